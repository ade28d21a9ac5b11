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
_NO_CHARACTER = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]")  # in Windows-1252
_MOST_NOISE = 0.02  # of the bytes of a text that are no characters; of chance bytes it is 0.13
_SAMPLE = 4096  # bytes
_LATIN_SHARE = 0.7  # of the characters of a Danish text in UTF-16, at least: their other byte is NUL


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
        Refused: the text is in UTF-32, in UTF-16 and damaged, or no text.
    """
    if data.startswith(_UTF32):  # before UTF-16, whose mark begins the same
        raise Refused("is UTF-32 text; save it as UTF-8")
    if data.startswith(_UTF16):
        return _decode_utf16(data, "utf-16"), []
    unmarked = unmarked_utf16(data)
    if unmarked:
        return _decode_utf16(data, unmarked), []
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_lines(data)


def unmarked_utf16(data: bytes) -> str | None:
    """Return the encoding of UTF-16 text that lacks its byte order mark, or None for what is none."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    for filled, blank, encoding in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        if blank.count(0) > _LATIN_SHARE * len(blank) and 0 not in filled and len(data) % 2 == 0:
            return encoding
    return None


def _decode_utf16(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(f"is damaged UTF-16 text (byte {error.start}); save it as UTF-8") from error


def _decode_lines(data: bytes) -> tuple[str, list[str]]:
    """Decode each line as UTF-8 or else as Windows-1252, which Latin-1's letters are part of."""
    noise = len(_NO_CHARACTER.findall(data))
    if noise > _MOST_NOISE * len(data):
        raise Refused(f"is no text: {noise} of its {len(data)} bytes are no characters; replace it")
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
        return _NO_CHARACTER.sub(b"", line).decode("cp1252"), "Windows-1252"
