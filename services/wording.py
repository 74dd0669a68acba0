"""Sentences that window, commands and prints share: what happened, what is safe, what to do. Vietnamese and English.

No sentence holds a citizen's data.
"""

from __future__ import annotations

from services.domain.routing import Route
from services.errors import (
    BadFile,
    ComponentsMissing,
    DeskError,
    HomeUnfit,
    InvalidForm,
    KeyMissing,
    OverrideNeeded,
    Problem,
    ProcedureSuperseded,
    RerouteBlocked,
    SignInDelayed,
    SourceFailed,
    VisitRefused,
    WrongState,
)
from services.promise_wording import promise_doubt as promise_doubt
from services.promise_wording import promise_grounds as promise_grounds
from services.promise_wording import promise_reason as promise_reason
from services.promise_wording import spoken_day as spoken_day

Pair = tuple[str, str]

_ERRORS: dict[str, Pair] = {
    "NotAllowed": (
        "Tài khoản này không được làm việc này. Nhờ lãnh đạo trung tâm hoặc quản trị.",
        "This account may not do this. Ask a supervisor or the administrator.",
    ),
    "SignInFailed": (
        "Tên hoặc mật khẩu chưa đúng. Gõ lại; để ý phím Caps Lock và bộ gõ tiếng Việt.",
        "Name or password is wrong. Type them again; mind Caps Lock and the input method.",
    ),
    "SignInDelayed": (
        "Sai nhiều lần. Đợi {what} giây rồi thử lại.",
        "Too many wrong tries. Wait {what} seconds, then try again.",
    ),
    "AccountExists": ("Đã có tài khoản tên {what}. Chọn tên khác.", "There is an account {what}. Choose another name."),
    "UnknownAccount": ("Không có tài khoản tên {what} đang mở.", "There is no open account {what}."),
    "LastAdministrator": (
        "{what} là quản trị cuối cùng, không đóng được. Mở một tài khoản quản trị khác trước.",
        "{what} is the last administrator and cannot be closed. Open another administrator account first.",
    ),
    "UnknownProcedure": (
        "Danh mục không có thủ tục {what}. Tìm lại theo tên hoặc mã.",
        "The catalogue has no procedure {what}. Look it up by name or code.",
    ),
    "ProcedureSuperseded": (
        "Thủ tục {what} đã được thay thế hoặc bãi bỏ. {more}",
        "Procedure {what} was superseded or abolished. {more}",
    ),
    "ComponentsMissing": (
        "Chưa tiếp nhận được: còn thiếu {what}. Nhận thêm giấy, hoặc in phiếu yêu cầu bổ sung (mẫu 02).",
        "Not received: missing {what}. Take the papers, or print a request for them (form 02).",
    ),
    "NothingMissing": (
        "Không có giấy tờ nào thiếu, nên không in phiếu yêu cầu bổ sung.",
        "No paper is missing, so there is nothing to ask for.",
    ),
    "DueDateNeeded": (
        "Danh mục chưa có thời hạn của thủ tục {what}. Chọn ngày hẹn trả.",
        "The catalogue has no deadline for procedure {what}. Give the day of the promise.",
    ),
    "NumbersExhausted": (
        "Quầy đã dùng hết dải số hôm nay ({what}). Báo quản trị nới `block` trong settings.toml.",
        "The desk has used up its numbers of today ({what}). Ask the administrator to widen `block` in settings.toml.",
    ),
    "UnknownDossier": ("Không có hồ sơ mã {what} ở quầy này.", "There is no dossier {what} at this desk."),
    "UnknownRule": ("Không có dòng này trong bảng: {what}.", "The table has no such row: {what}."),
    "UnknownEntry": (
        "Không có dòng chờ gửi này, hoặc nó đã tới nơi hay đang được gửi.",
        "There is no such row in the queue, or it has arrived or is being sent.",
    ),
    "WrongState": (
        "Hồ sơ {what} đang ở tình trạng «{more}», không làm được việc này.",
        "Dossier {what} is in state “{more}”; this cannot be done.",
    ),
    "RerouteBlocked": (
        "Chưa chuyển nơi nhận được: hồ sơ {what} {more}. Đợi bên nhận trả lời (hoặc để chương trình hỏi lại) rồi chuyển; chưa có gì thay đổi.",
        "Not moved: dossier {what} {more}. Wait for the receiver's answer (the program asks again), then move it; nothing has changed.",
    ),
    "VisitRefused": (
        "Chưa tiếp nhận hồ sơ nào của lần này, vì thủ tục «{what}»: {more}",
        "Nothing of this visit was received, because of procedure “{what}”: {more}",
    ),
    "AlreadyExtended": (
        "Hồ sơ {what} đã gia hạn một lần; không gia hạn lần nữa. Trả kết quả, hoặc báo lãnh đạo trung tâm.",
        "Dossier {what} was put off once; there is no second time. Hand the result over, or tell the supervisor.",
    ),
    "NotElsewhere": (
        "Hồ sơ {what} không chờ nơi khác nhận: đơn vị này giải quyết, hoặc nơi kia đã nhận rồi.",
        "Dossier {what} waits for no other commune: this office decides, or the other one has it already.",
    ),
    "OverrideNeeded": ("Hồ sơ {what}: {more}", "Dossier {what}: {more}"),
    "AskedBefore": (
        "Phiếu 02 số {what} đã yêu cầu người này bổ sung cho thủ tục này. Yêu cầu lần nữa bị tính là quá hạn (QĐ 766/QĐ-TTg, 2.1). "
        "Ghi rõ vì sao vẫn phải yêu cầu; chưa có gì mất.",
        "Form 02 no. {what} asked this person for papers of this procedure already. Asking again counts it as overdue "
        "(QĐ 766/QĐ-TTg, 2.1). Say why it has to be; nothing is lost.",
    ),
    "UnknownCommune": (
        "Không có xã, phường, đặc khu nào mã {what}. Xem mã 5 chữ số theo danh mục từ 01/7/2025.",
        "No commune of today has code {what}. Look up its five digits in the list in force since 1 July 2025.",
    ),
    "HomeExists": (
        "Thư mục {what} đã có quầy hoặc dữ liệu khác; không ghi đè. Chọn thư mục trống.",
        "Folder {what} holds a desk or something else; it is not overwritten. Choose an empty folder.",
    ),
    "HomeMissing": (
        "Không thấy quầy ở {what}. Tạo bằng lệnh `init`, hoặc chỉ đúng thư mục bằng --home.",
        "There is no desk in {what}. Make one with `init`, or name the right folder with --home.",
    ),
    "HomeInUse": (
        "Một cửa sổ khác đang mở quầy này. Chuyển sang cửa sổ đó; hồ sơ vẫn an toàn.",
        "Another window has this desk open. Switch to it; the dossiers are safe.",
    ),
    "HomeUnfit": ("{more}", "{more}"),
    "DiskFull": (
        "Ổ đĩa đầy: chưa lưu được gì của việc vừa rồi, các hồ sơ trước vẫn nguyên. Giải phóng chỗ trống rồi làm lại.",
        "The disk is full: nothing of this was saved, earlier dossiers are whole. Free some space and do it again.",
    ),
    "KeyMissing": (
        "Chưa mở được kho: {more} Nhập cụm từ khôi phục trong két (QUAY_PASSPHRASE hoặc khi được hỏi). Kho không bị tạo lại.",
        "The store is not open: {more} Type the recovery passphrase from the safe (QUAY_PASSPHRASE or the prompt). The store is never made anew.",
    ),
    "WrongPassphrase": (
        "Cụm từ khôi phục hoặc mật khẩu không mở được kho này. Kho vẫn nguyên; kiểm tra lại phiếu trong két.",
        "This passphrase or password does not open this store. The store is untouched; check the sheet in the safe.",
    ),
    "WrongKey": (
        "Khoá đang giữ không phải của kho này; tệp kho có thể vẫn nguyên. Dùng cụm từ khôi phục của đúng quầy.",
        "The key at hand is not this store's; the file may well be whole. Use this desk's own recovery passphrase.",
    ),
    "StoreDamaged": (
        "Khoá đúng nhưng tệp kho không đọc được. Đừng xoá gì; giữ nguyên thư mục và gọi quản trị khôi phục bản sao lưu.",
        "The key is right but the store cannot be read. Delete nothing; keep the folder as it is and restore a backup.",
    ),
    "StoreBusy": (
        "Chương trình khác đang giữ kho lâu quá. Chưa lưu việc vừa rồi; thử lại sau giây lát.",
        "Another program holds the store too long. This was not saved; try again in a moment.",
    ),
    "StoreNewer": (
        "Kho do bản chương trình mới hơn ghi. Cập nhật chương trình trên máy này.",
        "The store was written by a newer version of the program. Update the program on this machine.",
    ),
    "BadFile": ("Tệp {what}{line}: {more}", "File {what}{line}: {more}"),
    "SourceFailed": (
        "Chưa đọc được danh mục từ {what}: {more} Danh mục đang dùng giữ nguyên.",
        "The catalogue was not read from {what}: {more} The one in use is untouched.",
    ),
    "CatalogueMoved": (
        "Danh mục vừa có người khác thay đổi, nên chưa nhận gì. Xem lại các thay đổi rồi nhận.",
        "Somebody else has just changed the catalogue, so nothing was accepted. Look at the changes again, then accept.",
    ),
    "FormsRefused": (
        "{refused} trong {of} tờ khai bị từ chối; mỗi tờ có lý do ở dòng của nó, các tờ khác đã nhận. Sửa rồi nhập lại, tờ đã nhận không bị nhận hai lần.",
        "{refused} of {of} forms were refused; each says why in its place, the others are received. Mend them and run it again, no form is received twice.",
    ),
    "NotWhole": (
        "Kiểm tra thấy kho không nguyên vẹn. Đừng xoá gì; giữ nguyên thư mục và gọi quản trị khôi phục bản sao lưu.",
        "The check found that the store is not whole. Delete nothing; keep the folder as it is and restore a backup.",
    ),
    "ProgramFault": (
        "Chương trình gặp lỗi ngoài dự kiến. Hồ sơ đã có biên nhận vẫn an toàn; làm lại, nếu còn lỗi thì báo người hỗ trợ.",
        "The program met a fault of its own. Dossiers with a receipt are safe; try again, and tell support if it stays.",
    ),
    "LoopbackOnly": (
        "Quầy luyện tập chỉ gửi tới máy này; địa chỉ {what} ở nơi khác nên không gửi.",
        "A training desk sends to this machine only; address {what} is elsewhere, nothing was sent.",
    ),
    "SecretMissing": (
        "Chưa có mật khẩu của nơi nhận {what}. Đặt trong kho khoá của máy, hoặc biến QUAY_SECRET_{upper}.",
        "The password of receiver {what} is missing. Keep it in the keyring, or set QUAY_SECRET_{upper}.",
    ),
    "NotPrinted": (
        "Chưa in được: {what}. Hồ sơ đã lưu. Kiểm tra máy in rồi bấm In lại (Ctrl+P).",
        "Not printed: {what}. The dossier is saved. Check the printer, then press Print again (Ctrl+P).",
    ),
}

