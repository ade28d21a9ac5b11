"""Names of committees and departments: finding them in text and telling that two are one.

The patterns are those of Danish municipalities in general: "...udvalget", "Kommunalbestyrelsen",
"... Forvaltning", "Center for ...". Nothing here knows a municipality.
"""

from __future__ import annotations

import re

_PART = r"[A-ZÆØÅ][a-zæøåé]+"
# What committees are for; between such words "og" needs no hyphen to join: "Teknik og Miljøudvalget".
_SUBJECT = (
    r"(?:Arbejdsmarked|Beskæftigelse|Bolig|By|Børne?|Dagtilbud|Digitalisering|Energi|Erhverv|Familie|Forebyggelse"
    r"|Fritid|Handicap|Idræt|Integration|Klima|Kultur|Land|Landdistrikt|Miljø|Natur|Omsorg|Plan|Psykiatri|Senior"
    r"|Skole|Social|Sundhed|Teknik|Trafik|Turisme|Uddannelse|Udvikling|Unge|Vækst|Ældre|Økonomi)s?"
)
# A committee's whole name may be what it is for: "Kultur, Fritid og Landdistrikter".
_SUBJECTS = re.compile(rf"{_SUBJECT}(?:,\s{_SUBJECT})*\s(?:og|&)\s(?i:{_SUBJECT})(?:er)?")
_JOINED = (  # "Børne- og ", "Social- og "
    rf"(?:{_PART}s?-\s?(?:,\s{_PART}s?-\s?)*og\s|{_SUBJECT}(?:,\s{_SUBJECT})*\s(?:og|&)\s)?"
)
_NAME = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?:{_JOINED}[A-ZÆØÅ]|{_PART}s?-\s?og\s[a-zæøå])[a-zæøåé]*(?:udvalg|forvaltning|(?<![Oo]m)råd|bestyrelse|sekretariat|afdeling)(?:en|et|t)?s?"
    r"|(?:Teknisk|Økonomisk|Administrativ|Social|Teknik og Miljø)e?\sForvaltnings?"
    r"|(?:Teknisk|Socialt?|Kulturelt?)e?\sUdvalgs?"
    r"|Kommunalbestyrelsens?|Byr(?:å|aa?)dets?|Direktionens?|Magistratens?|Borgerrepræsentationens?"
    r"|[a-zæøå]{3,}udvalget?s?|kommunalbestyrelsens?|byrådets?|direktionens?"
    rf"|[Uu]dvalget\sfor\s(?:{_PART}|(?:teknik|miljø|kultur|børn|unge|plan|klima|social|sundhed|økonomi)\w*)"
    rf"(?:(?:,\s|\sog\s|\s&\s)(?:{_PART}|[a-zæøå]{{3,}}(?=\s(?:og|den)\b|,|$)))*"
    rf"|Center\sfor\s{_PART}(?:(?:,\s|\sog\s)(?!Center\b){_PART})*"
    r")(?![\w-])"
)

_MUNICIPALITY = re.compile(rf"(?<![\w-])({_PART}(?:-\s?{_PART})*)\s[Kk]ommunes?(?![\w-])")


def find_names(text: str) -> list[str]:
    """Return the names in the order they stand, in the form they stand in."""
    return [match.group() for match in _NAME.finditer(text)]


def is_of_subjects(text: str) -> bool:
    """Tell whether a text is nothing but what a committee is for: "Børn og Unge"."""
    return bool(_SUBJECTS.fullmatch(text))


def find_municipalities(text: str) -> list[str]:
    """Return what stands before "Kommune" in the order it stands there; "Som kommune" gives "Som"."""
    return [re.sub(r"\s", "", match[1]) for match in _MUNICIPALITY.finditer(text)]


def abbreviations(name: str) -> set[str]:
    """Return what a municipality would shorten the name to.

    "Social- og Sundhedsforvaltningen" is SSF, "Teknik- og Miljøudvalget" TMU, "Økonomiudvalget" ØU.
    """
    if key(name) == key("Kommunalbestyrelsen"):
        return {"KMB", "KB"}
    words = [word for word in re.findall(r"[A-ZÆØÅa-zæøå]+", name) if word not in ("og", "for")]
    head = re.search(r".(udvalg|forvaltning|råd|sekretariat)(?:en|et)?s?$", words[-1]) if words else None
    letters = "".join(word[0] for word in words) + (head[1][0] if head else "")
    return {letters.upper()} if len(letters) > 1 else set()


def key(name: str) -> str:
    """Return what two spellings of one name share: no case, genitive, article or hyphen.

    "Økonomiudvalgets", "Økonomiudvalgt" and "økonomiudvalg" have the same key.
    """
    words = re.split(r"[\s-]+", _with_ring(name.casefold()).replace(" & ", " og "))
    words[-1] = re.sub(r"(?:(?<=.{4})(?:ens|ets|en|et|ts|t|s))$", "", words[-1]) if words else ""
    return " ".join(word for word in words if word)


def nominative(name: str) -> str:
    """Return the name without the genitive -s: "Teknisk Forvaltnings" is "Teknisk Forvaltning"."""
    return re.sub(r"(?<=(?:en|et|ng|lg|åd))s$", "", _with_ring(re.sub(r"\s+", " ", name)))


def _with_ring(name: str) -> str:
    """Return a council's name as it is spelt today, also where a scan lost its ring: "Byradet"."""
    return re.sub(r"(?i)(?<=byr)aa?(?=det)", "å", name)
