"""Which of the hits come first beside their scores: an organ's own plan, the strategy in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.understand import Reading, Want
from corpus import names
from corpus.types import Document, Kind
from index.types import Hit

_OWN = 1.1  # what the score of a passage counts that is of the plan of the organ asked about
_OLD = 0.8  # what it counts in the oldest plan or strategy, where the question is about now
_OLD_AFTER = 10  # years after which a document is as old as any
_AIMS = (Kind.PLAN, Kind.STRATEGY, Kind.NOTE)
# "Hvad vil kommunen med ...?" is about now; "hvad ville", "what did" are not.
_NOW = re.compile(
    r"\b(?:vil|skal|gør|ønsker|arbejder|satser|er|har|siger|forventer|do|does|will|is|are|want|wants)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:ville|skulle|kunne|var|blev|havde|har \w+et|did|was|were|had|would|\w{3,}ede)\b", re.IGNORECASE
)
_US = re.compile(
    r"\b(?:kommunens?|vi|vores|vor|os|organisationens?|municipality(?:'s)?|we|our)\b", re.IGNORECASE
)


def in_order(hits: Sequence[Hit], reading: Reading) -> list[Hit]:
    """Return the hits, the organ's own plan before others' mention of it, the newer of near equals first.

    Args:
        hits: what was found, best first.
        reading: the question.
    """
    weighed = [replace(hit, score=hit.score * _weight(hit.document, hits, reading)) for hit in hits]
    return sorted(weighed, key=lambda hit: -hit.score)


def is_about_now(reading: Reading) -> bool:
    """Tell whether a question asks what the municipality wants or does, without saying when."""
    text = reading.text
    return bool(
        not reading.bounds.years and _US.search(text) and _NOW.search(text) and not _THEN.search(text)
    )


def _weight(document: Document, hits: Sequence[Hit], reading: Reading) -> float:
    weight = 1.0
    if Want.PLAN in reading.wants and document.kind is Kind.PLAN and document.organ:
        asked = {names.key(organ) for organ in reading.bounds.organs}
        weight *= _OWN if names.key(document.organ) in asked else 1.0
    if document.kind in _AIMS and is_about_now(reading):
        newest = max(max(hit.document.years, default=0) for hit in hits)
        behind = min(_OLD_AFTER, newest - max(document.years, default=newest))
        weight *= 1 - (1 - _OLD) * behind / _OLD_AFTER
    return weight
