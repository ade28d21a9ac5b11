"""A quiz about the strategy and its themes: a few questions that do not answer each other."""

from __future__ import annotations

import random
from collections.abc import Sequence

from assistant.focus.phrases import short_title
from assistant.focus.quiz_kinds import (
    Material,
    belonging,
    counts,
    holding,
    members,
    organs,
    origins,
    outsiders,
    periods,
)
from assistant.focus.quiz_types import QuizQuestion
from corpus.visible import one_line

_MOST = 7
_ENOUGH = 5  # questions beyond which what other documents call their themes is not asked
# Each kind once, so that no two questions of a quiz are alike; more of one only where others are lacking.
_ABOUT_IT = (holding, outsiders, belonging, origins, counts, periods, organs)
_TO_FILL = (belonging, holding, members, belonging, holding)


def quiz(material: Material) -> tuple[QuizQuestion, ...]:
    """Return the questions; the same documents give the same ones in the same order.

    A strategy without themes has none.
    """
    if not material.strategy.themes:
        return ()
    chance = random.Random(material.digest)  # noqa: S311 - no secret hangs on it
    heading = short_title(material.strategy.document)
    made: list[QuizQuestion] = []
    for place, make in enumerate((*_ABOUT_IT, *_TO_FILL)):
        if place >= len(_ABOUT_IT) and len(made) >= _ENOUGH:
            break
        found = (each for each in make(material, chance) if _fits(each, made, heading))
        made += [question for question in [next(found, None)] if question]
    return tuple(made[:_MOST])


def _fits(question: QuizQuestion, others: Sequence[QuizQuestion], heading: str) -> bool:
    """Tell whether a question asks something new, and neither gives away nor is given away by another."""
    return _plain(_right(question)) not in _plain(heading) and not any(
        _gives_away(question, other) or _gives_away(other, question) for other in others
    )


def _gives_away(said: QuizQuestion, asked: QuizQuestion) -> bool:
    """Tell whether what one question shows holds the right answer to another, or asks of the same words."""
    shown = [said.text, said.quote.text if said.quote else ""]
    if said.kind != asked.kind:  # questions of one kind may offer the same options
        shown += said.options
    elif _right(said) == _right(asked):
        return True
    answer = _plain(_right(asked))
    if said.quote and _plain(said.quote.text) in map(_plain, asked.options):
        return True  # the same words, here to be placed and there to be told from others
    return any(answer in _plain(text) for text in shown)


def _right(question: QuizQuestion) -> str:
    return question.options[question.right]


def _plain(text: str) -> str:
    return one_line(text).casefold()
