"""Files become documents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import catalogue
from corpus.clean import Joiner
from corpus.cpr import has_number
from corpus.divide import Part, divide
from corpus.errors import CorpusError
from corpus.lines import split_lines
from corpus.masking import mask
from corpus.readers.compose import mojibake_warning
from corpus.readers.names import shown_name
from corpus.readers.pages import unread_warning
from corpus.readers.sandbox import extract
from corpus.readers.types import DEFAULTS, Extract
from corpus.repair import Repairer
from corpus.slug import slug
from corpus.structure import structure
from corpus.types import CleanText, Document, Period, Section, SourceFile


def read_file(path: Path) -> SourceFile:
    """Read a file: its text, its headings and lines as the format gives them, and what is missing.

    Text in UTF-8 stays as it stands in the file, character by character; other formats and encodings
    are read in a process of their own. CPR numbers are masked, so that nothing after this sees one.

    Raises:
        CorpusError: the file is missing, too large, empty, has a CPR number in its name, is not what its
            ending says, or a reader refuses it.
    """
    if has_number(path.name):
        raise CorpusError(f"{shown_name(path.name)!r} has a CPR number in its name; give it another name")
    is_text = path.suffix.lower() == ".txt"
    found, digest = _read_text(path) if is_text else _read_format(path)
    text, masked = mask(found.text, found.paged)
    return SourceFile(
        name=path.name,
        text=text,
        digest=digest,
        paged=found.paged,
        blocks=not found.paged and not is_text,
        marks=found.marks,
        boxes=found.lines,
        warnings=found.warnings,
        masked=masked,
    )


def _read_text(path: Path) -> tuple[Extract, str]:
    try:
        raw = path.read_bytes() if path.stat().st_size <= DEFAULTS.bytes else None
    except OSError as error:
        raise CorpusError(f"cannot read {path.name!r} in {path.parent}: {error.strerror}") from error
    if raw is None:
        raise CorpusError(f"{path.name!r} is larger than {DEFAULTS.bytes // 1_000_000} MB; divide it")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        found = extract(path)
    else:
        if not text.strip("\ufeff \t\r\n\f"):
            raise CorpusError(f"{path.name!r} holds no text; leave it out or replace it")
        if _may_be_another_format(raw):
            extract(path)  # refuses what is none
        garbled = mojibake_warning(text)
        found = Extract(text, paged="\f" in text, warnings=(garbled,) if garbled else ())
    empty = _empty_pages_warning(found.text)
    warnings = (*found.warnings, empty) if empty else found.warnings
    return replace(found, warnings=warnings), hashlib.sha256(raw).hexdigest()


def _may_be_another_format(raw: bytes) -> bool:
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\f")
    marked = start.startswith((b"<", b"{", b"PK", b"MZ")) or b"%PDF-" in raw[:1024]
    return marked or b"\0" in raw or raw.count(b"\f") >= DEFAULTS.pages


def _empty_pages_warning(text: str) -> str | None:
    """Name the pages of a text that hold nothing: pages of pictures, when the text came out of a PDF."""
    pages = text.rstrip("\ufeff \t\r\n\f").split("\f")
    empty = [number for number, page in enumerate(pages, start=1) if not page.strip("\ufeff \t\r\n")]
    return unread_warning(empty, len(pages)) if empty else None


def _read_format(path: Path) -> tuple[Extract, str]:
    found = extract(path)
    if not found.text.strip():
        raise CorpusError(f"{path.name!r} holds no readable text; leave it out or replace it")
    return found, hashlib.sha256(path.read_bytes()).hexdigest()


def read_folder(folder: Path) -> list[tuple[catalogue.Entry, SourceFile]]:
    """Read every file of the folder's catalogue.

    Raises:
        CorpusError: the catalogue or a file cannot be read.
    """
    return [(entry, read_file(folder / entry.file)) for entry in catalogue.load(folder)]


def documents(
    files: Sequence[tuple[catalogue.Entry, SourceFile]],
    on_file: Callable[[str], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents of the files in order; a file that holds several yields each.

    Args:
        files: what `read_folder` returned; words broken over lines are joined with the vocabulary of
            all of them.
        on_file: called with each file's name before it is taken apart, for a progress bar.
    """
    texts = [source.text for _, source in files]
    joiner, repairer = Joiner(texts), Repairer(texts)
    for entry, source in files:
        if on_file:
            on_file(source.name)
        yield from take_apart(entry, source, joiner, repairer)


def take_apart(
    entry: catalogue.Entry, source: SourceFile, joiner: Joiner, repairer: Repairer
) -> Iterator[Document]:
    """Yield the documents of one file in order: one, or each of those that it holds."""
    taken: set[str] = set()
    lines = split_lines(source.text)
    for part in divide(lines):
        text, sections = structure(lines[part.first : part.end], joiner, repairer, source)
        yield replace(_document(entry, part, taken, text, sections), page_starts=_page_starts(source))


def _page_starts(source: SourceFile) -> tuple[int, ...]:
    if not source.paged:
        return ()
    return (0, *(match.end() for match in re.finditer("\f", source.text)))


def _document(
    entry: catalogue.Entry, part: Part, taken: set[str], text: CleanText, sections: tuple[Section, ...]
) -> Document:
    if part.title is None:
        period = Period(*entry.period) if entry.period else None
        return Document(
            entry.id, entry.file, entry.title, entry.kind, entry.organ, entry.date, period, text, sections
        )
    title, copies = part.title, 2
    while slug(title) in taken:
        title = f"{part.title} ({copies}. udskrift)"
        copies += 1
    taken.add(slug(title))
    own_id = f"{entry.id}--{slug(title)}"
    return Document(
        own_id,
        entry.file,
        title,
        part.kind,
        part.organ or entry.organ,
        entry.date,
        part.period,
        text,
        sections,
    )
