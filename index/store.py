"""Reading the library: documents and passages in SQLite. The word and vector indexes are views on it."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from corpus import names
from corpus.readers.types import LineBox
from corpus.types import Document, Masked
from index.errors import IndexUnusable
from index.originals import FOLDER as ORIGINALS
from index.originals import kept_name
from index.schema import DOCUMENT, PASSAGE, to_document, to_passage
from index.segment import Indexed
from index.types import Passage

FORMAT = 16  # raised with every change to what is written or to how text is taken apart
NAME = f"library-{FORMAT}.sqlite"
_DOCUMENTS_KEPT = 256  # documents held in memory after use
_AT_ONCE = 500  # ids asked for in one query


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the library as lists show it."""

    id: str
    name: str
    title: str
    kind: str
    organ: str | None
    date: str | None  # ISO
    origin: str
    added: str  # ISO, UTC
    digest: str
    documents: int
    passages: int
    warnings: tuple[str, ...]
    masked: tuple[Masked, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was offered and not taken in, and why."""

    id: str  # that it would have got
    name: str
    origin: str
    reason: str
    at: str  # ISO, UTC


class Store:
    """What one library holds. A reader cannot change it, not even by clearing its log away."""

    def __init__(self, folder: Path) -> None:
        """Read from the library in `folder`.

        Raises:
            IndexUnusable: there is none, only one of another format, or it is damaged.
        """
        self.folder = folder
        self._path = folder / NAME
        if not self._path.is_file():
            others = [path.stem.rpartition("-")[2] for path in folder.glob("library-*.sqlite")]
            which = f"has format {others[0]}, this version reads {FORMAT}" if others else ""
            said = f"the index in {folder} {which}" if which else f"no index in {folder}"
            raise IndexUnusable(f"{said}; run 'raadslag build'")
        self._local = threading.local()
        try:
            complete = self.meta().get("complete")
        except sqlite3.DatabaseError as error:
            raise IndexUnusable(
                f"the index in {folder} is damaged ({error}); run 'raadslag build'"
            ) from error
        if complete != "yes":
            raise IndexUnusable(f"the index in {folder} is not complete yet; run 'raadslag build'")
        # Each entry is of one version, which the key holds.
        self._kept = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._read_document)
        self._sources = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._read_source)

    @property
    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection; SQLite's may not be shared between threads."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            uri = f"{self._path.resolve().as_uri()}?mode=ro"
            connection = sqlite3.connect(uri, uri=True, timeout=10)
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        self._connection.close()
        self._local = threading.local()

    def meta(self) -> dict[str, str]:
        """Return what the library says of itself: format, model, dimension, revision."""
        return dict(self._connection.execute("SELECT key, value FROM meta"))

    def revision(self) -> int:
        """Return a number that grows with every change."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
        return int(row[0])

    def files(self) -> list[StoredFile]:
        """Return all files in their order."""
        query = """
            SELECT f.id, f.name, f.entry, f.origin, f.added, f.digest, f.warnings, f.masked,
                   (SELECT count(*) FROM documents d WHERE d.file_id = f.id),
                   (SELECT count(*) FROM documents d JOIN passages p ON p.document_id = d.id
                    WHERE d.file_id = f.id)
            FROM files f ORDER BY f.position"""
        return [_stored(row) for row in self._connection.execute(query)]

    def original(self, file: StoredFile) -> Path:
        """Return where a file is kept as it came; nothing is there any more once it is removed."""
        return self.folder / ORIGINALS / kept_name(file.digest, file.name)

    def file_ids(self) -> dict[str, str]:
        """Return by the id of each document the id of the file that it came in."""
        return dict(self._connection.execute("SELECT id, file_id FROM documents"))

    def refusals(self) -> list[Refusal]:
        """Return the files that were refused and are not in the library, newest first."""
        query = "SELECT id, name, origin, reason, at FROM refusals ORDER BY at DESC, name"
        return [Refusal(*row) for row in self._connection.execute(query)]

    def passage_ids(self, after: int = 0, before: int | None = None) -> npt.NDArray[np.int64]:
        """Return the ids of all passages above `after` and below `before`, ascending."""
        if not after and before is None:
            # Unordered, since SQLite reads these off an index, and not the passages' texts with them.
            rows = self._connection.execute("SELECT id FROM passages")
            return np.sort(np.fromiter((row[0] for row in rows), dtype=np.int64))
        query = "SELECT id FROM passages WHERE id > ? AND id < ? ORDER BY id"
        rows = self._connection.execute(query, (after, before if before is not None else 2**62))
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def removals(self, since: int) -> list[tuple[int, int]]:
        """Return the first and last id of the passages that went after a revision."""
        query = "SELECT first, last FROM removals WHERE revision > ?"
        return [(first, last) for first, last in self._connection.execute(query, (since,))]

    def indexed(self, ids: npt.NDArray[np.int64], model: str, dimension: int) -> Iterator[Indexed]:
        """Yield passages as the indexes take them, in order of id.

        Raises:
            IndexUnusable: a passage has no vectors by the model.
        """
        for rows in self._of(
            ids.tolist(),
            """SELECT p.id, d.title, p.headings, p.text, v.data FROM passages p
               JOIN documents d ON d.id = p.document_id
               LEFT JOIN vectors v ON v.passage_id = p.id AND v.model = ? WHERE p.id IN ({}) ORDER BY p.id""",
            model,
        ):
            identity, title, headings, text, data = rows
            if data is None:
                raise IndexUnusable(
                    f"the index in {self.folder} has no vectors by {model!r} yet; run 'raadslag build'"
                )
            words = "\n".join((str(title), *json.loads(str(headings)), str(text)))
            yield Indexed(int(str(identity)), words, unpack(cast("bytes", data), dimension))

    def _of(self, ids: list[int], query: str, *values: object) -> Iterator[tuple[object, ...]]:
        """Run a query for many ids, some hundred at a time; `{}` in it stands for their marks."""
        for first in range(0, len(ids), _AT_ONCE):
            held = ids[first : first + _AT_ONCE]
            yield from self._connection.execute(query.format(",".join("?" * len(held))), (*values, *held))

    def twins(self, ids: Iterable[int]) -> dict[int, int]:
        """Return for each passage the number that it shares with those that say the same."""
        query = "SELECT id, twin FROM passages WHERE id IN ({})"
        return {int(str(i)): int(str(twin)) for i, twin in self._of(list(ids), query)}

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Return the passages with these ids; one that is gone is left out."""
        rows = self._of(list(ids), f"SELECT {PASSAGE} FROM passages WHERE id IN ({{}})")  # noqa: S608  # a constant
        found = (to_passage(row) for row in rows)  # type: ignore[arg-type]  # the columns are those
        return {passage.id: passage for passage in found}

    def vectors(self, ids: Iterable[int], model: str, dimension: int) -> dict[int, npt.NDArray[np.float32]]:
        """Return the vectors of passages by a model, one for each window; a passage without is left out."""
        query = "SELECT passage_id, data FROM vectors WHERE model = ? AND passage_id IN ({})"
        rows = self._of(list(ids), query, model)
        return {int(str(i)): unpack(cast("bytes", data), dimension) for i, data in rows}

    def document_ids(self) -> list[str]:
        """Return the ids of all documents, in the order in which their files came."""
        query = """SELECT d.id FROM documents d JOIN files f ON f.id = d.file_id
                   ORDER BY f.position, d.position"""
        return [row[0] for row in self._connection.execute(query)]

    def document(self, document_id: str) -> Document | None:
        """Return a document as it is now, or None when there is none with this id."""
        query = "SELECT version FROM documents WHERE id = ?"
        row = self._connection.execute(query, (document_id,)).fetchone()
        return self._kept(document_id, row[0]) if row else None

    def version(self, document_id: str) -> str | None:
        """Return what changes with a document, or None when there is none with this id."""
        query = "SELECT version FROM documents WHERE id = ?"
        row = self._connection.execute(query, (document_id,)).fetchone()
        return str(row[0]) if row else None

    def _read_document(self, document_id: str, _: str) -> Document | None:
        query = f"SELECT {DOCUMENT} FROM documents WHERE id = ?"  # noqa: S608  # a constant
        row = self._connection.execute(query, (document_id,)).fetchone()
        if row is None:
            return None
        query = "SELECT role, start, end, headings, closed FROM sections WHERE document_id = ? ORDER BY start"
        return to_document(row, self._connection.execute(query, (document_id,)))

    def source(self, document: Document) -> str:
        """Return the text of the file that a document stands in; empty when this version is gone."""
        query = "SELECT file_id FROM documents WHERE id = ? AND version = ?"
        row = self._connection.execute(query, (document.id, document.version)).fetchone()
        return self._sources(row[0], document.version) if row else ""

    def _read_source(self, file_id: str, version: str) -> str:
        query = "SELECT text FROM files WHERE id = ? AND version = ?"
        row = self._connection.execute(query, (file_id, version)).fetchone()
        return str(row[0]) if row else ""

    def boxes(self, document_id: str) -> tuple[LineBox, ...]:
        """Return where the lines of a document's file stand on their pages; none for formats without."""
        query = "SELECT f.boxes FROM files f JOIN documents d ON d.file_id = f.id WHERE d.id = ?"
        row = self._connection.execute(query, (document_id,)).fetchone()
        return tuple(LineBox(*fields) for fields in json.loads(row[0])) if row else ()

    def passages_of(self, document_id: str) -> list[int]:
        """Return the ids of a document's passages."""
        query = "SELECT id FROM passages WHERE document_id = ?"
        return [row[0] for row in self._connection.execute(query, (document_id,))]

    def passages_at(self, document_id: str, start: int, end: int) -> list[int]:
        """Return the ids of a document's passages that hold some of `text[start:end]`."""
        query = "SELECT id FROM passages WHERE document_id = ? AND start < ? AND end > ?"
        return [row[0] for row in self._connection.execute(query, (document_id, end, start))]

    def passages_for_year(self, year: int, *, own: bool) -> list[int]:
        """Return the passages of a year; with `own` only those whose document is of that year."""
        query = "SELECT DISTINCT passage_id FROM passage_years WHERE year = ? AND own >= ?"
        return [row[0] for row in self._connection.execute(query, (year, int(own)))]

    def passages_for_name(self, key: str, shorts: Iterable[str] = (), *, own: bool) -> list[int]:
        """Return the passages of a committee or department; with `own` only its own documents'.

        Args:
            key: of the name.
            shorts: abbreviations that stand for it.
            own: whether only what a passage is counts, and not what it says.
        """
        query = "SELECT DISTINCT passage_id FROM passage_names WHERE key = ? AND own >= ?"
        found = {row[0] for row in self._connection.execute(query, (key, int(own)))}
        if not own:
            query = "SELECT passage_id FROM passage_abbreviations WHERE short = ?"
            for short in shorts:
                found.update(row[0] for row in self._connection.execute(query, (short,)))
        return sorted(found)

    def known_names(self) -> dict[str, str]:
        """Return every committee and department named in the documents, by key, the most frequent first.

        Of several spellings the longest is the definite one: "Økonomiudvalget", not "Økonomiudvalg".
        """
        query = "SELECT key, name, sum(count) FROM names GROUP BY key, name ORDER BY min(rowid)"
        counts: defaultdict[str, int] = defaultdict(int)
        spelt: dict[str, str] = {}
        for key, name, count in self._connection.execute(query):
            counts[key] += count
            spelt[key] = max(spelt.get(key, ""), name, key=len)
        return {key: spelt[key] for key in sorted(counts, key=lambda key: -counts[key])}

    def municipalities(self) -> list[tuple[str, str, int]]:
        """Return document, a name that stands before "Kommune" in it, and how often it does."""
        return list(self._connection.execute("SELECT document_id, name, count FROM municipalities"))


def abbreviations(known: Iterable[str]) -> dict[str, set[str]]:
    """Return by key the abbreviations that stand for one name alone, of the names that are known."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for name in known:
        for short in names.abbreviations(name):
            holders[short].add(names.key(name))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for short, keys in holders.items():
        if len(keys) == 1:
            found[next(iter(keys))].add(short)
    return found


def pack(vectors: npt.NDArray[np.float32]) -> bytes:
    """Return vectors as they are kept: 16 bits a number, which moves a cosine by less than 0.001."""
    return vectors.astype("<f2").tobytes()


def unpack(data: bytes, dimension: int) -> npt.NDArray[np.float32]:
    """Return what `pack` packed, shape (windows, dimension)."""
    return np.frombuffer(data, dtype="<f2").astype(np.float32).reshape(-1, dimension)


def _stored(row: tuple[object, ...]) -> StoredFile:
    identity, name, entry, origin, added, digest, warnings, masked, documents, passages = row
    said = json.loads(str(entry))
    return StoredFile(
        id=str(identity),
        name=str(name),
        title=str(said["title"]),
        kind=str(said["kind"]),
        organ=said["organ"],
        date=said["date"],
        origin=str(origin),
        added=str(added),
        digest=str(digest),
        documents=int(str(documents)),
        passages=int(str(passages)),
        warnings=tuple(json.loads(str(warnings))),
        masked=tuple(Masked(page, count) for page, count in json.loads(str(masked))),
    )
