"""Sentences that a narrow column has broken into lines of their own, put together again.

"Dette grundlag erstatter" stands on a line, and "Strategi 2020, som gjaldt i tre år." on the next: no line
is as long as the others of the page, and the second begins with a capital, so they look like a heading and
its text. Neither says anything without the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.cite import LONGEST_QUOTE, section_at
from assistant.readable import is_fragment, points_back
from corpus.clean import is_list_item
from corpus.item_labels import is_label
from corpus.sentences import sentences
from corpus.types import Document

Span = tuple[int, int]

# How a sentence begins, and hardly ever a heading, beside the words that point back.
_OPENS = re.compile(r"(?:vi|der|man|hvis|når|siden|ifølge)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;…][”\"»«)\]’']*$")


def whole_sentences(document: Document, start: int, end: int) -> Iterator[Span]:
    """Yield start and end of each sentence of a stretch of a document's clean text.

    A line that begins as a sentence, ends without a full stop and is no heading, label or list item is one
    sentence with the line after it where that ends with one.
    """
    begun: Span | None = None
    for span in sentences(document.text.text, start, end):
        if begun is not None and _goes_on(document, begun, span):
            yield begun[0], span[1]
            begun = None
            continue
        if begun is not None:
            yield begun
        begun = span if _is_open(document, span) else None
        if begun is None:
            yield span
    if begun is not None:
        yield begun


def _is_open(document: Document, span: Span) -> bool:
    """Tell whether a sentence that ends with its line may go on in the next one."""
    text = document.text.text
    said = text[slice(*span)]
    if text[span[1] : span[1] + 1] != "\n" or _ENDED.search(said) or is_fragment(said):
        return False
    return (points_back(said) or _OPENS.match(said) is not None) and _is_prose(document, span)


def _goes_on(document: Document, begun: Span, following: Span) -> bool:
    text = document.text.text
    near = following[0] - begun[1] == 1  # with nothing but the line's end between
    same = section_at(document, begun[0]) == section_at(document, following[0])
    ended = _ENDED.search(text[slice(*following)]) is not None and text[following[1] - 1] not in ":;"
    short = following[1] - begun[0] <= LONGEST_QUOTE
    return near and same and ended and short and _is_prose(document, following)


def _is_prose(document: Document, span: Span) -> bool:
    """Tell whether a sentence is no heading, label or list item."""
    said = document.text.text[slice(*span)]
    section = section_at(document, span[0])
    in_heading = section is not None and any(h.start <= span[0] < h.end for h in section.headings)
    return not (in_heading or is_label(said) or is_list_item(said))
