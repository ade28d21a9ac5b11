"""A library of another format or another model is made anew without help, and goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from corpus.folder import Offered
from index.errors import IndexUnusable
from index.library import changing
from index.search import Index
from index.segment import digest
from index.store import FORMAT, Store
from index.types import Embedder, Query
from tests.fakes import WordEmbedder
from tests.index.shelf import add, found, opened, results, rows, scores, sync, text, word, write
from tests.texts import write_corpus

COUNT = 70  # more than are embedded at once


class Stopped(Exception):
    pass


class Stopping(WordEmbedder):
    """Stops after some calls."""

    def __init__(self, model_id: str, calls: int) -> None:
        super().__init__(model_id)
        self.calls = calls

    def embed_passages(self, texts: Sequence[str], /) -> npt.NDArray[np.float32]:
        if self.calls == 0:
            raise Stopped
        self.calls -= 1
        return super().embed_passages(texts)


class Turned(WordEmbedder):
    """Another model, of another dimension."""

    def __init__(self) -> None:
        super().__init__("turned@1")
        self.dimension = 64

    def embed_passages(self, texts: Sequence[str], /) -> npt.NDArray[np.float32]:
        vectors = super().embed_passages(texts).reshape(len(texts), 4, 64).sum(axis=1)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    folder = write(tmp_path / "documents", {f"d{n:02}.txt": text(n) for n in range(COUNT)})
    add(tmp_path / "index", folder)
    return tmp_path / "index"


def change(index_dir: Path, embedder: Embedder) -> None:
    with changing(index_dir, embedder):
        pass


def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program be of a later format."""
    for module in ("store", "writer", "take", "upgrade"):
        monkeypatch.setattr(f"index.{module}.FORMAT", FORMAT + 1)
    for module in ("store", "writer", "tests.index.shelf"):
        name = module if "." in module else f"index.{module}"
        monkeypatch.setattr(f"{name}.NAME", f"library-{FORMAT + 1}.sqlite")


def without_columns(index_dir: Path) -> None:
    """Make the segments what an earlier version wrote."""
    path = index_dir / "views" / "segments.json"
    listed = json.loads(path.read_text("utf-8").partition("\n")[2])
    for segment in listed["segments"]:
        folder = index_dir / "views" / segment["name"]
        for name in ("stems", "grams"):
            np.save(folder / f"{name}.counts.npy", np.load(folder / f"{name}.often.npy").astype(np.uint16))
            for gone in ("often", "common", "columns"):
                (folder / f"{name}.{gone}.npy").unlink()
        segment["files"] = {file.name: digest(file) for file in folder.iterdir()}
    body = json.dumps(listed)
    path.write_text(f"{sha256(body.encode()).hexdigest()}\n{body}", "utf-8")


