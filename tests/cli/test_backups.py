"""`backup`, `restore`, `claim` as an administrator types them."""

import shutil

from tests.cli.commands import ADMINISTRATOR, INIT, MORNING, Commands, at, form, lines

NOW = at(MORNING)
OTHER = "0b9f0000-0000-4000-8000-000000000002"


def made(folder, **env):
    home = folder / "quầy số 2"
    commands = Commands(home, env={"XDG_STATE_HOME": str(folder / "state"), **env})
    said = commands("init", *INIT)
    assert said.status == 0
    return Commands(home, env={**commands.env, "QUAY_PASSPHRASE": said.one["recovery_passphrase"]})


def test_a_desk_is_backed_up_lost_and_put_back(tmp_path):
    desk, file = made(tmp_path), tmp_path / "quay-2.saoluu"
    first = desk("register", "--as", ADMINISTRATOR, stdin=lines(form()), **NOW).one["number"]
    backup = desk("backup", "--as", ADMINISTRATOR, str(file))
    shutil.rmtree(desk.home)

    back = desk("restore", str(file))
    after = desk("register", "--as", ADMINISTRATOR, stdin=lines(form(id=OTHER)), **NOW).one["number"]

    assert (backup.status, back.status) == (0, 0)
    assert backup.one["dossiers"] == back.one["dossiers"] == 1
    assert back.one["kept"] is None
    assert first.endswith("-2001")
    assert after.endswith("-2501")
    assert desk("verify").one["whole"]


def test_a_copied_home_answers_every_command_by_asking_what_it_is(tmp_path):
    desk = made(tmp_path)
    copy = Commands(tmp_path / "bản sao", env=desk.env)
    shutil.copytree(desk.home, copy.home)

    refused = [copy("register", "--as", ADMINISTRATOR, stdin=lines(form()), **NOW), copy("deliver"), copy("verify")]
    not_allowed = copy("claim", "--as", ADMINISTRATOR, "--desk", "2")
    claimed = copy("claim", "--as", ADMINISTRATOR, "--desk", "3")
    number = copy("register", "--as", ADMINISTRATOR, stdin=lines(form()), **NOW).one["number"]

    assert [result.error["error"] for result in refused] == ["HomeMoved"] * 3
    assert not_allowed.error["field"] == "desk.number"
    assert claimed.one["why"] == "copied"
    assert claimed.one["numbers"] == [3001, 3999]
    assert number.endswith("-3001")
