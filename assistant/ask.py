"""A question becomes an answer: understand, retrieve, choose, cite, or say why not."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering import Answering
from assistant.cite import cite, passage_source
from assistant.examples import examples
from assistant.focus.meaning import meaning
from assistant.focus.types import Vector
from assistant.follow import follow
from assistant.found import Found
from assistant.gate import LEAST_ANSWERABLE
from assistant.minutes import select_meetings
from assistant.nearest_sentence import distinct, nearest_sentence
from assistant.opening import begun, say_missing, say_where
from assistant.record import Record
from assistant.register import DecisionFilter
from assistant.retrieval import HITS, Retrieval
from assistant.texts import Texts, texts
from assistant.two_questions import both
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
from assistant.unanswered import unanswered
from assistant.understand import Reading, is_greeting
from corpus.decisions import Decision
from corpus.meetings import Meeting
from corpus.types import Document
from index.glossary import Glossary
from index.search import Index
from index.types import Bounds, Hit, Selector, Stretch
from index.weigh import Weigher

_RELATED = 5  # further passages shown


@dataclass
class _Known:
    """What is made of the library's documents once for each of its revisions."""

    revision: int
    documents: tuple[Document, ...]
    record: Record
    examples: tuple[str, ...] | None = None


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
        self.least_answerable = LEAST_ANSWERABLE  # from which a question is answered
        self._glossary = glossary
        self._retrieval = Retrieval(index, glossary, self.documents)
        self._answering = Answering(self._retrieval, selector, self.record)
        self._known: _Known | None = None

    def ask(self, question: str, filters: Filters | None = None) -> Answer:
        """Answer a question with cited quotes, or say why there is no answer.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        started = time.perf_counter()
        retrieval, answering = self._retrieval, self._answering
        reading = retrieval.read(question, filters)
        if is_greeting(reading.text):
            return _help(reading)
        query = retrieval.query(reading)
        hits = retrieval.search(reading, query)
        searched = time.perf_counter()
        answers = answering.answers(reading, query, hits, filters or Filters(), self.least_answerable)
        quotes = both([found.quotes for found in answers]) if len(answers) > 1 else answers[0].quotes
        statements, citations = cite(quotes, self.index.store.source)
        say = texts(reading.language)
        if citations:
            outcome, opening = Outcome.ANSWERED, _opening(answers, citations, say)
        else:
            said = next((found.said for found in answers if found.said), None)
            outcome, opening = Outcome.NOT_FOUND, begun(answering.refused(reading, query, hits, said))
            hits = hits or self.index.search(query, Bounds(), HITS)
        topic = None if citations else retrieval.topic(reading, query)
        return Answer(
            outcome=outcome,
            question=reading.text,
            language=reading.language,
            chips=reading.chips,
            opening=opening,
            statements=statements,
            citations=citations,
            related=_related(hits, citations, topic),
            answerable=max((f.answerable for f in answers if f.answerable is not None), default=None),
            search_ms=round((searched - started) * 1000, 1),
            answer_ms=round((time.perf_counter() - started) * 1000, 1),
        )

    def ask_when_free(self, question: str, filters: Filters | None = None) -> Answer:
        """Answer a question that nobody waits for.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        return self.ask(question, filters)

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
        reading = self._retrieval.read(question, filters)
        hits = self._retrieval.search(reading, self._retrieval.query(reading), limit)
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


def _opening(answers: Sequence[Found], citations: Sequence[Citation], say: Texts) -> str:
    """Return what is not told, which parts of the question have no answer, and where the quotes are from."""
    said = dict.fromkeys(begun(found.said) for found in answers if found.said and found.quotes)
    missing = unanswered([found.part for found in answers if not found.quotes], citations)
    return " ".join([*said, say_missing(missing, say) + say_where(citations, say)])


def _related(hits: Sequence[Hit], citations: Sequence[Citation], topic: Weigher | None) -> tuple[Source, ...]:
    """Return the passages that the answer does not quote from already.

    Without an answer, for which there is a `topic`, it is the sentence of each that is nearest to it.
    """
    if topic is not None:
        return distinct((nearest_sentence(hit, topic) for hit in hits), _RELATED)

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
