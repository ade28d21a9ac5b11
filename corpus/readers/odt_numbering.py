"""The numbers that OpenDocument programs write before list items and headings.

They stand nowhere in the text: list styles say how each level counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpus.readers.numbers import DEEPEST, Counts, Level, label, number_in

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{_OASIS}text:1.0}}"
STYLE = f"{{{_OASIS}style:1.0}}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LIST, _ITEM = f"{TEXT}list", f"{TEXT}list-item"
_FORMS = ("1", "a", "A", "i", "I")
_LONGEST = 20  # characters before or after a number

Levels = dict[int, Level]


class Numbering:
    """The list styles of a text, with what its lists and headings have counted so far."""

    def __init__(self, *roots: etree._Element) -> None:
        """Take the roots of the parts that hold styles, the text's own first."""
        self._styles: dict[str, Levels] = {}
        self._of_paragraphs: dict[str, str] = {}  # list styles by the paragraph style that names them
        self._outline: Levels = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                self._styles.setdefault(style.get(f"{STYLE}name", ""), _levels(style))
            for style in root.iter(f"{STYLE}style"):
                if (listed := style.get(f"{STYLE}list-style-name")) is not None:
                    self._of_paragraphs.setdefault(style.get(f"{STYLE}name", ""), listed)
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = self._outline or _levels(style)
        self._headings = Counts()
        self._list: etree._Element | None = None  # the outermost list that is counted
        self._counts = Counts()
        self._by_style: dict[str, Counts] = {}
        self._by_list: dict[str, Counts] = {}

    def of_heading(self, heading: etree._Element, depth: int) -> str:
        """Count a heading that is in no list and return what stands before it, "" for nothing.

        Args:
            heading: the heading.
            depth: its level, 0 outermost.
        """
        switched_off = self._of_paragraphs.get(heading.get(f"{TEXT}style-name", "")) == ""
        if depth not in self._outline or heading.get(f"{TEXT}is-list-header") == "true" or switched_off:
            return ""
        level = self._outline[depth]
        restart = heading.get(f"{TEXT}restart-numbering") == "true"
        start = number_in(heading.get(f"{TEXT}start-value"), level.start)
        self._headings.step(depth, start, restart)
        return label(level, self._outline, self._headings) or ""

    def of_item(self, item: etree._Element, paragraph: etree._Element) -> str | None:
        """Count an item of a list and return what stands before it; None for a bullet, "" for nothing."""
        lists = [element for element in _ancestors(item) if element.tag == _LIST]  # innermost first
        if not lists:
            return None
        names = [name for element in lists if (name := element.get(f"{TEXT}style-name"))]
        name = names[0] if names else self._of_paragraphs.get(paragraph.get(f"{TEXT}style-name", ""), "")
        self._begin(lists[-1], name)
        levels, depth = self._styles.get(name, {}), len(lists) - 1
        if depth not in levels:
            return None
        own = item.get(f"{TEXT}start-value")
        start = number_in(own, levels[depth].start)
        self._counts.step(depth, start, restart=own is not None)
        return label(levels[depth], levels, self._counts)

    def _begin(self, outermost: etree._Element, name: str) -> None:
        """Begin a list, or go on with one that it says it continues."""
        if outermost is self._list:
            return
        self._list = outermost
        earlier = self._by_list.get(outermost.get(f"{TEXT}continue-list", ""))
        if earlier is None and outermost.get(f"{TEXT}continue-numbering") == "true":
            earlier = self._by_style.get(name)
        self._counts = earlier or Counts()
        self._by_style[name] = self._counts
        self._by_list[outermost.get(_XML_ID, "-")] = self._counts


def _ancestors(element: etree._Element) -> Iterator[etree._Element]:
    parent = element.getparent()
    while parent is not None and parent.tag in (_LIST, _ITEM):
        yield parent
        parent = parent.getparent()


def _levels(style: etree._Element) -> Levels:
    found: Levels = {}
    for element in style:
        depth = number_in(element.get(f"{TEXT}level"), 0) - 1
        if isinstance(element.tag, str) and 0 <= depth < DEEPEST:
            found[depth] = _level(element, depth)
    return found


def _level(element: etree._Element, depth: int) -> Level:
    form = element.get(f"{STYLE}num-format", "")
    if str(element.tag) not in (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
        return Level(None)  # a bullet or a picture
    if not form:
        return Level("")
    shown = min(number_in(element.get(f"{TEXT}display-levels"), 1), depth + 1)
    parts: list[str | int] = [element.get(f"{STYLE}num-prefix", "")[:_LONGEST]]
    for outer in range(depth - shown + 1, depth):
        parts += outer, "."
    parts += depth, element.get(f"{STYLE}num-suffix", "")[:_LONGEST]
    start = number_in(element.get(f"{TEXT}start-value"), 1)
    return Level(form if form in _FORMS else "1", tuple(parts), start)
