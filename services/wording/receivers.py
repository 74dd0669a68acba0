"""What people call a receiver: its label, else a word for what it is."""

from __future__ import annotations

from services.wording.pair import Pair, in_language

_PROVINCE: Pair = ("Hệ thống TTHC tỉnh", "The province's system")
_KINDS: dict[str, Pair] = {
    "dvcqg": _PROVINCE,
    "lgsp": _PROVINCE,
    "ministry": ("Hệ thống của bộ", "The ministry's system"),
    "folder": ("Thư mục niêm phong", "The sealed folder"),
}
_NAMED: Pair = ("{kind} ({name})", "{kind} ({name})")
_ABSENT: Pair = ("{name} (không có trong cài đặt)", "{name} (not in the settings)")


def receiver_name(name: str, label: str, contract: str, language: str = "vi", *, usual: bool = False) -> str:
    """Return what people call a receiver.

    Args:
        name: In the settings, or the one kept with its rows and numbers.
        label: Of the settings, "".
        contract: Of the settings; "" for one the settings do not have, or no longer.
        usual: Where dossiers go that no rule sends elsewhere; a desk without any receiver has this one.
    """
    if label:
        return label
    if not contract and not usual:
        return in_language(_ABSENT, language).format(name=name)
    kind = in_language(_KINDS.get(contract, _PROVINCE), language)
    return kind if usual else in_language(_NAMED, language).format(kind=kind, name=name)
