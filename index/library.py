"""The library: documents come, change and go, and search, views and lists follow at once.

    <folder>/
        library-<format>.sqlite   the truth: files, documents, passages, vectors
        originals/<sha256>.<end>  the files as they came, written once
        views/                    the word and vector indexes, made of the truth (index/views.py)
        lock                      held by the one process that changes the library

A file is read, taken apart and embedded first, and written in one transaction then. A process that dies
leaves whole files only, and the next one goes on where it stopped.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path

from corpus.errors import CorpusError
from corpus.folder import Offered, offered
from corpus.read import read_file
from corpus.readers.names import shown_name
from corpus.types import Masked, SourceFile
from index.errors import NoSuchFile
from index.lock import locked, room
from index.originals import FOLDER as ORIGINALS
from index.originals import Originals
from index.progress import Progress
from index.segment import digest
from index.segments import FOLDER as VIEWS
from index.segments import flush
from index.store import Store
from index.take import Taker, embed_again
from index.types import Embedder
from index.upgrade import drop_older, made_of, older_libraries
from index.writer import Held, Writer, entry_json

_AT_ONCE = 32  # files that are read before the first of them is written: they share their vocabulary
_BATCH = 64  # texts embedded at once
_FLUSH = 2_000  # passages in memory before the indexes are written
_VOCABULARY = 20_000_000  # characters of the library that a damaged text is repaired with


class Result(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file."""

    id: str
    name: str
    result: Result
    reason: str | None = None  # why it was refused, or which file holds the same already
    documents: int = 0
    passages: int = 0
    warnings: tuple[str, ...] = ()
    masked: tuple[Masked, ...] = ()


@contextmanager
def changing(
    folder: Path,
    embedder: Embedder,
    progress: Progress | None = None,
    *,
    limit: int | None = None,
    check: bool = False,
) -> Iterator[Library]:
    """Open the library in a folder to change it; nobody else can meanwhile.

    Args:
        folder: made when it is not there.
        embedder: its vectors are in force afterwards; those of another model are made again.
        progress: hears of the work.
        limit: bytes that the originals may take together; None for no limit.
        check: look for damage in all of the database and the indexes, and mend the indexes.

    Raises:
        IndexUnusable: the folder cannot be used, its database is damaged, or another process changes it.
        StorageFull: the disk is full; what was written before stands.
    """
    with locked(folder), room(folder, folder / VIEWS):
        library = Library(folder, embedder, progress or Progress(), limit, check=check)
        try:
            yield library
        finally:
            library.close()


