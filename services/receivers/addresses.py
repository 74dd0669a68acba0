"""Where an address leads, read as the line itself reads it."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address


@lru_cache(maxsize=64)
def address_of(url: str) -> tuple[str, str]:
    """Return scheme and host as the line itself will read them, "" for what is missing."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parsed = parse_url(url)
    except LocationParseError:
        return "", ""
    return parsed.scheme or "", (parsed.host or "").strip("[]")


def port_of(url: str) -> int:
    """Return the port of an address that `address_of` could read."""
    from urllib3.util import parse_url

    parsed = parse_url(url)
    return parsed.port or (443 if parsed.scheme == "https" else 80)


def is_loopback(host: str) -> bool:
    """Return whether a host is written as this machine; names are not resolved."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
