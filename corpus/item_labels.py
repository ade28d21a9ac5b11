"""Labels of the parts that items have within minutes, in many municipalities' words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.decision_headings import is_bare_decision_heading, is_decision_heading
from corpus.found import ITEM_PART, Found, begins_block
from corpus.labels import OF_ITEMS, squash, whole_label
from corpus.lines import Line
from corpus.types import Role

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
# "Direktørens indstilling: For stemte A og V" within a decision says how that was voted on.
_VOTED_ON = re.compile(
    r"(?:(?:for|imod|mod)\b.{0,20}\bstem|\d{1,2}\s+stem|(?:blev|er)\s+\w|godkendt|vedtaget|tiltrådt|anbefalet"
    r"|forkastet|bortfaldt|faldt|enstemmig)",
    re.IGNORECASE,
)

_OF_MINUTES = {squash(label): (label, role) for role, labels in _ITEM_PARTS.items() for label in labels} | {
    squash(label): (label, role) for label, role in OF_ITEMS.items()
}
_SQUASHED_CONCLUSIONS = {squash(label) for label in _CONCLUSIONS}
# Whoever prepares the matter: "Skolechefens indstilling"; a committee's is what it decided.
_PROPOSED_BY = re.compile(
    r"(?!\w*(?:[Uu]dvalg|[Rr]åde|[Bb]estyrelse))[A-ZÆØÅ][\w-]+s (?:indstilling|anbefaling"
    r"|forslag til beslutning)\s*:?"
    r"|(?:Indstilling|Anbefaling) fra (?!\w*(?:[Uu]dvalg|[Rr]åd|[Bb]estyrelse))[\w-]+\s*:?"
)
_LONGEST_LABEL = 70  # characters


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


@lru_cache(maxsize=8_192)  # what many questions find is looked at again and again
def is_label(text: str) -> bool:
    """Tell whether the text is nothing but the label of a part."""
    squashed = squash(text)
    return whole_label(squashed) is not None or squashed in _OF_MINUTES


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
