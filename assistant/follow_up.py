"""A turn read together with the turns before it: the question that it stands for, and what it took over.

Nothing here looks anything up; whoever calls says what was asked, where the answer came from and which
words stand there. A turn that names its own matter is a new topic and takes nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.follow_up_words import (
    AFTERTHOUGHT,
    ASKS,
    CORRECTS,
    JOINS,
    OF_ANY_MATTER,
    QUESTION,
    SHOWS,
    WHAT_ABOUT,
    own_words,
    points_back,
    with_what_is_meant,
)
from assistant.swap import (
    YEARS,
    joined_topic,
    names_topic,
    organ_span,
    with_organ,
    with_topic,
    with_years,
    without_organ,
    without_years,
)
from assistant.types import Carried, CarriedKind, Language, Place
from assistant.understand import is_greeting, language_of
from index.words import stems

FindOrgans = Callable[[str], list[str]]  # the committees and departments that a text names
_LONGEST_FRAGMENT = 8  # words of a turn without a verb
_SHORTEST_PART = 5  # letters of a word that may stand inside a longer one
_FEW = 1  # words of its own that a turn which points back may have, whatever they are
_SHORT = 9  # words of such a turn
_MOSTLY = 0.6  # share of a turn's own words that the place before must hold


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

    `place` bounds the answer when the way is `WITHIN`, and `organs` says whose part of it is meant.
    """

    way: Way
    question: str
    language: Language
    carried: tuple[Carried, ...]
    place: Place | None = None
    organs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Turn:
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


