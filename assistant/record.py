"""What the minutes record: meetings, items, decisions, people, made once for each revision of the library."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from assistant.alphabet import sort_key
from assistant.case_way import Cases, Place, Step
from assistant.register import DecisionFilter, Register
from corpus import names
from corpus.decisions import Decision, decisions, decisions_of
from corpus.meetings import Item, Meeting, meeting_of, meetings
from corpus.parties import Parties, parties_in
from corpus.people import Person
from corpus.types import Document

_PLAIN = re.compile(r"\d{1,4}(?:\.\d{1,2})?[a-zA-Z]?")

_Version = tuple[str, str]  # of a document: its id and its version


class Record:
    """All that is recorded in some documents. Nothing of a closed item is in it but that it was."""

    def __init__(
        self,
        documents: Sequence[Document],
        added: Mapping[str, str] | None = None,
        before: Record | None = None,
    ) -> None:
        """Read the documents.

        Args:
            documents: all documents.
            added: when each came into the library, ISO with an offset, by document id.
            before: an earlier record; documents that have not changed since are not read again.
        """
        self._documents = tuple(documents)
        self._added = dict(added or {})
        held = {_version(document) for document in documents}
        # Copies, since another thread may still be reading documents for the earlier record.
        decided, met = (dict(before._decided), dict(before._met)) if before else ({}, {})
        self._decided: dict[_Version, tuple[Decision, ...]] = {v: d for v, d in decided.items() if v in held}
        self._met: dict[_Version, Meeting] = {v: m for v, m in met.items() if v in held}

    @cached_property
    def register(self) -> Register:
        """Return the decisions in the order of the documents, ready to be filtered."""
        return Register(
            (d for d in decisions(self._documents, self._decisions_of) if not d.closed), self.last_day
        )

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Return the meetings whose minutes are there, in the order of the documents."""
        return tuple(meetings(self._documents, self._meeting_of))

    def select(self, wanted: DecisionFilter) -> list[Decision]:
        """Return the decisions that keep every bound, in the order of the documents."""
        return self.register.select(wanted)

    def meeting(self, document_id: str) -> Meeting | None:
        """Return the meeting that a document is of, also when it holds an addendum to it."""
        return self._meetings.get(document_id)

    def place(self, document_id: str, key: str) -> Place | None:
        """Return an item by its document and what it is called there; None for one that is closed."""
        return self._places.get((document_id, key))

    def places(self, meeting: Meeting) -> tuple[Place, ...]:
        """Return the open items of a meeting, in order."""
        return tuple(p for item in meeting.items if (p := self._by_start.get((item.document.id, item.start))))

    def place_of(self, decision: Decision) -> Place | None:
        """Return the item that a decision is printed in; None for one outside all minutes."""
        return self._by_decision.get((decision.document.id, decision.start))

    def way(self, place: Place) -> tuple[Step, ...]:
        """Return the way of an item's case through the organs, the newest word first."""
        return self._cases.way(place)

    def added(self, document_id: str) -> dt.datetime | None:
        """Return when a document came in, as it is now; None where that is not known."""
        said = self._added.get(document_id)
        return _moment(said) if said else None

    @property
    def changed(self) -> dt.datetime | None:
        """Return when the newest of the documents came in; None where that is known of none."""
        return max(map(_moment, filter(None, self._added.values())), default=None)

    def last_day(self, decision: Decision) -> dt.date | None:
        """Return the last day of the meeting that a decision is of; None for one of another meeting."""
        place = self.place_of(decision)
        return place.meeting.last_date if place and _is_own(place.meeting, decision) else None

    @cached_property
    def organs(self) -> tuple[str, ...]:
        """Return the organs that decided or met, in Danish order, each in its most frequent spelling."""
        said = Counter(d.organ for d in self.register.decisions)
        said.update(meeting.organ for meeting in self.meetings if meeting.organ)
        found: dict[str, str] = {}
        for organ, _ in said.most_common():
            found.setdefault(names.key(organ), organ)
        return tuple(sorted(found.values(), key=sort_key))

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Return the keys of the parties that decisions name, in Danish order."""
        return tuple(sorted(self.register.parties, key=sort_key))

    @cached_property
    def party_names(self) -> Parties:
        """Return the names and letters that parties go by, as the open text of minutes explains them."""
        minutes = {id(meeting.document): meeting.document for meeting in self.meetings}.values()
        texts = (d.text.text[s.start : s.end] for d in minutes for s in d.sections if not s.closed)
        return parties_in(texts, self.register.parties)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Return the members whose presence, absence or vote the minutes record, in Danish order."""
        met = (person for m in self.meetings for person in (*m.present, *m.absent))
        absent = (person for d in self.register.decisions for person in d.absent)
        found: dict[str, Person] = {}
        for person in (*met, *absent):
            known = found.setdefault(person.name.casefold(), person)
            if known.party is None:
                found[person.name.casefold()] = person
        return tuple(sorted(found.values(), key=lambda person: sort_key(person.name)))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years in which something was decided or an organ met, newest first."""
        days = (*(d.date for d in self.register.decisions), *(m.date for m in self.meetings))
        return tuple(sorted({day.year for day in days if day}, reverse=True))

    def _decisions_of(self, document: Document) -> tuple[Decision, ...]:
        version = _version(document)
        if version not in self._decided:
            self._decided[version] = tuple(decisions_of(document))
        return self._decided[version]

    def _meeting_of(self, document: Document) -> Meeting:
        version = _version(document)
        if version not in self._met:
            self._met[version] = meeting_of(document, self._decisions_of(document))
        return self._met[version]

    @cached_property
    def _meetings(self) -> dict[str, Meeting]:
        found: dict[str, Meeting] = {}
        for meeting in self.meetings:
            for item in meeting.items:
                found.setdefault(item.document.id, meeting)
            found[meeting.document.id] = meeting
        return found

    @cached_property
    def _places(self) -> dict[tuple[str, str], Place]:
        return {
            (place.item.document.id, place.key): place
            for meeting in self.meetings
            for place in _places(meeting)
            if not place.item.closed
        }

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], Place]:
        return {(p.item.document.id, p.item.start): p for p in self._places.values()}

    @cached_property
    def _by_decision(self) -> dict[tuple[str, int], Place]:
        return {(d.document.id, d.start): p for p in self._places.values() for d in p.item.decisions}

    @cached_property
    def _cases(self) -> Cases:
        return Cases(self._places.values())


def _is_own(meeting: Meeting, decision: Decision) -> bool:
    same = meeting.organ is not None and names.key(meeting.organ) == names.key(decision.organ)
    return same and meeting.date == decision.date


def _moment(said: str) -> dt.datetime:
    found = dt.datetime.fromisoformat(said)
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found


def _version(document: Document) -> _Version:
    return document.id, document.version


def _places(meeting: Meeting) -> Iterator[Place]:
    """Yield the items with what they are called: the printed number, unless another has it too."""
    given: Counter[tuple[str, str]] = Counter()
    for item in meeting.items:
        key = _key(item)
        given[item.document.id, key] += 1
        count = given[item.document.id, key]
        if key == "u":
            yield Place(meeting, item, f"u{count}")
        else:
            yield Place(meeting, item, key if count == 1 else f"{key}-{count}")


def _key(item: Item) -> str:
    return item.number if item.number and _PLAIN.fullmatch(item.number) else "u"
