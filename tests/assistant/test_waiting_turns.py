"""The line before an assistant: those who wait first, and a place kept for them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from assistant.turns import Ticket, Turns

SOON = 5.0  # seconds that a test waits for what has to happen
NEVER = 0.05  # and for what must not


class Worker:
    """Works in a thread of its own until it is told to stop."""

    def __init__(self, turns: Turns, *, urgent: bool = True, ticket: Ticket | None = None) -> None:
        self.ticket = ticket or turns.ticket(urgent=urgent)
        self.begun, self.stop = threading.Event(), threading.Event()
        self._turns = turns
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        with self._turns.taken(self.ticket):
            self.begun.set()
            self.stop.wait(SOON)

    def end(self) -> None:
        self.stop.set()
        self._thread.join(SOON)
        assert not self._thread.is_alive()


def test_those_who_wait_are_let_in_in_their_order() -> None:
    turns = Turns(1)
    first = Worker(turns)
    assert first.begun.wait(SOON)
    others = []
    for _ in range(3):
        others.append(Worker(turns))
        assert not others[-1].begun.wait(NEVER)
    first.end()
    for worker in others:
        assert worker.begun.wait(SOON)
        assert sum(each.begun.is_set() for each in others) == others.index(worker) + 1
        worker.end()


def test_who_waits_goes_before_what_nobody_waits_for() -> None:
    turns = Turns(1)
    working = Worker(turns)
    assert working.begun.wait(SOON)
    later = Worker(turns, urgent=False)
    assert not later.begun.wait(NEVER)
    urgent = Worker(turns)
    working.end()
    assert urgent.begun.wait(SOON)
    assert not later.begun.wait(NEVER)
    urgent.end()
    assert later.begun.wait(SOON)
    later.end()


@pytest.mark.parametrize(("most", "let_in"), [(1, 1), (2, 1), (3, 2)])
def test_what_nobody_waits_for_leaves_a_place(most: int, let_in: int) -> None:
    turns = Turns(most)
    later = [Worker(turns, urgent=False) for _ in range(4)]
    with ExitStack() as ending:
        for worker in later:
            ending.callback(worker.end)
        for worker in later[:let_in]:
            assert worker.begun.wait(SOON)
        assert not any(worker.begun.wait(NEVER) for worker in later[let_in:])
        if most > 1:
            urgent = Worker(turns)
            assert urgent.begun.wait(SOON)
            urgent.end()
        for worker in later:
            worker.stop.set()


def test_what_somebody_comes_to_wait_for_goes_before() -> None:
    turns = Turns(1)
    working = Worker(turns)
    assert working.begun.wait(SOON)
    later = [Worker(turns, urgent=False) for _ in range(2)]
    assert not later[1].begun.wait(NEVER)
    turns.hurry(later[1].ticket)
    working.end()
    assert later[1].begun.wait(SOON)
    assert not later[0].begun.is_set()
    for worker in reversed(later):
        worker.end()


def test_work_in_steps_lets_in_who_waits_and_goes_on_after() -> None:
    turns = Turns(1)
    later = Worker(turns, urgent=False)
    assert later.begun.wait(SOON)
    urgent = Worker(turns)
    assert not urgent.begun.wait(NEVER)
    with ThreadPoolExecutor(1) as other:
        giving = other.submit(turns.give_way, later.ticket)
        assert urgent.begun.wait(SOON)
        assert not giving.done()
        urgent.end()
        giving.result(SOON)
    later.end()


@pytest.mark.parametrize("urgent", [True, False])
def test_nobody_gives_way_to_those_of_his_kind(urgent: bool) -> None:
    turns = Turns(1)
    working = Worker(turns, urgent=urgent)
    assert working.begun.wait(SOON)
    next_one = Worker(turns, urgent=urgent)
    turns.give_way(working.ticket)
    assert not next_one.begun.wait(NEVER)
    working.end()
    next_one.end()


@pytest.mark.parametrize(
    ("most", "works", "alone"), [(1, 1, False), (2, 1, True), (2, 2, False), (3, 2, False)]
)
def test_one_who_works_knows_whether_he_is_alone(most: int, works: int, alone: bool) -> None:
    turns = Turns(most)
    working = [Worker(turns) for _ in range(works)]
    for worker in working:
        assert worker.begun.wait(SOON)
    assert turns.is_alone() is alone
    for worker in working:
        worker.end()


def test_a_place_is_given_back_after_an_error() -> None:
    turns = Turns(1)
    with pytest.raises(RuntimeError), turns.taken(turns.ticket()):
        raise RuntimeError
    with ThreadPoolExecutor(1) as other, turns.taken(turns.ticket()):
        assert other.submit(lambda: True).result(SOON)
