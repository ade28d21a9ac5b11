"""Which words a decision's item holds, and where: its title, what was decided or proposed, the case's text.

A word is held in any of its forms, and as a part of a compound: "støj" by "støjkortlægning", "skole" by
"Trongårdsskolen". Short words are looked for at the ends of compounds only, where they are no chance letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.decisions import Decision
from corpus.found import ITEM
from corpus.sentences import sentences
from corpus.types import Role
from index.words import stem_set

_DECIDED = {Role.DECISION, Role.ATTENDANCE}
_SHORTEST_FORM = 5  # letters of a stem that another of the same word may differ from
_ENDING = 2  # letters by which the stems of one word may differ
_SHORTEST_PART = 4  # letters of a stem that begins or ends a compound
_SHORTEST_HEAD = 3  # letters before a stem that ends one: "planlæg" is none of "anlæg"
_SHORTEST_WITHIN = 6  # letters of a stem that stands inside one

Span = tuple[int, int]


class Where(StrEnum):
    """Where words were found; the values are the words that people see."""

    DECISION = "beslutningen"
    PROPOSAL = "indstillingen"
    CASE = "sagen"


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence that holds words that were looked for."""

    where: Where
    text: str
    start: int  # of the first such word, in the sentence
    end: int
    span: Span | None  # of the sentence in the document's clean text; None for a proposal's


def case_spans(decision: Decision) -> list[Span]:
    """Return where a decision's item tells of its case: all of it but titles, decisions and attendance."""
    sections = decision.document.sections
    own = next((s for s in sections if s.start <= decision.start < s.end), None)
    item = next((h for h in own.headings if h.level == ITEM), None) if own else None
    if item is None:
        return []
    return [(s.start, s.end) for s in sections if item in s.headings and s.role not in _DECIDED]


def text_of(decision: Decision) -> str:
    """Return all that a decision's item says but other organs' decisions and who was there."""
    text = decision.document.text.text
    case = (text[start:end] for start, end in case_spans(decision))
    return "\n".join((decision.item_title, decision.proposal or "", decision.text, *case))


def words_of(decision: Decision) -> frozenset[str]:
    """Return the stems of `text_of`."""
    return stem_set(text_of(decision))


def says(folded: str, stem: str) -> bool:
    """Tell whether a folded text holds a stem in some form, or a compound with it."""
    key = stem[:-_ENDING] if len(stem) >= _SHORTEST_FORM else stem
    at = folded.find(key)
    while at >= 0:
        start, end = at, at + len(key)
        while start > 0 and folded[start - 1].isalpha():
            start -= 1
        while end < len(folded) and folded[end].isalpha():
            end += 1
        if any(_is_form(stem, other) for other in stem_set(folded[start:end])):
            return True
        at = folded.find(key, end)
    return False


def held(decision: Decision, words: str) -> Held | None:
    """Return the sentence that holds most of some words, where the item's title does not hold them all.

    None also where they are not held.
    """
    asked = frozenset(s for s in stem_set(words) if not _holds(decision.item_title, s))
    if not asked:
        return None
    best: tuple[int, Held] | None = None
    for where, text, span in _sentences(decision):
        found = [stem for stem in asked if _holds(text, stem)]
        if found and (best is None or len(found) > best[0]):
            start, end = _place(text, found)
            best = len(found), Held(where, text, start, end, span)
    return best[1] if best else None


def _sentences(decision: Decision) -> Iterable[tuple[Where, str, Span | None]]:
    """Yield the sentences of a decision's item: what was decided, what was proposed, the case."""
    document = decision.document.text.text
    for span in sentences(document, decision.start, decision.end):
        yield Where.DECISION, document[slice(*span)], span
    proposal = decision.proposal or ""
    for start, end in sentences(proposal, 0, len(proposal)):
        yield Where.PROPOSAL, proposal[start:end], None
    for first, last in case_spans(decision):
        for span in sentences(document, first, last):
            yield Where.CASE, document[slice(*span)], span


def _place(text: str, found: list[str]) -> Span:
    """Return where the first word that holds a stem stands."""
    start = 0
    for word in text.split():
        start = text.index(word, start)
        if any(_holds(word, stem) for stem in found):
            return start, start + len(word)
        start += len(word)
    return 0, 0


def _holds(text: str, stem: str) -> bool:
    return any(_is_form(stem, other) for other in stem_set(text))


def _is_form(stem: str, other: str) -> bool:
    """Tell whether a stem that is held is the one asked for in some form, or a compound with it."""
    if stem == other:
        return True
    if stem.isdigit() or len(stem) < _SHORTEST_PART:
        return False
    if other.startswith(stem) or (len(stem) >= _SHORTEST_WITHIN and stem in other[_SHORTEST_HEAD:]):
        return True
    ends = other.endswith(stem) and len(other) - len(stem) >= _SHORTEST_HEAD
    return ends or _differ_in_ending(stem, other)


def _differ_in_ending(stem: str, other: str) -> bool:
    """Tell whether two stems are of one word: Danish leaves "gæstepladser" and "gæsteplads" apart."""
    long = len(stem) >= _SHORTEST_FORM and len(other) >= _SHORTEST_FORM
    return long and stem.startswith(other) and len(stem) - len(other) <= _ENDING
