"""Papers attached on the intake page: dropped, pasted, chosen, put in order by keys; they stay with their sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from services.domain.attachment import Kind, Source
from services.domain.checklist import PaperState
from tests.files.papers import jpeg, pdf, png
from tests.ui.intake.conftest import Counter
from tests.ui.pages import OFFICER, until
from ui.views.intake.page import IntakePage

CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def filled(counter) -> Counter:
    """A sheet of 1.004873 whose form is here."""
    counter.page.scanned(CARD)
    counter.page.quick_pick(3)
    counter.wait(lambda: counter.sheet.procedure, "the procedure")
    counter.page.presenter.answer(0, PaperState.HANDED_IN)
    return counter


def papers(counter):
    """Return what is attached to the sheet in sight."""
    return counter.page.attaching.presenter.papers


def choose(counter, *files: Path) -> None:
    """Choose files by Ctrl O and wait until each is in or was refused."""
    counter.page.attaching.choose = lambda _: [str(file) for file in files]
    counter.press(Qt.Key.Key_O, CTRL)
    settled(counter)


def settled(counter) -> None:
    """Wait until nothing is on its way in."""
    done: list[bool] = []
    counter.page.attaching.presenter.settled(lambda: done.append(True))
    counter.wait(lambda: done, "the papers")


def file(folder: Path, name: str, content: bytes) -> Path:
    """Return a file with this content."""
    (folder / name).write_bytes(content)
    return folder / name


def drop(counter, where: QPoint, data: QMimeData) -> QDropEvent:
    """Drag something over the page and drop it, with the events a window gets."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where, copy, data, left, none)
    QApplication.sendEvent(counter.page, entered)
    dropped = QDropEvent(QPointF(where), copy, data, left, none)
    if entered.isAccepted():
        QApplication.sendEvent(counter.page, dropped)
    return dropped


