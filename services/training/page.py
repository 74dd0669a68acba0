"""What a person sees who opens the training receiver in a browser."""

from collections.abc import Sequence
from html import escape

from services.training.store import Counts, HeldDossier

TITLE = "MÁY NHẬN LUYỆN TẬP – DỮ LIỆU GIẢ LẬP"

_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1f24}"
    "h1{font-size:1.25rem;background:#5B4B9A;color:#fff;padding:.75rem 1rem}"
    "h2{font-size:1.1rem;margin:1.5rem 0 .25rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border-bottom:1px solid #d0d7de;padding:.4rem .6rem;text-align:left}"
    "td.n,th.n{text-align:right}"
)


_NAMES = {"": "Cổng dịch vụ công quốc gia", "/lgsp": "Trục tích hợp của tỉnh", "/ministry": "Hệ thống của Bộ"}


def page(shelves: Sequence[tuple[str, Sequence[HeldDossier], Counts]]) -> str:
    """Return what is held as a page, contract by contract; it names procedures and numbers, no person.

    Args:
        shelves: The path a contract begins with, its dossiers and their counts.
    """
    parts = "".join(_section(*one) for one in shelves if not one[0] or one[1])
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{TITLE}</h1>"
        f"<p>Máy này chỉ dùng để luyện tập; không gửi hồ sơ đi đâu.</p>{parts}</body></html>"
    )


def _section(path: str, held: Sequence[HeldDossier], counts: Counts) -> str:
    rows = "".join(
        f"<tr><td>{escape(one.code)}</td><td>{escape(one.name)}</td>"
        f'<td class="n">{one.stored}</td><td class="n">{one.progress}</td></tr>'
        for one in held
    )
    body = f"<table>{_HEAD}<tbody>{rows}</tbody></table>" if held else "<p>Chưa nhận hồ sơ nào.</p>"
    return (
        f"<h2>{escape(_NAMES.get(path, path))}</h2>"
        f"<p>Đang giữ {counts.dossiers} hồ sơ (đã nhận {counts.stored} lần), {counts.progress} bản ghi tiến độ.</p>{body}"
    )


_HEAD = (
    "<thead><tr><th>Mã hồ sơ</th><th>Thủ tục</th>"
    '<th class="n">Số lần nhận</th><th class="n">Số bản ghi tiến độ</th></tr></thead>'
)
