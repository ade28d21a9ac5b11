"""To whom cases were recommended: "Hvilke sager blev anbefalet til kommunalbestyrelsen?".

The organ behind "til" is no bound on who decided: it is the one that the case went on to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.case_way import Step
from assistant.cite import section_at
from assistant.forms import heading_of_level
from assistant.types import ChipKind
from assistant.understand import Reading
from corpus import names
from corpus.decisions import Decision
from corpus.found import ITEM
from corpus.outcomes import Result
from corpus.types import Role

_COUNCILS = frozenset(
    names.key(name)
    for name in ("Kommunalbestyrelsen", "Kommunalbestyrelse", "Byrådet", "Byråd", "Borgerrepræsentationen")
)
_COUNCIL = r"(?:kommunalbestyrelse\w*|byråd\w*|borgerrepræsentation\w*|(?:\w+ )?council|KB|KMB|BR)\b"
_TO = r"\b(?:til|over\s?for|to|before)\s+(?:the\s+)?"
_SETTLES = r"\b(?:skal|mangler|must)\s+(?:the\s+)?"  # "Hvilke sager skal byrådet godkende?"
_TO_COUNCIL = re.compile(rf"(?:{_TO}|{_SETTLES}){_COUNCIL}", re.IGNORECASE)
_TO_COMMITTEE = re.compile(rf"{_TO}(?P<who>.*)", re.IGNORECASE)
_COMMITTEE = re.compile(r"udvalg", re.IGNORECASE)
_PASSED_TO = re.compile(r"\b(?:til|over\s?for)\s+(?P<who>[^.\n]{3,60})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Receiver:
    """The organ that cases went on to: its name, and the keys of all names that it may go by."""

    name: str
    keys: frozenset[str]

    @property
    def is_council(self) -> bool:
        return bool(self.keys & _COUNCILS)


def receiver_of(reading: Reading) -> Receiver | None:
    """Return the organ that a question asks of as the one cases were recommended to; None for none."""
    organs = [chip.label for chip in reading.chips if chip.kind is ChipKind.ORGAN and not chip.by_hand]
    if found := _TO_COUNCIL.search(reading.text):
        known = next((organ for organ in organs if names.key(organ) in _COUNCILS), None)
        written = next(iter(names.find_names(found.group())), "Kommunalbestyrelsen")
        return Receiver(known or written[0].upper() + written[1:], _COUNCILS)
    behind = _TO_COMMITTEE.search(reading.text)
    if behind is None:
        return None
    named = {names.key(name) for name in names.find_names(behind["who"])}
    shortened = set(re.findall(r"\w+", behind["who"]))
    meant = (o for o in organs if names.key(o) in named or names.abbreviations(o) & shortened)
    organ = next(meant, organs[-1] if organs and re.search(r"committee", behind["who"]) else None)
    return Receiver(organ, frozenset({names.key(organ)})) if organ else None


def without_receiver(reading: Reading, receiver: Receiver) -> Reading:
    """Return a question as one that the receiver does not bound."""
    if reading.bounds.strict_organs:
        return reading
    organs = tuple(organ for organ in reading.bounds.organs if names.key(organ) not in receiver.keys)
    chips = tuple(
        chip
        for chip in reading.chips
        if chip.kind is not ChipKind.ORGAN or names.key(chip.label) not in receiver.keys
    )
    return replace(reading, bounds=replace(reading.bounds, organs=organs), chips=chips)


def goes_to(decision: Decision, receiver: Receiver) -> bool | None:
    """Tell whether a recommendation went to an organ; None where the minutes do not say to whom.

    Its own words tell, else who may decide the case ("Beslutningskompetence"). What the receiver itself
    recommended went to another.
    """
    if names.key(decision.organ) in receiver.keys:
        return False
    said = [_organs(match["who"]) for match in _PASSED_TO.finditer(decision.text)]
    named = set().union(*said)
    if named:
        return bool(named & receiver.keys)
    entitled = _organs(_competence(decision))
    if not entitled or not receiver.is_council:  # a committee is on the way to who may decide
        return None
    return bool(entitled & receiver.keys)


def awaited(steps: Sequence[Step]) -> str | None:
    """Return the organ whose decision a case's newest word, a recommendation, still awaits.

    None where the case has ended, where nothing tells who decides it, and where that organ's word is there.

    Args:
        steps: the case's way, the newest word first.
    """
    if not steps or Result.RECOMMENDED not in steps[0].decision.results:
        return None
    newest = steps[0].decision
    said = [name for match in _PASSED_TO.finditer(newest.text) for name in _named(match["who"])]
    own = {names.key(step.decision.organ) for step in steps if step.decision.date == newest.date}
    heard = own | {names.key(step.decision.organ) for step in steps}
    entitled = [name for name in said or _named(_competence(newest)) if names.key(name) not in own]
    # A council may have sent the case back before; a committee that was heard has had its say.
    council = next((name for name in entitled if names.key(name) in _COUNCILS), None)
    return council or next((name for name in entitled if names.key(name) not in heard), None)


def _named(text: str) -> list[str]:
    """Return the organs that decide which a text names, as a name begins a sentence."""
    found = [names.nominative(name) for name in names.find_names(text) if _organs(name)]
    return [name[0].upper() + name[1:] for name in found]


def _organs(text: str) -> set[str]:
    """Return the keys of the organs that decide which a text names."""
    return {
        key
        for name in names.find_names(text)
        if (key := names.key(name)) in _COUNCILS or _COMMITTEE.search(name)
    }


def _competence(decision: Decision) -> str:
    """Return what the item says of who may decide; empty where it says nothing."""
    document = decision.document
    item = heading_of_level(section_at(document, decision.start), ITEM)
    if item is None:
        return ""
    parts = (s for s in document.sections if item in s.headings and s.role is Role.COMPETENCE)
    return "\n".join(document.text.text[s.start : s.end] for s in parts)
