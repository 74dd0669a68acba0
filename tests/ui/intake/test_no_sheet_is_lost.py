"""Whatever is pressed: a sheet that was ever on the page is received, refused, dropped on purpose, on the page, or kept."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from services.bootstrap import open_desk
from services.domain.slip import SlipKind
from services.store import dossiers, drafts, slips
from tests.desks import KEY, Answering, Clock
from tests.ui.intake.conftest import Counter
from tests.ui.pages import OFFICER, until
from ui import theme
from ui.presenters.intake_sheet import Sheet, sheet_of
from ui.tasks import Lanes
from ui.views.intake.page import IntakePage

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
CARDS = (
    "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024",
    "033090000002||LÊ VĂN MỚI|05051990|Nam|Xã Thử, Hưng Yên|04072024||||",
    "033185000003||PHẠM THỊ BA|01011985|Nữ|Xã Thử, Hưng Yên|04072021",
)
Key = Qt.Key
KEYS = {
    "next citizen": (Key.Key_N, CTRL), "who waits": (Key.Key_B, CTRL), "open again": (Key.Key_R, CTRL),
    "search": (Key.Key_F, CTRL), "first procedure": (Key.Key_1, CTRL), "third procedure": (Key.Key_3, CTRL),
    "sixth procedure": (Key.Key_6, CTRL), "receive": (Key.Key_F9, NONE), "ask for papers": (Key.Key_F10, NONE),
    "refuse": (Key.Key_F11, NONE), "case or ground": (Key.Key_A, ALT), "undo the card": (Key.Key_Z, ALT),
    "go over": (Key.Key_N, ALT), "another procedure": (Key.Key_A, CTRL | SHIFT),
    "take it out": (Key.Key_X, CTRL | SHIFT), "the whole group": (Key.Key_G, CTRL | SHIFT),
    "same person": (Key.Key_N, CTRL | SHIFT), "other tab": (Key.Key_Right, ALT), "papers": (Key.Key_2, ALT),
    "person": (Key.Key_1, ALT), "enter": (Key.Key_Return, NONE), "escape": (Key.Key_Escape, NONE),
    "drop": (Key.Key_Delete, NONE), "down": (Key.Key_Down, NONE), "space": (Key.Key_Space, NONE),
    "tab": (Key.Key_Tab, NONE), "next fault": (Key.Key_E, CTRL),
}  # fmt: skip
ACTS = st.one_of(
    st.sampled_from(sorted(KEYS)),
    st.sampled_from([f"scan {n}" for n in range(len(CARDS))]),
    st.sampled_from(["type lan", "type 0900000127", "type 12/3", "away and back", "lock", "forget the offer"]),
    st.sampled_from(["close", "crash"]),
)


class Shift:
    """One officer, one page, through closing and crashing; remembers every sheet that was ever on the page."""

    def __init__(self, home: Path) -> None:
        self._home, self._clock = home, Clock()
        self.seen: dict[UUID, Sheet] = {}
        self.given_up: set[UUID] = set()
        self._open()

    def _open(self) -> None:
        self._store = ExitStack()
        self.desk = self._store.enter_context(
            open_desk(self._home, KEY, now=self._clock, receivers={"province": Answering()})
        )
        self.lanes = Lanes()
        self.counter = Counter(IntakePage(self.desk, OFFICER, self.lanes))
        self.counter.resize(1290, 628)
        theme.dress(self.counter)
        self.counter.show()
        self.counter.activateWindow()
        self.counter.page.entered()
        self.quiet()

    def quiet(self) -> None:
        """Let everything asked for be answered."""
        for _ in range(5):
            assert self.lanes.settle(20)
            QApplication.processEvents()

    def do(self, act: str) -> None:
        """Do one thing as a person does it, and remember what is on the page then."""
        before = self._on_page()
        page = self.counter.page
        if act in KEYS:
            self.counter.press(*KEYS[act])
        elif act.startswith("scan"):
            page.scanned(CARDS[int(act[-1])])
        elif act.startswith("type") and QApplication.focusWidget() is not None:
            self.counter.type(act.removeprefix("type "))
        elif act == "away and back":
            page.left()
            page.entered()
        elif act == "lock":
            page.keep()
            page.come_back()
        elif act == "forget the offer" and page.offer.isVisible():
            page.offer.drop.click()
        elif act in ("close", "crash"):
            self._end(crash=act == "crash")
        self.quiet()
        after = self._on_page()
        if act == "take it out":
            self.given_up |= set(before) - set(after)
        self.seen |= after

    def _on_page(self) -> dict[UUID, Sheet]:
        """Return what has something of its own: in a visit the pages with a procedure, alone any that is not blank."""
        act = self.counter.page.presenter
        for emptied in (sheet.id for sheet in act.sheets if sheet.blank):
            self.seen.pop(emptied, None)
        if act.received is not None:
            return {}
        return {s.id: s for s in act.sheets if not s.blank and (s.procedure or not act.together)}

    def _end(self, *, crash: bool) -> None:
        page = self.counter.page
        if crash:
            until(lambda: not page._saver._soon.isActive(), "the second to be over")
            self.quiet()
        else:
            page.left()
        assert self.lanes.close(20)
        self.counter.hide()
        self.counter.deleteLater()
        self._store.close()
        self._open()

    def lost(self) -> dict[UUID, str]:
        """Return the sheets that are nowhere, and those that are kept otherwise than they were seen last."""
        until(lambda: not self.counter.page._saver._soon.isActive(), "the second to be over")
        self.quiet()
        on_page = self._on_page()
        return {
            i: why for i, s in self.seen.items() if i not in self.given_up and (why := self._missed(s, i in on_page))
        }

    def _missed(self, sheet: Sheet, on_page: bool) -> str:
        with self.desk.place.store.read() as db:
            if dossiers.by_form(db, sheet.id) or slips.of_form(db, sheet.id, SlipKind.REFUSAL):
                return ""
            draft = drafts.holding(db, sheet.id)
            if draft is None:
                dropped = sheet.id in drafts.dropped(db, [sheet.id])
                return "" if dropped or on_page else "nowhere"
        if on_page:
            return ""
        part = next(part for part in draft.parts if part.form.id == sheet.id)
        kept = sheet_of(part, sheet.procedure)
        same = (kept.person, kept.answers, kept.case) == (sheet.person, sheet.answers, sheet.case)
        return "" if same and part.form.procedure == (sheet.procedure.code if sheet.procedure else "") else "changed"

    def close(self) -> None:
        """End the shift."""
        self.lanes.close(20)
        self.counter.hide()
        self.counter.deleteLater()
        self._store.close()


def _try(made_home: Path, tmp_path: Path, examples: int) -> None:
    number = iter(range(10_000))

    # A sequence takes seconds; making a failing one shorter would take minutes, and it can be read as it is.
    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),
    )  # fmt: skip
    @given(st.lists(ACTS, min_size=10, max_size=18))
    def every(acts: list[str]) -> None:
        home = tmp_path / f"home{next(number)}"
        shutil.copytree(made_home, home)
        with ExitStack() as ends:
            shift = Shift(home)
            ends.callback(shift.close)
            for act in acts:
                shift.do(act)
            assert shift.lost() == {}, acts
        shutil.rmtree(home)

    every()


def test_no_sequence_of_keys_loses_a_sheet(qapp, made_home, tmp_path):
    _try(made_home, tmp_path, 4)


@pytest.mark.long
def test_no_sequence_of_keys_of_many_loses_a_sheet(qapp, made_home, tmp_path):
    _try(made_home, tmp_path, 150)


def test_a_whole_mornings_muddle_loses_nobody(qapp, made_home, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(made_home, home)
    with ExitStack() as ends:
        shift = Shift(home)
        ends.callback(shift.close)
        for act in (
            "scan 0", "third procedure", "ask for papers", "scan 1", "first procedure", "next citizen", "type lan",
            "enter", "crash", "scan 2", "third procedure", "who waits", "down", "enter", "lock", "close", "open again",
            "who waits", "escape", "another procedure", "first procedure", "crash", "open again", "next citizen",
            "who waits", "down", "drop", "open again", "who waits", "enter",
        ):  # fmt: skip
            shift.do(act)

        assert shift.lost() == {}
        assert len(shift.seen) >= 4
