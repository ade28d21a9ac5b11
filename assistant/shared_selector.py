"""A sentence selector for many answers: in steps where others wait, on two processors where none does."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate

from assistant.turns import Ticket, Turns
from index.types import Excerpt, Selector

_STEP = 2  # stretches read before those who wait are let in


class SharedSelector:
    """Reads for whoever has a place among the turns; safe to use from several threads at once."""

    def __init__(self, selector: Selector, turns: Turns) -> None:
        """Read with `selector`, for those who work by `turns`."""
        self._selector = selector
        self._turns = turns
        self._reading = threading.local()
        self._beside = ThreadPoolExecutor(1, "reading")

    def read_for(self, ticket: Ticket) -> None:
        """Note whose question this thread answers now."""
        self._reading.ticket = ticket

    def answers(self, question: str, stretches: Sequence[Excerpt], /) -> list[list[float]]:
        """Return for each sentence of each stretch the probability, 0 to 1, that it answers."""
        ticket: Ticket = self._reading.ticket
        found: list[list[float]] = []
        while len(found) < len(stretches) and not ticket.urgent:
            self._turns.give_way(ticket)
            found += self._selector.answers(question, stretches[len(found) : len(found) + _STEP])
        left = stretches[len(found) :]
        if len(left) > 1 and self._turns.is_alone():
            return found + self._by_two(question, left)
        return found + (self._selector.answers(question, left) if left else [])

    def _by_two(self, question: str, stretches: Sequence[Excerpt]) -> list[list[float]]:
        """Read about half of the text on a processor that nobody else needs."""
        lengths = list(accumulate(sum(map(len, stretch.sentences)) for stretch in stretches))
        half = 1 + sum(2 * length <= lengths[-1] for length in lengths[:-2])
        later = self._beside.submit(self._selector.answers, question, stretches[half:])
        return self._selector.answers(question, stretches[:half]) + later.result()
