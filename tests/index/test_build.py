"""Building: the index follows the folder, and no step of it can leave half of a document."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index.build import build
from index.errors import IndexUnusable
from index.progress import Progress
from index.search import Index
from index.segments import read_list
from index.store import FORMAT, NAME, Store
from index.types import Query
from tests.fakes import WordEmbedder
from tests.index.shelf import leftovers, results, rows
from tests.index.shelf import written as files_of
from tests.texts import MINUTES, PLAN, write_corpus

SOURCE = f"{MINUTES}\f{PLAN}"
MANY = " ".join(f"Hal nummer {n} bliver bygget af sten, glas og træ ved havnen i byen." for n in range(900))


class Interrupted(Exception):
    pass


class FailingEmbedder(WordEmbedder):
    """Breaks after its first batch of passages."""

    def __init__(self) -> None:
        super().__init__()
        self.batches = 0

    def embed_passages(self, texts: Sequence[str], /) -> npt.NDArray[np.float32]:
        self.batches += 1
        if self.batches > 1:
            raise Interrupted
        return super().embed_passages(texts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "documents", {"moede": SOURCE})


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"


def titles(index_dir: Path, question: str) -> list[str]:
    hits = Index.open(index_dir, WordEmbedder()).search(Query(question))
    return [hit.document.title for hit in hits]


def names(index_dir: Path) -> set[str]:
    return {path.name for path in index_dir.iterdir()}


def test_the_library_says_what_was_built(folder: Path, index_dir: Path) -> None:
    (report,) = build(folder, index_dir, WordEmbedder())
    assert (report.id, report.name, report.result) == ("moede", "moede.txt", "added")
    assert (report.documents, report.passages, report.reason) == (2, 2, None)
    assert names(index_dir) == {NAME, "originals", "views", "lock"}
    said = Store(index_dir).meta()
    assert (said["format"], said["model"], said["dimension"]) == (str(FORMAT), "words@1", "256")
    (file,) = Store(index_dir).files()
    assert (file.id, file.documents, file.passages, file.origin) == ("moede", 2, 2, str(folder))
    (original,) = (index_dir / "originals").iterdir()
    assert original.read_text("utf-8") == SOURCE


def test_the_same_corpus_again_is_no_work(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    before = files_of(index_dir)
    assert results(build(folder, index_dir, WordEmbedder())) == {"moede": "unchanged"}
    assert files_of(index_dir) == before


@pytest.mark.parametrize("change", ["file", "catalogue", "added", "taken out"])
def test_a_change_is_taken_in_once(folder: Path, index_dir: Path, change: str) -> None:
    write_corpus(folder, {"moede": SOURCE, "plan": PLAN})
    build(folder, index_dir, WordEmbedder())
    if change == "file":
        write_corpus(folder, {"moede": SOURCE.replace("Udsat", "Vedtaget"), "plan": PLAN})
        expected = {"moede": "updated", "plan": "unchanged"}
    elif change == "catalogue":
        catalogue = folder / "catalogue.toml"
        catalogue.write_text(catalogue.read_text("utf-8").replace('title = "plan"', 'title = "Planen"'))
        expected = {"moede": "unchanged", "plan": "updated"}
    elif change == "added":
        write_corpus(folder, {"moede": SOURCE, "plan": PLAN, "nyt": "Et nyt dokument om veje.\n"})
        expected = {"moede": "unchanged", "plan": "unchanged", "nyt": "added"}
    else:
        write_corpus(folder, {"plan": PLAN})
        expected = {"moede": "removed", "plan": "unchanged"}
    assert results(build(folder, index_dir, WordEmbedder())) == expected
    assert set(results(build(folder, index_dir, WordEmbedder())).values()) == {"unchanged"}


def test_a_changed_title_is_the_document_s_title(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    catalogue = folder / "catalogue.toml"
    catalogue.write_text(catalogue.read_text("utf-8").replace('title = "moede"', 'title = "Mødet"'), "utf-8")
    build(folder, index_dir, WordEmbedder())
    assert titles(index_dir, "svømmehal ved havnen")[0] == "Mødet"


def test_a_changed_file_answers_and_the_old_one_does_not(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    write_corpus(folder, {"veje": "Kommunen lukker vejen ved skolen.\n"})
    build(folder, index_dir, WordEmbedder())
    assert titles(index_dir, "vejen ved skolen") == ["veje"]
    assert titles(index_dir, "svømmehal") == []


def test_an_index_that_is_open_goes_on_while_the_folder_is_taken_in(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    opened = Index.open(index_dir, WordEmbedder())
    write_corpus(folder, {"veje": "Kommunen lukker vejen ved skolen.\n"})
    build(folder, index_dir, WordEmbedder())
    assert opened.search(Query("svømmehal")) == []
    assert [hit.document.title for hit in opened.search(Query("vejen"))] == ["veje"]


def test_only_what_is_needed_is_kept(folder: Path, index_dir: Path) -> None:
    for name in ("et", "to", "tre"):
        write_corpus(folder, {name: f"Dokument {name} handler om veje.\n"})
        build(folder, index_dir, WordEmbedder())
    kept = {written.name for written in read_list(index_dir, "words@1").segments}
    assert names(index_dir / "views") == {"segments.json", *kept}
    assert len(names(index_dir / "originals")) == 1


def test_a_file_that_cannot_be_read_leaves_the_index_in_force(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    before = files_of(index_dir / "views")
    (folder / "moede.txt").write_bytes(bytes(range(256)))
    (report,) = build(folder, index_dir, WordEmbedder())
    assert report.result == "refused"
    assert "'moede.txt'" in str(report.reason)
    assert files_of(index_dir / "views") == before
    assert "moede" in titles(index_dir, "svømmehal")


def test_a_build_that_fails_half_way_leaves_the_index_in_force(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    before = names(index_dir / "originals")
    write_corpus(folder, {"moede": SOURCE, "mange": MANY})
    embedder = FailingEmbedder()
    with pytest.raises(Interrupted):
        build(folder, index_dir, embedder)
    assert embedder.batches == 2
    assert names(index_dir / "originals") == before
    assert leftovers(index_dir) == []
    assert "moede" in titles(index_dir, "svømmehal")
    assert "mange" not in titles(index_dir, "hal af sten")


def test_a_first_build_that_fails_leaves_an_empty_library(folder: Path, index_dir: Path) -> None:
    write_corpus(folder, {"mange": MANY})
    with pytest.raises(Interrupted):
        build(folder, index_dir, FailingEmbedder())
    assert titles(index_dir, "hal af sten") == []
    assert Index.open(index_dir, WordEmbedder()).documents() == []
    assert names(index_dir / "originals") == set()


def test_a_document_without_words_is_refused(folder: Path, index_dir: Path) -> None:
    write_corpus(folder, {"tal": "1,5\n", "moede": SOURCE})
    reports = build(folder, index_dir, WordEmbedder())
    assert results(reports) == {"tal": "refused", "moede": "added"}
    assert reports[0].reason == "'tal.txt' holds no text to index; take it out or replace it"


def test_what_a_stopped_build_left_is_cleared_away(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    for left in (index_dir / "views" / ".1-9-01234567", index_dir / "views" / "1-9-01234567"):
        left.mkdir()
        (left / "ids.npy").write_bytes(b"half")
    (index_dir / "originals" / ".0123.txt.4711").write_bytes(b"half")
    write_corpus(folder, {"veje": "Kommunen lukker vejen ved skolen.\n"})
    build(folder, index_dir, WordEmbedder())
    kept = {written.name for written in read_list(index_dir, "words@1").segments}
    assert names(index_dir / "views") == {"segments.json", *kept}
    assert len(names(index_dir / "originals")) == 1


def test_a_stopped_build_is_gone_on_with(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    shutil.rmtree(index_dir / "views")
    assert "moede" in titles(index_dir, "svømmehal")
    assert results(build(folder, index_dir, WordEmbedder())) == {"moede": "unchanged"}
    assert len(read_list(index_dir, "words@1").segments) == 1


def test_an_index_of_the_time_before_the_library_goes(folder: Path, index_dir: Path) -> None:
    old = index_dir / "0123456789abcdef"
    old.mkdir(parents=True)
    (old / "manifest.json").write_text("{}", "utf-8")
    (index_dir / "CURRENT").write_text(f"{old.name}\n", "utf-8")
    build(folder, index_dir, WordEmbedder())
    assert names(index_dir) == {NAME, "originals", "views", "lock"}
    assert "moede" in titles(index_dir, "svømmehal")


def test_a_file_in_place_of_the_index_folder_is_told(folder: Path, index_dir: Path) -> None:
    index_dir.write_text("in the way", "utf-8")
    with pytest.raises(IndexUnusable, match="name another folder in RAADSLAG_INDEX"):
        build(folder, index_dir, WordEmbedder())


def test_each_step_is_told_to_its_end(folder: Path, index_dir: Path) -> None:
    class Heard(Progress):
        def __init__(self) -> None:
            self.totals: dict[str, int] = {}
            self.done: dict[str, int] = {}
            self.current = ""

        def step(self, name: str, total: int) -> None:
            self.totals[name] = self.totals.get(name, 0) + total
            self.current = name

        def advance(self, count: int = 1) -> None:
            self.done[self.current] = self.done.get(self.current, 0) + count

    heard = Heard()
    write_corpus(folder, {"moede": SOURCE, "mange": MANY})
    build(folder, index_dir, WordEmbedder(), heard)
    write_corpus(folder, {"mange": MANY})
    build(folder, index_dir, WordEmbedder(), heard)
    assert heard.totals == heard.done
    assert set(heard.totals) == {"Reading", "Embedding", "Removing"}
    heard = Heard()
    build(folder, index_dir, WordEmbedder("words@2"), heard)
    assert heard.totals == heard.done
    assert heard.totals["Embedding anew"] > 1


def test_the_same_corpus_gives_the_same_index(folder: Path, tmp_path: Path) -> None:
    def built(name: str) -> tuple[list[dict[str, str]], list[tuple[object, ...]]]:
        build(folder, tmp_path / name, WordEmbedder())
        tables = ["documents", "sections", "passages", "vectors", "sketches", "names", "words"]
        held = [row for table in tables for row in rows(tmp_path / name, f"SELECT * FROM {table}")]
        return [written.files for written in read_list(tmp_path / name, "words@1").segments], held

    assert built("first") == built("second")
