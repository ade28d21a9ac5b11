"""A small assistant that behaves: it reads bounds, finds words, quotes lines and cites them to the letter.

The source files have page furniture and doubled line breaks that the clean text has not, so that an
offset into the one is never by luck an offset into the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.errors import InvalidQuestion
from assistant.focus.types import Vector
from assistant.minutes import select_meetings
from assistant.record import Record
from assistant.register import DecisionFilter
from assistant.types import (
    Answer,
    Carried,
    CarriedKind,
    Chip,
    ChipKind,
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
from assistant.understand import LONGEST_QUESTION
from corpus.decisions import Decision
from corpus.meetings import Meeting
from corpus.types import CleanText, Document, Heading, Kind, Period, Role, Run, Section
from index.types import Stretch
from tests.fakes import WordEmbedder
from tests.texts import MINUTES as MINUTES_FILE
from tests.texts import read

PLAN = """\
# Klimatilpasning
## Hvorfor
Ekstremregn giver oversvømmelser i kældre og på veje i byen.
## Formål
Klimatilpasning skal sikre, at regnvand ledes væk, før det gør skade på borgernes ejendom.
• Separatkloakering i Nordbyen er færdig.
• Borgerne kan se, hvor der er risiko for oversvømmelse.
## Tidsplan
Arbejdet med klimatilpasning begynder i foråret og slutter i december.
# Trafiksikkerhed
## Formål
Antallet af tilskadekomne i trafikken skal falde med 40 pct. i forhold til 2005.
Skolevejene undersøges sammen med skolerne, og de farligste kryds bygges om."""

MINUTES = """\
# 3. Virksomhedsplaner 2012
## Sagsfremstilling
Forvaltningerne har udarbejdet virksomhedsplaner for 2012. Planerne følger op på budgetaftalen.
## Indstilling
Forvaltningen foreslår, at virksomhedsplanerne for 2012 godkendes.
## Beslutning
Økonomiudvalget godkendte virksomhedsplanerne for 2012.
Jens Jensen (F) var fraværende.
# 4. Borgerrådgiver
## Sagsfremstilling
Kommunen har modtaget et forslag om at ansætte en borgerrådgiver.
## Beslutning
Sagen om en borgerrådgiver blev udsat til næste møde."""

STRATEGY = """\
# Fokusområder
## Fokusområde 3: Bæredygtig udvikling
Klimaet ændrer sig, og kommunen vil være CO2-neutral i 2035.
Klimatilpasning skal sikre, at regnvand ledes væk, før det gør skade på borgernes ejendom.
# Ledelse
Ledere går foran og giver plads til faglig dømmekraft."""


def make_document(
    document_id: str,
    text: str,
    *,
    title: str,
    kind: Kind = Kind.OTHER,
    organ: str | None = None,
    day: date | None = None,
    period: Period | None = None,
) -> Document:
    """Return a document of lines; one that begins with "#" is a heading of that many levels."""
    lines = [line.lstrip("# ") for line in text.split("\n")]
    levels = [len(line) - len(line.lstrip("#")) for line in text.split("\n")]
    clean = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    sections: list[Section] = []
    path: tuple[Heading, ...] = ()
    for line, level, start in zip(lines, levels, starts, strict=True):
        if level:
            path = (*(h for h in path if h.level < level), Heading(line, level, start, start + len(line)))
            sections.append(Section(path, Role.BODY, start, start + len(line)))
        elif sections:
            sections[-1] = replace(sections[-1], end=start + len(line))
        else:
            sections.append(Section((), Role.BODY, start, start + len(line)))
    _, runs = _with_furniture(lines)
    return Document(
        document_id,
        f"{document_id}.txt",
        title,
        kind,
        organ,
        day,
        period,
        CleanText(clean, runs),
        tuple(sections),
        page_starts=(0, 1),  # all of it stands on the second page
    )


def source_text(document: Document) -> str:
    """Return the source file that the document was read from."""
    return _with_furniture(document.text.text.split("\n"))[0]


def _with_furniture(lines: list[str]) -> tuple[str, tuple[Run, ...]]:
    source, clean, runs = "RÅDSLAG KOMMUNE\n\n", 0, []
    for number, line in enumerate(lines, 1):
        length = len(line) + (number < len(lines))  # with the line break that the clean text keeps
        runs.append(Run(clean, len(source), length))
        clean += length
        source += f"{line}\n\nSide {number}\n"
    return source, tuple(run for run in runs if run.length)


DOCUMENTS = (
    make_document(
        "virksomhedsplan-2012-teknisk",
        PLAN,
        title="Virksomhedsplan 2012 for Teknisk Forvaltning",
        kind=Kind.PLAN,
        organ="Teknisk Forvaltning",
        period=Period(2012, 2012),
    ),
    make_document(
        "oekonomiudvalget-2012-01-24",
        MINUTES,
        title="Økonomiudvalgets møde",
        kind=Kind.MINUTES,
        organ="Økonomiudvalget",
        day=date(2012, 1, 24),
    ),
    make_document(
        "koncerngrundlag-2023-2028",
        STRATEGY,
        title="Koncerngrundlag",
        kind=Kind.STRATEGY,
        period=Period(2023, 2028),
    ),
)


class FakeAssistant:
    """Answers with the lines that hold the question's longest known word."""

    def __init__(self, documents: tuple[Document, ...] = DOCUMENTS) -> None:
        self._documents = documents
        self._revision = 1

    def ask(self, question: str, filters: Filters) -> Answer:
        question = _checked(question)
        sources = self._sources(question, filters)
        citations = _citations(sources[:4])
        nearest = () if citations else tuple(_lines(self._documents[-1]))[1:3]
        return Answer(
            outcome=Outcome.ANSWERED if citations else Outcome.NOT_FOUND,
            question=question,
            language=_language(question),
            chips=self._chips(question, filters),
            opening=_opening(question, citations),
            statements=tuple(
                Statement(citation.source.text, (citation.number,), citation.source.headings[-1])
                for citation in citations
            ),
            citations=citations,
            related=tuple(sources[4:7]) or nearest,
            search_ms=4.2,
            answer_ms=6.1,
        )

    def ask_when_free(self, question: str, filters: Filters) -> Answer:
        return self.ask(question, filters)

    def follow(self, question: str, filters: Filters, previous: Sequence[Answer]) -> Answer:
        """Read "og ..." as the question before it with those words added."""
        if not previous or not question.casefold().startswith("og "):
            return self.ask(question, filters)
        topic = previous[-1].question
        read_as = f"{topic.rstrip('?')} {question[3:]}"
        carried = (Carried(CarriedKind.TOPIC, topic),)
        return replace(self.ask(read_as, filters), question=question, read_as=read_as, carried=carried)

    def search(self, question: str, filters: Filters, limit: int) -> SearchResult:
        question = _checked(question)
        found = [ScoredSource(source, 1.0) for source in self._sources(question, filters)[:limit]]
        return SearchResult(
            question, _language(question), self._chips(question, filters), tuple(found), search_ms=4.2
        )

    def decisions(self, wanted: DecisionFilter) -> list[Decision]:
        return self.record().select(wanted)

    def meetings(self, organ: str | None, first: date | None, last: date | None) -> list[Meeting]:
        return select_meetings(self.record().meetings, organ, first, last)

    def record(self) -> Record:
        minutes = read(MINUTES_FILE, organ="Kulturudvalget", date="2015-03-03", kind="referat")
        return Record(minutes, {minutes[0].id: "2026-11-21T12:00:00+00:00"})

    def documents(self) -> tuple[Document, ...]:
        return self._documents

    def document(self, document_id: str) -> Document | None:
        return next((d for d in self._documents if d.id == document_id), None)

    def remove(self, *ids: str) -> None:
        self._documents = tuple(document for document in self._documents if document.id not in ids)
        self._revision += 1

    def revision(self) -> int:
        return self._revision

    def meaning(self, stretches: Sequence[Stretch]) -> Vector:
        texts = [self.document(s.document_id).text.text[s.start : s.end] for s in stretches]
        return WordEmbedder().embed_passages([" ".join(texts)])[0]

    def choices(self) -> FilterChoices:
        years = {year for d in self._documents for year in _own_years(d)}
        organs = {d.organ for d in self._documents if d.organ}
        return FilterChoices(tuple(sorted(years, reverse=True)), tuple(sorted(organs)))

    def examples(self) -> tuple[str, ...]:
        return (
            "Hvad er formålet med klimatilpasning?",
            "Hvad besluttede Økonomiudvalget om virksomhedsplanerne for 2012?",
            "Er der truffet beslutning om en borgerrådgiver?",
            "Hvad går fokusområde 3 ud på?",
        )

    def _chips(self, question: str, filters: Filters) -> tuple[Chip, ...]:
        chips = []
        if filters.year:
            chips.append(Chip(ChipKind.YEAR, str(filters.year), by_hand=True))
        elif ChipKind.YEAR not in filters.without:
            chips += [Chip(ChipKind.YEAR, year, by_hand=False) for year in _years(question)]
        if filters.organ:
            chips.append(Chip(ChipKind.ORGAN, filters.organ, by_hand=True))
        elif ChipKind.ORGAN not in filters.without:
            named = [organ for organ in self.choices().organs if organ.lower() in question.lower()]
            chips += [Chip(ChipKind.ORGAN, organ, by_hand=False) for organ in named]
        if filters.document:
            chips.append(Chip(ChipKind.DOCUMENT, filters.document, by_hand=True))
        return tuple(chips)

    def _sources(self, question: str, filters: Filters) -> list[Source]:
        bounds = self._chips(question, filters)
        lines = [
            line for d in self._documents if all(_keeps(d, chip) for chip in bounds) for line in _lines(d)
        ]
        for word in sorted(re.findall(r"\w{5,}", question.lower()), key=len, reverse=True):
            if found := [line for line in lines if word[:12] in line.text.lower()]:
                return found
        return []


