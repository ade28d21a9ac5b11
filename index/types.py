"""What a search works on and what it returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.types import Document, Role, Span


class Embedder(Protocol):
    """Turns text into float32 vectors of unit length, so that a dot product is a cosine."""

    @property
    def model_id(self) -> str:
        """Return "name@revision"; the manifest keeps it."""
        ...

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        ...

    def embed_passages(self, texts: Sequence[str], /) -> npt.NDArray[np.float32]:
        """Return shape (len(texts), dimension)."""
        ...

    def embed_question(self, question: str, /) -> npt.NDArray[np.float32]:
        """Return shape (dimension,)."""
        ...


class Reranker(Protocol):
    """Reads a question beside texts and tells how well each answers it."""

    def scores(self, question: str, texts: Sequence[str], /) -> list[float]:
        """Return a score for each of the first texts, as many as there was time for; more is better."""
        ...


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Neighbouring sentences, and the heading that they stand under."""

    heading: str
    sentences: tuple[str, ...]


class Selector(Protocol):
    """Tells which sentences answer a question."""

    def answers(self, question: str, stretches: Sequence[Excerpt], /) -> list[list[float]]:
        """Return for each sentence of each stretch the probability, 0 to 1, that it answers."""
        ...


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document, short enough to embed and to quote.

    Invariant: `document.text.text[start:end] == text`.
    """

    id: int
    document_id: str
    start: int  # offsets into the document's clean text
    end: int
    source: Span  # the same stretch in the source file
    page: int | None  # counted from 1; None for formats without pages
    headings: tuple[str, ...]  # outermost first
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near to the question in meaning a stretch of a document's clean text is."""

    start: int
    end: int
    cosine: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, its document, and how well it fits."""

    passage: Passage
    document: Document
    score: float  # comparable within one search only
    coverage: float  # 0 to 1: how much of the question's words, weighted by rarity, the passage holds
    also: tuple[tuple[Document, Passage], ...] = ()  # where the same text is printed again
    near: tuple[Nearness, ...] = ()  # of each stretch of the passage, in their order

    def nearness(self, start: int, end: int) -> float:
        """Return the cosine of the nearest stretch that a part of the document overlaps; 0 for none."""
        return max((near.cosine for near in self.near if near.start < end and start < near.end), default=0.0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document's clean text, its end excluded."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a question asks to stay within; an empty tuple sets no bound.

    A bound is kept by what a passage is (its document's period, its organ) or by what it says.
    With `strict` only what the document is counts: so for a filter that the user set by hand.
    """

    years: tuple[int, ...] = ()
    organs: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    strict_years: bool = False
    strict_organs: bool = False
    within: Stretch | None = None  # only passages that hold some of it


@dataclass(frozen=True, slots=True)
class Widening:
    """Terms that stand for some of a question's words."""

    stems: frozenset[str]  # of the question's own words
    terms: tuple[str, ...]  # in Danish


@dataclass(frozen=True, slots=True)
class Query:
    """A question with the terms that widen it, which count less than its own words."""

    text: str
    widenings: tuple[Widening, ...] = ()
    pieces: str | None = None  # the part of the text that may match by pieces of words; None for all
    meant: str | None = None  # what the embedding model takes; None for the text
