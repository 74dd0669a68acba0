"""A labelled line to type in, and the line a database filled."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts
from ui.components.icons import Icon, paint_icon
from ui.components.text import Text
from ui.translate import tr


def restyle(widget: QWidget) -> None:
    """Let the stylesheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ErrorLine(QWidget):
    """A triangle and what is wrong, in words; hidden while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Text(role="label", tone="wrong", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(Icon("triangle", 14, "wrong"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def text(self) -> str:
        """Return what is wrong, or nothing."""
        return self._text.text()

    def say(self, what: str) -> None:
        """Say what is wrong; an empty text hides the line."""
        self._text.setText(what)
        self.setAccessibleName(what)
        self.setVisible(bool(what))


class Line(QLineEdit):
    """A line of typing, 36 px high, that can carry a shield when a database gave what it shows."""

    def __init__(self, height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setProperty("ringRadius", 6)
        self._shield = False

    def mark(self, state: str, *, shield: bool = False) -> None:
        """Take the look of a state: empty, `wrong` or `given`; a shield says a database confirms it."""
        self._shield = shield
        self.setTextMargins(0, 0, 24 if shield else 0, 0)
        self.setProperty("state", state)
        restyle(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and the shield at its right end."""
        super().paintEvent(event)
        if self._shield:
            with QPainter(self) as painter:
                paint_icon(painter, "shield-tick", QRect(self.width() - 27, (self.height() - 18) // 2, 18, 18), "done")


class Labelled(QWidget):
    """A control under its label, a helping line, and the place for what is wrong with it."""

    def __init__(self, label: str, control: QWidget, *, helper: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Text(label, "label", "quiet")
        self._helper = Text(helper, "caption", "quiet", wrap=True)
        if not helper:
            self._helper.hide()
        self.error = ErrorLine()
        self._control = control
        self._label.setBuddy(control)
        self.setFocusProxy(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(helper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._label, self._helper, self.error, control):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def label(self) -> str:
        """Return the label's words."""
        return self._label.text()

    def set_label(self, label: str) -> None:
        """Change the label's words."""
        self._label.setText(label)
        self._control.setAccessibleName(label)

    def set_helper(self, helper: str) -> None:
        """Change the helping line; empty takes it away."""
        self._helper.setText(helper)
        self._helper.setVisible(bool(helper))

    def set_error(self, what: str) -> None:
        """Say in words what is wrong, between label and box; empty takes it away."""
        self.error.say(what)
        self._control.setAccessibleDescription(what or self._helper.text())
        self._control.setProperty("state", "wrong" if what else "")
        restyle(self._control)


class Field(Labelled):
    """A labelled line. `given` shows what a database gave: sunken, with a shield, not to be typed into.

    Args:
        hint: Grey words shown while the line is empty.
        helper: A quiet line between label and box.
        digits: Set the text in equal digits (codes, phone numbers, dates).
        strong: Weight 600, for names.
    """

    def __init__(
        self,
        label: str,
        *,
        text: str = "",
        hint: str = "",
        helper: str = "",
        digits: bool = False,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.line = Line()
        super().__init__(label, self.line, helper=helper, parent=parent)
        self.line.setFont(fonts.font("strong" if strong else "body", digits=digits))
        self.line.setPlaceholderText(hint)
        self.line.setText(text)
        self._given = self._confirmed = False

    def text(self) -> str:
        """Return what stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the line."""
        self.line.setText(text)

    def set_confirmed(self, confirmed: bool) -> None:
        """Show or hide the shield; the line can still be typed into."""
        self._confirmed = confirmed
        self._mark()

    def set_given(self, given: bool) -> None:
        """Show the line as coming from a database, or open it for typing again."""
        self._given = given
        self.line.setReadOnly(given)
        self._mark()

    def set_error(self, what: str) -> None:
        """Say in words what is wrong, between label and box; empty takes it away."""
        super().set_error(what)
        self._mark()

    def _mark(self) -> None:
        wrong = "wrong" if self.error.text() else ""
        self.line.mark(wrong or ("given" if self._given else ""), shield=self._given or self._confirmed)
        if not wrong and self._given:
            self.line.setAccessibleDescription(tr("From a database, cannot be changed"))
