"""DOCX: paragraphs, headings by their styles, lists with their numbers, tables, text boxes and notes.

Headers and footers stand in parts of their own, which are not opened; neither are pictures, embedded
files, templates or anything that a link leads to. Deleted and hidden text is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpus.readers import safe_xml
from corpus.readers.archive import Archive
from corpus.readers.compose import Block, Composer
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_styles import Styles, W, on
from corpus.readers.safe_xml import nearest
from corpus.readers.sniff import WORD_TYPES
from corpus.readers.types import Extract, Limits, Refused

_TYPES = "[Content_Types].xml"
_BOX = f"{W}txbxContent"
_BLOCKS = (f"{W}p", f"{W}tr")
_ANCHORED = (_BOX, f"{W}footnoteReference", f"{W}endnoteReference")
_DROPPED = (
    f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # tells a text box again
)  # fmt: skip
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class DocxReader:
    """Reads Word documents and templates, with or without macros, which never run."""

    suffixes: tuple[str, ...] = (".docx",)

    def read(self, data: bytes, limits: Limits) -> Extract:
        archive = Archive(data, limits)
        parts = _parts(archive)
        styles = Styles(_part(archive, parts, "styles"))
        notes = _notes(_part(archive, parts, "footnotes")) | _notes(_part(archive, parts, "endnotes"))
        composer = Composer(limits)
        body = safe_xml.parse(archive.read(parts["main"])).find(f"{W}body")
        if body is not None:
            numbering = Numbering(_part(archive, parts, "numbering"))
            _Walk(composer, styles, numbering, notes).over(body)
        return composer.extract(_warnings(archive, body))


def _parts(archive: Archive) -> dict[str, str]:
    """Return the names of the parts that are read, by what the archive's list of types says they are."""
    parts: dict[str, str] = {}
    for override in safe_xml.parse(archive.read(_TYPES)).iter("{*}Override"):
        kind, name = override.get("ContentType", ""), override.get("PartName", "").lstrip("/")
        if kind.encode().endswith(WORD_TYPES):
            parts["main"] = name
        for part in ("styles", "numbering", "footnotes", "endnotes"):
            if kind.endswith(f"wordprocessingml.{part}+xml"):
                parts[part] = name
    if "main" not in parts:
        raise Refused("lacks its main part; open it in Word and save it anew")
    return parts


def _part(archive: Archive, parts: dict[str, str], part: str) -> etree._Element | None:
    return safe_xml.parse(archive.read(parts[part])) if part in parts else None


def _notes(root: etree._Element | None) -> dict[tuple[str, str], etree._Element]:
    """Return footnotes or endnotes by the name of the mark that refers to them and their number."""
    if root is None:
        return {}
    return {
        (f"{note.tag}Reference", note.get(f"{W}id", "")): note
        for note in root
        if isinstance(note.tag, str) and note.get(f"{W}type") is None  # others are separating lines
    }


def _warnings(archive: Archive, body: etree._Element | None) -> list[str]:
    pieces = len(archive.embedded)
    if body is not None:
        pieces += sum(1 for _ in body.iter(f"{W}altChunk"))
    return [f"{pieces} embedded files are not read"] if pieces else []


class _Walk:
    """Goes through the body; what a paragraph anchors (text boxes, notes) follows it."""

    def __init__(
        self,
        composer: Composer,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], etree._Element],
    ) -> None:
        self._composer = composer
        self._styles = styles
        self._numbering = numbering
        self._notes = notes

    def over(self, body: etree._Element) -> None:
        for element in nearest(body, _BLOCKS, _DROPPED):
            if element.tag == f"{W}tr":
                cells = nearest(element, (f"{W}tc",), _DROPPED)
                self._composer.row([list(self._blocks(cell)) for cell in cells])
            else:
                for block in self._paragraph(element):
                    self._composer.add(block)

    def _blocks(self, container: etree._Element) -> Iterator[Block]:
        """Yield all that a cell, text box or note holds, the cells of its own tables one by one."""
        for paragraph in nearest(container, (f"{W}p",), _DROPPED):
            yield from self._paragraph(paragraph)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        level = self._styles.heading_level(paragraph)
        number = self._number(paragraph)
        item = not level and number != ""
        yield Block("".join(_texts(paragraph)), level, item, number or "")
        for element in nearest(paragraph, _ANCHORED, _DROPPED):
            inside = element if element.tag == _BOX else self._note(element)
            if inside is not None:
                yield from self._blocks(inside)

    def _number(self, paragraph: etree._Element) -> str | None:
        """Return what is written before a paragraph, None for a bullet and "" for nothing."""
        place = self._styles.list_of(paragraph)
        if place is None or paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:  # deleted with its mark
            return ""
        number, level, style = place
        if level is None:
            level = self._numbering.level_of_style(number, style) if style else 0
        return self._numbering.label(number, level)

    def _note(self, reference: etree._Element) -> etree._Element | None:
        """Return a note the first time that it is referred to."""
        return self._notes.pop((str(reference.tag), reference.get(f"{W}id", "")), None)


def _texts(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _DROPPED or child.tag == _BOX or on(child.find(f"{W}rPr/{W}vanish")):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        else:
            yield from _texts(child)
