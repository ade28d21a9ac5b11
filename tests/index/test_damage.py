"""D-2 and D-3: a damaged file of the views is noticed, answers stay right, and a build mends it."""

from __future__ import annotations

import logging
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import faiss
import numpy as np
import pytest

from index.library import changing
from index.segments import read_list
from tests.fakes import WordEmbedder
from tests.index.shelf import add, found, opened, remove, scores, sync, text, word, write

SEED = random.SystemRandom().randrange(10**6)
FLIPS = 200
QUESTIONS = ["havnen i byen", "ny plan", word(3)]
LINE = "index view damaged"

Scores = list[dict[tuple[str, str], tuple[float, float]]]


@pytest.fixture(scope="module")
def whole() -> Iterator[Path]:
    """A library of three segments, one of which holds rows that were removed."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as place:
        folder = write(Path(place) / "documents", {f"d{n:02}.txt": text(n) for n in range(14)})
        index_dir = Path(place) / "index"
        add(index_dir, *(folder / f"d{n:02}.txt" for n in range(8)))
        add(index_dir, *(folder / f"d{n:02}.txt" for n in range(8, 11)))
        add(index_dir, folder / "d11.txt")
        remove(index_dir, "d05")
        yield Path(place)


@pytest.fixture
def index_dir(whole: Path) -> Iterator[Path]:
    copy = whole / "copy"
    yield shutil.copytree(whole / "index", copy)
    shutil.rmtree(copy)


def answers(index_dir: Path) -> Scores:
    index = opened(index_dir)
    return [scores(index, question) for question in QUESTIONS]


def assert_same(have: Scores, want: Scores) -> None:
    for found_now, expected in zip(have, want, strict=True):
        assert found_now.keys() == expected.keys()
        for place, values in expected.items():
            assert found_now[place] == pytest.approx(values, abs=1e-4)


def view_files(index_dir: Path) -> list[Path]:
    return sorted(path for path in (index_dir / "views").rglob("*") if path.is_file())


def test_there_are_several_segments(index_dir: Path) -> None:
    assert len(read_list(index_dir, "words@1").segments) == 3
    assert len(view_files(index_dir)) > 30


def test_d_2_one_bit_anywhere_is_noticed_and_does_no_harm(
    index_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    print(f"seed {SEED}")  # noqa: T201  # shown when the test fails
    moments = random.Random(SEED)
    want = answers(index_dir)
    assert caplog.messages == []
    paths = view_files(index_dir)
    for number in range(FLIPS):
        path = paths[number % len(paths)]
        before = path.read_bytes()
        bit = moments.randrange(8 * len(before))
        flipped = bytearray(before)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        caplog.clear()
        assert_same(answers(index_dir), want)
        assert any(line.startswith(LINE) for line in caplog.messages), (path, bit)
        path.write_bytes(before)


def other_dimension(path: Path) -> None:
    index = faiss.IndexFlatIP(8)
    index.add(np.eye(8, dtype=np.float32))
    faiss.write_index(index, str(path))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut by a byte": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "empty": lambda path: path.write_bytes(b""),
    "junk": lambda path: path.write_bytes(b"junk" * 500),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "missing": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}
FILES = ["vectors.faiss", "ids.npy", "window_rows.npy", "stems.hashes.npy", "grams.starts.npy"]


def damaged(index_dir: Path, file: str) -> Path:
    """Return a file of the middle segment."""
    return index_dir / "views" / read_list(index_dir, "words@1").segments[1].name / file


def mend(index_dir: Path) -> None:
    """Do what a build does first."""
    with changing(index_dir, WordEmbedder(), check=True):
        pass


def assert_noticed_and_mended(
    index_dir: Path, whole: Path, want: Scores, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    assert_same(answers(index_dir), want)
    assert any(line.startswith(LINE) and "'raadslag build' mends it" in line for line in caplog.messages)
    assert all(record.levelno == logging.WARNING for record in caplog.records)
    mend(index_dir)
    caplog.clear()
    assert_same(answers(index_dir), want)
    assert caplog.messages == []


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", DAMAGE)
def test_d_3_a_damaged_file_of_a_segment_is_mended(
    index_dir: Path, whole: Path, caplog: pytest.LogCaptureFixture, file: str, damage: str
) -> None:
    want = answers(index_dir)
    DAMAGE[damage](damaged(index_dir, file))
    assert_noticed_and_mended(index_dir, whole, want, caplog)


def test_d_3_vectors_of_another_dimension_are_mended(
    index_dir: Path, whole: Path, caplog: pytest.LogCaptureFixture
) -> None:
    want = answers(index_dir)
    other_dimension(damaged(index_dir, "vectors.faiss"))
    caplog.clear()
    opened(index_dir)
    (line,) = caplog.messages
    assert "file=vectors.faiss expected=" in line  # both digests are told
    assert " found=" in line
    assert_noticed_and_mended(index_dir, whole, want, caplog)


@pytest.mark.parametrize("damage", ["cut by a byte", "cut in half", "empty", "junk", "longer"])
def test_d_3_a_damaged_list_is_mended(
    index_dir: Path, whole: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    want = answers(index_dir)
    DAMAGE[damage](index_dir / "views" / "segments.json")
    assert_noticed_and_mended(index_dir, whole, want, caplog)


def test_d_3_a_missing_list_and_missing_views_are_made_again(index_dir: Path) -> None:
    want = answers(index_dir)
    (index_dir / "views" / "segments.json").unlink()
    assert_same(answers(index_dir), want)
    mend(index_dir)
    assert_same(answers(index_dir), want)
    assert read_list(index_dir, "words@1").segments
    shutil.rmtree(index_dir / "views")
    assert_same(answers(index_dir), want)
    mend(index_dir)
    assert_same(answers(index_dir), want)


def test_d_3_every_segment_damaged_at_once_is_mended(
    index_dir: Path, whole: Path, caplog: pytest.LogCaptureFixture
) -> None:
    want = answers(index_dir)
    for path in (index_dir / "views").rglob("ids.npy"):
        path.write_bytes(b"")
    assert_noticed_and_mended(index_dir, whole, want, caplog)


def test_a_damaged_segment_follows_changes_too(index_dir: Path, whole: Path) -> None:
    damaged(index_dir, "vectors.faiss").write_bytes(b"")
    index = opened(index_dir)
    add(index_dir, whole / "documents" / "d12.txt")
    remove(index_dir, "d09")
    assert found(index, word(12)) == ["d12"]
    assert found(index, word(9)) == []
    assert found(index, word(10)) == ["d10"]


def test_a_damaged_original_does_not_stop_what_is_there(index_dir: Path, whole: Path) -> None:
    for path in (index_dir / "originals").iterdir():
        path.write_bytes(b"junk")
    assert found(index_dir, word(3)) == ["d03"]
    folder = write(whole / "again", {"d03.txt": text(3, "Nyt.")})
    add(index_dir, folder)
    assert found(index_dir, word(3)) == ["d03"]
    assert sync(index_dir, folder)
