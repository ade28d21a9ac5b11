"""How the name of a file is shown to people."""

from __future__ import annotations

import re
import unicodedata

from corpus.masking import without_numbers

UNNAMED = "Unavngivet dokument"
_LONGEST = 150  # characters
_LONGEST_SUFFIX = 10


def shown_name(name: str) -> str:
    """Return the name without folders, control characters and characters that turn the writing direction.

    A CPR number in it is shown as removed. It is for people's eyes and is still to be escaped: markup
    stays in it. Files are stored under their hash, never under a name.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # Category C: control, format (bidi marks, zero width), surrogate, private use, unassigned.
    kept = "".join(" " if character.isspace() else character for character in last)
    kept = "".join(character for character in kept if not unicodedata.category(character).startswith("C"))
    kept = without_numbers(kept)
    return _shortened(" ".join(kept.split())) if kept.strip(" .") else UNNAMED


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > _LONGEST_SUFFIX:
        return name[: _LONGEST - 1] + "…"
    return stem[: _LONGEST - 2 - len(suffix)] + "…" + dot + suffix
