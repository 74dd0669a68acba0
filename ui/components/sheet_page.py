"""The page that shows every control in every state; its words are samples in both languages, through no translator."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.components import (
    Button,
    Card,
    CaseChoice,
    CheckBox,
    Chip,
    Choice,
    Field,
    FileChip,
    Icon,
    KeyHint,
    NoticeBar,
    RailEntry,
    RailItem,
    Segmented,
    StateMark,
    Step,
    Text,
)
from ui.components.paint import CENTRE, box, color, write
from ui.fonts import sized

SIZE = (1366, 768)

_ICONS = """
scan id-card search person people inbox folder send book megaphone gear help
lock unlock cloud-off cloud-tick tick tick-circle ring half diamond diamond-hollow triangle cross
cross-circle clock printer qr arrow-right chevron-down chevron-right chevron-left calendar cash server undo
pencil refresh pause clip file plus download filter pin heart phone home
stamp baby rings shop copy family graduation question door keyboard eye shield-tick
"""
_SWATCHES = [
    "page",
    "surface",
    "sunken",
    "line",
    "edge",
    "ink",
    "quiet",
    "primary",
    "focus",
    "done",
    "wait",
    "wrong",
    "data",
]
_STATES = (
    ("received", "working", "to_return", "returned"),
    ("due_soon", "overdue", "waits_citizen", "waits_other"),
    ("unsent", "sent", "unknown", "sent_back"),
)


class Sheet(QWidget):
    """The page. `words` chooses between a Vietnamese and an English sample."""

    def __init__(self, language: str = "vi") -> None:
        super().__init__()
        self._vietnamese = language == "vi"
        self.setFixedSize(*SIZE)
        self.typed: Field | None = None
        self.shown_focus: Button | None = None
        for fill in (self._buttons, self._fields, self._choices, self._chips, self._rail, self._connection):
            fill()
        for fill in (self._notices, self._states, self._colours, self._icons, self._type):
            fill()

    def words(self, vietnamese: str, english: str) -> str:
        """Return the sample in the language of the page."""
        return vietnamese if self._vietnamese else english

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the page."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("page"))

    def _card(self, where: QRect, vietnamese: str, english: str) -> None:
        card = Card(parent=self)
        card.setGeometry(where)
        self._put(Text(self.words(vietnamese, english), "label", "quiet"), 17 + where.left(), 13 + where.top())

    def _put(self, widget: QWidget, x: int, y: int, width: int = 0) -> None:
        widget.setParent(self)
        widget.move(x, y)
        size = widget.sizeHint()
        widget.resize(width or size.width(), size.height())

    def _in_a_row(self, widgets: Sequence[QWidget], x: int, centre: int) -> int:
        """Put widgets side by side, 8 px apart, their middles at one height; return where the next would begin."""
        for widget in widgets:
            self._put(widget, x, centre - widget.sizeHint().height() // 2)
            x += widget.width() + 8
        return x

    def _buttons(self) -> None:
        self._card(QRect(16, 16, 520, 194), "Nút: chính, phụ, nhẹ, nguy hiểm", "Buttons: main, second, light, danger")
        hovered = Button(self.words("Rê chuột", "Hovered"), "primary", key="F9")
        hovered.set_hovered(True)
        self.shown_focus = Button(self.words("Tiêu điểm", "Focused"), "primary", key="F9")
        normal = Button(self.words("Thường", "Normal"), "primary", key="F9")
        end = self._in_a_row((normal, hovered), 33, 73)
        self._put(self.shown_focus, end + 10, 55)
        second = Button(self.words("Phụ", "Second"), key="Ctrl F", icon="search")
        light = Button(self.words("Nhẹ", "Light"), "light", key="Ctrl Z", icon="undo")
        danger = Button(self.words("Từ chối", "Refuse"), "danger", key="F11")
        self._in_a_row((second, light, danger), 33, 119)
        main = Button(self.words("Chính, 48", "Main, 48"), "primary", key="F9", icon="printer", height=48)
        self._put(main, 33, 147)
        one = self.words("chỉ một nút chính mỗi trang", "one main button a page")
        self._put(Text(one, "caption", "quiet"), main.geometry().right() + 13, 163)

    def _fields(self) -> None:
        title = ("Ô nhập: trống, có chữ, tiêu điểm, lỗi, chỉ đọc", "Fields: empty, filled, focused, wrong, read-only")
        self._card(QRect(16, 220, 520, 196), *title)
        label = self.words("Nhãn", "Label")
        self.typed = Field(label, text=self.words("Đang gõ ", "Typing "))
        self._put(Field(label, hint=self.words("gợi ý", "hint")), 33, 259, 153)
        self._put(Field(label, text=self.words("Có chữ", "Filled")), 200, 259, 152)
        self._put(self.typed, 366, 259, 153)
        wrong = Field(self.words("Điện thoại", "Phone"), text="0900 000 12", digits=True)
        wrong.set_error(self.words("Thiếu 1 chữ số", "1 digit is missing"))
        helper = self.words("không sửa được", "cannot be changed")
        source = self.words("Từ cơ sở dữ liệu", "From a database")
        given = Field(source, text="033 304 000 127", helper=helper, digits=True)
        given.set_given(True)
        self._put(wrong, 33, 325, 236)
        self._put(given, 283, 325, 236)

    def _choices(self) -> None:
        title = ("Chọn trạng thái giấy tờ, và trường hợp", "Choosing the state of a paper, and the case")
        self._card(QRect(16, 426, 520, 206), *title)
        has, lacks = self.words("Có", "Has"), self.words("Thiếu", "Lacks")
        for x, y, chosen, tone in ((33, 465, "has", "wait"), (231, 465, "lacks", "wait"), (33, 507, "lacks", "wrong")):
            pair = [Choice("has", has, "tick", "done"), Choice("lacks", lacks, "ring", tone)]
            self._put(Segmented(title[0], pair, chosen, width=186), x, y)
        database = Choice("database", self.words("Khai thác CSDL", "From database"), "diamond", "data")
        take = Choice("take", self.words("Thu", "Take"))
        self._put(Segmented(title[0], [database, take], "database", width=186), 231, 507)
        first = CaseChoice(self.words("Chọn", "Chosen"), key="Alt A")
        first.setChecked(True)
        self._put(first, 33, 549, 239)
        self._put(CaseChoice(self.words("Không chọn", "Not chosen"), key="Alt B"), 280, 549, 239)
        ticked = CheckBox(self.words("Đánh dấu", "Ticked"))
        ticked.setChecked(True)
        self._put(ticked, 33, 596)
        self._put(CheckBox(self.words("Chưa", "Not yet")), 141, 596)

    def _chips(self) -> None:
        self._card(QRect(16, 642, 520, 86), "Nhãn, tệp, phím", "Tags, files, keys")
        row = (
            Chip(self.words("Lượt 018", "No. 018")),
            Chip("3", "wait", shape="count"),
            Chip(self.words("Đã chốt 17:06", "Closed 17:06"), "done", icon="lock", shape="state"),
            FileChip(self.words("1 · Tờ khai · 2 trang", "1 · Form · 2 pages")),
            KeyHint("F9"),
            KeyHint("Ctrl D"),
        )
        self._in_a_row(row, 33, 697)

    def _rail(self) -> None:
        panel = Card(ground="rail", edge="", parent=self)
        panel.setGeometry(548, 16, 384, 76)
        entries = (
            RailEntry("intake", "inbox", "F2", self.words("Tiếp nhận", "Intake")),
            RailEntry("registry", "folder", "F3", self.words("Hồ sơ", "Dossiers")),
            RailEntry("queue", "inbox", "F4", self.words("Chờ gửi", "Queue")),
            RailEntry("daily_log", "book", "F5", self.words("Sổ ngày", "Daily log")),
            RailEntry("feedback", "megaphone", "F6", self.words("Phản ánh", "Feedback")),
        )
        for at, entry in enumerate(entries):
            item = RailItem(entry)
            item.setChecked(at == 0)
            item.set_count(7 if entry.name == "queue" else 0)
            self._put(item, 556 + 72 * at, 24)

    def _connection(self) -> None:
        connected = self.words("Đã kết nối từ 07:26", "Connected since 07:26")
        offline = self.words("Mất mạng từ 09:12 · 7 chờ gửi", "Offline since 09:12 · 7 waiting")
        back = self.words("1 hồ sơ bị trả lại", "1 dossier sent back")
        training = self.words("LUYỆN TẬP, dữ liệu giả lập", "TRAINING, invented data")
        first = ((connected, "done", "cloud-tick"), (offline, "wait", "cloud-off"))
        second = ((back, "wrong", "pause"), (training, "data", "graduation"))
        for centre, row in ((36, first), (72, second)):
            chips = [Chip(words, tone, icon=icon, shape="state") for words, tone, icon in row]
            self._in_a_row(chips, 944, centre)

    def _notices(self) -> None:
        card = Card(parent=self)
        card.setGeometry(548, 102, 802, 136)
        again = Step(self.words("In lại", "Print again"), "Ctrl P", "printer", _nothing)
        by_hand = Step(self.words("Gõ tay", "Type it"), "Alt K", "keyboard", _nothing)
        received = self.words(
            "Đã tiếp nhận **H31.12-261120-0043**, phiếu đã in.", "Received **H31.12-261120-0043**, printed."
        )
        unprinted = self.words(
            "Chưa in được: máy in hết giấy. Hồ sơ đã lưu. Nạp giấy rồi bấm In lại.",
            "Not printed: no paper. The dossier is saved. Add paper, then press Print again.",
        )
        unread = self.words(
            "Không đọc được thẻ: mã bị che. Lau thẻ rồi quét lại, hoặc gõ tay.",
            "Card not read: the code is covered. Wipe the card and scan again, or type it.",
        )
        for at, (sentence, tone, icon, step) in enumerate(
            ((received, "done", "", again), (unprinted, "wait", "printer", again), (unread, "wrong", "", by_hand))
        ):
            notice = NoticeBar()
            notice.say(sentence, tone, icon=icon, step=step)
            self._put(notice, 550, 104 + 44 * at, 798)

    def _states(self) -> None:
        title = ("Tình trạng hồ sơ: hình và chữ, không bao giờ chỉ màu", "States: shape and word, never colour alone")
        self._card(QRect(548, 248, 802, 146), *title)
        for x, names in zip((565, 826, 1086), _STATES, strict=True):
            for at, name in enumerate(names):
                self._put(StateMark(name), x, 286 + 25 * at)

    def _colours(self) -> None:
        self._card(QRect(548, 404, 802, 160), "Màu: sáng, tối", "Colours: light, dark")
        swatches = _Swatches(self)
        swatches.setGeometry(565, 438, 768, 112)

    def _icons(self) -> None:
        title = (
            "Hình: lưới 24, nét 1,5, đầu tròn, một màu theo chủ đề",
            "Icons: grid 24, 1.5 px round lines, one colour",
        )
        self._card(QRect(548, 574, 397, 178), *title)
        for row, names in enumerate(_ICONS.split("\n")[1:-1]):
            for column, name in enumerate(names.split()):
                self._put(Icon(name, 22), 565 + 31 * column, round(613 + 26.75 * row))

    def _type(self) -> None:
        self._card(
            QRect(957, 574, 393, 178), "Chữ: 46 · 28 · 20 · 15 · 14 · 13 · 12", "Type: 46 · 28 · 20 · 15 · 14 · 13 · 12"
        )
        big = QWidget(self)
        big.setGeometry(974, 606, 360, 62)
        row = QHBoxLayout(big)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Text("0043", "receipt"))
        row.addWidget(Text("16:30", "total"))
        row.addWidget(Text(self.words("Tiếp nhận", "Intake"), "title"))
        row.addStretch(1)
        self._put(Text(self.words("Người nộp", "Applicant"), "card"), 974, 672)
        self._put(Text(self.words("Nội dung", "Content"), "body"), 1065, 673)
        self._put(Text(self.words("phụ", "second"), "second", "quiet"), 1140, 673)
        self._put(Text(self.words("chú thích", "caption"), "caption", "quiet"), 1178 if self._vietnamese else 1195, 674)
        self._put(Text("08:11  111.111 đ", "row", digits=True), 974, 700)
        self._put(Text("20:48  948.000 đ", "row", digits=True), 974, 718)
        equal = self.words("số trong cột rộng bằng nhau", "digits in columns are equally wide")
        self._put(Text(equal, "caption", "quiet"), 1112, 711)


class _Swatches(QWidget):
    """The two palettes side by side, whichever is in use."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names and both rows."""
        with QPainter(self) as painter:
            for at, name in enumerate(_SWATCHES):
                write(painter, QRect(56 * at, 0, 68, 16), name, sized(11, 400), "quiet", CENTRE)
            for top, palette in ((21, theme.LIGHT), (69, theme.DARK)):
                shades = theme.Theme(palette, dark=palette is theme.DARK)
                box(painter, QRect(0, top, 768, 42), fill=shades.color("page"), edge="line")
                for at, name in enumerate(_SWATCHES):
                    place = QRect(9 + 56 * at, top + 9, 52, 24)
                    box(painter, place, fill=shades.color(name), edge=shades.color("edge"), radius=4)


def _nothing() -> None:
    """The steps of this page lead nowhere."""