_PROBLEMS: dict[str, Pair] = {
    "empty": ("chưa có gì", "is empty"),
    "too_long": ("dài quá {fact} chữ", "is longer than {fact} characters"),
    "too_short": ("cần ít nhất {fact} ký tự", "needs at least {fact} characters"),
    "wrong_type": ("sai kiểu, cần {fact}", "has the wrong type, should be {fact}"),
    "no_files_yet": (
        "bản này chưa nhận tệp kèm theo; bỏ `files` rồi nhập lại",
        "this version takes no files yet; leave `files` out and run it again",
    ),
    "port_taken": (
        "đang có chương trình khác dùng; chọn số khác, hoặc 0 để tự chọn",
        "is used by another program; choose another, or 0 for any free one",
    ),
    "unknown_field": ("không có trường này; xem `schema register-in`", "is not a field; see `schema register-in`"),
    "not_for_this": ("không áp dụng cho thủ tục này", "is not for this procedure"),
    "only_by_page": ("chỉ dùng khi tính theo trang", "is only for fees by page"),
    "tiers_in_order": (
        "phải có, bắt đầu từ trang 1 và tăng dần",
        "must be there, begin with page 1 and go up",
    ),
    "only_in_tiers": (
        "tính theo trang thì ghi ở từng bậc, không ghi ở đây",
        "goes into the tiers, not here, for fees by page",
    ),
    "set_already": ("đã có ở {fact} cho cùng những ngày này", "stands in {fact} already for the same days"),
    "not_in_list": ("phải là một trong: {fact}", "must be one of: {fact}"),
    "out_of_range": ("phải trong khoảng {fact}", "must be within {fact}"),
    "not_a_uuid": ("phải là UUID", "must be a UUID"),
    "not_such_a_rule": ("không đúng dạng của bảng này; xem `rules list`", "does not fit this table; see `rules list`"),
    "not_a_moment": (
        "không phải ngày giờ có thật; viết như 20/11/2026 09:05",
        "is not a real day and time; write it like 20/11/2026 09:05",
    ),
    "not_an_amount": ("không phải số tiền; viết như 8.000", "is not an amount; write it like 8.000"),
    "not_rows": ("mỗi dòng viết các ô cách nhau bằng dấu |", "write each line with its cells parted by |"),
    "not_a_date": ("không phải ngày có thật; viết như 28/02/2001", "is not a real date; write it like 28/02/2001"),
    "in_the_future": ("ở tương lai", "is in the future"),
    "too_long_ago": ("xa quá, trước năm 1900", "is too long ago, before 1900"),
    "not_a_personal_id": (
        "có {fact} chữ số; cần đủ 12 số căn cước (hoặc 9 số CMND cũ)",
        "has {fact} characters; 12 digits are needed (or 9 of an old card)",
    ),
    "not_a_phone": ("có {fact} số; cần đủ 10 số, bắt đầu bằng 0", "has {fact} digits; 10 are needed, beginning with 0"),
    "not_an_email": ("chưa đúng dạng ten@noi.vn", "should look like name@place.vn"),
    "not_a_card": (
        "không phải mã QR thẻ căn cước; quét lại hoặc gõ tay",
        "is not the QR of an identity card; scan again or type",
    ),
    "cut_short": (
        "mã thẻ bị cụt; lau thẻ rồi quét lại, hoặc bỏ trống và gõ tay",
        "was cut short; wipe the card and scan again, or leave it out and type",
    ),
    "card_differs": ("số trên thẻ khác số định danh đã gõ", "holds another number than the one typed"),
    "not_a_procedure_code": ("không phải mã thủ tục như 1.004873", "is no procedure's code such as 1.004873"),
    "code_twice": ("mã này đã có ở dòng trên; mỗi thủ tục một dòng", "stands on an earlier line already"),
    "too_deep": ("lồng nhau quá sâu", "is nested too deep"),
    "broken_text": ("có ký tự hỏng, không lưu được", "holds broken characters that cannot be kept"),
    "no_line_of_its_own": (
        "có giấy tờ mà trang thủ tục không có dòng của mã này",
        "has papers but no line among the procedures",
    ),
    "not_the_exported_one": (
        "không phải ô nhận dạng chương trình đã xuất; để trống nếu là giấy tờ mới",
        "is not what the program wrote there; leave it empty for a new paper",
    ),
    "kept_as_text": ("giữ nguyên chữ, không phải con số: {fact}", "is no number and kept as text: {fact}"),
    "several_times": (
        "có nhiều thời hạn ({fact}); lấy thời hạn đầu, cần đối chiếu",
        "has several times ({fact}); the first is taken, to be checked",
    ),
    "superseded_here": (
        "nguồn ghi đang công khai, danh mục ở đây ghi đã thay thế; giữ «đã thay thế»",
        "is public there but superseded here; it stays superseded",
    ),
    "same_code_other_name": (
        "nhiều dòng cùng mã {fact} mà khác tên; gộp làm một giấy tờ, cần đối chiếu",
        "has several names under code {fact}; taken as one paper, to be checked",
    ),
    "new_paper": (
        "giấy tờ mới, chưa rõ khi nào cần và CSDL nào thay được; cần đối chiếu: {fact}",
        "is a new paper; when it is needed is to be checked: {fact}",
    ),
    "not_answered": ("chưa hỏi được thủ tục này ({fact}); nhập lại sau", "was not answered ({fact}); import it again"),
    "before_the_present_row": (
        "trước ngày bản đang dùng có hiệu lực ({fact}); chọn ngày đó hoặc sau đó",
        "is before the present row's first day ({fact}); choose that day or a later one",
    ),
    "no_such_component": (
        "thủ tục không có giấy tờ số {fact} ở quầy",
        "the procedure has no paper {fact} at the counter",
    ),
    "named_twice": ("giấy tờ số {fact} được nêu hai lần", "paper {fact} is named twice"),
    "no_database_gives_it": (
        "danh mục không nói cơ sở dữ liệu nào thay được: {fact}",
        "the catalogue names no database that replaces it: {fact}",
    ),
    "always_asked_for": (
        "luôn phải có, không thể «không áp dụng»: {fact}",
        "is always asked for, it cannot be “not applicable”: {fact}",
    ),
    "not_a_coming_day": ("phải là một ngày sắp tới, trong hai năm", "must be a coming day, within two years"),
    "nothing_counted": ("ghi 0 bản mà lại «Có»: {fact}", "is handed in with no copy at all: {fact}"),
    "before_it_begins": ("sớm hơn ngày bắt đầu", "is before the first day"),
    "not_after_promise": ("phải sau ngày đã hẹn và sau hôm nay", "must be later than the promise and than today"),
    "day_off": ("là ngày nghỉ; chọn ngày làm việc", "is a day off; choose a working day"),
    "no_lawful_reason": (
        "không phải lý do pháp luật cho phép: không từ chối vì hệ thống lỗi, mất mạng, sắp xếp bộ máy hay VNeID",
        "is no lawful reason: never refuse because of a system failure, the network, the re-organisation or VNeID",
    ),
    "not_a_span": (
        "ngày cuối phải từ ngày đầu trở đi, không quá một năm",
        "must not be before the first day, nor a year after it",
    ),
    "not_an_agency_code": ("phải là mã định danh như H31.12", "must be an agency code such as H31.12"),
    "not_an_address": ("phải là địa chỉ đầy đủ, như https://…", "must be a whole address, like https://…"),
    "no_number_in_it": ("phải có chỗ {fact} cho mã hồ sơ", "must hold {fact} for the dossier's number"),
    "not_hours": (
        'phải như ["07:30-11:30", "13:00-16:30"], theo thứ tự',
        'must be like ["07:30-11:30", "13:00-16:30"], in order',
    ),
    "not_an_hour": ("phải là giờ như 15:00", "must be an hour like 15:00"),
    "neither_way": (
        "phải nhận hồ sơ hoặc trả kết quả, ít nhất một việc",
        "must take dossiers in or give results out, at least one of them",
    ),
    "one_or_the_other": ("chỉ nêu thủ tục hoặc lĩnh vực, không cả hai", "names a procedure or a field, not both"),
    "not_a_small_png": (
        "phải là ảnh PNG nhỏ (đến 800 × 800 điểm, 60 KB), viết dạng base64",
        "must be a small PNG (up to 800 × 800 pixels, 60 KB), in base64",
    ),
    "not_toml": ("không đọc được: {fact}", "cannot be read: {fact}"),
    "no_shared_store": (
        "bản này chưa dùng chung PostgreSQL; để trống",
        "this version has no shared PostgreSQL; leave it empty",
    ),
    "mistyped_group": ("nhóm thứ {fact} gõ sai; xem lại phiếu", "group {fact} is mistyped; look at the sheet"),
    "not_all_groups": ("phải đủ {fact} nhóm", "must have all {fact} groups"),
    "unknown_setting": ("không có cài đặt này; xem lại chính tả", "is no setting; look at its spelling"),
    "listed_already": (
        "đã có trong thành phần hồ sơ: {fact}; trả lời ở dòng đó",
        "is in the checklist already: {fact}; answer it there",
    ),
    "never_asked_for": (
        "không được yêu cầu người dân nộp: {fact}",
        "may never be asked for: {fact}",
    ),
    "database_has_it": (
        "đã có trong {fact}; chỉ yêu cầu khi cơ sở dữ liệu gặp sự cố hoặc dữ liệu của người này không đúng",
        "is in {fact}; it may be asked for only when the database is down or this person's data are wrong",
    ),
    "database_not_down": (
        "chưa ai đánh dấu {fact} gặp sự cố; người phụ trách đánh dấu trước",
        "nobody marked {fact} as down; a supervisor marks it first",
    ),
    "not_chosen": ("chưa chọn", "is not chosen yet"),
    "who_may_ask": (
        "chỉ lãnh đạo trung tâm hoặc quản trị được yêu cầu giấy tờ ngoài thành phần hồ sơ; chữ đã gõ còn nguyên, nhờ họ yêu cầu",
        "only a supervisor or the administrator may ask for papers beyond the checklist; what you typed is kept, ask one of them",
    ),
    "say_more": ("hãy ghi rõ: {fact}", "say exactly: {fact}"),
    "no_zone": ("phải có múi giờ", "must carry its time zone"),
    "receiver_unknown": (
        "nơi nhận «{fact}» chưa có trong cài đặt của quầy; hồ sơ vẫn nhận và chờ gửi tới đó, báo quản trị khai báo",
        "receiver “{fact}” is not in this desk's settings; dossiers are received and wait for it, ask the administrator to set it up",
    ),
    "only_tried": (
        "nơi nhận «{fact}» mới chạy thử: hồ sơ chưa gửi tới đó",
        "receiver “{fact}” is only being tried: nothing is sent there yet",
    ),
    "same_receiver": ("hồ sơ đang gửi tới {fact} rồi", "the dossier goes to {fact} already"),
    "online_only": (
        "chỉ nộp trực tuyến qua Cổng dịch vụ công quốc gia hoặc VNeID; cán bộ hỗ trợ nộp tại quầy",
        "is filed online only, on the national portal or VNeID; help the citizen to file it here",
    ),
    "other_applicant": (
        "là của người khác; một lần nộp chỉ có một người nộp",
        "is another person's; a visit has one applicant",
    ),
    "listed_twice": ("được nêu hai lần", "is listed twice"),
    "too_few": ("cần ít nhất {fact}", "needs at least {fact}"),
    "not_boundless": (
        "thủ tục này không thuộc danh mục thực hiện không phụ thuộc địa giới; để trống",
        "the procedure is not one that may be handed in away from home; leave it empty",
    ),
    "residence_no_reason": (
        "thủ tục này nộp ở đâu cũng được: nơi cư trú không phải lý do từ chối",
        "the procedure may be handed in anywhere: where somebody lives is no reason to refuse",
    ),
    "not_a_commune": ("không phải mã xã, phường như 2025:11983", "is no commune's code such as 2025:11983"),
    "outside_province": (
        "ở tỉnh khác; thủ tục này chỉ không phụ thuộc địa giới trong tỉnh",
        "is in another province; this procedure may be handed in anywhere within the province only",
    ),
    "differs": ("không giống cụm từ vừa in", "is not the passphrase just printed"),
}

