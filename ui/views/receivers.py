"""What people call a receiver, in the language in use."""

from __future__ import annotations

from services.settings import Settings
from services.wording.receivers import receiver_name
from ui.translate import language


def called(settings: Settings, name: str) -> str:
    """Return what people call a receiver of ours, also one that is in the settings no longer."""
    one = settings.receivers.get(name)
    label, contract = (one.label, one.contract) if one else ("", "")
    return receiver_name(name, label, contract, language(), usual=name == settings.default_receiver)
