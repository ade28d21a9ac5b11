"""The tour and the quiz become what their pages show."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.focus.guide import Guide
from assistant.focus.phrases import number
from assistant.focus.quiz_types import Marked, QuizQuestion, left_out, mark
from assistant.focus.tour import Planned
from assistant.focus.types import Strategy
from web.focus.places import Link, page_link, said, theme_link
from web.focus.show import frame
from web.focus.views import OptionView, QuestionView, QuizView, StopView, TourView

_CHANGED = "Dokumenterne er ændret, siden du begyndte. Her er quizzen, som den ser ud nu."


def tour_page(guide: Guide, strategy: Strategy) -> TourView:
    """Return the beginning of the tour."""
    stops = guide.tour(strategy)
    count = number(len(stops)).capitalize()
    return TourView(frame(guide, strategy), strategy.document.id, count, _stops(guide, strategy, stops, 0))


def stop_page(guide: Guide, strategy: Strategy, place: int) -> StopView | None:
    """Return a stop of the tour, counted from 1; None when there is none of that number."""
    stops, stop = guide.tour(strategy), guide.stop(strategy, place)
    if stop is None:
        return None
    shown = frame(guide, strategy)
    return StopView(
        frame=shown,
        tour_id=strategy.document.id,
        stops=_stops(guide, strategy, stops, place),
        number=place,
        name=stop.name,
        title=stop.title,
        lead=stop.lead,
        quotes=tuple(map(said, stop.quotes)),
        themes=tuple(Link(theme.title, theme_link(theme)) for theme in stop.themes),
        questions=_to_try(guide, strategy) if stop.name == "try" else (),
        think=stop.think,
        previous=_stop_link(guide, strategy, place - 1) if place > 1 else shown.tour,
        next=_stop_link(guide, strategy, place + 1) if place < len(stops) else shown.quiz,
        is_last=place == len(stops),
    )


def _stops(guide: Guide, strategy: Strategy, stops: Sequence[Planned], now: int) -> tuple[Link, ...]:
    return tuple(
        Link(stop.title, _stop_link(guide, strategy, place), now=place == now)
        for place, stop in enumerate(stops, 1)
    )


def _stop_link(guide: Guide, strategy: Strategy, place: int) -> str:
    return page_link(f"/rundtur/{place}", strategy, guide.in_force())


def _to_try(guide: Guide, strategy: Strategy) -> tuple[str, ...]:
    """Return a question about each of the first themes, each of another kind where there is one."""
    found = [guide.detail(strategy, theme).questions for theme in strategy.themes[:3]]
    return tuple(questions[min(i, len(questions) - 1)] for i, questions in enumerate(found) if questions)


def quiz_page(guide: Guide, strategy: Strategy, digest: str | None, chosen: Sequence[int | None]) -> QuizView:
    """Return the quiz: to be answered, or with what was answered once every question is.

    Args:
        guide: makes the quiz.
        strategy: what it is about.
        digest: that of the documents when the questions were shown; None before they are answered.
        chosen: the place of the option that was chosen for each question; None for none.
    """
    questions = guide.quiz(strategy)
    now = guide.in_force()
    current = digest is not None and digest == guide.digest()
    missing = left_out(questions, chosen) if current else ()
    answered = current and not missing
    marked = mark(questions, chosen if current else ())
    return QuizView(
        frame=frame(guide, strategy),
        digest=guide.digest(),
        strategy_id=None if now and strategy.document.id == now.document.id else strategy.document.id,
        questions=tuple(_question(each, i, answered=answered) for i, each in enumerate(marked)),
        score=_score(marked) if answered and marked else "",
        note=_CHANGED if digest is not None and not current else None,
        missing=tuple(Link(str(n), f"#s{n}") for n in missing),
    )


def _question(each: Marked, place: int, *, answered: bool) -> QuestionView:
    question = each.question
    return QuestionView(
        name=f"s{place + 1}",
        text=question.text,
        quote=said(question.quote) if question.quote else None,
        options=tuple(_option(question, each, k) for k in range(len(question.options))),
        is_answered=each.chosen is not None,
        verdict=_verdict(each) if answered else "",
        is_right=each.is_right,
        explained=question.explained,
        proof=said(question.proof),
    )


def _option(question: QuizQuestion, each: Marked, place: int) -> OptionView:
    return OptionView(
        question.options[place], str(place), chosen=each.chosen == place, right=place == question.right
    )


def _verdict(each: Marked) -> str:
    return "Rigtigt" if each.is_right else "Ikke rigtigt"


def _score(marked: Sequence[Marked]) -> str:
    right = sum(each.is_right for each in marked)
    asked = "det ene spørgsmål" if len(marked) == 1 else f"de {number(len(marked))} spørgsmål"
    return f"Du svarede rigtigt på {number(right) if right != 1 else 'ét'} af {asked}."