_WHY: dict[str, Pair] = {
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
    "not_writable": ("không ghi được vào đây; chọn nơi khác", "cannot be written; choose another place"),
    "exists": ("đã có tệp này, không ghi đè; chọn tên khác", "is there already and is not overwritten; choose another"),
}

_FIELDS: dict[str, Pair] = {
    "applicant": ("Người nộp", "Applicant"),
    "applicant.personal_id": ("Số định danh", "Personal number"),
    "applicant.full_name": ("Họ và tên", "Full name"),
    "applicant.born_on": ("Ngày sinh", "Date of birth"),
    "applicant.sex": ("Giới tính", "Sex"),
    "applicant.address": ("Nơi thường trú", "Residence"),
    "applicant.phone": ("Điện thoại", "Phone"),
    "applicant.email": ("Thư điện tử", "E-mail"),
    "procedure": ("Thủ tục", "Procedure"),
    "case": ("Trường hợp", "Case"),
    "components": ("Giấy tờ", "Papers"),
    "due_on": ("Ngày hẹn trả", "Promised day"),
    "override": ("Lý do vẫn phải làm", "Why all the same"),
    "receiver": ("Nơi nhận", "Receiver"),
    "competent": ("Đơn vị giải quyết", "Competent unit"),
    "forms": ("Hồ sơ", "Forms"),
    "fee.amount": ("Lệ phí", "Fee"),
    "fee.exemption": ("Lý do miễn phí, lệ phí", "Reason for not paying"),
    "fee.pages": ("Số trang", "Pages"),
    "fee.copies": ("Số bản", "Copies"),
    "reason": ("Lý do", "Reason"),
    "card": ("Mã trên thẻ", "Card scan"),
    "note": ("Ghi chú", "Note"),
    "password": ("Mật khẩu", "Password"),
    "passphrase": ("Cụm từ khôi phục", "Recovery passphrase"),
}

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
    "unreadable_answer": (
        "Không hiểu được trả lời của bên nhận; sẽ hỏi lại",
        "The receiver's answer is not understood; it will be asked about",
    ),
    "too_large": ("Hồ sơ dài quá mức bên nhận cho phép", "The dossier is longer than the receiver takes"),
    "schema": (
        "Bản ghi của phiên bản khác, chương trình này chưa gửi được",
        "A record of another version, this program cannot send it",
    ),
    "dossier_absent": ("Bên nhận chưa có hồ sơ của bước này", "The receiver does not have the dossier of this step"),
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
    "loopback_only": (
        "Quầy luyện tập chỉ gửi tới máy này; chưa gửi gì",
        "A training desk sends to this machine only; nothing was sent",
    ),
}

