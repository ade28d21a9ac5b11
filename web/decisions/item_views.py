"""What the page of an item gets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from assistant.adopted import adopted, proposed_first
from assistant.case_way import Known, Place
from assistant.cite import source_at
from assistant.item_text import (
    PartText,
    attachments_text,
    case_texts,
    opening_texts,
    own_decisions,
    proposals,
)
from assistant.recommended import awaited
from assistant.record import Record
from corpus.decisions import Decision
from corpus.meetings import Item
from corpus.visible import one_line, visible
from web.danish import joined
from web.decisions.rows import item_link, meeting_link, meeting_title, reference
from web.decisions.views import Badge, Fact, Link, badges
from web.decisions.words import absent_texts, excerpt, long_days
from web.quoted import BlockGroup, blocks_of, groups_of
from web.turns import Field, source_link
from web.views import View

_UNTITLED = "Punktets tekst"
_SAID = 420  # characters of a step of a case's way


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document with the place where they stand; they are shown as they are."""

    title: str
    text: str
    source: str  # the address of the words in their document
    page: str  # "s. 4", or nothing
    badges: tuple[Badge, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def shown(self) -> tuple[BlockGroup, ...]:
        """Return the words as they are shown: paragraphs and lists."""
        return groups_of(blocks_of(self.text, quoted=False))


@dataclass(frozen=True, slots=True)
class WayStep:
    """What one organ said of the case on one day."""

    organ: str
    day: str
    iso: str
    words: Words
    link: str | None  # the item's page, where it is another one
    known: str  # by what it is known to be of the case; empty for the item's own
    newest: bool


@dataclass(frozen=True, slots=True)
class ItemView(View):
    """One item of a meeting."""

    template = "decisions/item.html"
    menu = "beslutninger"
    menu_current = "true"

    title: str
    number: str
    meeting: Link
    facts: tuple[Fact, ...]
    badges: tuple[Badge, ...]
    adopted: str  # the beginning of the proposal that was approved, where the decision does no more
    proposed: tuple[Words, ...]
    decided: tuple[Words, ...]
    awaits: str  # whose decision the newest word awaits; empty where none is known to be missing
    case: tuple[Words, ...]
    case_title: str
    attachments: tuple[str, ...]
    attached: Words | None  # where the minutes list them
    way: tuple[WayStep, ...]
    reference: str  # fit for a journal, with the page's whole address
    paper: str  # the address of the item as a paper to take along
    ask: tuple[Field, ...]
    document: str
    before: Link | None
    after: Link | None


def item_view(place: Place, record: Record, base: str) -> ItemView:
    """Return an item with all that the minutes and its case's way tell of it."""
    meeting, item = place.meeting, place.item
    own = own_decisions(meeting, item)
    decided = own or item.decisions[-1:]
    places = record.places(meeting)
    at = places.index(place)
    way = _way(place, record)
    return ItemView(
        title=one_line(item.title),
        number=one_line(item.number or ""),
        meeting=Link(meeting_title(meeting), meeting_link(meeting.document.id)),
        facts=tuple(_item_facts(item)),
        badges=badges(own),
        adopted=one_line(next((proposed_first(d) for d in own if adopted(d)), "")),
        proposed=tuple(_part(text) for text in proposals(item)),
        decided=tuple(_decided(decision, record, named=not own) for decision in decided),
        awaits=awaits_text(place, record),
        case=tuple(replace(_part(text), title=part_title(text)) for text in case_texts(item)),
        case_title=case_title(item),
        attachments=tuple(one_line(title) for title in item.attachments),
        attached=_part(listed) if (listed := attachments_text(item)) else None,
        way=way if len(way) > 1 or any(step.link for step in way) else (),  # else it stands above already
        reference=f"{_item_reference(place, own)}. {base}{item_link(place)}",
        paper=f"{item_link(place)}.docx",
        ask=_question(item),
        document=source_link(source_at(item.document, item.start, item.end)),
        before=_item_neighbour(places[at - 1]) if at else None,
        after=_item_neighbour(places[at + 1]) if at + 1 < len(places) else None,
    )


def _item_facts(item: Item) -> list[Fact]:
    return [Fact("Sagsnummer", one_line(item.case_number))] if item.case_number else []


def awaits_text(place: Place, record: Record) -> str:
    """Return whose decision is missing where the newest word of a case is a recommendation; else nothing."""
    organ = awaited(record.way(place))
    return f"{one_line(organ)} afgør sagen. Den beslutning er ikke blandt dokumenterne." if organ else ""


def case_title(item: Item) -> str:
    """Return what all that an item says of its case is called; an item of messages has no case."""
    return "Sagen" if len(case_texts(item)) > len(opening_texts(item)) else "Punktets indhold"


def part_title(text: PartText) -> str:
    """Return what a part of a case is called; what stands under no heading is the item's text."""
    return one_line(text.title) or _UNTITLED


def _part(text: PartText) -> Words:
    source = source_at(text.document, text.start, text.end)
    return Words(one_line(text.title), visible(text.text), source_link(source), _page(source.page))


def _decided(decision: Decision, record: Record, *, named: bool) -> Words:
    """Return a decision; `named` with its organ and day, for one that is not the meeting's own."""
    source = source_at(decision.document, decision.start, decision.end)
    last = record.last_day(decision)
    title = f"{one_line(decision.organ)}, {long_days(decision.date, last)}" if named else ""
    return Words(
        title,
        visible(decision.text),
        source_link(source),
        _page(source.page),
        badges([decision]),
        tuple(decision_facts(decision, last)),
    )


def decision_facts(decision: Decision, last: dt.date | None) -> list[Fact]:
    """Return the votes and absences as far as the minutes record them.

    Args:
        decision: the decision.
        last: the last day of its meeting, where that went on for more than one.
    """
    votes = decision.votes
    facts: list[Fact] = []
    if votes and votes.unanimous:
        facts.append(Fact("Afstemning", "Enstemmigt"))
    if votes and (votes.in_favour is not None or votes.supporters):
        facts.append(Fact("For", _voters(votes.in_favour, votes.supporters)))
    if votes and (votes.opposed is not None or votes.against):
        facts.append(Fact("Imod", _voters(votes.opposed, votes.against)))
    if votes and votes.abstained:
        facts.append(Fact("Undlod at stemme", _voters(None, votes.abstained)))
    if votes is None:
        facts.append(Fact("Afstemning", "Fremgår ikke af referatet"))
    absent = joined(list(absent_texts(decision, last)))
    return [*facts, Fact("Fraværende", absent or "Fremgår ikke af referatet")]


def _voters(count: int | None, voters: tuple[str, ...]) -> str:
    number = "" if count is None else f"{count} {'stemme' if count == 1 else 'stemmer'}"
    named = joined([one_line(voter) for voter in voters])
    return f"{number}: {named}" if number and named else number or named


def _said(decision: Decision, record: Record) -> Words:
    """Return the beginning of a decision; the source has all of it."""
    words = _decided(decision, record, named=False)
    return replace(words, text=excerpt(decision.text, _SAID)) if len(words.text) > _SAID else words


def _way(place: Place, record: Record) -> tuple[WayStep, ...]:
    return tuple(
        WayStep(
            organ=one_line(step.decision.organ),
            day=long_days(step.decision.date, record.last_day(step.decision)),
            iso=step.decision.date.isoformat() if step.decision.date else "",
            words=_said(step.decision, record),
            link=item_link(step.place) if step.place is not place else None,
            known="" if step.known is Known.ITEM else step.known.value,
            newest=number == 0,
        )
        for number, step in enumerate(record.way(place))
    )


def _item_reference(place: Place, own: tuple[Decision, ...]) -> str:
    """Return the reference of an item: the page is that of what was decided, else of its beginning."""
    meeting, item = place.meeting, place.item
    start = own[0].start if own else item.start
    page = source_at(item.document, start, start + 1).page
    organ = meeting.organ or meeting.document.title
    return reference(organ, meeting.date, item.number, page, title=item.title, last=meeting.last_date)


def _question(item: Item) -> tuple[Field, ...]:
    """Return the fields of the form that asks about the case, in its own document."""
    question = f"Hvad blev der besluttet om {one_line(item.title)}?"[:900]
    return Field("spoergsmaal", question), Field("dokument", item.document.id)


def _item_neighbour(place: Place) -> Link:
    number = f"{one_line(place.item.number)}. " if place.item.number else ""
    return Link(f"{number}{one_line(place.item.title)}", item_link(place))


def _page(page: int | None) -> str:
    return f"s. {page}" if page else ""
