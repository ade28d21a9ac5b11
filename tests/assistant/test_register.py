"""The register of decisions, filtered."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.ask import Assistant
from assistant.register import DecisionFilter, select
from assistant.render import decisions_json
from corpus.decisions import decisions
from corpus.outcomes import Result
from tests.texts import MINUTES, read


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (DecisionFilter(), 30),
        (DecisionFilter(organ="Byplanudvalget"), 1),
        (DecisionFilter(organ="økonomiudvalg", first=dt.date(2012, 2, 1)), 1),
        (DecisionFilter(last=dt.date(2012, 1, 18)), 4),
        (DecisionFilter(result=Result.POSTPONED), 2),
        (DecisionFilter(person="osmani"), 1),
        (DecisionFilter(text="borgerrådgiver"), 1),
        (DecisionFilter(text="borgerrådgiveren"), 1),
        (DecisionFilter(text="skorsten"), 1),
        (DecisionFilter(text="rumfart"), 0),
        (DecisionFilter(organ="ØU", first=dt.date(2012, 2, 1)), 1),
    ],
)
def test_a_filter_leaves_so_many(assistant: Assistant, wanted: DecisionFilter, count: int) -> None:
    assert len(assistant.decisions(wanted)) == count


def test_a_decision_as_json_has_these_fields(assistant: Assistant) -> None:
    rendered = decisions_json(
        assistant.decisions(DecisionFilter(text="budgetproces", organ="Økonomiudvalget"))
    )
    (decision,) = rendered["decisions"]  # type: ignore[misc]
    assert decision["item"] == {"number": "1", "title": "Budgetproces 2013-16"}
    assert decision["date"] == "2012-01-24"
    assert decision["votes"] == {"for": 7, "against": ["A"]}
    assert decision["absent"] == [{"name": "Rolf Aagaard-Svendsen", "party": "C"}]
    assert set(decision["citation"]) == {"file", "start", "end"}


def test_forms_of_a_word_find_one_another() -> None:
    (decision,) = decisions(
        read(
            MINUTES.replace("Ny svømmehal", "Takst for gæsteplads"), organ="Kulturudvalget", date="2015-03-03"
        )
    )
    for words in ("gæstepladser", "gæsteplads", "takster"):
        assert select([decision], DecisionFilter(text=words)) == [decision], words
    assert select([decision], DecisionFilter(text="gæstebud")) == []
