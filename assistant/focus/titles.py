"""Titles as a person reads them: not shouted, and none that a scan damaged."""

from __future__ import annotations

import re

from corpus.visible import one_line

_LONGEST = 110  # characters of a title; what is longer is a sentence that was taken for one
_FEWEST_LETTERS = 0.7  # share of letters, digits and spaces in a title that a scan did not damage
_TRAILING = " .:;,–-*"


def readable(title: str) -> bool:
    """Tell whether a title can be shown as one."""
    text = title.strip()
    letters = sum(char.isalnum() or char == " " for char in text)
    return (
        1 < len(text) <= _LONGEST
        and letters / len(text) >= _FEWEST_LETTERS
        and bool(re.search(r"[^\W\d_]{2}", text))
        and not re.search(r"[|\\~^<>{}=_]|[a-zæøå][A-ZÆØÅ]{2,}", text)
    )


def spoken(title: str, text: str) -> str:
    """Return a title as it is written in running text.

    One in capitals is written as the document writes it elsewhere in small letters; where it does not,
    only the first letter stays a capital.

    Args:
        title: the title as it stands over its text.
        text: all text of the document.
    """
    title = one_line(title).strip(_TRAILING)
    if not title.isupper():
        return title
    pattern = r"\s+".join(map(re.escape, title.split(" ")))
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        found = re.sub(r"\s+", " ", match.group())
        if not found.isupper():
            return found[:1].upper() + found[1:]
    return title.capitalize()
