"""Labels of the parts that every item and initiative has, and what all headings share.

"Indstilling", "Hvorfor", "Formål, mål og succeskriterier": such a label is known by its words, also when
a narrow table column broke it over several lines or put it on one line with its cell.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.item_lines import is_meta, says_openness
from corpus.lines import Line
from corpus.types import Role

# Levels of headings, outermost first; `corpus.headings` says what each is.
AGENDA, ITEM, ITEM_PART, THEME, CHAPTER, DEPARTMENT, GROUP, INITIATIVE, PART, SHORT = range(10)

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
# What an advisory council says in the end; in other minutes it ends the case, and the decision is another's.
_CONCLUSIONS = (
    "Konklusion", "Konklusioner", "Rådets konklusion", "Udvalgets konklusion", "Bestyrelsens konklusion",
)  # fmt: skip
# Further parts that items have in other municipalities' minutes; in other documents the same words head
# chapters, so these are labels within minutes only.
_ITEM_PARTS = {
    Role.CASE: (
        "Resume", "Sagsresume", "Løsning", "Baggrund", "Sagens baggrund", "Beslutningstema", "Anledning",
        "Vurdering", "Forvaltningens vurdering", "Forvaltningens bemærkninger", "Administrationens vurdering",
        "Administrationens bemærkninger", "Redegørelse", "Sagsbeskrivelse", "Beskrivelse af sagen",
        "Supplerende sagsfremstilling", "Supplerende sagsbeskrivelse", "Supplerende bemærkninger", "Indhold",
        "Sagens indhold", "Indledning", "Kort fortalt", "Sagen kort", "Sagen i korte træk", "Beskrivelse",
        "Baggrund for sagen", "Sagsbaggrund", "Hvad handler sagen om?", "Uddybende sagsfremstilling",
        "Direktionens bemærkninger", "Faglig vurdering", "Overvejelser", "Begrundelse",
        "Begrundelse for indstillingen", "Hvad skal udvalget beslutte?", "Hvad skal der tages stilling til?",
    ),
    Role.ECONOMY: (
        "Økonomi", "Økonomi og finansiering", "Økonomiske forhold", "Økonomiske overvejelser", "Finansiering",
        "Bevillingsmæssige konsekvenser", "Personalemæssige konsekvenser", "Konsekvenser for økonomien",
        "Økonomiske og personalemæssige konsekvenser", "Økonomiske og bevillingsmæssige konsekvenser",
        "Budgetmæssige konsekvenser", "Økonomi og bevilling", "Bevilling", "Økonomi og ressourcer",
    ),
    Role.COMPETENCE: ("Kompetence", "Beslutningsniveau"),
    Role.PROPOSAL: (
        "Indstillinger", "Administrativ indstilling", "Administrationens indstilling",
        "Forvaltningens indstilling", "Direktionens indstilling", "Direktørens indstilling",
        "Borgmesterens indstilling", "Forslag til beslutning", "Indstilling til beslutning",
    ),
    Role.DECISION: (
        "Beslutninger", "Udvalgets beslutning", "Byrådets beslutning", "Kommunalbestyrelsens beslutning",
        "Beslutning i udvalget", "Vedtagelse", "Dagens beslutning",
    ),
    Role.BODY: (
        "Retsgrundlag", "Lovhjemmel", "Retsregler", "Høringssvar", "Inddragelse", "Borgerinddragelse",
        "Sagsforløb", "Sagsgang", "Forventet sagsgang", "Videre proces", "Videre forløb", "Proces",
        "Tidligere behandling", "Tidligere beslutninger", "Tidligere beslutning", "Historik", "Kommunikation",
        "Politisk behandling", "Miljøvurdering", "Sundhedsmæssige konsekvenser", "Miljømæssige konsekvenser",
        "Bæredygtighed", "Konsekvenser", "Effekt", "Personale", "Vedlagte bilag", "Bilagsfortegnelse",
        "Bilagsliste", "Bilag til sagen", "Bilag i sagen", "Dokument", "Dokumenter", "Links",
        "Protokolbemærkning", "Åbent bilag", "Åbne bilag", "Offentlige bilag", *_CONCLUSIONS,
    ),
    Role.ATTENDANCE: (
        "Fraværende", "Fravær", "Afbud", "Afbud fra", "Fraværende med afbud", "Fraværende uden afbud",
        "Afbud/Fraværende", "Ikke til stede", "Ej til stede", "Til stede", "Tilstede", "Tilstedeværende",
        "Mødedeltagere", "Deltagere", "Mødte", "Medlemmer", "Fremmødte", "Fremmøde", "Stedfortræder",
        "Stedfortrædere", "Suppleant", "Suppleanter", "Inhabilitet", "Inhabil", "Inhabile",
        "Øvrige deltagere", "Andre deltagere", "Deltagere fra forvaltningen",
        "Deltagere fra administrationen", "Gæster",
    ),
}  # fmt: skip
_ATTACHMENTS = re.compile(
    r"(?:vedlagte |åb(?:ent|ne) |offentlige )?bilag|bilag(?:sfortegnelse|sliste| [it]i?l? ?sagen)", re.I
)
_OF_ITEMS = {Role.CASE, Role.ECONOMY, Role.COMPETENCE, Role.BODY, Role.PROPOSAL, Role.DECISION}
_DAY = r"\d{1,2}(?:\.(?:\s*(?:og|[-–])\s*\d{1,2}\.)?\s*\w+\s+|[.\-/]\d{1,2}[.\-/]\s?)\d{4}"
_WORDS = r"(?:[A-ZÆØÅ][\w-]*,?\s+(?:og\s+)?)*"  # "Social- og ", "Det Sociale "
_ORGAN = (
    rf"{_WORDS}[\w-]*(?i:udvalge?|bestyrelse|råde?|direktion|repræsentation|magistrat)(?:n|en|t)?s?"
    r"(?:\s+for\s+\w[\w\-, ]{2,50}?)?"  # "Udvalget for Teknik og Miljø"
)
_SAYS = r"(?i:beslutning(?:en)?|afgørelse|protokol)(?:\s+truffet)?(?:\s+på\s+møde)?"
_IN = r",?\s+(?:(?:i|fra|af|for)\s+)?(?:møde\s+(?:i|den)\s+)?"
_ON = r",?\s+(?:(?:i\s+)?(?:ekstraordinært?\s+)?mødet?\s+)?(?:d\.|den)?\s*(?:\w+dag\s+den\s+)?"
_POINT = r"(?:,?\s*(?:pkt\.?|punkt|sag(?:\s+nr)?\.?)\s*\d{1,4}\w?)?"
_END = r"\s*:?"  # with a full stop it ends a sentence
_DECISION = re.compile(
    rf"(?:{_SAYS}{_IN})?{_ORGAN}{_ON}{_DAY}{_POINT}{_END}"
    rf"|{_SAYS}\s+(?:i\s+)?[A-ZÆØÅ][\w\- ]*\bden\b.{{0,20}}\d{{4}}{_END}"
    rf"|{_ORGAN}s\s+(?:beslutning|afgørelse)(?:\s+i\s+mødet?)?\s+(?:af\s+|den\s+)?{_DAY}{_END}",
)
# What says "decision" without a day, or a day without an organ: the rest is that of the meeting.
_BARE_DECISION = re.compile(
    rf"{_SAYS}(?:{_IN}{_ORGAN})?{_END}|{_SAYS}\s+(?:den\s+)?{_DAY}{_END}|{_ORGAN}s\s+beslutning{_END}"
    r"|(?:Beslutning|Referat)\s+(?:for|til)\s+(?:[Pp]unkt|[Pp]kt\.?|[Ss]ag)\s*\d{1,4}\b.{0,150}"
)
# "Direktørens indstilling: For stemte A og V" within a decision says how that was voted on.
_VOTED_ON = re.compile(
    r"(?:(?:for|imod|mod)\b.{0,20}\bstem|\d{1,2}\s+stem|(?:blev|er)\s+\w|godkendt|vedtaget|tiltrådt|anbefalet"
    r"|forkastet|bortfaldt|faldt|enstemmig)",
    re.IGNORECASE,
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
    closed: bool = False  # an item treated behind closed doors


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


def begins_block(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line may begin something new: after a gap, a full stop or a line with a case number."""
    before = lines[i - 1].text if i else ""
    return (
        lines[i].gap or before.endswith((".", ":", ")", "!", "?")) or is_meta(before) or says_openness(before)
    )