def test_segments_without_columns_serve_until_they_are_written_anew(
    index_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = scores(opened(index_dir), text(33))
    without_columns(index_dir)
    assert scores(opened(index_dir), text(33)) == before
    assert not list((index_dir / "views").rglob("*.columns.npy"))
    change(index_dir, WordEmbedder())
    assert len(list((index_dir / "views").rglob("*.columns.npy"))) == 2
    assert not list((index_dir / "views").rglob("*.counts.npy"))
    assert scores(opened(index_dir), text(33)) == before
    assert not caplog.records  # nothing was taken for damaged


def test_another_format_is_taken_in_again(index_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name for path in (index_dir / "originals").iterdir()}
    versions = {d.id: d.version for d in opened(index_dir).documents()}
    newer(monkeypatch)
    with pytest.raises(IndexUnusable, match=f"has format {FORMAT}, this version reads {FORMAT + 1}; run"):
        opened(index_dir)
    change(index_dir, WordEmbedder())
    assert not (index_dir / f"library-{FORMAT}.sqlite").exists()
    assert [document.id for document in opened(index_dir).documents()] == list(versions)
    assert all(document.version != versions[document.id] for document in opened(index_dir).documents())
    assert found(index_dir, word(33)) == ["d33"]
    assert {path.name for path in (index_dir / "originals").iterdir()} == before


def test_another_format_goes_on_where_it_stopped(index_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer(monkeypatch)
    with pytest.raises(Stopped):
        change(index_dir, Stopping("words@1", calls=40))
    with pytest.raises(IndexUnusable, match="is not complete yet; run 'raadslag build'"):
        opened(index_dir)
    assert (index_dir / f"library-{FORMAT}.sqlite").exists()
    assert len(list((index_dir / "originals").iterdir())) == COUNT
    assert len(rows(index_dir, "SELECT id FROM files")) == 40
    change(index_dir, Stopping("words@1", calls=COUNT - 40))  # no file is embedded twice
    assert [document.id for document in opened(index_dir).documents()] == [f"d{n:02}" for n in range(COUNT)]
    assert not (index_dir / f"library-{FORMAT}.sqlite").exists()


def test_what_is_known_of_a_file_outlives_the_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_dir = tmp_path / "index"
    folder = write_corpus(tmp_path / "documents", {"moede": text(1)})
    catalogue = folder / "catalogue.toml"
    catalogue.write_text(catalogue.read_text("utf-8").replace('title = "moede"', 'title = "Mødet"'), "utf-8")
    sync(index_dir, folder)
    path = write(tmp_path / "one", {"brev.txt": text(2)}) / "brev.txt"
    with changing(index_dir, WordEmbedder()) as library:
        library.add(
            [Offered(path, "brev", "brev.txt", str(path), None, {"title": "Brevet", "organ": "Byrådet"})]
        )
    newer(monkeypatch)
    change(index_dir, WordEmbedder())
    files = Store(index_dir).files()
    assert [(file.id, file.title, file.organ) for file in files] == [
        ("moede", "Mødet", None),
        ("brev", "Brevet", "Byrådet"),
    ]
    assert [file.origin for file in files] == [str(folder), str(path)]
    assert results(sync(index_dir, folder)) == {"moede": "unchanged"}


@pytest.mark.parametrize("embedder", [WordEmbedder("words@2"), Turned()], ids=["same size", "other size"])
def test_another_model_makes_its_own_vectors(index_dir: Path, embedder: Embedder) -> None:
    change(index_dir, embedder)
    index = Index.open(index_dir, embedder)
    assert found(index, word(33)) == ["d33"]
    assert rows(index_dir, "SELECT DISTINCT model FROM vectors") == [(embedder.model_id,)]
    assert index._views.vectors.scores(embedder.embed_question(text(33)), None).argmax() == 33
    with pytest.raises(IndexUnusable, match="was built with embedder"):
        opened(index_dir)


def test_another_model_goes_on_where_it_stopped_and_the_old_one_serves(index_dir: Path) -> None:
    reader = opened(index_dir)
    with pytest.raises(Stopped):
        change(index_dir, Stopping("words@2", calls=1))
    assert found(reader, word(33)) == ["d33"]
    assert found(opened(index_dir), word(33)) == ["d33"]
    count = rows(index_dir, "SELECT model, count(*) FROM vectors GROUP BY model ORDER BY model")
    assert count == [("words@1", COUNT), ("words@2", 64)]
    change(index_dir, Stopping("words@2", calls=1))  # what was made is not made again
    assert rows(index_dir, "SELECT model, count(*) FROM vectors GROUP BY model") == [("words@2", COUNT)]
    index = Index.open(index_dir, WordEmbedder("words@2"))
    assert [hit.document.id for hit in index.search(Query(word(33)), limit=1)] == ["d33"]


def test_the_old_model_may_stay_after_all(index_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        change(index_dir, Stopping("words@2", calls=1))
    add(index_dir, write(tmp_path / "more", {"ny.txt": text(90)}))
    assert found(index_dir, word(90)) == ["ny"]
    change(index_dir, WordEmbedder("words@2"))
    index = Index.open(index_dir, WordEmbedder("words@2"))
    assert found(index, word(90)) == ["ny"]
    assert rows(index_dir, "SELECT DISTINCT model FROM vectors") == [("words@2",)]
