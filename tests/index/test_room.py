"""D-4 and D-5: a disk that is full, or nearly so, costs what was to be added and nothing else."""

from __future__ import annotations

import re
import shutil
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import StorageFull
from tests.index.children import Children
from tests.index.shelf import (
    add,
    files,
    found,
    leftovers,
    open_library,
    opened,
    remove,
    rows,
    text,
    word,
    write,
)
from tests.index.shelf import written as files_of

LONG = " ".join(f"Sætning {n} om kajen ved {word(n % 900)} er ny." for n in range(4_000))
BASE = {f"d{n}.txt": text(n) for n in range(4)}
NEW = {"e0.txt": text(10), "e1.txt": text(11, LONG), "e2.txt": text(12)}


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    children = Children()
    yield children
    children.close()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    add(folder / "index", write(folder / "documents", BASE))
    return folder / "index"


@pytest.fixture
def index_dir(base: Path, tmp_path: Path) -> Path:
    return shutil.copytree(base, tmp_path / "index")


def originals(index_dir: Path) -> set[str]:
    return {path.name for path in (index_dir / "originals").iterdir()}


def assert_only_whole_files(index_dir: Path, before: dict[str, bytes]) -> list[str]:
    """Check all that must hold after a change that found no room; return the ids of the new files."""
    assert rows(index_dir, "PRAGMA integrity_check") == [("ok",)]
    held = [str(name) for (name,) in rows(index_dir, "SELECT id FROM files ORDER BY position")]
    assert held[:4] == ["d0", "d1", "d2", "d3"]
    assert held[4:] == ["e0", "e1", "e2"][: len(held) - 4]
    index = opened(index_dir)
    for number, name in [(0, "d0"), (1, "d1"), (2, "d2"), (3, "d3"), (10, "e0"), (12, "e2")]:
        assert (name in found(index, word(number))) is (name in held)
    assert leftovers(index_dir) == []
    digests = {f"{digest}.txt" for (digest,) in rows(index_dir, "SELECT digest FROM files")}
    assert originals(index_dir) == digests
    for name, content in before.items():
        assert (index_dir / "originals" / name).read_bytes() == content
    return held[4:]


@pytest.mark.parametrize(
    ("room_from", "room"),
    [
        *(("begin", room) for room in (0, 3_000, 35_000, 100_000, 160_000, 300_000, 700_000)),
        *(("flush", room) for room in (0, 100, 3_000, 40_000, 100_000, 200_000)),
    ],
)
def test_d_4_without_room_what_was_there_stays_whole(
    children: Children, index_dir: Path, tmp_path: Path, room_from: str, room: int
) -> None:
    folder = write(tmp_path / "documents", NEW)
    before = {path.name: path.read_bytes() for path in (index_dir / "originals").iterdir()}
    child = children.run("add", index_dir, folder, room=room, room_from=room_from)
    assert child.error is not None
    assert re.match(r"StorageFull: there is no room left on the disk of .*\. Make room, then", child.error)
    held = assert_only_whole_files(index_dir, before)
    assert held[: len(child.reported)] == child.reported
    add(index_dir, folder)
    assert found(index_dir, word(12)) == ["e1", "e2"] or "e2" in found(index_dir, word(12))
    assert len(rows(index_dir, "SELECT id FROM files")) == 7


def test_d_4_a_removal_without_room_is_made_or_not(
    children: Children, index_dir: Path, tmp_path: Path
) -> None:
    folder = write(tmp_path / "documents", {"d0.txt": BASE["d0.txt"]})
    child = children.run("sync", index_dir, folder, room=30_000)
    assert child.error is None or child.error.startswith("StorageFull")
    assert rows(index_dir, "PRAGMA integrity_check") == [("ok",)]
    assert found(index_dir, word(0)) == ["d0"]


def test_d_5_a_disk_that_is_nearly_full_is_refused_before_anything_starts(
    index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "documents", NEW)
    usage = namedtuple("usage", "total used free")
    before = files_of(index_dir)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**12, 10**12, 150_000_000))
    with pytest.raises(StorageFull, match=r"only 150 MB are free .* 50\d MB are needed; make room"):
        add(index_dir, folder)
    with pytest.raises(StorageFull):
        remove(index_dir, "d0")
    assert files_of(index_dir) == before
    assert found(index_dir, word(0)) == ["d0"]  # questions are answered all the same
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**12, 0, 10**12))
    assert [report.result for report in add(index_dir, folder)] == ["added"] * 3


def test_p_5_the_originals_keep_their_limit(index_dir: Path, tmp_path: Path) -> None:
    taken = sum(path.stat().st_size for path in (index_dir / "originals").iterdir())
    folder = write(tmp_path / "documents", {"e0.txt": text(10), "e1.txt": text(11, LONG), "e2.txt": text(12)})
    limit = taken + 2 * (folder / "e0.txt").stat().st_size
    reports = add(index_dir, folder, limit=limit)
    assert [report.result for report in reports] == ["added", "refused", "added"]
    assert re.match(
        r"'e1\.txt' would take the documents past 0 MB, .* RAADSLAG_STORAGE_MB sets; raise it or remove",
        reports[1].reason or "",
    )
    assert sum(path.stat().st_size for path in (index_dir / "originals").iterdir()) <= limit
    assert found(index_dir, word(11)) == []
    remove(index_dir, "d0", "d1")
    with open_library(index_dir, limit) as library:  # what went makes room
        (report,) = library.add(files(write(tmp_path / "more", {"e3.txt": text(13)})))
    assert report.result == "added"
