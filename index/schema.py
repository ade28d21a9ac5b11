"""The tables of the library, and how documents and passages become rows and come back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence

from corpus.types import CleanText, Document, Heading, Kind, Period, Role, Run, Section, Span
from index.types import Passage

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (
    id TEXT PRIMARY KEY, position INTEGER UNIQUE, name TEXT, digest TEXT, entry TEXT, described INTEGER,
    origin TEXT, added TEXT, version TEXT, text TEXT, boxes TEXT, warnings TEXT, masked TEXT
);
CREATE TABLE refusals (id TEXT PRIMARY KEY, name TEXT, origin TEXT, reason TEXT, at TEXT);
CREATE TABLE documents (
    id TEXT PRIMARY KEY, position INTEGER, file_id TEXT REFERENCES files(id) ON DELETE CASCADE, file TEXT,
    title TEXT, kind TEXT, organ TEXT, date TEXT, first_year INTEGER, last_year INTEGER, text TEXT, runs TEXT,
    page_starts TEXT, version TEXT
);
CREATE TABLE sections (
    document_id TEXT REFERENCES documents(id) ON DELETE CASCADE,
    role TEXT, start INTEGER, end INTEGER, headings TEXT, closed INTEGER
);
-- AUTOINCREMENT: the id of a removed passage never comes back, so an index that still holds it finds
-- nothing rather than something else.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT REFERENCES documents(id) ON DELETE CASCADE,
    start INTEGER, end INTEGER, source_start INTEGER, source_end INTEGER, page INTEGER,
    headings TEXT, role TEXT, text TEXT, twin INTEGER
);
CREATE TABLE vectors (
    passage_id INTEGER REFERENCES passages(id) ON DELETE CASCADE, model TEXT, data BLOB,
    PRIMARY KEY (passage_id, model)
) WITHOUT ROWID;
-- A passage by some of the hashes of its phrases, so that one that repeats it is found.
CREATE TABLE sketches (
    phrase INTEGER, passage_id INTEGER REFERENCES passages(id) ON DELETE CASCADE,
    PRIMARY KEY (phrase, passage_id)
) WITHOUT ROWID;
-- What a passage is (own = 1: by its document) or says (own = 0), for the bounds of a question.
CREATE TABLE passage_years (
    passage_id INTEGER REFERENCES passages(id) ON DELETE CASCADE, year INTEGER, own INTEGER
);
CREATE TABLE passage_names (
    passage_id INTEGER REFERENCES passages(id) ON DELETE CASCADE, key TEXT, own INTEGER
);
CREATE TABLE passage_abbreviations (
    passage_id INTEGER REFERENCES passages(id) ON DELETE CASCADE, short TEXT
);
CREATE TABLE names (
    document_id TEXT REFERENCES documents(id) ON DELETE CASCADE, key TEXT, name TEXT, count INTEGER
);
-- What stands before "Kommune" in a document: whose documents these are.
CREATE TABLE municipalities (
    document_id TEXT REFERENCES documents(id) ON DELETE CASCADE, name TEXT, count INTEGER
);
CREATE TABLE words (word TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
-- Which passages went with which change, so that whoever has the index open can follow.
CREATE TABLE removals (revision INTEGER, first INTEGER, last INTEGER);
CREATE INDEX documents_of ON documents(file_id);
CREATE INDEX sections_of ON sections(document_id);
CREATE INDEX passages_of ON passages(document_id);
CREATE INDEX twins_of ON passages(twin);
CREATE INDEX sketches_of ON sketches(passage_id);
CREATE INDEX years_of ON passage_years(passage_id);
CREATE INDEX year_passages ON passage_years(year, own, passage_id);
CREATE INDEX names_of ON passage_names(passage_id);
CREATE INDEX name_passages ON passage_names(key, own, passage_id);
CREATE INDEX abbreviations_of ON passage_abbreviations(passage_id);
CREATE INDEX abbreviation_passages ON passage_abbreviations(short, passage_id);
CREATE INDEX names_in ON names(document_id);
CREATE INDEX municipalities_in ON municipalities(document_id);
CREATE INDEX removals_since ON removals(revision);
"""
PASSAGE = "id, document_id, start, end, source_start, source_end, page, headings, role, text"
DOCUMENT = "id, file, title, kind, organ, date, first_year, last_year, text, runs, page_starts, version"

PassageRow = tuple[int, str, int, int, int, int, int | None, str, str, str]


def document_row(document: Document) -> tuple[object, ...]:
    """Return the values of the columns `DOCUMENT`."""
    period = document.period
    return (
        document.id,
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
        document.version,
    )


def to_document(row: Sequence[object], sections: Iterable[Sequence[object]]) -> Document:
    """Return the document of the columns `DOCUMENT` and its rows of `sections`."""
    identity, file, title, kind, organ, date, first, last, text, runs, page_starts, version = row
    return Document(
        id=str(identity),
        file=str(file),
        title=str(title),
        kind=Kind(str(kind)),
        organ=None if organ is None else str(organ),
        date=dt.date.fromisoformat(str(date)) if date else None,
        period=Period(first, last) if isinstance(first, int) and isinstance(last, int) else None,
        text=CleanText(str(text), tuple(Run(*run) for run in json.loads(str(runs)))),
        sections=tuple(map(_section, sections)),
        page_starts=tuple(json.loads(str(page_starts))),
        version=str(version),
    )


def section_row(section: Section) -> tuple[object, ...]:
    """Return role, start, end, headings and closed."""
    headings = [(h.title, h.level, h.start, h.end) for h in section.headings]
    written = json.dumps(headings, ensure_ascii=False)
    return section.role.value, section.start, section.end, written, int(section.closed)


def _section(row: Sequence[object]) -> Section:
    role, start, end, headings, closed = row
    found = tuple(Heading(*fields) for fields in json.loads(str(headings)))
    return Section(found, Role(str(role)), int(str(start)), int(str(end)), bool(closed))


def passage_row(passage: Passage) -> tuple[object, ...]:
    """Return the values of the columns `PASSAGE` but for the id, which the table gives."""
    return (
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


def to_passage(row: PassageRow) -> Passage:
    """Return the passage of the columns `PASSAGE`."""
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
