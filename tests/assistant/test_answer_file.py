"""A file of questions becomes a file of answers, or nothing changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answer_file import answer_file
from assistant.ask import Assistant
from corpus.errors import RaadslagError
from index.progress import Progress

QUESTIONS = [
    {"id": "climate", "question": "Hvad er formålet med klimatilpasning?"},
    {"id": "unknown", "question": "Hvem er statsminister i Danmark?"},
    {"id": "empty", "question": "???"},
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n\n".join(json.dumps(question) for question in QUESTIONS) + "\n", "utf-8")
    return path


def test_each_question_has_a_line_with_hits_answer_and_times(
    assistant: Assistant, questions: Path, tmp_path: Path, sources: dict[str, str]
) -> None:
    answers = tmp_path / "answers.jsonl"
    assert answer_file(assistant, questions, answers) == 3
    climate, unknown, empty = (json.loads(line) for line in answers.read_text("utf-8").splitlines())
    assert [row["id"] for row in (climate, unknown, empty)] == ["climate", "unknown", "empty"]
    assert set(climate) == {"id", "hits", "answer", "milliseconds"}
    assert len(climate["hits"]) == 10
    for hit in climate["hits"]:
        assert 0 <= hit["start"] < hit["end"] <= len(sources[hit["file"]])
    assert climate["answer"]["outcome"] == "answered"
    assert climate["answer"]["text"]
    for citation in climate["answer"]["citations"]:
        assert set(citation) == {"file", "start", "end", "quote"}
        stretch = sources[citation["file"]][citation["start"] : citation["end"]]
        assert stretch.split()[0] == citation["quote"].split()[0]
    assert climate["milliseconds"]["answer"] >= climate["milliseconds"]["search"] > 0
    assert (unknown["answer"]["outcome"], unknown["answer"]["citations"]) == ("not_found", [])
    assert empty["answer"]["outcome"] == "declined"
    assert empty["hits"] == []


@pytest.mark.parametrize(
    "line", ["{", "[]", "3", '"id"', "null", "{}", '{"id": "a"}', '{"question": "Hvad?"}', "hvad?"]
)
def test_a_bad_line_is_named_and_the_old_answers_stay(
    assistant: Assistant, questions: Path, tmp_path: Path, line: str
) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text("old\n", "utf-8")
    questions.write_text(json.dumps(QUESTIONS[0]) + "\n\n" + line + "\n", "utf-8")
    with pytest.raises(RaadslagError) as error:
        answer_file(assistant, questions, answers)
    assert str(error.value) == (
        f'{questions}, line 3: not a JSON object with "id" and "question"; correct that line'
    )
    assert answers.read_text("utf-8") == "old\n"


class BreakingAssistant(Assistant):
    """Breaks at its second question."""

    def __init__(self) -> None:
        self.asked = 0

    def ask(self, question: str, filters: object = None) -> object:
        self.asked += 1
        raise RuntimeError(question)


def test_answers_that_break_off_leave_the_old_file(questions: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text("old\n", "utf-8")
    with pytest.raises(RuntimeError):
        answer_file(BreakingAssistant(), questions, answers)
    assert answers.read_text("utf-8") == "old\n"
    assert {path.name for path in tmp_path.iterdir()} == {"questions.jsonl", "answers.jsonl"}


def test_a_missing_file_of_questions_is_told(assistant: Assistant, tmp_path: Path) -> None:
    with pytest.raises(RaadslagError, match=r"cannot read .*findes-ikke\.jsonl"):
        answer_file(assistant, tmp_path / "findes-ikke.jsonl", tmp_path / "answers.jsonl")


def test_a_place_that_cannot_be_written_to_is_told(
    assistant: Assistant, questions: Path, tmp_path: Path
) -> None:
    with pytest.raises(RaadslagError, match=r"cannot write .*answers\.jsonl: No such file or directory"):
        answer_file(assistant, questions, tmp_path / "findes-ikke" / "answers.jsonl")


def test_progress_hears_of_each_question(assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    class Heard(Progress):
        total = done = 0

        def step(self, name: str, total: int) -> None:
            self.total = total

        def advance(self, count: int = 1) -> None:
            self.done += count

    heard = Heard()
    answer_file(assistant, questions, tmp_path / "answers.jsonl", heard)
    assert heard.total == heard.done == 3
