"""A theme asked about by its number is told in its own first sentences."""

from dataclasses import replace

import pytest

from assistant.numbered import numbered_theme, said_of_others
from assistant.texts import texts
from assistant.types import Language
from corpus.found import THEME
from corpus.types import CleanText, Document, Heading, Kind, Period, Role, Run, Section

BODY = (
    "Vi vil gøre det lettere at cykle i hele byen.\n"
    "Mål:\n"
    "Der skal være flere stier, og de skal være lyse om natten."
)


def a_strategy(title: str, year: int, kind: Kind = Kind.STRATEGY) -> Document:
    text = f"Tema 3: {title} og cykler\n{BODY}"
    end = text.index("\n")
    heading = Heading(text[:end], THEME, 0, end)
    clean = CleanText(text, (Run(0, 0, len(text)),))
    sections = (Section((heading,), Role.BODY, 0, len(text)),)
    return Document(title, f"{title}.txt", title, kind, None, None, Period(year, year + 3), clean, sections)


OLD, NEW = a_strategy("Cykelstrategi", 2015), a_strategy("Bystrategi", 2021)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("Hvad går tema 3 ud på?", NEW),
        ("Hvad handler Tema 3 om", NEW),
        ("What is theme 3 about?", NEW),
        ("Hvad går tema 3 i cykelstrategien ud på?", OLD),
    ],
)
def test_the_newest_that_is_meant_is_quoted(question: str, document: Document) -> None:
    theme = numbered_theme(question, [OLD, NEW])
    assert theme
    assert {quote.document for quote in theme.quotes} == {document}
    assert [quote.text for quote in theme.quotes] == [BODY.split("\n")[0], BODY.split("\n")[2]]


def test_it_is_said_that_others_have_the_number_too() -> None:
    theme = numbered_theme("Hvad går tema 3 ud på?", [OLD, NEW])
    assert theme
    assert said_of_others(theme, texts(Language.DANISH)) == "Også Cykelstrategi har et afsnit med det nummer."
    alone = numbered_theme("Hvad går tema 3 ud på?", [NEW])
    assert alone
    assert said_of_others(alone, texts(Language.DANISH)) is None


@pytest.mark.parametrize(
    "question",
    [
        "Hvad går tema 4 ud på?",
        "Hvad siger tema 3 om belysning?",
        "Hvem har ansvaret for tema 3?",
        "Hvad går tema 3 i fritidspolitikken ud på?",
    ],
)
def test_another_question_has_no_theme(question: str) -> None:
    assert numbered_theme(question, [OLD, NEW]) is None


def test_a_theme_with_parts_is_told_by_them() -> None:
    parts = [replace(NEW, sections=tuple(replace(s, role=Role.WHY) for s in NEW.sections))]
    assert numbered_theme("Hvad går tema 3 ud på?", parts) is None


def test_themes_of_plans_are_no_strategys() -> None:
    assert numbered_theme("Hvad går tema 3 ud på?", [a_strategy("Plan", 2012, Kind.PLAN)]) is None
