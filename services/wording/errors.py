"""Errors in words: what happened, what is safe, what to do."""

from __future__ import annotations

from services.errors import (
    BackupDamaged,
    BadFile,
    ComponentsMissing,
    DeskError,
    HomeUnfit,
    InvalidForm,
    KeyMissing,
    OverrideNeeded,
    PaperDamaged,
    PaperUnfit,
    ProcedureSuperseded,
    RerouteBlocked,
    SignInDelayed,
    SourceFailed,
    TooLateToUndo,
    VisitRefused,
    WrongState,
)
from services.wording.circumstances import BACKUPS, OVERRIDES, STATES, TOO_LATE, UNDER_WAY, WHY
from services.wording.pair import Pair, in_language
from services.wording.papers import DAMAGED, unfit_text
from services.wording.problems import field_name, problem_text

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
        "Không có dòng chờ gửi hay phiếu này, hoặc lúc này không làm được việc đó với nó: đã tới nơi, đang được gửi, hay không bị trả lại.",
        "There is no such row in the queue and no such slip, or this cannot be done with it now: it has arrived, is being sent, or was not sent back.",
    ),
    "WrongState": (
        "Hồ sơ {what} đang ở tình trạng «{more}», không làm được việc này.",
        "Dossier {what} is in state “{more}”; this cannot be done.",
    ),
    "PaperUnfit": ("Chưa đính kèm được: {more}", "Not attached: {more}"),
    "PaperSigned": (
        "Tệp PDF này có chữ ký số; sửa hay ghép thì chữ ký mất giá trị. Tệp được giữ nguyên.",
        "This PDF is digitally signed; changing or joining it would break the signature. It is kept as it is.",
    ),
    "PaperKept": (
        "Hồ sơ {what} đã tiếp nhận: bản điện tử của nó không bỏ, không sửa được. Đính kèm thêm bản đúng.",
        "Dossier {what} was received: its files can be neither removed nor changed. Attach the right one as well.",
    ),
    "PaperDamaged": ("{more} Chụp hoặc quét lại giấy này.", "{more} Scan this paper again."),
    "UnknownPaper": ("Không có tệp đính kèm này.", "There is no such attachment."),
    "RerouteBlocked": (
        "Chưa chuyển nơi nhận được: hồ sơ {what} {more}. Đợi bên nhận trả lời (hoặc để chương trình hỏi lại) rồi chuyển; chưa có gì thay đổi.",
        "Not moved: dossier {what} {more}. Wait for the receiver's answer (the program asks again), then move it; nothing has changed.",
    ),
    "TooLateToUndo": (
        "Không hoàn tác được nữa, hồ sơ {what} vẫn nguyên: {more}",
        "It cannot be undone any more, dossier {what} stands as it is: {more}",
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
    "CatalogueChanged": (
        "Danh mục hoặc quy định vừa đổi {count} điểm so với trang đang xem, nên chưa nhận gì. Xem chỗ đổi ở đầu trang rồi chuyển sang bản mới.",
        "Catalogue or rules differ from this page in {count} places, so nothing was given out. Look at them at the top of the page, then go over to the new version.",
    ),
    "UnknownDraft": (
        "Hồ sơ này không còn chờ: đã được nhận, từ chối hoặc bỏ. Xem trong danh sách hồ sơ (F3).",
        "This sheet waits no more: it was received, refused or dropped. Look in the register (F3).",
    ),
    "DraftTaken": (
        "{what} đang nhập hồ sơ này. Mở tiếp sẽ nhận bàn giao; nội dung {what} gõ thêm được giữ thành một bản riêng.",
        "{what} has this sheet on the page. Going on takes it over; what {what} types after that is kept as a copy of its own.",
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
    "AlreadyWatched": (
        "Đã có một chương trình gửi nền cho quầy này; nó vẫn gửi. Không cần chạy thêm.",
        "Another watcher sends for this desk already and goes on. There is no need for a second one.",
    ),
    "HomeUnfit": ("{more}", "{more}"),
    "HomeMoved": (
        "Thư mục này là của Quầy {what} ở nơi khác: được chép sang hoặc chuyển chỗ. Chưa cấp số nào, chưa gửi gì. Quản trị nói rõ bằng lệnh `claim`: "
        "thay quầy cũ (--replaces), hoặc là quầy mới (--desk SỐ).",
        "This folder is of desk {what} in another place: it was copied or moved. No number was given, nothing was sent. The administrator says with "
        "`claim` whether it takes the old desk's place (--replaces) or is a new desk (--desk NUMBER).",
    ),
    "BackupDamaged": ("Không dùng được bản sao lưu {what}: {more}", "The backup {what} cannot be used: {more}"),
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
        "Kho đã được bản chương trình mới hơn dùng (bảng {what}), bản này không mở. Chưa đổi gì, hồ sơ vẫn nguyên. "
        "Cài lại bản mới hơn trên máy này rồi mở tiếp.",
        "A newer version of the program works with this store (tables {what}), this one does not open it. Nothing was changed, every dossier is "
        "whole. Install the newer version on this machine again and go on.",
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
        "Chưa có mật khẩu của nơi nhận {what}. Cất vào kho khoá của máy bằng lệnh secret set, hoặc đặt biến QUAY_SECRET_{upper}.",
        "The password of receiver {what} is missing. Keep it in the keyring with secret set, or set QUAY_SECRET_{upper}.",
    ),
    "SecretUnkept": (
        "Chưa cất được mật khẩu của {what}: máy này không có kho khoá (keyring), hoặc kho đang khoá. "
        "Mở kho khoá rồi làm lại, hoặc đặt biến QUAY_SECRET_{upper}.",
        "The password of {what} was not kept: this machine has no keyring, or it is locked. "
        "Open the keyring and do it again, or set QUAY_SECRET_{upper}.",
    ),
    "NotPrinted": (
        "Chưa in được: {what}. Hồ sơ đã lưu. Kiểm tra máy in rồi bấm In lại (Ctrl+P).",
        "Not printed: {what}. The dossier is saved. Check the printer, then press Print again (Ctrl+P).",
    ),
}


