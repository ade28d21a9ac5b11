"""A small SQLite file that only its owner may read, in which something is kept beside the documents."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import RaadslagError

_PATIENCE = 10.0  # seconds that a process waits for another's writing


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What a file holds.

    Attributes:
        what: for messages, like "conversations".
        format: raised with every change to what is written.
        schema: the statements that make its tables, beside `meta`, which holds the format.
        unusable: what is raised when it cannot be used.
    """

    what: str
    format: int
    schema: str
    unusable: type[RaadslagError]

    def connect(self, path: Path | None) -> sqlite3.Connection:
        """Open the file, or a new one in memory.

        Raises:
            RaadslagError: of the type `unusable`: it cannot be opened, or is of another version.
        """
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))  # its owner's alone
            connection = sqlite3.connect(
                path or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            # What is deleted is overwritten, and no log beside the file keeps it.
            for pragma in ("auto_vacuum = FULL", "secure_delete = ON", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {pragma}")
            self._make(connection, path)
        except (OSError, sqlite3.Error) as error:
            raise self.unusable(
                f"cannot keep {self.what} in {path}: {error}; move the file away, and a new one is made"
            ) from error
        return connection

    def _make(self, connection: sqlite3.Connection, path: Path | None) -> None:
        """Make the tables in a new file; check those of an old one."""
        connection.execute("BEGIN IMMEDIATE")  # two processes may be the first
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
            for statement in self.schema.split(";"):
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('format', ?)", (str(self.format),))
        found = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        connection.execute("COMMIT")
        if found is None or found[0] != str(self.format):
            raise self.unusable(
                f"the {self.what} in {path} have format {found[0] if found else 'none'}, this version reads "
                f"{self.format}; move the file away, and a new one is made"
            )
