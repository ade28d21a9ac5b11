"""A question as it was read, and an answer that cannot exist without its sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Kind


class Outcome(StrEnum):
    """How an answer ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # it was answered, from documents that have been changed or removed since


class Language(StrEnum):
    """The language that the asker gets the answer's own words in; quotes stay as they are."""

    DANISH = "da"
    ENGLISH = "en"


class StrikeReason(StrEnum):
    """Why a sentence that a language model wrote was struck out; `prompts/` says it in both languages."""

    NO_SOURCE = "no_source"  # it cites no passage that was given
    MARKUP = "markup"  # links, addresses or HTML
    QUOTE = "quote"  # what stands in quotation marks does not stand in the sources
    NUMBER = "number"  # a number, date or amount that the cited text does not hold
    NAME = "name"
    NEGATION = "negation"  # it denies what the cited text says, or says what that denies
    VERDICT = "verdict"  # how a case ended: a recommendation told as a decision, say
    WORDS = "words"  # too few of its words stand in the cited text
    LENGTH = "length"


class ChipKind(StrEnum):
    """What a chip bounds; the values are the names of its URL and JSON fields."""

    YEAR = "year"
    ORGAN = "organ"
    DOCUMENT = "document"


class CarriedKind(StrEnum):
    """What a question took over from the turns before it; the values are JSON's words."""

    TOPIC = "topic"  # what an earlier question was about, or the form of it
    YEAR = "year"
    ORGAN = "organ"
    ITEM = "item"  # the item or initiative that the answer before came from


@dataclass(frozen=True, slots=True)
class Carried:
    """Something that a question took over, as the user sees it."""

    kind: CarriedKind
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """An item, an initiative or a theme of one version of a document; offsets are into its clean text."""

    document_id: str
    version: str
    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user set or removed by hand.

    A filter that is set is hard: only documents that match it answer. `without` names the kinds of
    bound that the user clicked away, so that the question's own words no longer set them.
    """

    year: int | None = None
    organ: str | None = None
    document: str | None = None
    without: frozenset[ChipKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Chip:
    """A bound on the answer, as the user sees it: "2012", "Teknisk Forvaltning"."""

    kind: ChipKind
    label: str
    by_hand: bool  # set by the user, so hard; else read from the question


@dataclass(frozen=True, slots=True)
class Source:
    """A passage or a quote with all that a card shows of where it comes from."""

    document_id: str
    version: str  # of the document; a quote of a version that is gone is not to be shown
    file: str
    title: str
    kind: Kind
    organ: str | None
    date: dt.date | None
    period: str | None  # "2012" or "2023-2028"
    page: int | None
    headings: tuple[str, ...]  # outermost first
    start: int  # offsets into the source file
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote, numbered in order of appearance from 1.

    The source file holds `source.text` at `source.start:source.end`, white space, hyphens at line
    ends aside.
    """

    number: int
    source: Source
    also: tuple[Source, ...] = ()  # where the same text is printed again


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or list item of the answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]
    label: str | None = None  # the part it comes from, where that helps: "Formål"
    written: bool = False  # by a language model, and verified; else its words are the documents' own

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"statement without a citation: {self.text[:60]!r}")


@dataclass(frozen=True, slots=True)
class Struck:
    """A sentence that a language model wrote and that its sources do not carry."""

    text: str
    reason: StrikeReason
    place: int  # how many statements of the answer come before it


@dataclass(frozen=True, slots=True)
class Answer:
    """What the asker gets.

    `opening` says in one line where the answer comes from, or why there is none. `related` are
    further passages: more of the same when answered, the nearest ones when not. A question that goes on
    from earlier ones was read as `read_as`, with what was `carried` over; `place` is where its answer
    had to come from. `note` says what a language model had to do with the answer, or why it had nothing
    to; None when none is set up.
    """

    outcome: Outcome
    question: str
    language: Language
    chips: tuple[Chip, ...]
    opening: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    related: tuple[Source, ...]
    search_ms: float
    answer_ms: float
    read_as: str | None = None  # None for a question that stands alone
    carried: tuple[Carried, ...] = ()
    place: Place | None = None
    struck: tuple[Struck, ...] = ()
    note: str | None = None
    answerable: float | None = None  # how surely a sentence answers (`gate.py`), 0 to 1; None: not judged

    def __post_init__(self) -> None:
        if (self.outcome is Outcome.ANSWERED) != bool(self.citations and self.statements):
            raise ValueError(f"{self.outcome} with {len(self.citations)} citations")

    @property
    def text(self) -> str:
        """Return the answer in plain text: the opening and one line for each statement."""
        return "\n".join([self.opening, *(statement.text for statement in self.statements)])


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What the filters can be set to, from the documents that are indexed."""

    years: tuple[int, ...]  # newest first
    organs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoredSource:
    """A hit of a plain search; scores are comparable within one search only."""

    source: Source
    score: float
    also: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The passages nearest to a question, best first."""

    question: str
    language: Language
    chips: tuple[Chip, ...]
    hits: tuple[ScoredSource, ...]
    search_ms: float
