"""Municipal terms and compounds in a text, so that it can be put in other words."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index import glossary
from index.words import STOP_WORDS, fold, stems

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_LONGEST_TERM = 4  # words
_SHORTEST_PART = 4  # letters of a compound's part
_SEEN = 2  # times that a word stands in the documents to count as the part of another
_TAKEN = re.compile(r"[a-zæøå]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and the stem that it is known by; None for a stop word."""

    text: str
    stem: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """One word or several that stand for one thing, and what they are called otherwise."""

    text: str
    stems: tuple[str, ...]
    danish: tuple[str, ...] = ()  # synonyms
    english: tuple[str, ...] = ()  # renderings


class Terms:
    """The glossary's terms, and the words of some documents."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn which words the texts are made of."""
        self._known = _read_glossary()
        counts = Counter(word.casefold() for text in texts for word in _TAKEN.findall(text))
        self._words = {
            word for word, count in counts.items() if count >= _SEEN and len(word) >= _SHORTEST_PART
        }
        self._words -= STOP_WORDS

    def found(self, text: str) -> list[Term]:
        """Return the text's terms and other content words, in order; a compound may be its parts."""
        content = [word for word in words(text) if word.stem is not None]
        found: list[Term] = []
        at = 0
        while at < len(content):
            term, length = self._longest(content[at : at + _LONGEST_TERM])
            found += [term] if term.danish or term.english else self._parts(term)
            at += length
        return found

    def _longest(self, content: list[Word]) -> tuple[Term, int]:
        for length in range(len(content), 0, -1):
            key = tuple(str(word.stem) for word in content[:length])
            if known := self._known.get(key):
                return Term(" ".join(word.text for word in content[:length]), key, *known), length
        return Term(content[0].text, (str(content[0].stem),)), 1

    def _parts(self, term: Term) -> list[Term]:
        """Return the terms of a compound's parts where one of them is in the glossary; else the term."""
        split = self.split(term.text)
        if split is None:
            return [term]
        parts = [self._longest([Word(part, "".join(stems(part)) or part)])[0] for part in split]
        return parts if any(part.english for part in parts) else [term]

    def split(self, word: str) -> tuple[str, str] | None:
        """Return the two words that a compound is made of, the longest first one; None for no compound."""
        lower = word.casefold()
        for end in range(len(lower) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            first, second = lower[:end], lower[end:]
            if second not in self._words:
                continue
            for ending in ("", "s", "e"):
                bare = first.removesuffix(ending) if ending else first
                if len(bare) >= _SHORTEST_PART and bare in self._words and bare != lower:
                    return bare, second
        return None


def words(text: str) -> Iterator[Word]:
    """Yield the words and numbers of a text."""
    for match in _WORD.finditer(text):
        stem = "".join(stems(match[0]))
        yield Word(match[0], stem if stem and fold(match[0]) not in STOP_WORDS else None)


def pick(options: tuple[str, ...], rng: random.Random) -> str:
    """Return one of the options, the first ones more often: glossaries put the usual one first."""
    return options[min(int(rng.expovariate(1.0)), len(options) - 1)]


def _read_glossary() -> dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return synonyms and English renderings of each Danish term, by its stems."""
    danish: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    english: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    path = Path(glossary.__file__).with_name("glossary.jsonl")
    for row in map(json.loads, filter(None, path.read_text("utf-8").splitlines())):
        names = [row["da"], *row.get("syn", [])]
        for name in names:
            key = tuple(stems(name))
            danish[key] += [other for other in names if other != name]
            english[key] += row.get("en", [])
    keys = [key for key in english if key and len(key) <= _LONGEST_TERM]
    return {key: (tuple(dict.fromkeys(danish[key])), tuple(dict.fromkeys(english[key]))) for key in keys}
