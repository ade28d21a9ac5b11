"""The file that conversations are kept in: its tables, and what opening it takes."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from assistant.errors import ConversationsUnusable

NAME = "conversations.sqlite"
FORMAT = 1  # raised with every change to what is written
_PATIENCE = 10.0  # seconds that a process waits for another's writing
_SCHEMA = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE conversations (
        id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL,
        created REAL NOT NULL, used REAL NOT NULL
    );
    CREATE INDEX conversations_owner ON conversations (owner, used);
    CREATE INDEX conversations_used ON conversations (used);
    CREATE TABLE turns (
        conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, question TEXT NOT NULL, language TEXT NOT NULL, filters TEXT NOT NULL,
        answer TEXT NOT NULL, PRIMARY KEY (conversation, number)
    );
    CREATE TABLE turn_documents (
        conversation TEXT NOT NULL, number INTEGER NOT NULL, document TEXT NOT NULL, version TEXT NOT NULL,
        PRIMARY KEY (conversation, number, document, version),
        FOREIGN KEY (conversation, number) REFERENCES turns (conversation, number) ON DELETE CASCADE
    );
    CREATE INDEX turn_documents_version ON turn_documents (document, version);
"""


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file, or a new one in memory.

    Raises:
        ConversationsUnusable: it cannot be opened, or is of another version.
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
        raise ConversationsUnusable(
            f"cannot keep conversations in {path}: {error}; move the file away, and a new one is made"
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
        raise ConversationsUnusable(
            f"the conversations in {path} have format {found[0] if found else 'none'}, this version reads "
            f"{FORMAT}; move the file away, and a new one is made"
        )
