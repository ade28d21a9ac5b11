"""A turn of a conversation becomes an answer, from what earlier turns asked and were answered."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.asked import Asked, Span
from assistant.aspects import more
from assistant.cite import Quote, cite, section_at
from assistant.follow_up import follow_ups
from assistant.follow_up_place import held_of, is_kin
from assistant.follow_up_turn import Earlier, FollowUp, Way
from assistant.follow_up_words import JOINS, own_words
from assistant.forms import fitting
from assistant.opening import say_where
from assistant.ordinal import line_of, listed_as, ordinal_of, shortened
from assistant.organs_said import organs_in_full
from assistant.place import clean_offset, place_of, sections_of
from assistant.texts import texts
from assistant.types import Answer, Carried, CarriedKind, Filters, Outcome, Place, Source, Statement
from assistant.understand import clean_question, find_organs
from assistant.within import Found, answer_within
from corpus import names
from corpus.item_lines import number_and_title
from corpus.sentences import sentences
from corpus.types import Document
from index.glossary import Glossary
from index.search import Index
from index.types import Query
from index.weigh import Weigher
from index.words import stems

_OFFERED = 3  # passages shown when the asker accepts the nearest ones
_EXCERPT = 420  # characters of each
_TURNS = 8  # earlier turns that a new one may go on from


class Asking(Protocol):
    """What a conversation needs of an assistant."""

    index: Index

    def ask(self, question: str, filters: Filters | None = None) -> Answer:
        """Answer a question that stands alone."""
        ...


@dataclass(frozen=True, slots=True)
class _Talk:
    assistant: Asking
    glossary: Glossary
    filters: Filters
    previous: Sequence[Answer]  # oldest first, greetings left out

    def document(self, place: Place) -> Document | None:
        """Return the document of a place as long as it is the one that was answered from."""
        document = self.assistant.index.store.document(place.document_id)
        return document if document and document.version == place.version else None


def follow(
    assistant: Asking, glossary: Glossary, question: str, filters: Filters, previous: Sequence[Answer]
) -> Answer:
    """Answer a turn; one that is no follow-up is answered as a question of its own.

    Args:
        assistant: answers questions that stand alone.
        glossary: widens questions.
        question: the turn as it was written.
        filters: what the user set by hand.
        previous: the answers of the turns before, oldest first.

    Raises:
        InvalidQuestion: the turn is empty or too long.
    """
    text = clean_question(question)
    kept = [answer for answer in previous if answer.outcome is not Outcome.DECLINED][-_TURNS:]
    talk = _Talk(assistant, glossary, filters, kept)
    if of_list := _of_list(talk, text):
        return replace(of_list, question=text)
    known = assistant.index.names
    earlier = [_earlier(talk, answer, is_last=answer is kept[-1]) for answer in kept]
    turn = organs_in_full(organs_in_full(text, _organs_there(talk, earlier)), known)
    readings = follow_ups(turn, earlier, lambda said: find_organs(said, known, glossary))
    answers: list[Answer] = []
    for reading in readings:
        answer = replace(_answer(talk, reading), question=text)
        if answer.outcome is Outcome.ANSWERED and (not reading.tentative or _holds(answer, reading)):
            return answer
        if not reading.tentative:
            answers.append(answer)
    if answers:  # none of them answers; a guess at the same item is the poorest to show
        return next((answer for answer in answers if answer.place is None), answers[0])
    # "ok, hvad står der om letbanen?": the word that joins it to what was before says nothing of it.
    joined = JOINS.match(text) if kept else None
    alone = text[joined.end() :] if joined else text
    return replace(assistant.ask(alone or text, filters), question=text)


def _organs_there(talk: _Talk, earlier: Sequence[Earlier]) -> dict[str, str]:
    """Return the committees and departments that stand where the last answer came from, by key."""
    place = earlier[-1].place if earlier else None
    document = talk.document(place) if place else None
    if place is None or document is None:
        return {}
    there = " ".join(document.text.text[s.start : s.end] for s in sections_of(document, place))
    return {names.key(name): names.nominative(name) for name in names.find_names(there)}


def _holds(answer: Answer, reading: FollowUp) -> bool:
    """Tell whether what is quoted holds half of a question's own words, or words of their families."""
    own = own_words(reading.question)
    said = frozenset(stems(" ".join(c.source.text for c in answer.citations)))
    kin = {word for word in own if any(is_kin(word, other) for other in said)}
    return 2 * len(held_of(own, said) | kin) >= len(own)


