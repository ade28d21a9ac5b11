"""Questions made from the documents themselves: each has a stretch of text that it should lie near.

Nobody wrote them and nobody labelled them. A heading asks for what stands under it; a sentence that has lost
words asks for the text around it; its rarest words ask as keywords do; and the glossary turns its terms into
synonyms or into English. So a model learns which words of these documents go together.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.sentences import sentences
from index.training.spelling import without_danish_letters
from index.training.terms import Term, Terms, pick
from index.types import Passage
from index.vectors import windows

LONGEST = 400  # characters of a window that are read; tables have longer ones, and memory grows with it
_DROPPED = 0.4  # of a sentence's words
_CUT_OUT = 0.6  # share of sentences whose text is read without them, so that words alone do not give it away
_SPLIT = 0.3  # share of compounds that are put apart
_SYNONYM = 0.4  # share of terms that a synonym stands for
_SHORTEST = 3  # words of a sentence that can ask


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a passage, as it is embedded."""

    text: str
    passage: int  # id
    headings: tuple[str, ...]  # the document's title first


@dataclass(frozen=True, slots=True)
class Made:
    """A question made from a window, and the text that it should lie near."""

    question: str
    text: str
    window: Window
    by_heading: bool = False  # everything under the same headings answers it


def windows_of(title: str, passage: Passage) -> list[Window]:
    """Return a passage's windows."""
    headings = tuple(dict.fromkeys((title, *passage.headings)))
    return [Window(text[:LONGEST], passage.id, headings) for text in windows(passage.text)]


class Asker:
    """Makes questions for windows."""

    def __init__(self, found: Sequence[Window]) -> None:
        """Learn from all windows how rare words are, and which are made of which."""
        self._terms = Terms(window.text for window in found)
        counts = Counter(
            stem for window in found for stem in {s for t in self._terms.found(window.text) for s in t.stems}
        )
        self._rarity = {stem: math.log(len(found) / count) for stem, count in counts.items()}
        self._kinds: tuple[tuple[float, Callable[[Window, random.Random], Made | None]], ...] = (
            (0.25, self._heading),
            (0.35, self._sentence),
            (0.15, self._keywords),
            (0.25, self._english),
        )

    def ask(self, window: Window, rng: random.Random) -> Made | None:
        """Return a question of a kind drawn at random; None where the window is too short to ask."""
        weights, kinds = zip(*self._kinds, strict=True)
        (kind,) = rng.choices(kinds, weights)
        return kind(window, rng) or self._sentence(window, rng)

    def _heading(self, window: Window, rng: random.Random) -> Made | None:
        """Ask by the innermost heading, and by some of the others, as a person would."""
        *outer, last = window.headings
        kept = [heading for heading in outer if rng.random() < 0.4]
        rng.shuffle(kept)
        question = " ".join([*kept, last] if rng.random() < 0.5 else [last, *kept])
        return Made(without_danish_letters(question, rng), window.text, window, by_heading=True)

    def _sentence(self, window: Window, rng: random.Random) -> Made | None:
        sentence, rest = _drawn(window, rng)
        kept = [word for word in sentence.split() if rng.random() >= _DROPPED]
        said = [self._otherwise(word, rng) for word in kept]
        return _made(said, rest, window, rng)

    def _otherwise(self, word: str, rng: random.Random) -> str:
        """Return a word, or its parts, or a synonym of it."""
        bare = word.strip('.,:;()"»«”')
        if rng.random() < _SPLIT and (parts := self._terms.split(bare)):
            return " ".join(parts)
        if rng.random() < _SYNONYM and (term := next(iter(self._terms.found(bare)), None)) and term.danish:
            return pick(term.danish, rng)
        return word

    def _keywords(self, window: Window, rng: random.Random) -> Made | None:
        """Ask by some of the rarer words in any order, with a heading now and then."""
        terms = self._terms.found(window.text)
        count = rng.randint(2, 5)
        chosen = _weighted(terms, [self._weight(term) for term in terms], count, rng)
        said = [pick(t.danish, rng) if t.danish and rng.random() < _SYNONYM else t.text for t in chosen]
        if rng.random() < 0.3:
            said.insert(0, window.headings[-1])
        return _made(said, window.text, window, rng, least=2)

    def _english(self, window: Window, rng: random.Random) -> Made | None:
        """Ask in English, as far as the glossary goes; names and numbers stay."""
        sentence, rest = _drawn(window, rng)
        said: list[str] = []
        english = 0
        for term in self._terms.found(sentence):
            if term.english and rng.random() < 0.85:
                said.append(pick(term.english, rng))
                english += 1
            elif (term.text[0].isupper() or term.text[0].isdigit()) and rng.random() < 0.6:
                said.append(term.text)
        return _made(said, rest, window, rng, least=2) if english >= 2 else None

    def _weight(self, term: Term) -> float:
        return sum(self._rarity.get(stem, 0.0) for stem in term.stems)


def _drawn(window: Window, rng: random.Random) -> tuple[str, str]:
    """Return a sentence, and the text that it should lie near: its window, with or without it."""
    found = [window.text[start:end] for start, end in sentences(window.text)]
    long = [row for row, text in enumerate(found) if len(text.split()) >= _SHORTEST]
    if not long:
        return window.text, window.text
    row = rng.choice(long)
    rest = " ".join(text for other, text in enumerate(found) if other != row)
    return found[row], rest if len(rest) > len(found[row]) / 2 and rng.random() < _CUT_OUT else window.text


def _made(
    said: Iterable[str], text: str, window: Window, rng: random.Random, least: int = _SHORTEST
) -> Made | None:
    question = " ".join(said)
    if len(question.split()) < least:
        return None
    return Made(without_danish_letters(question, rng), text, window)


def _weighted(terms: list[Term], weights: list[float], count: int, rng: random.Random) -> list[Term]:
    """Draw different terms, those of more weight more often, in random order."""
    keys = [(rng.random() ** (1 / weight) if weight > 0 else 0.0, row) for row, weight in enumerate(weights)]
    return [terms[row] for _, row in sorted(keys, reverse=True)[:count]]
