"""What was set for a year, asked in a bare compound that no document holds: "vandafgift 2013".

The parts of the compound stand apart in the text, "Vandtakster" over "Afgiften stiger til ... fra 2013", so
no search by words finds the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.cite import LONGEST_QUOTE, Quote
from assistant.demands import Demand, holds
from assistant.told import Told
from corpus.sentences import sentences
from corpus.types import Document, Section
from index.words import stem_set, stems

_ASKED = re.compile(
    r"\W*(?:(?:hvad er|hvad var|hvad bliver|what is)\s+)?(?P<word>[^\W\d_]{7,})"
    r"\s+(?:(?:i|for|in)\s+)?(?P<year>20\d\d)\W*",
    re.IGNORECASE,
)
_LEAST_PART = 4  # letters of a part of a compound
_MOST = 2  # sentences


def set_for_year(
    question: str, documents: Sequence[Document], is_known: Callable[[str], bool]
) -> Told | None:
    """Return the sentences with an amount for the year under what holds both parts; None for none.

    Args:
        question: the question.
        documents: where to look.
        is_known: tells whether any document holds a stem.
    """
    found = _ASKED.fullmatch(question)
    if found is None or any(map(is_known, stems(found["word"]))):
        return None
    for first, last in _parts(found["word"], is_known):
        quotes = [quote for d in documents for quote in _told(d, first, last, found["year"])]
        if quotes:
            return Told(tuple(quotes[:_MOST]))
    return None


def _parts(word: str, is_known: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield the stems of two known words that a compound is made of, an "s" between them left out."""
    for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        for before in {word[:at], word[:at].removesuffix("s")}:
            first, last = stems(before), stems(word[at:])
            if len(first) == len(last) == 1 and is_known(first[0]) and is_known(last[0]):
                yield first[0], last[0]


def _told(document: Document, first: str, last: str, year: str) -> Iterator[Quote]:
    text = document.text.text
    for section in document.sections:
        if section.closed or not _is_about(section, text, first):
            continue
        for start, end in sentences(text, section.start, section.end):
            said = text[start : min(end, start + LONGEST_QUOTE)]
            if year in said and last in stem_set(said) and holds(said, Demand.AMOUNT):
                yield Quote(
                    document, start, start + len(said), section.titles[-1] if section.titles else None
                )


def _is_about(section: Section, text: str, stem: str) -> bool:
    held = stem_set(f"{' '.join(section.titles)}\n{text[section.start : section.end]}")
    return any(other.startswith(stem) for other in held)
