"""`raadslag evaluate`: its tables, its JSON, and what it says when it cannot measure."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import cli, cli_evaluate
from tests.fakes import WordEmbedder

Run = Callable[..., int]
Output = pytest.CaptureFixture[str]
FILE = "koncerngrundlag-2023-2028"
FOUND = {
    "id": "found",
    "lang": "da",
    "style": "plain",
    "kind": "fact",
    "question": "Hvilke fem fokusområder har Koncerngrundlag 2023-2028 om tæt samspil med omverdenen?",
    "file": FILE,
    "evidence": ["Tæt samspil med omverdenen"],
    "set": "tune",
}
LOST = FOUND | {
    "id": "lost",
    "lang": "en",
    "question": "What about klimatilpasning?",
    "evidence": ["Det står ikke i nogen fil."],
    "set": "keep",
}
EMPTY = {"id": "empty", "lang": "da", "kind": "unanswerable", "question": "Hvem er statsminister i Danmark?"}


@pytest.fixture
def run(index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in an empty folder, over the shared index."""
    for name in [name for name in os.environ if name.upper().startswith("RAADSLAG_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RAADSLAG_INDEX", str(index_dir))
    monkeypatch.setattr("assistant.build.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    return lambda *arguments: cli.main(serve=lambda settings: None, arguments=("evaluate", *arguments))


@pytest.fixture
def questions(tmp_path: Path) -> str:
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(map(json.dumps, (FOUND, LOST, EMPTY))), "utf-8")
    return path.name


def test_json_is_one_object(run: Run, questions: str, capsys: Output) -> None:
    assert run(questions, "--json", "--by", "lang,set", "--fails") == 0
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    found = json.loads(printed)
    assert set(found) == {"questions", "corpus", "model", "all", "by", "fails"}
    assert found["model"] == {"id": "words", "digest": "1"}
    assert found["corpus"].keys() == {"digest", "files", "missing"}
    assert (found["corpus"]["files"], len(found["corpus"]["digest"])) == (5, 64)
    assert (found["all"]["answerable"], found["all"]["unanswerable"]) == (2, 1)
    assert (found["all"]["recall_at_5"], found["all"]["answered_when_unanswerable"]) == (0.5, 0.0)
    assert {field: list(of) for field, of in found["by"].items()} == {
        "lang": ["da", "en"],
        "set": ["-", "keep", "tune"],
    }
    assert (found["by"]["lang"]["da"]["recall_at_5"], found["by"]["set"]["-"]["mrr"]) == (1.0, None)
    (lost,) = found["fails"]
    assert (lost["id"], lost["rank"], lost["evidence"]) == ("lost", None, LOST["evidence"])
    assert len(lost["found"]) == 5
    assert lost["found"][0].keys() == {"document", "title", "headings", "file", "start", "end", "text"}


def test_tables_name_the_questions_the_corpus_and_the_model(run: Run, questions: str, capsys: Output) -> None:
    assert run(questions) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"Questions  {questions}: 2 answerable, 1 unanswerable"
    assert lines[1].startswith("Corpus     ")
    assert lines[2] == "Model      words, 1"
    total = next(line.split() for line in lines if line.startswith("all"))
    assert (total[1], total[4], total[-1]) == ("3", "0.500", "0.000")
    assert [line.split()[0] for line in lines if "=" in line.split(" ")[0]] == [
        "lang=da",
        "lang=en",
        "style=-",
        "style=plain",
        "kind=fact",
        "kind=unanswerable",
    ]
    assert "lost" not in "\n".join(lines)


def test_fails_tell_what_was_wanted_and_what_was_found(run: Run, questions: str, capsys: Output) -> None:
    assert run(questions, "--fails", "--by", "lang") == 0
    printed = capsys.readouterr().out.split("Evidence not among the first 5 hits (1 of 2):")[1]
    assert "lost  What about klimatilpasning?  (not among the first 10)" in printed
    assert "wanted: Det står ikke i nogen fil." in printed
    assert "found:  " in printed
    assert ".txt:" in printed


def test_only_some_questions_are_asked(run: Run, questions: str, capsys: Output) -> None:
    assert run(questions, "--json", "--only", "set=tune") == 0
    assert json.loads(capsys.readouterr().out)["all"]["answerable"] == 1
    assert run(questions, "--only", "set=other") == 1
    assert capsys.readouterr().err == "raadslag: no question has set=other; there are -, keep, tune\n"


def test_files_that_the_library_does_not_hold_are_told(run: Run, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "mine.jsonl").write_text(json.dumps(FOUND | {"file": "budget-2030"}), "utf-8")
    assert run("mine.jsonl") == 0
    assert "! Not in the library, so never found: budget-2030\n" in capsys.readouterr().out


def test_without_a_file_the_checkouts_own_set_is_asked(
    run: Run, questions: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli_evaluate.QUESTIONS.name == "questions.jsonl"
    assert cli_evaluate.QUESTIONS.is_file()
    monkeypatch.setattr(cli_evaluate, "QUESTIONS", tmp_path / questions)
    assert run("--json") == 0
    assert json.loads(capsys.readouterr().out)["all"]["answerable"] == 2


def test_a_missing_set_is_told_in_one_line(
    run: Run, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_evaluate, "QUESTIONS", tmp_path / "findes-ikke.jsonl")
    assert run() == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"raadslag: the question set {tmp_path / 'findes-ikke.jsonl'} is missing")
    assert captured.err.endswith("name a file of questions\n")


@pytest.mark.parametrize("wrong", [("--by", "colour"), ("--by", ""), ("--only", "tune"), ("--only", "a=b")])
def test_a_wrong_field_is_told_with_the_use(run: Run, capsys: Output, wrong: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*wrong)
    assert stopped.value.code == 2
    assert "usage: raadslag evaluate" in capsys.readouterr().err
