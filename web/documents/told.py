"""What the readers say of files, which operators get in English, as the pages say it to those who read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus.readers.names import shown_name
from index.store import Refusal
from web.admin.reasons import known_reason

UNKNOWN = "Filen kunne ikke læses. Åbn den i det program, den er lavet i, gem den på ny, og prøv igen."
_OF_ITS_TYPE = re.compile(r"which is not read; save it|should be .+ by its ending but holds", re.DOTALL)
_PAGES = r"on pages? (?P<pages>[\d, -]+)"
_NOTES = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (rf"no readable text {_PAGES}", "Ingen læselig tekst på side {pages}."),
        (
            rf"pictures in which no text was read {_PAGES}",
            "Billeder, hvis tekst ikke er læst, på side {pages}.",
        ),
        (
            rf"with low certainty {_PAGES}",
            "Indscannet og svært læseligt på side {pages}. Teksten har læsefejl.",
        ),
        (rf"recognised in a picture {_PAGES}", "Indscannet på side {pages}. Teksten kan have læsefejl."),
        (
            r"(?P<count>\d+) embedded files are not read",
            "{count} filer, der er lagt ind i den, er ikke læst.",
        ),
        (r"its æ, ø and å", "Bogstaverne æ, ø og å kan være læst forkert."),
        (r"æ, ø and å are garbled", "Bogstaverne æ, ø og å er ødelagt i filen."),
    )
)


def reason(refusal: str) -> str:
    """Return why a file was refused and what to do; never the sentence itself, which may hold a path."""
    return known_reason(refusal) or UNKNOWN


def missing(refusals: Sequence[Refusal]) -> int:
    """Return how many files visitors miss among the documents.

    What somebody sent in that is no document at all was never to be one; in the documents' folder it was.
    """
    return sum(not (_was_sent_in(refusal) and _OF_ITS_TYPE.search(refusal.reason)) for refusal in refusals)


def note(warning: str) -> str:
    """Return what is missing or uncertain in a file: "Ingen læselig tekst på side 3 og 5–7."."""
    for pattern, text in _NOTES:
        if match := pattern.search(warning):
            return text.format(**{name: _danish(value) for name, value in match.groupdict().items()})
    return "Noget i filen er ikke læst eller er usikkert."


def _was_sent_in(refusal: Refusal) -> bool:
    """Tell whether a file came by itself; what a folder holds has the folder as its origin."""
    return shown_name(Path(refusal.origin).name) == refusal.name


def _danish(pages: str) -> str:
    """Return "3-5, 9" as "3–5 og 9"; a count as it is."""
    if pages.isdigit():
        return pages
    *first, last = pages.strip(" ,").replace("-", "–").split(", ")
    return " og ".join(filter(None, (", ".join(first), last)))
