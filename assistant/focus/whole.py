"""Whole sentences and list items of a stretch: nothing that begins or ends in the middle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.focus.types import Excerpt
from corpus.clean import LIST_ITEM
from corpus.outline import Stretch
from corpus.sentences import sentences
from corpus.types import Document

_SHORTEST = 20  # characters; what is shorter says nothing by itself
_BEGINS = re.compile(r"[\"”»“'(]*[A-ZÆØÅÉ0-9]")
_OPEN = re.compile(r"[,;:–-]$")  # what an item that goes on below ends with
_ENDS = re.compile(r"[.!?…][\"”»“')\]]*$")
_DAMAGED = re.compile(r"[|\\~^<>{}_]|[^\W\d_]{24,}[A-ZÆØÅ]|[a-zæøå][A-ZÆØÅ][a-zæøå]|\W{5,}|^1 (?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or list item; `item` tells which."""

    excerpt: Excerpt
    item: bool
    line: int  # the offset of its line, so that neighbours can be told


def said_in(document: Document, stretches: Iterable[Stretch]) -> list[Said]:
    """Return the whole sentences and the list items of some stretches, in order.

    An item keeps all its sentences, and has no full stop to end with where the list has none. What a scan
    damaged so that it shows is left out.
    """
    return [said for stretch in stretches for said in _of_stretch(document, stretch)]


def _of_stretch(document: Document, stretch: Stretch) -> Iterator[Said]:
    start, end = stretch
    at = False  # in a list whose items begin with "At", a scan may lose the mark of one
    for match in re.finditer(r"[^\n]+", document.text.text[start:end]):
        first, last = start + match.start(), start + match.end()
        mark = LIST_ITEM.match(match.group())
        if mark:
            at = match.group()[mark.end() :].startswith("At ")
        if mark or (at and match.group().startswith("At ")):
            yield from _item(document, first + (mark.end() if mark else 0), last, first)
        else:
            yield from _whole_sentences(document, first, last)


def _item(document: Document, start: int, end: int, line: int) -> Iterator[Said]:
    text = document.text.text[start:end].rstrip()
    whole = len(text) >= _SHORTEST and _BEGINS.match(text) and not _OPEN.search(text)
    if whole and not _DAMAGED.search(text):
        yield Said(Excerpt(document, start, start + len(text)), True, line)


def _whole_sentences(document: Document, start: int, end: int) -> Iterator[Said]:
    for first, last in sentences(document.text.text, start, end):
        text = document.text.text[first:last]
        if (
            len(text) >= _SHORTEST
            and _BEGINS.match(text)
            and _ENDS.search(text)
            and not _DAMAGED.search(text)
        ):
            yield Said(Excerpt(document, first, last), False, start)


def joined(found: Iterable[Said], longest: int | None = None) -> list[Excerpt]:
    """Return sentences that follow each other in a line as one excerpt; items stay apart.

    Args:
        found: in the order of the text.
        longest: characters of an excerpt beyond which no further sentence is joined; None for no bound.
    """
    excerpts: list[Excerpt] = []
    line, was_item = -1, False
    for said in found:
        new = said.excerpt
        if excerpts and not said.item and not was_item and said.line == line:
            last = excerpts[-1]
            gap = new.document.text.text[last.end : new.start]
            if not gap.strip() and (longest is None or new.end - last.start <= longest):
                excerpts[-1] = Excerpt(new.document, last.start, new.end)
                continue
        excerpts.append(new)
        line, was_item = said.line, said.item
    return excerpts


def shortened(excerpt: Excerpt, longest: int) -> Excerpt | None:
    """Return as many of an excerpt's first whole sentences as fit; None when not even one does.

    An item of a list that is no sentence stays whole.
    """
    if len(excerpt.text) <= longest:
        return excerpt
    document, start = excerpt.document, excerpt.start
    ends = [end for _, end in sentences(document.text.text, start, excerpt.end) if end - start <= longest]
    fitting = [end for end in ends if _ENDS.search(document.text.text[start:end])]
    return Excerpt(document, start, fitting[-1]) if fitting else None
