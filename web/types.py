"""What the web layer asks of an assistant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from assistant.focus.types import Vector
from assistant.register import DecisionFilter
from assistant.types import Answer, FilterChoices, Filters, SearchResult
from corpus.decisions import Decision
from corpus.meetings import Meeting
from corpus.types import Document
from index.types import Stretch


class Answering(Protocol):
    """Answers questions over a set of documents; safe to call from several threads at once."""

    def ask(self, question: str, filters: Filters) -> Answer:
        """Return the answer; finding nothing is an answer too.

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
