"""What the daily log decides, without a window."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from services.domain.permissions import Role
from services.errors import NotAllowed
from tests.desks import MORNING, PEOPLE, single_form
from tests.ui.pages import OFFICER, SUPERVISOR, Later, at_once
from ui.presenters.daily_log import DailyLogPresenter, NotSaved, file_name, save_whole, summary

TODAY = date(2026, 11, 20)


class Seen:
    """Writes down what the page was told to show."""

    def __init__(self):
        self.days, self.logs, self.saving, self.saved, self.failed = [], [], [], [], []

    def show_days(self, first, last, *, span):
        self.days.append((first, last, span))

    def show_log(self, log, added_up):
        self.logs.append((log, added_up))

    def show_saving(self, kind):
        self.saving.append(kind)

    def show_saved(self, file):
        self.saved.append(file)

    def say_failed(self, error):
        self.failed.append(error)


@pytest.fixture
def seen():
    return Seen()


def presenter_of(seen, desk, by=SUPERVISOR, run=at_once, run_long=at_once):
    return DailyLogPresenter(seen, desk.daily_log, by, run, run_long, desk.place.now, desk.place.today)


def test_it_begins_with_today(seen, desk):
    presenter_of(seen, desk).refresh()

    assert seen.days == [(TODAY, TODAY, False)]
    assert (seen.logs[0][0].first, seen.logs[0][0].last) == (TODAY, TODAY)


def test_days_that_have_not_come_are_not_looked_at(seen, desk):
    presenter = presenter_of(seen, desk)

    presenter.go(1)
    assert seen.days == []
    presenter.go(-2)
    presenter.go(5)

    assert seen.days == [(date(2026, 11, 18),) * 2 + (False,), (TODAY, TODAY, False)]


def test_a_span_moves_as_a_whole(seen, desk):
    presenter = presenter_of(seen, desk)
    presenter.set_span(True)
    presenter.look_at(date(2026, 11, 16), date(2026, 11, 18))

    presenter.go(-3)

    assert (presenter.first, presenter.last) == (date(2026, 11, 13), date(2026, 11, 15))


def test_leaving_a_span_shows_its_last_day(seen, desk):
    presenter = presenter_of(seen, desk)
    presenter.set_span(True)
    presenter.look_at(date(2026, 11, 16), date(2026, 11, 18))

    presenter.set_span(False)

    assert seen.days[-1] == (date(2026, 11, 18), date(2026, 11, 18), False)


def test_an_answer_about_days_left_meanwhile_is_not_shown(seen, desk):
    later = Later()
    presenter = presenter_of(seen, desk, run=later)

    for _ in range(3):
        presenter.go(-1)
    later.run()

    assert [log.first for log, _ in seen.logs] == [date(2026, 11, 17)]


def test_the_summary_names_the_peak_and_counts_what_is_not_sent(seen, desk, clock):
    for minutes in (0, 10, 70):
        clock.at = MORNING + timedelta(minutes=minutes)
        desk.intake.receive(OFFICER, single_form())
    desk.delivery.deliver_one()

    log = desk.daily_log.log(OFFICER, TODAY, TODAY)
    added_up = summary(log, clock())

    assert added_up.peak == (8, 2)
    assert dict(added_up.hours)[9] == 1
    assert [hour for hour, _ in added_up.hours] == [7, 8, 9, 10, 11, 13, 14, 15, 16]
    assert added_up.unsynced == 2
    assert added_up.fields == (("Hộ tịch", 3, 0),)


def test_an_empty_day_has_no_peak(desk, clock):
    assert summary(desk.daily_log.log(OFFICER, TODAY, TODAY), clock()).peak is None


@pytest.mark.parametrize(("kind", "begins"), [("xlsx", b"PK"), ("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf")])
def test_the_register_is_saved_as_a_file(seen, desk, tmp_path, kind, begins):
    desk.intake.receive(OFFICER, single_form())
    file = tmp_path / file_name(TODAY, TODAY, kind)

    presenter_of(seen, desk).save(file, kind)

    assert seen.saved == [file]
    assert file.read_bytes().startswith(begins)


def test_a_file_name_holds_days_and_nothing_else():
    assert file_name(TODAY, TODAY, "xlsx") == "so-theo-doi-2026-11-20.xlsx"
    assert file_name(date(2026, 11, 1), TODAY, "csv") == "so-theo-doi-2026-11-01_2026-11-20.csv"


def test_stopping_leaves_no_file_and_the_one_before_whole(seen, desk, tmp_path):
    later, file = Later(), tmp_path / "so.csv"
    file.write_bytes(b"before")
    presenter = presenter_of(seen, desk, run_long=later)

    presenter.save(file, "csv")
    presenter.stop()
    later.run()

    assert seen.saved == [None]
    assert file.read_bytes() == b"before"
    assert [p.name for p in tmp_path.glob("*") if p.is_file()] == ["so.csv"]


def test_a_second_press_while_a_file_is_made_does_nothing(seen, desk, tmp_path):
    later = Later()
    presenter = presenter_of(seen, desk, run_long=later)

    presenter.save(tmp_path / "a.csv", "csv")
    presenter.save(tmp_path / "b.csv", "csv")
    later.run()

    assert seen.saved == [tmp_path / "a.csv"]
    assert not presenter.saving


def test_a_folder_that_is_gone_is_said_and_nothing_is_left_behind(seen, desk, tmp_path):
    presenter_of(seen, desk).save(tmp_path / "gone" / "so.csv", "csv")

    assert isinstance(seen.failed[0], NotSaved)
    assert seen.failed[0].why == "gone"


def test_a_folder_that_cannot_be_written_is_told_apart():
    # The kernel's own folder takes no file, whoever asks.
    with pytest.raises(NotSaved) as raised:
        save_whole(Path("/proc/so.csv"), b"x")

    assert raised.value.why in ("not_writable", "gone")


def test_what_stands_in_the_place_of_the_file_is_kept(tmp_path):
    (tmp_path / "so.csv").mkdir()

    with pytest.raises(NotSaved):
        save_whole(tmp_path / "so.csv", b"x")

    assert [p.name for p in tmp_path.iterdir()] == ["so.csv"]


def test_an_officer_may_read_and_not_export(seen, desk, tmp_path):
    presenter = presenter_of(seen, desk, by=PEOPLE[Role.OFFICER])
    presenter.refresh()

    presenter.save(tmp_path / "so.csv", "csv")

    assert len(seen.logs) == 1
    assert isinstance(seen.failed[0], NotAllowed)
    assert not (tmp_path / "so.csv").exists()
