"""Names that matching by words takes apart, "E.ON" or "U/N-kode", and the case whose item holds one.

Their pieces are single letters and stop words, so no search by words finds them and any text holds them. They
are looked for as they are written: in the titles of items first, then in what the items say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.case import Case, case_at, is_of
from assistant.understand import Reading
from corpus.found import ITEM
from corpus.types import Document, Heading
from index.weigh import Weigher
from index.words import stems

# Letters with points or strokes between them.
_LITERAL = re.compile(r"(?<![\w./])[^\W\d_]+(?:[./&][^\W\d_]+)+(?:-[^\W\d_]\w*)?(?![\w/]|\.\w)")
_NO_NAME = {"a/s", "i/s", "k/s", "p/s", "a.m.b.a", "og/eller"}  # what many companies are, and a conjunction
_CALLED = re.compile(r"-(?:sag|punkt|forslag|spørgsmål)\w*$")  # "E.ON-punktet" names E.ON
_LONGEST_PIECE = 3  # letters: longer words between points are found as words


def literal_names(text: str) -> list[str]:
    """Return the names in a text that words do not tell: "E.ON", not "A/S", "24.1" or "skole/fritid"."""
    found = (_CALLED.sub("", match.group()) for match in _LITERAL.finditer(text))
    return [name for name in found if name.casefold() not in _NO_NAME and _is_taken_apart(name)]


def case_by_name(reading: Reading, topic: Weigher, documents: Sequence[Document]) -> Case | None:
    """Return the case whose title, or else whose text, holds all such names of a question; None for none.

    Of several the one counts that was decided as the question asks, then the one that holds most of the
    rest of it, then the newest.

    Args:
        reading: the question.
        topic: weighs text by what the question is about.
        documents: where to look.
    """
    names = literal_names(reading.text)
    if not names:
        return None
    items = [(document, item) for document in documents for item in _items(document)]
    for told in ([item.title for _, item in items], [_text(*each) for each in items]):
        said = zip(items, told, strict=True)
        holding = [each for each, text in said if all(holds_name(text, name) for name in names)]
        cases = [case for d, item in holding if (case := case_at(d, item, reading)).decisions]
        if cases:
            return max(cases, key=lambda case: _fit(case, reading, topic))
    return None


def _fit(case: Case, reading: Reading, topic: Weigher) -> tuple[bool, float, str]:
    share = topic.share(set(stems(_text(case.document, case.heading))))
    return any(is_of(d, reading) for d in case.decisions), round(share, 1), str(case.document.date or "")


def _is_taken_apart(name: str) -> bool:
    return any(len(piece) <= _LONGEST_PIECE for piece in re.split(r"[./&]", name.partition("-")[0]))


def holds_name(text: str, name: str) -> bool:
    """Tell whether a text holds such a name, as it is written."""
    return re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text, re.IGNORECASE) is not None


def _items(document: Document) -> Iterator[Heading]:
    headings = (h for section in document.sections for h in section.headings if h.level == ITEM)
    yield from dict.fromkeys(headings)


def _text(document: Document, item: Heading) -> str:
    within = (s for s in document.sections if item in s.headings)
    return "\n".join([item.title, *(document.text.text[s.start : s.end] for s in within)])
