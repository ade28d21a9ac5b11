"""What a numbered theme is about: "Hvad går tema 3 ud på?" has the theme itself as its answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import Quote
from assistant.forms import LONGEST_ANSWER, MOST_QUOTES
from assistant.readable import is_fragment
from assistant.texts import Texts
from corpus.found import THEME
from corpus.item_labels import is_label
from corpus.sentences import sentences
from corpus.types import Document, Heading, Kind, Role
from index.words import fold, stems

_NUMBERED = (
    r"(?P<name>tema|fokusomrade|indsatsomrade|malsatning|pejlemarke|theme|focus area)\s+(?P<number>\d{1,2})"
)
_NAMES = {"theme": "tema", "focus area": "fokusomrade"}
_ASKED = re.compile(
    rf"(?:hvad (?:gar|handler|er|betyder|siger|indeholder)|fortal\b.*\bom|beskriv|forklar|what (?:is|does)|"
    rf"tell me about|describe|explain)\b.*?\b{_NUMBERED}(?P<rest>.*)"
)
# What such a question holds beside the theme and where it stands.
_ASKING = re.compile(
    r"\b(?:ud pa|om|about|i|in|of|fra|from|for|den|det|the|say|mean|cover|kommunens|vores|kort|egentlig)\b|\W"
)
_TITLED = re.compile(r"(?P<name>[a-z]+)\s+(?P<number>\d{1,2})\b")
_FEWEST = 6  # words of a sentence that says what a theme is about


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of a strategy, and the other strategies that have one of its name and number."""

    quotes: tuple[Quote, ...]
    others: tuple[str, ...]  # their titles


def numbered_theme(question: str, documents: Sequence[Document]) -> Theme | None:
    """Return the first whole sentences of the theme that a question asks about by its number.

    None where the theme has parts of its own, "Hvorfor" and "Hvordan": then these tell it.

    Args:
        question: the question; one that asks for more than what the theme is about has another answer.
        documents: all documents within the question's bounds; the newest that it names, or else the newest,
            is quoted.
    """
    asked = _ASKED.match(fold(question))
    if asked is None:
        return None
    name, number = _NAMES.get(asked["name"], asked["name"]), asked["number"]
    found = [(d, h) for d in documents if d.kind is Kind.STRATEGY for h in _themes(d, name, number)]
    rest = set(stems(_ASKING.sub(" ", asked["rest"])))
    named = [(d, h) for d, h in found if rest and rest <= set(stems(d.title))]
    if (rest and not named) or not found:
        return None
    newest = sorted(named or found, key=lambda each: _age(each[0]), reverse=True)
    if _has_parts(*newest[0]):
        return None
    quotes = _beginning(*newest[0])
    others = tuple(dict.fromkeys(d.title for d, _ in newest[1:]))
    return Theme(tuple(quotes), others) if quotes else None


def said_of_others(theme: Theme, say: Texts) -> str | None:
    """Return that other documents have a theme of this number too; None where none has."""
    return say.say("opening", "also_in", titles=say.join(theme.others)) if theme.others else None


def _themes(document: Document, name: str, number: str) -> Iterator[Heading]:
    headings = dict.fromkeys(h for s in document.sections if not s.closed for h in s.headings)
    for heading in headings:
        titled = _TITLED.match(fold(heading.title))
        if heading.level == THEME and titled and (titled["name"], titled["number"]) == (name, number):
            yield heading


def _has_parts(document: Document, theme: Heading) -> bool:
    return any(theme in s.headings and s.role in (Role.WHY, Role.HOW) for s in document.sections)


def _age(document: Document) -> tuple[int, dt.date]:
    return max(document.years, default=0), document.date or dt.date.min


def _beginning(document: Document, theme: Heading) -> list[Quote]:
    """Return the first sentences under a heading that say something, as many as fit into an answer."""
    text = document.text.text
    quotes: list[Quote] = []
    length = 0
    for section in document.sections:
        if theme not in section.headings:
            continue
        titles = {(h.start, h.end) for h in section.headings}
        for start, end in sentences(text, section.start, section.end):
            if any(first <= start < last for first, last in titles) or not _tells(text[start:end]):
                continue
            length += end - start
            if quotes and (length > LONGEST_ANSWER or len(quotes) == MOST_QUOTES):
                return quotes
            quotes.append(Quote(document, start, end))
    return quotes


def _tells(sentence: str) -> bool:
    long = len(sentence.split()) >= _FEWEST
    return long and not is_label(sentence) and not is_fragment(sentence) and not sentence.endswith((":", "?"))
