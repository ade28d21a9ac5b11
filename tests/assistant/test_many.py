"""Many who ask at once: in turn, the same question once, nothing kept of what has changed."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from assistant.ask import Assistant
from assistant.errors import InvalidQuestion
from assistant.many import AssistantForMany
from assistant.types import ChipKind, Filters
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordSelector

QUESTION = "Hvad er formålet med klimatilpasning?"


class Watched(AssistantForMany):
    """Counts what is worked on, and how much at a time."""

    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.begun: list[str] = []
        self.now = self.most = 0
        self.counting = threading.Lock()
        self._reads = self._retrieval.read
        self._retrieval.read = self._read

    def _read(self, question, filters):
        with self.counting:
            self.begun.append(question)
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.02)
        try:
            return self._reads(question, filters)
        finally:
            with self.counting:
                self.now -= 1


@pytest.fixture
def many(index: Index) -> Watched:
    return Watched(index, bundled(), at_once=2, kept=3)


def test_no_more_are_answered_at_a_time_than_it_was_told(many: Watched) -> None:
    asked = [f"Hvad er {word}?" for word in ("klima", "trafik", "budget", "skole", "kultur", "idræt")]
    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(many.ask, asked))
    assert [answer.question for answer in answers] == asked
    assert many.most == 2


def test_the_same_question_of_several_is_answered_once(many: Watched) -> None:
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(many.ask, [QUESTION] * 8))
    assert many.begun == [QUESTION]
    assert {answer.text for answer in answers} == {answers[0].text}
    assert sum(answer.search_ms > 0 for answer in answers) == 1


def test_what_nobody_waits_for_is_answered_after_what_somebody_does(index: Index) -> None:
    many = Watched(index, bundled(), at_once=1)
    answered: list[str] = []

    def ask(question: str, urgent: bool) -> None:
        (many.ask if urgent else many.ask_when_free)(question)
        answered.append(question)

    with ThreadPoolExecutor(4) as people:
        for number, urgent in enumerate((True, False, False, True)):
            people.submit(ask, f"Hvad er klima {number}?", urgent)
            while len(many._remembered) <= number:  # they come in this order
                time.sleep(0.001)
    assert many.begun.index("Hvad er klima 3?") < many.begun.index("Hvad er klima 2?")
    assert sorted(answered) == sorted(many.begun)


def test_other_filters_are_another_question(many: Watched) -> None:
    for filters in (Filters(), Filters(year=2012), Filters(without=frozenset({ChipKind.YEAR}))):
        many.ask(QUESTION, filters)
        many.ask(QUESTION, filters)
    assert len(many.begun) == 3


def test_what_was_asked_longest_ago_is_answered_anew(many: Watched) -> None:
    asked = [f"Hvad er {word}?" for word in ("klima", "trafik", "budget", "skole")]
    for question in [*asked, asked[-1], asked[0]]:
        many.ask(question)
    assert many.begun == [*asked, asked[0]]


def test_nothing_is_kept_of_documents_that_have_changed(
    many: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.ask(QUESTION)
    monkeypatch.setattr(many, "revision", lambda: 999)
    many.ask(QUESTION)
    assert many.begun == [QUESTION, QUESTION]


def test_an_error_is_told_to_all_who_wait_and_not_kept(
    many: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        with pytest.raises(InvalidQuestion):
            many.ask("  ")
    assert many.begun == ["  ", "  "]


def test_a_follow_up_is_read_from_its_conversation(many: Watched) -> None:
    first = many.ask("Hvad planlagde Teknisk Forvaltning for klimatilpasning i 2012?")
    assert many.follow(QUESTION, Filters(), [first]).question == QUESTION
    assert many.follow("og i 2011?", Filters(), [first]).read_as


def test_an_answer_in_steps_is_the_same(index: Index) -> None:
    sizes = []

    class Counted(WordSelector):
        def answers(self, question, stretches):
            sizes.append(len(stretches))
            return super().answers(question, stretches)

    alone = Assistant(index, bundled(), WordSelector()).ask(QUESTION)
    in_steps = AssistantForMany(index, bundled(), Counted()).ask_when_free(QUESTION)
    assert replace(in_steps, search_ms=0, answer_ms=0) == replace(alone, search_ms=0, answer_ms=0)
    assert len(sizes) > 1
    assert max(sizes) == 2
