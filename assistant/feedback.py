"""What people say of answers and sources, and the questions that got no answer: the list to work on.

Nothing here tells who wrote: no cookie, no address. A question's text is kept only when its asker sent it
along, or when the operator has turned on that unanswered questions are kept. CPR numbers are masked.
"""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.errors import FeedbackUnusable, InvalidFeedback
from assistant.feedback_file import connect
from assistant.understand import LONGEST_QUESTION
from corpus.masking import without_numbers

LONGEST_COMMENT = 2_000  # characters
MOST_DOCUMENTS = 50  # named by one entry
_DAY = 86_400  # seconds
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class About(StrEnum):
    """What feedback is about; the values are those of the form's field."""

    ANSWER = "svar"
    SOURCE = "kilde"


class Reason(StrEnum):
    """Why something was of no use; the values are those of the form's field."""

    WRONG = "forkert"
    MISSING = "mangler"
    WRONG_SOURCE = "forkert_kilde"
    OUTDATED = "for_gammelt"
    OTHER = "andet"


@dataclass(frozen=True, slots=True)
class Shown:
    """The version of a document that was on the page."""

    document_id: str
    version: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody says of an answer or a source.

    `question` is its text when the sender chose to send it along, None otherwise.
    """

    about: About
    useful: bool
    reason: Reason | None = None
    comment: str = ""
    question: str | None = None
    documents: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is kept; times are seconds since 1970."""

    id: int
    given: float
    handled: float | None  # None until the operator has dealt with it
    entry: Entry


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that the documents did not answer, however often it was asked."""

    id: int
    question: str
    times: int
    asked: float  # the last time, in seconds since 1970
    handled: float | None


class Feedback:
    """Keeps feedback and unanswered questions; safe to use from several threads."""

    def __init__(
        self,
        path: Path | None,
        *,
        days: int = 365,
        keep_unanswered: bool = False,
        limit: int = 10_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Open the feedback.

        Args:
            path: the file; None keeps it in memory, for as long as the process runs.
            days: how long an entry stays.
            keep_unanswered: whether questions without an answer are kept without their asker's consent.
            limit: most entries of each sort; the oldest go.
            clock: returns the time in seconds.

        Raises:
            FeedbackUnusable: the file cannot be opened, or is of another version.
        """
        self._days = days
        self.keeps_unanswered = keep_unanswered
        self._limit = limit
        self._clock = clock
        self._lock = threading.Lock()
        self._connection = connect(path)

    def record(self, entry: Entry) -> int:
        """Keep an entry and return its id; CPR numbers in its texts are masked first.

        Raises:
            InvalidFeedback: a text is too long, or too many documents are named.
        """
        comment = _clean(entry.comment, LONGEST_COMMENT, "comment")
        asked = _clean(entry.question or "", LONGEST_QUESTION, "question") or None
        if len(entry.documents) > MOST_DOCUMENTS:
            raise InvalidFeedback(f"feedback names more than {MOST_DOCUMENTS} documents; name fewer")
        with self._changing() as connection:
            made = connection.execute(
                "INSERT INTO feedback (given, about, useful, reason, comment, question) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (self._clock(), entry.about, entry.useful, entry.reason, comment, asked),
            ).lastrowid
            connection.executemany(
                "INSERT INTO feedback_documents VALUES (?, ?, ?, ?)",
                [(made, place, d.document_id, d.version) for place, d in enumerate(entry.documents)],
            )
            connection.execute("DELETE FROM feedback WHERE id <= ?", ((made or 0) - self._limit,))
        return made or 0

    def entries(self, *, handled: bool | None = None, useful: bool | None = None) -> list[Kept]:
        """Return what is kept, the latest first; None sets no bound."""
        query = (
            "SELECT id, given, handled, about, useful, reason, comment, question FROM feedback "
            "WHERE (?1 IS NULL OR (handled IS NOT NULL) = ?1) AND (?2 IS NULL OR useful = ?2) "
            "ORDER BY id DESC"
        )
        shown: dict[int, list[Shown]] = {}
        with self._changing() as connection:
            rows = connection.execute(query, (handled, useful)).fetchall()
            of_documents = (
                "SELECT feedback, document, version FROM feedback_documents ORDER BY feedback, place"
            )
            for identity, document_id, version in connection.execute(of_documents):
                shown.setdefault(identity, []).append(Shown(document_id, version))
        return [_kept(row, tuple(shown.get(row[0], ()))) for row in rows]

    def handled(self, entry_id: int, done: bool = True) -> bool:
        """Note that an entry has been dealt with, or that it has not; tell whether there is one."""
        return self._mark("feedback", entry_id, done)

    def delete(self, entry_id: int) -> bool:
        """Delete an entry; tell whether there was one."""
        return self._delete("feedback", entry_id)

    def record_unanswered(self, question: str, *, consented: bool) -> bool:
        """Keep a question that got no answer, where that is allowed; tell whether it was kept.

        Args:
            question: as it was asked. One that is kept already is counted once more, and is open again.
            consented: whether its asker sent it along.
        """
        if not (consented or self.keeps_unanswered):
            return False
        text = " ".join(_clean(question, LONGEST_QUESTION, "question").split())
        if not text:
            return False
        with self._changing() as connection:
            connection.execute(
                "INSERT INTO unanswered (folded, question, times, asked) VALUES (?, ?, 1, ?) "
                "ON CONFLICT (folded) "
                "DO UPDATE SET times = times + 1, asked = excluded.asked, handled = NULL",
                (text.casefold().strip(" ?!."), text, self._clock()),
            )
            connection.execute(
                "DELETE FROM unanswered WHERE id IN "
                "(SELECT id FROM unanswered ORDER BY asked DESC, id DESC LIMIT -1 OFFSET ?)",
                (self._limit,),
            )
        return True

    def unanswered(self, *, handled: bool | None = None) -> list[Unanswered]:
        """Return the questions that are kept, those asked most often first; None sets no bound."""
        query = (
            "SELECT id, question, times, asked, handled FROM unanswered "
            "WHERE ?1 IS NULL OR (handled IS NOT NULL) = ?1 ORDER BY times DESC, asked DESC, id DESC"
        )
        with self._changing() as connection:
            return [Unanswered(*row) for row in connection.execute(query, (handled,))]

    def handled_unanswered(self, question_id: int, done: bool = True) -> bool:
        """Note that a question has been dealt with, or that it has not; tell whether there is one."""
        return self._mark("unanswered", question_id, done)

    def delete_unanswered(self, question_id: int) -> bool:
        """Delete a question; tell whether there was one."""
        return self._delete("unanswered", question_id)

    def forget_older(self, days: int) -> int:
        """Delete what was last added to more than so many days ago; return how much that was."""
        with self._changing() as connection:
            return self._expire(connection, days)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _mark(self, table: str, identity: int, done: bool) -> bool:
        query = f"UPDATE {table} SET handled = ? WHERE id = ?"  # noqa: S608 - one of two names of ours
        with self._changing() as connection:
            return connection.execute(query, (self._clock() if done else None, identity)).rowcount > 0

    def _delete(self, table: str, identity: int) -> bool:
        query = f"DELETE FROM {table} WHERE id = ?"  # noqa: S608 - one of two names of ours
        with self._changing() as connection:
            return connection.execute(query, (identity,)).rowcount > 0

    def _expire(self, connection: sqlite3.Connection, days: int) -> int:
        last = self._clock() - days * _DAY
        gone = connection.execute("DELETE FROM feedback WHERE given < ?", (last,)).rowcount
        return gone + connection.execute("DELETE FROM unanswered WHERE asked < ?", (last,)).rowcount

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._expire(self._connection, self._days)
                yield self._connection
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:  # the disk is full, or another process writes for too long
                raise FeedbackUnusable(f"feedback cannot be kept now: {error}; try again") from error
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")


def _kept(
    row: tuple[int, float, float | None, str, int, str | None, str, str | None], shown: tuple[Shown, ...]
) -> Kept:
    identity, given, handled, about, useful, reason, comment, question = row
    entry = Entry(About(about), bool(useful), Reason(reason) if reason else None, comment, question, shown)
    return Kept(identity, given, handled, entry)


def _clean(text: str, limit: int, what: str) -> str:
    """Return a text as it is kept: line breaks as one character, no control characters, no CPR numbers.

    Raises:
        InvalidFeedback: it is longer than `limit` characters, line breaks counted as one.
    """
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(plain) > limit:
        raise InvalidFeedback(f"the {what} has {len(plain)} characters; {limit} are the most that are kept")
    return without_numbers(plain)
