"""`schema`: what is printed is what holds."""

import pytest

from services.errors import all_errors
from tests.cli.commands import Commands, form
from tests.cli.json_check import faults
from ui.cli.json_schema import DIALECT
from ui.cli.schemas import SCHEMAS, schema_named


def test_without_a_name_the_names_are_listed(tmp_path):
    listed = Commands(tmp_path)("schema")

    assert [row["name"] for row in listed.out] == sorted(SCHEMAS)
    assert all(row["about"] for row in listed.out)


def test_a_schema_is_one_object_of_the_named_dialect(tmp_path):
    done = Commands(tmp_path)("schema", "register-in")

    assert (done.one["$schema"], done.one["title"]) == (DIALECT, "register-in")
    assert faults(done.one, form()) == []


def test_an_unknown_schema_is_refused_with_the_names_there_are(tmp_path):
    done = Commands(tmp_path)("schema", "everything")

    assert (done.status, done.error["field"]) == (1, "name")
    assert "register-in" in done.error["message"]


@pytest.mark.parametrize(
    "change",
    [
        {"sets": 0},
        {"channel": "pigeon"},
        {"id": "x"},
        {"components": [{"index": 0, "files": [1]}]},
        {"applicant": {"full_name": "x" * 201}},
        {"same_day": 1},
        {"due_on": "30/02/2027"},
    ],
)
def test_the_schema_of_forms_refuses_what_the_desk_refuses(change):
    assert faults(schema_named("register-in"), form(**change)) != []


def test_the_list_of_errors_is_closed_and_each_has_its_sentence_in_both_languages(tmp_path):
    vietnamese = Commands(tmp_path)("schema", "errors").one
    english = Commands(tmp_path)("schema", "errors", QUAY_LANG="en").one

    names = [row["const"] for row in vietnamese["oneOf"]]
    assert names == [error.__name__ for error in all_errors()]
    assert all(row["description"] and row["$comment"] for row in vietnamese["oneOf"])
    assert vietnamese["oneOf"] != english["oneOf"]
    assert "not_a_phone" in [row["const"] for row in vietnamese["$defs"]["problem"]["oneOf"]]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_says_what_it_is_about_and_uses_only_words_that_are_checked(name):
    schema = schema_named(name)

    assert schema["description"]
    assert [f for f in faults(schema, {}) if "unknown word" in f] == []
