"""Persons whom minutes name as there, as absent or as coming in another's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# What a colon follows is the next label of a list, not a name's last part.
_NAME = r"[A-ZÆØÅÉ][\wæøåéöüä'’.-]+(?:\s(?:(?:van|von|de|af)\s)?(?![\w-]+:)[A-ZÆØÅÉÖ][\wæøåéöüä'’.-]*)+"
_PARTY = r"\s*[(\[](?P<party>[A-ZÆØÅ]{1,3}|(?!Formand|Borgmester|Næst|Vice)[A-ZÆØÅ][\wæøå. -]{2,28})[)\]]"
_PERSON = re.compile(rf"(?P<name>{_NAME})(?:{_PARTY})?")
_ABSENT = re.compile(
    r"\bfrav(?:æ|ae)rende\b|\bafbud\b|\b(?:ikke|ej) til ?stede\b|\bikke mødt\b|\budeblev\b"
    r"|\b(?:deltog|mødte|deltager)\b.{0,20}\b(?:stedfortræder|suppleant)",
    re.IGNORECASE,
)
# Words in front of a name that begin a sentence or say what the person is.
_BEFORE = re.compile(
    r"(?:Formand(?:en)?|Næstformand|Borgmester|Viceborgmester|Rådmand|Direktør|Kommunaldirektør|Byrådsmedlem"
    r"|Medlem|Fraværende|Afbud|Stedfortræder|Suppleant|Desuden|Endvidere|Samt|Også|Fra|Til|Ad|Hr|Fru)\.?\s+"
)
_ORGAN = re.compile(
    r"udvalg|råd\b|rådet|bestyrelse|forvaltning|kommune\b|parti|venstre|folkeparti", re.IGNORECASE
)
_CAME = re.compile(
    r"\s*,?\s*(?:der\s|som\s|\()*(?:mødte?|deltog|deltager|deltaget|(?:er |var )?indkaldt|indtrådte|indtræder"
    r"|(?:var |som )?stedfortræder|var mødt|suppleant)\b(?!\s+(?:ikke|for)\b|\s*:|\s+(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"(?:stedfortræder(?:en)?|suppleant(?:en)?|i stedet(?: for)?)(?:\s+(?:er|var|deltog|mødte))?\s*:?\s*$",
    re.IGNORECASE,
)

_REASON = re.compile(
    r"\b(?:på grund af|p\.?g\.?a|grundet|som følge af|skyldes|skyldtes|i anledning af"
    r"|syg(?:dom|emeldt|emelding)?|\w*ferie|\w*orlov|barsel\w*|forfald|inhabil\w*|habilitet\w*"
    r"|(?:tjeneste|forretnings)?rejse|bortrejst|begravelse|forhindret|forlod\s+(?:mødet|lokalet|salen))\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom minutes name."""

    name: str
    party: str | None


def speaks_of_absence(sentence: str) -> bool:
    """Tell whether a sentence says who was absent, or who came in another's place."""
    return bool(_ABSENT.search(sentence))


def tells_why_absent(sentence: str, people: Sequence[Person] = ()) -> bool:
    """Tell whether a sentence says why somebody was absent; what brackets say is of the name before them.

    Args:
        sentence: the sentence.
        people: whose absence is meant; none for anybody's.
    """
    if _REASON.search(_IN_BRACKETS.sub(" ", sentence)):
        return True
    found = _find(sentence)
    starts = [*(start for _, start, _ in found[1:]), len(sentence)]
    wanted = {person.name for person in people}
    return any(
        bool(_REASON.search(sentence[end:stop]))
        for (person, _, end), stop in zip(found, starts, strict=False)
        if not wanted or person.name in wanted
    )


def persons_of(text: str) -> list[Person]:
    """Return the persons that a text names, each once, in order."""
    return list(dict.fromkeys(person for person, _, _ in _find(text)))


def absent_of(sentence: str) -> list[Person]:
    """Return who a sentence says was absent; those who came in another's place are not."""
    absent: list[Person] = []
    for person, start, end in _find(sentence):
        came = _CAME.match(sentence, end) or _IN_PLACE.search(sentence, 0, start)
        if not came and person not in absent:
            absent.append(person)
    return absent


def _find(text: str) -> list[tuple[Person, int, int]]:
    found: list[tuple[Person, int, int]] = []
    for match in _PERSON.finditer(text):
        before = _BEFORE.match(match["name"])
        name = match["name"][before.end() :] if before else match["name"]
        name = re.sub(r"(?<=\w\w)\.$", "", name.strip())
        if " " in name and not _ORGAN.search(name):
            found.append((Person(name, match["party"]), match.start(), match.end()))
    return found
