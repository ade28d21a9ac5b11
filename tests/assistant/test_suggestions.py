"""Next questions: made from the sources of an answer, tried, new, few, in time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ask import Assistant
from assistant.suggestion_candidates import candidates, spoken
from assistant.suggestions import Suggester
from assistant.texts import texts
from assistant.types import Answer, Filters, Outcome
from corpus.types import Document

DECIDED = "Hvad blev besluttet om borgerrådgiveren?"
QUESTIONS = [
    DECIDED,
    "Hvad går fokusområde 3 ud på?",
    "Hvad er målene for digitalisering?",
    "Hvad er formålet med klimatilpasning?",
]


class Asking:
    """Answers as the assistant does, and counts."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.document, self.documents = assistant.document, assistant.documents
        self.decisions, self.revision = assistant.decisions, assistant.revision
        self.asked: list[str] = []

    def ask(self, question: str, filters: Filters) -> Answer:
        self.asked.append(question)
        return self._assistant.ask(question, filters)

    ask_when_free = ask


@pytest.fixture
def asking(assistant: Assistant) -> Asking:
    return Asking(assistant)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_suggested_is_answered_with_something_new(asking: Asking, question: str) -> None:
    answer = asking.ask(question, Filters())
    suggested = Suggester(asking, budget_s=60).suggest([answer])
    assert len(suggested) <= 3
    assert len(set(suggested)) == len(suggested)
    shown = {citation.source for citation in answer.citations}
    for each in suggested:
        found = asking.ask(each, Filters())
        assert found.outcome is Outcome.ANSWERED
        assert {citation.source for citation in found.citations[:2]} - shown


def test_something_is_suggested(asking: Asking) -> None:
    suggested = [Suggester(asking, budget_s=60).suggest([asking.ask(q, Filters())]) for q in QUESTIONS]
    assert sum(map(bool, suggested)) >= 3


def test_what_was_asked_is_not_suggested_again(asking: Asking) -> None:
    first = asking.ask(DECIDED, Filters())
    suggester = Suggester(asking, budget_s=60)
    suggested = suggester.suggest([first])
    assert suggested
    asked_before = replace(asking.ask("Hej", Filters()), question=suggested[0].upper())
    assert suggested[0] not in suggester.suggest([asked_before, first])


def test_no_other_question_is_tried_when_time_is_up(asking: Asking) -> None:
    answer = asking.ask(DECIDED, Filters())
    asking.asked.clear()
    seconds = iter(range(100))
    Suggester(asking, budget_s=2.5, clock=lambda: next(seconds)).suggest([answer])
    assert 0 < len(asking.asked) <= 2
    assert Suggester(asking, budget_s=0).suggest([answer]) == ()


def test_they_are_remembered_until_the_documents_change(asking: Asking) -> None:
    answers = [asking.ask(DECIDED, Filters())]
    suggester = Suggester(asking, budget_s=60)
    assert suggester.remembered(answers) is None
    suggested = suggester.suggest(answers)
    tried = len(asking.asked)
    assert suggester.suggest(answers) == suggester.remembered(answers) == suggested
    assert len(asking.asked) == tried
    asking.revision = lambda: -1
    assert suggester.remembered(answers) is None


def test_nothing_follows_what_was_not_found(asking: Asking) -> None:
    nothing = asking.ask("Hvad koster en rumraket til Mars?", Filters())
    assert nothing.outcome is not Outcome.ANSWERED
    assert Suggester(asking).suggest([nothing]) == Suggester(asking).suggest([]) == ()


def test_candidates_of_a_case_ask_for_its_other_parts(assistant: Assistant) -> None:
    answer = assistant.ask(DECIDED)
    asked = {c.question for c in candidates(assistant, answer, texts(answer.language))}
    assert "Hvad er de økonomiske konsekvenser af ansættelsesprocedure - borgerrådgiver?" in asked


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("7. Digitalisering (2012-4711)", "digitalisering"),
        ("Tema 2: Digitalisering", "digitalisering"),
        ("Fokusområde 3: Samarbejde", "fokusområde 3"),
        ("Zylofonby 2020", "Zylofonby 2020"),
        ("IT-drift", "IT-drift"),
        ("Teknisk Forvaltning, Bådfart", "Teknisk Forvaltning, Bådfart"),
    ],
)
def test_a_title_is_said_as_amid_a_sentence(shipped: dict[str, Document], title: str, said: str) -> None:
    assert spoken(title, next(iter(shipped.values()))) == said


def test_what_holds_most_of_the_question_is_asked_further_about(asking: Asking) -> None:
    """Of two matters with a quote each the first quote's is not taken for its place alone."""
    climate = asking.ask("Hvad er formålet med klimatilpasning?", Filters())
    other = asking.ask(DECIDED, Filters())
    both = tuple(
        replace(each, number=n) for n, each in enumerate((other.citations[0], climate.citations[0]), 1)
    )
    statements = (replace(climate.statements[0], citations=(1, 2)),)
    for answer, word in ((climate, "klimatilpasning"), (other, "borgerrådgiver")):
        mixed = replace(answer, citations=both, statements=statements, related=())
        first = next(iter(candidates(asking, mixed, texts(mixed.language))))
        assert word in first.question.casefold()
