"""The truth: documents and passages in SQLite. The word and vector indexes are views on it."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from corpus import names
from corpus.dates import years
from corpus.types import CleanText, Document, Heading, Kind, Period, Role, Run, Section, SourceFile, Span
from index.types import Passage

_SCHEMA = """
CREATE TABLE files (name TEXT PRIMARY KEY, digest TEXT, text TEXT);
CREATE TABLE documents (
    id TEXT PRIMARY KEY, position INTEGER, file TEXT REFERENCES files(name),
    title TEXT, kind TEXT, organ TEXT, date TEXT, first_year INTEGER, last_year INTEGER, text TEXT, runs TEXT,
    page_starts TEXT
);
CREATE TABLE sections (
    document_id TEXT REFERENCES documents(id) ON DELETE CASCADE,
    role TEXT, start INTEGER, end INTEGER, headings TEXT
);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document_id TEXT REFERENCES documents(id) ON DELETE CASCADE,
    start INTEGER, end INTEGER, source_start INTEGER, source_end INTEGER, page INTEGER,
    headings TEXT, role TEXT, text TEXT, twin INTEGER
);
-- What a passage is (own = 1: by its document) or says (own = 0), for the bounds of a question.
CREATE TABLE passage_years (
    passage_id INTEGER REFERENCES passages(id) ON DELETE CASCADE, year INTEGER, own INTEGER
);
CREATE TABLE passage_names (
    passage_id INTEGER REFERENCES passages(id) ON DELETE CASCADE, key TEXT, own INTEGER
);
CREATE TABLE names (key TEXT PRIMARY KEY, name TEXT, count INTEGER);
CREATE INDEX sections_of ON sections(document_id);
CREATE INDEX passages_of ON passages(document_id);
"""
# Of several spellings the longest is the definite one: "Økonomiudvalget", not "Økonomiudvalg".
_ADD_NAME = """
INSERT INTO names VALUES (?,?,1) ON CONFLICT(key) DO UPDATE SET count = count + 1,
    name = CASE WHEN length(excluded.name) > length(name) THEN excluded.name ELSE name END
"""
_DOCUMENTS_KEPT = 256  # documents held in memory after use


class Store:
    """Documents and passages of one index folder."""

    def __init__(self, path: Path, *, read_only: bool = True) -> None:
        self._path = path
        self._read_only = read_only
        self._local = threading.local()
        self.document = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._read_document)
        self.source = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._read_source)

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make an empty store to write into."""
        store = cls(path, read_only=False)
        store._connection.executescript(_SCHEMA)
        return store

    @property
    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection; SQLite's may not be shared between threads."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            mode = "ro" if self._read_only else "rwc"
            connection = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode={mode}", uri=True)
            connection.execute("PRAGMA foreign_keys = ON")
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        self._connection.close()
        self._local = threading.local()

    def add_file(self, source: SourceFile) -> None:
        """Write a source file; its documents come after it."""
        with self._connection as connection:
            connection.execute("INSERT INTO files VALUES (?,?,?)", (source.name, source.digest, source.text))

    def add(
        self,
        document: Document,
        passages: Sequence[Passage],
        twins: Sequence[int],
        short: Mapping[str, str] | None = None,
    ) -> None:
        """Write a document in one transaction.

        Args:
            document: the document.
            passages: its passages.
            twins: for each passage the id of the first one with the same text, or its own.
            short: names of committees and departments by their abbreviations, "TMU" and the like.
        """
        with self._connection as connection:
            position = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
            connection.execute(
                "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", _document_row(document, position)
            )
            connection.executemany(
                "INSERT INTO sections VALUES (?,?,?,?,?)",
                (
                    (document.id, s.role.value, s.start, s.end, _headings_json(s.headings))
                    for s in document.sections
                ),
            )
            connection.executemany(
                "INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                ((*_passage_row(passage), twin) for passage, twin in zip(passages, twins, strict=True)),
            )
            self._add_bounds(document, passages, short or {})

    def _add_bounds(self, document: Document, passages: Sequence[Passage], short: Mapping[str, str]) -> None:
        own_years = document_years(document)
        own_names = {names.key(document.organ)} if document.organ else set()
        found = [document.organ] if document.organ else []
        for passage in passages:
            text = " ".join((*passage.headings, passage.text))
            said = [names.nominative(name) for name in names.find_names(text)]
            said.extend(short[word] for word in set(re.findall(r"\b[A-ZÆØÅ]{2,5}\b", text)) if word in short)
            found.extend(said)
            self._connection.executemany(
                "INSERT INTO passage_years VALUES (?,?,?)",
                [(passage.id, year, year in own_years) for year in own_years | years(text)],
            )
            self._connection.executemany(
                "INSERT INTO passage_names VALUES (?,?,?)",
                [(passage.id, key, key in own_names) for key in own_names | {names.key(n) for n in said}],
            )
        self._connection.executemany(
            _ADD_NAME,
            [(names.key(name), name[0].upper() + name[1:]) for name in found],
        )

    def passage_ids(self) -> list[int]:
        """Return the ids of all passages in order; row i of the indexes is the i-th."""
        return [row[0] for row in self._connection.execute("SELECT id FROM passages ORDER BY id")]

    def twins(self) -> list[int]:
        """Return for each passage, in order of id, the id of the first passage with the same text."""
        return [row[0] for row in self._connection.execute("SELECT twin FROM passages ORDER BY id")]

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Return the passages with these ids."""
        wanted = list(ids)
        marks = ",".join("?" * len(wanted))
        query = f"""SELECT id, document_id, start, end, source_start, source_end, page, headings, role, text
                    FROM passages WHERE id IN ({marks})"""  # noqa: S608  # the marks are question marks
        return {row[0]: _passage(row) for row in self._connection.execute(query, wanted)}

    def document_ids(self) -> list[str]:
        """Return the ids of all documents, in the order in which they were read."""
        return [row[0] for row in self._connection.execute("SELECT id FROM documents ORDER BY position")]

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

    def passages_for_name(self, key: str, *, own: bool) -> list[int]:
        """Return the passages of a committee or department; with `own` only its own documents'."""
        query = "SELECT DISTINCT passage_id FROM passage_names WHERE key = ? AND own >= ?"
        return [row[0] for row in self._connection.execute(query, (key, int(own)))]

    def known_names(self) -> dict[str, str]:
        """Return every committee and department named in the documents, by key."""
        return dict(self._connection.execute("SELECT key, name FROM names ORDER BY count DESC"))

    def _read_source(self, file: str) -> str:
        row = self._connection.execute("SELECT text FROM files WHERE name = ?", (file,)).fetchone()
        return str(row[0]) if row else ""

    def _read_document(self, document_id: str) -> Document | None:
        query = "SELECT * FROM documents WHERE id = ?"
        row = self._connection.execute(query, (document_id,)).fetchone()
        if row is None:
            return None
        query = "SELECT role, start, end, headings FROM sections WHERE document_id = ? ORDER BY start"
        sections = tuple(
            Section(_headings(headings), Role(role), start, end)
            for role, start, end, headings in self._connection.execute(query, (document_id,))
        )
        return _document(row, sections)


