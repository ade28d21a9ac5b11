"""A small archive that behaves: it gives out what a test puts into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.archive import Original, Withheld
from assistant.page_marks import Rectangle
from assistant.repairs import Repair
from corpus.readers.page_picture import PagePicture
from corpus.types import Document, Masked, Span
from index.store import Refusal, StoredFile


def stored(
    identity: str,
    *,
    added: str = "2026-11-03T09:00:00+00:00",
    warnings: tuple[str, ...] = (),
    masked: tuple[Masked, ...] = (),
) -> StoredFile:
    """Return a file as a library keeps it."""
    return StoredFile(
        id=identity,
        name=f"{identity}.pdf",
        title=identity,
        kind="notat",
        organ=None,
        date=None,
        origin="/srv/hemmelig",
        added=added,
        digest="0123456789abcdef" * 4,
        documents=1,
        passages=1,
        warnings=warnings,
        masked=masked,
    )


@dataclass
class FakeArchive:
    """Files, refusals, originals and pages by the id of their document."""

    held: Mapping[str, StoredFile] = field(default_factory=dict)
    refused: Sequence[Refusal] = ()
    originals: Mapping[str, Original | Withheld] = field(default_factory=dict)
    pages: Mapping[str, Mapping[int, PagePicture | Withheld]] = field(default_factory=dict)
    rectangles: tuple[Rectangle, ...] = ()
    repaired: Mapping[str, tuple[Repair, ...]] = field(default_factory=dict)

    def files(self) -> Mapping[str, StoredFile]:
        return self.held

    def refusals(self) -> Sequence[Refusal]:
        return self.refused

    def original(self, document: Document) -> Original | Withheld | None:
        return self.originals.get(document.id)

    def has_pages(self, document: Document) -> bool:
        return document.id in self.pages

    def page(self, document: Document, number: int) -> PagePicture | Withheld | None:
        return self.pages.get(document.id, {}).get(number)

    def marks(self, document: Document, number: int, cited: Span) -> tuple[Rectangle, ...]:
        return self.rectangles

    def repairs(self, document: Document) -> tuple[Repair, ...]:
        return self.repaired.get(document.id, ())


def refusal(name: str, reason: str) -> Refusal:
    """Return a file that was refused on 3 November 2026."""
    return Refusal(id=name, name=name, origin="/srv/hemmelig", reason=reason, at="2026-11-03T09:00:00+00:00")
