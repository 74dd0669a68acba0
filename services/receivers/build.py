"""From a receiver's settings to the receiver they describe."""

from __future__ import annotations

from pathlib import Path

from services.receivers.dvcqg import Dvcqg, Profile
from services.receivers.feedback import way_of
from services.receivers.files import Files
from services.receivers.folder import Folder, Place
from services.receivers.lgsp import Lgsp
from services.receivers.ministry import Ministry
from services.receivers.port import Kit, Receiver
from services.settings.receivers import ReceiverSettings


def receiver_from(settings: ReceiverSettings, agency: str, kit: Kit) -> Receiver:
    """Return the receiver of the settings; its line is opened when something is sent.

    Args:
        agency: Code of the unit, where the receiver's settings name none.
    """
    if settings.contract == "folder":
        return _folder(settings, agency, kit)
    if settings.contract == "lgsp":
        return Lgsp(settings, settings.agency or agency, kit)
    if settings.contract == "ministry":
        return Ministry(settings, settings.agency or agency, kit)
    return _dvcqg(settings, agency, kit)


def _dvcqg(settings: ReceiverSettings, agency: str, kit: Kit) -> Receiver:
    profile = Profile(
        name=settings.name,
        url=settings.url,
        login_path=settings.login_path,
        call_path=settings.call_path,
        agency=settings.agency or agency,
        username=settings.username,
        ca_file=settings.ca_file,
        dstcode=settings.dstcode,
        list_path=settings.list_path,
        feedback=way_of(settings),
    )
    return Dvcqg(profile, kit.secret, kit.now, kit.loopback_only, Files(settings, kit))


def _folder(settings: ReceiverSettings, agency: str, kit: Kit) -> Receiver:
    place = Place(
        name=settings.name,
        folder=Path(settings.folder),
        agency=settings.agency or agency,
        public_key=Path(settings.public_key),
        receipt_key=Path(settings.receipt_key),
    )
    return Folder(place, kit)
