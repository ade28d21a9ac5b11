"""A question that asks two things, as two questions.

"Hvornår begynder byggeriet, og hvem betaler for det?" asks when and who; "Hvad koster henholdsvis hallen og
banen?" asks one thing of two. A part that leans on the one before it ("for det") says so, so that a search
for it can take that along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.cite import Quote
from assistant.follow_up_words import ASKS, with_what_is_meant
from assistant.forms import LONGEST_ANSWER
from assistant.swap import joined_topic, names_topic
from assistant.types import Language
from assistant.understand import language_of
from index.words import STOP_WORDS, fold, tokens

_MOST_PARTS = 3
_FEWEST_WORDS = 2  # of the first part, stop words aside: "hvem og hvad" is one question
_ASKS = (
    r"(?:(?:i|på|til|af|fra|for|med|om|hos|efter|ved|in|on|to|from|for|by|with|at|of|under)\s+)?"
    r"(?:hvad|hvem|hvor|hvornår|hvornaar|hvordan|hvorfor|hvilke[nt]?|hva|hvis|"
    r"what|who|whom|when|where|why|how|which|whose)\b"
)
_VERBS = (
    r"(?:er|var|bliver|blev|har|havde|skal|skulle|kan|kunne|vil|ville|må|måtte|får|fik|dækker|gælder|findes|fandtes|"
    r"is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)"
)
_SUBJECTS = (
    r"(?:det|der|den|de|man|vi|han|hun|nogen|alle|kommunen|udvalget|kommunalbestyrelsen|byrådet|"
    r"it|they|there|that|this|the|any|each|all|anyone|we|he|she)"
)
_SPLIT = re.compile(
    rf"[?!.]\s+(?=\S)"
    rf"|,?\s+(?:og|and|samt|men|but)\s+(?={_ASKS})"
    rf"|\s*[–—;]\s*(?:og\s+|and\s+)?(?={_ASKS}|(?:{_VERBS}\s+{_SUBJECTS}\b))"
    rf"|,?\s+(?:og|and|men|but)\s+(?={_VERBS}\s+(?:(?:også|also|then|så)\s+)?{_SUBJECTS}\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+(?:i\s+)?hvor\s", re.IGNORECASE)
_ASKING = re.compile(rf"\b{_ASKS}|^\s*{_VERBS}\s+\w", re.IGNORECASE)
_ASKS_ALONE = re.compile(rf"{_ASKS}(?:\s+(?:ikke|not|så|then))?\s*[?.!]*", re.IGNORECASE)  # "og hvorfor?"
# "Hvad koster hallen" asks by its one word; "hvilke steder" is no question yet.
_OF_ONE = re.compile(
    rf"^\s*(?:hvad|hvem|hvor|hvornår|hvordan|hvorfor|what|who|where|when|how|why)\s+"
    rf"(?:{_VERBS}|\w+(?:er|te|ede|es))\s+(?=\w)",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(
    r"^(?P<before>.*?)\b(?:henholdsvis|hhv\.?|respectively)\s+(?P<first>.+?)(?<!-)\s+(?:og|and)\s+(?P<rest>.+)$",
    re.I,
)
_EACH = re.compile(
    r"^(?P<before>.*?)[\s,–—:;-]+dels\s+(?P<first>.+?),?\s+(?:og\s+)?dels\s+(?P<second>.+)$", re.I
)
_LEANS = re.compile(
    r"\b(?:den|det|de|dem|dens|deres|denne|dette|disse|der|her|så|også|it|its|they|them|their|this|that|these|"
    r"those|then|each|one)\b",
    re.IGNORECASE,
)
_WHY_ASKED = re.compile(r"^\s*(?:hvad|what)\s+", re.IGNORECASE)
_LEAST_ALONE = 5  # words of a later part that says itself what it is about, stop words aside


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a question asks.

    `text` is the part in the question's own words. `leans` tells that it does not say all of what it is
    about: a search for it takes `whole`, the question, along.
    """

    text: str
    leans: bool
    whole: str


def parts_of(question: str) -> tuple[Part, ...]:
    """Return the things that a question asks, in order; one for a question in one part."""
    texts = _respectively(question) or _each(question) or _split(question)
    return tuple(Part(text, n > 0 and _leans(text), question) for n, text in enumerate(texts[:_MOST_PARTS]))


