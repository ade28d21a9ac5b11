"""What answers a question: each of its parts, with the quotes that do, or why none does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.case import case_of, is_of, is_only_of_time
from assistant.cite import Quote
from assistant.demands import demand_of, holds
from assistant.found import Found
from assistant.further_parts import first_of, further, is_told_already
from assistant.no_meeting import no_meeting_on, tells_no_meeting
from assistant.part_answering import Asked, PartAnswering
from assistant.record import Record
from assistant.recorded import is_bound_to_meeting, undecided
from assistant.refusal import refusal
from assistant.retrieval import Retrieval
from assistant.texts import texts
from assistant.two_questions import Part, in_full_of, parts_of
from assistant.types import Filters
from assistant.understand import Reading, wants_of
from index.types import Hit, Query, Selector


class Answering:
    """Finds what answers, over one index."""

    def __init__(self, retrieval: Retrieval, selector: Selector | None, record: Callable[[], Record]) -> None:
        """Answer from what is retrieved.

        Args:
            retrieval: searches.
            selector: tells which sentences answer; without one their words and nearness do.
            record: returns what the minutes record.
        """
        self._retrieval = retrieval
        self._record = record
        self._part = PartAnswering(retrieval, selector, record)

    def answers(
        self, reading: Reading, query: Query, hits: Sequence[Hit], filters: Filters, least: float
    ) -> list[Found]:
        """Return each part of the question with the quotes that answer it, none where nothing does.

        Args:
            reading: the question.
            query: what was searched for.
            hits: what was found.
            filters: what the user set by hand.
            least: the probability from which the likeliest sentence is answered with.
        """
        asked = Asked(reading, query, hits, least)
        parts = parts_of(reading.sought)
        if len(parts) == 1:
            return [self._part.found(asked)]
        if any(part.leans for part in parts):
            return self._leaning(parts, asked)
        own = [self._read(part.text, filters, reading) for part in parts]
        return [self._part.found(self._searched(each, least, len(parts))) for each in own]

    def refused(self, reading: Reading, query: Query, hits: Sequence[Hit], said: str | None) -> str:
        """Return why there is no answer; `said` is the reason that is known already, if any."""
        told_of = self._part.is_told_of(reading, query, hits)
        reason = said or self._undecided(reading, query)
        if not is_only_of_time(self._retrieval.sentences(reading, query)):  # else the reason is that already
            missing = no_meeting_on(reading, self._record(), texts(reading.language))
            if missing and not tells_no_meeting(said, texts(reading.language)):
                reason = " ".join(dict.fromkeys(filter(None, (reason, missing))))
        return refusal(self._retrieval.index, hits, reading, told_of=told_of, said=reason)

    def _read(self, text: str, filters: Filters | None, reading: Reading) -> Reading:
        """Read a part that stands by itself, within the question's bounds."""
        own = self._retrieval.read(text, filters)
        return replace(own, language=reading.language, chips=reading.chips, bounds=reading.bounds)

    def _searched(self, reading: Reading, least: float, parts: int) -> Asked:
        query = self._retrieval.query(reading)
        return Asked(reading, query, self._retrieval.search(reading, query), least, parts)

    def _undecided(self, reading: Reading, query: Query) -> str | None:
        """Return whose decisions there are in the case that a question is about, none being as it asks."""
        if not is_bound_to_meeting(reading):
            return None
        hits = self._retrieval.anywhere(query)
        case = case_of(hits, reading, self._retrieval.sentences(reading, query))
        if case is None or not case.decisions or any(is_of(each, reading) for each in case.decisions):
            return None
        return undecided(case, reading, texts(reading.language))

    def _leaning(self, parts: Sequence[Part], asked: Asked) -> list[Found]:
        """Answer the whole question, then what its later parts ask for and the answer does not give yet."""
        reading = asked.reading
        first = first_of(parts, reading)
        found = [self._first(parts[0], first, asked)]
        for part in parts[1:]:
            demand = demand_of(part.text)
            if demand and not any(holds(quote.text, demand) for held in found for quote in held.quotes):
                own = replace(reading, sought=part.text, wants=wants_of(part.text))
                told = self._part.found(replace(asked, reading=own, read=found[0].read))
                found.append(told if told.quotes else self._alone(part, first, asked) or told)
            elif demand is None:
                found.extend(self._further(part, first, asked, found[0].quotes))
        return found

    def _first(self, part: Part, first: Reading, asked: Asked) -> Found:
        """Return what answers the first part, by itself where the other parts draw the search away."""
        found = self._part.found(replace(asked, reading=first))
        if found.quotes:
            return found
        own = self._read(part.text, None, asked.reading)
        alone = self._part.found(self._searched(own, asked.least, parts=2))
        return replace(alone, part=found.part) if alone.quotes else found

    def _alone(self, part: Part, first: Reading, asked: Asked) -> Found | None:
        """Return what answers a later part that is asked for with what the first one is about."""
        own = self._read(in_full_of(part, first.sought), None, asked.reading)
        alone = self._part.found(self._searched(own, asked.least, parts=2))
        return replace(alone, part=part.text) if alone.quotes else None

    def _further(self, part: Part, first: Reading, asked: Asked, known: Sequence[Quote]) -> list[Found]:
        """Return what answers a later part; nothing where what is known answers it too."""
        own = self._read(in_full_of(part, first.sought), None, asked.reading)
        if is_told_already(part.text, first, own, known):
            return []
        return further(part.text, own, self._part.found(self._searched(own, asked.least, parts=2)), known)
