"""The office as it stands on paper: names, phones, where a number is looked up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberThere:
    """The number another system gave a dossier of ours.

    Attributes:
        system: What people call that system.
    """

    ours: str
    system: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Office:
    """One desk of a centre.

    Attributes:
        agency_code: Electronic identification code, such as `H31.12`.
        agency_name: The centre's name, such as "Trung tâm Phục vụ hành chính công xã Mẫu".
        authority: The body above it, such as "UBND xã Mẫu".
        place: Place name before the date on paper, such as "Xã Mẫu".
        desk: Number of the desk.
        phone, hotline: Numbers printed on receipts, or "".
        lookup: Address template of the look-up, `{number}` stands for the dossier's number; holds no personal data.
        training: Everything is invented: prints are marked, uploads stay on this machine.
        logo: A small PNG, base64, for the head of forms; or "".
        returns_at: Where results are handed out, in words, when that is not simply the centre; or "".
        numbers_there: What other systems call the dossiers that are printed.
    """

    agency_code: str
    agency_name: str
    authority: str
    place: str
    desk: int
    phone: str = ""
    hotline: str = ""
    lookup: str = "{number}"
    training: bool = False
    logo: str = ""
    returns_at: str = ""
    numbers_there: tuple[NumberThere, ...] = ()

    def called(self, number: str) -> tuple[NumberThere, ...]:
        """Return what other systems call a dossier of ours."""
        return tuple(there for there in self.numbers_there if there.ours == number)

    def lookup_of(self, number: str) -> str:
        """Return what the receipt's QR holds."""
        return self.lookup.replace("{number}", number)
