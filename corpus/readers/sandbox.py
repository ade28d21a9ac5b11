"""Reads a file in a process of its own, so that no file can harm the program.

A parser that crashes, hangs or eats memory takes that process down and nothing else. The libraries
that parse are never imported here.
"""

from __future__ import annotations

import os
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from corpus.errors import CorpusError
from corpus.readers import wire
from corpus.readers.names import shown_name
from corpus.readers.types import DEFAULTS, Extract, Limits, Refused

# A fresh interpreter without the environment's or the user's paths; ours is added last, so that
# nothing in the checkout can stand in for a library.
_START = "import sys; sys.path.append(sys.argv.pop(1)); from corpus.readers.MODULE import main; main()"
_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "TESSDATA_PREFIX")  # of the environment; the rest may hold secrets
_SET = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}  # one thread each: there may be many readers
_GRACE_SECONDS = 5  # for starting the interpreter, and for ending
_PIECE = 65_536  # bytes


def extract(path: Path, limits: Limits = DEFAULTS) -> Extract:
    """Return the text of a file, whose ending must fit its content.

    Raises:
        CorpusError: the file cannot be opened or is refused; the message says why and what to do.
    """
    name = shown_name(path.name)
    try:
        with opened(path, limits) as descriptor:
            request = wire.encode_request(path.suffix.lower(), limits)
            answer, status = answer_of("child", descriptor, request, limits)
            return _decoded(answer, status, limits)
    except Refused as refusal:
        raise CorpusError(f"{name!r} {refusal}") from refusal


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[int]:
    """Give the descriptor of a file that is open for reading.

    Raises:
        Refused: it cannot be opened, is no file or is too large.
    """
    # O_NONBLOCK: opening a named pipe would wait for its other end.
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:  # ValueError: the path holds a NUL
        why = getattr(error, "strerror", None) or "its name is no name of a file"
        raise Refused(f"cannot be opened: {why}; check that it is there and may be read") from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Refused("is no file; choose a document")
        if found.st_size > limits.bytes:
            raise Refused(f"is larger than {limits.bytes // 1_000_000} MB; divide it")
        yield descriptor
    finally:
        os.close(descriptor)


def answer_of(module: str, descriptor: int, request: str, limits: Limits) -> tuple[bytes, int]:
    """Return what a process of ours writes about the open file, and the status that it ended with.

    Args:
        module: of this package, whose `main` is run; it limits itself by the request.
        descriptor: the file, which is its standard input.
        request: JSON, in one argument.
        limits: on its time and on what it may write.

    Raises:
        Refused: it takes too long or writes too much.
    """
    child = subprocess.Popen(  # noqa: S603 - our own program; the request is JSON in one argument
        [sys.executable, "-I", "-B", "-c", _START.replace("MODULE", module), str(_ROOT), request],
        stdin=descriptor,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | _SET,
    )
    with child:  # waits for its end, whatever happens
        try:
            answer = _received(child, limits)
            with suppress(subprocess.TimeoutExpired):
                child.wait(_GRACE_SECONDS)
        finally:
            child.kill()
    return answer, child.returncode


def _received(child: subprocess.Popen[bytes], limits: Limits) -> bytes:
    """Return all that the process writes, unless that takes too long or grows too large."""
    pipe = cast("IO[bytes]", child.stdout).fileno()
    poll = select.poll()  # select() fails in a server with more than 1,024 open files
    poll.register(pipe)
    began = time.monotonic()
    answer = bytearray()
    while True:
        allowed = limits.seconds + (limits.ocr_seconds if answer.startswith(wire.OCR) else 0)
        left = began + allowed + _GRACE_SECONDS - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise Refused(f"takes more than {allowed} seconds to read; divide it")
        piece = os.read(pipe, _PIECE)
        if not piece:
            return bytes(answer)
        answer += piece
        if len(answer) > limits.answer + len(wire.OCR):
            raise Refused(f"gives more than {limits.answer // 1_000_000} MB of text; divide it")


def _decoded(answer: bytes, status: int, limits: Limits) -> Extract:
    try:
        return wire.decode(answer)
    except ValueError as error:
        raise Refused(cause(status, limits)) from error


def cause(status: int, limits: Limits) -> str:
    """Say why a process ended without a whole answer."""
    if status == -signal.SIGXCPU:
        return f"takes more than {limits.seconds} seconds to read; divide it"
    if status < 0:
        name = signal.Signals(-status).name
        return (
            f"makes its reader crash or run out of memory ({name}); open it in its program and save it anew"
        )
    return f"leaves its reader without an answer (status {status}); open it in its program and save it anew"
