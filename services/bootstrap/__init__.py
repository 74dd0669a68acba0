"""The composition root: makes a home, opens a desk. Used by the window, the commands and the tests alike."""

from services.bootstrap.desk import Desk
from services.bootstrap.home import (
    NewHome,
    check_commune,
    check_home,
    home_key,
    init_home,
    keep_home_key,
    utc_now,
)
from services.bootstrap.opening import open_desk, open_store

__all__ = [
    "Desk",
    "NewHome",
    "check_commune",
    "check_home",
    "home_key",
    "init_home",
    "keep_home_key",
    "open_desk",
    "open_store",
    "utc_now",
]
