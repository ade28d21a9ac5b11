"""The case that a question is about: an item of minutes, what was proposed and what each organ decided."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import section_at
from assistant.forms import heading_of_level
from assistant.understand import Reading, asked_days
from corpus import names
from corpus.dates import ENGLISH_MONTHS, MONTHS
from corpus.decisions import Decision, decisions_of
from corpus.found import ITEM, ITEM_PART
from corpus.item_lines import number_and_title
from corpus.types import Document, Heading, Role, Section
from index.types import Hit
from index.weigh import Weigher
from index.words import fold, stem_set, stems

_ABOUT = 0.4  # share of the topic that an item's title must hold for the question to be about it
_ABOUT_TEXT = 0.7  # or that its title and the passages found must hold together
_OF_BEST = 0.9  # of what any other hit holds of the topic: what the item must hold
_OF_FOUND = 0.6  # of what any hit holds of it: what the title of the best hit's item must hold
_HITS = 6
_BEST_HITS, _ENOUGH_OF_BEST = 4, 2
_FAR_BEHIND = 0.7  # of the best hit's score
_COMMITTEE = re.compile(r"udvalg|råd|bestyrelse|magistrat|repræsentation", re.IGNORECASE)
_NAMED_MONTHS = (*MONTHS, *ENGLISH_MONTHS)
_DAYS = [f"{day}. {month} 2000" for month in MONTHS for day in range(1, 32)]  # for the terms that days make
_OCCASION = set(
    stems(" ".join((*_NAMED_MONTHS, *_DAYS, "møde mødet referat dagsorden punkter meeting minutes agenda")))
)
_MONTHS = {
    fold(name): number
    for of_language in (MONTHS, ENGLISH_MONTHS)
    for number, name in enumerate(of_language, start=1)
    if name != "May"  # more often the verb
}


@dataclass(frozen=True, slots=True)
class Case:
    """An item with its decisions, newest first; offsets are into the document's clean text."""

    document: Document
    heading: Heading
    sections: tuple[Section, ...]
    proposal: tuple[int, int] | None  # where the first proposal that has a text stands
    decisions: tuple[Decision, ...]
    chosen: tuple[Decision, ...]  # those of the organ and the month that the question names, else the newest
    first_item: int  # where the meeting's first item begins, and its head ends

    @property
    def earlier(self) -> tuple[Decision, ...]:
        """Return the decisions of before the chosen ones."""
        return tuple(d for d in self.decisions if d not in self.chosen and _day(d) <= _day(self.chosen[0]))

    @property
    def later(self) -> tuple[Decision, ...]:
        """Return the decisions of after the chosen ones."""
        return tuple(d for d in self.decisions if d not in self.chosen and _day(d) > _day(self.chosen[0]))


def case_of(hits: Sequence[Hit], reading: Reading, topic: Weigher) -> Case | None:
    """Return the case that the question is about, as the newest minutes tell it; None when none surely is.

    The title of its item must hold much of the topic, or title and passages nearly all; and no passage
    of anything else may hold more.
    """
    best = max((topic.share(_held(hit)) for hit in hits[:_HITS]), default=0.0)
    found = list(_found(hits, topic))
    for each in sorted(found, key=lambda each: -each.share - each.of_title):
        about = each.of_title >= _ABOUT or each.share >= _ABOUT_TEXT
        if about and each.share + each.of_title >= _OF_BEST * best:
            return case_at(*_latest(each.hits[0], each.item, hits), reading)
    # A question in other words than the minutes is about the item that most of the best hits are of.
    first = next((each for each in found if each.hits[0] is hits[0]), None)
    named = first is not None and first.of_title >= _OF_FOUND * best > 0
    if first and (named or _is_of_most(first, hits) or _is_far_ahead(first, hits)):
        return case_at(*_latest(hits[0], first.item, hits), reading)
    return None


def committees(reading: Reading) -> set[str]:
    """Return the keys of the committees that the question names; a department decides nothing."""
    return {names.key(organ) for organ in reading.bounds.organs if _COMMITTEE.search(organ)}


def is_only_of_time(topic: Weigher) -> bool:
    """Tell whether a question is about nothing but a meeting and its day, or about nothing at all."""
    return not topic.word_count or topic.share(_OCCASION) >= 1.0