def _checked(question: str) -> str:
    question = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", question).strip()
    if not question:
        raise InvalidQuestion("empty", "the question is empty; write what you want to know")
    if len(question) > LONGEST_QUESTION:
        raise InvalidQuestion("too_long", f"the question has {len(question)} characters; shorten it to 1000")
    return question


def _language(question: str) -> Language:
    return Language.ENGLISH if re.search(r"\b(what|the|which)\b", question.lower()) else Language.DANISH


def _years(question: str) -> list[str]:
    return re.findall(r"\b(?:19|20)\d\d\b", question)


def _keeps(document: Document, chip: Chip) -> bool:
    if chip.kind is ChipKind.YEAR:
        return int(chip.label) in _own_years(document)
    return chip.label in {document.organ, document.id}


def _own_years(document: Document) -> range:
    if document.period:
        return range(document.period.first, document.period.last + 1)
    return range(document.date.year, document.date.year + 1) if document.date else range(0)


def _lines(document: Document) -> Iterator[Source]:
    for section in document.sections:
        body = document.text.text[section.start : section.end]
        for line in list(re.finditer(r"[^\n]+", body))[1:]:
            start, end = section.start + line.start(), section.start + line.end()
            span = document.text.span(start, end)
            yield Source(
                document.id,
                document.version,
                document.file,
                document.title,
                document.kind,
                document.organ,
                document.date,
                _period(document),
                page=document.page_at(span.start),
                headings=section.titles,
                start=span.start,
                end=span.end,
                text=line.group(),
            )


def _period(document: Document) -> str | None:
    if document.period is None:
        return None
    return "-".join(str(year) for year in sorted({document.period.first, document.period.last}))


def _citations(sources: list[Source]) -> tuple[Citation, ...]:
    """Return a citation for each text, with the places where it is printed again."""
    places: dict[str, list[Source]] = {}
    for source in sources:
        places.setdefault(source.text, []).append(source)
    return tuple(Citation(n, first, tuple(also)) for n, (first, *also) in enumerate(places.values(), 1))


def _opening(question: str, citations: tuple[Citation, ...]) -> str:
    english = _language(question) is Language.ENGLISH
    if not citations:
        return "I found no answer in the documents." if english else "Jeg fandt ikke svaret i dokumenterne."
    title = citations[0].source.title
    return f"This is what {title} says:" if english else f"Det står der i {title}:"
