"""Words and numbers as these pages write them, and text of others made harmless where a name is shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from corpus.dates import written
from corpus.outcomes import Result
from corpus.people import Person
from web.danish import counted

CLOSED = "Lukket punkt"
_UNREAD = "Ikke udlæst – se kilden"
# What turns the direction of text around, so that a name shows itself as another, and what XML forbids.
_HIDDEN = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
_LINE_END = re.compile(r"\r\n?|\f")
_KINDS = {
    Result.APPROVED: "success",
    Result.APPROVED_CHANGED: "success",
    Result.DECIDED: "success",
    Result.RECOMMENDED: "info",
    Result.POSTPONED: "warning",
    Result.SENT_BACK: "warning",
    Result.REJECTED: "error",
}


def shown(text: str) -> str:
    """Return a text of others in one line, without marks that turn it around and control characters."""
    return " ".join(plain(text).split())


def plain(text: str) -> str:
    """Return a text of others with its lines, without what XML forbids and what turns text around."""
    return _HIDDEN.sub("", _LINE_END.sub("\n", text))


def excerpt(text: str, longest: int) -> str:
    """Return the beginning of a text in one line, cut between words."""
    line = shown(text)
    if len(line) <= longest:
        return line
    cut = line[:longest].rpartition(" ")[0] or line[:longest]
    return f"{cut.rstrip(' ,;:.–-')} …"


def decisions_counted(count: int) -> str:
    """Return a number of decisions with its word."""
    return counted(count, "beslutning", "beslutninger")


def long_day(day: dt.date | None) -> str:
    """Return a day as texts write it: "24. januar 2012"."""
    return written(day) if day else "dato ukendt"


def result_text(result: Result) -> str:
    """Return an outcome as a badge says it; one that could not be read sends to the source."""
    return _UNREAD if result is Result.UNKNOWN else result.value.capitalize()


def result_kind(result: Result) -> str:
    """Return the colour of an outcome's badge, by its name in the design system; empty for the plain one."""
    return _KINDS.get(result, "")


def results_text(results: Sequence[Result]) -> str:
    """Return how a decision ended, each outcome once: "Godkendt, Udsat"."""
    return ", ".join(result_text(result) for result in dict.fromkeys(results))


def person_text(person: Person) -> str:
    """Return a person with the party behind the name."""
    name = shown(person.name)
    return f"{name} ({shown(person.party)})" if person.party else name
