"""A segment: the words and vectors of a range of passages, written once and never changed.

New passages make new segments; small ones are merged into larger ones, and what was removed is left out
then. So adding a document costs the same however many there are.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.joining import joined as joined_postings
from index.nearest import flat, joined, load
from index.postings import Postings
from index.words import grams, stems

Mask = npt.NDArray[np.bool_]
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Indexed:
    """A passage as the indexes take it."""

    id: int
    words: str  # what the word index holds of it: its text under its title and breadcrumb
    vectors: Vectors  # one for each window of its text


@dataclass(frozen=True, slots=True)
class Segment:
    """Row i of a segment is the passage `ids[i]`; ids ascend."""

    ids: npt.NDArray[np.int64]
    stems: Postings
    grams: Postings
    vectors: faiss.Index  # inner product, one vector for each window; see index/nearest.py
    window_rows: npt.NDArray[np.int64]  # the row of each window, by its number in `vectors`

    @classmethod
    def build(cls, group: Sequence[Indexed], dimension: int) -> Segment:
        """Index passages in order of id."""
        rows = [row for row, passage in enumerate(group) for _ in passage.vectors]
        found = [passage.vectors for passage in group]
        vectors = np.concatenate(found) if found else np.empty((0, dimension), dtype=np.float32)
        return cls(
            np.asarray([passage.id for passage in group], dtype=np.int64),
            Postings.build(stems(passage.words) for passage in group),
            Postings.build(grams(passage.words) for passage in group),
            flat(vectors, dimension),
            np.asarray(rows, dtype=np.int64),
        )

    @classmethod
    def merged(cls, parts: Parts) -> Segment:
        """Join segments in order; of each only the rows that its mask keeps."""
        return cls(**dict(_merged(parts)))  # type: ignore[arg-type]  # each name with what it stands for

    def save(self, folder: Path) -> dict[str, str]:
        """Write the segment into a new folder, safe on the disk; return the SHA-256 of each file."""
        return _write(folder, ((name, getattr(self, name)) for name in self.__slots__))

    @classmethod
    def load(cls, folder: Path) -> Segment:
        """Read what `save` wrote."""
        return cls(
            np.load(folder / "ids.npy"),
            Postings.load(folder, "stems"),
            Postings.load(folder, "grams"),
            load(folder / "vectors.faiss"),
            np.load(folder / "window_rows.npy"),
        )


Parts = Sequence[tuple[Segment, Mask]]
Piece = npt.NDArray[np.int64] | Postings | faiss.Index


def save_merged(parts: Parts, folder: Path) -> dict[str, str]:
    """Write what `Segment.merged` returns, with one piece of it in memory at a time; see `Segment.save`."""
    return _write(folder, _merged(parts))


def _merged(parts: Parts) -> Iterator[tuple[str, Piece]]:
    """Yield the fields of a segment that joins others, each made when it is asked for."""
    yield "ids", np.concatenate([part.ids[kept] for part, kept in parts])
    yield "stems", joined_postings([(part.stems, kept) for part, kept in parts])
    yield "grams", joined_postings([(part.grams, kept) for part, kept in parts])
    vectors, windows = joined([(part.vectors, kept[part.window_rows]) for part, kept in parts])
    yield "vectors", vectors
    del vectors
    first, rows = 0, []
    for (part, kept), numbers in zip(parts, windows, strict=True):
        rows.append((np.cumsum(kept) - 1 + first)[part.window_rows[numbers]])
        first += int(kept.sum())
    yield "window_rows", np.concatenate(rows).astype(np.int64)


def _write(folder: Path, pieces: Iterable[tuple[str, Piece]]) -> dict[str, str]:
    folder.mkdir(parents=True)
    try:
        for name, piece in pieces:
            if isinstance(piece, Postings):
                piece.save(folder, name)
            elif isinstance(piece, np.ndarray):
                np.save(folder / f"{name}.npy", piece)
            else:
                faiss.write_index(piece, str(folder / f"{name}.faiss"))
            del piece  # before the next one is made
    except (OSError, RuntimeError) as error:
        if getattr(error, "errno", None):
            raise
        # NumPy and FAISS do not say why they could not write all; it is for want of room.
        raise OSError(errno.ENOSPC, str(error), str(folder)) from error
    for path in folder.iterdir():
        sync(path)
    sync(folder)
    return {path.name: digest(path) for path in sorted(folder.iterdir())}


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
