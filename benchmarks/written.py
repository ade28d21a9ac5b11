"""The made-up library of a size, written to disk."""

from __future__ import annotations

import json
import pickle
import resource
import sqlite3
import time
from dataclasses import asdict, dataclass
from multiprocessing import Pool
from pathlib import Path

from benchmarks.made_up import PASSAGES, Shape, made_up
from index.embed import BUNDLED, SentenceTransformerEmbedder
from index.schema import DOCUMENT, document_row, passage_row
from index.segments import flush
from index.store import NAME, Store, pack
from index.writer import Writer

_ONE_BY_ONE = 10_000  # passages up to which files are written as any are
_FLUSH = 2_000  # passages before the indexes are written, as `index/library.py` does


@dataclass(frozen=True, slots=True)
class Made:
    """What it took to write a library."""

    write_seconds: float  # into the database, without making the passages up
    index_seconds: float  # words and vectors
    peak_megabytes: float


def library_dir(folder: Path, size: int) -> Path:
    """Return where the library of a size lies."""
    return folder / f"library-{size}"


def made(folder: Path, size: int) -> Made:
    """Return what it took to write the library of a size."""
    return Made(**json.loads((library_dir(folder, size) / "made.json").read_text("utf-8")))


def make_library(folder: Path, size: int) -> None:
    """Write a library of made-up passages, where it is not there yet."""
    place = library_dir(folder, size)
    if (place / "made.json").exists():
        return
    place.mkdir(parents=True)
    embedder = SentenceTransformerEmbedder(BUNDLED)
    shape = _shape(folder, embedder)
    writer = Writer(place, embedder)
    writer.say("complete", "yes")
    store = Store(place)
    writing = indexing = 0.0

    def index() -> float:
        began = time.perf_counter()
        flush(place, store, embedder.model_id, embedder.dimension)
        return time.perf_counter() - began

    if size > _ONE_BY_ONE:
        writer.close()
        writing = _put_all(place / NAME, shape, size, embedder.model_id)
    else:
        for number in range(size // PASSAGES):
            taken = made_up(shape, number)
            began = time.perf_counter()
            writer.put(taken)
            writing += time.perf_counter() - began
            if (number + 1) % (_FLUSH // PASSAGES) == 0:
                indexing += index()
        writer.close()
    indexing += index()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (place / "made.json").write_text(json.dumps(asdict(Made(writing, indexing, peak))), "utf-8")


def _shape(folder: Path, embedder: SentenceTransformerEmbedder) -> Shape:
    path = folder / "shape.pickle"  # our own file: the vectors of the shipped documents take a while
    if not path.exists():
        path.write_bytes(pickle.dumps(Shape.of_the_shipped(embedder)))
    shape: Shape = pickle.loads(path.read_bytes())
    return shape


def _put_all(path: Path, shape: Shape, size: int, model: str) -> float:
    """Put made-up files into the tables that a search reads, all at once; return the seconds it takes."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -100000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    seconds = 0.0
    with Pool(initializer=_begin, initargs=(shape, model)) as pool:
        for rows in pool.imap(_rows, range(size // PASSAGES)):
            began = time.perf_counter()
            for statement, values in zip(_STATEMENTS, rows, strict=True):
                connection.executemany(statement, values)
            seconds += time.perf_counter() - began
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return seconds


_STATEMENTS = (
    "INSERT INTO files (id, position) VALUES (?,?)",
    f"INSERT INTO documents (position, file_id, {DOCUMENT}) VALUES ({','.join('?' * 14)})",
    "INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?,?)",
    "INSERT INTO vectors VALUES (?,?,?)",
)
_made_of: list[tuple[Shape, str]] = []  # the shape and the model, in a process that makes things up


def _begin(shape: Shape, model: str) -> None:
    _made_of.append((shape, model))


def _rows(number: int) -> tuple[list[tuple[object, ...]], ...]:
    """Return the rows of a made-up file for each of the statements."""
    (shape, model) = _made_of[0]
    taken = made_up(shape, number)
    ((document, passages, vectors),) = taken.documents
    ids = range(number * PASSAGES + 1, (number + 1) * PASSAGES + 1)
    return (
        [(taken.id, number)],
        [(0, taken.id, *document_row(document))],
        [(i, *passage_row(passage), i) for i, passage in zip(ids, passages, strict=True)],
        [(i, model, pack(found)) for i, found in zip(ids, vectors, strict=True)],
    )
