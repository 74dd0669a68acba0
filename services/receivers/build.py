"""From a profile in the settings to the receiver it describes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from services.receivers.dvcqg import Dvcqg, Profile
from services.receivers.port import Receiver


def receiver_from(
    profile: Profile, secret: Callable[[], str], now: Callable[[], datetime], *, loopback_only: bool = False
) -> Receiver:
    """Return the receiver of a profile; its line is opened when something is sent.

    Args:
        secret: Gives the receiver's password when it is needed; may raise `SecretMissing`.
        now: The desk's clock, aware.
        loopback_only: For training homes: reach no other machine.
    """
    return Dvcqg(profile, secret, now, loopback_only)
