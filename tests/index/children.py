"""Processes that change a library, to be killed or to run out of room.

A program forks a child for each change, which spares each the imports. It reads one JSON list a line,
[action, index folder, documents folder, bytes a file may have or null, when that begins to hold]; it prints
the child's number, and the child "start", "done ID" after each report, "flush" and "end", or "error MESSAGE".
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import RaadslagError
from corpus.folder import offered
from index.library import Report, changing
from tests.fakes import WordEmbedder

_ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Child:
    """One change of a library, as far as it has been told."""

    pid: int
    lines: list[tuple[float, str]] = field(default_factory=list)  # seconds since it began to work

    @property
    def reported(self) -> list[str]:
        return [line.removeprefix("done ") for _, line in self.lines if line.startswith("done ")]

    @property
    def error(self) -> str | None:
        return next((line[6:] for _, line in self.lines if line.startswith("error ")), None)

    def at(self, said: str) -> float:
        return next(when for when, line in self.lines if line == said)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it was done before
        os.kill(pid, signal.SIGKILL)


class Children:
    """Starts children, and kills those that are to be killed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.index.children"],
            cwd=_ROOT,
            env=os.environ | {"PYTHONPATH": str(_ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "ready"

    def close(self) -> None:
        self._process.communicate()

    def run(
        self,
        action: str,
        index_dir: Path,
        documents: Path,
        *,
        kill_at: float | None = None,
        after: str = "start",
        room: int | None = None,
        room_from: str = "begin",
    ) -> Child:
        """Run one change: "add", "sync" or "hold", which only holds the library.

        Args:
            action: what to do.
            index_dir: the library.
            documents: a folder.
            kill_at: seconds after which it is killed, counted from what `after` says.
            after: what the child says.
            room: bytes that a file may have.
            room_from: when `room` begins to hold: "begin", or "flush" when all is in the database.
        """
        assert self._process.stdin
        request = [action, str(index_dir), str(documents), room, room_from]
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        child = Child(int(self._line().removeprefix("child ")))
        started = time.perf_counter()
        timer: threading.Timer | None = None
        while (line := self._line()) != "gone":
            assert line, "the child could not work"
            if line == "start":
                started = time.perf_counter()
            child.lines.append((time.perf_counter() - started, line))
            if line == after and kill_at is not None:
                timer = threading.Timer(kill_at, _kill, (child.pid,))
                timer.start()
        if timer:
            timer.cancel()
            timer.join()
        return child

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().rstrip()


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _report(report: Report) -> None:
    _say(f"done {report.id}")


def _work(action: str, index_dir: Path, documents: Path, room: int | None, room_from: str) -> None:
    _limit(room if room_from == "begin" else None)
    with changing(index_dir, WordEmbedder()) as library:
        _say("start")
        if action == "add":
            library.add(offered(documents), _report)
        elif action == "sync":
            library.sync(documents, _report)
        else:
            time.sleep(60)
        if room is not None:
            library._writer.settle()  # so that only the indexes are still to be written
        _limit(room)
        _say("flush")
    _say("end")


def _limit(room: int | None) -> None:
    if room is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


def _main() -> None:
    _say("ready")
    for line in sys.stdin:
        action, index_dir, documents, room, room_from = json.loads(line)
        child = os.fork()
        if not child:
            _say(f"child {os.getpid()}")
            try:
                _work(action, Path(index_dir), Path(documents), room, room_from)
            except RaadslagError as error:
                _say(f"error {type(error).__name__}: {error}")
            except BaseException as error:  # noqa: BLE001  # the test is to see it
                _say(f"error {error!r}")
            os._exit(0)
        os.waitpid(child, 0)
        _say("gone")


if __name__ == "__main__":
    _main()
