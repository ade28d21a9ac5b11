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
_START = "import sys; sys.path.append(sys.argv.pop(1)); from corpus.readers.child import main; main()"
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
        with _opened(path, limits) as descriptor:
            return _extract(descriptor, path.suffix.lower(), limits)
    except Refused as refusal:
        raise CorpusError(f"{name!r} {refusal}") from refusal


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[int]:
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


def _extract(descriptor: int, suffix: str, limits: Limits) -> Extract:
    request = wire.encode_request(suffix, limits)
    child = subprocess.Popen(  # noqa: S603 - our own program; the request is JSON in one argument
        [sys.executable, "-I", "-B", "-c", _START, str(_ROOT), request],
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
    return _decoded(answer, child.returncode, limits)


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
        raise Refused(_cause(status, limits)) from error


def _cause(status: int, limits: Limits) -> str:
    """Say why a process ended without a whole answer."""
    if status == -signal.SIGXCPU:
        return f"takes more than {limits.seconds} seconds to read; divide it"
    if status < 0:
        name = signal.Signals(-status).name
        return (
            f"makes its reader crash or run out of memory ({name}); open it in its program and save it anew"
        )
    return f"leaves its reader without an answer (status {status}); open it in its program and save it anew"
