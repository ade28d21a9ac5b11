"""An organ's own plan and the newer strategy come first among near equals, and only where they should."""

import datetime as dt

import pytest

from assistant.order import in_order, is_about_now
from assistant.types import Filters
from assistant.understand import Reading, understand
from corpus.types import CleanText, Document, Kind, Period, Role, Run, Span
from index.glossary import Glossary
from index.types import Hit, Passage

NAMES = {"teknisk forvaltning": "Teknisk Forvaltning"}


def read(question: str) -> Reading:
    return understand(question, Filters(), NAMES, Glossary([]))


def a_hit(name: str, kind: Kind, year: int, score: float, organ: str | None = None) -> Hit:
    text = "Der er en tekst."
    clean = CleanText(text, (Run(0, 0, len(text)),))
    date, period = dt.date(year, 1, 1), Period(year, year)
    document = Document(name, f"{name}.txt", name, kind, organ, date, period, clean, ())
    passage = Passage(1, name, 0, len(text), Span(0, len(text)), None, (), Role.BODY, text)
    return Hit(passage, document, score, 1.0)


def first(question: str, *hits: Hit) -> str:
    return in_order(hits, read(question))[0].document.id


def test_the_plan_of_the_organ_comes_before_anothers_mention() -> None:
    other = a_hit("anden", Kind.PLAN, 2012, 1.0, "Direktionen")
    own = a_hit("egen", Kind.PLAN, 2012, 0.95, "Teknisk Forvaltning")
    assert first("Hvad planlagde Teknisk Forvaltning om stier?", other, own) == "egen"
    assert first("Hvad planlagde man om stier?", other, own) == "anden"


def test_the_newer_strategy_comes_first_for_a_question_about_now_and_minutes_do_not() -> None:
    old, new = a_hit("gammel", Kind.STRATEGY, 2012, 1.0), a_hit("ny", Kind.STRATEGY, 2023, 0.95)
    minutes = a_hit("referat", Kind.MINUTES, 2012, 1.0)
    assert first("hvad vil kommunen med stier?", old, new) == "ny"
    assert first("hvad ville kommunen med stier?", old, new) == "gammel"
    assert first("hvad vil kommunen med stier?", minutes, new) == "referat"


@pytest.mark.parametrize(
    ("question", "now"),
    [
        ("hvad vil kommunen med stier?", True),
        ("Hvad gør vi for cyklister?", True),
        ("What does the municipality want with data?", True),
        ("hvad vil kommunen med stier i 2012?", False),
        ("Hvad planlagde kommunen?", False),
        ("What did the municipality do?", False),
        ("Hvad koster en sti?", False),
    ],
)
def test_the_present_without_a_year_is_now(question: str, now: bool) -> None:
    assert is_about_now(read(question)) is now
