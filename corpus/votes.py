"""The votes as minutes record them: how many, and which parties or persons."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A party or a person: "V", "Det Radikale Venstre", "Lise Brandt (O)", "Socialdemokraterne (5)".
_WORD = r"[A-ZÆØÅ][\w'-]*"
_MORE = rf"(?:[A-ZÆØÅ]\.(?=\s[A-ZÆØÅ][a-zæøå])|{_WORD}|konservative|radikale|parti)"
_ONE = rf"{_WORD}(?:\s{_MORE})*(?:\s*\([^)\n]{{1,20}}\))?"
_ALL = rf"{_ONE}(?:(?:,\s*|\s+og\s+|,\s+og\s+){_ONE})*"
_COUNTED = r"(?:\d{1,2}\s*)?(?:medlemmer|stemmer)?\s*[:(]*\s*"  # "3 (A, B)", "3 medlemmer: A"
_BEFORE = r"(?:^|[.;,]\s+|\n|\b(?:bestående af|mens|idet|men|dog)\s+)"
_SUBJECT = rf"{_BEFORE}(?P<subject>{_ALL})"
_IF_ONE = r"(?: forslaget| indstillingen)?"
# "Udvalget kan ikke anbefale" and "Naboerne kan ikke støtte" are no votes; those of parties and members are.
_PARTY = (
    r"[A-ZÆØÅ]|[A-ZÆØÅ]{2,3}|[Ll]iste \w|[A-ZÆØÅ][a-zæøå]*(?:listen|partiet)|Socialdemokrat\w+"
    r"|Venstre|Det Radikale Venstre|De Radikale|(?:De|Det) Konservative(?: Folkeparti)?|Dansk Folkeparti"
    r"|Socialistisk Folkeparti|Liberal Alliance|Alternativet|Moderaterne|Nye Borgerlige|Kristendemokraterne"
)
_VOTER = rf"(?:(?:{_PARTY})(?!\w)|{_WORD}(?:\s{_MORE})*\s*\((?:{_PARTY})\))"
_VOTERS = rf"{_VOTER}(?:(?:,\s*|\s+og\s+|,\s+og\s+){_VOTER})*"
_AGREE = (
    r"(?:tilslutte\s+sig|medvirke|tiltræde|godkende|anbefale|støtte|stemme\s+for|bakke\s+op|gå\s+ind\s+for)\b"
)
_DISAGREES = (
    rf"(?:(?:kunne|kan|ville|vil)\s+(?:dog\s+)?ikke\s+{_AGREE}|ikke\s+(?:kunne|kan|ville|vil)\s+{_AGREE}"
    r"|stemte\s+ikke\s+for\b)"
)
_SHARE = r"\s*(?:på\s+\d{1,2}\s*)?(?:medlemmer\s*)?[(:]\s*"  # "Et flertal på 5 (", then the names
_LISTS = r"(?:(?:[Ll]iste(?:rne)?|[Gg]ruppe(?:rne)?|[Pp]arti(?:et|erne)?)\s+)?"
_MADE_OF = rf"\s*,?\s+(?:(?:som\s+)?(?:bestå(?:ende|r)\s+)?af)\s+{_LISTS}"
_NUMBER_END = r"\b(?!\.\s?(?-i:[a-zæøå])|\.\d)"  # "mod 2. juni" gives a day
_FOR_COUNT = re.compile(
    rf"\b(?:med|for{_IF_ONE} stemte|for:)\s+(\d{{1,2}}){_NUMBER_END}(?!\s+stemmer\s+imod)"
    r"|\b(\d{1,2})\s+(?:stemmer\s+|stemte\s+)for\b|\bstemmerne\s+(\d{1,2})",
    re.IGNORECASE,
)
_AGAINST_COUNT = re.compile(
    rf"\bmod\s+(\d{{1,2}}){_NUMBER_END}|\b(?:imod(?: stemte)?|mod stemte):?\s+(\d{{1,2}}){_NUMBER_END}"
    r"|\b(\d{1,2})\s+(?:stemmer\s+|stemte\s+)?imod\b|\bstemmerne\s+\d{1,2}\s*[-–]\s*(\d{1,2})",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"(?:\b[Ff]or{_IF_ONE} stemte:?|\bFor:)\s*{_COUNTED}(?P<who>{_ALL})|{_SUBJECT}\s+stemte(?:r)?\s+for\b"
    r"|\b(?:med\s+)?\d{1,2}\s*(?:stemmer\s*)?for\s*\((?P<voted>[A-ZÆØÅ][^)]{0,80})\)"
    r"|\bmed\s+\d{1,2}\s*(?:stemmer\s*)?\((?P<bracket>[A-ZÆØÅ][^)]{0,80})\)"
    rf"|\b\d{{1,2}}\s+(?:medlemmer\s+)?stemte\s+for{_IF_ONE}\s*[(:]\s*(?P<counted>{_ALL})"
    rf"|\b[Ff]lertal(?:let)?(?:{_SHARE}|{_MADE_OF})(?P<share>{_ALL})\)?\s+"
    r"(?:stemte(?:r)?\s+for\b|stemmer\s+for\b|godkend|tiltr|anbefal|indstil|vedt|beslut|støtte)"
)
_AGAINST = re.compile(
    rf"\b[Ii]?[Mm]od{_IF_ONE} stemte:?\s*{_COUNTED}(?P<who>{_ALL})|\b[Ii]mod:\s*{_COUNTED}(?P<listed>{_ALL})"
    rf"|{_SUBJECT}\s+(?:stemmer\s+imod|stemte\s+i?mod)\b"
    r"|\b(?:mod\s+\d{1,2}|\d{1,2}\s+(?:stemmer\s+)?imod)\s*(?:stemmer\s*)?\((?P<bracket>[A-ZÆØÅ][^)]{0,80})\)"
    rf"|\b\d{{1,2}}\s+(?:medlemmer\s+)?stemte\s+i?mod{_IF_ONE}\s*[(:]\s*(?P<counted>{_ALL})"
    rf"|\b[Mm]indretal(?:let)?(?:{_SHARE}|{_MADE_OF})(?P<share>{_ALL})\)?\s+(?:(?:stemmer|stemte)\s+i?mod\b|{_DISAGREES})"
    rf"|\bmod\s+(?P<own>{_ONE})(?<=s)\s+stemmer?\b"
    rf"|\bmod\s+stemme(?:n|r|rne)\s+fra\s+{_LISTS}(?P<votes>{_ALL})"
    rf"|{_BEFORE}(?P<dissent>{_VOTERS})\s+{_DISAGREES}"
)
_ABSTAINED = re.compile(
    r"(?:[Uu]ndlod at stemme|\bUndl(?:ader|od):|[Hh]verken for eller imod(?: stemte)?|[Bb]lankt stemte):?"
    rf"\s*{_COUNTED}(?P<who>{_ALL})"
    rf"|{_SUBJECT}\s+(?:(?:undlod|undlader|(?:afholdt|afholder)\s+sig\s+fra)\s+at\s+stemme"
    r"|stemte\s+(?:blankt|hverken))"
)
_DISSENT = re.compile(rf"{_BEFORE}(?P<dissent>{_VOTERS}\s+{_DISAGREES}[^.\n]*)")
_UNANIMOUS = re.compile(r"\benstemmig", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes as far as the minutes record them: None or empty is what they do not say."""

    in_favour: int | None
    against: tuple[str, ...]  # parties or persons, as they are named
    supporters: tuple[str, ...] = ()  # parties or persons who voted for
    opposed: int | None = None  # how many voted against
    abstained: tuple[str, ...] = ()
    unanimous: bool = False


