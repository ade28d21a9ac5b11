"""Documents of one name in the list: how one of them differs from the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from corpus.types import Document
from corpus.visible import one_line
from web.danish import counted, number


def told_apart(shown: Iterable[Document], documents: Sequence[Document]) -> Mapping[str, str]:
    """Return for each document, by id, how its text differs from the first one of its name.

    A note in brackets at a name's end, "(2. udskrift)", is no part of it. Documents whose name no other
    has, and the first of each name, are left out.

    Args:
        shown: those to tell of.
        documents: all of them.
    """
    first: dict[tuple[str, str | None], Document] = {}
    for document in sorted(documents, key=lambda each: (len(each.title), each.title, each.id)):
        first.setdefault(_name(document), document)
    found = ((document, first[_name(document)]) for document in shown)
    return {document.id: _difference(document, other) for document, other in found if document.id != other.id}


def _name(document: Document) -> tuple[str, str | None]:
    bare = re.sub(r"\s*\([^()]*\)$", "", one_line(document.title))
    return bare.casefold() or document.title, document.organ


def _difference(document: Document, other: Document) -> str:
    own, others = _paragraphs(document), _paragraphs(other)
    changed, missing = len(own - others), len(others - own)
    named = f"»{one_line(other.title)}«"
    if not changed and not missing:
        return f"Samme tekst som {named}."
    said = [f"{number(changed)} af {counted(len(own), 'afsnit', 'afsnit')} står ikke i {named}"]
    said += [f"{number(missing)} af dens står ikke her"] if missing else []
    return f"{', '.join(said)}."


def _paragraphs(document: Document) -> set[str]:
    """Return the lines without white space and letter case, which two prints of a text may differ by."""
    lines = (re.sub(r"\W+", "", line).casefold() for line in document.text.text.split("\n"))
    return {line for line in lines if line}
