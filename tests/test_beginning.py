"""A home that was restored from an earlier copy (F51), copied to another machine (F52), or given another number."""

import json
import shutil
from collections import Counter
from contextlib import contextmanager

import pytest

from services import secrets
from services.bootstrap import NewHome, init_home, open_desk
from services.bootstrap.claim import claim_home
from services.bootstrap.restore import restore_home
from services.bootstrap.watcher import only_watcher
from services.bootstrap.witnessing import state_folder
from services.domain.numbers import Block
from services.domain.witness import Arrival
from services.errors import BackupDamaged, HomeExists, HomeInUse, HomeMoved, NotAllowed, SignInFailed
from services.settings import settings_from
from services.store import counters
from tests.desks import DESK, KEY, MORNING, PASSWORD, PEOPLE, Answering, Clock, single_form

ADMINISTRATOR, OFFICER = PEOPLE["administrator"], PEOPLE["officer"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A real desk's home, watched from a folder outside of it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    made = tmp_path / "home"
    settings = settings_from({"desk": DESK, "intake": {"undo_seconds": 0}})
    init_home(made, NewHome(settings, ADMINISTRATOR, PASSWORD, secrets.new_passphrase(), KEY), Clock(MORNING))
    watch(made)
    return made


def watch(home):
    """Make a throw-away home one that is watched."""
    from services.bootstrap import open_store

    store = open_store(home, KEY)
    with store.write() as db:
        counters.set_mark(db, counters.current_desk(db), "")
    store.close()


@contextmanager
def desk(home, side=None):
    with open_desk(home, KEY, now=Clock(MORNING), receivers={"province": side or Answering()}) as opened:
        yield opened


def receive(opened, many=1):
    return [opened.intake.receive(ADMINISTRATOR, single_form()).dossier.number for _ in range(many)]


def states(opened):
    return Counter(str(item.entry.state) for item in opened.delivery.queue(ADMINISTRATOR))


def test_f51_a_restored_home_gives_no_number_twice_and_names_what_is_missing(home, tmp_path):
    with desk(home) as opened:
        first = receive(opened, 2)
    copy = shutil.copytree(home, tmp_path / "yesterday")
    with desk(home) as opened:
        lost = receive(opened, 3)
    shutil.rmtree(home)
    shutil.copytree(copy, home)

    with desk(home) as opened:
        begun = opened.begun
        after = receive(opened)
        found = opened.keeping.verify()

    assert begun is not None
    assert begun.why is Arrival.RESTORED
    assert begun.block == Block(2501, 2999)
    assert begun.missing == tuple(lost)
    assert after == ["H31.12-261120-2501"]
    assert found.whole
    assert not {*first, *lost} & set(after)


def test_f51_what_waited_is_asked_about_before_it_is_sent(home, tmp_path):
    with desk(home) as opened:
        receive(opened, 2)
    copy = shutil.copytree(home, tmp_path / "yesterday")
    with desk(home) as opened:
        opened.delivery.deliver_due()
    shutil.rmtree(home)
    shutil.copytree(copy, home)
    side = Answering()

    with desk(home, side) as opened:
        unsent, before = opened.begun.unsent, states(opened)
        opened.delivery.deliver_due()

    assert unsent == 2
    assert before == {"unknown": 2}
    assert len(side.asked) == 2


def test_a_home_restored_twice_from_the_same_copy_draws_further_on_each_time(home, tmp_path):
    with desk(home) as opened:
        receive(opened)
    copy = shutil.copytree(home, tmp_path / "yesterday")
    given = []
    for _ in range(3):
        with desk(home) as opened:
            given += receive(opened)
        shutil.rmtree(home)
        shutil.copytree(copy, home)

    assert len(set(given)) == 3
    assert [int(number[-4:]) for number in given] == [2002, 2501, 2751]


def test_the_register_goes_on_with_the_number_after_the_last_one_known(home, tmp_path):
    with desk(home) as opened:
        receive(opened)
    copy = shutil.copytree(home, tmp_path / "yesterday")
    with desk(home) as opened:
        receive(opened, 2)
    shutil.rmtree(home)
    shutil.copytree(copy, home)

    with desk(home) as opened:
        book = opened.intake.receive(ADMINISTRATOR, single_form()).dossier.book_number

    assert book == 4


def test_f52_a_copy_in_another_place_gives_out_nothing_until_somebody_says_what_it_is(home, tmp_path):
    with desk(home) as opened:
        receive(opened)
    copy = shutil.copytree(home, tmp_path / "second machine")

    with pytest.raises(HomeMoved, match="2"), desk(copy):
        pass
    with desk(home) as opened:
        assert receive(opened) == ["H31.12-261120-2002"]


def test_f52_a_copy_becomes_a_desk_of_its_own_and_leaves_what_waits_to_the_first(home, tmp_path):
    with desk(home) as opened:
        receive(opened, 2)
    copy = shutil.copytree(home, tmp_path / "second machine")

    begun = claim_home(copy, KEY, ADMINISTRATOR.name, PASSWORD, number=3, now=Clock(MORNING))
    with desk(copy) as opened:
        numbers, waiting = receive(opened), states(opened)
        found = opened.keeping.verify()

    assert begun.why is Arrival.COPIED
    assert begun.unsent == 2
    assert numbers == ["H31.12-261120-3001"]
    assert waiting == {"parked": 2, "waiting": 1}
    assert found.whole


def test_f52_a_home_that_takes_the_place_of_an_old_machine_goes_on_further_in_its_numbers(home, tmp_path):
    with desk(home) as opened:
        receive(opened, 2)
    moved = home.rename(tmp_path / "new machine")

    begun = claim_home(moved, KEY, ADMINISTRATOR.name, PASSWORD, now=Clock(MORNING))
    with desk(moved) as opened:
        numbers, waiting = receive(opened), states(opened)

    assert begun.why is Arrival.REPLACED
    assert numbers == ["H31.12-261120-2501"]
    assert waiting == {"unknown": 2, "waiting": 1}


def test_only_an_administrator_says_what_a_copied_home_is(home, tmp_path):
    with desk(home) as opened:
        opened.accounts.add(ADMINISTRATOR, OFFICER, PASSWORD)
    copy = shutil.copytree(home, tmp_path / "second machine")

    with pytest.raises(NotAllowed):
        claim_home(copy, KEY, OFFICER.name, PASSWORD, number=3)
    with pytest.raises(SignInFailed):
        claim_home(copy, KEY, ADMINISTRATOR.name, "sai mật khẩu", number=3)
    with pytest.raises(HomeMoved), desk(copy):
        pass


def test_another_number_in_the_settings_makes_another_desk_with_its_own_numbers(home):
    with desk(home) as opened:
        receive(opened)
    file = home / "settings.toml"
    file.write_text(file.read_text("utf-8").replace("number = 2", "number = 4"), "utf-8")

    with desk(home) as opened:
        assert opened.begun.why is Arrival.RENUMBERED
        assert receive(opened) == ["H31.12-261120-4001"]
    with desk(home) as opened:
        assert opened.begun is None


def test_a_home_that_simply_goes_on_is_left_alone_and_its_witness_holds_nothing_personal(home):
    for _ in range(2):
        with desk(home) as opened:
            receive(opened)
            assert opened.begun is None

    (seen,) = state_folder().glob("*.json")
    told = json.loads(seen.read_text("utf-8"))
    assert set(told) == {"desk", "sequence", "hash", "tries", "beginnings", "counters", "at"}
    assert told["counters"]["day:2026-11-20"] == 2002


def test_a_damaged_witness_is_no_reason_not_to_open(home):
    with desk(home) as opened:
        receive(opened)
    for seen in state_folder().glob("*.json"):
        seen.write_text("{", "utf-8")

    with desk(home) as opened:
        assert receive(opened) == ["H31.12-261120-2002"]


def backed_up(home, target):
    with desk(home) as opened:
        return opened.backups.make(ADMINISTRATOR, target)


def key_of(home):
    return KEY


def test_a_backup_is_put_back_whole_and_the_desk_goes_on_further_in_its_numbers(home, tmp_path):
    file = tmp_path / "quay-2.saoluu"
    with desk(home) as opened:
        kept = receive(opened, 2)
    made = backed_up(home, file)
    with desk(home) as opened:
        lost = receive(opened, 3)

    put_back = restore_home(file, home, key_of, Clock(MORNING))
    with desk(home) as opened:
        begun, numbers, found = opened.begun, receive(opened), opened.keeping.verify()
        there = [opened.registry.open(ADMINISTRATOR, number).dossier.number for number in kept]

    assert (made.dossiers, put_back.dossiers) == (2, 2)
    assert put_back.kept is not None
    assert (put_back.kept / "store.db").exists()
    assert begun.why is Arrival.RESTORED
    assert begun.missing == tuple(lost)
    assert numbers == ["H31.12-261120-2501"]
    assert there == kept
    assert found.whole


def test_a_backup_on_a_new_machine_waits_for_somebody_to_say_what_it_is_and_then_gives_no_number_twice(home, tmp_path):
    file = tmp_path / "quay-2.saoluu"
    with desk(home) as opened:
        receive(opened, 2)
    backed_up(home, file)
    elsewhere = tmp_path / "new machine" / "home"

    restore_home(file, elsewhere, key_of, Clock(MORNING))
    with pytest.raises(HomeMoved), desk(elsewhere):
        pass
    begun = claim_home(elsewhere, KEY, ADMINISTRATOR.name, PASSWORD, now=Clock(MORNING))
    with desk(elsewhere) as opened:
        assert receive(opened) == ["H31.12-261120-2501"]
        assert opened.begun is None

    assert begun.why is Arrival.REPLACED


def test_a_desk_restored_where_no_witness_is_left_begins_anew_all_the_same(home, tmp_path):
    file = tmp_path / "quay-2.saoluu"
    with desk(home) as opened:
        receive(opened)
    backed_up(home, file)
    shutil.rmtree(home)
    shutil.rmtree(state_folder())

    restore_home(file, home, key_of, Clock(MORNING))
    with desk(home) as opened:
        assert opened.begun.why is Arrival.RESTORED
        assert receive(opened) == ["H31.12-261120-2501"]


def test_a_damaged_store_gives_way_to_its_backup(home, tmp_path):
    file = tmp_path / "quay-2.saoluu"
    with desk(home) as opened:
        receive(opened)
    backed_up(home, file)
    (home / "store.db").write_bytes(b"x" * 40_000)
    (home / "keys.json").write_text("{", "utf-8")

    restore_home(file, home, key_of, Clock(MORNING))
    with desk(home) as opened:
        assert opened.keeping.verify().whole


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda raw: raw[: len(raw) // 2], "damaged"),
        (lambda raw: raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:], "damaged"),
        (lambda raw: b"", "damaged"),
    ],
)
def test_a_damaged_backup_is_named_and_what_is_there_stays(home, tmp_path, harm, why):
    file = tmp_path / "quay-2.saoluu"
    with desk(home) as opened:
        receive(opened)
    backed_up(home, file)
    file.write_bytes(harm(file.read_bytes()))

    with pytest.raises(BackupDamaged) as refused:
        restore_home(file, home, key_of, Clock(MORNING))

    assert refused.value.why == why
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("home")) == ["home"]
    with desk(home) as opened:
        assert opened.begun is None


