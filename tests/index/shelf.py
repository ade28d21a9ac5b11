"""Small libraries for tests: a folder of texts beside an index of it by the word-counting model."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.folder import Offered, offered
from index.library import Library, Report, changing
from index.search import Index
from index.store import NAME
from index.types import Bounds, Query
from tests.fakes import WordEmbedder

_DIGITS = "bdfgklmnpr"  # letters, which no stemmer takes for an ending


def word(number: int) -> str:
    """Return a word that stands in one document alone."""
    return "sjov" + "".join(_DIGITS[int(digit)] for digit in f"{number:03}") + "hal"


def text(number: int, more: str = "") -> str:
    """Return a text that no other repeats."""
    return f"Vi bygger {word(number)} ved havnen i byen. {word(number)} er den nye plan. {more}\n"


def write(folder: Path, texts: Mapping[str, str]) -> Path:
    """Make a folder hold these files and no others."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, said in texts.items():
        (folder / name).write_text(said, "utf-8")
    return folder


@contextmanager
def open_library(index_dir: Path, limit: int | None = None) -> Iterator[Library]:
    with changing(index_dir, WordEmbedder(), limit=limit) as library:
        yield library


def files(*paths: Path) -> list[Offered]:
    return [file for path in paths for file in offered(path)]


def add(index_dir: Path, *paths: Path, limit: int | None = None) -> list[Report]:
    with open_library(index_dir, limit) as library:
        return library.add(files(*paths))


def remove(index_dir: Path, *ids: str) -> list[Report]:
    with open_library(index_dir) as library:
        return library.remove(ids)


def sync(index_dir: Path, folder: Path) -> list[Report]:
    with open_library(index_dir) as library:
        return library.sync(folder)


def results(reports: Iterable[Report]) -> dict[str, str]:
    return {report.id: report.result.value for report in reports}


def opened(index_dir: Path) -> Index:
    return Index.open(index_dir, WordEmbedder())


def found(index: Index | Path, question: str, bounds: Bounds | None = None, limit: int = 50) -> list[str]:
    """Return the ids of the documents whose passages hold a word of the question, best first."""
    index = opened(index) if isinstance(index, Path) else index
    hits = index.search(Query(question), bounds, limit)
    return list(dict.fromkeys(hit.document.id for hit in hits if hit.coverage > 0))


def scores(index: Index, question: str) -> dict[tuple[str, str], tuple[float, float]]:
    """Return score and coverage of each passage that a search finds, by document and text."""
    hits = index.search(Query(question), limit=1_000)
    return {(hit.document.id, hit.passage.text): (hit.score, hit.coverage) for hit in hits}


def rows(index_dir: Path, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
    """Ask the database beside the library's own code."""
    connection = sqlite3.connect(index_dir / NAME)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def change_rows(index_dir: Path, statement: str, values: Sequence[object] = ()) -> None:
    """Change the database behind the library's back."""
    connection = sqlite3.connect(index_dir / NAME)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            connection.execute(statement, values)
    finally:
        connection.close()


def written(index_dir: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of every file but the lock, whose holder writes its number into it."""
    paths = (path for path in index_dir.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(index_dir)): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


def leftovers(index_dir: Path) -> list[str]:
    """Return the files and folders that only work in progress may have."""
    paths = (path.relative_to(index_dir) for path in index_dir.rglob("*"))
    return [str(path) for path in paths if path.name.startswith(".") or path.name.endswith(".new")]
