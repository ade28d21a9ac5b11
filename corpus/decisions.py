"""Decisions as data: what an organ decided about an item, point by point, with votes and absences.

A decision belongs to the organ and the date in its own heading, not to the minutes that print it: a
committee's recommendation that a later organ's minutes repeat stays the committee's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus import names
from corpus.dates import first_date
from corpus.labels import ITEM, ITEM_PART
from corpus.sentences import sentences
from corpus.types import Document, Heading, Role, Section


class Result(StrEnum):
    """How a decision ended; the values are the words that people see."""

    APPROVED = "godkendt"
    APPROVED_CHANGED = "godkendt med ændring"
    RECOMMENDED = "anbefalet"
    DECIDED = "besluttet"
    POSTPONED = "udsat"
    NOTED = "taget til efterretning"
    DISCUSSED = "drøftet"
    REJECTED = "afvist"
    SENT_BACK = "sendt tilbage"
    UNKNOWN = "ukendt"


# In the order in which they are tried; of those that "first" names, the one that stands first counts.
_FIRM = (
    (Result.POSTPONED, r"\budsat\b|\budsættes\b|træffes (?:endelig )?beslutning"),
    (Result.SENT_BACK, r"(?:sendt?|sendes|send) tilbage|tilbagesend|hjemvis"),
    (Result.REJECTED, r"\bafvis(?:t|es)\b|\bforkast|ikke godkendt|kan ikke godkendes|\bafslå"),
    (Result.NOTED, r"til efterretning"),
)
_FIRST = (
    (Result.RECOMMENDED, r"\banbefal|\bindstiller\b"),
    (Result.APPROVED, r"\bgodkend|\bvedtag|\btiltr(?:ådt|æd)"),
    (Result.DECIDED, r"\bbeslutte"),
    (Result.DISCUSSED, r"\bdrøfte"),
)
_CHANGED = re.compile(r"\bid[eé]t\b|\bændr|\bomform|\budgår\b|\btillige\b|\bdog\b|i stedet", re.IGNORECASE)
_POINT = re.compile(
    r"^(?:Ad\.?\s*(?:pkt\.?\s*)?|Punkt(?:erne)?\s+)(?P<numbers>\d+(?:(?:\s*(?:,|\+|og|-|\.|\)))+\s*\d+)*)\s*[.):,]*",
    re.IGNORECASE | re.MULTILINE,
)
_PERSON = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåé.-]+(?:\s[A-ZÆØÅ][\wæøåé.-]+)+)(?:\s*\((?P<party>[A-ZÆØÅ]{1,2})\))?"
)
_ABSENT = re.compile(r"\bfraværende\b|\bafbud\b|\bikke til stede\b", re.IGNORECASE)
_VOTES_FOR = re.compile(r"\b(?:med|for stemte|for:)\s+(\d+)(?:\s+stemmer)?\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:^|[.;]\s+|\n)(?P<who>[A-ZÆØÅ][^.;\n]{0,80}?)\s+(?:stemmer|stemte)\s+(?:i)?mod|"
    r"[Ii]mod stemte\s+(?:\d+\s*)?\(?(?P<named>[^).;\n]{1,80})"
)


@dataclass(frozen=True, slots=True)
class Absent:
    """Someone who was not there when it was decided."""

    name: str
    party: str | None


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes as far as the minutes record them."""

    in_favour: int | None
    against: tuple[str, ...]  # parties or persons


