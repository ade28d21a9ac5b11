"""The numbers that Word writes before the items of its lists and its headings.

They stand nowhere in the text: a part of the archive says how each list counts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from corpus.readers.docx_styles import W, on
from corpus.readers.numbers import DEEPEST, Counts, Level, label, number_in

_VAL = f"{W}val"
_FORMS = {
    "decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i",
    "upperRoman": "I",
}  # fmt: skip
_LONGEST = 40  # characters of what is written before an item


class Numbering:
    """The lists of a Word document, with what they have counted so far."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = [] if root is None else list(root)
        abstract = {_attribute(e, "abstractNumId"): e for e in elements if e.tag == f"{W}abstractNum"}
        # A list may take its levels from one that a list style stands for.
        linked = {_value(e, "styleLink"): name for name, e in abstract.items()}
        self._abstract: dict[str, str] = {}  # by the list's number
        self._levels: dict[str, dict[int, Level]] = {}  # by the list's number
        self._linked: dict[str, dict[str, int]] = {}  # the levels that belong to styles
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, Counts] = {}  # lists of one kind count on
        for num in (e for e in elements if e.tag == f"{W}num"):
            number, name = _attribute(num, "numId"), _value(num, "abstractNumId")
            if name in abstract:
                name = linked.get(_value(abstract[name], "numStyleLink") or "-", name)
                self._add(number, name, num, abstract[name])

    def _add(self, number: str, name: str, num: etree._Element, abstract: etree._Element) -> None:
        self._abstract[number] = name
        elements = {_depth(e): e for e in abstract.findall(f"{W}lvl")}
        restarts: dict[int, int] = {}
        for override in num.findall(f"{W}lvlOverride"):
            own = override.find(f"{W}lvl")
            if own is not None:
                elements[_depth(override)] = own
            start = _value(override, "startOverride")
            if start:
                restarts[_depth(override)] = number_in(start, 1)
        levels = {depth: _level(e) for depth, e in elements.items()}
        for depth in restarts.keys() & levels.keys():
            levels[depth] = replace(levels[depth], start=restarts[depth])
        self._levels[number] = levels
        self._linked[number] = {_value(e, "pStyle"): depth for depth, e in elements.items()}
        self._restarts[number] = restarts

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level of a list that belongs to a style, 0 where none does."""
        return self._linked.get(number, {}).get(style, 0)

    def label(self, number: str, depth: int) -> str | None:
        """Count an item and return what stands before it: "2.", "a)"; None for a bullet, "" for nothing.

        Args:
            number: the list's number in the file.
            depth: the item's level in the list, 0 outermost.
        """
        levels = self._levels.get(number, {})
        if depth not in levels:
            return None
        counts = self._counts.setdefault(self._abstract[number], Counts())
        restart = self._restarts[number].pop(depth, None) is not None  # with the list's first item only
        counts.step(depth, levels[depth].start, restart)
        return label(levels[depth], levels, counts)


def _level(element: etree._Element) -> Level:
    form = _value(element, "numFmt")
    if form == "bullet":
        return Level(None)
    if form == "none":
        return Level("")
    pattern = re.split(r"%([1-9])", _value(element, "lvlText")[:_LONGEST])
    parts = [int(part) - 1 if i % 2 else part for i, part in enumerate(pattern)]
    legal = on(element.find(f"{W}isLgl"))
    return Level(_FORMS.get(form, "1"), tuple(parts), number_in(_value(element, "start"), 1), legal)


def _depth(element: etree._Element) -> int:
    return min(number_in(_attribute(element, "ilvl"), 0), DEEPEST)


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(f"{W}{name}", "")


def _value(element: etree._Element, child: str) -> str:
    found = element.find(f"{W}{child}")
    return "" if found is None else found.get(_VAL, "")
