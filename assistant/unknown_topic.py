"""What a question is about, where no document holds the word: "ved mobning", "om Kvaksalverfirmaet"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.compounds import is_told_apart
from assistant.named import stands_in, widened_stems
from assistant.types import Language
from assistant.understand import Reading
from index.types import Hit, Query
from index.words import STOP_WORDS, fold, stems

# A noun that says what a question is about; adverbs and verbs that no document holds stand elsewhere, and put
# in other words what the documents do say.
_ABOUT = re.compile(
    r"\b(?:om|ved|mod|imod|med)\s+(?:(?:en|et|den|det|de|al|alle|vores|kommunens)\s+)?(?P<word>[^\W\d_]{5,})",
    re.IGNORECASE,
)
# The words of such a topic that follow its first one at the end of a question: "om kunstig intelligens?".
_LAST = re.compile(
    r"\b(?:om|ved|mod|imod|med)\s+[^\W\d_]{4,}\s+(?P<words>[^\W\d_]{5,})\s*[?.!]*$", re.IGNORECASE
)
_MOST_BARE, _LEAST_BARE = 2, 5  # words of a question that is only a topic; letters of each that tells it
_ENDINGS = ("en", "et", "er", "erne", "ene", "ens", "ets", "s", "e", "n", "t")
_SHORTEST_PIECE = 4  # letters of a word within a compound
# From which the likeliest sentence answers in other words than the question's. Such words stand in none of
# the 191 questions of the question set and the further one's tuning part; made-up ones got 0.34 to 0.87.
SURE = 0.9


def unknown_topics(
    reading: Reading, query: Query, hits: Sequence[Hit], is_known: Callable[[str], bool]
) -> list[str]:
    """Return the words of a Danish question that say what it is about and that no document holds.

    A compound of which the documents hold a part, a word that the glossary widens to one of theirs and one
    that is spelt nearly as one of the hits is known.

    Args:
        reading: the question.
        query: what was searched for.
        hits: what was found.
        is_known: tells whether any document holds a stem.
    """
    if reading.language is not Language.DANISH:
        return []
    widened = widened_stems(query, is_known)
    beside = reading.beside_the_topic
    bare = _bare(reading.sought)
    words = [match["word"] for match in _ABOUT.finditer(reading.sought)]
    words += [word for match in _LAST.finditer(reading.sought) for word in match["words"].split()] + bare
    texts = [fold(hit.passage.text) for hit in hits]
    said = [*texts, *(fold(title) for hit in hits for title in hit.passage.headings)]
    strange = [
        word
        for word in words
        if fold(word) not in STOP_WORDS
        and not set(stems(word)) & (widened | beside)
        and not any(map(is_known, stems(word)))
        and not _is_inflected(fold(word), is_known)
        and not _is_compound(fold(word), _together(texts, is_known) if word in bare else _each(is_known))
        and not is_told_apart(word, said)
    ]
    text = " ".join(texts) if strange else ""
    return [word for word in dict.fromkeys(strange) if not stands_in(word, text)]


def _bare(question: str) -> list[str]:
    """Return the words of a question that is nothing but its topic: "hjemmearbejde"."""
    words = re.findall(r"[^\W\d_]+", question)
    alone = 0 < len(words) <= _MOST_BARE and not any(fold(word) in STOP_WORDS for word in words)
    return [word for word in words if len(word) >= _LEAST_BARE] if alone else []


def _each(is_known: Callable[[str], bool]) -> Callable[[str, str], bool]:
    """Return what tells that two pieces of a compound are words of the documents."""
    return lambda first, last: _is_word(first, is_known) and _is_word(last, is_known)


def _together(texts: Sequence[str], is_known: Callable[[str], bool]) -> Callable[[str, str], bool]:
    """Return what tells so only where a sentence of the texts holds both, for a word that stands alone.

    Each must be a word there: "hjemmeside" tells nothing of "hjemmearbejde".
    """
    known = _each(is_known)
    said = [sentence for text in texts for sentence in re.split(r"[.!?]\s|\n", text)]
    return lambda first, last: (
        known(first, last) and any(_stands_alone(first, s) and _stands_alone(last, s) for s in said)
    )


def _stands_alone(piece: str, text: str) -> bool:
    ending = "|".join((*_ENDINGS, "ns", "r", "rne", "rnes"))  # of what ends in e: "skolens", "skolerne"
    return re.search(rf"(?<!\w){re.escape(piece)}(?:{ending})?(?!\w)", text) is not None


def _is_inflected(word: str, is_known: Callable[[str], bool]) -> bool:
    """Tell whether a folded word without a Danish ending is known: "cykelbroen" by "cykelbro"."""
    stumps = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(_is_word(stump, is_known) for stump in stumps)


def _is_compound(word: str, known: Callable[[str, str], bool]) -> bool:
    """Tell whether a folded word is made of two that are known, with or without an "s" or "e" between."""
    cuts = range(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE + 1)
    return any(known(word[:cut].rstrip("s"), word[cut:]) or known(word[:cut], word[cut:]) for cut in cuts)


def _is_word(word: str, is_known: Callable[[str], bool]) -> bool:
    return len(word) >= _SHORTEST_PIECE and any(map(is_known, stems(word)))
