"""Several programs on one home at once: no number twice, none lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROCESSES, EACH = 8, 50
HAND = """
import sys
from pathlib import Path
from services.bootstrap import open_desk
from services.domain.permissions import Role
from tests.desks import KEY, PEOPLE, Clock, single_form

with open_desk(Path(sys.argv[1]), KEY, now=Clock(), receivers={}) as desk:
    for _ in range(int(sys.argv[2])):
        print(desk.intake.receive(PEOPLE[Role.OFFICER], single_form()).dossier.number, flush=True)
"""


def test_eight_programs_receive_fifty_each_and_no_number_is_drawn_twice(desk, officer):
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", HAND, str(desk.home), str(EACH)]
    running = [
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]

    said = [program.communicate() for program in running]

    assert [errors for _, errors in said] == [""] * PROCESSES
    numbers = [number for out, _ in said for number in out.split()]
    expected = {f"H31.12-261120-{n}" for n in range(2001, 2001 + PROCESSES * EACH)}
    assert (len(numbers), set(numbers)) == (PROCESSES * EACH, expected)
    found = desk.keeping.verify()
    assert (found.whole, found.received, found.rows["waiting"]) == (True, PROCESSES * EACH, PROCESSES * EACH)
    last = desk.registry.find(officer, "").rows[0]
    assert desk.registry.open(officer, last.number).dossier.book_number == PROCESSES * EACH
