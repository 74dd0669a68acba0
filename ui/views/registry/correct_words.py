"""What the places of a dossier that can be put right are called, and what their choices are."""

from __future__ import annotations

from services.domain.applicant import ApplicantKind, Sex
from services.domain.dossier import FeeLine, Payment, ResultMethod
from services.domain.representative import Basis
from services.wording.problems import field_name
from ui.presenters.correct import Part, Spot, shown_of
from ui.translate import language, tr
from ui.views.people import basis_text, kind_text
from ui.views.registry.words import fee_words, result_words, sex_words


def part_words(part: Part) -> str:
    """Return the heading of a group."""
    words = {
        Part.APPLICANT: tr("Applicant"),
        Part.REPRESENTATIVE: tr("Who came for the applicant"),
        Part.PAPERS: tr("Papers handed in"),
        Part.RECEPTION: tr("Reception"),
    }
    return words[part]


def place_words(place: str, paper: str = "") -> str:
    """Return what a place is called; counts of a paper carry its name."""
    group, _, name = place.partition(".")
    if group.startswith("papers"):
        counts = {
            "originals": tr("Originals: {paper}"),
            "copies": tr("Copies: {paper}"),
            "alternative": tr("Which one was shown: {paper}"),
        }
        return counts[name].format(paper=paper)
    named = {"fee.payment": tr("How the fee was settled"), "result_method": tr("How the result is wanted")}
    return named.get(place) or field_name(place, language())


def choices_of(place: str) -> list[tuple[str, str]]:
    """Return the choices of a place as (value, words); none where it is typed."""
    name = place.rpartition(".")[2]
    if name == "sex":
        return [(sex.value, sex_words(sex) or tr("Not known")) for sex in Sex]
    if name == "kind":
        return [(kind.value, kind_text(kind)) for kind in ApplicantKind]
    if name == "basis":
        return [("", tr("Nobody")), *((basis.value, basis_text(basis)) for basis in Basis)]
    if name == "payment":
        return [(payment.value, fee_words(FeeLine("", None, payment))[1]) for payment in Payment]
    if name == "result_method":
        return [(method.value, result_words(method)) for method in ResultMethod]
    return []


def value_words(place: str, held: str) -> str:
    """Return what a place holds, in words; a dash where it holds nothing."""
    said = dict(choices_of(place)).get(held, shown_of(place, held))
    return said or "–"


def spot_words(spot: Spot) -> str:
    """Return what a place of the sheet is called."""
    return place_words(spot.place, spot.paper)
