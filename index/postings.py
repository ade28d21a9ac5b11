"""Postings: which rows hold a term and how often, for one field of a range of passages.

A term is kept as a 64-bit hash, so that the files hold no words to be read back. Among a million terms
the chance that any two share a hash is below one in ten million.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint16]
_MOST = np.iinfo(np.uint16).max
_BLOCK = 4_000_000  # postings looked at together when some are merged


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
        vocabulary: dict[str, int] = {}
        numbers: list[int] = []
        lengths: list[int] = []
        for terms in texts:
            numbers.extend([vocabulary.setdefault(term, len(vocabulary)) for term in terms])
            lengths.append(len(terms))
        distinct, places = np.unique(
            np.asarray([term_hash(term) for term in vocabulary], dtype=np.uint64), return_inverse=True
        )
        # One number for each term of each row, so that sorting them brings both in order.
        row_count = max(1, len(lengths))
        held = places[np.asarray(numbers, dtype=np.int64)] * row_count
        held += np.repeat(np.arange(len(lengths)), lengths)
        held, counts = np.unique(held, return_counts=True)
        terms_held, rows = np.divmod(held, row_count)
        return cls(
            distinct,
            np.searchsorted(terms_held, np.arange(len(distinct) + 1)),
            rows.astype(np.int32),
            np.minimum(counts, _MOST).astype(np.uint16),
            np.asarray(lengths, dtype=np.int32),
        )

    def of(self, term: int) -> tuple[Rows, Counts]:
        """Return the rows that hold a term, ascending, and how often each does."""
        at = int(np.searchsorted(self.hashes, np.uint64(term)))
        if at == len(self.hashes) or int(self.hashes[at]) != term:
            return self.rows[:0], self.counts[:0]
        held = slice(int(self.starts[at]), int(self.starts[at + 1]))
        return self.rows[held], self.counts[held]

    @classmethod
    def merged(cls, parts: Sequence[tuple[Postings, npt.NDArray[np.bool_]]]) -> Postings:
        """Join postings one after another; of each only the rows that its mask keeps.

        What is written stands in memory, and of what is read some millions of postings at a time.
        """
        hashes = np.unique(np.concatenate([part.hashes for part, _ in parts]))
        sizes = np.zeros(len(hashes), dtype=np.int64)
        for part, kept in parts:
            for first, end in part._blocks():
                sizes[np.searchsorted(hashes, part.hashes[first:end])] += part._held(first, end, kept)[1]
        ends = np.cumsum(sizes)
        rows = np.empty(int(sizes.sum()), dtype=np.int32)
        counts = np.empty(len(rows), dtype=np.uint16)
        free = ends - sizes  # where the next posting of each term goes
        first_row = 0
        for part, kept in parts:
            new_row = np.cumsum(kept, dtype=np.int32) - 1 + np.int32(first_row)
            for first, end in part._blocks():
                terms = np.searchsorted(hashes, part.hashes[first:end])
                held, held_sizes = part._held(first, end, kept)
                before = np.cumsum(held_sizes) - held_sizes
                places = np.arange(len(held)) + np.repeat(free[terms] - before, held_sizes)
                rows[places] = new_row[part.rows[held]]
                counts[places] = part.counts[held]
                free[terms] += held_sizes
            first_row += int(kept.sum())
        left = sizes > 0
        lengths = np.concatenate([part.lengths[kept] for part, kept in parts])
        return cls(hashes[left], np.append(0, ends[left]), rows, counts, lengths)

    def _blocks(self) -> Iterator[tuple[int, int]]:
        """Yield from and to which term there are some millions of postings, or one term with more."""
        first = 0
        while first < len(self.hashes):
            end = int(np.searchsorted(self.starts, self.starts[first] + _BLOCK, side="right")) - 1
            yield first, max(end, first + 1)
            first = max(end, first + 1)

    def _held(
        self, first: int, end: int, kept: npt.NDArray[np.bool_]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return where the postings of some terms stand whose row is kept, and how many each has."""
        starts = self.starts[first : end + 1]
        held = kept[self.rows[starts[0] : starts[-1]]]
        sizes = np.add.reduceat(held, starts[:-1] - starts[0], dtype=np.int64)
        return np.flatnonzero(held) + starts[0], sizes

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
