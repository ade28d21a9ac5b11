"""Whose a document is: the municipality that it names most, where the library holds those of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus import names
from corpus.types import Document
from index.home import home
from index.words import STOP_WORDS, fold


class Municipalities:
    """Tells whether documents are of one municipality."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Count the names that stand before "Kommune" in each document."""
        counts = [
            (document.id, name, count)
            for document in documents
            for name, count in Counter(names.find_municipalities(document.text.text)).items()
            if fold(name) not in STOP_WORDS  # "Som kommune"
        ]
        found = home(counts)
        self._home = _key(found.name) if found else None
        votes: dict[str, Counter[str]] = {}
        for document_id, name, count in counts:
            votes.setdefault(document_id, Counter())[_key(name)] += count
        self._named = {document_id: named.most_common(1)[0][0] for document_id, named in votes.items()}

    def same(self, one: Document, other: Document) -> bool:
        """Tell whether two documents are surely of one municipality.

        One that names none is held to be of the municipality that nearly all others name.
        """
        first, second = self._of(one), self._of(other)
        return first == second and (first is not None or not self._named)

    def differ(self, one: Document, other: Document) -> bool:
        """Tell whether two documents name different municipalities."""
        first, second = self._of(one), self._of(other)
        return None not in (first, second) and first != second

    def _of(self, document: Document) -> str | None:
        return self._named.get(document.id, self._home)


def _key(name: str) -> str:
    return fold(name).removesuffix("s")
