"""Words and numbers as these pages write them, and text of others made harmless where a name is shown."""

from __future__ import annotations

import datetime as dt

from assistant.absent_days import absent_days
from assistant.adopted import Adopted, adopted, refuses
from corpus.dates import MONTHS, written
from corpus.decisions import Decision
from corpus.outcomes import Result
from corpus.people import Person
from corpus.visible import one_line
from web.danish import counted, joined, short_day

CLOSED = "Lukket punkt"
_UNREAD = "Ikke udlæst – se kilden"
_KINDS = {
    Result.APPROVED: "success",
    Result.APPROVED_CHANGED: "success",
    Result.DECIDED: "success",
    Result.RECOMMENDED: "info",
    Result.POSTPONED: "warning",
    Result.SENT_BACK: "warning",
    Result.REJECTED: "error",
}


def excerpt(text: str, longest: int) -> str:
    """Return the beginning of a text in one line, cut between words."""
    line = one_line(text)
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


def long_days(first: dt.date | None, last: dt.date | None) -> str:
    """Return the days of a meeting: "2. og 3. februar 2012", "30. januar – 1. februar 2012"."""
    if first is None or last is None or last <= first:
        return long_day(first)
    if (first.year, first.month) == (last.year, last.month):
        between = " og" if (last - first).days == 1 else " –"
        return f"{first.day}.{between} {written(last)}"
    return f"{written(first)} – {written(last)}"


def short_days(first: dt.date | None, last: dt.date | None) -> str:
    """Return the days of a meeting as tables show them: "2.–3.2.2012"; nothing where they are unknown."""
    if first is None or last is None or last <= first:
        return short_day(first) if first else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{short_day(last)}"
    return f"{short_day(first)}–{short_day(last)}"


def result_text(result: Result) -> str:
    """Return an outcome as a badge says it; one that could not be read sends to the source."""
    return _UNREAD if result is Result.UNKNOWN else result.value.capitalize()


def result_kind(result: Result) -> str:
    """Return the colour of an outcome's badge, by its name in the design system; empty for the plain one."""
    return _KINDS.get(result, "")


def outcomes_text(decision: Decision) -> str:
    """Return how a decision ended, each outcome once: "Indstillingen om afslag godkendt"."""
    return ", ".join(text for text, _ in outcomes(decision))


def decision_heading(decision: Decision, last: dt.date | None) -> str:
    """Return whose decision it is, of which day or days, and how it ended."""
    when = f"{one_line(decision.organ)}, {long_days(decision.date, last)}"
    return f"{when}. Udfald: {outcomes_text(decision)}"


def outcomes(decision: Decision) -> tuple[tuple[str, str], ...]:
    """Return how a decision ended, each outcome once with the colour of its badge.

    One that only approves says what it approves; where that is a refusal, the badge is plain.
    """
    said, refused = adopted(decision), refuses(decision)
    main = Result.RECOMMENDED if said is Adopted.REFUSAL_ADVISED else Result.APPROVED
    return tuple(
        (said.value.capitalize(), "" if refused else result_kind(result))
        if said and result is main
        else (result_text(result), result_kind(result))
        for result in dict.fromkeys(decision.results)
    )


def person_text(person: Person) -> str:
    """Return a person with the party behind the name."""
    name = one_line(person.name)
    return f"{name} ({one_line(person.party)})" if person.party else name


def absent_texts(decision: Decision, last: dt.date | None) -> tuple[str, ...]:
    """Return who was absent: "Ole Bro (V) den 2. februar" where that was on some of a meeting's days only.

    Args:
        decision: the decision.
        last: the last day of its meeting, where that went on for more than one.
    """
    days = absent_days(decision, last)
    return tuple(_absent_text(person, days.get(person.name, ())) for person in decision.absent)


def _absent_text(person: Person, days: tuple[dt.date, ...]) -> str:
    when = joined([f"{day.day}. {MONTHS[day.month - 1]}" for day in days])
    return f"{person_text(person)} den {when}" if when else person_text(person)
