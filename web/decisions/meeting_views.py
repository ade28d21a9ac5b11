"""What the page of a meeting gets."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.item_text import documents_of, own_decisions
from assistant.record import Record
from corpus import names
from corpus.meetings import Item, Meeting
from corpus.visible import one_line
from web.decisions.rows import item_link, meeting_link, meeting_title
from web.decisions.views import Badge, Fact, Link, badges
from web.decisions.words import CLOSED, absent_texts, long_days, person_text
from web.turns import document_link
from web.views import View


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of a meeting in a list; one treated behind closed doors has no more than its being there."""

    number: str
    title: str
    link: str | None
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class MeetingView(View):
    """One meeting."""

    template = "decisions/meeting.html"
    menu = "beslutninger"
    menu_current = "true"

    title: str
    facts: tuple[Fact, ...]
    items: tuple[AgendaLine, ...]
    documents: tuple[Link, ...]  # the minutes, then what was added to them
    decisions: str | None  # the list of what was decided there
    follow: str | None  # the organ as a query string, for the addresses of its feed and calendar
    before: Link | None
    after: Link | None


def meeting_view(meeting: Meeting, record: Record, decisions: str | None) -> MeetingView:
    """Return a meeting; `decisions` is the address of what was decided there."""
    before, after = _neighbours(meeting, record)
    return MeetingView(
        title=meeting_title(meeting),
        facts=tuple(_meeting_facts(meeting)),
        items=tuple(_agenda_line(meeting, item, record) for item in meeting.items),
        documents=tuple(Link(one_line(d.title), document_link(d.id)) for d in documents_of(meeting)),
        decisions=decisions,
        follow=f"?{urlencode({'organ': meeting.organ})}" if meeting.organ else None,
        before=before,
        after=after,
    )


def _meeting_facts(meeting: Meeting) -> list[Fact]:
    day = long_days(meeting.date, meeting.last_date)
    time = f" kl. {meeting.time.hour}.{meeting.time.minute:02}" if meeting.time else ""
    facts = [Fact("Tid", f"{day}{time}")]
    if meeting.extraordinary:
        facts.append(Fact("Møde", "Ekstraordinært"))
    if meeting.place:
        facts.append(Fact("Sted", one_line(meeting.place)))
    said = "Fremgår ikke af referatet"
    present = ", ".join(person_text(person) for person in meeting.present)
    absent = ", ".join(person_text(person) for person in meeting.absent) or _absent_from_items(meeting)
    return [*facts, Fact("Til stede", present or said), Fact("Fraværende", absent or said)]


def _absent_from_items(meeting: Meeting) -> str:
    """Return who was absent as the items say it, where the head of the minutes does not."""
    decided = (decision for item in meeting.items for decision in own_decisions(meeting, item))
    people: dict[str, None] = {}
    for decision in decided:
        last = meeting.last_date if decision.date == meeting.date else None
        people.update(dict.fromkeys(absent_texts(decision, last)))
    return f"{', '.join(people)} (ifølge punkterne)" if people else ""


def _agenda_line(meeting: Meeting, item: Item, record: Record) -> AgendaLine:
    if item.closed:
        return AgendaLine("", CLOSED, None, ())
    place = next((p for p in record.places(meeting) if p.item is item), None)
    decided = own_decisions(meeting, item)
    link = item_link(place) if place else None
    return AgendaLine(one_line(item.number or ""), one_line(item.title), link, badges(decided))


def _neighbours(meeting: Meeting, record: Record) -> tuple[Link | None, Link | None]:
    """Return the organ's meetings before and after one."""
    if meeting.organ is None or meeting.date is None:
        return None, None
    key = names.key(meeting.organ)
    organ = [m for m in record.meetings if m.organ and names.key(m.organ) == key and m.date]
    before = [m for m in organ if m.date and m.date < meeting.date]
    after = [m for m in organ if m.date and m.date > meeting.date]
    return (
        _meeting_neighbour(max(before, key=_date)) if before else None,
        _meeting_neighbour(min(after, key=_date)) if after else None,
    )


def _date(meeting: Meeting) -> str:
    return meeting.date.isoformat() if meeting.date else ""


def _meeting_neighbour(meeting: Meeting) -> Link:
    return Link(long_days(meeting.date, meeting.last_date), meeting_link(meeting.document.id))
