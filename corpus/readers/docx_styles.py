"""What the styles of a Word document say of a paragraph: heading of which level, item of a list."""

from __future__ import annotations

import re

from lxml import etree

from corpus.readers.numbers import number_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
# Names of built-in styles; Word keeps the English ones in files, other programs do not.
_HEADING = re.compile(r"(?:heading|overskrift)\s*([1-9])", re.I)
_TITLE = re.compile(r"title|titel", re.I)
_LIST = re.compile(r"list (?:bullet|number)|(?:punkt|nummer)opstilling|opstilling - ", re.I)
_DEEPEST_STYLE = 20  # styles that a style may be based on, one on the other: a circle ends there
_BODY_LEVEL = 9  # Word's outline level for text that is no heading


class Styles:
    """The paragraph styles of a document, each with those that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}

    def heading_level(self, paragraph: etree._Element) -> int:
        """Return the paragraph's level as a heading, 1 outermost, or 0."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return _outline_level(own)
        for style in self._chain(paragraph):
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            name = _name(style)
            if outline is not None:
                return _outline_level(outline)
            if match := _HEADING.fullmatch(name):
                return int(match[1])
            if _TITLE.fullmatch(name):
                return 1
        return 0

    def list_of(self, paragraph: etree._Element) -> tuple[str, int | None, str] | None:
        """Return a paragraph's list: its number, the level (0 outermost) and the style that says so.

        The level is None where nothing gives one, the style is "" where the paragraph itself is in the
        list. Paragraphs of lists without numbers have the list "". None is in no list.
        """
        number, level, by_style = None, None, ""
        for element in (paragraph, *self._chain(paragraph)):
            numbering = element.find(f"{W}pPr/{W}numPr")
            if numbering is None:
                continue
            found, depth = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
            if level is None and depth is not None:
                level = number_in(depth.get(_VAL), 0)
            if found is not None:
                number, by_style = found.get(_VAL, ""), element.get(f"{W}styleId", "")
                break
        if number == "0":  # takes the style's numbering off
            return None
        if number is None and any(_LIST.match(_name(style)) for style in self._chain(paragraph)):
            return "", level, ""
        return None if number is None else (number, level, by_style)

    def _chain(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return the paragraph's style and those it is based on, nearest first."""
        reference = paragraph.find(f"{W}pPr/{W}pStyle")
        chain: list[etree._Element] = []
        while reference is not None and len(chain) < _DEEPEST_STYLE:
            style = self._styles.get(reference.get(_VAL, ""))
            if style is None:
                break
            chain.append(style)
            reference = style.find(f"{W}basedOn")
        return chain


def on(switch: etree._Element | None) -> bool:
    """Tell whether a switch such as <w:vanish/> is there and not turned off."""
    return switch is not None and switch.get(_VAL, "1") not in ("0", "false", "off")


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(_VAL, "")


def _outline_level(outline: etree._Element) -> int:
    value = outline.get(_VAL, "")
    level = int(value) if value.isascii() and value.isdigit() else _BODY_LEVEL
    return level + 1 if level < _BODY_LEVEL else 0
