"""Joining the postings of segments into those of one; terms that many of its rows hold get a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.postings import MOST, Counts, Hashes, Postings, Rows

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
_COMMON = 1 / 16  # share of the rows from which a term has a column: a list would take as much room
_LARGE = 4_096  # rows from which terms have columns; of fewer all are scored in no time
_BLOCK = 4_000_000  # postings looked at together


@dataclass(frozen=True, slots=True)
class _Held:
    """Postings of some terms, of the rows that are kept."""

    terms: Hashes
    sizes: Numbers  # postings of each
    rows: Rows  # as the part counts them
    counts: Counts


def joined(parts: Sequence[tuple[Postings, Mask]]) -> Postings:
    """Join postings one after another; of each only the rows that its mask keeps.

    What is written stands in memory, and of what is read some millions of postings at a time.
    """
    lengths = np.concatenate([part.lengths[kept] for part, kept in parts])
    terms, sizes = _sizes(parts)
    least = _COMMON * len(lengths) if len(lengths) >= _LARGE else np.inf
    common, few = sizes > least, (sizes > 0) & (sizes <= least)
    ends = np.cumsum(sizes[few])
    made = Postings(
        terms[few],
        np.append(0, ends),
        np.empty(int(sizes[few].sum()), dtype=np.int32),
        np.empty(int(sizes[few].sum()), dtype=np.uint8),
        lengths,
        terms[common],
        np.zeros((int(common.sum()), len(lengths)), dtype=np.uint8),
    )
    _fill(made, parts)
    return made


def _sizes(parts: Sequence[tuple[Postings, Mask]]) -> tuple[Hashes, Numbers]:
    """Return all terms, ascending, and how many rows that are kept hold each."""
    terms = np.unique(np.concatenate([found for part, _ in parts for found in (part.hashes, part.common)]))
    sizes = np.zeros(len(terms), dtype=np.int64)
    for part, kept in parts:
        for held in _held(part, kept):
            sizes[np.searchsorted(terms, held.terms)] += held.sizes
    return terms, sizes


def _fill(made: Postings, parts: Sequence[tuple[Postings, Mask]]) -> None:
    free = made.starts[:-1].copy()  # where the next posting of each term with a list goes
    first_row = 0
    for part, kept in parts:
        new_row = np.cumsum(kept, dtype=np.int32) - 1 + np.int32(first_row)
        for held in _held(part, kept):
            is_common = np.isin(held.terms, made.common, assume_unique=True)
            rows, in_column = new_row[held.rows], np.repeat(is_common, held.sizes)
            columns = np.repeat(np.searchsorted(made.common, held.terms[is_common]), held.sizes[is_common])
            made.columns[columns, rows[in_column]] = held.counts[in_column]
            sizes = held.sizes[~is_common]
            terms = np.searchsorted(made.hashes, held.terms[~is_common][sizes > 0])
            sizes = sizes[sizes > 0]
            places = np.arange(sizes.sum()) + np.repeat(free[terms] - np.cumsum(sizes) + sizes, sizes)
            made.rows[places] = rows[~in_column]
            made.often[places] = held.counts[~in_column]
            free[terms] += sizes
        first_row += int(kept.sum())


def _held(part: Postings, kept: Mask) -> Iterator[_Held]:
    """Yield the postings of all terms whose row is kept, of some millions or of one term at a time."""
    for first, end in _blocks(part):
        starts = part.starts[first : end + 1]
        within = kept[part.rows[starts[0] : starts[-1]]]
        places = np.flatnonzero(within) + starts[0]
        sizes = np.add.reduceat(within, starts[:-1] - starts[0], dtype=np.int64)
        counts = np.minimum(part.often[places], MOST).astype(np.uint8)
        yield _Held(part.hashes[first:end], sizes, part.rows[places], counts)
    for number, column in enumerate(part.columns):
        rows = np.flatnonzero((column > 0) & kept)
        yield _Held(
            part.common[number : number + 1], np.array([len(rows)]), rows.astype(np.int32), column[rows]
        )


def _blocks(part: Postings) -> Iterator[tuple[int, int]]:
    """Yield from and to which term there are some millions of postings, or one term with more."""
    first = 0
    while first < len(part.hashes):
        end = int(np.searchsorted(part.starts, part.starts[first] + _BLOCK, side="right")) - 1
        yield first, max(end, first + 1)
        first = max(end, first + 1)
