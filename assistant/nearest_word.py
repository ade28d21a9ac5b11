"""What was meant by words that a document does not hold: those that it spells nearly so."""

from __future__ import annotations

import difflib
import re

from assistant.find import find
from corpus.types import Document
from index.words import fold

_WORD = re.compile(r"[^\W\d_]{4,}")  # a shorter one is like too many others
_ALIKE = 0.85  # of two words' letters: one letter of six may differ
_ALIKE_BEGINNING = 0.92  # of a word and the beginning of a longer one


def nearest_words(document: Document, words: str) -> str | None:
    """Return the words with each that the document does not hold put as it spells the likest one.

    None where one of them is like none of the document's, or where it holds all of them.
    """
    held = _vocabulary(document)
    meant = [_nearest(document, word, held) for word in words.split()]
    found = " ".join(word for word in meant if word)
    return found if all(meant) and fold(found) != fold(words) else None


def _nearest(document: Document, word: str, held: dict[str, str]) -> str | None:
    if find(document, word).lines:
        return word
    if not _WORD.fullmatch(word):
        return None
    wanted, sizes = fold(word), range(-1, 2)
    # A compound that begins with the word holds it too: "trafiksikkerhed" in "trafiksikkerhedsplan".
    begun = {each[: len(wanted) + n]: held[each][: len(wanted) + n] for each in held for n in sizes}
    for known, least in ((held, _ALIKE), (begun, _ALIKE_BEGINNING)):
        if close := difflib.get_close_matches(wanted, known, n=1, cutoff=least):
            return known[close[0]]
    return None


def _vocabulary(document: Document) -> dict[str, str]:
    """Return the words of what is open, in small letters as they are spelt, by their folded form."""
    text = document.text.text
    open_text = "\n".join(text[s.start : s.end] for s in document.sections if not s.closed)
    return {fold(word): word.lower() for word in _WORD.findall(open_text)}
