"""A Danish-English glossary of municipal terms that widens a question.

`glossary.jsonl` was written for this project: a Danish headword, loose synonyms and abbreviations, and
English renderings. An English term of the question brings in the Danish ones; a Danish one its synonyms.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import Stemmer

from index.types import Widening
from index.words import STOP_WORDS, fold, stems

_LONGEST_TERM = 4  # words
_english = Stemmer.Stemmer("english")


class Glossary:
    """Looks up the terms of a question."""

    def __init__(self, entries: list[dict[str, object]]) -> None:
        self._from_english: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        self._from_danish: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for entry in entries:
            danish = [str(entry["da"]), *_strings(entry.get("syn"))]
            for term in _strings(entry.get("en")):
                self._from_english[_english_key(term)].append(danish[0])
            for term in danish:
                others = [other for other in danish if other != term]
                self._from_danish[tuple(stems(term))].extend(others)

    def danish_for(self, question: str) -> list[Widening]:
        """Return the Danish terms for the English ones in the question, longest terms first."""
        return _look_up(self._from_english, _english_words(question))

    def synonyms(self, question: str) -> list[Widening]:
        """Return Danish synonyms and written-out abbreviations of the question's Danish terms."""
        return _look_up(self._from_danish, [(stem, stem) for stem in stems(question)])


@cache
def bundled() -> Glossary:
    """Return the glossary that comes with the program."""
    lines = Path(__file__).with_name("glossary.jsonl").read_text("utf-8").splitlines()
    return Glossary([json.loads(line) for line in lines if line])


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _english_words(text: str) -> list[tuple[str, str]]:
    """Return each word's English stem, to look it up by, and the stem that the word index knows it by."""
    words = [word for word in re.findall(r"[a-zæøå]+|\d+", text.casefold()) if fold(word) not in STOP_WORDS]
    return [(str(_english.stemWord(word)), "".join(stems(word))) for word in words]


def _english_key(term: str) -> tuple[str, ...]:
    return tuple(key for key, _ in _english_words(term))


def _look_up(terms: dict[tuple[str, ...], list[str]], words: list[tuple[str, str]]) -> list[Widening]:
    found: list[Widening] = []
    taken = [False] * len(words)
    for length in range(min(_LONGEST_TERM, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            part = words[first : first + length]
            danish = terms.get(tuple(key for key, _ in part))
            if danish and not any(taken[first : first + length]):
                taken[first : first + length] = [True] * length
                number = [key for key, _ in words[first + length : first + length + 1] if key.isdigit()]
                numbered = [f"{term} {digits}" for term in danish for digits in number]  # "focus area 4"
                own = frozenset(stem for _, stem in part)
                found.append(Widening(own, tuple(dict.fromkeys([*danish, *numbered]))))
    return found
