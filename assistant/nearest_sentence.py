"""The sentence of each passage that is nearest to a question: what a refusal shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from assistant.cite import LONGEST_QUOTE, passage_source, section_at, source_at
from assistant.readable import is_fragment
from assistant.types import Source
from assistant.whole import Span, whole_sentences
from corpus.clean import LIST_ITEM
from corpus.item_labels import is_label
from index.types import Hit
from index.weigh import Weigher
from index.words import stem_set

_SHORTEST = 25  # characters; less says little to who looks for a way on


def nearest_sentence(hit: Hit, topic: Weigher) -> Source:
    """Return the whole sentence or list item of a hit that is nearest, in meaning and in words.

    Headings, labels, what leads in a list and what no sentence joins are none; a hit of nothing else is
    returned as it is.

    Args:
        hit: the passage; without vectors its words alone decide.
        topic: weighs text by what the question is about.
    """
    found = list(_sentences(hit))
    if not found:
        return passage_source(hit.document, hit.passage)
    return source_at(hit.document, *max(found, key=partial(_score, hit, topic)))


def distinct(sources: Iterable[Source], limit: int) -> tuple[Source, ...]:
    """Return the first sources; of those that say the same words the first alone."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(" ".join(source.text.casefold().split()), source)
    return tuple(found.values())[:limit]


def _score(hit: Hit, topic: Weigher, span: Span) -> float:
    return hit.nearness(*span) + topic.share(stem_set(hit.document.text.text[slice(*span)]))


def _sentences(hit: Hit) -> Iterator[Span]:
    document, text = hit.document, hit.document.text.text
    for first, last in whole_sentences(document, hit.passage.start, hit.passage.end):
        mark = LIST_ITEM.match(text[first:last])
        start = first + mark.end() if mark and not mark.group().strip()[0].isalnum() else first
        said = text[start:last]
        if not _SHORTEST <= len(said) <= LONGEST_QUOTE or said.endswith(":"):
            continue
        section = section_at(document, first)
        in_heading = section is not None and any(h.start < last and first < h.end for h in section.headings)
        if not in_heading and not is_label(said) and not is_fragment(text[first:last]):
            yield start, last
