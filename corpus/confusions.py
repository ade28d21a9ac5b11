"""What an OCR without Danish letters makes of æ, ø and å, and how it is undone."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.edits import Edit

Confusion = tuple[str, str]  # a letter and what stands in its place; " " and "" for a lost space

# What share of a letter's damage is of each sort, on scans in general; `Channel.learnt` fits it to one.
_SORTS = {
    "æ": "ae 0.3 ee 0.25 e 0.06 a 0.05 ze 0.05 ea 0.03 ce 0.03 eae 0.02 za 0.02 zae 0.02 oe 0.02 z 0.02"
    " & 0.02 e& 0.01 e&e 0.01 ä 0.02 /e 0.01 /z 0.01 /zae 0.01 /ae 0.01",
    "ø": "g 0.25 o 0.2 @ 0.2 e 0.08 a 0.06 ö 0.04 0 0.04 eg 0.02 oe 0.02 6 0.02 9 0.02 ¢ 0.02 q 0.01",
    "å": "a 0.5 d 0.15 é 0.06 & 0.04 3 0.03 4 0.02 ä 0.02 á 0.02 à 0.02 â 0.02 ad 0.01 éa 0.01",
    "I": "| 0.3",  # standing alone
    "i": "| 0.005",
    "l": "| 0.005",
    "o": "0 0.01",
}
_LOST_SPACE = (" ", "")
_LOST_SPACES = 0.003  # of all spaces
_CHANCES: dict[Confusion, float] = {
    (letter, stands): float(chance)
    for letter, sorts in _SORTS.items()
    for stands, chance in zip(sorts.split()[::2], sorts.split()[1::2], strict=True)
} | {_LOST_SPACE: _LOST_SPACES}
# What may stand in the place of a letter, and the letters in whose place it may stand.
_MEANT: dict[str, list[str]] = {}
for _letter, _stands in _CHANCES:
    if _letter.islower():
        _MEANT.setdefault(_stands, []).append(_letter)
_WIDEST = max(map(len, _MEANT))
_PRIOR_WEIGHT = 20  # occurrences of a letter in a document that count as much as the table
_MOST_EDITS = 3
# Edits of a plain letter, which nearly every word offers several of.
_WEAK = frozenset(sort for sort in _CHANCES if len(sort[1]) == 1 and sort[1].isascii() and sort[1].isalpha())
_MOST_WEAK = 2
_MOST_PLACES = 40  # in a word that three edits are tried on; more are a string of vowels, not a word


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a token: as the words that it stands for."""

    words: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    confusions: tuple[Confusion, ...] = ()

    def before(self, other: Reading, gap: int) -> Reading:
        """Return this and, after a lost space at offset `gap` of the token, the other reading."""
        moved = tuple(Edit(edit.start + gap, edit.end + gap, edit.to) for edit in other.edits)
        space = Edit(gap, gap, " ")
        confusions = (*self.confusions, _LOST_SPACE, *other.confusions)
        return Reading(self.words + other.words, (*self.edits, space, *moved), confusions)


class Channel:
    """How likely each confusion is: the share of a letter's occurrences that became it."""

    def __init__(self, chances: Mapping[Confusion, float] | None = None) -> None:
        self._chances = chances or _CHANCES

    def chance(self, reading: Reading) -> float:
        """Return how likely the damage of the reading is."""
        return math.prod(self._chances[confusion] for confusion in reading.confusions)

    def learnt(self, found: Mapping[Confusion, float], letters: Mapping[str, float]) -> Channel:
        """Return the channel that fits a document.

        Args:
            found: how often each confusion occurs in it.
            letters: how often each letter was meant in it, damaged or not.
        """
        return Channel(
            {
                confusion: (chance * _PRIOR_WEIGHT + found.get(confusion, 0.0))
                / (_PRIOR_WEIGHT + letters.get(confusion[0], 0.0))
                for confusion, chance in self._chances.items()
            }
        )


def as_capital_i(token: str) -> Iterator[Reading]:
    """Yield the reading of "|" alone as "I"."""
    if ("I", token) in _CHANCES:
        yield Reading(("I",), (Edit(0, 1, "I"),), (("I", token),))


def repairs(token: str) -> Iterator[Reading]:
    """Yield the readings of a token as one word of which one to three letters are damaged."""
    places = list(_places(token))
    for count in range(1, _MOST_EDITS + 1 if len(places) <= _MOST_PLACES else 2):
        for chosen in itertools.combinations(places, count):
            if sum(confusion in _WEAK for _, confusion in chosen) > _MOST_WEAK:
                continue
            if all(a.end <= b.start for (a, _), (b, _) in itertools.pairwise(chosen)):
                yield _reading(token, chosen)


def _places(token: str) -> Iterator[tuple[Edit, Confusion]]:
    """Yield what may be damage in a token, in order."""
    for start in range(len(token)):
        for width in range(1, _WIDEST + 1):
            stands = token[start : start + width]
            for letter in _MEANT.get(stands.lower(), "") if len(stands) == width else "":
                meant = letter.upper() if _is_upper(stands, token, start) else letter
                yield Edit(start, start + width, meant), (letter, stands.lower())


def _is_upper(stands: str, token: str, start: int) -> bool:
    if stands == "|" and not start:
        return True  # it looks like I, not like i
    letters = [char for char in stands if char.isalpha()] or [char for char in token if char.isalpha()][1:]
    return bool(letters) and letters[0].isupper()


def _reading(token: str, chosen: Sequence[tuple[Edit, Confusion]]) -> Reading:
    parts: list[str] = []
    at = 0
    for edit, _ in chosen:
        parts += token[at : edit.start], edit.to
        at = edit.end
    word = "".join([*parts, token[at:]])
    return Reading((word,), tuple(edit for edit, _ in chosen), tuple(confusion for _, confusion in chosen))