def votes_of(text: str) -> Votes | None:
    """Return the votes that a decision records, or None."""
    folded = text.casefold()
    counted = "stem" in folded or bool(re.search(r"\b(?:for|imod):", folded))
    supporters, against, abstained = _named(_FOR, text), _named(_AGAINST, text), _named(_ABSTAINED, text)
    in_favour = _count(_FOR_COUNT, text) if counted else None
    opposed = _count(_AGAINST_COUNT, text) if counted else None
    unanimous = bool(_UNANIMOUS.search(text)) and not against
    found = Votes(in_favour, against, supporters, opposed, abstained, unanimous)
    return None if found == Votes(None, ()) else found


def without_dissent(text: str) -> str:
    """Return the text with spaces for what parties and members cannot agree to; offsets stay."""
    if "ikke" not in text:
        return text
    return _DISSENT.sub(lambda m: m[0].replace(m["dissent"], " " * len(m["dissent"])), text)


def _count(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return int(next(group for group in match.groups() if group)) if match else None


def _named(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in pattern.finditer(text):
        said = next(group for group in match.groups() if group)
        found.extend(_voters(re.sub(r"'?s$", "", said) if match.lastgroup == "own" else said))
    return tuple(dict.fromkeys(found))


def _voters(text: str) -> list[str]:
    """Return the parties and persons that a list names: "A, B og Lise Brandt (O)"."""
    pieces = re.split(r",|\s+og\s+", re.sub(r"\(\d+\)", "", text))
    pieces = [re.sub(r"^(?:Gruppe|Liste|Partiet)\s+", "", piece.strip(" .:;")) for piece in pieces]
    return [piece for piece in pieces if piece]
