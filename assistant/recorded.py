"""What the minutes do not record: votes, who was away, a decision of the committee or the day asked for.

Then that is the answer. What is recorded stands beside it: the decision itself, or who took the case up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.case import Case, case_of, committees, is_of, is_only_of_time
from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.decided import (
    IS_CASE,
    decision_in,
    is_on_topic,
    is_surely,
    mentions_votes,
    outcome_of,
    within_minutes,
)
from assistant.decided_on import matter_decided
from assistant.decision_asked import CaseWant, case_want
from assistant.forms import heading_of_level
from assistant.likely import Likelihood
from assistant.literal_name import case_by_name, literal_names
from assistant.texts import Texts
from assistant.told_of import told_of_organ
from assistant.types import ChipKind
from assistant.understand import Reading, Want, asked_days, asked_months
from corpus import names
from corpus.dates import days
from corpus.decisions import Decision, decisions_of
from corpus.found import ITEM
from corpus.item_lines import number_and_title
from corpus.sentences import sentences
from corpus.types import Document
from index.types import Hit
from index.weigh import Weigher
from index.words import fold, stems

_TOLD = 0.3  # probability from which a sentence that names committee and day tells what was decided
_MOSTIS_CASE = 3
_NEVER = 1_000_000  # days: farther from any day than a decision with a date
_FEW_WORDS = 2
_OF_MANY_WORDS = 0.35  # share of the topic of a question in many words that a case must hold
_DECIDES = re.compile(
    r"\b(?:beslut\w*|vedt[ao]g\w*|godkend\w*|tiltr[aå]d\w*|tiltræd\w*|anbefal\w*|afvis\w*|afslå\w*|bevilg\w*"
    r"|udsat|udsatte)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:beslutte(?:t|de)|vedtaget|vedtog|godkendte?|tiltrådte?|bevilge(?:t|de)|afvist|afviste|udsat)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:om|about|on|vedrørende|angående)\s+([^?.!,]{2,60}?)\s*(?:\?|$)", re.IGNORECASE
)  # of a question
# A question for whether an organ has decided so.
_YES_OR_NO = re.compile(
    r"\W*(?:(?:og|men)\s+)?(?:vedtog|godkendte|besluttede|tiltrådte|bevilgede|afviste|afslog|anbefalede|har|fik|did|has)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """What the minutes do not tell, in a sentence, and what they record instead.

    `said` is empty where they tell all; `quotes` where they hold no decision such as the question asks for.
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
        return _instead(case, reading, topic, likely, say)
    if want is CaseWant.VOTES and not any(mentions_votes(each) for each in case.decisions):
        return Unrecorded(say.say("opening", "no_votes"), tuple(outcome_of(case, topic, say)))
    if want is CaseWant.ABSENCE and not any(each.absent for each in case.chosen):
        return Unrecorded(say.say("opening", "no_absence"), tuple(outcome_of(case, topic, say)))
    return None


def _instead(
    case: Case, reading: Reading, topic: Weigher, likely: Likelihood | None, say: Texts
) -> Unrecorded | None:
    """Return what a case tells where it has no decision of the organ or day asked for.

    Its text may tell of one that other minutes record; None where another likely sentence does. Whether an
    organ has said yes is answered by what was decided instead.
    """
    if quotes := _told_of_day(case, reading) or told_of_organ(case, reading, topic):
        return Unrecorded(say.say("opening", "told_only", who=who_asked(reading, say)), quotes)
    said = undecided(case, reading, say)
    if _YES_OR_NO.match(reading.text):
        last = replace(case, chosen=case.decisions[:1])
        return Unrecorded(said, tuple(outcome_of(last, topic, say)))
    told = likely is not None and _is_told(likely, reading, topic)
    return None if told else Unrecorded(said)


def named_case(
    reading: Reading, topic: Weigher, documents: Sequence[Document], say: Texts
) -> Unrecorded | None:
    """Return what became of the case that a question names as no word does: "E.ON".

    None for a question that asks of no decision, that names nothing so, or where nothing is recorded of it.
    """
    want = case_want(reading)
    case = case_by_name(reading, topic, documents) if want else None
    if want is None or case is None:
        return None
    if not case.chosen:
        return Unrecorded(undecided(case, reading, say))
    quotes = decision_in(case, want, reading, topic, say)
    return Unrecorded("", tuple(quotes)) if quotes else None


