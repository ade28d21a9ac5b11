"""Questions about a theme that are ready to be asked: each was asked before it is shown, and answered."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from enum import Enum

from assistant.focus.phrases import say, short_title
from assistant.focus.related import Related
from assistant.focus.types import Library, Strategy, Theme
from assistant.place import clean_offset
from assistant.types import Answer, Filters, Outcome, Source
from corpus.types import Document

_MOST = 3
_ENOUGH = 5  # questions asked after which three that are answered alike will do
_TRIED = 8  # questions that are asked at most


class _Fit(Enum):
    """How an answer fits a question about a theme, the best first."""

    FIRST = 1  # it begins with the theme's own words
    ALIKE = 2  # so it does, as that of another question
    LATER = 3  # it has the theme's words further on, or those of a theme of that name elsewhere


def ready_questions(strategy: Strategy, theme: Theme, found: Related, library: Library) -> tuple[str, ...]:
    """Return up to three questions that the documents answer from the theme, or from what is related to it.

    Args:
        strategy: the theme's.
        theme: what to ask about.
        found: what may be related to it.
        library: answers.
    """
    asking = trying(strategy, theme, found, library)
    while True:
        try:
            next(asking)
        except StopIteration as ended:
            questions: tuple[str, ...] = ended.value
            return questions


def trying(
    strategy: Strategy, theme: Theme, found: Related, library: Library
) -> Generator[None, None, tuple[str, ...]]:
    """Find the questions as `ready_questions` does, for who pauses before each one that is asked."""
    found_in: dict[_Fit, list[str]] = {fit: [] for fit in _Fit}
    shown: set[tuple[str, ...]] = set()
    for asked, (question, source) in enumerate(list(_candidates(strategy, theme, found))[:_TRIED], 1):
        yield
        answer = library.ask(question, Filters())
        fit = _fit(answer, source)
        if fit is None:
            continue
        said = tuple(statement.text for statement in answer.statements)
        found_in[_Fit.ALIKE if said in shown and fit is _Fit.FIRST else fit].append(question)
        shown.add(said)
        held = sum(map(len, found_in.values()))
        if len(found_in[_Fit.FIRST]) == _MOST or (asked >= _ENOUGH and held >= _MOST):
            break
    return tuple([question for fit in _Fit for question in found_in[fit]][:_MOST])


def _candidates(strategy: Strategy, theme: Theme, found: Related) -> Iterator[tuple[str, Theme | Document]]:
    title, named = theme.title, short_title(strategy.document)
    if theme.label:
        yield say("ready", "about_numbered", label=theme.label.lower(), strategy=named), theme
    yield say("ready", "says", strategy=named, theme=title), theme
    yield say("ready", "how", theme=title), theme
    for each in found.decisions[:1]:
        decision = each.decision
        question = say("ready", "decision", organ=decision.organ, item=decision.item_title.rstrip(" ."))
        yield question, decision.document
    yield say("ready", "goal", theme=title), theme
    yield say("ready", "why", theme=title), theme
    if theme.label:
        yield say("ready", "under", label=theme.label.lower(), strategy=named), theme
    yield say("ready", "about", theme=title), theme


def _fit(answer: Answer, source: Theme | Document) -> _Fit | None:
    """Tell how well an answer fits: its first citation stands in the theme, or another or its namesake."""
    if answer.outcome is not Outcome.ANSWERED:
        return None
    cited = [citation.source for citation in answer.citations]
    if isinstance(source, Document):
        return _Fit.FIRST if cited[0].document_id == source.id else None
    within = [_is_within(each, source) for each in cited]
    title = source.title.casefold()
    named = any(title in heading.casefold() for heading in cited[0].headings)
    return _Fit.FIRST if within[0] else _Fit.LATER if any(within) or named else None


def _is_within(cited: Source, theme: Theme) -> bool:
    """Tell whether a quote holds some of the theme's words, as a list of all themes does."""
    if cited.document_id != theme.document.id:
        return False
    first = clean_offset(theme.document, cited.start)
    last = clean_offset(theme.document, cited.end - 1)
    return any(start <= last and first < end for start, end in (theme.heading, *theme.all_spans))
