"""Scanned papers of a form: attached, put in order, received with it, kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from services.bootstrap import open_desk
from services.domain.attachment import Box, Crop, Drop, Rotate, Source
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.errors import (
    InvalidForm,
    PaperDamaged,
    PaperKept,
    PaperSigned,
    PaperUnfit,
    UnknownDossier,
    UnknownPaper,
    WrongState,
)
from services.store import attachments, journal, outbox
from tests.desks import KEY
from tests.files.papers import jpeg, pdf, png, signed_pdf, turned_jpeg


def stored(home: Path) -> list[Path]:
    return sorted(path for path in (home / "papers").glob("??/*") if path.is_file())


def events(desk, subject) -> list[str]:
    with desk.place.store.read() as db:
        return [line.event.value for line in journal.about(db, str(subject))]


def bodies(desk, dossier) -> list[tuple[str, int, list[object]]]:
    with desk.place.store.read() as db:
        rows = [row for row in outbox.of_dossier(db, dossier.id) if row.kind is not EntryKind.PROGRESS]
    return [(row.kind.value, row.version, row.body["files"]) for row in rows]


def test_a_paper_is_attached_to_a_form_and_is_there_whole(desk, officer, complete):
    form, content = complete(), turned_jpeg()

    paper = desk.papers.attach(officer, form.id, content, title="C:\\Users\\a\\giấy tờ.jpg", component=0)

    assert (paper.title, paper.component, paper.place, paper.source) == ("giấy tờ.jpg", 0, 0, Source.FILE)
    assert (paper.original_size, paper.notes, paper.added_by) == (len(content), ("turned",), officer.name)
    assert desk.papers.of_form(officer, form.id) == (paper,)
    assert len(desk.papers.content(officer, paper.id)) == paper.size
    assert desk.papers.picture(officer, paper.id, 0, 64).startswith(b"\x89PNG")
    assert events(desk, form.id) == ["attached"]


def test_a_title_is_composed_and_one_line(desk, officer):
    name = "/home/x/Gia\u0302\u0301y\u200b\n khai sinh" + "x" * 300 + ".pdf/"

    paper = desk.papers.attach(officer, uuid4(), pdf(), title=name)

    assert paper.title.startswith("Giấy khai sinh")
    assert len(paper.title) == 200


def test_the_journal_and_the_disk_say_nothing_of_what_a_paper_was_called(desk, officer, home):
    form = uuid4()
    desk.papers.attach(officer, form, jpeg(), title="CCCD Tran Thi Mau 033301000001.jpg")

    with desk.place.store.read() as db:
        from sqlalchemy import text

        details = db.execute(text("SELECT details FROM journal_details ORDER BY sequence DESC LIMIT 1")).scalar_one()
    assert sorted(json.loads(details)) == ["component", "id", "sha256"]
    assert not any("033301" in str(path) for path in home.rglob("*"))


def test_the_same_scan_twice_is_one_file_and_two_papers(desk, officer, home):
    content = jpeg()
    first = desk.papers.attach(officer, uuid4(), content)
    second = desk.papers.attach(officer, uuid4(), content)

    assert first.digest == second.digest
    assert len(stored(home)) == 1
    with desk.place.store.read() as db:
        assert {a.id for a in attachments.of_original(db, [first.original_sha256])} == {first.id, second.id}


def test_an_unfit_paper_leaves_nothing(desk, officer, home):
    form = uuid4()
    with pytest.raises(PaperUnfit):
        desk.papers.attach(officer, form, b"MZ\x90", title="hoa-don.pdf")

    assert (desk.papers.of_form(officer, form), stored(home), events(desk, form)) == ((), [], [])


def test_a_paper_taken_off_comes_back_where_it_was(desk, officer):
    form = uuid4()
    first, second = (desk.papers.attach(officer, form, jpeg(300 + n), component=n) for n in range(2))

    desk.papers.detach(officer, first.id)
    assert desk.papers.of_form(officer, form) == (second,)
    with pytest.raises(UnknownPaper):
        desk.papers.content(officer, first.id)
    assert desk.papers.bring_back(officer, first.id) == first

    assert desk.papers.of_form(officer, form) == (first, second)
    assert events(desk, form) == ["attached", "attached", "detached", "attached"]


@pytest.mark.parametrize("act", ["content", "detach", "bring_back", "assign", "picture", "change"])
def test_a_paper_that_is_not_there_is_refused_by_name(desk, officer, act):
    more = {"assign": (0,), "picture": (0, 100), "change": (Rotate(0, 1),)}.get(act, ())
    with pytest.raises(UnknownPaper):
        getattr(desk.papers, act)(officer, uuid4(), *more)


def test_a_paper_is_said_to_show_another_component(desk, officer):
    form = uuid4()
    paper = desk.papers.attach(officer, form, jpeg())

    assert desk.papers.assign(officer, paper.id, 3) == replace(paper, component=3)
    assert desk.papers.of_form(officer, form) == (replace(paper, component=3),)
    with pytest.raises(InvalidForm, match="component"):
        desk.papers.assign(officer, paper.id, -1)


def test_an_edit_keeps_the_paper_and_the_hash_of_what_came(desk, officer):
    form, content = uuid4(), pdf(3)
    paper = desk.papers.attach(officer, form, content, title="ba trang", component=2)

    for edit in (Rotate(0, 1), Drop(2), Crop(1, Box(0, 0, 0.5, 0.5))):
        changed = desk.papers.change(officer, paper.id, edit)

    assert desk.papers.of_form(officer, form) == (changed,)
    assert (changed.id, changed.pages, changed.notes) == (paper.id, 2, ("edited",))
    assert (changed.original_sha256, changed.original_size) == (paper.original_sha256, len(content))
    assert changed.sha256 != paper.sha256


def test_several_papers_become_one_in_the_order_said(desk, officer):
    form = uuid4()
    parts = [desk.papers.attach(officer, form, content, title=t) for content, t in ((jpeg(), "a"), (pdf(2), "b"))]

    whole = desk.papers.join(officer, [parts[1].id, parts[0].id], 1)

    assert desk.papers.of_form(officer, form) == (whole,)
    assert (whole.pages, whole.title, whole.component) == (3, "b", 1)
    assert whole.original_sha256 == parts[1].original_sha256


def test_joining_what_cannot_be_joined_is_refused_and_changes_nothing(desk, officer):
    form = uuid4()
    one = desk.papers.attach(officer, form, jpeg())
    other = desk.papers.attach(officer, uuid4(), pdf())
    signed = desk.papers.attach(officer, form, signed_pdf())

    for ids in ([one.id], [one.id, one.id], [one.id, other.id], []):
        with pytest.raises(InvalidForm):
            desk.papers.join(officer, ids, None)
    with pytest.raises(PaperSigned):
        desk.papers.join(officer, [one.id, signed.id], None)
    with pytest.raises(PaperSigned):
        desk.papers.change(officer, signed.id, Rotate(0, 1))

    assert desk.papers.of_form(officer, form) == (one, signed)


def test_a_form_has_at_most_a_hundred_papers(desk, officer):
    form, content = uuid4(), png(20, 20, "1")
    for _ in range(100):
        desk.papers.attach(officer, form, content)

    with pytest.raises(PaperUnfit, match="too_many_files 100"):
        desk.papers.attach(officer, form, content)


def test_a_dossier_is_received_with_its_scanned_papers(desk, officer, complete):
    form = complete()
    paper = desk.papers.attach(officer, form.id, jpeg(), component=0)
    stray = desk.papers.attach(officer, form.id, pdf(), component=77)
    gone = desk.papers.attach(officer, form.id, png())
    desk.papers.detach(officer, gone.id)

    dossier = desk.intake.receive(officer, form).dossier

    assert [(f.id, f.component) for f in dossier.terms.files] == [(paper.id, 0), (stray.id, None)]
    assert (dossier.version, dossier.scanned) == (1, {0})
    ((kind, version, files),) = bodies(desk, dossier)
    assert (kind, version) == ("dossier", 1)
    assert files[0] == {
        "id": str(paper.id), "component": 0, "kind": "jpeg", "size": paper.size, "sha256": paper.sha256, "pages": 1,
        "code": "", "title": dossier.papers[0].name,
    }  # fmt: skip
    assert desk.registry.open(officer, dossier.number).attachments == (paper, stray)


def test_the_receipt_marks_a_paper_that_is_there_as_a_file(desk, officer, complete):
    import pypdfium2

    form, plain = complete(), complete()
    desk.papers.attach(officer, form.id, jpeg(), component=0)
    said = []
    for one in (form, plain):
        number = desk.intake.receive(officer, one).dossier.number
        page = desk.print_jobs.pdf(officer, desk.print_jobs.receipt_of(officer, number))
        with pypdfium2.PdfDocument(page) as document:
            said.append(" ".join(document[0].get_textpage().get_text_range().split()))

    assert "bản điện tử" in said[0]
    assert "bản điện tử" not in said[1]


def test_a_paper_brought_later_makes_a_new_version_and_is_told_on(desk, officer, complete):
    dossier = desk.intake.receive(officer, complete()).dossier

    paper = desk.papers.attach(officer, dossier.form_id, pdf(), component=0)

    later = desk.registry.open(officer, dossier.number).dossier
    assert (later.version, [f.id for f in later.terms.files]) == (2, [paper.id])
    assert [(kind, version, len(files)) for kind, version, files in bodies(desk, dossier)] == [
        ("dossier", 1, 0),
        ("update", 2, 1),
    ]
    assert Event.ATTACHED.value in events(desk, dossier.number)
    desk.papers.assign(officer, paper.id, None)
    assert bodies(desk, dossier)[-1][1:] == (3, [{**bodies(desk, dossier)[1][2][0], "component": None, "title": ""}])


def test_saying_again_what_a_paper_shows_tells_nobody(desk, officer, complete):
    dossier = desk.intake.receive(officer, complete()).dossier
    paper = desk.papers.attach(officer, dossier.form_id, pdf(), component=0)

    desk.papers.assign(officer, paper.id, 0)

    assert len(bodies(desk, dossier)) == 2


def test_what_was_received_is_neither_removed_nor_changed(desk, officer, complete):
    form = complete()
    papers = [desk.papers.attach(officer, form.id, content, component=0) for content in (jpeg(), pdf())]
    number = desk.intake.receive(officer, form).dossier.number

    for act in (
        lambda: desk.papers.detach(officer, papers[0].id),
        lambda: desk.papers.change(officer, papers[1].id, Drop(0)),
        lambda: desk.papers.join(officer, [p.id for p in papers], 0),
    ):
        with pytest.raises(PaperKept, match=number):
            act()
    with pytest.raises(InvalidForm, match="component"):
        desk.papers.attach(officer, form.id, jpeg(), component=77)

    assert desk.papers.of_form(officer, form.id) == tuple(papers)


def test_a_void_dossier_gets_no_papers(desk, officer, supervisor, complete):
    form = complete()
    number = desk.intake.receive(officer, form).dossier.number
    desk.life.void(supervisor, number, "nhầm")

    with pytest.raises(WrongState):
        desk.papers.attach(officer, form.id, jpeg())
    with pytest.raises(WrongState):
        desk.papers.add(officer, number, [desk.papers.keep(officer, jpeg(), "", None)])


def test_papers_kept_for_a_form_are_received_with_it_or_not_at_all(desk, officer, complete):
    form, lacking = complete(), complete(answers=())
    scans = [desk.papers.keep(officer, jpeg(), "mặt trước", 0), desk.papers.keep(officer, pdf(), "", None)]
    assert not desk.papers.is_received(officer, form.id)

    with pytest.raises(Exception, match="missing"):
        desk.intake.receive(officer, lacking, scans)
    dossier = desk.intake.receive(officer, form, scans).dossier
    again = desk.intake.receive(officer, form, scans).dossier

    assert desk.papers.is_received(officer, form.id)
    assert desk.papers.of_form(officer, lacking.id) == ()
    assert [f.component for f in dossier.terms.files] == [0, None]
    assert again == dossier
    assert len(desk.papers.of_form(officer, form.id)) == 2


def test_a_kept_paper_whose_file_went_stops_the_reception(desk, officer, complete, home):
    form = complete()
    scan = desk.papers.keep(officer, jpeg(), "", 0)
    stored(home)[0].unlink()

    with pytest.raises(PaperDamaged):
        desk.intake.receive(officer, form, [scan])

    assert not desk.papers.is_received(officer, form.id)


def test_papers_are_added_to_a_dossier_in_one_version(desk, officer, complete):
    dossier = desk.intake.receive(officer, complete()).dossier
    scans = [desk.papers.keep(officer, content, "", 0) for content in (jpeg(), pdf())]

    later = desk.papers.add(officer, dossier.number, scans)

    assert (later.version, len(later.terms.files)) == (2, 2)
    with pytest.raises(UnknownDossier):
        desk.papers.add(officer, "khong-co", scans)


def test_papers_come_with_the_supplement_in_one_version(desk, officer, complete):
    number = desk.intake.receive(officer, complete()).dossier.number
    waiting = desk.life.request_supplement(officer, number, "Bản sao hộ chiếu")

    whole = desk.life.receive_supplement(officer, number, [desk.papers.keep(officer, jpeg(), "", 0)])

    assert (whole.version, len(whole.terms.files)) == (waiting.version + 1, 1)


def test_verify_finds_a_damaged_and_a_missing_file_and_names_the_papers(desk, officer, home):
    papers = [desk.papers.attach(officer, uuid4(), jpeg(300 + n)) for n in range(3)]
    assert desk.keeping.verify().whole
    first, second = (home / "papers" / p.digest[:2] / p.digest for p in papers[:2])
    first.write_bytes(first.read_bytes()[:100])
    second.unlink()

    found = desk.keeping.verify()

    assert not found.whole
    assert (found.papers, set(found.papers_damaged)) == (3, {str(papers[0].id), str(papers[1].id)})
    assert len(list((home / "papers" / "quarantine").iterdir())) == 1
    with pytest.raises(PaperDamaged, match=str(papers[0].id)):
        desk.papers.content(officer, papers[0].id)


def test_a_file_that_a_sweep_took_before_its_row_came_is_put_back(desk, officer, home):
    form, taken = uuid4(), []

    def sweeping() -> object:
        """Return the time, after taking what lies in the vault, as a sweep of another process would."""
        for path in stored(home):
            path.unlink()
            taken.append(path)
        return clock()

    clock = desk.place.now
    hurried = replace(desk.place, now=sweeping)
    from services.cases.papers import Papers

    paper = Papers(hurried).attach(officer, form, jpeg())

    assert taken
    assert len(desk.papers.content(officer, paper.id)) == paper.size


def test_what_belongs_to_nothing_is_swept_once_a_day_when_the_desk_opens(home, clock, officer):
    import os

    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        kept = desk.papers.attach(officer, uuid4(), jpeg())
        desk.papers.keep(officer, pdf(), "", None)
    for path in stored(home):
        os.utime(path, (0, 0))
    assert len(stored(home)) == 2

    with open_desk(home, KEY, now=clock, receivers={}):
        assert len(stored(home)) == 2
    (home / "papers" / ".swept").unlink()
    with open_desk(home, KEY, now=clock, receivers={}):
        assert [path.name for path in stored(home)] == [kept.digest]


def test_a_copy_of_a_sheet_gets_the_papers_once_and_the_sheet_keeps_its_own(desk, officer):
    sheet, copy = uuid4(), uuid4()
    first = desk.papers.attach(officer, sheet, pdf(), component=0)
    desk.papers.attach(officer, sheet, jpeg())

    followed = desk.papers.follow(officer, sheet, copy)
    again = desk.papers.follow(officer, sheet, copy)

    kept = desk.papers.of_form(officer, sheet)
    assert again == followed
    assert [(p.digest, p.place, p.component) for p in followed] == [(p.digest, p.place, p.component) for p in kept]
    assert {p.id for p in followed}.isdisjoint({p.id for p in kept})
    desk.papers.detach(officer, first.id)
    assert len(desk.papers.of_form(officer, copy)) == 2
