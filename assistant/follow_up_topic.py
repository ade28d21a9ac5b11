"""A question without a topic, read by that of the question before."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.follow_up_turn import Earlier, FindOrgans, FollowUp, ReadTurn, Way, base_of, sentence
from assistant.follow_up_words import ASKS, with_what_is_meant
from assistant.swap import (
    YEARS,
    joined_topic,
    names_topic,
    organ_span,
    with_organ,
    with_years,
    without_organ,
    without_years,
)
from assistant.types import Carried, CarriedKind, Language


def with_topic_of(turn: ReadTurn, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Read a question without a topic by that of the question before."""
    base = base_of(earlier)
    topic = _topic(base.question, find_organs(base.question))
    about = "about" if turn.language is Language.ENGLISH else "om"
    carried = [Carried(CarriedKind.TOPIC, topic)]
    text = with_what_is_meant(turn.text, topic) or joined_topic(turn.text, topic, about=about)
    for organ in find_organs(base.question):
        if not turn.organs and organ_span(text, organ) is None:
            text = with_organ(text, [], organ)
            carried.append(Carried(CarriedKind.ORGAN, organ))
    years = YEARS.search(base.question)
    if years and not turn.has_years:
        text = text if YEARS.search(text) else with_years(text, years.group())
        carried.append(Carried(CarriedKind.YEAR, years["years"]))
    return [FollowUp(Way.REWORDED, sentence(text), turn.language, tuple(carried))]


def _topic(question: str, organs: list[str]) -> str:
    """Return what a question is about: what it names as its topic, else what is left of it."""
    named = names_topic(question) or ASKS.sub("", without_years(without_organ(question, organs)))
    return named.strip(" ?.!")
