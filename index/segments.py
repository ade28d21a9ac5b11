"""Segments on disk: the list of them, and how new passages get into them.

New passages make a segment of their own, and neighbours are merged until each is at least twice as large
as the next one. So there are few segments, a passage is written again only some dozen times however many
come, and nothing that stays as it is has to be read to add or remove a document.
"""

from __future__ import annotations

import json
import logging
import math
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.segment import Mask, Parts, Segment, digest, save_merged, sync
from index.store import Store

FOLDER = "views"
_LIST = "segments.json"
_BLOCK = 16_000  # passages indexed in memory at once, about 500 MB
_GONE = 0.25  # share of a segment whose passages are gone: it is written anew then
_log = logging.getLogger("raadslag.index")


@dataclass(frozen=True, slots=True)
class Written:
    """A segment on disk."""

    name: str  # of its folder
    first: int  # ids of the passages that it was made of, both included
    last: int
    size: int  # passages that it holds
    living: int  # those of them that the library still had when the list was written
    files: dict[str, str]  # SHA-256 of each


@dataclass(frozen=True, slots=True)
class Listed:
    """The segments in order of their passages, and the library's revision that they follow."""

    revision: int
    segments: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment in the making: on disk already, or passages that are still to be indexed."""

    first: int
    last: int
    living: int
    written: Written | None


def read_list(folder: Path, model: str) -> Listed:
    """Return the segments of a library; none when their list is damaged or of another model."""
    path = folder / FOLDER / _LIST
    none = Listed(0, ())
    try:
        checksum, _, body = path.read_text("utf-8").partition("\n")
    except FileNotFoundError:
        return none
    except (OSError, UnicodeDecodeError):
        checksum, body = "", "unreadable"
    if checksum != sha256(body.encode()).hexdigest():
        _log.warning("index view damaged: file=%s; indexing all again, 'raadslag build' mends it", _LIST)
        return none
    said = json.loads(body)
    if said["model"] != model:
        return none
    return Listed(said["revision"], tuple(Written(**row) for row in said["segments"]))


def damage_of(folder: Path, written: Written) -> str | None:
    """Return which file of a segment is not what was written, and how it differs; None when all are."""
    for name, expected in written.files.items():
        try:
            found = digest(folder / FOLDER / written.name / name)
        except OSError as error:
            return f"file={name}: {error.strerror}"
        if found != expected:
            return f"file={name} expected={expected[:12]} found={found[:12]}"
    return None


def flush(folder: Path, store: Store, model: str, dimension: int, *, check: bool = False) -> None:
    """Bring the segments up to the library's present revision.

    Args:
        folder: the library's.
        store: the library.
        model: whose vectors are in force.
        dimension: of the vectors.
        check: look for damage in every segment, not only in those that are merged.
    """
    listed = read_list(folder, model)
    revision = store.revision()
    kept = [w for w in listed.segments if not (check and damage_of(folder, w))]
    kept = [_counted(w, store, listed.revision) for w in kept]
    groups = _merges([*_parts(kept, store)])
    segments: list[Written] = []
    for group in groups:
        alone = group[0].written if len(group) == 1 else None
        if alone and alone.living > (1 - _GONE) * alone.size and _is_current(alone):
            segments.append(alone)
        elif sum(part.living for part in group):
            segments.append(_save(folder, _parted(folder, store, group, model, dimension)))
    now = Listed(revision, tuple(segments))
    if now != listed:
        _write_list(folder, model, now)
        _clear(folder, {written.name for written in segments})


def _is_current(written: Written) -> bool:
    """Tell whether no earlier version wrote a segment: one that did knew no columns."""
    return "grams.columns.npy" in written.files


def _counted(written: Written, store: Store, revision: int) -> Written:
    """Return a segment with the count of its passages that are still there.

    The passages of one file have ids without a gap, so a removal is the count between its ends.
    """
    gone = sum(
        last - first + 1
        for first, last in store.removals(revision)
        if written.first <= first and last <= written.last
    )
    return replace(written, living=written.living - gone)


def _parts(kept: list[Written], store: Store) -> Iterator[_Part]:
    """Yield the segments in order, and between them the passages that none of them holds."""
    after = 0
    for written in [*kept, None]:
        ids = store.passage_ids(after=after, before=written.first if written else None)
        if len(ids):
            yield _Part(int(ids[0]), int(ids[-1]), len(ids), None)
        if written:
            yield _Part(written.first, written.last, written.living, written)
            after = written.last


def _merges(parts: list[_Part]) -> list[list[_Part]]:
    """Group neighbours until each group is at least twice as large as the next one."""
    groups: list[list[_Part]] = []
    for part in parts:
        group = [part]
        while groups and _living(groups[-1]) < 2 * _living(group):
            group = [*groups.pop(), *group]
        groups.append(group)
    return groups


def _living(group: list[_Part]) -> int:
    return sum(part.living for part in group)


def _parted(folder: Path, store: Store, group: list[_Part], model: str, dimension: int) -> Parts:
    """Return the segments that become one, with which of their rows the library still has."""
    segments: list[tuple[Segment, Mask]] = []
    for part in group:
        ids = store.passage_ids(after=part.first - 1, before=part.last + 1)
        if part.written and not damage_of(folder, part.written):
            segment = Segment.load(folder / FOLDER / part.written.name)
            segments.append((segment, np.isin(segment.ids, ids, assume_unique=True)))
        else:
            blocks = np.array_split(ids, math.ceil(len(ids) / _BLOCK))
            for block in blocks:
                segment = Segment.build(list(store.indexed(block, model, dimension)), dimension)
                whole = np.ones(len(block), dtype=np.bool_)
                if len(blocks) > 1:  # what is indexed waits on disk; it is cleared away with the old ones
                    segment = Segment.load(folder / FOLDER / _save(folder, [(segment, whole)]).name)
                segments.append((segment, whole))
    return segments


def _save(folder: Path, parts: Parts) -> Written:
    ids = np.concatenate([segment.ids[kept] for segment, kept in parts])
    first, last, size = int(ids[0]), int(ids[-1]), len(ids)
    name = f"{first}-{last}-{os.urandom(4).hex()}"
    aside = folder / FOLDER / f".{name}"
    try:
        files = save_merged(parts, aside)
        aside.rename(folder / FOLDER / name)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    sync(folder / FOLDER)
    return Written(name, first, last, size, size, files)


def _write_list(folder: Path, model: str, listed: Listed) -> None:
    body = json.dumps({"model": model, **asdict(listed)}, indent=1)
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    aside = place / f"{_LIST}.new"
    try:
        aside.write_text(f"{sha256(body.encode()).hexdigest()}\n{body}", "utf-8")
        sync(aside)
        aside.replace(place / _LIST)
    finally:
        aside.unlink(missing_ok=True)
    sync(place)


def _clear(folder: Path, kept: set[str]) -> None:
    for path in (folder / FOLDER).iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
