<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
  <context>
    <name />
    <message>
      <source> or </source>
      <translation> hoặc </translation>
    </message>
    <message numerus="yes">
      <source>%n cases want you</source>
      <translation>
        <numerusform>%n trường hợp phải xử lý</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n citizens bring papers</source>
      <translation>
        <numerusform>Khách chờ bổ sung %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copied paper(s)</source>
      <translation>
        <numerusform>%n bản sao</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copy(ies)</source>
      <translation>
        <numerusform>%n sao</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n ngày</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) late</source>
      <translation>
        <numerusform>quá %n ngày</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) left</source>
      <translation>
        <numerusform>còn %n ngày</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n ngày</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dossier(s) for a person to look at</source>
      <translation>
        <numerusform>%n hồ sơ cần người xem</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dossiers are here already</source>
      <translation>
        <numerusform>Đã có %n hồ sơ ở đây</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dossiers are on their way again; reconcile once more when they arrived.</source>
      <translation>
        <numerusform>%n hồ sơ đang được gửi lại; khi tới nơi hãy đối soát lần nữa.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dossiers wait to be sent. They are saved; this machine sends them by itself once the window is open again.</source>
      <translation>
        <numerusform>%n hồ sơ chờ gửi, đã lưu trên máy này. Máy tự gửi khi mở lại phần mềm.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fault(s)</source>
      <translation>
        <numerusform>%n lỗi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n tệp</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files are being taken in…</source>
      <translation>
        <numerusform>Đang nhận %n tệp…</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n giờ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s) late</source>
      <translation>
        <numerusform>quá %n giờ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s) left</source>
      <translation>
        <numerusform>còn %n giờ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n phút</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s) late</source>
      <translation>
        <numerusform>quá %n phút</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s) left</source>
      <translation>
        <numerusform>còn %n phút</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n months</source>
      <translation>
        <numerusform>%n tháng</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more files</source>
      <translation>
        <numerusform>+%n tệp</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more files were not taken</source>
      <translation>
        <numerusform>Còn %n tệp nữa không đính kèm được</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more receiver(s), of which nothing is to be said</source>
      <translation>
        <numerusform>%n nơi nhận khác, không có gì phải xem</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more who wait</source>
      <translation>
        <numerusform>còn %n người chờ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new files from the scanner</source>
      <translation>
        <numerusform>%n tệp mới từ máy quét</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not sent yet</source>
      <translation>
        <numerusform>Chưa đồng bộ %n hồ sơ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of {asked} papers missing</source>
      <translation>
        <numerusform>Còn thiếu %n trong {asked} giấy tờ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n on time</source>
      <translation>
        <numerusform>%n đúng hạn</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n original paper(s)</source>
      <translation>
        <numerusform>%n bản chính</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n original(s)</source>
      <translation>
        <numerusform>%n chính</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pages</source>
      <translation>
        <numerusform>%n trang</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pages wait for the printer.</source>
      <translation>
        <numerusform>Còn %n phiếu chờ in.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n papers</source>
      <translation>
        <numerusform>%n giấy tờ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n papers missing</source>
      <translation>
        <numerusform>thiếu %n giấy</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) differ</source>
      <translation>
        <numerusform>%n chỗ khác</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) the receiver may not like.</source>
      <translation>
        <numerusform>%n chỗ bên nhận có thể không nhận.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) would surely be sent back: held until mended.</source>
      <translation>
        <numerusform>%n chỗ chắc chắn bị trả lại: giữ đến khi sửa.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n places, see the top of the page</source>
      <translation>
        <numerusform>Còn %n chỗ, xem đầu trang</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n procedure(s)</source>
      <translation>
        <numerusform>%n thủ tục</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n procedure(s) found in the whole catalogue</source>
      <translation>
        <numerusform>Tìm thấy %n thủ tục trong cả danh mục</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n procedures</source>
      <translation>
        <numerusform>%n thủ tục</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n procedures fit</source>
      <translation>
        <numerusform>%n thủ tục khớp</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n result(s) among {total}</source>
      <translation>
        <numerusform>%n kết quả trong {total}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s)</source>
      <translation>
        <numerusform>%n dòng</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) of {source} would change the catalogue. Nothing is changed yet.</source>
      <translation>
        <numerusform>%n dòng của {source} sẽ thay đổi danh mục. Chưa thay đổi gì.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) sealed into {file}, {absent} papers could not be read. All go on waiting here too.</source>
      <translation>
        <numerusform>Đã niêm phong %n dòng vào {file}, {absent} giấy tờ không đọc được. Ở đây vẫn chờ gửi như trước.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) sealed into {file}. All go on waiting here too.</source>
      <translation>
        <numerusform>Đã niêm phong %n dòng vào {file}. Ở đây vẫn chờ gửi như trước.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to be looked at</source>
      <translation>
        <numerusform>%n cần sửa</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unknown</source>
      <translation>
        <numerusform>%n chưa rõ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n version(s)</source>
      <translation>
        <numerusform>%n bản</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n chờ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n working days</source>
      <translation>
        <numerusform>%n ngày làm việc</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n working hours</source>
      <translation>
        <numerusform>%n giờ làm việc</numerusform>
      </translation>
    </message>
    <message>
      <source>(no code)</source>
      <translation>(không mã)</translation>
    </message>
    <message>
      <source>(no name)</source>
      <translation>(không tên)</translation>
    </message>
    <message>
      <source>**A desk of its own**: numbers begin at {first}. What waits here is left to the desk it was copied from.</source>
      <translation>**Quầy riêng**: cấp số từ {first}. Những gì đang chờ ở đây để quầy cũ gửi.</translation>
    </message>
    <message>
      <source>**Another desk number**: numbers begin at {first} from now on.</source>
      <translation>**Đổi số quầy**: từ nay cấp số từ {first}.</translation>
    </message>
    <message>
      <source>**Restored from an earlier copy**: numbers go on at {first}. Missing since: {numbers}. What waits is asked about before it is sent.</source>
      <translation>**Đã khôi phục từ bản cũ hơn**: cấp số tiếp từ {first}. Thiếu từ đó: {numbers}. Hàng chờ được hỏi bên nhận trước khi gửi.</translation>
    </message>
    <message>
      <source>**Restored from an earlier copy**: numbers go on at {first}; what waits is asked about before it is sent.</source>
      <translation>**Đã khôi phục từ bản cũ hơn**: cấp số tiếp từ {first}; hàng chờ được hỏi bên nhận trước khi gửi.</translation>
    </message>
    <message>
      <source>**{number}** goes on without the paper that was left out.</source>
      <translation>**{number}** đi tiếp, không kèm giấy tờ đã bỏ ra.</translation>
    </message>
    <message>
      <source>**{number}** goes on, promised {day}; its receipt is to be printed again.</source>
      <translation>**{number}** giải quyết tiếp, hẹn {day}; in lại giấy tiếp nhận cho công dân.</translation>
    </message>
    <message>
      <source>**{number}** goes to {receiver} from now on.</source>
      <translation>**{number}** từ giờ gửi tới {receiver}.</translation>
    </message>
    <message>
      <source>**{number}** had been received before; nothing was stored twice.</source>
      <translation>**{number}** đã được tiếp nhận trước đó; không lưu hai lần.</translation>
    </message>
    <message>
      <source>**{number}** is being tried now.</source>
      <translation>Đang thử gửi **{number}**.</translation>
    </message>
    <message>
      <source>**{number}** is corrected. Print the receipt anew and take the old one back.</source>
      <translation>Đã đính chính **{number}**. In lại giấy tiếp nhận và thu lại giấy cũ.</translation>
    </message>
    <message>
      <source>**{number}** is held back until somebody lets it go.</source>
      <translation>**{number}** được giữ lại đến khi có người cho gửi.</translation>
    </message>
    <message>
      <source>**{number}** is mended and is being sent again.</source>
      <translation>**{number}** đã sửa, đang gửi lại.</translation>
    </message>
    <message>
      <source>**{number}** is put off to {day}; give the citizen the letter.</source>
      <translation>**{number}** gia hạn đến {day}; đưa phiếu xin lỗi cho công dân.</translation>
    </message>
    <message>
      <source>**{number}** is received and safe on this machine.</source>
      <translation>Đã tiếp nhận **{number}**. Hồ sơ an toàn trên máy này.</translation>
    </message>
    <message>
      <source>**{number}** stands as it is, with your reason. It comes back when anything about it changes.</source>
      <translation>**{number}** được chấp nhận kèm lý do. Khi có gì thay đổi, trường hợp này sẽ hiện lại.</translation>
    </message>
    <message>
      <source>**{number}** waits for the citizen's papers; the clock stands.</source>
      <translation>**{number}** chờ công dân bổ sung; thời hạn đã dừng.</translation>
    </message>
    <message>
      <source>**{number}** was received over there, promised {day}.</source>
      <translation>**{number}** nơi giải quyết đã nhận, hẹn {day}.</translation>
    </message>
    <message>
      <source>033 …</source>
      <translation>033 …</translation>
    </message>
    <message>
      <source>1–99, one no desk of the centre has</source>
      <translation>1–99, số mà chưa quầy nào của trung tâm dùng</translation>
    </message>
    <message>
      <source>A desk of its own</source>
      <translation>Một quầy riêng</translation>
    </message>
    <message>
      <source>A dossier is sent as soon as it is received</source>
      <translation>Tiếp nhận xong là gửi ngay</translation>
    </message>
    <message>
      <source>A dossier of the same procedure is open: received {received}, due {due}</source>
      <translation>Đang có hồ sơ cùng thủ tục, nhận {received}, hẹn {due}</translation>
    </message>
    <message>
      <source>A dossier that may be the same matter</source>
      <translation>Hồ sơ có thể trùng</translation>
    </message>
    <message>
      <source>A late upload is no late dossier. See Queue (F4) for why.</source>
      <translation>Chậm đồng bộ không phải chậm hạn. Xem lý do ở Chờ gửi (F4).</translation>
    </message>
    <message>
      <source>A late upload is no late dossier: the receiver is asked whether the row of {time} arrived.</source>
      <translation>Chậm đồng bộ không phải chậm hạn: đang hỏi bên nhận xem bước {time} đã tới chưa.</translation>
    </message>
    <message>
      <source>A late upload is no late dossier: the row of {time} is held, see Queue (F4).</source>
      <translation>Chậm đồng bộ không phải chậm hạn: bước {time} cần người sửa, xem Chờ gửi (F4).</translation>
    </message>
    <message>
      <source>A late upload is no late dossier: the row of {time} is sent once the line answers.</source>
      <translation>Chậm đồng bộ không phải chậm hạn: bước {time} sẽ tự gửi khi có mạng.</translation>
    </message>
    <message>
      <source>A newer catalogue</source>
      <translation>Danh mục mới</translation>
    </message>
    <message>
      <source>A paper beyond the checklist</source>
      <translation>Giấy tờ ngoài danh sách</translation>
    </message>
    <message>
      <source>A paper beyond the list, with its basis</source>
      <translation>Giấy ngoài danh sách, kèm căn cứ</translation>
    </message>
    <message>
      <source>A part arrived</source>
      <translation>Đã tới một phần</translation>
    </message>
    <message>
      <source>A person must look</source>
      <translation>Cần người sửa</translation>
    </message>
    <message>
      <source>A question mark: not official yet; a promise resting on it says so.</source>
      <translation>Dấu hỏi: chưa chính thức; hẹn trả dựa vào ngày đó sẽ nói rõ.</translation>
    </message>
    <message>
      <source>A reference list: compare it with the decisions your province published. A dossier keeps its own version.</source>
      <translation>Danh mục tham khảo: cần đối chiếu quyết định công bố của tỉnh. Mỗi hồ sơ giữ bản danh mục của mình.</translation>
    </message>
    <message>
      <source>A sheet of the same procedure waits since {received}</source>
      <translation>Đang có phiếu chờ cùng thủ tục, từ {received}</translation>
    </message>
    <message>
      <source>A sheet of theirs waits</source>
      <translation>Đang có phiếu chờ</translation>
    </message>
    <message>
      <source>A sheet that waits</source>
      <translation>Phiếu chờ</translation>
    </message>
    <message>
      <source>A street or an old district may be meant.</source>
      <translation>Có thể là tên đường hoặc tên huyện cũ.</translation>
    </message>
    <message>
      <source>A system failure, the network, the re-organisation or a missing VNeID is never a reason.</source>
      <translation>Không từ chối vì hệ thống lỗi, mất mạng, sắp xếp bộ máy hay chưa có VNeID.</translation>
    </message>
    <message>
      <source>A whole list: procedures it does not name are closed</source>
      <translation>Danh mục đầy đủ: thủ tục không có tên trong đó được đóng</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Chấp nhận</translation>
    </message>
    <message numerus="yes">
      <source>Accept %n row(s)</source>
      <translation>
        <numerusform>Nhận %n dòng</numerusform>
      </translation>
    </message>
    <message>
      <source>Accept and hand over</source>
      <translation>Tiếp nhận và trả ngay</translation>
    </message>
    <message>
      <source>Accept and print</source>
      <translation>Tiếp nhận và in phiếu</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Người nhận</translation>
    </message>
    <message numerus="yes">
      <source>Accepted %n row(s) as version **{name}**. Dossiers already received keep their own version.</source>
      <translation>
        <numerusform>Đã nhận %n dòng thành bản **{name}**. Hồ sơ đã tiếp nhận giữ nguyên bản của mình.</numerusform>
      </translation>
    </message>
    <message>
      <source>Accepted as it is</source>
      <translation>Đã chấp nhận</translation>
    </message>
    <message>
      <source>Accountant</source>
      <translation>Kế toán</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Địa chỉ</translation>
    </message>
    <message>
      <source>Administrator</source>
      <translation>Quản trị</translation>
    </message>
    <message>
      <source>After {time}</source>
      <translation>Sau {time}</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Tất cả</translation>
    </message>
    <message numerus="yes">
      <source>All %n cases</source>
      <translation>
        <numerusform>Xem cả %n trường hợp</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n papers are here</source>
      <translation>
        <numerusform>Đủ %n giấy tờ</numerusform>
      </translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Mọi tệp (*)</translation>
    </message>
    <message>
      <source>All go to {receiver}</source>
      <translation>Tất cả gửi tới {receiver}</translation>
    </message>
    <message>
      <source>All procedures</source>
      <translation>Tất cả</translation>
    </message>
    <message>
      <source>All sent</source>
      <translation>Đã gửi hết</translation>
    </message>
    <message>
      <source>Also {ways}</source>
      <translation>Nộp được cả {ways}</translation>
    </message>
    <message>
      <source>Amount in đồng</source>
      <translation>Mức thu (đồng)</translation>
    </message>
    <message>
      <source>An identity card of before, of 9 digits, has no code to read: type by hand.</source>
      <translation>CMND 9 số không có mã để đọc: gõ tay.</translation>
    </message>
    <message>
      <source>An identity card, if there is one, is only read at the counter: not kept, not copied.</source>
      <translation>Thẻ căn cước, nếu có, chỉ để quầy đọc: không thu, không photo.</translation>
    </message>
    <message>
      <source>An old commune had this name, and one of today has it.</source>
      <translation>Tên này có ở cả xã cũ và xã hiện nay.</translation>
    </message>
    <message>
      <source>Announcement</source>
      <translation>Văn bản thông báo</translation>
    </message>
    <message>
      <source>Another name</source>
      <translation>Tên khác</translation>
    </message>
    <message>
      <source>Another officer received it; a mistake can be corrected.</source>
      <translation>Cán bộ khác đã tiếp nhận; có sai sót thì đính chính.</translation>
    </message>
    <message>
      <source>Another program uses the scanner. Close it there, then scan again.</source>
      <translation>Chương trình khác đang dùng máy quét. Đóng ở đó rồi quét lại.</translation>
    </message>
    <message>
      <source>Another reason for not paying</source>
      <translation>Lý do miễn khác</translation>
    </message>
    <message>
      <source>Another reason…</source>
      <translation>Lý do khác…</translation>
    </message>
    <message>
      <source>Another window of this desk is open</source>
      <translation>Cửa sổ khác của quầy này đang mở</translation>
    </message>
    <message>
      <source>Answering since {time}</source>
      <translation>Đã kết nối từ {time}</translation>
    </message>
    <message>
      <source>Answers word for word</source>
      <translation>Nguyên văn trả lời</translation>
    </message>
    <message>
      <source>Applicant</source>
      <translation>Người nộp</translation>
    </message>
    <message>
      <source>Applicant; Alt 2 procedure and papers; Alt 3 reception</source>
      <translation>Người nộp; Alt 2 thủ tục và giấy tờ; Alt 3 tiếp nhận</translation>
    </message>
    <message>
      <source>Arrived</source>
      <translation>Đã tới nơi</translation>
    </message>
    <message>
      <source>Arrived after</source>
      <translation>Tới nơi sau</translation>
    </message>
    <message>
      <source>Article of the sector's law, if any (printed beside the ground's own)</source>
      <translation>Điều khoản của luật chuyên ngành, nếu có (in kèm căn cứ của lý do)</translation>
    </message>
    <message>
      <source>Ask again</source>
      <translation>Yêu cầu lần nữa</translation>
    </message>
    <message>
      <source>Ask for a paper beyond the checklist</source>
      <translation>Yêu cầu giấy tờ ngoài thành phần hồ sơ</translation>
    </message>
    <message>
      <source>Ask for papers</source>
      <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
      <source>Ask for the province's rate</source>
      <translation>Hỏi mức thu của tỉnh</translation>
    </message>
    <message>
      <source>Ask for the province's rate and type it; it is not in the fee table yet.</source>
      <translation>Hỏi mức của tỉnh rồi ghi số tiền; bảng phí chưa có mức này.</translation>
    </message>
    <message>
      <source>Ask for the rate of that act and type it; it is not in the fee table yet.</source>
      <translation>Hỏi mức theo văn bản quy định rồi ghi số tiền; bảng phí chưa có mức này.</translation>
    </message>
    <message>
      <source>Ask for what is missing</source>
      <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
      <source>Ask in which of them the citizen lives; no paper is needed</source>
      <translation>Hỏi người dân ở bên nào; không đòi giấy</translation>
    </message>
    <message>
      <source>Ask now</source>
      <translation>Hỏi lại ngay</translation>
    </message>
    <message>
      <source>Ask the citizen; no paper is needed</source>
      <translation>Hỏi người dân, không cần giấy tờ</translation>
    </message>
    <message>
      <source>Ask this person once more?</source>
      <translation>Yêu cầu người này bổ sung lần nữa?</translation>
    </message>
    <message>
      <source>Asked</source>
      <translation>Yêu cầu lúc</translation>
    </message>
    <message>
      <source>Asked for later than the unit's own limit after reception.</source>
      <translation>Yêu cầu muộn hơn thời hạn đơn vị đặt ra sau tiếp nhận.</translation>
    </message>
    <message>
      <source>Asked: the receiver does not have it</source>
      <translation>Hỏi lại: bên nhận chưa có</translation>
    </message>
    <message>
      <source>Asking the receiver about every number…</source>
      <translation>Đang hỏi bên nhận từng mã hồ sơ…</translation>
    </message>
    <message>
      <source>At most, đồng a copy</source>
      <translation>Tối đa (đồng một bản)</translation>
    </message>
    <message>
      <source>At the counter</source>
      <translation>Tại quầy</translation>
    </message>
    <message>
      <source>At the receiver</source>
      <translation>Bên nhận</translation>
    </message>
    <message>
      <source>At this desk</source>
      <translation>Ở quầy này</translation>
    </message>
    <message>
      <source>Attached files</source>
      <translation>Tệp kèm theo</translation>
    </message>
    <message>
      <source>Authorised in writing</source>
      <translation>Được uỷ quyền bằng văn bản</translation>
    </message>
    <message>
      <source>Authority: number, day</source>
      <translation>Văn bản uỷ quyền: số, ngày</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Quay lại</translation>
    </message>
    <message>
      <source>Back to the list</source>
      <translation>Về danh sách</translation>
    </message>
    <message>
      <source>Back to the register</source>
      <translation>Về sổ</translation>
    </message>
    <message>
      <source>Basis: {citation}</source>
      <translation>Căn cứ: {citation}</translation>
    </message>
    <message>
      <source>Basis: {citation} · to be confirmed by the unit</source>
      <translation>Căn cứ: {citation} · cần đơn vị xác nhận</translation>
    </message>
    <message>
      <source>Because: {reason}</source>
      <translation>Lý do: {reason}</translation>
    </message>
    <message>
      <source>Before: {text}</source>
      <translation>Trước: {text}</translation>
    </message>
    <message>
      <source>Being handled</source>
      <translation>Đang xử lý</translation>
    </message>
    <message>
      <source>Being sent</source>
      <translation>Đang gửi</translation>
    </message>
    <message>
      <source>Belongs to no paper yet</source>
      <translation>Chưa gắn với giấy tờ nào</translation>
    </message>
    <message>
      <source>Beyond the checklist · {basis}</source>
      <translation>Ngoài thành phần hồ sơ · {basis}</translation>
    </message>
    <message>
      <source>Beyond the list</source>
      <translation>Ngoài danh sách</translation>
    </message>
    <message>
      <source>Body above it</source>
      <translation>Cơ quan chủ quản</translation>
    </message>
    <message>
      <source>Both are filled in: put the caret into the part the card belongs to, then scan.</source>
      <translation>Cả hai người đã có thông tin: đặt con trỏ vào phần của chủ thẻ rồi quét.</translation>
    </message>
    <message>
      <source>Bring one of these</source>
      <translation>Cần mang một trong các giấy tờ này</translation>
    </message>
    <message>
      <source>Business</source>
      <translation>Nghiệp vụ</translation>
    </message>
    <message>
      <source>By field</source>
      <translation>Theo lĩnh vực</translation>
    </message>
    <message>
      <source>By page: first page | đồng a page</source>
      <translation>Theo trang: từ trang | đồng một trang</translation>
    </message>
    <message>
      <source>By post</source>
      <translation>Qua bưu chính</translation>
    </message>
    <message>
      <source>CSV</source>
      <translation>CSV</translation>
    </message>
    <message>
      <source>CSV (*.csv)</source>
      <translation>CSV (*.csv)</translation>
    </message>
    <message>
      <source>Call {phone}.</source>
      <translation>Gọi {phone}.</translation>
    </message>
    <message>
      <source>Came</source>
      <translation>Nhận đủ lúc</translation>
    </message>
    <message>
      <source>Came by post</source>
      <translation>Nộp qua bưu chính</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Máy ảnh</translation>
    </message>
    <message>
      <source>Cannot be mended here? Technical help: {phone}</source>
      <translation>Không tự sửa được? Đầu mối kỹ thuật: {phone}</translation>
    </message>
    <message>
      <source>Cannot get in? Call the administrator: {phone}</source>
      <translation>Không vào được? Gọi quản trị: {phone}</translation>
    </message>
    <message>
      <source>Caps Lock was on</source>
      <translation>phím Caps Lock đang bật</translation>
    </message>
    <message>
      <source>Card of another citizen: **{name}**. The sheet before is kept (Ctrl B).</source>
      <translation>Thẻ của người khác: **{name}**. Hồ sơ đang nhập đã được giữ lại (Ctrl B).</translation>
    </message>
    <message>
      <source>Card read at {time}</source>
      <translation>Đã đọc thẻ lúc {time}</translation>
    </message>
    <message>
      <source>Card read. {notes}.</source>
      <translation>Đã đọc thẻ. {notes}.</translation>
    </message>
    <message>
      <source>Card read: **{name}**. {notes}.</source>
      <translation>Đã đọc thẻ: **{name}**. {notes}.</translation>
    </message>
    <message>
      <source>Card {time}</source>
      <translation>Thẻ {time}</translation>
    </message>
    <message>
      <source>Case</source>
      <translation>Trường hợp</translation>
    </message>
    <message>
      <source>Case {number}</source>
      <translation>Trường hợp {number}</translation>
    </message>
    <message>
      <source>Case, as in the catalogue</source>
      <translation>Trường hợp, đúng như danh mục</translation>
    </message>
    <message>
      <source>Cash</source>
      <translation>Tiền mặt</translation>
    </message>
    <message>
      <source>Catalogue {version}</source>
      <translation>Danh mục {version}</translation>
    </message>
    <message>
      <source>Catalogues (*.json *.xlsx);;All files (*)</source>
      <translation>Danh mục (*.json *.xlsx);;Mọi tệp (*)</translation>
    </message>
    <message>
      <source>Caught by its reason too</source>
      <translation>Nhận ra cả qua lý do</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Sửa</translation>
    </message>
    <message>
      <source>Change nothing</source>
      <translation>Không thay đổi gì</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>Thay đổi</translation>
    </message>
    <message>
      <source>Choose</source>
      <translation>Chọn</translation>
    </message>
    <message>
      <source>Choose a dossier in the list first.</source>
      <translation>Chọn một hồ sơ trong danh sách trước.</translation>
    </message>
    <message>
      <source>Choose a dossier in the list to see where it stands.</source>
      <translation>Chọn một hồ sơ trong danh sách để xem đang ở đâu.</translation>
    </message>
    <message>
      <source>Choose a field</source>
      <translation>Chọn lĩnh vực</translation>
    </message>
    <message>
      <source>Choose a file</source>
      <translation>Chọn tệp</translation>
    </message>
    <message>
      <source>Choose a lawful reason first</source>
      <translation>Chọn một lý do theo luật trước</translation>
    </message>
    <message>
      <source>Choose a name (Alt and its number), type the password, Enter.</source>
      <translation>Chọn tên (Alt và số), gõ mật khẩu, Enter.</translation>
    </message>
    <message>
      <source>Choose a number at the left to see what differs and what can be done.</source>
      <translation>Chọn một mã hồ sơ bên trái để xem khác nhau chỗ nào và làm được gì.</translation>
    </message>
    <message>
      <source>Choose a procedure at the left: what to bring stands here.</source>
      <translation>Chọn một thủ tục ở bên trái: giấy tờ cần mang hiện ở đây.</translation>
    </message>
    <message>
      <source>Choose a procedure in the list first.</source>
      <translation>Chọn một thủ tục trong danh sách trước.</translation>
    </message>
    <message>
      <source>Choose files</source>
      <translation>Chọn tệp</translation>
    </message>
    <message>
      <source>Choose one of the three first.</source>
      <translation>Chọn một trong ba mức trước đã.</translation>
    </message>
    <message>
      <source>Choose the case to see its papers</source>
      <translation>Chọn trường hợp để hiện giấy tờ phải nộp</translation>
    </message>
    <message>
      <source>Choose the commune of today</source>
      <translation>Chọn xã, phường hiện nay</translation>
    </message>
    <message>
      <source>Choose the day and the receiver, then press F9: every receipt of the day is compared with what the receiver has, field by field. Without a line nothing is lost; ask again when it is back.</source>
      <translation>Chọn ngày và nơi nhận rồi bấm F9: từng giấy tiếp nhận trong ngày được so với hồ sơ bên nhận đang có, từng mục một. Mất mạng thì không mất gì; có mạng hãy đối soát lại.</translation>
    </message>
    <message>
      <source>Choose the reason</source>
      <translation>Chọn lý do miễn</translation>
    </message>
    <message>
      <source>Choose the result's file</source>
      <translation>Chọn tệp kết quả</translation>
    </message>
    <message>
      <source>Citation</source>
      <translation>Căn cứ</translation>
    </message>
    <message>
      <source>Citizen</source>
      <translation>Cá nhân</translation>
    </message>
    <message>
      <source>Citizens who bring papers</source>
      <translation>Khách chờ bổ sung</translation>
    </message>
    <message>
      <source>Citizens who came today</source>
      <translation>Khách mới đến hôm nay</translation>
    </message>
    <message>
      <source>Clear a search</source>
      <translation>Xoá ô tìm</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Đóng</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>Đóng</translation>
    </message>
    <message>
      <source>Code of the linked procedure</source>
      <translation>Mã thủ tục liên thông</translation>
    </message>
    <message>
      <source>Code, name and logo with their dates; earlier receipts keep the old head.</source>
      <translation>Mã, tên và biểu trưng theo từng thời gian; giấy đã in giữ đầu đề cũ.</translation>
    </message>
    <message>
      <source>Coming</source>
      <translation>Sắp áp dụng</translation>
    </message>
    <message>
      <source>Commune of today</source>
      <translation>Xã, phường hiện nay</translation>
    </message>
    <message>
      <source>Compare with the program's own</source>
      <translation>So với bản theo phần mềm</translation>
    </message>
    <message>
      <source>Compare {fields} with the card: {why}</source>
      <translation>Đối chiếu {fields} với thẻ: {why}</translation>
    </message>
    <message>
      <source>Competent commune, where it is another one</source>
      <translation>Xã, phường giải quyết, nếu là nơi khác</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Số bản</translation>
    </message>
    <message>
      <source>Copies: {paper}</source>
      <translation>Bản sao: {paper}</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Bản</translation>
    </message>
    <message>
      <source>Correct</source>
      <translation>Đính chính</translation>
    </message>
    <message>
      <source>Corrections</source>
      <translation>Đính chính</translation>
    </message>
    <message>
      <source>Counted by</source>
      <translation>Tính theo</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>Cắt mép</translation>
    </message>
    <message>
      <source>Cut it and send</source>
      <translation>Cắt bớt và gửi</translation>
    </message>
    <message>
      <source>Cut-overs to ministries</source>
      <translation>Chuyển sang hệ thống bộ</translation>
    </message>
    <message>
      <source>Daily log</source>
      <translation>Sổ ngày</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>CSDL</translation>
    </message>
    <message>
      <source>Data wrong or missing</source>
      <translation>Dữ liệu sai hoặc thiếu</translation>
    </message>
    <message>
      <source>Database</source>
      <translation>Cơ sở dữ liệu</translation>
    </message>
    <message>
      <source>Database down, as marked</source>
      <translation>CSDL gặp sự cố (đã đánh dấu)</translation>
    </message>
    <message>
      <source>Database marked down</source>
      <translation>Đánh dấu CSDL gián đoạn</translation>
    </message>
    <message>
      <source>Databases down</source>
      <translation>CSDL gián đoạn</translation>
    </message>
    <message>
      <source>Databases that have it</source>
      <translation>CSDL đã có dữ liệu</translation>
    </message>
    <message>
      <source>Date of birth</source>
      <translation>Ngày sinh</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>Ngày</translation>
    </message>
    <message>
      <source>Day of issue</source>
      <translation>Ngày cấp</translation>
    </message>
    <message>
      <source>Day of issue left out, nobody needs it: {why}</source>
      <translation>Bỏ trống ngày cấp (không cần dùng): {why}</translation>
    </message>
    <message>
      <source>Day off</source>
      <translation>Ngày nghỉ</translation>
    </message>
    <message>
      <source>Day on it</source>
      <translation>Ngày ghi trên giấy</translation>
    </message>
    <message>
      <source>Days that differ from Monday to Friday. Promises already given keep their day.</source>
      <translation>Những ngày khác với lịch thứ Hai – thứ Sáu. Hẹn trả đã in giữ nguyên ngày.</translation>
    </message>
    <message>
      <source>Delete takes the file away</source>
      <translation>Phím Delete bỏ tệp này</translation>
    </message>
    <message>
      <source>Desk {desk}</source>
      <translation>Quầy {desk}</translation>
    </message>
    <message>
      <source>Desk {desk} · catalogue of procedures of {day}</source>
      <translation>Quầy {desk} · danh mục thủ tục tham khảo ngày {day}</translation>
    </message>
    <message>
      <source>Detail</source>
      <translation>Thông tin</translation>
    </message>
    <message>
      <source>Divided on 01/7/2025: choose</source>
      <translation>Được chia từ 01/7/2025: chọn một</translation>
    </message>
    <message>
      <source>Do not ask again</source>
      <translation>Không yêu cầu nữa</translation>
    </message>
    <message>
      <source>Do not refuse</source>
      <translation>Không từ chối nữa</translation>
    </message>
    <message>
      <source>Document</source>
      <translation>Giấy tờ</translation>
    </message>
    <message>
      <source>Does not apply</source>
      <translation>Không áp dụng</translation>
    </message>
    <message>
      <source>Does not apply: {papers}</source>
      <translation>Không áp dụng: {papers}</translation>
    </message>
    <message numerus="yes">
      <source>Does not apply: {papers} and %n more</source>
      <translation>
        <numerusform>Không áp dụng: {papers} và %n giấy khác</numerusform>
      </translation>
    </message>
    <message>
      <source>Dossier</source>
      <translation>Hồ sơ</translation>
    </message>
    <message>
      <source>Dossier corrected</source>
      <translation>Đính chính hồ sơ</translation>
    </message>
    <message>
      <source>Dossier looked at</source>
      <translation>Xem hồ sơ</translation>
    </message>
    <message>
      <source>Dossier number</source>
      <translation>Mã hồ sơ</translation>
    </message>
    <message>
      <source>Dossier received</source>
      <translation>Tiếp nhận hồ sơ</translation>
    </message>
    <message>
      <source>Dossiers</source>
      <translation>Hồ sơ</translation>
    </message>
    <message>
      <source>Dossiers are still being sent while the desk is locked. Nothing of any visitor shows on this screen.</source>
      <translation>Máy vẫn gửi hồ sơ ở nền khi đang khoá. Không thông tin khách nào hiện trên màn hình này.</translation>
    </message>
    <message>
      <source>Dossiers by hour</source>
      <translation>Số hồ sơ theo giờ</translation>
    </message>
    <message>
      <source>Dossiers by hour, most at {hour}: {count}</source>
      <translation>Số hồ sơ theo giờ, nhiều nhất lúc {hour} giờ: {count}</translation>
    </message>
    <message>
      <source>Draft saved {time}</source>
      <translation>Nháp đã lưu {time}</translation>
    </message>
    <message>
      <source>Drop files anywhere on the page, paste them, or choose them.</source>
      <translation>Thả tệp vào bất cứ đâu trên trang, dán, hoặc chọn tệp.</translation>
    </message>
    <message>
      <source>Drop here to attach</source>
      <translation>Thả vào đây để đính kèm</translation>
    </message>
    <message>
      <source>Drop, can be undone</source>
      <translation>Bỏ, hoàn tác được</translation>
    </message>
    <message>
      <source>Drop: {paper}</source>
      <translation>Thả để gắn vào: {paper}</translation>
    </message>
    <message>
      <source>Due soon</source>
      <translation>Sắp đến hạn</translation>
    </message>
    <message>
      <source>Due {time}</source>
      <translation>Hẹn trả {time}</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>Thư điện tử</translation>
    </message>
    <message>
      <source>Each bar above is ten minutes</source>
      <translation>Mỗi cột ở trên là 10 phút</translation>
    </message>
    <message>
      <source>Each receipt has exactly one dossier up there.</source>
      <translation>Mỗi giấy tiếp nhận có đúng một hồ sơ phía trên.</translation>
    </message>
    <message>
      <source>Earlier</source>
      <translation>Trước</translation>
    </message>
    <message>
      <source>Earlier scanned papers queued</source>
      <translation>Giấy tờ quét có từ trước được xếp vào hàng chờ</translation>
    </message>
    <message>
      <source>Electronic</source>
      <translation>Điện tử</translation>
    </message>
    <message>
      <source>Electronic copies</source>
      <translation>Bản điện tử</translation>
    </message>
    <message>
      <source>Electronically</source>
      <translation>Điện tử</translation>
    </message>
    <message>
      <source>Ended</source>
      <translation>Đã kết thúc</translation>
    </message>
    <message>
      <source>Every time the rule was left, with who, why and on what basis.</source>
      <translation>Mỗi lần làm khác quy định: ai làm, vì sao, căn cứ nào.</translation>
    </message>
    <message>
      <source>Every way</source>
      <translation>Mọi cách nộp</translation>
    </message>
    <message>
      <source>Everything has been sent.</source>
      <translation>Tất cả đã gửi xong.</translation>
    </message>
    <message>
      <source>Everything is here</source>
      <translation>Đã nhận đủ</translation>
    </message>
    <message>
      <source>Everything that waits is being tried now.</source>
      <translation>Đang thử gửi tất cả hồ sơ đang chờ.</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Mọi trang</translation>
    </message>
    <message>
      <source>Excel workbook (*.xlsx)</source>
      <translation>Sổ Excel (*.xlsx)</translation>
    </message>
    <message>
      <source>Excel, form 07</source>
      <translation>Excel, mẫu 07</translation>
    </message>
    <message>
      <source>Exceptions</source>
      <translation>Ngoại lệ</translation>
    </message>
    <message>
      <source>Exceptions made</source>
      <translation>Ngoại lệ đã làm</translation>
    </message>
    <message>
      <source>Exchange the two</source>
      <translation>Đổi hai người</translation>
    </message>
    <message>
      <source>Exchange who hands in and whose dossier it is</source>
      <translation>Đổi người nộp thay và chủ hồ sơ</translation>
    </message>
    <message>
      <source>Expected</source>
      <translation>Dự kiến</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Xuất</translation>
    </message>
    <message>
      <source>Faulty</source>
      <translation>Có lỗi</translation>
    </message>
    <message>
      <source>Fee</source>
      <translation>Lệ phí</translation>
    </message>
    <message>
      <source>Fee exemptions</source>
      <translation>Miễn phí, lệ phí</translation>
    </message>
    <message>
      <source>Fee in đồng</source>
      <translation>Lệ phí, đồng</translation>
    </message>
    <message>
      <source>Fee taken</source>
      <translation>Đã thu</translation>
    </message>
    <message>
      <source>Fee, {field}</source>
      <translation>Lệ phí {field}</translation>
    </message>
    <message>
      <source>Fee: {after} now, {before} before</source>
      <translation>Lệ phí: nay {after}, trước {before}</translation>
    </message>
    <message>
      <source>Fees</source>
      <translation>Phí, lệ phí</translation>
    </message>
    <message>
      <source>Female</source>
      <translation>Nữ</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Lĩnh vực</translation>
    </message>
    <message>
      <source>Field, for all its procedures</source>
      <translation>Lĩnh vực (cho mọi thủ tục)</translation>
    </message>
    <message>
      <source>Fields, one a line</source>
      <translation>Lĩnh vực, mỗi dòng một tên</translation>
    </message>
    <message>
      <source>File (JSON, XLSX, national format) or address of a newer catalogue</source>
      <translation>Tệp (JSON, XLSX, định dạng quốc gia) hoặc địa chỉ của danh mục mới</translation>
    </message>
    <message>
      <source>File {number}</source>
      <translation>Tệp {number}</translation>
    </message>
    <message>
      <source>Filed anywhere</source>
      <translation>Phi địa giới</translation>
    </message>
    <message>
      <source>Filed online only; the counter helps</source>
      <translation>Chỉ nộp trực tuyến; quầy hỗ trợ nộp</translation>
    </message>
    <message>
      <source>Filled in as told last time.</source>
      <translation>Đã điền theo lần trước.</translation>
    </message>
    <message>
      <source>Filled in, {fields}: {why}</source>
      <translation>Đã điền {fields}: {why}</translation>
    </message>
    <message>
      <source>Find a citizen who waits</source>
      <translation>Tìm khách chờ bổ sung</translation>
    </message>
    <message>
      <source>Find a procedure</source>
      <translation>Tìm thủ tục</translation>
    </message>
    <message>
      <source>Find a procedure: “sao y”, “làm giấy độc thân”, 2.000815…</source>
      <translation>Tìm thủ tục: “sao y”, “làm giấy độc thân”, 2.000815…</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Xử lý xong</translation>
    </message>
    <message>
      <source>Fold</source>
      <translation>Thu gọn</translation>
    </message>
    <message>
      <source>For reference, to be checked · name and code only</source>
      <translation>Tham khảo, cần đối chiếu · chỉ có tên và mã</translation>
    </message>
    <message>
      <source>For reference, to be checked · source checked</source>
      <translation>Tham khảo, cần đối chiếu · đã kiểm với nguồn</translation>
    </message>
    <message>
      <source>For reference, to be checked · source partly checked</source>
      <translation>Tham khảo, cần đối chiếu · mới kiểm một phần</translation>
    </message>
    <message>
      <source>Foreigner</source>
      <translation>Người nước ngoài</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>Bỏ</translation>
    </message>
    <message>
      <source>Form **{number}** asks for the missing papers. The draft is kept for the next visit.</source>
      <translation>Đã lập phiếu yêu cầu bổ sung **{number}**. Nháp giữ lại cho lần sau.</translation>
    </message>
    <message>
      <source>Form **{number}** gives the reason of the refusal.</source>
      <translation>Đã lập phiếu từ chối **{number}** kèm lý do.</translation>
    </message>
    <message>
      <source>Form 02 names every missing paper once. The draft is kept for the next visit.</source>
      <translation>Phiếu mẫu 02 ghi mọi giấy còn thiếu một lần. Nháp giữ lại cho lần sau.</translation>
    </message>
    <message>
      <source>Form 06</source>
      <translation>Mẫu 06</translation>
    </message>
    <message>
      <source>Form {form}</source>
      <translation>Mẫu {form}</translation>
    </message>
    <message>
      <source>Form {form} of **{subject}** went to {printer}.</source>
      <translation>Mẫu {form} của **{subject}** đã gửi tới máy in {printer}.</translation>
    </message>
    <message>
      <source>Fr</source>
      <translation>T6</translation>
    </message>
    <message>
      <source>Free of charge</source>
      <translation>Miễn phí</translation>
    </message>
    <message>
      <source>Frequent</source>
      <translation>Hay gặp</translation>
    </message>
    <message>
      <source>Friday</source>
      <translation>Thứ Sáu</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Từ ngày</translation>
    </message>
    <message>
      <source>From a database</source>
      <translation>Khai thác CSDL</translation>
    </message>
    <message>
      <source>From a database, cannot be changed</source>
      <translation>Từ cơ sở dữ liệu, không sửa được</translation>
    </message>
    <message>
      <source>From database</source>
      <translation>Khai thác CSDL</translation>
    </message>
    <message>
      <source>Full name</source>
      <translation>Họ và tên</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Mở tiếp</translation>
    </message>
    <message>
      <source>Go over to the new version</source>
      <translation>Chuyển sang bản mới</translation>
    </message>
    <message>
      <source>Goes as</source>
      <translation>Gửi đi là</translation>
    </message>
    <message>
      <source>Goes to</source>
      <translation>Gửi tới</translation>
    </message>
    <message>
      <source>Goes to {receiver}</source>
      <translation>Gửi tới {receiver}</translation>
    </message>
    <message>
      <source>Good afternoon. Who sits at desk {desk} today?</source>
      <translation>Chào buổi chiều. Ai ngồi Quầy {desk} hôm nay?</translation>
    </message>
    <message>
      <source>Good day. Who sits at desk {desk} today?</source>
      <translation>Chào buổi trưa. Ai ngồi Quầy {desk} hôm nay?</translation>
    </message>
    <message>
      <source>Good evening. Who sits at desk {desk} today?</source>
      <translation>Chào buổi tối. Ai ngồi Quầy {desk} hôm nay?</translation>
    </message>
    <message>
      <source>Good morning. Who sits at desk {desk} today?</source>
      <translation>Chào buổi sáng. Ai ngồi Quầy {desk} hôm nay?</translation>
    </message>
    <message>
      <source>Ground</source>
      <translation>Lý do</translation>
    </message>
    <message>
      <source>Grounds for refusing</source>
      <translation>Lý do từ chối</translation>
    </message>
    <message>
      <source>Guide</source>
      <translation>Thủ tục</translation>
    </message>
    <message>
      <source>Guides only</source>
      <translation>Chỉ hướng dẫn</translation>
    </message>
    <message>
      <source>Hand over the result</source>
      <translation>Trả kết quả</translation>
    </message>
    <message>
      <source>Hand the result over to {name}?</source>
      <translation>Trả kết quả cho {name}?</translation>
    </message>
    <message>
      <source>Handed in</source>
      <translation>Có</translation>
    </message>
    <message>
      <source>Handed in at the counter</source>
      <translation>Nộp tại quầy</translation>
    </message>
    <message>
      <source>Handed in by</source>
      <translation>Người nộp thay</translation>
    </message>
    <message>
      <source>Handed in for somebody else</source>
      <translation>Nộp thay người khác</translation>
    </message>
    <message>
      <source>Handed in for somebody else, or no more</source>
      <translation>Nộp thay người khác, hoặc thôi</translation>
    </message>
    <message>
      <source>Handed in together with</source>
      <translation>Nộp cùng lần với</translation>
    </message>
    <message>
      <source>Handed out</source>
      <translation>Trả</translation>
    </message>
    <message>
      <source>Handed over</source>
      <translation>Đã trả</translation>
    </message>
    <message>
      <source>Handed over now</source>
      <translation>Đã trả kết quả</translation>
    </message>
    <message>
      <source>Handed over now, no receipt</source>
      <translation>Trả kết quả ngay, không in phiếu</translation>
    </message>
    <message>
      <source>Handed over {time}</source>
      <translation>Trả {time}</translation>
    </message>
    <message>
      <source>Handed over, no receipt yet</source>
      <translation>Đã giao, chưa có phiếu nhận</translation>
    </message>
    <message>
      <source>Has the competent commune received the dossier? Its time begins now.</source>
      <translation>Nơi giải quyết đã nhận được hồ sơ? Thời hạn tính từ lúc này.</translation>
    </message>
    <message>
      <source>Head of the centre</source>
      <translation>Lãnh đạo trung tâm</translation>
    </message>
    <message>
      <source>Head of the household</source>
      <translation>Họ và tên chủ hộ</translation>
    </message>
    <message>
      <source>Held back</source>
      <translation>Giữ lại</translation>
    </message>
    <message>
      <source>Held back until somebody lets it go</source>
      <translation>Đang giữ lại, chờ người cho gửi</translation>
    </message>
    <message>
      <source>Held back: {reason}</source>
      <translation>Giữ lại: {reason}</translation>
    </message>
    <message>
      <source>Held, a person must look</source>
      <translation>Cần người sửa</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Trợ giúp</translation>
    </message>
    <message>
      <source>Help: the keys</source>
      <translation>Trợ giúp: các phím</translation>
    </message>
    <message>
      <source>Here</source>
      <translation>Có</translation>
    </message>
    <message>
      <source>Here, sent, and over there</source>
      <translation>Ở đây, đã gửi, bên nhận</translation>
    </message>
    <message>
      <source>Hold back</source>
      <translation>Giữ lại</translation>
    </message>
    <message>
      <source>Hold the QR of the identity card before the scanner</source>
      <translation>Đặt mã QR trên thẻ căn cước trước máy quét</translation>
    </message>
    <message>
      <source>Hold the card before the scanner; the caret may be anywhere.</source>
      <translation>Đặt thẻ trước máy quét; con trỏ ở đâu cũng nhận.</translation>
    </message>
    <message>
      <source>Holds the same scanned paper</source>
      <translation>Có cùng bản quét</translation>
    </message>
    <message>
      <source>Hours, one shift a line</source>
      <translation>Giờ làm việc, mỗi ca một dòng</translation>
    </message>
    <message>
      <source>Household</source>
      <translation>Hộ gia đình, KD</translation>
    </message>
    <message>
      <source>How far</source>
      <translation>Phạm vi</translation>
    </message>
    <message>
      <source>How sure</source>
      <translation>Độ tin cậy</translation>
    </message>
    <message>
      <source>How the fee is paid</source>
      <translation>Cách thu lệ phí</translation>
    </message>
    <message>
      <source>How the fee was settled</source>
      <translation>Phí, lệ phí đã thu thế nào</translation>
    </message>
    <message>
      <source>How the result is given</source>
      <translation>Cách nhận kết quả</translation>
    </message>
    <message>
      <source>How the result is wanted</source>
      <translation>Cách nhận kết quả</translation>
    </message>
    <message>
      <source>Identification code</source>
      <translation>Mã định danh</translation>
    </message>
    <message>
      <source>Identity card read: **{name}**.</source>
      <translation>Đã đọc thẻ căn cước: **{name}**.</translation>
    </message>
    <message>
      <source>Identity card read: **{name}**. Card issued on {day}.</source>
      <translation>Đã đọc thẻ căn cước: **{name}**. Thẻ cấp ngày {day}.</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Nhập danh mục</translation>
    </message>
    <message>
      <source>In force</source>
      <translation>Đang áp dụng</translation>
    </message>
    <message>
      <source>In force from</source>
      <translation>Áp dụng từ ngày</translation>
    </message>
    <message>
      <source>Intake</source>
      <translation>Tiếp nhận</translation>
    </message>
    <message>
      <source>Intake of dossiers</source>
      <translation>Tiếp nhận hồ sơ</translation>
    </message>
    <message>
      <source>Internal steps</source>
      <translation>Quy trình nội bộ</translation>
    </message>
    <message>
      <source>Is everything that was asked for here? The clock goes on from now.</source>
      <translation>Đã nhận đủ mọi giấy tờ yêu cầu? Thời hạn chạy tiếp từ lúc này.</translation>
    </message>
    <message>
      <source>Is the result here? Write what you know of its document; leave what you do not know empty.</source>
      <translation>Đã có kết quả? Ghi những gì biết về giấy tờ kết quả; chỗ nào chưa biết thì để trống.</translation>
    </message>
    <message>
      <source>It cannot be read.</source>
      <translation>Không đọc được tệp.</translation>
    </message>
    <message>
      <source>It draws numbers from the last part of the day's block; the receiver is asked about what had not been sent.</source>
      <translation>Quầy cấp số từ phần cuối dải số trong ngày; hồ sơ chưa gửi được hỏi bên nhận trước khi gửi.</translation>
    </message>
    <message>
      <source>It draws numbers of its own. What waits here is left to desk {number}, which still has it.</source>
      <translation>Quầy cấp dải số riêng. Những gì đang chờ ở đây để Quầy {number} gửi, vì quầy ấy vẫn còn giữ.</translation>
    </message>
    <message>
      <source>It lies untouched in {folder}</source>
      <translation>Tệp vẫn nguyên ở {folder}</translation>
    </message>
    <message>
      <source>It was copied, moved or restored onto this machine. No number was given and nothing was sent from here. Say what this machine is, so that no number is given twice.</source>
      <translation>Thư mục được chép, chuyển hoặc khôi phục sang máy này. Chưa cấp số nào, chưa gửi gì từ đây. Hãy cho biết máy này là gì, để không số nào bị cấp hai lần.</translation>
    </message>
    <message>
      <source>It was received there</source>
      <translation>Nơi kia đã nhận</translation>
    </message>
    <message>
      <source>It was sent, so it cannot be undone; a mistake can be corrected, the receiver is told.</source>
      <translation>Hồ sơ đã gửi nên không hoàn tác được; có sai sót thì đính chính, bên nhận sẽ được báo.</translation>
    </message>
    <message>
      <source>Its commune of today was not recognised; the dossier can be received all the same.</source>
      <translation>Chưa nhận ra xã, phường hiện nay; vẫn tiếp nhận bình thường.</translation>
    </message>
    <message>
      <source>Its file is kept</source>
      <translation>Đã lưu tệp kết quả</translation>
    </message>
    <message>
      <source>Its file is kept already.</source>
      <translation>Đã lưu tệp kết quả.</translation>
    </message>
    <message>
      <source>Its name over there</source>
      <translation>Tên bên nhận gọi</translation>
    </message>
    <message>
      <source>Its number</source>
      <translation>Số</translation>
    </message>
    <message>
      <source>Its number in {system}</source>
      <translation>Mã hồ sơ trên {system}</translation>
    </message>
    <message>
      <source>JSON (*.json)</source>
      <translation>JSON (*.json)</translation>
    </message>
    <message>
      <source>Join above</source>
      <translation>Gộp lên trên</translation>
    </message>
    <message>
      <source>Journal</source>
      <translation>Nhật ký</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>Ghi lại</translation>
    </message>
    <message>
      <source>Keep the correction</source>
      <translation>Ghi đính chính</translation>
    </message>
    <message>
      <source>Kept on this machine, with a hash</source>
      <translation>Tự lưu trên máy này, có mã băm</translation>
    </message>
    <message>
      <source>Kept {time} by {name}</source>
      <translation>Lưu {time}, {name}</translation>
    </message>
    <message>
      <source>Key of the point, as desk.point names it</source>
      <translation>Khoá của điểm (ghi ở desk.point)</translation>
    </message>
    <message>
      <source>Key of the receiver (*.pem)</source>
      <translation>Khoá của bên nhận (*.pem)</translation>
    </message>
    <message>
      <source>Kind of applicant</source>
      <translation>Đối tượng</translation>
    </message>
    <message>
      <source>Kind of applicant; the arrow keys change it</source>
      <translation>Đối tượng; mũi tên để đổi</translation>
    </message>
    <message>
      <source>Kind of day</source>
      <translation>Loại ngày</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>Phóng to</translation>
    </message>
    <message>
      <source>Last arrival {time}</source>
      <translation>Gửi được gần nhất {time}</translation>
    </message>
    <message>
      <source>Last day, if any</source>
      <translation>Ngày cuối, nếu có</translation>
    </message>
    <message>
      <source>Last time</source>
      <translation>Lần trước</translation>
    </message>
    <message>
      <source>Last time beside now, and their dossiers</source>
      <translation>Lần trước cạnh bây giờ, các hồ sơ đã có</translation>
    </message>
    <message>
      <source>Late</source>
      <translation>Quá</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Sau</translation>
    </message>
    <message>
      <source>Law of the whole country</source>
      <translation>Quy định chung cả nước</translation>
    </message>
    <message>
      <source>Lawful reasons for not paying; the receipt names the reason.</source>
      <translation>Trường hợp được miễn theo quy định; giấy tiếp nhận ghi rõ lý do.</translation>
    </message>
    <message>
      <source>Leave it out</source>
      <translation>Bỏ tờ này ra</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Bỏ bớt</translation>
    </message>
    <message>
      <source>Leave this row out (Space)</source>
      <translation>Bỏ qua dòng này (Space)</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Còn</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Bỏ qua</translation>
    </message>
    <message>
      <source>Legal basis</source>
      <translation>Căn cứ pháp lý</translation>
    </message>
    <message>
      <source>Legal basis: act and article that ask for it</source>
      <translation>Căn cứ pháp lý: văn bản, điều khoản yêu cầu giấy tờ này</translation>
    </message>
    <message>
      <source>Let go and send</source>
      <translation>Thả ra và gửi</translation>
    </message>
    <message>
      <source>Letter of introduction: number, day</source>
      <translation>Giấy giới thiệu: số, ngày</translation>
    </message>
    <message>
      <source>Line down: call {contact}</source>
      <translation>Mất kết nối: gọi {contact}</translation>
    </message>
    <message>
      <source>Lines {first}–{last} of {count}</source>
      <translation>Dòng {first}–{last} trong {count}</translation>
    </message>
    <message>
      <source>Linked procedures</source>
      <translation>Nhóm thủ tục liên thông</translation>
    </message>
    <message>
      <source>List</source>
      <translation>Danh sách</translation>
    </message>
    <message>
      <source>List of the field</source>
      <translation>Danh sách lĩnh vực</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>Khoá</translation>
    </message>
    <message>
      <source>Lock the desk</source>
      <translation>Khoá quầy</translation>
    </message>
    <message>
      <source>Logo</source>
      <translation>Biểu trưng</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Xem</translation>
    </message>
    <message>
      <source>Looking for the scanner…</source>
      <translation>Đang tìm máy quét…</translation>
    </message>
    <message>
      <source>Making the CSV file…</source>
      <translation>Đang tạo tệp CSV…</translation>
    </message>
    <message>
      <source>Making the Excel file…</source>
      <translation>Đang tạo tệp Excel…</translation>
    </message>
    <message>
      <source>Making the PDF…</source>
      <translation>Đang tạo tệp PDF để in…</translation>
    </message>
    <message>
      <source>Male</source>
      <translation>Nam</translation>
    </message>
    <message>
      <source>May be the same matter</source>
      <translation>Có thể trùng hồ sơ</translation>
    </message>
    <message>
      <source>Mend and send</source>
      <translation>Sửa và gửi lại</translation>
    </message>
    <message>
      <source>Ministry code</source>
      <translation>Mã bộ</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Thiếu</translation>
    </message>
    <message>
      <source>Mo</source>
      <translation>T2</translation>
    </message>
    <message>
      <source>Monday</source>
      <translation>Thứ Hai</translation>
    </message>
    <message>
      <source>Month after</source>
      <translation>Tháng sau</translation>
    </message>
    <message>
      <source>Month before</source>
      <translation>Tháng trước</translation>
    </message>
    <message>
      <source>Month {month}, {year}</source>
      <translation>Tháng {month}/{year}</translation>
    </message>
    <message>
      <source>Month {month}/{year}</source>
      <translation>Tháng {month}/{year}</translation>
    </message>
    <message>
      <source>Move earlier</source>
      <translation>Lên trước</translation>
    </message>
    <message>
      <source>Move later</source>
      <translation>Ra sau</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Tên đăng nhập</translation>
    </message>
    <message>
      <source>Name of the organisation</source>
      <translation>Tên tổ chức</translation>
    </message>
    <message>
      <source>Name without accents, number, personal number or phone</source>
      <translation>Tên không dấu, mã hồ sơ, số định danh hoặc điện thoại</translation>
    </message>
    <message>
      <source>Name, procedure, last digits of a number</source>
      <translation>Tên, thủ tục, mấy số cuối</translation>
    </message>
    <message>
      <source>Nation-wide</source>
      <translation>Toàn quốc</translation>
    </message>
    <message>
      <source>Nationality</source>
      <translation>Quốc tịch</translation>
    </message>
    <message>
      <source>Neither good nor bad</source>
      <translation>Bình thường</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Thêm mới</translation>
    </message>
    <message>
      <source>New day</source>
      <translation>Ngày hẹn mới</translation>
    </message>
    <message>
      <source>New paper: {paper}, {need}</source>
      <translation>Thêm giấy tờ: {paper}, {need}</translation>
    </message>
    <message>
      <source>New row</source>
      <translation>Dòng mới</translation>
    </message>
    <message>
      <source>New state not sent yet</source>
      <translation>Chưa gửi tình trạng</translation>
    </message>
    <message>
      <source>New state sent</source>
      <translation>Đã gửi tình trạng</translation>
    </message>
    <message>
      <source>Next citizen</source>
      <translation>Khách tiếp theo</translation>
    </message>
    <message>
      <source>Next control</source>
      <translation>Ô tiếp theo</translation>
    </message>
    <message>
      <source>Next faulty place</source>
      <translation>Chỗ sai tiếp theo</translation>
    </message>
    <message>
      <source>Next page</source>
      <translation>Trang sau</translation>
    </message>
    <message>
      <source>Next place</source>
      <translation>Chỗ kế tiếp</translation>
    </message>
    <message>
      <source>Next procedure of the visit; also Alt →</source>
      <translation>Thủ tục kế tiếp trong lần nộp; hoặc Alt →</translation>
    </message>
    <message>
      <source>Next visitor</source>
      <translation>Khách tiếp theo</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Không</translation>
    </message>
    <message>
      <source>No card: type</source>
      <translation>Khách không có thẻ: gõ tay</translation>
    </message>
    <message>
      <source>No card: type by hand</source>
      <translation>Không có thẻ: gõ tay</translation>
    </message>
    <message>
      <source>No dossier is lost: all are saved on this machine</source>
      <translation>Không hồ sơ nào bị mất: tất cả đã lưu trên máy này</translation>
    </message>
    <message>
      <source>No dossier of this day has arrived yet. A late upload is no late dossier.</source>
      <translation>Chưa có hồ sơ nào của ngày này tới nơi nhận. Gửi muộn không phải trễ hẹn.</translation>
    </message>
    <message>
      <source>No dossier of this day was to go to this receiver. Choose another day or receiver.</source>
      <translation>Ngày này không có hồ sơ nào gửi tới nơi nhận này. Chọn ngày hoặc nơi nhận khác.</translation>
    </message>
    <message>
      <source>No dossier that waits has this number or procedure.</source>
      <translation>Không hồ sơ chờ gửi nào có số hay thủ tục này.</translation>
    </message>
    <message>
      <source>No dossier was received on these days.</source>
      <translation>Không nhận hồ sơ nào.</translation>
    </message>
    <message>
      <source>No dossier was received on these days. Choose another day above.</source>
      <translation>Không nhận hồ sơ nào trong những ngày này. Chọn ngày khác ở trên.</translation>
    </message>
    <message>
      <source>No dossier yet. Receive the first one on the Intake page (F2).</source>
      <translation>Chưa có hồ sơ nào. Tiếp nhận hồ sơ đầu tiên ở trang Tiếp nhận (F2).</translation>
    </message>
    <message>
      <source>No exception was made on these days.</source>
      <translation>Những ngày này không có ngoại lệ nào.</translation>
    </message>
    <message>
      <source>No fee published, ask for it</source>
      <translation>Chưa công bố mức thu, hỏi lại</translation>
    </message>
    <message>
      <source>No file of the result yet.</source>
      <translation>Chưa có tệp kết quả.</translation>
    </message>
    <message>
      <source>No file of the result yet; it can be added later (QĐ 766/QĐ-TTg, 4.1).</source>
      <translation>Chưa có tệp kết quả; có thể bổ sung sau (QĐ 766/QĐ-TTg, mục 4.1).</translation>
    </message>
    <message>
      <source>No line</source>
      <translation>Không có mạng</translation>
    </message>
    <message>
      <source>No line since {time}</source>
      <translation>Mất mạng từ {time}</translation>
    </message>
    <message>
      <source>No longer asked for: {paper}</source>
      <translation>Không còn yêu cầu: {paper}</translation>
    </message>
    <message>
      <source>No longer received.</source>
      <translation>Không còn tiếp nhận.</translation>
    </message>
    <message>
      <source>No longer received; {code} has taken its place.</source>
      <translation>Không còn tiếp nhận; đã thay bằng {code}.</translation>
    </message>
    <message>
      <source>No need to bring</source>
      <translation>Không cần mang</translation>
    </message>
    <message>
      <source>No new file in the scanner's folder.</source>
      <translation>Thư mục của máy quét chưa có tệp mới.</translation>
    </message>
    <message>
      <source>No new files</source>
      <translation>Chưa có tệp mới</translation>
    </message>
    <message>
      <source>No number yet</source>
      <translation>Chưa có số</translation>
    </message>
    <message>
      <source>No page is lost: it is kept until it is printed</source>
      <translation>Phiếu được giữ lại cho đến khi in xong</translation>
    </message>
    <message>
      <source>No procedure fits; try fewer letters or the code</source>
      <translation>Không có thủ tục nào khớp; gõ ít chữ hơn hoặc gõ mã</translation>
    </message>
    <message>
      <source>No procedure of this unit goes there</source>
      <translation>Không thủ tục nào của đơn vị gửi tới đây</translation>
    </message>
    <message>
      <source>No receipt needed</source>
      <translation>Không cần in phiếu</translation>
    </message>
    <message>
      <source>No row has these words. Press Esc to see all.</source>
      <translation>Không dòng nào có từ này. Bấm Esc để xem tất cả.</translation>
    </message>
    <message>
      <source>No time published</source>
      <translation>Chưa công bố thời hạn</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>STT</translation>
    </message>
    <message>
      <source>No. {number} in the register of {year}</source>
      <translation>Số {number} trong sổ năm {year}</translation>
    </message>
    <message>
      <source>Nobody</source>
      <translation>Không có</translation>
    </message>
    <message>
      <source>Nobody fits these words.</source>
      <translation>Không có ai khớp với các chữ này.</translation>
    </message>
    <message>
      <source>Nobody waits. A sheet you leave with Ctrl N, or give form 02, waits here.</source>
      <translation>Không có ai chờ. Hồ sơ để lại bằng Ctrl N, hoặc đã in phiếu 02, sẽ chờ ở đây.</translation>
    </message>
    <message>
      <source>Nobody yet</source>
      <translation>Chưa có ai</translation>
    </message>
    <message>
      <source>None was settled at reception.</source>
      <translation>Chưa ghi khoản nào lúc tiếp nhận.</translation>
    </message>
    <message>
      <source>Not as last time: {fields}</source>
      <translation>Khác lần trước: {fields}</translation>
    </message>
    <message>
      <source>Not asked for: another paper of the group is here</source>
      <translation>Không cần: đã có giấy khác trong nhóm</translation>
    </message>
    <message>
      <source>Not counted as missing, a database has them: {papers}</source>
      <translation>Không bị tính thiếu, khai thác từ CSDL: {papers}</translation>
    </message>
    <message>
      <source>Not in this desk's settings: what waits is sent once the administrator enters it</source>
      <translation>Chưa có trong cài đặt của quầy: hồ sơ chờ sẽ gửi khi quản trị khai báo</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>Chưa rõ</translation>
    </message>
    <message>
      <source>Not known whether it arrived</source>
      <translation>Chưa rõ đã tới chưa</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Thôi</translation>
    </message>
    <message>
      <source>Not printed.</source>
      <translation>Chưa in.</translation>
    </message>
    <message>
      <source>Not printed. The dossier is saved.</source>
      <translation>Chưa in. Hồ sơ đã lưu.</translation>
    </message>
    <message>
      <source>Not received yet</source>
      <translation>Chưa tiếp nhận</translation>
    </message>
    <message numerus="yes">
      <source>Not received yet: %n places to look at</source>
      <translation>
        <numerusform>Chưa tiếp nhận được: còn %n chỗ cần xem</numerusform>
      </translation>
    </message>
    <message>
      <source>Not reconciled yet</source>
      <translation>Chưa đối soát</translation>
    </message>
    <message>
      <source>Not satisfied</source>
      <translation>Không hài lòng</translation>
    </message>
    <message>
      <source>Not saved yet</source>
      <translation>Chưa lưu</translation>
    </message>
    <message>
      <source>Not saved, trying again</source>
      <translation>Chưa lưu, đang thử lại</translation>
    </message>
    <message>
      <source>Not saved: look at the fields marked red. What you typed is still there.</source>
      <translation>Chưa lưu: xem các ô đánh dấu đỏ. Những gì đã gõ vẫn còn.</translation>
    </message>
    <message>
      <source>Not saved: the disk is full</source>
      <translation>Chưa lưu: ổ đĩa đầy</translation>
    </message>
    <message>
      <source>Not saved: the disk of {folder} is full. Nothing of the queue changed. Choose another folder.</source>
      <translation>Chưa lưu được: đĩa chứa {folder} đã đầy. Hàng chờ gửi không đổi. Chọn thư mục khác.</translation>
    </message>
    <message>
      <source>Not saved: the disk of {folder} is full. The register is whole. Free some space or choose another folder.</source>
      <translation>Chưa lưu được: ổ đĩa của {folder} đầy. Sổ vẫn nguyên. Giải phóng chỗ trống hoặc chọn nơi khác.</translation>
    </message>
    <message>
      <source>Not saved: {folder} cannot be written. The register is whole. Choose another folder.</source>
      <translation>Chưa lưu được: không ghi được vào {folder}. Sổ vẫn nguyên. Chọn nơi khác.</translation>
    </message>
    <message>
      <source>Not saved: {folder} did not take the file. Nothing of the queue changed. Choose another folder.</source>
      <translation>Chưa lưu được: {folder} không nhận tệp. Hàng chờ gửi không đổi. Chọn thư mục khác.</translation>
    </message>
    <message>
      <source>Not saved: {folder} did not take the file. The register is whole. Choose another folder.</source>
      <translation>Chưa lưu được: {folder} không nhận tệp. Sổ vẫn nguyên. Chọn nơi khác.</translation>
    </message>
    <message>
      <source>Not saved: {folder} is not there any more. The register is whole. Choose another folder.</source>
      <translation>Chưa lưu được: không còn thấy {folder}. Sổ vẫn nguyên. Chọn nơi khác.</translation>
    </message>
    <message>
      <source>Not sent as it was: put right and sent anew</source>
      <translation>Không gửi bản cũ: đã sửa và gửi lại bản đúng</translation>
    </message>
    <message>
      <source>Not sent yet</source>
      <translation>Chưa gửi</translation>
    </message>
    <message numerus="yes">
      <source>Not sent yet · %n dossiers wait</source>
      <translation>
        <numerusform>Chưa gửi lần nào · %n hồ sơ chờ gửi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Not sent yet. It can be undone for %n seconds</source>
      <translation>
        <numerusform>Chưa gửi. Hoàn tác được trong %n giây</numerusform>
      </translation>
    </message>
    <message>
      <source>Not sent: it would be sent back</source>
      <translation>Chưa gửi: gửi sẽ bị trả lại</translation>
    </message>
    <message>
      <source>Not sent: the dossier goes to another receiver</source>
      <translation>Không gửi: hồ sơ chuyển sang nơi nhận khác</translation>
    </message>
    <message>
      <source>Not sent: the reception was undone</source>
      <translation>Không gửi: tiếp nhận đã được hoàn tác</translation>
    </message>
    <message>
      <source>Not taken</source>
      <translation>Không đính kèm được</translation>
    </message>
    <message>
      <source>Not taken: {name}</source>
      <translation>Không đính kèm: {name}</translation>
    </message>
    <message>
      <source>Not tried yet.</source>
      <translation>Chưa thử gửi lần nào.</translation>
    </message>
    <message>
      <source>Not used by this unit</source>
      <translation>Không dùng ở đơn vị này</translation>
    </message>
    <message>
      <source>Not used by this unit: {names}</source>
      <translation>Không dùng ở đơn vị này: {names}</translation>
    </message>
    <message>
      <source>Not yet</source>
      <translation>Chưa</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Ghi chú</translation>
    </message>
    <message>
      <source>Nothing arrived within a day</source>
      <translation>Chưa gửi được gì trong 24 giờ qua</translation>
    </message>
    <message>
      <source>Nothing can be changed here.</source>
      <translation>Ở đây chỉ xem, không sửa.</translation>
    </message>
    <message>
      <source>Nothing entered yet. A supervisor of the unit can enter it here.</source>
      <translation>Chưa nhập gì. Lãnh đạo đơn vị có thể nhập tại đây.</translation>
    </message>
    <message>
      <source>Nothing entered yet. Fill in the sheet at the right and save it with F9.</source>
      <translation>Chưa nhập gì. Điền vào phiếu bên phải rồi lưu bằng F9.</translation>
    </message>
    <message>
      <source>Nothing found. Try fewer letters, another spelling, or press Esc to see all.</source>
      <translation>Không thấy hồ sơ nào. Gõ ít chữ hơn, viết cách khác, hoặc bấm Esc để xem tất cả.</translation>
    </message>
    <message>
      <source>Nothing found. Try other words, fewer letters, or a code.</source>
      <translation>Không tìm thấy. Thử từ khác, ít chữ hơn, hoặc gõ mã.</translation>
    </message>
    <message>
      <source>Nothing is due within a day.</source>
      <translation>Không có hồ sơ nào đến hạn trong một ngày tới.</translation>
    </message>
    <message>
      <source>Nothing is missing</source>
      <translation>Không thiếu giấy tờ</translation>
    </message>
    <message>
      <source>Nothing is overdue by us.</source>
      <translation>Không có hồ sơ nào quá hạn do ta.</translation>
    </message>
    <message>
      <source>Nothing is sent there; {problem}</source>
      <translation>Đang để trống; {problem}</translation>
    </message>
    <message>
      <source>Nothing is wrong; some are still on their way or were accepted</source>
      <translation>Không có gì sai; còn hồ sơ chưa gửi xong hoặc đã chấp nhận</translation>
    </message>
    <message>
      <source>Nothing sent yet</source>
      <translation>Chưa gửi lần nào</translation>
    </message>
    <message>
      <source>Nothing to look at here.</source>
      <translation>Không có dòng nào cần xem.</translation>
    </message>
    <message>
      <source>Nothing to send</source>
      <translation>Không có gì để gửi</translation>
    </message>
    <message>
      <source>Nothing waits: everything has arrived.</source>
      <translation>Không có gì chờ: tất cả đã tới nơi.</translation>
    </message>
    <message>
      <source>Nothing was sent lately</source>
      <translation>Chưa gửi gì trong 24 giờ qua</translation>
    </message>
    <message>
      <source>Nothing, unless one of the cases below applies.</source>
      <translation>Không phải mang gì, trừ trường hợp dưới đây.</translation>
    </message>
    <message>
      <source>Notice-board sheet</source>
      <translation>In tờ niêm yết</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Nay</translation>
    </message>
    <message>
      <source>Number **{number}** is void; take the receipt back.</source>
      <translation>Đã huỷ số **{number}**; thu lại giấy tiếp nhận.</translation>
    </message>
    <message>
      <source>Number and day of the paper</source>
      <translation>Số, ngày văn bản</translation>
    </message>
    <message>
      <source>Number of the new desk</source>
      <translation>Số của quầy mới</translation>
    </message>
    <message>
      <source>Number on it</source>
      <translation>Số ghi trên giấy</translation>
    </message>
    <message>
      <source>Number or procedure</source>
      <translation>Số hồ sơ hoặc thủ tục</translation>
    </message>
    <message>
      <source>Number voided</source>
      <translation>Đã huỷ số</translation>
    </message>
    <message>
      <source>Number, moment, receiver and procedure stay. The receiver is told; the receipt can be printed anew.</source>
      <translation>Mã số, giờ nhận, nơi nhận và thủ tục giữ nguyên. Bên nhận sẽ được báo; giấy tiếp nhận in lại được.</translation>
    </message>
    <message>
      <source>Numbers still change while the counter is open.</source>
      <translation>Số liệu còn thay đổi khi quầy còn nhận hồ sơ.</translation>
    </message>
    <message>
      <source>Offered, nobody asked</source>
      <translation>Người dân tự nộp</translation>
    </message>
    <message>
      <source>Official</source>
      <translation>Chính thức</translation>
    </message>
    <message>
      <source>Offline since {since}</source>
      <translation>Mất mạng từ {since}</translation>
    </message>
    <message numerus="yes">
      <source>Offline since {since} · %n dossiers wait</source>
      <translation>
        <numerusform>Mất mạng từ {since} · %n hồ sơ chờ gửi</numerusform>
      </translation>
    </message>
    <message>
      <source>Offline since {time} · number {place} in the queue · sent once the line is back</source>
      <translation>Mất mạng từ {time} · thứ {place} trong hàng đợi · tự gửi khi có mạng, không cần làm gì</translation>
    </message>
    <message>
      <source>Offline: receive as usual, it is sent later by itself</source>
      <translation>Mất mạng: cứ nhận, sẽ tự gửi sau</translation>
    </message>
    <message>
      <source>Often done at this desk</source>
      <translation>Hay làm ở quầy này</translation>
    </message>
    <message>
      <source>Old number</source>
      <translation>Số CMND cũ</translation>
    </message>
    <message>
      <source>On its way there, sealed</source>
      <translation>Đang trên đường, đã niêm phong</translation>
    </message>
    <message>
      <source>On the card</source>
      <translation>Trên thẻ</translation>
    </message>
    <message>
      <source>On what ground</source>
      <translation>Nộp thay với tư cách</translation>
    </message>
    <message>
      <source>One day</source>
      <translation>Một ngày</translation>
    </message>
    <message>
      <source>One moment…</source>
      <translation>Đợi một chút…</translation>
    </message>
    <message>
      <source>One more</source>
      <translation>Thêm thủ tục</translation>
    </message>
    <message>
      <source>One more procedure for the same visitor; Ctrl Shift X leaves one out</source>
      <translation>Thêm một thủ tục cho cùng người nộp; Ctrl Shift X bỏ bớt</translation>
    </message>
    <message>
      <source>One of these papers is enough</source>
      <translation>Chỉ cần một trong các giấy này</translation>
    </message>
    <message>
      <source>One of: {papers}</source>
      <translation>Một trong các giấy tờ: {papers}</translation>
    </message>
    <message>
      <source>One receiver silent since {since}</source>
      <translation>Một bên nhận không trả lời từ {since}</translation>
    </message>
    <message numerus="yes">
      <source>One receiver silent since {since} · %n dossiers wait</source>
      <translation>
        <numerusform>Một bên nhận không trả lời từ {since} · %n hồ sơ chờ gửi</numerusform>
      </translation>
    </message>
    <message>
      <source>One-stop officer</source>
      <translation>Cán bộ một cửa</translation>
    </message>
    <message>
      <source>Online</source>
      <translation>Trực tuyến</translation>
    </message>
    <message>
      <source>Online since {since}</source>
      <translation>Đã kết nối từ {since}</translation>
    </message>
    <message numerus="yes">
      <source>Online since {since} · %n dossiers wait</source>
      <translation>
        <numerusform>Đã kết nối từ {since} · %n hồ sơ chờ gửi</numerusform>
      </translation>
    </message>
    <message>
      <source>Only if no database has the data</source>
      <translation>Chỉ khi cơ sở dữ liệu không có</translation>
    </message>
    <message>
      <source>Only if: {condition}</source>
      <translation>Chỉ khi: {condition}</translation>
    </message>
    <message>
      <source>Only official switches send new dossiers to a ministry. Dossiers already received stay.</source>
      <translation>Chỉ dòng chính thức mới đưa hồ sơ mới sang hệ thống bộ. Hồ sơ đã tiếp nhận giữ nguyên nơi gửi.</translation>
    </message>
    <message>
      <source>Only some people bring</source>
      <translation>Chỉ mang trong trường hợp</translation>
    </message>
    <message>
      <source>Only these grounds stand on form 03. A failing system or a merger is never one.</source>
      <translation>Mẫu 03 chỉ ghi các lý do này. Hệ thống lỗi hay sắp xếp bộ máy không bao giờ là lý do.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Mở</translation>
    </message>
    <message>
      <source>Open at intake</source>
      <translation>Mở tiếp nhận</translation>
    </message>
    <message>
      <source>Open file</source>
      <translation>Mở hồ sơ</translation>
    </message>
    <message>
      <source>Open it again</source>
      <translation>Mở lại</translation>
    </message>
    <message>
      <source>Open the desk</source>
      <translation>Mở quầy</translation>
    </message>
    <message>
      <source>Open the dossier</source>
      <translation>Mở hồ sơ</translation>
    </message>
    <message>
      <source>Open the other dossier</source>
      <translation>Mở hồ sơ đó</translation>
    </message>
    <message>
      <source>Open the sheet that waits</source>
      <translation>Mở phiếu chờ đó</translation>
    </message>
    <message>
      <source>Open the whole group: {title}</source>
      <translation>Mở cả nhóm: {title}</translation>
    </message>
    <message>
      <source>Open the whole linked group</source>
      <translation>Mở cả nhóm liên thông</translation>
    </message>
    <message>
      <source>Open what is chosen</source>
      <translation>Mở mục đang chọn</translation>
    </message>
    <message>
      <source>Or type a personal, phone or dossier number</source>
      <translation>Hoặc gõ số định danh, điện thoại, mã hồ sơ</translation>
    </message>
    <message>
      <source>Organisation</source>
      <translation>Tổ chức</translation>
    </message>
    <message>
      <source>Originals: {paper}</source>
      <translation>Bản chính: {paper}</translation>
    </message>
    <message>
      <source>Other fields</source>
      <translation>Lĩnh vực khác</translation>
    </message>
    <message>
      <source>Other procedure</source>
      <translation>Đổi thủ tục</translation>
    </message>
    <message>
      <source>Over</source>
      <translation>Đã hết</translation>
    </message>
    <message>
      <source>Over there</source>
      <translation>Bên nhận có</translation>
    </message>
    <message>
      <source>Overdue by us</source>
      <translation>Quá hạn do ta</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
      <source>PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
      <translation>PDF và ảnh (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Trang</translation>
    </message>
    <message>
      <source>Page {page} is here…</source>
      <translation>Đã có trang {page}…</translation>
    </message>
    <message>
      <source>Page {page} of {pages}</source>
      <translation>Trang {page} trên {pages}</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Số trang</translation>
    </message>
    <message>
      <source>Pages of the original</source>
      <translation>Số trang của bản chính</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>Giấy tờ</translation>
    </message>
    <message>
      <source>Paper beyond the list</source>
      <translation>Giấy ngoài danh mục</translation>
    </message>
    <message>
      <source>Paper beyond the list taken</source>
      <translation>Nhận giấy ngoài thành phần hồ sơ</translation>
    </message>
    <message>
      <source>Paper is jammed in the scanner. Take it out, then scan again.</source>
      <translation>Máy quét bị kẹt giấy. Lấy giấy ra rồi quét lại.</translation>
    </message>
    <message>
      <source>Paper taken though a database has it</source>
      <translation>Thu giấy dù CSDL đã có</translation>
    </message>
    <message>
      <source>Paper that file {number} shows</source>
      <translation>Giấy tờ của tệp {number}</translation>
    </message>
    <message>
      <source>Paper there or missing</source>
      <translation>Giấy tờ có hay thiếu</translation>
    </message>
    <message>
      <source>Papers (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
      <translation>Giấy tờ (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
      <source>Papers after reception</source>
      <translation>Bổ sung sau tiếp nhận</translation>
    </message>
    <message>
      <source>Papers and lists</source>
      <translation>Giấy in và danh sách</translation>
    </message>
    <message>
      <source>Papers and why, one a line</source>
      <translation>Giấy tờ và lý do, mỗi dòng một mục</translation>
    </message>
    <message>
      <source>Papers are received here</source>
      <translation>Nhận hồ sơ tại đây</translation>
    </message>
    <message>
      <source>Papers asked for</source>
      <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
      <source>Papers asked for, the clock stands</source>
      <translation>Yêu cầu bổ sung, thời hạn dừng</translation>
    </message>
    <message>
      <source>Papers came</source>
      <translation>Đã bổ sung</translation>
    </message>
    <message>
      <source>Papers came, the clock goes on</source>
      <translation>Nhận đủ bổ sung, thời hạn chạy tiếp</translation>
    </message>
    <message>
      <source>Papers handed in</source>
      <translation>Giấy tờ đã nộp</translation>
    </message>
    <message>
      <source>Papers never asked for</source>
      <translation>Giấy không được đòi</translation>
    </message>
    <message>
      <source>Papers not all here?</source>
      <translation>Khách chưa mang đủ?</translation>
    </message>
    <message numerus="yes">
      <source>Papers that are there: %n</source>
      <translation>
        <numerusform>Giấy tờ đã có: %n</numerusform>
      </translation>
    </message>
    <message>
      <source>Parent or guardian</source>
      <translation>Cha mẹ, người giám hộ</translation>
    </message>
    <message>
      <source>Passport number</source>
      <translation>Số hộ chiếu</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Mật khẩu</translation>
    </message>
    <message>
      <source>Password of {name}</source>
      <translation>Mật khẩu của {name}</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Dán</translation>
    </message>
    <message>
      <source>Personal number</source>
      <translation>Số định danh</translation>
    </message>
    <message>
      <source>Personal number or passport</source>
      <translation>Số định danh hoặc hộ chiếu</translation>
    </message>
    <message>
      <source>Personal number, phone or dossier number</source>
      <translation>Số định danh, điện thoại, mã hồ sơ</translation>
    </message>
    <message>
      <source>Personal numbers in it are masked.</source>
      <translation>Số giấy tờ cá nhân đã được che.</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Điện thoại</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Ảnh</translation>
    </message>
    <message>
      <source>Place in the list</source>
      <translation>Thứ tự trong danh sách</translation>
    </message>
    <message>
      <source>Place of stay</source>
      <translation>Nơi cư trú</translation>
    </message>
    <message>
      <source>Preview of the page</source>
      <translation>Xem trước trang in</translation>
    </message>
    <message>
      <source>Previous page</source>
      <translation>Trang trước</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>In</translation>
    </message>
    <message>
      <source>Print again</source>
      <translation>In lại</translation>
    </message>
    <message>
      <source>Print the handout</source>
      <translation>In tờ hướng dẫn</translation>
    </message>
    <message>
      <source>Print the receipt</source>
      <translation>In giấy tiếp nhận</translation>
    </message>
    <message>
      <source>Print the refusal</source>
      <translation>In phiếu từ chối</translation>
    </message>
    <message>
      <source>Print the register</source>
      <translation>In sổ</translation>
    </message>
    <message>
      <source>Print the request for papers</source>
      <translation>In phiếu yêu cầu bổ sung</translation>
    </message>
    <message>
      <source>Print the statement</source>
      <translation>In bảng đối soát</translation>
    </message>
    <message>
      <source>Print them</source>
      <translation>In ngay</translation>
    </message>
    <message>
      <source>Printed, 2 copies</source>
      <translation>Đã in 2 liên</translation>
    </message>
    <message>
      <source>Procedure</source>
      <translation>Thủ tục</translation>
    </message>
    <message>
      <source>Procedure and papers</source>
      <translation>Thủ tục và giấy tờ</translation>
    </message>
    <message>
      <source>Procedure catalogue</source>
      <translation>Danh mục thủ tục</translation>
    </message>
    <message>
      <source>Procedure code</source>
      <translation>Mã thủ tục</translation>
    </message>
    <message>
      <source>Procedures</source>
      <translation>Thủ tục</translation>
    </message>
    <message>
      <source>Procedures in order, one code a line</source>
      <translation>Các thủ tục theo thứ tự, mỗi dòng một mã</translation>
    </message>
    <message>
      <source>Procedures that may be handed in at any commune; the unit enters its published list.</source>
      <translation>Thủ tục nộp được ở bất kỳ xã nào; đơn vị nhập theo danh mục đã công bố.</translation>
    </message>
    <message>
      <source>Procedures that open together, with one applicant and one receipt.</source>
      <translation>Các thủ tục mở cùng lúc, chung một người nộp và một giấy tiếp nhận.</translation>
    </message>
    <message>
      <source>Procedures, one code a line</source>
      <translation>Thủ tục, mỗi dòng một mã</translation>
    </message>
    <message>
      <source>Procedures: what to bring, handouts</source>
      <translation>Thủ tục: cần mang gì, in tờ hướng dẫn</translation>
    </message>
    <message>
      <source>Process-control sheet</source>
      <translation>Phiếu kiểm soát</translation>
    </message>
    <message>
      <source>Process-control sheet, form 06</source>
      <translation>Phiếu kiểm soát, mẫu 06</translation>
    </message>
    <message>
      <source>Promise of the result</source>
      <translation>Hẹn trả kết quả</translation>
    </message>
    <message>
      <source>Promise put off</source>
      <translation>Đã gia hạn</translation>
    </message>
    <message>
      <source>Promise, fee and receiver show here once a procedure is chosen</source>
      <translation>Ngày hẹn, lệ phí và nơi nhận hiện ra ở đây khi đã chọn thủ tục</translation>
    </message>
    <message>
      <source>Promise: {after} now, {before} before</source>
      <translation>Hẹn trả: nay {after}, trước {before}</translation>
    </message>
    <message>
      <source>Promised</source>
      <translation>Hẹn trả</translation>
    </message>
    <message>
      <source>Promised before</source>
      <translation>Hẹn trước đó</translation>
    </message>
    <message>
      <source>Promised day (the catalogue has no deadline)</source>
      <translation>Ngày hẹn (danh mục chưa có thời hạn)</translation>
    </message>
    <message>
      <source>Promised result</source>
      <translation>Hẹn trả</translation>
    </message>
    <message>
      <source>Province's system</source>
      <translation>Hệ thống TTHC tỉnh</translation>
    </message>
    <message>
      <source>Provincial council</source>
      <translation>HĐND cấp tỉnh</translation>
    </message>
    <message>
      <source>Put it back</source>
      <translation>Đưa trở lại</translation>
    </message>
    <message>
      <source>Put it off, print form 04</source>
      <translation>Gia hạn, in mẫu 04</translation>
    </message>
    <message>
      <source>Put it on form 02</source>
      <translation>Đưa vào mẫu 02</translation>
    </message>
    <message>
      <source>Put off once</source>
      <translation>Đã gia hạn một lần</translation>
    </message>
    <message>
      <source>Put the promise off</source>
      <translation>Gia hạn</translation>
    </message>
    <message>
      <source>Put these papers to that dossier</source>
      <translation>Nhập giấy tờ vào hồ sơ đó</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Chờ gửi</translation>
    </message>
    <message>
      <source>Quick pick</source>
      <translation>Chọn nhanh</translation>
    </message>
    <message>
      <source>Quick picks, to Ctrl 8</source>
      <translation>Chọn nhanh, tới Ctrl 8</translation>
    </message>
    <message>
      <source>Read in part at {time}</source>
      <translation>Đọc một phần lúc {time}</translation>
    </message>
    <message>
      <source>Read only</source>
      <translation>Chỉ xem</translation>
    </message>
    <message>
      <source>Read {done} of {of} procedures</source>
      <translation>Đã đọc {done}/{of} thủ tục</translation>
    </message>
    <message>
      <source>Reading the catalogue; the desk goes on working.</source>
      <translation>Đang đọc danh mục; quầy vẫn làm việc bình thường.</translation>
    </message>
    <message>
      <source>Ready for the citizen</source>
      <translation>Chờ trả khách</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Lý do</translation>
    </message>
    <message>
      <source>Reason and the act that allows it</source>
      <translation>Lý do và văn bản cho phép</translation>
    </message>
    <message>
      <source>Reason for letting it stand</source>
      <translation>Lý do chấp nhận</translation>
    </message>
    <message>
      <source>Reason for not paying</source>
      <translation>Lý do được miễn</translation>
    </message>
    <message>
      <source>Reason, kept with the number</source>
      <translation>Lý do, giữ cùng số này</translation>
    </message>
    <message>
      <source>Reason, printed on the letter</source>
      <translation>Lý do, in trên phiếu xin lỗi</translation>
    </message>
    <message>
      <source>Receipt printed</source>
      <translation>In giấy tiếp nhận</translation>
    </message>
    <message>
      <source>Receipt, form 01</source>
      <translation>Giấy tiếp nhận, mẫu 01</translation>
    </message>
    <message>
      <source>Receive a new dossier all the same</source>
      <translation>Vẫn nhận hồ sơ mới</translation>
    </message>
    <message>
      <source>Receive and print the receipt</source>
      <translation>Tiếp nhận và in phiếu</translation>
    </message>
    <message>
      <source>Received</source>
      <translation>Đã nhận</translation>
    </message>
    <message>
      <source>Received at</source>
      <translation>Nhận</translation>
    </message>
    <message>
      <source>Received by</source>
      <translation>Người nhận</translation>
    </message>
    <message>
      <source>Received by the competent commune</source>
      <translation>Nơi giải quyết đã nhận</translation>
    </message>
    <message>
      <source>Received just now</source>
      <translation>Đã tiếp nhận</translation>
    </message>
    <message>
      <source>Received over there</source>
      <translation>Nơi kia đã nhận</translation>
    </message>
    <message>
      <source>Received {time} by {name}</source>
      <translation>Nhận {time}, {name}</translation>
    </message>
    <message>
      <source>Received, desk {desk}</source>
      <translation>Tiếp nhận, Quầy {desk}</translation>
    </message>
    <message>
      <source>Receiver</source>
      <translation>Hệ thống nhận</translation>
    </message>
    <message>
      <source>Reception</source>
      <translation>Tiếp nhận</translation>
    </message>
    <message>
      <source>Reception points</source>
      <translation>Điểm tiếp nhận</translation>
    </message>
    <message>
      <source>Reception undone, number void</source>
      <translation>Hoàn tác tiếp nhận, huỷ số</translation>
    </message>
    <message>
      <source>Reconcile</source>
      <translation>Đối soát</translation>
    </message>
    <message>
      <source>Reconciled with the receiver</source>
      <translation>Đã đối soát với nơi nhận</translation>
    </message>
    <message>
      <source>Reconciliation</source>
      <translation>Đối soát</translation>
    </message>
    <message>
      <source>Record the result</source>
      <translation>Ghi kết quả</translation>
    </message>
    <message>
      <source>Recorded in the journal under the name {name}.</source>
      <translation>Ghi vào nhật ký với tên {name}.</translation>
    </message>
    <message>
      <source>Recovery passphrase</source>
      <translation>Cụm từ khôi phục</translation>
    </message>
    <message>
      <source>Reference catalogue</source>
      <translation>Danh mục tham khảo</translation>
    </message>
    <message>
      <source>Reference catalogue {version}</source>
      <translation>Danh mục tham khảo {version}</translation>
    </message>
    <message>
      <source>Reference catalogue, checked against the source</source>
      <translation>Danh mục tham khảo, đã đối chiếu nguồn</translation>
    </message>
    <message>
      <source>Reference catalogue, name and code only</source>
      <translation>Danh mục tham khảo, mới có tên và mã</translation>
    </message>
    <message>
      <source>Reference catalogue, partly checked</source>
      <translation>Danh mục tham khảo, đối chiếu một phần</translation>
    </message>
    <message>
      <source>Refuse</source>
      <translation>Từ chối</translation>
    </message>
    <message>
      <source>Refuse, with a reason</source>
      <translation>Từ chối, kèm lý do</translation>
    </message>
    <message>
      <source>Refuse: choose the lawful reason</source>
      <translation>Từ chối: chọn lý do theo luật</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Từ chối</translation>
    </message>
    <message>
      <source>Register of dossiers, form 07, TT 03/2025/TT-VPCP</source>
      <translation>Sổ theo dõi hồ sơ, mẫu 07, TT 03/2025/TT-VPCP</translation>
    </message>
    <message>
      <source>Registered office</source>
      <translation>Địa chỉ trụ sở</translation>
    </message>
    <message>
      <source>Relative</source>
      <translation>Người thân</translation>
    </message>
    <message>
      <source>Remove file</source>
      <translation>Bỏ tệp</translation>
    </message>
    <message>
      <source>Remove page</source>
      <translation>Bỏ trang</translation>
    </message>
    <message>
      <source>Representative by law</source>
      <translation>Đại diện theo pháp luật</translation>
    </message>
    <message>
      <source>Reprint</source>
      <translation>In lại</translation>
    </message>
    <message>
      <source>Resend</source>
      <translation>Gửi lại</translation>
    </message>
    <message>
      <source>Resend all</source>
      <translation>Gửi lại tất cả</translation>
    </message>
    <message>
      <source>Residence</source>
      <translation>Nơi thường trú</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Khôi phục</translation>
    </message>
    <message>
      <source>Restore the dossier half typed at {time}?</source>
      <translation>Khôi phục hồ sơ đang nhập dở lúc {time}?</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Kết quả</translation>
    </message>
    <message>
      <source>Result by</source>
      <translation>Nhận kết quả</translation>
    </message>
    <message>
      <source>Result document not sent yet</source>
      <translation>Chưa gửi giấy tờ kết quả</translation>
    </message>
    <message>
      <source>Result document sent</source>
      <translation>Đã gửi giấy tờ kết quả</translation>
    </message>
    <message>
      <source>Result handed over</source>
      <translation>Trả kết quả</translation>
    </message>
    <message>
      <source>Result of **{number}** handed over; the receiver is told as soon as the line answers.</source>
      <translation>Đã trả kết quả **{number}**; bên nhận được báo ngay khi có mạng.</translation>
    </message>
    <message>
      <source>Result promised</source>
      <translation>Hẹn trả kết quả</translation>
    </message>
    <message>
      <source>Result ready</source>
      <translation>Đã có kết quả</translation>
    </message>
    <message>
      <source>Result returned</source>
      <translation>Đã trả kết quả</translation>
    </message>
    <message>
      <source>Result was promised</source>
      <translation>Đã hẹn trả kết quả</translation>
    </message>
    <message>
      <source>Results are handed over here</source>
      <translation>Trả kết quả tại đây</translation>
    </message>
    <message>
      <source>Results handed over</source>
      <translation>Đã trả kết quả</translation>
    </message>
    <message>
      <source>Returned</source>
      <translation>Đã trả</translation>
    </message>
    <message>
      <source>Row</source>
      <translation>Dòng</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Các dòng</translation>
    </message>
    <message>
      <source>Rule overridden</source>
      <translation>Làm khác quy định</translation>
    </message>
    <message>
      <source>Rules</source>
      <translation>Quy định</translation>
    </message>
    <message>
      <source>Rules of the unit</source>
      <translation>Quy định của đơn vị</translation>
    </message>
    <message>
      <source>Rules of the unit: calendar, fees, catalogue</source>
      <translation>Quy định của đơn vị: lịch, phí, danh mục</translation>
    </message>
    <message>
      <source>Sa</source>
      <translation>T7</translation>
    </message>
    <message>
      <source>Same person, other procedure</source>
      <translation>Cùng người này, thủ tục khác</translation>
    </message>
    <message>
      <source>Satisfied</source>
      <translation>Hài lòng</translation>
    </message>
    <message>
      <source>Saturday</source>
      <translation>Thứ Bảy</translation>
    </message>
    <message>
      <source>Save as a file</source>
      <translation>Lưu thành tệp</translation>
    </message>
    <message>
      <source>Save the page</source>
      <translation>Lưu trang in</translation>
    </message>
    <message>
      <source>Save the row</source>
      <translation>Lưu dòng này</translation>
    </message>
    <message>
      <source>Saved as **{file}**, not encrypted any more.</source>
      <translation>Đã lưu thành **{file}**; bản này không còn được mã hoá.</translation>
    </message>
    <message>
      <source>Saved as **{file}**.</source>
      <translation>Đã lưu **{file}**.</translation>
    </message>
    <message>
      <source>Saved as a file instead of printed</source>
      <translation>Đã lưu thành tệp thay cho in</translation>
    </message>
    <message>
      <source>Saved on this machine</source>
      <translation>Đã lưu trên máy này</translation>
    </message>
    <message>
      <source>Saved: **{row}**. Look at one thing: {what}</source>
      <translation>Đã lưu: **{row}**. Cần xem lại: {what}</translation>
    </message>
    <message>
      <source>Saved: **{row}**. New dossiers follow it; dossiers already received keep what they have.</source>
      <translation>Đã lưu: **{row}**. Hồ sơ mới theo quy định này; hồ sơ đã tiếp nhận giữ nguyên.</translation>
    </message>
    <message>
      <source>Say in a few words why.</source>
      <translation>Ghi vài chữ vì sao.</translation>
    </message>
    <message>
      <source>Say what exactly, so that the citizen knows what to do</source>
      <translation>Nói rõ để người dân biết phải làm gì</translation>
    </message>
    <message>
      <source>Say why</source>
      <translation>Hãy ghi vì sao</translation>
    </message>
    <message>
      <source>Scan a page</source>
      <translation>Quét 1 trang</translation>
    </message>
    <message>
      <source>Scan a stack</source>
      <translation>Quét cả xấp</translation>
    </message>
    <message>
      <source>Scan again</source>
      <translation>Quét lại</translation>
    </message>
    <message>
      <source>Scan at any time, wherever the caret is</source>
      <translation>Quét lúc nào cũng được, con trỏ ở đâu cũng nhận</translation>
    </message>
    <message>
      <source>Scan it here</source>
      <translation>Quét thẻ vào đây</translation>
    </message>
    <message>
      <source>Scan the card</source>
      <translation>Quét thẻ lúc nào cũng được</translation>
    </message>
    <message>
      <source>Scan, attach</source>
      <translation>Quét, đính kèm</translation>
    </message>
    <message>
      <source>Scan, attach files; also Ctrl V, or drop them on the page</source>
      <translation>Quét, đính kèm tệp; cũng có thể Ctrl V, hoặc thả tệp vào trang</translation>
    </message>
    <message>
      <source>Scanned paper</source>
      <translation>Giấy tờ quét</translation>
    </message>
    <message>
      <source>Scanned paper not sent yet</source>
      <translation>Chưa gửi giấy tờ chụp</translation>
    </message>
    <message>
      <source>Scanned paper sent</source>
      <translation>Đã gửi giấy tờ chụp</translation>
    </message>
    <message>
      <source>Scanned papers: {arrived} of {count} have arrived</source>
      <translation>Giấy tờ chụp: đã tới {arrived} trên {count} tệp</translation>
    </message>
    <message>
      <source>Scanning…</source>
      <translation>Đang quét…</translation>
    </message>
    <message>
      <source>Seal the queue</source>
      <translation>Niêm phong hàng chờ</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Tìm</translation>
    </message>
    <message>
      <source>Search in the queue</source>
      <translation>Tìm trong hàng chờ gửi</translation>
    </message>
    <message>
      <source>Search this table</source>
      <translation>Tìm trong bảng này</translation>
    </message>
    <message>
      <source>Second request for papers</source>
      <translation>Yêu cầu bổ sung lần hai</translation>
    </message>
    <message>
      <source>See the queue: a field must be mended</source>
      <translation>Xem hàng đợi: có chỗ phải sửa</translation>
    </message>
    <message>
      <source>See what would change</source>
      <translation>Xem sẽ thay đổi gì</translation>
    </message>
    <message>
      <source>Send again</source>
      <translation>Gửi lại</translation>
    </message>
    <message>
      <source>Send elsewhere</source>
      <translation>Đổi nơi nhận</translation>
    </message>
    <message>
      <source>Send it there</source>
      <translation>Đổi và gửi</translation>
    </message>
    <message>
      <source>Send this one now</source>
      <translation>Gửi hồ sơ này ngay</translation>
    </message>
    <message>
      <source>Send without this paper</source>
      <translation>Gửi không kèm tờ này</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>Đã gửi</translation>
    </message>
    <message>
      <source>Sent back</source>
      <translation>Bị trả lại</translation>
    </message>
    <message>
      <source>Sent back by {receiver}</source>
      <translation>Bị {receiver} trả lại</translation>
    </message>
    <message>
      <source>Sent back: {reason}</source>
      <translation>Bị trả lại: {reason}</translation>
    </message>
    <message>
      <source>Sent by the organisation</source>
      <translation>Người của tổ chức</translation>
    </message>
    <message>
      <source>Sent now: {text}</source>
      <translation>Đang gửi là {text}</translation>
    </message>
    <message>
      <source>Sent now: {text}; {problem}</source>
      <translation>Đang gửi là {text}; {problem}</translation>
    </message>
    <message>
      <source>Sent to another receiver</source>
      <translation>Chuyển nơi nhận khác</translation>
    </message>
    <message>
      <source>Sent to {after} now, to {before} before</source>
      <translation>Gửi tới: nay {after}, trước {before}</translation>
    </message>
    <message>
      <source>Sent to {receiver}</source>
      <translation>Gửi tới {receiver}</translation>
    </message>
    <message>
      <source>Sent, taken by the province</source>
      <translation>Đã gửi, tỉnh nhận</translation>
    </message>
    <message>
      <source>Sent, the answer was lost</source>
      <translation>Đã gửi, mất trả lời</translation>
    </message>
    <message>
      <source>Set by</source>
      <translation>Do ai quy định</translation>
    </message>
    <message>
      <source>Set by another act, ask for it</source>
      <translation>Theo văn bản riêng, hỏi lại</translation>
    </message>
    <message>
      <source>Sets of papers</source>
      <translation>Số bộ hồ sơ</translation>
    </message>
    <message>
      <source>Settled by {commune}</source>
      <translation>{commune} giải quyết</translation>
    </message>
    <message>
      <source>Several communes of today have this name.</source>
      <translation>Có nhiều xã, phường hiện nay cùng tên này.</translation>
    </message>
    <message>
      <source>Several old communes had this name.</source>
      <translation>Có nhiều xã, phường cũ cùng tên này.</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Giới tính</translation>
    </message>
    <message>
      <source>Show the password</source>
      <translation>Hiện mật khẩu</translation>
    </message>
    <message>
      <source>Show the queue</source>
      <translation>Xem hàng đợi</translation>
    </message>
    <message>
      <source>Shown</source>
      <translation>Đã xuất trình</translation>
    </message>
    <message>
      <source>Shown at the counter and given back at once</source>
      <translation>Xuất trình tại quầy, được trả lại ngay</translation>
    </message>
    <message>
      <source>Since</source>
      <translation>Từ lúc</translation>
    </message>
    <message>
      <source>Six groups of five letters and digits, on the sheet in the safe</source>
      <translation>Sáu nhóm, mỗi nhóm năm chữ và số, trên tờ giấy trong két</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>Thu nhỏ</translation>
    </message>
    <message>
      <source>Some hours only</source>
      <translation>Làm nửa ngày</translation>
    </message>
    <message>
      <source>Someone else signs in</source>
      <translation>Người khác đăng nhập</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Nguồn</translation>
    </message>
    <message>
      <source>Source: act or announcement</source>
      <translation>Nguồn: văn bản, thông báo</translation>
    </message>
    <message>
      <source>Space leaves a row out</source>
      <translation>Phím Space bỏ qua một dòng</translation>
    </message>
    <message>
      <source>Stands so</source>
      <translation>Kết quả</translation>
    </message>
    <message>
      <source>Start work</source>
      <translation>Vào quầy</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Tình trạng</translation>
    </message>
    <message>
      <source>States still change; dossiers received no longer do.</source>
      <translation>Không nhận thêm hồ sơ của ngày này; tình trạng còn cập nhật.</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Trạng thái</translation>
    </message>
    <message>
      <source>Stay</source>
      <translation>Ở lại</translation>
    </message>
    <message>
      <source>Step not sent yet</source>
      <translation>Chưa gửi bước xử lý</translation>
    </message>
    <message>
      <source>Step of progress sent</source>
      <translation>Đã gửi bước xử lý</translation>
    </message>
    <message>
      <source>Steps: unit | who | hours</source>
      <translation>Các bước: bộ phận | người làm | giờ</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Dừng</translation>
    </message>
    <message>
      <source>Stop the clock, print form 02</source>
      <translation>Dừng thời hạn, in mẫu 02</translation>
    </message>
    <message>
      <source>Stopped; no file was saved.</source>
      <translation>Đã dừng, chưa lưu tệp nào.</translation>
    </message>
    <message>
      <source>Stopped; nothing was changed.</source>
      <translation>Đã dừng; chưa thay đổi gì.</translation>
    </message>
    <message>
      <source>Stopped; the rest was not asked about</source>
      <translation>Đã dừng; phần còn lại chưa hỏi</translation>
    </message>
    <message>
      <source>Store of dossiers: ready at {time}</source>
      <translation>Kho hồ sơ: sẵn sàng lúc {time}</translation>
    </message>
    <message>
      <source>Storing, not done yet</source>
      <translation>Đang lưu, chưa xong</translation>
    </message>
    <message>
      <source>Su</source>
      <translation>CN</translation>
    </message>
    <message>
      <source>Sunday</source>
      <translation>Chủ Nhật</translation>
    </message>
    <message>
      <source>Support contact</source>
      <translation>Đầu mối hỗ trợ</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Các bảng</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>Thu</translation>
    </message>
    <message numerus="yes">
      <source>Take %n new files</source>
      <translation>
        <numerusform>Lấy %n tệp mới</numerusform>
      </translation>
    </message>
    <message>
      <source>Take off</source>
      <translation>Bỏ ra</translation>
    </message>
    <message>
      <source>Take off: {paper}</source>
      <translation>Bỏ ra: {paper}</translation>
    </message>
    <message>
      <source>Take out</source>
      <translation>Bỏ dòng này</translation>
    </message>
    <message>
      <source>Take the last card back</source>
      <translation>Bỏ thẻ vừa quét</translation>
    </message>
    <message>
      <source>Take the marked one</source>
      <translation>Enter lấy dòng đang chọn</translation>
    </message>
    <message>
      <source>Take the picture</source>
      <translation>Chụp</translation>
    </message>
    <message>
      <source>Taken in</source>
      <translation>Đã nhận</translation>
    </message>
    <message>
      <source>Taken in by the hour</source>
      <translation>Hồ sơ nhận theo giờ</translation>
    </message>
    <message>
      <source>Taken out: **{row}**.</source>
      <translation>Đã bỏ: **{row}**.</translation>
    </message>
    <message>
      <source>Takes the place of the old machine</source>
      <translation>Thay cho máy cũ</translation>
    </message>
    <message>
      <source>Tax code</source>
      <translation>Mã số thuế</translation>
    </message>
    <message>
      <source>Th</source>
      <translation>T5</translation>
    </message>
    <message>
      <source>That code is neither an identity card nor a receipt of ours.</source>
      <translation>Mã vừa quét không phải thẻ căn cước, cũng không phải giấy tiếp nhận của quầy.</translation>
    </message>
    <message>
      <source>That code is no identity card, and no receipt or handout of ours.</source>
      <translation>Mã này không phải thẻ căn cước, cũng không phải giấy biên nhận hay tờ hướng dẫn của quầy.</translation>
    </message>
    <message>
      <source>That is so</source>
      <translation>Đúng như vậy</translation>
    </message>
    <message>
      <source>The administrator makes one with this command, once. It prints the recovery passphrase: keep it in the safe.</source>
      <translation>Quản trị tạo quầy một lần bằng lệnh này. Lệnh in ra cụm từ khôi phục: cất vào két.</translation>
    </message>
    <message>
      <source>The camera does not answer. Check its cable, then open it again.</source>
      <translation>Máy ảnh không trả lời. Kiểm tra dây rồi mở lại.</translation>
    </message>
    <message>
      <source>The camera has stopped. Check its cable, then open it again.</source>
      <translation>Máy ảnh đã dừng. Kiểm tra dây rồi mở lại.</translation>
    </message>
    <message>
      <source>The camera is being opened…</source>
      <translation>Đang mở máy ảnh…</translation>
    </message>
    <message>
      <source>The card's number did not come whole, so nothing was filled in. Scan again, or type by hand.</source>
      <translation>Chưa đọc đủ số trên thẻ nên chưa điền ô nào. Quét lại, hoặc gõ tay.</translation>
    </message>
    <message>
      <source>The case chosen is no longer there; choose among {count}</source>
      <translation>Trường hợp đã chọn không còn; chọn lại trong {count} trường hợp</translation>
    </message>
    <message>
      <source>The catalogue does not have it yet.</source>
      <translation>Danh mục hiện chưa có thủ tục này.</translation>
    </message>
    <message>
      <source>The catalogue names no papers for this procedure. Ask before telling anybody that none is needed.</source>
      <translation>Danh mục chưa có giấy tờ của thủ tục này. Hỏi lại trước khi nói với ai là không cần gì.</translation>
    </message>
    <message>
      <source>The catalogue names none.</source>
      <translation>Danh mục không nêu.</translation>
    </message>
    <message numerus="yes">
      <source>The catalogue or the rules changed: %n differences to this sheet</source>
      <translation>
        <numerusform>Danh mục hoặc quy định đã đổi: %n chỗ khác với hồ sơ này</numerusform>
      </translation>
    </message>
    <message>
      <source>The catalogue publishes no papers for this procedure. Check against the unit's own decision.</source>
      <translation>Danh mục không công bố giấy tờ của thủ tục này. Đối chiếu quyết định công bố của đơn vị.</translation>
    </message>
    <message>
      <source>The checklist is closed. Another paper is asked for only where an act says so; it is printed on form 02 with that basis and stands in the report of exceptions. VNeID and proof of old and new place names are never asked for.</source>
      <translation>Thành phần hồ sơ là danh sách đóng. Chỉ yêu cầu thêm khi có văn bản quy định; giấy tờ đó in trên mẫu 02 kèm căn cứ và vào danh sách ngoại lệ. Không bao giờ yêu cầu VNeID hay giấy chứng minh địa danh cũ, mới.</translation>
    </message>
    <message>
      <source>The citizen thought</source>
      <translation>Công dân đánh giá</translation>
    </message>
    <message>
      <source>The citizen's word not sent yet</source>
      <translation>Chưa gửi đánh giá của công dân</translation>
    </message>
    <message>
      <source>The citizen's word sent</source>
      <translation>Đã gửi đánh giá của công dân</translation>
    </message>
    <message>
      <source>The clipboard holds neither a picture nor a file.</source>
      <translation>Bộ nhớ tạm không có ảnh hay tệp nào để dán.</translation>
    </message>
    <message>
      <source>The clock stands</source>
      <translation>Thời hạn đang dừng</translation>
    </message>
    <message>
      <source>The commune of this name was in another district.</source>
      <translation>Xã, phường tên này thuộc huyện, quận khác.</translation>
    </message>
    <message>
      <source>The counter cannot mend this: it is the receiver's own.</source>
      <translation>Quầy không sửa được chỗ này: đây là việc của bên nhận.</translation>
    </message>
    <message>
      <source>The counter cannot mend this: the administrator can, in the settings.</source>
      <translation>Quầy không sửa được chỗ này: quản trị viên sửa trong cài đặt.</translation>
    </message>
    <message>
      <source>The counter cannot mend this: whoever keeps the catalogue of procedures can.</source>
      <translation>Quầy không sửa được chỗ này: người giữ danh mục thủ tục sửa.</translation>
    </message>
    <message>
      <source>The counter gives a day when the dossier is received</source>
      <translation>Quầy hẹn ngày khi nhận hồ sơ</translation>
    </message>
    <message>
      <source>The counter looks it up: {databases}</source>
      <translation>Quầy tự tra: {databases}</translation>
    </message>
    <message>
      <source>The data are wrong or missing for this person</source>
      <translation>Dữ liệu của người này thiếu hoặc không đúng</translation>
    </message>
    <message>
      <source>The database is marked as down</source>
      <translation>Cơ sở dữ liệu đã được đánh dấu gặp sự cố</translation>
    </message>
    <message>
      <source>The day on it</source>
      <translation>Ngày ghi trên giấy</translation>
    </message>
    <message>
      <source>The desk cannot be opened</source>
      <translation>Chưa mở được quầy</translation>
    </message>
    <message>
      <source>The district was gone before July 2025.</source>
      <translation>Tên huyện, quận này không còn từ trước tháng 7/2025.</translation>
    </message>
    <message>
      <source>The dossier and the citizen's receipt stay as they are.</source>
      <translation>Hồ sơ và phiếu hẹn của khách vẫn giữ nguyên.</translation>
    </message>
    <message>
      <source>The dossier being typed is safe, saved at {time}</source>
      <translation>Hồ sơ đang nhập dở còn nguyên, lưu {time}</translation>
    </message>
    <message>
      <source>The dossier half typed is kept as a draft.</source>
      <translation>Hồ sơ đang nhập dở đã cất thành nháp.</translation>
    </message>
    <message>
      <source>The draft is forgotten.</source>
      <translation>Đã bỏ bản nháp.</translation>
    </message>
    <message>
      <source>The fee table has different rates; ask, then type the right one.</source>
      <translation>Bảng phí có nhiều mức khác nhau; hỏi rồi ghi mức đúng.</translation>
    </message>
    <message>
      <source>The feeder is empty. Put the papers in, then scan again.</source>
      <translation>Khay nạp giấy trống. Đặt giấy vào rồi quét lại.</translation>
    </message>
    <message>
      <source>The file is taken off.</source>
      <translation>Đã bỏ tệp khỏi hồ sơ.</translation>
    </message>
    <message>
      <source>The file {what}</source>
      <translation>Tệp này {what}</translation>
    </message>
    <message>
      <source>The key of the store is not at hand</source>
      <translation>Chưa lấy được khoá của kho hồ sơ</translation>
    </message>
    <message>
      <source>The line broke before the answer; the receiver is asked, nothing is sent twice</source>
      <translation>Đứt mạng khi chờ trả lời; sẽ hỏi lại, không gửi trùng</translation>
    </message>
    <message>
      <source>The list writes this name with other marks.</source>
      <translation>Danh mục ghi tên này khác dấu.</translation>
    </message>
    <message>
      <source>The main action of the page</source>
      <translation>Việc chính của trang</translation>
    </message>
    <message>
      <source>The next one</source>
      <translation>Hồ sơ kế</translation>
    </message>
    <message>
      <source>The office's name</source>
      <translation>Tên, mã cơ quan</translation>
    </message>
    <message>
      <source>The organisation</source>
      <translation>Tổ chức</translation>
    </message>
    <message>
      <source>The other one</source>
      <translation>Hồ sơ đã có</translation>
    </message>
    <message>
      <source>The pages went to {printer}.</source>
      <translation>Đã gửi tới máy in {printer}.</translation>
    </message>
    <message>
      <source>The papers are with **{number}** now; the sheet is let go.</source>
      <translation>Giấy tờ đã nhập vào **{number}**; phiếu đang nhập đã bỏ.</translation>
    </message>
    <message>
      <source>The papers came</source>
      <translation>Đã nhận bổ sung</translation>
    </message>
    <message>
      <source>The people of a dossier</source>
      <translation>Người của hồ sơ</translation>
    </message>
    <message>
      <source>The procedure ended; {code} took its place</source>
      <translation>Thủ tục đã hết hiệu lực; thay bằng {code}</translation>
    </message>
    <message>
      <source>The procedure is called {after} now</source>
      <translation>Thủ tục nay tên là {after}</translation>
    </message>
    <message>
      <source>The procedure may no longer be received</source>
      <translation>Thủ tục không còn được tiếp nhận</translation>
    </message>
    <message>
      <source>The program made a mistake and noted it for its makers. Nothing typed is lost; try once more.</source>
      <translation>Chương trình gặp lỗi và đã ghi lại cho người làm ra nó. Không mất gì đã gõ; thử lại một lần nữa.</translation>
    </message>
    <message>
      <source>The receipt went to paper or a file, so it cannot be undone; a mistake can be corrected.</source>
      <translation>Giấy tiếp nhận đã in hoặc đã lưu tệp nên không hoàn tác được; có sai sót thì đính chính.</translation>
    </message>
    <message>
      <source>The receiver asked for it: {field}</source>
      <translation>Sửa theo yêu cầu của bên nhận: {field}</translation>
    </message>
    <message>
      <source>The receiver could not be asked: {why}</source>
      <translation>Chưa hỏi được bên nhận: {why}</translation>
    </message>
    <message>
      <source>The receiver does not have this dossier.</source>
      <translation>Bên nhận không có hồ sơ này.</translation>
    </message>
    <message>
      <source>The receiver gave it a number</source>
      <translation>Bên nhận cấp mã hồ sơ</translation>
    </message>
    <message>
      <source>The receiver has every dossier of these days.</source>
      <translation>Bên nhận đã có đủ hồ sơ.</translation>
    </message>
    <message>
      <source>The receiver has something else</source>
      <translation>Bên nhận đang có khác</translation>
    </message>
    <message>
      <source>The receiver has the same as this desk.</source>
      <translation>Bên nhận có đúng như ở đây.</translation>
    </message>
    <message>
      <source>The receiver is being asked what it has…</source>
      <translation>Đang hỏi bên nhận đang có gì…</translation>
    </message>
    <message>
      <source>The receiver was busy</source>
      <translation>Bên nhận bận</translation>
    </message>
    <message>
      <source>The reception is undone, number **{number}** is void. Mend the sheet, then receive it again.</source>
      <translation>Đã hoàn tác tiếp nhận, số **{number}** đã huỷ. Sửa phiếu rồi tiếp nhận lại.</translation>
    </message>
    <message>
      <source>The reception of **{number}** is undone; its sheet waits with the citizens who bring papers.</source>
      <translation>Đã hoàn tác tiếp nhận **{number}**; phiếu nằm trong danh sách khách chờ bổ sung.</translation>
    </message>
    <message>
      <source>The result is here</source>
      <translation>Đã có kết quả</translation>
    </message>
    <message>
      <source>The result of **{number}** is recorded; the receiver is told as soon as the line answers.</source>
      <translation>Đã ghi kết quả của **{number}**; bên nhận được báo ngay khi có đường truyền.</translation>
    </message>
    <message>
      <source>The result was handed over at once; print one if the citizen asks</source>
      <translation>Kết quả đã trả ngay; in phiếu nếu người dân cần</translation>
    </message>
    <message>
      <source>The result's own file</source>
      <translation>Tệp của chính kết quả</translation>
    </message>
    <message>
      <source>The same procedure was settled: received {received}, handed over {returned}</source>
      <translation>Thủ tục này vừa giải quyết: nhận {received}, trả {returned}</translation>
    </message>
    <message>
      <source>The same scanned paper lies with another sheet, of {received}</source>
      <translation>Bản quét này đã nằm ở hồ sơ khác, ngày {received}</translation>
    </message>
    <message>
      <source>The scanned papers of this sheet go to {number}; the sheet itself is let go and gets no number of its own. Press again to do it, Esc to leave it.</source>
      <translation>Các tệp của phiếu này chuyển sang {number}; phiếu đang nhập được bỏ, không cấp số riêng. Bấm lần nữa để nhập, Esc để thôi.</translation>
    </message>
    <message>
      <source>The scanner broke off. Pages that came are kept; scan the rest again.</source>
      <translation>Máy quét dừng giữa chừng. Các trang đã quét vẫn được giữ; quét tiếp phần còn lại.</translation>
    </message>
    <message>
      <source>The scanner does not answer. Check its cable and that it is on, then scan again.</source>
      <translation>Máy quét không trả lời. Kiểm tra dây và nguồn, rồi quét lại.</translation>
    </message>
    <message>
      <source>The scanner on {port} is not there. Plug it in: it is read at once. Until then type, or use another.</source>
      <translation>Không thấy máy quét ở cổng {port}. Cắm lại là dùng được ngay. Trong lúc chờ: gõ tay hoặc dùng máy quét khác.</translation>
    </message>
    <message>
      <source>The scanner on {port} is read again.</source>
      <translation>Máy quét ở cổng {port} đã dùng lại được.</translation>
    </message>
    <message>
      <source>The scanner's cover is open. Close it, then scan again.</source>
      <translation>Nắp máy quét đang mở. Đóng nắp rồi quét lại.</translation>
    </message>
    <message>
      <source>The scanner's folder {name} cannot be read. Check the network; it is looked for further on.</source>
      <translation>Không đọc được thư mục {name} của máy quét. Kiểm tra mạng; chương trình vẫn tiếp tục tìm.</translation>
    </message>
    <message>
      <source>The sheet stays as it was begun until you go over; nothing is received under rules that ended.</source>
      <translation>Trang giữ nguyên bản lúc bắt đầu nhập cho đến khi chuyển; không nhận hồ sơ theo bản cũ.</translation>
    </message>
    <message>
      <source>The source no longer names it. It is closed, not deleted: earlier dossiers keep it.</source>
      <translation>Nguồn không còn thủ tục này. Thủ tục được đóng, không xoá: hồ sơ trước đây giữ nguyên.</translation>
    </message>
    <message>
      <source>The sources name no single amount; ask, then type it.</source>
      <translation>Các nguồn không nêu một mức rõ ràng; hỏi rồi ghi số tiền.</translation>
    </message>
    <message>
      <source>The time to undo it is over; a mistake can be corrected.</source>
      <translation>Đã hết giờ hoàn tác; có sai sót thì đính chính.</translation>
    </message>
    <message>
      <source>Their dossiers in the register</source>
      <translation>Mở các hồ sơ này trong sổ</translation>
    </message>
    <message>
      <source>Their number: {number}</source>
      <translation>Mã bên nhận cấp: {number}</translation>
    </message>
    <message>
      <source>Their words, if any; no names, no numbers</source>
      <translation>Lời của công dân nếu có; không ghi tên, không ghi số giấy tờ</translation>
    </message>
    <message>
      <source>There is a fee, ask for it</source>
      <translation>Có thu, hỏi mức thu</translation>
    </message>
    <message>
      <source>There is no desk in {folder}. Nothing was changed.</source>
      <translation>Không có quầy nào trong {folder}. Chưa thay đổi gì.</translation>
    </message>
    <message>
      <source>There was nothing to change.</source>
      <translation>Không có gì để thay đổi.</translation>
    </message>
    <message numerus="yes">
      <source>These %n letter(s) would be lost:</source>
      <translation>
        <numerusform>Sẽ mất %n chữ cuối (gạch ngang):</numerusform>
      </translation>
    </message>
    <message>
      <source>These days are over</source>
      <translation>Ngày đã qua</translation>
    </message>
    <message>
      <source>This card is read already; nothing changed.</source>
      <translation>Thẻ này đã đọc rồi; không có gì thay đổi.</translation>
    </message>
    <message>
      <source>This folder is of desk {number} in another place</source>
      <translation>Thư mục này là của Quầy {number} ở nơi khác</translation>
    </message>
    <message>
      <source>This is recorded with the time of now and cannot be taken back.</source>
      <translation>Ghi vào nhật ký với giờ lúc này, không lấy lại được.</translation>
    </message>
    <message>
      <source>This machine has no desk yet</source>
      <translation>Máy này chưa có quầy</translation>
    </message>
    <message>
      <source>This page</source>
      <translation>Trang này</translation>
    </message>
    <message>
      <source>This page cannot be shown</source>
      <translation>Không hiện được trang này</translation>
    </message>
    <message>
      <source>This sheet</source>
      <translation>Hồ sơ đang nhập</translation>
    </message>
    <message>
      <source>Thursday</source>
      <translation>Thứ Năm</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Tiêu đề</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Đến ngày</translation>
    </message>
    <message>
      <source>To be confirmed</source>
      <translation>Cần xác minh</translation>
    </message>
    <message>
      <source>To hand in: {counts}</source>
      <translation>Nộp {counts}</translation>
    </message>
    <message>
      <source>To say: {what}</source>
      <translation>Cần ghi: {what}</translation>
    </message>
    <message>
      <source>To send</source>
      <translation>Chờ gửi</translation>
    </message>
    <message>
      <source>To show</source>
      <translation>Xuất trình</translation>
    </message>
    <message>
      <source>To which day is the promise put off? It can be done once, with a letter of apology (form 04).</source>
      <translation>Gia hạn đến ngày nào? Chỉ được một lần, kèm phiếu xin lỗi (mẫu 04).</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Hôm nay</translation>
    </message>
    <message>
      <source>Today at desk {number}</source>
      <translation>Hôm nay ở Quầy {number}</translation>
    </message>
    <message>
      <source>Today, as the citizen says</source>
      <translation>Nay là, theo lời người dân</translation>
    </message>
    <message>
      <source>Today, since 01/7/2025</source>
      <translation>Nay là, từ 01/7/2025</translation>
    </message>
    <message>
      <source>Told last time, {day}</source>
      <translation>Lần trước, {day}</translation>
    </message>
    <message>
      <source>Training · invented data</source>
      <translation>Luyện tập · dữ liệu giả lập</translation>
    </message>
    <message>
      <source>Training: invented data, nothing leaves this machine.</source>
      <translation>Luyện tập: dữ liệu giả lập, không gửi đi đâu.</translation>
    </message>
    <message>
      <source>Transfer</source>
      <translation>Chuyển khoản</translation>
    </message>
    <message>
      <source>Trial, does not route</source>
      <translation>Thử nghiệm, chưa chuyển hồ sơ</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Thử lại</translation>
    </message>
    <message>
      <source>Try sending now</source>
      <translation>Thử gửi ngay</translation>
    </message>
    <message>
      <source>Try {number}: {outcome}</source>
      <translation>Lần {number}: {outcome}</translation>
    </message>
    <message>
      <source>Tu</source>
      <translation>T3</translation>
    </message>
    <message>
      <source>Tuesday</source>
      <translation>Thứ Ba</translation>
    </message>
    <message>
      <source>Turn left</source>
      <translation>Xoay trái</translation>
    </message>
    <message>
      <source>Turn right</source>
      <translation>Xoay phải</translation>
    </message>
    <message>
      <source>Type a name without accents, a number or a phone. Scan a receipt to open its dossier.</source>
      <translation>Gõ tên không dấu, mã, số định danh hoặc điện thoại. Quét phiếu hẹn để mở thẳng hồ sơ.</translation>
    </message>
    <message>
      <source>Type a number from 1 to 99 that is not {number}.</source>
      <translation>Gõ một số từ 1 đến 99, khác {number}.</translation>
    </message>
    <message>
      <source>Type an amount only where there is one.</source>
      <translation>Chỉ ghi số tiền khi có mức thu.</translation>
    </message>
    <message>
      <source>Type its name</source>
      <translation>Gõ tên nước</translation>
    </message>
    <message>
      <source>Type name and password, Enter.</source>
      <translation>Gõ tên và mật khẩu, Enter.</translation>
    </message>
    <message>
      <source>Type the name.</source>
      <translation>Gõ tên đăng nhập.</translation>
    </message>
    <message>
      <source>Type the passphrase.</source>
      <translation>Gõ cụm từ khôi phục.</translation>
    </message>
    <message>
      <source>Type the password.</source>
      <translation>Gõ mật khẩu.</translation>
    </message>
    <message>
      <source>Type {fields}: {why}</source>
      <translation>Gõ tay {fields}: {why}</translation>
    </message>
    <message>
      <source>Typed by you.</source>
      <translation>Số tiền do cán bộ ghi.</translation>
    </message>
    <message>
      <source>Typed by you; the fee table gives {amount} đ.</source>
      <translation>Số tiền do cán bộ ghi; theo bảng phí là {amount} đ.</translation>
    </message>
    <message>
      <source>Unchanged</source>
      <translation>Không đổi</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Hoàn tác</translation>
    </message>
    <message>
      <source>Undo typing, inside a field</source>
      <translation>Hoàn tác khi gõ, trong một ô</translation>
    </message>
    <message>
      <source>Unless it says</source>
      <translation>Trừ khi có từ</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Mở khoá</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>Đến lúc</translation>
    </message>
    <message>
      <source>Up to a day</source>
      <translation>đến ngày…</translation>
    </message>
    <message>
      <source>Up, down</source>
      <translation>Lên, xuống</translation>
    </message>
    <message>
      <source>Upload changed by hand</source>
      <translation>Chuyển dòng chờ gửi bằng tay</translation>
    </message>
    <message>
      <source>Uploads took {usual} as a rule, {longest} at most, {offline} of it without a line. Results late by us: {late}; in time and known there too late: {there}.</source>
      <translation>Đồng bộ thường mất {usual}, lâu nhất {longest}, trong đó mất mạng {offline}. Trễ hẹn do ta: {late}; xong đúng hẹn nhưng bên nhận biết muộn: {there}.</translation>
    </message>
    <message>
      <source>Use again what was told last time</source>
      <translation>Dùng lại thông tin lần trước</translation>
    </message>
    <message>
      <source>Use again, {day}: {details}</source>
      <translation>Dùng lại {day}: {details}</translation>
    </message>
    <message>
      <source>Use that window; look for it in the task bar. Nothing was changed here. Close it to work in this one.</source>
      <translation>Hãy dùng cửa sổ đó, tìm trên thanh tác vụ. Ở đây chưa thay đổi gì. Muốn làm ở cửa sổ này thì đóng cửa sổ kia.</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Bản</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Các bản</translation>
    </message>
    <message>
      <source>Visitors who bring more papers</source>
      <translation>Khách chờ bổ sung</translation>
    </message>
    <message>
      <source>Void the number</source>
      <translation>Huỷ số</translation>
    </message>
    <message>
      <source>Waiting elsewhere</source>
      <translation>Chờ nơi khác</translation>
    </message>
    <message>
      <source>Waiting for the citizen</source>
      <translation>Chờ công dân</translation>
    </message>
    <message>
      <source>Waiting to be sent</source>
      <translation>Chờ gửi</translation>
    </message>
    <message>
      <source>Waits for its turn</source>
      <translation>Chờ tới lượt</translation>
    </message>
    <message>
      <source>Waits for the citizen to fetch it</source>
      <translation>Chờ công dân đến nhận</translation>
    </message>
    <message>
      <source>Waits for the line</source>
      <translation>Chờ mạng</translation>
    </message>
    <message>
      <source>Waits for the printer</source>
      <translation>Chờ in phiếu</translation>
    </message>
    <message>
      <source>Waits to be sent to {receiver}</source>
      <translation>Chờ gửi lên {receiver}</translation>
    </message>
    <message>
      <source>Waived</source>
      <translation>Miễn</translation>
    </message>
    <message>
      <source>Way back</source>
      <translation>Cách nhận</translation>
    </message>
    <message>
      <source>Way of filing</source>
      <translation>Cách nộp</translation>
    </message>
    <message>
      <source>Ways</source>
      <translation>Cách nộp, cách nhận</translation>
    </message>
    <message>
      <source>We</source>
      <translation>T4</translation>
    </message>
    <message>
      <source>We have</source>
      <translation>Ta có</translation>
    </message>
    <message>
      <source>Wednesday</source>
      <translation>Thứ Tư</translation>
    </message>
    <message>
      <source>What did the citizen think of the service?</source>
      <translation>Công dân đánh giá thế nào về việc phục vụ?</translation>
    </message>
    <message>
      <source>What differs</source>
      <translation>Mục</translation>
    </message>
    <message>
      <source>What does the visitor want?</source>
      <translation>Người dân cần gì?</translation>
    </message>
    <message>
      <source>What happens</source>
      <translation>Thay đổi</translation>
    </message>
    <message>
      <source>What is counted</source>
      <translation>Tên đơn vị tính</translation>
    </message>
    <message>
      <source>What is mended is recorded in the journal under the name {name}.</source>
      <translation>Lần sửa được ghi vào nhật ký với tên {name}.</translation>
    </message>
    <message>
      <source>What is missing</source>
      <translation>Cần bổ sung</translation>
    </message>
    <message>
      <source>What is missing? Name everything at once; the clock stands until it is here.</source>
      <translation>Cần bổ sung những gì? Nêu đủ một lần; thời hạn dừng đến khi nhận đủ.</translation>
    </message>
    <message>
      <source>What is sent</source>
      <translation>Sẽ gửi gì</translation>
    </message>
    <message>
      <source>What is sent to {receiver} for {number}</source>
      <translation>Sẽ gửi gì tới {receiver}, hồ sơ {number}</translation>
    </message>
    <message>
      <source>What it is</source>
      <translation>Ô</translation>
    </message>
    <message>
      <source>What it is about</source>
      <translation>Về</translation>
    </message>
    <message>
      <source>What it is called</source>
      <translation>Tên gọi</translation>
    </message>
    <message>
      <source>What it is, without names</source>
      <translation>Là giấy gì (không ghi tên người)</translation>
    </message>
    <message>
      <source>What the camera sees</source>
      <translation>Hình từ máy ảnh</translation>
    </message>
    <message>
      <source>What the citizen of **{number}** thought is taken down.</source>
      <translation>Đã ghi đánh giá của công dân về hồ sơ **{number}**.</translation>
    </message>
    <message>
      <source>What the citizen thought</source>
      <translation>Ghi đánh giá của công dân</translation>
    </message>
    <message>
      <source>What the officer must add</source>
      <translation>Cán bộ phải ghi thêm</translation>
    </message>
    <message>
      <source>What the receiver has is not known: {reason}.</source>
      <translation>Chưa biết bên nhận đang có gì: {reason}.</translation>
    </message>
    <message>
      <source>What this machine is</source>
      <translation>Máy này là</translation>
    </message>
    <message>
      <source>What to bring</source>
      <translation>Cần mang gì</translation>
    </message>
    <message>
      <source>What was done</source>
      <translation>Việc đã làm</translation>
    </message>
    <message>
      <source>What was sent leaves this list; see it under Dossiers.</source>
      <translation>Gửi xong thì rời danh sách này, xem lại ở trang Hồ sơ.</translation>
    </message>
    <message>
      <source>What was taken down wrongly?</source>
      <translation>Đã ghi sai chỗ nào?</translation>
    </message>
    <message>
      <source>What {receiver} answered about {number}</source>
      <translation>{receiver} trả lời gì về {number}</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Lúc</translation>
    </message>
    <message>
      <source>Where papers are received and results handed over.</source>
      <translation>Nơi nhận hồ sơ và nơi trả kết quả.</translation>
    </message>
    <message>
      <source>Where the result is handed out</source>
      <translation>Nơi trả kết quả</translation>
    </message>
    <message>
      <source>Where to save the catalogue</source>
      <translation>Lưu danh mục ở đâu</translation>
    </message>
    <message>
      <source>Where to save the register</source>
      <translation>Lưu sổ ở đâu</translation>
    </message>
    <message>
      <source>Where to save the report</source>
      <translation>Lưu báo cáo ở đâu</translation>
    </message>
    <message>
      <source>Where to save the sealed queue</source>
      <translation>Lưu hàng chờ đã niêm phong vào đâu</translation>
    </message>
    <message>
      <source>Which case is it?</source>
      <translation>Trường hợp nào?</translation>
    </message>
    <message>
      <source>Which commune is it today?</source>
      <translation>Nay là xã, phường nào?</translation>
    </message>
    <message>
      <source>Which one was shown: {paper}</source>
      <translation>Đã xuất trình giấy nào: {paper}</translation>
    </message>
    <message>
      <source>Which paper</source>
      <translation>Giấy tờ nào</translation>
    </message>
    <message>
      <source>While a database is marked down, its papers may be asked for, with the reason.</source>
      <translation>Khi CSDL được đánh dấu gián đoạn thì mới được yêu cầu giấy thay thế, kèm lý do.</translation>
    </message>
    <message>
      <source>Who came for the applicant</source>
      <translation>Người nộp thay</translation>
    </message>
    <message>
      <source>Who does what in how many hours; form 06 fills itself from it.</source>
      <translation>Ai làm việc gì trong bao nhiêu giờ; mẫu 06 tự điền theo bảng này.</translation>
    </message>
    <message>
      <source>Whoever asks for these is stopped, with the citation.</source>
      <translation>Ai đòi các giấy này cũng bị chặn, kèm căn cứ.</translation>
    </message>
    <message>
      <source>Whole file</source>
      <translation>Mở cả hồ sơ</translation>
    </message>
    <message>
      <source>Whole page</source>
      <translation>Cả trang</translation>
    </message>
    <message>
      <source>Whose dossier it is</source>
      <translation>Chủ hồ sơ</translation>
    </message>
    <message>
      <source>Whose key is it sealed to</source>
      <translation>Niêm phong bằng khoá của ai</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Lý do</translation>
    </message>
    <message>
      <source>Why all the same</source>
      <translation>Vì sao vẫn phải làm</translation>
    </message>
    <message>
      <source>Why asked again</source>
      <translation>Lý do yêu cầu lần nữa</translation>
    </message>
    <message>
      <source>Why is this number void? It is kept with its reason and never given again; take the receipt back.</source>
      <translation>Vì sao huỷ số này? Số được giữ lại cùng lý do, không cấp lại; thu lại giấy tiếp nhận.</translation>
    </message>
    <message>
      <source>Why it goes elsewhere</source>
      <translation>Vì sao đổi nơi nhận</translation>
    </message>
    <message>
      <source>Why it goes without the paper</source>
      <translation>Vì sao gửi không kèm tờ này</translation>
    </message>
    <message>
      <source>Why it is corrected</source>
      <translation>Vì sao đính chính</translation>
    </message>
    <message>
      <source>Why it is held back</source>
      <translation>Lý do giữ lại</translation>
    </message>
    <message>
      <source>Why it is needed here</source>
      <translation>Vì sao hồ sơ này cần</translation>
    </message>
    <message>
      <source>Why it is taken</source>
      <translation>Lý do thu</translation>
    </message>
    <message>
      <source>Why on paper, although a database has it</source>
      <translation>Vì sao cần bản giấy dù cơ sở dữ liệu đã có</translation>
    </message>
    <message>
      <source>Why papers are asked for once more (printed on form 02)</source>
      <translation>Vì sao phải yêu cầu thêm lần nữa (in trên mẫu 02)</translation>
    </message>
    <message>
      <source>Why the result is promised for that day</source>
      <translation>Vì sao hẹn trả ngày đó</translation>
    </message>
    <message>
      <source>Why this day?</source>
      <translation>Vì sao ngày này?</translation>
    </message>
    <message>
      <source>Why told late</source>
      <translation>Lý do báo muộn</translation>
    </message>
    <message>
      <source>Why {time} on {day}?</source>
      <translation>Vì sao {time} {day}?</translation>
    </message>
    <message>
      <source>Within the province</source>
      <translation>Trong tỉnh</translation>
    </message>
    <message>
      <source>Without a row for this unit the fee is asked, never printed as free.</source>
      <translation>Chưa có dòng của địa phương thì phải hỏi mức thu, không bao giờ in “miễn phí”.</translation>
    </message>
    <message>
      <source>Without its file the result does not count as an electronic one (QĐ 766/QĐ-TTg, 4.1). It can be added later.</source>
      <translation>Chưa có tệp thì không được tính là kết quả điện tử (QĐ 766/QĐ-TTg, mục 4.1). Có thể bổ sung tệp sau.</translation>
    </message>
    <message>
      <source>Words that mean it, one need a line</source>
      <translation>Từ nhận ra giấy này, mỗi dòng một ý</translation>
    </message>
    <message>
      <source>Worked instead</source>
      <translation>Làm bù</translation>
    </message>
    <message>
      <source>Worked out here, no paper is needed</source>
      <translation>Chương trình tự quy đổi, không đòi giấy</translation>
    </message>
    <message>
      <source>Working calendar</source>
      <translation>Lịch làm việc</translation>
    </message>
    <message>
      <source>Would be lost: {text}</source>
      <translation>Sẽ mất: {text}</translation>
    </message>
    <message>
      <source>Write why it may stand; the statement prints it.</source>
      <translation>Ghi lý do chấp nhận; bảng đối soát sẽ in lý do này.</translation>
    </message>
    <message>
      <source>Yes, put them to {number}</source>
      <translation>Đúng, nhập vào {number}</translation>
    </message>
    <message>
      <source>a database has it: choose why the paper is taken</source>
      <translation>cơ sở dữ liệu đã có: chọn lý do thu giấy</translation>
    </message>
    <message>
      <source>a day the officer says</source>
      <translation>ngày do cán bộ hẹn</translation>
    </message>
    <message>
      <source>a word reads unusually</source>
      <translation>có chữ đọc lạ</translation>
    </message>
    <message>
      <source>always</source>
      <translation>luôn cần</translation>
    </message>
    <message>
      <source>amount</source>
      <translation>mức thu</translation>
    </message>
    <message>
      <source>amount set</source>
      <translation>có mức thu</translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>và %n nữa</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more places; Ctrl E goes to each</source>
      <translation>
        <numerusform>và %n chỗ nữa; Ctrl E đi tới từng chỗ</numerusform>
      </translation>
    </message>
    <message>
      <source>applicants</source>
      <translation>đối tượng</translation>
    </message>
    <message>
      <source>as published</source>
      <translation>mức đã công bố</translation>
    </message>
    <message>
      <source>ask the province's rate</source>
      <translation>hỏi mức tỉnh</translation>
    </message>
    <message>
      <source>ask the rate</source>
      <translation>hỏi mức thu</translation>
    </message>
    <message>
      <source>ask the rate of that act</source>
      <translation>hỏi mức theo văn bản đó</translation>
    </message>
    <message>
      <source>asked for papers</source>
      <translation>chờ bổ sung</translation>
    </message>
    <message>
      <source>at the counter</source>
      <translation>tại quầy</translation>
    </message>
    <message>
      <source>at the counter, {agency}</source>
      <translation>tại quầy, {agency}</translation>
    </message>
    <message>
      <source>at the earliest</source>
      <translation>sớm nhất</translation>
    </message>
    <message>
      <source>bring papers</source>
      <translation>chờ bổ sung</translation>
    </message>
    <message>
      <source>by post</source>
      <translation>qua bưu chính</translation>
    </message>
    <message>
      <source>by post, sent by {agency}</source>
      <translation>qua bưu chính, {agency} gửi</translation>
    </message>
    <message>
      <source>by transfer</source>
      <translation>chuyển khoản</translation>
    </message>
    <message>
      <source>by {day}</source>
      <translation>đến {day}</translation>
    </message>
    <message>
      <source>came with the program</source>
      <translation>theo phần mềm</translation>
    </message>
    <message>
      <source>case</source>
      <translation>trường hợp</translation>
    </message>
    <message>
      <source>checked by counting</source>
      <translation>đã tính kiểm</translation>
    </message>
    <message>
      <source>checked in several sources</source>
      <translation>đã đối chiếu nhiều nguồn</translation>
    </message>
    <message>
      <source>code</source>
      <translation>mã</translation>
    </message>
    <message>
      <source>code {code}</source>
      <translation>mã {code}</translation>
    </message>
    <message>
      <source>code {code} · {took}</source>
      <translation>mã {code} · {took}</translation>
    </message>
    <message>
      <source>condition</source>
      <translation>điều kiện</translation>
    </message>
    <message>
      <source>copies</source>
      <translation>bản sao</translation>
    </message>
    <message>
      <source>cut-off hour</source>
      <translation>giờ chốt</translation>
    </message>
    <message>
      <source>database that has it</source>
      <translation>CSDL đã có</translation>
    </message>
    <message>
      <source>day to be given</source>
      <translation>chưa có ngày hẹn</translation>
    </message>
    <message>
      <source>day/month/year</source>
      <translation>ngày/tháng/năm</translation>
    </message>
    <message>
      <source>day/month/year hour:minute</source>
      <translation>ngày/tháng/năm giờ:phút</translation>
    </message>
    <message>
      <source>days</source>
      <translation>ngày</translation>
    </message>
    <message>
      <source>dd/mm/yyyy</source>
      <translation>ngày/tháng/năm</translation>
    </message>
    <message>
      <source>decision</source>
      <translation>quyết định công bố</translation>
    </message>
    <message>
      <source>decision {number}</source>
      <translation>quyết định {number}</translation>
    </message>
    <message>
      <source>derived, to be checked</source>
      <translation>suy ra, cần đối chiếu</translation>
    </message>
    <message numerus="yes">
      <source>desk {desk}, %n receipt(s)</source>
      <translation>
        <numerusform>Quầy {desk}, %n phiếu</numerusform>
      </translation>
    </message>
    <message>
      <source>detail</source>
      <translation>chi tiết</translation>
    </message>
    <message>
      <source>due today</source>
      <translation>trong ngày</translation>
    </message>
    <message numerus="yes">
      <source>electronic copy · %n pages</source>
      <translation>
        <numerusform>bản điện tử · %n trang</numerusform>
      </translation>
    </message>
    <message>
      <source>electronic, from {agency}</source>
      <translation>bản điện tử, từ {agency}</translation>
    </message>
    <message>
      <source>exempt</source>
      <translation>được miễn</translation>
    </message>
    <message>
      <source>fee</source>
      <translation>phí, lệ phí</translation>
    </message>
    <message>
      <source>fee not known</source>
      <translation>chưa rõ lệ phí</translation>
    </message>
    <message>
      <source>field</source>
      <translation>lĩnh vực</translation>
    </message>
    <message>
      <source>for online filing only</source>
      <translation>chỉ khi nộp trực tuyến</translation>
    </message>
    <message>
      <source>form</source>
      <translation>mẫu đơn</translation>
    </message>
    <message>
      <source>form 02</source>
      <translation>mẫu 02</translation>
    </message>
    <message>
      <source>form 03, with its reason</source>
      <translation>mẫu 03, có căn cứ</translation>
    </message>
    <message>
      <source>free</source>
      <translation>miễn phí</translation>
    </message>
    <message>
      <source>free of charge</source>
      <translation>miễn phí</translation>
    </message>
    <message>
      <source>from the province's table</source>
      <translation>theo bảng phí của tỉnh</translation>
    </message>
    <message>
      <source>from {first}</source>
      <translation>từ {first}</translation>
    </message>
    <message>
      <source>give a file or an address</source>
      <translation>cho biết tệp hoặc địa chỉ</translation>
    </message>
    <message>
      <source>handed in</source>
      <translation>nộp</translation>
    </message>
    <message>
      <source>handed in by {name}</source>
      <translation>{name} nộp thay</translation>
    </message>
    <message>
      <source>handed in now: {when}</source>
      <translation>nộp bây giờ thì {when}</translation>
    </message>
    <message>
      <source>handed in now: {when}, today</source>
      <translation>nộp bây giờ thì {when}, ngay hôm nay</translation>
    </message>
    <message>
      <source>handed in or shown</source>
      <translation>nộp hay xuất trình</translation>
    </message>
    <message>
      <source>hours</source>
      <translation>giờ</translation>
    </message>
    <message>
      <source>how well checked</source>
      <translation>mức đối chiếu</translation>
    </message>
    <message>
      <source>in cash</source>
      <translation>tiền mặt</translation>
    </message>
    <message>
      <source>in force</source>
      <translation>đang áp dụng</translation>
    </message>
    <message>
      <source>in time</source>
      <translation>đúng hạn</translation>
    </message>
    <message>
      <source>is no amount; write it like 15.000</source>
      <translation>không phải số tiền; viết như 15.000</translation>
    </message>
    <message>
      <source>is no day; write it like 20/11/2026</source>
      <translation>không phải ngày; viết như 20/11/2026</translation>
    </message>
    <message>
      <source>is not chosen yet</source>
      <translation>chưa chọn</translation>
    </message>
    <message>
      <source>it cannot be read</source>
      <translation>không đọc được</translation>
    </message>
    <message>
      <source>it differs from the personal number</source>
      <translation>khác với số định danh</translation>
    </message>
    <message>
      <source>its data were wrong or missing</source>
      <translation>dữ liệu sai hoặc thiếu</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>loại</translation>
    </message>
    <message>
      <source>left half typed</source>
      <translation>để lại, đang nhập dở</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>để trống</translation>
    </message>
    <message>
      <source>legal basis</source>
      <translation>căn cứ pháp lý</translation>
    </message>
    <message>
      <source>length</source>
      <translation>độ dài</translation>
    </message>
    <message>
      <source>levels</source>
      <translation>cấp thực hiện</translation>
    </message>
    <message>
      <source>matches: {words}</source>
      <translation>khớp: {words}</translation>
    </message>
    <message>
      <source>ministry</source>
      <translation>bộ</translation>
    </message>
    <message>
      <source>ministry code</source>
      <translation>mã bộ</translation>
    </message>
    <message>
      <source>missing {paper}</source>
      <translation>thiếu {paper}</translation>
    </message>
    <message numerus="yes">
      <source>missing {paper} and %n more</source>
      <translation>
        <numerusform>thiếu {paper} và %n giấy khác</numerusform>
      </translation>
    </message>
    <message>
      <source>months</source>
      <translation>tháng</translation>
    </message>
    <message>
      <source>most at {hour}: {count}</source>
      <translation>đông nhất {hour} giờ: {count}</translation>
    </message>
    <message>
      <source>name</source>
      <translation>tên</translation>
    </message>
    <message>
      <source>name and code only</source>
      <translation>chỉ có tên và mã</translation>
    </message>
    <message>
      <source>name or code, such as 2025:11983</source>
      <translation>tên hoặc mã, như 2025:11983</translation>
    </message>
    <message>
      <source>no</source>
      <translation>không</translation>
    </message>
    <message>
      <source>no name yet</source>
      <translation>chưa có tên</translation>
    </message>
    <message>
      <source>no printer</source>
      <translation>không có máy in</translation>
    </message>
    <message>
      <source>no procedure yet</source>
      <translation>chưa chọn thủ tục</translation>
    </message>
    <message>
      <source>no promise</source>
      <translation>không hẹn</translation>
    </message>
    <message>
      <source>no rate published</source>
      <translation>chưa công bố mức</translation>
    </message>
    <message>
      <source>not chosen yet</source>
      <translation>chưa chọn</translation>
    </message>
    <message>
      <source>not filled in</source>
      <translation>chưa nhập</translation>
    </message>
    <message>
      <source>not in the register here</source>
      <translation>không có trong sổ ở đây</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>chưa rõ</translation>
    </message>
    <message>
      <source>not needed</source>
      <translation>không cần</translation>
    </message>
    <message>
      <source>not paid yet</source>
      <translation>chưa nộp</translation>
    </message>
    <message>
      <source>not published</source>
      <translation>không công bố</translation>
    </message>
    <message>
      <source>not whole over there before all have arrived</source>
      <translation>bên nhận chưa đủ hồ sơ khi chưa tới hết</translation>
    </message>
    <message>
      <source>not yet paid</source>
      <translation>chưa thu</translation>
    </message>
    <message>
      <source>note</source>
      <translation>ghi chú</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>để trống</translation>
    </message>
    <message>
      <source>nothing late</source>
      <translation>không có</translation>
    </message>
    <message>
      <source>nothing to pay</source>
      <translation>không phải nộp</translation>
    </message>
    <message>
      <source>number voided</source>
      <translation>đã huỷ số</translation>
    </message>
    <message>
      <source>number {place} in the queue · sent by itself, nothing to do</source>
      <translation>Thứ {place} trong hàng đợi · tự gửi, không cần làm gì</translation>
    </message>
    <message>
      <source>official name</source>
      <translation>tên công bố</translation>
    </message>
    <message>
      <source>official text seen</source>
      <translation>đã xem văn bản</translation>
    </message>
    <message>
      <source>one is held, a person must look</source>
      <translation>có tệp bị giữ lại, cần người xem</translation>
    </message>
    <message>
      <source>one of several</source>
      <translation>một trong các giấy</translation>
    </message>
    <message>
      <source>one of several is enough</source>
      <translation>một trong nhiều loại là đủ</translation>
    </message>
    <message>
      <source>one source, to be compared</source>
      <translation>một nguồn, cần đối chiếu</translation>
    </message>
    <message>
      <source>online</source>
      <translation>trực tuyến</translation>
    </message>
    <message>
      <source>online only</source>
      <translation>chỉ khi nộp trực tuyến</translation>
    </message>
    <message>
      <source>only in some cases</source>
      <translation>chỉ trong một số trường hợp</translation>
    </message>
    <message>
      <source>originals</source>
      <translation>bản chính</translation>
    </message>
    <message>
      <source>our own, the unit must confirm</source>
      <translation>tự soạn, cần đơn vị xác nhận</translation>
    </message>
    <message>
      <source>overdue by us</source>
      <translation>quá hạn do ta</translation>
    </message>
    <message>
      <source>paid at reception</source>
      <translation>đã thu lúc tiếp nhận</translation>
    </message>
    <message>
      <source>paid by transfer</source>
      <translation>đã chuyển khoản</translation>
    </message>
    <message>
      <source>paid in cash</source>
      <translation>đã nộp tiền mặt</translation>
    </message>
    <message>
      <source>paper</source>
      <translation>giấy</translation>
    </message>
    <message>
      <source>rate of another act</source>
      <translation>theo văn bản khác</translation>
    </message>
    <message>
      <source>rate of the provincial council</source>
      <translation>mức HĐND tỉnh</translation>
    </message>
    <message>
      <source>read</source>
      <translation>đã đọc</translation>
    </message>
    <message>
      <source>received</source>
      <translation>đã nhận</translation>
    </message>
    <message>
      <source>remarks</source>
      <translation>lưu ý</translation>
    </message>
    <message>
      <source>replaced</source>
      <translation>đã thay thế</translation>
    </message>
    <message>
      <source>replaced by</source>
      <translation>thay bằng</translation>
    </message>
    <message>
      <source>required</source>
      <translation>bắt buộc</translation>
    </message>
    <message>
      <source>result</source>
      <translation>kết quả</translation>
    </message>
    <message>
      <source>returned {moment}</source>
      <translation>trả {moment}</translation>
    </message>
    <message>
      <source>same day</source>
      <translation>trong ngày</translation>
    </message>
    <message>
      <source>see the annex of the receipt</source>
      <translation>xem phụ lục của giấy tiếp nhận</translation>
    </message>
    <message>
      <source>seen in one source</source>
      <translation>thấy ở một nguồn</translation>
    </message>
    <message>
      <source>seen in two sources</source>
      <translation>thấy ở hai nguồn</translation>
    </message>
    <message>
      <source>sent in order once the line answers</source>
      <translation>tự gửi theo thứ tự khi có mạng</translation>
    </message>
    <message>
      <source>set by another act</source>
      <translation>theo văn bản khác</translation>
    </message>
    <message>
      <source>set by the provincial council</source>
      <translation>do HĐND cấp tỉnh quy định</translation>
    </message>
    <message>
      <source>set for the whole country</source>
      <translation>mức chung cả nước</translation>
    </message>
    <message>
      <source>settled by</source>
      <translation>cơ quan thực hiện</translation>
    </message>
    <message>
      <source>short name</source>
      <translation>tên ngắn</translation>
    </message>
    <message>
      <source>shown</source>
      <translation>xuất trình</translation>
    </message>
    <message>
      <source>source {keys}</source>
      <translation>nguồn {keys}</translation>
    </message>
    <message>
      <source>sources</source>
      <translation>nguồn</translation>
    </message>
    <message>
      <source>status</source>
      <translation>trạng thái</translation>
    </message>
    <message>
      <source>superseded</source>
      <translation>đã thay thế</translation>
    </message>
    <message>
      <source>superseded · {field}</source>
      <translation>đã thay thế · {field}</translation>
    </message>
    <message>
      <source>the card gives the year only</source>
      <translation>thẻ chỉ ghi năm</translation>
    </message>
    <message>
      <source>the citizen offered it</source>
      <translation>người dân tự nộp</translation>
    </message>
    <message>
      <source>the clock stands</source>
      <translation>thời hạn đang dừng</translation>
    </message>
    <message>
      <source>the code has nothing there</source>
      <translation>mã trên thẻ để trống</translation>
    </message>
    <message>
      <source>the copy is not here</source>
      <translation>chưa có bản sao</translation>
    </message>
    <message>
      <source>the database was down</source>
      <translation>CSDL gián đoạn</translation>
    </message>
    <message>
      <source>the fields came out of place</source>
      <translation>các ô trong mã bị xô lệch</translation>
    </message>
    <message>
      <source>the input method changed it</source>
      <translation>bộ gõ tiếng Việt đã sửa chữ</translation>
    </message>
    <message>
      <source>the letters came in another coding</source>
      <translation>chữ tới theo bảng mã khác</translation>
    </message>
    <message>
      <source>the machine does not send these again</source>
      <translation>máy không tự gửi lại</translation>
    </message>
    <message>
      <source>the original is not here</source>
      <translation>chưa có bản chính</translation>
    </message>
    <message>
      <source>the provincial system</source>
      <translation>hệ thống TTHC tỉnh</translation>
    </message>
    <message>
      <source>the receiver is asked before anything is sent again</source>
      <translation>sẽ hỏi bên nhận trước khi gửi lại</translation>
    </message>
    <message>
      <source>the result waits here</source>
      <translation>kết quả chờ ở đây</translation>
    </message>
    <message>
      <source>the scan was cut short</source>
      <translation>mã quét bị cụt</translation>
    </message>
    <message>
      <source>the scanner is set to another keyboard</source>
      <translation>máy quét đặt kiểu bàn phím khác</translation>
    </message>
    <message>
      <source>the scanner lost letters</source>
      <translation>máy quét làm mất chữ, mất dấu</translation>
    </message>
    <message>
      <source>the unit's fee table</source>
      <translation>theo bảng phí của đơn vị</translation>
    </message>
    <message>
      <source>this commune is not known; write it with its province</source>
      <translation>chưa rõ xã, phường nào; ghi cả tên tỉnh</translation>
    </message>
    <message>
      <source>tier</source>
      <translation>nhóm</translation>
    </message>
    <message>
      <source>time limit</source>
      <translation>thời hạn</translation>
    </message>
    <message>
      <source>time not published</source>
      <translation>chưa công bố thời hạn</translation>
    </message>
    <message>
      <source>title</source>
      <translation>tiêu đề</translation>
    </message>
    <message>
      <source>to be asked</source>
      <translation>còn phải hỏi</translation>
    </message>
    <message>
      <source>to be brought by {day}</source>
      <translation>bổ sung đến hết {day}</translation>
    </message>
    <message>
      <source>to be compared</source>
      <translation>cần đối chiếu</translation>
    </message>
    <message>
      <source>to {day}</source>
      <translation>đến {day}</translation>
    </message>
    <message>
      <source>today</source>
      <translation>hôm nay</translation>
    </message>
    <message>
      <source>today {time}</source>
      <translation>hôm nay {time}</translation>
    </message>
    <message>
      <source>two rates: ask</source>
      <translation>có hai mức: hỏi lại</translation>
    </message>
    <message>
      <source>type the pages</source>
      <translation>ghi số trang</translation>
    </message>
    <message>
      <source>unit</source>
      <translation>đơn vị</translation>
    </message>
    <message>
      <source>until {day}</source>
      <translation>đến hết {day}</translation>
    </message>
    <message>
      <source>waits since {time}</source>
      <translation>chờ từ {time}</translation>
    </message>
    <message>
      <source>waits until {day} · {who}</source>
      <translation>giữ đến {day} · {who}</translation>
    </message>
    <message>
      <source>waived</source>
      <translation>miễn</translation>
    </message>
    <message>
      <source>was not shown</source>
      <translation>chưa xuất trình</translation>
    </message>
    <message>
      <source>was to wait until {day} · {who}</source>
      <translation>quá hạn giữ {day} · {who}</translation>
    </message>
    <message>
      <source>was: {before}</source>
      <translation>đang là: {before}</translation>
    </message>
    <message>
      <source>way of filing</source>
      <translation>cách nộp</translation>
    </message>
    <message>
      <source>what one gets</source>
      <translation>kết quả nhận được</translation>
    </message>
    <message>
      <source>when it applies</source>
      <translation>tùy trường hợp</translation>
    </message>
    <message>
      <source>when it is asked for</source>
      <translation>khi nào cần</translation>
    </message>
    <message>
      <source>will be: {after}</source>
      <translation>sẽ là: {after}</translation>
    </message>
    <message>
      <source>with the program</source>
      <translation>theo phần mềm</translation>
    </message>
    <message>
      <source>without a code</source>
      <translation>không có mã</translation>
    </message>
    <message>
      <source>without words</source>
      <translation>không có lời</translation>
    </message>
    <message>
      <source>working days</source>
      <translation>ngày làm việc</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>có</translation>
    </message>
    <message>
      <source>{address} → today: {commune}</source>
      <translation>{address} → nay: {commune}</translation>
    </message>
    <message>
      <source>{amount} đ</source>
      <translation>{amount} đ</translation>
    </message>
    <message>
      <source>{by}, {time}: {reason}</source>
      <translation>{by}, {time}: {reason}</translation>
    </message>
    <message>
      <source>{card} {notes}.</source>
      <translation>{card} {notes}.</translation>
    </message>
    <message>
      <source>{channel}; result: {result}</source>
      <translation>{channel}; kết quả: {result}</translation>
    </message>
    <message>
      <source>{code} · {field} · reference catalogue {version}</source>
      <translation>{code} · {field} · danh mục tham khảo {version}</translation>
    </message>
    <message>
      <source>{commune}; before: {old}</source>
      <translation>{commune}; trước: {old}</translation>
    </message>
    <message>
      <source>{copies} copy</source>
      <translation>{copies} bản sao</translation>
    </message>
    <message>
      <source>{count} arrived in the last {hours} hours</source>
      <translation>{count} lượt gửi tới nơi trong {hours} giờ qua</translation>
    </message>
    <message>
      <source>{count} numbers</source>
      <translation>{count} mã hồ sơ</translation>
    </message>
    <message>
      <source>{count} numbers, {first} to {last}</source>
      <translation>{count} số, từ {first} đến {last}</translation>
    </message>
    <message>
      <source>{count} or more</source>
      <translation>từ {count}</translation>
    </message>
    <message>
      <source>{count} · {late} overdue</source>
      <translation>{count} · quá hạn {late}</translation>
    </message>
    <message>
      <source>{databases}: no paper is taken</source>
      <translation>{databases}, không thu giấy</translation>
    </message>
    <message>
      <source>{day} is not over yet</source>
      <translation>{day} còn mở</translation>
    </message>
    <message>
      <source>{done} of {of} numbers; nothing is changed by asking.</source>
      <translation>{done}/{of} mã; hỏi không làm thay đổi gì.</translation>
    </message>
    <message>
      <source>{field} · reference catalogue</source>
      <translation>{field} · danh mục tham khảo</translation>
    </message>
    <message>
      <source>{field}: {words}</source>
      <translation>{field}: {words}</translation>
    </message>
    <message>
      <source>{files} · {sent}/{size} MB</source>
      <translation>{files} · {sent}/{size} MB</translation>
    </message>
    <message>
      <source>{files}, {size} MB</source>
      <translation>{files}, {size} MB</translation>
    </message>
    <message>
      <source>{file} could not be written. Choose another folder.</source>
      <translation>Không ghi được {file}. Chọn thư mục khác.</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>{first} – {last}</translation>
    </message>
    <message>
      <source>{found} of {all}</source>
      <translation>{found}/{all}</translation>
    </message>
    <message>
      <source>{moment} · {who}</source>
      <translation>{moment} · {who}</translation>
    </message>
    <message>
      <source>{moment}, {name}</source>
      <translation>{moment}, {name}</translation>
    </message>
    <message>
      <source>{moment}, {name}; letter no. {number}</source>
      <translation>{moment}, {name}; phiếu số {number}</translation>
    </message>
    <message>
      <source>{name} is gone or still being written. Wait a moment and take it again.</source>
      <translation>{name} không còn hoặc đang được ghi dở. Đợi một lát rồi lấy lại.</translation>
    </message>
    <message>
      <source>{name}, desk {desk}</source>
      <translation>{name}, Quầy {desk}</translation>
    </message>
    <message>
      <source>{number} {procedure}</source>
      <translation>{number} {procedure}</translation>
    </message>
    <message>
      <source>{number}. {name}</source>
      <translation>{number}. {name}</translation>
    </message>
    <message>
      <source>{originals} original</source>
      <translation>{originals} bản chính</translation>
    </message>
    <message>
      <source>{originals} original, {copies} copy</source>
      <translation>{originals} bản chính, {copies} bản sao</translation>
    </message>
    <message>
      <source>{paper}: a database has it now</source>
      <translation>{paper}: nay đã có trong cơ sở dữ liệu</translation>
    </message>
    <message>
      <source>{paper}: its description changed</source>
      <translation>{paper}: phần mô tả đã đổi</translation>
    </message>
    <message>
      <source>{paper}: no database has it any more</source>
      <translation>{paper}: không còn cơ sở dữ liệu nào có</translation>
    </message>
    <message>
      <source>{paper}: {after} now, {before} before</source>
      <translation>{paper}: nay {after}, trước {before}</translation>
    </message>
    <message>
      <source>{place}: {before} → {after}</source>
      <translation>{place}: {before} → {after}</translation>
    </message>
    <message>
      <source>{place}: {what}</source>
      <translation>{place}: {what}</translation>
    </message>
    <message>
      <source>{procedure}
Handed in by {name}</source>
      <translation>{procedure}
Người nộp: {name}</translation>
    </message>
    <message>
      <source>{procedure} · {code}</source>
      <translation>{procedure} · {code}</translation>
    </message>
    <message>
      <source>{reason} {ask}</source>
      <translation>{reason} {ask}</translation>
    </message>
    <message>
      <source>{reason}; next try {time}</source>
      <translation>{reason}, thử lại lúc {time}</translation>
    </message>
    <message>
      <source>{reason}; rests until {time}</source>
      <translation>{reason}; nghỉ tới {time}</translation>
    </message>
    <message>
      <source>{receipts} receipts of {day}, asked {time}. {reach}</source>
      <translation>{receipts} giấy tiếp nhận của {day}, hỏi lúc {time}. {reach}</translation>
    </message>
    <message>
      <source>{receiver} has not taken this dossier</source>
      <translation>{receiver} chưa nhận hồ sơ này</translation>
    </message>
    <message>
      <source>{receiver} has this dossier and takes only its state, note and fees from now on: corrected data of the person and papers added later do not reach it. Tell it by letter or telephone.</source>
      <translation>{receiver} đã có hồ sơ này và từ nay chỉ nhận tình trạng, ghi chú, lệ phí: thông tin người nộp sửa sau và giấy tờ bổ sung không tới được. Báo bằng văn bản hoặc điện thoại.</translation>
    </message>
    <message>
      <source>{receiver}: online since {time}</source>
      <translation>{receiver}: đã kết nối từ {time}</translation>
    </message>
    <message>
      <source>{receiver}: silent since {time}</source>
      <translation>{receiver}: mất kết nối từ {time}</translation>
    </message>
    <message>
      <source>{rest}. {call}</source>
      <translation>{rest}. {call}</translation>
    </message>
    <message>
      <source>{role} · locked at {time}</source>
      <translation>{role} · khoá lúc {time}</translation>
    </message>
    <message>
      <source>{role} · locked itself at {time}</source>
      <translation>{role} · tự khoá lúc {time}</translation>
    </message>
    <message>
      <source>{said} (to be checked)</source>
      <translation>{said} (cần đối chiếu)</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} giây</translation>
    </message>
    <message>
      <source>{sentence}.</source>
      <translation>{sentence}.</translation>
    </message>
    <message>
      <source>{sent} · next try {time}</source>
      <translation>{sent} · thử lại lúc {time}</translation>
    </message>
    <message>
      <source>{sent} · trying now</source>
      <translation>{sent} · đang thử</translation>
    </message>
    <message>
      <source>{shifts}; Saturdays {saturday}</source>
      <translation>{shifts}; thứ Bảy {saturday}</translation>
    </message>
    <message>
      <source>{since} · next try {time}</source>
      <translation>{since} · thử lại lúc {time}</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message>
      <source>{size} kB</source>
      <translation>{size} kB</translation>
    </message>
    <message>
      <source>{time} · in the register, number {number}</source>
      <translation>{time} · có trong sổ theo dõi, số thứ tự {number}</translation>
    </message>
    <message>
      <source>{time} · {printer}</source>
      <translation>{time} · {printer}</translation>
    </message>
    <message>
      <source>{weekday}, {day}/{month}/{year}</source>
      <translation>{weekday}, ngày {day} tháng {month} năm {year}</translation>
    </message>
    <message>
      <source>{what}, {who}</source>
      <translation>{what}, {who}</translation>
    </message>
    <message>
      <source>{who} is typing it</source>
      <translation>{who} đang nhập</translation>
    </message>
    <message>
      <source>{who} is typing this sheet. Choose it once more to take it over; what {who} types then is kept apart.</source>
      <translation>{who} đang nhập hồ sơ này. Chọn lần nữa để nhận bàn giao; phần {who} gõ sau đó được giữ riêng.</translation>
    </message>
    <message>
      <source>{who} took this sheet over. What you type is kept as a sheet of its own; both are in the list.</source>
      <translation>{who} đã nhận bàn giao hồ sơ này. Phần bạn gõ được giữ thành một hồ sơ riêng; cả hai đều còn.</translation>
    </message>
    <message>
      <source>{why} · the dossier has arrived, its new state has not</source>
      <translation>{why} · hồ sơ đã tới, còn tình trạng mới</translation>
    </message>
    <message>
      <source>{why} · the dossier has arrived, what the citizen thought has not</source>
      <translation>{why} · hồ sơ đã tới, đánh giá của công dân chưa tới</translation>
    </message>
    <message numerus="yes">
      <source>{why} · with %n step(s) of progress</source>
      <translation>
        <numerusform>{why} · kèm %n bước tiến độ</numerusform>
      </translation>
    </message>
    <message>
      <source>{why} · {papers}</source>
      <translation>{why} · {papers}</translation>
    </message>
    <message>
      <source>{words} {call}</source>
      <translation>{words} {call}</translation>
    </message>
    <message>
      <source>{words} · look</source>
      <translation>{words} · xem</translation>
    </message>
    <message numerus="yes">
      <source>{words}, and %n more</source>
      <translation>
        <numerusform>{words}, và %n hồ sơ nữa</numerusform>
      </translation>
    </message>
    <message>
      <source>“{paper}” is taken off the dossier for good; everything else goes.</source>
      <translation>“{paper}” được đưa ra khỏi hồ sơ, không đưa lại được; phần còn lại vẫn gửi.</translation>
    </message>
  </context>
</TS>
