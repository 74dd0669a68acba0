"""Which system a dossier goes to, with the reason, fixed at intake."""

from __future__ import annotations

from dataclasses import dataclass

from services.domain.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Route:
    """Where a dossier is sent.

    Attributes:
        receiver: Name of the receiver in the settings.
        reason: Key of the words: `not_switched`, the ministry has announced no switch for this procedure.
        ministry: Ministry the reason speaks of.
    """

    receiver: str
    reason: str
    ministry: str


def route(procedure: Procedure, default: str) -> Route:
    """Return where a dossier filed today goes; without an announced switch that is the provincial system.

    Source: 39/TTg-KSTT (01/2026): procedures not yet switched stay on the provincial system.
    """
    return Route(default, "not_switched", procedure.ministry)
