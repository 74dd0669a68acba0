"""The other side, for training, the demo and tests: a receiver over real HTTP with its own store and faults on demand.

It stands on the standard library alone (sealed packages, `folder.py`, need
`cryptography` as well) and knows only what the contracts know: the national
portal's (A), a province's wrapper (A′), a ministry's own (B), and tus 1.0.
"""

from services.training.contract import canonical
from services.training.faults import Fault, FaultRule, Faults, UnknownFault
from services.training.server import TrainingReceiver
from services.training.store import Counts, HeldDossier, HeldProgress, Receipt
from services.training.wire import Call

__all__ = [
    "Call",
    "Counts",
    "Fault",
    "FaultRule",
    "Faults",
    "HeldDossier",
    "HeldProgress",
    "Receipt",
    "TrainingReceiver",
    "UnknownFault",
    "canonical",
]
