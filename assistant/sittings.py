"""Who was there: the meetings of each organ, with what the minutes tell of who came and who did not.

A sitting is what any minutes tell of an organ on a day; minutes that repeat another organ's decision tell who
was absent from that one too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.forms import heading_of_level
from assistant.record import Record
from assistant.texts import Texts
from corpus import names
from corpus.decisions import Decision
from corpus.found import ITEM
from corpus.meeting_head import attendance_lists
from corpus.meetings import Meeting
from corpus.people import Person, persons_of, speaks_of_absence
from corpus.sentences import sentences
from corpus.types import Document, Role

_LONGEST_LABEL = 60  # characters of a line that says what the names below it are
_TOOK_PART = re.compile(r"\b(?:deltog|mødte|var (?:til ?stede|mødt))\b", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of an organ on a day; `minutes` is None where only another's minutes tell of it."""

    organ: str
    date: dt.date | None
    minutes: Meeting | None
    decisions: tuple[Decision, ...]

    @property
    def last_date(self) -> dt.date | None:
        return (self.minutes.last_date if self.minutes else None) or self.date

    @property
    def absent(self) -> tuple[Person, ...]:
        """Return who was absent from all of it or from some of its items, each once."""
        from_all = self.minutes.absent if self.minutes else ()
        people = (*from_all, *(person for each in self.decisions for person in each.absent))
        return tuple({person.name: person for person in reversed(people)}.values())[::-1]

    @property
    def present(self) -> tuple[Person, ...]:
        """Return whom its minutes list as present; none where they hold no such list."""
        return self.minutes.present if self.minutes else ()

    def label(self, name: str, say: Texts, item: str | None = None) -> str:
        """Return whose sitting it is and of which day, after what a quote tells: "Fravær", say."""
        said = say.say("label", name, organ=self.organ, day=say.day(self.date) if self.date else "?")
        return f"{said} · {item}" if item else said


def sittings(record: Record) -> list[Sitting]:
    """Return the sittings that the minutes tell of, newest first."""
    decided: dict[tuple[str, dt.date | None], list[Decision]] = {}
    for decision in record.register.decisions:
        decided.setdefault((names.key(decision.organ), decision.date), []).append(decision)
    found = [
        Sitting(meeting.organ, meeting.date, meeting, tuple(decided.pop(key, ())))
        for meeting in record.meetings
        if meeting.organ and (key := (names.key(meeting.organ), meeting.date))
    ]
    found += [Sitting(own[0].organ, day, None, tuple(own)) for (_, day), own in decided.items()]
    return sorted(found, key=lambda sitting: sitting.date or dt.date.min, reverse=True)


def absences(sitting: Sitting, say: Texts, people: Sequence[Person] | None = None) -> list[Quote]:
    """Return what tells who was absent, each wording once; only of some people where they are given.

    Who was absent from some items only is shown with the item.
    """
    of_whom = [p for p in sitting.absent if people is None or p.name in {person.name for person in people}]
    quotes: list[Quote] = []
    for person in of_whom:
        for document, span, item in _told_absent(sitting, person):
            title = item if not _is_of_all(sitting, person) else None
            quotes.append(Quote(document, *span, sitting.label("absent", say, title)))
    return _once(quotes)


def _once(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes without those that say no more than another does, punctuation aside."""
    said = [" ".join(re.findall(r"\w+", quote.text)) for quote in quotes]
    kept: list[int] = []
    for i, text in enumerate(said):
        same = next((j for j in kept if text in said[j] or said[j] in text), None)
        if same is None:
            kept.append(i)
        elif len(text) > len(said[same]):
            kept[kept.index(same)] = i
    return [quotes[i] for i in kept]


def presences(sitting: Sitting, say: Texts) -> list[Quote]:
    """Return the minutes' list of those present; a long one in several quotes."""
    if not sitting.minutes or not sitting.present:
        return []
    document, label = sitting.minutes.document, sitting.label("present", say)
    return [
        Quote(document, start, end, label)
        for span in _heads_lists(document, of_absent=False)
        for start, end in _cut(document, *span)
    ]


def others(sitting: Sitting, say: Texts, person: str | None = None) -> list[Quote]:
    """Return the sentences of the decisions that say who else took part; only those that name a person."""
    label = sitting.label("present", say)
    return [
        Quote(document, start, end, label)
        for document, within in _parts(sitting)
        for start, end in within
        if _TOOK_PART.search(said := document.text.text[start:end])
        and (person is None or person.casefold() in said.casefold())
        and not speaks_of_absence(said)
        and persons_of(said)
    ]


def _cut(document: Document, start: int, end: int) -> Iterator[Span]:
    """Yield a list in stretches that a quote holds, each ending behind a name."""
    text = document.text.text
    while end - start > LONGEST_QUOTE:
        stop = max(text.rfind(mark, start + 1, start + LONGEST_QUOTE) for mark in ("\n", ","))
        stop = stop if stop > start else start + LONGEST_QUOTE
        yield start, stop
        start = stop + 1
    yield start, end


def _parts(sitting: Sitting) -> Iterator[tuple[Document, list[Span]]]:
    """Yield the sentences of the items' decisions and of what is told of attendance there."""
    for decision in sitting.decisions:
        document, end = decision.document, end_of_told(decision)
        yield document, list(sentences(document.text.text, decision.start, end))


def _is_of_all(sitting: Sitting, person: Person) -> bool:
    """Tell whether somebody was absent from all of a sitting that is recorded."""
    if sitting.minutes and any(each.name == person.name for each in sitting.minutes.absent):
        return True
    return all(any(p.name == person.name for p in each.absent) for each in sitting.decisions)


def _told_absent(sitting: Sitting, person: Person) -> Iterator[tuple[Document, Span, str]]:
    """Yield where the minutes say that somebody was absent, with the item's title, from their head first."""
    if sitting.minutes:
        document = sitting.minutes.document
        for start, end in _heads_lists(document, of_absent=True):
            if person.name in document.text.text[start:end]:
                yield document, (start, end), ""
    for decision in sitting.decisions:
        if any(each.name == person.name for each in decision.absent):
            document, end = decision.document, end_of_told(decision)
            if span := _absence_of(person, document, decision.start, end):
                yield document, span, decision.item_title


def end_of_told(decision: Decision) -> int:
    """Return where what is told of a decision ends: at the next one, or with its item."""
    document = decision.document
    own = section_at(document, decision.start)
    item = heading_of_level(own, ITEM)
    ends = [s.end for s in document.sections if item is not None and item in s.headings]
    following = [
        s.start for s in document.sections if s.start >= decision.end and s.role is not Role.ATTENDANCE
    ]
    return max(
        decision.end, min(max(ends, default=decision.end), min(following, default=len(document.text.text)))
    )


def _absence_of(person: Person, document: Document, start: int, end: int) -> Span | None:
    """Return the sentence that says that somebody was absent, or the names below a line that says it."""
    text = document.text.text
    lead: int | None = None
    for first, last in sentences(text, start, end):
        said = text[first:last]
        if speaks_of_absence(said):
            lead = first if len(said) <= _LONGEST_LABEL else None
            if person.name in said:
                return first, last
        elif not persons_of(said):
            lead = None
        elif person.name in said and lead is not None:
            return lead, last
    return None


def _heads_lists(document: Document, *, of_absent: bool) -> list[Span]:
    """Return where the text before the first item of minutes lists who was there, or who was not."""
    first = next((s.start for s in document.sections if heading_of_level(s, ITEM)), None)
    head = document.text.text[:first]
    return [(each.start, each.end) for each in attendance_lists(head) if each.is_absence == of_absent]
