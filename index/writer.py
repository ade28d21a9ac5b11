"""Changing the library: one transaction for each file, so that it is wholly there or wholly not."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import names
from corpus.catalogue import Entry
from corpus.clean import count_words
from corpus.dates import years
from corpus.types import Document, SourceFile
from index.errors import IndexUnusable
from index.lock import is_no_room
from index.schema import DOCUMENT, PASSAGE, TABLES, document_row, passage_row, section_row
from index.store import FORMAT, NAME, pack
from index.twins import is_twin, phrases, sketch
from index.types import Embedder, Passage

_ADD_WORD = """
INSERT INTO words VALUES (?, ?) ON CONFLICT(word) DO UPDATE SET count = count + excluded.count
"""
_ABBREVIATION = re.compile(r"\b[A-ZÆØÅ]{2,5}\b")

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was read, taken apart and embedded, ready to be written."""

    id: str
    source: SourceFile
    entry: Entry
    described: bool  # the entry was read off the file itself
    origin: str
    version: str
    documents: Sequence[tuple[Document, Sequence[Passage], Sequence[Vectors]]]


@dataclass(frozen=True, slots=True)
class Held:
    """A file that the library holds."""

    id: str
    name: str
    digest: str
    entry: str  # as `entry_json` writes it
    origin: str


