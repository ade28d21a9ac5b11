"""Decisions as an Atom feed (RFC 4287): those that came in last, for whoever follows an organ or a search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from html import escape
from zoneinfo import ZoneInfo

from lxml import etree

from assistant.record import Record
from corpus.decisions import Decision
from corpus.visible import one_line, visible
from web.decisions.query import Search
from web.decisions.rows import Row, decision_reference, row_of, stable_id
from web.decisions.words import excerpt, long_days, outcomes_text
from web.quoted import blocks_of

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
ENTRIES = 100  # of a feed; the list has all
_ATOM = "http://www.w3.org/2005/Atom"
_ZONE = ZoneInfo("Europe/Copenhagen")
_SUMMARY = 300  # characters of a decision in a list of entries
_PROPOSAL = 1200  # characters of a proposal; the item's page has all of it
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def feed(search: Search, decisions: Sequence[Decision], record: Record, base: str) -> bytes:
    """Return a feed of the decisions whose documents came in last, of those the newest first.

    Args:
        search: what the reader follows.
        decisions: what it finds.
        record: where the decisions are from.
        base: what links begin with, since they are read elsewhere.
    """
    newest = sorted(decisions, key=lambda d: (updated(d, record), d.date or dt.date.min), reverse=True)
    root = etree.Element("feed", nsmap={None: _ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "da")
    _add(root, "id", f"urn:uuid:{stable_id('feed', search.parameters)}")
    _add(root, "title", _title(search))
    _add(root, "updated", (updated(newest[0], record) if newest else _changed(record)).isoformat())
    _add(_add(root, "author"), "name", "Rådslag")
    _link(root, "self", f"{base}/beslutninger.atom{search.parameters}", "application/atom+xml")
    _link(root, "alternate", f"{base}/beslutninger{search.parameters}", "text/html")
    for decision in newest[:ENTRIES]:
        _entry(root, row_of(decision, record), updated(decision, record), base)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def updated(decision: Decision, record: Record) -> dt.datetime:
    """Return when a decision came to be here as it is; else the day it was made."""
    return (record.added(decision.document.id) or _made(decision) or _NEVER).replace(microsecond=0)


def _made(decision: Decision) -> dt.datetime | None:
    """Return noon of the day it was made, where Denmark is: no reader's own zone makes another day of it."""
    return dt.datetime.combine(decision.date, dt.time(12), _ZONE) if decision.date else None


def _changed(record: Record) -> dt.datetime:
    return (record.changed or _NEVER).replace(microsecond=0)


def _title(search: Search) -> str:
    chosen = ", ".join(search.label(field) for field, _ in search.given)
    return f"Beslutninger: {chosen}" if chosen else "Beslutninger"


def _entry(root: etree._Element, row: Row, when: dt.datetime, base: str) -> None:
    decision = row.decision
    entry = _add(root, "entry")
    _add(entry, "id", f"urn:uuid:{row.id}")
    _add(entry, "title", f"{one_line(decision.item_title)}: {outcomes_text(decision)} ({_whose(row)})")
    if made := _made(decision):
        _add(entry, "published", made.isoformat())
    _add(entry, "updated", when.isoformat())
    _link(entry, "alternate", base + row.link, "text/html")
    category = _add(entry, "category")
    category.set("term", one_line(decision.organ))
    _add(entry, "summary", f"{excerpt(decision.text, _SUMMARY)} ({decision_reference(row)})").set(
        "type", "text"
    )
    _add(entry, "content", "".join(_content(row))).set("type", "html")


def _whose(row: Row) -> str:
    """Return whose decision it is, and of which day or days."""
    decision = row.decision
    if decision.date is None:
        return one_line(decision.organ)
    return f"{one_line(decision.organ)}, {long_days(decision.date, row.last_date)}"


def _content(row: Row) -> Iterator[str]:
    """Yield a decision as HTML, whole without its page: whose it is, the case, the proposal, the decision."""
    decision = row.decision
    number = f"punkt {one_line(decision.item_number)}, " if decision.item_number else ""
    yield f"<p>{escape(_whose(row))}: {escape(number)}{escape(one_line(decision.item_title))}</p>"
    if decision.proposal:
        yield f"<h3>Indstilling</h3><p>{escape(excerpt(decision.proposal, _PROPOSAL))}</p>"
    yield "<h3>Beslutning</h3>"
    for block in blocks_of(visible(decision.text), quoted=False):
        yield f"<p>{'<br>'.join(escape(line) for line in block.line.splitlines())}</p>"


def _link(parent: etree._Element, relation: str, address: str, media_type: str) -> None:
    link = _add(parent, "link")
    link.set("rel", relation)
    link.set("type", media_type)
    link.set("href", address)


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text
    return element
