"""A bare "hvorfor?" after a vote: why they voted so, which is another thing than why the case was raised."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.follow_up_turn import Earlier, ReadTurn
from assistant.types import Language

_WHY = re.compile(
    r"(?:(?:af|for)\s+(?:hvilken|what)\s+)?(?:hvorfor|hvad\s+(?:er|var)\s+(?:begrundelsen|grunden|årsagen)"
    r"|med\s+hvilken\s+begrundelse|why|what\s+(?:is|was)\s+(?:the|their)\s+reason|how\s+come)"
    r"(?:\s+(?:det|dog|ikke|så|da|that|not|so|is\s+that|was\s+that|did\s+they|gjorde\s+de\s+det))?",
    re.IGNORECASE,
)
_OF_VOTE = re.compile(
    r"\b(?:stem(?:te|t|mer|me)|imod|undlod|afstemning\w*|vot(?:e[sd]?|ing)|against)\b", re.I
)
_IN_ITEM = re.compile(r"\s*\((?:i|in) [”“].*[”“]\)\s*$")  # that `read_as` ends with


def asks_why_voted(turn: ReadTurn, last: Earlier) -> bool:
    """Tell whether a turn asks why, and nothing else, after a question about a vote."""
    why = _WHY.fullmatch(turn.text.strip(" ?.!")) is not None
    return why and _OF_VOTE.search(_IN_ITEM.sub("", last.question)) is not None


def why_voted(turn: ReadTurn) -> ReadTurn:
    """Return such a turn in full: it asks for what the votes are explained by."""
    english = turn.language is Language.ENGLISH
    return replace(turn, text="Why did they vote so" if english else "Hvorfor stemte de sådan")
