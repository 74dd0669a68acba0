"""The controls every page is built from. Import them from here.

Before any of them: `theme.apply(app, "light")`, which loads the fonts too. Colours are named by token
(`ui.theme.Palette`), tones are `ink quiet link done wait wrong data`, text roles stand in `ui.fonts.ROLES`,
icons in `ui.components.icons.names()`. Words come from `ui.translate.tr`.

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
"""

from ui.components.avatar import Avatar, Disc
from ui.components.button import Button
from ui.components.card import Badge, Card, EmptyCard, Rule, SectionTitle
from ui.components.chip import Chip, FileChip, FilterChip
from ui.components.field import ErrorLine, Field, Labelled, Line
from ui.components.icons import Icon
from ui.components.key_hint import KeyHint
from ui.components.notice import NoticeBar, Step
from ui.components.rail import Rail, RailEntry, RailItem
from ui.components.segmented import TABLE_WIDTH, Choice, Segmented
from ui.components.strip import Strip
from ui.components.text import Text

__all__ = [
    "TABLE_WIDTH",
    "Avatar",
    "Badge",
    "Button",
    "Card",
    "Chip",
    "Choice",
    "Disc",
    "EmptyCard",
    "ErrorLine",
    "Field",
    "FileChip",
    "FilterChip",
    "Icon",
    "KeyHint",
    "Labelled",
    "Line",
    "NoticeBar",
    "Rail",
    "RailEntry",
    "RailItem",
    "Rule",
    "SectionTitle",
    "Segmented",
    "Step",
    "Strip",
    "Text",
]