def _of_list(talk: _Talk, turn: str) -> Answer | None:
    """Return more of the thing that a turn asks for by its place in the list before: "og den tredje?"."""
    number = ordinal_of(turn)
    said = next((answer for answer in reversed(talk.previous) if ordinal_of(answer.question) is None), None)
    if number is None or said is None or said.outcome is not Outcome.ANSWERED:
        return None
    find = talk.assistant.index.store.document
    statement = listed_as(said, number)
    line = line_of(said, number)
    if statement is None and line is None:
        return None
    if statement:
        of_each = [_sources(said, each) for each in said.statements]
        places = [place_of(sources, find) for sources in of_each]
        own = places[said.statements.index(statement)]
        if own and places.count(own) == 1:
            return _from_list(talk, own, _sources(said, statement), turn, said)
        line = shortened(statement.text)
    question = texts(said.language).say("follow_up", "about", matter=line or "")
    answer = talk.assistant.ask(question, talk.filters)
    return replace(answer, read_as=question, carried=(Carried(CarriedKind.TOPIC, line or ""),))


def _sources(answer: Answer, statement: Statement) -> list[Source]:
    return [citation.source for citation in answer.citations if citation.number in statement.citations]


def _from_list(talk: _Talk, place: Place, sources: Sequence[Source], turn: str, said: Answer) -> Answer:
    """Return what was listed and what else stands in its place."""
    started = time.perf_counter()
    say, document = texts(said.language), talk.document(place)
    found = Found((), ())
    if document:
        shown = [
            (clean_offset(document, source.start), clean_offset(document, source.end)) for source in sources
        ]
        first = [Quote(document, start, end) for start, end in shown]
        found = Found(tuple(fitting([*first, *more(Asked(turn, document, place), shown)])), ())
    carried = (Carried(CarriedKind.ITEM, place.title),)
    reading = FollowUp(Way.SHOW, turn, said.language, carried, place)
    read_as = say.say("follow_up", "more", item=_title(place))
    return _built(talk, reading, found, read_as, say.say("not_found", "no_more", item=_title(place)), started)


def _earlier(talk: _Talk, answer: Answer, *, is_last: bool) -> Earlier:
    """Return a turn as later ones see it; only of the last one do they ask where its answer came from."""
    index = talk.assistant.index
    alone = all(carried.kind is not CarriedKind.ITEM for carried in answer.carried)
    alone = alone and bool(answer.read_as or not answer.carried)
    place = answer.place if is_last else None
    if is_last and place is None and answer.outcome is Outcome.ANSWERED:
        place = place_of([citation.source for citation in answer.citations], index.store.document)
    document = talk.document(place) if place else None
    if place is None or document is None:
        return Earlier(answer.read_as or answer.question, answer.language, alone)
    held = " ".join(document.text.text[s.start : s.end] for s in sections_of(document, place))
    return Earlier(answer.read_as or answer.question, answer.language, alone, place, frozenset(stems(held)))


def _answer(talk: _Talk, reading: FollowUp) -> Answer:
    if reading.way is Way.REWORDED:
        answer = talk.assistant.ask(reading.question, talk.filters)
        read_as = reading.question if reading.is_sentence else None
        return replace(answer, read_as=read_as, carried=reading.carried)
    return _shown(talk, reading) if reading.way is Way.SHOW else _from_place(talk, reading)


