"""The run of all checks: what stops it, and what it keeps away from the tests."""

from coverage import CoverageData

from tools.check import ROOT, Stage, clean_environment, name_files, run_stages


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


def test_a_file_that_no_test_ever_reads_in_counts_as_not_run(tmp_path):
    name_files(tmp_path / "named")

    named = CoverageData(str(tmp_path / "named"))
    named.read()
    files = {str(file) for room in ("services", "ui") for file in (ROOT / room).rglob("*.py")}
    assert named.measured_files() == files
    assert named.lines(str(ROOT / "services" / "errors.py")) == []
