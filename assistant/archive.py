"""The files behind the documents: what came, what was refused, the originals and pictures of their pages.

An original still holds what was taken out of the document's text, so that a file with a closed item or a
masked number in it is never given out, nor a picture of a page that has one. Nor is a file that holds
other files: nothing in those was ever looked for.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.page_marks import Rectangle, rectangles
from assistant.repairs import Repair, repairs
from corpus.errors import CorpusError
from corpus.readers.page_picture import PagePicture, page_picture
from corpus.types import Document, Span
from index.store import Refusal, Store, StoredFile

_PICTURES = 40_000_000  # bytes of pictures held in memory: some hundred pages
_AT_ONCE = 2  # pages drawn at the same time
_EMBEDDED = "embedded files are not read"  # what a reader warns of
_PATIENCE = 15  # seconds that a page waits for others to be drawn


class Withheld(StrEnum):
    """Why an original, or the picture of a page, is not shown."""

    CLOSED = "closed"  # an item treated behind closed doors
    MASKED = "masked"  # a CPR number that was taken out of the text
    UNREAD = "unread"  # files within the file, which nobody has looked through
    UNDRAWN = "undrawn"  # it cannot be drawn, or not now


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came, under the name that it came with."""

    path: Path
    name: str


class Archive:
    """The files of one library; safe to use from several threads at once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._files: tuple[int, dict[str, StoredFile]] | None = None
        self._pictures = _Pictures(_PICTURES)
        self._drawing = threading.BoundedSemaphore(_AT_ONCE)

    def files(self) -> dict[str, StoredFile]:
        """Return by the id of each document the file that it came in."""
        revision = self._store.revision()
        known = self._files
        if known is None or known[0] != revision:
            by_id = {file.id: file for file in self._store.files()}
            ids = self._store.file_ids()
            found = {document: by_id[file] for document, file in ids.items() if file in by_id}
            known = self._files = (revision, found)
        return known[1]

    def refusals(self) -> list[Refusal]:
        """Return the files that were refused, newest first."""
        return self._store.refusals()

    def original(self, document: Document) -> Original | Withheld | None:
        """Return the file that a document came in, why it is not given out, or None when it is gone."""
        file = self.files().get(document.id)
        if file is None:
            return None
        if any(_closed_spans(other) for other in self._documents_in(file)):
            return Withheld.CLOSED
        if file.masked:
            return Withheld.MASKED
        if any(_EMBEDDED in warning for warning in file.warnings):
            return Withheld.UNREAD
        path = self._store.original(file)
        return Original(path, file.name) if path.is_file() else None

    def has_pages(self, document: Document) -> bool:
        """Tell whether pages of the document's file can be drawn."""
        file = self.files().get(document.id)
        return bool(document.page_starts) and file is not None and self._path(file).suffix == ".pdf"

    def page(self, document: Document, number: int) -> PagePicture | Withheld | None:
        """Return the picture of a page of the document's file, counted from 1.

        Why it is not shown in its place; None when the file has no such page to draw.
        """
        file = self.files().get(document.id)
        if file is None or not self.has_pages(document) or not 1 <= number <= len(document.page_starts):
            return None
        if any(number in pages for pages in self._closed_pages(file)):
            return Withheld.CLOSED
        if any(masked.page in (number, None) for masked in file.masked):
            return Withheld.MASKED
        return self._pictures.get((file.digest, number)) or self._draw(file, number)

    def marks(self, document: Document, number: int, cited: Span) -> tuple[Rectangle, ...]:
        """Return where the cited words stand on a page of the document's file."""
        source, boxes = self._store.source(document), self._store.boxes(document.id)
        return rectangles(document.text, source, boxes, number, cited)

    def repairs(self, document: Document) -> tuple[Repair, ...]:
        """Return the words of the document that were repaired, with what is printed."""
        return repairs(document, self._store.source(document))

    def _draw(self, file: StoredFile, number: int) -> PagePicture | Withheld:
        if not self._drawing.acquire(timeout=_PATIENCE):
            return Withheld.UNDRAWN
        try:
            key = (file.digest, number)
            picture = self._pictures.get(key) or page_picture(self._path(file), number)
        except CorpusError:
            return Withheld.UNDRAWN
        finally:
            self._drawing.release()
        self._pictures.keep(key, picture)
        return picture

    def _path(self, file: StoredFile) -> Path:
        return self._store.original(file)

    def _documents_in(self, file: StoredFile) -> Iterator[Document]:
        for identity in (i for i, held in self.files().items() if held.id == file.id):
            if document := self._store.document(identity):
                yield document

    def _closed_pages(self, file: StoredFile) -> Iterator[range]:
        for document in self._documents_in(file):
            for span in _closed_spans(document):
                first, last = document.page_at(span.start), document.page_at(max(span.start, span.end - 1))
                yield range(first or 1, (last or 1) + 1)


def _closed_spans(document: Document) -> list[Span]:
    """Return the stretches of the source that the words for closed items stand for."""
    closed = [section for section in document.sections if section.closed]
    return [
        Span(run.source, run.source_end)
        for section in closed
        for run in document.text.runs
        if section.start < run.clean + run.length and run.clean < section.end
    ]


class _Pictures:
    """The pictures that were asked for last, up to so many bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[str, int], PagePicture] = OrderedDict()

    def get(self, key: tuple[str, int]) -> PagePicture | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, key: tuple[str, int], picture: PagePicture) -> None:
        with self._lock:
            if key not in self._held:
                self._size += len(picture.png)
            self._held[key] = picture
            while self._size > self._limit:
                _, gone = self._held.popitem(last=False)
                self._size -= len(gone.png)
