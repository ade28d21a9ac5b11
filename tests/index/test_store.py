"""What is written into the library is read again."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.types import Document
from index.passages import passages
from index.store import Store, abbreviations, pack, unpack
from tests.fakes import WordEmbedder
from tests.index.shelf import open_library, opened
from tests.texts import MINUTES, PLAN, read

SOURCE = f"{MINUTES}\f{PLAN}"
FIELDS = {"organ": "Kulturudvalget", "date": "2015-03-03", "kind": "referat"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return write(tmp_path, SOURCE, **FIELDS)


def write(folder: Path, text: str, **fields: object) -> Store:
    """Take one file with this catalogue entry into a library."""
    (folder / "documents").mkdir()
    (folder / "documents" / "fil.txt").write_text(text, "utf-8")
    lines = [
        f"{key} = {value!r}"
        for key, value in ({"id": "fil", "file": "fil.txt", "title": "Fil"} | fields).items()
    ]
    (folder / "documents" / "catalogue.toml").write_text("\n".join(["[[document]]", *lines]), "utf-8")
    with open_library(folder / "index") as library:
        library.sync(folder / "documents")
    return Store(folder / "index")


def expected(store: Store, text: str, **fields: object) -> list[Document]:
    version = store.version("fil") or store.version(store.document_ids()[0])
    return [replace(document, version=version or "") for document in read(text, **fields)]


def test_a_document_comes_back_as_it_was(store: Store) -> None:
    wanted = expected(store, SOURCE, **FIELDS)
    assert store.document_ids() == [document.id for document in wanted]
    assert [store.document(document.id) for document in wanted] == wanted


def test_a_document_that_is_not_there_is_none(store: Store) -> None:
    nowhere = replace(expected(store, SOURCE)[0], id="findes-ikke")
    assert store.document("findes-ikke") is None
    assert store.version("findes-ikke") is None
    assert store.source(nowhere) == ""
    assert store.boxes("findes-ikke") == ()
    assert store.passages_of("findes-ikke") == []


def test_passages_come_back_as_they_were(store: Store) -> None:
    minutes, plan = expected(store, SOURCE, **FIELDS)
    wanted = [*passages(minutes, first_id=1), *passages(plan, first_id=2)]
    assert store.passages(store.passage_ids().tolist()) == {passage.id: passage for passage in wanted}
    assert store.passages_of(plan.id) == [2]
    assert store.passages([]) == {}
    assert list(store.passages([2, 77])) == [2]


def test_the_source_is_kept_to_the_letter(store: Store) -> None:
    for document in expected(store, SOURCE, **FIELDS):
        assert store.source(document) == SOURCE
        assert store.source(replace(document, version="another")) == ""


def test_years_are_known_by_the_document_or_by_what_is_said(store: Store) -> None:
    minutes, plan = 1, 2
    assert store.passages_for_year(2015, own=True) == [minutes, plan]  # both are of the meeting's date
    assert store.passages_for_year(2016, own=True) == [plan]
    assert store.passages_for_year(2016, own=False) == [minutes, plan]  # the minutes speak of 2016
    assert store.passages_for_year(2017, own=True) == []
    assert store.passages_for_year(2017, own=False) == [minutes]


def test_names_are_known_by_the_document_or_by_what_is_said(store: Store) -> None:
    assert store.passages_for_name("kulturudvalg", own=True) == [1]
    assert store.passages_for_name("kultur og idrætsforvaltning", own=True) == [2]
    assert store.passages_for_name("byråd", own=False) == []
    assert store.known_names()["kulturudvalg"] == "Kulturudvalget"


def test_the_definite_spelling_of_a_name_is_kept(tmp_path: Path) -> None:
    text = "Kulturudvalg og Kulturudvalget mødes, og kulturudvalgets sager er mange.\n"
    assert write(tmp_path, text).known_names() == {"kulturudvalg": "Kulturudvalgets"[:-1]}


def test_an_abbreviation_stands_for_its_name(tmp_path: Path) -> None:
    store = write(tmp_path, "KIF bygger hallen, men ikke KIFO.\n")
    assert store.passages_for_name("idrætsforvaltning", ["KIF"], own=False) == [1]
    assert store.passages_for_name("idrætsforvaltning", ["KIF"], own=True) == []
    assert store.passages_for_name("idrætsforvaltning", ["IF"], own=False) == []


def test_an_abbreviation_of_two_names_stands_for_neither() -> None:
    found = abbreviations(
        ["Teknik- og Miljøudvalget", "Trafik- og Miljøudvalget", "Kultur- og Fritidsudvalget"]
    )
    assert [shorts for shorts in found.values() if "TMU" in shorts] == []
    assert [shorts for shorts in found.values() if "KFU" in shorts]


def test_another_thread_reads_too(store: Store) -> None:
    store.passage_ids()
    found: list[list[int]] = []
    thread = threading.Thread(target=lambda: found.append(store.passage_ids().tolist()))
    thread.start()
    thread.join()
    assert found == [[1, 2]]


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({"period": [2012, 2014]}, {2012, 2013, 2014}),
        ({"date": "2012-01-24"}, {2012}),
        ({"date": "2018-12-01", "period": [2019, 2019]}, {2018, 2019}),
        ({}, set()),
    ],
)
def test_a_document_is_of_its_period_and_of_its_date(fields: dict[str, object], years: set[int]) -> None:
    (document,) = read("Hallen er åben.\n", **fields)
    assert document.years == years


def test_packed_vectors_keep_their_cosines() -> None:
    vectors = WordEmbedder().embed_passages(["Hallen ved havnen", "Skolen og hallen", "Veje"])
    again = unpack(pack(vectors), 256)
    assert again.shape == vectors.shape
    assert abs(again @ again.T - vectors @ vectors.T).max() < 0.001


def test_a_reader_can_change_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._connection.execute("DELETE FROM files")
    assert len(opened(tmp_path / "index").documents()) == 2
