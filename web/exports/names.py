"""The name that a downloaded file is saved under."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from corpus.visible import one_line
from web.exports.words import PROGRAM

_LONGEST = 60  # characters of the title; whole paths are short on some systems
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


def disposition(title: str, suffix: str) -> str:
    """Return the header that has a browser save a file: a UTF-8 name, and one in ASCII for old programs."""
    name = f"{PROGRAM} - {_spoken(title)}".rstrip(" -") + f".{suffix}"
    return f"attachment; filename=\"{_ascii(name)}\"; filename*=UTF-8''{quote(name, safe='')}"


def _spoken(title: str) -> str:
    """Return the letters and digits of a title, cut between words; nothing that a path could be made of."""
    words = " ".join(re.sub(r"[^\w-]+", " ", one_line(title)).replace("_", " ").split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]


def _ascii(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.translate(_DANISH))
    return decomposed.encode("ascii", "ignore").decode()
