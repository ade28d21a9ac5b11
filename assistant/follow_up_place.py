"""Whether a question without a topic of its own is about the place that the answer before came from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_up_turn import Earlier, ReadTurn
from assistant.follow_up_words import GROUP, own_words, points_back
from assistant.swap import names_topic
from assistant.types import Place
from index.words import stems

_SHORTEST_PART = 5  # letters of a word that may stand inside a longer one
_FEW = 1  # words of its own that a turn which points back may have, whatever they are
_SHORT = 9  # words of such a turn
_MOSTLY = 0.6  # share of a turn's own words that the place before must hold
_HALF = 0.5  # share from which the place before is at least looked at first
_NAMED = 0.5  # share of a place's title that a question says which is about that place
_KIN = 6  # letters that two words of one family begin with: "direktør", "direktion"
_LONG = 8  # letters of each of the two

_MINE = re.compile(r"\b(?:mit|min|mine|vores|jeg|my|our|i)\b", re.IGNORECASE)
_AS = re.compile(rf"\b(?:som|as(?:\s+an?)?)\s+{GROUP.pattern}", re.IGNORECASE)
_NAME = re.compile(r"(?<=[^\W_] )[A-ZÆØÅ]\w")
_COUNTS = re.compile(r"(?:hvor\s+mange|how\s+many)\s+[\w-]+", re.IGNORECASE)


def is_of(place: tuple[Place, frozenset[str]] | None, turn: ReadTurn, own: set[str]) -> bool:
    """Tell whether a question with words of its own is about the item before.

    It is when it points back, unless it names a topic of which nothing stands there; one that does not
    point back is when all its words stand there and none is named as its topic.
    """
    topic = own_words(names_topic(turn.matter))
    if place is None:
        return points_back(turn.text) and not topic and len(own) <= _FEW
    held = place[1]
    known = held_of(own, held)
    if points_back(turn.text):
        few = len(own) <= _FEW and len(turn.text.split()) <= _SHORT
        return (not topic or bool(held_of(topic, held))) and (few or len(known) >= _MOSTLY * len(own))
    if turn.has_years or (topic and not _is_definite(names_topic(turn.matter), place[0])):
        return False
    return len(known) == len(own) or (turn.joined and len(known) >= _MOSTLY * len(own))


def may_be_of(held: frozenset[str], turn: ReadTurn, own: set[str]) -> bool:
    """Tell whether a short question is to be looked for in the place before, before anywhere else.

    It is when half of its own words stand there and no name, year or topic leads elsewhere; one that only
    counts something when a word of the same family does: "hvor mange direktører?" where "direktionen" is.
    """
    if turn.has_years or names_topic(turn.matter) or _NAME.search(turn.matter):
        return False
    if len(turn.text.split()) > _SHORT:
        return False
    if len(held_of(own, held)) >= _HALF * len(own):
        return True
    counts = _COUNTS.fullmatch(turn.text.strip(" ?.!")) is not None
    return counts and all(any(is_kin(word, other) for other in held) for word in own)


def held_of(words: set[str], held: frozenset[str]) -> set[str]:
    """Return the words that stand in a text, also as a part of a longer one."""
    return {word for word in words if word in held or any(_is_part(word, other) for other in held)}


def is_kin(word: str, other: str) -> bool:
    """Tell whether two long stems begin alike, as words of one family do."""
    return min(len(word), len(other)) >= _LONG and word[:_KIN] == other[:_KIN]


def leaves_narrow(turn: ReadTurn, place: Place, earlier: Sequence[Earlier]) -> bool:
    """Tell whether a question is what somebody's part is throughout, and not in the place before alone.

    "Hvad er mit ansvar som leder?" asks that of one theme only where the talk was of that theme by name.
    """
    if not (_AS.search(turn.text) and _MINE.search(turn.text)):
        return False
    title = set(stems(place.title))
    said = [held_of(title, frozenset(stems(each.question))) for each in earlier]
    return bool(title) and all(len(each) < _NAMED * len(title) for each in said)


def _is_part(word: str, longer: str) -> bool:
    return len(word) >= _SHORTEST_PART and (longer.startswith(word) or longer.endswith(word))


def _is_definite(topic: str, place: Place) -> bool:
    """Tell whether a topic is the matter's own title with an article: "analysen" of "Analyse af ..."."""
    words = re.findall(r"\w+", topic)
    definite = len(words) == 1 and re.search(r"(?:en|et|ne)$", words[0])
    return bool(definite) and bool(held_of(set(stems(topic)), frozenset(stems(place.title))))