def is_of(decision: Decision, reading: Reading) -> bool:
    """Tell whether a decision is of a committee that the question names, if any, and of its day or month."""
    asked = committees(reading)
    return (not asked or names.key(decision.organ) in asked) and _is_when(decision.date, reading)


@dataclass(frozen=True, slots=True)
class _Found:
    item: Heading
    hits: tuple[Hit, ...]  # that are of it, best first
    share: float  # of the topic that they hold
    of_title: float  # of the topic that the title alone holds


def _is_of_most(found: _Found, hits: Sequence[Hit]) -> bool:
    return sum(any(hit is own for own in found.hits) for hit in hits[:_BEST_HITS]) >= _ENOUGH_OF_BEST


def _is_far_ahead(found: _Found, hits: Sequence[Hit]) -> bool:
    others = [hit.score for hit in hits if not any(hit is own for own in found.hits)]
    return max(others, default=0.0) < _FAR_BEHIND * hits[0].score


def _found(hits: Sequence[Hit], topic: Weigher) -> Iterator[_Found]:
    """Yield each item that is among the best hits."""
    found: dict[tuple[str, Heading], list[Hit]] = {}
    for hit in hits:
        item = heading_of_level(section_at(hit.document, hit.passage.start), ITEM)
        if item:
            found.setdefault((hit.document.id, item), []).append(hit)
    for (_, item), its in found.items():
        if any(its[0] is hit for hit in hits[:_HITS]):
            share = topic.share(set().union(*map(_held, its)))
            yield _Found(item, tuple(its), share, topic.share(set(stems(item.title))))


def _held(hit: Hit) -> set[str]:
    return set(stem_set(" ".join((*hit.passage.headings, hit.passage.text))))


def _latest(hit: Hit, item: Heading, hits: Sequence[Hit]) -> tuple[Document, Heading]:
    """Return the newest minutes among the hits that take the item up, and its heading there."""
    newest, found = hit.document, item
    title = _title(item)
    printed = [*hit.also, *((other.document, other.passage) for other in hits)]
    for document, passage in printed:
        other = heading_of_level(section_at(document, passage.start), ITEM)
        later = document.date and (newest.date is None or document.date > newest.date)
        if other and later and (_title(other) == title or (document, passage) in hit.also):
            newest, found = document, other
    return newest, found


def _title(item: Heading) -> str:
    return re.sub(r"\W+", "", number_and_title(item.title)[1].casefold())


def case_at(document: Document, item: Heading, reading: Reading) -> Case:
    """Return an item as a case, with the decisions that the question asks for chosen."""
    sections = tuple(section for section in document.sections if item in section.headings)
    within = [
        d
        for d in decisions_of(document)
        if not d.closed and any(s.start <= d.start < s.end for s in sections)
    ]
    newest = sorted(within, key=lambda d: (_day(d), d.start), reverse=True)
    chosen = [each for each in newest if is_of(each, reading)]
    if not chosen and not committees(reading):
        chosen = newest[:1]
    elif not committees(reading):
        chosen = chosen[:1]
    first = next(s.start for s in document.sections if heading_of_level(s, ITEM))
    return Case(document, item, sections, _proposal(document, sections), tuple(newest), tuple(chosen), first)


def _proposal(document: Document, sections: Sequence[Section]) -> tuple[int, int] | None:
    for section in sections:
        heading = heading_of_level(section, ITEM_PART)
        if section.role is Role.PROPOSAL and heading:
            start = max(section.start, heading.end)
            if document.text.text[start : section.end].strip():
                return start, section.end
    return None


def _day(decision: Decision) -> dt.date:
    return decision.date or dt.date.min


def _is_when(date: dt.date | None, reading: Reading) -> bool:
    """Tell whether a date is of a month and year that the question names."""
    asked = {_MONTHS[word] for word in re.findall(r"\w+", fold(reading.text)) if word in _MONTHS}
    years, exact = reading.bounds.years, asked_days(reading.text)
    if date is None:
        return not asked
    if exact:  # a meeting of two days has the first one's date
        return any(0 <= (day - date).days <= 1 for day in exact)
    return (not asked or date.month in asked) and (not years or date.year in years)
