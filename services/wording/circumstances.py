"""What an error says beside its own sentence: why something could not be used, in which state a thing stands."""

from __future__ import annotations

from services.wording.pair import Pair

WHY: dict[str, Pair] = {
    "no_keyring": ("máy này không có kho khoá (keyring).", "this machine has no keyring."),
    "keyring_locked": ("kho khoá của máy đang bị khoá.", "the keyring is locked."),
    "not_in_keyring": ("kho khoá của máy không có khoá của quầy này.", "the keyring does not hold this desk's key."),
    "password_home": ("quầy này mở bằng mật khẩu tài khoản.", "this desk opens with an account's password."),
    "no_key_file": (
        "tệp keys.json bị mất hoặc hỏng; chép lại tệp này từ bản sao lưu.",
        "the file keys.json is gone or damaged; copy it back from a backup.",
    ),
    "unreadable": (
        "Thư mục {what} không đọc được. Mở quyền đọc cho tài khoản đang dùng máy; chưa có gì bị thay đổi.",
        "Folder {what} cannot be read. Let this user of the machine read it; nothing was changed.",
    ),
    "read_only": (
        "Thư mục {what} không ghi được. Chọn nơi khác hoặc mở quyền ghi; chưa có gì bị thay đổi.",
        "Folder {what} cannot be written. Choose another or allow writing; nothing was changed.",
    ),
    "network": (
        "Thư mục {what} nằm trên ổ mạng; kho dễ hỏng ở đó. Chọn ổ đĩa của máy này.",
        "Folder {what} is on a network share, where a store breaks. Choose a disk of this machine.",
    ),
    "synced": (
        "Thư mục {what} được đồng bộ lên mạng; kho dễ hỏng và lộ ở đó. Chọn thư mục khác.",
        "Folder {what} is synced to a cloud, where a store breaks and leaks. Choose another.",
    ),
    "not_a_template": (
        "mẫu in của đơn vị không đọc được; sửa lại, hoặc xoá để dùng mẫu có sẵn",
        "is no template of a form; mend it, or delete it to use the one that ships",
    ),
    "not_json": (
        "không phải JSON; mỗi dòng phải là một đối tượng JSON trọn vẹn",
        "is not JSON; every line must be one whole JSON object",
    ),
    "not_whole_json": ("không phải JSON trọn vẹn", "is not whole JSON"),
    "too_deep": ("lồng nhau quá sâu, không phải danh mục", "is nested too deep for a catalogue"),
    "too_large": ("lớn quá mức của một danh mục", "is larger than any catalogue"),
    "too_many_rows": ("nhiều dòng quá mức của một danh mục", "has more rows than any catalogue"),
    "not_a_workbook": (
        "không phải sổ Excel đọc được; lưu lại thành .xlsx, không đặt mật khẩu",
        "is no workbook that can be read; save it as .xlsx, without a password",
    ),
    "no_such_sheet": ("không có trang «Thủ tục»", "has no sheet «Thủ tục»"),
    "no_headings": ("không có dòng tiêu đề có «Mã thủ tục»", "has no line of headings with «Mã thủ tục»"),
    "not_a_catalogue": (
        "không phải danh mục: cần tệp của chương trình này hoặc của CSDL quốc gia về TTHC",
        "is no catalogue: neither of this program nor of the national list",
    ),
    "no_line": ("không có mạng, hoặc nơi này không trả lời.", "no network, or nobody answers there."),
    "tls": (
        "không mở được đường truyền bảo mật; chứng thư sai hoặc đồng hồ máy này sai.",
        "the secure line could not be opened; its certificate or this machine's clock is wrong.",
    ),
    "wrong_address": ("địa chỉ chưa đúng; cần https://…", "the address is wrong; it needs https://…"),
    "not_there": ("địa chỉ này không có danh mục.", "there is no catalogue at this address."),
    "redirect": ("nơi này chỉ sang nơi khác; không đi theo.", "it points elsewhere; that is not followed."),
    "page": (
        "một trang web trả lời thay danh mục; có thể mạng cần đăng nhập.",
        "a page answered instead; perhaps the network wants a sign-in.",
    ),
    "busy": ("nơi này đang bận; thử lại sau.", "it is busy; try again later."),
    "refused": ("nơi này không cho đọc.", "it does not let this desk read."),
    "cut": ("đứt mạng giữa chừng; thử lại.", "the line broke; try again."),
    "not_a_list": ("trả lời không phải danh mục thủ tục.", "the answer is no list of procedures."),
    "not_utf8": ("không phải chữ UTF-8; lưu lại bằng UTF-8", "is not UTF-8 text; save it as UTF-8"),
    "not_found": ("không có tệp này; xem lại đường dẫn", "does not exist; check the path"),
    "not_readable": ("không đọc được; xem quyền của tệp", "cannot be read; check its permissions"),
    "too_open": (
        "người khác trên máy cũng đọc được; chỉ để chủ tệp đọc (chmod 600)",
        "can be read by others on this machine; let its owner alone read it (chmod 600)",
    ),
    "not_writable": ("không ghi được vào đây; chọn nơi khác", "cannot be written; choose another place"),
    "not_a_sealing_key": (
        "không phải khoá công khai X25519 dạng PEM của bên nhận",
        "is no public X25519 key of a receiver in PEM",
    ),
    "not_a_signature_key": (
        "không phải khoá công khai Ed25519 dạng PEM của bên nhận",
        "is no public Ed25519 key of a receiver in PEM",
    ),
    "not_a_private_key": (
        "không phải khoá riêng dạng PEM đúng loại, hoặc không đọc được",
        "is no private key in PEM of the right kind, or cannot be read",
    ),
    "not_sealed": ("không phải tệp niêm phong", "is no sealed file"),
    "other_key": ("niêm phong cho khoá khác, không mở được bằng khoá này", "is sealed to another key"),
    "changed": ("đã bị thay đổi sau khi niêm phong", "was changed after it was sealed"),
    "cut_short": ("bị cụt: chép chưa xong hoặc đứt giữa chừng", "is cut short: it was not copied whole"),
    "malformed": ("mở được nhưng bên trong không đúng mẫu", "opens, and what is inside is not of the form"),
    "other_version": ("do phiên bản khác của chương trình làm ra", "was made by another version of the program"),
    "exists": ("đã có tệp này, không ghi đè; chọn tên khác", "is there already and is not overwritten; choose another"),
}

