"""`reconcile`: what the receiver has, what is sent again, what may stand, and the statement to be signed."""

from __future__ import annotations

import pypdfium2

from services.training import TrainingReceiver
from tests.cli.commands import OFFICER, SUPERVISOR
from tests.cli.conftest import connect

DAY = ("--day", "2026-11-20")
NUMBER = "H31.12-261120-2001"


def test_a_day_is_proven_and_printed_and_what_a_receiver_lost_stands_with_a_reason_or_is_sent_again(
    busy, receiver, tmp_path
):
    commands = connect(busy, receiver.url)
    commands("deliver", "--now")
    whole = commands.as_(SUPERVISOR, "reconcile", *DAY, "--statement", str(tmp_path / "bang.pdf"))
    with TrainingReceiver(tmp_path / "empty") as empty:
        other = connect(busy, empty.url)
        again = other.as_(SUPERVISOR, "reconcile", *DAY, "--resend")
        stands = other.as_(SUPERVISOR, "reconcile", *DAY, "--accept", NUMBER, "--reason", "Tỉnh nhập tay")

    assert (whole.status, [line["finding"] for line in whole.out[:-1]]) == (0, ["same"])
    assert (whole.out[-1]["proven"], whole.out[-1]["receipts"]) == (True, 1)
    with pypdfium2.PdfDocument(tmp_path / "bang.pdf") as document:
        text = " ".join(document[0].get_textpage().get_text_range().split())
    assert "Mỗi giấy tiếp nhận có đúng một hồ sơ phía trên" in text
    assert (again.status, again.out[0]["finding"], again.out[0]["resent"]) == (4, "missing_there", True)
    assert (stands.status, stands.out[0]["accepted"]["reason"], stands.out[-1]["open"]) == (0, "Tỉnh nhập tay", 0)


def test_who_may_not_is_refused(busy):
    refused = busy.as_(OFFICER, "reconcile", *DAY)

    assert (refused.status, refused.error["error"]) == (1, "NotAllowed")
