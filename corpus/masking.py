"""CPR numbers are masked while a file is read, and named as removed in all that is shown.

In the source text a sign stands for each digit, so that all offsets stay as they are. In the clean text
a masked number reads `LABEL`, by a run that leads back to the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.cpr import find
from corpus.edits import Edit, apply
from corpus.readers.numbers import page_ranges
from corpus.types import CleanText, Masked

SIGN = "\u2593"  # a shaded block; the full block is what people themselves black out words with
LABEL = "[CPR-nummer fjernet]"
# A number's ten signs, with what stood between its digits; what a line's end parted from it last.
_MASKED = re.compile(rf"(?:{SIGN}[^\w\n{SIGN}]{{0,3}}){{9}}{SIGN}|{SIGN}+")


def mask(text: str, paged: bool) -> tuple[str, tuple[Masked, ...]]:
    """Return the text with a sign for each digit of a CPR number, and how many there were on each page.

    Args:
        text: the text of a file, with a form feed between pages.
        paged: whether form feeds stand between pages; without, all is counted together.
    """
    parts: list[str] = []
    counts: Counter[int | None] = Counter()
    at = 0
    page = 1
    for number in find(text):
        page += text.count("\f", at, number.start)
        counts[page if paged else None] += 1
        parts += text[at : number.start], re.sub(r"\d", SIGN, text[number.start : number.end])
        page += text.count("\f", number.start, number.end)
        at = number.end
    return "".join([*parts, text[at:]]), tuple(Masked(page, count) for page, count in counts.items())


def shown(text: str) -> str:
    """Return words taken from a masked text, such as a title, as people are to see them."""
    return _MASKED.sub(LABEL, text) if SIGN in text else text


def without_numbers(text: str) -> str:
    """Return words that come from elsewhere, such as a file's name, with each CPR number as removed."""
    return shown(mask(text, paged=False)[0])


def told(masked: Sequence[Masked]) -> str | None:
    """Say to the operator how many numbers were masked and on which pages, or None where none was."""
    if not masked:
        return None
    count = sum(page.count for page in masked)
    numbers = f"{count} CPR {'number was' if count == 1 else 'numbers were'} masked"
    pages = [page.page for page in masked if page.page is not None]
    if not pages:
        return numbers
    return f"{numbers} on {'page' if len(pages) == 1 else 'pages'} {page_ranges(pages)}"


def label(text: CleanText) -> CleanText:
    """Return the clean text in which each masked number reads as removed."""
    edits = [*_edits(text.text)] if SIGN in text.text else []
    return apply(text, edits) if edits else text


def _edits(text: str) -> Iterator[Edit]:
    for match in _MASKED.finditer(text):
        yield Edit(*match.span(), LABEL)
