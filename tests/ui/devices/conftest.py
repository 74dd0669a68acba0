"""Lanes as the window has them."""

from tests.ui.pages import lanes

__all__ = ["lanes"]
