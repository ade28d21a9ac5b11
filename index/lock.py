"""One process changes a library at a time, and only where the disk has room."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.errors import IndexUnusable, StorageFull

_LOCK = "lock"
_PATIENCE = 1.5  # seconds that a second process waits for the first
_CANNOT_WRITE = {
    "SQLITE_FULL",
    "SQLITE_IOERR_WRITE",
    "SQLITE_IOERR_FSYNC",
    "SQLITE_IOERR_DIR_FSYNC",
    "SQLITE_IOERR_TRUNCATE",
    "SQLITE_IOERR_SHMSIZE",
    "SQLITE_IOERR_SHMOPEN",
}
_SPARE = 500_000_000  # bytes that must stay free on the disk


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which goes with the process however it ends."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # it keeps the originals
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise IndexUnusable(
            f"cannot keep an index in {folder}: {error.strerror}; name another folder in RAADSLAG_INDEX"
        ) from error
    try:
        _wait_for(descriptor, folder)
        with suppress(OSError):  # the number is for others to read; a full disk has no room for it
            os.ftruncate(descriptor, 0)
            os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, folder: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() < until:
                time.sleep(0.1)
                continue
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace") or "unknown"
            raise IndexUnusable(
                f"the index in {folder} is being changed by process {holder}; try again when it is done"
            ) from None
        else:
            return


@contextmanager
def room(folder: Path, views: Path) -> Iterator[None]:
    """Refuse to begin on a disk that is nearly full, and say so when it fills up."""
    needed = _SPARE + 2 * sum(path.stat().st_size for path in views.rglob("*") if path.is_file())
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StorageFull(
            f"only {free // 1_000_000} MB are free for the index in {folder}, {needed // 1_000_000} MB are "
            "needed; make room, then run this again"
        )
    try:
        yield
    except sqlite3.OperationalError as error:
        if not is_no_room(error):
            raise
        raise _no_room(folder) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        raise _no_room(folder) from error


def is_no_room(error: sqlite3.DatabaseError) -> bool:
    """Tell whether SQLite could not write, which says nothing of what is written already."""
    name = error.sqlite_errorname if isinstance(error, sqlite3.OperationalError) else ""
    return name in _CANNOT_WRITE


def _no_room(folder: Path) -> StorageFull:
    return StorageFull(
        f"there is no room left on the disk of {folder}; what was added before is kept, nothing else is "
        "changed. Make room, then run this again"
    )
