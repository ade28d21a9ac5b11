"""What a file of answers holds, whatever its format: questions, statements, numbered sources.

All text in it is plain: no control characters, nothing that turns the direction of writing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation_types import Turn
from assistant.texts import texts
from assistant.types import Answer, Language
from corpus.dates import written
from corpus.visible import one_line
from web.exports.plain import plain
from web.exports.words import PROGRAM, words
from web.labels import Labels
from web.quoted import Block, BlockGroup, blocks_of, groups_of
from web.source_groups import GroupedCard, SourceGroup, grouped
from web.turns import ChipView, StatementView, TurnView, turn_view


@dataclass(frozen=True, slots=True)
class Link:
    """An address of ours with its text."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ExportedQuote:
    """A quote of a source; `number` is None for one that no statement cites."""

    number: int | None
    facts: str  # what it does not share with the others of its source: its page
    blocks: tuple[Block, ...]  # none where a statement shows all of it
    address: str
    also: tuple[Link, ...]  # where the same text is printed again

    @property
    def shown(self) -> tuple[BlockGroup, ...]:
        """Return the blocks with those of one list together."""
        return groups_of(self.blocks)


@dataclass(frozen=True, slots=True)
class ExportedSource:
    """A section of a document with its quotes, and all that tells which it is."""

    title: str
    facts: str  # kind, organ, date or period, page
    breadcrumb: str
    quotes: tuple[ExportedQuote, ...]

    @property
    def number(self) -> int | None:
        """Return the number that stands beside its title: that of an only quote."""
        return self.quotes[0].number if len(self.quotes) == 1 else None

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what stands below its title."""
        return tuple(line for line in (self.facts, self.breadcrumb) if line)


@dataclass(frozen=True, slots=True)
class SourceList:
    """Sources under one heading."""

    title: str
    sources: tuple[ExportedSource, ...]


@dataclass(frozen=True, slots=True)
class ExportedStatement:
    """A statement with the numbers of its sources; `struck` says why one was struck out."""

    label: str | None
    blocks: tuple[Block, ...]  # a quote stands in quotation marks
    numbers: tuple[int, ...]
    language: str
    struck: str | None

    @property
    def text(self) -> str:
        """Return it as plain text, an item of a list a line."""
        return "\n".join(block.line for block in self.blocks)

    @property
    def shown(self) -> tuple[BlockGroup, ...]:
        """Return the blocks with those of one list together."""
        return groups_of(self.blocks)


@dataclass(frozen=True, slots=True)
class ExportedAnswer:
    """A question, how it was read, and what was answered."""

    number: int
    question: str
    language: Language
    labels: Labels
    reading: tuple[str, ...]  # a sentence each
    opening: str
    note: str | None
    statements: tuple[ExportedStatement, ...]
    sources: tuple[ExportedSource, ...]
    nearest: tuple[ExportedSource, ...]  # where nothing was found

    @property
    def said(self) -> tuple[str, ...]:
        """Return what stands before the statements, a sentence or two each."""
        return (*self.reading, self.opening, *([self.note] if self.note else []))

    @property
    def lists(self) -> tuple[SourceList, ...]:
        """Return the sources under their headings; an empty list has none."""
        both = SourceList(self.labels.sources, self.sources), SourceList(self.labels.nearest, self.nearest)
        return tuple(each for each in both if each.sources)


@dataclass(frozen=True, slots=True)
class Export:
    """One answer or a whole conversation."""

    title: str
    made: dt.date
    answers: tuple[ExportedAnswer, ...]

    @property
    def single(self) -> bool:
        """Say whether the title is the question, which then needs no heading of its own."""
        return len(self.answers) == 1 and self.title == self.answers[0].question

    @property
    def made_text(self) -> str:
        """Say when and where it was made."""
        return f"Eksporteret fra {PROGRAM} {written(self.made)}."


def export(title: str, turns: Sequence[Turn], *, made: dt.date, base: str) -> Export:
    """Return what a file of these turns holds.

    Args:
        title: the file's.
        turns: oldest first.
        made: the day of the export.
        base: what links begin with, without a slash at the end; "" for links within our pages.
    """
    return Export(one_line(title), made, tuple(exported(turn, base=base) for turn in turns))


def exported(turn: Turn, *, base: str, carried: bool = True) -> ExportedAnswer:
    """Return what a file holds of one turn.

    Args:
        turn: the turn.
        base: what links begin with.
        carried: whether to say what was carried over from other questions.
    """
    view, answer = turn_view(turn), turn.answer
    return ExportedAnswer(
        number=turn.number,
        question=one_line(view.question),
        language=answer.language,
        labels=view.labels,
        reading=tuple(_reading(view, answer if carried else None)),
        opening=one_line(view.opening),
        note=one_line(view.note) if view.note else None,
        statements=tuple(_statement(statement) for statement in view.statements),
        sources=tuple(_source(group, view.told, base) for group in grouped(view.citations)),
        nearest=() if view.answered else tuple(_source(g, view.told, base) for g in grouped(view.related)),
    )


def _reading(view: TurnView, answer: Answer | None) -> list[str]:
    """Return how the question was read; what was carried over only where the answer is given."""
    found = [one_line(view.read_as)] if view.read_as else []
    if answer and answer.carried:
        carried = texts(answer.language).join([one_line(each.label) for each in answer.carried])
        found.append(f"{words(answer.language).carried}: {carried}.")
    if view.chips:
        bounds = ", ".join(_bound(chip, view.labels) for chip in view.chips)
        found.append(f"{view.labels.bounds}: {bounds}.")
    return found


def _bound(chip: ChipView, said: Labels) -> str:
    by_hand = f" ({said.by_hand})" if chip.by_hand else ""
    return f"{chip.kind} {one_line(chip.label)}{by_hand}"


def _statement(statement: StatementView) -> ExportedStatement:
    return ExportedStatement(
        label=one_line(statement.label) if statement.label else None,
        blocks=blocks_of(plain(statement.text), quoted=statement.quoted),
        numbers=tuple(mark.number for mark in statement.marks),
        language=statement.language,
        struck=statement.struck,
    )


def _source(group: SourceGroup, told: frozenset[int], base: str) -> ExportedSource:
    return ExportedSource(
        title=one_line(group.title),
        facts=one_line(" · ".join(group.facts)),
        breadcrumb=one_line(group.breadcrumb),
        quotes=tuple(_quote(each, told, base) for each in group.quotes),
    )


def _quote(each: GroupedCard, told: frozenset[int], base: str) -> ExportedQuote:
    card = each.card
    return ExportedQuote(
        number=card.number,
        facts=one_line(" · ".join(each.facts)),
        blocks=() if card.number in told else blocks_of(plain(card.quote), quoted=True),
        address=base + card.link,
        also=tuple(Link(one_line(place.title), base + place.link) for place in card.also),
    )
