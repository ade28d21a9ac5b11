"""A search becomes a list: what it finds, in order, and what to do when it finds nothing."""

from __future__ import annotations

from collections import Counter

from assistant.record import Record
from assistant.register import in_order
from corpus.decisions import Decision
from web.decisions.query import Search, page_of
from web.decisions.rows import row_of
from web.decisions.views import Link, ListView, columns, form_view, line_of, page_links
from web.decisions.words import decisions_counted

PAGE = 50  # decisions on a page
LONGEST_PAPER = 500  # decisions that the paper to take along holds


def found(search: Search, record: Record) -> list[Decision]:
    """Return the decisions that a search finds, in its order; none where it cannot be read."""
    return [] if search.problems else in_order(record.select(search.wanted), search.sorting)


def list_view(search: Search, record: Record, base: str) -> ListView:
    """Return a page of what a search finds.

    Args:
        search: the search.
        record: what the minutes record.
        base: what addresses begin with for those who are not on our pages.
    """
    decisions = found(search, record)
    search, pages = page_of(search, len(decisions), PAGE)
    shown = decisions[(search.page - 1) * PAGE : search.page * PAGE]
    return ListView(
        form=form_view(search, record),
        status=_status(search, len(decisions), pages),
        total=len(decisions),
        tags=tuple(Link(search.label(field), search.address(without=field)) for field, _ in search.given),
        columns=columns(search),
        lines=tuple(line_of(row_of(decision, record), search.wanted) for decision in shown),
        pages=page_links(search, pages),
        hints=() if decisions else tuple(_hints(search, record)),
        exports=search.parameters,
        address=base + search.address(),
        long=len(decisions) > LONGEST_PAPER,
        empty=not record.register.decisions,
    )


def _status(search: Search, count: int, pages: int) -> str:
    if search.problems:
        return "Søgningen kunne ikke læses. Ret de markerede felter."
    if not count:
        return "Ingen beslutninger passer til søgningen."
    page = f" Side {search.page} af {pages}." if pages > 1 else ""
    return f"{decisions_counted(count)}.{page}"


def _hints(search: Search, record: Record) -> list[Link]:
    """Return which filter to drop so that something is found, and the nearest year with something."""
    if search.problems:
        return []
    hints: list[Link] = []
    days = [field for field in ("fra", "til") if search.value(field)]
    if days and (near := _nearest_year(search, record, days)):
        hints.append(near)
    for field, _ in search.given:
        hints.extend(_hint("Fjern", field, search.dropping(field), search, record))
    if not hints and len(search.given) > 2:
        for field, _ in search.given:
            others = [other for other, _ in search.given if other != field]
            hints.extend(_hint("Behold kun", field, search.dropping(*others), search, record))
    return hints


def _hint(what: str, field: str, instead: Search, search: Search, record: Record) -> list[Link]:
    """Return the way to another search, if that finds anything."""
    count = len(found(instead, record))
    text = f"{what} »{search.label(field)}«: {decisions_counted(count)}"
    return [Link(text, instead.address())] if count else []


def _nearest_year(search: Search, record: Record, days: list[str]) -> Link | None:
    others = found(search.dropping(*days), record)
    years = Counter(decision.date.year for decision in others if decision.date)
    if not years:
        return None
    first, last = search.wanted.first, search.wanted.last
    bounds = [day.year for day in (first, last) if day]
    year = min(years, key=lambda year: (min(abs(year - bound) for bound in bounds), -year))
    text = f"Nærmeste år, hvor noget passer, er {year}: {decisions_counted(years[year])}"
    return Link(text, search.within(year).address())
