"""Plain text in the encodings that municipalities' programs have written.

UTF-8 is tried line by line: a file that several programs have added to mixes encodings.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from corpus.readers.compose import plain
from corpus.readers.types import Extract, Limits, Refused

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class TextReader:
    """Reads plain text; form feeds separate pages."""

    suffixes: tuple[str, ...] = (".txt",)

    def read(self, data: bytes, limits: Limits) -> Extract:
        decoded, warnings = decode(data)
        text = plain(decoded)
        if text.count("\f") >= limits.pages:
            raise Refused(f"holds more than {limits.pages} pages; divide it")
        return Extract(text, paged="\f" in text, warnings=tuple(warnings))


def decode(data: bytes) -> tuple[str, list[str]]:
    """Return the text and what is uncertain about it. A byte order mark is no part of the text.

    Raises:
        Refused: the text is in UTF-32, or in UTF-16 and damaged.
    """
    if data.startswith(_UTF32):  # before UTF-16, whose mark begins the same
        raise Refused("is UTF-32 text; save it as UTF-8")
    if data.startswith(_UTF16):
        return _decode_utf16(data), []
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_lines(data)


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise Refused(f"is damaged UTF-16 text (byte {error.start}); save it as UTF-8") from error


def _decode_lines(data: bytes) -> tuple[str, list[str]]:
    """Decode each line as UTF-8 or else as Windows-1252, which Latin-1's letters are part of."""
    found: Counter[str] = Counter()
    lines: list[str] = []
    for line in data.splitlines(keepends=True):
        text, encoding = _decode_line(line)
        lines.append(text)
        found[encoding] += not line.isascii()
    if found["UTF-8"]:
        name = f"mixes encodings: {found['Windows-1252']} lines are not UTF-8 and were read as Windows-1252"
    else:
        name = "is not UTF-8 and was read as Windows-1252"
    return "".join(lines), [f"the text {name}; check its æ, ø and å"]


def _decode_line(line: bytes) -> tuple[str, str]:
    try:
        return line.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252.
        return re.sub(rb"[\x81\x8d\x8f\x90\x9d]", b"", line).decode("cp1252"), "Windows-1252"