def follow_ups(question: str, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Return the readings of a turn in the order in which to try them; none for a new topic.

    Args:
        question: the turn, cleaned.
        earlier: the turns before it, oldest first.
        find_organs: finds the committees and departments that a text names.
    """
    if not earlier:
        return []
    last = earlier[-1]
    if SHOWS.fullmatch(question.strip(" .!?")):
        return [_show(question, last, earlier)]
    turn = _taken_apart(question, last.language, find_organs)
    if turn.is_question:
        return _asked(turn, earlier, find_organs)
    return _exchanged(turn, earlier, find_organs)


def _taken_apart(question: str, before: Language, find_organs: FindOrgans) -> _Turn:
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
    return _Turn(text, joined, corrects, _language(question, before), tuple(find_organs(text)))


def _language(question: str, before: Language) -> Language:
    """Return the turn's language; one too short to tell is in that of the turn before."""
    found = language_of(question)
    if found is Language.ENGLISH or len(question.split()) > 3:
        return found
    danish = re.search(r"[æøå]|\b(?:og|hv\w+|ja|nej|tak|vis|mere|i|om)\b", question, re.IGNORECASE)
    return Language.DANISH if danish else before


def _show(question: str, last: Earlier, earlier: Sequence[Earlier]) -> FollowUp:
    place = last.place
    kind = CarriedKind.ITEM if place else CarriedKind.TOPIC
    label = place.title if place else _base(earlier).question
    return FollowUp(Way.SHOW, question, _language(question, last.language), (Carried(kind, label),), place)


def _asked(turn: _Turn, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Read a whole question: one about the item before, one that leaves its topic unsaid, or a new one."""
    own = own_words(turn.matter)
    place = _place(earlier)
    if own and not _is_of(place, turn, own):
        return []
    if turn.has_years and not own:  # "hvad blev der besluttet i 2013?" leaves the item behind
        place = None
    return [_within(turn, place[0])] if place else _with_topic_of(turn, earlier, find_organs)


def _is_of(place: tuple[Place, frozenset[str]] | None, turn: _Turn, own: set[str]) -> bool:
    """Tell whether a question with words of its own is about the item before.

    It is when it points back, unless it names a topic of which nothing stands there; one that does not
    point back is when all its words stand there and none is named as its topic.
    """
    topic = own_words(names_topic(turn.matter))
    if place is None:
        return points_back(turn.text) and not topic and len(own) <= _FEW
    held = place[1]
    known = _held(own, held)
    if points_back(turn.text):
        few = len(own) <= _FEW and len(turn.text.split()) <= _SHORT
        return (not topic or bool(_held(topic, held))) and (few or len(known) >= _MOSTLY * len(own))
    if turn.has_years or (topic and not _is_definite(names_topic(turn.matter), place[0])):
        return False
    return len(known) == len(own) or (turn.joined and len(known) >= _MOSTLY * len(own))


def _held(words: set[str], held: frozenset[str]) -> set[str]:
    """Return the words that stand in a text, also as a part of a longer one."""
    return {word for word in words if word in held or any(_is_part(word, other) for other in held)}


def _is_part(word: str, longer: str) -> bool:
    return len(word) >= _SHORTEST_PART and (longer.startswith(word) or longer.endswith(word))


def _is_definite(topic: str, place: Place) -> bool:
    """Tell whether a topic is the matter's own title with an article: "analysen" of "Analyse af ..."."""
    words = re.findall(r"\w+", topic)
    definite = len(words) == 1 and re.search(r"(?:en|et|ne)$", words[0])
    return bool(definite) and bool(_held(set(stems(topic)), frozenset(stems(place.title))))


def _within(turn: _Turn, place: Place) -> FollowUp:
    carried = (Carried(CarriedKind.ITEM, place.title),)
    return FollowUp(Way.WITHIN, _sentence(turn.text), turn.language, carried, place, turn.organs)


def _with_topic_of(turn: _Turn, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Read a question without a topic by that of the question before."""
    base = _base(earlier)
    topic = _topic(base.question, find_organs(base.question))
    about = "about" if turn.language is Language.ENGLISH else "om"
    carried = [Carried(CarriedKind.TOPIC, topic)]
    text = with_what_is_meant(turn.text, topic) or joined_topic(turn.text, topic, about=about)
    for organ in find_organs(base.question):
        if not turn.organs and organ_span(text, organ) is None:
            text = with_organ(text, [], organ)
            carried.append(Carried(CarriedKind.ORGAN, organ))
    years = YEARS.search(base.question)
    if years and not turn.has_years:
        text = text if YEARS.search(text) else with_years(text, years.group())
        carried.append(Carried(CarriedKind.YEAR, years["years"]))
    return [FollowUp(Way.REWORDED, _sentence(text), turn.language, tuple(carried))]


def _topic(question: str, organs: list[str]) -> str:
    """Return what a question is about: what it names as its topic, else what is left of it."""
    named = names_topic(question) or ASKS.sub("", without_years(without_organ(question, organs)))
    return named.strip(" ?.!")


def _exchanged(turn: _Turn, earlier: Sequence[Earlier], find_organs: FindOrgans) -> list[FollowUp]:
    """Read words without a verb: what they are to stand in the place of."""
    if is_greeting(turn.text):  # "nej tak"
        return []
    bare = not own_words(turn.matter)
    goes_on = turn.joined or turn.corrects or (bare and bool(turn.has_years or turn.organs))
    if not goes_on:
        place = _place(earlier)  # "prisen?", "tidsplan?"
        return [_within(turn, place[0])] if bare and place and _of_any_matter(turn.text) else []
    if len(turn.text.split()) > _LONGEST_FRAGMENT:
        return []
    if bare and not turn.has_years and not turn.organs:
        place = _place(earlier)
        return [_within(turn, place[0])] if place else _with_topic_of(turn, earlier, find_organs)
    return _with_exchange(turn, earlier, find_organs, bare=bare)


def _of_any_matter(text: str) -> bool:
    """Tell whether a text says what is asked of any matter, and nothing else: "prisen", "tidsplan"."""
    said = set(stems(text))
    return bool(said) and said <= OF_ANY_MATTER


def _with_exchange(
    turn: _Turn, earlier: Sequence[Earlier], find_organs: FindOrgans, *, bare: bool
) -> list[FollowUp]:
    base = _base(earlier)
    old_organs = find_organs(base.question)
    text = base.question if bare else with_topic(base.question, turn.matter, old_organs)
    carried = [Carried(CarriedKind.TOPIC, names_topic(base.question) if bare else base.question)]
    if turn.organs:
        joined = "in" if base.language is Language.ENGLISH else "i"
        text = with_organ(text, old_organs, turn.organs[0], joined=joined)
    if turn.has_years:
        text = with_years(text, turn.text)
    elif years := YEARS.search(base.question):
        carried.append(Carried(CarriedKind.YEAR, years["years"]))
    kept = [] if turn.organs else [organ for organ in old_organs if organ_span(text, organ)]
    readings = []
    place = _place(earlier)
    if turn.organs and bare and not turn.has_years and place:  # what another organ did in the same item
        readings.append(_same_item(text, turn, place[0]))
    readings.append(_reworded(text, base, [*carried, *(Carried(CarriedKind.ORGAN, organ) for organ in kept)]))
    if kept:  # another year's or matter's documents may be of another organ
        readings.append(_reworded(without_organ(text, kept), base, carried))
    return readings


def _reworded(text: str, base: Earlier, carried: Sequence[Carried]) -> FollowUp:
    return FollowUp(Way.REWORDED, _sentence(text), base.language, tuple(carried))


def _same_item(text: str, turn: _Turn, place: Place) -> FollowUp:
    carried = (Carried(CarriedKind.ITEM, place.title),)
    return FollowUp(Way.WITHIN, _sentence(text), turn.language, carried, place, turn.organs)


def _base(earlier: Sequence[Earlier]) -> Earlier:
    """Return the latest question that can be asked by its words alone."""
    return next((turn for turn in reversed(earlier) if turn.stands_alone), earlier[-1])


def _place(earlier: Sequence[Earlier]) -> tuple[Place, frozenset[str]] | None:
    last = earlier[-1]
    return (last.place, last.held) if last.place else None


def _sentence(text: str) -> str:
    """Return the text as a question is written."""
    text = text.strip().rstrip(" ?.!")
    return f"{text[:1].upper()}{text[1:]}?"
