"""A page of a PDF as a picture, drawn in a process of its own: the file may be hostile."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.readers.names import shown_name
from corpus.readers.sandbox import answer_of, cause, opened
from corpus.readers.types import DEFAULTS, Limits, Refused

# Whoever asks for a page waits for it, so it gets less time than the reading of a whole file.
LIMITS = replace(DEFAULTS, seconds=10, answer=12_000_000, ocr_seconds=0)
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a person sees it: turned by its rotation and cut to its crop box."""

    png: bytes
    width: float  # of the page in points, in which `LineBox` counts too
    height: float


def page_picture(path: Path, page: int, limits: Limits = LIMITS) -> PagePicture:
    """Draw a page of a PDF.

    Args:
        path: the file.
        page: counted from 1.
        limits: on the process that draws.

    Raises:
        CorpusError: the file cannot be opened, has no such page, or cannot be drawn within the limits.
    """
    request = json.dumps({"page": page, "limits": asdict(limits)})
    try:
        with opened(path, limits) as descriptor:
            answer, status = answer_of("page_child", descriptor, request, limits)
        try:
            return _decoded(answer)
        except ValueError as error:
            raise Refused(cause(status, limits)) from error
    except Refused as refusal:
        raise CorpusError(f"{shown_name(path.name)!r} {refusal}") from refusal


def _decoded(answer: bytes) -> PagePicture:
    """Return the picture of an answer. Every field is converted: the process may have been taken over.

    Raises:
        Refused: the answer is a refusal.
        ValueError: it is no answer.
    """
    head, _, png = answer.partition(b"\n")
    try:
        fields = json.loads(head)
        if "refused" in fields:
            raise Refused(str(fields["refused"]))
        picture = PagePicture(png, float(fields["width"]), float(fields["height"]))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("the answer has another shape") from error
    if not png.startswith(_SIGNATURE) or not (0 < picture.width < 1e6 and 0 < picture.height < 1e6):
        raise ValueError("the answer holds no picture")
    return picture
