"""The process in which one page is drawn: it limits itself, reads a PDF and writes one answer.

Started by `corpus.readers.page_picture`. The answer is a line of JSON and then the picture as PNG.
"""

from __future__ import annotations

import io
import json
import os
import sys

from corpus.readers.child import confine
from corpus.readers.types import Limits, Refused

_WIDTH = 1_240  # dots: an A4 page at 150 to the inch, sharp enough to read
_MOST_DOTS = 4_000_000  # of a page that is much higher than wide
_LEAST_POINTS = 1.0  # a page without width or height is none


def main() -> None:
    """Draw a page of the PDF on standard input and write the answer."""
    request = json.loads(sys.argv[1])
    limits = Limits(**request["limits"])
    # What a library prints must not get into the answer.
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        confine(limits)
        out.write(_answer(int(request["page"]), limits))


def _answer(page: int, limits: Limits) -> bytes:
    try:
        data = sys.stdin.buffer.read(limits.bytes + 1)
        if len(data) > limits.bytes:
            raise Refused(f"is larger than {limits.bytes // 1_000_000} MB; divide it")
        return _drawn(data, page)
    except Refused as refusal:
        return _refusal(str(refusal))
    except MemoryError:
        return _refusal(f"needs more than {limits.memory // 1_000_000} MB to be drawn; divide it")
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes is a refusal of the page
        return _refusal(f"made the drawing of its page {page} fail ({type(error).__name__})")


def _drawn(data: bytes, number: int) -> bytes:
    # Here, so that they are loaded within the limits.
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no types

    document = PdfDocument(data)
    if not 1 <= number <= len(document):
        raise Refused(f"has no page {number}")
    page = document[number - 1]
    width, height = page.get_size()
    if min(width, height) < _LEAST_POINTS:
        raise Refused(f"has nothing to show on page {number}")
    scale = min(_WIDTH / width, (_MOST_DOTS / (width * height)) ** 0.5)
    # Forms are not drawn, for what draws them also runs their scripts.
    picture = page.render(scale=scale, may_draw_forms=False).to_pil()
    out = io.BytesIO()
    picture.save(out, "PNG")
    head = json.dumps({"width": width, "height": height}).encode()
    return head + b"\n" + out.getvalue()


def _refusal(reason: str) -> bytes:
    return json.dumps({"refused": reason}).encode() + b"\n"
