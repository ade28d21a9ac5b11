"""Words that an OCR without Danish letters damaged are read again, where one reading is clearly right.

"l@sningen af mdlene" becomes "løsningen af målene". The source keeps its characters, and the runs of
the repaired text lead back to them. A document that is not damaged stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.confusions import Channel, Reading
from corpus.decode import posteriors
from corpus.edits import apply
from corpus.readings import Readings
from corpus.types import CleanText
from corpus.wordlist import WordList

_TOKEN = re.compile(r"(?:[^\W_]|[@&|¢]|(?<=[A-ZÆØÅ])/(?=[ZAE][A-Z]))+")
_SENTENCE_END = re.compile(r"[.:;!?()\n\"”]")
# Frequent Danish words without æøå, which damage therefore leaves; English and German share none.
_DANISH = frozenset("og af til er ikke".split())
_ENGLISH = frozenset("the of and with this that are which from by".split())
_DANISH_SHARE = 0.04  # of a text's words, at least; 9-12 % is normal
_LETTER_SHARE = 0.021  # æøå among the letters of a text, at most; 2.4-3 % is normal
_DAMAGED_SHARE = 0.04  # of its distinct words, at least: unknown ones that a repair makes known
_LEAST_DAMAGED = 3  # distinct words
_MOST_READINGS = 12  # of one word, the likeliest ones
# The chances that decide whether a reading is clearly right. The model of the context is weak where
# two words are both good Danish ("vi går", "vi gør"), so another repair may have next to no chance.
_CLEARLY = 0.8  # that of the reading, at least
_RIVAL = 0.02  # that of another repair, at most
_SCANS = Channel()  # damage as it is on scans in general


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it stands in the clean text, and how it may be read."""

    start: int
    readings: tuple[Reading, ...]


class Repairer:
    """Repairs damaged texts with the words of undamaged ones."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Take the texts of a corpus; those that are damaged or in other languages are passed over.

        They are gone through at the first text that may be damaged, and not before.
        """
        self._vocabulary = vocabulary

    @cached_property
    def _words(self) -> WordList:
        return WordList(text for text in self._vocabulary if not _lacks_letters(text))

    @cached_property
    def _readings(self) -> Readings:
        return Readings(self._words)

    def repair(self, text: CleanText) -> CleanText:
        """Return the text with its damaged words repaired, or the same object if it is not damaged."""
        repaired_before = any(run.width is not None for run in text.runs)
        if repaired_before or not self._is_damaged(text.text):
            return text
        sentences = [*self._sentences(text.text)]
        channel = _SCANS
        for _ in range(2):  # the second time with the damage of this very scan
            best = [*self._best(sentences, channel)]
            channel = _learnt(channel, [reading for _, reading, _ in best])
        edits = [
            replace(edit, start=word.start + edit.start, end=word.start + edit.end)
            for word, reading, clear in best
            for edit in reading.edits
            if clear
        ]
        return apply(text, edits) if edits else text

    def _is_damaged(self, text: str) -> bool:
        """Tell whether a text is Danish, has few Danish letters and many words that want them."""
        if not _lacks_letters(text):
            return False
        words = _TOKEN.findall(text)
        if sum(word in _DANISH for word in words) < _DANISH_SHARE * len(words):
            return False
        distinct = set(words)
        damaged = sum(map(self._wants_letters, distinct))
        return damaged >= max(_LEAST_DAMAGED, _DAMAGED_SHARE * len(distinct))

    def _wants_letters(self, word: str) -> bool:
        """Tell whether a word is unknown and has a repair; names and abbreviations often have one."""
        if not word.islower() or self._words.is_known(word):
            return False
        return len(self._readings.of(word)) > 1

    def _sentences(self, text: str) -> Iterator[list[_Word]]:
        """Yield the words of each sentence, but for lines that are in English."""
        for line in re.finditer(r".+", text):
            words = _TOKEN.findall(line.group())
            if sum(w in _ENGLISH for w in words) > sum(w in _DANISH for w in words):
                continue
            sentence: list[_Word] = []
            at = line.start()
            for match in _TOKEN.finditer(text, *line.span()):
                if sentence and _SENTENCE_END.search(text, at, match.start()):
                    yield sentence
                    sentence = []
                sentence.append(_Word(match.start(), self._likeliest(match.group())))
                at = match.end()
            if sentence:
                yield sentence

    def _likeliest(self, token: str) -> tuple[Reading, ...]:
        first, *repaired = self._readings.of(token)
        repaired.sort(key=lambda r: -_SCANS.chance(r) * min(map(self._words.chance, r.words)))
        return (first, *repaired[:_MOST_READINGS])

    def _best(
        self, sentences: Sequence[Sequence[_Word]], channel: Channel
    ) -> Iterator[tuple[_Word, Reading, bool]]:
        """Yield each word with its likeliest reading, and whether that is clearly right."""
        for sentence in sentences:
            chances = posteriors([word.readings for word in sentence], self._words, channel)
            for word, weights in zip(sentence, chances, strict=True):
                best = max(range(len(weights)), key=weights.__getitem__)
                rival = max((weights[i] for i in range(1, len(weights)) if i != best), default=0.0)
                yield word, word.readings[best], weights[best] >= _CLEARLY and rival <= _RIVAL


def _lacks_letters(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum(map(text.lower().count, "æøå")) < _LETTER_SHARE * letters


def _learnt(channel: Channel, readings: Sequence[Reading]) -> Channel:
    """Return the channel that fits the damage of these readings."""
    found = Counter(confusion for reading in readings for confusion in reading.confusions)
    letters = Counter(char for reading in readings for word in reading.words for char in word.lower())
    letters[" "] = sum(len(reading.words) for reading in readings)
    letters["I"] = sum(reading.words == ("I",) for reading in readings)
    return channel.learnt(found, letters)
