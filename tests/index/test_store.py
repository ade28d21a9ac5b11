"""What is written into the store is read again."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from corpus.types import Document, SourceFile
from index.passages import passages
from index.store import Store, document_years
from tests.texts import MINUTES, PLAN, read

SOURCE = f"{MINUTES}\f{PLAN}"
FIELDS = {"organ": "Kulturudvalget", "date": "2015-03-03", "kind": "referat"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return write(tmp_path / "store.sqlite", read(SOURCE, **FIELDS))


def write(path: Path, group: list[Document]) -> Store:
    store = Store.create(path)
    store.add_file(SourceFile("fil.txt", SOURCE, "digest"))
    first = 0
    for document in group:
        found = list(passages(document, first))
        store.add(document, found, [passage.id for passage in found], {"KIF": "Idrætsforvaltningen"})
        first += len(found)
    store.close()
    return Store(path)


def test_a_document_comes_back_as_it_was(store: Store) -> None:
    written = read(SOURCE, **FIELDS)
    assert store.document_ids() == [document.id for document in written]
    assert [store.document(document.id) for document in written] == written


def test_a_document_that_is_not_there_is_none(store: Store) -> None:
    assert store.document("findes-ikke") is None
    assert store.source("findes-ikke.txt") == ""
    assert store.passages_of("findes-ikke") == []


def test_passages_come_back_as_they_were(store: Store) -> None:
    minutes, plan = read(SOURCE, **FIELDS)
    written = [*passages(minutes), *passages(plan, first_id=1)]
    assert store.passages(store.passage_ids()) == {passage.id: passage for passage in written}
    assert store.passages_of(plan.id) == [1]
    assert store.passages([]) == {}


def test_the_source_is_kept_to_the_letter(store: Store) -> None:
    assert store.source("fil.txt") == SOURCE


def test_years_are_known_by_the_document_or_by_what_is_said(store: Store) -> None:
    minutes, plan = 0, 1
    assert store.passages_for_year(2015, own=True) == [minutes, plan]  # both are of the meeting's date
    assert store.passages_for_year(2016, own=True) == [plan]
    assert store.passages_for_year(2016, own=False) == [minutes, plan]  # the minutes speak of 2016
    assert store.passages_for_year(2017, own=True) == []
    assert store.passages_for_year(2017, own=False) == [minutes]


def test_names_are_known_by_the_document_or_by_what_is_said(store: Store) -> None:
    assert store.passages_for_name("kulturudvalg", own=True) == [0]
    assert store.passages_for_name("kultur og idrætsforvaltning", own=True) == [1]
    assert store.passages_for_name("byråd", own=False) == []
    assert store.known_names()["kulturudvalg"] == "Kulturudvalget"


def test_the_definite_spelling_of_a_name_is_kept(tmp_path: Path) -> None:
    text = "Kulturudvalg og Kulturudvalget mødes, og kulturudvalgets sager er mange.\n"
    store = write(tmp_path / "names.sqlite", read(text))
    assert store.known_names() == {"kulturudvalg": "Kulturudvalgets"[:-1]}


def test_an_abbreviation_stands_for_its_name(tmp_path: Path) -> None:
    store = write(tmp_path / "short.sqlite", read("KIF bygger hallen, men ikke KIFO.\n"))
    assert store.passages_for_name("idrætsforvaltning", own=False) == [0]


def test_another_thread_reads_too(store: Store) -> None:
    store.passage_ids()
    found: list[list[int]] = []
    thread = threading.Thread(target=lambda: found.append(store.passage_ids()))
    thread.start()
    thread.join()
    assert found == [[0, 1]]


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
    assert document_years(document) == years
