"""The later parts of a question that lean on the first one: which answer is theirs, and whether there is any.

"Hvad blev besluttet om hallen, og hvorfor?" is answered by the decision and by what gives a reason for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cite import Quote, section_at
from assistant.decision_asked import CaseWant, case_want
from assistant.forms import heading_of_level
from assistant.found import Found
from assistant.gate import ANSWERS
from assistant.two_questions import Part, overlap
from assistant.understand import Reading, wants_of
from corpus.found import ITEM
from corpus.types import Heading

# A decision is shown with who made it and when.
_BY_WHOM = re.compile(
    r"\W*(?:af\s+hvem|by\s+whom|hvornår|when"
    r"|(?:hvem|hvornår|who|when)\b.{0,20}\b(?:beslut\w*|vedt[ao]g\w*|godkend\w*|afgj\w*|decid\w*|approv\w*|adopt\w*)"
    r"(?:\s+(?:det|den|it|that))?)\W*",
    re.IGNORECASE,
)
_WHY = re.compile(r"\b(?:hvorfor|begrundelse\w*|årsag\w*|grunden|why|reasons?|grounds?)\b", re.IGNORECASE)
# What joins a reason to what it is for; "idet" and "da" as often join what else was said.
_REASON = re.compile(
    r"\b(?:henvisning til|begrund\w+|fordi|derfor|hvorfor|på grund af|pga|skyldes|baggrund\w*|årsag\w*"
    r"|formål\w*|hensyn(?:et|tagen)?|med henblik på|for at|så(?:ledes)? at|strider mod|uoverensstemmelse)\b",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"\b(?:idet|da|eftersom|because|since)\b", re.IGNORECASE)


def first_of(parts: Sequence[Part], reading: Reading) -> Reading:
    """Return the first part as a reading; what is asked after it of a decision is not asked by it."""
    first = replace(reading, sought=parts[0].text)
    alone = replace(first, text=parts[0].text, wants=wants_of(parts[0].text))
    return alone if case_want(alone) is not case_want(first) else first


def is_why(part: str) -> bool:
    """Tell whether a part asks for a reason."""
    return bool(_WHY.search(part))


def gives_reason(text: str) -> bool:
    """Tell whether a text joins a reason to what it says, so that it may answer why."""
    return bool(_REASON.search(text) or _BECAUSE.search(text))


def is_told_already(part: str, first: Reading, own: Reading, known: Sequence[Quote]) -> bool:
    """Tell whether the answer to the first part says what a later one asks, by its form.

    Args:
        part: the later part in the question's words.
        first: the first part.
        own: the later part as a question of its own.
        known: the quotes that answer the first part.
    """
    decided = case_want(first) is CaseWant.OUTCOME and bool(known)
    if decided and _BY_WHOM.fullmatch(part):
        return True
    asks_why = bool(_WHY.search(part)) or case_want(own) is CaseWant.GROUNDS
    return asks_why and any(_REASON.search(quote.text) for quote in known)


def further(part: str, own: Reading, found: Found, known: Sequence[Quote]) -> list[Found]:
    """Return what was found for a later part, without quotes where none surely answers it.

    Nothing at all where the quotes that are known answer it as well.
    """
    if _WHY.search(part) or case_want(own) is CaseWant.GROUNDS:
        items = {_item(quote) for quote in known} - {None}
        of_it = [quote for quote in found.quotes if not items or _item(quote) in items]
        return [replace(found, part=part, quotes=[q for q in of_it if _REASON.search(q.text)])]
    if found.read and any(found.read.of(q.document, q.start, q.end) >= ANSWERS for q in known):
        return []
    sure = found.likely is None or found.likely >= ANSWERS or case_want(own) is not None
    if not sure and any(overlap(quote, other) for quote in found.quotes for other in known):
        return []
    return [replace(found, part=part, quotes=found.quotes if sure else [])]


def _item(quote: Quote) -> tuple[str, Heading] | None:
    """Return the item of minutes that a quote is of."""
    item = heading_of_level(section_at(quote.document, quote.start), ITEM)
    return (quote.document.id, item) if item else None
