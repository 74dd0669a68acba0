"""The keys of the intake page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.views.intake.procedure import LETTERS

if TYPE_CHECKING:
    from ui.views.intake.page import IntakePage


def keys_of(page: IntakePage) -> dict[str, Callable[[], None]]:
    """Return what each key does; a key that means nothing at the moment does nothing."""
    act = page.presenter
    keys: dict[str, Callable[[], None]] = {
        "F10": page.request,
        "F11": page.refuse,
        "Ctrl+E": page.next_fault,
        "Ctrl+F": page.look_for_procedure,
        "Ctrl+B": page.bring_papers,
        "Ctrl+N": act.next_citizen,
        "Ctrl+Shift+N": act.same_person,
        "Ctrl+P": page.print_key,
        "Ctrl+K": act.print_control_sheet,
        "Ctrl+R": page.restore_key,
        "Alt+Y": page.columns.outlook.promise.open_why,
        "Alt+V": page.columns.outlook.hand_over,
        "Alt+Z": act.undo_card,
        "Ctrl+H": page.correct_key,
        "Alt+T": page.ask_beyond,
        "Alt+K": page.type_by_hand,
        "Alt+N": act.go_over,
        "Ctrl+Shift+G": page.open_group,
        "Ctrl+Shift+A": act.add_procedure,
        "Ctrl+Shift+X": act.remove_procedure,
    }
    keys |= page.attaching.keys() | page.knowing.keys()
    for back, on in (("Ctrl+PgUp", "Ctrl+PgDown"), ("Alt+Left", "Alt+Right")):
        keys |= {back: partial(act.step, -1), on: partial(act.step, 1)}
    keys |= {f"Alt+{column}": partial(page.go, column) for column in (1, 2, 3)}
    keys |= {f"Alt+{letter}": partial(page.choose_letter, place) for place, letter in enumerate(LETTERS)}
    keys |= {f"Ctrl+{digit}": partial(page.quick_pick, digit) for digit in range(1, 9)}
    return keys
