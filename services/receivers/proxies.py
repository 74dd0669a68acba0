"""How this machine reaches another: directly, or through the proxy its system is set to.

Read anew for every call, as people change it while the window is open: the environment (`HTTPS_PROXY`, `NO_PROXY`), the
settings of Windows and macOS. This machine itself is never reached through a proxy. Scripts that choose a proxy (PAC,
"automatic configuration") are not run: they are programs of somebody else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.request import getproxies, proxy_bypass

from services.receivers.addresses import address_of, is_loopback, port_of

_SPOKEN = ("http", "https")


@dataclass(frozen=True, slots=True)
class Way:
    """How a host is reached.

    Attributes:
        proxy: Its address without names and passwords; "" for directly.
        usable: False when the system names a proxy that speaks what we do not, such as SOCKS.
        scripted: The system leaves the choice to a script, so that going directly is a guess.
    """

    proxy: str = ""
    usable: bool = True
    scripted: bool = False

    @property
    def shown(self) -> str:
        """Host and port of the proxy, for people."""
        return self.proxy.partition("://")[2]


def way_to(
    url: str,
    proxies: Callable[[], Mapping[str, str]] = getproxies,
    bypassed: Callable[[str], object] = proxy_bypass,
    scripted: Callable[[], bool] | None = None,
) -> Way:
    """Return how an address is reached. A name or password in the proxy's address is left out: see `Line`.

    Args:
        proxies: The system's proxies by the scheme they are for.
        bypassed: Whether the system wants a host reached without them.
        scripted: Whether the system leaves the choice to a script.
    """
    scheme, host = address_of(url)
    if is_loopback(host) or bypassed(f"[{host}]" if ":" in host else host):
        return Way()
    known = proxies()
    found = known.get(scheme) or known.get("all") or ""
    if not found:
        return Way(scripted=(scripted or _has_script)())
    found = found if "://" in found else f"http://{found}"
    kind, where = address_of(found)
    if kind not in _SPOKEN or not where:
        return Way(f"{kind or '?'}://{where or '?'}", usable=False)
    return Way(f"{kind}://{f'[{where}]' if ':' in where else where}:{port_of(found)}")


def _has_script() -> bool:
    """Return whether Windows is told to ask a script which proxy to use."""
    if sys.platform != "win32":
        return False
    import winreg

    path = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return bool(winreg.QueryValueEx(key, "AutoConfigURL")[0])
    except OSError:
        return False
