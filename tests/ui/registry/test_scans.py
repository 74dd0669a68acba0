"""The scanned papers of a dossier on its page: seen inside the window, saved outside on purpose only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.attachment import Source
from tests.desks import single_form
from tests.files.papers import pdf
from tests.ui.pages import OFFICER, until
from ui.views.registry.page import RegistryPage


def opened(desk, lanes, show) -> tuple[RegistryPage, str]:
    """Return the register with a dossier open that has a paper of two pages, and its number."""
    form = single_form()
    desk.papers.attach(OFFICER, form.id, pdf(2), component=0, source=Source.SCANNER)
    number = desk.intake.receive(OFFICER, form).dossier.number
    page = show(RegistryPage(desk, OFFICER, lanes))
    page.resize(1290, 628)
    page.open(number)
    until(lambda: page.scans.strips, "the dossier")
    return page, number


def test_a_dossiers_page_shows_its_papers_small_and_one_large_within_the_window(desk, lanes, show, tmp_path):
    page, _ = opened(desk, lanes, show)
    before = {file for file in tmp_path.rglob("*") if file.is_file()}

    until(lambda: page.scans.strips[0].pictures() == 2, "the small pictures")
    page.shortcuts()["Ctrl+D"]()
    until(lambda: page.scans.viewer.shown() is not None, "the page")

    assert "Tờ khai" in page.scans.viewer._title.text()
    assert {file for file in tmp_path.rglob("*") if file.is_file()} - before == set()
    QTest.keyClick(page.scans.viewer, Qt.Key.Key_Escape)
    assert page._stack.currentWidget() is page.whole


def test_a_copy_is_saved_where_a_person_says_under_the_dossiers_number(desk, lanes, show, tmp_path):
    page, number = opened(desk, lanes, show)
    asked, said = [], []
    page.notice.connect(said.append)
    page.scans.ask = lambda _, name: asked.append(name) or str(tmp_path / name)
    page.scans.open_first()

    page.scans.viewer.save.click()
    until(lambda: said, "the notice")

    assert asked == [f"{number}-1.pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")
    assert "not encrypted" in said[0].text


def test_a_folder_that_cannot_be_written_is_told(desk, lanes, show, tmp_path):
    page, _ = opened(desk, lanes, show)
    said = []
    page.notice.connect(said.append)
    page.scans.ask = lambda _, name: str(tmp_path / "gone" / name)
    page.scans.open_first()

    page.scans.viewer.save.click()
    until(lambda: said, "the notice")

    assert said[0].tone == "wrong"


def test_a_dossier_without_papers_has_no_card_for_them(desk, lanes, show):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    page = show(RegistryPage(desk, OFFICER, lanes))
    page.open(number)
    until(lambda: page.scans._file is not None, "the dossier")

    assert page.scans.strips == []
    page.scans.open_first()
    assert page._stack.currentWidget() is page.whole
