"""Example questions made from the corpus, each tried before it is shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.focus.phrases import short_title
from assistant.standing import standing_of
from assistant.texts import Texts
from assistant.types import Answer
from corpus import names
from corpus.found import INITIATIVE, ITEM, THEME
from corpus.types import Document, Heading, Kind, Role

_SHORTEST, _LONGEST = 10, 60  # characters of a title that reads well in a question


@dataclass(frozen=True, slots=True)
class _Example:
    """A question and the place in a document that it was made from."""

    question: str
    document: Document
    heading: Heading


def examples(
    documents: Sequence[Document], say: Texts, ask: Callable[[str], Answer], limit: int = 6
) -> tuple[str, ...]:
    """Return questions of different kinds, the newest documents' first, each answered from its own place.

    Args:
        documents: the documents to ask about.
        say: the texts of the questions' language.
        ask: answers a question; those that are not answered by what they were made from are left out.
        limit: the most questions to return.
    """
    newest = sorted(documents, key=_age, reverse=True)
    of_each = [list(_questions(document, say)) for document in newest]
    spread = [each for row in zip_longest(*of_each) for each in row if each]
    found: list[str] = []
    for each in spread:
        if each.question not in found and _is_answered(each, ask(each.question)):
            found.append(each.question)
        if len(found) == limit:
            break
    return tuple(found)


def _age(document: Document) -> tuple[int, dt.date]:
    return max(document.years, default=0), document.date or dt.date.min


def _is_answered(example: _Example, answer: Answer) -> bool:
    """Tell whether all quotes stand under the heading the question is of, and one of a decision decides."""
    document = example.document
    sources = [citation.source for citation in answer.citations]
    own = [s for s in sources if s.document_id == document.id and example.heading.title in s.headings]
    if not own or len(own) < len(sources):
        return False
    if document.kind is not Kind.MINUTES:
        return True
    standings = [standing_of(document, source.start, source.end) for source in own]
    return any(standing and not standing.is_proposal for standing in standings)


def _questions(document: Document, say: Texts) -> Iterator[_Example]:
    """Yield questions about a document's items, initiatives and themes, its middle ones first."""
    headings = list({heading.title: heading for heading in _titles(document)}.values())
    middle = len(headings) // 2
    for heading in headings[middle:] + headings[:middle]:
        title = _bare(heading.title)
        if not _SHORTEST <= len(title) <= _LONGEST:
            continue
        if document.kind is Kind.MINUTES and heading.level == ITEM and document.organ:
            asked = say.say("examples", "decision", organ=document.organ, title=title)
        elif document.kind is Kind.PLAN and document.organ and document.period:
            year = str(document.period.first)
            organ = names.nominative(document.organ)
            asked = say.say("examples", "planned", organ=organ, title=title, year=year)
        elif heading.level == THEME and re.match(r"\w+ \d+:", heading.title):
            # A number alone may be that of another document's theme.
            numbered = heading.title.partition(":")[0].lower()
            asked = say.say("examples", "focus", title=numbered, document=short_title(document))
        else:
            continue
        yield _Example(asked, document, heading)


def _titles(document: Document) -> Iterator[Heading]:
    telling = {Role.DECISION, Role.GOALS, Role.WHY}
    for section in document.sections:
        if section.role in telling:
            levels = (ITEM, INITIATIVE) if document.kind in (Kind.MINUTES, Kind.PLAN) else (THEME,)
            yield from (heading for heading in section.headings if heading.level in levels)


def _bare(title: str) -> str:
    return re.sub(r"^(?:\d+[.\d]*\s+|Tema(?: \d+)?:\s*)|\s*\([^)]*\)", "", title).strip()
