"""A question becomes an answer: understand, retrieve, choose, cite, or say why not."""

from __future__ import annotations

import time
from collections.abc import Sequence

from assistant.choose import choose
from assistant.cite import cite, passage_source
from assistant.examples import examples
from assistant.texts import Texts, texts
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
    Statement,
)
from assistant.understand import Reading, clean_question, understand
from corpus import names
from corpus.types import Document
from index.glossary import Glossary
from index.search import Index
from index.store import document_years
from index.types import Bounds, Hit, Query
from index.weigh import Weigher
from index.words import stems

_HITS = 12  # passages looked at for an answer
_RELATED = 5  # further passages shown


class Assistant:
    """Answers questions over one index."""

    def __init__(self, index: Index, glossary: Glossary) -> None:
        """Answer from `index`; `glossary` widens questions."""
        self.index = index
        self._glossary = glossary
        self._documents = tuple(index.documents())
        self._examples: tuple[str, ...] | None = None

    def ask(self, question: str, filters: Filters | None = None) -> Answer:
        """Answer a question with cited quotes, or say why there is no answer.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        started = time.perf_counter()
        reading = self._read(question, filters)
        query = self._query(reading)
        hits = self.index.search(query, reading.bounds, _HITS)
        searched = time.perf_counter()
        statements: tuple[Statement, ...] = ()
        citations: tuple[Citation, ...] = ()
        if is_good_enough(hits, query, reading.language):
            weigher = Weigher(query, self.index.rarity, without=_bounding_stems(reading))
            statements, citations = cite(choose(hits, reading, weigher), self.index.store.source)
        if citations:
            outcome, opening = Outcome.ANSWERED, self._opening(citations, texts(reading.language))
        else:
            outcome, opening = Outcome.NOT_FOUND, self._reason(hits, reading)
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
            search_ms=round((searched - started) * 1000, 1),
            answer_ms=round((time.perf_counter() - started) * 1000, 1),
        )

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

    def documents(self) -> tuple[Document, ...]:
        """Return all documents in the order of the catalogue."""
        return self._documents

    def document(self, document_id: str) -> Document | None:
        """Return a document, or None when there is none with this id."""
        return self.index.store.document(document_id)

    def examples(self) -> tuple[str, ...]:
        """Return example questions in Danish that the documents answer."""
        if self._examples is None:
            self._examples = examples(self._documents, texts(Language.DANISH), self.ask)
        return self._examples

    def choices(self) -> FilterChoices:
        """Return the years and organs that documents are of."""
        found = {year for document in self._documents for year in document_years(document)}
        organs = dict.fromkeys(document.organ for document in self._documents if document.organ)
        return FilterChoices(tuple(sorted(found, reverse=True)), tuple(sorted(organs)))

    def _read(self, question: str, filters: Filters | None) -> Reading:
        return understand(clean_question(question), filters or Filters(), self.index.names, self._glossary)

    def _query(self, reading: Reading) -> Query:
        wider = self._glossary.synonyms(reading.text)
        if reading.language is Language.ENGLISH:
            wider += self._glossary.danish_for(reading.text)
        return Query(reading.text, tuple(wider))

    def _opening(self, citations: Sequence[Citation], say: Texts) -> str:
        sources = list(dict.fromkeys(_describe(citation.source, say) for citation in citations))
        if len(sources) == 1:
            return say.say("opening", "one", source=sources[0])
        return say.say("opening", "several", sources=say.join(sources))

    def _reason(self, hits: Sequence[Hit], reading: Reading) -> str:
        """Return why there is no answer; a bound that nothing keeps is named."""
        say, bounds = texts(reading.language), reading.bounds
        labels = say.join([chip.label for chip in reading.chips])
        if not hits and reading.chips:
            if any(chip.by_hand for chip in reading.chips):
                return say.say("not_found", "filter", bounds=labels)
            query = Query(reading.text)
            if bounds.years and not self.index.search(query, Bounds(years=bounds.years), 1):
                return say.say("not_found", "year", years=say.join([str(year) for year in bounds.years]))
            if bounds.organs and not self.index.search(query, Bounds(organs=bounds.organs), 1):
                return say.say("not_found", "organ", organs=say.join(bounds.organs))
            return say.say("not_found", "bounds", bounds=labels)
        if any(chip.by_hand for chip in reading.chips):
            return say.say("not_found", "filter", bounds=labels)
        return say.say("not_found", "nothing")


def is_good_enough(hits: Sequence[Hit], query: Query, language: Language) -> bool:
    """Tell whether the hits hold enough of the question to answer it.

    A question of few words must find most of them; a long one, put in other words than the documents,
    may miss many.
    """
    if not hits:
        return False
    least, few = _ENOUGH[language]
    return max(hit.coverage for hit in hits[:3]) >= max(least, few - 0.12 * len(set(stems(query.text))))


# The least coverage of a long question, and the starting point for short ones; set on the question set
# so that 19 of 20 answerable questions are answered. English words rarely stand in Danish text.
_ENOUGH = {Language.DANISH: (0.22, 0.75), Language.ENGLISH: (0.07, 0.62)}


def _bounding_stems(reading: Reading) -> set[str]:
    """Return the stems of the question that say where to look, not what for."""
    return set(stems(" ".join(chip.label for chip in reading.chips))) | {str(y) for y in reading.bounds.years}


def _describe(source: Source, say: Texts) -> str:
    details = []
    if source.organ and names.key(source.organ) not in names.key(source.title):
        details.append(source.organ)
    if source.date and str(source.date.day) + "." not in source.title:
        details.append(say.day(source.date))
    return f"{source.title} ({', '.join(details)})" if details else source.title


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
