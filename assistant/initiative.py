"""An initiative as an answer: why, what for, how it is known to have succeeded, and when, each in short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import Quote, section_at
from assistant.forms import GOAL_LEAD, LONGEST_ANSWER, fitting, window
from corpus.found import CHAPTER, INITIATIVE, THEME
from corpus.sentences import sentences
from corpus.types import Document, Heading, Role
from index.types import Hit
from index.weigh import Weigher
from index.words import fold, stems

_HITS = 3
_ABOUT = 0.6  # share of the question that a heading must hold for the question to be about it
_LEAST_OF_TITLE, _OF_FOUND = 0.4, 0.9  # or less, when it is nearly all that the passage holds of it
_ALL_ABOUT = 0.85  # that it must hold with its document's title, where no part is asked for
_LONGEST_PART = 200  # characters of a part beside others
_LONGEST_ASKED = 420  # of the one that is asked for


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    start: int
    end: int
    role: Role


# What asks for a part, and the labels under which plans write it.
_ASKED = tuple(
    (re.compile(rf"\b(?:{asks})\b"), re.compile(labels))
    for asks, labels in (
        (r"baggrund(?:en)?|background", r"hvorfor|baggrund|udfordring"),
        (r"formal\w*|purpose|aims?|hensigt\w*", r"formal"),
        (r"succeskriteri\w*|success criteri\w*|lykkes|malt pa|measured", r"succeskriteri|resultatmal"),
        (r"mal|malet|malene|malsatning\w*|goals?|targets?|objectives?|opna\w*", r"\bmal|formal"),
        (r"tidsplan\w*|tidshorisont|timetable|schedule", r"tidsplan|tidsramme"),
        (r"okonomi\w*|organiser\w*|finansiering\w*|funding", r"okonomi|organiser"),
        (r"afgransning\w*|omfang\w*|scope", r"omfang|afgransning|opgaver"),
        (r"status", r"status"),
    )
)
# What asks for an initiative as a whole.
_WHOLE = re.compile(
    r"\b(?:gar\b.*\bud pa|handler\b.*\bom|fortal\b.*\bom|beskriv\w*|forklar\w*|planlagde\w*|planer\w*|"
    r"what is\b.*\babout|tell me about|describe|explain|what (?:was|is|were) (?:the )?plan\w*|"
    r"plan(?:ned)? for)\b"
)
_ORDER = (Role.WHY, Role.GOALS, Role.HOW, Role.STATUS)  # in which an initiative is told
_LEADS = re.compile(rf"(?:^|(?<=[.!?]\s)){GOAL_LEAD.pattern}\s*", re.MULTILINE)


def initiative(question: str, hits: Sequence[Hit], weigher: Weigher) -> list[Quote]:
    """Return the parts of the initiative or theme that the question is about, the asked one first.

    Args:
        question: the question; one that asks for a part of an initiative, or for what it is about.
        hits: what was found, best first.
        weigher: weighs text by what the question is about.
    """
    text = fold(question)
    labels = [label for asks, label in _ASKED if asks.search(text)]
    for hit in hits[:_HITS]:
        section = section_at(hit.document, hit.passage.start)
        for heading in reversed(section.headings if section else ()):
            if heading.level not in (INITIATIVE, THEME, CHAPTER):
                continue
            if _is_about(heading, hit, weigher, asked=bool(labels or _WHOLE.search(text))):
                quotes = _told(list(_parts(hit.document, heading)), labels, hit)
                if quotes:
                    return quotes
    return []


def _is_about(heading: Heading, hit: Hit, weigher: Weigher, asked: bool) -> bool:
    """Tell whether a heading is what the question is about, and all of it unless it asks for parts."""
    title = set(stems(heading.title))
    share = weigher.share(title)
    if asked and share >= _LEAST_OF_TITLE:  # what the title does not hold, nothing that was found holds
        text = set(stems(f"{' '.join(hit.passage.headings)} {hit.passage.text}"))
        return share >= min(_ABOUT, _OF_FOUND * weigher.share(text))
    around = title | set(stems(f"{hit.document.title} {hit.document.organ or ''}"))
    return share >= _ABOUT and weigher.share(around) >= _ALL_ABOUT


def _told(parts: Sequence[_Part], labels: Sequence[re.Pattern[str]], hit: Hit) -> list[Quote]:
    asked = [part for part in parts if any(label.search(fold(part.label)) for label in labels)]
    if labels and not asked:
        return []
    rest = [part for role in _ORDER for part in parts if part.role is role and part not in asked]
    longest = max(_LONGEST_PART, LONGEST_ANSWER // max(1, len(asked) + len(rest)))
    quotes = [_quote(part, hit, _LONGEST_ASKED) for part in asked]
    quotes += [
        _quote(part, hit, longest) for part in rest if not labels or part.role in (Role.GOALS, Role.WHY)
    ]
    return fitting(quotes)


def _quote(part: _Part, hit: Hit, longest: int) -> Quote:
    text = hit.document.text.text
    spans = [s for s in sentences(text, part.start, part.end) if text[s[1] - 1] != "?"]  # "Hvad måler vi på?"
    first = spans[0][0] if spans else part.start
    start, end = window(hit.document, first, part.end, longest)
    return Quote(hit.document, start, end, part.label, hit.also)


def _parts(document: Document, heading: Heading) -> Iterator[_Part]:
    """Yield the labelled parts under a heading; "Formål: ..." within one is a part of its own."""
    for section in document.sections:
        if heading not in section.headings or heading is section.headings[-1] or section.role is Role.BODY:
            continue
        label = section.titles[-1]
        start = max(section.start, section.headings[-1].end)
        for first, last, own in _led(document.text.text, start, section.end, label):
            if document.text.text[first:last].strip():
                yield _Part(own, first, last, section.role)


def _led(text: str, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """Part a stretch at each "Formål: ..." that begins a line: where it starts and ends, and its label."""
    leads = list(_LEADS.finditer(text, start, end))
    ends = [*(lead.start() for lead in leads), end]
    yield start, ends[0], label
    for lead, last in zip(leads, ends[1:], strict=True):
        yield lead.end(), last, lead[1]
