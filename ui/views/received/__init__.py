"""The page after a reception."""

from ui.views.received.view import ReceivedView

__all__ = ["ReceivedView"]
