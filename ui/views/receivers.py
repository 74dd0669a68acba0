"""What people call a receiver, in the language in use."""

from __future__ import annotations

from services.cases.registry import DossierFile
from services.settings import Settings
from services.wording.receivers import receiver_name
from ui.translate import language, tr


def called(settings: Settings, name: str) -> str:
    """Return what people call a receiver of ours, also one that is in the settings no longer."""
    one = settings.receivers.get(name)
    label, contract = (one.label, one.contract) if one else ("", "")
    return receiver_name(name, label, contract, language(), usual=name == settings.default_receiver)


def untold(settings: Settings, file: DossierFile) -> str:
    """Return what the receiver of a dossier cannot be told of any more, in words; "" where every change reaches it."""
    name = file.dossier.route.receiver
    one = settings.receivers.get(name)
    if one is None or one.takes_changes or not file.is_there:
        return ""
    words = tr(
        "{receiver} has this dossier and takes only its state, note and fees from now on: corrected data of the person and "
        "papers added later do not reach it. Tell it by letter or telephone."
    )
    return words.format(receiver=called(settings, name))
