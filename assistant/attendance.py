"""Who was at a meeting, as an answer: the minutes' own list, and what they say of who was not there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.attendance_asked import AttendanceAsked, AttendanceWant
from assistant.case import Case, committees
from assistant.cite import Quote
from assistant.forms import shown_as_first
from assistant.recorded import who_asked
from assistant.sittings import Sitting, absences, others, presences
from assistant.texts import Texts
from assistant.told import Told
from assistant.understand import Reading, asked_days, asked_months
from corpus import names
from corpus.people import tells_why_absent

_MOST_NAMED = 3  # meetings that a refusal names
_NEVER = 1_000_000  # days: farther from any day than a meeting with a date


def attendance(
    asked: AttendanceAsked,
    reading: Reading,
    sittings: Sequence[Sitting],
    case: Case | None,
    is_named: Callable[[str], bool],
    say: Texts,
) -> Told:
    """Return what the minutes tell of who was there.

    Args:
        asked: what is asked, and of whom.
        reading: the question.
        sittings: all of them, newest first.
        case: the case at whose treatment somebody was or was not; None where meetings are asked about.
        is_named: tells whether any document names somebody.
        say: the texts.
    """
    if asked.name and not asked.people and not is_named(asked.name):
        return Told(said=say.say("not_found", "name", names=f"»{asked.name}«"))
    organs = _organs(reading, sittings)
    found = [sitting for sitting in sittings if _is_asked(sitting, asked, reading, organs)]
    if asked.latest:
        found = [sitting for sitting in found if sitting.minutes][:1]
    if case:
        found = [one for sitting in found if (one := _at_case(sitting, case)).decisions]
    if not found:
        return Told(said=_no_minutes(sittings, reading, say))
    if asked.reason and asked.away:
        return _why_not(found, asked, say)
    match asked.want:
        case AttendanceWant.PRESENT:
            return _who_came(found, say)
        case AttendanceWant.ABSENT:
            return _who_did_not(found, say)
        case AttendanceWant.WHETHER | AttendanceWant.WHEN:
            return _of_person(found, asked, say)


def _who_came(found: Sequence[Sitting], say: Texts) -> Told:
    quotes: list[Quote] = []
    listed = False
    for sitting in found:
        came = presences(sitting, say)
        listed = listed or bool(came)
        quotes += [*came, *others(sitting, say), *absences(sitting, say)]
    said = None if listed else say.say("opening" if quotes else "not_found", "no_list")
    return Told(_shown(quotes, say), said)


def _who_did_not(found: Sequence[Sitting], say: Texts) -> Told:
    quotes = [quote for sitting in found for quote in absences(sitting, say)]
    if quotes:
        return Told(_shown(quotes, say))
    came = [quote for sitting in found for quote in presences(sitting, say)]
    return Told(_shown(came, say), say.say("opening", "no_absence"))


def _why_not(found: Sequence[Sitting], asked: AttendanceAsked, say: Texts) -> Told:
    """Return what tells why somebody was not there; else that nothing does, and who was not."""
    quotes = [quote for sitting in found for quote in absences(sitting, say, asked.people or None)]
    if asked.name and not quotes:
        return _of_person(found, asked, say)
    telling = [quote for quote in quotes if tells_why_absent(quote.text, asked.people)]
    if telling or not quotes:
        return Told(_shown(telling, say), None if telling else say.say("not_found", "no_absence"))
    return Told(_shown(quotes, say), say.say("opening", "no_reason"))


def _of_person(found: Sequence[Sitting], asked: AttendanceAsked, say: Texts) -> Told:
    """Return where somebody was absent, or took part; else who is named, and that this one is not."""
    name = asked.name or ""
    away = [quote for sitting in found for quote in absences(sitting, say, asked.people)]
    came = [quote for sitting in found if _lists(sitting, asked) for quote in presences(sitting, say)]
    came += [quote for sitting in found for quote in others(sitting, say, name)]
    if not away:  # who came in another's place is named with that one
        gone = [quote for sitting in found for quote in absences(sitting, say)]
        came += [quote for quote in gone if name.casefold() in quote.text.casefold()]
    only_away = asked.want is AttendanceWant.WHEN and asked.away
    if away or (came and not only_away):
        return Told(_shown([*away, *(came if not only_away else ())], say))
    if only_away or len(found) > 1:
        kind = "never_absent" if only_away else "never_named"
        return Told(said=say.say("not_found", kind, person=name))
    rest = [*presences(found[0], say), *absences(found[0], say)]
    kind = "not_listed" if found[0].present else "not_absent"
    return Told(_shown(rest, say), say.say("opening", kind, person=name))


def _lists(sitting: Sitting, asked: AttendanceAsked) -> bool:
    """Tell whether the list of those present at a sitting names one of the people."""
    return bool({person.name for person in sitting.present} & {person.name for person in asked.people})


def _shown(quotes: Sequence[Quote], say: Texts) -> tuple[Quote, ...]:
    """Return what fits of the quotes, those that are printed more than once but once."""
    once = {(quote.label, quote.text): quote for quote in reversed(quotes)}
    return tuple(shown_as_first(list(reversed(once.values())), say))


def _is_asked(sitting: Sitting, asked: AttendanceAsked, reading: Reading, organs: set[str]) -> bool:
    """Tell whether a sitting is of the committee and of the day, month or year that a question names."""
    if organs and names.key(sitting.organ) not in organs:
        return False
    if asked.extraordinary and not (sitting.minutes and sitting.minutes.extraordinary):
        return False
    return _is_when(sitting.date, sitting.last_date, reading)


def _organs(reading: Reading, sittings: Iterable[Sitting]) -> set[str]:
    """Return the keys of the organs that a question names, councils of the young and the old too."""
    named = {names.key(name) for name in names.find_names(reading.text)}
    return committees(reading) or named & {names.key(sitting.organ) for sitting in sittings}


def _is_when(first: dt.date | None, last: dt.date | None, reading: Reading) -> bool:
    days, years = asked_days(reading.text), reading.bounds.years
    months = asked_months(reading.text)
    if first is None or last is None:
        return not (days or years or months)
    if days:
        return any(first <= day <= last for day in days)
    return (not months or first.month in months) and (not years or first.year in years)


def _at_case(sitting: Sitting, case: Case) -> Sitting:
    """Return a sitting as far as it took a case up."""
    own = {(decision.document.id, decision.start) for decision in case.decisions}
    kept = tuple(each for each in sitting.decisions if (each.document.id, each.start) in own)
    return replace(sitting, decisions=kept)


def _no_minutes(sittings: Sequence[Sitting], reading: Reading, say: Texts) -> str:
    """Return that no minutes are of the committee and day asked for, and of which there are some."""
    who = who_asked(reading, say)
    if not who:
        return say.say("not_found", "no_list")
    own = _organs(reading, sittings)
    of_same = [s for s in sittings if names.key(s.organ) in own] or list(sittings)
    days = asked_days(reading.text)
    if days:  # the meetings around the day
        of_same.sort(key=lambda s: abs((s.date - days[0]).days) if s.date else _NEVER)
    named = [f"{s.organ} ({say.day(s.date)})" if s.date else s.organ for s in of_same[:_MOST_NAMED]]
    said = say.say("not_found", "no_meeting", who=who)
    return f"{said} {say.say('not_found', 'decided_by', who=say.join(named))}" if named else said
