"""What answers a question that asks one thing: the record, likely sentences, or why none does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.case import committees
from assistant.choose import choose
from assistant.cite import Quote
from assistant.counted import counted
from assistant.decided import is_on_topic, on_record
from assistant.decision_asked import CaseWant, case_want
from assistant.demands import Demand, demand_of
from assistant.found import Found
from assistant.from_record import FromRecord
from assistant.gate import answerable, holds_topic, is_good_enough, stands_under, tells_all
from assistant.likely import Likelihood, likelihood
from assistant.mentioned import is_party_in, is_party_of, is_written
from assistant.named import absent_names, is_numbered, unknown_names
from assistant.no_meeting import no_meeting_on, tells_of_day
from assistant.numbered import numbered_theme, said_of_others
from assistant.open_question import asks_openly
from assistant.over_time import asks_over_time
from assistant.permitted import speaks_of
from assistant.reached import is_goal, reached_asked
from assistant.record import Record
from assistant.recorded import lacks_decision, named_case, no_decision_on, unrecorded, without_minutes
from assistant.retrieval import Retrieval
from assistant.texts import Texts, texts
from assistant.told_of import told_of_matter
from assistant.told_under import told_under
from assistant.understand import Reading
from assistant.unknown_topic import SURE, unknown_topics
from index.types import Bounds, Hit, Query, Selector
from index.weigh import Weigher


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that asks one thing, or a part of one, and what was found for it.

    Attributes:
        reading: the question.
        query: what was searched for.
        hits: what was found, best first.
        least: the probability from which the likeliest sentence is answered with.
        parts: how many share the time that there is for reading.
        read: how likely the sentences are to answer, where the same was read before.
    """

    reading: Reading
    query: Query
    hits: Sequence[Hit]
    least: float
    parts: int = 1
    read: Likelihood | None = None


