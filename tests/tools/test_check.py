"""The run of all checks: what stops it, and what it keeps away from the tests."""

from tools.check import Stage, clean_environment, run_stages


def test_the_first_stage_that_fails_ends_the_run(capsys):
    asked = []

    def check(name: str, well: bool) -> Stage:
        return Stage(name, lambda: asked.append(name) is None and well)

    lines = run_stages([check("style", True), check("types", False), check("tests", True)])

    assert asked == ["style", "types"]
    assert [line[:7] for line in lines] == ["✓ style", "✗ types"]


def test_tests_know_nothing_of_a_developers_data_screen_and_keyring(tmp_path):
    theirs = {
        "QUAY_PASSPHRASE": "x",
        "DISPLAY": ":0",
        "DBUS_SESSION_BUS_ADDRESS": "unix:x",
        "XDG_DATA_HOME": "/x",
        "PATH": "/bin",
    }

    ours = clean_environment(theirs | {"HOME": "/home/an"}, tmp_path)

    assert ours["PATH"] == "/bin"
    assert ours["HOME"] == str(tmp_path)
    assert ours["QUAY_HOME"].startswith(str(tmp_path))
    assert ours["PYTHON_KEYRING_BACKEND"] == "keyring.backends.fail.Keyring"
    assert ours.keys().isdisjoint({"QUAY_PASSPHRASE", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_DATA_HOME"})
