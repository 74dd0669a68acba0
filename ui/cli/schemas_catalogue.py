"""Schemas of the catalogue's commands."""

from __future__ import annotations

from services.domain.catalogue.changes import FieldChange, RowKind, SourceKind
from services.domain.procedure import Procedure
from ui.cli.json_schema import COUNT, DAY, MOMENT, TEXT, Schema, record, rows, schema_of, told, words_of

_PROBLEM = record({"field": told("Where, in the source's own words.", TEXT), "kind": TEXT, "message": TEXT})


def catalogue_list_out() -> Schema:
    """One procedure of the catalogue in force today."""
    whole = schema_of(Procedure)["properties"]
    names = (
        "code", "name", "short_name", "field", "ministry", "active", "superseded_by", "valid_to", "confidence", "sources",
        "flags",
    )  # fmt: skip
    return record({**{name: whole[name] for name in names}, "catalogue": told("The batch its row came from.", TEXT)})


def catalogue_show_out() -> Schema:
    """One procedure whole."""
    return schema_of(Procedure)


def _row() -> Schema:
    return record(
        {
            "line": told("Its place in the source, from 1; 0 where the source does not name it.", COUNT),
            "code": TEXT,
            "name": TEXT,
            "change": words_of(RowKind),
            "changes": rows(schema_of(FieldChange)),
            "faults": told("Why the row is left out.", rows(_PROBLEM)),
            "remarks": told("What a person should look at.", rows(_PROBLEM)),
            "confidence": TEXT,
            "sources": rows(TEXT),
        }
    )


def catalogue_import_out() -> Schema:
    """What an import does to one procedure, and at the end its counts."""
    counts = {kind.value: COUNT for kind in RowKind}
    head = {"source": TEXT, "kind": words_of(SourceKind), "whole": {"type": "boolean"}}
    batch = told("Name of what was accepted, empty when nothing was.", TEXT)
    return {"oneOf": [_row(), record({**head, **counts, "batch": batch, "valid_from": DAY})]}


def catalogue_export_out() -> Schema:
    """What was written."""
    return record({"out": TEXT, "procedures": COUNT})


def catalogue_changes_out() -> Schema:
    """One batch of the catalogue, or what a batch did to one procedure."""
    batch = {"batch": TEXT, "valid_from": DAY, "source": TEXT, "loaded_at": MOMENT, "accepted_by": TEXT}
    return {"oneOf": [record(batch), _row()]}
