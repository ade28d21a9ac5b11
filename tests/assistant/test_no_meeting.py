"""A day without minutes is said to have none, with the meetings around it."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.types import Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.minutes_of_committees import CASE_ABOVE
from tests.minutes_of_councils import COUNCIL, FACTS

TIMETABLE = """\
Kulturudvalget
Referat
Mødedato: 3. juni 2019

1. Ny biografordning

Sagsfremstilling
Byrådet godkendte ordningens ramme den 6. maj 2019. Ordningen koster 40.000 kr.

Beslutning i Kulturudvalget den 03-06-2019
Drøftet.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("meetings")
    for name, text in {"cinema": TIMETABLE, "council": COUNCIL, "facts": FACTS, "above": CASE_ABOVE}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


@pytest.mark.parametrize(
    "question",
    [
        "Blev der truffet en beslutning den 3. september 2012 om klimatilpasningsplanen?",
        "Hvad besluttede man den 3. september 2012 om klimatilpasningsplan for Ådalen?",
        "Hvad skete der på mødet den 3. september 2012 om daginstitution ved Møllestien?",
        "Blev svømmehallen godkendt den 3. september 2012?",
    ],
)
def test_a_day_without_minutes_is_said_to_have_none(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.opening.count("intet referat fra 3. september 2012") == 1
    assert "de nærmeste er fra Byrådet (28. august 2012)" in answer.opening


@pytest.mark.parametrize(
    "question",
    [
        "Byrådet 3. september 2012",
        "BYR 3. september 2012",
        "Hvem var fraværende i Byrådet den 3. september 2012?",
        "Hvem mødte op i Byrådet 3. september 2012?",
    ],
)
def test_a_day_alone_is_said_once_to_have_no_minutes(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.opening.count("intet referat") == 1
    assert "Byrådet (28. august 2012)" in answer.opening


@pytest.mark.parametrize("question", ["Byrådet 28. august 2012", "Svømmehal 3. september 2012"])
def test_of_a_day_with_minutes_or_of_a_matter_nothing_is_denied(assistant: Assistant, question: str) -> None:
    assert "intet referat" not in assistant.ask(question).opening


def test_the_committees_own_meetings_are_the_nearest(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad besluttede Teknisk Udvalg om klimatilpasningsplan den 30. januar 2014?")
    assert "de nærmeste er fra Teknisk Udvalg (14. august 2012)." in answer.opening


def test_a_day_with_minutes_that_lack_the_matter_has_minutes(assistant: Assistant) -> None:
    answer = assistant.ask("Blev der truffet beslutning om takster for klubber den 28. august 2012?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "intet referat" not in answer.opening


def test_what_a_case_tells_of_the_day_is_quoted(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad blev besluttet den 6. maj 2019 om ny biografordning?")
    (statement,) = answer.statements
    assert statement.text == "Byrådet godkendte ordningens ramme den 6. maj 2019."
