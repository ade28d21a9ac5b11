"""The further questions stand on the documents, and both their halves are of the same mix."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from assistant.question_set import FIELDS, UNANSWERABLE, Question, read_questions
from corpus.types import Document
from tests.quality.score import squash

HERE = Path(__file__).parent
FURTHER = read_questions(HERE / "further.jsonl")
KNOWN = read_questions(HERE / "questions.jsonl")
ANSWERABLE = [question for question in FURTHER if question.is_answerable]


def half(name: str) -> list[Question]:
    return [question for question in FURTHER if question.set == name]


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question.id)
def test_every_piece_of_evidence_stands_in_its_file(question: Question, sources: dict[str, str]) -> None:
    source = squash(sources[f"{question.file}.txt"])
    for quote in question.evidence:
        assert squash(quote) in source
    assert question.must
    held = squash(" ".join(question.evidence))
    assert all(squash(must) in held for must in question.must)


def test_every_document_and_file_is_asked_about(
    shipped: dict[str, Document], sources: dict[str, str]
) -> None:
    assert {f"{question.file}.txt" for question in ANSWERABLE} == set(sources)
    for document in shipped.values():
        span = document.text.span(0, len(document.text.text))
        held = squash(sources[document.file][span.start : span.end])
        asked = [q.id for q in ANSWERABLE if all(squash(quote) in held for quote in q.evidence)]
        assert len(asked) >= 2, document.title


def test_ids_and_questions_are_new() -> None:
    known = [*KNOWN, *FURTHER]
    assert len({question.id for question in known}) == len(known)
    assert len({squash(question.question) for question in known}) == len(known)


def test_the_halves_alternate_and_are_of_the_same_mix() -> None:
    assert len(FURTHER) == 64
    assert [question.set for question in FURTHER] == ["tune", "keep"] * 32
    for field in ("lang", "style"):
        tune, keep = (Counter(question.group(field) for question in half(name)) for name in ("tune", "keep"))
        assert tune == keep
    for name in ("tune", "keep"):
        assert sum(question.kind == UNANSWERABLE for question in half(name)) == 4


def test_every_field_is_given() -> None:
    assert not [(q.id, field) for q in FURTHER for field in FIELDS if q.group(field) == "-"]


def test_the_questions_dwell_where_retrieval_is_weak() -> None:
    styles = Counter(question.style for question in FURTHER)
    assert styles["paraphrase"] >= 30
    assert styles["colloquial"] >= 12
    assert styles["typo"] + styles["ascii"] >= 8
    assert sum(question.lang != "da" for question in FURTHER) >= 28
