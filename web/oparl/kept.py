"""When each OParl object came, last changed and went: kept beside the index, without a word of what it said.

A client that mirrors the data has to learn of what is deleted, so an object that is gone stays known by its
id and its times. What it said is not kept, nor a digest of that. While it is there, a digest of what it says
tells whether it has changed. The file follows the library by looking at it: a process that dies before it has
looked has lost nothing, the next one sees the same.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from assistant.kept_file import KeptFile
from corpus.errors import RaadslagError

NAME = "oparl.sqlite"
FORMAT = 1
_SCHEMA = """
    CREATE TABLE objects (
        path TEXT PRIMARY KEY, organization TEXT, created INTEGER NOT NULL, modified INTEGER NOT NULL,
        content BLOB
    ) WITHOUT ROWID
"""


class ObjectsUnusable(RaadslagError):
    """The file of OParl objects cannot be opened or written; the operator can mend it."""


_connect = KeptFile("OParl objects' times", FORMAT, _SCHEMA, ObjectsUnusable).connect


@dataclass(frozen=True, slots=True)
class Present:
    """An object that is there now.

    Attributes:
        content: a digest of what it says.
        created, modified: what its documents tell of its times, for an object that nobody has asked for yet.
        organization: the path of the organization whose list of meetings it stands in.
    """

    content: bytes
    created: dt.datetime
    modified: dt.datetime
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """An object's times, in UTC and whole seconds; `modified` of a deleted one is when it went."""

    created: dt.datetime
    modified: dt.datetime
    deleted: bool = False
    organization: str | None = None


class KeptObjects:
    """Keeps the objects' times by the paths of their ids; safe to use from several threads."""

    def __init__(self, path: Path | None, *, clock: Callable[[], float] = time.time) -> None:
        """Open the file.

        Args:
            path: the file; None keeps it in memory, for as long as the process runs.
            clock: returns the time in seconds.

        Raises:
            ObjectsUnusable: the file cannot be opened, or is of another version.
        """
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._connection = _connect(path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def is_empty(self) -> bool:
        """Tell whether nobody has asked for objects yet.

        Raises:
            ObjectsUnusable: the file cannot be read.
        """
        with self._changing() as connection:
            return connection.execute("SELECT 1 FROM objects LIMIT 1").fetchone() is None

    def follow(self, present: Mapping[str, Present]) -> dict[str, Life]:
        """Note what came, changed and went since the last time; return all that ever was, by path.

        What is noted has the time of now, not of the change itself: a client that asks in between must be
        told of it the next time. The first time objects have the times that their documents tell.

        Raises:
            ObjectsUnusable: the file cannot be written.
        """
        with self._changing() as connection:
            rows = connection.execute("SELECT path, created, modified, content FROM objects").fetchall()
            known = {path: (created, modified, content) for path, created, modified, content in rows}
            # Upwards: nothing may be older than the question of a client that has not been told of it.
            now = ceil(self._clock())
            for path, each in present.items():
                if path not in known:
                    times = (now, now) if known else (_seconds(each.created), _seconds(each.modified))
                    row = (path, each.organization, *times, each.content)
                    connection.execute("INSERT INTO objects VALUES (?, ?, ?, ?, ?)", row)
                elif known[path][2] != each.content:
                    connection.execute(
                        "UPDATE objects SET modified = ?, content = ?, organization = ? WHERE path = ?",
                        (now, each.content, each.organization, path),
                    )
            gone = [(now, path) for path, row in known.items() if path not in present and row[2] is not None]
            connection.executemany("UPDATE objects SET modified = ?, content = NULL WHERE path = ?", gone)
            query = "SELECT path, created, modified, content IS NULL, organization FROM objects"
            return {path: _life(*values) for path, *values in connection.execute(query)}

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Make all of a change or nothing."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                with self._connection:  # commits, or takes back
                    yield self._connection
            except sqlite3.Error as error:
                raise ObjectsUnusable(
                    f"cannot keep OParl objects' times in {self._path}: {error}; make room, or move the file "
                    "away and start again: a new one is made, which knows of no deleted objects"
                ) from error


def _life(created: int, modified: int, deleted: int, organization: str | None) -> Life:
    return Life(_moment(created), _moment(modified), bool(deleted), organization)


def _seconds(moment: dt.datetime) -> int:
    return ceil(moment.timestamp())


def _moment(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
