"""The library as its operator sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.holdings import Holdings
from tests.index.shelf import add, open_library, remove, text, write


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_files_are_counted_without_reading_their_texts(tmp_path: Path, index_dir: Path) -> None:
    texts = {"sider.txt": f"{text(1)}\f{text(2)}\f{text(3)}", "uden.txt": text(4)}
    add(index_dir, write(tmp_path / "filer", texts))
    holdings = Holdings(index_dir)
    assert [(held.file.id, held.pages) for held in holdings.overview()] == [("sider", 3), ("uden", None)]
    assert [held.first_document for held in holdings.overview()] == ["sider", "uden"]
    documents, passages = holdings.counts()
    assert documents == 2
    assert passages >= 2
    assert [title for _, title in holdings.documents_of("uden")] == [holdings.files()[1].title]


def test_the_overview_is_kept_until_the_library_changes(tmp_path: Path, index_dir: Path) -> None:
    add(index_dir, write(tmp_path / "filer", {"et.txt": text(1), "to.txt": text(2)}))
    holdings = Holdings(index_dir)
    assert holdings.overview() is holdings.overview()
    remove(index_dir, "et")
    assert [held.file.id for held in holdings.overview()] == ["to"]


def test_sizes_are_those_on_disk(tmp_path: Path, index_dir: Path) -> None:
    add(index_dir, write(tmp_path / "filer", {"et.txt": text(1)}))
    (index_dir / "conversations.sqlite").write_bytes(b"x" * 1_000)
    sizes = Holdings(index_dir).sizes()
    assert sizes.library > 10_000
    assert sizes.originals == len(text(1).encode())
    assert sizes.views > 100
    assert 1_000 <= sizes.other < 2_000


def test_places_where_closed_items_were_left_out_are_counted(tmp_path: Path, index_dir: Path) -> None:
    minutes = (
        "Økonomiudvalget\nReferat fra mødet tirsdag den 3. marts 2015\n\n1. Åben sag om havnen\n\n"
        "Sagsfremstilling\nDer bygges en havn i byen til alle.\n\nBeslutning\nGodkendt.\n\n"
        "2. Lukket punkt: Salg af grund\n\nSagsfremstilling\nKanariefugl.\n\nBeslutning\nGodkendt.\n"
    )
    add(index_dir, write(tmp_path / "filer", {"referat.txt": minutes, "plan.txt": text(1)}))
    closed = {held.file.id: held.closed for held in Holdings(index_dir).overview()}
    assert closed == {"referat": 1, "plan": 0}


def test_a_refusal_is_forgotten_by_its_id(tmp_path: Path, index_dir: Path) -> None:
    add(index_dir, write(tmp_path / "filer", {"tom.txt": "", "et.txt": text(1)}))
    assert [refusal.id for refusal in Holdings(index_dir).refusals()] == ["tom"]
    with open_library(index_dir) as library:
        library.forget_refusal("tom")
    assert Holdings(index_dir).refusals() == []
    assert [file.id for file in Holdings(index_dir).files()] == ["et"]
