"""Danish dates and years as people write them in minutes, plans and questions."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORTENED = 3  # letters of a month: "26. okt. 2020"
_MONTH = "|".join((*MONTHS, *(month[:_SHORTENED] for month in MONTHS), "sept"))
_NUMBERS = {month[:_SHORTENED]: number for number, month in enumerate(MONTHS, start=1)}
_WRITTEN = re.compile(
    rf"(?P<day>\d{{1,2}})\.?(?:\s*(?:og|-|–|/)\s*(?P<last>\d{{1,2}})\.)?\s*(?P<month>{_MONTH})\b\.?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b(?P<day>\d{1,2})[.\-/](?P<month>\d{1,2})[.\-/ ]\s?(?P<year>(?:19|20)\d\d)\b")
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)?\d\d)(?!\d|\.\d|-\d)")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d]|[.,]\d)")
_SHORT_YEAR = re.compile(r"[’'](\d\d)\b")
# "efter 2011", "siden 2012", "fra 2012 og frem", "before 2015"; whether the year itself is meant, and
# in which direction from it.
_OPEN = (
    (re.compile(r"\b(?:efter|after)\s+((?:19|20)\d\d)(?![\d–/-])", re.IGNORECASE), 1, 1),
    (re.compile(r"\b(?:siden|since)\s+((?:19|20)\d\d)(?![\d–/-])", re.IGNORECASE), 0, 1),
    (
        re.compile(
            r"\b(?:fra|from)\s+((?:19|20)\d\d)\s+(?:og\s+)?(?:frem\w*|onwards?|and\s+(?:on|later))",
            re.IGNORECASE,
        ),
        0,
        1,
    ),
    (re.compile(r"\b(?:før|inden|before)\s+((?:19|20)\d\d)(?![\d–/-])", re.IGNORECASE), -1, -1),
    (re.compile(r"\b(?:indtil|til og med|until)\s+((?:19|20)\d\d)(?![\d–/-])", re.IGNORECASE), 0, -1),
)
_LONGEST_RANGE = 30  # years; "2012-90" is no period


def first_date(text: str) -> date | None:
    """Return the first whole date in the text; of "2. og 3. februar 2012" the first day."""
    return next(iter(days(text)), None)


def days(text: str) -> list[date]:
    """Return the whole dates in the text in order; "2. og 3. februar 2012" gives two."""
    matches = [*_WRITTEN.finditer(text), *_NUMERIC.finditer(text), *_ISO.finditer(text)]
    found: list[date] = []
    for match in sorted(matches, key=lambda m: m.start()):
        groups = match.groupdict()
        month = groups["month"].lower()
        number = int(month) if month.isdigit() else _NUMBERS[month[:_SHORTENED]]
        for day in (groups["day"], groups.get("last")):
            if day and (whole := _day(int(groups["year"]), number, int(day))):
                found.append(whole)
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def written(day: date) -> str:
    """Return the date as Danish writes it: "24. januar 2012"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def years(text: str) -> set[int]:
    """Return every year that the text speaks of; a range stands for all its years.

    "2010-13" and "2012-2015" are ranges, "’12" is 2012, and 24-01-2012 is 2012.
    """
    found: set[int] = set()
    for first, last in _RANGE.findall(text):
        end = int(last) if len(last) == 4 else int(first[:2] + last)
        if int(first) < end <= int(first) + _LONGEST_RANGE:
            found.update(range(int(first), end + 1))
    found.update(int(year) for year in _YEAR.findall(text))
    found.update(int(match["year"]) for match in _NUMERIC.finditer(text))
    found.update(2000 + int(year) for year in _SHORT_YEAR.findall(text))
    return found


def open_years(text: str) -> tuple[list[tuple[str, set[int]]], str]:
    """Find the years that a text sets only one end to: "efter 2011" stands for the thirty years after it.

    Returns:
        Each such stretch of the text with its years, and the text without them.
    """
    found: list[tuple[str, set[int]]] = []
    for pattern, offset, direction in _OPEN:
        for match in pattern.finditer(text):
            nearest = int(match[1]) + offset
            found.append((match.group(), {nearest + direction * n for n in range(_LONGEST_RANGE)}))
        text = pattern.sub(" ", text)
    return found, text
