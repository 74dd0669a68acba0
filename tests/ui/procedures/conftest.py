"""The fixtures of the page's tests."""

from tests.ui.pages import clock, desk, lanes, made_home, receiver

__all__ = ["clock", "desk", "lanes", "made_home", "receiver"]
