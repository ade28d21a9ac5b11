"""Whether the documents hold a name at all, before it is said that they do, or that they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.named import is_numbered, stands_numbered
from corpus.parties import Parties
from corpus.types import Document


def is_party_in(name: str, text: str, parties: Parties) -> bool:
    """Tell whether a name is a party's that a text writes, by another of its names or by its letter."""
    party = parties.named(name)
    return party is not None and parties.stands_in(party, text)


def is_party_of(name: str, parties: Parties, documents: Sequence[Document]) -> bool:
    """Tell whether a name is a party's that voted or that the open text of a document writes."""
    party = parties.named(name)
    if party is None:
        return False
    voted = bool(parties.keys(party) & parties.recorded)
    return voted or any(parties.stands_in(party, text) for text in _open(documents))


def is_written(name: str, documents: Sequence[Document]) -> bool:
    """Tell whether the words of a name stand together in a title or the open text of a document.

    A word that ends otherwise is the same name, a number that another word stands before is not.
    """
    if is_numbered(name):
        return any(stands_numbered(name, text) for text in _open(documents))
    words = r"\w{0,3}\s+".join(map(re.escape, name.split()))
    written = re.compile(rf"(?<!\w){words}", re.IGNORECASE)
    return any(written.search(text) for text in _open(documents))


def _open(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        yield f"{document.title}\n{document.organ or ''}"
        yield from (document.text.text[s.start : s.end] for s in document.sections if not s.closed)
