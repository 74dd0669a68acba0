"""What forms 01, 02 and 03 share: head, who handed in, signatures, footer, dates and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from services.documents.measure import balanced, width_of
from services.documents.page import (
    A5_FRAME,
    BOLD,
    ITALIC,
    MM,
    SERIF,
    Beside,
    Block,
    Frame,
    Page,
    Paper,
    Rule,
    Stack,
    Text,
    draw_pages,
    finish,
    new_canvas,
    register_fonts,
)
from services.documents.words import Words, escaped, fill, lines, marked
from services.domain.agency import logo_bytes
from services.domain.applicant import Applicant
from services.domain.calendar import office_time
from services.domain.dossier import ProcedureTaken
from services.domain.office import Office
from services.domain.representative import Representative
from services.domain.text import clean
from services.resources import commune_beside, country_name
from services.wording.uploads import number_there_label

BODY, BODY_LEADING = 9.2, 12.3
SMALL, SMALL_LEADING = 8.6, 10.9
_SHEETS = {Paper.A5: (148 * MM, 210 * MM), Paper.A4: (210 * MM, 297 * MM)}
_LEFT, _RIGHT = (0.0, 149.0), (137.0, 212.0)
_CELL = 171.0
_LOGO = 30.0


def day_words(moment: datetime) -> dict[str, str]:
    """Return the parts of a moment as official papers write them: days under 10 and January, February with a zero.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I.
    """
    at = office_time(moment)
    month = f"{at.month:02d}" if at.month < 3 else str(at.month)
    return {
        "hour": f"{at.hour:02d}",
        "minute": f"{at.minute:02d}",
        "day": f"{at.day:02d}",
        "month": month,
        "year": str(at.year),
    }


def moment_words(words: Words, moment: datetime) -> str:
    """Return a moment as `16 giờ 30 phút, ngày 26 tháng 11 năm 2026`."""
    return fill(words["moment"], day_words(moment))


def dong(amount: int) -> str:
    """Return an amount with dots: `15.000`."""
    return f"{amount:,}".replace(",", ".")


def grouped_number(digits: str) -> str:
    """Return a number for reading: `033 304 000 127`, `0900 000 127`; anything but 9 to 12 digits as it is."""
    if re.fullmatch(r"0\d{9,10}", digits):
        return f"{digits[:-6]} {digits[-6:-3]} {digits[-3:]}"
    return " ".join(re.findall("...", digits)) if re.fullmatch(r"\d{12}|\d{9}", digits) else digits


def signed_name(full_name: str) -> str:
    """Return a name as people sign: `TRẦN THỊ MAI ANH` gives `Trần Thị Mai Anh`."""
    name = clean(full_name)
    return name.title() if name.isupper() else name


def _head_name(office: Office) -> str:
    """Return the centre's name for the head, without its place: the line above names that."""
    name, place = clean(office.agency_name).upper(), clean(office.place).upper()
    return name.removesuffix(place).strip() or name


def applicant_values(applicant: Applicant, procedure: ProcedureTaken, office: Office) -> dict[str, str]:
    """Return what lines about the person and the procedure may name."""
    address = clean(applicant.address)
    note = re.search(r"\s*(\([^()]*\))$", address)
    case = clean(procedure.case_title)
    return {
        "agency": office.agency_name,
        "name": clean(applicant.full_name).upper(),
        "personal_id": grouped_number(applicant.personal_id),
        "passport": applicant.passport,
        "nationality": country_name(applicant.nationality) if applicant.nationality else "",
        "tax_code": applicant.tax_code,
        "phone": grouped_number(applicant.phone),
        "email": applicant.email,
        "address": address[: note.start()] if note else address,
        "address_note": note.group(1) if note else "",
        "address_today": commune_beside(address, applicant.commune),
        "procedure": procedure.short_name or procedure.name,
        "case": (case if case.startswith("(") else f"({case})") if case else "",
        "code": procedure.code,
        "field": procedure.field,
    }


def representative_values(words: Words, who: Representative | None) -> dict[str, str]:
    """Return what lines about who hands in for the applicant may name; all empty when the applicant came."""
    return {
        "came": clean(who.full_name).upper() if who else "",
        "came_as": words["grounds"][who.basis] if who else "",
        "came_id": grouped_number(who.personal_id) if who else "",
        "came_passport": who.passport if who else "",
        "came_phone": grouped_number(who.phone) if who else "",
        "came_address": clean(who.address) if who else "",
        "came_document": clean(who.document) if who else "",
    }


def body(
    rows: Sequence[Sequence[str]],
    values: Mapping[str, str],
    gap: float,
    first: float | None = None,
    leading: float = BODY_LEADING,
) -> list[Block]:
    """Return the lines of a block of words as paragraphs, `gap` apart, the first one `first` below what is above."""
    return [
        Text(text, BODY, leading * _largest(text) / BODY, before=gap if place or first is None else first)
        for place, text in enumerate(lines(rows, values))
    ]


def _largest(text: str) -> float:
    """Return the largest size the words of a line ask for."""
    return max((float(size) for size in re.findall(r'<font size="([\d.]+)">', text)), default=BODY)


def sign(office: Office, high: float) -> list[Block]:
    """Return the agency's sign for the head of a form, so high (points); nothing where it has none."""
    if not office.logo:
        return []
    from services.documents.picture import Picture

    return [Picture(logo_bytes(office.logo), high)]