def of_files(*files: Path) -> QMimeData:
    """Return files as they are dragged or copied."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def row(counter, place: int) -> QPoint:
    """Return the middle of a row of the checklist on the page."""
    line = list(counter.page.columns.checklist.papers._lines.values())[place]
    return line.mapTo(counter.page, line.rect().center())


def test_a_chosen_file_belongs_to_the_first_paper_that_is_here_and_its_row_says_so(filled, tmp_path):
    choose(filled, file(tmp_path, "TRAN THI MAU.pdf", pdf(2)))

    (paper,) = papers(filled)
    chip = filled.page.columns.checklist.attach.chips[0]
    name = filled.page.columns.checklist.papers._names[0]
    assert (paper.component, paper.pages, paper.source, paper.title) == (0, 2, Source.FILE, "")
    assert chip.text().startswith("1 · ")
    assert "2 pages" in chip.text()
    assert name.copy.words.text() == "electronic copy · 2 pages"
    saver = filled.page._saver
    filled.wait(lambda: not saver._soon.isActive() and not saver._promised.isActive(), "the draft")
    assert "Draft saved" in filled.page.saved.text()


def test_a_file_dropped_on_a_row_belongs_to_that_paper_and_stays_where_it_lies(filled, tmp_path):
    lying = file(tmp_path, "scan.jpg", jpeg())

    dropped = drop(filled, row(filled, 1), of_files(lying))
    settled(filled)

    (paper,) = papers(filled)
    index = list(filled.page.columns.checklist.papers.states())[1]
    assert dropped.dropAction() is Qt.DropAction.CopyAction
    assert paper.component == index
    assert lying.exists()


def test_the_page_shows_where_it_takes_what_is_dragged_over_it(filled, tmp_path):
    data, none = of_files(file(tmp_path, "scan.jpg", jpeg())), Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(row(filled, 0), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    sign = filled.page.attaching.drops.sign

    QApplication.sendEvent(filled.page, over)

    assert over.isAccepted()
    assert sign.isVisible()
    assert "Tờ khai" in sign.words()


def test_words_dragged_over_the_page_are_not_taken(filled):
    data = QMimeData()
    data.setText("một câu")

    drop(filled, row(filled, 0), data)

    assert papers(filled) == ()
    assert not filled.page.attaching.drops.sign.isVisible()


def test_a_picture_is_pasted_from_anywhere_but_a_text_field(filled):
    picture = QImage.fromData(png())
    QApplication.clipboard().setImage(picture)

    filled.page.columns.person.phone.line.setFocus()
    filled.press(Qt.Key.Key_V, CTRL)
    assert papers(filled) == ()
    filled.page.columns.checklist.papers.focus()
    filled.press(Qt.Key.Key_V, CTRL)
    settled(filled)

    (paper,) = papers(filled)
    assert (paper.kind, paper.source) == (Kind.PNG, Source.PASTE)


def test_files_copied_elsewhere_are_pasted(filled, tmp_path):
    QApplication.clipboard().setMimeData(of_files(file(tmp_path, "a.pdf", pdf(1)), file(tmp_path, "b.jpg", jpeg())))

    filled.page.columns.checklist.papers.focus()
    filled.press(Qt.Key.Key_V, CTRL)
    settled(filled)

    assert [paper.kind for paper in papers(filled)] == [Kind.PDF, Kind.JPEG]


def test_a_bad_file_is_refused_in_words_with_its_place_and_the_good_one_beside_it_is_taken(filled, tmp_path):
    bad, good = file(tmp_path, "bad.pdf", b"%PDF-1.7 nothing"), file(tmp_path, "good.pdf", pdf(1))
    filled.page.attaching.panel.show()

    choose(filled, bad, good, tmp_path / "gone.pdf")

    refused = filled.page.attaching.presenter.refused
    assert [(one.name, one.place) for one in refused] == [("bad.pdf", str(tmp_path)), ("gone.pdf", str(tmp_path))]
    assert filled.page.attaching.opened
    assert filled.said[-1].tone == "wrong"
    assert len(papers(filled)) == 1


def test_pages_are_turned_moved_and_removed_by_keys_and_the_focus_stays(filled, tmp_path):
    choose(filled, file(tmp_path, "three.pdf", pdf(3)))
    (first,) = papers(filled)
    strip = filled.page.attaching.panel.cards[0].strip
    assert QApplication.focusWidget() is strip
    counter, digests = filled, {first.digest}

    def changed() -> bool:
        return papers(counter)[0].digest not in digests

    for key, modifier in ((Qt.Key.Key_Right, CTRL), (Qt.Key.Key_Right, SHIFT)):
        counter.press(key, modifier)
        counter.wait(changed, "the change")
        digests.add(papers(counter)[0].digest)
    assert strip.page == 1
    counter.press(Qt.Key.Key_Delete)
    counter.wait(lambda: papers(counter)[0].pages == 2, "the page gone")

    (after,) = papers(counter)
    assert (after.id, after.original_sha256) == (first.id, first.original_sha256)
    assert QApplication.focusWidget() is strip


def test_two_files_become_one_and_a_file_taken_off_comes_back(filled, tmp_path):
    choose(filled, file(tmp_path, "a.pdf", pdf(2)), file(tmp_path, "b.jpg", jpeg()))
    filled.page.attaching.panel.cards[1].strip.setFocus()

    filled.press(Qt.Key.Key_J, CTRL)
    filled.wait(lambda: [p.pages for p in papers(filled)] == [3], "one file")
    filled.press(Qt.Key.Key_Delete, CTRL)
    filled.wait(lambda: papers(filled) == (), "no file")
    assert filled.said[-1].step.key == "Ctrl Z"
    filled.press(Qt.Key.Key_Z, CTRL)
    filled.wait(lambda: papers(filled), "the file again")

    assert [p.pages for p in papers(filled)] == [3]


def test_a_letter_says_which_paper_a_file_shows(filled, tmp_path):
    choose(filled, file(tmp_path, "a.pdf", pdf(1)))
    index = list(filled.page.columns.checklist.papers.states())[1]

    filled.press(Qt.Key.Key_B, ALT)
    filled.wait(lambda: papers(filled)[0].component == index, "the other paper")
    filled.press(Qt.Key.Key_B, ALT)

    filled.wait(lambda: papers(filled)[0].component is None, "no paper")


def test_the_panel_opens_and_closes_by_its_key_and_the_focus_goes_where_it_was(filled):
    filled.page.columns.person.phone.line.setFocus()

    filled.press(Qt.Key.Key_D, CTRL)
    assert filled.page.attaching.panel.isVisible()
    assert QApplication.focusWidget() is filled.page.attaching.panel.sources.choose
    filled.press(Qt.Key.Key_Escape)

    assert not filled.page.attaching.panel.isVisible()
    assert QApplication.focusWidget() is filled.page.columns.person.phone.line


def test_pictures_are_fetched_only_of_pages_in_sight(filled, tmp_path):
    choose(filled, file(tmp_path, "many.pdf", pdf(60)))
    strip = filled.page.attaching.panel.cards[0].strip

    filled.wait(lambda: strip.pictures() >= 5, "the first pictures")

    assert strip.pictures() < 60
    filled.press(Qt.Key.Key_End)
    filled.wait(lambda: 59 in strip._pictures, "the last picture")


def test_a_page_is_shown_large_and_esc_goes_back_step_by_step(filled, tmp_path):
    choose(filled, file(tmp_path, "two.pdf", pdf(2)))
    viewer = filled.page.attaching.panel.viewer

    filled.press(Qt.Key.Key_Return)
    filled.wait(lambda: viewer.shown() is not None, "the page")
    filled.press(Qt.Key.Key_Right)
    filled.wait(lambda: viewer.page == 1 and viewer.shown() is not None, "the second page")
    filled.press(Qt.Key.Key_Escape)
    assert filled.page.attaching.opened
    filled.press(Qt.Key.Key_Escape)

    assert not filled.page.attaching.opened


def test_papers_stay_with_their_sheet_through_the_next_citizen(filled, tmp_path):
    choose(filled, file(tmp_path, "a.pdf", pdf(1)))
    kept = papers(filled)

    filled.press(Qt.Key.Key_N, CTRL)
    filled.wait(lambda: filled.sheet.blank and papers(filled) == (), "the empty page")
    filled.press(Qt.Key.Key_R, CTRL)

    filled.wait(lambda: papers(filled) == kept, "the papers of the sheet set aside")
    assert filled.sheet.attached == 1


def test_a_paper_alone_makes_a_sheet_that_is_kept_and_offered_after_a_crash(counter, desk, lanes, show, tmp_path):
    choose(counter, file(tmp_path, "a.pdf", pdf(1)))
    form = counter.sheet.id
    counter.wait(lambda: desk.drafts.left(OFFICER), "the draft")

    again = Counter(IntakePage(desk, OFFICER, lanes))
    again.resize(1290, 628)
    show(again)
    again.page.entered()
    until(lambda: again.page.offer.isVisible(), "the offer")
    again.press(Qt.Key.Key_R, CTRL)

    until(lambda: [p.pages for p in papers(again)] == [1], "the paper")
    assert again.sheet.id == form


def test_each_sheet_of_a_visit_has_its_own_papers(filled, tmp_path):
    choose(filled, file(tmp_path, "a.pdf", pdf(1)))
    filled.press(Qt.Key.Key_Escape)

    filled.page.presenter.add_procedure()
    filled.wait(lambda: papers(filled) == (), "the new sheet")
    filled.page.presenter.switch(0)

    filled.wait(lambda: [p.pages for p in papers(filled)] == [1], "the paper of the first sheet")


def test_f9_waits_for_what_is_still_being_read(filled, desk, tmp_path):
    filled.page.attaching.choose = lambda _: [str(file(tmp_path, "a.pdf", pdf(1)))]

    filled.page.attaching.choose_files()
    filled.page.main_action()
    filled.wait(lambda: filled.page.presenter.received, "the reception")

    received = filled.page.presenter.received.dossier
    assert [p.pages for p in desk.papers.of_form(OFFICER, received.form_id)] == [1]
    assert [copy.component for copy in received.terms.files] == [0]
