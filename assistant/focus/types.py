"""A strategy and its themes, and what is asked of the library that they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.cite import source_at
from assistant.register import DecisionFilter
from assistant.types import Answer, Filters, SearchResult, Source
from corpus.decisions import Decision
from corpus.outline import Part, Stretch
from corpus.slug import slug
from corpus.types import Document
from index.types import Stretch as Place

_LONGEST_SLUG = 70  # characters of a theme's title in its address

Vector = npt.NDArray[np.float32]


class Library(Protocol):
    """The documents and what can be asked of them; safe to call from several threads at once."""

    def ask(self, question: str, filters: Filters) -> Answer:
        """Return the answer; finding nothing is an answer too."""
        ...

    def search(self, question: str, filters: Filters, limit: int) -> SearchResult:
        """Return at most `limit` passages, best first."""
        ...

    def decisions(self, wanted: DecisionFilter) -> list[Decision]:
        """Return the decisions that the filter leaves."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Return all documents."""
        ...

    def revision(self) -> int:
        """Return a number that changes with every change of the documents."""
        ...

    def meaning(self, stretches: Sequence[Place]) -> Vector:
        """Return shape (dimension,), of unit length, so that a dot product is a cosine; zeros for none."""
        ...


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document, verbatim; offsets are into its clean text."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the words as they stand there."""
        return self.document.text.text[self.start : self.end]

    @property
    def source(self) -> Source:
        """Return the place with all that a link to it needs."""
        return source_at(self.document, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Theme:
    """One of a strategy's themes.

    `spans` is its text without its parts; `word` is what the strategy calls its themes ("Fokusområde"),
    if it says so.
    """

    document: Document
    word: str | None
    number: str | None
    title: str  # as it reads well: what stands in capitals is not shouted
    heading: Stretch
    spans: tuple[Stretch, ...]
    parts: tuple[Part, ...]

    @property
    def label(self) -> str | None:
        """Return "Fokusområde 2"; None for a theme without a number."""
        return f"{self.word} {self.number}" if self.word and self.number else None

    @property
    def label_and_title(self) -> str:
        """Return "Fokusområde 2: Bolig", or the title alone."""
        return f"{self.label}: {self.title}" if self.label else self.title

    @property
    def slug(self) -> str:
        """Return the theme's part of an address; it is the same as long as its title is."""
        short = slug(self.title)
        if len(short) > _LONGEST_SLUG:
            short = short[:_LONGEST_SLUG].rpartition("-")[0]
        return f"{self.document.id}--{short or self.number}"

    @property
    def said(self) -> Excerpt:
        """Return where the title stands."""
        return Excerpt(self.document, *self.heading)

    @property
    def all_spans(self) -> list[Stretch]:
        """Return where its words stand, its parts' included, in order."""
        return sorted({*self.spans, *(span for part in self.parts for span in part.spans)})

    @property
    def text(self) -> str:
        """Return all of the theme's own words, its title first, a stretch a line."""
        whole = self.document.text.text
        return "\n".join([self.title, *(whole[start:end] for start, end in self.all_spans)])


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy with its themes in their order; it may have none that can be told by its structure."""

    document: Document
    themes: tuple[Theme, ...]
    overall: bool  # of the whole organisation, not of a matter such as the climate

    @property
    def word(self) -> str | None:
        """Return what it calls its themes; None when it does not say."""
        return self.themes[0].word if self.themes else None

    @property
    def first_year(self) -> int:
        """Return the first year that it is of; 0 when nothing says."""
        period = self.document.period
        return period.first if period else min(self.document.years, default=0)
