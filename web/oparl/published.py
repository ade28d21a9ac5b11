"""The OParl objects as they are now, each with its times; what has come, changed and gone is noted first."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from assistant.record import Record
from corpus.errors import RaadslagError
from web.oparl.contents import Contents
from web.oparl.kept import KeptObjects, Life
from web.oparl.objects import Objects, Publisher

_BASES = 2  # addresses of the server that objects are held for at a time
_LOOK = 60.0  # seconds between two looks at the library while nobody asks


class Published:
    """The objects of the record as it is now; safe to use from several threads."""

    def __init__(self, kept: KeptObjects, publisher: Publisher) -> None:
        self._kept = kept
        self._publisher = publisher
        self._contents = Contents()
        self._lock = threading.Lock()
        self._record: Record | None = None
        self._lives: dict[str, Life] = {}
        self._made: dict[str, Objects] = {}

    def objects(self, read: Callable[[], Record], base: str) -> Objects:
        """Return the objects of the record that `read` returns, at addresses that begin with `base`.

        Raises:
            ObjectsUnusable: what has come and gone cannot be noted.
        """
        with self._lock:
            record = self._follow(read)
            if base not in self._made:
                while len(self._made) >= _BASES:
                    del self._made[next(iter(self._made))]
                self._made[base] = Objects(record, base, self._publisher, self._lives)
            return self._made[base]

    def _follow(self, read: Callable[[], Record]) -> Record:
        """Note what has come and gone; the lock is held, so that nobody notes an older record after it."""
        record = read()
        if record is not self._record:
            self._lives = self._kept.follow(self._contents.present(Objects(record, "", self._publisher, {})))
            self._record, self._made = record, {}
        return record

    def keep_following(self, read: Callable[[], Record]) -> None:
        """Look at the library from now on while nobody asks; nothing where nobody ever has.

        So a deletion has its time within a minute, and no digest of what is gone is kept for longer.
        """
        threading.Thread(target=self._look_forever, args=(read,), name="oparl", daemon=True).start()

    def _look_forever(self, read: Callable[[], Record]) -> None:
        while True:
            time.sleep(_LOOK)
            try:
                if not self._kept.is_empty():
                    with self._lock:
                        self._follow(read)
            except RaadslagError as error:  # who asks is told
                logging.getLogger("raadslag").error("%s", error)
