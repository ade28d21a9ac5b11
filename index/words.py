"""Words as the index sees them: folded, without stop words, as Danish stems and as 4-grams.

Folding lets "aa", "ae" and "oe" find å, æ and ø; stems bring inflections together; 4-grams within
words find the parts of compounds and survive misspellings and OCR damage. Measured on Danish text,
BM25 over stems plus 0.3 times BM25 over 4-grams beats either alone.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

import Stemmer
from bm25s.stopwords import STOPWORDS_DANISH, STOPWORDS_EN_PLUS

from index.exact import exact_terms

_LETTERS = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u"})
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
# Words that ask, or that every question to a municipality holds, and that say nothing of the matter.
_ASKING = """
    hvad hvem hvor hvornår hvordan hvorfor hvilken hvilket hvilke hvis mon egentlig lige gerne fortæl
    forklar vis find findes står nævn kommune kommunen kommunens lyder laver gør gå gik ske skete
    gælder gjaldt handler koster betyder mener siger talt tale nogensinde mig jeg vores dem dig din mit min
    what who whom whose where when how why which does did do done was were is are be been has have had can
    could would will should shall may might must tell show find give list about say says said according
    municipality want use get go going happen happened mean means anything something ever
""".split()
_GRAM = 4


def fold(text: str) -> str:
    """Return the text in lower case with æ, ø, å and their spellings ae, oe, aa brought together."""
    folded = text.casefold().translate(_LETTERS)
    return folded.replace("aa", "a").replace("ae", "a").replace("oe", "o").replace("oo", "o")


STOP_WORDS = frozenset(fold(word) for word in [*STOPWORDS_DANISH, *STOPWORDS_EN_PLUS, *_ASKING])
_stemmer = Stemmer.Stemmer("danish")


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


def tokens(text: str) -> list[str]:
    """Return the folded words and numbers that are no stop words, in order."""
    return [token for token in _TOKEN.findall(fold(text)) if token not in STOP_WORDS]


def stems(text: str) -> list[str]:
    """Return the Danish stems of the folded words, in order.

    A word and the small number after it also make a term of their own, so that "fokusområde 3" and
    "punkt 12" are found as such; so do days of the year and sections of acts.
    """
    found = tokens(text)
    numbered = (
        f"{_stem(word)}_{number}"
        for word, number in itertools.pairwise(found)
        if number.isdigit() and len(number) < 3 and not word.isdigit()
    )
    return [*map(_stem, found), *numbered, *exact_terms(text)]


@lru_cache(maxsize=8_192)
def stem_set(text: str) -> frozenset[str]:
    """Return the different stems of a text; those of what was looked at last are kept."""
    return frozenset(stems(text))


def grams(text: str) -> list[str]:
    """Return the 4-grams of the folded words, each word bounded by "_"; short words stay whole."""
    found: list[str] = []
    for token in tokens(text):
        found += _grams_of(token)
    return found


@lru_cache(maxsize=100_000)
def _grams_of(token: str) -> tuple[str, ...]:
    bounded = f"_{token}_"
    return tuple(bounded[i : i + _GRAM] for i in range(max(1, len(bounded) - _GRAM + 1)))
