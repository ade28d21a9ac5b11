"""Which documents a list shows: what it was narrowed to, in what order, and which page of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from assistant.alphabet import sort_key
from assistant.coverage import same_organ
from assistant.find import Wanted
from corpus.types import Document, Kind

PATH = "/dokumenter"
PAGE = 50  # documents on a page of the list
_LONGEST = 200  # characters of a filter
_DIGITS = 4  # of a year or a page
NONE = "uden"  # asks for the documents without an organ, or without a year
UNDATED = 0  # the year of those without one


class Order:
    """The orders of the list, by the words that addresses have for them."""

    TITLE = "titel"
    NEWEST = "nyeste"
    OLDEST = "aeldste"


ORDERS = {Order.TITLE: "Titel A–Å", Order.NEWEST: "Nyeste først", Order.OLDEST: "Ældste først"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address of a list asks for; what is not asked for is empty or None.

    `organ` may be `NONE` and `year` `UNDATED`.
    """

    words: str = ""
    kind: Kind | None = None
    organ: str = ""
    year: int | None = None
    order: str = Order.TITLE
    page: int = 1

    @property
    def is_narrow(self) -> bool:
        """Tell whether any document may be left out."""
        return bool(self.words or self.kind or self.organ or self.year is not None)

    def link(self) -> str:
        """Return the address that asks for this."""
        values = {
            "ord": self.words,
            "type": self.kind.value if self.kind else "",
            "organ": self.organ,
            "aar": NONE if self.year == UNDATED else self.year,
            "orden": "" if self.order == Order.TITLE else self.order,
            "side": "" if self.page == 1 else self.page,
        }
        asked = urlencode({name: value for name, value in values.items() if value})
        return f"{PATH}?{asked}" if asked else PATH


def wish(words: str, kind: str, organ: str, year: str, order: str, page: str) -> Wish:
    """Return what an address asks for; nonsense asks for nothing."""
    return Wish(
        words=" ".join(words[:_LONGEST].split()),
        kind=Kind(kind) if kind in list(Kind) else None,
        organ=organ[:_LONGEST].strip(),
        year=UNDATED if year == NONE else _number(year) or None,
        order=order if order in ORDERS else Order.TITLE,
        page=_number(page) or 1,
    )


def select(documents: Sequence[Document], asked: Wish) -> list[Document]:
    """Return the documents that are asked for, in order."""
    wanted = Wanted(asked.words)
    found = [
        document
        for document in documents
        if (asked.kind is None or document.kind is asked.kind)
        and (not asked.organ or _is_of(document, asked.organ))
        and (asked.year is None or asked.year in (document.years or {UNDATED}))
        and (not asked.words or (len(wanted) > 0 and wanted.all_in(document.title)))
    ]
    found.sort(key=lambda document: sort_key(document.title))
    if asked.order == Order.NEWEST:
        return sorted(found, key=lambda document: last_day(document) or dt.date.min, reverse=True)
    if asked.order == Order.OLDEST:
        return sorted(found, key=lambda document: last_day(document) or dt.date.max)
    return found


def _is_of(document: Document, organ: str) -> bool:
    return document.organ is None if organ == NONE else same_organ(document, organ)


def last_day(document: Document) -> dt.date | None:
    """Return the day of a document, or of what it is about the first one; None when neither is known."""
    if document.date:
        return document.date
    return dt.date(document.period.first, 1, 1) if document.period else None


def page_count(count: int) -> int:
    """Return how many pages a list of so many documents has, at least 1."""
    return max(1, -(-count // PAGE))


def page_numbers(shown: int, last: int) -> list[int | None]:
    """Return the pages to link to: the first, the last and those around the one shown; None is a gap."""
    near = [number for number in range(shown - 1, shown + 2) if 1 < number < last]
    numbers = [1, *near, *([last] if last > 1 else [])]
    found: list[int | None] = []
    for number in numbers:
        if found and (found[-1] or 0) + 1 < number:
            found.append(None)
        found.append(number)
    return found


def without(asked: Wish, name: str) -> Wish:
    """Return the wish without one of its bounds, from the first page on."""
    empty = Wish()
    return replace(asked, **{name: getattr(empty, name)}, page=1)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
