"""What the last stops of a tour show: whose decisions are known, one of them, a question with its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.focus.related import Related, RelatedDecision
from assistant.focus.types import Excerpt, Library
from assistant.focus.whole import shortened
from assistant.place import clean_offset
from assistant.types import Filters, Outcome
from corpus.decisions import Decision
from corpus.outcomes import Result

_DECIDED = {Result.APPROVED, Result.APPROVED_CHANGED, Result.DECIDED, Result.REJECTED}
_LONGEST = 420  # characters of a quote
_NEAR = 0.36  # likeness from which all that was judged was about the theme's matter (`related.py`)
_NEWEST = 20  # decisions that a newcomer may still hear about


def organs_of(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Return the organs that decided something, the busiest first."""
    counts = Counter(decision.organ for decision in decisions if not decision.closed)
    return tuple(organ for organ, _ in counts.most_common())


def shown_decision(found: Sequence[Related]) -> RelatedDecision | None:
    """Return the decision that is likest to one of the themes; None where none is near.

    A recommendation is none, and neither is what was put off.
    """
    near = (each for one in found for each in one.decisions if each.likeness >= _NEAR and _fits(each))
    return max(near, key=lambda each: each.likeness, default=None)


def current(found: Sequence[Related], decisions: Sequence[Decision], first_year: int) -> tuple[Decision, ...]:
    """Return decisions that tell a newcomer something: those about the themes, then the newest.

    What was decided before the strategy came is history.

    Args:
        found: what may be related to each theme.
        decisions: all that are known.
        first_year: of the strategy.
    """
    about = [each.decision for one in found for each in one.decisions]
    dated = sorted((d for d in decisions if d.date), key=lambda d: str(d.date), reverse=True)
    kept = [d for d in (*about, *dated[:_NEWEST]) if d.date and d.date.year >= first_year and not d.closed]
    return tuple({(d.document.id, d.start): d for d in kept}.values())


def _fits(each: RelatedDecision) -> bool:
    text = each.excerpt.text.strip()
    return is_decided(each.decision) and len(text) <= _LONGEST and len(text.split()) > 3


def is_decided(decision: Decision) -> bool:
    """Tell whether each point was decided by the organ, not recommended to another or put off."""
    return bool(decision.results) and set(decision.results) <= _DECIDED


def first_answer(library: Library, questions: Sequence[str]) -> tuple[str, Excerpt] | None:
    """Return the first of the questions that is answered, and how its answer begins; None for none."""
    for question in questions:
        answer = library.ask(question, Filters())
        source = answer.citations[0].source if answer.outcome is Outcome.ANSWERED else None
        document = next((d for d in library.documents() if source and d.id == source.document_id), None)
        if source is None or document is None:
            continue
        start, line = clean_offset(document, source.start), source.text.partition("\n")[0]
        begun = shortened(Excerpt(document, start, start + len(line)), _LONGEST)
        if begun and line.startswith(begun.text):
            return question, begun
    return None
