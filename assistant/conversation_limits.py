"""What goes out of the file of conversations: what is old, too much, or of documents that are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from assistant.conversation_spans import withdrawn_text
from assistant.types import Language

DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """What is kept; past it the ones used longest ago go."""

    days: int  # that a conversation stays after it was last used; 0 sets no end
    conversations: int
    of_owner: int  # conversations
    turns: int  # of each conversation; the oldest go

    def expire(self, connection: sqlite3.Connection, now: float) -> None:
        """Delete what was last used too long ago; `now` is in seconds since 1970."""
        if self.days:
            connection.execute("DELETE FROM conversations WHERE used < ?", (now - self.days * DAY,))

    def trim(self, connection: sqlite3.Connection, owner: str, identity: str, number: int) -> None:
        """Delete what is too much once turn `number` of a conversation was added; `owner` as it is kept."""
        connection.execute(
            "DELETE FROM turns WHERE conversation = ? AND number <= ?", (identity, number - self.turns)
        )
        connection.execute(
            "DELETE FROM conversations WHERE id IN (SELECT id FROM conversations WHERE owner = ? "
            "ORDER BY used DESC, rowid DESC LIMIT -1 OFFSET ?)",
            (owner, self.of_owner),
        )
        connection.execute(
            "DELETE FROM conversations WHERE id IN "
            "(SELECT id FROM conversations ORDER BY used DESC, rowid DESC LIMIT -1 OFFSET ?)",
            (self.conversations,),
        )


def withdraw(connection: sqlite3.Connection, stands: Callable[[str, str], bool]) -> None:
    """Leave of the turns whose documents are no longer there, or others now, nothing but the question.

    Args:
        connection: the file, within a change.
        stands: tells whether the document of an id still has that version.
    """
    held = connection.execute("SELECT DISTINCT document, version FROM turn_documents").fetchall()
    for document_id, version in held:
        if stands(document_id, version):
            continue
        query = """
            SELECT t.conversation, t.number, t.language FROM turns t JOIN turn_documents d
            ON d.conversation = t.conversation AND d.number = t.number
            WHERE d.document = ? AND d.version = ?"""
        for identity, number, language in connection.execute(query, (document_id, version)).fetchall():
            connection.execute(
                "UPDATE turns SET answer = ? WHERE conversation = ? AND number = ?",
                (withdrawn_text(Language(language)), identity, number),
            )
            connection.execute(
                "DELETE FROM turn_documents WHERE conversation = ? AND number = ?", (identity, number)
            )
