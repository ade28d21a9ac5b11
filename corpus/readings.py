"""The readings of a word in a damaged text: undamaged, repaired, or as several words run together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.confusions import Reading, as_capital_i, repairs
from corpus.wordlist import WordList

_LONGEST = 45  # characters of a word
_MOST_WORDS = 4  # run together in one token
_SHORTEST = 3  # characters of a word, but for the small ones, that others run into
_LISTED_SHORTEST = 6  # of one that the corpus has not seen
_LONGEST_SMALL = 5  # characters; a small word's damage may be one longer than the word
# Small words that run together with their neighbours. Many are prefixes or endings as well
# ("omlægge", "centerchefen"), so only some are told apart at a token's beginning or end.
_SMALL = frozenset(
    "af alle at blev både da de dem den der det du en end er et for fra få får før gik går gør han har"
    " her hun hvad hvis hvor i ikke ind jeg kan kun man med men mere må nu når og også om op os over på"
    " sig skal som så til ud under var ved vi vil være år".split()
)
_BEGINS = frozenset(
    "at den der det du han har hun hvis hvor ikke jeg kan man men når og skal som vi vil".split()
)
_ENDS = frozenset("af at både der for har ikke kan med og også på skal som så til ved vi vil være".split())


class Readings:
    """Finds the readings of a token."""

    def __init__(self, words: WordList) -> None:
        self._words = words
        self._known = lru_cache(maxsize=None)(self._find_known)
        self._split = lru_cache(maxsize=None)(self._find_splits)

    def of(self, token: str) -> list[Reading]:
        """Return the token as it stands, and every repair of it that makes it known."""
        as_it_stands = Reading((token,))
        if len(token) == 1 or len(token) > _LONGEST or token.isdigit():
            return [as_it_stands, *as_capital_i(token)]
        repaired = [reading for reading in self._known(token) if reading.edits]
        if repaired or self._words.is_seen(token) or self._words.is_compound(token):
            return [as_it_stands, *repaired]
        is_listed = self._words.is_known(token)  # by the dictionary alone, which "VIER" is too
        splits = self._split(token, True, _MOST_WORDS)
        repaired = [r for r in splits if _is_plausible(r.words, only_small=is_listed)]
        if not is_listed:
            repaired += (r for r in repairs(token) if self._words.is_compound(r.words[0]))
        return [as_it_stands, *repaired]

    def _find_known(self, token: str) -> tuple[Reading, ...]:
        readings = (Reading((token,)), *repairs(token))
        return tuple(self._cased(r) for r in readings if self._words.is_known(r.words[0]))

    def _cased(self, reading: Reading) -> Reading:
        """Return the reading with a capital if the corpus gives it one and a sign stands for it."""
        word = reading.words[0]
        first = reading.edits[0] if reading.edits else None
        signed = first is not None and first.start == 0 and not reading.confusions[0][1].isalpha()
        if not first or not signed or not self._words.is_capital(word):
            return reading
        edits = (replace(first, to=first.to.capitalize()), *reading.edits[1:])
        return replace(reading, words=(word.capitalize(),), edits=edits)

    def _find_splits(self, token: str, any_word: bool, most: int) -> tuple[Reading, ...]:
        """Return the readings as words run together; of two neighbours one is a small one.

        Args:
            token: what remains to be read.
            any_word: whether it may begin with a word that is not small.
            most: how many words it may be.
        """
        found = [*self._small(token), *(self._content(token) if any_word else ())]
        for end in range(1, len(token) if most > 1 else 1):
            if token[end - 1 : end + 1].isdigit():
                continue
            if firsts := self._small(token[:end]):
                found += _joined(firsts, self._split(token[end:], True, most - 1), end)
            if any_word and (rests := self._split(token[end:], False, most - 1)):
                found += _joined(self._content(token[:end]), rests, end)
        return tuple(found)

    def _small(self, piece: str) -> tuple[Reading, ...]:
        if piece.isdigit():
            return (Reading((piece,)),)
        if len(piece) > _LONGEST_SMALL:
            return ()
        return tuple(r for r in self._known(piece) if _is_small(r.words[0]))

    def _content(self, piece: str) -> tuple[Reading, ...]:
        if len(piece) < _SHORTEST:
            return ()
        known = (r for r in self._known(piece) if not _is_small(r.words[0]))
        return tuple(r for r in known if len(piece) >= _LISTED_SHORTEST or self._words.is_seen(r.words[0]))


def _is_small(word: str) -> bool:
    return word.lower() in _SMALL or word.isdigit()


def _is_plausible(words: Sequence[str], only_small: bool) -> bool:
    """Tell whether the words may have run together, rather than being one that nobody knows."""
    small = [*map(_is_small, words)]
    if len(words) < 2 or (only_small and not all(small)):
        return False
    if small[0] and not small[1]:
        opens = words[0].lower() in _BEGINS
        return opens or words[1][0].isdigit() or (words[1][0].isupper() and not words[0].isupper())
    return small[-2] or words[-1].lower() in _ENDS


def _joined(firsts: Iterable[Reading], rests: Iterable[Reading], gap: int) -> Iterator[Reading]:
    rests = list(rests)
    return (first.before(rest, gap) for first in firsts for rest in rests)
