"""D-1: a process that changes the library is killed at any moment, and nothing needs mending by hand."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.children import Children
from tests.index.shelf import add, found, leftovers, opened, rows, scores, sync, text, word, write

COUNT = 50
IDS = [f"d{n:02}" for n in range(COUNT)]
SEED = random.SystemRandom().randrange(10**6)


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    children = Children()
    yield children
    children.close()


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory where there is one: a kill, unlike a power cut, leaves what was written."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as place:
        yield Path(place)


@pytest.fixture
def documents(place: Path) -> Path:
    return write(place / "documents", {f"{name}.txt": text(n) for n, name in enumerate(IDS)})


@pytest.fixture
def moments() -> random.Random:
    print(f"seed {SEED}")  # noqa: T201  # shown when the test fails
    return random.Random(SEED)


def assert_whole(index_dir: Path, held: set[str], n_texts: int = COUNT) -> None:
    """Check that the library is sound and that search finds what it holds and nothing else."""
    assert rows(index_dir, "PRAGMA integrity_check") == [("ok",)]
    assert rows(index_dir, "PRAGMA foreign_key_check") == []
    index = opened(index_dir)
    assert {document.id for document in index.documents()} == held
    for number in range(n_texts):
        name = f"d{number:02}"
        assert found(index, word(number), limit=3) == ([name] if name in held else [])
    assert index.hits_without_source == 0
    for name in held:
        ((digest,),) = rows(index_dir, "SELECT digest FROM files WHERE id = ?", (name,))
        assert (index_dir / "originals" / f"{digest}.txt").is_file()


def test_d_1_a_kill_while_adding_leaves_whole_documents_in_order(
    children: Children, place: Path, documents: Path, moments: random.Random
) -> None:
    usual = children.run("add", place / "usual", documents).at("end")
    stopped = 0
    for number in range(20):
        index_dir = place / f"index-{number}"
        child = children.run("add", index_dir, documents, kill_at=moments.uniform(0, usual))
        stopped += child.lines[-1][1] != "end"
        held = [name for (name,) in rows(index_dir, "SELECT id FROM files ORDER BY position")]
        assert held == IDS[: len(held)]
        assert child.reported == IDS[: len(child.reported)]
        assert len(held) >= len(child.reported)
        assert_whole(index_dir, set(held))
        reports = add(index_dir, documents)
        assert [report.result for report in reports] == ["unchanged"] * len(held) + ["added"] * (
            COUNT - len(held)
        )
        assert_whole(index_dir, set(IDS))
        assert leftovers(index_dir) == []
        assert len(list((index_dir / "originals").iterdir())) == COUNT
    assert stopped >= 5  # else the moments were not within the work


def test_d_1_a_kill_while_matching_a_folder_leaves_old_or_new(
    children: Children, place: Path, documents: Path, moments: random.Random
) -> None:
    def begin(index_dir: Path) -> None:
        write(documents, {f"{name}.txt": text(n) for n, name in enumerate(IDS[:20])})
        add(index_dir, documents)
        kept = {f"{name}.txt": text(n) for n, name in enumerate(IDS[:30]) if n >= 10}
        write(documents, kept | {"d19.txt": text(60)})

    begin(place / "usual")
    usual = children.run("sync", place / "usual", documents).at("end")
    for number in range(5):
        index_dir = place / f"index-{number}"
        begin(index_dir)
        child = children.run("sync", index_dir, documents, kill_at=moments.uniform(0, usual))
        held = {str(name) for (name,) in rows(index_dir, "SELECT id FROM files")}
        done = set(child.reported)
        assert set(IDS[10:20]) <= held <= set(IDS[:30])
        assert done & set(IDS[:10]) <= set(IDS) - held  # what was reported as removed is gone
        assert done & set(IDS[20:30]) <= held
        index = opened(index_dir)
        assert found(index, word(19)) + found(index, word(60)) == ["d19"]  # the old one or the new
        if "d19" in done:
            assert found(index, word(60)) == ["d19"]
        sync(index_dir, documents)
        assert found(index_dir, word(60)) == ["d19"]
        assert found(index_dir, word(19)) == []
        write(documents, {f"{name}.txt": text(n) for n, name in enumerate(IDS[:30]) if n >= 10})
        sync(index_dir, documents)
        assert_whole(index_dir, set(IDS[10:30]))


def test_d_1_a_kill_while_the_indexes_are_written_loses_nothing(
    children: Children, place: Path, documents: Path, moments: random.Random
) -> None:
    usual = children.run("add", place / "usual", documents)
    length = usual.at("end") - usual.at("flush")
    want = scores(opened(place / "usual"), "havnen i byen")
    for number in range(5):
        index_dir = place / f"index-{number}"
        children.run("add", index_dir, documents, kill_at=moments.uniform(0, length), after="flush")
        assert_whole(index_dir, set(IDS))
        add(index_dir, documents / "d00.txt")
        assert_whole(index_dir, set(IDS))
        have = scores(opened(index_dir), "havnen i byen")
        assert have.keys() == want.keys()
        assert all(have[key] == pytest.approx(want[key], abs=1e-4) for key in want)
