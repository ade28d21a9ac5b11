"""An item or initiative and what is asked of it: its parts, their sentences, and quotes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.cite import LONGEST_QUOTE, Quote
from assistant.forms import fitting
from assistant.place import PlacePart, parts_of
from assistant.types import Place
from corpus import names
from corpus.clean import is_list_item
from corpus.item_labels import is_label
from corpus.sentences import sentences
from corpus.types import Document, Role

_TOGETHER = 420  # characters of one quote
_FEWEST_LETTERS = 2

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """An item or initiative and what is asked of it."""

    question: str
    document: Document
    place: Place
    organs: tuple[str, ...] = ()

    def parts(self, *roles: Role) -> list[PlacePart]:
        """Return the parts of these roles; of decisions those of the organ asked for."""
        found = [part for part in parts_of(self.document, self.place) if part.role in roles]
        return [part for part in found if self.is_of(part)] if self.organs else found

    def is_of(self, part: PlacePart) -> bool:
        """Tell whether an organ asked for decided in a part; a label that names none is the document's."""
        named = names.find_names(part.label) or [self.document.organ or ""]
        return bool({names.key(name) for name in named} & {names.key(organ) for organ in self.organs})

    def names_organ(self) -> bool:
        """Tell whether an organ asked for is named in the place."""
        named = names.find_names(self.text(self.place.start, self.place.end))
        keys = {names.key(organ) for organ in self.organs}
        return bool(keys & {names.key(name) for name in named})

    def text(self, start: int, end: int) -> str:
        """Return a stretch of the document's clean text."""
        return self.document.text.text[start:end]

    def sentences(self, parts: Iterable[PlacePart]) -> list[tuple[PlacePart, Span]]:
        """Return the sentences of some parts that say something."""
        text = self.document.text.text
        return [
            (part, (start, end))
            for part in parts
            for start, end in sentences(text, part.start, part.end)
            if not is_label(text[start:end])
            and len(re.findall(r"[^\W\d_]", text[start:end])) >= _FEWEST_LETTERS
        ]

    def quote(self, part: PlacePart, span: Span) -> Quote:
        """Return a stretch as a quote under its part's label."""
        return Quote(self.document, span[0], min(span[1], span[0] + LONGEST_QUOTE), part.label or None)


def whole(
    asked: Asked, parts: Sequence[PlacePart], leave_out: Callable[[str], bool] = lambda _: False
) -> list[Quote]:
    """Return the text of each part as one quote, as much of it as is read at a glance."""
    quotes = []
    for part in parts:
        spans = [span for _, span in asked.sentences([part]) if not leave_out(asked.text(*span))]
        group = [span for span in spans if span[1] - spans[0][0] <= _TOGETHER] or spans[:1]
        if group:
            quotes.append(asked.quote(part, (group[0][0], group[-1][1])))
    return fitting(quotes)


def paragraphs(asked: Asked, parts: Sequence[PlacePart]) -> list[Quote]:
    """Return the text of parts as quotes of some sentences each; a list item stands alone."""
    groups: list[tuple[PlacePart, Span]] = []
    for part, (start, end) in asked.sentences(parts):
        known = groups[-1] if groups else None
        apart = known is None or known[0] is not part or is_list_item(asked.text(start, end))
        if known is None or apart or end - known[1][0] > _TOGETHER:
            groups.append((part, (start, end)))
        else:
            groups[-1] = (part, (known[1][0], end))
    return [asked.quote(part, span) for part, span in groups]
