"""A turn read together with the turns before it: the question that it stands for, and what it took over.

Nothing here looks anything up; whoever calls says what was asked, where the answer came from and which
words stand there. A turn that names its own matter is a new topic and takes nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_up_exchange import exchanged
from assistant.follow_up_topic import with_topic_of
from assistant.follow_up_turn import (
    Earlier,
    FindOrgans,
    FollowUp,
    ReadTurn,
    Way,
    base_of,
    place_before,
    taken_apart,
    turn_language,
    within,
)
from assistant.follow_up_words import SHOWS, own_words, points_back
from assistant.swap import names_topic
from assistant.types import Carried, CarriedKind, Place
from index.words import stems

_SHORTEST_PART = 5  # letters of a word that may stand inside a longer one
_FEW = 1  # words of its own that a turn which points back may have, whatever they are
_SHORT = 9  # words of such a turn
_MOSTLY = 0.6  # share of a turn's own words that the place before must hold


def follow_ups(question: str, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Return the readings of a turn in the order in which to try them; none for a new topic.

    Args:
        question: the turn, cleaned.
        earlier: the turns before it, oldest first.
        find_organs: finds the committees and departments that a text names.
    """
    if not earlier:
        return []
    last = earlier[-1]
    if SHOWS.fullmatch(question.strip(" .!?")):
        return [_show(question, last, earlier)]
    turn = taken_apart(question, last.language, find_organs)
    if turn.is_question:
        return _asked(turn, earlier, find_organs)
    return exchanged(turn, earlier, find_organs)


def _show(question: str, last: Earlier, earlier: Sequence[Earlier]) -> FollowUp:
    place = last.place
    kind = CarriedKind.ITEM if place else CarriedKind.TOPIC
    label = place.title if place else base_of(earlier).question
    return FollowUp(
        Way.SHOW, question, turn_language(question, last.language), (Carried(kind, label),), place
    )


def _asked(turn: ReadTurn, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Read a whole question: one about the item before, one that leaves its topic unsaid, or a new one."""
    own = own_words(turn.matter)
    place = place_before(earlier)
    if own and not _is_of(place, turn, own):
        return []
    if turn.has_years and not own:  # "hvad blev der besluttet i 2013?" leaves the item behind
        place = None
    return [within(turn, place[0])] if place else with_topic_of(turn, earlier, find_organs)


def _is_of(place: tuple[Place, frozenset[str]] | None, turn: ReadTurn, own: set[str]) -> bool:
    """Tell whether a question with words of its own is about the item before.

    It is when it points back, unless it names a topic of which nothing stands there; one that does not
    point back is when all its words stand there and none is named as its topic.
    """
    topic = own_words(names_topic(turn.matter))
    if place is None:
        return points_back(turn.text) and not topic and len(own) <= _FEW
    held = place[1]
    known = _held(own, held)
    if points_back(turn.text):
        few = len(own) <= _FEW and len(turn.text.split()) <= _SHORT
        return (not topic or bool(_held(topic, held))) and (few or len(known) >= _MOSTLY * len(own))
    if turn.has_years or (topic and not _is_definite(names_topic(turn.matter), place[0])):
        return False
    return len(known) == len(own) or (turn.joined and len(known) >= _MOSTLY * len(own))


def _held(words: set[str], held: frozenset[str]) -> set[str]:
    """Return the words that stand in a text, also as a part of a longer one."""
    return {word for word in words if word in held or any(_is_part(word, other) for other in held)}


def _is_part(word: str, longer: str) -> bool:
    return len(word) >= _SHORTEST_PART and (longer.startswith(word) or longer.endswith(word))


def _is_definite(topic: str, place: Place) -> bool:
    """Tell whether a topic is the matter's own title with an article: "analysen" of "Analyse af ..."."""
    words = re.findall(r"\w+", topic)
    definite = len(words) == 1 and re.search(r"(?:en|et|ne)$", words[0])
    return bool(definite) and bool(_held(set(stems(topic)), frozenset(stems(place.title))))
