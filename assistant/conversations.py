"""Conversations kept in SQLite: listed, renamed, deleted, gone after a set time.

A file of its own beside the library, so that a conversation is never part of a change of documents. It
holds questions, places in documents and the assistant's own words; what it held of a document that has
changed or gone is overwritten as soon as that is noticed.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.conversation_file import connect
from assistant.conversation_limits import Limits, withdraw
from assistant.conversation_spans import (
    answer_text,
    documents_of,
    filters_text,
    to_answer,
    to_filters,
    withdrawn_text,
)
from assistant.conversation_types import Conversation, Documents, Listed, Turn
from assistant.errors import ConversationsUnusable
from assistant.types import Answer, Filters
from index.words import fold

COMMAND_LINE = "command line"  # who owns what is asked on it
PROGRAMS = "programs"  # and over HTTP without a browser
_LONGEST_TITLE = 80  # characters


class Conversations:
    """Keeps conversations, each for the one who began it; safe to use from several threads and processes.

    An id has 128 random bits, but does not open a conversation to anyone but its owner.
    """

    def __init__(
        self,
        path: Path | None,
        documents: Documents,
        *,
        days: int = 90,
        clock: Callable[[], float] = time.time,
        conversation_limit: int = 20_000,
        owner_limit: int = 200,
        turn_limit: int = 50,
    ) -> None:
        """Open the conversations.

        Args:
            path: the file; None keeps them in memory, for as long as the process runs.
            documents: what answers are read from again.
            days: how long a conversation stays after it was last used; 0 sets no end.
            clock: returns the time in seconds.
            conversation_limit: most conversations kept; the ones used longest ago go.
            owner_limit: most conversations kept of one owner.
            turn_limit: most turns kept of each; the oldest go.

        Raises:
            ConversationsUnusable: the file cannot be opened, or is of another version.
        """
        self._documents = documents
        self._clock = clock
        self._limits = Limits(days, conversation_limit, owner_limit, turn_limit)
        self._lock = threading.RLock()
        self._seen: int | None = None  # revision of the documents that was looked through last
        self._connection = connect(path)

    def get(self, owner: str, conversation_id: str) -> Conversation | None:
        """Return a conversation; None when it is not there or another's."""
        with self._changing() as connection:
            return self._read(connection, owner, conversation_id)

    def add(self, owner: str, conversation_id: str, filters: Filters, answer: Answer) -> Conversation:
        """Return the conversation with the answer as its last turn; a new one for an id that is not there."""
        with self._changing() as connection:
            now = self._clock()
            found = self._owned(connection, owner, conversation_id)
            identity = conversation_id if found else secrets.token_urlsafe(16)
            if not found:
                connection.execute(
                    "INSERT INTO conversations VALUES (?, ?, ?, ?, ?)",
                    (identity, hashed(owner), _title(answer.question), now, now),
                )
            query = "SELECT coalesce(max(number), 0) + 1 FROM turns WHERE conversation = ?"
            number = int(connection.execute(query, (identity,)).fetchone()[0])
            connection.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, '')",
                (identity, number, answer.question, answer.language.value, filters_text(filters)),
            )
            self._write(connection, identity, number, answer)
            connection.execute("UPDATE conversations SET used = ? WHERE id = ?", (now, identity))
            self._limits.trim(connection, hashed(owner), identity, number)
            read = self._read(connection, owner, identity)
            if read is None:
                raise RuntimeError("a conversation that was just written cannot be read")
            return read

    def rewrite(
        self, owner: str, conversation_id: str, number: int, before: Answer, after: Answer
    ) -> Conversation | None:
        """Put `after` in the place of a turn's answer, and return the conversation as it is then.

        Nothing changes when the answer is no longer `before`, as it was read: whoever came first, the
        one who writes it anew or the one who stops that, is right. None when there is no such turn.
        """
        with self._changing() as connection:
            found = self._read(connection, owner, conversation_id)
            turn = found.turn(number) if found else None
            if turn is None or turn.answer != before:
                return found if turn else None
            query = "DELETE FROM turn_documents WHERE conversation = ? AND number = ?"
            connection.execute(query, (conversation_id, number))
            self._write(connection, conversation_id, number, after)
            return self._read(connection, owner, conversation_id)

    def list(self, owner: str, search: str = "", limit: int | None = None) -> Sequence[Listed]:
        """Return an owner's conversations, the one used last first.

        Args:
            owner: whose.
            search: words that the title or the questions hold, each of them somewhere; "" for all.
            limit: most to return; None for all.
        """
        query = """
            SELECT c.id, c.title, c.used, count(t.number), group_concat(t.question, ' ')
            FROM conversations c LEFT JOIN turns t ON t.conversation = c.id
            WHERE c.owner = ? GROUP BY c.id ORDER BY c.used DESC, c.id"""
        with self._changing() as connection:
            rows = connection.execute(query, (hashed(owner),)).fetchall()
        words = fold(search).split()
        found = [
            Listed(identity, title, used, turns)
            for identity, title, used, turns, asked in rows
            if all(word in fold(f"{title} {asked or ''}") for word in words)
        ]
        return found[:limit]

    def rename(self, owner: str, conversation_id: str, title: str) -> bool:
        """Give a conversation another title; an empty one gives it its first question again."""
        with self._changing() as connection:
            if not self._owned(connection, owner, conversation_id):
                return False
            query = "SELECT question FROM turns WHERE conversation = ? ORDER BY number LIMIT 1"
            first = connection.execute(query, (conversation_id,)).fetchone()
            new = _title(title) or _title(first[0] if first else "")
            connection.execute("UPDATE conversations SET title = ? WHERE id = ?", (new, conversation_id))
            return True

    def delete(self, owner: str, conversation_id: str) -> bool:
        """Delete a conversation; tell whether there was one."""
        with self._changing() as connection:
            query = "DELETE FROM conversations WHERE id = ? AND owner = ?"
            return connection.execute(query, (conversation_id, hashed(owner))).rowcount > 0

    def delete_all(self, owner: str) -> int:
        """Delete all of an owner's conversations; return how many there were."""
        with self._changing() as connection:
            return connection.execute("DELETE FROM conversations WHERE owner = ?", (hashed(owner),)).rowcount

    def count(self) -> int:
        """Return how many conversations are kept of all owners."""
        with self._changing() as connection:
            return int(connection.execute("SELECT count(*) FROM conversations").fetchone()[0])

    def citing(self, document_ids: Sequence[str]) -> int:
        """Return how many answers, of all owners, come from these documents."""
        marks = ",".join("?" * len(document_ids))
        query = f"""SELECT count(*) FROM (SELECT DISTINCT conversation, number FROM turn_documents
                    WHERE document IN ({marks}))"""  # noqa: S608  # the marks are question marks
        with self._changing() as connection:
            return int(connection.execute(query, document_ids).fetchone()[0])

    def forget(self) -> None:
        """Overwrite what is kept of documents that have changed or gone, and what has expired."""
        with self._changing():
            pass

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def beside(self) -> Iterator[sqlite3.Connection]:
        """Hold the file for a change of what is kept beside the conversations."""
        with self._changing() as connection:
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Hold the file for one change, after what is to be forgotten is."""
        revision = self._documents.revision()
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._limits.expire(self._connection, self._clock())
                if revision != self._seen:
                    withdraw(self._connection, self._stands)
                yield self._connection
                self._connection.execute("COMMIT")
                self._seen = revision
            except sqlite3.Error as error:  # the disk is full, or another process writes for too long
                raise ConversationsUnusable(
                    f"conversations cannot be kept now: {error}; try again"
                ) from error
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _write(self, connection: sqlite3.Connection, identity: str, number: int, answer: Answer) -> None:
        """Write a turn's answer; of one whose documents have changed meanwhile nothing is kept."""
        needed = documents_of(answer)
        stands = all(self._stands(document_id, version) for document_id, version in needed)
        kept = answer_text(answer, self._documents.document) if stands else withdrawn_text(answer.language)
        connection.execute(
            "UPDATE turns SET answer = ? WHERE conversation = ? AND number = ?", (kept, identity, number)
        )
        connection.executemany(
            "INSERT INTO turn_documents VALUES (?, ?, ?, ?)",
            [(identity, number, document, version) for document, version in sorted(needed) if stands],
        )

    def _stands(self, document_id: str, version: str) -> bool:
        document = self._documents.document(document_id)
        return document is not None and document.version == version

    def _owned(self, connection: sqlite3.Connection, owner: str, conversation_id: str) -> bool:
        query = "SELECT 1 FROM conversations WHERE id = ? AND owner = ?"
        return connection.execute(query, (conversation_id, hashed(owner))).fetchone() is not None

    def _read(self, connection: sqlite3.Connection, owner: str, conversation_id: str) -> Conversation | None:
        query = "SELECT title FROM conversations WHERE id = ? AND owner = ?"
        row = connection.execute(query, (conversation_id, hashed(owner))).fetchone()
        if row is None:
            return None
        query = "SELECT number, question, filters, answer FROM turns WHERE conversation = ? ORDER BY number"
        find = self._documents.document
        turns = tuple(
            Turn(number, to_filters(filters), to_answer(question, answer, find))
            for number, question, filters, answer in connection.execute(query, (conversation_id,))
        )
        return Conversation(conversation_id, row[0], turns)


def hashed(secret: str) -> str:
    """Return what the file keeps of an owner or a link, so that it opens nothing to who reads it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _title(text: str) -> str:
    """Return a title on one line, cut between words."""
    words = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(words) <= _LONGEST_TITLE:
        return words
    return f"{words[: _LONGEST_TITLE - 1].rpartition(' ')[0] or words[: _LONGEST_TITLE - 1]} …"
