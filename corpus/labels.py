"""Labels of the parts that every item and initiative has, and what all headings share.

"Indstilling", "Hvorfor", "Formål, mål og succeskriterier": such a label is known by its words, also when
a narrow table column broke it over several lines or put it on one line with its cell.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lines import Line
from corpus.types import Role

# Levels of headings, outermost first; `corpus.headings` says what each is.
ITEM, ITEM_PART, THEME, CHAPTER, DEPARTMENT, GROUP, INITIATIVE, PART, SHORT = range(1, 10)

_PARTS = {
    "Sagsfremstilling": Role.CASE,
    "Sagsresumé": Role.CASE,
    "Resumé": Role.CASE,
    "Problemstilling": Role.CASE,
    "Økonomiske konsekvenser": Role.ECONOMY,
    "Økonomi og personale": Role.ECONOMY,
    "Beslutningskompetence": Role.COMPETENCE,
    "Lovgrundlag": Role.BODY,
    "Høring": Role.BODY,
    "Bilag": Role.BODY,
    "Indstilling": Role.PROPOSAL,
    "Beslutning": Role.DECISION,
    "Hvorfor": Role.WHY,
    "Hvordan": Role.HOW,
    "Status": Role.STATUS,
    "Formål, mål og succeskriterier": Role.GOALS,
    "Formål": Role.GOALS,
    "Mål": Role.GOALS,
    "Succeskriterier": Role.GOALS,
    "Opgaver - omfang og afgrænsning": Role.SCOPE,
    "Omfang og afgrænsning": Role.SCOPE,
    "Organisering og økonomi": Role.ORGANISATION,
    "Organisation og økonomi": Role.ORGANISATION,
    "Tidsplan": Role.STATUS,
    "Hvad var målet?": Role.RESULTS,
    "Hvad har vi realiseret?": Role.RESULTS,
    "Hvad har vi ikke realiseret?": Role.RESULTS,
}
_OF_ITEMS = {Role.CASE, Role.ECONOMY, Role.COMPETENCE, Role.BODY, Role.PROPOSAL, Role.DECISION}
_DECISION = re.compile(
    r"(?:Beslutning\s+(?:i\s+)?)?[A-ZÆØÅ][\w\- ]*(?:udvalg|bestyrelse|råd|direktion)\w*\s+"
    r"(?:i møde(?:t)?\s+)?(?:den\s+)?\d{1,2}\.(?:\s*og\s*\d{1,2}\.)?\s*\w+\s+\d{4}\s*:?"
    r"|Beslutning\s+(?:i\s+)?[A-ZÆØÅ][\w\- ]*\bden\b.*\d{4}\s*:?"
)
NARROW = 18  # characters: the widest line of a title column beside a table


@dataclass(frozen=True, slots=True)
class Found:
    """A heading made of the lines `first` to `last`, both included.

    `opens` is the line at which its text begins and `closes` the line at which it ends at the latest;
    they differ from the heading's own place when it stands after its text.
    """

    first: int
    last: int
    title: str
    level: int
    role: Role = Role.BODY
    opens: int = -1
    closes: int | None = None
    series: str = ""  # "fokusområde" of "Fokusområde 2"


def joined(lines: Sequence[Line], first: int, last: int) -> str:
    """Return the lines `first` to `last`, both included, as one title with its broken words joined."""
    whole = lines[first].whole
    if whole:
        return whole
    text = lines[first].text
    for line in lines[first + 1 : last + 1]:
        broken = re.search(r"[a-zæøåé]-$", text) and line.text[0].islower()  # "3D-" keeps its hyphen
        broken = broken or (re.search(r"\w-$", text) and line.text.isupper())
        if broken and not re.match(r"(?:og|eller|samt)\b", line.text):
            text = text[:-1] + line.text
        else:
            hyphen = text.endswith("-") and not re.match(r"(?:og|eller|samt)\b", line.text)
            text += ("" if hyphen else " ") + line.text
    return re.sub(r"\s+", " ", text).strip(" .")


def is_decision_heading(text: str) -> bool:
    """Tell whether the line says which organ decided when."""
    return bool(_DECISION.fullmatch(text))


def squash(text: str) -> str:
    """Return what labels are compared by: letters in lower case without spaces, hyphens and colons."""
    return re.sub(r"[\s•:-]+", "", text).casefold()


_SQUASHED = {squash(label): label for label in _PARTS}


def whole_label(squashed: str) -> str | None:
    """Return the label of a part that is written so, without spaces and hyphens, or None."""
    return _SQUASHED.get(squashed)


def role_of_label(label: str) -> Role:
    """Return the role of the part that a known label opens."""
    return _PARTS[label]


def begins_label(squashed: str) -> bool:
    """Tell whether the text is the beginning of a label, and not all of it."""
    return any(label.startswith(squashed) and label != squashed for label in _SQUASHED)


def find_part(lines: Sequence[Line], i: int) -> Found | None:
    """Find a label alone on its lines, even one that a narrow column broke ("Opgaver - om-/fang og ...")."""
    if (whole := lines[i].whole) in _PARTS:
        last = max(k for k in range(i, min(i + 3, len(lines))) if lines[k].whole == whole)
        return Found(i, last, whole, _level(whole), _PARTS[whole])
    text = ""
    if not squash(lines[i].text):
        return None  # a dash alone, which is a cell
    for last in range(i, min(i + 4, len(lines))):
        if last > i and (lines[last].gap or len(lines[last].text) > NARROW):
            break
        text += squash(lines[last].text)
        label = _SQUASHED.get(text) or _misspelt(text)
        # A cell may hold a dash alone, which adds nothing to the label.
        rest = squash(lines[last + 1].text) if last + 1 < len(lines) else ""
        if label and not (rest and text + rest in _SQUASHED):
            return Found(i, last, label, _level(label), _PARTS[label])
    if re.fullmatch(r"Formål, mål\s*(?:og(?: succes-)?)?", lines[i].text.strip()):
        label = "Formål, mål og succeskriterier"  # its last line is on the next page, inside the cell
        last = i + (i + 1 < len(lines) and lines[i + 1].text.startswith("og "))
        return Found(i, last, label, PART, Role.GOALS)
    return None


def _level(label: str) -> int:
    if _PARTS[label] in _OF_ITEMS:
        return ITEM_PART
    return SHORT if label in ("Formål", "Mål", "Succeskriterier") else PART


def is_label(text: str) -> bool:
    """Tell whether the text is nothing but the label of a part."""
    return squash(text) in _SQUASHED


def _misspelt(squashed: str) -> str | None:
    if len(squashed) < 12:
        return None
    close = difflib.get_close_matches(squashed, _SQUASHED, n=1, cutoff=0.94)
    return _SQUASHED[close[0]] if close else None
