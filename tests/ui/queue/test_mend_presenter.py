"""What is decided about a row that was sent back, without a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.domain.mending import Blamed, Conflict, Mender
from services.domain.outbox import Attempt, Outcome, OutcomeKind
from services.domain.permissions import Role
from services.errors import Problem
from tests.desks import PEOPLE, single_form
from tests.ui.pages import OFFICER, SUPERVISOR, Later, at_once
from ui.presenters.queue_deeds import QueueDeeds, sealed_name
from ui.presenters.queue_mend import Faulty, MendPresenter, Way, disputed, faulty_of, way_of
from ui.views.queue.mend import mender_words, wrong_words

REFUSED = Outcome(OutcomeKind.REFUSED, "-3", "Số điện thoại có 9 số", "applicant.phone")
CHANGED = Outcome(OutcomeKind.REFUSED, "409", "changed_there")
AT = datetime(2026, 11, 20, 2, tzinfo=UTC)


class Seen:
    def __init__(self):
        self.faults, self.problems, self.conflicts, self.mended, self.failed = [], [], [], [], []
        self.previews, self.numbers, self.moved, self.sealed = [], [], [], []

    def show_faults(self, faults, typed, way):
        self.faults.append((faults, dict(typed), way))

    def show_problems(self, problems):
        self.problems.append(problems)

    def show_conflict(self, conflict, *, asking):
        self.conflicts.append((conflict, asking))

    def say_mended(self, entry):
        self.mended.append(entry)

    def say_failed(self, error):
        self.failed.append(error)

    def show_preview(self, number, preview):
        self.previews.append((number, preview))

    def show_their_number(self, number):
        self.numbers.append(number)

    def say_rerouted(self, number, receiver):
        self.moved.append((number, receiver))

    def say_sealed(self, made, file):
        self.sealed.append((made, file))


@pytest.fixture
def seen():
    return Seen()


def presenter_of(seen, desk, run=at_once):
    return MendPresenter(seen, desk.mending, OFFICER, run, run, lambda fault: "Bên nhận yêu cầu")


@pytest.fixture
def refuse(desk, clock, receiver):
    """One dossier the receiver answered so; returns its detail and its row."""

    def one(answer=REFUSED, **fields):
        clock.forward(timedelta(minutes=1))
        desk.intake.receive(OFFICER, single_form(**fields))
        receiver.answers = [answer]
        desk.delivery.deliver_one()
        row = desk.queue.read(OFFICER).rows[-1]
        return desk.delivery.detail(OFFICER, row.id), row

    return one


def blamed(place="applicant.phone", held="090000013", cut="", mender=Mender.OFFICER):
    problem = Problem(place or "agency", "not_a_phone", "9")
    return Blamed(place, place, "SoDienThoai", ("Điện thoại", "Phone"), held, problem, mender, cut)


def test_the_field_is_shown_as_people_write_it_and_the_main_button_mends(seen, desk, refuse):
    presenter = presenter_of(seen, desk)

    presenter.look(*refuse())

    (fault,), typed, way = seen.faults[-1]
    assert (fault.blamed.place, fault.shown, way) == ("applicant.phone", "0900000001", Way.MEND)
    assert typed == {}
    assert presenter.first_place == "applicant.phone"


def test_a_row_nobody_named_a_field_of_is_sent_again(seen, desk, refuse):
    presenter = presenter_of(seen, desk)

    presenter.look(*refuse(Outcome(OutcomeKind.REFUSED, "-1", "System error")))

    assert seen.faults[-1][2] is Way.AGAIN
    assert presenter.first_place == ""


def test_what_was_put_right_makes_the_row_go_anew(seen, desk, refuse):
    presenter = presenter_of(seen, desk)
    detail, row = refuse()
    presenter.look(detail, row)

    presenter.typed("applicant.phone", "0900000131 ")
    presenter.fix()

    (entry,) = seen.mended
    assert entry.body["applicant"]["phone"] == "0900000131"
    assert presenter.changes() == {}
    assert desk.delivery.deliver_due().sent == 1


def test_a_second_press_while_one_is_under_way_does_nothing(seen, desk, refuse):
    later = Later()
    presenter = presenter_of(seen, desk, later)
    presenter.look(*refuse())
    later.run()
    presenter.typed("applicant.phone", "0900000131")

    presenter.fix()
    presenter.fix()
    later.run()

    assert len(seen.mended) == 1
    assert seen.failed == []


def test_a_fault_of_another_place_is_said_on_the_notice_bar(seen, desk, refuse):
    presenter = presenter_of(seen, desk)
    detail, row = refuse()
    presenter.look(detail, row)
    presenter.typed("applicant.phone", "0900000131")
    desk.delivery.retry(OFFICER, row.id)

    presenter.fix()

    assert len(seen.failed) == 1
    assert seen.mended == []
    assert presenter.changes() == {"applicant.phone": "0900000131"}


def test_a_dispute_is_laid_open_and_asked_about_once(seen, desk, refuse):
    presenter = presenter_of(seen, desk)
    detail, row = refuse(CHANGED)

    presenter.look(detail, row)
    presenter.look(detail, row)

    asked = [conflict for conflict, asking in seen.conflicts if not asking and conflict]
    assert [type(one) for one in asked] == [Conflict]
    assert (None, True) in seen.conflicts


def test_only_what_the_receiver_knows_otherwise_is_a_dispute(refuse):
    detail, row = refuse()

    assert not disputed(row, detail.attempts)
    assert disputed(row, (Attempt(AT, OutcomeKind.REFUSED, "412", "", 1),))


def test_fields_that_can_be_mended_come_first_and_each_place_once(refuse):
    detail, _ = refuse()

    faults = faulty_of(detail, (blamed(place="", mender=Mender.ADMINISTRATOR), blamed(), blamed()))

    assert [fault.mendable for fault in faults] == [True, False]


def test_what_a_cut_takes_away_is_the_end_of_the_text():
    fault = Faulty(blamed(held="0123456789", cut="012345…"))

    assert fault.lost == "6789"
    assert Faulty(blamed()).lost == ""


def test_the_main_button_does_what_the_row_needs(desk, refuse):
    _, row = refuse()
    desk.delivery.retry(OFFICER, row.id)
    desk.delivery.hold(OFFICER, row.id, "Chờ lãnh đạo")

    (held,) = desk.queue.read(OFFICER).rows

    assert way_of(held, (), OFFICER) is Way.RELEASE
    assert way_of(row, (Faulty(blamed()),), OFFICER) is Way.MEND
    assert way_of(row, (Faulty(blamed()),), PEOPLE[Role.ACCOUNTANT]) is Way.AGAIN


def test_what_the_counter_cannot_mend_says_who_can_and_whom_to_call():
    words = mender_words(Faulty(blamed(place="", mender=Mender.ADMINISTRATOR)), "0221 000 0002")

    assert "administrator" in words
    assert "0221 000 0002" in words
    assert mender_words(Faulty(blamed()), "0221 000 0002") == ""


@pytest.mark.parametrize(
    ("held", "said", "words"),
    [
        ("090000013", "", "Sent now: 090000013; has 9 digits; 10 are needed, beginning with 0"),
        ("", "", "Nothing is sent there; has 9 digits; 10 are needed, beginning with 0"),
        ("x" * 80, "", "Has 9 digits; 10 are needed, beginning with 0"),
        ("090000013", "9", "Sent now: 090000013"),
    ],
)
def test_what_is_sent_and_what_is_wanted_is_said_once(qapp, held, said, words):
    assert wrong_words(Faulty(blamed(held=held)), said) == words


def deeds_of(seen, desk, by=SUPERVISOR):
    moved = []
    return QueueDeeds(
        seen, (desk.queue, desk.previews, desk.life, desk.papers), by, at_once, lambda: moved.append(1)
    ), moved


def test_what_will_be_sent_is_read_for_the_row(seen, desk, refuse):
    detail, row = refuse()
    deeds, _ = deeds_of(seen, desk)

    deeds.preview(row.number, row.id)
    deeds.their_number("province", row.number)

    assert seen.previews[0][0] == detail.entry.number
    assert "SoDienThoai" in {one.wire for one in seen.previews[0][1].rows}
    assert seen.numbers == [""]


def test_a_dossier_goes_elsewhere_only_where_there_is_somewhere_else(seen, desk, refuse):
    _, row = refuse()
    deeds, moved = deeds_of(seen, desk)

    deeds.reroute(row.number, "khong-co", "nhầm nơi")

    assert len(seen.failed) == 1
    assert (seen.moved, moved) == ([], [])


def test_a_folder_that_is_gone_seals_nothing_and_says_so(seen, desk, refuse, tmp_path):
    from ui.views.queue.notices import failed

    refuse()
    deeds, _ = deeds_of(seen, desk)

    deeds.seal(desk.sealing, tmp_path / "khoa.pem", tmp_path / "gone" / sealed_name(AT.date()), at_once)

    assert "Not saved" in failed(seen.failed[0]).text
    assert seen.sealed == []
