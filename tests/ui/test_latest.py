"""Questions that come faster than their answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.presenters.runner import Latest

Waiting = tuple[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]]


class Line:
    """Keeps what it was given until it is let through."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []

    def __call__(
        self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[BaseException], None], /
    ) -> None:
        self.waiting.append((job, done, failed))

    def answer(self) -> None:
        job, done, _ = self.waiting.pop(0)
        done(job())

    def fail(self) -> None:
        self.waiting.pop(0)[2](OSError())


def test_of_the_questions_that_come_while_one_runs_only_the_last_is_asked():
    line, told, failed = Line(), [], []
    latest = Latest(line)
    for text in ("k", "ks", "kh"):
        latest.ask(lambda text=text: text, told.append, failed.append)

    line.answer()
    line.answer()

    assert (told, failed, line.waiting) == (["k", "kh"], [], [])


def test_an_answer_knows_whether_a_newer_question_waits():
    line, told = Line(), []
    latest = Latest(line)
    for _ in range(2):
        latest.ask(lambda: None, lambda _: told.append(latest.overtaken), print)

    line.answer()
    line.answer()

    assert told == [True, False]


def test_a_question_that_fails_does_not_lose_the_one_behind_it():
    line, told, failed = Line(), [], []
    latest = Latest(line)
    latest.ask(lambda: 1, told.append, failed.append)
    latest.ask(lambda: 2, told.append, failed.append)

    line.fail()
    line.answer()

    assert told == [2]
    assert [type(error) for error in failed] == [OSError]


def test_a_question_asked_by_an_answer_is_asked_after_it():
    line, told = Line(), []
    latest = Latest(line)
    latest.ask(lambda: 1, lambda one: latest.ask(lambda: one + 1, told.append, print), print)

    line.answer()
    line.answer()

    assert told == [2]
