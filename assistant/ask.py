"""A question becomes an answer: understand, retrieve, choose, cite, or say why not."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.choose import choose
from assistant.cite import Quote, cite, passage_source
from assistant.decided import on_record
from assistant.demands import demand_of, holds
from assistant.examples import examples
from assistant.focus.meaning import meaning
from assistant.focus.types import Vector
from assistant.follow import follow
from assistant.gate import LEAST_LIKELY, is_good_enough, may_answer, stands_under
from assistant.likely import Likelihood, likelihood
from assistant.minutes import select_meetings
from assistant.opening import say_missing, say_where
from assistant.record import Record
from assistant.refusal import refusal
from assistant.register import DecisionFilter
from assistant.texts import texts
from assistant.topic import topic
from assistant.two_questions import Part, both, parts_of
from assistant.types import (
    Answer,
    Citation,
    FilterChoices,
    Filters,
    Language,
    Outcome,
    ScoredSource,
    SearchResult,
    Source,
)
from assistant.understand import Reading, clean_question, is_greeting, understand, wants_of
from corpus.decisions import Decision
from corpus.meetings import Meeting
from corpus.types import Document
from index.glossary import Glossary
from index.search import Index
from index.types import Bounds, Hit, Query, Selector, Stretch
from index.weigh import Weigher
from index.words import stems

_HITS = 12  # passages looked at for an answer
_RELATED = 5  # further passages shown


@dataclass
class _Known:
    """What is made of the library's documents once for each of its revisions."""

    revision: int
    documents: tuple[Document, ...]
    record: Record
    examples: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What answers a part of a question, and how likely the likeliest sentence is to; None: not judged."""

    part: str
    quotes: list[Quote]
    likely: float | None
    read: Likelihood | None  # of all sentences that were judged


class Assistant:
    """Answers questions over one index."""

    def __init__(self, index: Index, glossary: Glossary, selector: Selector | None = None) -> None:
        """Answer from `index`.

        Args:
            index: the documents.
            glossary: widens questions.
            selector: tells which sentences answer; without one their words and nearness do.
        """
        self.index = index
        self.least_likely = LEAST_LIKELY  # from which the likeliest sentence is answered with
        self._selector = selector
        self._glossary = glossary
        self._known: _Known | None = None

    def ask(self, question: str, filters: Filters | None = None) -> Answer:
        """Answer a question with cited quotes, or say why there is no answer.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        started = time.perf_counter()
        reading = self._read(question, filters)
        if is_greeting(reading.text):
            return _help(reading)
        query = self._query(reading)
        hits = self.index.search(query, reading.bounds, _HITS)
        searched = time.perf_counter()
        answers = self._answers(reading, query, hits, filters or Filters())
        quotes = both([found.quotes for found in answers]) if len(answers) > 1 else answers[0].quotes
        statements, citations = cite(quotes, self.index.store.source)
        say = texts(reading.language)
        if citations:
            missing = [found.part for found in answers if not found.quotes]
            outcome, opening = Outcome.ANSWERED, say_missing(missing, say) + say_where(citations, say)
        else:
            topic = Weigher(query, self.index.rarity, without=reading.beside_the_topic)
            told_of = is_good_enough(hits, topic, reading.language)
            outcome, opening = Outcome.NOT_FOUND, refusal(self.index, hits, reading, told_of=told_of)
            hits = hits or self.index.search(query, Bounds(), _HITS)
        return Answer(
            outcome=outcome,
            question=reading.text,
            language=reading.language,
            chips=reading.chips,
            opening=opening,
            statements=statements,
            citations=citations,
            related=_related(hits, citations),
            likely=max((f.likely for f in answers if f.likely is not None), default=None),
            search_ms=round((searched - started) * 1000, 1),
            answer_ms=round((time.perf_counter() - started) * 1000, 1),
        )

    def follow(
        self, question: str, filters: Filters | None = None, previous: Sequence[Answer] = ()
    ) -> Answer:
        """Answer a turn of a conversation, from what the answers before it were about.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        return follow(self, self._glossary, question, filters or Filters(), previous)

    def search(self, question: str, filters: Filters | None = None, limit: int = 10) -> SearchResult:
        """Return the passages nearest to the question within its bounds.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        started = time.perf_counter()
        reading = self._read(question, filters)
        hits = self.index.search(self._query(reading), reading.bounds, limit)
        scored = tuple(
            ScoredSource(passage_source(hit.document, hit.passage), hit.score, _also(hit)) for hit in hits
        )
        took = round((time.perf_counter() - started) * 1000, 1)
        return SearchResult(reading.text, reading.language, reading.chips, scored, took)

    def decisions(self, wanted: DecisionFilter | None = None) -> list[Decision]:
        """Return the decisions that the documents record, those that the filter leaves."""
        return self.record().select(wanted or DecisionFilter())

    def meetings(
        self, organ: str | None = None, first: dt.date | None = None, last: dt.date | None = None
    ) -> list[Meeting]:
        """Return the meetings whose minutes are there, of an organ and from day to day."""
        return select_meetings(self.record().meetings, organ, first, last)

    def record(self) -> Record:
        """Return all that the minutes record, as the library is now."""
        return self._now().record

    def documents(self) -> tuple[Document, ...]:
        """Return all documents in the order in which their files came."""
        return self._now().documents

    def document(self, document_id: str) -> Document | None:
        """Return a document, or None when there is none with this id."""
        return self.index.store.document(document_id)

    def revision(self) -> int:
        """Return a number that changes with every change of the documents."""
        return self.index.follow()

    def meaning(self, stretches: Sequence[Stretch]) -> Vector:
        """Return what the stretches mean taken together: a vector of unit length, or zeros for none."""
        return meaning(self.index, stretches)

    def stands(self, source: Source) -> bool:
        """Tell whether the document that a source quotes is still there and still the same."""
        return self.index.store.version(source.document_id) == source.version

    def examples(self) -> tuple[str, ...]:
        """Return example questions in Danish that the documents answer."""
        known = self._now()
        if known.examples is None:
            known.examples = examples(known.documents, texts(Language.DANISH), self.ask)
        return known.examples

    def choices(self) -> FilterChoices:
        """Return the years and organs that documents are of."""
        found = {year for document in self.documents() for year in document.years}
        organs = dict.fromkeys(document.organ for document in self.documents() if document.organ)
        return FilterChoices(tuple(sorted(found, reverse=True)), tuple(sorted(organs)))

    def _now(self) -> _Known:
        """Return what is known of the library as it is now."""
        revision = self.index.follow()
        known = self._known
        if known is None or known.revision != revision:
            documents = tuple(self.index.documents())
            came = {file.id: file.added for file in self.index.store.files()}
            added = {d.id: came[file] for d in documents if (file := d.id.partition("--")[0]) in came}
            record = Record(documents, added, known.record if known else None)
            known = self._known = _Known(revision, documents, record)
        return known

    def _read(self, question: str, filters: Filters | None) -> Reading:
        text = clean_question(question)
        sought = self.index.without_home(text)
        return understand(text, filters or Filters(), self.index.names, self._glossary, sought)

    def _query(self, reading: Reading) -> Query:
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

    def _answers(self, reading: Reading, query: Query, hits: Sequence[Hit], filters: Filters) -> list[_Found]:
        """Return each part of the question with the quotes that answer it, none where nothing does."""
        parts = parts_of(reading.sought)
        if len(parts) == 1:
            return [self._found(reading, query, hits)]
        if any(part.leans for part in parts):
            return self._leaning(parts, reading, query, hits)
        found: list[_Found] = []
        for part in parts:
            alone = self._read(part.text, filters)
            own = replace(alone, language=reading.language, chips=reading.chips, bounds=reading.bounds)
            asked = self._query(own)
            near = self.index.search(asked, reading.bounds, _HITS)
            found.append(self._found(own, asked, near, len(parts)))
        return found

    def _leaning(
        self, parts: Sequence[Part], reading: Reading, query: Query, hits: Sequence[Hit]
    ) -> list[_Found]:
        """Answer the whole question, then what its later parts ask for and the answer does not give yet.

        Only of a part that asks for an amount, a number, a date, a name can it be told that it is missing.
        """
        first = replace(reading, sought=parts[0].text)
        found = [self._found(first, query, hits)]
        for part in parts[1:]:
            demand = demand_of(part.text)
            if demand and not any(holds(quote.text, demand) for held in found for quote in held.quotes):
                own = replace(reading, sought=part.text, wants=wants_of(part.text))
                found.append(self._found(own, query, hits, read=found[0].read))
        return found

    def _found(
        self,
        reading: Reading,
        query: Query,
        hits: Sequence[Hit],
        parts: int = 1,
        read: Likelihood | None = None,
    ) -> _Found:
        """Return the quotes of the hits that answer.

        Args:
            reading: the question or the part of it.
            query: what was searched for.
            hits: what was found.
            parts: how many share the time that there is for reading.
            read: how likely the sentences are to answer, where the same was read before.
        """
        topic = Weigher(query, self.index.rarity, without=reading.beside_the_topic)
        weighed = self._weighed(query, reading)
        likely, best = read, None
        if likely is None and self._selector:
            likely = likelihood(query.text, hits, weighed, self._selector, parts)
        if likely is not None:
            demand = demand_of(reading.sought)
            best = likely.best(demand)
            if stands_under(hits, topic, demand):
                best = max(best, LEAST_LIKELY)
            enough = bool(hits) and may_answer(best, topic, self.least_likely)
        else:
            enough = is_good_enough(hits, topic, reading.language)
        keeps = self.index.keeper(reading.bounds)
        if enough:
            within = [d for d in self.documents() if keeps(d, 0, len(d.text.text))]
            chosen = choose(hits, reading, weighed, within, likely)
        else:
            chosen = on_record(hits, reading, weighed, texts(reading.language))
        quotes = [quote for quote in chosen if keeps(quote.document, quote.start, quote.end)]
        return _Found(reading.sought, quotes, best, likely)

    def _weighed(self, query: Query, reading: Reading) -> Weigher:
        """Return what weighs sentences: in English by the words that the documents or the glossary know."""
        without = reading.beside_the_topic
        if reading.language is Language.ENGLISH:
            widened = {stem for widening in query.widenings for stem in widening.stems}
            without |= {s for s in stems(query.text) if not self.index.is_known(s) and s not in widened}
        return Weigher(query, self.index.rarity, without)


def _related(hits: Sequence[Hit], citations: Sequence[Citation]) -> tuple[Source, ...]:
    """Return the passages that the answer does not quote from already."""

    def is_cited(source: Source) -> bool:
        return any(
            source.document_id == c.source.document_id
            and c.source.start < source.end
            and source.start < c.source.end
            for c in citations
        )

    found = (passage_source(hit.document, hit.passage) for hit in hits)
    return tuple(source for source in found if not is_cited(source))[:_RELATED]


def _also(hit: Hit) -> tuple[Source, ...]:
    return tuple(passage_source(document, passage) for document, passage in hit.also)


def _help(reading: Reading) -> Answer:
    opening = texts(reading.language).say("help", "greeting")
    return Answer(Outcome.DECLINED, reading.text, reading.language, (), opening, (), (), (), 0.0, 0.0)
