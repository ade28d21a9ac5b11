"""Motions within a decision that fell: how they were voted on is not how the item ended.

"Ændringsforslag fra Liste C: For stemte C. Imod stemte A og V. Forslaget faldt. Indstillingen blev
godkendt." The minutes tell both; the item's outcome and votes are those of what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.outcomes import Result, results_of

_MOVED = re.compile(
    r"\b(?:under)?ændringsforslag|\bmodforslag|^forslag fra\b|\b(?:foreslog|foreslår|begærede)\b"
    r"|\b(?:stillede|fremsatte)\b.{0,30}\bforslag\b",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:forkastet|forkastes|nedstemt|nedstemmes|bortfaldt|faldt)\b"
    r"|forslaget\b.{0,40}\b(?:falder|bortfalder|afvist|ikke (?:vedtaget|godkendt|tiltrådt))\b",
    re.IGNORECASE,
)
# "Imod stemte A og V. Indstillingen": here a letter before the full stop is a party's, and no initial.
_SENTENCE = re.compile(r"\S(?:(?![.!?]\s+[A-ZÆØÅ][a-zæøå]{2}|\n).)*[.!?]?")
_VOTED = re.compile(r"(?:for|imod|mod)\b.{0,20}\bstemte|\d{1,2}\s+stem", re.IGNORECASE)
_AGREED = re.compile(r"indstilling|\b(?:godkend|vedtag|tiltr|anbefal)", re.IGNORECASE)


def without_fallen(text: str) -> str:
    """Return a decision's text with spaces for motions that fell; all of it where nothing else ended it."""
    kept = list(text)
    for start, end in _fallen(text):
        kept[start:end] = " " * (end - start)
    rest = "".join(kept)
    return text if set(results_of(rest)) == {Result.UNKNOWN} else rest


def _fallen(text: str) -> Iterator[tuple[int, int]]:
    """Yield each stretch from a motion to where it says that it fell, with the votes right behind."""
    moved: int | None = None
    fell: tuple[int, int] | None = None
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        said = sentence.group()
        if fell and _VOTED.match(said) and not _AGREED.search(said):
            fell = (fell[0], end)
            continue
        if fell:
            yield fell
            fell = None
        if _MOVED.search(said):
            moved = start
        if moved is not None and _FELL.search(said):
            fell, moved = (moved, end), None
    if fell:
        yield fell
