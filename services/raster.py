"""The one lock on PDFium: it keeps global state and may be entered by one thread at a time."""

from __future__ import annotations

from threading import Lock

entering = Lock()