def is_decision_heading(text: str) -> bool:
    """Tell whether the line says which organ decided when."""
    return len(text) <= _LONGEST_HEADING and text[:1].isupper() and bool(_DECISION.fullmatch(text))


def is_bare_decision_heading(text: str) -> bool:
    """Tell whether the line says that a decision follows, but not whose or of which day, or neither."""
    return len(text) <= _LONGEST_HEADING and text[:1].isupper() and bool(_BARE_DECISION.fullmatch(text))


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


_OF_MINUTES = {squash(label): (label, role) for role, labels in _ITEM_PARTS.items() for label in labels}
_OF_MINUTES |= {squash(label): (label, role) for label, role in _PARTS.items() if role in _OF_ITEMS}
_SQUASHED_CONCLUSIONS = {squash(label) for label in _CONCLUSIONS}
# Whoever prepares the matter: "Skolechefens indstilling"; a committee's is what it decided.
_PROPOSED_BY = re.compile(
    r"(?!\w*(?:[Uu]dvalg|[Rr]åde|[Bb]estyrelse))[A-ZÆØÅ][\w-]+s (?:indstilling|anbefaling"
    r"|forslag til beslutning)\s*:?"
    r"|(?:Indstilling|Anbefaling) fra (?!\w*(?:[Uu]dvalg|[Rr]åd|[Bb]estyrelse))[\w-]+\s*:?"
)
_LONGEST_LABEL = 70  # characters
_LONGEST_HEADING = 200  # characters in the heading of a decision


