"""What a person sees who opens the training receiver in a browser."""

from collections.abc import Sequence
from html import escape

from services.training.store import Counts, HeldDossier

TITLE = "MÁY NHẬN LUYỆN TẬP – DỮ LIỆU GIẢ LẬP"

_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1f24}"
    "h1{font-size:1.25rem;background:#5B4B9A;color:#fff;padding:.75rem 1rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border-bottom:1px solid #d0d7de;padding:.4rem .6rem;text-align:left}"
    "td.n,th.n{text-align:right}"
)


def page(held: Sequence[HeldDossier], counts: Counts) -> str:
    """Return the list of what is held as a page; it names procedures and numbers, no person."""
    rows = "".join(
        f"<tr><td>{escape(one.code)}</td><td>{escape(one.name)}</td>"
        f'<td class="n">{one.stored}</td><td class="n">{one.progress}</td></tr>'
        for one in held
    )
    body = f"<table>{_HEAD}<tbody>{rows}</tbody></table>" if held else "<p>Chưa nhận hồ sơ nào.</p>"
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{TITLE}</h1>"
        f"<p>Đang giữ {counts.dossiers} hồ sơ (đã nhận {counts.stored} lần), {counts.progress} bản ghi tiến độ. "
        f"Máy này chỉ dùng để luyện tập; không gửi hồ sơ đi đâu.</p>{body}</body></html>"
    )


_HEAD = (
    "<thead><tr><th>Mã hồ sơ</th><th>Thủ tục</th>"
    '<th class="n">Số lần nhận</th><th class="n">Số bản ghi tiến độ</th></tr></thead>'
)
