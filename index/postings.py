"""Postings: which rows hold a term and how often, for one field of a range of passages.

A term is kept as a 64-bit hash, so that the files hold no words to be read back. Among a million terms
the chance that any two share a hash is below one in ten million.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint16]
_MOST = np.iinfo(np.uint16).max


@lru_cache(maxsize=200_000)
def term_hash(term: str) -> int:
    """Return the 64 bits that stand for a term."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Postings:
    """The terms of some rows. The postings of term `hashes[i]` lie at `starts[i]:starts[i + 1]`."""

    hashes: npt.NDArray[np.uint64]  # ascending
    starts: npt.NDArray[np.int64]  # one more than hashes
    rows: Rows  # ascending within a term
    counts: Counts  # how often the row holds the term
    lengths: npt.NDArray[np.int32]  # terms of each row, repetitions included

    @classmethod
    def build(cls, texts: Iterable[Sequence[str]]) -> Postings:
        """Take the terms of each row, in order of the rows."""
        hashes: list[int] = []
        rows: list[int] = []
        counts: list[int] = []
        lengths: list[int] = []
        for row, terms in enumerate(texts):
            for term, count in Counter(terms).items():
                hashes.append(term_hash(term))
                rows.append(row)
                counts.append(min(count, _MOST))
            lengths.append(len(terms))
        return cls._sorted(
            np.asarray(hashes, dtype=np.uint64),
            np.asarray(rows, dtype=np.int32),
            np.asarray(counts, dtype=np.uint16),
            np.asarray(lengths, dtype=np.int32),
        )

    @classmethod
    def _sorted(
        cls,
        hashes: npt.NDArray[np.uint64],
        rows: Rows,
        counts: Counts,
        lengths: npt.NDArray[np.int32],
    ) -> Postings:
        # Stable, so that the rows of a term stay in order.
        order = np.argsort(hashes, kind="stable")
        distinct, first = np.unique(hashes[order], return_index=True)
        starts = np.append(first, len(hashes)).astype(np.int64)
        return cls(distinct, starts, rows[order], counts[order], lengths)

    def of(self, term: int) -> tuple[Rows, Counts]:
        """Return the rows that hold a term, ascending, and how often each does."""
        at = int(np.searchsorted(self.hashes, np.uint64(term)))
        if at == len(self.hashes) or int(self.hashes[at]) != term:
            return self.rows[:0], self.counts[:0]
        held = slice(int(self.starts[at]), int(self.starts[at + 1]))
        return self.rows[held], self.counts[held]

    @classmethod
    def merged(cls, parts: Sequence[tuple[Postings, npt.NDArray[np.bool_]]]) -> Postings:
        """Join postings one after another; of each only the rows that its mask keeps."""
        hashes, rows, counts, lengths = [], [], [], []
        first = 0
        for part, kept in parts:
            new_row = np.cumsum(kept, dtype=np.int32) - 1 + first
            held = kept[part.rows]
            hashes.append(np.repeat(part.hashes, np.diff(part.starts))[held])
            rows.append(new_row[part.rows][held])
            counts.append(part.counts[held])
            lengths.append(part.lengths[kept])
            first += int(kept.sum())
        return cls._sorted(
            np.concatenate(hashes),
            np.concatenate(rows).astype(np.int32),
            np.concatenate(counts),
            np.concatenate(lengths),
        )

    def save(self, folder: Path, name: str) -> None:
        """Write one file for each array."""
        for field in self.__slots__:
            np.save(folder / f"{name}.{field}.npy", getattr(self, field))

    @classmethod
    def load(cls, folder: Path, name: str) -> Postings:
        """Read what `save` wrote; the arrays stay on disk until they are looked at."""
        # With `asarray` a slice costs what one of an array costs; it still lies in the mapped file.
        fields = {
            field: np.asarray(np.load(folder / f"{name}.{field}.npy", mmap_mode="r"))
            for field in cls.__slots__
        }
        return cls(**fields)