_CARD_NOTES: dict[str, Pair] = {
    "old_number_left_out": ("thẻ không ghi số CMND cũ", "the card leaves out the old number"),
    "year_only": ("thẻ chỉ có năm sinh", "the card gives the year of birth only"),
    "letters_lost": ("máy quét làm mất dấu: gõ tay họ tên, địa chỉ", "the scanner lost letters: type name and address"),
    "cut_short": ("mã bị cụt: xem lại các ô còn trống", "the scan was cut short: look at the empty fields"),
    "sex_differs": ("giới tính khác với số định danh", "the sex differs from the personal number"),
    "birth_year_differs": ("năm sinh khác với số định danh", "the year of birth differs from the personal number"),
}

_OVERRIDES: dict[str, Pair] = {
    "second_request": (
        "đã yêu cầu bổ sung một lần; yêu cầu lần nữa bị tính là quá hạn (QĐ 766/QĐ-TTg, 2.1). Ghi rõ vì sao vẫn phải yêu cầu.",
        "papers were asked for once; asking again counts it as overdue (QĐ 766/QĐ-TTg, 2.1). Say why it has to be.",
    ),
    "late_extension": (
        "gia hạn phải báo chậm nhất một ngày trước ngày hẹn (NĐ 61/2018/NĐ-CP, Điều 19.9). Ghi rõ vì sao báo muộn.",
        "a new day has to be told a day before the promise at the latest (NĐ 61/2018/NĐ-CP, art. 19.9). Say why it is late.",
    ),
}

