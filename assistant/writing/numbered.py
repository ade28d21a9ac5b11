"""The passages that a model is given, numbered, and the sentences of theirs that can carry an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.cite import section_at
from assistant.types import Answer, Source
from assistant.writing.draft import visible
from assistant.writing.orders import gives_orders
from corpus.item_labels import is_label
from corpus.sentences import sentences
from corpus.types import Document, Role
from index.words import stems

_MOST = 8  # passages
_PER_DOCUMENT = 3  # while others have something to say: nothing may crowd the rest out
_MOST_TEXT = 9_000  # characters in all
_SAME = 0.8  # of two passages' stems, from which they are one


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a document's clean text: `document.text.text[start:end]`."""

    document: Document
    start: int
    end: int
    role: Role

    @property
    def text(self) -> str:
        """Return the sentence as it stands."""
        return self.document.text.text[self.start : self.end]


@dataclass(frozen=True)
class Numbered:
    """A passage as the model sees it, with the number that it may cite."""

    number: int
    source: Source
    document: Document
    start: int  # offset into the document's clean text

    @property
    def text(self) -> str:
        """Return the text without characters that cannot be seen."""
        return visible(self.source.text)

    @property
    def card(self) -> str:
        """Return what the source's card says of where it comes from, without the text itself."""
        source = self.source
        day = source.date.isoformat() if source.date else None
        facts = (source.title, source.organ, day, source.period, *source.headings)
        return visible("\n".join(fact for fact in facts if fact))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Return its sentences, but for labels like "Formål" and those that give orders."""
        text = self.document.text.text
        end = self.start + len(self.source.text)
        return tuple(
            Stretch(self.document, first, last, section.role if section else Role.BODY)
            for first, last in sentences(text, self.start, end)
            if not is_label(text[first:last]) and not gives_orders(text[first:last])
            for section in (section_at(self.document, first),)
        )


def number(
    answer: Answer, found: Sequence[Source], document_of: Callable[[str], Document | None]
) -> list[Numbered]:
    """Choose and number the passages: what the answer quotes first, then what else was found.

    A passage in which someone gives orders to the model is left out, and so is one that says what an
    earlier one does, or whose document has changed since it was found.
    """
    chosen: list[Numbered] = []
    length = 0
    for source in _ordered(answer, found):
        document = document_of(source.document_id)
        start = _clean_start(document, source) if document else None
        if document is None or start is None or length + len(source.text) > _MOST_TEXT:
            continue
        passage = Numbered(len(chosen) + 1, source, document, start)
        if gives_orders(passage.text) or gives_orders(passage.card) or _is_repeated(passage, chosen):
            continue
        chosen.append(passage)
        length += len(source.text)
        if len(chosen) == _MOST:
            break
    return chosen


def _ordered(answer: Answer, found: Sequence[Source]) -> Iterator[Source]:
    quoted = [c.source for c in answer.citations]
    first = [next((f for f in found if _holds(f, q)), q) for q in quoted]
    rest = [f for f in found if f not in first]
    yield from dict.fromkeys(first)
    taken: dict[str, int] = {}
    late: list[Source] = []
    for source in first:
        taken[source.document_id] = taken.get(source.document_id, 0) + 1
    for source in rest:
        if taken.get(source.document_id, 0) >= _PER_DOCUMENT:
            late.append(source)
            continue
        taken[source.document_id] = taken.get(source.document_id, 0) + 1
        yield source
    yield from late if len(taken) == 1 else ()


def _holds(passage: Source, quote: Source) -> bool:
    return (
        passage.document_id == quote.document_id and passage.start <= quote.start and quote.end <= passage.end
    )


def _clean_start(document: Document, source: Source) -> int | None:
    """Return where in the clean text a source stands; None when it does not, in this version."""
    text = document.text
    at = text.text.find(source.text) if document.version == source.version else -1
    while at >= 0:
        span = text.span(at, at + len(source.text))
        if (span.start, span.end) == (source.start, source.end):
            return at
        at = text.text.find(source.text, at + 1)
    return None


def _is_repeated(passage: Numbered, chosen: Sequence[Numbered]) -> bool:
    own = set(stems(passage.text))
    others = (set(stems(other.text)) for other in chosen)
    return any(len(own & other) >= _SAME * len(own | other) for other in others if own | other)
