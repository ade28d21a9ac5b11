"""Answers that were given before their documents were changed or removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.texts import texts
from assistant.types import Answer, Outcome, Source


def standing(answer: Answer, stands: Callable[[Source], bool]) -> Answer:
    """Return the answer as it may be shown now: nothing of it that its documents no longer say.

    An answer that quotes what is gone is gone as a whole; the question stays, to be asked again.
    """
    if not all(stands(citation.source) for citation in answer.citations):
        return replace(
            answer,
            outcome=Outcome.WITHDRAWN,
            opening=texts(answer.language).say("not_found", "withdrawn"),
            statements=(),
            citations=(),
            related=(),
            struck=(),
            note=None,
        )
    related = tuple(source for source in answer.related if stands(source))
    citations = tuple(replace(c, also=tuple(filter(stands, c.also))) for c in answer.citations)
    if related == answer.related and citations == answer.citations:
        return answer
    return replace(answer, citations=citations, related=related)