def find_item_part(lines: Sequence[Line], i: int) -> Found | None:
    """Find the label of a part that items of minutes have, or two of them: "Økonomi og lovgrundlag"."""
    label = item_label(lines[i].text)
    return Found(i, i, label[0], ITEM_PART, label[1]) if label else None


def item_label(text: str) -> tuple[str, Role] | None:
    """Return the label that the text is within minutes, and the role of the part under it."""
    if len(text) > _LONGEST_LABEL:
        return None
    known = _OF_MINUTES.get(squash(text))
    if known:
        return known
    if _PROPOSED_BY.fullmatch(text):
        return text.rstrip(" :."), Role.PROPOSAL
    pieces = re.split(r"\s*/\s*|,\s+|\s+(?:og|samt)\s+", text.rstrip(" :."))
    roles = [_OF_MINUTES[squash(piece)][1] for piece in pieces if squash(piece) in _OF_MINUTES]
    if len(pieces) < 2 or len(roles) < len(pieces) or not text[:1].isupper():
        return None
    return text.rstrip(" :."), next((role for role in roles if role is not Role.BODY), Role.BODY)


def is_conclusion(label: str) -> bool:
    """Tell whether a part's label is one under which small councils write what they decided."""
    return squash(label) in _SQUASHED_CONCLUSIONS


def is_attachments(label: str) -> bool:
    """Tell whether a part's label says that attachments are listed under it."""
    return bool(_ATTACHMENTS.fullmatch(label))


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
    return SHORT if label in GOALS else PART


@lru_cache(maxsize=8_192)  # what many questions find is looked at again and again
def is_label(text: str) -> bool:
    """Tell whether the text is nothing but the label of a part."""
    squashed = squash(text)
    return squashed in _SQUASHED or squashed in _OF_MINUTES


@lru_cache(maxsize=50_000)  # a corpus has many lines that are alike
def _misspelt(squashed: str) -> str | None:
    if len(squashed) < 12:
        return None
    close = difflib.get_close_matches(squashed, _SQUASHED, n=1, cutoff=0.94)
    return _SQUASHED[close[0]] if close else None


def split_item_labels(lines: Sequence[Line]) -> list[Line]:
    """Part the label of an item's part from its text on the same line: "Indstilling: Forvaltningen ..."."""
    parted: list[Line] = []
    for i, line in enumerate(lines):
        match = re.match(r"([A-ZÆØÅ][^:]{3,90}):\s+(?=\S)", line.text)
        label = item_label(match[1]) if match else None
        splits = match and (
            is_decision_heading(match[1])
            or (is_bare_decision_heading(match[1]) and not is_bare_decision_heading(line.text))
            or (begins_block(lines, i) and label is not None and label[1] is not Role.ATTENDANCE)
        )
        if match and label and label[1] is Role.PROPOSAL and _VOTED_ON.match(line.text, match.end()):
            splits = False
        if not match or not splits:
            parted.append(line)
            continue
        end = line.start + match.end(1) + 1
        parted.append(replace(line, end=end, text=match[1] + ":"))
        rest = line.start + match.end()
        parted.append(replace(line, start=rest, text=line.text[match.end() :], gap=True, page_top=False))
    return parted
