"""The words of the domain: source files, documents, sections, and the way back to the source."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from corpus.readers.types import HeadingMark, LineBox


class Kind(StrEnum):
    """What sort of document it is; the values are the Danish words that people see."""

    MINUTES = "referat"
    PLAN = "virksomhedsplan"
    STRATEGY = "strategi"
    VALUES = "grundlag"
    NOTE = "notat"
    OTHER = "dokument"


class Role(StrEnum):
    """What part of a document a section is, as far as its heading says it."""

    BODY = "body"
    CASE = "case"  # Sagsfremstilling: what the matter is about
    ECONOMY = "economy"  # Økonomiske konsekvenser
    COMPETENCE = "competence"  # Beslutningskompetence: who may decide
    PROPOSAL = "proposal"  # Indstilling: a recommendation, never a decision
    DECISION = "decision"  # what an organ decided on a date
    ATTENDANCE = "attendance"  # who was there, who was not, who came in their place
    WHY = "why"  # Hvorfor
    HOW = "how"  # Hvordan
    STATUS = "status"  # Status
    GOALS = "goals"  # Formål, mål og succeskriterier
    SCOPE = "scope"  # Opgaver, omfang og afgrænsning
    ORGANISATION = "organisation"  # Organisering og økonomi
    RESULTS = "results"  # Hvad var målet? Hvad har vi realiseret?
    CONTENTS = "contents"  # a table of contents


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file: `source[start:end]`, in characters, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a document is about, both included."""

    first: int
    last: int

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters of clean text that stand unbroken in the source.

    Clean offset `clean + i` is source offset `source + i` for every `i < length`. A run with a
    `width` was repaired: its characters stand for the `width` source characters from `source` on.
    """

    clean: int
    source: int
    length: int
    width: int | None = None  # source characters that a repaired run stands for, 0 for a lost space

    @property
    def source_end(self) -> int:
        """Return the source offset just past the run."""
        return self.source + (self.length if self.width is None else self.width)


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text without page furniture and broken words that knows where each character stands.

    Every character of `text` is the source character at its offset, a space or line break that
    stands for white space there, or part of a repaired run. The runs are in order and cover all of
    `text`.
    """

    text: str
    runs: tuple[Run, ...]

    def source_offset(self, offset: int) -> int:
        """Return where in the source the clean character at `offset`, or its repaired run, begins."""
        run = self._run(offset)
        return run.source if run.width is not None else run.source + offset - run.clean

    def span(self, start: int, end: int) -> Span:
        """Return the source stretch from the first to the last character of `text[start:end]`.

        A repaired run that the stretch touches is in it as a whole.
        """
        last = self._run(end - 1)
        source_end = last.source_end if last.width is not None else last.source + end - last.clean
        return Span(self.source_offset(start), source_end)

    def _run(self, offset: int) -> Run:
        return self.runs[bisect.bisect_right(self.runs, offset, key=lambda run: run.clean) - 1]


@dataclass(frozen=True, slots=True)
class Masked:
    """How many personal numbers were masked on a page; the numbers themselves are kept nowhere."""

    page: int | None  # counted from 1; None for formats without pages
    count: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read: its name, its text and the SHA-256 of its bytes.

    The text of a format with pages has a form feed between them. `marks` are the headings that the
    format itself calls so. In a format of blocks (a word processor's, HTML) every line is one.
    """

    name: str
    text: str
    digest: str
    paged: bool = False
    blocks: bool = False
    marks: tuple[HeadingMark, ...] = ()
    boxes: tuple[LineBox, ...] = ()  # where each line stands on its page, for formats that say so
    warnings: tuple[str, ...] = ()  # what is missing or uncertain, for the operator
    masked: tuple[Masked, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in a document.

    `start` and `end` are offsets into the document's clean text. A heading may stand after the text
    it belongs to.
    """

    title: str
    level: int  # 1 is outermost, but for 0, what several items of minutes stand under
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one breadcrumb; the sections of a document cover all its text."""

    headings: tuple[Heading, ...]  # outermost first
    role: Role
    start: int
    end: int
    closed: bool = False  # of an item treated behind closed doors

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the breadcrumb, outermost first."""
        return tuple(heading.title for heading in self.headings)


@dataclass(frozen=True, slots=True)
class Document:
    """One document: all of a file, or a part of it when a file holds several."""

    id: str
    file: str
    title: str
    kind: Kind
    organ: str | None  # the committee or department whose document it is
    date: dt.date | None
    period: Period | None
    text: CleanText
    sections: tuple[Section, ...]
    page_starts: tuple[int, ...] = ()  # source offsets at which pages begin; none for formats without
    version: str = ""  # changes with the file, its catalogue entry or how text is taken apart

    @property
    def years(self) -> set[int]:
        """Return the years that the document is of: its period's, and its date's."""
        period = self.period
        found = set(range(period.first, period.last + 1)) if period else set()
        return found | ({self.date.year} if self.date else set())

    def page_at(self, source_offset: int) -> int | None:
        """Return the page, counted from 1, on which a source offset stands; None without pages."""
        return bisect.bisect_right(self.page_starts, source_offset) or None
