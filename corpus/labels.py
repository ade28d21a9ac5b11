"""Labels of the parts that every item and initiative has.

"Indstilling", "Hvorfor", "Formål, mål og succeskriterier": such a label is known by its words, also when
a narrow table column broke it over several lines or put it on one line with its cell.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.found import ITEM_PART, NARROW, PART, SHORT, Found
from corpus.lines import Line
from corpus.types import Role

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
    "Hvorfor?": Role.WHY,
    "Hvordan": Role.HOW,
    "Hvordan?": Role.HOW,
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
GOALS = ("Formål", "Mål", "Succeskriterier")  # what "Formål, mål og succeskriterier" is made of
_IN_ITEMS = {Role.CASE, Role.ECONOMY, Role.COMPETENCE, Role.BODY, Role.PROPOSAL, Role.DECISION}
# The labels of the parts that items of minutes have, with their roles.
OF_ITEMS = {label: role for label, role in _PARTS.items() if role in _IN_ITEMS}


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


@lru_cache(maxsize=50_000)
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
    if label in OF_ITEMS:
        return ITEM_PART
    return SHORT if label in GOALS else PART


@lru_cache(maxsize=50_000)  # a corpus has many lines that are alike
def _misspelt(squashed: str) -> str | None:
    if len(squashed) < 12:
        return None
    close = difflib.get_close_matches(squashed, _SQUASHED, n=1, cutoff=0.94)
    return _SQUASHED[close[0]] if close else None
