"""Counting questions by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assistant.feedback import Feedback
from assistant.types import Filters, Outcome
from tests.web.fakes import FakeAssistant
from web.tally import Day, Tally, note

ANSWER = FakeAssistant().ask("Hvad er formålet med klimatilpasning?", Filters())
NOTHING = FakeAssistant().ask("Hvor er svømmehallen?", Filters())


def test_questions_are_counted_by_day_for_a_month() -> None:
    now = [dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)]
    tally = Tally(Feedback(None), clock=lambda: now[0])
    first = now[0].date()
    for answer in (ANSWER, NOTHING, NOTHING):
        tally.note(answer)
    assert tally.today() == Day(first, 3, 2)
    now[0] += dt.timedelta(days=1)
    tally.note(ANSWER)
    assert tally.today() == Day(now[0].date(), 1, 0)
    assert tally.month() == Day(first, 4, 2)
    now[0] += dt.timedelta(days=30)
    tally.note(NOTHING)
    assert tally.month() == Day(first + dt.timedelta(days=1), 2, 1)


def test_a_greeting_is_asked_but_not_unanswered() -> None:
    tally = Tally(Feedback(None, keep_unanswered=True))
    tally.note(replace(NOTHING, outcome=Outcome.DECLINED))
    assert (tally.today().questions, tally.today().unanswered) == (1, 0)


def test_the_question_is_kept_as_it_was_read() -> None:
    feedback = Feedback(None, keep_unanswered=True)
    Tally(feedback).note(replace(NOTHING, question="og i 2019?", read_as="Hvor er svømmehallen i 2019?"))
    assert [kept.question for kept in feedback.unanswered()] == ["Hvor er svømmehallen i 2019?"]


def test_outside_an_application_nothing_is_counted() -> None:
    note(NOTHING)
