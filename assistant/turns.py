"""Who may work when more ask than there are processors: those who wait for it first, in their order."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(eq=False, slots=True)
class Ticket:
    """A place in the line."""

    number: int
    urgent: bool  # somebody waits for it


class Turns:
    """Lets so many work at a time; safe to use from several threads at once.

    What nobody waits for begins only when nobody who waits is in the line, and leaves them one place, where
    there are two or more.
    """

    def __init__(self, most: int) -> None:
        """Let `most` work at a time, 1 or more."""
        self._most = most
        self._changed = threading.Condition()
        self._waiting: list[Ticket] = []
        self._working: list[Ticket] = []
        self._numbers = itertools.count()

    def ticket(self, *, urgent: bool = True) -> Ticket:
        """Return a new place at the end of the line."""
        return Ticket(next(self._numbers), urgent)

    def hurry(self, ticket: Ticket) -> None:
        """Tell that somebody waits for it now."""
        with self._changed:
            ticket.urgent = True
            self._changed.notify_all()

    @contextmanager
    def taken(self, ticket: Ticket) -> Iterator[None]:
        """Wait for one's turn, and work."""
        with self._changed:
            self._begin(ticket)
        try:
            yield
        finally:
            with self._changed:
                self._end(ticket)

    def give_way(self, ticket: Ticket) -> None:
        """Between two steps of work that nobody waits for, let those who wait go first."""
        with self._changed:
            if not ticket.urgent and any(each.urgent for each in self._waiting):
                self._end(ticket)
                self._begin(ticket)

    def is_alone(self) -> bool:
        """Tell whether only one works, none waits and there is a free place."""
        with self._changed:
            return self._most > 1 and len(self._working) == 1 and not self._waiting

    def _begin(self, ticket: Ticket) -> None:
        self._waiting.append(ticket)
        self._changed.wait_for(lambda: self._may_begin(ticket))
        self._waiting.remove(ticket)
        self._working.append(ticket)
        self._changed.notify_all()  # another one is now the first in the line

    def _end(self, ticket: Ticket) -> None:
        self._working.remove(ticket)
        self._changed.notify_all()

    def _may_begin(self, ticket: Ticket) -> bool:
        first = min(self._waiting, key=lambda each: (not each.urgent, each.number))
        if ticket is not first or len(self._working) >= self._most:
            return False
        others = sum(not each.urgent for each in self._working)
        return ticket.urgent or others < max(1, self._most - 1)
