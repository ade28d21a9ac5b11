"""What a follow-up is read from: the turn taken apart, and the turns before it; and its readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.follow_up_words import AFTERTHOUGHT, CORRECTS, JOINS, QUESTION, WHAT_ABOUT
from assistant.swap import YEARS, without_organ, without_years
from assistant.types import Carried, CarriedKind, Language, Place
from assistant.understand import language_of

FindOrgans = Callable[[str], list[str]]  # the committees and departments that a text names


class Way(StrEnum):
    """How a turn goes on from the ones before it."""

    SHOW = "show"  # more of what was answered or offered
    WITHIN = "within"  # asks about the item that the answer came from
    REWORDED = "reworded"  # an earlier question with something exchanged or added


@dataclass(frozen=True, slots=True)
class Earlier:
    """A turn as later ones see it; `question` is the one that it stood for."""

    question: str
    language: Language
    stands_alone: bool  # it can be asked again by its words alone
    place: Place | None = None  # where its answer came from
    held: frozenset[str] = frozenset()  # the stems of the text there


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A reading of a turn: what to ask in its stead.

    `place` bounds the answer when the way is `WITHIN`, and `organs` says whose part of it is meant. One
    that is tentative is given up where nothing there holds what the turn says; one that is no sentence of
    its own is asked and not shown.
    """

    way: Way
    question: str
    language: Language
    carried: tuple[Carried, ...]
    place: Place | None = None
    organs: tuple[str, ...] = ()
    tentative: bool = False
    is_sentence: bool = True


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """A turn taken apart."""

    text: str  # without what joins it to the turn before
    joined: bool  # it began with "og", "hvad med"
    corrects: bool
    language: Language
    organs: tuple[str, ...]

    @property
    def matter(self) -> str:
        """Return what it names beside years and organs."""
        return without_years(without_organ(self.text, list(self.organs)))

    @property
    def is_question(self) -> bool:
        return bool(QUESTION.match(self.text))

    @property
    def has_years(self) -> bool:
        return bool(YEARS.search(self.text))


def taken_apart(question: str, before: Language, find_organs: FindOrgans) -> ReadTurn:
    """Take a turn apart; `before` is the language of the turn before it."""
    text = question.strip()
    joined = corrects = False
    for _ in range(3):  # "nej, og hvad så med ..."
        if match := CORRECTS.match(text):
            corrects = True
        elif match := WHAT_ABOUT.match(text) or JOINS.match(text):
            joined = True
        if match is None or match.end() >= len(text):
            break
        text = text[match.end() :]
    text = AFTERTHOUGHT.sub("", text) if joined or corrects else text
    return ReadTurn(text, joined, corrects, turn_language(question, before), tuple(find_organs(text)))


def turn_language(question: str, before: Language) -> Language:
    """Return the turn's language; one too short to tell is in that of the turn before."""
    found = language_of(question)
    if found is Language.ENGLISH or len(question.split()) > 3:
        return found
    danish = re.search(r"[æøå]|\b(?:og|hv\w+|ja|nej|tak|vis|mere|i|om)\b", question, re.IGNORECASE)
    return Language.DANISH if danish else before


def within(turn: ReadTurn, place: Place) -> FollowUp:
    """Read a turn as one about the item that the answer before came from."""
    carried = (Carried(CarriedKind.ITEM, place.title),)
    return FollowUp(Way.WITHIN, sentence(turn.text), turn.language, carried, place, turn.organs)


def base_of(earlier: Sequence[Earlier]) -> Earlier:
    """Return the latest question that can be asked by its words alone."""
    return next((turn for turn in reversed(earlier) if turn.stands_alone), earlier[-1])


def place_before(earlier: Sequence[Earlier]) -> tuple[Place, frozenset[str]] | None:
    """Return where the last answer came from and the stems there; None when it came from nowhere."""
    last = earlier[-1]
    return (last.place, last.held) if last.place else None


def sentence(text: str) -> str:
    """Return the text as a question is written."""
    text = text.strip().rstrip(" ?.!")
    return f"{text[:1].upper()}{text[1:]}?"
