"""A segment: the words and vectors of a range of passages, written once and never changed.

New passages make new segments; small ones are merged into larger ones, and what was removed is left out
then. So adding a document costs the same however many there are.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

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
    vectors: faiss.Index  # inner product, one vector for each window
    window_rows: npt.NDArray[np.int64]  # the row of each window

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
            _flat(vectors, dimension),
            np.asarray(rows, dtype=np.int64),
        )

    @classmethod
    def merged(cls, parts: Sequence[tuple[Segment, Mask]]) -> Segment:
        """Join segments in order; of each only the rows that its mask keeps."""
        ids, rows, vectors = [], [], []
        first = 0
        for part, kept in parts:
            windows = kept[part.window_rows]
            ids.append(part.ids[kept])
            rows.append((np.cumsum(kept) - 1 + first)[part.window_rows[windows]])
            vectors.append(part.vectors.reconstruct_n(0, part.vectors.ntotal)[windows])
            first += int(kept.sum())
        return cls(
            np.concatenate(ids),
            Postings.merged([(part.stems, kept) for part, kept in parts]),
            Postings.merged([(part.grams, kept) for part, kept in parts]),
            _flat(np.concatenate(vectors), parts[0][0].vectors.d),
            np.concatenate(rows).astype(np.int64),
        )

    def save(self, folder: Path) -> dict[str, str]:
        """Write the segment into a new folder, safe on the disk; return the SHA-256 of each file."""
        folder.mkdir(parents=True)
        try:
            np.save(folder / "ids.npy", self.ids)
            np.save(folder / "window_rows.npy", self.window_rows)
            self.stems.save(folder, "stems")
            self.grams.save(folder, "grams")
            faiss.write_index(self.vectors, str(folder / "vectors.faiss"))
        except (OSError, RuntimeError) as error:
            if getattr(error, "errno", None):
                raise
            # NumPy and FAISS do not say why they could not write all; it is for want of room.
            raise OSError(errno.ENOSPC, str(error), str(folder)) from error
        for path in folder.iterdir():
            sync(path)
        sync(folder)
        return {path.name: digest(path) for path in sorted(folder.iterdir())}

    @classmethod
    def load(cls, folder: Path) -> Segment:
        """Read what `save` wrote."""
        return cls(
            np.load(folder / "ids.npy"),
            Postings.load(folder, "stems"),
            Postings.load(folder, "grams"),
            faiss.read_index(str(folder / "vectors.faiss")),
            np.load(folder / "window_rows.npy"),
        )


def _flat(vectors: Vectors, dimension: int) -> faiss.Index:
    index = faiss.IndexFlatIP(dimension)
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return index


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
