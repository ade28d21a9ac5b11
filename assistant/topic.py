"""What a question is about, without what only says where to look."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.words import stems

_BEFORE = r"(?:\b(?:i|in|af|for|fra|from|of|den|during|per)\s+)?"


def topic(question: str, bounds: Iterable[str]) -> str:
    """Return the question without its bounds; all of it where nothing else is asked about.

    The passages searched all keep the bounds, so a name or a year in the question's vector only leads to
    those that dwell on it.

    Args:
        question: the question.
        bounds: years and names as they stand in it, whatever their case.
    """
    rest = question
    for bound in bounds:
        rest = re.sub(rf"{_BEFORE}(?<!\w){re.escape(bound)}s?(?!\w)", " ", rest, flags=re.IGNORECASE)
    return " ".join(rest.split()) if stems(rest) else question
