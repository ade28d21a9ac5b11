"""A turn of a conversation as its page shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from assistant.cite import LONGEST_QUOTE
from assistant.conversation_types import Turn
from assistant.texts import texts
from assistant.types import Answer, Chip, ChipKind, Citation, Filters, Language, Outcome, Source
from web.labels import Labels, chip_kind, kind_text, labels, status_text
from web.quoted import Block, BlockGroup, blocks_of, groups_of

_EXCERPT = 280  # characters of a passage beside an answer: about four lines


@dataclass(frozen=True, slots=True)
class Field:
    """A hidden field of a form."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ChipView:
    """A bound with the form fields that ask the same question without it."""

    kind: str
    label: str
    by_hand: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where else the same text stands."""

    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Card:
    """A passage with all that tells where it comes from."""

    number: int | None
    title: str
    facts: tuple[str, ...]  # kind, organ, date or period, page
    headings: tuple[str, ...]  # that it stands under, outermost first
    quote: str
    link: str
    also: tuple[Place, ...]

    @property
    def breadcrumb(self) -> str:
        """Return the headings in a line."""
        return path_text(self.headings)

    @property
    def shown(self) -> tuple[BlockGroup, ...]:
        """Return the quote as it is shown, in quotation marks."""
        return groups_of(blocks_of(self.quote, quoted=True))


@dataclass(frozen=True, slots=True)
class Mark:
    """The number behind a statement that leads to its source."""

    number: int
    link: str
    title: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement; `quoted` when all its words are the cited ones, so that it gets quotation marks.

    `struck` says why a sentence that a language model wrote was struck out; None for one that stands.
    """

    text: str
    label: str | None
    quoted: bool
    marks: tuple[Mark, ...]
    language: str = "da"
    struck: str | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the words as they are shown."""
        return blocks_of(self.text, quoted=self.quoted)

    @property
    def shown(self) -> tuple[BlockGroup, ...]:
        """Return the blocks with those of one list together."""
        return groups_of(self.blocks)


@dataclass(frozen=True, slots=True)
class TurnView:
    """A question and its answer."""

    anchor: str
    question: str
    language: str
    labels: Labels
    answered: bool
    chips: tuple[ChipView, ...]
    carried: tuple[str, ...]  # what was taken over from the turns before
    opening: str
    note: str | None  # what a language model had to do with it
    statements: tuple[StatementView, ...]
    citations: tuple[Card, ...]
    related: tuple[Card, ...]
    status: str
    read_as: str | None  # the question that it was read as, said in a sentence
    alone: tuple[Field, ...]  # the form fields that ask it again without what was carried over
    again: tuple[Field, ...]  # the form fields that ask it again, when the answer was withdrawn

    @property
    def told(self) -> frozenset[int]:
        """Return the numbers of the citations whose whole quote a statement shows."""
        texts = [_words(each.text) for each in self.statements if each.quoted]
        shown = (c for c in self.citations if any(_words(c.quote) in text for text in texts))
        return frozenset(card.number for card in shown if card.number)


def turn_view(turn: Turn) -> TurnView:
    """Return what the page shows of a turn, in the language of its question."""
    answer, language = turn.answer, turn.answer.language
    answered = answer.outcome is Outcome.ANSWERED
    return TurnView(
        anchor=f"svar-{turn.number}",
        question=answer.question,
        language=language.value,
        labels=labels(language),
        answered=answered,
        chips=tuple(_chip(chip, answer.question, turn.filters, language) for chip in answer.chips),
        carried=tuple(dict.fromkeys(carried.label for carried in answer.carried)),
        opening=answer.opening,
        note=answer.note,
        statements=_with_struck(_statements(answer), answer),
        citations=tuple(_citation(citation, language) for citation in answer.citations),
        related=tuple(
            _excerpt(_card(source, language), _EXCERPT if answered else LONGEST_QUOTE)
            for source in answer.related
        ),
        status=status_text(len(answer.citations), answered=answered, language=language),
        read_as=_read_as(answer),
        alone=(*_again(turn), Field("alene", "1")) if answer.read_as or answer.carried else (),
        again=_again(turn) if answer.outcome is Outcome.WITHDRAWN else (),
    )


def _read_as(answer: Answer) -> str | None:
    if answer.read_as is None:
        return None
    return texts(answer.language).say("follow_up", "read_as", question=answer.read_as)


def _again(turn: Turn) -> tuple[Field, ...]:
    return (Field("spoergsmaal", turn.answer.question), *filter_fields(turn.filters))


def path_text(headings: Sequence[str]) -> str:
    """Return headings in a line, outermost first."""
    return " › ".join(headings)


def source_link(source: Source) -> str:
    """Return the address of the document page with the source's words highlighted."""
    version = f"&v={source.version}" if source.version else ""
    return f"{document_link(source.document_id)}?fra={source.start}&til={source.end}{version}#citat"


