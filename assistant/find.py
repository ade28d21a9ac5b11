"""Where words stand within one document, in any of their forms and within compounds."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.types import Document
from index.words import STOP_WORDS, fold, stems

# As the index takes words out of folded text; here out of text as it stands, so that places are kept.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_LEAST = 4  # letters of a word that is also looked for within longer ones: "klima" in "klimatilpasning"
_APART = 2  # characters that may stand between the parts of a name: a stop and a space
_LONGEST = 200  # characters that are looked for; no one seeks a page of text


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was looked for: `text[start:end]` of the document's clean text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A paragraph, list item or heading that holds what was looked for."""

    start: int
    end: int
    words: tuple[Word, ...]
    headings: tuple[str, ...]  # that it stands under, outermost first
    page: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand; `together` is False where no line holds all of them."""

    lines: tuple[FoundLine, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a name, or a word that stands alone."""

    folded: str
    forms: frozenset[str]

    def is_in(self, folded: str, forms: frozenset[str]) -> bool:
        """Tell whether another word is a form of it or a compound with it."""
        if self.folded == folded or self.forms & forms:
            return True
        return len(self.folded) >= _LEAST and not self.folded[0].isdigit() and self.folded in folded


class Wanted:
    """The words that are looked for.

    What is written in one, "E.ON", "A/S", "Lyngby-Taarbæk", is a name: its parts are found next to each
    other only. Apart they say nothing: an "e" stands everywhere.
    """

    def __init__(self, text: str) -> None:
        written = dict.fromkeys(tuple(_WORD.findall(each)) for each in text[:_LONGEST].split())
        names = [name for name in written if name]
        telling = [name for name in names if any(fold(word) not in STOP_WORDS for word in name)]
        self._names = [tuple(map(_part, name)) for name in telling or names]
        self._known: dict[str, frozenset[tuple[int, int]]] = {}

    def __len__(self) -> int:
        return len(self._names)

    def loosened(self) -> str:
        """Return the longer parts of the names, to be looked for apart; "" where there are none."""
        parts = [part.folded for name in self._names if len(name) > 1 for part in name]
        return " ".join(part for part in parts if len(part) >= _LEAST)

    def places(self, text: str, start: int, end: int) -> Iterator[tuple[Word, frozenset[int]]]:
        """Yield where the words stand in a stretch of text, with which of them it is, counted from 0."""
        words = [*_WORD.finditer(text, start, end)]
        last = start
        for i, word in enumerate(words):
            begun = {name for name, part in self._in(word.group()) if part == 0}
            ends = {name: last_end for name in begun if (last_end := self._end(name, words, i))}
            if ends and word.start() >= last:
                last = max(ends.values())
                yield Word(word.start(), last), frozenset(ends)

    def all_in(self, text: str) -> bool:
        """Tell whether a text holds all of the words; where there are none, any text does."""
        held = [held for _, held in self.places(text, 0, len(text))]
        return len(frozenset[int]().union(*held)) == len(self)

    def _in(self, word: str) -> frozenset[tuple[int, int]]:
        """Return which part of which name a word can be, both counted from 0."""
        if word not in self._known:
            folded, forms = fold(word), frozenset(stems(word))
            self._known[word] = frozenset(
                (n, i)
                for n, name in enumerate(self._names)
                for i, part in enumerate(name)
                if part.is_in(folded, forms)
            )
        return self._known[word]

    def _end(self, name: int, words: Sequence[re.Match[str]], first: int) -> int:
        """Return where a name ends that begins with a word; 0 where others than its parts follow."""
        found = words[first : first + len(self._names[name])]
        if len(found) < len(self._names[name]):
            return 0
        together = all(
            (name, i) in self._in(word.group()) and _belong(before, word)
            for i, (before, word) in enumerate(itertools.pairwise(found), 1)
        )
        return found[-1].end() if together else 0


def _belong(first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether words can be of one name: "E. ON", not "e on"; a mere space only between longer ones."""
    between = first.string[first.end() : second.start()]
    spaced = between.isspace()
    return len(between) <= _APART and not (spaced and min(map(len, (first[0], second[0]))) < _LEAST)


def _part(word: str) -> _Part:
    return _Part(fold(word), frozenset(stems(word)))


def find(document: Document, text: str) -> Found:
    """Return the lines of a document that hold all words of a text, or else any of them.

    A line of nothing but words that say nothing ("og det") is looked for as it is. Of a name that stands
    nowhere the longer parts are looked for.
    """
    wanted = Wanted(text)
    if not wanted:
        return Found((), together=True)
    lines = [*_lines(document, wanted)]
    whole = [line for line, held in lines if len(held) == len(wanted)]
    if not lines and (parts := wanted.loosened()):
        apart = find(document, parts)
        return replace(apart, together=not apart.lines)
    return Found(tuple(whole or [line for line, _ in lines]), together=bool(whole) or not lines)


def _lines(document: Document, wanted: Wanted) -> Iterator[tuple[FoundLine, frozenset[int]]]:
    text, at = document.text.text, 0
    sections = document.sections
    for line in re.finditer(r"[^\n]+", text):
        found = [*wanted.places(text, *line.span())]
        if not found:
            continue
        while at + 1 < len(sections) and sections[at + 1].start <= line.start():
            at += 1
        yield (
            FoundLine(
                *line.span(),
                words=tuple(word for word, _ in found),
                headings=sections[at].titles if sections else (),
                page=document.page_at(document.text.source_offset(line.start())),
            ),
            frozenset[int]().union(*(held for _, held in found)),
        )


def excerpt(text: str, words: Sequence[Word], room: int) -> tuple[int, int]:
    """Return the borders of at most about `room` characters of a text's line around the first word."""
    start = text.rfind("\n", 0, words[0].start) + 1
    end = text.find("\n", words[0].end)
    end = len(text) if end < 0 else end
    if end - start <= room:
        return start, end
    first = max(start, words[0].start - room // 3)
    if first > start:
        first = text.find(" ", first, words[0].start) + 1 or first
    last = min(end, first + room)
    if last < end:
        last = max(text.rfind(" ", words[0].end, last), words[0].end)
    return first, last
