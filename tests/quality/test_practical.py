"""The questions people put in practice, three eighths of them without an answer, stand on the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.question_set import FIELDS, UNANSWERABLE, Question, read_questions
from tests.quality.score import squash

HERE = Path(__file__).parent
PRACTICAL = read_questions(HERE / "practical.jsonl")
ANSWERABLE = [question for question in PRACTICAL if question.is_answerable]


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question.id)
def test_the_evidence_of_an_answer_stands_in_its_file(question: Question, sources: dict[str, str]) -> None:
    source = squash(sources[f"{question.file}.txt"])
    assert question.evidence
    assert all(squash(quote) in source for quote in question.evidence)
    held = squash(" ".join(question.evidence))
    assert question.must
    assert all(squash(must) in held for must in question.must)


def test_none_of_them_is_in_another_set() -> None:
    known = [each for name in ("questions", "further") for each in read_questions(HERE / f"{name}.jsonl")]
    every = [*known, *PRACTICAL]
    assert len({question.id for question in every}) == len(every)
    assert len({squash(question.question) for question in every}) == len(every)


@pytest.mark.parametrize("half", ["tune", "keep"])
def test_each_half_has_as_many_without_an_answer(half: str) -> None:
    own = [question for question in PRACTICAL if question.set == half]
    assert len(own) == 80
    assert sum(question.kind == UNANSWERABLE for question in own) == 30


def test_nothing_is_left_out_of_a_question() -> None:
    assert not [
        (q.id, field)
        for q in PRACTICAL
        for field in FIELDS
        if q.group(field) == "-" and (q.is_answerable or field != "file")
    ]