@dataclass(frozen=True, slots=True)
class Decision:
    """What one organ decided about one item on one date; offsets are into the document's clean text."""

    document: Document
    item_number: str | None
    item_title: str
    organ: str
    date: dt.date | None  # the first day where a meeting had two
    results: tuple[Result, ...]  # one for each point where the decision answers points
    proposal: str | None
    votes: Votes | None
    absent: tuple[Absent, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.document.text.text[self.start : self.end]


def decisions(documents: Iterable[Document]) -> list[Decision]:
    """Return the decisions of all documents in order; an item printed in two minutes is there once.

    Of two printings the one in the minutes of the day it was decided counts.
    """
    found: dict[tuple[str, str, dt.date | None], Decision] = {}
    for document in documents:
        for decision in _of_document(document):
            key = (decision.item_title.casefold(), names.key(decision.organ), decision.date)
            known = found.get(key)
            if known is None or (known.document.date != known.date and document.date == decision.date):
                found[key] = decision
    return list(found.values())


def _of_document(document: Document) -> Iterator[Decision]:
    parts: dict[Heading, list[Section]] = {}
    for section in document.sections:
        heading = _at_level(section, ITEM_PART)
        if heading and _at_level(section, ITEM):
            parts.setdefault(heading, []).append(section)
    for heading, sections in parts.items():
        item = _at_level(sections[0], ITEM)
        if item and sections[0].role is Role.DECISION and (organ := _organ(heading, document)):
            decided = _decision(document, item, heading, sections, organ)
            if decided:
                yield decided


def _decision(
    document: Document, item: Heading, heading: Heading, sections: list[Section], organ: str
) -> Decision | None:
    text = document.text.text
    spans = list(sentences(text, heading.end, sections[-1].end))
    # What follows a line of hyphens is the administration's remark, not the organ's decision.
    remark = next((i for i, (start, _) in enumerate(spans) if text.startswith("---", start)), len(spans))
    spans = spans[:remark]
    absent = [text[start:end] for start, end in spans if _ABSENT.search(text[start:end])]
    kept = [span for span in spans if not _ABSENT.search(text[slice(*span)])] or spans
    if not kept:
        return None
    start, end = kept[0][0], kept[-1][1]
    numbered = re.match(r"(\d+)\. (.*)", item.title)
    return Decision(
        document=document,
        item_number=numbered[1] if numbered else None,
        item_title=numbered[2] if numbered else item.title,
        organ=organ,
        date=first_date(heading.title),
        results=results_of(text[start:end]),
        proposal=_proposal(document, item),
        votes=votes_of(text[start:end]),
        absent=tuple(person for sentence in absent for person in absent_of(sentence)),
        start=start,
        end=end,
    )


def results_of(text: str) -> tuple[Result, ...]:
    """Return how a decision ended: one result for each point that it answers, or one in all."""
    points = list(_POINT.finditer(text))
    if not points:
        return (_result(text),)
    ends = [point.start() for point in points[1:]] + [len(text)]
    return tuple(
        _result(text[point.end() : end])
        for point, end in zip(points, ends, strict=True)
        for _ in re.findall(r"\d+", point["numbers"])
    )


def _result(text: str) -> Result:
    folded = text.casefold()
    for result, pattern in _FIRM:
        if re.search(pattern, folded):
            return result
    at = {result: m.start() for result, pattern in _FIRST if (m := re.search(pattern, folded))}
    first = min(at, key=lambda result: at[result], default=Result.UNKNOWN)
    if first is Result.APPROVED and _CHANGED.search(text):
        return Result.APPROVED_CHANGED
    return first


def votes_of(text: str) -> Votes | None:
    """Return the votes that a decision records, or None."""
    in_favour = _VOTES_FOR.search(text) if "stem" in text.casefold() else None
    against: list[str] = []
    for match in _AGAINST.finditer(text):
        against.extend(_voters(match["who"] or match["named"]))
    if not in_favour and not against:
        return None
    return Votes(int(in_favour[1]) if in_favour else None, tuple(dict.fromkeys(against)))


def _voters(text: str) -> list[str]:
    return [voter.strip() for voter in re.split(r",|\s+og\s+", text) if voter.strip()]


def absent_of(sentence: str) -> list[Absent]:
    """Return who a sentence says was absent."""
    return [Absent(match["name"].rstrip("."), match["party"]) for match in _PERSON.finditer(sentence)]


def _organ(heading: Heading, document: Document) -> str | None:
    """Return the organ that a decision heading names, in the catalogue's spelling where it is that one."""
    found = names.find_names(heading.title)
    if not found:
        return document.organ if heading.title.casefold() == "beslutning" else None
    organ = names.nominative(found[0])
    same = document.organ is not None and names.key(document.organ) == names.key(organ)
    return document.organ if same else organ


def _proposal(document: Document, item: Heading) -> str | None:
    for section in document.sections:
        heading = _at_level(section, ITEM_PART)
        if heading and item in section.headings and section.role is Role.PROPOSAL:
            return document.text.text[heading.end : section.end].strip()
    return None


def _at_level(section: Section, level: int) -> Heading | None:
    return next((heading for heading in section.headings if heading.level == level), None)
