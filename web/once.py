"""A form that is sent twice, by a double click or once more after a lost connection, is answered once."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

_KEPT = 2_000  # forms that are remembered
_PATIENCE_S = 60.0  # that the second sending waits for the first to be answered


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the answer to a form stands."""

    conversation_id: str
    turn: int


class Once:
    """Remembers what forms led to, by a word that each page gives its forms; in this process only."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answered: OrderedDict[bytes, Future[Asked]] = OrderedDict()

    def run(self, parts: tuple[str, ...], make: Callable[[], Asked]) -> Asked:
        """Return what `make` returns, or returned when the same form was sent before.

        A form whose answering failed is not remembered, so that it can be sent again.

        Args:
            parts: what tells the form: whose it is, its word, its fields.
            make: answers the form.

        Raises:
            TimeoutError: the first sending is still being answered.
        """
        key = hashlib.sha256("\0".join(parts).encode()).digest()
        with self._lock:
            known = self._answered.get(key)
            if known is None:
                mine = self._answered[key] = Future[Asked]()
                while len(self._answered) > _KEPT:
                    self._answered.popitem(last=False)
        if known is not None:
            return known.result(_PATIENCE_S)
        try:
            asked = make()
        except BaseException as error:
            with self._lock:
                self._answered.pop(key, None)
            mine.set_exception(error)
            raise
        mine.set_result(asked)
        return asked
