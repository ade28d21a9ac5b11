"""What answers a question: its parts, the sentences that are likely, the form that fits, or why none does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.case import case_of, is_of, is_only_of_time
from assistant.choose import choose
from assistant.cite import Quote
from assistant.counted import counted
from assistant.decided import is_on_topic, on_record
from assistant.decision_asked import CaseWant, case_want
from assistant.demands import Demand, demand_of, holds
from assistant.found import Found
from assistant.from_record import FromRecord
from assistant.further_parts import first_of, further, is_told_already
from assistant.gate import answerable, holds_topic, is_good_enough, stands_under, tells_all
from assistant.likely import Likelihood, likelihood
from assistant.named import absent_names, unknown_names
from assistant.named_years import without_named_years
from assistant.no_meeting import no_meeting_on, tells_of_day
from assistant.numbered import Theme, numbered_theme, said_of_others
from assistant.order import in_order
from assistant.over_time import ASKING, asks_over_time, periods
from assistant.permitted import speaks_of
from assistant.record import Record
from assistant.recorded import (
    is_bound_to_meeting,
    lacks_decision,
    named_case,
    no_decision_on,
    undecided,
    unrecorded,
    without_minutes,
)
from assistant.refusal import refusal
from assistant.texts import texts
from assistant.topic import topic
from assistant.two_questions import Part, in_full_of, parts_of
from assistant.types import Filters, Language
from assistant.understand import Reading, clean_question, understand, wants_of
from assistant.unknown_topic import SURE, unknown_topics
from corpus.types import Document
from index.glossary import Glossary
from index.search import Index
from index.types import Bounds, Hit, Query, Selector
from index.weigh import Weigher
from index.words import fold, stems

HITS = 12  # passages looked at for an answer
_OF_PERIOD = 4  # for a question that asks over time


class Answering:
    """Finds what answers, over one index."""

    def __init__(
        self,
        index: Index,
        glossary: Glossary,
        selector: Selector | None,
        documents: Callable[[], Sequence[Document]],
        record: Callable[[], Record],
    ) -> None:
        """Answer from `index`.

        Args:
            index: the documents.
            glossary: widens questions.
            selector: tells which sentences answer; without one their words and nearness do.
            documents: returns all documents.
            record: returns what their minutes record.
        """
        self._index = index
        self._glossary = glossary
        self._selector = selector
        self._documents = documents
        self._record = record
        self._from_record = FromRecord(record, documents, index.is_known, self._weigh)

    def read(self, question: str, filters: Filters | None) -> Reading:
        """Read a question.

        Raises:
            InvalidQuestion: it is empty or too long.
        """
        text = clean_question(question)
        sought = self._index.without_home(text)
        dated = without_named_years(text, self._documents())
        return understand(text, filters or Filters(), self._index.names, self._glossary, sought, dated)

    def query(self, reading: Reading) -> Query:
        """Return what is searched for."""
        text = reading.sought
        meant = topic(text, [chip.label for chip in reading.chips if not chip.by_hand])
        wider = tuple(self._glossary.synonyms(text))
        if reading.language is not Language.ENGLISH:
            return Query(text, wider, meant=meant)
        wider += tuple(self._glossary.danish_for(text))
        # Pieces of English words stand in Danish ones by chance, "manager" in "incident management";
        # where the glossary gives the Danish word, that is looked for instead.
        given = {stem for widening in wider for stem in widening.stems}
        pieces = [word for word in re.findall(r"\w+", text) if not given & set(stems(word))]
        return Query(text, wider, " ".join(pieces), meant)

    def search(self, reading: Reading, query: Query, limit: int = HITS) -> list[Hit]:
        """Return the best passages within the question's bounds, best first."""
        return in_order(self._index.search(query, reading.bounds, limit), reading)

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
        parts = parts_of(reading.sought)
        if len(parts) == 1:
            return [self._found(reading, query, hits, least)]
        if any(part.leans for part in parts):
            return self._leaning(parts, reading, query, hits, least)
        found: list[Found] = []
        for part in parts:
            alone = self.read(part.text, filters)
            own = replace(alone, language=reading.language, chips=reading.chips, bounds=reading.bounds)
            asked = self.query(own)
            near = self.search(own, asked)
            found.append(self._found(own, asked, near, least, len(parts)))
        return found

    def refused(self, reading: Reading, query: Query, hits: Sequence[Hit], said: str | None) -> str:
        """Return why there is no answer; `said` is the reason that is known already, if any."""
        told_of = self._is_told_of(reading, query, hits)
        reason = said or self._undecided(reading, query)
        if not is_only_of_time(self._weighed(query, reading)):  # else the reason is that already
            missing = no_meeting_on(reading, self._record(), texts(reading.language))
            reason = " ".join(dict.fromkeys(filter(None, (reason, missing)))) or None
        return refusal(self._index, hits, reading, told_of=told_of, said=reason)

    def _weigh(self, matter: str) -> Weigher:
        """Return what weighs text by the words of a matter, and by those that stand for them."""
        wider = (*self._glossary.synonyms(matter), *self._glossary.danish_for(matter))
        return Weigher(Query(matter, wider), self._index.rarity)

    def _anywhere(self, query: Query) -> list[Hit]:
        return self._index.search(query, Bounds(), HITS)

    def _of_each_period(self, reading: Reading, query: Query, documents: Sequence[Document]) -> Iterator[Hit]:
        """Yield what the documents of each period say, also where others say more."""
        for year in periods(documents):
            own = replace(reading.bounds, years=(year,), strict_years=True)
            yield from self._index.search(query, own, _OF_PERIOD)

    def _undecided(self, reading: Reading, query: Query) -> str | None:
        """Return whose decisions there are in the case that a question is about, none being as it asks."""
        if not is_bound_to_meeting(reading):
            return None
        case = case_of(self._anywhere(query), reading, self._weighed(query, reading))
        if case is None or not case.decisions or any(is_of(each, reading) for each in case.decisions):
            return None
        return undecided(case, reading, texts(reading.language))

    def _leaning(
        self, parts: Sequence[Part], reading: Reading, query: Query, hits: Sequence[Hit], least: float
    ) -> list[Found]:
        """Answer the whole question, then what its later parts ask for and the answer does not give yet."""
        first = first_of(parts, reading)
        found = [self._found(first, query, hits, least)]
        for part in parts[1:]:
            demand = demand_of(part.text)
            if demand and not any(holds(quote.text, demand) for held in found for quote in held.quotes):
                own = replace(reading, sought=part.text, wants=wants_of(part.text))
                found.append(self._found(own, query, hits, least, read=found[0].read))
            elif demand is None:
                found.extend(self._further(part, first, reading, found[0].quotes, least))
        return found

    def _further(
        self,
        part: Part,
        first: Reading,
        reading: Reading,
        known: Sequence[Quote],
        least: float,
    ) -> list[Found]:
        """Return what answers a later part; nothing where what is known answers it too."""
        own = replace(
            self.read(in_full_of(part, first.sought), None),
            language=reading.language,
            chips=reading.chips,
            bounds=reading.bounds,
        )
        if is_told_already(part.text, first, own, known):
            return []
        query = self.query(own)
        found = self._found(own, query, self.search(own, query), least, parts=2)
        return further(part.text, own, found, known)

    def _found(
        self,
        reading: Reading,
        query: Query,
        hits: Sequence[Hit],
        least: float,
        parts: int = 1,
        read: Likelihood | None = None,
    ) -> Found:
        """Return the quotes of the hits that answer.

        Args:
            reading: the question or the part of it.
            query: what was searched for.
            hits: what was found.
            least: the probability from which the likeliest sentence is answered with.
            parts: how many share the time that there is for reading.
            read: how likely the sentences are to answer, where the same was read before.
        """
        say = texts(reading.language)
        weighed = self._weighed(query, reading)
        if theme := self._theme(reading):
            return Found(reading.sought, list(theme.quotes), None, read, said_of_others(theme, say))
        if told := self._from_record.told(reading, query, hits, weighed):
            keeps = self._index.keeper(_by_hand(reading.bounds))
            quotes = [quote for quote in told.quotes if keeps(quote.document, quote.start, quote.end)]
            return Found(reading.sought, quotes, None, read, told.said)
        likely = read
        if likely is None and self._selector:
            likely = likelihood(query.text, hits, weighed, self._selector, parts, demand_of(reading.sought))
        best, surely = self._judged(reading, query, hits, likely)
        enough = surely >= least if surely is not None else self._is_told_of(reading, query, hits)
        numbers = counted(reading.sought, query, hits, weighed)
        keeps = self._index.keeper(reading.bounds)
        said = without_minutes(reading, weighed, self._documents(), say)
        none = None
        if not said:
            none = named_case(reading, weighed, self._documents(), say) or unrecorded(
                hits, reading, weighed, likely, say, lambda: self._anywhere(query)
            )
        if none or said:
            said = none.said if none else said
            chosen: Sequence[Quote] = none.quotes if none else ()
        elif numbers:
            chosen = numbers
        elif enough:
            chosen = self._chosen(reading, query, hits, weighed, likely)
        else:
            chosen = on_record(hits, reading, weighed, say)
        quotes = [quote for quote in chosen if keeps(quote.document, quote.start, quote.end)]
        if none is None and not said and lacks_decision(reading, quotes, weighed):
            quotes, said = [], no_decision_on(reading, say)
        if quotes and not tells_of_day(quotes, reading):
            missing = no_meeting_on(reading, self._record(), say)
            quotes, said = ([], missing) if missing else (quotes, said)
        # Whose decision is missing says more than that a word is.
        unknown = [] if said else self._unknown(reading, query, hits, best)
        absent = unknown or absent_names(reading, quotes)
        if absent:
            names = say.join([f"»{name}«" for name in absent])
            # Of a name that is all of the question no other context is asked for.
            alone = absent == [reading.sought.strip(" ?.!")]
            here = not unknown and not (alone and not _stands(absent[0], hits))
            said = say.say("not_found", "name_here" if here else "name", names=names)
        return Found(reading.sought, [] if absent else quotes, best, likely, said, surely)

    def _chosen(
        self,
        reading: Reading,
        query: Query,
        hits: Sequence[Hit],
        weighed: Weigher,
        likely: Likelihood | None,
    ) -> list[Quote]:
        """Return the quotes of the hits, and of each period where a development is asked for."""
        keeps = self._index.keeper(reading.bounds)
        within = [d for d in self._documents() if keeps(d, 0, len(d.text.text))]
        if asks_over_time(reading.text):
            hits = [*hits, *self._of_each_period(reading, query, within)]
        chosen = choose(hits, reading, weighed, within, likely)
        if case_want(reading) in (CaseWant.VOTES, CaseWant.ABSENCE):  # every item tells of some
            return [quote for quote in chosen if is_on_topic(quote, weighed)]
        return chosen

    def _unknown(self, reading: Reading, query: Query, hits: Sequence[Hit], best: float | None) -> list[str]:
        """Return what the question names and no document holds."""
        unknown = unknown_names(reading, hits, self._index.is_known)
        if unknown or (best is not None and best >= SURE):
            return unknown
        return unknown_topics(reading, query, hits, self._index.is_known)

    def _theme(self, reading: Reading) -> Theme | None:
        keeps = self._index.keeper(reading.bounds)
        return numbered_theme(reading.sought, [d for d in self._documents() if keeps(d, 0, len(d.text.text))])

    def _judged(
        self, reading: Reading, query: Query, hits: Sequence[Hit], likely: Likelihood | None
    ) -> tuple[float | None, float | None]:
        """Return how likely the likeliest sentence is to answer, how surely one does; None if unjudged."""
        if likely is None:
            return None, None
        demand, topic = demand_of(reading.sought), self._topic(reading, query)
        best = likely.best(demand)
        if demand is None:
            is_there = holds_topic(hits, topic)
        else:
            is_there = tells_all(likely, topic, demand) or stands_under(hits, topic, demand)
        if is_there:
            return best, 1.0
        if demand is Demand.PERMISSION and not speaks_of(likely, topic):
            return best, 0.0
        return best, answerable(best, topic)

    def _is_told_of(self, reading: Reading, query: Query, hits: Sequence[Hit]) -> bool:
        return is_good_enough(hits, self._topic(reading, query), reading.language)

    def _topic(self, reading: Reading, query: Query) -> Weigher:
        return Weigher(query, self._index.rarity, without=reading.beside_the_topic)

    def _weighed(self, query: Query, reading: Reading) -> Weigher:
        """Return what weighs sentences: in English by the words that the documents or the glossary know."""
        without = reading.beside_the_topic
        if asks_over_time(reading.text):
            without |= ASKING
        if reading.language is Language.ENGLISH:
            widened = {stem for widening in query.widenings for stem in widening.stems}
            without |= {s for s in stems(query.text) if not self._index.is_known(s) and s not in widened}
        return Weigher(query, self._index.rarity, without)


def _stands(name: str, hits: Sequence[Hit]) -> bool:
    return any(fold(name) in fold(hit.passage.text) for hit in hits)


def _by_hand(bounds: Bounds) -> Bounds:
    """Return the bounds that the user set: of what is recorded, the record itself tells whose and when."""
    return replace(
        bounds,
        years=bounds.years if bounds.strict_years else (),
        organs=bounds.organs if bounds.strict_organs else (),
    )
