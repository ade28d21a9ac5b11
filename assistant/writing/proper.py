"""Names in a sentence, so that each can be looked for in its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus import names
from index.words import STOP_WORDS, fold

_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"(?:^|[.!?:]\s*|[»\"“]\s*)$")
_ORGAN = re.compile(
    r"(?:udvalg|forvaltning|råd|bestyrelse|direktion|sekretariat|afdeling|styrelse|center|centre)"
    r"(?:en|et|t)?s?$",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    {"fagudvalget", "fagudvalgene", "fagudvalg", "underafdeling", "underudvalg", "hovedcenter"}
)
# Capitalised in English whatever they stand for.
_ENGLISH_CAPITALS = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday danish english denmark dkk".split()
)
_POLITE = frozenset({"de", "dem", "deres", "i", "jer", "jeres"})
_ALSO_NAMES = frozenset({"hans", "per", "bo", "mai"})  # stop words that are given names too


def proper_names(sentence: str) -> list[str]:
    """Return the words of a sentence that are names, in order.

    Danish and English write names, and little else, with capitals; of a sentence's first word that tells
    nothing, so it is one when a dictionary has it as one, or not at all.
    """
    words = list(_WORD.finditer(sentence))
    return [
        match.group()
        for place, match in enumerate(words)
        if _is_committee(match.group()) or (match.group()[0].isupper() and _names(sentence, words, place))
    ]


def _names(sentence: str, words: Sequence[re.Match[str]], place: int) -> bool:
    """Tell whether a capitalised word is a name where it stands."""
    match = words[place]
    word, small = match.group(), match.group().casefold()
    if small in _ENGLISH_CAPITALS or small.removesuffix("s") in _ENGLISH_CAPITALS:
        return False
    if not _OPENS.search(sentence[: match.start()]):
        return small not in _POLITE
    following = words[place + 1] if place + 1 < len(words) else None
    joined = following is not None and sentence[match.end() : following.start()] in (" ", "-")
    leads = bool(following and joined and following.group()[0].isupper())
    if fold(word) in STOP_WORDS:
        return leads and small in _ALSO_NAMES
    return len(word) > 1 and (leads or word.isupper() or _is_name(word))


def _is_committee(word: str) -> bool:
    """Tell whether a word names one committee or department, as "udvalget" alone does not."""
    match = _ORGAN.search(word)
    return bool(match and match.start() > 2 and word.casefold() not in _GENERIC)


def name_keys(text: str) -> frozenset[str]:
    """Return the keys of all words of a text, to look names up in."""
    return frozenset(key for match in _WORD.finditer(text) for key in keys(match.group()))


def keys(word: str) -> Iterator[str]:
    """Yield what a name can be looked up by: itself without the genitive, a committee by its key too."""
    plain = word.casefold()
    yield plain
    if len(plain) > 3 and plain.endswith("s"):
        yield plain[:-1]
    if _ORGAN.search(word):
        yield names.key(word)


@lru_cache(maxsize=10_000)
def _is_name(word: str) -> bool:
    import simplemma  # its dictionaries take a second to load

    small = word.casefold()
    if any(simplemma.is_known(small, lang=language) for language in ("da", "en")):
        return simplemma.lemmatize(small, lang="da")[:1].isupper() and not simplemma.is_known(
            small, lang="en"
        )
    return True
