"""What the address of a list of decisions says: filters, order, page. A saved search is its address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from assistant.register import DecisionFilter, Sorting
from corpus.cpr import has_number
from corpus.dates import first_date
from corpus.outcomes import Result
from corpus.visible import one_line
from web.decisions.words import result_text

FIELDS = ("organ", "fra", "til", "udfald", "person", "parti", "ord")
EVERY = (*FIELDS, "sorter", "side")  # all that an address may say
_LONGEST = 200  # characters of one filter; the rest is not looked at
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CPR = "Det ligner et CPR-nummer. Søg uden det."
_NO_DAY = "Skriv en dato som 24.1.2012 eller et årstal som 2012."
_LABELS = {
    "organ": "Udvalg",
    "fra": "Fra",
    "til": "Til",
    "udfald": "Udfald",
    "person": "Person",
    "parti": "Parti",
    "ord": "Ord",
}


@dataclass(frozen=True, slots=True)
class Search:
    """The filters as they were written, read as far as they can be; empty is not set."""

    given: tuple[tuple[str, str], ...]  # the filters that are set, in the order of `FIELDS`
    wanted: DecisionFilter
    sorting: Sorting
    page: int
    problems: tuple[tuple[str, str], ...]  # field, what is wrong with it

    def value(self, field: str) -> str:
        """Return a filter as it was written."""
        return dict(self.given).get(field, "")

    def problem(self, field: str) -> str:
        """Return what is wrong with a filter, or nothing."""
        return dict(self.problems).get(field, "")

    @property
    def parameters(self) -> str:
        """Return the filters as a query string with the question mark, empty when none is set."""
        return _query(list(self.given))

    def address(self, *, without: str = "", sorting: Sorting | None = None, page: int = 1) -> str:
        """Return the address of the list with a filter dropped, in another order or at another page."""
        pairs = [pair for pair in self.given if pair[0] != without]
        order = sorting or self.sorting
        if order is not Sorting.NEWEST:
            pairs.append(("sorter", order.value))
        if page > 1:
            pairs.append(("side", str(page)))
        return f"/beslutninger{_query(pairs)}"

    def label(self, field: str) -> str:
        """Return a filter as its tag says it: "Udvalg: Økonomiudvalget"."""
        value = self.value(field)
        if field == "udfald" and self.wanted.result:
            value = result_text(self.wanted.result)
        return f"{_LABELS[field]}: {one_line(value)}"

    def dropping(self, *fields: str) -> Search:
        """Return the search without some filters."""
        return search_of({k: v for k, v in self.given if k not in fields} | {"sorter": self.sorting.value})

    def within(self, year: int) -> Search:
        """Return the search with the year in the place of its days."""
        kept = {k: v for k, v in self.given if k not in ("fra", "til")}
        return search_of(kept | {"fra": str(year), "til": str(year), "sorter": self.sorting.value})


def search_of(parameters: Mapping[str, str]) -> Search:
    """Return the search that an address asks for; what cannot be read becomes a problem of its field."""
    written = {f: value for f in FIELDS if (value := _plain(parameters.get(f, "")))}
    # The address of a search is kept and passed on, so what it must not hold is not repeated in it.
    problems = {field: _CPR for field, value in written.items() if has_number(value)}
    given = {field: value for field, value in written.items() if field not in problems}
    first = _day(given, "fra", problems)
    last = _day(given, "til", problems)
    if first and last and first > last:
        problems["fra"] = "Fra-datoen ligger efter til-datoen. Byt om på dem."
    result = next((r for r in Result if r.value == given.get("udfald")), None)
    if "udfald" in given and result is None:
        problems["udfald"] = "Vælg et udfald fra listen."
    wanted = DecisionFilter(
        organ=given.get("organ"),
        first=first,
        last=last,
        result=result,
        person=given.get("person"),
        text=given.get("ord"),
        party=given.get("parti"),
    )
    sorting = next((s for s in Sorting if s.value == parameters.get("sorter")), Sorting.NEWEST)
    page = page_number(parameters.get("side", ""))
    return Search(tuple(given.items()), wanted, sorting, page, tuple(problems.items()))


def page_number(side: str) -> int:
    """Return the page that an address asks for; the first where it asks for nonsense."""
    return max(1, int(side)) if side.isascii() and side.isdecimal() and len(side) < 7 else 1


def page_of(search: Search, count: int, size: int) -> tuple[Search, int]:
    """Return the search at a page that there is, and how many pages there are."""
    pages = max(1, -(-count // size))
    return replace(search, page=min(search.page, pages)), pages


def _query(pairs: list[tuple[str, str]]) -> str:
    return f"?{urlencode(pairs)}" if pairs else ""


def _plain(value: str) -> str:
    """Return a value in one line, without what no filter needs: control characters, half surrogates."""
    kept = "".join(c if c.isprintable() else " " for c in value[:_LONGEST] if not "\ud800" <= c <= "\udfff")
    return " ".join(kept.split())


def _day(given: Mapping[str, str], field: str, problems: dict[str, str]) -> dt.date | None:
    """Return the day that a field gives; of a year its first, or for the last day its last."""
    said = given.get(field)
    if not said:
        return None
    if _YEAR.fullmatch(said):
        return dt.date(int(said), 12, 31) if field == "til" else dt.date(int(said), 1, 1)
    try:
        return dt.date.fromisoformat(said)
    except ValueError:
        day = first_date(said.replace("/", "-"))
    if day is None:
        problems[field] = _NO_DAY
    return day
