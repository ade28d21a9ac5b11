"""Where words stand within one document, in any of their forms and within compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.types import Document
from index.words import STOP_WORDS, fold, stems

# As the index takes words out of folded text; here out of text as it stands, so that places are kept.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_LEAST = 4  # letters of a word that is also looked for within longer ones: "klima" in "klimatilpasning"
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


class Wanted:
    """The words that are looked for."""

    def __init__(self, text: str) -> None:
        words = dict.fromkeys(_WORD.findall(text[:_LONGEST]))
        telling = [word for word in words if fold(word) not in STOP_WORDS]
        self._terms = [(fold(word), set(stems(word))) for word in telling or words]
        self._known: dict[str, frozenset[int]] = {}

    def __len__(self) -> int:
        return len(self._terms)

    def in_word(self, word: str) -> frozenset[int]:
        """Return which of the words another is a form or a compound of, counted from 0."""
        if word not in self._known:
            folded, own = fold(word), set(stems(word))
            self._known[word] = frozenset(
                i
                for i, (term, forms) in enumerate(self._terms)
                if term == folded
                or forms & own
                or (len(term) >= _LEAST and not term[0].isdigit() and term in folded)
            )
        return self._known[word]

    def all_in(self, text: str) -> bool:
        """Tell whether a text holds all of the words; where there are none, any text does."""
        held = [self.in_word(word) for word in _WORD.findall(text)]
        return len(frozenset[int]().union(*held)) == len(self)


def find(document: Document, text: str) -> Found:
    """Return the lines of a document that hold all words of a text, or else any of them.

    A line of nothing but words that say nothing ("og det") is looked for as it is.
    """
    wanted = Wanted(text)
    if not wanted:
        return Found((), together=True)
    lines = [*_lines(document, wanted)]
    whole = [line for line, held in lines if len(held) == len(wanted)]
    return Found(tuple(whole or [line for line, _ in lines]), together=bool(whole) or not lines)


def _lines(document: Document, wanted: Wanted) -> Iterator[tuple[FoundLine, frozenset[int]]]:
    text, at = document.text.text, 0
    sections = document.sections
    for line in re.finditer(r"[^\n]+", text):
        found = [
            (Word(word.start(), word.end()), held)
            for word in _WORD.finditer(text, *line.span())
            if (held := wanted.in_word(word.group()))
        ]
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
