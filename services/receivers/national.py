"""The national list of procedures over HTTP: asked for, never sent anything to.

Source: paths as importers of the list use them, `{base}/KetNoiMotCuaQuocGia/LayDanhSachTTHC` and `…/LayThuTuc?maTTHC=`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

from services.domain.catalogue.national import code_of, unwrapped
from services.errors import SourceFailed
from services.receivers.http import Line, NoAnswer, address_of
from services.receivers.reasons import Reason, bare

ROOM = "/KetNoiMotCuaQuocGia"
LARGEST_LIST = 32 * 1024 * 1024
LARGEST_ENTRY = 4 * 1024 * 1024
_READ_SECONDS = 60.0
_WHY = {
    Reason.NO_LINE: "no_line",
    Reason.PROXY: "no_line",
    Reason.PROXY_LOGIN: "no_line",
    Reason.PROXY_SCRIPT: "no_line",
    Reason.WRONG_ADDRESS: "wrong_address",
    Reason.PLAIN_HTTP: "wrong_address",
    Reason.ANSWER_LOST: "cut",
}
_FILES = (".json", ".xlsx")


class NationalList:
    """One place that publishes the list."""

    def __init__(
        self, now: Callable[[], datetime], url: str, *, loopback_only: bool = False, read_seconds: float = _READ_SECONDS
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            url: The place, with or without the paths of the list; or of a file of the catalogue there.
            loopback_only: For training homes: reach no other machine.
            read_seconds: How long an answer may take to begin, and again to be whole.
        """
        self._line = Line(now, read_timeout=read_seconds, loopback_only=loopback_only)
        self._url = url.strip()
        self.host = address_of(self._url)[1] or "?"

    @property
    def is_file(self) -> bool:
        """Whether the address is a file of the catalogue, not the national list."""
        return self._url.partition("?")[0].lower().endswith(_FILES)

    @property
    def is_one(self) -> bool:
        """Whether the address asks for one procedure."""
        return "mathhc=" in self._url.lower() or "matthc=" in self._url.lower()

    def file(self) -> bytes:
        """Return the file at the address.

        Raises:
            SourceFailed: With the reason.
        """
        return self._content(self._url, LARGEST_LIST)

    def listed(self) -> list[Any]:
        """Return the entries of the list, or the one the address asks for.

        Raises:
            SourceFailed: With the reason.
        """
        return self._entries(self._url if self.is_one else f"{self._base()}/LayDanhSachTTHC", LARGEST_LIST)

    def entry(self, code: str) -> Any:
        """Return one procedure whole.

        Raises:
            SourceFailed: With the reason; `not_a_list` too when the answer is of another procedure.
        """
        found = self._entries(f"{self._base()}/LayThuTuc?maTTHC={quote(code, safe='')}", LARGEST_ENTRY)
        for one in found:
            if code_of(one) == code:
                return one
        raise SourceFailed(self.host, "not_a_list")

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def _base(self) -> str:
        place = self._url.partition("?")[0].rstrip("/")
        at = place.lower().find(ROOM.lower())
        return place[: at + len(ROOM)] if at >= 0 else place + ROOM

    def _entries(self, url: str, largest: int) -> list[Any]:
        try:
            content = json.loads(self._content(url, largest).decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise SourceFailed(self.host, "not_a_list") from error
        found = unwrapped(content)
        if found is None:
            raise SourceFailed(self.host, "not_a_list")
        return found

    def _content(self, url: str, largest: int) -> bytes:
        answer = self._line.fetch(url, largest)
        if isinstance(answer, NoAnswer):
            raise SourceFailed(self.host, _WHY.get(Reason(bare(answer.reason)), "tls"))
        if len(answer.content) > largest:
            raise SourceFailed(self.host, "too_large")
        if why := _refusal(answer.status, answer.page):
            raise SourceFailed(self.host, why)
        return answer.content


def _refusal(status: int, page: bool) -> str:
    """Return why an answer is not the one that was asked for, "" when it may be."""
    if 300 <= status < 400:
        return "redirect"
    if status in (401, 403, 407):
        return "refused"
    if status in (404, 410):
        return "not_there"
    if status == 429 or status >= 500:
        return "busy"
    return "page" if page else "" if status == 200 else "not_a_list"
