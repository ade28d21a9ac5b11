"""What was found to answer a part of a question."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.cite import Quote
from assistant.likely import Likelihood


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a part of a question, and how likely the likeliest sentence is to; None: not judged.

    `answerable` is what the gate makes of that (`gate.py`). `said` tells what the documents do not say:
    beside the quotes, or why there are none.
    """

    part: str
    quotes: list[Quote]
    likely: float | None
    read: Likelihood | None  # of all sentences that were judged
    said: str | None = None
    answerable: float | None = None
