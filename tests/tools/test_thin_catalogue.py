"""The page of thin procedures is what the catalogue says today."""

from services.domain.procedure import procedure_from
from services.resources import shipped_catalogue
from tools.thin_catalogue import PAGE, page, reasons, shipped_page


def test_the_page_of_thin_procedures_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == shipped_page()


def test_a_procedure_is_thin_for_reasons_that_can_be_seen():
    known = {row["code"]: procedure_from(row) for row in shipped_catalogue().rows}

    told = {code: set(reasons(procedure)) for code, procedure in known.items()}

    assert sum("code and name only" in found for found in told.values()) == 23
    assert sum("no checklist" in found for found in told.values()) == 22
    assert sum("no time published: same day is suggested" in found for found in told.values()) == 11
    assert "time without a unit: read as working days" in told["1.004873"]
    assert "superseded, and the source names no successor" in told["1.010385"]
    assert not told["1.001776"] - {"no fee published"}
    assert "| 1.010385 |" in page([known["1.010385"], known["1.001699"]])
    assert "| 1.001699 |" not in page([known["1.010385"], known["1.001699"]])
