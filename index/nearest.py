"""The vectors of a segment's windows in FAISS: all looked at while they are few, the nearest lists of many.

A large segment is an inverted file. Its vectors stand in lists, each around a centroid, and a question is
compared with those of the nearest lists only. They are kept at the 16 bits that the library keeps them at,
so the cosine of what is found is exact, and what can be missed is a window in a list further off. The lists
stay on disk until they are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Parts = Sequence[tuple[faiss.Index, Mask]]

EXACT = 1 << 16  # windows up to which all are looked at: 100 MB, about 6 ms
_COMPARED = 1 << 17  # windows of an inverted file that a question is compared with, about; 6 ms
_FEWEST_LISTS = 24  # looked at, however long they are
_SEED = 1234
_ROUNDS = 10  # of k-means
_PER_LIST = 48  # vectors that k-means sees for each list
_BLOCK = 8_192  # vectors in memory at once
_THREADS = faiss.omp_get_max_threads()


def flat(vectors: Vectors, dimension: int) -> faiss.Index:
    """Return an index that compares a question with every vector."""
    index = faiss.IndexFlatIP(dimension)
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return index


def joined(parts: Parts, exact: int = EXACT) -> tuple[faiss.Index, list[Numbers]]:
    """Join the vectors of several indexes; of each only those that its mask keeps.

    Args:
        parts: indexes with which of their vectors, by number, are kept.
        exact: vectors up to which the joined index compares with all.

    Returns:
        The index, and for each part the numbers of its vectors in the order in which the joined one counts
        them on.
    """
    dimension = int(parts[0][0].d)
    order = [numbers[kept[numbers]] for numbers, kept in ((_order(index), kept) for index, kept in parts)]
    count = sum(map(len, order))
    if count <= exact:
        none = np.empty((0, dimension), dtype=np.float32)
        return flat(np.concatenate([none, *_all_blocks(parts)]), dimension), order
    return _inverted(parts, count, dimension), order


def _inverted(parts: Parts, count: int, dimension: int) -> faiss.Index:
    faiss.omp_set_num_threads(_THREADS)
    lists = round(count**0.5)
    index: Any = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension),
        dimension,
        lists,
        faiss.ScalarQuantizer.QT_fp16,
        faiss.METRIC_INNER_PRODUCT,
        False,  # whole vectors, not what they differ by from their centroid: 16 bits hold those exactly
    )
    index.cp.seed, index.cp.niter = _SEED, _ROUNDS
    index.cp.max_points_per_centroid = _PER_LIST
    # Evenly over all, so that what came early and late counts alike.
    step = max(1, count // (lists * _PER_LIST))
    sample = np.concatenate(list(_every(step, _all_blocks(parts))))
    index.train(sample)
    lists_of = np.concatenate([index.quantizer.search(block, 1)[1][:, 0] for block in _all_blocks(parts)])
    # Room for each list at its size: one that grows takes twice as much.
    for number, size in enumerate(np.bincount(lists_of, minlength=lists)):
        index.invlists.resize(number, int(size))
        index.invlists.resize(number, 0)
    first = 0
    for block in _all_blocks(parts):
        numbers = np.arange(first, first + len(block))
        chosen = np.ascontiguousarray(lists_of[first : first + len(block)])
        pointers = (faiss.swig_ptr(array) for array in (block, numbers, chosen))
        index.add_core(len(block), *pointers)
        first += len(block)
    joined_index: faiss.Index = index
    return joined_index


def _every(step: int, blocks: Iterator[Vectors]) -> Iterator[Vectors]:
    """Yield every so-manieth vector."""
    skipped = 0
    for block in blocks:
        yield block[skipped::step]
        skipped = (skipped - len(block)) % step


def _all_blocks(parts: Parts) -> Iterator[Vectors]:
    for index, kept in parts:
        yield from _blocks(index, kept)


def _order(index: faiss.Index) -> Numbers:
    """Return the numbers of the vectors in the order in which `_blocks` yields them."""
    if not isinstance(index, faiss.IndexIVF):
        return np.arange(index.ntotal)
    return np.concatenate([_list_of(index, number)[0] for number in range(index.nlist)])


def _blocks(index: faiss.Index, kept: Mask) -> Iterator[Vectors]:
    """Yield the vectors that are kept, some thousands at a time at most; those of a list together."""
    if isinstance(index, faiss.IndexIVF):
        for number in range(index.nlist):
            ids, codes = _list_of(index, number)
            held = kept[ids]
            if held.any():
                yield np.ascontiguousarray(codes[held], dtype=np.float32)
        return
    for first in range(0, index.ntotal, _BLOCK):
        held = kept[first : first + _BLOCK]
        if held.any():
            yield np.ascontiguousarray(index.reconstruct_n(first, len(held))[held])


def _list_of(index: faiss.IndexIVF, number: int) -> tuple[Numbers, npt.NDArray[np.float16]]:
    lists: Any = index.invlists
    size = lists.list_size(number)
    if not size:
        return np.empty(0, np.int64), np.empty((0, index.d), np.float16)
    ids = faiss.rev_swig_ptr(lists.get_ids(number), size)
    codes = faiss.rev_swig_ptr(lists.get_codes(number), size * index.code_size)
    return ids, codes.view("<f2").reshape(size, index.d)


def load(path: Path) -> faiss.Index:
    """Open the index in a file; its vectors stay on disk until they are looked at."""
    return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)


def nearest(
    index: faiss.Index, question: Vectors, limit: int, allowed: Mask | None
) -> tuple[Vectors, Numbers]:
    """Return the cosines and the numbers of the vectors nearest to a question, the nearest first.

    Args:
        index: as `flat` or `joined` returned it.
        question: a unit vector.
        limit: most vectors to return.
        allowed: which vectors may be found, or None for all.
    """
    count = index.ntotal if allowed is None else int(np.count_nonzero(allowed))
    limit = min(limit, count)
    if not limit:
        return np.empty(0, np.float32), np.empty(0, np.int64)
    selecting: dict[str, Any] = {}
    if allowed is not None:
        bits: Any = np.packbits(allowed, bitorder="little")
        selecting["sel"] = faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg]  # faiss takes the array
    parameters: Any = faiss.SearchParameters(**selecting)
    if isinstance(index, faiss.IndexIVF):
        # The fewer may be found, the more lists: the work stays the same, and a narrow bound is exact.
        lists = max(_FEWEST_LISTS, round(_COMPARED * index.nlist / count))
        probed = min(lists, index.nlist)
        parameters = faiss.SearchParametersIVF(nprobe=probed, **selecting)  # type: ignore[call-arg]  # its fields
    # One question is too little work to share: with two threads on a busy machine each waits for the other
    # (measured over 33,000 windows: 39 ms instead of 5). This counts for the calling thread alone.
    faiss.omp_set_num_threads(1)
    cosines, found = index.search(question[None, :], limit, params=parameters)
    # FAISS fills up with number -1 when it comes to fewer than `limit` vectors.
    held = found[0] >= 0
    return cosines[0][held], found[0][held]
