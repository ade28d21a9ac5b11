"""How likely a Danish word is, alone and after another: from the corpus, and from a word list.

The probabilities need to be right within a factor of ten or so. They decide between "får" and "far",
where the corpus has both, and between a word that nobody has seen and one that a word list holds.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy

# What other neighbours are to a word: the beginning of a sentence.
OPENING = "."
# The most frequent words of Danish, in order. They count as text of their own, so that a corpus of a
# few pages knows them too.
_FREQUENT = (
    "og i at er det en til af på for de som den med der ikke vi har et om jeg fra kan var så men ved"
    " han vil skal du eller også blev have efter være sig ud hvor over ind da når år nu alle hun os"
    " blive få to hvis op må mange andre går går være mere før her hvad mod kun får selv under end"
    " noget mellem gør hele sin hvordan nye både mål dem måde ske bliver dag deres vores tid fordi"
    " siden uden gøre måske ny første store sådan tage stor lige flere lidt meget god gode godt helt"
    " stå står nok derfor ingen dette disse enkelte brug område områder børn penge altid samme året bor"
    " følge høre række møde hånd kende løbende løsning særlig årets forhold ser række sætte målet grund"
    " forslag opgaver blandt arbejde højere videre formål gælder undgå møder hvilke kommune borgere støtte"
    " løse særligt største mulighed udvikling fælles tværs opnå økonomi føre år årlige øget måles årligt"
    " løsninger bør vælge værdi læse ønsker formålet måling målene følger højt kræver væk ældre indgår"
    " fremgår åben åbne tør tænke nødvendigt færre forår efterår anlæg væsentlig ændre ændringer fået"
    " gået nået"
).split()
_FREQUENT_TEXT = 12_000  # words of running text that the list stands for; Zipf's law does the rest
_MARKS = '.:;!?()\n"”'
_WORD = re.compile(rf"[^\W_]+|[&|]|[{_MARKS}]")
_BROKEN = re.compile(r"-[^\S\n]*\n\s*(?=[a-zæøå])")
_SEEN = 0.9  # share of running text that is made of words the corpus has seen
_DISCOUNT = 0.7  # occurrences; a word seen once is hardly more frequent than one that was not
_LISTED = 5e-7  # probability of a word that only the word list holds
_COMPOUND = 5e-9  # of a word made of two that are known
_UNKNOWN = 1e-4  # of all lower-case words that are none of these; names are more usual
_UNKNOWN_NAME = 1e-3
_UNKNOWN_ABBREVIATION = 1e-2
_UNKNOWN_MIXTURE = 1e-5  # of letters with digits or signs
_ABBREVIATION = 5  # letters; longer words in capitals are headings
_LETTER = 1 / 10  # and of each of their letters
_LONGEST = 45  # letters that count, which keeps the chance of a line of dots above 0
_PART_LETTERS = 4  # the shortest part of a compound; one that the corpus has seen may be shorter
_SEEN_PART_LETTERS = 3


class WordList:
    """The words of a corpus with their counts, and those of simplemma's Danish dictionary."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._listed: dict[str, bool] = {}
        for rank, word in enumerate(_FREQUENT, 1):
            self._counts[word] += round(_FREQUENT_TEXT * 0.1 / rank)
        for text in texts:
            self._count(_WORD.findall(_BROKEN.sub("", text)))

    def _count(self, words: Sequence[str]) -> None:
        keys = [key(word) for word in words]
        self._counts.update(keys)
        self._capitals.update(key(word) for word in words if word[:1].isupper())
        self._pairs.update(itertools.pairwise(keys))

    def is_seen(self, word: str) -> bool:
        """Tell whether the corpus or the list of frequent words holds the word."""
        return self._counts[key(word)] > 0

    def is_capital(self, word: str) -> bool:
        """Tell whether the corpus mostly begins the word with a capital."""
        return self._capitals[key(word)] * 2 > self._counts[key(word)]

    def is_known(self, word: str) -> bool:
        """Tell whether the corpus or the dictionary holds the word as it is written."""
        return self.is_seen(word) or (len(word) > 2 and self._is_listed(word))

    def is_compound(self, word: str) -> bool:
        """Tell whether the word is made of two known ones, with an s or e between them or not."""
        word = word.lower()
        return any(
            self.is_known(word[i:]) and self._is_first_part(word[:i])
            for i in range(_SEEN_PART_LETTERS, len(word) - _PART_LETTERS + 1)
        )

    def _is_first_part(self, part: str) -> bool:
        unlinked = part[:-1] if part[-1] in "se" else part
        return any(self.is_known(p) if len(p) >= _PART_LETTERS else self.is_seen(p) for p in (part, unlinked))

    @cached_property
    def _followers(self) -> Counter[str]:
        return Counter(before for before, _ in self._pairs)

    @cached_property
    def _total(self) -> int:
        return sum(self._counts.values())

    def chance(self, word: str) -> float:
        """Return the share of running text that is this word."""
        share = _SEEN * max(0.0, self._counts[key(word)] - _DISCOUNT) / self._total
        if self.is_known(word):
            return share + _LISTED
        if self.is_compound(word):
            return _COMPOUND
        return share + _unknown(word)

    def chance_after(self, before: str, word: str) -> float:
        """Return the share of the words after `before` that are this word (Witten and Bell, 1991)."""
        pairs = self._pairs[key(before), key(word)]
        others = self._followers[key(before)] or 1
        return (pairs + others * self.chance(word)) / (self._counts[key(before)] + others)

    def _is_listed(self, word: str) -> bool:
        if word not in self._listed:
            forms = {word, word.lower(), word.capitalize()} if word[:1].isupper() else {word}
            self._listed[word] = any(self._dictionary.is_dictionary_member(form, "da") for form in forms)
        return self._listed[word]

    @cached_property
    def _dictionary(self) -> DictionaryLookupStrategy:
        # Loading it takes half a second, which only a damaged document has to pay.
        from simplemma.strategies import DictionaryLookupStrategy

        return DictionaryLookupStrategy()


def key(word: str) -> str:
    """Return what a word is counted as: its lower-case form, or "2019" as any number of four digits."""
    if word.isdigit():
        return f"#{len(word)}"
    return OPENING if word in _MARKS else word.lower()


def _unknown(word: str) -> float:
    letters = math.pow(_LETTER, min(len(word), _LONGEST))
    if not word.isalpha():
        return _UNKNOWN_MIXTURE * letters
    if word.isupper() and len(word) <= _ABBREVIATION:
        return _UNKNOWN_ABBREVIATION * letters
    return (_UNKNOWN_NAME if word.istitle() else _UNKNOWN) * letters
