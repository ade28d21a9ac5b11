"""What a file holds, told by its content and held against its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from corpus.readers.archive import Archive
from corpus.readers.text import unmarked_utf16
from corpus.readers.types import Limits, Refused


class Format(StrEnum):
    """The formats that are read; the values are the words that people see."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    DOCX = "a Word document (DOCX)"
    ODT = "an OpenDocument text (ODT)"
    PDF = "a PDF"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".docx": Format.DOCX,
    ".odt": Format.ODT,
    ".pdf": Format.PDF,
}

WORD_TYPES = (  # of a Word file's main part: documents and templates, without and with macros
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
    b"vnd.ms-word.document.macroEnabled.main+xml",
    b"vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
ODT_TYPES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
)
_HEAD = 1024  # bytes: a PDF may have so many before its mark
_FOREIGN = {  # what other files begin with
    b"\xd0\xcf\x11\xe0": "an old Office document, or one with a password; save it as DOCX without a password",
    b"{\\rtf": "an RTF document; save it as DOCX",
    b"\x89PNG": "a picture; make a PDF of it",
    b"\xff\xd8\xff": "a picture; make a PDF of it",
    b"II*\x00": "a picture; make a PDF of it",
    b"MM\x00*": "a picture; make a PDF of it",
    b"MZ": "a program, which is not read",
    b"\x7fELF": "a program, which is not read",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(rb"<(?:p|div|h[1-6]|ul|ol|table|article|section|main|title|br)\b[^>]*>", re.I)
_BEFORE_HTML = re.compile(rb"(?:\s+|<\?xml[^>]*\?>|<!--.*?-->)*", re.S)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def sniff(data: bytes, suffix: str, limits: Limits) -> Format:
    """Return the format of a file whose name ends in `suffix`.

    Raises:
        Refused: the ending is unknown, the file is empty, or it holds something else than its name says.
    """
    expected = SUFFIXES.get(suffix.lower())
    if expected is None:
        raise Refused(f"ends in {suffix!r}, which is not read; save it as one of {', '.join(SUFFIXES)}")
    if not data:
        raise Refused("is empty; fetch or save it again")
    found = _content(data, limits)
    if found == expected or (found == Format.TEXT and _may_be(expected, data)):
        return expected
    known = isinstance(found, Format)
    advice = "; give it the ending that fits, or replace it" if known else ""
    raise Refused(f"should be {expected} by its ending but holds {found}{advice}")


def _content(data: bytes, limits: Limits) -> Format | str:
    """Return the format, or words for one that is not read and what to do about it."""
    if b"%PDF-" in data[:_HEAD]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_content(Archive(data, limits))
    for start, words in _FOREIGN.items():
        if data.startswith(start):
            return words
    if _begins_as_html(data):
        return Format.HTML
    # UTF-16 has NULs; other text has none.
    if b"\0" in data and not data.startswith(_MARKS[1:]) and not unmarked_utf16(data):
        return "binary data; save it as one of the formats that are read"
    return Format.TEXT


def _zip_content(archive: Archive) -> Format | str:
    names = archive.names
    if "[Content_Types].xml" in names:
        types = archive.read("[Content_Types].xml")
        if any(word in types for word in WORD_TYPES):
            return Format.DOCX
    if "mimetype" in names and archive.read("mimetype").strip() in ODT_TYPES:
        return Format.ODT
    return "a ZIP archive of another kind; unpack it and add its documents one by one"


def _begins_as_html(data: bytes) -> bool:
    start = _start(data)
    before = _BEFORE_HTML.match(start)
    return bool(_HTML.match(start, before.end() if before else 0))


def _may_be(expected: Format, data: bytes) -> bool:
    """Tell whether text may be of the format: Markdown is any text, HTML may be a part of a page."""
    return expected == Format.MARKDOWN or (
        expected == Format.HTML and bool(_TAG.search(_start(data, 65_536)))
    )


def _start(data: bytes, length: int = 4096) -> bytes:
    """Return the file's first bytes with the NULs of UTF-16 and the byte order mark left out."""
    start = data[:length]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"") if data.startswith(_MARKS[1:]) else start
