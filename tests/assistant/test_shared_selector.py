"""A selector that many answers share reads all, in order, however it goes about it."""

from __future__ import annotations

import threading

import pytest

from assistant.shared_selector import SharedSelector
from assistant.turns import Turns
from index.types import Excerpt

LENGTHS = [3, 90, 4, 5, 60, 7, 8]
STRETCHES = [Excerpt(str(n), ("x" * length,)) for n, length in enumerate(LENGTHS)]
ANSWERS = [[float(n)] for n in range(len(LENGTHS))]


class Watched:
    """Gives each stretch its heading's number, and notes which thread read which at a time."""

    def __init__(self) -> None:
        self.read: list[tuple[str, list[str]]] = []

    def answers(self, question, stretches):
        assert question == "Hvad?"
        self.read.append((threading.current_thread().name, [each.heading for each in stretches]))
        return [[float(each.heading)] for each in stretches]


@pytest.mark.parametrize("count", range(len(LENGTHS) + 1))
@pytest.mark.parametrize("urgent", [True, False])
@pytest.mark.parametrize("most", [1, 2])
def test_all_is_read_in_its_order(most: int, urgent: bool, count: int) -> None:
    turns = Turns(most)
    shared = SharedSelector(Watched(), turns)
    with turns.taken(ticket := turns.ticket(urgent=urgent)):
        shared.read_for(ticket)
        assert shared.answers("Hvad?", STRETCHES[:count]) == ANSWERS[:count]


def test_who_works_alone_has_half_of_the_text_read_beside() -> None:
    turns, watched = Turns(2), Watched()
    shared = SharedSelector(watched, turns)
    with turns.taken(ticket := turns.ticket()):
        shared.read_for(ticket)
        shared.answers("Hvad?", STRETCHES)
    assert len({thread for thread, _ in watched.read}) == 2
    assert sorted(read for _, read in watched.read) == [["0", "1"], ["2", "3", "4", "5", "6"]]


def test_who_works_beside_others_reads_alone() -> None:
    turns, watched = Turns(2), Watched()
    shared = SharedSelector(watched, turns)
    with turns.taken(ticket := turns.ticket()), turns.taken(turns.ticket()):
        shared.read_for(ticket)
        shared.answers("Hvad?", STRETCHES)
    assert [read for _, read in watched.read] == [[str(n) for n in range(len(LENGTHS))]]


def test_what_nobody_waits_for_is_read_in_steps_until_somebody_does() -> None:
    turns = Turns(1)
    ticket = turns.ticket(urgent=False)

    class Hurried(Watched):
        def answers(self, question, stretches):
            if len(self.read) == 1:
                turns.hurry(ticket)
            return super().answers(question, stretches)

    shared = SharedSelector(watched := Hurried(), turns)
    with turns.taken(ticket):
        shared.read_for(ticket)
        assert shared.answers("Hvad?", STRETCHES) == ANSWERS
    assert [len(read) for _, read in watched.read] == [2, 2, 3]
