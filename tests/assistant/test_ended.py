"""Cases are listed by how they ended, from the register; where none ended so, that is the answer."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.outcome_asked import outcome_asked
from assistant.types import Answer, Outcome
from corpus.outcomes import Result
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.minutes_of_committees import CASE_ABOVE, POINTS
from tests.minutes_of_councils import COUNCIL, FACTS


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("ended")
    for name, text in {"council": COUNCIL, "facts": FACTS, "above": CASE_ABOVE, "points": POINTS}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


def labels(answer: Answer) -> list[str]:
    return [statement.label or "" for statement in answer.statements]


@pytest.mark.parametrize("question", ["Hvilke sager blev udsat?", "Which cases were postponed?"])
def test_all_that_ended_so_are_listed_newest_first(assistant: Assistant, question: str) -> None:
    held = labels(assistant.ask(question))
    assert len(held) == 3
    for label, (title, organ) in zip(
        held,
        [
            ("Højdevej 13", "Udvalget for Teknik og Miljø"),
            ("Valg til Ældrerådet", "Social- og Sundhedsudvalget"),
            ("Klimatilpasningsplan for Ådalen", "Økonomiudvalget"),
        ],
        strict=True,
    ):
        assert title in label
        assert organ in label


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Hvilke sager blev sendt tilbage i august 2012?", "Klimatilpasningsplan"),
        ("Blev der afvist nogen forslag i 2014?", "takster for klubber"),
        ("Were any proposals turned down in 2014?", "takster for klubber"),
        ("Did the committee turn down any proposals in 2014?", "takster for klubber"),
        ("Har udvalget afvist nogen forslag i 2014?", "takster for klubber"),
        ("Hvad blev udsat den 22. juni 2020?", "Højdevej 13"),
    ],
)
def test_the_time_asked_for_bounds_the_list(assistant: Assistant, question: str, title: str) -> None:
    (label,) = labels(assistant.ask(question))
    assert title in label


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvilke sager blev afvist i 2012?", "Ingen: af 5 beslutninger fra 2012"),
        ("Hvilke sager blev afvist i august 2012?", "fra august 2012"),
        ("Which items were rejected in 2020?", "None: of 2 decisions from 2020"),
        ("Hvilke sager blev afvist i 1998?", "ingen beslutninger fra 1998"),
    ],
)
def test_none_is_an_answer_that_says_what_was_looked_through(
    assistant: Assistant, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert said in answer.opening


@pytest.mark.parametrize(
    ("question", "results"),
    [
        ("Hvilke punkter fik afslag?", {Result.REJECTED}),
        ("Vis alle udsatte sager", {Result.POSTPONED}),
        ("Hvilke sager blev ikke godkendt?", {Result.REJECTED, Result.POSTPONED, Result.SENT_BACK}),
        ("How many items were approved?", {Result.APPROVED, Result.APPROVED_CHANGED}),
        ("Hvilke sager blev taget til efterretning?", {Result.NOTED}),
    ],
)
def test_the_outcome_is_read_from_the_question(question: str, results: set[Result]) -> None:
    asked = outcome_asked(question)
    assert asked
    assert asked.results == results


@pytest.mark.parametrize(
    "question",
    [
        "Hvad blev besluttet om skolerne?",
        "Hvorfor blev sagen om skolen udsat?",
        "Blev lokalplanen godkendt?",
        "Hvad er afvist affald?",
    ],
)
def test_a_question_of_one_case_lists_none(question: str) -> None:
    assert outcome_asked(question) is None
