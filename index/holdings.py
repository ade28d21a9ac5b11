"""The library as its operator sees it: what each file gave, and what all of it takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.originals import FOLDER as ORIGINALS
from index.segments import FOLDER as VIEWS
from index.store import NAME, Store, StoredFile


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes on disk."""

    library: int
    originals: int
    views: int
    other: int  # conversations, models fitted to the library


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file of the library, and what became of it."""

    file: StoredFile
    first_document: str  # id of the document that it became, or of the first of them
    pages: int | None  # None for formats without pages
    closed: int  # places in which closed items were left out


class Holdings(Store):
    """Reads what lists and checks need, without reading the documents' texts."""

    def __init__(self, folder: Path) -> None:
        """Read from the library in `folder`; raises what `Store` does."""
        super().__init__(folder)
        self._listed: tuple[int, list[HeldFile]] | None = None

    def overview(self) -> list[HeldFile]:
        """Return all files in their order; kept until the library changes."""
        revision = self.revision()
        if self._listed is None or self._listed[0] != revision:
            first, pages, closed = self._first_documents(), self._pages(), self._closed()
            held = [
                HeldFile(file, first.get(file.id, file.id), pages.get(file.id), closed.get(file.id, 0))
                for file in self.files()
            ]
            self._listed = revision, held
        return self._listed[1]

    def _first_documents(self) -> dict[str, str]:
        query = "SELECT file_id, id FROM documents WHERE position = 0"
        return dict(self._connection.execute(query))

    def _pages(self) -> dict[str, int]:
        query = """SELECT file_id, max(json_array_length(page_starts)) FROM documents
                   GROUP BY file_id HAVING max(json_array_length(page_starts)) > 0"""
        return dict(self._connection.execute(query))

    def _closed(self) -> dict[str, int]:
        query = """SELECT d.file_id, count(*) FROM sections s JOIN documents d ON d.id = s.document_id
                   WHERE s.closed GROUP BY d.file_id"""
        return dict(self._connection.execute(query))

    def counts(self) -> tuple[int, int]:
        """Return how many documents and passages there are."""
        (documents,) = self._connection.execute("SELECT count(*) FROM documents").fetchone()
        (passages,) = self._connection.execute("SELECT count(*) FROM passages").fetchone()
        return int(documents), int(passages)

    def documents_of(self, file_id: str) -> list[tuple[str, str]]:
        """Return id and title of the documents that a file was divided into, in their order."""
        query = "SELECT id, title FROM documents WHERE file_id = ? ORDER BY position"
        return list(self._connection.execute(query, (file_id,)))

    def sizes(self) -> Sizes:
        """Return what the folder takes on disk."""
        of_library = sum(_size(path) for path in self.folder.glob(f"{NAME}*"))
        originals, views = _size(self.folder / ORIGINALS), _size(self.folder / VIEWS)
        return Sizes(of_library, originals, views, _size(self.folder) - of_library - originals - views)


def _size(path: Path) -> int:
    """Return the bytes of a file or of all in a folder; 0 for what is not there, or no more."""
    try:
        if path.is_file():
            return path.stat().st_size
        return sum(_size(inner) for inner in path.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return 0
