"""Answers that their owners share by link: each a frozen turn of a conversation, for a set number of days.

A share holds no text, only which turn it is. So it is gone with its conversation, and what it shows is read
from the documents again, as in the conversation itself.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.conversation_spans import to_answer, to_filters
from assistant.conversation_types import Documents, Turn
from assistant.conversations import Conversations, hashed

_DAY = 86_400  # seconds
_TOKEN = re.compile(r"[\w-]{22}", re.ASCII)  # 128 bits in base64
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS shares (
        token TEXT PRIMARY KEY, owner TEXT NOT NULL, conversation TEXT NOT NULL, number INTEGER NOT NULL,
        created REAL NOT NULL, expires REAL NOT NULL,
        FOREIGN KEY (conversation, number) REFERENCES turns (conversation, number) ON DELETE CASCADE
    )"""
_INDEX = "CREATE INDEX IF NOT EXISTS shares_turn ON shares (conversation, number)"


@dataclass(frozen=True, slots=True)
class Share:
    """A shared answer in its owner's list; days are those of the server's clock.

    `id` names it to its owner and opens nothing.
    """

    id: str
    conversation_id: str
    number: int
    question: str
    created: dt.date
    expires: dt.date


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link shows: a turn as it is now, and the days on which it was shared and will be gone."""

    turn: Turn
    created: dt.date
    expires: dt.date


class Shares:
    """Keeps which turns are shared, in the file of the conversations; safe to use from several threads.

    The links' tokens are kept as hashes: who reads the file cannot open them.
    """

    def __init__(
        self,
        conversations: Conversations,
        documents: Documents,
        *,
        days: int,
        clock: Callable[[], float] = time.time,
        owner_limit: int = 100,
    ) -> None:
        """Open the shares.

        Args:
            conversations: what answers are shared of.
            documents: what answers are read from again.
            days: how long a link works.
            clock: returns the time in seconds.
            owner_limit: most links of one owner that work at a time; the oldest goes.
        """
        self._conversations = conversations
        self._documents = documents
        self.days = days
        self._clock = clock
        self._owner_limit = owner_limit
        with conversations.beside() as connection:
            connection.execute(_SCHEMA)
            connection.execute(_INDEX)

    def add(self, owner: str, conversation_id: str, number: int) -> str | None:
        """Share a turn; return the token that opens it, None when the turn is not there or another's."""
        token, now = secrets.token_urlsafe(16), self._clock()
        query = """
            INSERT INTO shares SELECT ?, c.owner, c.id, t.number, ?, ? FROM conversations c
            JOIN turns t ON t.conversation = c.id WHERE c.id = ? AND c.owner = ? AND t.number = ?"""
        row = (hashed(token), now, now + self.days * _DAY, conversation_id, hashed(owner), number)
        with self._conversations.beside() as connection:
            self._expire(connection)
            added = connection.execute(query, row).rowcount
            connection.execute(
                "DELETE FROM shares WHERE token IN (SELECT token FROM shares WHERE owner = ? "
                "ORDER BY created DESC, rowid DESC LIMIT -1 OFFSET ?)",
                (hashed(owner), self._owner_limit),
            )
        return token if added else None

    def open(self, token: str) -> Shared | None:
        """Return what a link shows; None when it never was, has expired or was revoked."""
        if not _TOKEN.fullmatch(token):
            return None
        query = """
            SELECT s.created, s.expires, t.number, t.filters, t.question, t.answer FROM shares s
            JOIN turns t ON t.conversation = s.conversation AND t.number = s.number WHERE s.token = ?"""
        with self._conversations.beside() as connection:
            self._expire(connection)
            row = connection.execute(query, (hashed(token),)).fetchone()
        if row is None:
            return None
        created, expires, number, filters, question, answer = row
        turn = Turn(number, to_filters(filters), to_answer(question, answer, self._documents.document))
        return Shared(turn, _day(created), _day(expires))

    def list(self, owner: str) -> Sequence[Share]:
        """Return an owner's shared answers, the latest first."""
        query = """
            SELECT s.token, s.conversation, s.number, t.question, s.created, s.expires FROM shares s
            JOIN turns t ON t.conversation = s.conversation AND t.number = s.number
            WHERE s.owner = ? ORDER BY s.created DESC, s.rowid DESC"""
        with self._conversations.beside() as connection:
            self._expire(connection)
            rows = connection.execute(query, (hashed(owner),)).fetchall()
        return [
            Share(identity, conversation, number, question, _day(created), _day(expires))
            for identity, conversation, number, question, created, expires in rows
        ]

    def revoke(self, owner: str, share_id: str) -> bool:
        """Stop sharing; tell whether there was such a share of this owner."""
        query = "DELETE FROM shares WHERE token = ? AND owner = ?"
        with self._conversations.beside() as connection:
            return connection.execute(query, (share_id, hashed(owner))).rowcount > 0

    def _expire(self, connection: sqlite3.Connection) -> None:
        """Delete what has expired: by what was promised, or sooner where the setting is shorter now."""
        now = self._clock()
        connection.execute(
            "DELETE FROM shares WHERE expires <= ? OR created <= ?", (now, now - self.days * _DAY)
        )


def _day(seconds: float) -> dt.date:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).astimezone().date()
