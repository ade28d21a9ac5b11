"""How a case went and how it ended is asked in many ways, and each is answered with what was decided."""

from __future__ import annotations

import pytest

from assistant.called import with_matters
from assistant.decision_asked import CaseWant, case_want
from assistant.types import Filters
from assistant.understand import understand
from index.glossary import bundled


@pytest.mark.parametrize(
    "question",
    [
        "Hvilken vej gik sagen om Lyngbakken gennem udvalgene?",
        "Hvem besluttede afslaget på Lyngbakken 7?",
        "Hvem har truffet afgørelsen om broen?",
        "Hvad blev sagen om broen til?",
        "Hvad kom der ud af brosagen?",
        "Hvad skete der med ansøgningen om en carport?",
        "Hvordan gik det med forslaget om en bro?",
        "Vedtog byrådet garantien på 3 mio. kr.?",
        "Who decided the refusal of the house?",
    ],
)
def test_a_question_for_how_a_case_ended_is_read_as_one(question: str) -> None:
    assert case_want(understand(question, Filters(), {}, bundled())) is CaseWant.OUTCOME


@pytest.mark.parametrize(
    "question",
    [
        "Hvad skete der med børnetallet?",
        "Hvem leder projektet?",
        "Hvad handler sagen om broen om?",
        "Hvilken vej fører til havnen?",
    ],
)
def test_a_question_for_something_else_is_none(question: str) -> None:
    assert case_want(understand(question, Filters(), {}, bundled())) is None


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Hvad kom der ud af rengøringssagen?", "Hvad kom der ud af sagen om rengøring?"),
        ("Hvad blev skatteforslaget til?", "Hvad blev forslaget om skatte til?"),
        ("Hvad er byggesagen?", "Hvad er byggesagen?"),
        ("Hvad blev sagen til?", "Hvad blev sagen til?"),
    ],
)
def test_a_case_that_is_called_by_its_matter_is_asked_for_by_that(question: str, read: str) -> None:
    assert with_matters(question, {"byggesag"}.__contains__) == read
