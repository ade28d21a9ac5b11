"""How a question is read, what is searched for, and what the documents have of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.called import with_matters
from assistant.cite import Quote
from assistant.named_years import without_named_years
from assistant.order import in_order
from assistant.over_time import ASKING, asks_over_time, periods
from assistant.topic import topic
from assistant.types import Filters, Language
from assistant.understand import Reading, clean_question, understand
from corpus.types import Document
from index.glossary import Glossary
from index.search import Index
from index.types import Bounds, Hit, Query
from index.weigh import Weigher
from index.words import stems

HITS = 12  # passages looked at for an answer
_OF_PERIOD = 4  # for a question that asks over time


class Retrieval:
    """Reads questions, searches, and weighs text by what a question is about; over one index."""

    def __init__(self, index: Index, glossary: Glossary, documents: Callable[[], Sequence[Document]]) -> None:
        """Search `index`.

        Args:
            index: the documents.
            glossary: widens questions.
            documents: returns all documents.
        """
        self.index = index
        self.documents = documents
        self._glossary = glossary

    def read(self, question: str, filters: Filters | None) -> Reading:
        """Read a question.

        Raises:
            InvalidQuestion: it is empty or too long.
        """
        text = clean_question(question)
        sought = with_matters(self.index.without_home(text), self.index.is_known)
        dated = without_named_years(text, self.documents())
        return understand(text, filters or Filters(), self.index.names, self._glossary, sought, dated)

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
        return in_order(self.index.search(query, reading.bounds, limit), reading)

    def anywhere(self, query: Query) -> list[Hit]:
        """Return the best passages of all documents, best first."""
        return self.index.search(query, Bounds(), HITS)

    def of_each_period(self, reading: Reading, query: Query) -> Iterator[Hit]:
        """Yield what the documents of each period say, also where others say more."""
        for year in periods(self.within(reading.bounds)):
            own = replace(reading.bounds, years=(year,), strict_years=True)
            yield from self.index.search(query, own, _OF_PERIOD)

    def within(self, bounds: Bounds) -> list[Document]:
        """Return the documents some of which keeps the bounds."""
        keeps = self.index.keeper(bounds)
        return [document for document in self.documents() if keeps(document, 0, len(document.text.text))]

    def kept(self, quotes: Sequence[Quote], bounds: Bounds) -> list[Quote]:
        """Return the quotes that stand in passages within bounds."""
        keeps = self.index.keeper(bounds)
        return [quote for quote in quotes if keeps(quote.document, quote.start, quote.end)]

    def weigh(self, matter: str) -> Weigher:
        """Return what weighs text by the words of a matter, and by those that stand for them."""
        wider = (*self._glossary.synonyms(matter), *self._glossary.danish_for(matter))
        return Weigher(Query(matter, wider), self.index.rarity)

    def topic(self, reading: Reading, query: Query) -> Weigher:
        """Return what weighs text by what the question is about."""
        return Weigher(query, self.index.rarity, without=reading.beside_the_topic)

    def sentences(self, reading: Reading, query: Query) -> Weigher:
        """Return what weighs sentences: in English by the words that the documents or the glossary know."""
        without = reading.beside_the_topic
        if asks_over_time(reading.text):
            without |= ASKING
        if reading.language is Language.ENGLISH:
            widened = {stem for widening in query.widenings for stem in widening.stems}
            without |= {s for s in stems(query.text) if not self.index.is_known(s) and s not in widened}
        return Weigher(query, self.index.rarity, without)
