"""The commands by which documents come, change and go, with the word-counting model."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import cli
from assistant.settings import Settings
from index.library import changing
from tests.fakes import WordEmbedder
from tests.texts import MINUTES, PLAN, write_corpus

Run = Callable[..., int]
Output = pytest.CaptureFixture[str]

ROAD = "Kommunen lukker vejen ved skolen.\n"


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def run(index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in a folder of its own, over an index of its own."""

    def serve(_: Settings) -> None:
        raise AssertionError("nothing is to be served")

    for name in [name for name in os.environ if name.upper().startswith("RAADSLAG_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RAADSLAG_INDEX", str(index_dir))
    monkeypatch.setenv("RAADSLAG_DOCUMENTS", str(tmp_path / "documents"))
    monkeypatch.setattr("assistant.build.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    (tmp_path / "vej.txt").write_text(ROAD, "utf-8")
    write_corpus(tmp_path / "documents", {"moede": f"{MINUTES}\f{PLAN}"})
    return lambda *arguments: cli.main(serve, arguments)


def one_object(output: Output) -> dict:
    printed = output.readouterr().out
    assert printed.count("\n") == 1
    found = json.loads(printed)
    assert isinstance(found, dict)
    return found


def files(output: Output) -> dict[str, str]:
    return {file["id"]: file["result"] for file in one_object(output)["files"]}


def one_line(output: Output) -> str:
    captured = output.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("raadslag: ")
    return captured.err.removeprefix("raadslag: ").rstrip()


def test_build_prints_one_object(run: Run, capsys: Output) -> None:
    assert run("build", "--json") == 0
    (file,) = one_object(capsys)["files"]
    assert file == {
        "id": "moede",
        "file": "moede.txt",
        "result": "added",
        "reason": None,
        "documents": 2,
        "passages": 2,
        "warnings": [],
        "masked": [],
    }
    assert run("build", "--json") == 0
    assert files(capsys) == {"moede": "unchanged"}


def test_build_says_what_changed(run: Run, capsys: Output) -> None:
    assert run("build") == 0
    assert capsys.readouterr().out == "added     moede.txt  (2 documents, 2 passages)\n1 added\n"
    assert run("build") == 0
    assert capsys.readouterr().out == "1 unchanged\n"


def test_build_without_its_folder_is_told_in_one_line(
    run: Run, capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAADSLAG_DOCUMENTS", str(tmp_path / "findes-ikke"))
    assert run("build") == 1
    assert "name the documents' folder in RAADSLAG_DOCUMENTS" in one_line(capsys)


def test_build_with_a_wrong_catalogue_is_told_in_one_line(run: Run, capsys: Output, tmp_path: Path) -> None:
    (tmp_path / "documents" / "catalogue.toml").write_text("[[document]]\nid = 7\n", "utf-8")
    assert run("build") == 1
    assert "catalogue.toml, entry 1" in one_line(capsys)


def test_build_keeps_the_limit(
    run: Run, capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAADSLAG_STORAGE_MB", "1")
    (tmp_path / "documents" / "moede.txt").write_text(MINUTES + "\n" * 1_000_000, "utf-8")
    assert run("build", "--json") == 1
    (file,) = one_object(capsys)["files"]
    assert file["result"] == "refused"
    assert "past 1 MB, the limit that RAADSLAG_STORAGE_MB sets" in file["reason"]


def test_add_takes_files_and_folders(run: Run, capsys: Output) -> None:
    assert run("add", "vej.txt", "documents") == 0
    printed = capsys.readouterr().out
    assert printed == (
        "added     vej.txt  (1 document, 1 passage)\n"
        "added     moede.txt  (2 documents, 2 passages)\n"
        "2 added\n"
    )
    assert run("add", "--json", "vej.txt") == 0
    assert files(capsys) == {"vej": "unchanged"}
    assert run("search", "--json", "vejen ved skolen") == 0
    assert one_object(capsys)["hits"][0]["document"] == "vej"


def test_add_takes_what_is_said_of_a_file(run: Run, capsys: Output) -> None:
    said = [
        "--id",
        "vejplan",
        "--title",
        "Vejplanen",
        "--kind",
        "virksomhedsplan",
        "--organ",
        "Teknisk Forvaltning",
    ]
    assert run("add", "vej.txt", *said, "--date", "2012-01-24", "--period", "2012", "2014") == 0
    capsys.readouterr()
    assert run("list", "--json") == 0
    (file,) = one_object(capsys)["files"]
    assert (file["id"], file["title"], file["kind"]) == ("vejplan", "Vejplanen", "virksomhedsplan")
    assert (file["organ"], file["date"]) == ("Teknisk Forvaltning", "2012-01-24")
    assert run("search", "--json", "--year", "2013", "vejen") == 0
    (hit,) = one_object(capsys)["hits"]
    assert (hit["title"], hit["period"]) == ("Vejplanen", "2012-2014")
    assert run("add", "vej.txt", "--id", "vejplan", "--title", "Planen") == 0
    capsys.readouterr()
    assert run("list") == 0
    assert "vejplan\n    Planen\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["findes-ikke.txt"], "nothing is at 'findes-ikke.txt'; check the path"),
        (["tom"], "the folders hold no files"),
        (["vej.txt", "documents", "--title", "To"], "are for one file, not for 2"),
        (["vej.txt", "--id", "Vej Å"], "'Vej Å' cannot be an id; try 'vej-aa'"),
    ],
)
def test_add_tells_a_wrong_call_in_one_line(
    run: Run, capsys: Output, tmp_path: Path, arguments: list[str], told: str
) -> None:
    (tmp_path / "tom").mkdir()
    assert run("add", *arguments) == 1
    assert told in one_line(capsys)


@pytest.mark.parametrize(
    ("option", "told"), [(["--period", "2014", "2012"], "period"), (["--title", ""], "title")]
)
def test_add_refuses_what_no_catalogue_may_say(
    run: Run, capsys: Output, option: list[str], told: str
) -> None:
    assert run("add", "--json", "vej.txt", *option) == 1
    (file,) = one_object(capsys)["files"]
    assert file["result"] == "refused"
    assert f"'vej.txt': {told}: " in file["reason"]


def test_a_refused_file_ends_with_one_and_is_listed(run: Run, capsys: Output, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    assert run("add", "vej.txt", "tom.txt") == 1
    captured = capsys.readouterr()
    assert "refused   tom.txt\n          'tom.txt' holds no text" in captured.out
    assert captured.out.endswith("1 added, 1 refused\n")
    assert captured.err.endswith("raadslag: files were refused; what the index held of them before stays\n")
    assert run("list") == 0
    assert ": tom.txt (" in capsys.readouterr().out
    assert run("list", "--json") == 0
    (refusal,) = one_object(capsys)["refused"]
    assert refusal["file"] == "tom.txt"
    assert "holds no text" in refusal["reason"]


def test_sync_matches_a_folder(run: Run, capsys: Output, tmp_path: Path) -> None:
    assert run("sync", "--json", "documents") == 0
    assert files(capsys) == {"moede": "added"}
    write_corpus(tmp_path / "documents", {"vej": ROAD})
    assert run("sync", "documents") == 0
    assert capsys.readouterr().out == (
        "removed   moede.txt\nadded     vej.txt  (1 document, 1 passage)\n1 added, 1 removed\n"
    )
    assert run("sync", "vej.txt") == 1
    assert "'vej.txt' is no folder" in one_line(capsys)


def test_remove_takes_documents_out(run: Run, capsys: Output) -> None:
    assert run("add", "vej.txt", "documents") == 0
    capsys.readouterr()
    assert run("remove", "--json", "vej") == 0
    assert files(capsys) == {"vej": "removed"}
    assert run("search", "--json", "vejen ved skolen") == 0
    assert "vej" not in [hit["document"] for hit in one_object(capsys)["hits"]]
    assert run("remove", "vej") == 1
    assert one_line(capsys) == "no file has the id 'vej'; 'raadslag list' shows the ids"
    assert run("remove", "moede") == 0
    assert capsys.readouterr().out == "removed   moede.txt\n1 removed\n"


def test_list_shows_the_files(run: Run, capsys: Output) -> None:
    assert run("list") == 1
    assert "no index in" in one_line(capsys)
    assert run("add", "vej.txt") == 0
    capsys.readouterr()
    assert run("list") == 0
    assert capsys.readouterr().out.endswith("1 document, 1 passage\n")
    assert run("remove", "vej") == 0
    capsys.readouterr()
    assert run("list") == 0
    assert capsys.readouterr().out == "The library is empty; 'raadslag add' takes files in.\n"
    assert run("list", "--json") == 0
    assert one_object(capsys) == {"files": [], "refused": []}


def test_show_shows_a_document_and_those_within_a_file(run: Run, capsys: Output) -> None:
    assert run("build") == 0
    capsys.readouterr()
    assert run("show", "--json", "moede") == 0
    shown = [document["document"] for document in one_object(capsys)["documents"]]
    assert len(shown) == 2
    assert run("show", shown[1]) == 0
    assert capsys.readouterr().out
    assert run("show", "findes-ikke") == 1
    assert one_line(capsys) == "no document has the id 'findes-ikke'; 'raadslag list' shows the ids"


@pytest.mark.parametrize(
    "arguments", [["build"], ["add", "vej.txt"], ["sync", "documents"], ["remove", "vej"]], ids=lambda a: a[0]
)
def test_d_6_a_library_that_is_being_changed_is_told_in_one_line(
    run: Run, capsys: Output, index_dir: Path, arguments: list[str]
) -> None:
    with changing(index_dir, WordEmbedder()):
        started = time.perf_counter()
        assert run(*arguments) == 1
        assert time.perf_counter() - started < 2
    assert f"is being changed by process {os.getpid()}; try again" in one_line(capsys)


def test_a_damaged_library_is_told_in_one_line(run: Run, capsys: Output, index_dir: Path) -> None:
    assert run("build") == 0
    capsys.readouterr()
    (path,) = index_dir.glob("library-*.sqlite")
    path.write_bytes(b"junk" * 5_000)
    for arguments in (["list"], ["ask", "hvad er planen for svømmehallen"], ["build"], ["remove", "moede"]):
        assert run(*arguments) == 1
        assert "damaged" in one_line(capsys)


@pytest.mark.parametrize(
    "arguments", [["add"], ["remove"], ["sync"], ["show"], ["add", "vej.txt", "--date", "i går"]]
)
def test_a_wrong_call_is_told_with_its_use(run: Run, capsys: Output, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: raadslag")