def _more(error: DeskError, language: str) -> str:
    if isinstance(error, KeyMissing | HomeUnfit | BadFile | SourceFailed):
        what = getattr(error, "what", "")
        return in_language(WHY.get(error.why, ("", "")), language).format(what=what)
    if isinstance(error, BackupDamaged):
        return in_language(BACKUPS[error.why], language)
    if isinstance(error, PaperUnfit):
        return unfit_text(error.why, error.fact, language)
    if isinstance(error, PaperDamaged):
        return in_language(DAMAGED[error.why], language)
    if isinstance(error, VisitRefused):
        return say(error.cause, language)
    if isinstance(error, RerouteBlocked):
        return in_language(UNDER_WAY[error.state], language)
    if isinstance(error, TooLateToUndo):
        return in_language(TOO_LATE[error.why], language)
    if isinstance(error, OverrideNeeded):
        return in_language(OVERRIDES[error.why], language)
    if isinstance(error, WrongState):
        return in_language(STATES.get(error.state, (error.state, error.state)), language)
    if isinstance(error, ProcedureSuperseded) and error.by:
        return in_language(("Dùng thủ tục {}.", "Use procedure {}."), language).format(error.by)
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
    return in_language(_ERRORS[error.name], language).format(
        what=what,
        refused=getattr(error, "refused", 0),
        of=getattr(error, "of", 0),
        upper=what.upper(),
        count=getattr(error, "changes", 0),
        more=_more(error, language),
        line=in_language((f", dòng {line}", f", line {line}"), language) if line else "",
    )


def error_templates(language: str = "vi") -> dict[str, str]:
    """Return the sentence of every error, by name; `{what}` and the like stand for facts."""
    listed = {name: in_language(pair, language) for name, pair in _ERRORS.items()}
    return {**listed, "InvalidForm": in_language(("{trường}: {lỗi}", "{field}: {problem}"), language)}
