"""Scanned papers in words: why one is not taken, what is worth knowing of one."""

from __future__ import annotations

from services.wording.pair import Pair, in_language

UNFIT: dict[str, Pair] = {
    "empty": (
        "tệp rỗng. Quét lại, hoặc chép lại tệp từ nơi đã lưu.",
        "the file is empty. Scan it again, or copy it again from where it was saved.",
    ),
    "unknown_kind": (
        "nội dung tệp không phải PDF, JPEG, PNG hay TIFF, dù tên tệp là gì. Quét hoặc chụp lại thành một trong các loại này.",
        "its content is no PDF, JPEG, PNG or TIFF, whatever its name says. Scan it as one of these.",
    ),
    "too_big": (
        "tệp lớn hơn {fact} MB. Quét lại ở 200–300 dpi, hoặc chia thành nhiều tệp.",
        "the file is larger than {fact} MB. Scan at 200–300 dpi, or split it.",
    ),
    "too_many_pixels": (
        "ảnh lớn hơn {fact} triệu điểm ảnh. Quét lại ở 200–300 dpi.",
        "the picture has more than {fact} million pixels. Scan at 200–300 dpi.",
    ),
    "too_many_pages": (
        "tệp có hơn {fact} trang. Chia thành nhiều tệp.",
        "the file has more than {fact} pages. Split it.",
    ),
    "inflates": (
        "nội dung nén trong tệp phình ra quá mức một giấy tờ. Không mở tệp này; in ra rồi quét lại.",
        "what is packed inside swells beyond any paper. Do not open it; print it and scan it instead.",
    ),
    "encrypted": (
        "tệp PDF có mật khẩu hoặc bị khoá. Bỏ mật khẩu (in ra PDF khác), hoặc in ra rồi quét.",
        "the PDF has a password or is locked. Remove it (print to another PDF), or print and scan it.",
    ),
    "unreadable": (
        "tệp hỏng hoặc thiếu một phần. Quét lại, hoặc xin tệp khác.",
        "the file is damaged or not whole. Scan it again, or ask for another.",
    ),
    "not_found": ("không có tệp này. Xem lại tên và thư mục.", "there is no such file. Check its name and folder."),
    "outside": (
        "tệp phải nằm trong thư mục của tệp tờ khai.",
        "the file must lie in the folder of the forms.",
    ),
    "too_many_files": ("quá {fact} tệp cho một hồ sơ.", "more than {fact} files for one dossier."),
}

DAMAGED: dict[str, Pair] = {
    "gone": ("Tệp đã lưu của bản điện tử này không còn trên máy.", "The stored file of this paper is gone."),
    "damaged": (
        "Tệp đã lưu của bản điện tử này bị hỏng và đã được để riêng, không dùng và không gửi đi.",
        "The stored file of this paper is damaged and was put aside; it is neither used nor sent.",
    ),
}

NOTES: dict[str, Pair] = {
    "script": ("có mã lệnh bên trong", "holds scripts"),
    "launch": ("có lệnh mở chương trình khác", "can start other programs"),
    "link": ("có liên kết ra ngoài", "holds links"),
    "embedded": ("có tệp khác nằm bên trong", "holds other files"),
    "form": ("có ô nhập liệu", "holds form fields"),
    "media": ("có âm thanh, phim hoặc hình 3 chiều", "holds sound, film or 3D"),
    "signed": ("có chữ ký số, giữ nguyên từng byte", "digitally signed, kept byte for byte"),
    "mended": (
        "tệp gốc có lỗi, đã sửa; xem lại từng trang",
        "the original was faulty and was mended; look at each page",
    ),
    "reduced": ("ảnh đã được thu nhỏ", "was reduced"),
    "turned": ("ảnh đã được xoay đúng chiều", "was turned upright"),
    "converted": ("đã chuyển sang loại tệp khác", "was converted"),
    "edited": ("đã được chỉnh tại quầy", "was edited at the counter"),
}


def unfit_text(why: str, fact: str = "", language: str = "vi") -> str:
    """Return why a scanned paper is not taken, and what to do."""
    return in_language(UNFIT[why], language).format(fact=fact)


def note_text(note: str, language: str = "vi") -> str:
    """Return what a note of a paper says."""
    return in_language(NOTES[note], language)
