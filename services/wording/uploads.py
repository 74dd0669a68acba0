"""Where a dossier goes and why it has not arrived, in words; what to tell of a card scan."""

from __future__ import annotations

import re

from services.domain.routing import Route
from services.domain.text import fold
from services.wording.pair import Pair, in_language

_REASONS: dict[str, Pair] = {
    "no_line": (
        "Không có mạng hoặc bên nhận không trả lời; sẽ tự gửi lại",
        "No network, or the receiver does not answer; it is sent again by itself",
    ),
    "tls": ("Không mở được đường truyền bảo mật", "The secure line could not be opened"),
    "tls_expired": (
        "Chứng thư của bên nhận đã hết hạn, hoặc đồng hồ máy này sai",
        "The receiver's certificate has expired, or this machine's clock is wrong",
    ),
    "tls_untrusted": (
        "Không tin được chứng thư của bên nhận; chưa gửi gì",
        "The receiver's certificate is not trusted; nothing was sent",
    ),
    "tls_other_host": (
        "Chứng thư là của máy khác; chưa gửi gì",
        "The certificate belongs to another host; nothing was sent",
    ),
    "ca_file": (
        "Không đọc được tệp chứng thư riêng trong cài đặt",
        "The private authority's file in the settings cannot be read",
    ),
    "plain_http": (
        "Địa chỉ bên nhận không phải https; không gửi gì qua đường không mã hoá, báo quản trị",
        "The receiver's address is not https; nothing is sent in the clear, tell the administrator",
    ),
    "proxy": (
        "Máy trung gian (proxy) của mạng không mở đường tới bên nhận; sẽ tự gửi lại",
        "The network's proxy does not open the line to the receiver; it is sent again by itself",
    ),
    "proxy_login": (
        "Máy trung gian (proxy) đòi tên và mật khẩu, hoặc không nhận của quầy; báo quản trị",
        "The proxy wants a name and password, or does not take the desk's; tell the administrator",
    ),
    "proxy_script": (
        "Không có đường tới bên nhận: máy này đặt proxy bằng tệp PAC, chương trình không đọc được; báo quản trị",
        "No line: this machine's proxy is set by a script (PAC), which the program cannot read; tell the administrator",
    ),
    "wrong_address": ("Địa chỉ bên nhận trong cài đặt chưa đúng", "The receiver's address in the settings is wrong"),
    "redirect": ("Bên nhận chỉ sang nơi khác; không gửi theo", "The receiver points elsewhere; nothing is sent there"),
    "not_the_receiver": (
        "Một trang khác trả lời thay bên nhận, có thể mạng cần đăng nhập",
        "Another page answered, perhaps the network wants a sign-in",
    ),
    "answer_lost": (
        "Đứt mạng khi chờ trả lời; sẽ hỏi lại, không gửi trùng",
        "The line broke before the answer; it will be asked about, not sent twice",
    ),
    "busy": ("Bên nhận bận, tự thử lại", "The receiver is busy, tried again by itself"),
    "login_refused": (
        "Bên nhận không nhận tên hoặc mật khẩu của quầy; báo quản trị",
        "The receiver does not take the desk's name or password; tell the administrator",
    ),
    "no_session": (
        "Bên nhận cho đăng nhập mà không cấp phiên; tự thử lại",
        "The login gave no session; tried again by itself",
    ),
    "session_expired": (
        "Phiên làm việc với bên nhận hết hạn; tự đăng nhập lại",
        "The session ended; the desk logs in again by itself",
    ),
    "not_admitted": (
        "Tài khoản của quầy không được quyền gửi; báo quản trị",
        "The desk's account may not send; tell the administrator",
    ),
    "secret_missing": (
        "Chưa có mật khẩu gửi của quầy; báo quản trị",
        "The desk's sending password is missing; tell the administrator",
    ),
    "no_receiver": (
        "Cài đặt của quầy chưa có nơi nhận này; hồ sơ vẫn nằm trong hàng chờ, quản trị khai vào settings.toml là gửi được",
        "The desk's settings do not have this receiver; dossiers stay in the queue and go once the administrator enters it",
    ),
    "unreadable_answer": (
        "Không hiểu được trả lời của bên nhận; sẽ hỏi lại",
        "The receiver's answer is not understood; it will be asked about",
    ),
    "too_large": ("Hồ sơ dài quá mức bên nhận cho phép", "The dossier is longer than the receiver takes"),
    "changed_there": (
        "Bên nhận đã có người sửa hồ sơ này; so ba bên rồi sửa hoặc gửi lại",
        "Somebody changed this dossier at the receiver; compare the three, then mend it or send it again",
    ),
    "not_askable": (
        "Bên nhận này không trả lời được đang giữ những gì",
        "This receiver cannot say what it holds",
    ),
    "text_too_long": (
        "Có chỗ dài hơn bên nhận cho phép nên chưa gửi; rút ngắn, hoặc đồng ý cắt bớt",
        "A text is longer than the receiver takes, so nothing was sent; shorten it or agree to cut it",
    ),
    "field_unfit": (
        "Thiếu hoặc sai chỗ bên nhận bắt buộc nên chưa gửi; sửa rồi gửi lại",
        "What the receiver must have is missing or of another form, so nothing was sent; mend it and send again",
    ),
    "schema": (
        "Bản ghi của phiên bản khác, chương trình này chưa gửi được",
        "A record of another version, this program cannot send it",
    ),
    "newer_body": (
        "Bản ghi của bản chương trình mới hơn; sẽ gửi khi chương trình được nâng cấp",
        "A record of a newer version of the program; it is sent once the program is that new again",
    ),
    "dossier_absent": ("Bên nhận chưa có hồ sơ của bước này", "The receiver does not have the dossier of this step"),
    "number_taken": (
        "Bên nhận đã có hồ sơ khác mang số này; không gửi đè. Báo quản trị: số có thể đã cấp hai lần",
        "The receiver has another dossier under this number; it was not overwritten. Tell the administrator: the number may have been given twice",
    ),
    "other_dossier": (
        "Bên nhận trả lời về hồ sơ khác; cần người xem",
        "The receiver told of another dossier; a person must look",
    ),
    "other_state": (
        "Chưa rõ bước này đã tới chưa; cần người hỏi bên nhận",
        "It is not known whether this step arrived; a person must ask the receiver",
    ),
    "same_state": (
        "Chưa rõ bước này đã tới chưa; cần người hỏi bên nhận",
        "It is not known whether this step arrived; a person must ask the receiver",
    ),
    "paper_damaged": (
        "Tệp giấy tờ đã lưu bị mất hoặc hỏng, chưa gửi; chụp hoặc quét lại giấy này rồi gửi lại",
        "The stored file of a paper is gone or damaged and was not sent; scan the paper again, then send again",
    ),
    "paper_unreadable": (
        "Lúc này không đọc được thư mục giấy tờ đã lưu; tự thử lại",
        "The folder of stored papers cannot be read now; tried again by itself",
    ),
    "pieces_lost": (
        "Đường truyền kém, tệp chưa gửi hết; sẽ tự gửi tiếp từ chỗ đã tới",
        "The line is bad, the file has not gone whole; it goes on by itself from where it got to",
    ),
    "file_gone": (
        "Tệp vừa gửi xong không còn ở bên nhận; sẽ tự gửi lại tệp này",
        "The file was sent whole and is not there any more; this file is sent again by itself",
    ),
    "file_refused": (
        "Bên nhận không nhận tệp này và không nói vì sao",
        "The receiver does not take this file and does not say why",
    ),
    "no_feedback": (
        "Cài đặt chưa có nơi gửi đánh giá của công dân cho bên nhận này; báo quản trị",
        "The settings name no place for citizens' feedback at this receiver; tell the administrator",
    ),
    "no_files": (
        "Cài đặt chưa có nơi gửi tệp giấy tờ của bên nhận này; báo quản trị",
        "The settings name no place for this receiver's files; tell the administrator",
    ),
    "cannot_ask": (
        "Chưa rõ bước này đã tới chưa và bên nhận không cho hỏi; xem bên đó rồi gửi lại hoặc giữ",
        "It is not known whether this step arrived and the receiver cannot be asked; look there, then send again or hold",
    ),
    "files_missing": (
        "Bên nhận cần tệp quét trước và chưa có đủ; gửi tệp rồi gửi lại hồ sơ",
        "The receiver wants the scanned papers first and lacks some; send them, then the dossier again",
    ),
    "file_changed": (
        "Tệp tới nơi bị khác bản gốc; sẽ gửi lại",
        "The file arrived changed; it is sent again",
    ),
    "carried": (
        "Đã niêm phong vào USB hoặc thư mục; chờ giấy báo nhận mang về, không gửi lại",
        "Sealed into the folder or on the stick; it waits for its receipt and is not sent again",
    ),
    "folder_gone": (
        "Chưa thấy USB hoặc thư mục để gửi; cắm lại là tự gửi tiếp",
        "The stick or folder is not there; put it back and it goes on by itself",
    ),
    "folder_unmarked": (
        "Thư mục gửi chưa được chuẩn bị, hoặc không phải USB của quầy; chưa ghi gì",
        "The folder was not prepared, or is not the desk's stick; nothing was written",
    ),
    "folder_full": (
        "USB hoặc thư mục gửi đã đầy; chưa ghi gì, thay USB khác",
        "The stick or folder is full; nothing was written, use another one",
    ),
    "folder_read_only": (
        "Không ghi được vào USB hoặc thư mục gửi; gạt khoá ghi hoặc báo quản trị",
        "The stick or folder cannot be written to; open its lock or tell the administrator",
    ),
    "folder_key": (
        "Không đọc được tệp khoá của bên nhận; báo quản trị",
        "A key file of the receiver cannot be read; tell the administrator",
    ),
    "receipt_strange": (
        "Có giấy báo nhận không phải của bên nhận, hoặc đã bị sửa; không tính, vẫn chờ giấy thật",
        "A receipt is not the receiver's own or was changed; it does not count, the true one is waited for",
    ),
    "package_unreadable": (
        "Bên nhận không mở được gói: khoá trong cài đặt không phải của họ; báo quản trị",
        "The receiver cannot open the package: the key in the settings is not its own; tell the administrator",
    ),
    "loopback_only": (
        "Quầy luyện tập chỉ gửi tới máy này; chưa gửi gì",
        "A training desk sends to this machine only; nothing was sent",
    ),
}

