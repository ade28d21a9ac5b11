"""What the minutes do not record: votes, who was away, a decision of the committee or the day asked for.

Then that is the answer. What is recorded stands beside it: the decision itself, or who took the case up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.case import Case, case_of, committees, is_of, is_only_of_time
from assistant.cite import Quote
from assistant.decided import IS_CASE, is_surely, mentions_votes, outcome_of, within_minutes
from assistant.decision_asked import CaseWant, case_want
from assistant.likely import Likelihood
from assistant.texts import Texts
from assistant.types import ChipKind
from assistant.understand import Reading, Want, asked_days
from corpus import names
from corpus.dates import days
from corpus.decisions import Decision, decisions_of
from corpus.item_lines import number_and_title
from corpus.types import Document
from index.types import Hit
from index.weigh import Weigher
from index.words import fold, stems

_TOLD = 0.3  # probability from which a sentence that names committee and day tells what was decided
_MOSTIS_CASE = 3


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """What the minutes do not tell, in a sentence, and what they record instead.

    `quotes` is empty where they hold no decision such as the question asks for.
    """

    said: str
    quotes: tuple[Quote, ...] = ()


def unrecorded(
    hits: Sequence[Hit],
    reading: Reading,
    topic: Weigher,
    likely: Likelihood | None,
    say: Texts,
    anywhere: Callable[[], Sequence[Hit]],
) -> Unrecorded | None:
    """Return what the minutes of the case that the question is about do not record; None where they do.

    Args:
        hits: what was found, best first.
        reading: the question.
        topic: weighs text by what the question is about.
        likely: how likely sentences are to answer; one may tell of a meeting whose minutes are not there.
        say: the texts.
        anywhere: searches beyond the question's bounds: a committee without the case has no hit of it.
    """
    want = case_want(reading)
    if want not in (CaseWant.OUTCOME, CaseWant.VOTES, CaseWant.ABSENCE, CaseWant.GROUNDS):
        return None
    precise = want in (CaseWant.VOTES, CaseWant.ABSENCE)
    case = case_of(within_minutes(hits) if precise else hits, reading, topic)
    if _is_bound(reading) and (case is None or not is_surely(case, topic)):
        other = case_of(anywhere(), reading, topic)
        case = other if other and topic.share(set(stems(other.heading.title))) >= IS_CASE else case
    if case is None or not case.decisions or (precise and not is_surely(case, topic)):
        return None
    if not any(_fits(each, reading) for each in case.decisions):
        told = likely is not None and _is_told(likely, reading, topic)
        return None if told else Unrecorded(undecided(case, reading, say))
    if want is CaseWant.VOTES and not any(mentions_votes(each) for each in case.decisions):
        return Unrecorded(say.say("opening", "no_votes"), tuple(outcome_of(case, topic, say)))
    if want is CaseWant.ABSENCE and not any(each.absent for each in case.chosen):
        return Unrecorded(say.say("opening", "no_absence"), tuple(outcome_of(case, topic, say)))
    return None


def without_minutes(
    reading: Reading, topic: Weigher, documents: Iterable[Document], say: Texts
) -> str | None:
    """Return that there is no decision at all of the committee and day that the question asks for, if so.

    Only for a question about nothing else: "Hvad besluttede Byrådet den 3. maj 2018?".
    """
    if Want.DECISION not in reading.wants or not _is_bound(reading) or not is_only_of_time(topic):
        return None
    found = [each for document in documents for each in decisions_of(document) if not each.closed]
    if not found or any(is_of(each, reading) for each in found):
        return None
    of_same = [d for d in found if names.key(d.organ) in committees(reading)] or found
    said = say.say("not_found", "no_minutes", who=_who(reading, say))
    return f"{said} {say.say('not_found', 'decided_by', who=_whose(of_same, say))}"


def undecided(case: Case, reading: Reading, say: Texts) -> str:
    """Return that a case has no decision of the committee or day asked for, and whose it has."""
    title = number_and_title(case.heading.title)[1]
    said = say.say("not_found", "undecided", who=_who(reading, say), item=title)
    return f"{said} {say.say('not_found', 'decided_by', who=_whose(case.decisions, say))}"


def is_bound_to_meeting(reading: Reading) -> bool:
    """Tell whether a question asks what was decided by a committee or at a time that it names."""
    return case_want(reading) is not None and _is_bound(reading)


def _fits(decision: Decision, reading: Reading) -> bool:
    """Tell whether a decision is of the committee and day asked for; a year may be what it is about."""
    timeless = replace(reading, bounds=replace(reading.bounds, years=()))
    return is_of(decision, timeless)


def _is_bound(reading: Reading) -> bool:
    return bool(committees(reading) or asked_days(reading.text) or reading.bounds.years)


def _is_told(likely: Likelihood, reading: Reading, topic: Weigher) -> bool:
    """Tell whether a likely sentence on the topic names the committee, and the day where one is asked for."""
    organs = [fold(organ) for organ in reading.bounds.organs]
    organs += [fold(short) for organ in reading.bounds.organs for short in names.abbreviations(organ)]
    asked = asked_days(reading.text)
    return any(
        each.probability >= _TOLD
        and topic.share(set(stems(each.text))) > 0
        and (not organs or any(organ in fold(each.text) for organ in organs))
        and (not asked or any(day in asked for day in days(each.text)))
        for each in likely.sentences
    )


def _who(reading: Reading, say: Texts) -> str:
    """Return the committee and time that a question asks for, as a sentence names them."""
    organs = [chip.label for chip in reading.chips if chip.kind is ChipKind.ORGAN]
    when = [say.day(day) for day in asked_days(reading.text)]
    when = when or [chip.label for chip in reading.chips if chip.kind is ChipKind.YEAR]
    if not organs:
        return say.join(when)
    return f"{say.join(organs)} ({say.join(when)})" if when else say.join(organs)


def _whose(decisions: Sequence[Decision], say: Texts) -> str:
    """Return the committees that decided, each with its day."""
    whose = [f"{d.organ} ({say.day(d.date)})" if d.date else d.organ for d in decisions]
    distinct = list(dict.fromkeys(whose))
    return say.join(distinct[:_MOSTIS_CASE])
