"""What a question is about, where no document holds the word: "ved mobning", "om Kvaksalverfirmaet"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.named import stands_in
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
_ENDINGS = ("en", "et", "er", "erne", "ene", "ens", "ets", "s", "e", "n", "t")
_SHORTEST_PIECE = 4  # letters of a word within a compound
# From which the likeliest sentence answers in other words than the question's. Such words stand in none of
# the 191 questions of the question set and the further one's tuning part; made-up ones got 0.34 to 0.87.
SURE = 0.9


def unknown_topics(
    reading: Reading, query: Query, hits: Sequence[Hit], is_known: Callable[[str], bool]
) -> list[str]:
    """Return the words of a Danish question that say what it is about and that no document holds.

    A compound of which the documents hold a part, a word that the glossary widens and one that is spelt
    nearly as one of the hits is known.

    Args:
        reading: the question.
        query: what was searched for.
        hits: what was found.
        is_known: tells whether any document holds a stem.
    """
    if reading.language is not Language.DANISH:
        return []
    widened = {stem for widening in query.widenings for stem in widening.stems}
    beside = reading.beside_the_topic
    words = [match["word"] for match in _ABOUT.finditer(reading.sought)]
    strange = [
        word
        for word in words
        if fold(word) not in STOP_WORDS
        and not set(stems(word)) & (widened | beside)
        and not any(map(is_known, stems(word)))
        and not _is_inflected(fold(word), is_known)
        and not _is_compound(fold(word), is_known)
    ]
    text = fold(" ".join(hit.passage.text for hit in hits)) if strange else ""
    return [word for word in strange if not stands_in(word, text)]


def _is_inflected(word: str, is_known: Callable[[str], bool]) -> bool:
    """Tell whether a folded word without a Danish ending is known: "cykelbroen" by "cykelbro"."""
    stumps = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(_is_word(stump, is_known) for stump in stumps)


def _is_compound(word: str, is_known: Callable[[str], bool]) -> bool:
    """Tell whether a folded word is made of two that are known, with or without an "s" or "e" between."""
    cuts = range(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE + 1)
    return any(
        _is_word(word[:cut].rstrip("s"), is_known) or _is_word(word[:cut], is_known)
        for cut in cuts
        if _is_word(word[cut:], is_known)
    )


def _is_word(word: str, is_known: Callable[[str], bool]) -> bool:
    return len(word) >= _SHORTEST_PIECE and any(map(is_known, stems(word)))
