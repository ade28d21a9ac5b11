"""What each threshold of the gate would answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.evaluation import LEASTS, trade_off
from assistant.evaluation_report import trade_off_text
from assistant.question_set import read_questions
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.fakes import WordEmbedder, WordSelector
from tests.texts import write_corpus

TEXT = "Broen over Lillesø bygges i stål og eg. Haven ved søen har bænke, som alle må bruge hele året.\n"


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    build(write_corpus(tmp_path / "documents", {"bro": TEXT * 3}), tmp_path / "index", WordEmbedder())
    return Assistant(Index.open(tmp_path / "index", WordEmbedder()), bundled(), WordSelector())


def test_the_higher_the_threshold_the_less_is_answered(assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    fields = '"kind": "fact", "lang": "da", "style": "plain", "file": "bro", "must": []'
    path.write_text(
        f'{{"id": "1", "question": "Broen over Lillesø bygges i hvad?", "evidence": ["stål"], {fields}}}\n'
        f'{{"id": "2", "question": "Er broen over Fjorden malet blå?", "evidence": [],'
        f" {fields.replace('fact', 'unanswerable')}}}\n",
        "utf-8",
    )
    questions = read_questions(path)
    usual = assistant.least_answerable
    curve = trade_off(assistant, questions)
    assert [point.least for point in curve] == list(LEASTS)
    answered = [point.answered_when_answerable for point in curve]
    assert answered == sorted(answered, reverse=True)
    assert assistant.least_answerable == usual
    for point in curve:  # each point is what the assistant does at that threshold
        assistant.least_answerable = point.least
        outcomes = [assistant.ask(question.question).outcome.value == "answered" for question in questions]
        assert outcomes == [bool(point.answered_when_answerable), bool(point.answered_when_unanswerable)]
    assert "0.68 *" in trade_off_text(curve, 0.68)
    assert "*" not in trade_off_text([replace(point, least=2.0) for point in curve], 0.68)
