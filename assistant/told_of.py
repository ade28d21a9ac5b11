"""Decisions that are only told of: in the text of a case ("Byrådet vedtog den 2. maj ...") or in a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.case import Case, committees
from assistant.cite import LONGEST_QUOTE, Quote
from assistant.understand import Reading
from corpus import names
from corpus.dates import days
from corpus.sentences import sentences
from corpus.types import Role, Section
from index.types import Hit
from index.weigh import Weigher
from index.words import stem_set

_TAKEN = re.compile(
    r"\b(?:beslutte(?:t|de)|vedtaget|vedtog|godkendte?|tiltrådte?|bevilge(?:t|de)|afvist|afviste|afslog"
    r"|udsatte|(?:truffet|traf)\s+(?:\w+\s+){0,2}?(?:beslutning|afgørelse))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:skal|vil|forventes?|bør|ikke|indstille[rs]?|foreslår?|foreslås)\b", re.IGNORECASE
)
_WHEN = re.compile(r"\b(?:19|20)\d\d\b")
_AMOUNT = re.compile(r"\d[\d.,]*(?=\s*(?:mio|mia|mill|t\.|kr|tusind))", re.IGNORECASE)
_MOST = 3
_OF_MATTER = 0.5  # share of the topic that a passage elsewhere must hold, to tell of a decision on it
_NO_REPORT = {Role.PROPOSAL, Role.DECISION, Role.ATTENDANCE}


def told_of_organ(case: Case, reading: Reading, topic: Weigher) -> tuple[Quote, ...]:
    """Return the sentences of a case that tell what an organ asked for decided, and when.

    Args:
        case: the case, which has no decision of that organ itself.
        reading: the question; one that names an amount asks for a decision with that amount.
        topic: weighs text by what the question is about.
    """
    asked = committees(reading)
    found = [
        Quote(case.document, start, end, section.titles[-1])
        for section, start, end in _reports(case)
        if asked & _organs(case.document.text.text[start:end])
    ]
    amounts = _AMOUNT.findall(reading.text)
    return tuple(q for q in found if all(each in q.text for each in amounts) and _is_on(q, topic))[:_MOST]


def told_of_matter(hits: Sequence[Hit], topic: Weigher) -> list[Quote]:
    """Return the best sentence among the hits that tells of a decision taken on a matter, if any does."""
    for hit in hits:
        text, passage = hit.document.text.text, hit.passage
        around = stem_set(" ".join((*passage.headings, passage.text)))
        if topic.share(around) < _OF_MATTER:
            continue
        for start, end in sentences(text, passage.start, passage.end):
            said = text[start:end]
            if len(said) <= LONGEST_QUOTE and _tells(said) and topic.share(stem_set(said)) > 0:
                return [Quote(hit.document, start, end, (passage.headings or (None,))[-1])]
    return []


def _reports(case: Case) -> Iterator[tuple[Section, int, int]]:
    text = case.document.text.text
    for section in case.sections:
        if section.role in _NO_REPORT:
            continue
        for start, end in sentences(text, section.start, section.end):
            if end - start <= LONGEST_QUOTE and _tells(text[start:end]):
                yield section, start, end


def _tells(said: str) -> bool:
    """Tell whether a sentence tells of a decision that was taken, and when."""
    dated = bool(days(said)) or _WHEN.search(said) is not None
    return dated and _TAKEN.search(said) is not None and not _NOT_YET.search(said)


def _organs(said: str) -> set[str]:
    return {names.key(name) for name in names.find_names(said)}


def _is_on(quote: Quote, topic: Weigher) -> bool:
    """Tell whether a sentence holds a word of the topic; a case tells of other decisions too."""
    return not topic.word_count or topic.share(stem_set(quote.text)) > 0
