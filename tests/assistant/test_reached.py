"""Whether a goal was reached is not told by the goal."""

from __future__ import annotations

import pytest

from assistant.reached import reached_asked


@pytest.mark.parametrize(
    "question",
    [
        "Nåede de målet for fravær?",
        "Blev målene nået?",
        "Er støjgrænsen opnået?",
        "Did they reach the noise limit?",
        "Has the target been met?",
    ],
)
def test_a_question_for_what_came_of_a_goal_is_known(question: str) -> None:
    assert reached_asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "Hvad er målet for fravær?",
        "Hvornår skal målet nås?",
        "What is the target?",
        "Er der et mål for støj?",
    ],
)
def test_a_question_for_the_goal_is_none(question: str) -> None:
    assert not reached_asked(question)
