"""What a quote of minutes stands for: what was decided and how that ended, or only what was proposed."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.cite import section_at
from assistant.place import clean_offset
from corpus.decisions import decisions_of
from corpus.outcomes import Result
from corpus.types import Document, Kind, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """How a decision ended, point by point; a proposal has no results."""

    results: tuple[Result, ...]
    is_proposal: bool = False


def standing_of(document: Document, start: int, end: int) -> Standing | None:
    """Return what the source stretch `start` to `end` of minutes stands for; None for neither of the two."""
    if document.kind is not Kind.MINUTES:
        return None
    first, last = clean_offset(document, start), clean_offset(document, max(start, end - 1)) + 1
    for decision in decisions_of(document):
        if not decision.closed and decision.start < last and first < decision.end:
            return Standing(tuple(dict.fromkeys(decision.results)))
    section = section_at(document, first)
    return Standing((), is_proposal=True) if section and section.role is Role.PROPOSAL else None