class PartAnswering:
    """Finds what answers one thing, over one index."""

    def __init__(self, retrieval: Retrieval, selector: Selector | None, record: Callable[[], Record]) -> None:
        """Answer from what is retrieved.

        Args:
            retrieval: searches.
            selector: tells which sentences answer; without one their words and nearness do.
            record: returns what the minutes record.
        """
        self._retrieval = retrieval
        self._selector = selector
        self._record = record
        known = retrieval.index.is_known
        self._from_record = FromRecord(record, retrieval.documents, known, retrieval.weigh)

    def found(self, asked: Asked) -> Found:
        """Return the quotes of the hits that answer, or why none does."""
        reading, say = asked.reading, texts(asked.reading.language)
        weighed = self._retrieval.sentences(reading, asked.query)
        known = self._themes(asked, say) or self._recorded(asked, weighed)
        if known:
            return known
        likely = asked.read or self._likely(asked, weighed)
        best, surely = self._judged(asked, likely)
        quotes, said = self._quoted(asked, weighed, likely, surely, say)
        if reached_asked(reading.sought):
            quotes = [quote for quote in quotes if not is_goal(quote)]
        # Whose decision is missing says more than that a word is.
        unknown = [] if said else self._unknown(asked, best)
        if absent := unknown or absent_names(reading, quotes, self._is_party_in):
            quotes, said = [], self._not_named(absent, say, is_unknown=bool(unknown))
        return Found(reading.sought, quotes, best, likely, said, surely)

    def is_told_of(self, reading: Reading, query: Query, hits: Sequence[Hit]) -> bool:
        """Tell whether the hits are about what the question is about."""
        return is_good_enough(hits, self._retrieval.topic(reading, query), reading.language)

    def _themes(self, asked: Asked, say: Texts) -> Found | None:
        """Return the theme of a number, where one is asked for."""
        sought = asked.reading.sought
        theme = numbered_theme(sought, self._retrieval.within(asked.reading.bounds))
        return (
            Found(sought, list(theme.quotes), None, asked.read, said_of_others(theme, say)) if theme else None
        )

    def _recorded(self, asked: Asked, weighed: Weigher) -> Found | None:
        """Return what the record itself tells."""
        reading = asked.reading
        told = self._from_record.told(reading, asked.query, asked.hits, weighed)
        if not told:
            return None
        quotes = self._retrieval.kept(told.quotes, _by_hand(reading.bounds))
        return Found(reading.sought, quotes, None, asked.read, told.said)

    def _likely(self, asked: Asked, weighed: Weigher) -> Likelihood | None:
        if not self._selector:
            return None
        demand = demand_of(asked.reading.sought)
        return likelihood(asked.query.text, asked.hits, weighed, self._selector, asked.parts, demand)

    def _quoted(
        self, asked: Asked, weighed: Weigher, likely: Likelihood | None, surely: float | None, say: Texts
    ) -> tuple[list[Quote], str | None]:
        """Return the quotes, and what is to be said of what is missing."""
        reading, hits = asked.reading, asked.hits
        documents = self._retrieval.documents()
        said = without_minutes(reading, weighed, documents, say)
        if said:
            return [], said
        none = named_case(reading, weighed, documents, say) or unrecorded(
            hits, reading, weighed, likely, say, lambda: self._retrieval.anywhere(asked.query)
        )
        if none:
            quotes, said = self._retrieval.kept(none.quotes, reading.bounds), none.said
        else:
            chosen = self._chosen(asked, weighed, likely, surely, say)
            quotes = self._retrieval.kept(chosen, reading.bounds)
            if lacks_decision(reading, quotes, weighed):
                told = told_of_matter(hits, weighed) if not committees(reading) else []
                quotes = self._retrieval.kept(told, reading.bounds)
                said = None if quotes else no_decision_on(reading, say)
        if quotes and not tells_of_day(quotes, reading):
            missing = no_meeting_on(reading, self._record(), say)
            quotes, said = ([], missing) if missing else (quotes, said)
        return quotes, said

    def _chosen(
        self, asked: Asked, weighed: Weigher, likely: Likelihood | None, surely: float | None, say: Texts
    ) -> Sequence[Quote]:
        reading, query, hits = asked.reading, asked.query, asked.hits
        if numbers := counted(reading.sought, query, hits, weighed):
            return numbers
        if told := told_under(reading.sought, hits, self._retrieval.weigh):
            return told
        enough = surely >= asked.least if surely is not None else self.is_told_of(reading, query, hits)
        if not enough:
            return on_record(hits, reading, weighed, say)
        if asks_over_time(reading.text):
            hits = [*hits, *self._retrieval.of_each_period(reading, query)]
        chosen = choose(hits, reading, weighed, self._retrieval.within(reading.bounds), likely)
        if case_want(reading) in (CaseWant.VOTES, CaseWant.ABSENCE):  # every item tells of some
            return [quote for quote in chosen if is_on_topic(quote, weighed)]
        return chosen

    def _unknown(self, asked: Asked, best: float | None) -> list[str]:
        """Return what the question names and no document holds."""
        known = self._retrieval.index.is_known
        unknown = self._no_parties(unknown_names(asked.reading, asked.query, asked.hits, known))
        if unknown or (best is not None and best >= SURE):
            return unknown
        return self._no_parties(unknown_topics(asked.reading, asked.query, asked.hits, known))

    def _no_parties(self, names: Sequence[str]) -> list[str]:
        """Leave out the parties that the documents write otherwise: "Venstre" as "(V)"."""
        if not names:
            return []
        parties, documents = self._record().party_names, self._retrieval.documents()
        return [name for name in names if not is_party_of(name, parties, documents)]

    def _is_party_in(self, name: str, text: str) -> bool:
        return is_party_in(name, text, self._record().party_names)

    def _not_named(self, absent: Sequence[str], say: Texts, *, is_unknown: bool) -> str:
        """Return that names are not there: in what is about the question, or at all."""
        names = say.join([f"»{name}«" for name in absent])
        if is_unknown:
            return say.say("not_found", "name", names=names)
        documents, parties = self._retrieval.documents(), self._record().party_names
        written = [is_written(name, documents) or is_party_of(name, parties, documents) for name in absent]
        if all(written):
            return say.say("not_found", "name_here", names=names)
        # The words of a name may stand there apart, or as another writes them; a number is there or not.
        surely = not any(written) and all(map(is_numbered, absent))
        return say.say("not_found", "name" if surely else "name_unsure", names=names)

    def _judged(self, asked: Asked, likely: Likelihood | None) -> tuple[float | None, float | None]:
        """Return how likely the likeliest sentence is to answer, how surely one does; None if unjudged."""
        if likely is None:
            return None, None
        demand, topic = demand_of(asked.reading.sought), self._retrieval.topic(asked.reading, asked.query)
        best = likely.best(demand)
        if demand is None:
            is_there = asks_openly(asked.reading.sought) and holds_topic(asked.hits, topic)
        else:
            is_there = tells_all(likely, topic, demand) or stands_under(asked.hits, topic, demand)
        if is_there:
            return best, 1.0
        if demand is Demand.PERMISSION and not speaks_of(likely, topic):
            return best, 0.0
        return best, answerable(best, topic)


def _by_hand(bounds: Bounds) -> Bounds:
    """Return the bounds that the user set: of what is recorded, the record itself tells whose and when."""
    return replace(
        bounds,
        years=bounds.years if bounds.strict_years else (),
        organs=bounds.organs if bounds.strict_organs else (),
    )
