"""Lists as an answer: the sentence that leads a list in, with all its items.

A list is one in the text: bullets, numbered lines, short lines, numbers within a line, or what stands
behind "har tre hovedspor:" with commas. It answers a question that asks for several by their kind
("hvilke tre hovedspor"), when it has as many as asked for, or when its lead-in names the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.cite import Quote, section_at
from assistant.forms import LONGEST_ANSWER
from assistant.list_asked import COUNT, ListAsked, count_of
from assistant.texts import Texts
from corpus.clean import is_list_item
from corpus.sentences import sentences
from corpus.types import Document
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

_HITS = 8
_MOST_ITEMS = 20
_BEYOND = 1_500  # characters that a list may go on past the end of its passage
_SHORT_LINE = 90  # characters of an item without a mark
_BARE_LEAD = 3  # words of a lead-in that says only what kind of things follow
# Share of the topic that a list must hold with its lead-in and headings: where either its count or the kind
# of its items is the one asked for; with both none is demanded.
_SHARE_COUNTED = 0.3
_SHARE_NAMED = 0.5
_NUMBERED = re.compile(r"(?:^|(?<=\s))(\d{1,2})[:.)]\s+(?=[A-ZÆØÅ])")
_BETWEEN = re.compile(r",\s+|\s+samt\s+|\s+og\s+")


@dataclass(frozen=True, slots=True)
class _List:
    """A list in a document: where its lead-in begins, where that and each item end."""

    hit: Hit
    start: int
    lead_end: int
    ends: tuple[int, ...]
    count: int  # of its items, as the lead-in says it or as they are counted
    said: bool  # the lead-in says how many
    inline: bool = False  # it is one sentence

    @property
    def document(self) -> Document:
        return self.hit.document

    @property
    def lead(self) -> str:
        return self.document.text.text[self.start : self.lead_end]

    @property
    def whole(self) -> str:
        return self.document.text.text[self.start : self.ends[-1]]


def listed(hits: Sequence[Hit], asked: ListAsked, topic: Weigher, say: Texts) -> list[Quote]:
    """Return the list that the question asks for as one quote; none when no list is surely meant.

    Args:
        hits: what was found, best first.
        asked: how many of what the question asks for.
        topic: weighs text by what the question is about.
        say: the texts in which a list that does not fit says so.
    """
    # A question in Danish calls them by its own word; an English one by what stands for it.
    terms = (asked.head, *asked.in_danish, *(topic.widened if asked.in_english else ()))
    kinds = [set(stems(term)) for term in terms]
    fitting = [
        (share, -rank, found)
        for rank, hit in enumerate(hits[:_HITS])
        for found in _lists(hit)
        if (share := _fits(found, asked, kinds, topic)) is not None
    ]
    if not fitting:
        return []
    best = max(fitting, key=lambda each: each[:2])[2]
    return [_quote(best, say)]


def _fits(found: _List, asked: ListAsked, kinds: Sequence[set[str]], topic: Weigher) -> float | None:
    """Return how well a list fits the question, or None where it is not surely the one."""
    if asked.count is not None and found.count != asked.count:
        return None
    section = section_at(found.document, found.start)
    around = section.titles if section else ()
    share = topic.share(set(stems(" ".join((found.whole, found.document.title, *around)))))
    lead = {stem.rstrip("ae") for stem in stems(found.lead)}
    named = any(_holds(lead, kind) for kind in kinds if kind)
    if asked.count is None:
        return share if named and share >= _SHARE_NAMED else None
    if found.said and named:
        return share + 1
    return share if (found.said or named) and not found.inline and share >= _SHARE_COUNTED else None


def _holds(lead: set[str], kind: set[str]) -> bool:
    """Tell whether the lead-in names a kind, its parts of compounds included: "spor" in "hovedspor"."""
    bare = {stem.rstrip("ae") for stem in kind}  # "tema" and "temaer" have different stems
    return all(any(stem == word or (len(stem) > 2 and word.endswith(stem)) for word in lead) for stem in bare)


def _lists(hit: Hit) -> Iterator[_List]:
    """Yield the lists that begin within a hit's passage."""
    document, passage = hit.document, hit.passage
    text = document.text.text
    section = section_at(document, passage.start)
    while section is not None and section.start < passage.end:
        stop = min(section.end, passage.end + _BEYOND)
        spans = list(sentences(text, section.start, stop))
        for i, (start, end) in enumerate(spans):
            if passage.start <= start < passage.end and not is_list_item(text[start:end]):
                found = _marked(hit, spans, i) or _within(hit, start, end)
                if found:
                    yield found
        section = section_at(document, section.end)


