"""Labels that only plans and strategies have: their parts, and groups of their initiatives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.found import GROUP, PART, Found
from corpus.labels import role_of_label, squash, whole_label
from corpus.lines import Line
from corpus.types import Role

# Minutes use these words for other things.
_PLAN_PARTS = {
    "Baggrund": Role.WHY,
    "Hvorfor gør vi det?": Role.WHY,
    "Hvorfor er det vigtigt?": Role.WHY,
    "Derfor er det vigtigt": Role.WHY,
    "Derfor gør vi det": Role.WHY,
    "Udfordring": Role.WHY,
    "Udfordringen": Role.WHY,
    "Udfordringer": Role.WHY,
    "Vores udgangspunkt": Role.WHY,
    "Hvad vil vi opnå?": Role.GOALS,
    "Det vil vi opnå": Role.GOALS,
    "Hvor vil vi hen?": Role.GOALS,
    "Vores ambition": Role.GOALS,
    "Vores mål": Role.GOALS,
    "Effektmål": Role.GOALS,
    "Hvad vil vi gøre?": Role.HOW,
    "Det vil vi gøre": Role.HOW,
    "Sådan vil vi gøre": Role.HOW,
    "Sådan gør vi det": Role.HOW,
    "Sådan når vi målet": Role.HOW,
    "Sådan når vi målene": Role.HOW,
    "Hvordan når vi målet?": Role.HOW,
    "Hvordan når vi målene?": Role.HOW,
    "Hvordan når vi derhen?": Role.HOW,
    "Tiltag": Role.HOW,
    "Konkrete indsatser": Role.HOW,
    "Konkrete tiltag": Role.HOW,
    "Hvad vil vi?": Role.GOALS,
    "Det vil vi": Role.GOALS,
    "Delmål": Role.GOALS,
    "Fælles mål": Role.GOALS,
    "Succeskriterium": Role.GOALS,
    "Opgaver": Role.SCOPE,
    "Hvad gør vi?": Role.HOW,
    "Hvordan gør vi?": Role.HOW,
    "Hvordan gør vi det?": Role.HOW,
    "Sådan gør vi": Role.HOW,
    "Det gør vi": Role.HOW,
    "Indsatser": Role.HOW,
    "Handlinger": Role.HOW,
    "Aktiviteter": Role.HOW,
    "Organisering": Role.ORGANISATION,
    "Tids- og aktivitetsplan": Role.STATUS,
    "Opfølgning": Role.STATUS,
    "Resultater": Role.RESULTS,
}
# What a table has in its first row or column; alone on a line the same words head chapters.
_ROW_PARTS = {
    "Aktivitet": Role.HOW,
    "Handling": Role.HOW,
    "Indsats": Role.HOW,
    "Beskrivelse": Role.HOW,
    "Målgruppe": Role.SCOPE,
    "Ansvar": Role.ORGANISATION,
    "Ansvarlig": Role.ORGANISATION,
    "Ansvarlige": Role.ORGANISATION,
    "Projektejer": Role.ORGANISATION,
    "Samarbejdspartnere": Role.ORGANISATION,
    "Økonomi": Role.ORGANISATION,
    "Ressourcer": Role.ORGANISATION,
    "Budget": Role.ORGANISATION,
    "Milepæle": Role.STATUS,
    "Deadline": Role.STATUS,
    "Frist": Role.STATUS,
    "Tid": Role.STATUS,
    "Tidspunkt": Role.STATUS,
    "Tidsramme": Role.STATUS,
    "Hvad": Role.HOW,
    "Hvem": Role.ORGANISATION,
    "Hvornår": Role.STATUS,
    "Indikator": Role.GOALS,
    "Indikatorer": Role.GOALS,
    "Resultatmål": Role.GOALS,
}
_ROW_SQUASHED = {squash(label): role for label, role in _ROW_PARTS.items()}
_OF_ROW = " |"  # behind the label of a row, to tell it from a heading of the same words
# A heading may leave the question mark out.
_PLAN_SQUASHED = {squash(label).rstrip("?"): label for label in _PLAN_PARTS}
_PLAN_SQUASHED |= {squash(label): label for label in _PLAN_PARTS}
_YEARS = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?"
_GOALS_OF_YEAR = re.compile(
    rf"fælles mål|(?:fælles |vores )?mål (?:(?:for|i|inden|(?:frem )?mod) )?{_YEARS}", re.IGNORECASE
)
_WORK = "(?:in?i?tiativer|indsatser|projekter|opgaver|tiltag|temaer)"
_GROUP = re.compile(
    rf"(?:Nye|Videreførte|Fortsatte|Igangværende|Afsluttede|Udgåede) {_WORK}(?: (?:i|fra|til) .{{2,60}})?"
    r"|Initiativer fra .{5,80}?"
    rf"|{_WORK} (?:som|der) (?:ikke )?(?:videreføres|fortsættes|afsluttes|udgår)(?: .{{2,60}})?",
    re.IGNORECASE,
)


def find_group(lines: Sequence[Line], i: int) -> Found | None:
    """Find the heading of a group of initiatives at line `i`."""
    text = lines[i].text.rstrip(" :.")
    if not text[:1].isupper() or not _GROUP.fullmatch(text):
        return None
    return Found(i, i, text, GROUP)


def find_plan_part(lines: Sequence[Line], i: int) -> Found | None:
    """Find a label alone on its line that names a part in a plan or strategy, not in minutes."""
    whole = lines[i].whole
    if whole and whole.endswith(_OF_ROW) and (role := row_part(whole.removesuffix(_OF_ROW))):
        return Found(i, i, whole.removesuffix(_OF_ROW), PART, role)
    if whole in _PLAN_PARTS:
        last = i
        while last + 1 < len(lines) and lines[last + 1].whole == whole and not lines[last + 1].gap:
            last += 1
        return Found(i, last, whole, PART, _PLAN_PARTS[whole])
    text = lines[i].text.rstrip(" :")
    label = text if _GOALS_OF_YEAR.fullmatch(text) else _PLAN_SQUASHED.get(squash(text))
    begins = lines[i].gap or lines[i].text[0] in "•√-" or lines[i - 1].text[-1] in ".!?"
    if label is None or not begins or i + 1 >= len(lines):
        return None
    return Found(i, i, label, PART, role_of(label))


def role_of(title: str) -> Role:
    """Return the role that a heading's words give it; BODY when they say none."""
    if _GOALS_OF_YEAR.fullmatch(title):
        return Role.GOALS
    squashed = squash(title)
    label = whole_label(squashed)
    if label:
        return role_of_label(label)
    return _PLAN_PARTS[_PLAN_SQUASHED[squashed]] if squashed in _PLAN_SQUASHED else Role.BODY


def label_of(text: str) -> str | None:
    """Return the label of a part that the text is, as it is written whole; None for any other text."""
    squashed = squash(text)
    return whole_label(squashed) or _PLAN_SQUASHED.get(squashed)


def row_part(label: str) -> Role | None:
    """Return the role of the part that a table's row or column of this name gives; None for other names."""
    known = _ROW_SQUASHED.get(squash(label).rstrip("?"))
    role = known or role_of(label)
    return None if role is Role.BODY else role


def row_label(label: str) -> str | None:
    """Return how a row's label is marked that is a part only there: "Ansvarlig", "Økonomi"; else None."""
    return label + _OF_ROW if squash(label) in _ROW_SQUASHED else None


def is_part(title: str) -> bool:
    """Tell whether a title is the label of a part of an item, an initiative or a theme."""
    return label_of(title) is not None
