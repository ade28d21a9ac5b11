"""Example questions made from the corpus, each tried before it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from assistant.texts import Texts
from assistant.types import Answer, Outcome
from corpus import names
from corpus.labels import INITIATIVE, ITEM, THEME
from corpus.types import Document, Heading, Kind, Role

_SHORTEST, _LONGEST = 10, 60  # characters of a title that reads well in a question


def examples(
    documents: Sequence[Document], say: Texts, ask: Callable[[str], Answer], limit: int = 6
) -> tuple[str, ...]:
    """Return questions of different kinds, from different documents, that the documents answer.

    Args:
        documents: the documents to ask about.
        say: the texts of the questions' language.
        ask: answers a question; those that it does not answer are left out.
        limit: the most questions to return.
    """
    of_each = [list(_questions(document, say)) for document in documents]
    spread = [question for row in zip_longest(*of_each) for question in row if question]
    found: list[str] = []
    for question in dict.fromkeys(spread):
        if ask(question).outcome is Outcome.ANSWERED:
            found.append(question)
        if len(found) == limit:
            break
    return tuple(found)


def _questions(document: Document, say: Texts) -> Iterator[str]:
    """Yield questions about a document's items, initiatives and themes, its middle ones first."""
    titles = list(dict.fromkeys(_titles(document)))
    middle = len(titles) // 2
    for heading in titles[middle:] + titles[:middle]:
        title = _bare(heading.title)
        if not _SHORTEST <= len(title) <= _LONGEST:
            continue
        if document.kind is Kind.MINUTES and heading.level == ITEM and document.organ:
            yield say.say("examples", "decision", organ=document.organ, title=title)
        elif document.kind is Kind.PLAN and document.organ and document.period:
            year = str(document.period.first)
            organ = names.nominative(document.organ)
            yield say.say("examples", "planned", organ=organ, title=title, year=year)
        elif heading.level == THEME and re.match(r"\w+ \d+:", heading.title):
            yield say.say("examples", "focus", title=heading.title.partition(":")[0].lower())


def _titles(document: Document) -> Iterator[Heading]:
    telling = {Role.DECISION, Role.GOALS, Role.WHY}
    for section in document.sections:
        if section.role in telling:
            levels = (ITEM, INITIATIVE) if document.kind in (Kind.MINUTES, Kind.PLAN) else (THEME,)
            yield from (heading for heading in section.headings if heading.level in levels)


def _bare(title: str) -> str:
    return re.sub(r"^(?:\d+[.\d]*\s+|Tema:\s*)|\s*\([^)]*\)", "", title).strip()
