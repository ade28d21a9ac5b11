"""Questions about a theme that are ready to be asked: each was asked before it is shown, and answered."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.focus.phrases import say, short_title
from assistant.focus.related import Related
from assistant.focus.types import Library, Strategy, Theme
from assistant.place import clean_offset
from assistant.types import Answer, Filters, Outcome
from corpus.types import Document

_MOST = 3
_TRIED = 8  # questions that are asked at most


def ready_questions(strategy: Strategy, theme: Theme, found: Related, library: Library) -> tuple[str, ...]:
    """Return up to three questions that the documents answer from the theme, or from what is related to it.

    Args:
        strategy: the theme's.
        theme: what to ask about.
        found: what may be related to it.
        library: answers.
    """
    kept: list[str] = []
    alike: list[str] = []  # answered with what another question is answered with already
    shown: set[tuple[str, ...]] = set()
    for question, source in list(_candidates(strategy, theme, found))[:_TRIED]:
        answer = library.ask(question, Filters())
        if not _is_from(answer, source):
            continue
        said = tuple(statement.text for statement in answer.statements)
        (alike if said in shown else kept).append(question)
        shown.add(said)
        if len(kept) == _MOST:
            break
    return tuple([*kept, *alike][:_MOST])


def _candidates(strategy: Strategy, theme: Theme, found: Related) -> Iterator[tuple[str, Theme | Document]]:
    title, named = theme.title, short_title(strategy.document)
    if theme.label:
        yield say("ready", "about_numbered", label=theme.label.lower(), strategy=named), theme
    yield say("ready", "how", theme=title), theme
    for each in found.decisions[:1]:
        decision = each.decision
        question = say("ready", "decision", organ=decision.organ, item=decision.item_title.rstrip(" ."))
        yield question, decision.document
    yield say("ready", "goal", theme=title), theme
    yield say("ready", "why", theme=title), theme
    yield say("ready", "says", strategy=named, theme=title), theme
    if theme.label:
        yield say("ready", "under", label=theme.label.lower(), strategy=named), theme
    yield say("ready", "about", theme=title), theme


def _is_from(answer: Answer, source: Theme | Document) -> bool:
    """Tell whether the first thing that an answer cites stands in the theme, or in the document."""
    if answer.outcome is not Outcome.ANSWERED:
        return False
    first = answer.citations[0].source
    if isinstance(source, Document):
        return first.document_id == source.id
    if first.document_id != source.document.id:
        return False
    offset = clean_offset(source.document, first.start)
    return any(start <= offset < end for start, end in (source.heading, *source.all_spans))
