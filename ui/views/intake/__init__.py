"""The intake page (F2): one page, no wizard, three columns read from left to right."""

from ui.views.intake.page import IntakePage

__all__ = ["IntakePage"]
