"""Ways of filing a procedure, and the time and fee published for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from services.domain.text import clean


class Filing(StrEnum):
    """A way of filing, in the catalogue's word."""

    DIRECT = "truc_tiep"
    ONLINE = "truc_tuyen"
    POST = "buu_chinh"


_COUNTER = {"direct": Filing.DIRECT, "post": Filing.POST}


def filing_of(channel: str) -> Filing:
    """Return the way of filing of a dossier's channel, or of the catalogue's own word.

    Raises:
        ValueError: It is neither.
    """
    return _COUNTER.get(channel) or Filing(channel)


@dataclass(frozen=True, slots=True)
class ChannelTerms:
    """One row of time and fee a source publishes for a way of filing; a way may have several.

    Attributes:
        value: Length in `unit`; None when the source gives none.
        unit: The catalogue's word for the unit, `khac` when the source names none we know, "" without a length.
        amount: Fee in đồng as the source writes it; None when it is none, or no plain amount. 0 is not "free".
        fee_text: What the source says of the fee beside the amount, such as "10 USD/bản".
        note: To which situation the row applies, in the source's words, or "".
    """

    channel: Filing
    value: int | None = None
    unit: str = ""
    amount: int | None = None
    fee_text: str = ""
    note: str = ""


def terms_from(raw: Iterable[Mapping[str, Any]] | None) -> tuple[ChannelTerms, ...]:
    """Return the rows of a catalogue row's `channels` (`tthc-cap-xa/1`).

    Raises:
        KeyError, TypeError, ValueError: A row lacks its channel or holds what cannot be.
    """
    return tuple(
        ChannelTerms(
            channel=Filing(row["channel"]),
            value=None if row.get("time_value") is None else int(row["time_value"]),
            unit=row.get("time_unit") or "",
            amount=row.get("fee_vnd"),
            fee_text=clean(row.get("fee_note") or ""),
            note=clean(row.get("note") or ""),
        )
        for row in raw or ()
    )


def times_of(terms: Iterable[ChannelTerms], channel: Filing | None = None) -> tuple[tuple[int, str], ...]:
    """Return the different lengths published, for one way of filing or for all, in the source's order."""
    return tuple(
        dict.fromkeys((t.value, t.unit) for t in terms if channel in (None, t.channel) and t.value is not None)
    )


def amounts_of(terms: Iterable[ChannelTerms], channel: Filing | None = None) -> tuple[int, ...]:
    """Return the different amounts above zero published, for one way of filing or for all, in the source's order."""
    return tuple(dict.fromkeys(t.amount for t in terms if channel in (None, t.channel) and t.amount))
