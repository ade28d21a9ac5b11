"""Building an index: aside, then switched in, and never half of one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from corpus.errors import CorpusError
from index.build import Progress, build, read_current
from index.errors import IndexUnusable
from index.search import Index
from index.types import Query
from tests.fakes import WordEmbedder
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


def test_the_manifest_says_what_was_built(folder: Path, index_dir: Path) -> None:
    manifest = build(folder, index_dir, WordEmbedder())
    assert manifest is not None
    assert (manifest.model_id, manifest.dimension) == ("words@1", 256)
    assert (manifest.documents, manifest.passages) == (2, 2)
    current, read = read_current(index_dir)
    assert read == manifest
    assert names(index_dir) == {"CURRENT", current.name}
    assert json.loads((current / "manifest.json").read_text("utf-8"))["documents"] == 2


def test_the_same_corpus_again_is_no_work(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    before = {path: path.stat().st_mtime_ns for path in index_dir.rglob("*")}
    assert build(folder, index_dir, WordEmbedder()) is None
    assert {path: path.stat().st_mtime_ns for path in index_dir.rglob("*")} == before


@pytest.mark.parametrize("change", ["file", "catalogue", "added", "taken out", "model"])
def test_a_change_is_built_and_switched_in(folder: Path, index_dir: Path, change: str) -> None:
    write_corpus(folder, {"moede": SOURCE, "plan": PLAN})
    build(folder, index_dir, WordEmbedder())
    before, _ = read_current(index_dir)
    model = WordEmbedder()
    if change == "file":
        write_corpus(folder, {"moede": SOURCE.replace("Udsat", "Vedtaget"), "plan": PLAN})
    elif change == "catalogue":
        catalogue = folder / "catalogue.toml"
        catalogue.write_text(catalogue.read_text("utf-8").replace('title = "plan"', 'title = "Planen"'))
    elif change == "added":
        write_corpus(folder, {"moede": SOURCE, "plan": PLAN, "nyt": "Et nyt dokument om veje.\n"})
    elif change == "taken out":
        write_corpus(folder, {"plan": PLAN})
    else:
        model = WordEmbedder("words@2")
    assert build(folder, index_dir, model) is not None
    after, _ = read_current(index_dir)
    assert after.name != before.name
    assert build(folder, index_dir, model) is None


def test_a_changed_file_answers_and_the_old_one_does_not(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    write_corpus(folder, {"veje": "Kommunen lukker vejen ved skolen.\n"})
    build(folder, index_dir, WordEmbedder())
    assert titles(index_dir, "vejen ved skolen") == ["veje"]
    assert titles(index_dir, "svømmehal") == []


def test_an_index_that_is_open_goes_on_while_it_is_replaced(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    opened = Index.open(index_dir, WordEmbedder())
    write_corpus(folder, {"veje": "Kommunen lukker vejen ved skolen.\n"})
    build(folder, index_dir, WordEmbedder())
    assert [hit.document.title for hit in opened.search(Query("svømmehal"))] == ["moede"]


def test_only_the_index_before_is_kept(folder: Path, index_dir: Path) -> None:
    built = []
    for name in ("et", "to", "tre"):
        write_corpus(folder, {name: f"Dokument {name} handler om veje.\n"})
        build(folder, index_dir, WordEmbedder())
        built.append(read_current(index_dir)[0].name)
    assert names(index_dir) == {"CURRENT", *built[1:]}


def test_a_file_that_cannot_be_read_leaves_the_index_in_force(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    before = names(index_dir)
    (folder / "moede.txt").write_bytes(bytes(range(256)))
    with pytest.raises(CorpusError, match=r"'moede\.txt' should be plain text"):
        build(folder, index_dir, WordEmbedder())
    assert names(index_dir) == before
    assert "moede" in titles(index_dir, "svømmehal")


def test_a_build_that_fails_half_way_leaves_the_index_in_force(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    before = names(index_dir)
    write_corpus(folder, {"mange": MANY})
    embedder = FailingEmbedder()
    with pytest.raises(Interrupted):
        build(folder, index_dir, embedder)
    assert embedder.batches == 2
    assert names(index_dir) == before
    assert "moede" in titles(index_dir, "svømmehal")


def test_a_first_build_that_fails_leaves_no_index(folder: Path, index_dir: Path) -> None:
    write_corpus(folder, {"mange": MANY})
    with pytest.raises(Interrupted):
        build(folder, index_dir, FailingEmbedder())
    assert names(index_dir) == set()


def test_documents_without_words_are_refused(folder: Path, index_dir: Path) -> None:
    write_corpus(folder, {"tal": "1,5\n"})
    with pytest.raises(IndexUnusable, match="the documents hold no text to index; look at the files"):
        build(folder, index_dir, WordEmbedder())
    assert names(index_dir) == set()


def test_what_a_stopped_build_left_is_cleared_away(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    current, _ = read_current(index_dir)
    write_corpus(folder, {"veje": "Kommunen lukker vejen ved skolen.\n"})
    left = index_dir / ".0123456789abcdef.4711"
    left.mkdir()
    (left / "passages.sqlite").write_bytes(b"half")
    build(folder, index_dir, WordEmbedder())
    assert names(index_dir) == {"CURRENT", current.name, read_current(index_dir)[0].name}


def test_a_build_stopped_just_before_the_switch_is_done_again(folder: Path, index_dir: Path) -> None:
    build(folder, index_dir, WordEmbedder())
    before, _ = read_current(index_dir)
    write_corpus(folder, {"veje": "Kommunen lukker vejen ved skolen.\n"})
    build(folder, index_dir, WordEmbedder())
    (index_dir / "CURRENT").write_text(before.name, "utf-8")
    assert build(folder, index_dir, WordEmbedder()) is not None
    assert titles(index_dir, "vejen") == ["veje"]


@pytest.mark.parametrize("damaged", ["manifest.json", "vectors.faiss", "stems/data.csc.index.npy"])
def test_a_damaged_index_is_built_again(folder: Path, index_dir: Path, damaged: str) -> None:
    build(folder, index_dir, WordEmbedder())
    (read_current(index_dir)[0] / damaged).unlink()
    with pytest.raises(IndexUnusable, match=r"is damaged.*; run 'raadslag build'"):
        Index.open(index_dir, WordEmbedder())
    assert build(folder, index_dir, WordEmbedder()) is not None
    assert "moede" in titles(index_dir, "svømmehal")


def test_a_file_in_place_of_the_index_folder_is_told(folder: Path, index_dir: Path) -> None:
    index_dir.write_text("in the way", "utf-8")
    with pytest.raises(IndexUnusable):
        build(folder, index_dir, WordEmbedder())


def test_each_step_is_told_to_its_end(folder: Path, index_dir: Path) -> None:
    class Heard(Progress):
        def __init__(self) -> None:
            self.steps: list[list] = []

        def step(self, name: str, total: int) -> None:
            self.steps.append([name, total, 0])

        def advance(self, count: int = 1) -> None:
            self.steps[-1][2] += count

    heard = Heard()
    write_corpus(folder, {"moede": SOURCE, "mange": MANY})
    build(folder, index_dir, WordEmbedder(), heard)
    assert len(heard.steps) == 3
    assert all(total == done > 0 for _, total, done in heard.steps)


def test_the_same_corpus_gives_the_same_index(folder: Path, tmp_path: Path) -> None:
    def written(name: str) -> dict[str, bytes]:
        build(folder, tmp_path / name, WordEmbedder())
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        return {str(path.relative_to(tmp_path / name)): path.read_bytes() for path in files}

    assert written("first") == written("second")