_STATES: dict[str, Pair] = {
    "received": ("đã nhận", "received"),
    "elsewhere": ("chờ nơi giải quyết nhận hồ sơ", "waiting for the other commune to receive it"),
    "supplement": ("chờ công dân bổ sung", "waiting for the citizen's papers"),
    "returned": ("đã trả kết quả", "returned"),
    "void": ("đã huỷ số", "void"),
}

_UNDER_WAY: dict[str, Pair] = {
    "sending": ("đang được gửi", "is being sent"),
    "unknown": ("chưa rõ bên nhận đã có chưa", "may or may not have reached its receiver"),
}


def _in(pair: Pair, language: str) -> str:
    return pair[1] if language == "en" else pair[0]


def field_name(field: str, language: str = "vi") -> str:
    """Return what people call a field of a form; a field they never see keeps its path."""
    base = field.split("[")[0]
    pair = _FIELDS.get(field) or _FIELDS.get(base)
    return _in(pair, language) if pair else field


def problem_text(problem: Problem, language: str = "vi") -> str:
    """Return what is wrong at one place, without the place's name: "có 9 số; cần đủ 10 số"."""
    return _in(_PROBLEMS.get(problem.kind, ("chưa đúng", "is not right")), language).format(fact=problem.fact)


def upload_reason(reason: str, language: str = "vi") -> str:
    """Return why an upload did not arrive: our words for our own keys, else the receiver's words as they are."""
    pair = _REASONS.get(reason)
    return _in(pair, language) if pair else reason