def lacks_decision(reading: Reading, quotes: Sequence[Quote], topic: Weigher) -> bool:
    """Tell whether a question asks what a committee decided, and no quote is of a case that it is about.

    Where it names no committee, a quote of any case will do, or one that tells of a decision that was taken.

    A case holds the telling words of what is decided in it. A plan may tell of a decision too, in a
    sentence that says so.
    """
    if case_want(reading) is not CaseWant.OUTCOME or not topic.word_count:
        return False
    if not committees(reading):
        asks = matter_decided(reading.sought) is not None
        return asks and not any(_is_in_item(quote) or _TAKEN.search(quote.text) for quote in quotes)
    if literal_names(reading.text):  # no word tells those, so none of their pieces counts
        held = [quote for quote in quotes if all(name in quote.text for name in literal_names(reading.text))]
        return not held
    return not any(_is_of_topic(quote, topic) or _tells_of_decision(quote, topic) for quote in quotes)


def no_decision_on(reading: Reading, say: Texts) -> str:
    """Return that the committee that the question names decided nothing on what it asks of."""
    matter = matter_decided(reading.sought)
    if matter and not who_asked(reading, say):
        return say.say("not_found", "undecided_anywhere", item=matter)
    asked = _SUBJECT.search(reading.text)
    if asked is None:
        return say.say("not_found", "undecided_here", who=who_asked(reading, say))
    return say.say("not_found", "undecided", who=who_asked(reading, say), item=asked[1])


def without_minutes(
    reading: Reading, topic: Weigher, documents: Iterable[Document], say: Texts
) -> str | None:
    """Return that there is no decision at all of the committee and day that the question asks for, if so.

    Only for a question about nothing else: "Hvad besluttede Byrådet den 3. maj 2018?". The meetings that
    there are around the day are named.
    """
    if Want.DECISION not in reading.wants or not _is_bound(reading) or not is_only_of_time(topic):
        return None
    found = [each for document in documents for each in decisions_of(document) if not each.closed]
    if not found or any(is_of(each, reading) for each in found):
        return None
    of_same = [d for d in found if names.key(d.organ) in committees(reading)] or found
    asked = asked_days(reading.text)
    if asked:  # the meetings around the day
        of_same = sorted(of_same, key=lambda d: abs((d.date - asked[0]).days) if d.date else _NEVER)
    said = say.say("not_found", "no_minutes", who=who_asked(reading, say))
    return f"{said} {say.say('not_found', 'decided_by', who=whose(of_same, say))}"


def undecided(case: Case, reading: Reading, say: Texts) -> str:
    """Return that a case has no decision of the committee or day asked for, and whose it has."""
    title = number_and_title(case.heading.title)[1]
    said = say.say("not_found", "undecided", who=who_asked(reading, say), item=title)
    return f"{said} {say.say('not_found', 'decided_by', who=whose(case.decisions, say))}"


def is_bound_to_meeting(reading: Reading) -> bool:
    """Tell whether a question asks what was decided by a committee or at a time that it names."""
    return case_want(reading) is not None and _is_bound(reading)


def _is_in_item(quote: Quote) -> bool:
    return heading_of_level(section_at(quote.document, quote.start), ITEM) is not None


def _is_of_topic(quote: Quote, topic: Weigher) -> bool:
    section = section_at(quote.document, quote.start)
    least = IS_CASE if topic.word_count <= _FEW_WORDS else _OF_MANY_WORDS
    return heading_of_level(section, ITEM) is not None and is_on_topic(quote, topic, least)


def _tells_of_decision(quote: Quote, topic: Weigher) -> bool:
    held = set(stems(f"{quote.label or ''} {quote.text}"))
    return _DECIDES.search(quote.text) is not None and topic.share(held) >= _OF_MANY_WORDS


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


def _told_of_day(case: Case, reading: Reading) -> tuple[Quote, ...]:
    """Return the first sentence of a case that says what was decided on a day asked for."""
    asked, text = set(asked_days(reading.text)), case.document.text.text
    for section in case.sections if asked else ():
        for start, end in sentences(text, section.start, section.end):
            said = text[start : min(end, start + LONGEST_QUOTE)]
            if asked & set(days(said)) and _DECIDES.search(said):
                return (Quote(case.document, start, start + len(said), section.titles[-1]),)
    return ()


def who_asked(reading: Reading, say: Texts) -> str:
    """Return the committee and time that a question asks for, as a sentence names them."""
    organs = [chip.label for chip in reading.chips if chip.kind is ChipKind.ORGAN]
    when = [say.day(day) for day in asked_days(reading.text)]
    years = [chip.label for chip in reading.chips if chip.kind is ChipKind.YEAR]
    months = [say.month(month) for month in asked_months(reading.text)]
    when = when or [" ".join([*months[:1], *years[:1]])] if months else when or years
    if not organs:
        return say.join(when)
    return f"{say.join(organs)} ({say.join(when)})" if when else say.join(organs)


def whose(decisions: Sequence[Decision], say: Texts) -> str:
    """Return the committees that decided, each with its day."""
    whose = [f"{d.organ} ({say.day(d.date)})" if d.date else d.organ for d in decisions]
    distinct = list(dict.fromkeys(whose))
    return say.join(distinct[:_MOSTIS_CASE])
