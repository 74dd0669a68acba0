import pytest

from services.errors import (
    BadFile,
    ComponentsMissing,
    DeskError,
    DueDateNeeded,
    HomeUnfit,
    InvalidForm,
    KeyMissing,
    NothingMissing,
    OverrideNeeded,
    Problem,
    ProcedureSuperseded,
    SignInDelayed,
    SourceFailed,
    UnknownCommune,
    UnknownProcedure,
    WrongState,
    all_errors,
)

EXAMPLES = [
    (InvalidForm((Problem("applicant.phone", "not_a_phone", "3"), Problem("sets", "x"))), "applicant.phone"),
    (ComponentsMissing((2, 4), ("Tờ khai", "Ảnh")), "components[2]"),
    (UnknownProcedure("9.999999"), "procedure"),
    (ProcedureSuperseded("2.000986", "3.000722"), "procedure"),
    (DueDateNeeded("1.011606"), "due_on"),
    (UnknownCommune("00000"), "commune"),
    (NothingMissing(), ""),
    (SignInDelayed(8), ""),
    (WrongState("H31.12-261120-2001", "void"), ""),
    (OverrideNeeded("H31.12-261120-2001", "second_request"), "override"),
    (HomeUnfit("home", "network"), ""),
    (KeyMissing("no_keyring"), ""),
    (BadFile("nhập.csv", "not_utf8", 3), ""),
    (SourceFailed("example.vn", "redirect"), ""),
]


def test_the_list_of_errors_is_closed_sorted_and_without_the_unnamed():
    names = [error.__name__ for error in all_errors()]

    assert names == sorted(set(names))
    assert {type(error).__name__ for error, _ in EXAMPLES} <= set(names)
    assert not any(name.startswith("_") for name in names)
    assert "DeskError" not in names


@pytest.mark.parametrize(("error", "field"), EXAMPLES)
def test_an_error_names_itself_and_the_field_it_is_about(error, field):
    assert isinstance(error, DeskError)
    assert error.name == type(error).__name__
    assert error.field == field


def test_an_error_carries_facts():
    assert str(EXAMPLES[0][0]) == "applicant.phone: not_a_phone; sets: x"
    assert str(ComponentsMissing((2, 4), ("Tờ khai", "Ảnh"))) == "missing components: 2, 4"
    assert ProcedureSuperseded("2.000986", "3.000722").by == "3.000722"
    assert SignInDelayed(8).seconds == 8
    assert BadFile("nhập.csv", "not_utf8", 3).line == 3
