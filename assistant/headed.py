"""Headings as a list: "Grundlaget har 5 temaer" is told by the five headings that the document has.

They bear no word or number of their own, so they are no series; that a document says how many of a kind it
has, and has exactly so many headings of one level, tells that these are they.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.cite import Quote
from assistant.forms import LONGEST_ANSWER
from assistant.list_asked import COUNT, ListAsked, count_of
from corpus.found import CHAPTER, INITIATIVE, THEME
from corpus.sentences import sentences
from corpus.types import Document, Heading
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

_HITS = 8
_FEWEST = 3
_LEVELS = (THEME, CHAPTER, INITIATIVE)
_ABOUT = 0.6  # share of the topic that the document's title and the sentence must hold
_NEAR = 4  # words after the count among which the kind stands: "fem overordnede temaer"


def headed(hits: Sequence[Hit], asked: ListAsked, counts: str, topic: Weigher) -> list[Quote]:
    """Return the sentence that says how many there are, and the headings that are they.

    Args:
        hits: what was found, best first.
        asked: how many of what the question asks for.
        counts: the words in which the question says how many.
        topic: weighs text by what the question is about.
    """
    kinds = [kind for term in (asked.head, *asked.in_danish) if (kind := _bare(term))]
    for hit in hits[:_HITS]:
        for start, end, count in _counted(hit, kinds):
            about = stems(f"{hit.document.title} {asked.words} {counts} {hit.document.text.text[start:end]}")
            headings = _headings(hit.document, count, kinds) if asked.count in (None, count) else ()
            if headings and topic.share(set(about)) >= _ABOUT:
                said = Quote(hit.document, start, end, also=hit.also)
                quotes = [said, *(Quote(hit.document, h.start, h.end) for h in headings)]
                return quotes if sum(len(quote.text) for quote in quotes) <= LONGEST_ANSWER else quotes[1:]
    return []


def _counted(hit: Hit, kinds: Sequence[set[str]]) -> Iterator[tuple[int, int, int]]:
    """Yield where each sentence stands that counts things of a kind, and how many it says there are."""
    text = hit.document.text.text
    for start, end in sentences(text, hit.passage.start, hit.passage.end):
        for match in COUNT.finditer(text, start, end):
            count = count_of(match.group())
            following = [_bare(word) for word in re.findall(r"[^\W\d_]+", text[match.end() : end])[:_NEAR]]
            if count and count >= _FEWEST and any(kind <= held for kind in kinds for held in following):
                yield start, end, count


def _headings(document: Document, count: int, kinds: Sequence[set[str]]) -> tuple[Heading, ...]:
    """Return the headings of the one level that has just so many, those that name the kind before others.

    None where no or several levels have so many, or two of the headings are alike.
    """
    all_of_them = dict.fromkeys(h for s in document.sections if not s.closed for h in s.headings)
    levels = [tuple(h for h in all_of_them if h.level == level) for level in _LEVELS]
    naming = [tuple(h for h in level if _bare(h.title.split()[0]) in kinds) for level in levels]
    for groups in (naming, levels):
        fitting = [group for group in groups if len({h.title for h in group}) == len(group) == count]
        if fitting:
            return fitting[0] if len(fitting) == 1 else ()
    return ()


def _bare(words: str) -> set[str]:
    """Return the stems without the ending that sets "tema" apart from "temaer"."""
    return {stem.rstrip("ae") for stem in stems(words)}
