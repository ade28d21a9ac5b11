"""Committees as people call them who talk of them: "USU", "Børneudvalget"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus import names
from index.words import fold

_KIND = r"(?P<kind>udvalg|forvaltning)(?:et|en)?"
_NAME = re.compile(rf"(?P<before>.*?){_KIND}", re.IGNORECASE)
_SHORT = re.compile(rf"\b(?P<before>[^\W\d_]{{4,}}?){_KIND}\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b[A-ZÆØÅ]{2,5}\b")
_SMALL = frozenset(("og", "for", "i", "af"))


def organs_in_full(text: str, known_names: Mapping[str, str]) -> str:
    """Return a turn with each short name of a committee or department in full, where but one is called so.

    A short name is the first of the matters that the full one names, "Børneudvalget" of "Børne- og
    Ungdomsudvalget", or its initials, "BUU".

    Args:
        text: the turn.
        known_names: the committees and departments that the documents name, by key.
    """
    known = [name for name in dict.fromkeys(known_names.values()) if _NAME.fullmatch(name)]

    def begun(match: re.Match[str]) -> str:
        if names.key(match.group()) in known_names:
            return match.group()
        return _one_of(match.group(), (name for name in known if _begins(name, match)))

    text = _SHORT.sub(begun, text)
    return _ABBREVIATION.sub(lambda m: _one_of(m[0], (n for n in known if _initials(n) == m[0])), text)


def _one_of(said: str, found: Iterable[str]) -> str:
    called = list(found)
    return called[0] if len(called) == 1 else said


def _begins(name: str, short: re.Match[str]) -> bool:
    same_kind = fold(short["kind"]) in fold(name)
    return same_kind and re.match(rf"{re.escape(fold(short['before']))}[\s-]", fold(name)) is not None


def _initials(name: str) -> str:
    """Return the letters by which an organ is written: UMU of "Udviklings- og Miljøudvalget"."""
    match = _NAME.fullmatch(name)
    if match is None:
        return ""
    words = [word for word in re.findall(r"[^\W\d_]+", match["before"]) if word.casefold() not in _SMALL]
    return "".join(word[0] for word in [*words, match["kind"]]).upper()