def document_link(document_id: str) -> str:
    """Return the address of a document's page."""
    return f"/dokumenter/{quote(document_id, safe='')}"


def filter_fields(filters: Filters) -> tuple[Field, ...]:
    """Return the filters as the fields of the question form; what is not set has no field."""
    values = {"aar": filters.year, "organ": filters.organ, "dokument": filters.document}
    set_fields = [Field(name, str(value)) for name, value in values.items() if value is not None]
    return (*set_fields, *(Field("uden", kind.value) for kind in sorted(filters.without)))


def without_chip(filters: Filters, chip: Chip) -> Filters:
    """Return the filters that remain when the user removes a chip.

    One set by hand is dropped. One read from the question is switched off, for the question's words
    would set it again.
    """
    if not chip.by_hand:
        return replace(filters, without=filters.without | {chip.kind})
    match chip.kind:
        case ChipKind.YEAR:
            return replace(filters, year=None)
        case ChipKind.ORGAN:
            return replace(filters, organ=None)
        case ChipKind.DOCUMENT:
            return replace(filters, document=None)


def _chip(chip: Chip, question: str, filters: Filters, language: Language) -> ChipView:
    fields = (Field("spoergsmaal", question), *filter_fields(without_chip(filters, chip)))
    return ChipView(chip_kind(chip.kind, language), chip.label, chip.by_hand, fields)


def _statements(answer: Answer) -> tuple[StatementView, ...]:
    cited = {citation.number: citation.source for citation in answer.citations}
    places = [
        (s.label, cited[s.citations[0]].document_id, cited[s.citations[0]].headings)
        for s in answer.statements
    ]
    return tuple(
        StatementView(
            text=statement.text,
            # Said once of several in a row.
            label=statement.label if place != last else None,
            # A quote over a page break is cited in two parts.
            quoted=not statement.written
            and _words(statement.text) in _words(" ".join(cited[n].text for n in statement.citations)),
            marks=tuple(Mark(n, source_link(cited[n]), cited[n].title) for n in statement.citations),
            language=answer.language.value if statement.written else "da",
        )
        for statement, place, last in zip(answer.statements, places, [None, *places], strict=False)
    )


def _with_struck(statements: tuple[StatementView, ...], answer: Answer) -> tuple[StatementView, ...]:
    """Return the statements with the struck sentences where they stood."""
    say, language = texts(answer.language), answer.language.value
    shown = list(statements)
    for struck in reversed(answer.struck):
        reason = say.say("struck", struck.reason.value)
        shown.insert(struck.place, StatementView(struck.text, None, False, (), language, reason))
    return tuple(shown)


def _words(text: str) -> str:
    return " ".join(text.split())


def _citation(citation: Citation, language: Language) -> Card:
    also = tuple(Place(source.title, source_link(source)) for source in citation.also)
    return replace(_card(citation.source, language), number=citation.number, also=also)


def _card(source: Source, language: Language) -> Card:
    # Many documents begin with their own title, which the card shows already.
    says_title = bool(source.headings) and _told_by(source.headings[0]) == _told_by(source.title)
    headings = source.headings[1:] if says_title else source.headings
    return Card(
        number=None,
        title=source.title,
        facts=_facts(source, language),
        headings=headings,
        quote=source.text,
        link=source_link(source),
        also=(),
    )


def _told_by(title: str) -> frozenset[str]:
    """Return the words by which titles differ: "1. Virksomhedsplan for 2012" is "Virksomhedsplan 2012"."""
    words = re.findall(r"\w+", re.sub(r"^[\d.]+\s", "", title).casefold())
    return frozenset(words) - {"for", "af", "i"} or frozenset([title])


def _excerpt(card: Card, longest: int) -> Card:
    """Shorten a passage to its beginning, enough to see whether it is worth a look."""
    if len(card.quote) <= longest:
        return card
    return replace(card, quote=f"{card.quote[:longest].rpartition(' ')[0].rstrip(' ,;:.–-')} …")


def _facts(source: Source, language: Language) -> tuple[str, ...]:
    day = texts(language).day(source.date) if source.date else None
    when = source.period.replace("-", "–") if source.period else day
    page = f"{labels(language).page} {source.page}" if source.page else None
    return tuple(fact for fact in (kind_text(source.kind, language), source.organ, when, page) if fact)
