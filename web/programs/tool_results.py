"""What the tools return as data; the schemas of these classes are published with the tools.

They name the fields that a program can build on. The objects are those of the JSON interface and may hold
more.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow")


class Location(_Open):
    """Where a text stands."""

    document: str = Field(description="The document's id")
    file: str
    start: int = Field(description="Offset into the source file, in characters")
    end: int = Field(description="Excluded")
    title: str
    organ: str | None
    date: str | None
    period: str | None
    page: int | None
    headings: list[str] = Field(description="Outermost first")


class CitedQuote(Location):
    """A verbatim quote."""

    number: int
    quote: str


class Hit(Location):
    """A passage that was found."""

    text: str
    score: float = Field(description="Comparable within one search only")


class Said(_Open):
    """A statement of an answer."""

    text: str
    label: str | None
    citations: list[int] = Field(description="The numbers of the citations that carry it")


class AnswerResult(_Open):
    """The answer to a question."""

    outcome: str = Field(description='"answered", "not_found" or "declined"')
    question: str
    language: str
    opening: str
    statements: list[Said]
    citations: list[CitedQuote]


class SearchResults(_Open):
    """The passages found, best first."""

    question: str
    hits: list[Hit]


class DecisionItem(_Open):
    """The item of the agenda that was decided."""

    number: str | int | None
    title: str


class DecisionPlace(_Open):
    """Where the decision stands."""

    file: str
    start: int
    end: int


class DecisionResult(_Open):
    """A decision."""

    document: str
    item: DecisionItem
    organ: str
    date: str | None
    outcomes: list[str]
    text: str
    proposal: str | None
    citation: DecisionPlace


class DecisionResults(_Open):
    """The first of the decisions that keep every bound."""

    total: int = Field(description="How many there are in all")
    decisions: list[DecisionResult]


class PassageResult(Location):
    """A passage with the text around it."""

    before: str
    passage: str
    after: str