OVERRIDES: dict[str, Pair] = {
    "second_request": (
        "đã yêu cầu bổ sung một lần; yêu cầu lần nữa bị tính là quá hạn (QĐ 766/QĐ-TTg, 2.1). Ghi rõ vì sao vẫn phải yêu cầu.",
        "papers were asked for once; asking again counts it as overdue (QĐ 766/QĐ-TTg, 2.1). Say why it has to be.",
    ),
    "late_extension": (
        "gia hạn phải báo chậm nhất một ngày trước ngày hẹn (NĐ 61/2018/NĐ-CP, Điều 19.9). Ghi rõ vì sao báo muộn.",
        "a new day has to be told a day before the promise at the latest (NĐ 61/2018/NĐ-CP, art. 19.9). Say why it is late.",
    ),
}

STATES: dict[str, Pair] = {
    "received": ("đã nhận", "received"),
    "elsewhere": ("chờ nơi giải quyết nhận hồ sơ", "waiting for the other commune to receive it"),
    "supplement": ("chờ công dân bổ sung", "waiting for the citizen's papers"),
    "ready": ("đã có kết quả, chờ trả", "result ready"),
    "returned": ("đã trả kết quả", "returned"),
    "rated": ("đã ghi đánh giá của công dân", "rated already"),
    "void": ("đã huỷ số", "void"),
}

TOO_LATE: dict[str, Pair] = {
    "printed": (
        "giấy tiếp nhận đã in hoặc đã lưu thành tệp. Đính chính ở trang hồ sơ, hoặc thu lại giấy và nhờ lãnh đạo huỷ số.",
        "its receipt was printed or saved as a file. Correct it on the dossier's page, or take the paper back and ask a supervisor to void the number.",
    ),
    "sent": (
        "hồ sơ đã được gửi đi hoặc đang gửi. Đính chính ở trang hồ sơ; bên nhận sẽ được báo.",
        "it was sent or is being sent. Correct it on the dossier's page; the receiver will be told.",
    ),
    "time": (
        "đã quá số giây cho phép. Đính chính ở trang hồ sơ, hoặc nhờ lãnh đạo huỷ số.",
        "the seconds for it are over. Correct it on the dossier's page, or ask a supervisor to void the number.",
    ),
    "other": (
        "cán bộ khác đã tiếp nhận. Chỉ người tiếp nhận hoàn tác được; bạn có thể đính chính ở trang hồ sơ.",
        "another officer received it. Only that one can undo it; you can correct it on the dossier's page.",
    ),
}

UNDER_WAY: dict[str, Pair] = {
    "sending": ("đang được gửi", "is being sent"),
    "unknown": ("chưa rõ bên nhận đã có chưa", "may or may not have reached its receiver"),
}

BACKUPS: dict[str, Pair] = {
    "unreadable": (
        "không đọc được tệp này, hoặc không phải bản sao lưu. Chọn bản khác; chưa có gì bị thay đổi.",
        "it cannot be read, or is no backup. Choose another; nothing was changed.",
    ),
    "damaged": (
        "tệp bị hỏng từ khi tạo. Chọn bản khác; chưa có gì bị thay đổi.",
        "it was damaged since it was made. Choose another; nothing was changed.",
    ),
    "incomplete": (
        "tệp bị cắt cụt hoặc thiếu phần. Chép lại, hoặc chọn bản khác; chưa có gì bị thay đổi.",
        "it is cut short or lacks a part. Copy it again or choose another; nothing was changed.",
    ),
    "other_desk": (
        "là của quầy khác. Khôi phục vào một thư mục trống; chưa có gì bị thay đổi.",
        "it is of another desk. Restore it into an empty folder; nothing was changed.",
    ),
    "newer": (
        "do bản chương trình mới hơn tạo. Nâng cấp chương trình trước; chưa có gì bị thay đổi.",
        "a newer version of the program made it. Upgrade the program first; nothing was changed.",
    ),
}
