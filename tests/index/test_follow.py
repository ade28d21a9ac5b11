"""An index that is open follows the changes that another process makes, at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Report
from index.types import Bounds
from tests.index.children import Children
from tests.index.shelf import add, files, found, open_library, opened, remove, text, word, write


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    children = Children()
    yield children
    children.close()


def test_another_process_adds_replaces_and_removes(children: Children, tmp_path: Path) -> None:
    index_dir, folder = tmp_path / "index", tmp_path / "documents"
    write(folder, {"a.txt": text(1, "Kulturudvalget mødes i 2016.")})
    children.run("sync", index_dir, folder)
    index = opened(index_dir)
    assert found(index, word(1)) == ["a"]
    assert list(index.names) == ["kulturudvalg"]

    write(
        folder, {"a.txt": text(1, "Kulturudvalget mødes i 2016."), "b.txt": text(2, "Byrådet mødes i 2018.")}
    )
    assert children.run("sync", index_dir, folder).reported == ["a", "b"]
    assert found(index, word(2)) == ["b"]
    assert [document.id for document in index.documents()] == ["a", "b"]
    assert sorted(index.names) == ["byråd", "kulturudvalg"]
    assert found(index, "mødes", Bounds(years=(2018,))) == ["b"]
    assert found(index, "mødes", Bounds(organs=("Byrådet",))) == ["b"]

    write(folder, {"a.txt": text(3, "Teknisk Forvaltning mødes i 2017."), "b.txt": text(2)})
    children.run("sync", index_dir, folder)
    assert (found(index, word(1)), found(index, word(3))) == ([], ["a"])
    assert list(index.names) == ["teknisk forvaltning"]
    assert found(index, "mødes", Bounds(years=(2016,))) == []
    assert found(index, "mødes", Bounds(years=(2018,))) == []
    (document, _) = index.documents()
    assert word(3) in document.text.text
    assert word(3) in index.store.source(document)

    write(folder, {"b.txt": text(2)})
    children.run("sync", index_dir, folder)
    assert found(index, word(3)) == []
    assert [document.id for document in index.documents()] == ["b"]
    assert index.names == {}
    assert index.hits_without_source == 0


def test_each_file_is_found_when_it_is_reported(tmp_path: Path) -> None:
    folder = write(tmp_path / "documents", {f"d{n}.txt": text(n) for n in range(5)})
    add(tmp_path / "index")
    index = opened(tmp_path / "index")

    def assert_found(said: Report) -> None:
        assert found(index, word(int(said.id[1:]))) == [said.id]

    with open_library(tmp_path / "index") as library:
        assert len(library.add(files(folder), assert_found)) == 5


def test_readers_in_threads_see_the_old_or_the_new_and_never_half(tmp_path: Path) -> None:
    def both(number: int) -> dict[str, str]:
        return {"a.txt": text(number), "b.txt": text(number + 100)}

    index_dir, folder = tmp_path / "index", write(tmp_path / "documents", both(0))
    add(index_dir, folder)
    index = opened(index_dir)
    stopped, wrong = threading.Event(), []

    def read() -> None:
        while not stopped.is_set():
            held = found(index, "havnen i byen")
            if held and not set(held) <= {"a", "b", "c"}:
                wrong.append(held)
            if "c" not in held:  # it is there all the time
                wrong.append(held)

    add(index_dir, write(tmp_path / "more", {"c.txt": text(999)}))
    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for number in range(1, 6):
            add(index_dir, write(folder, both(number)))
            assert found(index, word(number)) == ["a"]
            assert found(index, word(number + 100)) == ["b"]
            assert found(index, word(number - 1)) == []
        remove(index_dir, "a")
        assert found(index, word(5)) == []
        assert found(index, word(105)) == ["b"]
    finally:
        stopped.set()
        for thread in threads:
            thread.join()
    assert wrong == []
