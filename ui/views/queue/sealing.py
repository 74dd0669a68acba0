"""Asking for what a sealed queue needs: the key of who is to open it, and a place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.presenters.queue_deeds import sealed_name
from ui.translate import tr


def ask_files(parent: QWidget, day: date) -> tuple[Path, Path] | None:
    """Return the file of the key and the file to write, None when a person left it."""
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    key, _ = QFileDialog.getOpenFileName(
        parent, tr("Whose key is it sealed to"), start, tr("Key of the receiver (*.pem)")
    )
    if not key:
        return None
    name = str(Path(start) / sealed_name(day))
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Where to save the sealed queue"), name, "*.sealed")
    return (Path(key), Path(chosen)) if chosen else None
