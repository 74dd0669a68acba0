"""Scanned papers as values: what a file is, what can be done to it, what a dossier says of it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.attachment import (
    Attachment,
    Box,
    Crop,
    Drop,
    Kind,
    Move,
    Note,
    Rotate,
    Scan,
    Source,
    check_edit,
    copies,
    kind_of,
    merged,
    moved,
    title_of,
)
from services.domain.intake_form import form_from
from services.domain.named_files import NamedFile, named_files
from services.domain.plain import from_plain, to_plain
from services.errors import InvalidForm
from services.wording.papers import NOTES
from tests.desks import MORNING

SCAN = Scan(2, Kind.PDF, "giấy", "d" * 64, "s" * 64, 10, 3, "o" * 64, 99, ("link",), Source.CAMERA)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", Kind.PDF),
        (b"junk of a scanner\r\n%PDF-1.4", Kind.PDF),
        (b" " * 2000 + b"%PDF-1.4", None),
        (b"\xff\xd8\xff\xe0", Kind.JPEG),
        (b"\x89PNG\r\n\x1a\n", Kind.PNG),
        (b"II*\x00", Kind.TIFF),
        (b"MM\x00*", Kind.TIFF),
        (b"MZ\x90", None),
        (b"", None),
    ],
)
def test_what_a_file_is_stands_in_its_first_bytes(content, kind):
    assert kind_of(content) == kind


@given(st.text())
def test_a_title_is_composed_has_no_folder_and_stays_what_it_is(given_name):
    title = title_of(given_name)

    assert title == title_of(title)
    assert unicodedata.is_normalized("NFC", title)
    assert len(title) <= 200
    assert not {"/", "\\", "\n"} & set(title)


@given(st.lists(st.sampled_from(list(Note)), max_size=20))
def test_notes_are_said_once_in_one_order(notes):
    once = merged(notes)

    assert set(once) == set(notes)
    assert once == merged(reversed(once))


def test_every_note_has_its_words():
    assert set(NOTES) == {note.value for note in Note}


@given(st.data())
def test_a_page_moved_stands_where_it_was_to_stand(data):
    count = data.draw(st.integers(1, 9))
    page, to = (data.draw(st.integers(0, count - 1)) for _ in range(2))
    order = list(range(count))

    after = moved(order, Move(page, to))

    assert sorted(after) == order
    assert after[to] == page
    assert [p for p in after if p != page] == [p for p in order if p != page]


@pytest.mark.parametrize("edit", [Rotate(0, -7), Crop(1), Crop(1, Box(0, 0, 1, 1)), Move(1, 0), Drop(0)])
def test_an_edit_of_a_page_that_is_there_can_be_made(edit):
    check_edit(edit, 2)


@pytest.mark.parametrize(
    ("edit", "pages", "fields"),
    [
        (Rotate(2, 1), 2, ["page"]),
        (Move(5, 6), 2, ["page", "to"]),
        (Drop(0), 1, ["page"]),
        (Crop(0, Box(0.2, 0.2, 0.2, 0.9)), 1, ["box"]),
        (Crop(0, Box(0, 0, 1.01, 1)), 1, ["box"]),
    ],
)
def test_an_edit_that_cannot_be_made_says_every_reason(edit, pages, fields):
    with pytest.raises(InvalidForm) as told:
        check_edit(edit, pages)

    assert [problem.field for problem in told.value.problems] == fields


def test_a_scan_becomes_an_attachment_that_a_dossier_tells_of():
    attached = SCAN.attached(UUID(int=1), UUID(int=2), 4, MORNING, "ngan")

    assert isinstance(attached, Attachment)
    assert (attached.id, attached.form_id, attached.place, attached.added_by) == (UUID(int=1), UUID(int=2), 4, "ngan")
    assert all(getattr(attached, name) == getattr(SCAN, name) for name in Scan.__dataclass_fields__)
    (known,), (strange,) = copies([attached], {0: "", 2: "KQ1"}), copies([attached], {0: "KQ0"})
    assert (known.component, strange.component, known.pages) == (2, None, 3)
    assert (known.code, strange.code) == ("KQ1", "")
    (of_none,) = copies([replace(attached, component=None)], {0: "KQ0"})
    assert (of_none.component, of_none.code) == (None, "")


def test_an_attachment_survives_being_written_down():
    attached = SCAN.attached(UUID(int=1), UUID(int=2), 4, MORNING, "ngan")

    assert from_plain(Attachment, to_plain(attached)) == attached


def test_the_files_of_a_form_are_named_with_their_papers_and_places():
    raw = {
        "procedure": "1.004873",
        "applicant": {"full_name": "Trần Thị Mẫu"},
        "components": [{"index": 0, "files": ["a.pdf", "b.jpg"]}, {"index": 5}, {"index": 2, "files": ["c.png"]}],
    }
    form_from(raw)

    assert list(named_files(raw)) == [
        NamedFile("a.pdf", 0, "components[0].files[0]"),
        NamedFile("b.jpg", 0, "components[0].files[1]"),
        NamedFile("c.png", 2, "components[2].files[0]"),
    ]
    assert list(named_files({})) == []


@pytest.mark.parametrize("files", ["a.pdf", [1], [""], {"a": 1}])
def test_files_that_are_no_list_of_names_are_refused_by_their_place(files):
    with pytest.raises(InvalidForm) as told:
        form_from({"procedure": "x", "applicant": {}, "components": [{"index": 0, "files": files}]})

    assert told.value.field == "components[0].files"
