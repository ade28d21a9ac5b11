"""The file that feedback is kept in: its tables, and what opening it takes."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from assistant.errors import FeedbackUnusable

NAME = "feedback.sqlite"
FORMAT = 1  # raised with every change to what is written
_PATIENCE = 10.0  # seconds that a process waits for another's writing
_SCHEMA = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT, given REAL NOT NULL, about TEXT NOT NULL,
        useful INTEGER NOT NULL, reason TEXT, comment TEXT NOT NULL, question TEXT, handled REAL
    );
    CREATE INDEX feedback_given ON feedback (given);
    CREATE TABLE feedback_documents (
        feedback INTEGER NOT NULL REFERENCES feedback (id) ON DELETE CASCADE,
        place INTEGER NOT NULL, document TEXT NOT NULL, version TEXT NOT NULL,
        PRIMARY KEY (feedback, place)
    );
    CREATE TABLE unanswered (
        id INTEGER PRIMARY KEY AUTOINCREMENT, folded TEXT NOT NULL UNIQUE, question TEXT NOT NULL,
        times INTEGER NOT NULL, asked REAL NOT NULL, handled REAL
    );
    CREATE INDEX unanswered_asked ON unanswered (asked);
"""


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file, or a new one in memory.

    Raises:
        FeedbackUnusable: it cannot be opened, or is of another version.
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
        _make(connection, path)
    except (OSError, sqlite3.Error) as error:
        raise FeedbackUnusable(
            f"cannot keep feedback in {path}: {error}; move the file away, and a new one is made"
        ) from error
    return connection


def _make(connection: sqlite3.Connection, path: Path | None) -> None:
    """Make the tables in a new file; check those of an old one."""
    connection.execute("BEGIN IMMEDIATE")  # two processes may be the first
    made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    if not made:
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
    found = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    connection.execute("COMMIT")
    if found is None or found[0] != str(FORMAT):
        raise FeedbackUnusable(
            f"the feedback in {path} has format {found[0] if found else 'none'}, this version reads "
            f"{FORMAT}; move the file away, and a new one is made"
        )
