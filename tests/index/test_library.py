"""Files come, change and are refused; what their ids are, and what is no work."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from corpus.errors import CorpusError
from index.errors import IndexUnusable, NoSuchFile
from index.library import Report, changing
from index.store import Store
from tests.fakes import WordEmbedder
from tests.index.shelf import (
    add,
    files,
    found,
    leftovers,
    open_library,
    opened,
    remove,
    results,
    rows,
    sync,
    text,
    word,
    write,
)
from tests.index.shelf import written as files_of
from tests.readers.make_files import docx_of
from tests.texts import MINUTES, PLAN, write_corpus


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"Budget 2016.txt": text(1), "plan.txt": text(2)})


def ids(index_dir: Path) -> list[str]:
    return [file.id for file in Store(index_dir).files()]


def test_files_and_folders_are_taken_in(index_dir: Path, folder: Path, tmp_path: Path) -> None:
    reports = add(index_dir, folder, write(tmp_path / "more", {"Vej & sti.txt": text(3)}) / "Vej & sti.txt")
    assert results(reports) == {"budget-2016": "added", "plan": "added", "vej-sti": "added"}
    assert ids(index_dir) == ["budget-2016", "plan", "vej-sti"]
    assert found(index_dir, word(3)) == ["vej-sti"]


def test_folders_below_are_part_of_the_id(index_dir: Path, folder: Path) -> None:
    below = folder / "Ældre"
    below.mkdir()
    (below / "plan.txt").write_text(text(3), "utf-8")
    (below / ".skjult.txt").write_text(text(4), "utf-8")
    assert results(add(index_dir, folder)) == {
        "budget-2016": "added",
        "plan": "added",
        "aeldre-plan": "added",
    }
    assert [file.name for file in Store(index_dir).files()] == [
        "Budget 2016.txt",
        "plan.txt",
        "Ældre/plan.txt",
    ]


def test_two_formats_of_one_name_have_ids_of_their_own(index_dir: Path, folder: Path) -> None:
    write(folder, {"referat.md": f"# Møde\n\n{text(3)}", "referat.txt": text(4)})
    assert results(add(index_dir, folder)) == {"referat": "added", "referat-txt": "added"}
    assert found(index_dir, word(3)) == ["referat"]
    assert found(index_dir, word(4)) == ["referat-txt"]


def test_a_new_version_takes_the_place_of_the_old(index_dir: Path, folder: Path) -> None:
    add(index_dir, folder)
    before = Store(index_dir).version("budget-2016")
    (folder / "Budget 2016.txt").write_text(text(5), "utf-8")
    assert results(add(index_dir, folder)) == {"budget-2016": "updated", "plan": "unchanged"}
    assert ids(index_dir) == ["budget-2016", "plan"]  # in its old place
    assert Store(index_dir).version("budget-2016") != before
    assert found(index_dir, word(5)) == ["budget-2016"]
    assert found(index_dir, word(1)) == []
    assert len(list((index_dir / "originals").iterdir())) == 2


def test_the_same_again_is_no_work(index_dir: Path, folder: Path) -> None:
    add(index_dir, folder)
    before = files_of(index_dir)
    assert set(results(add(index_dir, folder)).values()) == {"unchanged"}
    assert set(results(sync(index_dir, folder)).values()) <= {"unchanged", "added"}
    assert files_of(index_dir) == before


def test_d_15_the_same_file_twice_is_one_document(index_dir: Path, folder: Path) -> None:
    write(folder, {"plan.txt": text(2), "kopi.txt": text(2)})
    reports = add(index_dir, folder)
    assert results(reports) == {"kopi": "added", "plan": "unchanged"}
    assert reports[1].reason == "the same file is there as 'kopi'"
    (again,) = add(index_dir, write(folder, {"navn.txt": text(2)}))
    assert (again.result, again.reason) == ("unchanged", "the same file is there as 'kopi'")
    assert ids(index_dir) == ["kopi"]
    assert len(opened(index_dir).documents()) == 1


def test_d_15_the_same_file_from_two_sides_at_once_is_one_document(index_dir: Path, folder: Path) -> None:
    write(folder, {"plan.txt": text(2)})
    told: list[list[Report] | IndexUnusable] = []

    def work() -> None:
        try:
            told.append(add(index_dir, folder))
        except IndexUnusable as error:
            told.append(error)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = [said[0].result.value for said in told if isinstance(said, list)]
    assert sorted(done) == ["added", *["unchanged"] * (len(done) - 1)]
    assert ids(index_dir) == ["plan"]


BROKEN = {
    "empty": b"",
    "no words": b"1,5\n2\n",
    "not UTF-8": b"\xff\xfe\x00\xd8",
    "only white space": b" \n\t\n",
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_new_version_never_replaces_the_old(index_dir: Path, folder: Path, broken: str) -> None:
    add(index_dir, folder)
    (folder / "plan.txt").write_bytes(BROKEN[broken])
    assert results(sync(index_dir, folder))["plan"] == "refused"
    assert found(index_dir, word(2)) == ["plan"]
    (refusal,) = Store(index_dir).refusals()
    assert (refusal.name, refusal.origin) == ("plan.txt", str(folder))
    assert "'plan.txt'" in refusal.reason


def test_a_refusal_is_forgotten_when_the_file_comes_right(index_dir: Path, folder: Path) -> None:
    for good in (text(2), text(3)):  # the old version again, and a new one
        add(index_dir, folder)
        (folder / "plan.txt").write_bytes(b"")
        add(index_dir, folder)
        assert len(Store(index_dir).refusals()) == 1
        (folder / "plan.txt").write_text(good, "utf-8")
        add(index_dir, folder)
        assert Store(index_dir).refusals() == []


def test_a_refusal_is_forgotten_when_the_file_leaves_the_folder(index_dir: Path, folder: Path) -> None:
    (folder / "tom.txt").write_bytes(b"")
    sync(index_dir, folder)
    assert [refusal.name for refusal in Store(index_dir).refusals()] == ["tom.txt"]
    (folder / "tom.txt").unlink()
    sync(index_dir, folder)
    assert Store(index_dir).refusals() == []


def test_a_refusal_is_forgotten_with_its_document(index_dir: Path, folder: Path) -> None:
    add(index_dir, folder)
    (folder / "plan.txt").write_bytes(b"")
    add(index_dir, folder)
    remove(index_dir, "plan")
    assert Store(index_dir).refusals() == []


def test_a_broken_docx_is_refused_and_the_others_are_not(index_dir: Path, folder: Path) -> None:
    (folder / "a.docx").write_bytes(docx_of("Vi bygger en hal ved havnen i byen.")[:300])
    reported = results(add(index_dir, folder))
    assert reported == {"a": "refused", "budget-2016": "added", "plan": "added"}


def test_sync_removes_what_is_gone_from_its_folder_only(
    index_dir: Path, folder: Path, tmp_path: Path
) -> None:
    add(index_dir, write(tmp_path / "other", {"vej.txt": text(7)}))
    sync(index_dir, folder)
    (folder / "plan.txt").unlink()
    assert results(sync(index_dir, folder)) == {"plan": "removed", "budget-2016": "unchanged"}
    assert sorted(ids(index_dir)) == ["budget-2016", "vej"]


def test_a_renamed_file_is_one_document(index_dir: Path, folder: Path) -> None:
    sync(index_dir, folder)
    (folder / "plan.txt").rename(folder / "planen.txt")
    assert results(sync(index_dir, folder)) == {
        "plan": "removed",
        "budget-2016": "unchanged",
        "planen": "added",
    }
    assert found(index_dir, word(2)) == ["planen"]
    assert len(list((index_dir / "originals").iterdir())) == 2


def test_a_file_that_makes_room_for_another_of_its_name_is_kept(index_dir: Path, folder: Path) -> None:
    sync(index_dir, folder)
    (folder / "plan.txt").rename(folder / "plan-2015.txt")
    (folder / "plan.txt").write_text(text(9), "utf-8")
    assert results(sync(index_dir, folder)) == {
        "budget-2016": "unchanged",
        "plan-2015": "added",
        "plan": "updated",
    }
    assert found(index_dir, word(2)) == ["plan-2015"]
    assert found(index_dir, word(9)) == ["plan"]


def test_an_empty_folder_is_refused(index_dir: Path, folder: Path, tmp_path: Path) -> None:
    sync(index_dir, folder)
    write(folder, {})
    with pytest.raises(CorpusError, match=r"is empty, but the library holds 2 files of it; remove them with"):
        sync(index_dir, folder)
    with pytest.raises(CorpusError, match="is no folder"):
        sync(index_dir, tmp_path / "findes-ikke")
    assert ids(index_dir) == ["budget-2016", "plan"]
    assert sync(index_dir, write(tmp_path / "new", {})) == []


def test_an_id_that_is_not_there_removes_nothing(index_dir: Path, folder: Path) -> None:
    add(index_dir, folder)
    with pytest.raises(NoSuchFile, match="no file has the id 'findes-ikke'; 'raadslag list' shows the ids"):
        remove(index_dir, "plan", "findes-ikke")
    with pytest.raises(NoSuchFile, match=r"'plan--del' is a part of the file 'plan\.txt'; remove all of it"):
        remove(index_dir, "plan--del")
    assert ids(index_dir) == ["budget-2016", "plan"]


def test_an_id_that_a_part_of_a_file_has_is_refused(index_dir: Path, tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "documents", {"moede": f"{MINUTES}\f{PLAN}"})
    add(index_dir, folder)
    part = next(d.id for d in opened(index_dir).documents() if d.id != "moede" and "--" in d.id)
    (report,) = add(index_dir, write_corpus(tmp_path / "clash", {part: text(3)}))
    assert report.result == "refused"
    assert report.reason == f"'{part}.txt' has a document whose id is taken; give the file another id"
    assert found(index_dir, word(3)) == []
    assert len(list((index_dir / "originals").iterdir())) == 1


class Breaking(WordEmbedder):
    """Breaks at a passage that holds a word."""

    def __init__(self, at: str, error: BaseException) -> None:
        super().__init__()
        self._at, self._error = at, error

    def embed_passages(self, texts: Sequence[str], /) -> npt.NDArray[np.float32]:
        if any(self._at in said for said in texts):
            raise self._error
        return super().embed_passages(texts)


@pytest.mark.parametrize("error", [RuntimeError("broken"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("held", [False, True])
def test_p_13_an_interrupted_file_leaves_no_trace(
    index_dir: Path, folder: Path, error: BaseException, held: bool
) -> None:
    write(folder, {"a.txt": text(1), "b.txt": text(2), "c.txt": text(3)})
    if held:
        add(index_dir, folder)
    (folder / "b.txt").write_text(text(5), "utf-8")
    (folder / "a.txt").write_text(text(4), "utf-8")
    with pytest.raises(type(error)), changing(index_dir, Breaking(word(5), error)) as library:
        library.add(files(folder))
    assert ids(index_dir) == (["a", "b", "c"] if held else ["a"])
    assert found(index_dir, word(4)) == ["a"]
    assert found(index_dir, word(5)) == []
    assert found(index_dir, word(2)) == (["b"] if held else [])
    assert leftovers(index_dir) == []
    digests = {f"{digest}.txt" for (digest,) in rows(index_dir, "SELECT digest FROM files")}
    assert {path.name for path in (index_dir / "originals").iterdir()} == digests
    for path in index_dir.rglob("*"):
        assert not path.is_file() or word(5).encode() not in path.read_bytes()


def test_each_file_is_reported_when_it_is_done(index_dir: Path, folder: Path) -> None:
    (folder / "tom.txt").write_bytes(b"")
    seen: list[tuple[str, str, int]] = []

    def report(said: Report) -> None:
        seen.append((said.id, said.result.value, len(rows(index_dir, "SELECT id FROM files"))))

    with open_library(index_dir) as library:
        reports = library.add(files(folder), report)
    assert seen == [("budget-2016", "added", 1), ("plan", "added", 2), ("tom", "refused", 2)]
    assert [said.id for said in reports] == [name for name, _, _ in seen]


def test_a_copy_that_a_process_which_died_had_begun_is_deleted(index_dir: Path, folder: Path) -> None:
    add(index_dir, folder)
    (index_dir / "originals" / ".0123.txt.99").write_text("halv", "utf-8")
    add(index_dir, folder)
    assert leftovers(index_dir) == []
    assert len(list((index_dir / "originals").iterdir())) == 2
