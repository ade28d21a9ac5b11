"""On which days of a meeting of several somebody was absent, as the minutes say it behind a decision."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from assistant.sittings import end_of_told
from corpus.dates import MONTHS
from corpus.decisions import Decision
from corpus.people import speaks_of_absence
from corpus.sentences import sentences

_MOST_DAYS = 31  # of a meeting
_Days = tuple[dt.date, ...]
_Mention = tuple[int, str | dt.date]  # where somebody or a day is named


def absent_days(decision: Decision, last: dt.date | None) -> Mapping[str, _Days]:
    """Return the days by the names of those whose absence is told of some days of the meeting only.

    Args:
        decision: the decision.
        last: the last day of its meeting, where that went on for more than one.
    """
    if last is None or decision.date is None or last <= decision.date:
        return {}
    count = min((last - decision.date).days + 1, _MOST_DAYS)
    days = [decision.date + dt.timedelta(days=number) for number in range(count)]
    text = decision.document.text.text
    found: dict[str, _Days] = {}
    for start, end in sentences(text, decision.start, end_of_told(decision)):
        if speaks_of_absence(said := text[start:end]):
            for name, told in _told(said, [person.name for person in decision.absent], days):
                found[name] = tuple(sorted({*found.get(name, ()), *told}))
    return {name: told for name, told in found.items() if len(told) < len(days)}


def _told(said: str, names: list[str], days: list[dt.date]) -> Iterator[tuple[str, _Days]]:
    """Yield who a sentence names with the days named next: behind the names, unless a day comes first."""
    mentions: list[_Mention] = [(said.index(name), name) for name in names if name in said]
    mentions += [(match.start(), day) for day in days for match in _written(day).finditer(said)]
    runs = [[m for _, m in run] for _, run in groupby(sorted(mentions, key=_place), key=_is_day)]
    if runs and isinstance(runs[0][0], dt.date):
        pairs = zip(runs[1::2], runs[::2], strict=False)
    else:
        pairs = zip(runs[::2], runs[1::2], strict=False)
    for people, told in pairs:
        own = tuple(day for day in told if isinstance(day, dt.date))
        yield from ((name, own) for name in people if isinstance(name, str))


def _written(day: dt.date) -> re.Pattern[str]:
    """Return how minutes write a day of their own meeting: "2. februar", "2. og 3. februar", "2/2"."""
    month = MONTHS[day.month - 1]
    more = r"(?:,\s*\d{1,2}\.)*(?:\s*(?:og|samt|-|–)\s*(?:den\s+)?\d{1,2}\.)?"
    return re.compile(
        rf"(?<![\d.])0?{day.day}(?:\.{more}\s*{month[:3]}|\s?[./-]\s?0?{day.month}(?!\d))", re.IGNORECASE
    )


def _place(mention: _Mention) -> int:
    return mention[0]


def _is_day(mention: _Mention) -> bool:
    return isinstance(mention[1], dt.date)
