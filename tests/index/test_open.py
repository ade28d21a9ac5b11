"""An index that cannot be used is refused with the way out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.build import build
from index.errors import IndexUnusable
from index.search import Index
from index.store import FORMAT, NAME, Store
from tests.fakes import WordEmbedder
from tests.index.shelf import change_rows, found, opened
from tests.texts import MINUTES, PLAN, write_corpus


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    write_corpus(folder / "documents", {"moede": f"{MINUTES}\f{PLAN}"})
    build(folder / "documents", folder / "index", WordEmbedder())
    return folder / "index"


@pytest.fixture
def index_dir(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "index")


def refused(index_dir: Path, embedder: WordEmbedder | None = None) -> str:
    with pytest.raises(IndexUnusable) as error:
        Index.open(index_dir, embedder or WordEmbedder())
    return str(error.value)


def test_no_index(tmp_path: Path) -> None:
    assert refused(tmp_path / "index") == f"no index in {tmp_path / 'index'}; run 'raadslag build'"


def test_an_index_of_another_model(index_dir: Path) -> None:
    assert refused(index_dir, WordEmbedder("words@2")) == (
        f"the index in {index_dir} was built with embedder 'words@1', the settings say 'words@2'; "
        "run 'raadslag build'"
    )


def test_an_index_of_another_format(index_dir: Path) -> None:
    (index_dir / NAME).rename(index_dir / "library-99.sqlite")
    assert refused(index_dir) == (
        f"the index in {index_dir} has format 99, this version reads {FORMAT}; run 'raadslag build'"
    )


def test_an_index_that_is_not_complete(index_dir: Path) -> None:
    change_rows(index_dir, "UPDATE meta SET value = 'no' WHERE key = 'complete'")
    assert refused(index_dir) == f"the index in {index_dir} is not complete yet; run 'raadslag build'"


DAMAGE = {
    "empty": lambda whole: b"",
    "junk": lambda whole: b"junk" * 1_000,
    "cut in half": lambda whole: whole[: len(whole) // 2],
    "its first page lost": lambda whole: bytes(4_096) + whole[4_096:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_database_is_refused_with_the_way_out(index_dir: Path, tmp_path: Path, damage: str) -> None:
    path = index_dir / NAME
    path.write_bytes(DAMAGE[damage](path.read_bytes()))
    originals = sorted((index_dir / "originals").iterdir())
    write_corpus(tmp_path / "documents", {"moede": MINUTES})
    with pytest.raises(IndexUnusable) as error:
        build(tmp_path / "documents", index_dir, WordEmbedder())
    assert str(error.value).startswith(f"the library {str(path)!r} is damaged (")
    assert str(error.value).endswith(
        "; put a good copy in its place, or take it away and add the documents again"
    )
    assert sorted((index_dir / "originals").iterdir()) == originals  # the way back is not cut off


@pytest.mark.parametrize("damage", ["empty", "junk", "its first page lost"])
def test_a_damaged_database_is_told_to_who_reads(index_dir: Path, damage: str) -> None:
    path = index_dir / NAME
    path.write_bytes(DAMAGE[damage](path.read_bytes()))
    assert "damaged" in refused(index_dir)
    with pytest.raises(IndexUnusable, match="damaged"):
        Store(index_dir)


def test_a_damaged_database_taken_away_makes_room_for_a_new_one(index_dir: Path, tmp_path: Path) -> None:
    (index_dir / NAME).unlink()
    write_corpus(tmp_path / "documents", {"moede": MINUTES})
    build(tmp_path / "documents", index_dir, WordEmbedder())
    assert found(opened(index_dir), "svømmehal") == ["moede"]
