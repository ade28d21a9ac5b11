"""Files become documents."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import catalogue
from corpus.clean import Joiner
from corpus.divide import Part, divide
from corpus.errors import CorpusError
from corpus.lines import split_lines
from corpus.readers.sandbox import extract
from corpus.repair import Repairer
from corpus.structure import structure
from corpus.types import CleanText, Document, Period, Section, SourceFile

_LETTERS: dict[int, str | int | None] = {ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa"}
_LONGEST_FILE = 50_000_000  # bytes


def read_file(path: Path) -> SourceFile:
    """Read a file: text in UTF-8 as it stands, other formats by their readers, in a process of its own.

    Raises:
        CorpusError: the file is missing, too large, empty, not UTF-8, or a reader refuses it.
    """
    if path.suffix.lower() != ".txt":
        return _read_format(path)
    try:
        raw = path.read_bytes() if path.stat().st_size <= _LONGEST_FILE else None
    except OSError as error:
        raise CorpusError(f"cannot read {path.name!r} in {path.parent}: {error.strerror}") from error
    if raw is None:
        raise CorpusError(f"{path.name!r} is larger than {_LONGEST_FILE // 1_000_000} MB; divide it")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CorpusError(f"{path.name!r} is not UTF-8 (line {line}); save it again as UTF-8") from error
    if not text.strip("\ufeff \t\r\n\f"):
        raise CorpusError(f"{path.name!r} holds no text; take it out of the catalogue or replace it")
    return SourceFile(path.name, text, hashlib.sha256(raw).hexdigest())


def _read_format(path: Path) -> SourceFile:
    found = extract(path)
    if not found.text.strip():
        raise CorpusError(f"{path.name!r} holds no readable text; take it out of the catalogue or replace it")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return SourceFile(path.name, found.text, digest, found.paged, not found.paged, found.marks)


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
    while _slug(title) in taken:
        title = f"{part.title} ({copies}. udskrift)"
        copies += 1
    taken.add(_slug(title))
    own_id = f"{entry.id}--{_slug(title)}"
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


def _slug(title: str) -> str:
    folded = title.casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
