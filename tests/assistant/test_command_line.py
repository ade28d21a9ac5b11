"""The command line, with the word-counting model in place of the real one."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import cli
from assistant.settings import Settings
from tests.assistant import model_server
from tests.fakes import WordEmbedder

CLIMATE = "hvad planlagde Teknisk Forvaltning for klimatilpasning i 2012"
COMMANDS = (
    "build add sync remove list show outline ask search decisions meetings answer-file evaluate serve mcp"
).split()

Run = Callable[..., int]


@pytest.fixture
def served() -> list[Settings]:
    return []


@pytest.fixture
def tool_ports() -> list[int | None]:
    """The ports on which the tools were served; None for the standard streams."""
    return []


@pytest.fixture
def run(
    served: list[Settings],
    tool_ports: list[int | None],
    index_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Run the program in an empty folder, over the shared index."""
    for name in [name for name in os.environ if name.upper().startswith("RAADSLAG_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RAADSLAG_INDEX", str(index_dir))
    monkeypatch.setattr("assistant.build.SentenceTransformerEmbedder", lambda name: WordEmbedder())

    def serve_tools(settings: Settings, port: int | None) -> None:
        tool_ports.append(port)

    return lambda *arguments: cli.main(served.append, arguments, serve_tools=serve_tools)


Output = pytest.CaptureFixture[str]


def one_object(output: Output) -> dict:
    printed = output.readouterr().out
    assert printed.count("\n") == 1
    found = json.loads(printed)
    assert isinstance(found, dict)
    return found


def one_line(output: Output) -> str:
    captured = output.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("raadslag: ")
    return captured.err.removeprefix("raadslag: ").rstrip()


def test_ask_prints_quotes_with_their_places(run: Run, capsys: Output) -> None:
    assert run("ask", CLIMATE) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Fra Teknisk Forvaltnings virksomhedsplan 2012")
    assert re.search(r"»At undersøge og fastlægge behovet .+« \[1\]", printed)
    assert re.search(r"\[1\] Teknisk Forvaltnings .* \(oekonomiudvalget-2012-01-24\.txt:\d+-\d+\)", printed)


def test_ask_prints_one_object(run: Run, capsys: Output) -> None:
    assert run("ask", "--json", CLIMATE) == 0
    answer = one_object(capsys)
    assert answer["outcome"] == "answered"
    assert [chip["label"] for chip in answer["chips"]] == ["2012", "Teknisk Forvaltning"]
    numbers = [citation["number"] for citation in answer["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert answer["citations"][0]["quote"].startswith("At undersøge")
    assert set(answer["milliseconds"]) == {"search", "answer"}


def test_what_is_not_found_is_no_failure(run: Run, capsys: Output) -> None:
    assert run("ask", "klimatilpasning i 1998") == 0
    assert capsys.readouterr().out.startswith("Ingen af dokumenterne er fra 1998")


def test_filters_bound_an_answer(run: Run, capsys: Output) -> None:
    assert run("ask", "--json", "--year", "2019", "--organ", "Direktionen", "mål") == 0
    answer = one_object(capsys)
    assert [(chip["label"], chip["by_hand"]) for chip in answer["chips"]] == [
        ("2019", True),
        ("Direktionen", True),
    ]
    assert answer["citations"] == []


def test_search_prints_one_object(run: Run, capsys: Output) -> None:
    document = "koncernstrategi-2019"
    assert run("search", "--json", "--limit", "3", "--document", document, "ledere") == 0
    found = one_object(capsys)
    assert [hit["document"] for hit in found["hits"]] == [document] * 3
    assert found["hits"][0]["score"] >= found["hits"][1]["score"]


def test_search_prints_passages(run: Run, capsys: Output) -> None:
    assert run("search", "--limit", "2", "klimatilpasning") == 0
    printed = capsys.readouterr().out
    assert re.findall(r"^(\d)\. ", printed, re.MULTILINE)[0] == "1"
    assert "klimatilpasning" in printed.casefold()


def test_answer_file_says_what_it_wrote(run: Run, capsys: Output, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text('{"id": "a", "question": "klimatilpasning"}\n', "utf-8")
    assert run("answer-file", "questions.jsonl", "answers.jsonl") == 0
    assert capsys.readouterr().out == "Answered 1 questions into answers.jsonl.\n"
    assert json.loads((tmp_path / "answers.jsonl").read_text("utf-8"))["id"] == "a"


def test_serve_gets_the_settings(run: Run, served: list[Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSLAG_PORT", "8123")
    assert run("serve") == 0
    assert [settings.port for settings in served] == [8123]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(run: Run, capsys: Output, command: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(command, "--help")
    assert stopped.value.code == 0
    assert f"example: raadslag {command}" in " ".join(capsys.readouterr().out.split())


def test_help_names_every_command(run: Run, capsys: Output) -> None:
    with pytest.raises(SystemExit):
        run("--help")
    printed = capsys.readouterr().out
    assert all(command in printed for command in COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["ask"], ["fly"], ["ask", "--year", "i år", "veje"]])
def test_a_wrong_call_is_told_with_its_use(run: Run, capsys: Output, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: raadslag")


def test_a_missing_index_is_told_in_one_line(
    run: Run, capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAADSLAG_INDEX", str(tmp_path / "index"))
    assert run("ask", CLIMATE) == 1
    assert one_line(capsys) == f"no index in {tmp_path / 'index'}; run 'raadslag build'"


@pytest.mark.parametrize("question", ["", "???", "å" * 1_001])
def test_a_question_that_cannot_be_read_is_told_in_one_line(run: Run, capsys: Output, question: str) -> None:
    assert run("ask", question) == 1
    assert "question" in one_line(capsys)


def test_a_wrong_setting_is_told_in_one_line(
    run: Run, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAADSLAG_PORT", "mange")
    assert run("serve") == 1
    assert one_line(capsys).startswith("setting RAADSLAG_PORT: ")


def test_a_file_of_questions_that_is_missing_is_told_in_one_line(run: Run, capsys: Output) -> None:
    assert run("answer-file", "findes-ikke.jsonl", "answers.jsonl") == 1
    assert "findes-ikke.jsonl" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("day", ["20.2.2018", "2018-02-30"])
def test_what_is_no_day_is_told_with_how_to_write_one(run: Run, capsys: Output, day: str) -> None:
    with pytest.raises(SystemExit):
        run("decisions", "--from", day)
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.endswith(f"argument --from: {day!r} is no day; write year, month, day: 2012-01-24")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["decisions", "--from", "2015-01-01", "--to", "2014-01-01"], "is later than --to 2014-01-01"),
        (["meetings", "--from", "2015-01-01", "--to", "2014-01-01"], "is later than --to 2014-01-01"),
        (["ask", "Hvad?", "--document", "findes-ikke"], "no document has the id 'findes-ikke'"),
        (["search", "Hvad?", "--document", "koncernstrategi"], "is 'koncernstrategi-2019' meant?"),
    ],
)
def test_a_bound_that_fits_nothing_is_told(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert run(*arguments) == 1
    assert says in one_line(capsys)


def test_ask_with_a_model_streams_what_it_writes(
    run: Run, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server.serving_model() as model:
        monkeypatch.setenv("RAADSLAG_MODEL_URL", model.url)
        monkeypatch.setenv("RAADSLAG_MODEL", "m")
        assert run("ask", CLIMATE) == 0
        printed = capsys.readouterr().out
        assert "Skrevet af en sprogmodel." in printed
        assert re.search(r"^  \S.+ \[1\]$", printed, re.MULTILINE)
        assert re.search(r"^\[1\] Teknisk Forvaltnings ", printed, re.MULTILINE)
        assert run("ask", "--json", CLIMATE) == 0
        assert [s["written"] for s in one_object(capsys)["statements"]] == [True]
        model.behaviour = model_server.failing(500)
        assert run("ask", CLIMATE) == 0
        assert "Svaret er ordrette citater." in capsys.readouterr().out


def test_the_tools_are_served_on_streams_or_on_a_port(run: Run, tool_ports: list[int | None]) -> None:
    assert run("mcp") == run("mcp", "--http") == run("mcp", "--http", "--port", "0") == 0
    assert tool_ports == [None, 8001, 0]
    for wrong in ("70000", "-1", "http"):
        with pytest.raises(SystemExit):
            run("mcp", "--http", "--port", wrong)
