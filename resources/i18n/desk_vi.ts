<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
  <context>
    <name />
    <message numerus="yes">
      <source>%n copy(ies)</source>
      <translation type="unfinished" />
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
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n dossiers are here already</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n dossiers wait to be sent. They are saved on this machine.</source>
      <translation type="unfinished" />
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
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n original(s)</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n procedures fit</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n result(s) among {total}</source>
      <translation>
        <numerusform>%n kết quả trong {total}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to be looked at</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n unknown</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n working days</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n working hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>**{number}** is being tried now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>**{number}** is held back until somebody lets it go.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>033 …</source>
      <translation type="unfinished" />
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
      <source>A person must look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accountant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Administrator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All</source>
      <translation>Tất cả</translation>
    </message>
    <message>
      <source>Another name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another window of this desk is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answering since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Applicant</source>
      <translation>Người nộp</translation>
    </message>
    <message>
      <source>Applicant; Alt 2 procedure and papers; Alt 3 reception</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Arrived</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask for what is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Asked: the receiver does not have it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At the counter</source>
      <translation>Tại quầy</translation>
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
      <source>Business</source>
      <translation>Nghiệp vụ</translation>
    </message>
    <message>
      <source>By post</source>
      <translation>Bưu chính</translation>
    </message>
    <message>
      <source>Came by post</source>
      <translation>Nộp qua bưu chính</translation>
    </message>
    <message>
      <source>Cannot be mended here? Technical help: {phone}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cannot get in? Call the administrator: {phone}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Card read at {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Case</source>
      <translation>Trường hợp</translation>
    </message>
    <message>
      <source>Change</source>
      <translation type="unfinished" />
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
      <source>Choose a name (Alt and its number), type the password, Enter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Citizens who bring papers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Citizens who came today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear a search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copies</source>
      <translation>Số bản</translation>
    </message>
    <message>
      <source>Daily log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Date of birth</source>
      <translation>Ngày sinh</translation>
    </message>
    <message>
      <source>Delete takes the file away</source>
      <translation>Phím Delete bỏ tệp này</translation>
    </message>
    <message>
      <source>Desk {desk}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Desk {desk} · catalogue of procedures of {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Does not apply</source>
      <translation>Không áp dụng</translation>
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
      <translation type="unfinished" />
    </message>
    <message>
      <source>Due soon</source>
      <translation>Sắp đến hạn</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>Thư điện tử</translation>
    </message>
    <message>
      <source>Each bar above is ten minutes</source>
      <translation type="unfinished" />
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
      <source>Everything has been sent.</source>
      <translation>Tất cả đã gửi xong.</translation>
    </message>
    <message>
      <source>Everything that waits is being tried now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fee</source>
      <translation type="unfinished" />
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
      <source>Field: {field}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a procedure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a procedure: “true copy”, “single status”, 2.000815…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Form {form} of **{subject}** went to {printer}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Friday</source>
      <translation>Thứ Sáu</translation>
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
      <source>Full name</source>
      <translation>Họ và tên</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Good afternoon. Who sits at desk {desk} today?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Good day. Who sits at desk {desk} today?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Good evening. Who sits at desk {desk} today?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Good morning. Who sits at desk {desk} today?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Guidance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Guides only</source>
      <translation type="unfinished" />
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
      <source>Handed over</source>
      <translation>Đã trả</translation>
    </message>
    <message>
      <source>Head of the centre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Held back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Held back until somebody lets it go</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Held back: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Held, a person must look</source>
      <translation>Cần người sửa</translation>
    </message>
    <message>
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help: the keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hold back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hold the QR of the identity card before the scanner</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Intake</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Journal</source>
      <translation>Nhật ký</translation>
    </message>
    <message>
      <source>Last arrival {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Late</source>
      <translation>Quá</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Còn</translation>
    </message>
    <message>
      <source>List</source>
      <translation>Danh sách</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lock the desk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Male</source>
      <translation>Nam</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Thiếu</translation>
    </message>
    <message>
      <source>Monday</source>
      <translation>Thứ Hai</translation>
    </message>
    <message>
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name without accents, number, personal number or phone</source>
      <translation>Tên không dấu, mã hồ sơ, số định danh hoặc điện thoại</translation>
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
      <source>Next control</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next faulty place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next visitor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No card: type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No dossier is lost: all are saved on this machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No dossier yet. Receive the first one on the Intake page (F2).</source>
      <translation>Chưa có hồ sơ nào. Tiếp nhận hồ sơ đầu tiên ở trang Tiếp nhận (F2).</translation>
    </message>
    <message>
      <source>No line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No line since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No procedure fits; try fewer letters or the code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No. {number} in the register of {year}</source>
      <translation>Số {number} trong sổ năm {year}</translation>
    </message>
    <message>
      <source>Nobody yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None was settled at reception.</source>
      <translation>Chưa ghi khoản nào lúc tiếp nhận.</translation>
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
      <source>Not printed. The dossier is saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not sent yet</source>
      <translation>Chưa gửi</translation>
    </message>
    <message numerus="yes">
      <source>Not sent yet · %n dossiers wait</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not taken by the receiver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not tried yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note</source>
      <translation>Ghi chú</translation>
    </message>
    <message>
      <source>Nothing arrived within a day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing found. Try fewer letters, another spelling, or press Esc to see all.</source>
      <translation>Không thấy hồ sơ nào. Gõ ít chữ hơn, viết cách khác, hoặc bấm Esc để xem tất cả.</translation>
    </message>
    <message>
      <source>Nothing is due within a day.</source>
      <translation>Không có hồ sơ nào đến hạn trong một ngày tới.</translation>
    </message>
    <message>
      <source>Nothing is overdue by us.</source>
      <translation>Không có hồ sơ nào quá hạn do ta.</translation>
    </message>
    <message>
      <source>Nothing sent yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing to look at here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing waits: everything has arrived.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing was sent lately</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number voided</source>
      <translation>Đã huỷ số</translation>
    </message>
    <message>
      <source>Offline since {since}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Offline since {since} · %n dossiers wait</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Often done at this desk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On the card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One moment…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One receiver silent since {since}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>One receiver silent since {since} · %n dossiers wait</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One-stop officer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Online since {since}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Online since {since} · %n dossiers wait</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation>Mở</translation>
    </message>
    <message>
      <source>Open the desk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the dossier</source>
      <translation>Mở hồ sơ</translation>
    </message>
    <message>
      <source>Open what is chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Or type a personal, phone or dossier number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Overdue by us</source>
      <translation>Quá hạn do ta</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paper</source>
      <translation>Giấy tờ</translation>
    </message>
    <message>
      <source>Paper there or missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Papers and lists</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Password of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Personal number</source>
      <translation>Số định danh</translation>
    </message>
    <message>
      <source>Personal number, phone or dossier number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Phone</source>
      <translation>Điện thoại</translation>
    </message>
    <message>
      <source>Print</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Print again</source>
      <translation>In lại</translation>
    </message>
    <message>
      <source>Procedure</source>
      <translation>Thủ tục</translation>
    </message>
    <message>
      <source>Promised</source>
      <translation>Hẹn trả</translation>
    </message>
    <message>
      <source>Province's system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quick pick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quick picks, to Ctrl 8</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready for the citizen</source>
      <translation>Chờ trả khách</translation>
    </message>
    <message>
      <source>Receipt printed</source>
      <translation>In giấy tiếp nhận</translation>
    </message>
    <message>
      <source>Receive and print the receipt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Received</source>
      <translation>Đã nhận</translation>
    </message>
    <message>
      <source>Received by</source>
      <translation>Người nhận</translation>
    </message>
    <message>
      <source>Received, desk {desk}</source>
      <translation>Tiếp nhận, Quầy {desk}</translation>
    </message>
    <message>
      <source>Recorded in the journal under the name {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recovery passphrase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reference catalogue, checked against the source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reference catalogue, name and code only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reference catalogue, partly checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Refuse, with a reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Residence</source>
      <translation>Nơi thường trú</translation>
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
      <source>Result returned</source>
      <translation>Đã trả kết quả</translation>
    </message>
    <message>
      <source>Result was promised</source>
      <translation>Đã hẹn trả kết quả</translation>
    </message>
    <message>
      <source>Returned</source>
      <translation>Đã trả</translation>
    </message>
    <message>
      <source>Saturday</source>
      <translation>Thứ Bảy</translation>
    </message>
    <message>
      <source>Save as a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved as **{file}**.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say in a few words why.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scan again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scan at any time, wherever the caret is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scan the card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Send again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Send this one now</source>
      <translation type="unfinished" />
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
      <source>Sent back: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sent to the province's system</source>
      <translation>Gửi lên hệ thống tỉnh</translation>
    </message>
    <message>
      <source>Sent, taken by the province</source>
      <translation>Đã gửi, tỉnh nhận</translation>
    </message>
    <message>
      <source>Sent, the answer was lost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sets of papers</source>
      <translation>Số bộ hồ sơ</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Giới tính</translation>
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shown</source>
      <translation>Đã xuất trình</translation>
    </message>
    <message>
      <source>Six groups of five letters and digits, on the sheet in the safe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Someone else signs in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>State</source>
      <translation>Tình trạng</translation>
    </message>
    <message>
      <source>Stay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step not sent yet</source>
      <translation>Chưa gửi bước trả</translation>
    </message>
    <message>
      <source>Step of progress sent</source>
      <translation>Đã gửi bước trả</translation>
    </message>
    <message>
      <source>Store of dossiers: ready at {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sunday</source>
      <translation>Chủ Nhật</translation>
    </message>
    <message>
      <source>Take the marked one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That code is neither an identity card nor a receipt of ours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The administrator makes one with this command, once. It prints the recovery passphrase: keep it in the safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The desk cannot be opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The dossier and the citizen's receipt stay as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The dossier being typed is safe, saved at {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The key of the store is not at hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The line broke before the answer; the receiver is asked, nothing is sent twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The main action of the page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The program made a mistake and noted it for its makers. Nothing typed is lost; try once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The province's system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The receiver was busy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no desk in {folder}. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>They are sent when the window is open again and there is a connection.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is recorded with the time of now and cannot be taken back.</source>
      <translation>Ghi vào nhật ký với giờ lúc này, không lấy lại được.</translation>
    </message>
    <message>
      <source>This machine has no desk yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thursday</source>
      <translation>Thứ Năm</translation>
    </message>
    <message>
      <source>To send</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training · invented data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training: invented data, nothing leaves this machine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try sending now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try {number}: {outcome}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tuesday</source>
      <translation>Thứ Ba</translation>
    </message>
    <message>
      <source>Type a name without accents, a number or a phone. Scan a receipt to open its dossier.</source>
      <translation>Gõ tên không dấu, mã, số định danh hoặc điện thoại. Quét phiếu hẹn để mở thẳng hồ sơ.</translation>
    </message>
    <message>
      <source>Type name and password, Enter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type the passphrase.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type the password.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo typing, inside a field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unlock</source>
      <translation type="unfinished" />
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
      <source>Use that window; look for it in the task bar. Nothing was changed here. Close it to work in this one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Visitors who bring more papers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Volunteer mode is not in this version yet. An officer at the desk can help the visitor.</source>
      <translation type="unfinished" />
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
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waits for its turn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waits for the line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ways</source>
      <translation>Cách nộp, cách nhận</translation>
    </message>
    <message>
      <source>Wednesday</source>
      <translation>Thứ Tư</translation>
    </message>
    <message>
      <source>What was done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was sent leaves this list; see it under Dossiers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why it is held back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a database has it: choose why the paper is taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>as published</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ask the province's rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>asked for papers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at the receiver the dossier is in another state</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>code {code} · {took}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>exempt</source>
      <translation>được miễn</translation>
    </message>
    <message>
      <source>form 02 was given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>free</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>is no amount; write it like 15.000</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>is not chosen yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it was sent and the answer never came</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>missing {paper}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>missing {paper} and %n more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>next try {time}</source>
      <translation>thử lại lúc {time}</translation>
    </message>
    <message>
      <source>no line to the receiver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no printer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no rate published</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nobody we trust signed the receiver's certificate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <translation>không hẹn</translation>
    </message>
    <message>
      <source>not paid yet</source>
      <translation>chưa nộp</translation>
    </message>
    <message>
      <source>not published</source>
      <translation>chưa công bố</translation>
    </message>
    <message>
      <source>number voided</source>
      <translation>đã huỷ số</translation>
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
      <source>rate of another act</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rate of the provincial council</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>received</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>returned {moment}</source>
      <translation>trả {moment}</translation>
    </message>
    <message>
      <source>same day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sent in order once the line answers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>something else answered in the receiver's place, such as a Wi-Fi sign-in page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>superseded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the certificate belongs to another machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the copy is not here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the desk's account may not send to this receiver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the dossier is larger than the receiver takes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the file of the private authority cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the machine does not send these again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the original is not here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the password for the receiver is missing on this machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver cannot tell whether this step arrived</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver does not have it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver does not have the dossier itself</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver does not take the desk's name or password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver gave no session</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver is asked before anything is sent again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver is busy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver refused it without a reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver told of another dossier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver's address in the settings is wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver's address sends us elsewhere; nothing was sent there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver's answer cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the receiver's certificate is past its day, or this machine's clock is wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the secure line could not be opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the session with the receiver ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>this version of the program cannot send this row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>time not published</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>today {time}</source>
      <translation>hôm nay {time}</translation>
    </message>
    <message>
      <source>waits since {time}</source>
      <translation>chờ từ {time}</translation>
    </message>
    <message>
      <source>was not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{amount} đ</source>
      <translation type="unfinished" />
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
      <source>{copies} copy</source>
      <translation>{copies} sao</translation>
    </message>
    <message>
      <source>{count} arrived in the last {hours} hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} or more</source>
      <translation>từ {count}</translation>
    </message>
    <message>
      <source>{field} · reference catalogue</source>
      <translation>{field} · danh mục tham khảo</translation>
    </message>
    <message>
      <source>{name}, desk {desk}</source>
      <translation>{name}, Quầy {desk}</translation>
    </message>
    <message>
      <source>{originals} original</source>
      <translation>{originals} chính</translation>
    </message>
    <message>
      <source>{originals} original, {copies} copy</source>
      <translation>{originals} chính, {copies} sao</translation>
    </message>
    <message>
      <source>{procedure} · {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{reason}; next try {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{receiver}: online since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{receiver}: silent since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{role} · locked at {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{role} · locked itself at {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{sentence}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{sent} · next try {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{sent} · trying now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{weekday}, {day}/{month}/{year}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{what}, {who}</source>
      <translation>{what}, {who}</translation>
    </message>
    <message>
      <source>{why} · the dossier has arrived, its new state has not</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{why} · with %n step(s) of progress</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
