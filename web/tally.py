"""How many questions were asked and how many went unanswered, counted while the server runs."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.feedback import Feedback
from assistant.types import Answer, Outcome
from corpus.errors import RaadslagError

_DAYS = 30  # that are remembered


@dataclass(frozen=True, slots=True)
class Day:
    """What was asked on one day."""

    day: dt.date
    questions: int
    unanswered: int


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


class Tally:
    """Counts by day, and keeps questions without an answer where the operator wants that."""

    def __init__(self, feedback: Feedback, clock: Callable[[], dt.datetime] = _now) -> None:
        self._feedback = feedback
        self._clock = clock
        self._lock = Lock()
        self._questions: Counter[dt.date] = Counter()
        self._unanswered: Counter[dt.date] = Counter()
        self.since = clock()

    def note(self, answer: Answer) -> None:
        """Count an answer; what cannot be kept now is told to the log, and the asker gets the answer."""
        found_none = answer.outcome is Outcome.NOT_FOUND
        today = self._clock().date()
        with self._lock:
            self._questions[today] += 1
            self._unanswered[today] += found_none
            for old in [day for day in self._questions if day < today - dt.timedelta(_DAYS)]:
                del self._questions[old], self._unanswered[old]
        if found_none:
            try:
                self._feedback.record_unanswered(answer.read_as or answer.question, consented=False)
            except RaadslagError as error:
                logging.getLogger("raadslag").error("%s", error)

    def today(self) -> Day:
        """Return what was asked today."""
        today = self._clock().date()
        with self._lock:
            return Day(today, self._questions[today], self._unanswered[today])

    def month(self) -> Day:
        """Return what was asked since the server started, of the last thirty days; `day` is the first."""
        first = max(self.since.date(), self._clock().date() - dt.timedelta(_DAYS))
        with self._lock:
            return Day(first, self._questions.total(), self._unanswered.total())


_tally: ContextVar[Tally | None] = ContextVar("tally", default=None)


def note(answer: Answer) -> None:
    """Count an answer for the application that gives it; nothing where none counts."""
    tally = _tally.get()
    if tally:
        tally.note(answer)


class Tallied:
    """Makes the application's tally known to what answers its requests."""

    def __init__(self, app: ASGIApp, *, tally: Tally) -> None:
        self._app = app
        self._tally = tally

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _tally.set(self._tally)
        await self._app(scope, receive, send)
