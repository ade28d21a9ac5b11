"""Making the library match the folder of documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.errors import CorpusError
from index.library import Report, changing
from index.progress import Progress
from index.types import Embedder


def build(
    folder: Path,
    index_dir: Path,
    embedder: Embedder,
    progress: Progress | None = None,
    report: Callable[[Report], None] | None = None,
    *,
    limit: int | None = None,
) -> list[Report]:
    """Take in what is new or changed in `folder`, and take out what is gone from it.

    `limit` is the most bytes that the originals may take together.

    Returns:
        What became of each file.

    Raises:
        CorpusError: the folder or its catalogue cannot be read.
        IndexUnusable: the library cannot be used or changed.
        StorageFull: the disk is full.
    """
    if not folder.is_dir():
        raise CorpusError(f"no folder {str(folder)!r}; name the documents' folder in RAADSLAG_DOCUMENTS")
    with changing(index_dir, embedder, progress, limit=limit, check=True) as library:
        return library.sync(folder, report)
