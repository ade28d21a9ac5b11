"""The numbers that office programs write before list items and headings, and those of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DEEPEST = 10  # levels of a list
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LETTERS = 26
_LARGEST_LETTER = 10 * _LETTERS  # "jjjjjjjjjj"; a file may begin to count anywhere
_DIGITS = 6  # of a number in a file that is taken for one


def written(number: int, form: str) -> str:
    """Return a number as "1", "01", "a", "A", "i" or "I"; past what a form can write, in digits."""
    if form in ("a", "A") and 0 < number <= _LARGEST_LETTER:
        letter = chr(ord(form) + (number - 1) % _LETTERS)
        return letter * ((number - 1) // _LETTERS + 1)
    if form in ("i", "I") and 0 < number <= _LARGEST_ROMAN:
        roman = _roman(number)
        return roman if form == "i" else roman.upper()
    return f"{number:02d}" if form == "01" else str(number)


def _roman(number: int) -> str:
    parts: list[str] = []
    for value, sign in _ROMAN:
        parts.append(sign * (number // value))
        number %= value
    return "".join(parts)


def number_in(text: str | None, otherwise: int) -> int:
    """Return the number that an attribute holds; what is none, or has too many digits, is `otherwise`."""
    if text is None or not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        return otherwise
    return int(text)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    `parts` are what is written in order: text, or the level (0 outermost) whose number stands there.
    A bullet has no parts and `form` None.
    """

    form: str | None
    parts: tuple[str | int, ...] = ()
    start: int = 1
    digits_only: bool = False  # the numbers of outer levels are written as digits too


class Counts:
    """The numbers that the levels of one list have come to."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def step(self, level: int, start: int, restart: bool = False) -> None:
        """Count an item of a level; the levels under it begin anew."""
        begins = restart or level not in self._counts
        self._counts[level] = start if begins else self._counts[level] + 1
        for deeper in [other for other in self._counts if other > level]:
            del self._counts[deeper]

    def of(self, level: int, levels: Mapping[int, Level]) -> int:
        """Return a level's number; one that has no item yet stands at its start."""
        return self._counts.get(level, levels[level].start if level in levels else 1)


def label(level: Level, levels: Mapping[int, Level], counts: Counts) -> str | None:
    """Return what is written before an item: "2.", "a)", "1.3"; None for a bullet, "" for nothing."""
    if level.form is None:
        return None
    parts: Sequence[str] = [
        part if isinstance(part, str) else written(counts.of(part, levels), _form(part, level, levels))
        for part in level.parts
    ]
    return "".join(parts).strip()


def _form(part: int, level: Level, levels: Mapping[int, Level]) -> str:
    return "1" if level.digits_only or part not in levels else levels[part].form or "1"


def page_ranges(numbers: Sequence[int]) -> str:
    """Return rising page numbers as people write them: "3-9, 12"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, ends)) for ends in ranges)
