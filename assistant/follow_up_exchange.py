"""A turn without a verb: words that stand in the place of others in an earlier question."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.follow_up_topic import with_topic_of
from assistant.follow_up_turn import (
    Earlier,
    FindOrgans,
    FollowUp,
    ReadTurn,
    Way,
    base_of,
    place_before,
    sentence,
    within,
)
from assistant.follow_up_words import OF_ANY_MATTER, own_words
from assistant.swap import YEARS, names_topic, organ_span, with_organ, with_topic, with_years, without_organ
from assistant.types import Carried, CarriedKind, Language, Place
from assistant.understand import is_greeting
from index.words import stems

_LONGEST_FRAGMENT = 8  # words of a turn without a verb


def exchanged(turn: ReadTurn, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Read words without a verb: what they are to stand in the place of."""
    if is_greeting(turn.text):  # "nej tak"
        return []
    bare = not own_words(turn.matter)
    goes_on = turn.joined or turn.corrects or (bare and bool(turn.has_years or turn.organs))
    if not goes_on:
        place = place_before(earlier)  # "prisen?", "tidsplan?"
        return [within(turn, place[0])] if bare and place and _of_any_matter(turn.text) else []
    if len(turn.text.split()) > _LONGEST_FRAGMENT:
        return []
    if bare and not turn.has_years and not turn.organs:
        place = place_before(earlier)
        return [within(turn, place[0])] if place else with_topic_of(turn, earlier, find_organs)
    return _with_exchange(turn, earlier, find_organs, bare=bare)


def _of_any_matter(text: str) -> bool:
    """Tell whether a text says what is asked of any matter, and nothing else: "prisen", "tidsplan"."""
    said = set(stems(text))
    return bool(said) and said <= OF_ANY_MATTER


def _with_exchange(
    turn: ReadTurn, earlier: Sequence[Earlier], find_organs: FindOrgans, *, bare: bool
) -> list[FollowUp]:
    base = base_of(earlier)
    old_organs = find_organs(base.question)
    text = base.question if bare else with_topic(base.question, turn.matter, old_organs)
    carried = [Carried(CarriedKind.TOPIC, names_topic(base.question) if bare else base.question)]
    if turn.organs:
        joined = "in" if base.language is Language.ENGLISH else "i"
        text = with_organ(text, old_organs, turn.organs[0], joined=joined)
    if turn.has_years:
        text = with_years(text, turn.text)
    elif years := YEARS.search(base.question):
        carried.append(Carried(CarriedKind.YEAR, years["years"]))
    kept = [] if turn.organs else [organ for organ in old_organs if organ_span(text, organ)]
    readings = []
    place = place_before(earlier)
    if turn.organs and bare and not turn.has_years and place:  # what another organ did in the same item
        readings.append(_same_item(text, turn, place[0]))
    readings.append(_reworded(text, base, [*carried, *(Carried(CarriedKind.ORGAN, organ) for organ in kept)]))
    if kept:  # another year's or matter's documents may be of another organ
        readings.append(_reworded(without_organ(text, kept), base, carried))
    return readings


def _reworded(text: str, base: Earlier, carried: Sequence[Carried]) -> FollowUp:
    return FollowUp(Way.REWORDED, sentence(text), base.language, tuple(carried))


def _same_item(text: str, turn: ReadTurn, place: Place) -> FollowUp:
    carried = (Carried(CarriedKind.ITEM, place.title),)
    return FollowUp(Way.WITHIN, sentence(text), turn.language, carried, place, turn.organs)
