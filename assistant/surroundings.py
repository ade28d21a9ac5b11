"""Gives a short quote the sentences around it, so that it is understood where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.cite import Quote, section_at
from assistant.forms import LONGEST_ANSWER
from assistant.readable import is_fragment, points_back
from assistant.whole import whole_sentences
from corpus.item_labels import is_label

_SHORT = 300  # characters; longer quotes speak for themselves
_LONGEST = 500  # characters of a quote with what stands around it


def rounded(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes, the short ones with the neighbouring sentences of their section, as far as all fit.

    Those that point back to what was said before them go first. A quote never grows into another, over a
    heading, or out of its section.
    """
    grown = list(quotes)
    room = LONGEST_ANSWER - sum(len(quote.text) for quote in grown)
    for number in sorted(range(len(grown)), key=lambda i: not points_back(grown[i].text)):
        quote = grown[number]
        others = [other for i, other in enumerate(grown) if i != number]
        for wider in _wider(quote):
            more = len(wider.text) - len(grown[number].text)
            free = not any(_meet(wider, other) for other in others)
            if free and more <= room and len(wider.text) <= _LONGEST:
                room -= more
                grown[number] = wider
                break
    return grown


def _wider(quote: Quote) -> list[Quote]:
    """Return a short quote with both its neighbours, with the one after, and with the one before."""
    section = section_at(quote.document, quote.start)
    torn = points_back(quote.text)
    if section is None or len(quote.text) >= (_LONGEST if torn else _SHORT):
        return []
    text = quote.document.text.text
    spans = [
        span
        for span in whole_sentences(quote.document, section.start, section.end)
        if not any(h.start <= span[0] < h.end for h in section.headings)
        and not is_label(text[slice(*span)])
        and not is_fragment(text[slice(*span)])
        and not text[slice(*span)].endswith(("?", ":"))  # which leads on to what is not quoted
    ]
    after = next((end for start, end in spans if start >= quote.end), None)
    before = next((start for start, end in reversed(spans) if end <= quote.start), None)
    ways = [(before, after), (quote.start, after), (before, quote.end)]
    if torn:  # what it is about stands before it
        ways = [(before, after), (before, quote.end), (quote.start, after)]
    return [
        replace(quote, start=first, end=last)
        for first, last in ways
        if first is not None and last is not None
    ]


def _meet(one: Quote, other: Quote) -> bool:
    same = one.document.id == other.document.id
    return same and one.start < other.end and other.start < one.end
