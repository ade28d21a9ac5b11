"""An index that cannot be used is refused with the way out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from index.build import build, read_current
from index.errors import IndexUnusable
from index.search import Index
from tests.fakes import WordEmbedder
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
    manifest = read_current(index_dir)[0] / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"format": 99}), "utf-8")
    message = refused(index_dir)
    assert f"the index in {index_dir} has format 99, this version reads" in message
    assert message.endswith("run 'raadslag build'")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 1}', "null"])
def test_a_damaged_manifest(index_dir: Path, text: str) -> None:
    (read_current(index_dir)[0] / "manifest.json").write_text(text, "utf-8")
    assert "run 'raadslag build'" in refused(index_dir)


def test_a_pointer_to_nothing(index_dir: Path) -> None:
    (index_dir / "CURRENT").write_text("0123456789abcdef", "utf-8")
    assert_damaged(index_dir)


def assert_damaged(index_dir: Path, file: str = "") -> None:
    message = refused(index_dir)
    assert message.startswith(f"the index in {index_dir} is damaged")
    assert file in message
    assert message.endswith("; run 'raadslag build'")


FILES = [
    "vectors.faiss",
    "windows.npy",
    "passages.sqlite",
    "stems/data.csc.index.npy",
    "stems/vocab.index.json",
    "grams/params.index.json",
]


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file(index_dir: Path, file: str) -> None:
    (read_current(index_dir)[0] / file).unlink()
    assert_damaged(index_dir, file)


@pytest.mark.parametrize("file", FILES)
def test_a_file_cut_in_half(index_dir: Path, file: str) -> None:
    path = read_current(index_dir)[0] / file
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert_damaged(index_dir, file)


@pytest.mark.parametrize("file", FILES)
def test_an_empty_file(index_dir: Path, file: str) -> None:
    (read_current(index_dir)[0] / file).write_bytes(b"")
    assert_damaged(index_dir, file)
