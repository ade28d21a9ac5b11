"""The word and vector indexes of a library: views on its passages that can always be made again.

On disk they are segments and a list of them. Passages that no segment holds yet, because they came after
the last flush or because a segment is damaged, are indexed in memory from the library when it is opened.
So an index is never behind the library, and a damaged file costs time and nothing else.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.bm25 import Field
from index.lexical import WordIndex
from index.segment import Mask, Segment
from index.segments import FOLDER, Written, damage_of, read_list
from index.store import Store
from index.vectors import VectorIndex

_OVERLAYS = 8  # segments in memory before they become one
_log = logging.getLogger("raadslag.index")


@dataclass(frozen=True, slots=True)
class Views:
    """The indexes over all passages of one revision. Row i is the passage `ids[i]`."""

    revision: int
    ids: npt.NDArray[np.int64]  # ascending
    alive: Mask  # which rows still are passages
    words: WordIndex
    vectors: VectorIndex
    segments: tuple[tuple[Written | None, Segment], ...]  # those without a name are in memory only

    @classmethod
    def open(cls, folder: Path, store: Store, model: str, dimension: int) -> Views:
        """Load what is on disk and is whole; index the rest from the store."""
        revision = store.revision()
        loaded = _load_all(folder, model)
        current = store.passage_ids()
        held = np.concatenate([s.ids for _, s in loaded]) if loaded else np.empty(0, np.int64)
        missing = np.setdiff1d(current, held, assume_unique=True)
        for group in _unbroken(missing, held):
            loaded.append((None, Segment.build(list(store.indexed(group, model, dimension)), dimension)))
        return cls._of(revision, loaded, current)

    @classmethod
    def _of(
        cls,
        revision: int,
        segments: list[tuple[Written | None, Segment]],
        current: npt.NDArray[np.int64],
    ) -> Views:
        segments = sorted((s for s in segments if len(s[1].ids)), key=lambda s: int(s[1].ids[0]))
        ids = np.concatenate([s.ids for _, s in segments]) if segments else np.empty(0, np.int64)
        alive = np.isin(ids, current, assume_unique=True)
        return cls._joined(revision, ids, alive, tuple(segments))

    @classmethod
    def _joined(
        cls,
        revision: int,
        ids: npt.NDArray[np.int64],
        alive: Mask,
        segments: tuple[tuple[Written | None, Segment], ...],
    ) -> Views:
        stems = Field([s.stems for _, s in segments], alive)
        words = WordIndex(stems, Field([s.grams for _, s in segments], alive), alive)
        vectors = VectorIndex([(s.vectors, s.window_rows, len(s.ids)) for _, s in segments])
        return cls(revision, ids, alive, words, vectors, segments)

    def followed(self, store: Store, model: str, dimension: int) -> Views:
        """Return the indexes of the store's present revision; what is indexed already is kept."""
        # The revision is read first: a change that comes meanwhile is followed the next time.
        revision = store.revision()
        if revision == self.revision:
            return self
        last = int(self.ids[-1]) if len(self.ids) else 0
        alive = self.alive.copy()
        for first, end in store.removals(self.revision):
            alive[np.searchsorted(self.ids, first) : np.searchsorted(self.ids, end, side="right")] = False
        segments = self.segments
        new = store.passage_ids(after=last)
        ids = self.ids
        if len(new):
            segment = Segment.build(list(store.indexed(new, model, dimension)), dimension)
            segments = (*segments, (None, segment))
            ids = np.concatenate([ids, segment.ids])
            alive = np.concatenate([alive, np.ones(len(segment.ids), dtype=np.bool_)])
        ids, alive, segments = _tidied(ids, alive, segments)
        return self._joined(revision, ids, alive, segments)


def _unbroken(missing: npt.NDArray[np.int64], held: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
    """Group ids so that no id of `held` lies within a group: segments follow one another."""
    if not len(missing):
        return []
    place = np.searchsorted(np.sort(held), missing)
    return np.split(missing, np.flatnonzero(np.diff(place)) + 1)


def _tidied(
    ids: npt.NDArray[np.int64], alive: Mask, segments: tuple[tuple[Written | None, Segment], ...]
) -> tuple[npt.NDArray[np.int64], Mask, tuple[tuple[Written | None, Segment], ...]]:
    """Make one of the last segments in memory when there are many."""
    count = 0
    while count < len(segments) and segments[-1 - count][0] is None:
        count += 1
    if count <= _OVERLAYS:
        return ids, alive, segments
    first = len(ids) - sum(len(s.ids) for _, s in segments[-count:])
    merged = _merge(segments[-count:], alive[first:])
    ids = np.concatenate([ids[:first], merged.ids])
    alive = np.concatenate([alive[:first], np.ones(len(merged.ids), dtype=np.bool_)])
    return ids, alive, (*segments[:-count], (None, merged))


def _merge(segments: tuple[tuple[Written | None, Segment], ...], alive: Mask) -> Segment:
    at, parts = 0, []
    for _, segment in segments:
        parts.append((segment, alive[at : at + len(segment.ids)]))
        at += len(segment.ids)
    return Segment.merged(parts)


def _load_all(folder: Path, model: str) -> list[tuple[Written | None, Segment]]:
    """Load the segments that are whole; warn of the others, which are indexed again in memory."""
    while True:
        listed = read_list(folder, model).segments
        loaded = [(written, *_load(folder, written)) for written in listed]
        if all(segment for _, segment, _ in loaded) or read_list(folder, model).segments == listed:
            break  # else a writer has merged them meanwhile
    for written, segment, why in loaded:
        if segment is None:
            _log.warning(
                "index view damaged: segment=%s %s; indexing it again in memory, 'raadslag build' mends it",
                *(written.name, why),
            )
    return [(written, segment) for written, segment, _ in loaded if segment]


def _load(folder: Path, written: Written) -> tuple[Segment | None, str | None]:
    """Return a segment, or why it cannot be used."""
    why = damage_of(folder, written)
    try:
        return (None, why) if why else (Segment.load(folder / FOLDER / written.name), None)
    except (OSError, ValueError, RuntimeError) as error:
        return None, str(error)
