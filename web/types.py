"""What the web layer asks of an assistant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant.archive import Original, Withheld
from assistant.focus.types import Vector
from assistant.page_marks import Rectangle
from assistant.record import Record
from assistant.register import DecisionFilter
from assistant.repairs import Repair
from assistant.types import Answer, FilterChoices, Filters, SearchResult
from corpus.decisions import Decision
from corpus.meetings import Meeting
from corpus.readers.page_picture import PagePicture
from corpus.types import Document, Span
from index.store import Refusal, StoredFile
from index.types import Stretch


class Answering(Protocol):
    """Answers questions over a set of documents; safe to call from several threads at once."""

    def ask(self, question: str, filters: Filters) -> Answer:
        """Return the answer; finding nothing is an answer too.

        Raises:
            InvalidQuestion: The question is empty or too long.
        """
        ...

    def ask_when_free(self, question: str, filters: Filters) -> Answer:
        """Return the answer to a question that nobody waits for, after those that somebody does.

        Raises:
            InvalidQuestion: The question is empty or too long.
        """
        ...

    def follow(self, question: str, filters: Filters, previous: Sequence[Answer]) -> Answer:
        """Return the answer to a turn of a conversation whose earlier answers are given, oldest first.

        Raises:
            InvalidQuestion: The question is empty or too long.
        """
        ...

    def search(self, question: str, filters: Filters, limit: int) -> SearchResult:
        """Return at most `limit` passages, best first.

        Raises:
            InvalidQuestion: The question is empty or too long.
        """
        ...

    def decisions(self, wanted: DecisionFilter) -> list[Decision]:
        """Return the decisions that the documents record and the filter leaves."""
        ...

    def meetings(self, organ: str | None, first: dt.date | None, last: dt.date | None) -> list[Meeting]:
        """Return the meetings of an organ and from day to day; None sets no bound."""
        ...

    def record(self) -> Record:
        """Return all that the minutes record, made once for each revision."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Return the documents in the order that a list shows them in."""
        ...

    def document(self, document_id: str) -> Document | None:
        """Return the document of that id; None when there is none."""
        ...

    def revision(self) -> int:
        """Return a number that changes with every change of the documents."""
        ...

    def meaning(self, stretches: Sequence[Stretch]) -> Vector:
        """Return what stretches of documents mean taken together.

        Shape (dimension,), of unit length, so that a dot product is a cosine; all zeros for none.
        """
        ...

    def choices(self) -> FilterChoices:
        """Return what the filters can be set to."""
        ...

    def examples(self) -> tuple[str, ...]:
        """Return questions that the documents answer, to start from."""
        ...


class Writing(Protocol):
    """Puts answers into a language model's words; safe to call from several threads at once."""

    def finish(self, answer: Answer, filters: Filters) -> Answer:
        """Return the answer in the model's words, or as it is with a note that says why."""
        ...


class Archiving(Protocol):
    """The files behind the documents; safe to call from several threads at once."""

    def files(self) -> Mapping[str, StoredFile]:
        """Return by the id of each document the file that it came in."""
        ...

    def refusals(self) -> Sequence[Refusal]:
        """Return the files that were refused, newest first."""
        ...

    def original(self, document: Document, /) -> Original | Withheld | None:
        """Return the file that a document came in, why it is not given out, or None when it is gone."""
        ...

    def has_pages(self, document: Document, /) -> bool:
        """Tell whether pages of the document's file can be drawn."""
        ...

    def page(self, document: Document, number: int, /) -> PagePicture | Withheld | None:
        """Return a page's picture, why it is not shown, or None when there is no such page to draw."""
        ...

    def marks(self, document: Document, number: int, cited: Span, /) -> Sequence[Rectangle]:
        """Return where the cited words stand on a page."""
        ...

    def repairs(self, document: Document, /) -> Sequence[Repair]:
        """Return the words that were repaired, in order."""
        ...
