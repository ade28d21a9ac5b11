"""Whatever came and went, a library finds what one finds that was built at once from the same files."""

from __future__ import annotations

import shutil
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from index.library import Library
from index.search import Index
from index.types import Bounds, Query
from index.views import Views
from tests.index.shelf import add, files, found, open_library, opened, remove, scores, sync, text, word, write

NAMES = ["budget.txt", "plan.txt", "referat.txt", "strategi.txt", "vej.txt"]
MORE = [
    "",
    "Kulturudvalget mødes i 2016.",
    "Havnen får en kaj, og kajen får en kran. Kranen er gul.",
    "Byens skole åbner i 2017. Teknisk Forvaltning lukker vejen.",
    " ".join(f"Sætning {n} om WORD siger WORD om skolen og vejen ved WORD." for n in range(40)),
]
QUESTIONS = ["havnen i byen", "Kulturudvalget 2016", "skolen og vejen", "kran på kajen", "sjovhal", "kirke"]


# Each step writes a library or two; in memory that costs no waiting, and nothing here ends abruptly.
FAST = "/dev/shm" if Path("/dev/shm").is_dir() else None


def said(number: int, more: str) -> str:
    """Return a text that repeats no other, since of two that do search returns one."""
    return text(number, more.replace("WORD", word(number)))


class Histories(RuleBasedStateMachine):
    """Adds, replaces and removes at random; a plain dict says what the library must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(dir=FAST))
        self.index_dir = self.place / "index"
        self.model: dict[str, str] = {}
        self.version = 0
        self.reader: Index | None = None

    def teardown(self) -> None:
        shutil.rmtree(self.place)

    def new_text(self, more: str) -> str:
        self.version += 1
        return said(self.version, more)

    @initialize()
    def begin(self) -> None:
        add(self.index_dir)
        self.reader = opened(self.index_dir)

    @rule(name=st.sampled_from(NAMES), more=st.sampled_from(MORE))
    def add_or_replace(self, name: str, more: str) -> None:
        new = self.new_text(more)
        expected = "updated" if name in self.model else "added"
        (report,) = add(self.index_dir, write(self.place / "one", {name: new}) / name)
        assert report.result == expected
        self.model[name] = new

    @rule(chosen=st.dictionaries(st.sampled_from(NAMES), st.sampled_from(MORE), min_size=2))
    def add_several_and_write_in_between(self, chosen: dict[str, str]) -> None:
        new = {name: self.new_text(more) for name, more in chosen.items()}
        folder = write(self.place / "several", new)
        with open_library(self.index_dir) as library:
            for file in files(*(folder / name for name in new)):
                library.add([file])
                _flush(library)
        self.model |= new

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def remove_some(self, data: st.DataObject) -> None:
        names = data.draw(st.sets(st.sampled_from(sorted(self.model)), min_size=1))
        remove(self.index_dir, *(name.removesuffix(".txt") for name in names))
        for name in names:
            del self.model[name]

    @rule(chosen=st.dictionaries(st.sampled_from(NAMES), st.sampled_from(MORE), min_size=1))
    def sync_a_folder(self, chosen: dict[str, str]) -> None:
        new = {name: self.new_text(more) for name, more in chosen.items()}
        # What came from elsewhere is no part of the folder and keeps its id from it, so it goes first.
        origin = str((self.place / "folder").resolve())
        with open_library(self.index_dir) as library:
            others = [held.id for held in library.held().values() if held.origin != origin]
            if others:
                library.remove(others)
        sync(self.index_dir, write(self.place / "folder", new))
        self.model = new

    @rule()
    def reopen(self) -> None:
        self.reader = opened(self.index_dir)

    @invariant()
    def finds_what_a_library_built_at_once_finds(self) -> None:
        if self.reader is None:
            return
        assert {d.id for d in self.reader.documents()} == {n.removesuffix(".txt") for n in self.model}
        with tempfile.TemporaryDirectory(dir=FAST) as place:
            add(Path(place) / "index", write(Path(place) / "documents", self.model))
            assert_same(self.reader, opened(Path(place) / "index"))


def _flush(library: Library) -> None:
    library._flush()


def assert_same(index: Index, built: Index) -> None:
    for question in QUESTIONS:
        have, want = scores(index, question), scores(built, question)
        assert have.keys() == want.keys()
        for place, values in want.items():
            assert have[place] == pytest.approx(values, abs=1e-4)
        assert not index.search(Query(question), Bounds(years=(1900,)))
    assert set(index.names.items()) == set(built.names.items())
    bounds = Bounds(years=(2016,))
    assert set(found(index, "mødes", bounds)) == set(found(built, "mødes", bounds))
    bounds = Bounds(organs=("Teknisk Forvaltning",))
    assert set(found(index, "vejen", bounds)) == set(found(built, "vejen", bounds))


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    # A shrunk history is nice to read and takes minutes to find.
    max_examples=8,
    stateful_step_count=8,
    deadline=None,
    phases=(Phase.generate,),
)


@pytest.mark.parametrize("count", [1, 9, 30])
def test_many_small_changes_before_an_open_reader_are_exact(tmp_path: Path, count: int) -> None:
    texts = {f"d{n}.txt": said(n, MORE[n % len(MORE)]) for n in range(count)}
    folder = write(tmp_path / "documents", texts)
    add(tmp_path / "index")
    reader = opened(tmp_path / "index")
    with open_library(tmp_path / "index") as library:
        for file in files(folder):
            library.add([file])
            assert found(reader, word(int(file.id[1:]))) == [file.id]
        gone = [f"d{n}" for n in range(0, count, 3)]
        for name in gone:
            library.remove([name])
            assert found(reader, word(int(name[1:]))) == []
    for name in gone:
        (folder / f"{name}.txt").unlink()
    add(tmp_path / "at-once", folder)
    assert_same(reader, opened(tmp_path / "at-once"))
    assert_same(opened(tmp_path / "index"), opened(tmp_path / "at-once"))


def test_merged_segments_are_few_and_exact(tmp_path: Path) -> None:
    texts = {f"d{n}.txt": said(n, MORE[n % len(MORE)]) for n in range(40)}
    folder = write(tmp_path / "documents", texts)
    for first in range(0, 40, 4):
        add(tmp_path / "index", *(folder / f"d{n}.txt" for n in range(first, first + 4)))
    index = opened(tmp_path / "index")
    segments = [segment for _, segment in index._views.segments]
    sizes = [len(segment.ids) for segment in segments]
    assert all(larger >= 2 * smaller for larger, smaller in pairwise(sizes))
    add(tmp_path / "at-once", folder)
    assert_same(index, opened(tmp_path / "at-once"))


def test_what_was_removed_leaves_the_files_when_a_quarter_is_gone(tmp_path: Path) -> None:
    folder = write(tmp_path / "documents", {f"d{n}.txt": text(n) for n in range(8)})
    add(tmp_path / "index", folder)
    remove(tmp_path / "index", "d1", "d2", "d3")
    held = [int(i) for _, segment in _views(tmp_path / "index").segments for i in segment.ids]
    assert held == [1, 5, 6, 7, 8]


def _views(index_dir: Path) -> Views:
    return opened(index_dir)._views