# The same with what is known: host; host and days of the certificate; host and who signed; proxy.
_TOLD: dict[str, tuple[int, Pair]] = {
    "tls_expired": (
        3,
        (
            "Chứng thư của {0} chỉ có giá trị từ {1} đến {2}, hoặc đồng hồ máy này sai; hồ sơ vẫn chờ, chưa gửi gì",
            "The certificate of {0} is good from {1} to {2} only, or this machine's clock is wrong; nothing was sent",
        ),
    ),
    "tls_untrusted": (
        2,
        (
            "Không tin được nơi ký chứng thư của {0} («{1}»); hồ sơ vẫn chờ, chưa gửi gì, báo quản trị",
            "Who signed the certificate of {0} (“{1}”) is not trusted; nothing was sent, tell the administrator",
        ),
    ),
    "tls_other_host": (
        1,
        (
            "Máy trả lời thay {0} đưa chứng thư của máy khác; hồ sơ vẫn chờ, chưa gửi gì",
            "What answers for {0} shows another host's certificate; nothing was sent",
        ),
    ),
    "proxy": (
        1,
        (
            "Máy trung gian (proxy) {0} không mở đường tới bên nhận; sẽ tự gửi lại",
            "The proxy {0} does not open the line to the receiver; it is sent again by itself",
        ),
    ),
    "proxy_login": (
        1,
        (
            "Máy trung gian (proxy) {0} đòi tên và mật khẩu, hoặc không nhận của quầy; báo quản trị",
            "The proxy {0} wants a name and password, or does not take the desk's; tell the administrator",
        ),
    ),
}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def number_there_label(system: str) -> str:
    """Return what stands above another system's number on paper; papers are Vietnamese."""
    named = fold(system).startswith("he thong")
    return f"Mã hồ sơ trên {system[0].lower() + system[1:]}:" if named else f"Mã hồ sơ trên hệ thống {system}:"


