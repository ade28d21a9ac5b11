"""Developments and comparisons as an answer: what each document says, in the order of their years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.cite import Quote
from assistant.forms import LONGEST_ANSWER, MOST_QUOTES, window
from assistant.readable import is_fragment
from corpus.dates import years
from corpus.item_labels import is_label
from corpus.sentences import sentences
from corpus.types import Document
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

_FEWEST = 2
_MOST_PERIODS = 8  # each is searched
_ABOUT = 0.35  # share of the topic that a document's best passage must hold
_OF_BEST = 0.6  # and of what the best document's holds
_OVER_TIME = re.compile(
    r"\b(?:udvikle(?:t|r|de)|ændre(?:t|r|de)|forandre(?:t|r|de)|skifte(?:t|r|de)|changed?|developed?|evolved?|shifted)\b"
    r".*\b(?:fra|siden|mellem|over tid|gennem|from|since|between|over)\b"
    r"|\b(?:udvikling(?:en)?|ændring(?:en|er|erne)?)\b.*\b(?:fra|mellem|siden)\b.*\b(?:19|20)\d\d\b"
    r"|\b(?:over tid|over tiden|gennem (?:årene|tiden|tiderne)|over årene|over the years|over time)\b"
    r"|\b(?:then and now|før og nu|dengang og nu)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:sammenlign\w*|forskel\w*|adskil\w*|compare[ds]?|comparison|differ(?:s|ence|ences|ent)?)\b",
    re.IGNORECASE,
)


# What asks for a development, and is no part of what has developed.
ASKING = frozenset(
    stems(
        """
        synet holdning holdningen holdninger opfattelse opfattelsen tilgang tilgangen udvikling udviklingen
        udviklet udviklede ændring ændringen ændringer ændret ændrede forandret forandring forskel forskellen
        sammenlign tid tiden årene view views attitude approach change changed develop developed development
        evolved difference compare time years
        """
    )
)


def asks_over_time(question: str) -> bool:
    """Tell whether a question asks for a development, or compares two years."""
    compares = bool(_COMPARES.search(question)) and len(years(question)) > 1
    return compares or bool(_OVER_TIME.search(question))


def periods(documents: Iterable[Document]) -> list[int]:
    """Return the first years of the documents' periods, at most a few of them, spread over all the time."""
    found = sorted({_first_year(document) for document in documents if document.years})
    step = max(1.0, (len(found) - 1) / (_MOST_PERIODS - 1))
    return list(dict.fromkeys(found[min(len(found) - 1, round(i * step))] for i in range(len(found))))


def over_time(question: str, hits: Sequence[Hit], topic: Weigher) -> list[Quote]:
    """Return a block for each document that speaks of the topic, the oldest first; none for fewer than two.

    Args:
        question: the question; one that asks for a development, or compares two years.
        hits: what was found in each period, best first.
        topic: weighs text by what the question is about.
    """
    if not asks_over_time(question):
        return []
    best: dict[str, tuple[float, Hit]] = {}
    for hit in hits:
        share = topic.share(set(stems(" ".join((*hit.passage.headings, hit.passage.text)))))
        if hit.document.years and share > best.get(_of(hit.document), (0.0, hit))[0]:
            best[_of(hit.document)] = (share, hit)
    least = max(_ABOUT, _OF_BEST * max((share for share, _ in best.values()), default=0.0))
    kept = _of_each_time([hit for share, hit in sorted(best.values(), key=_share_of) if share >= least])
    if len({_first_year(hit.document) for hit in kept}) < _FEWEST:
        return []
    ordered = sorted(kept, key=lambda hit: (_first_year(hit.document), hit.document.title))
    return [_block(hit, LONGEST_ANSWER // len(ordered), topic) for hit in ordered]


def _share_of(found: tuple[float, Hit]) -> float:
    return -found[0]


def _of_each_time(hits: Sequence[Hit]) -> list[Hit]:
    """Return as many of the hits, best first, as an answer shows: the best of each year before any second."""
    first = {_first_year(hit.document): hit for hit in reversed(hits)}
    chosen = [hit for hit in hits if first[_first_year(hit.document)] is hit]
    return [*chosen, *(hit for hit in hits if hit not in chosen)][:MOST_QUOTES]


def _of(document: Document) -> str:
    """Return what tells a document's time and kind: two printings of one note are one block."""
    return f"{document.title.split('(')[0].strip()} {_first_year(document)}"


def _first_year(document: Document) -> int:
    return document.period.first if document.period else min(document.years)


def _block(hit: Hit, longest: int, topic: Weigher) -> Quote:
    document, passage = hit.document, hit.passage
    runs = list(_runs(document, passage.start, passage.end)) or [(passage.start, passage.end)]
    text = document.text.text
    start, end = max(
        (window(document, *run, longest, topic) for run in runs),
        key=lambda span: topic.share(set(stems(text[slice(*span)]))),
    )
    year = str(_first_year(document))
    label = document.title if year in document.title else f"{document.title} ({year})"
    return Quote(document, start, end, label, hit.also)


def _runs(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a passage between its headings, labels and rows of tables."""
    text = document.text.text
    headings = {h for s in document.sections if s.start < last and first < s.end for h in s.headings}
    run: tuple[int, int] | None = None
    for start, end in sentences(text, first, last):
        said = text[start:end]
        beside = any(h.start <= start < h.end for h in headings) or is_label(said) or is_fragment(said)
        if beside or said.endswith(":"):
            if run:
                yield run
            run = None
        else:
            run = (run[0] if run else start, end)
    if run:
        yield run
