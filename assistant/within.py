"""An answer that must come from one item or initiative: by its form, or by the nearest sentences of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asked import Asked
from assistant.aspect_words import answer_form
from assistant.aspects import decided
from assistant.choose import choose
from assistant.cite import Quote, passage_source
from assistant.demands import Demand, holds
from assistant.final_day import final_day_within
from assistant.follow_up_words import own_words
from assistant.forms import fitting
from assistant.gate import is_good_enough
from assistant.place import parts_of
from assistant.reached import is_goal, reached_asked
from assistant.types import Chip, Filters, Source
from assistant.understand import Reading, Want, understand
from index.glossary import Glossary
from index.search import Index
from index.types import Bounds, Hit, Query, Stretch
from index.weigh import Weigher
from index.words import stems

_HITS = 12
_RELATED = 5  # further passages of the place that are shown


@dataclass(frozen=True, slots=True)
class Found:
    """What answers, and what else stands there."""

    quotes: tuple[Quote, ...]
    related: tuple[Source, ...]
    chips: tuple[Chip, ...] = ()
    search_ms: float = 0.0


def answer_within(index: Index, glossary: Glossary, asked: Asked, filters: Filters) -> Found:
    """Return what the place says to the question; nothing where it says nothing, whatever others say."""
    started = time.perf_counter()
    if asked.organs and not asked.names_organ():
        return Found((), ())
    reading = _reading(index, glossary, asked, filters)
    query = Query(asked.question, (*glossary.synonyms(asked.question), *glossary.danish_for(asked.question)))
    hits = index.search(query, reading.bounds, _HITS)
    search_ms = round((time.perf_counter() - started) * 1000, 1)
    coming = final_day_within(reading, asked.document, asked.place.start)
    quotes, final = (list(coming), True) if coming else answer_form(asked)
    if asked.organs and not quotes:
        quotes = decided(asked)
    if not quotes and not final:
        quotes = _nearest(index, asked, reading, query, hits)
    if reached_asked(asked.question):
        quotes = [quote for quote in quotes if not is_goal(quote)]
    keeps = index.keeper(reading.bounds)
    kept = tuple(quote for quote in quotes if keeps(quote.document, quote.start, quote.end))
    return Found(kept, _related(hits, kept), reading.chips, search_ms)


def _reading(index: Index, glossary: Glossary, asked: Asked, filters: Filters) -> Reading:
    """Read the question with the place and what was set by hand as its only bounds."""
    reading = understand(asked.question, filters, index.names, glossary)
    by_hand = tuple(chip for chip in reading.chips if chip.by_hand)
    place = asked.place
    bounds = Bounds(
        years=reading.bounds.years if reading.bounds.strict_years else (),
        organs=reading.bounds.organs if reading.bounds.strict_organs else (),
        documents=reading.bounds.documents,
        strict_years=reading.bounds.strict_years,
        strict_organs=reading.bounds.strict_organs,
        within=Stretch(place.document_id, place.start, place.end),
    )
    return replace(reading, chips=by_hand, bounds=bounds)


def _nearest(index: Index, asked: Asked, reading: Reading, query: Query, hits: Sequence[Hit]) -> list[Quote]:
    """Return the sentences that are nearest, where they hold any of the question's own words or are near."""
    topic = Weigher(query, index.rarity, without=reading.beside_the_topic)
    quotes = choose(hits, reading, topic, [asked.document])
    own = own_words(asked.question)
    held = set(stems(" ".join(f"{quote.label or ''} {quote.text}" for quote in quotes)))
    near = is_good_enough(hits, topic, reading.language)
    if quotes and (near or not own or any(word in other for word in own for other in held)):
        return quotes
    return _dated(asked) if Want.DATE in reading.wants and not own else []


def _dated(asked: Asked) -> list[Quote]:
    """Return the sentences of the place that name a day or a year."""
    said = asked.sentences(parts_of(asked.document, asked.place))
    return fitting([asked.quote(part, span) for part, span in said if holds(asked.text(*span), Demand.DATE)])


def _related(hits: Sequence[Hit], quotes: Sequence[Quote]) -> tuple[Source, ...]:
    """Return the passages of the place that hold none of the quotes."""
    rest = [
        hit
        for hit in hits
        if not any(q.start < hit.passage.end and hit.passage.start < q.end for q in quotes)
    ]
    return tuple(passage_source(hit.document, hit.passage) for hit in rest)[:_RELATED]