class Writer:
    """The one connection that may write, and with it the one that clears the log away."""

    def __init__(self, folder: Path, embedder: Embedder, *, check: bool = True) -> None:
        """Open the library in `folder`, or make an empty one for an embedder; `check` reads all of it.

        Raises:
            IndexUnusable: its database is damaged.
        """
        path = folder / NAME
        # An empty database beside originals has lost what it held: to go on would delete them.
        others = [other for other in folder.glob("library-*.sqlite") if other != path]
        emptied = path.exists() and not others and any((folder / "originals").glob("*"))
        self._connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                "secure_delete = ON",
                "foreign_keys = ON",
            ):
                self._connection.execute(f"PRAGMA {pragma}")
            (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if emptied and not tables:
                raise sqlite3.DatabaseError("it is empty, but there are originals")
            if not tables:
                self._create(embedder.model_id, embedder.dimension)
            state = "ok"
            if check:
                (state,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            if is_no_room(error):
                self._connection.close()
                raise
            state = str(error)
        if state != "ok":
            self._connection.close()
            raise IndexUnusable(
                f"the library {str(path)!r} is damaged ({state}); put a good copy in its place, or take it "
                "away and add the documents again"
            )

    def _create(self, model: str, dimension: int) -> None:
        said = {"format": FORMAT, "model": model, "dimension": dimension, "revision": 0, "complete": "no"}
        with self.transaction():
            for statement in TABLES.split(";\n"):
                self._connection.execute(statement)
            self._connection.executemany("INSERT INTO meta VALUES (?, ?)", said.items())

    def close(self) -> None:
        """Bring the log into the database and close it."""
        try:
            self.settle()
        finally:
            self._connection.close()

    def settle(self) -> None:
        """Bring the log into the database and empty it, so that nothing removed lies in it."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all of it or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def meta(self) -> dict[str, str]:
        """Return what the library says of itself."""
        return dict(self._connection.execute("SELECT key, value FROM meta"))

    def say(self, key: str, value: str) -> None:
        """Set what the library says of itself."""
        with self.transaction():
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
            self._grow()

    def _grow(self) -> int:
        self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
        return int(row[0])

    def held(self) -> dict[str, Held]:
        """Return the files of the library by id, in their order."""
        query = "SELECT id, name, digest, entry, origin FROM files ORDER BY position"
        return {row[0]: Held(*row) for row in self._connection.execute(query)}

    def put(self, taken: Taken) -> None:
        """Write a file in place of what its id held; what it was refused for is forgotten."""
        with self.transaction():
            position = self._take_out(taken.id, self._grow())
            if position is None:
                query = "SELECT coalesce(max(position), 0) + 1 FROM files"
                (position,) = self._connection.execute(query).fetchone()
            self._connection.execute("DELETE FROM refusals WHERE id = ?", (taken.id,))
            self._connection.execute(
                "INSERT INTO files VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", _file_row(taken, position)
            )
            for place, (document, passages, vectors) in enumerate(taken.documents):
                self._add(taken.id, place, document, passages, vectors)
            # Of the documents, not of the file: they are without what was treated behind closed doors.
            texts = (document.text.text for document, _, _ in taken.documents)
            self._connection.executemany(_ADD_WORD, count_words(texts).items())

    def remove(self, file_id: str) -> None:
        """Take a file and all that came of it out."""
        with self.transaction():
            self._take_out(file_id, self._grow())
            self._connection.execute("DELETE FROM refusals WHERE id = ?", (file_id,))

    def _take_out(self, file_id: str, revision: int) -> int | None:
        """Remove a file's rows; return the position it had, or None when it was not there."""
        row = self._connection.execute("SELECT position FROM files WHERE id = ?", (file_id,)).fetchone()
        if row is None:
            return None
        query = """SELECT min(p.id), max(p.id) FROM passages p JOIN documents d ON d.id = p.document_id
                   WHERE d.file_id = ?"""
        first, last = self._connection.execute(query, (file_id,)).fetchone()
        if first is not None:
            self._connection.execute("INSERT INTO removals VALUES (?,?,?)", (revision, first, last))
            self._hand_over(first, last)
        query = "SELECT text FROM documents WHERE file_id = ?"
        counts = count_words(text for (text,) in self._connection.execute(query, (file_id,)))
        self._connection.execute("DELETE FROM files WHERE id = ?", (file_id,))
        self._connection.executemany(
            "UPDATE words SET count = count - ? WHERE word = ?", ((n, word) for word, n in counts.items())
        )
        self._connection.executemany(
            "DELETE FROM words WHERE word = ? AND count <= 0", ((word,) for word in counts)
        )
        return int(row[0])

    def claim(self, file_id: str, origin: str) -> None:
        """Note that a file comes from elsewhere than it did."""
        with self.transaction():
            self._connection.execute("UPDATE files SET origin = ? WHERE id = ?", (origin, file_id))

    def refuse(self, file_id: str, name: str, origin: str, reason: str) -> None:
        """Note why a file was not taken in; what its id held stays."""
        with self.transaction():
            self._connection.execute(
                "INSERT OR REPLACE INTO refusals VALUES (?,?,?,?,?)", (file_id, name, origin, reason, _now())
            )

    def forget_refusal(self, file_id: str) -> None:
        """Forget that a file was refused, which has come right."""
        self._connection.execute("DELETE FROM refusals WHERE id = ?", (file_id,))

    def forget_refusals(self, kept: Iterable[str], origin: str) -> None:
        """Forget the refusals of a folder's files that are no longer in it."""
        known = self._connection.execute("SELECT id FROM refusals WHERE origin = ?", (origin,)).fetchall()
        gone = {identity for (identity,) in known}.difference(kept)
        with self.transaction():
            self._connection.executemany("DELETE FROM refusals WHERE id = ?", ((i,) for i in gone))

    def count_word(self, word: str) -> int:
        """Return how often the documents of the library hold a word."""
        row = self._connection.execute("SELECT count FROM words WHERE word = ?", (word,)).fetchone()
        return int(row[0]) if row else 0

    def texts(self) -> Iterator[str]:
        """Yield the texts of all files, the first ones first."""
        for (text,) in self._connection.execute("SELECT text FROM files ORDER BY position"):
            yield text

    def unembedded(self, model: str) -> list[tuple[int, str]]:
        """Return id and text of the passages that have no vectors by a model."""
        query = """SELECT id, text FROM passages p WHERE NOT EXISTS
                   (SELECT 1 FROM vectors v WHERE v.passage_id = p.id AND v.model = ?) ORDER BY id"""
        return list(self._connection.execute(query, (model,)))

    def embed(self, model: str, vectors: Iterable[tuple[int, Vectors]]) -> None:
        """Keep further passages' vectors by a model that is not in force yet."""
        with self.transaction():
            self._connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?,?,?)",
                ((identity, model, pack(found)) for identity, found in vectors),
            )

    def switch(self, model: str, dimension: int) -> None:
        """Put a model in force whose vectors are complete; the older ones go."""
        with self.transaction():
            self._connection.execute("DELETE FROM vectors WHERE model != ?", (model,))
            rows = [("model", model), ("dimension", str(dimension))]
            self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)
            self._grow()

    def _add(
        self,
        file_id: str,
        place: int,
        document: Document,
        passages: Sequence[Passage],
        vectors: Sequence[Vectors],
    ) -> None:
        execute = self._connection.execute
        marks = ",".join("?" * (2 + len(DOCUMENT.split(","))))
        columns = f"position, file_id, {DOCUMENT}"
        execute(
            f"INSERT INTO documents ({columns}) VALUES ({marks})",  # noqa: S608  # constants
            (place, file_id, *document_row(document)),
        )
        self._connection.executemany(
            "INSERT INTO sections VALUES (?,?,?,?,?,?)",
            ((document.id, *section_row(section)) for section in document.sections),
        )
        found: Counter[tuple[str, str]] = Counter()
        own_years = document.years
        own_names = {names.key(document.organ)} if document.organ else set()
        if document.organ:
            found[names.key(document.organ), _capital(document.organ)] += 1
        (model,) = execute("SELECT value FROM meta WHERE key = 'model'").fetchone()
        columns = PASSAGE.removeprefix("id, ")
        insert = f"INSERT INTO passages ({columns}) VALUES (?,?,?,?,?,?,?,?,?)"  # noqa: S608  # constants
        for passage, windows in zip(passages, vectors, strict=True):
            identity = execute(insert, passage_row(passage)).lastrowid or 0
            execute("INSERT INTO vectors VALUES (?,?,?)", (identity, model, pack(windows)))
            self._add_twin(identity, passage.text)
            said = _said(passage)
            found.update((names.key(name), _capital(name)) for name in said)
            self._add_bounds(identity, passage, own_years, own_names, {names.key(name) for name in said})
        self._connection.executemany(
            "INSERT INTO names VALUES (?,?,?,?)",
            ((document.id, key, name, count) for (key, name), count in found.items()),
        )
        named = Counter(names.find_municipalities(document.text.text))
        self._connection.executemany(
            "INSERT INTO municipalities VALUES (?,?,?)",
            ((document.id, name, count) for name, count in named.items()),
        )

    def _add_twin(self, identity: int, text: str) -> None:
        """Give a passage the number of the one that it repeats, or its own."""
        held = phrases(text)
        looked_up = sketch(held)
        twin = identity
        marks = ",".join("?" * len(looked_up))
        query = f"""SELECT DISTINCT p.id, p.twin, p.text FROM sketches s
                    JOIN passages p ON p.id = s.passage_id
                    WHERE s.phrase IN ({marks}) ORDER BY p.id"""  # noqa: S608  # the marks are question marks
        for _, number, other in self._connection.execute(query, looked_up):
            if is_twin(held, phrases(other)):
                twin = number
                break
        self._connection.execute("UPDATE passages SET twin = ? WHERE id = ?", (twin, identity))
        if twin == identity:  # the others are found by the first: a form letter has thousands
            self._sketch(identity, held)

    def _sketch(self, identity: int, held: frozenset[int]) -> None:
        rows = ((phrase, identity) for phrase in sketch(held))
        self._connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?,?)", rows)

    def _hand_over(self, first: int, last: int) -> None:
        """Let others be found in the place of the passages `first` to `last`, which they repeat."""
        query = """SELECT min(id), text FROM passages WHERE twin BETWEEN ? AND ?
                   AND id NOT BETWEEN ? AND ? GROUP BY twin"""
        for identity, text in self._connection.execute(query, (first, last, first, last)).fetchall():
            self._sketch(identity, phrases(text))

    def _add_bounds(
        self, identity: int, passage: Passage, own_years: set[int], own_names: set[str], said: set[str]
    ) -> None:
        text = " ".join((*passage.headings, passage.text))
        self._connection.executemany(
            "INSERT INTO passage_years VALUES (?,?,?)",
            [(identity, year, year in own_years) for year in own_years | years(text)],
        )
        self._connection.executemany(
            "INSERT INTO passage_names VALUES (?,?,?)",
            [(identity, key, key in own_names) for key in own_names | said],
        )
        self._connection.executemany(
            "INSERT INTO passage_abbreviations VALUES (?,?)",
            [(identity, short) for short in set(_ABBREVIATION.findall(text))],
        )


def _said(passage: Passage) -> list[str]:
    text = " ".join((*passage.headings, passage.text))
    return [names.nominative(name) for name in names.find_names(text)]


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _file_row(taken: Taken, position: int) -> tuple[object, ...]:
    source = taken.source
    boxes = [(b.page, b.start, b.end, b.x0, b.y0, b.x1, b.y1) for b in source.boxes]
    return (
        taken.id,
        position,
        source.name,
        source.digest,
        entry_json(taken.entry),
        int(taken.described),
        taken.origin,
        _now(),
        taken.version,
        source.text,
        json.dumps(boxes),
        json.dumps(source.warnings, ensure_ascii=False),
        json.dumps([(masked.page, masked.count) for masked in source.masked]),
    )


def entry_json(entry: Entry) -> str:
    """Return a catalogue entry as the library keeps it."""
    return json.dumps(entry.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