def card_note(note: str, language: str = "vi") -> str:
    """Return what to tell of a card scan."""
    return _in(_CARD_NOTES[note], language)


def _more(error: DeskError, language: str) -> str:
    if isinstance(error, KeyMissing | HomeUnfit | BadFile | SourceFailed):
        what = getattr(error, "what", "")
        return _in(_WHY.get(error.why, ("", "")), language).format(what=what)
    if isinstance(error, VisitRefused):
        return say(error.cause, language)
    if isinstance(error, RerouteBlocked):
        return _in(_UNDER_WAY[error.state], language)
    if isinstance(error, OverrideNeeded):
        return _in(_OVERRIDES[error.why], language)
    if isinstance(error, WrongState):
        return _in(_STATES.get(error.state, (error.state, error.state)), language)
    if isinstance(error, ProcedureSuperseded) and error.by:
        return _in(("Dùng thủ tục {}.", "Use procedure {}."), language).format(error.by)
    return ""


def say(error: DeskError, language: str = "vi") -> str:
    """Return an error in words: what happened, what is safe, what to do."""
    if isinstance(error, InvalidForm):
        return "; ".join(f"{field_name(p.field, language)}: {problem_text(p, language)}" for p in error.problems)
    what = getattr(error, "what", "")
    if isinstance(error, SignInDelayed):
        what = str(error.seconds)
    if isinstance(error, ComponentsMissing):
        what = "; ".join(error.names)
    line = getattr(error, "line", 0)
    return _in(_ERRORS[error.name], language).format(
        what=what,
        refused=getattr(error, "refused", 0),
        of=getattr(error, "of", 0),
        upper=what.upper(),
        more=_more(error, language),
        line=_in((f", dòng {line}", f", line {line}"), language) if line else "",
    )


def error_templates(language: str = "vi") -> dict[str, str]:
    """Return the sentence of every error, by name; `{what}` and the like stand for facts."""
    listed = {name: _in(pair, language) for name, pair in _ERRORS.items()}
    return {**listed, "InvalidForm": _in(("{trường}: {lỗi}", "{field}: {problem}"), language)}


def problem_templates(language: str = "vi") -> dict[str, str]:
    """Return the words of every fault a field can have, by its kind."""
    return {kind: _in(pair, language) for kind, pair in _PROBLEMS.items()}


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


def route_reason(route: Route, language: str = "vi") -> str:
    """Return why a dossier goes where it goes."""
    facts = {
        "ministry": route.ministry,
        "since": f"{route.since:%d/%m/%Y}" if route.since else "",
        "announcement": route.announcement,
        "before": route.before,
        "note": route.note.rstrip("."),
    }
    return _in(_ROUTES[route.reason], language).format(**facts)
