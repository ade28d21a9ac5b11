"""A year in a name bounds nothing; any other does."""

import datetime as dt

import pytest

from assistant.named_years import without_named_years
from corpus.found import INITIATIVE, ITEM, PART
from corpus.types import CleanText, Document, Heading, Kind, Period, Role, Run, Section


def a_document(title: str, year: int, *headings: tuple[str, int]) -> Document:
    text = "Der er en tekst."
    made = tuple(Heading(name, level, 0, 1) for name, level in headings)
    sections = tuple(Section((heading,), Role.BODY, 0, len(text)) for heading in made)
    clean = CleanText(text, (Run(0, 0, len(text)),))
    date, period = dt.date(year, 1, 24), Period(year, year)
    return Document("a", "a.txt", title, Kind.PLAN, None, date, period, clean, sections)


DOCUMENTS = [
    a_document("Referat", 2012, ("11. Kvalitetsrapport 2011", ITEM), ("15. Støjkortlægning 2012", ITEM)),
    a_document(
        "Skolernes virksomhedsplan 2012",
        2012,
        ("Tema: Cykelby 2020", INITIATIVE),
        ("Virksomhedsplan 2011, status", ITEM),
        ("Undersøgelsen august 2010", ITEM),
        ("Regnskab 2009", PART),
        ("Budgetproces 2013-16", ITEM),
    ),
]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Hvad besluttede man om Kvalitetsrapport 2011?", "Hvad besluttede man om Kvalitetsrapport?"),
        ("hvad siger kvalitetsrapporten for 2011?", "hvad siger kvalitetsrapporten?"),
        ("Hvad planlagde man om Cykelby 2020 i 2012?", "Hvad planlagde man om Cykelby i 2012?"),
        ("Hvad er budgetproces 2013-16?", "Hvad er budgetproces?"),
    ],
)
def test_a_year_in_a_title_of_another_year_is_part_of_the_name(question: str, left: str) -> None:
    assert without_named_years(question, DOCUMENTS) == left


@pytest.mark.parametrize(
    "question",
    [
        "Hvad skete der i 2011?",
        "Hvad besluttede man om kvalitetsrapporten i 2011?",
        "Hvad siger Kvalitetsrapport 2010?",  # no title
        "Hvad siger Støjkortlægning 2012?",  # of the document's own year
        "Hvad var status på virksomhedsplan 2011?",  # documents are called so by their own years
        "Hvad skete der i august 2010?",
        "Hvad siger regnskab 2009?",  # the label of a part
    ],
)
def test_another_year_stays(question: str) -> None:
    assert without_named_years(question, DOCUMENTS) == question
