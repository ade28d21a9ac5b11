"""A question set is read, or the line that is wrong is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.question_set import FIELDS, Question, read_questions
from corpus.errors import RaadslagError

WHOLE = {
    "id": "a",
    "lang": "da",
    "persona": "leader",
    "kind": "fact",
    "style": "plain",
    "question": "Hvad koster svømmehallen?",
    "file": "referat",
    "lines": [3, 4],
    "evidence": ["40 mio. kr.", "i 2016"],
    "any": False,
    "also": [["andet-referat", 1, 2]],
    "answer": "40 mio. kr. i 2016.",
    "must": ["40 mio."],
    "set": "tune",
}


def write(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return path


def test_a_line_is_a_question_and_blank_lines_are_none(tmp_path: Path) -> None:
    least = {"id": "b", "question": "Hvem?", "evidence": ["Borgmesteren"]}
    first, second = read_questions(write(tmp_path, WHOLE, least))
    assert first.evidence == ("40 mio. kr.", "i 2016")
    assert [first.group(field) for field in FIELDS] == ["da", "plain", "fact", "leader", "referat", "tune"]
    assert (first.is_answerable, first.one_is_enough, bool(first.also)) == (True, False, True)
    assert (second.one_is_enough, second.group("lang")) == (True, "-")


@pytest.mark.parametrize(
    ("evidence", "any_", "one_is_enough"),
    [(("a",), None, True), (("a", "b"), None, False), (("a", "b"), True, True), (("a",), False, False)],
)
def test_one_piece_of_evidence_is_enough_when_there_is_but_one_or_the_set_says_so(
    evidence: tuple[str, ...], any_: bool | None, one_is_enough: bool
) -> None:
    assert Question("a", "Hvad?", evidence=evidence, any=any_).one_is_enough is one_is_enough


def test_an_unanswerable_question_needs_no_evidence(tmp_path: Path) -> None:
    (question,) = read_questions(write(tmp_path, {"id": "a", "question": "Hvad?", "kind": "unanswerable"}))
    assert not question.is_answerable


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{", "line 3: the line: Invalid JSON"),
        ("[]", "line 3: the line: "),
        ({"question": "Hvad?"}, "line 3: id: Field required; correct it"),
        ({"id": "b", "question": "Hvad?", "evidence": "40 mio."}, "line 3: evidence: "),
        ({"id": "b", "question": "Hvad?"}, "line 3: question 'b' has no \"evidence\""),
        (WHOLE, "line 3: id 'a' is taken; give another"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: object, says: str) -> None:
    path = write(tmp_path, WHOLE, row)
    with pytest.raises(RaadslagError) as error:
        read_questions(path)
    assert str(error.value).startswith(f"{path}, {says}")


def test_a_file_without_questions_is_told(tmp_path: Path) -> None:
    with pytest.raises(RaadslagError, match=r"questions\.jsonl holds no questions"):
        read_questions(write(tmp_path, ""))
    with pytest.raises(RaadslagError, match=r"cannot read the questions in .*findes-ikke\.jsonl"):
        read_questions(tmp_path / "findes-ikke.jsonl")
