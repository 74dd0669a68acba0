"""Faulty fields in words: what people call them, and what is wrong."""

from __future__ import annotations

from services.errors import Problem
from services.wording.pair import Pair, in_language

_PROBLEMS: dict[str, Pair] = {
    "empty": ("chưa có gì", "is empty"),
    "reserved_name": ("là tên dành riêng, chọn tên khác", "is a reserved name, choose another"),
    "not_a_path": ("không thể là đường dẫn", "cannot be a path"),
    "not_a_login": ("phải có dạng TÊN:MẬT KHẨU", "must be of the form NAME:PASSWORD"),
    "too_long": ("dài quá {fact} chữ", "is longer than {fact} characters"),
    "last_page": ("là trang cuối cùng của tệp; bỏ cả tệp thì hơn", "is the only page; remove the whole file instead"),
    "too_short": ("cần ít nhất {fact} ký tự", "needs at least {fact} characters"),
    "wrong_type": ("sai kiểu, cần {fact}", "has the wrong type, should be {fact}"),
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
    "nothing_open": (
        "{fact} không có gì lệch đang chờ xử lý trong lần đối soát này, hoặc chưa hỏi được bên nhận",
        "{fact} has nothing open in this reconciliation, or the receiver could not be asked",
    ),
    "no_folder": (
        'cài đặt chưa có nơi nhận nào gửi bằng thư mục hay USB (contract = "folder")',
        'the settings have no receiver behind a folder or stick (contract = "folder")',
    ),
    "not_in_list": ("phải là một trong: {fact}", "must be one of: {fact}"),
    "out_of_range": ("phải trong khoảng {fact}", "must be within {fact}"),
    "number_taken": (
        "{fact} là số của quầy được chép; cho quầy này số khác",
        "{fact} is the number of the desk it was copied from; give this one another",
    ),
    "not_a_uuid": ("phải là UUID", "must be a UUID"),
    "not_such_a_rule": ("không đúng dạng của bảng này; xem `rules list`", "does not fit this table; see `rules list`"),
    "not_a_moment": (
        "không phải ngày giờ có thật; viết như 20/11/2026 09:05",
        "is not a real day and time; write it like 20/11/2026 09:05",
    ),
    "not_an_amount": ("không phải số tiền; viết như 8.000", "is not an amount; write it like 8.000"),
    "handed_in": (
        "là giấy tờ công dân đã nộp, không phải kết quả; chọn đúng tệp kết quả",
        "is a paper that was handed in, not the result; choose the result's own file",
    ),
    "not_pairs": ("phải ghi theo từng cặp như {fact}", "must be pairs such as {fact}"),
    "not_rows": ("mỗi dòng viết các ô cách nhau bằng dấu |", "write each line with its cells parted by |"),
    "not_a_date": ("không phải ngày có thật; viết như 28/02/2001", "is not a real date; write it like 28/02/2001"),
    "in_the_future": ("ở tương lai", "is in the future"),
    "too_long_ago": ("xa quá, trước năm 1900", "is too long ago, before 1900"),
    "not_a_personal_id": (
        "có {fact} chữ số; cần đủ 12 số căn cước (hoặc 9 số CMND cũ)",
        "has {fact} characters; 12 digits are needed (or 9 of an old card)",
    ),
    "not_twelve_digits": (
        "có {fact} chữ số; số định danh của người nước ngoài có 12 số, không có thì để trống",
        "has {fact} characters; a foreigner's personal number has 12, leave it empty when there is none",
    ),
    "not_a_passport": (
        "có {fact} ký tự; cần từ 5 đến 15 chữ và số, ít nhất một chữ số",
        "has {fact} characters; 5 to 15 letters and digits are needed, at least one digit",
    ),
    "not_a_country": ("không có trong danh sách; chọn một nước", "is not in the list; choose a state"),
    "not_a_tax_code": (
        "có {fact} chữ số; cần 10 số, chi nhánh thêm gạch và 3 số, như 0000000000-001",
        "has {fact} digits; 10 are needed, of a branch a dash and 3 more, like 0000000000-001",
    ),
    "not_for_kind": (
        "không có ở loại đối tượng này; bỏ trống",
        "is nothing this kind of applicant has; leave it empty",
    ),
    "company_needs_one": (
        "chưa có: tổ chức không tự đến được, ghi người đến nộp",
        "is not there: a company cannot come itself, say who came",
    ),
    "not_for_this_applicant": (
        "không dùng cho loại đối tượng này; chọn cách khác",
        "is not for this kind of applicant",
    ),
    "acts_for_themselves": (
        "trùng với số của chủ hồ sơ; tự nộp thì bỏ phần nộp thay",
        "is the applicant's own; leave the representative out when they come themselves",
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
    "place_and_text": (
        "viết như applicant.phone=0900000001, mỗi chỗ một lần",
        "is written like applicant.phone=0900000001, each place once",
    ),
    "not_correctable": (
        "không đính chính được ở đây; sai thủ tục thì huỷ số rồi tiếp nhận lại",
        "cannot be corrected here; of a wrong procedure void the number and receive it anew",
    ),
    "not_handed_in": ("không có trong giấy tờ đã nhận", "was not among the papers handed in"),
    "nothing_changed": ("giống như cũ, chưa có gì để đính chính", "is as before, there is nothing to correct"),
    "needed_there": ("chưa có; bên nhận bắt buộc phải có ({fact})", "is empty; the receiver must have it ({fact})"),
    "too_long_there": (
        "dài hơn bên nhận cho phép ({fact} chữ); rút ngắn, hoặc đồng ý cắt bớt",
        "is longer than the receiver takes ({fact} characters); shorten it or agree to cut it",
    ),
    "wrong_form_there": (
        "không đúng dạng bên nhận đòi hỏi ({fact})",
        "has not the form the receiver asks for ({fact})",
    ),
    "may_be_refused_there": (
        "có bên nhận không lấy; số điện thoại cần đúng 10 số",
        "some receivers refuse it; a phone number should have 10 digits",
    ),
    "nothing_too_long": ("không có chỗ nào dài quá", "holds nothing that is too long"),
    "said_there": ("bên nhận nói: {fact}", "the receiver says: {fact}"),
    "differs": ("không giống cụm từ vừa in", "is not the passphrase just printed"),
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
    "applicant.kind": ("Loại đối tượng", "Kind of applicant"),
    "applicant.passport": ("Số hộ chiếu", "Passport number"),
    "applicant.nationality": ("Quốc tịch", "Nationality"),
    "applicant.tax_code": ("Mã số thuế", "Tax code"),
    "applicant.commune": ("Xã, phường nay", "Commune of today"),
    "representative": ("Người nộp thay", "Representative"),
    "representative.full_name": ("Họ và tên người nộp thay", "Representative's name"),
    "representative.personal_id": ("Số định danh người nộp thay", "Representative's personal number"),
    "representative.passport": ("Số hộ chiếu người nộp thay", "Representative's passport"),
    "representative.phone": ("Điện thoại người nộp thay", "Representative's phone"),
    "representative.address": ("Địa chỉ người nộp thay", "Representative's address"),
    "representative.basis": ("Căn cứ nộp thay", "Ground for acting"),
    "representative.document": ("Số, ngày văn bản cho phép nộp thay", "Number and day of the authority"),
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
    "channel": ("Kênh nộp", "How it was filed"),
    "result_method": ("Cách nhận kết quả", "How the result is handed over"),
    "payment": ("Nộp phí", "Payment"),
    "fee": ("Phí, lệ phí", "Fee"),
    "papers": ("Giấy tờ đã nhận", "Papers taken"),
    "files": ("Bản điện tử", "Scanned papers"),
    "supplements": ("Yêu cầu bổ sung", "Papers asked for later"),
    "by": ("Người xử lý", "Who did it"),
    "number": ("Mã hồ sơ", "Dossier number"),
    "state": ("Tình trạng", "State"),
    "received_at": ("Lúc tiếp nhận", "Received"),
    "due_at": ("Hẹn trả", "Promised for"),
    "ended_at": ("Lúc xong", "Finished"),
    "returned_at": ("Lúc trả kết quả", "Handed over"),
    "agency": ("Đơn vị", "Unit"),
    "password": ("Mật khẩu", "Password"),
    "passphrase": ("Cụm từ khôi phục", "Recovery passphrase"),
}


def field_name(field: str, language: str = "vi") -> str:
    """Return what people call a field of a form; a field they never see keeps its path."""
    pair = field_pair(field)
    return in_language(pair, language) if pair else field


def field_pair(field: str) -> Pair | None:
    """Return what people call a field of a form, in both languages; None for a field they never see."""
    return _FIELDS.get(field) or _FIELDS.get(field.split("[")[0])


def problem_text(problem: Problem, language: str = "vi") -> str:
    """Return what is wrong at one place, without the place's name: "có 9 số; cần đủ 10 số"."""
    return in_language(_PROBLEMS.get(problem.kind, ("chưa đúng", "is not right")), language).format(fact=problem.fact)


def problem_templates(language: str = "vi") -> dict[str, str]:
    """Return the words of every fault a field can have, by its kind."""
    return {kind: in_language(pair, language) for kind, pair in _PROBLEMS.items()}
