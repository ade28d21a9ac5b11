"""Text recognition of page pictures by Tesseract with its Danish language data.

Tesseract is asked by its command line. The picture goes in and the words come out through pipes:
nothing is written to disk, which the reading process may not do.
"""

from __future__ import annotations

import itertools
import shutil
import statistics
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.readers.compose import plain
from corpus.readers.words import TextLine, Word, line_of

LANGUAGE = "dan"
RESOLUTION = 300  # dots per inch, what Tesseract's data is trained on
MISSING = "install Tesseract with Danish (apt install tesseract-ocr tesseract-ocr-dan)"
_LIST_SECONDS = 20
_WORD = "5"  # the level of a row in Tesseract's table that holds a word
_NOISE = 20  # per cent of certainty: what is less certain is mostly dirt on the paper

Place = tuple[str, str, str]  # numbers of the block, of the paragraph in it and of the line in that


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey picture of a page, one byte for each dot, row by row from the top."""

    width: int
    height: int
    dots: bytes
    scale: float  # dots per point of the page


def is_available() -> bool:
    """Tell whether Tesseract and its Danish data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run(  # noqa: S603 - fixed arguments
            [program, "--list-langs"], capture_output=True, text=True, timeout=_LIST_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in listed.stdout.split()


def recognise(
    picture: Picture, seconds: float, before_start: Callable[[], None] | None = None
) -> tuple[list[TextLine], float]:
    """Return the lines of a page in reading order and how certain they are, in per cent.

    A page that takes too long or makes Tesseract fail gives no lines.

    Args:
        picture: the page.
        seconds: how long it may take.
        before_start: called in Tesseract's process before it starts.
    """
    command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(RESOLUTION), "tsv"]
    header = f"P5 {picture.width} {picture.height} 255\n".encode()  # the PGM format
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            command,
            input=header + picture.dots,
            capture_output=True,
            timeout=max(seconds, 0.1),
            check=True,
            preexec_fn=before_start,
        )
    except (OSError, subprocess.SubprocessError):
        return [], 0.0
    words = list(_words(done.stdout.decode("utf-8", "replace"), picture.scale))
    certainty = statistics.fmean(certainty for _, _, certainty in words) if words else 0.0
    return _lines(words), certainty


def _words(table: str, scale: float) -> Iterator[tuple[Place, Word, float]]:
    """Yield the words of Tesseract's table with their place and certainty, less what is noise."""
    for row in table.splitlines():
        level, _, *place, _, left, top, width, height, certainty, text = row.split("\t", 11)
        if level == _WORD and text.strip() and float(certainty) >= _NOISE:
            x0, y0, across, down = (int(value) / scale for value in (left, top, width, height))
            word = Word(plain(text.strip()), x0, y0, x0 + across, y0 + down)
            yield (place[0], place[1], place[2]), word, float(certainty)


def _lines(words: Iterable[tuple[Place, Word, float]]) -> list[TextLine]:
    lines: list[TextLine] = []
    last: Place | None = None
    for place, row in itertools.groupby(words, key=lambda found: found[0]):
        line = line_of([word for _, word, _ in row])
        lines.append(replace(line, gap=last is not None and place[:2] != last[:2]))
        last = place
    return lines
