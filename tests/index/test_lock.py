"""D-6: one process changes a library at a time; readers do not wait for it."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import IndexUnusable
from tests.index.children import Children
from tests.index.shelf import add, files, found, open_library, opened, text, word, write


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    children = Children()
    yield children
    children.close()


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"d0.txt": text(0), "d1.txt": text(1)})


def test_d_6_a_second_process_ends_within_two_seconds_and_names_the_first(
    children: Children, tmp_path: Path, documents: Path
) -> None:
    index_dir = tmp_path / "index"
    with open_library(index_dir) as library:
        started = time.perf_counter()
        child = children.run("add", index_dir, documents)
        assert time.perf_counter() - started < 2
        assert child.error == (
            f"IndexUnusable: the index in {index_dir} is being changed by process {os.getpid()}; try again "
            "when it is done"
        )
        assert library.add(files(documents))[0].result == "added"  # the first goes on unhindered
    assert children.run("add", index_dir, documents).error is None


def test_d_6_another_part_of_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with (
        open_library(tmp_path / "index"),
        pytest.raises(IndexUnusable, match=f"is being changed by process {os.getpid()};"),
        open_library(tmp_path / "index"),
    ):
        pass


def test_d_6_a_reader_is_not_hindered(tmp_path: Path, documents: Path) -> None:
    add(tmp_path / "index", documents / "d0.txt")
    with open_library(tmp_path / "index") as library:
        index = opened(tmp_path / "index")
        assert found(index, word(0)) == ["d0"]
        library.add(files(documents))
        assert found(index, word(1)) == ["d1"]


def test_d_6_the_lock_goes_with_a_killed_process(children: Children, tmp_path: Path, documents: Path) -> None:
    child = children.run("hold", tmp_path / "index", documents, kill_at=0.05)
    assert child.lines[-1][1] == "start"
    assert (tmp_path / "index" / "lock").read_text("ascii") == str(child.pid)
    started = time.perf_counter()
    add(tmp_path / "index", documents)
    assert time.perf_counter() - started < 5
    assert found(tmp_path / "index", word(1)) == ["d1"]


def test_d_6_who_waits_a_moment_gets_the_lock(children: Children, tmp_path: Path, documents: Path) -> None:
    add(tmp_path / "index", documents)  # the lock of a process that has ended is free at once
    assert children.run("add", tmp_path / "index", documents).error is None


def test_the_lock_is_given_back_after_an_error(tmp_path: Path, documents: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_library(tmp_path / "index"):
        raise ZeroDivisionError
    add(tmp_path / "index", documents)


def test_only_the_owner_may_look_into_a_new_library(tmp_path: Path) -> None:
    add(tmp_path / "data" / "index")
    assert stat.S_IMODE((tmp_path / "data" / "index").stat().st_mode) == 0o700
