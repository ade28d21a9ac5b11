"""What the web layer asks of an assistant."""

from __future__ import annotations

from typing import Protocol

from assistant.types import Answer, FilterChoices, Filters, SearchResult
from corpus.types import Document


class Answering(Protocol):
    """Answers questions over a set of documents; safe to call from several threads at once."""

    def ask(self, question: str, filters: Filters) -> Answer:
        """Return the answer; finding nothing is an answer too.

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

    def documents(self) -> tuple[Document, ...]:
        """Return the documents in the order that a list shows them in."""
        ...

    def document(self, document_id: str) -> Document | None:
        """Return the document of that id; None when there is none."""
        ...

    def choices(self) -> FilterChoices:
        """Return what the filters can be set to."""
        ...

    def examples(self) -> tuple[str, ...]:
        """Return questions that the documents answer, to start from."""
        ...
