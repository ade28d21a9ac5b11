"""ODT: paragraphs, headings, lists, tables, text boxes and notes.

Headers and footers stand in another part, which is not opened. Deleted text and comments are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpus.readers import safe_xml
from corpus.readers.archive import Archive
from corpus.readers.compose import Block, Composer
from corpus.readers.odt_numbering import STYLE, TEXT, Numbering
from corpus.readers.safe_xml import nearest
from corpus.readers.types import Extract, Limits, Refused

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{{{_OASIS}table:1.0}}"
_OFFICE = f"{{{_OASIS}office:1.0}}"
_BOX = f"{{{_OASIS}drawing:1.0}}text-box"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_ROW = f"{_TABLE}table-row"
_NOTE = f"{TEXT}note-body"
_DROPPED = (
    f"{TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{TEXT}sequence-decls",
    f"{TEXT}ruby-text",
)  # fmt: skip
_ELSEWHERE = (f"{TEXT}note", _BOX)  # within a paragraph; they follow it
_SIGNS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_DEEPEST_HEADING = 10


class OdtReader:
    """Reads OpenDocument texts."""

    suffixes: tuple[str, ...] = (".odt",)

    def read(self, data: bytes, limits: Limits) -> Extract:
        archive = Archive(data, limits)
        if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
            raise Refused("is protected by a password; save a copy without one")
        root = safe_xml.parse(archive.read("content.xml"))
        composer = Composer(limits)
        body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is not None:
            named = [safe_xml.parse(archive.read(_STYLES))] if _STYLES in archive.names else []
            _Walk(composer, _title_styles(root), Numbering(root, *named)).over(body)
        pieces = len({name.partition("/")[0] for name in archive.embedded})
        return composer.extract([f"{pieces} embedded files are not read"] if pieces else [])


def _title_styles(root: etree._Element) -> frozenset[str]:
    """Return the names of the styles that are, or are based on, the style of titles."""
    based = {
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        if style.get(f"{STYLE}parent-style-name") == "Title"
    }
    return frozenset({"Title", *based})


class _Walk:
    """Goes through the body; what a paragraph anchors (text boxes, notes) follows it."""

    def __init__(self, composer: Composer, titles: frozenset[str], numbering: Numbering) -> None:
        self._composer = composer
        self._titles = titles
        self._numbering = numbering

    def over(self, body: etree._Element) -> None:
        for element in nearest(body, (*_PARAGRAPHS, _ROW), _DROPPED):
            if element.tag == _ROW:
                cells = nearest(element, (f"{_TABLE}table-cell",), _DROPPED)
                self._composer.row([list(self._blocks(cell)) for cell in cells])
            else:
                for block in self._paragraph(element):
                    self._composer.add(block)

    def _blocks(self, container: etree._Element) -> Iterator[Block]:
        """Yield all that a cell, text box or note holds, the cells of its own tables one by one."""
        for paragraph in nearest(container, _PARAGRAPHS, _DROPPED):
            yield from self._paragraph(paragraph)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        level = self._level(paragraph)
        number = self._number(paragraph, level)
        yield Block("".join(_texts(paragraph)), level, not level and number != "", number or "")
        for anchored in nearest(paragraph, (_NOTE, _BOX), _DROPPED):
            yield from self._blocks(anchored)

    def _number(self, paragraph: etree._Element, level: int) -> str | None:
        """Return what is written before a paragraph, None for a bullet and "" for nothing."""
        parent = paragraph.getparent()
        if parent is not None and parent.tag == f"{TEXT}list-item":
            first = next(parent.iterchildren(*_PARAGRAPHS), None)
            return self._numbering.of_item(parent, paragraph) if first is paragraph else ""
        return self._numbering.of_heading(paragraph, level - 1) if paragraph.tag == f"{TEXT}h" else ""

    def _level(self, paragraph: etree._Element) -> int:
        if paragraph.tag == f"{TEXT}h":
            value = paragraph.get(f"{TEXT}outline-level", "1")
            return min(int(value), _DEEPEST_HEADING) if value.isascii() and value.isdigit() else 1
        return int(paragraph.get(f"{TEXT}style-name") in self._titles)


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag not in _ELSEWHERE and child.tag not in _DROPPED:
            yield from _texts(child)
        yield child.tail or ""
