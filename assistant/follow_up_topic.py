"""A question without a topic, read by that of the question before."""

from __future__ import annotations

import re
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

# "hvad er målet for støj", "what is the noise limit"; of "hvad er besluttet om" a thing is no part.
_DONE = r"\w*(?:luttet|rettet|taget|kendt|lagt|slået|stillet|falet|talt|sagt|skrevet|gjort|sket|stemt|sat)\b"
_WHAT_IS = re.compile(
    rf"(?:hvad|hvem|hvilke)\s+(?:er|var|bliver)\s+(?!(?:det|der|de|den)\b|{_DONE})"
    r"|(?:what|who)\s+(?:is|are|was|were)\s+(?=(?:the|an?|our|their|its)\b)",
    re.IGNORECASE,
)


def with_topic_of(turn: ReadTurn, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Read a question without a topic by that of the question before."""
    base = base_of(earlier)
    topic = _topic(base.question, find_organs(base.question))
    about = "about" if turn.language is Language.ENGLISH else "om"
    carried = [Carried(CarriedKind.TOPIC, topic)]
    meant, is_sentence = _meant(base.question, topic)
    text = with_what_is_meant(turn.text, meant)
    is_sentence = is_sentence and turn.language is base.language
    if text is None:
        text, is_sentence = joined_topic(turn.text, topic, about=about), _can_join(turn, base)
    for organ in find_organs(base.question):
        if not turn.organs and organ_span(text, organ) is None:
            text = with_organ(text, [], organ)
            carried.append(Carried(CarriedKind.ORGAN, organ))
    years = YEARS.search(base.question)
    if years and not turn.has_years:
        text = text if YEARS.search(text) else with_years(text, years.group())
        carried.append(Carried(CarriedKind.YEAR, years["years"]))
    return [FollowUp(Way.REWORDED, sentence(text), turn.language, tuple(carried), is_sentence=is_sentence)]


def _can_join(turn: ReadTurn, base: Earlier) -> bool:
    """Tell whether "about" and a topic make a sentence of a turn: not of "why?", nor with any rest of one."""
    return bool(names_topic(base.question)) and len(turn.text.split()) > 1


def _meant(question: str, topic: str) -> tuple[str, bool]:
    """Return what "it" means after a question, and whether that can stand in a sentence.

    It is the thing that "what is ..." asks for, with its article, or what the question names as its topic.
    Of another question all but the asking words is left, which may hold a verb.
    """
    text = without_years(question).strip(" ?.!")
    if match := _WHAT_IS.match(text):
        return text[match.end() :], True
    article = re.search(rf"\b(?:the|a|an)\s+(?={re.escape(topic)})", question, re.IGNORECASE)
    return (article.group() if article else "") + topic, bool(names_topic(question))


def _topic(question: str, organs: list[str]) -> str:
    """Return what a question is about: what it names as its topic, else what is left of it."""
    named = names_topic(question) or ASKS.sub("", without_years(without_organ(question, organs)))
    return named.strip(" ?.!")