def test_a_backup_of_another_desk_never_takes_the_place_of_this_one(home, tmp_path):
    other, file = tmp_path / "other", tmp_path / "quay-3.saoluu"
    settings = settings_from({"desk": {**DESK, "number": 3}})
    init_home(other, NewHome(settings, ADMINISTRATOR, PASSWORD, secrets.new_passphrase(), KEY), Clock(MORNING))
    with desk(other) as opened:
        opened.backups.make(ADMINISTRATOR, file)

    with pytest.raises(BackupDamaged) as refused:
        restore_home(file, home, key_of, Clock(MORNING))

    assert refused.value.why == "other_desk"


def test_what_is_no_desk_is_never_moved_aside(home, tmp_path):
    file, folder = tmp_path / "quay-2.saoluu", tmp_path / "documents"
    backed_up(home, file)
    folder.mkdir()
    (folder / "letter.txt").write_text("x", "utf-8")

    with pytest.raises(HomeExists):
        restore_home(file, folder, key_of, Clock(MORNING))


def test_a_home_somebody_sends_from_is_not_taken_away_under_them(home, tmp_path):
    file = tmp_path / "quay-2.saoluu"
    backed_up(home, file)

    with only_watcher(home), pytest.raises(HomeInUse):
        restore_home(file, home, key_of, Clock(MORNING))
