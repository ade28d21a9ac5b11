"""Dates of a text, whole or in part, in Danish and English."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan", "februar february feb", "marts march mar", "april apr", "maj may",
            "juni june jun", "juli july jul", "august aug", "september sept sep", "oktober october okt oct",
            "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_TH = r"(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})[./-](?P<month>\d{{1,2}})[./ -]\s?(?P<year>{_YEAR})\b",
        rf"\b(?P<day>\d{{1,2}})(?:\.|{_TH})\s*(?:(?:og|and|-|–)\s*(?P<last>\d{{1,2}})(?:\.|{_TH})\s*)?(?:of\s+)?"
        rf"(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>{_YEAR}))?",
        rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}}){_TH}(?!\d)(?:,?\s+(?P<year>{_YEAR}))?",
        rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<year>{_YEAR})\b",
        rf"(?<![\d.,])(?P<year>{_YEAR})(?![\d]|[.,]\d)",
        r"\bden\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})(?!\d)",
    )
)
# A month alone: "maj" and "marts" are nothing else, "may" and "march" are.
_LONE_MONTH = re.compile(
    r"\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    r"January|February|June|July|October)\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or what is said of one; None where it is left open."""

    year: int | None
    month: int | None
    day: int | None

    def stands_in(self, said: Collection[Day], years: Collection[int] = ()) -> bool:
        """Tell whether one of the days said is this one; one said without a year may be of `years`."""
        return any(self._fits(other, years) for other in said)

    def _fits(self, other: Day, years: Collection[int]) -> bool:
        same = (self.month is None or self.month == other.month) and (
            self.day is None or self.day == other.day
        )
        if self.year is None or self.year == other.year:
            return same
        return same and other.year is None and self.year in years


def days_and_rest(text: str) -> tuple[list[Day], str]:
    """Return the dates, months and years of a text, and the text with blanks in their place."""
    found: list[Day] = []
    for form in _FORMS:
        for match in form.finditer(text):
            groups = match.groupdict()
            month = _month(groups.get("month"))
            said = [groups.get("day"), *([groups["last"]] if groups.get("last") else [])]
            found.extend(Day(_number(groups.get("year")), month, _number(day)) for day in said)
        text = form.sub(lambda match: " " * len(match.group()), text)
    found.extend(Day(None, _MONTHS[m.group().casefold()], None) for m in _LONE_MONTH.finditer(text))
    return list(dict.fromkeys(found)), _LONE_MONTH.sub(lambda match: " " * len(match.group()), text)


def _month(said: str | None) -> int | None:
    if said is None:
        return None
    return int(said) if said.isdigit() else _MONTHS[said.casefold()]


def _number(said: str | None) -> int | None:
    return int(said) if said else None
