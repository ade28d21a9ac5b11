"""OParl objects of meetings: their items, the cases of these, where they were held, the minutes.

An item is an AgendaItem, its case a Paper, and that the organ took up the case a Consultation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from zoneinfo import ZoneInfo

from assistant.case_way import Place
from assistant.item_text import documents_of, own_decisions
from corpus.meetings import Meeting
from corpus.outcomes import Result
from corpus.types import Document
from corpus.visible import one_line, visible
from web.decisions.rows import item_link, meeting_link, meeting_title
from web.decisions.words import outcomes
from web.oparl.making import Listed, Making, Object, embedded
from web.oparl.organs import Organs
from web.turns import document_link

_ZONE = ZoneInfo("Europe/Copenhagen")
_ENDING = {Result.APPROVED, Result.APPROVED_CHANGED, Result.DECIDED, Result.REJECTED}


class Agenda:
    """The meetings of one record. Of a closed item there is nothing."""

    def __init__(self, making: Making, organs: Organs) -> None:
        self._making = making
        self._at = making.at
        self._organs = organs

    def meetings(self) -> list[Listed]:
        """Return the meetings."""
        return [self._listed_meeting(meeting) for meeting in self._making.record.meetings]

    def meetings_of(self, organization: str) -> list[Listed]:
        """Return the meetings of an organization, by its id."""
        of_organ = (m for m in self._making.record.meetings if m.organ)
        return [self._listed_meeting(m) for m in of_organ if self._at.organ(m.organ or "") == organization]

    def items(self) -> list[Listed]:
        """Return the open items."""
        return self._of_places(self._at.item, self._item)

    def papers(self) -> list[Listed]:
        """Return the cases, one for each open item."""
        return self._of_places(self._at.paper, self._paper)

    def consultations(self) -> list[Listed]:
        """Return that cases were taken up, one for each open item."""
        return self._of_places(self._at.consultation, self._consultation)

    def files(self) -> list[Listed]:
        """Return the minutes."""
        listed = self._making.listed
        return [
            listed(self._at.file(d.id), (d,), partial(self._whole_file, d)) for d in self._making.documents
        ]

    def locations(self) -> list[Listed]:
        """Return where meetings were held."""
        return [
            self._making.listed(
                self._at.location(m.document.id), (m.document,), partial(self._location, m), basis=_basis(m)
            )
            for m in self._making.record.meetings
            if m.place
        ]

    def _listed_meeting(self, meeting: Meeting) -> Listed:
        address = self._at.meeting(meeting.document.id)
        organ = self._at.organ(meeting.organ) if meeting.organ else None
        basis = (_basis(meeting), tuple(self._participants(meeting)))
        make = partial(self._meeting, meeting)
        return self._making.listed(address, documents_of(meeting), make, organ, basis)

    def _participants(self, meeting: Meeting) -> list[str]:
        return [self._at.person(p.name) for p in meeting.present if p.name in self._organs.names]

    def _of_places(self, address: Callable[[str, str], str], make: Callable[[Place], Object]) -> list[Listed]:
        return [
            self._making.listed(
                address(place.item.document.id, place.key),
                (place.item.document,),
                partial(make, place),
                basis=_basis(place.meeting),
            )
            for place in self._places()
        ]

    def _places(self) -> Iterator[Place]:
        for meeting in self._making.record.meetings:
            yield from self._making.record.places(meeting)

    def _meeting(self, meeting: Meeting) -> Object:
        documents = documents_of(meeting)
        files = [self._file(document) for document in documents]
        places = self._making.record.places(meeting)
        return self._making.object(
            "Meeting",
            self._at.meeting(meeting.document.id),
            documents,
            name=meeting_title(meeting),
            meetingState="durchgeführt",
            start=_start(meeting),
            location=embedded(self._location(meeting), "meetings") if meeting.place else None,
            organization=[self._at.organ(meeting.organ)] if meeting.organ else [],
            participant=self._participants(meeting),
            resultsProtocol=files[0],
            auxiliaryFile=files[1:],
            agendaItem=[embedded(self._item(place), "meeting") for place in places],
            web=self._at.page(meeting_link(meeting.document.id)),
        )

    def _location(self, meeting: Meeting) -> Object:
        return self._making.object(
            "Location",
            self._at.location(meeting.document.id),
            (meeting.document,),
            description=one_line(meeting.place or ""),
            meetings=[self._at.meeting(meeting.document.id)],
        )

    def _item(self, place: Place) -> Object:
        """Return an item with what the meeting itself decided about it."""
        item, own = place.item, own_decisions(place.meeting, place.item)
        ended = dict.fromkeys(text for decision in own for text, _ in outcomes(decision))
        absent = dict.fromkeys(one_line(p.name) for decision in own for p in decision.absent if p.party)
        against = dict.fromkeys(one_line(v) for d in own if d.votes for v in d.votes.against)
        return self._making.object(
            "AgendaItem",
            self._at.item(item.document.id, place.key),
            (item.document,),
            meeting=self._at.meeting(place.meeting.document.id),
            number=one_line(item.number or "") or None,
            order=next(n for n, other in enumerate(place.meeting.items, 1) if other is item),
            name=one_line(item.title),
            public=True,
            consultation=self._at.consultation(item.document.id, place.key),
            result=", ".join(ended) or None,
            resolutionText="\n\n".join(visible(decision.text) for decision in own) or None,
            web=self._at.page(item_link(place)),
            **{"raadslag:absent": list(absent), "raadslag:votesAgainst": list(against)},
        )

    def _paper(self, place: Place) -> Object:
        """Return an item's case; its attachments are known by name only."""
        item, meeting = place.item, place.meeting
        return self._making.object(
            "Paper",
            self._at.paper(item.document.id, place.key),
            (item.document,),
            body=self._at.of("body"),
            name=one_line(item.title),
            reference=one_line(item.case_number or "") or None,
            date=meeting.date.isoformat() if meeting.date else None,
            paperType="Sagsfremstilling",
            underDirectionOf=[self._at.organ(meeting.organ)] if meeting.organ else [],
            mainFile=self._file(item.document),
            consultation=[embedded(self._consultation(place), "paper")],
            web=self._at.page(item_link(place)),
            **{"raadslag:attachment": [one_line(title) for title in item.attachments]},
        )

    def _consultation(self, place: Place) -> Object:
        """Return that an organ took up a case: to decide it, or to advise another."""
        item, meeting = place.item, place.meeting
        results = {result for decision in own_decisions(meeting, item) for result in decision.results}
        return self._making.object(
            "Consultation",
            self._at.consultation(item.document.id, place.key),
            (item.document,),
            paper=self._at.paper(item.document.id, place.key),
            agendaItem=self._at.item(item.document.id, place.key),
            meeting=self._at.meeting(meeting.document.id),
            organization=[self._at.organ(meeting.organ)] if meeting.organ else [],
            authoritative=bool(results & _ENDING) and Result.RECOMMENDED not in results,
            role=_role(results),
        )

    def _file(self, document: Document, **back: list[str]) -> Object:
        """Return minutes; as an object of their own with the way `back` to what they are in."""
        return self._making.object(
            "File",
            self._at.file(document.id),
            (document,),
            name=one_line(document.title),
            fileName=one_line(document.file),
            accessUrl=self._at.page(document_link(document.id)),
            web=self._at.page(document_link(document.id)),
            **back,
        )

    def _whole_file(self, document: Document) -> Object:
        meeting = self._making.record.meeting(document.id)
        places = self._making.record.places(meeting) if meeting else ()
        own = [place.key for place in places if place.item.document.id == document.id]
        return self._file(
            document,
            meeting=[self._at.meeting(meeting.document.id)] if meeting else [],
            paper=[self._at.paper(document.id, key) for key in own],
        )


def _basis(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return what all that is told of a meeting is read from, but for who is a member."""
    return tuple((document.id, document.version) for document in documents_of(meeting))


def _start(meeting: Meeting) -> str | None:
    if meeting.date is None:
        return None
    return dt.datetime.combine(meeting.date, meeting.time or dt.time(), _ZONE).isoformat()


def _role(results: set[Result]) -> str | None:
    if Result.RECOMMENDED in results:
        return "Vorberatung"
    if results & _ENDING:
        return "Entscheidung"
    return "Kenntnisnahme" if results & {Result.NOTED, Result.DISCUSSED} else None
