"""A day that a question names and of which the library has no minutes, with the meetings around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from assistant.case import committees
from assistant.cite import Quote, section_at
from assistant.record import Record
from assistant.texts import Texts
from assistant.understand import Reading, Want, asked_days
from corpus import names
from corpus.dates import days
from index.words import stems

_MOST = 2  # meetings that are named
_MEETING = re.compile(
    r"\b\w*møde(?:t|r|rne)?\b|\breferat\w*|\bdagsorden\w*|\bmeeting|\bminutes\b|\bagenda\b", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"\b[A-ZÆØÅ]{2,4}\b")  # of a committee


def no_meeting_on(reading: Reading, record: Record, say: Texts) -> str | None:
    """Return that no minutes are of the day asked for, and the nearest meetings that there are.

    None where the question names no day or asks of no decision or meeting, or where an organ met on the day.
    """
    asked = asked_days(reading.text)
    if not asked or not (
        Want.DECISION in reading.wants or _MEETING.search(reading.text) or _names_only_a_day(reading)
    ):
        return None
    met = dict.fromkeys(_met(record))
    if not met or any(first <= day <= last for day in asked for _, first, last in met):
        return None
    own = [each for each in met if names.key(each[0]) in committees(reading)] or list(met)
    own.sort(key=lambda each: abs((each[1] - asked[0]).days))
    nearest = list(dict.fromkeys(f"{organ} ({say.day(first)})" for organ, first, _ in own))[:_MOST]
    when = say.join([say.day(day) for day in asked])
    return say.say("not_found", "no_minutes_of_day", day=when, nearest=say.join(nearest))


def tells_no_meeting(said: str | None, say: Texts) -> bool:
    """Tell whether a reason is already that no minutes are of the day, so that it need not be told again."""
    begins = say.say("not_found", "no_meeting", who="|").partition("|")[0]
    return bool(said) and str(said).startswith(begins)


def _names_only_a_day(reading: Reading) -> bool:
    """Tell whether a question is nothing but a day, and whose: "Teknisk Udvalg 3. maj 2015"."""
    short = set(stems(" ".join(_ABBREVIATION.findall(reading.sought))))
    rest = set(stems(reading.sought)) - reading.beside_the_topic - short
    return all(stem.isdigit() for stem in rest)


def tells_of_day(quotes: Sequence[Quote], reading: Reading) -> bool:
    """Tell whether a quote, or the part of a document that it stands in, names a day that is asked for."""
    asked = set(asked_days(reading.text))
    sections = ((quote, section_at(quote.document, quote.start)) for quote in quotes)
    texts = (quote.document.text.text[s.start : s.end] if s else quote.text for quote, s in sections)
    return any(asked & set(days(text)) for text in texts)


def _met(record: Record) -> Iterable[tuple[str, dt.date, dt.date]]:
    """Yield the organs that met, each with the first and the last day of the meeting."""
    for meeting in record.meetings:
        if meeting.organ and meeting.date:
            yield meeting.organ, meeting.date, meeting.last_date or meeting.date
    for decision in record.register.decisions:
        if decision.date:
            yield decision.organ, decision.date, decision.date
