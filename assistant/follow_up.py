"""A turn read together with the turns before it: the question that it stands for, and what it took over.

Nothing here looks anything up; whoever calls says what was asked, where the answer came from and which
words stand there. A turn that names its own matter is a new topic and takes nothing over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.follow_up_exchange import exchanged
from assistant.follow_up_place import is_of, leaves_narrow, may_be_of
from assistant.follow_up_reason import asks_why_voted, why_voted
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
from assistant.follow_up_words import SHOWS, own_words
from assistant.types import Carried, CarriedKind


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
    turn = why_voted(turn) if asks_why_voted(turn, earlier[-1]) else turn
    own = own_words(turn.matter)
    place = place_before(earlier)
    if place and leaves_narrow(turn, place[0], earlier):
        return []
    if own and not is_of(place, turn, own):
        if place and may_be_of(place[1], turn, own):
            return [replace(within(turn, place[0]), tentative=True)]
        return []
    if turn.has_years and not own:  # "hvad blev der besluttet i 2013?" leaves the item behind
        place = None
    return [within(turn, place[0])] if place else with_topic_of(turn, earlier, find_organs)