def _marked(hit: Hit, spans: Sequence[tuple[int, int]], i: int) -> _List | None:
    """Return the list of lines that the sentence leads in."""
    text = hit.document.text.text
    start, end = spans[i]
    if i + 1 == len(spans) or text[end : spans[i + 1][0]].count("\n") == 0:
        return None
    if i and _only_points(text, spans[i - 1], spans[i]):
        start = spans[i - 1][0]
    lead = text[start:end]
    said = _said(lead)
    if not lead.endswith(":") and not is_list_item(text[spans[i + 1][0] : spans[i + 1][1]]):
        return None
    lines = list(_lines(text, spans[i + 1 :]))
    numbered = _numbered(text, *lines[0]) if lines else []
    marked = list(_run(text, lines)) if not numbered else []
    ends = numbered or marked or _short(text, lines, said)
    if len(ends) < 2 or (said is not None and len(ends) < said and not numbered):
        return None
    return _List(hit, start, end, tuple(ends), said or len(ends), said is not None)


def _only_points(text: str, before: tuple[int, int], lead: tuple[int, int]) -> bool:
    """Tell whether a lead-in, "Temaerne er:", leaves what the items are of to the sentence before it."""
    bare = len(text[slice(*lead)].split()) <= _BARE_LEAD
    return bare and text[before[1] - 1] == "." and not is_list_item(text[slice(*before)])


def _lines(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield each line of some sentences."""
    begin = last = None
    for start, end in spans:
        if begin is not None and last is not None and "\n" in text[last:start]:
            yield begin, last
            begin = start
        begin, last = start if begin is None else begin, end
    if begin is not None and last is not None:
        yield begin, last


def _run(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the ends of the list items that the lines begin with."""
    for start, end in lines[:_MOST_ITEMS]:
        if not is_list_item(text[start:end]):
            break
        yield end


def _numbered(text: str, start: int, end: int) -> list[int]:
    """Return the ends of the items "1: ... 2: ..." within a line, counted from 1 without a gap."""
    marks = list(_NUMBERED.finditer(text, start, end))
    if len(marks) < 2 or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    return [*(mark.start() - 1 for mark in marks[1:]), end]


def _short(text: str, lines: Sequence[tuple[int, int]], said: int | None) -> list[int]:
    """Return the ends of as many short lines as the lead-in says that there are."""
    ends: list[int] = []
    for start, end in lines:
        if said is None or len(ends) == said or end - start > _SHORT_LINE or text[end - 1] in ".?:":
            break
        if end - start > 2:  # a letter alone is what is left of a drawing
            ends.append(end)
    return ends if said == len(ends) else []


def _within(hit: Hit, start: int, end: int) -> _List | None:
    """Return the list of a sentence that says how many there are and names them: "har to mål: a og b"."""
    text = hit.document.text.text
    colon = text.find(": ", start, end)
    said = _said(text[start:colon]) if colon > 0 else None
    if said is None:
        return None
    pieces = [match.start() for match in _BETWEEN.finditer(text, colon + 2, end)]
    if len(pieces) + 1 < said:
        return None
    return _List(hit, start, colon + 1, (end,), said, said=True, inline=True)


def _said(lead: str) -> int | None:
    """Return how many things a lead-in says that there are; the last number counts."""
    found = [count for match in COUNT.finditer(lead) if (count := count_of(match.group())) is not None]
    return found[-1] if found else None


def _quote(found: _List, say: Texts) -> Quote:
    """Return a list as far as it fits, saying so where it does not."""
    quote = Quote(found.document, found.start, found.ends[-1], also=found.hit.also)
    fitting = [end for end in found.ends if end - found.start <= LONGEST_ANSWER]
    if len(fitting) == len(found.ends) or not fitting:
        return quote
    label = say.say("label", "first_of", shown=str(len(fitting)), all=str(max(found.count, len(found.ends))))
    return replace(quote, end=fitting[-1], label=label)
