"""Labels of the parts that every item and initiative has, and what all headings share.

"Indstilling", "Hvorfor", "Formål, mål og succeskriterier": such a label is known by its words, also when
a narrow table column broke it over several lines or put it on one line with its cell.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
_QUESTIONS = re.compile(r"(Hvad (?:var målet|har vi (?:ikke )?realiseret)\?)\s+(?=\S)")
_TITLE_CELL = re.compile(
    r"((?:[A-ZÆØÅ]|\d[\w-]*\s[a-z])[\w\-/]*(?:\s(?!\d)[a-zæøå][\w\-/]*){0,5})\s+(?=[A-ZÆØÅ”].{15,})"
)
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
    text = lines[first].text
    for line in lines[first + 1 : last + 1]:
        broken = re.search(r"\w-$", text) and (line.text[0].islower() or line.text.isupper())
        if broken and not re.match(r"(?:og|eller|samt)\b", line.text):
            text = text[:-1] + line.text
        else:
            text += ("" if text.endswith("-") and line.text[0].isupper() else " ") + line.text
    return re.sub(r"\s+", " ", text).strip(" .")


def is_decision_heading(text: str) -> bool:
    """Tell whether the line says which organ decided when."""
    return bool(_DECISION.fullmatch(text))


def _squash(text: str) -> str:
    return re.sub(r"[\s•:-]+", "", text).casefold()


_SQUASHED = {_squash(label): label for label in _PARTS}


def find_part(lines: Sequence[Line], i: int) -> Found | None:
    """Find a label alone on its lines, even one that a narrow column broke ("Opgaver - om-/fang og ...")."""
    text = ""
    for last in range(i, min(i + 4, len(lines))):
        if last > i and (lines[last].gap or len(lines[last].text) > NARROW):
            break
        text += _squash(lines[last].text)
        label = _SQUASHED.get(text) or _misspelt(text)
        more = last + 1 < len(lines) and text + _squash(lines[last + 1].text) in _SQUASHED
        if label and not more:
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
    return _squash(text) in _SQUASHED


def _misspelt(squashed: str) -> str | None:
    if len(squashed) < 12:
        return None
    close = difflib.get_close_matches(squashed, _SQUASHED, n=1, cutoff=0.94)
    return _SQUASHED[close[0]] if close else None


def find_group(lines: Sequence[Line], i: int) -> Found | None:
    """Find the heading of a group of initiatives at line `i`."""
    if not re.fullmatch(r"(?:Nye in?i?tiativer|Nye indsatser|Initiativer fra .{5,80}?)[:.]?", lines[i].text):
        return None
    return Found(i, i, lines[i].text.rstrip(" :."), GROUP)


def split_labels(lines: Sequence[Line]) -> list[Line]:
    """Part what a table's columns put on one line.

    A label from its cell: "Hvad var målet?  Igangsættelse af ...". And an initiative's title from its
    description, when the goals follow: "Sikre skoleveje Fagudvalg har besluttet, at ...".
    """
    parted: list[Line] = []
    for i, line in enumerate(lines):
        match = (
            _QUESTIONS.match(line.text)
            or _label_cell(line.text)
            or (_titles_a_table(lines, i) and _TITLE_CELL.match(line.text))
        )
        if not match:
            parted.append(line)
            continue
        label = match[1].rstrip()
        parted.append(replace(line, end=line.start + len(label), text=label))
        rest = line.start + match.end()
        parted.append(replace(line, start=rest, text=line.text[match.end() :], gap=True, page_top=False))
    return parted


def _label_cell(text: str) -> re.Match[str] | None:
    """Match the label in a row of two cells as word processors' tables are read: "Formål | At ..."."""
    match = re.match(r"([^|]{3,60}) \| (?=([^|]+)$)", text)
    return match if match and is_label(match[1]) and not is_label(match[2]) else None


def _titles_a_table(lines: Sequence[Line], i: int) -> bool:
    """Tell whether the line begins the paragraph before a plan's "Formål, mål og succeskriterier"."""
    if not (lines[i].gap or (i and find_group(lines, i - 1))) or len(lines[i].text) <= 2 * NARROW:
        return False
    following = next((j for j in range(i + 1, min(i + 9, len(lines))) if lines[j].gap), None)
    before = lines[i - 1].text if i else ""
    return following is not None and lines[following].text.startswith("Formål, mål") and len(before) > NARROW
