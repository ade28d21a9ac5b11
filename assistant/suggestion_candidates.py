"""Questions that may follow an answer, made from the matters that its sources are of.

Nothing is promised of them: whoever shows one has to try it first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Protocol

from assistant.place import parts_of, place_of
from assistant.register import DecisionFilter
from assistant.series import all_series
from assistant.texts import Texts
from assistant.types import Answer, Place, Source
from corpus import names
from corpus.decisions import Decision
from corpus.item_lines import number_and_title
from corpus.types import Document, Heading, Kind
from index.words import fold, stems

_SHORTEST, _LONGEST = 5, 70  # characters of a title that reads well in a question
_LONGEST_SUBJECT = 40  # of one that other documents may speak of in the same words
_BEGINNING = 20  # characters by which titles are told apart quickly
_MATTERS = 2  # of an answer that are asked further about
# What chapters are called that every document has.
_NAMELESS = frozenset(
    stems("indledning forord baggrund sammenfatning resume konklusion oversigt bilag indhold generelt andet")
)

# The labels under which documents write a part, and the text that asks for it.
_PARTS = tuple(
    (re.compile(labels), name)
    for labels, name in (
        (r"indstilling|forslag", "proposal"),
        (r"^beslutning|konklusion", "decision"),
        (r"okonomiske konsekvenser|^okonomi|finansiering", "economy"),
        (r"^tidsplan|tidsramme", "timetable"),
        (r"^succeskriteri|resultatmal", "criteria"),
        (r"^formal$", "purpose"),
        (r"^mal(?:et)?$|^formal, mal", "goals"),
        (r"^status", "status"),
        (r"organiser|organisation", "organised"),
        (r"^hvad har vi realiseret|^resultater", "results"),
        (r"^hvorfor|baggrund|udfordring|sagsfremstilling", "background"),
    )
)


class Known(Protocol):
    """What is asked of an assistant about its documents."""

    def document(self, document_id: str) -> Document | None:
        """Return the document of that id; None when there is none."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Return all documents."""
        ...

    def decisions(self, wanted: DecisionFilter) -> list[Decision]:
        """Return the decisions that the documents record and the filter leaves."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question and the stretch of a document's clean text that has to answer it."""

    question: str
    document: Document
    start: int
    end: int


def candidates(known: Known, answer: Answer, say: Texts) -> Iterator[Candidate]:
    """Yield questions about the matters of an answer, its main one's first, of each sort one by turns.

    The sorts: what other committees, or the same on another day, decided of the case; the other parts of
    the item or initiative; the same subject in another year or department; the next of a numbered series.
    Last comes who decided on the plan that an initiative stands in, which is the same for all of it.
    """
    matters = list(_matters(known, answer))
    sorts = (_decided, _parts, _elsewhere, _next_of_series)
    of_each = [[list(sort(known, matter, say)) for sort in sorts] for matter in matters]
    by_turns = [found for kinds in of_each for row in zip_longest(*kinds) for found in row if found]
    seen: set[str] = set()
    for candidate in (*by_turns, *(found for m in matters for found in _adopted(known, m, say))):
        if candidate.question not in seen:
            seen.add(candidate.question)
            yield candidate


@dataclass(frozen=True, slots=True)
class _Matter:
    document: Document
    place: Place
    title: str  # as one says it, without number and kind
    related: tuple[Source, ...]  # what else the answer found


def _matters(known: Known, answer: Answer) -> Iterator[_Matter]:
    places = [place_of([citation.source], known.document) for citation in answer.citations]
    asked = set(stems(answer.read_as or answer.question))

    def weight(place: Place) -> tuple[int, int]:
        """Weigh by the quotes that come from a place, then by what they hold of the question."""
        quoted = [c.source for c, of in zip(answer.citations, places, strict=True) if of == place]
        held = {stem for source in quoted for stem in stems(" ".join((*source.headings, source.text)))}
        return len(quoted), len(asked & held)

    distinct = dict.fromkeys(place for place in places if place)
    for place in sorted(distinct, key=weight, reverse=True)[:_MATTERS]:
        document = known.document(place.document_id)
        title = spoken(place.title, document) if document else ""
        if document and _key(title) not in _key(document.title):  # which is no matter of its own
            yield _Matter(document, place, title, answer.related)


