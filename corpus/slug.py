"""Short names for links and ids."""

from __future__ import annotations

import re
import unicodedata

_LETTERS: dict[int, str | int | None] = {ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa"}


def slug(text: str) -> str:
    """Return the text in small letters, digits and hyphens: "Økonomi & Løn" is "oekonomi-loen"."""
    folded = text.casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