def document_years(document: Document) -> set[int]:
    """Return the years that a document is of: its period's, and its date's."""
    period = document.period
    found = set(range(period.first, period.last + 1)) if period else set()
    return found | ({document.date.year} if document.date else set())


def _document_row(document: Document, position: int) -> tuple[object, ...]:
    period = document.period
    return (
        document.id,
        position,
        document.file,
        document.title,
        document.kind.value,
        document.organ,
        document.date.isoformat() if document.date else None,
        period.first if period else None,
        period.last if period else None,
        document.text.text,
        json.dumps([(run.clean, run.source, run.length, run.width) for run in document.text.runs]),
        json.dumps(document.page_starts),
    )


def _document(row: Sequence[object], sections: tuple[Section, ...]) -> Document:
    identity, _, file, title, kind, organ, date, first, last, text, runs, page_starts = row
    return Document(
        id=str(identity),
        file=str(file),
        title=str(title),
        kind=Kind(str(kind)),
        organ=None if organ is None else str(organ),
        date=dt.date.fromisoformat(str(date)) if date else None,
        period=Period(first, last) if isinstance(first, int) and isinstance(last, int) else None,
        text=CleanText(str(text), tuple(Run(*run) for run in json.loads(str(runs)))),
        sections=sections,
        page_starts=tuple(json.loads(str(page_starts))),
    )


def _passage_row(passage: Passage) -> tuple[object, ...]:
    return (
        passage.id,
        passage.document_id,
        passage.start,
        passage.end,
        passage.source.start,
        passage.source.end,
        passage.page,
        json.dumps(passage.headings, ensure_ascii=False),
        passage.role.value,
        passage.text,
    )


def _passage(row: tuple[int, str, int, int, int, int, int | None, str, str, str]) -> Passage:
    identity, document_id, start, end, source_start, source_end, page, headings, role, text = row
    return Passage(
        id=identity,
        document_id=document_id,
        start=start,
        end=end,
        source=Span(source_start, source_end),
        page=page,
        headings=tuple(json.loads(headings)),
        role=Role(role),
        text=text,
    )


def _headings_json(headings: Iterable[Heading]) -> str:
    return json.dumps([(h.title, h.level, h.start, h.end) for h in headings], ensure_ascii=False)


def _headings(text: str) -> tuple[Heading, ...]:
    return tuple(Heading(*fields) for fields in json.loads(text))
