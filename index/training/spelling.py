"""Danish as it is typed on a keyboard without æ, ø and å."""

from __future__ import annotations

import random

_SHARE = 0.05  # of texts
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


def without_danish_letters(text: str, rng: random.Random) -> str:
    """Return some texts with ae, oe, aa for the Danish letters, and most as they are."""
    return text.translate(_LETTERS) if rng.random() < _SHARE else text
