"""The files as they came: copied in once, named by their content, deleted with the last that needs them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from corpus.errors import CorpusError
from corpus.types import SourceFile
from index.segment import digest, sync

FOLDER = "originals"  # beside the library
_LONGEST_ENDING = 9  # characters, with the dot


def kept_name(found: str, name: str) -> str:
    """Return the name under which the file of a digest is kept; its ending tells the format."""
    ending = Path(name).suffix.lower()
    return f"{found}{ending if ending.isascii() and len(ending) <= _LONGEST_ENDING else ''}"


class Originals:
    """A folder of original files."""

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        """Keep originals in `folder`, which is made.

        Args:
            folder: where they are kept.
            limit: bytes that they may take together; None for no limit.
        """
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._limit = limit
        self._size: int | None = None  # bytes, once it is asked for

    def path(self, found: str, name: str) -> Path:
        """Return where the file of a digest is kept; `name` gives its ending, which tells its format."""
        return self._folder / kept_name(found, name)

    def keep(self, path: Path, source: SourceFile) -> None:
        """Copy a file that was read to where it stays, whatever becomes of the place it came from.

        Raises:
            CorpusError: it has changed since it was read, or the originals would exceed their limit.
        """
        target = self.path(source.digest, source.name)
        if target.exists() and digest(target) == source.digest:
            return
        self._check_limit(path, source.name)
        aside = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            shutil.copyfile(path, aside)
            if digest(aside) != source.digest:
                raise CorpusError(f"{source.name!r} changed while it was read; add it again")
            sync(aside)
            aside.replace(target)
            sync(self._folder)
        finally:
            aside.unlink(missing_ok=True)

    def _check_limit(self, path: Path, name: str) -> None:
        if self._limit is None:
            return
        if self._size is None:
            self._size = sum(file.stat().st_size for file in self._folder.iterdir())
        size = path.stat().st_size
        if self._size + size > self._limit:
            raise CorpusError(
                f"{name!r} would take the documents past {self._limit // 1_000_000} MB, the limit that "
                "RAADSLAG_STORAGE_MB sets; raise it or remove others"
            )
        self._size += size

    def drop(self, paths: Iterable[Path]) -> None:
        """Delete originals."""
        for path in paths:
            path.unlink(missing_ok=True)

    def drop_unfinished(self) -> None:
        """Delete the copies that a process which died had begun; no other may be at work."""
        self.drop(self._folder.glob(".*"))

    def drop_all_but(self, needed: Collection[Path]) -> None:
        """Delete all originals but these."""
        self.drop(path for path in self._folder.iterdir() if path not in needed)
