"""The parties that run all over Denmark: their letters and the names that minutes write them with.

A local list is known by its letter or name alone, as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
_OWN_NAME = r"[A-ZÆØÅ][\wæøå-]*(?:[Ll]iste(?:n)?|[Pp]arti(?:et)?|[Ll]okale\w*)"
_KNOWN = "|".join(sorted(map(re.escape, _LETTERS), key=len, reverse=True))
# Where a text explains a letter: "Borgerlisten (T)", "Liste T - Borgerlisten".
_IN_BRACKETS = re.compile(r"\s*[(\[](?:[Ll]iste\s+)?(?P<letter>[A-ZÆØÅ])[)\]]")
_BEFORE_BRACKET = re.compile(rf"(?<!\w)(?:{_OWN_NAME}(?: [A-ZÆØÅ][\w-]+){{0,2}}|(?i:{_KNOWN}))$")
_LISTED = re.compile(
    rf"(?:\b[Ll]iste\s+|^)(?P<letter>[A-ZÆØÅ])\s*[-–:=(]\s*(?P<name>{_OWN_NAME})", re.MULTILINE
)
_LONGEST = 40  # characters of a name
_ABBREVIATION = 3  # letters at most: "SF"
_AMBIGUOUS = {"I", "De"}  # "I" is a word
# Names that are words of their own in small letters: "til venstre", "alternativet er".
_COMMON = {"venstre", "alternativet", "radikale", "konservative", "la", "el"}
# How minutes write a letter: "(V)", "Liste V", "V stemte imod".
_WRITTEN = (
    r"[(\[](?:[Ll]iste\s+)?{letter}[)\]]|\b(?:[Ll]iste|[Gg]ruppe|[Pp]arti(?:et)?)\s+{letter}(?![\w.])"
    r"|(?<![\w.]){letter}\s+(?:stem\w+|undlod|undlader|tog|tager|ønske\w*|foreslog|foreslår|imod|kan ikke)\b"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """The names and letters that parties go by: those of all Denmark, and those that documents explain."""

    letters: dict[str, str]  # by the name in small letters, as documents explain them
    recorded: frozenset[str]  # keys of the parties that decisions name

    def is_known(self, name: str) -> bool:
        """Tell whether a name, or a letter in capitals, is a party's."""
        folded = _LIST.sub("", name).casefold()
        if len(folded) <= 2 and name not in _AMBIGUOUS and name.isupper():
            return name in _NAMES or name in self.recorded or name.casefold() in _LETTERS
        return folded in self.letters or folded in _LETTERS or (len(folded) > 3 and folded in self.recorded)

    def keys(self, name: str) -> frozenset[str]:
        """Return what a party may stand as in votes: its letter here, and its own name."""
        known = name if self.is_known(name) else name.removesuffix("s")
        explained = self.letters.get(_LIST.sub("", known).casefold())
        found = {explained, known.casefold()} if explained else {party_key(known)}
        return frozenset(found | {own for own, letter in self.letters.items() if {letter} & found})

    def named(self, name: str) -> str | None:
        """Return the party that a name is of, without the "s" of "Venstres"; None for another name."""
        return next((each for each in (name, name.removesuffix("s")) if self.is_known(each)), None)

    def stands_in(self, name: str, text: str) -> bool:
        """Tell whether a text writes a party: by any of its names, or by its letter as minutes do."""
        keys = self.keys(name)
        written = {name.casefold(), *keys, *(own for key in keys for own in _NAMES.get(key, ()))}
        return any(
            _letter(each).search(text) if len(each) == 1 else _name(each).search(text)
            for each in sorted(written)
        )


def parties_in(texts: Iterable[str], recorded: Iterable[str]) -> Parties:
    """Return the parties that texts explain, beside those that run all over Denmark.

    Args:
        texts: what may explain a letter; the first explanation of a name counts.
        recorded: keys of the parties that decisions name.
    """
    letters: dict[str, str] = {}
    for text in texts:
        for name, letter in _explained(text):
            letters.setdefault(" ".join(name.split()).casefold(), letter)
    return Parties(letters, frozenset(recorded))


def _letter(letter: str) -> re.Pattern[str]:
    return re.compile(_WRITTEN.format(letter=re.escape(letter.upper())))


def _name(name: str) -> re.Pattern[str]:
    """Return what finds a name; one that is a word of its own, or an abbreviation, by its capitals."""
    words = r"\s+".join(map(re.escape, name.split()))
    if len(name) <= _ABBREVIATION:
        words = words.upper()
    elif name in _COMMON:
        words = words.capitalize()
    else:
        words = f"(?i:{words})"
    return re.compile(rf"(?<!\w){words}s?(?!\w)")


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for match in _IN_BRACKETS.finditer(text):
        name = _BEFORE_BRACKET.search(text[max(0, match.start() - _LONGEST) : match.start()])
        if name:
            yield name.group(), match["letter"]
    for match in _LISTED.finditer(text):
        yield match["name"], match["letter"]


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
