"""Who holds an office, where a document names somebody with the title: "Borgmester Karen Holm".

A text that speaks of the mayor and names nobody does not tell who it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.case import committees
from assistant.cite import LONGEST_QUOTE, Quote
from assistant.texts import Texts
from assistant.told import Told
from assistant.understand import Reading
from corpus import names
from corpus.dates import ENGLISH_MONTHS, MONTHS
from corpus.people import persons_of
from corpus.sentences import sentences
from corpus.types import Document

_MOST = 3  # quotes
_NEAR = 60  # characters after a title in which the name stands
# The titles as documents write them, by what a question says; the first that fits counts.
_TITLES = (
    (r"(?:første |anden |1\. |2\. )?viceborgmester(?:en)?|(?:deputy|vice) mayor", "viceborgmester"),
    (r"borgmester(?:en)?|mayor", "borgmester"),
    (r"næstformand(?:en)?|(?:vice|deputy) chair(?:man|person|woman)?", "næstformand"),
    (r"formand(?:en)?|chair(?:man|person|woman)?", "formand"),
    (r"kommunaldirektør(?:en)?|(?:municipal|city) (?:director|manager)|chief executive", "kommunaldirektør"),
)
_HELD = "|".join(said for said, _ in _TITLES)
_BESIDE = r"(?:(?:kommunens|vores|jeres|byens|den|the|our|nuværende|nye|current|new)\s+)*"
_ASKED = re.compile(
    rf"\W*(?:(?:hvem|who)\s+(?:er|var|is|was|bliver|blev)|hvad\s+(?:hedder|hed)|what\s+is\s+the\s+name\s+of"
    rf"|(?:hvad er )?navnet\s+på)\s+{_BESIDE}(?P<office>{_HELD})\b(?P<rest>.*)",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r"\W*who\s+(?:chairs|chaired)\b(?P<rest>.*)", re.IGNORECASE)
_OF_ANYTHING = re.compile(
    r"\b(?:i|for|af|in|of|on|at|den|det|the|nu|now|lige|dag|today|currently|egentlig|dengang|kommunen"
    r"|municipality|town|city|byen|udvalget|committee|council|møde|mødet|meeting"
    rf"|{'|'.join((*MONTHS, *ENGLISH_MONTHS))}|\d+)\b|\W",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OfficeAsked:
    """The office whose holder is asked for, as documents write it, and whether nothing narrows it."""

    title: str
    alone: bool  # the question says no more of it than a committee and a time


def office_asked(reading: Reading) -> OfficeAsked | None:
    """Return the office whose holder a question asks for; None for another question."""
    match = _ASKED.match(reading.sought) or _CHAIRS.match(reading.sought)
    if match is None:
        return None
    said = match.groupdict().get("office") or "chair"
    title = next(title for words, title in _TITLES if re.fullmatch(words, said, re.IGNORECASE))
    rest = match["rest"]
    for chip in reading.chips:
        rest = rest.replace(chip.label, " ")
    for name in names.find_names(rest):
        rest = rest.replace(name, " ")
    return OfficeAsked(title, not _OF_ANYTHING.sub("", rest))


def office_holder(
    asked: OfficeAsked, reading: Reading, documents: Sequence[Document], say: Texts
) -> Told | None:
    """Return the sentences that name who holds an office, the newest documents' first.

    None where nobody is named and the question tells more of the office than a committee: other text may
    answer that.
    """
    years, organs = set(reading.bounds.years), committees(reading)
    within = [d for d in documents if not years or d.years & years]
    quotes = [
        quote
        for document in sorted(within, key=lambda d: d.date or dt.date.min, reverse=True)
        for quote in _named(document, asked.title)
        if not organs or _is_of(quote, organs)
    ]
    distinct = {quote.text: quote for quote in reversed(quotes)}
    if quotes:
        return Told(tuple(reversed(distinct.values()))[:_MOST])
    return Told(said=say.say("not_found", "person")) if asked.alone else None


def _named(document: Document, title: str) -> Iterator[Quote]:
    text = document.text.text
    before = re.compile(
        rf"\b{title}(?:en|s)?\b(?:\s+(?:blev\s+)?(?:valgtes|valgt|er|var|udpeget))?[\s:,–-]+", re.IGNORECASE
    )
    after = re.compile(rf"[\s,]*(?:\([A-ZÆØÅ]{{1,3}}\))?[\s,]*\(?{title}\b", re.IGNORECASE)
    for section in document.sections:
        if section.closed or title not in text[section.start : section.end].casefold():
            continue
        for start, end in sentences(text, section.start, section.end):
            said = text[start : min(end, start + LONGEST_QUOTE)]
            follows = any(_begins_with_name(said[m.end() :]) for m in before.finditer(said))
            if follows or any(
                after.match(said, said.index(person.name) + len(person.name)) for person in persons_of(said)
            ):
                yield Quote(document, start, start + len(said))


def _begins_with_name(text: str) -> bool:
    people = persons_of(text[:_NEAR])
    return bool(people) and text.startswith(people[0].name)


def _is_of(quote: Quote, organs: set[str]) -> bool:
    """Tell whether a quote names one of the committees, or stands in its minutes and names no other."""
    named = {names.key(name) for name in names.find_names(quote.text)}
    return bool(named & organs if named else names.key(quote.document.organ or "") in organs)
