"""Schemas of what will be sent, and of what a receiver sent back."""

from __future__ import annotations

from services.domain.mending import Mender
from ui.cli.json_schema import TEXT, Schema, record, rows, told, words_of

_FAULT = {
    "field": told("Our place of it.", TEXT),
    "problem": told("Which rule it breaks; `schema errors` has the words.", TEXT),
    "message": TEXT,
}
_WIRE = {
    "place": told('Our place of it, such as `applicant.phone`; "" where the desk has none.', TEXT),
    "wire": told("Its name over there with the lists it stands in, such as `DanhSachLePhi[0].Gia`.", TEXT),
    "label": TEXT,
    "value": told("The text as it goes; of what is no text its word in JSON.", TEXT),
}


def preview_out() -> Schema:
    """What goes on the wire, value by value."""
    maybe = {**record(_FAULT), "type": ["object", "null"]}
    warning = told("What some receivers do not take, or what surely is refused.", maybe)
    return record(
        {
            "receiver": TEXT,
            "contract": TEXT,
            "fit": told("The contract surely refuses nothing of it.", {"type": "boolean"}),
            "problems": told("What it surely refuses; it is not sent before that is mended.", rows(record(_FAULT))),
            "rows": rows(record({**_WIRE, "warning": warning})),
        }
    )


def queue_fields_out() -> Schema:
    """One field a row is held up by."""
    place = told('Where `queue fix` puts it right; "" where no correction reaches it.', TEXT)
    cut = told('How the text goes once `queue cut` let it be cut; "" where that is no way out.', TEXT)
    return record({**_WIRE, "place": place, **_FAULT, "mender": told("Who can.", words_of(Mender)), "cut": cut})


def queue_compare_out() -> Schema:
    """A dossier on all three sides."""
    side = {"place": TEXT, "label": TEXT, "ours": TEXT, "sent": TEXT, "theirs": TEXT}
    there = told("The receiver has it; null where that is not known, `reason` says why.", {"type": ["boolean", "null"]})
    differ = told("The fields in which the three are not alike.", rows(record(side)))
    return record({"number": TEXT, "there": there, "reason": TEXT, "rows": differ})
