"""Numbers as headings write them in words or letters: "Pejlemærke tre", "Det første spor", "Tema B"."""

from __future__ import annotations

import re

_CARDINALS = (
    "et|ét|en|én|eet", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
)  # fmt: skip
_ORDINALS = (
    "første", "andet|anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende", "tiende",
    "ellevte", "tolvte",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
CARDINAL = "|".join(_CARDINALS)
ORDINAL = "|".join(_ORDINALS)
ROMAN = "|".join(sorted(_ROMAN, key=len, reverse=True))
_IN_WORDS = {
    word: str(number)
    for words in (_CARDINALS, _ORDINALS)
    for number, alike in enumerate(words, start=1)
    for word in alike.split("|")
}
_IN_WORDS |= {roman.casefold(): str(number) for number, roman in enumerate(_ROMAN, start=1)}


def in_figures(number: str) -> str:
    """Return a number in figures: "tre", "tredje", "III" and "3." are "3"; what is none stays as it is."""
    bare = re.sub(r"\.$", "", number)
    return _IN_WORDS.get(bare.casefold(), bare)
