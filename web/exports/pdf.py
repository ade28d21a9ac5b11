"""Answers as a PDF that screen readers can read (PDF/UA-1), with numbers that lead to sources and back."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path

from web.exports.answer_tree import blocks
from web.exports.model import Export
from web.exports.words import NOTICE, OF_PAGES, PAGE, PROGRAM

_TYPESET = Path(__file__).parent / "typeset.py"
_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "RAYON_NUM_THREADS": "1",
}  # nothing of the server's, which may hold secrets
_SECONDS = 60
_AT_ONCE = threading.BoundedSemaphore(2)  # each takes 0.1 GB and a processor; the next one waits


def pdf(export: Export) -> bytes:
    """Return the export as a PDF file, the same bytes each time.

    Raises:
        RuntimeError: the compiler refused it or ended early; the message holds nothing of the answer.
        subprocess.TimeoutExpired: it took more than a minute.
    """
    with _AT_ONCE:
        made = subprocess.run(  # noqa: S603 - our own program; what it is given is data
            [sys.executable, "-I", "-B", str(_TYPESET)],
            input=json.dumps(_file(export)).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # would hold words of the answer
            env=_ENVIRONMENT,
            timeout=_SECONDS,
            check=False,
        )
    if made.returncode:
        raise RuntimeError(f"the PDF compiler ended with status {made.returncode}; export as Word instead")
    return made.stdout


def _file(export: Export) -> dict[str, object]:
    return {
        "title": export.title or PROGRAM,  # a file without a title is refused
        "program": PROGRAM,
        "notice": NOTICE,
        "page": PAGE,
        "of": OF_PAGES,
        "year": export.made.year,
        "month": export.made.month,
        "day": export.made.day,
        "blocks": [asdict(block) for block in blocks(export)],
    }
