"""How much one user may ask for, so that nobody keeps the others waiting; counted in bounded memory."""

from __future__ import annotations

import math
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

_MINUTE = 60.0  # seconds
_KEYS = 5_000  # users that are counted; the one seen longest ago is forgotten


@dataclass(frozen=True, slots=True)
class Limits:
    """What one user may have; the defaults are GOV.UK Chat's.

    A user is a browser, by its cookie, or else an address. Cookies are free to make up, so an address has
    limits too: `of_address` times a user's, which is how many may sit behind one.
    """

    questions: int = 15  # and other changes, in a minute
    reads: int = 180  # in a minute
    logins: int = 10  # attempts in a minute from one address
    of_address: int = 40
    streams: int = 3  # answers that are being sent at once
    all_streams: int = 100  # to all users together
    stream_seconds: float = 120  # that an answer may be sent for
    form_seconds: float = 30  # in which a form must have come in
    upload_seconds: float = 900  # in which files must have
    idle_seconds: float = 30  # that a client may pause while it sends


class Window:
    """Counts what each key took in the last minute."""

    def __init__(self, limit: int, *, keys: int = _KEYS, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._keys = keys
        self._clock = clock
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: str) -> int:
        """Return for how many seconds a key must wait; 0 when it may take one more now.

        Only `take` counts, so that what is refused does not make the wait longer.
        """
        with self._lock:
            taken = self._taken.get(key)
            if taken is None or len(taken) < self._limit:
                return 0
            # The deque holds no more than the limit, so its first is what must be a minute ago.
            return max(0, math.ceil(taken[0] + _MINUTE - self._clock()))

    def take(self, key: str) -> None:
        """Count one more for a key."""
        with self._lock:
            taken = self._taken.setdefault(key, deque(maxlen=self._limit))
            taken.append(self._clock())
            self._taken.move_to_end(key)
            if len(self._taken) > self._keys:
                self._taken.popitem(last=False)


class Slots:
    """Counts what each key has open."""

    def __init__(self, limit: int, total: int) -> None:
        self._limit = limit
        self._total = total
        self._open: Counter[str] = Counter()
        self._lock = Lock()

    def take(self, key: str) -> bool:
        """Open one more for a key; tell whether there was room."""
        with self._lock:
            if self._open[key] >= self._limit or self._open.total() >= self._total:
                return False
            self._open[key] += 1
            return True

    def free(self, key: str) -> None:
        """Close one of a key."""
        with self._lock:
            self._open[key] -= 1
            if self._open[key] <= 0:
                del self._open[key]


class StillAnswering(Exception):
    """A user's question comes while another of theirs is being answered."""


class Pending:
    """Sees to it that nobody has two questions answered at once."""

    def __init__(self) -> None:
        self._users: set[str] = set()
        self._lock = Lock()

    @contextmanager
    def answering(self, user: str) -> Iterator[None]:
        """Answer a user's question.

        Raises:
            StillAnswering: another one of theirs is being answered.
        """
        with self._lock:
            if user in self._users:
                raise StillAnswering
            self._users.add(user)
        try:
            yield
        finally:
            with self._lock:
                self._users.discard(user)
