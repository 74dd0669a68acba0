"""Scanned papers through the commands: with a form, with a supplement, later; shown and verified."""

from __future__ import annotations

from tests.cli.commands import OFFICER, SUPERVISOR, form, lines
from tests.files.papers import jpeg, pdf

NUMBER = "H31.12-261120-2001"


def test_a_form_is_received_with_its_files_and_shown_with_them(desk, tmp_path):
    (tmp_path / "scan-1.pdf").write_bytes(pdf())
    (tmp_path / "scan-2.jpg").write_bytes(jpeg())
    one = form()
    one["components"][0]["files"] = ["scan-1.pdf", "scan-2.jpg"]
    (tmp_path / "to-khai.jsonl").write_text(lines(one), "utf-8")

    received = desk.as_(OFFICER, "register", str(tmp_path / "to-khai.jsonl"))
    shown = desk.as_(OFFICER, "show", received.one["number"]).one

    assert received.status == 0
    assert [(a["title"], a["kind"], a["pages"], a["component"]) for a in shown["attachments"]] == [
        ("scan-1.pdf", "pdf", 2, 0),
        ("scan-2.jpg", "jpeg", 1, 0),
    ]
    assert not {"digest", "form_id"} & set(shown["attachments"][0])
    assert desk("verify").one["papers"] == {"stored": 2, "damaged": []}


def test_a_paper_brought_later_is_attached_with_its_component(busy, tmp_path):
    (tmp_path / "ho-chieu.pdf").write_bytes(pdf())
    (tmp_path / "rong.pdf").write_bytes(b"")

    done = busy.as_(OFFICER, "move", NUMBER, "attach", "--file", str(tmp_path / "ho-chieu.pdf"), "--component", "0")
    refused = busy.as_(
        *(OFFICER, "move", NUMBER, "attach"),
        *("--file", str(tmp_path / "ho-chieu.pdf"), "--file", str(tmp_path / "rong.pdf")),
    )

    assert (done.status, done.one["version"]) == (0, 2)
    assert (refused.status, refused.error["error"], refused.error["field"]) == (1, "PaperUnfit", "files[1]")
    assert "rỗng" in refused.error["message"]
    assert [a["component"] for a in busy.as_(OFFICER, "show", NUMBER).one["attachments"]] == [0]


def test_papers_come_with_the_supplement(busy, tmp_path):
    (tmp_path / "ho-chieu.pdf").write_bytes(pdf())
    busy.as_(OFFICER, "move", NUMBER, "supplement-request", "--reason", "Bản sao hộ chiếu")

    done = busy.as_(OFFICER, "move", NUMBER, "supplement-received", "--file", str(tmp_path / "ho-chieu.pdf"))

    assert (done.one["state"], done.one["version"]) == ("received", 3)
    assert len(busy.as_(OFFICER, "show", NUMBER).one["attachments"]) == 1


def test_papers_of_before_their_receiver_took_any_are_queued_by_a_command(busy, tmp_path):
    (tmp_path / "ho-chieu.pdf").write_bytes(pdf())
    busy.as_(OFFICER, "move", NUMBER, "attach", "--file", str(tmp_path / "ho-chieu.pdf"), "--component", "0")
    settings = busy.home / "settings.toml"
    row = 'url = "https://province.example"\nfiles_url = "https://province.example/files/"\n'
    settings.write_text(settings.read_text("utf-8").split("[receivers.")[0] + f"[receivers.province]\n{row}", "utf-8")

    refused = busy.as_(OFFICER, "queue", "papers")
    done, again = (busy.as_(SUPERVISOR, "queue", "papers") for _ in range(2))

    assert refused.error["error"] == "NotAllowed"
    assert (done.one, again.one) == ({"dossiers": [NUMBER], "papers": 1}, {"dossiers": [], "papers": 0})
