"""Themes without numbers or parts: those that a list or a chapter's heading announces.

"Strategien har fire pejlemærker:" with a list whose items are headings further on; the headings under
"Vores fokusområder"; and where no headings take the list up, its items themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.focus.phrases import called_in
from assistant.focus.theme_words import names_themes
from assistant.focus.titles import readable, spoken
from assistant.focus.types import Theme
from corpus.clean import LIST_ITEM
from corpus.outline import Node, Outline, Part, Stretch, trim
from corpus.sentences import sentences
from corpus.types import Document, Role

_FEWEST, _MOST = 2, 12
_LONGEST_ENTRY = 90  # characters of a list item that can be a title
_BETWEEN = re.compile(r",\s+|;\s+|\s+samt\s+|\s+og\s+")
_TITLE_ENDS = re.compile(r":\s|\s[–—-]\s|\.\s|$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def taken_up(document: Document, tree: Outline) -> tuple[Theme, ...]:
    """Return the headings that an announced list names."""
    nodes: dict[str, list[Node]] = {}
    for node in tree.walk():
        nodes.setdefault(_key(node.title), []).append(node)
    best: list[Node] = []
    word = None
    for lead, following in _leads(document, tree):
        entries = [_key(line.text) for line in _items(following)] or _inline(lead.text)
        found = [node for entry in entries for node in nodes.get(entry, [])[-1:]]
        if _FEWEST <= len(found) <= _MOST and len(found) > max(len(best), len(entries) / 2):
            best, word = found, called_in(lead.text)
    ordered = sorted(best, key=lambda node: node.heading.start)
    return tuple(_of_node(document, node, word) for node in ordered)


def under_a_heading(document: Document, tree: Outline) -> tuple[Theme, ...]:
    """Return the headings right under one that calls them themes: "Vores pejlemærker"."""
    for node in tree.walk():
        children = [child for child in node.children if readable(child.title)]
        if names_themes(node.title) and _FEWEST <= len(children) <= _MOST:
            return tuple(_of_node(document, child, called_in(node.title)) for child in children)
    return ()


def of_list(document: Document, tree: Outline) -> tuple[Theme, ...]:
    """Return the items of the longest announced list; each has no more words than its own."""
    best: list[_Line] = []
    word = None
    for lead, following in _leads(document, tree):
        found = list(_items(following))
        if len(best) < len(found) <= _MOST:
            best, word = found, called_in(lead.text)
    themes = [_of_line(document, line, word) for line in best]
    return tuple(theme for theme in themes if readable(theme.title)) if len(best) >= _FEWEST else ()


def _leads(document: Document, tree: Outline) -> Iterator[tuple[_Line, list[_Line]]]:
    """Yield each line that announces themes with the lines behind it; headings announce, too."""
    lines = [line for stretch in _texts(tree) for line in _lines(document, stretch)]
    for i, line in enumerate(lines):
        last = [line.text[start:end] for start, end in sentences(line.text)][-1:]
        if last and last[0].rstrip().endswith(":") and names_themes(last[0]):
            yield line, lines[i + 1 : i + 1 + _MOST + 1]
        elif ":" in line.text and names_themes(line.text):
            yield line, []
    for node in tree.walk():
        if names_themes(node.title):
            yield (
                _Line(node.heading.start, node.heading.end, f"{node.title}:"),
                [line for stretch in node.spans for line in _lines(document, stretch)],
            )


def _texts(tree: Outline) -> list[Stretch]:
    """Return all text but tables of contents."""
    found = list(tree.spans)
    for node in tree.walk():
        found += node.spans
        found += [span for part in node.parts if part.role is not Role.CONTENTS for span in part.spans]
    return sorted(found)


def _lines(document: Document, stretch: Stretch) -> Iterator[_Line]:
    start, end = stretch
    for match in re.finditer(r"[^\n]+", document.text.text[start:end]):
        if match.group().strip():
            yield _Line(start + match.start(), start + match.end(), match.group())


def _items(following: Sequence[_Line]) -> Iterator[_Line]:
    """Yield the list items that the lines begin with, without their marks; else the short lines."""
    marked = bool(following) and bool(LIST_ITEM.match(following[0].text))
    for line in following:
        mark = LIST_ITEM.match(line.text)
        if marked and not mark:
            return
        if not marked and (len(line.text) > _LONGEST_ENTRY or line.text.rstrip()[-1] in ".:?!"):
            return
        skip = mark.end() if mark else 0
        yield _Line(line.start + skip, line.end, line.text[skip:])


def _inline(lead: str) -> list[str]:
    """Return what a sentence lists behind its colon."""
    after = lead.partition(":")[2]
    return [_key(entry) for entry in _BETWEEN.split(after)] + _key_pairs(after)


def _key_pairs(after: str) -> list[str]:
    """Return neighbours joined by "og", which may be one title: "Vækst og viden"."""
    return [_key(entry) for entry in re.split(r",\s+|;\s+|\s+samt\s+", after) if " og " in entry]


def _key(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _of_node(document: Document, node: Node, word: str | None) -> Theme:
    below = tuple(span for child in node.children for each in child.walk() for span in each.spans)
    parts: tuple[Part, ...] = (*node.parts, *(part for child in node.children for part in child.parts))
    return Theme(
        document,
        node.name or word,
        node.number if node.name else None,
        spoken(node.title, document.text.text),
        (node.heading.start, node.heading.end),
        (*node.spans, *below),
        parts,
    )


def _of_line(document: Document, line: _Line, word: str | None) -> Theme:
    start, end = trim(document, line.start, line.end)
    text = document.text.text[start:end]
    cut = _TITLE_ENDS.search(text)
    title = text[: cut.start()] if cut else text
    rest = start + cut.end() if cut and cut.end() < len(text) else start
    return Theme(document, word, None, spoken(title, document.text.text), (start, end), ((rest, end),), ())
