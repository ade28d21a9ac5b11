"""What the record of the meetings tells in answer to a question."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.cite import Quote


@dataclass(frozen=True, slots=True)
class Told:
    """What the minutes tell, and in a sentence what they do not; without quotes they tell nothing of it."""

    quotes: tuple[Quote, ...] = ()
    said: str | None = None
