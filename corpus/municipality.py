"""Which municipality documents are of: the one that they name again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpus.types import Document

_LOOKED_AT = 200  # documents; a municipality's name stands in nearly each
_FEWEST = 3  # mentions
_WORD = r"[A-ZÆØÅ][a-zæøåé]+"
_NAMED = re.compile(rf"\b({_WORD}(?:[- ]{_WORD})?) Kommunes?\b")


def municipality_of(documents: Iterable[Document]) -> str | None:
    """Return the name without "Kommune", "Lyngby-Taarbæk"; None where no municipality stands out.

    It must be named more often than all the others together.
    """
    named: Counter[str] = Counter()
    for _, document in zip(range(_LOOKED_AT), documents, strict=False):
        named.update(_NAMED.findall(document.text.text))
    if not named:
        return None
    name, count = named.most_common(1)[0]
    return name if count >= max(_FEWEST, named.total() - count + 1) else None


def without_municipality(text: str, name: str | None) -> str:
    """Return a question without the municipality's name, which tells nothing about any of its documents.

    A question of nothing else keeps it.
    """
    if not name:
        return text
    words = r"[-\s]".join(map(_any_spelling, re.split(r"[-\s]", name)))
    rest = re.sub(
        rf"\s*\b(?:(?:i|in|for|hos|at|of)\s+)?(?:{words})(?:'?s)?(?:[\s-]+(?:kommunes?|municipality)(?:'?s)?)?\b",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return rest.strip() if re.search(r"\w{3}", rest) else text


def _any_spelling(word: str) -> str:
    """Return a pattern of the word with and without æ, ø and å."""
    pattern = re.escape(word)
    for letters in ("å|aa", "æ|ae", "ø|oe"):
        pattern = re.sub(rf"(?<!\|)(?:{letters})(?!\|)", f"(?:{letters})", pattern, flags=re.IGNORECASE)
    return pattern