def head(
    words: Words, office: Office, moment: datetime, label: str, number: str, register: str = "", dossier: str = ""
) -> Block:
    """Return the head of a form: body and centre at the left, nation and place at the right.

    Args:
        label, number: Small and big line below the centre's name; either may be "".
        register: Place in the register, below the date, or "".
        dossier: Our number of the dossier it is about; what other systems call it stands below.
    """
    register_fonts()
    centre = "<br/>".join(escaped(part) for part in balanced(_head_name(office), BOLD, 8.5, _LEFT[1] - 20))
    left: list[Block] = [
        *sign(office, _LOGO),
        Text(escaped(office.authority.upper()), 8.4, 11.5, centred=True),
        Text(centre, 8.5, 10.6, centred=True, font=BOLD),
        Rule(46.5, before=1.3),
    ]
    if label:
        left.append(Text(escaped(label), 8.5, 10.6, centred=True, before=1.4))
    if number:
        left.append(Text(escaped(number), 10.5, 13, centred=True, before=0.6 if label else 3.2, font=BOLD))
    for there in office.called(dossier):
        left.append(Text(escaped(number_there_label(there.system)), 7.2, 8.8, centred=True, before=1.2))
        left.append(Text(escaped(there.theirs), 8.2, 9.8, centred=True))
    day = marked(words["place_and_day"], {"place": office.place, **day_words(moment)})
    right: list[Block] = [
        Text(words["nation"], 8.5, 11.5, centred=True, font=BOLD),
        Text(words["motto"], 9.2, 11.5, centred=True, font=BOLD),
        Rule(width_of(words["motto"], BOLD, 9.2)),
        Text(day, 8.8, 11.5, centred=True, before=11.8, font=ITALIC),
    ]
    if register:
        right.append(Text(escaped(register), 8.2, 11.5, centred=True, before=1.7))
    return Beside(((*_LEFT, Stack(tuple(left))), (*_RIGHT, Stack(tuple(right)))))


def title_block(title: str, below: str, before: float) -> Block:
    """Return the title of a form with the line below it, in the middle of the sheet."""
    text = Stack(
        (
            Text(escaped(title), 12.5, 15.5, centred=True, font=BOLD),
            Text(escaped(below), 8.6, 11, centred=True, font=ITALIC),
        )
    )
    uneven = A5_FRAME.left - A5_FRAME.right
    return Beside(((0, A5_FRAME.text_width - uneven, text),), before)


def signatures(words: Words, who: Applicant | Representative, officer: str, room: float, before: float) -> Block:
    """Return the two places to sign, `room` high, with the names below: who came, and the officer."""

    def cell(title: str, name: str) -> Block:
        return Stack(
            (
                Text(escaped(title), 8.8, 11, centred=True, font=BOLD),
                Text(words["sign_hint"], 8.2, 10.4, centred=True, font=ITALIC),
                Text(escaped(name), 9, 11.5, centred=True, before=room),
            )
        )

    named = words["signatures"]
    left, right = cell(named["left"], signed_name(who.full_name)), cell(named["right"], signed_name(officer))
    return Beside(((0, _CELL, left), (A5_FRAME.text_width - _CELL, _CELL, right)), before)


@dataclass(frozen=True, slots=True)
class Footing:
    """What stands below the rule of every page.

    Attributes:
        number: Repeated from the second page on, so that a loose sheet finds its way back.
        remark: Small line above the rule, or "".
    """

    words: Words
    office: Office
    number: str
    remark: str = ""

    def __call__(self, canvas: Any, frame: Frame, page: int, pages: int) -> None:
        right, rule, base = frame.width - frame.right, 10.15 * MM, 7.4 * MM
        canvas.setLineWidth(0.5)
        canvas.line(frame.left, rule, right, rule)
        form = clean(self.words["form"])
        canvas.setFont(SERIF, 6.7)
        canvas.drawString(frame.left, base, form)
        count = fill(self.words["page"], {"page": str(page), "pages": str(pages)})
        canvas.drawRightString(right, base, f"{self.number} · {count}" if page > 1 else count)
        if self.remark:
            canvas.setFont(ITALIC, 6.7)
            canvas.drawString(frame.left, rule + 3, self.remark)
        if self.office.training:
            training_mark(canvas, clean(self.words["training"]), frame.width / 2, base)


def training_mark(canvas: Any, mark: str, middle: float, base: float) -> None:
    """Draw the boxed words that say everything on this sheet is invented."""
    wide = width_of(mark, BOLD, 7.4)
    canvas.setLineWidth(0.7)
    canvas.rect(middle - wide / 2 - 6, base - 3, wide + 12, 9.6)
    canvas.setFont(BOLD, 7.4)
    canvas.drawCentredString(middle, base - 0.2, mark)


def to_pdf(sheets: Sequence[tuple[Sequence[Page], Footing]], paper: Paper | str, title: str, office: Office) -> bytes:
    """Return a PDF of one or more laid-out copies, each counting its own pages."""
    buffer = BytesIO()
    canvas = new_canvas(buffer, title, office.agency_name)
    for pages, footing in sheets:
        draw_pages(canvas, pages, A5_FRAME, _SHEETS[Paper(paper)], footing)
    finish(canvas)
    return buffer.getvalue()


def catalogue_remark(words: Words, procedure: ProcedureTaken) -> str:
    """Return the line that says the checklist still needs comparing with the unit's published decision."""
    return fill(words["catalogue"], {"version": procedure.catalogue})