def in_full_of(part: Part, first: str) -> str:
    """Return a later part as a question of its own: "hvordan måles den?" is of what the first one names.

    Args:
        part: a part that leans.
        first: the first part of the question.
    """
    asking = part.text.strip(" ?.!")
    topic = names_topic(first) or ASKS.sub("", _OF_ONE.sub("", first)).strip(" ?.!")
    if _ASKS_ALONE.fullmatch(asking):  # "og hvorfor?"
        return f"{asking} {_WHY_ASKED.sub('', first).strip(' ?.!')}?"
    about = "about" if language_of(part.whole) is Language.ENGLISH else "om"
    return with_what_is_meant(asking, topic) or joined_topic(asking, topic, about=about)


def both(answers: Sequence[Sequence[Quote]], longest: int = LONGEST_ANSWER) -> list[Quote]:
    """Return the quotes of the answers to a question's parts as one answer, in the parts' order.

    Each part gives its first quote, then the others as long as they fit; what repeats is left out.

    Args:
        answers: the quotes of each part, best first.
        longest: the most characters of all quotes together, first quotes aside.
    """
    kept: list[list[Quote]] = [[] for _ in answers]
    length = 0
    for turn in range(max(map(len, answers), default=0)):
        for quotes, mine in zip(answers, kept, strict=True):
            if turn >= len(quotes) or any(overlap(quotes[turn], other) for each in kept for other in each):
                continue
            if turn == 0 or length + len(quotes[turn].text) <= longest:
                mine.append(quotes[turn])
                length += len(quotes[turn].text)
    return [quote for mine in kept for quote in mine]


def _split(question: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for match in _SPLIT.finditer(question):
        before, after = question[start : match.start()], question[match.end() :]
        relative = _RELATIVE.search(before) and re.match(r"(?:i\s+)?hvor\s", after, re.IGNORECASE)
        asks = _ASKS_ALONE.fullmatch(after) or _OF_ONE.match(after) or (tokens(after) and _asks(after))
        if _is_question(before, first=not pieces) and asks and not relative:
            pieces.append(before.strip(" ,"))
            start = match.end()
    return [*pieces, question[start:].strip()]


def _asks(text: str) -> bool:
    return bool(_ASKING.search(text))


def _is_question(text: str, first: bool) -> bool:
    """Tell whether a piece asks something itself: a statement before its question belongs to that."""
    fewest = 1 if not first or _OF_ONE.match(text) else _FEWEST_WORDS
    return len(tokens(text)) >= fewest and _asks(text)


def _respectively(question: str) -> list[str]:
    match = _RESPECTIVELY.match(question)
    if not match:
        return []
    rest = re.split(r"\s+(?:og|and)\s+(?=\w)", match["rest"], maxsplit=1)
    # "Agenda 21- og klimastrategien og klimahandlingsplanen": the "og" after a hyphen joins one name.
    first, second = match["first"], " ".join(rest)
    second, after = _until_verb(second)
    return [_joined(match["before"], first, after), _joined(match["before"], second, after)]


def _each(question: str) -> list[str]:
    match = _EACH.match(question)
    if not match or not _asks(match["before"]):
        return []
    return [_joined(match["before"], match[name], "") for name in ("first", "second")]


def _until_verb(text: str) -> tuple[str, str]:
    """Part the second thing from what the question goes on with: "klimaplanen | bruges til i Lyngby"."""
    words = text.split()
    for i, word in enumerate(words[1:], start=1):
        if fold(word.strip("?.,")) in STOP_WORDS or re.search(r"(?:er|es|ede|te)$", word):
            return " ".join(words[:i]), " ".join(words[i:])
    return text, ""


def _joined(*pieces: str) -> str:
    text = " ".join(piece.strip(" ,") for piece in pieces if piece.strip(" ,"))
    return text if text.endswith("?") else f"{text}?"


def _leans(text: str) -> bool:
    return bool(_LEANS.search(text)) or len(tokens(text)) < _LEAST_ALONE


def overlap(quote: Quote, other: Quote) -> bool:
    """Tell whether two quotes share text."""
    same = quote.document.id == other.document.id
    return same and quote.start < other.end and other.start < quote.end
