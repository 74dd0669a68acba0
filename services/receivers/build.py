"""From a receiver's settings to the receiver they describe."""

from __future__ import annotations

from services.receivers.dvcqg import Dvcqg, Profile
from services.receivers.port import Kit, Receiver
from services.settings.receivers import ReceiverSettings


def receiver_from(settings: ReceiverSettings, agency: str, kit: Kit) -> Receiver:
    """Return the receiver of the settings; its line is opened when something is sent.

    Args:
        agency: Code of the unit, where the receiver's settings name none.
    """
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
    )
    return Dvcqg(profile, kit.secret, kit.now, kit.loopback_only)
