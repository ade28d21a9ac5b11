"""Years that are part of a name: "Kvalitetsrapport 2011" and "Vidensby 2020" are no bounds on the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.dates import ENGLISH_MONTHS, MONTHS, years
from corpus.found import DEPARTMENT, INITIATIVE, ITEM, THEME
from corpus.types import Document
from index.words import stems

_LEVELS = frozenset({ITEM, THEME, DEPARTMENT, INITIATIVE})
_NAMED = re.compile(
    r"(?P<word>[^\W\d_][\w-]{2,})[”\"»']?\s+(?:for\s+)?(?P<year>(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?)(?![\w.,]\d|\d)"
)
_MONTHS = frozenset(month.casefold() for month in (*MONTHS, *ENGLISH_MONTHS))

Name = tuple[str, frozenset[int]]  # the stem of the word before the year, and the years


def without_named_years(question: str, documents: Sequence[Document]) -> str:
    """Return a question without the years that belong to a title in documents of other years.

    "Kvalitetsrapport 2011" stands as an item in minutes of 2012. A word that documents bear in their titles
    with their own years, as in "Virksomhedsplan 2012", says which document is meant, so its year stays.

    Args:
        question: the question.
        documents: all documents.
    """
    asked = {name: match for match, name in _names(question)}
    if not asked:
        return question
    own = {name[0] for d in documents for _, name in _names(d.title) if name[1] & d.years}
    titled = {name for d in documents for name in _of_other_years(d) if name in asked and name[0] not in own}
    for name in titled:
        question = question.replace(asked[name].group(), asked[name]["word"])
    return question


def _of_other_years(document: Document) -> Iterator[Name]:
    """Yield the names with a year in a document's headings that is none of its own."""
    headings = {h for s in document.sections if not s.closed for h in s.headings if h.level in _LEVELS}
    for title in {heading.title for heading in headings}:
        yield from (name for _, name in _names(title) if not name[1] & document.years)


def _names(text: str) -> Iterator[tuple[re.Match[str], Name]]:
    for match in _NAMED.finditer(text):
        stem = stems(match["word"])
        if stem and match["word"].casefold() not in _MONTHS:
            yield match, (stem[0], frozenset(years(match["year"])))
