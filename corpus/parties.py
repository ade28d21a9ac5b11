"""The parties that run all over Denmark: their letters and the names that minutes write them with.

A local list is known by its letter or name alone, as it stands.
"""

from __future__ import annotations

import re

_NAMES = {
    "A": ("socialdemokratiet", "socialdemokraterne", "socialdemokrat"),
    "B": ("radikale venstre", "det radikale venstre", "de radikale", "radikale"),
    "C": ("konservative", "de konservative", "det konservative folkeparti", "konservative folkeparti"),
    "D": ("nye borgerlige",),
    "F": ("sf", "socialistisk folkeparti"),
    "I": ("liberal alliance", "la"),
    "K": ("kristendemokraterne", "kristeligt folkeparti"),
    "M": ("moderaterne",),
    "O": ("df", "dansk folkeparti"),
    "V": ("venstre",),
    "Æ": ("danmarksdemokraterne", "dd"),
    "Ø": ("enhedslisten", "el"),
    "Å": ("alternativet",),
}
_LETTERS = {name: letter for letter, names in _NAMES.items() for name in names}
_LIST = re.compile(r"^(?:liste|gruppe|partiet)\s+", re.IGNORECASE)
_WITH_PARTY = re.compile(r"[(\[](?P<party>[^)\]]{1,40})[)\]]\s*$")
_LETTER = re.compile(r"[A-ZÆØÅ]{1,3}")


def party_key(party: str) -> str:
    """Return what the spellings of one party share: "Venstre", "V" and "Liste V" are all "V"."""
    name = _LIST.sub("", " ".join(party.split()))
    return _LETTERS.get(name.casefold(), name.upper() if len(name) <= 3 else name.casefold())


def party_of_voter(voter: str) -> str | None:
    """Return the key of the party that a voter is or belongs to: "Lise Brandt (O)" and "O" are of "O".

    A person whose party is not said has none.
    """
    match = _WITH_PARTY.search(voter)
    if match:
        return party_key(match["party"])
    key = party_key(voter)
    known = key in _NAMES or _LETTER.fullmatch(key) or key.endswith(("listen", "partiet"))
    return key if known else None