_CARD_NOTES: dict[str, Pair] = {
    "old_number_left_out": ("thẻ không ghi số CMND cũ", "the card leaves out the old number"),
    "year_only": ("thẻ chỉ có năm sinh", "the card gives the year of birth only"),
    "letters_lost": ("máy quét làm mất dấu: gõ tay họ tên, địa chỉ", "the scanner lost letters: type name and address"),
    "cut_short": ("mã bị cụt: xem lại các ô còn trống", "the scan was cut short: look at the empty fields"),
    "sex_differs": ("giới tính khác với số định danh", "the sex differs from the personal number"),
    "birth_year_differs": ("năm sinh khác với số định danh", "the year of birth differs from the personal number"),
    "birthplace_unknown": (
        "ba số đầu của số định danh không phải mã tỉnh hay mã nước nào",
        "the personal number's first three digits are no province and no country",
    ),
    "compare": ("có ô còn ngờ: đối chiếu với thẻ", "a field is doubtful: compare it with the card"),
    "not_readable": ("có ô không đọc được: gõ tay theo thẻ", "a field could not be read: type it from the card"),
    "tax_code_differs": ("số cuối của mã số thuế không khớp", "the tax code's last digit does not fit the others"),
}

_ROUTES: dict[str, Pair] = {
    "not_switched": (
        "Vì {ministry} chưa công bố ngày chuyển thủ tục này sang hệ thống của Bộ.",
        "Because {ministry} has announced no day on which this procedure moves to its own system.",
    ),
    "switched": (
        "Vì {ministry} chuyển thủ tục này sang hệ thống của Bộ từ {since} ({announcement}).",
        "Because {ministry} moved this procedure to its own system on {since} ({announcement}).",
    ),
    "moved": (
        "Chuyển từ {before} ngày {since}: {note}.",
        "Moved from {before} on {since}: {note}.",
    ),
}


def upload_reason(reason: str, language: str = "vi") -> str:
    """Return why an upload did not arrive: our words for our own keys, else the receiver's words as they are.

    Facts of ours follow the key, set apart by `|`: a host, days, a name (`services.receivers.reasons.Cause`).
    """
    key, *facts = reason.split("|")
    words, told = _REASONS.get(key), _TOLD.get(key)
    if words is None or not told:
        return in_language(words, language) if words and not facts else reason
    needed, with_facts = told
    if len(facts) < needed or not all(facts):
        return in_language(words, language)
    return in_language(with_facts, language).format(*(_DAY.sub(r"\3/\2/\1", fact) for fact in facts))


def card_note(note: str, language: str = "vi") -> str:
    """Return what to tell of a card scan."""
    return in_language(_CARD_NOTES[note], language)


def route_reason(route: Route, language: str = "vi") -> str:
    """Return why a dossier goes where it goes."""
    facts = {
        "ministry": route.ministry,
        "since": f"{route.since:%d/%m/%Y}" if route.since else "",
        "announcement": route.announcement,
        "before": route.before,
        "note": route.note.rstrip("."),
    }
    return in_language(_ROUTES[route.reason], language).format(**facts)
