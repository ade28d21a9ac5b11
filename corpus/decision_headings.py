"""Headings of decisions: "Beslutning i Økonomiudvalget den 24. januar 2012"."""

from __future__ import annotations

import re

_LONGEST_HEADING = 200  # characters in the heading of a decision
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


def is_decision_heading(text: str) -> bool:
    """Tell whether the line says which organ decided when."""
    return len(text) <= _LONGEST_HEADING and text[:1].isupper() and bool(_DECISION.fullmatch(text))


def is_bare_decision_heading(text: str) -> bool:
    """Tell whether the line says that a decision follows, but not whose or of which day, or neither."""
    return len(text) <= _LONGEST_HEADING and text[:1].isupper() and bool(_BARE_DECISION.fullmatch(text))