def spoken(title: str, document: Document) -> str:
    """Return a title as one says it amid a sentence, "fokusområde 3" for a member of a numbered series.

    Number, kind, case number and notes in brackets go. The first letter becomes small when the document
    writes the word so elsewhere: a name it never does.
    """
    bare = re.sub(r"\s*\([^)]*\)", "", number_and_title(title)[1] or title)
    bare = re.sub(r"^(?:Tema|Indsats|Initiativ|Projekt)(?:\s+\d+)?\s*:\s*", "", bare).strip(" .:")
    member = re.match(r"(\w+ \d{1,2}):", bare)
    if member:
        return member[1].lower()
    first = re.match(r"[A-ZÆØÅ][a-zæøå]+\b(?! [A-ZÆØÅ])", bare)  # no name of two words
    if first and re.search(rf"\b{first[0].lower()}\b", document.text.text):
        return bare[0].lower() + bare[1:]
    return bare


def _reads_well(title: str) -> bool:
    named = bool(set(stems(title)) - _NAMELESS) and not title.isupper()
    return named and _SHORTEST <= len(title) <= _LONGEST


def _decided(known: Known, matter: _Matter, say: Texts) -> Iterator[Candidate]:
    """Yield what each organ decided of the same case, the newest first."""
    if matter.document.kind is not Kind.MINUTES:
        return
    wanted, beginning = _key(matter.title), matter.title[:_BEGINNING].casefold()
    same = [
        decision
        for decision in known.decisions(DecisionFilter())
        if beginning in decision.item_title.casefold()  # which most are not, and is told at once
        and _key(spoken(decision.item_title, decision.document)) == wanted
    ]
    for decision in _newest(same):
        yield from _decision(decision, say)


def _adopted(known: Known, matter: _Matter, say: Texts) -> Iterator[Candidate]:
    """Yield what was decided of a plan: minutes and the plans attached to them are one file."""
    document, kind = matter.document, stems(matter.document.kind.value)[0]
    if document.kind is Kind.MINUTES:
        return
    of_file = [d for d in known.decisions(DecisionFilter()) if d.document.file == document.file]
    for decision in _newest(of_file):
        if any(word.startswith(kind) for word in stems(decision.item_title)):
            yield from _decision(decision, say)


def _newest(found: list[Decision]) -> list[Decision]:
    kept = [decision for decision in found if not decision.closed]
    return sorted(kept, key=lambda decision: str(decision.date or ""), reverse=True)


def _decision(decision: Decision, say: Texts) -> Iterator[Candidate]:
    title = spoken(decision.item_title, decision.document)
    if _reads_well(title):
        organ = names.nominative(decision.organ)
        question = say.say("suggestion", "decided_by", organ=organ, title=title)
        yield Candidate(question, decision.document, decision.start, decision.end)


def _parts(_known: Known, matter: _Matter, say: Texts) -> Iterator[Candidate]:
    """Yield the labelled parts of the item or initiative."""
    if not _reads_well(matter.title):
        return
    for part in parts_of(matter.document, matter.place):
        label = fold(part.label)
        name = next((name for pattern, name in _PARTS if pattern.search(label)), None)
        if name and matter.document.text.text[part.start : part.end].strip():
            question = say.say("suggestion", name, title=matter.title)
            yield Candidate(question, matter.document, part.start, part.end)


def _elsewhere(known: Known, matter: _Matter, say: Texts) -> Iterator[Candidate]:
    """Yield what else was found of the subject, where that is the plan of another department or year."""
    subject = set(stems(matter.title))
    if not _reads_well(matter.title) or len(matter.title) > _LONGEST_SUBJECT:
        return
    for source in matter.related:
        if not subject <= set(stems(" ".join((*source.headings, source.text)))):
            continue
        document = known.document(source.document_id)
        place = place_of([source], known.document)
        if document is None or place is None or document.id == matter.document.id:
            continue
        if document.organ and document.period:
            organ, year = names.nominative(document.organ), str(document.period.first)
            question = say.say("suggestion", "planned_by", organ=organ, title=matter.title, year=year)
            yield Candidate(question, document, place.start, place.end)


def _next_of_series(_known: Known, matter: _Matter, say: Texts) -> Iterator[Candidate]:
    """Yield the member of a numbered series that comes after the matter's own."""
    for series in all_series(matter.document):
        titles = [heading.title for heading in series.headings]
        if matter.place.title in titles[:-1]:
            heading = series.headings[titles.index(matter.place.title) + 1]
            called = heading.title.partition(":")[0].lower()
            question = say.say("suggestion", "about", title=called)
            yield Candidate(question, matter.document, *_held(matter.document, heading))


def _held(document: Document, heading: Heading) -> tuple[int, int]:
    held = [section for section in document.sections if heading in section.headings]
    return held[0].start, held[-1].end


def _key(title: str) -> str:
    return re.sub(r"\W+", "", title.casefold())
