"""What the web does to the library: takes files in and out, one change after the other, in a thread.

Who asks for a change gets a job at once and looks at how far it is. The library itself sees to it that a file
is wholly taken in or not at all, so a process that dies in a job leaves nothing half done.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from assistant.errors import UpkeepBusy
from assistant.upload import Upload, arrange
from corpus.errors import RaadslagError
from index.library import Library, Report
from index.progress import Progress

SPOOL = "spool"
_KEPT = 50  # jobs that can still be looked at
_WAITING = 10  # jobs that may wait
_ABANDONED = 3_600  # seconds after which what a process that died left is deleted

Change = Callable[[Progress], AbstractContextManager[Library]]
_log = logging.getLogger("raadslag.upkeep")


class Task(StrEnum):
    """What a job does."""

    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"  # of the files, `reports` has those that were done before


@dataclass(frozen=True, slots=True)
class Job:
    """A change of the library."""

    id: str
    task: Task
    names: tuple[str, ...]  # of the files
    state: State = State.WAITING
    reports: tuple[Report, ...] = ()  # of the files that are done
    step: str = ""  # what is being done, in the library's words: "Reading", "Embedding"
    step_done: int = 0
    step_total: int = 0
    problem: str | None = None  # why it failed; None for a bug, which the log tells of

    @property
    def is_over(self) -> bool:
        return self.state in (State.DONE, State.FAILED)


@dataclass(frozen=True, slots=True)
class _Order:
    """A job with what it takes to do it."""

    id: str
    work: Callable[[Library, Callable[[Report], None]], None]
    spool: Path | None


class Upkeep:
    """Changes the library that a server answers from; safe to use from several threads."""

    def __init__(self, change: Change, folder: Path) -> None:
        """Change a library.

        Args:
            change: opens it for a change.
            folder: the index folder; what is sent in lies below it until it is taken in.
        """
        self._change = change
        self._spool = folder / SPOOL
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._orders: SimpleQueue[_Order] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._spools: set[Path] = set()  # those in use
        self._sweep()

    def spool(self) -> Path:
        """Return a new folder, its owner's alone, for files that are to be added."""
        self._sweep()
        self._spool.mkdir(mode=0o700, exist_ok=True)
        folder = self._spool / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        with self._lock:
            self._spools.add(folder)
        return folder

    def add(self, uploads: Sequence[Upload], spool: Path, *, overwrite: bool = False) -> Job:
        """Begin to take files in; the folder goes when that is done.

        Args:
            uploads: the files.
            spool: the folder that they lie in.
            overwrite: whether files take the place of those of the same name.

        Raises:
            UpkeepBusy: too many jobs wait already; the folder is gone.
        """

        def work(library: Library, report: Callable[[Report], None]) -> None:
            offers, refused = arrange(uploads, library.held(), overwrite=overwrite)
            for outcome in refused:
                report(outcome)
            library.add(offers, report)

        task = Task.REPLACE if any(upload.into for upload in uploads) else Task.ADD
        return self._order(task, [upload.name for upload in uploads], work, spool)

    def remove(self, ids: Sequence[str], names: Sequence[str]) -> Job:
        """Begin to take files out.

        Raises:
            UpkeepBusy: too many jobs wait already.
        """

        def work(library: Library, report: Callable[[Report], None]) -> None:
            for outcome in library.remove(ids):
                report(outcome)

        return self._order(Task.REMOVE, names, work, None)

    def forget_refusal(self, identity: str) -> None:
        """Take a file that was refused off the list.

        Raises:
            RaadslagError: the library cannot be changed now.
        """
        with self._change(Progress()) as library:
            library.forget_refusal(identity)

    def job(self, job_id: str) -> Job | None:
        """Return a job as it is now; None for one that was long ago."""
        with self._lock:
            return self._jobs.get(job_id)

    def jobs(self) -> list[Job]:
        """Return the jobs that are not over, the first one first."""
        with self._lock:
            return [job for job in self._jobs.values() if not job.is_over]

    def _order(
        self,
        task: Task,
        names: Iterable[str],
        work: Callable[[Library, Callable[[Report], None]], None],
        spool: Path | None,
    ) -> Job:
        job = Job(secrets.token_urlsafe(12), task, tuple(names))
        with self._lock:
            if sum(not other.is_over for other in self._jobs.values()) >= _WAITING:
                if spool:
                    self.drop(spool)
                raise UpkeepBusy(f"{_WAITING} changes wait already; try again when some are done")
            self._jobs[job.id] = job
            over = [other.id for other in self._jobs.values() if other.is_over]
            for old in over[: max(0, len(self._jobs) - _KEPT)]:
                del self._jobs[old]
            self._orders.put(_Order(job.id, work, spool))
            if self._thread is None:
                # A daemon: whoever stops the server does not wait for a thousand pages.
                self._thread = threading.Thread(target=self._work, name="upkeep", daemon=True)
                self._thread.start()
        return job

    def _work(self) -> None:
        while True:
            order = self._orders.get()
            try:
                self._do(order)
            finally:
                if order.spool:
                    self.drop(order.spool)

    def _do(self, order: _Order) -> None:
        self._set(order.id, state=State.RUNNING)
        try:
            with self._change(_Heard(partial(self._step, order.id))) as library:
                order.work(library, lambda report: self._add_report(order.id, report))
        except RaadslagError as error:
            _log.error("job %s failed: %s", order.id, error)
            self._set(order.id, state=State.FAILED, problem=str(error))
        except Exception:  # noqa: BLE001 - the thread must live on for the next job
            _log.exception("job %s failed", order.id)
            self._set(order.id, state=State.FAILED)
        else:
            self._set(order.id, state=State.DONE)
            _log.info("job %s done: files=%d", order.id, len(self._jobs[order.id].reports))

    def _set(self, job_id: str, **changed: object) -> None:
        with self._lock:
            self._jobs[job_id] = replace(self._jobs[job_id], **changed)  # type: ignore[arg-type]  # our own fields

    def _add_report(self, job_id: str, report: Report) -> None:
        with self._lock:
            job = self._jobs[job_id]
            self._jobs[job_id] = replace(job, reports=(*job.reports, report))

    def _step(self, job_id: str, name: str, total: int, done: int) -> None:
        """Note that a step has `total` more parts, or that `done` of them are done."""
        with self._lock:
            job = self._jobs[job_id]
            if name and name != job.step:
                job = replace(job, step=name, step_done=0, step_total=0)
            self._jobs[job_id] = replace(
                job, step_done=job.step_done + done, step_total=job.step_total + total
            )

    def _sweep(self) -> None:
        """Delete what a process that died left behind."""
        if not self._spool.is_dir():
            return
        for left in self._spool.iterdir():
            if left not in self._spools and left.stat().st_mtime < time.time() - _ABANDONED:
                shutil.rmtree(left, ignore_errors=True)

    def drop(self, spool: Path) -> None:
        """Delete a folder whose files are not to be taken in after all."""
        shutil.rmtree(spool, ignore_errors=True)
        self._spools.discard(spool)


class _Heard(Progress):
    """Passes on how far a job is: the step, how many more parts it has, how many more of them are done."""

    def __init__(self, tell: Callable[[str, int, int], None]) -> None:
        self._tell = tell

    def step(self, name: str, total: int) -> None:
        self._tell(name, total, 0)

    def advance(self, count: int = 1) -> None:
        self._tell("", 0, count)
