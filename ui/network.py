"""What the machine says of its network. It is a hint and no more: only an answer shows that a receiver can be reached."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

QUIET_MS = 5000
"""A network that comes and goes every few seconds is heard of once it has stayed this long."""


class Network(QObject):
    """Tells that the machine has a network again; keeps silent where the system does not say.

    Args:
        back: Called on the window's thread.
        settle_ms: So long the network must have stayed.
    """

    def __init__(self, back: Callable[[], None], parent: QObject | None = None, settle_ms: int = QUIET_MS) -> None:
        super().__init__(parent)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(settle_ms)
        self._settled.timeout.connect(back)

    def listen(self) -> bool:
        """Begin to listen to the system; return whether it says anything."""
        # Imported here: the first page must not wait for it.
        from PySide6.QtNetwork import QNetworkInformation

        if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            return False
        system = QNetworkInformation.instance()
        if system is None:
            return False
        near = (QNetworkInformation.Reachability.Online, QNetworkInformation.Reachability.Site)
        system.reachabilityChanged.connect(lambda reached: self.heard(reached in near))
        return True

    def heard(self, there: bool) -> None:
        """Take in that the network is there, or is gone."""
        if there:
            self._settled.start()
        else:
            self._settled.stop()
