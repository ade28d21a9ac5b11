"""How Danish writes what all pages write: days, numbers, counts, and lists in their order."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_ALPHABET = {letter: chr(ord("a") + i) for i, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}
_ALIKE = str.maketrans({"ü": "y", "ä": "æ", "ö": "ø"})
_OWN = "æøå"


def sort_key(text: str) -> str:
    """Return what sorts text as Danish does: a to z, æ, ø, å, with aa as å; numbers by their size."""
    folded = unicodedata.normalize("NFC", text.casefold()).replace("aa", "å").translate(_ALIKE)
    plain = "".join(letter if letter in _OWN else _without_accent(letter) for letter in folded)
    letters = "".join(_ALPHABET.get(letter, letter) for letter in plain)
    return re.sub(r"[0-9]{1,12}", lambda number: number.group().zfill(12), letters)


def short_day(day: dt.date) -> str:
    """Return a day as tables show it: "24.1.2012"."""
    return f"{day.day}.{day.month}.{day.year}"


def number(count: int) -> str:
    """Return a number with a point between thousands: "1.284"."""
    return f"{count:,}".replace(",", ".")


def counted(count: int, one: str, many: str) -> str:
    """Return "1 dokument", "2 dokumenter"."""
    return f"{number(count)} {one if count == 1 else many}"


def joined(parts: list[str]) -> str:
    """Return "a", "a og b", "a, b og c"."""
    return " og ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _without_accent(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
