"""Controls as they were: what keys did to a field, a list or a choice is taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def takes_text(widget: QWidget | None) -> bool:
    """Return whether a letter pressed on a control is only text there."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()


def snapshot(widget: QWidget | None) -> Callable[[], None]:
    """Return what puts a control back as it is now. Lines of text tell of it as of typing, so that no page is misled."""
    if isinstance(widget, QLineEdit):
        return _line(widget)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return _sheet(widget)
    if isinstance(widget, QAbstractItemView):
        return _list(widget)
    if isinstance(widget, QComboBox):
        return _combo(widget)
    return lambda: None


def _line(line: QLineEdit) -> Callable[[], None]:
    text, cursor, start, length = line.text(), line.cursorPosition(), line.selectionStart(), line.selectionLength()

    def restore() -> None:
        if line.text() != text:
            line.selectAll()
            line.insert(text)
        if length:
            back = cursor == start
            line.setSelection(start + length if back else start, -length if back else length)
        else:
            line.setCursorPosition(cursor)

    return restore


def _sheet(sheet: QPlainTextEdit | QTextEdit) -> Callable[[], None]:
    text, cursor = sheet.toPlainText(), QTextCursor(sheet.textCursor())
    anchor, position = cursor.anchor(), cursor.position()

    def restore() -> None:
        if sheet.toPlainText() != text:
            whole = QTextCursor(sheet.document())
            whole.select(QTextCursor.SelectionType.Document)
            whole.insertText(text)
        at = sheet.textCursor()
        at.setPosition(anchor)
        at.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        sheet.setTextCursor(at)

    return restore


def _list(view: QAbstractItemView) -> Callable[[], None]:
    index, bars = view.currentIndex(), (view.horizontalScrollBar(), view.verticalScrollBar())
    chosen = view.selectionModel().selection() if view.selectionModel() else None
    places = [bar.value() for bar in bars]

    def restore() -> None:
        if view.currentIndex() != index:
            view.setCurrentIndex(index)
            if chosen is not None:
                view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)

    return restore


def _combo(combo: QComboBox) -> Callable[[], None]:
    index = combo.currentIndex()

    def restore() -> None:
        if combo.currentIndex() != index:
            combo.setCurrentIndex(index)
            combo.activated.emit(index)

    return restore
