"""Who is responsible, where the plan of an initiative says so: "Strategien er forankret hos ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.cite import LONGEST_QUOTE, Quote
from assistant.demands import Demand, demand_of
from assistant.forms import fitting
from assistant.told import Told
from assistant.understand import Reading
from corpus import names
from corpus.sentences import sentences
from corpus.types import Document, Role
from index.weigh import Weigher
from index.words import stem_set

_ABOUT = 0.6  # share of the topic that the headings above the sentence must hold
_OF_BEST = 0.9  # of what the best sentence and its headings hold: what a further one must
# The words with which a sentence names who; "afdelingerne er ansvarlige for deres andel" names nobody.
_NAMES = re.compile(
    r"\bforankre\w+ (?:hos|i|ved)\b|\bprojekt(?:ejer|leder|ansvarlig)\w*|\bprojektets ejer\b|\btovholder\w*"
    r"|\b(?:ansvar\w*|ejerskab\w*)\b.{0,60}?\b(?:ligger|placere\w*|påhviler|hos)\b"
    r"|\b(?:ledes|varetages|drives) af\b",
    re.IGNORECASE,
)


def responsible(reading: Reading, topic: Weigher, documents: Sequence[Document]) -> Told | None:
    """Return the sentences that name who is responsible for the initiative that a question names.

    None where no such sentence stands under headings that name it: other text may answer.
    """
    if demand_of(reading.sought) is not Demand.RESPONSIBLE or not topic.word_count:
        return None
    found = [
        each for document in documents if _is_asked(document, reading) for each in _named(document, topic)
    ]
    if not found:
        return None
    best = max(share for share, _ in found)
    kept = [quote for share, quote in sorted(found, key=lambda each: -each[0]) if share >= _OF_BEST * best]
    return Told(tuple(fitting(list({quote.text: quote for quote in kept}.values()))))


def _named(document: Document, topic: Weigher) -> Iterator[tuple[float, Quote]]:
    text = document.text.text
    for section in document.sections:
        if section.closed or section.role is not Role.ORGANISATION:
            continue
        of_titles = topic.share(stem_set(" ".join(section.titles)))
        if of_titles < _ABOUT:
            continue
        label = section.titles[-1]
        for start, end in sentences(text, section.start, section.end):
            if _NAMES.search(text[start:end]) and end - start <= LONGEST_QUOTE:
                share = of_titles + topic.share(stem_set(text[start:end]))
                yield share, Quote(document, start, end, label)


def _is_asked(document: Document, reading: Reading) -> bool:
    bounds = reading.bounds
    organs = {names.key(organ) for organ in bounds.organs}
    of_organ = not organs or names.key(document.organ or "") in organs
    return of_organ and (not bounds.years or bool(document.years & set(bounds.years)))