class Library:
    """A library that is open for changes; see `changing`."""

    def __init__(
        self, folder: Path, embedder: Embedder, progress: Progress, limit: int | None, *, check: bool
    ) -> None:
        self._folder = folder
        self._embedder = embedder
        self._progress = progress
        self._originals = Originals(folder / ORIGINALS, limit)
        self._originals.drop_unfinished()
        self._writer = Writer(folder, embedder, check=check)
        self._held = self._writer.held()
        self._pending = 0
        self._check = check
        self._sweep = check
        self._loose: list[tuple[str, str]] = []  # digest and name of originals that may have lost their file
        self._coming: dict[str, Path] = {}  # the files of this call by id
        try:
            if self._writer.meta()["complete"] != "yes":
                self._upgrade()
            embed_again(self._writer, embedder, progress)
        except BaseException:
            self._writer.close()
            raise

    def close(self) -> None:
        """Bring the indexes up to date and close the database."""
        with ExitStack() as afterwards:  # each of these also when the one before fails
            afterwards.callback(self._writer.close)
            afterwards.callback(self._drop_originals)
            self._flush()

    def held(self) -> dict[str, Held]:
        """Return the files of the library by id, in their order."""
        return dict(self._held)

    def add(self, files: Sequence[Offered], report: Callable[[Report], None] | None = None) -> list[Report]:
        """Take files in, each in place of what its id held before.

        A file that is refused leaves what was there. `report` hears of each file as it is done.
        """
        reports: list[Report] = []
        self._coming = {file.id: file.path for file in reversed(files)}
        self._progress.step("Reading", len(files))
        queue = iter(files)
        while group := list(islice(queue, _AT_ONCE)):
            for outcome in self._add_group(group):
                reports.append(outcome)
                if report:
                    report(outcome)
        return reports

    def remove(self, ids: Sequence[str]) -> list[Report]:
        """Take files out.

        Raises:
            NoSuchFile: an id is not in the library; nothing is removed then.
        """
        for identity in ids:
            if identity not in self._held:
                raise NoSuchFile(_no_such(identity, self._held))
        self._progress.step("Removing", len(set(ids)))
        return [self._remove(identity) for identity in dict.fromkeys(ids)]

    def forget_refusal(self, identity: str) -> None:
        """Forget that a file was refused; what its id holds stays."""
        self._writer.forget_refusal(identity)

    def sync(self, folder: Path, report: Callable[[Report], None] | None = None) -> list[Report]:
        """Make what the library holds of a folder match it: add, update and remove.

        Raises:
            CorpusError: the folder is missing, its catalogue is wrong, or it holds no file at all, though
                the library holds some of it: an unmounted disk must not empty the library.
        """
        if not folder.is_dir():
            raise CorpusError(f"{str(folder)!r} is no folder; name one, or use 'raadslag add' for a file")
        files = offered(folder)
        origin = str(folder.expanduser().resolve())
        old = [held for held in self._held.values() if held.origin == origin]
        if old and not files:
            raise CorpusError(
                f"{str(folder)!r} is empty, but the library holds {len(old)} files of it; remove them with "
                "'raadslag remove' if that is meant"
            )
        kept = {file.id for file in files}
        self._writer.forget_refusals(kept, origin)
        # Before the others come: a file that was renamed would be taken for a copy of its former self.
        gone = [held.id for held in old if held.id not in kept]
        reports = self.remove(gone) if gone else []
        for outcome in reports:
            if report:
                report(outcome)
        return reports + self.add(files, report)

    def _remove(self, identity: str) -> Report:
        self._writer.remove(identity)
        self._progress.advance()
        held = self._held.pop(identity)
        self._loose.append((held.digest, held.name))
        return Report(identity, held.name, Result.REMOVED)

    def _add_group(self, group: Sequence[Offered]) -> Iterator[Report]:
        """Take some files in; their texts are each other's vocabulary."""
        self._progress.step("Reading", 0)
        read: list[tuple[Offered, SourceFile | Report]] = []
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            for file, found in zip(group, pool.map(self._read, group), strict=True):
                read.append((file, found))
                self._progress.advance()
        texts = [found.text for _, found in read if isinstance(found, SourceFile)]
        taker = Taker(self._embedder, self._progress, self._writer, texts)
        for file, found in read:
            if isinstance(found, Report):
                if found.result is Result.REFUSED:
                    self._writer.refuse(file.id, file.name, file.origin, found.reason or "")
                else:
                    self._writer.forget_refusal(file.id)
                    self._claim(file)
                yield found
            else:
                yield self._put(file, found, taker)

    def _read(self, file: Offered) -> SourceFile | Report:
        """Read a file, or say why not."""
        try:
            self._check_owner(file)
            found = _digest(file.path)
            if _is_same(self._held.get(file.id), file, found):
                return Report(file.id, file.name, Result.UNCHANGED)
            if twin := self._twin(file, found):
                return twin
            source = replace(read_file(file.path), name=file.name)
            if source.digest != found:
                raise CorpusError(f"{file.name!r} changed while it was read; add it again")
        except CorpusError as error:
            return Report(file.id, file.name, Result.REFUSED, str(error))
        return source

    def _check_owner(self, file: Offered) -> None:
        """Let no file of a folder take the place of one from elsewhere.

        Raises:
            CorpusError: the id is that of another file.
        """
        held = self._held.get(file.id)
        owner = self._coming.get(file.id, file.path)
        own = (file.origin, str(file.path.expanduser().resolve()))
        if owner == file.path and held and not file.is_single and held.origin not in own:
            owner = Path(held.origin)
        if owner != file.path:
            raise CorpusError(
                f"{file.name!r} would get the id {file.id!r}, which a file from {str(owner)!r} has; give it "
                "another name, or add it by itself with --id"
            )

    def _origin(self, file: Offered) -> str:
        """Return where a file is to be kept track of: in its folder also when it is updated by itself."""
        held = self._held.get(file.id)
        from_folder = held and shown_name(Path(held.origin).name) != held.name
        return held.origin if held and from_folder and file.is_single else file.origin

    def _claim(self, file: Offered) -> None:
        """Note that a file which is there already belongs to a folder from now on."""
        held = self._held.get(file.id)
        if held and held.origin != self._origin(file):
            self._writer.claim(file.id, self._origin(file))
            self._held[file.id] = replace(held, origin=self._origin(file))

    def _twin(self, file: Offered, found: str) -> Report | None:
        """Say that a file is there already under another id, when it is."""
        if file.id in self._held:
            return None
        twins = (held.id for held in list(self._held.values()) if held.digest == found)
        twin = next((twin for twin in twins if self._stays(twin, found)), None)
        reason = f"the same file is there as {twin!r}"
        return Report(file.id, file.name, Result.UNCHANGED, reason) if twin else None

    def _stays(self, identity: str, found: str) -> bool:
        """Tell whether a file that is there is not about to become another one."""
        coming = self._coming.get(identity)
        return coming is None or not coming.is_file() or _digest(coming) == found

    def _put(self, file: Offered, source: SourceFile, taker: Taker) -> Report:
        if twin := self._twin(file, source.digest):  # of the same group
            return twin
        try:
            taken = taker.take(replace(file, origin=self._origin(file)), source)
            self._loose.append((source.digest, source.name))  # until it is written
            self._originals.keep(file.path, source)
            self._writer.put(taken)
        except (CorpusError, sqlite3.IntegrityError) as error:
            clash = f"{file.name!r} has a document whose id is taken; give the file another id"
            reason = str(error) if isinstance(error, CorpusError) else clash
            self._writer.refuse(file.id, file.name, file.origin, reason)
            return Report(file.id, file.name, Result.REFUSED, reason)
        before = self._held.get(file.id)
        if before:
            self._loose.append((before.digest, before.name))
        result = Result.UPDATED if before else Result.ADDED
        self._held[file.id] = Held(file.id, source.name, source.digest, entry_json(taken.entry), taken.origin)
        count = sum(len(found) for _, found, _ in taken.documents)
        self._pending += count
        if self._pending >= _FLUSH:
            self._flush()
        return Report(
            file.id,
            file.name,
            result,
            None,
            len(taken.documents),
            count,
            source.warnings,
            source.masked,
        )

    def _upgrade(self) -> None:
        """Take in again what a library of another format holds, which then goes."""
        for path in older_libraries(self._folder):
            self.add(made_of(path, self._originals))
        self._writer.say("complete", "yes")
        drop_older(self._folder)

    def _drop_originals(self) -> None:
        """Delete the originals that no file needs: those that came loose now, or with `check` any."""
        needed = {self._originals.path(held.digest, held.name) for held in self._loosened()}
        if self._sweep:
            self._originals.drop_all_but(needed)
        else:
            self._originals.drop({self._originals.path(*file) for file in self._loose} - needed)

    def _loosened(self) -> list[Held]:
        """Return the files whose originals may be among those to be deleted."""
        loose = {found for found, _ in self._loose}
        return [held for held in self._held.values() if self._sweep or held.digest in loose]

    def _flush(self) -> None:
        """Write the indexes for all that the library holds."""
        self._pending = 0
        said = self._writer.meta()
        if said["complete"] != "yes":
            return
        store = Store(self._folder)
        try:
            flush(self._folder, store, said["model"], int(said["dimension"]), check=self._check)
        finally:
            store.close()
        self._check = False


def _is_same(before: Held | None, file: Offered, found: str) -> bool:
    if before is None or before.digest != found:
        return False
    return not file.said if file.entry is None else before.entry == entry_json(file.entry)


def _digest(path: Path) -> str:
    try:
        if not path.is_file():
            raise CorpusError(f"{path.name!r} is no file in {path.parent}; check the catalogue or the path")
        return digest(path)
    except OSError as error:
        raise CorpusError(f"cannot read {path.name!r} in {path.parent}: {error.strerror}") from error


def _no_such(identity: str, held: dict[str, Held]) -> str:
    whole = identity.partition("--")[0]
    if whole != identity and whole in held:
        return f"{identity!r} is a part of the file {held[whole].name!r}; remove all of it with {whole!r}"
    return f"no file has the id {identity!r}; 'raadslag list' shows the ids"
