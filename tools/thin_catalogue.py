"""Write docs/catalogue.md, the procedures whose data is thin and why: `python -m tools.thin_catalogue`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from services.domain.catalogue.national_parts import LEAST_FEE  # noqa: E402
from services.domain.channels import Filing, times_of  # noqa: E402 - found only once the project stands on the path
from services.domain.procedure import FeeKind, Need, Procedure, TimeUnit, procedure_from  # noqa: E402
from services.resources import shipped_catalogue  # noqa: E402

PAGE = ROOT / "docs" / "catalogue.md"
FLAGS = {
    "nhac_cap_huyen_co_the_cu": "names the district level, which is gone since 1 July 2025: perhaps out of date",
    "nhac_so_ho_khau_co_the_cu": "names the household book, which is gone: perhaps out of date",
    "anh_chup_12_2025": "source of December 2025, not seen since",
    "danh_muc_bien_tap_tay": "checklist shortened by hand from the source's running text",
    "danh_muc_bien_tap_tay_mot_phan": "checklist shortened by hand in part",
    "thoi_han_khong_quy_dinh": "the source says that no time is set",
}
HEAD = """# Where the shipped catalogue is thin

Made by `python -m tools.thin_catalogue`; not edited by hand. The {count} procedures that ship are a reference list, to be checked against
the decisions of the unit's province (where they come from: [`resources/SOURCES.md`](../resources/SOURCES.md)). {thin} of them lack something a
counter needs, or hold something that may be wrong. The program works with all of them: where it does not know it asks, and what it guesses
it marks "tham khảo, cần đối chiếu". A supervisor fills in what is missing: `catalogue export danh-muc.xlsx`, edit, `catalogue import
danh-muc.xlsx --accept` (see [commands](cli.md)).
"""


def reasons(procedure: Procedure) -> Iterator[str]:
    """Yield why a procedure's data is thin; nothing when it is not."""
    if procedure.confidence == "index_only":
        yield "code and name only"
        return
    if not procedure.active and not procedure.superseded_by:
        yield "superseded, and the source names no successor"
    if not any(case.components for case in procedure.cases):
        yield "no checklist"
    yield from _time(procedure)
    yield from _fee(procedure)
    unnamed = [c for case in procedure.cases for c in case.components if c.need is Need.ONE_OF and not c.alternatives]
    if unnamed:
        yield "a paper of which one kind is enough, and the kinds cannot be told apart"
    yield from (FLAGS[flag] for flag in procedure.flags if flag in FLAGS)


def _time(procedure: Procedure) -> Iterator[str]:
    limit = procedure.time
    if limit is None:
        yield "no time: the officer gives the day"
    elif limit.suggested:
        yield "no time published: same day is suggested"
    elif limit.unit is TimeUnit.OTHER:
        yield "time without a unit: the officer gives the day"
    elif limit.inferred:
        yield "time without a unit: read as working days"
    if limit and any(len(times_of(procedure.channels, way)) > 1 for way in Filing):
        yield "several times for one way of filing, not told apart"


def _fee(procedure: Procedure) -> Iterator[str]:
    fee = procedure.fee
    if fee.kind is FeeKind.UNPUBLISHED:
        yield "no fee published"
    elif fee.kind is FeeKind.ELSEWHERE:
        yield "fee of another act, not in the source"
    elif any(0 < amount < LEAST_FEE for amount in fee.amounts):
        yield "a fee of a few đồng, surely a slip of the source"
    elif fee.kind is FeeKind.FIXED and not fee.amounts:
        yield "a fee is taken, and the source does not say how much"


def page(procedures: Iterable[Procedure]) -> str:
    """Return the text of docs/catalogue.md."""
    known = list(procedures)
    thin = {one: found for one in known if (found := tuple(dict.fromkeys(reasons(one))))}
    return "\n".join([HEAD.format(count=len(known), thin=len(thin)), *_counts(known, thin), *_rows(thin)]) + "\n"


def _counts(known: list[Procedure], thin: Mapping[Procedure, tuple[str, ...]]) -> Iterator[str]:
    tally = Counter(reason for found in thin.values() for reason in found)
    yield "| why | procedures |\n|---|---:|"
    yield from (f"| {reason} | {count} |" for reason, count in sorted(tally.items(), key=lambda row: (-row[1], row[0])))
    province = sum(one.fee.kind is FeeKind.PROVINCE for one in known)
    yield f"\nOf {province} more the provincial council sets the fee: the unit enters it in its table of fees.\n"


def _rows(thin: Mapping[Procedure, tuple[str, ...]]) -> Iterator[str]:
    for tier, title in ((1, "Frequent at the counter"), (2, "Other work of communes"), (3, "Done by vertical bodies")):
        yield f"## {title}\n\n| code | procedure | why |\n|---|---|---|"
        for one, found in thin.items():
            if one.tier == tier:
                name = one.short_name if len(one.short_name) <= 110 else one.short_name[:109].rstrip(" ,;") + "…"
                yield f"| {one.code} | {name.replace('|', '/')} | {'; '.join(found)} |"
        yield ""


def shipped_page() -> str:
    """Return the page of the catalogue that ships."""
    return page(procedure_from(row) for row in shipped_catalogue().rows)


if __name__ == "__main__":
    PAGE.write_text(shipped_page(), encoding="utf-8")
    sys.exit(0)
