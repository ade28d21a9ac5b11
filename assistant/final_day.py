"""When a case is to be settled: "Hvornår bliver det endeligt vedtaget?".

Minutes tell of more than one day. One on which an organ has met since is no coming one: what it decided on
that day may be that another organ decides later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.case import Case, case_at, case_of
from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.forms import heading_of_level
from assistant.told import Told
from assistant.understand import Reading
from corpus.dates import days
from corpus.found import ITEM
from corpus.people import speaks_of_absence
from corpus.sentences import sentences
from corpus.types import Document
from index.types import Hit
from index.weigh import Weigher

_ASKED = re.compile(
    r"\b(?:hvornår|hvornaar|hvilken (?:dag|dato))\s+(?:bliver|skal|vil|kan|træffe[rs]|tage[rs]|er)\b.*"
    r"\b(?:vedtage\w*|beslut\w*|godkend\w*|afgjort|afgøres|afgørelse\w*|stilling)\b"
    r"|\bwhen\s+(?:will|is|does)\b.*\b(?:adopt\w*|deci\w+|approv\w*|settled)\b",
    re.IGNORECASE,
)
_SETTLES = re.compile(
    r"\b(?:træffe[rs]?|tage[rs]?)\s+(?:\w+\s+){0,2}?(?:beslutning|afgørelse|stilling)\b"
    r"|\bendelig\w*\s+(?:\w+\s+)?(?:beslut|vedtag|godkend|stillingtagen|afgør|afgjort|behandl)\w*"
    r"|\b(?:vedtages|godkendes|besluttes|afgøres)\b",
    re.IGNORECASE,
)
_MOST = 2  # sentences


def final_day(reading: Reading, hits: Sequence[Hit], topic: Weigher) -> Told | None:
    """Return where a case tells on what coming day it is to be settled; None where it tells of none.

    Args:
        reading: the question.
        hits: what was found, for the case that the question is about.
        topic: weighs text by what the question is about.
    """
    if not _ASKED.search(reading.sought):
        return None
    case = case_of(hits, reading, topic)
    quotes = tuple(_coming(case)) if case else ()
    return Told(quotes[:_MOST]) if quotes else None


def final_day_within(reading: Reading, document: Document, at: int) -> tuple[Quote, ...]:
    """Return the same of the item that holds an offset of a document; none for another question or part."""
    item = heading_of_level(section_at(document, at), ITEM)
    if item is None or not _ASKED.search(reading.sought):
        return ()
    return tuple(_coming(case_at(document, item, reading)))[:_MOST]


def _coming(case: Case) -> Iterator[Quote]:
    """Yield the sentences that tell of a settling after the last day on which the case was decided on."""
    text = case.document.text.text
    last = max((each.date for each in case.decisions if each.date), default=None)
    if last is None:
        return
    for section in case.sections:
        for start, end in sentences(text, section.start, section.end):
            said = text[start:end]
            if not _SETTLES.search(said) or speaks_of_absence(said) or len(said) > LONGEST_QUOTE:
                continue
            if any(day > last for day in days(said)):
                yield Quote(case.document, start, end, section.titles[-1])
