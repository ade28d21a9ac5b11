"""Why a question has no answer: a bound that nothing keeps, or what is not said of the matter."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.demands import demand_of
from assistant.texts import texts
from assistant.types import ChipKind
from assistant.understand import Reading
from index.search import Index
from index.types import Bounds, Hit, Query


def refusal(
    index: Index, hits: Sequence[Hit], reading: Reading, *, told_of: bool, said: str | None = None
) -> str:
    """Return the reason in a sentence or two.

    Args:
        index: the documents.
        hits: what was found.
        reading: the question.
        told_of: whether the documents do speak of the matter.
        said: what is known of the reason from what was found.
    """
    say, bounds = texts(reading.language), reading.bounds
    labels = say.join([chip.label for chip in reading.chips])
    if not hits and reading.chips:
        if any(chip.by_hand for chip in reading.chips):
            return say.say("not_found", "filter", bounds=labels)
        query = Query(reading.text)
        more = f" {said}" if said else ""
        if bounds.years and not index.search(query, Bounds(years=bounds.years), 1):
            return say.say("not_found", "year", years=say.join(_labels(reading, ChipKind.YEAR))) + more
        if bounds.organs and not index.search(query, Bounds(organs=bounds.organs), 1):
            named = [organ[:1].upper() + organ[1:] for organ in bounds.organs]
            return say.say("not_found", "organ", organs=say.join(named)) + more
        return said or say.say("not_found", "bounds", bounds=labels)
    if any(chip.by_hand for chip in reading.chips):
        return say.say("not_found", "filter", bounds=labels)
    if said:
        return said
    demand = demand_of(reading.sought)
    return say.say("not_found", demand.value if demand and told_of else "nothing")


def _labels(reading: Reading, kind: ChipKind) -> list[str]:
    return [chip.label for chip in reading.chips if chip.kind is kind]
