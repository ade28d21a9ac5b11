"""Developments and comparisons as an answer: what each document says, in the order of their years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cite import Quote
from assistant.forms import LONGEST_ANSWER, MOST_QUOTES, window
from corpus.dates import years
from corpus.types import Document
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

_FEWEST = 2
_ABOUT = 0.35  # share of the topic that a document's best passage must hold
_OF_BEST = 0.6  # and of what the best document's holds
_OVER_TIME = re.compile(
    r"\b(?:udvikle(?:t|r|de)|ændre(?:t|r|de)|forandre(?:t|r|de)|skifte(?:t|r|de)|changed?|developed?|evolved?|shifted)\b"
    r".*\b(?:fra|siden|mellem|over tid|gennem|from|since|between|over)\b"
    r"|\b(?:udvikling(?:en)?|ændring(?:en|er|erne)?)\b.*\b(?:fra|mellem|siden)\b.*\b(?:19|20)\d\d\b"
    r"|\b(?:over tid|over tiden|gennem (?:årene|tiden|tiderne)|over årene|over the years|over time)\b"
    r"|\b(?:then and now|før og nu|dengang og nu)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:sammenlign\w*|forskel\w*|adskil\w*|compare[ds]?|comparison|differ(?:s|ence|ences|ent)?)\b",
    re.IGNORECASE,
)


def over_time(question: str, hits: Sequence[Hit], topic: Weigher) -> list[Quote]:
    """Return a block for each document that speaks of the topic, the oldest first; none for fewer than two.

    Args:
        question: the question; one that asks for a development, or compares two years.
        hits: what was found, best first.
        topic: weighs text by what the question is about.
    """
    compares = bool(_COMPARES.search(question)) and len(years(question)) > 1
    if not compares and not _OVER_TIME.search(question):
        return []
    best: dict[str, tuple[float, Hit]] = {}
    for hit in hits:
        share = topic.share(set(stems(" ".join((*hit.passage.headings, hit.passage.text)))))
        if hit.document.years and share > best.get(_of(hit.document), (0.0, hit))[0]:
            best[_of(hit.document)] = (share, hit)
    least = max(_ABOUT, _OF_BEST * max((share for share, _ in best.values()), default=0.0))
    kept = sorted((each for each in best.values() if each[0] >= least), key=lambda each: -each[0])[
        :MOST_QUOTES
    ]
    if len({_first_year(hit.document) for _, hit in kept}) < _FEWEST:
        return []
    ordered = sorted(
        (hit for _, hit in kept), key=lambda hit: (_first_year(hit.document), hit.document.title)
    )
    return [_block(hit, LONGEST_ANSWER // len(ordered), topic) for hit in ordered]


def _of(document: Document) -> str:
    """Return what tells a document's time and kind: two printings of one note are one block."""
    return f"{document.title.split('(')[0].strip()} {_first_year(document)}"


def _first_year(document: Document) -> int:
    return document.period.first if document.period else min(document.years)


def _block(hit: Hit, longest: int, topic: Weigher) -> Quote:
    document, passage = hit.document, hit.passage
    start, end = window(document, passage.start, passage.end, longest, topic)
    year = str(_first_year(document))
    label = document.title if year in document.title else f"{document.title} ({year})"
    return Quote(document, start, end, label, hit.also)
