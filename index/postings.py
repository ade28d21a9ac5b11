"""Postings: which rows hold a term and how often, for one field of a range of passages.

A term that few rows hold has a list of them. Of a large range a term that many hold has a column instead,
one byte for each row: that takes no more room, and to score all rows for it is a sum over arrays, several
times as fast as going through a list.

A term is kept as a 64-bit hash, so that the files hold no words to be read back. Among a million terms
the chance that any two share a hash is below one in ten million.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint8]
MOST = np.iinfo(np.uint8).max  # a term that stands there more often adds hardly more to a score


@lru_cache(maxsize=200_000)
def term_hash(term: str) -> int:
    """Return the 64 bits that stand for a term."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Postings:
    """The terms of some rows. The postings of term `hashes[i]` lie at `starts[i]:starts[i + 1]`."""

    hashes: Hashes  # of the terms with a list; ascending
    starts: npt.NDArray[np.int64]  # one more than hashes
    rows: Rows  # ascending within a term
    often: Counts  # how many times the row holds the term
    lengths: npt.NDArray[np.int32]  # terms of each row, repetitions included
    common: Hashes  # of the terms with a column; ascending
    columns: Counts  # how often each row holds each of them, shape (len(common), rows)

    @classmethod
    def build(cls, texts: Iterable[Sequence[str]]) -> Postings:
        """Take the terms of each row, in order of the rows; each term gets a list."""
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
            np.minimum(counts, MOST).astype(np.uint8),
            np.asarray(lengths, dtype=np.int32),
            *no_columns(len(lengths)),
        )

    def standing(self, terms: Hashes) -> Hashes:
        """Return those of the terms that stand in any row."""
        return terms[_stand(self.hashes, terms) | _stand(self.common, terms)]

    def listed(self, term: int) -> tuple[Rows, Counts]:
        """Return the rows that hold a term, ascending, and how often each does; none if it has no list."""
        at = _place(self.hashes, term)
        held = slice(0, 0) if at is None else slice(int(self.starts[at]), int(self.starts[at + 1]))
        return self.rows[held], self.often[held]

    def column(self, term: int) -> Counts | None:
        """Return how often each row holds a term, if it has a column."""
        at = _place(self.common, term)
        return None if at is None else self.columns[at]

    def save(self, folder: Path, name: str) -> None:
        """Write one file for each array."""
        for field in self.__slots__:
            np.save(folder / f"{name}.{field}.npy", getattr(self, field))

    @classmethod
    def load(cls, folder: Path, name: str) -> Postings:
        """Read what `save` wrote; the arrays stay on disk until they are looked at."""
        former = folder / f"{name}.counts.npy"
        if not former.exists():
            return cls(*(_mapped(folder / f"{name}.{field}.npy") for field in cls.__slots__))
        # Before there were columns; what is written now has no such file, or an earlier version would take
        # the lists for all there is.
        hashes, starts, rows, lengths = (
            _mapped(folder / f"{name}.{field}.npy") for field in ("hashes", "starts", "rows", "lengths")
        )
        return cls(hashes, starts, rows, _mapped(former), lengths, *no_columns(len(lengths)))


def no_columns(rows: int) -> tuple[Hashes, Counts]:
    """Return the columns of some rows where no term has one."""
    return np.empty(0, dtype=np.uint64), np.empty((0, rows), dtype=np.uint8)


def _place(hashes: Hashes, term: int) -> int | None:
    at = int(hashes.searchsorted(np.uint64(term)))
    return at if at < len(hashes) and int(hashes[at]) == term else None


def _stand(hashes: Hashes, terms: Hashes) -> npt.NDArray[np.bool_]:
    if not len(hashes):
        return np.zeros(len(terms), dtype=np.bool_)
    found: npt.NDArray[np.bool_] = hashes.take(hashes.searchsorted(terms), mode="clip") == terms
    return found


def _mapped(path: Path) -> npt.NDArray[Any]:
    # With `asarray` a slice costs what one of an array costs; it still lies in the mapped file.
    return np.asarray(np.load(path, mmap_mode="r"))
