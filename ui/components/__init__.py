"""The controls every page is built from. Import them from here.

Before any of them: `theme.apply(app, "light")`, which loads the fonts too. Colours are named by token
(`ui.theme.Palette`), tones are `ink quiet link done wait wrong data`, text roles stand in `ui.fonts.ROLES`,
icons in `ui.components.icons.names()`. Words come from `ui.translate.tr`. Buttons in page heads are 32 high,
elsewhere 36, 40, 48 (main) or 56. A painted control of a page uses `ui.components.paint`.

    Text("Nơi thường trú", "label", "quiet", wrap=True)     words; roles and tones; wrapped text is never cut
    Icon("search", 18, "link")                              an icon of the family
    KeyHint("Alt 1")                                        a key cap
    Button("Receive", "primary", key="F9", icon="printer", height=48, wide=True).clicked.connect(...)
    Field("Phone", digits=True).set_error("1 digit is missing"); .set_given(True); .line.editingFinished
    Segmented("Paper 1", [Choice("has", "Có", "tick", "done"), ...], "has", width=TABLE_WIDTH).changed.connect(...)
    Chip("Lượt 018"); Chip("3", "wait", shape="count"); Chip("Đã chốt", "done", icon="lock", shape="state")
    FileChip("1 · Tờ khai · 2 trang").removed; FilterChip("Quá hạn", count="1", icon="triangle", tone="wrong").toggled
    Card(ground="sunken").body.addWidget(...)               a box; `bar` and `edge` take a tone
    EmptyCard("clock", "What to do"); SectionTitle(1, "Applicant", "Alt 1"); Rule()
    Rail(pages, bottom).chosen; .set_current("intake"); .set_count("queue", 7)
    Strip().set_place(...); .set_time(...); .set_connection("Offline", "wait", "cloud-off"); .set_officer(...)
    NoticeBar().say("**Saved**, printed.", "done", step=Step("Print again", "Ctrl P", "printer", act))
    Avatar("Đỗ Thị Ngân"); Disc("tick", "done", 32)
    Select("Sex", [("f", "Nữ"), ("m", "Nam")], "f").changed; SearchBox("Dossiers", hint="...", key="Esc").searched
    CaseChoice("First issue", key="Alt A").toggled; CheckBox("On behalf of someone", key="Alt U").toggled
    StateMark("overdue"); StateMark(Mark("clock", "wait", words)); marks()["sent"].text
    FocusRing(app)                                          once, beside the application, which keeps it
    Lead("61", "Đã nhận", "3 quầy"); Lead("2", "Quá hạn", tone="wrong", icon="triangle")
    BarChart([("7", 6), ("8", 13)], "most at 8: 13"); HBarChart([HBar("Hộ tịch", 17, 1, "17 · quá hạn 1")], words)
    PulseBars([3, 0, None], words); DeadlineRuler([RulerDay("T6", "20", "start"), ...], words)
    Timeline([TimelineStep("tick", "done", "Tiếp nhận", "19/11 08:10")], "Business")
    TableCard("Dossiers", row_height=52).table              a model gives `Cell(...)` under `CELL`; .set_widths([176, 0])
    Rows([Column("Giấy tờ"), Column("Tình trạng", 186)]).add(Text(...), Segmented(...)).set_tone("wrong")
"""

from ui.components.avatar import Avatar, Disc
from ui.components.button import Button
from ui.components.card import Badge, Card, EmptyCard, Rule, SectionTitle
from ui.components.charts import BarChart, HBar, HBarChart, PulseBars
from ui.components.chip import Chip, FileChip, FilterChip
from ui.components.choices import CaseChoice, CheckBox
from ui.components.field import ErrorLine, Field, Labelled, Line
from ui.components.focus_ring import FocusRing
from ui.components.icons import Icon
from ui.components.key_hint import KeyHint
from ui.components.lead import Lead
from ui.components.notice import NoticeBar, Step
from ui.components.rail import Rail, RailEntry, RailItem
from ui.components.ruler import DeadlineRuler, RulerDay
from ui.components.search_box import SearchBox
from ui.components.segmented import TABLE_WIDTH, Choice, Segmented
from ui.components.select import Combo, Select
from ui.components.state_mark import Mark, StateMark, marks
from ui.components.strip import Strip
from ui.components.table import CELL, Cell, TableCard, TableView
from ui.components.table_frame import Column, Row, Rows
from ui.components.text import Text
from ui.components.timeline import Timeline, TimelineStep

__all__ = [
    "CELL",
    "TABLE_WIDTH",
    "Avatar",
    "Badge",
    "BarChart",
    "Button",
    "Card",
    "CaseChoice",
    "Cell",
    "CheckBox",
    "Chip",
    "Choice",
    "Column",
    "Combo",
    "DeadlineRuler",
    "Disc",
    "EmptyCard",
    "ErrorLine",
    "Field",
    "FileChip",
    "FilterChip",
    "FocusRing",
    "HBar",
    "HBarChart",
    "Icon",
    "KeyHint",
    "Labelled",
    "Lead",
    "Line",
    "Mark",
    "NoticeBar",
    "PulseBars",
    "Rail",
    "RailEntry",
    "RailItem",
    "Row",
    "Rows",
    "Rule",
    "RulerDay",
    "SearchBox",
    "SectionTitle",
    "Segmented",
    "Select",
    "StateMark",
    "Step",
    "Strip",
    "TableCard",
    "TableView",
    "Text",
    "Timeline",
    "TimelineStep",
    "marks",
]
