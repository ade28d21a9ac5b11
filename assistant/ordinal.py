"""A turn that asks for one of the things just listed: "og den tredje?", "what about the second one?"."""

from __future__ import annotations

import re

from assistant.types import Answer, Statement
from corpus.ordinals import ORDINAL, in_figures

_ENGLISH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_LAST = ("sidste", "last")
_FIGURES = r"[1-9]\."
_ORDINAL = re.compile(
    r"\W*(?:(?:og|så|men|ok|and|but|so|then)\b[\s,]*)*"
    r"(?:(?:hvad|hvordan|what|how)\s+(?:så\s+)?(?:med|about|er|går|is|var|was)\s+|fortæl\s+(?:mere\s+)?om\s+"
    r"|tell me (?:more )?about\s+|vis\s+|show\s+(?:me\s+)?)?"
    rf"(?:den|det|the)\s+(?P<word>{'|'.join((ORDINAL, *_ENGLISH, *_LAST, _FIGURES))})"
    r"(?:\s+(?:one|punkt|sag|beslutning|item|point|ud på|så|da))?\W*",
    re.IGNORECASE,
)
_LONGEST = 12  # words of a thing that is asked about by its words


def ordinal_of(turn: str) -> int | None:
    """Return which of the things just listed a turn asks for, counted from 1, -1 the last; None for none."""
    match = _ORDINAL.fullmatch(turn)
    if match is None:
        return None
    word = match["word"].casefold()
    if word in _LAST:
        return -1
    return _ENGLISH.index(word) + 1 if word in _ENGLISH else int(in_figures(word))


def listed_as(answer: Answer, number: int) -> Statement | None:
    """Return the statement that an answer gave as its `number`th; None where it gave fewer or but one."""
    at = number - 1 if number > 0 else len(answer.statements) - 1
    return answer.statements[at] if 1 < len(answer.statements) > at else None


def line_of(answer: Answer, number: int) -> str | None:
    """Return the `number`th item of the one list that an answer quoted, in few words; None without one."""
    if len(answer.statements) != 1:
        return None
    lead, *items = [line.strip(" •√–-*") for line in answer.statements[0].text.split("\n") if line.strip()]
    items = items if lead.endswith(":") or items else []
    at = number - 1 if number > 0 else len(items) - 1
    return shortened(items[at]) if 1 < len(items) > at else None


def shortened(text: str) -> str:
    """Return the first words of a text, as many as a question says of what it is about."""
    return " ".join(text.split()[:_LONGEST]).rstrip(" .,;:")
