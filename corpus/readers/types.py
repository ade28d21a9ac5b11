"""What reading a file gives, the limits it runs under, and what a reader must do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Refused(Exception):
    """Why a file is not read, as the end of a sentence that begins with its name.

    "is protected by a password; save a copy without one" says what is wrong and what to do. The
    sandbox puts the name in front, which no reader knows.
    """


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading that the format itself calls one: `text[start:end]` of the extract."""

    start: int
    end: int
    level: int  # 1 is outermost


@dataclass(frozen=True, slots=True)
class LineBox:
    """Where a line of the extract stands on its page, in points from the page's top left corner.

    The page is taken as a person sees it: turned by its rotation and cut to its crop box.
    """

    page: int  # counted from 1
    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file. Every citation's offsets are offsets into `text`.

    Raises:
        ValueError: a mark or a line lies outside the text.
    """

    text: str
    paged: bool  # pages are separated by form feeds
    marks: tuple[HeadingMark, ...] = ()  # in order
    lines: tuple[LineBox, ...] = ()  # in the order of the text; empty for formats without positions
    warnings: tuple[str, ...] = ()  # what a reader of the document should know is missing or uncertain

    def __post_init__(self) -> None:
        parts: tuple[HeadingMark | LineBox, ...] = (*self.marks, *self.lines)
        for part in parts:
            if not 0 <= part.start <= part.end <= len(self.text):
                raise ValueError(f"{part} lies outside a text of {len(self.text)} characters")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask for; the defaults suit documents of some thousand pages."""

    bytes: int = 50_000_000  # of the file
    seconds: int = 60  # of processor time, and as many on the clock
    memory: int = 1_000_000_000  # bytes of address space of the process that reads
    answer: int = 64_000_000  # bytes that the reading process may send back
    pages: int = 20_000
    paragraphs: int = 200_000  # paragraphs, list items and table rows of a file without pages
    entries: int = 2_000  # of a ZIP archive
    unpacked: int = 200_000_000  # bytes of all entries together
    part: int = 50_000_000  # bytes of one entry
    ratio: int = 100  # unpacked to packed size of an archive
    ocr_seconds: int = 600  # that text recognition may add to `seconds`


DEFAULTS = Limits()


class Reader(Protocol):
    """Reads one format. It runs in a process of its own, where it may crash, hang or starve."""

    suffixes: tuple[str, ...]  # in lower case, with the dot

    def read(self, data: bytes, limits: Limits) -> Extract:
        """Return the file's text.

        Raises:
            Refused: the file is damaged, protected, too large in some respect, or holds no text.
        """
        ...
