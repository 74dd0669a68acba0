"""What the notice bar says of what happened on the intake page."""

from __future__ import annotations

from ui.components import Step
from ui.notice import Notice
from ui.presenters.intake import IntakePresenter
from ui.presenters.intake_view import Happened
from ui.translate import tr
from ui.views.intake.words import day_text, notes_text


def notice_of(what: Happened, presenter: IntakePresenter) -> Notice:
    """Return the sentence for what happened, with its next step or its undo."""
    back = Step(tr("Open it again"), "Ctrl R", "undo", presenter.open_aside)
    number = what.what
    if what.kind == "card_read":
        return _card(what, presenter)
    if what.kind == "card_other":
        return _other(what, presenter)
    if what.kind == "prints_wait":
        step = Step(tr("Print them"), "Ctrl P", "printer", presenter.print_waiting)
        return Notice(tr("%n pages wait for the printer.", int(number)), "wait", "printer", step)
    if what.kind == "draft_dropped":
        return Notice(
            tr("The draft is forgotten."), "done", "", Step(tr("Undo"), "Ctrl R", "undo", presenter.undo_drop)
        )
    if what.kind == "in_hands":
        words = tr(
            "{who} is typing this sheet. Choose it once more to take it over; what {who} types then is kept apart."
        )
        return Notice(words.format(who=number), "wait", "person")
    if what.kind == "copied":
        words = tr("{who} took this sheet over. What you type is kept as a sheet of its own; both are in the list.")
        return Notice(words.format(who=number), "wait", "copy")
    if what.kind == "requested":
        words = tr("Form **{number}** asks for the missing papers. The draft is kept for the next visit.")
        return Notice(words.format(number=number), "done", "", back)
    plain = {
        "not_understood": (tr("That code is neither an identity card nor a receipt of ours."), "wait"),
        "old_card": (tr("An identity card of before, of 9 digits, has no code to read: type by hand."), "wait"),
        "number_damaged": (
            tr("The card's number did not come whole, so nothing was filled in. Scan again, or type by hand."),
            "wait",
        ),
        "card_same": (tr("This card is read already; nothing changed."), "done"),
        "put_aside": (tr("The dossier half typed is kept as a draft."), "done"),
        "received": (tr("**{number}** is received and safe on this machine.").format(number=number), "done"),
        "known": (tr("**{number}** had been received before; nothing was stored twice.").format(number=number), "wait"),
        "whose_card": (tr("Both are filled in: put the caret into the part the card belongs to, then scan."), "wait"),
        "taken_over": (tr("Filled in as told last time."), "done"),
        "joined": (tr("The papers are with **{number}** now; the sheet is let go.").format(number=number), "done"),
        "undone": (
            tr("The reception is undone, number **{number}** is void. Mend the sheet, then receive it again.").format(
                number=number
            ),
            "wait",
        ),
        "undone_aside": (
            tr("The reception of **{number}** is undone; its sheet waits with the citizens who bring papers.").format(
                number=number
            ),
            "wait",
        ),
        "refused": (tr("Form **{number}** gives the reason of the refusal.").format(number=number), "done"),
    }
    text, tone = plain[what.kind]
    if what.kind == "taken_over":
        return Notice(text, tone, "", Step(tr("Undo"), "Alt Z", "undo", presenter.undo_card))
    return Notice(text, tone, "", back if what.kind == "put_aside" else None)


def _other(what: Happened, presenter: IntakePresenter) -> Notice:
    step = Step(tr("Undo"), "Alt Z", "undo", presenter.undo_card)
    words = tr("Card of another citizen: **{name}**. The sheet before is kept (Ctrl B).").format(name=what.what)
    if what.notes:
        words = tr("{card} {notes}.").format(card=words, notes=notes_text(what.notes))
    return Notice(words, "wait" if what.notes else "done", "", step)


def _card(what: Happened, presenter: IntakePresenter) -> Notice:
    step = Step(tr("Undo"), "Alt Z", "undo", presenter.undo_card)
    if what.notes:
        words = tr("Card read: **{name}**. {notes}.") if what.what else tr("Card read. {notes}.")
        return Notice(words.format(name=what.what, notes=notes_text(what.notes)), "wait", "triangle", step)
    if what.day:
        words = tr("Identity card read: **{name}**. Card issued on {day}.")
        return Notice(words.format(name=what.what, day=day_text(what.day)), "done", "", step)
    return Notice(tr("Identity card read: **{name}**.").format(name=what.what), "done", "", step)
