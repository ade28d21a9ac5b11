"""The process in which one file is read: it limits itself, reads standard input and writes one answer.

Started by `corpus.readers.sandbox` with a suffix and limits. The answer on standard output is JSON
(`corpus.readers.wire`), after a line `wire.OCR` when text recognition begins. Linux and macOS only.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from corpus.readers import wire
from corpus.readers.compose import mojibake_warning
from corpus.readers.sniff import Format, sniff
from corpus.readers.types import Extract, Limits, Reader, Refused

_OPEN_FILES = 32
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Read the file on standard input and write the answer."""
    suffix, limits = wire.decode_request(sys.argv[1])
    # What a library prints must not get into the answer.
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        confine(limits)

        def start_ocr() -> None:
            _limit(resource.RLIMIT_CPU, limits.seconds + limits.ocr_seconds)
            out.write(wire.OCR)
            out.flush()

        out.write(_answer(suffix, limits, start_ocr))


def confine(limits: Limits) -> None:
    """Limit what this process and those it starts may use, and let it die with its parent."""
    _limit(resource.RLIMIT_AS, limits.memory)
    # Only the soft limit: it kills all the same, and text recognition may raise it.
    _limit(resource.RLIMIT_CPU, limits.seconds, limits.seconds + limits.ocr_seconds)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)  # a core dump would leave the document's text on the disk
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    die_with_parent()


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent dies; only Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit(kind: int, soft: int, hard: int | None = None) -> None:
    """Set a limit, or leave a lower one that the operator has set."""
    ceiling = resource.getrlimit(kind)[1]
    top = ceiling if ceiling != resource.RLIM_INFINITY else sys.maxsize
    wanted = (min(soft, top), min(soft if hard is None else hard, top))
    resource.setrlimit(kind, wanted)


def _answer(suffix: str, limits: Limits, start_ocr: Callable[[], None]) -> bytes:
    try:
        extract = _checked(_read(suffix, limits, start_ocr))
        answer = wire.encode(extract)
        if len(answer) > limits.answer:
            raise Refused(f"holds more than {limits.answer // 1_000_000} MB of text; divide it")
        return answer
    except Refused as refusal:
        return wire.encode_refusal(str(refusal))
    except MemoryError:
        return wire.encode_refusal(f"needs more than {limits.memory // 1_000_000} MB to be read; divide it")
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes is a refusal of the file
        what = f"made its reader fail ({type(error).__name__} in {_place(error)})"
        return wire.encode_refusal(f"{what}; open it in its program, save it anew and try again")


def _read(suffix: str, limits: Limits, start_ocr: Callable[[], None]) -> Extract:
    data = sys.stdin.buffer.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise Refused(f"is larger than {limits.bytes // 1_000_000} MB; divide it")
    return _reader(sniff(data, suffix, limits), start_ocr).read(data, limits)


def _reader(found: Format, start_ocr: Callable[[], None]) -> Reader:
    """Return the format's reader; only its own libraries are imported."""
    if found is Format.PDF:
        from corpus.readers.pdf import PdfReader

        return PdfReader(start_ocr, die_with_parent)
    if found is Format.DOCX:
        from corpus.readers.docx import DocxReader

        return DocxReader()
    if found is Format.ODT:
        from corpus.readers.odt import OdtReader

        return OdtReader()
    if found is Format.HTML:
        from corpus.readers.html import HtmlReader

        return HtmlReader()
    if found is Format.MARKDOWN:
        from corpus.readers.markdown import MarkdownReader

        return MarkdownReader()
    from corpus.readers.text import TextReader

    return TextReader()


def _checked(extract: Extract) -> Extract:
    """Return the extract with the warnings that any format may need; never an empty one."""
    if not extract.text.strip():
        advice = "if it holds pictures of text, make a PDF of it, whose pages can be recognised"
        raise Refused(f"holds no text that can be read; {advice}")
    garbled = mojibake_warning(extract.text)
    return replace(extract, warnings=(*extract.warnings, garbled)) if garbled else extract


def _place(error: BaseException) -> str:
    """Return the innermost line of ours that the error passed, never what it says: that may be the text."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "corpus" in frame.filename]
    return f"{PurePath(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "a library"
