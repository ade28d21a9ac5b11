"""How much of a sentence's wording its sources hold, in Danish and across languages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.types import Language
from assistant.writing.numbers import UNITS
from index.glossary import Glossary
from index.types import Widening
from index.words import STOP_WORDS, fold, stems

_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORTEST_PART = 4  # letters of a word within a compound
_PARTICLE = re.compile(r"(?:om|ud|op|ned|ind|af|til|frem|over|bort|videre|gen|sammen|igangs?)(\w{4,})")
# Words by which an answer leads over to what its sources say; they claim nothing of the matter.
_LEADING = frozenset(
    fold(word)
    for word in """
    ifølge fremgår beskriver beskrives beskrevet oplyser oplyses nævner nævnes angiver angives dokument
    dokumentet dokumenterne afsnit tekst teksten kilde kilden kilderne svar svaret desuden derudover dermed
    herunder samt blandt andet således også både dels hvor hvori heraf hertil derfor bliver blev blevet
    kommer kom går gik får fik giver gav
    according states stated describes described mentions mentioned document documents text source sources
    answer also addition additionally furthermore moreover including among both therefore thus well while
    during within
    """.split()
)


@dataclass(frozen=True, slots=True)
class Held:
    """The words of some text, to look others up in."""

    stems: frozenset[str]
    lemmas: frozenset[str]

    @classmethod
    def of(cls, *texts: str) -> Held:
        """Return the words of the texts."""
        words = [word for text in texts for word in _WORD.findall(text)]
        return cls(
            frozenset(stem for text in texts for stem in stems(text)),
            frozenset(_lemma(word.casefold()) for word in words),
        )

    def __or__(self, other: Held) -> Held:
        return Held(self.stems | other.stems, self.lemmas | other.lemmas)


@dataclass(frozen=True, slots=True)
class Wording:
    """The content words of a sentence: those that are no stop words and lead over to nothing."""

    words: tuple[str, ...]  # in small letters
    widenings: tuple[Widening, ...]  # what stands for some of them in Danish

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of the words and of what stands for them."""
        own = {stem for word in self.words for stem in stems(word)}
        return frozenset(own | {stem for w in self.widenings for term in w.terms for stem in stems(term)})

    def found(self, held: Held) -> frozenset[str]:
        """Return those of the words that the held ones carry."""
        return frozenset(word for word in self.words if self._carried(word, held))

    def _carried(self, word: str, held: Held) -> bool:
        own = stems(word)
        if not own or any(stem in held.stems for stem in own) or _lemma(word) in held.lemmas:
            return True
        if any(_within(stem, held.stems) for stem in own):
            return True
        particle = _PARTICLE.match(word)  # "ombygges" is "bygges om"
        if particle and stems(particle[1]) and all(stem in held.stems for stem in stems(particle[1])):
            return True
        standing_in = (w for w in self.widenings if not w.stems.isdisjoint(own))
        return any(_holds(term, held) for widening in standing_in for term in widening.terms)


def wording(sentence: str, language: Language, glossary: Glossary) -> Wording:
    """Return the content words of a sentence."""
    words = [word for found in _WORD.findall(sentence) if (word := found.casefold()) not in UNITS]
    content = tuple(dict.fromkeys(w for w in words if fold(w) not in STOP_WORDS and fold(w) not in _LEADING))
    widenings = list(glossary.synonyms(sentence))
    if language is Language.ENGLISH:
        widenings += glossary.danish_for(sentence)
    return Wording(content, tuple(widenings))


def _holds(term: str, held: Held) -> bool:
    found = stems(term)
    return bool(found) and all(stem in held.stems or _within(stem, held.stems) for stem in found)


def _within(stem: str, held: Collection[str]) -> bool:
    """Tell whether a word is a part of a compound, or a compound of held parts."""
    if len(stem) >= _SHORTEST_PART and any(_is_part(stem, other) for other in held):
        return True
    return _is_composed(stem, held)


def _is_part(part: str, compound: str) -> bool:
    at_an_end = compound.startswith(part) or compound.endswith(part)
    return at_an_end and len(compound) > len(part)


def _is_composed(stem: str, held: Iterable[str]) -> bool:
    """Tell whether a held word begins the compound and another ends it, a letter between them aside."""
    parts = [other for other in held if len(other) >= _SHORTEST_PART]
    ends = [other for other in parts if stem.endswith(other)]
    return any(
        0 <= len(stem) - len(begin) - len(end) <= 2
        for begin in parts
        if stem.startswith(begin)
        for end in ends
    )


@lru_cache(maxsize=50_000)
def _lemma(word: str) -> str:
    import simplemma  # its dictionary takes a second to load

    return simplemma.lemmatize(word, lang="da").casefold()
