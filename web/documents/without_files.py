"""Documents without the files behind them: the pages show what there is."""

from __future__ import annotations

from assistant.archive import Original, Withheld
from assistant.page_marks import Rectangle
from assistant.repairs import Repair
from corpus.readers.page_picture import PagePicture
from corpus.types import Document, Span
from index.store import Refusal, StoredFile


class WithoutFiles:
    """An archive in which there is nothing."""

    def files(self) -> dict[str, StoredFile]:
        return {}

    def refusals(self) -> tuple[Refusal, ...]:
        return ()

    def original(self, _document: Document) -> Original | Withheld | None:
        return None

    def has_pages(self, _document: Document) -> bool:
        return False

    def page(self, _document: Document, _number: int) -> PagePicture | Withheld | None:
        return None

    def marks(self, _document: Document, _number: int, _cited: Span) -> tuple[Rectangle, ...]:
        return ()

    def repairs(self, _document: Document) -> tuple[Repair, ...]:
        return ()