def _from_place(talk: _Talk, reading: FollowUp) -> Answer:
    started = time.perf_counter()
    say, place = texts(reading.language), reading.place
    document = talk.document(place) if place else None
    found = Found((), ())
    if place and document:
        asked = Asked(reading.question, document, place, reading.organs)
        found = answer_within(talk.assistant.index, talk.glossary, asked, talk.filters)
    title = _title(place)
    read_as = say.say("follow_up", "within", question=reading.question, item=title)
    nothing = say.say("not_found", "item", item=title)
    return _built(talk, reading, found, read_as, nothing, started)


def _shown(talk: _Talk, reading: FollowUp) -> Answer:
    """Return more of the place that the last answer came from, or the passages that were offered."""
    started = time.perf_counter()
    say, place, last = texts(reading.language), reading.place, talk.previous[-1]
    document = talk.document(place) if place else None
    if place and document:
        asked = Asked(reading.question, document, place)
        found = Found(tuple(more(asked, _cited(talk, document))), ())
        read_as = say.say("follow_up", "more", item=_title(place))
        nothing = say.say("not_found", "no_more", item=_title(place))
    else:
        question = reading.carried[0].label
        found = Found(tuple(_offered(talk, last.related[:_OFFERED], question)), last.related[_OFFERED:])
        read_as, nothing = question, say.say("not_found", "nothing")
    return _built(talk, reading, found, read_as, nothing, started)


def _cited(talk: _Talk, document: Document) -> list[Span]:
    """Return the clean stretches of a document that the conversation has shown."""
    sources = [c.source for answer in talk.previous for c in answer.citations]
    return [
        (clean_offset(document, source.start), clean_offset(document, source.end))
        for source in sources
        if source.document_id == document.id
    ]


def _offered(talk: _Talk, sources: Sequence[Source], question: str) -> list[Quote]:
    """Return of each passage the sentences that hold most of the question, and those after them."""
    index = talk.assistant.index
    weigher = Weigher(Query(question), index.rarity)
    quotes = []
    for source in sources:
        document = index.store.document(source.document_id)
        if document is None or document.version != source.version:
            continue
        text = document.text.text
        first, last = clean_offset(document, source.start), clean_offset(document, source.end)
        section = section_at(document, first)  # a sentence was shown: now with what comes after it there
        spans = [*sentences(text, first, section.end if section else last)]
        spans = [span for span in spans if span[0] < last or span[1] - first <= _EXCERPT]
        if spans:
            best = max(spans, key=lambda span: weigher.share(set(stems(text[slice(*span)]))))
            ends = [end for start, end in spans if start >= best[0] and end - best[0] <= _EXCERPT]
            quotes.append(Quote(document, best[0], max([*ends, min(best[1], best[0] + _EXCERPT)])))
    return quotes


def _built(
    talk: _Talk, reading: FollowUp, found: Found, read_as: str, nothing: str, started: float
) -> Answer:
    statements, citations = cite(found.quotes, talk.assistant.index.store.source)
    say = texts(reading.language)
    took = round((time.perf_counter() - started) * 1000, 1)
    return Answer(
        outcome=Outcome.ANSWERED if citations else Outcome.NOT_FOUND,
        question=reading.question,
        language=reading.language,
        chips=found.chips,
        opening=say_where(citations, say) if citations else nothing,
        statements=statements,
        citations=citations,
        related=found.related,
        search_ms=found.search_ms,
        answer_ms=took,
        read_as=read_as,
        carried=tuple(_named(carried) for carried in reading.carried),
        place=reading.place,
    )


def _named(carried: Carried) -> Carried:
    """Return what was carried with an item's title as people say it, without its number."""
    return replace(carried, label=_bare(carried.label)) if carried.kind is CarriedKind.ITEM else carried


def _title(place: Place | None) -> str:
    return _bare(place.title) if place else ""


def _bare(title: str) -> str:
    return number_and_title(title)[1] or title
