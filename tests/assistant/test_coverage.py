"""What the documents cover, and where minutes are missing."""

from __future__ import annotations

from datetime import date

from assistant.coverage import coverage, same_organ
from corpus.types import Document, Kind, Period
from tests.web.fakes import make_document


def minutes(year: int, organ: str | None = "Kulturudvalget", number: int = 1) -> Document:
    day = date(year, 3, number)
    title = f"{organ} {day}"
    return make_document(title, "# Sag\nTekst.", title=title, kind=Kind.MINUTES, organ=organ, day=day)


def plan(first: int, last: int, organ: str | None = None) -> Document:
    return make_document(f"plan-{first}", "Plan.", title="Plan", organ=organ, period=Period(first, last))


def test_documents_are_counted_by_organ_and_year() -> None:
    found = coverage([minutes(2012), minutes(2012, number=2), minutes(2013), minutes(2013, "Byrådet")])
    assert found.years == (2012, 2013)
    assert {organ.organ: organ.counts for organ in found.organs} == {
        "Kulturudvalget": {2012: 2, 2013: 1},
        "Byrådet": {2013: 1},
    }


def test_a_document_about_several_years_counts_in_each_and_once_in_all() -> None:
    (organ,) = coverage([plan(2023, 2025)]).organs
    assert (organ.counts, organ.total) == ({2023: 1, 2024: 1, 2025: 1}, 1)


def test_a_year_without_minutes_between_two_with_them_is_a_gap() -> None:
    found = coverage([minutes(2011), minutes(2013), minutes(2016), minutes(2017)])
    assert found.organs[0].gaps == ((2012, 2012), (2014, 2015))
    assert found.years == tuple(range(2011, 2018))


def test_a_plan_fills_no_gap_in_the_minutes() -> None:
    (organ,) = coverage([minutes(2011), plan(2012, 2012, "Kulturudvalget"), minutes(2013)]).organs
    assert organ.gaps == ((2012, 2012),)


def test_each_organ_has_gaps_of_its_own() -> None:
    found = coverage([minutes(2011), minutes(2013), minutes(2012, "Byrådet")])
    assert {organ.organ: organ.gaps for organ in found.organs} == {
        "Kulturudvalget": ((2012, 2012),),
        "Byrådet": (),
    }
    assert found.empty == ()


def test_years_without_any_document_are_told() -> None:
    assert coverage([plan(2012, 2012), plan(2018, 2018)]).empty == ((2013, 2017),)


def test_two_spellings_of_an_organ_are_one() -> None:
    found = coverage([minutes(2012), minutes(2013), minutes(2014, "Kulturudvalgets")])
    assert [organ.organ for organ in found.organs] == ["Kulturudvalget"]
    assert same_organ(minutes(2014, "Kulturudvalgets"), "kulturudvalget")
    assert not same_organ(minutes(2014, None), "Kulturudvalget")


def test_a_mistyped_year_makes_no_thousand_columns() -> None:
    found = coverage([minutes(1012), minutes(2012)])
    assert found.years == (1012, 2012)
    assert found.organs[0].gaps == ((1013, 2011),)


def test_what_has_no_year_or_organ_is_counted() -> None:
    found = coverage([make_document("x", "Tekst.", title="X")])
    assert (found.years, found.undated) == ((), 1)
    assert [(organ.organ, organ.total) for organ in found.organs] == [(None, 1)]


def test_no_documents_cover_nothing() -> None:
    assert coverage([]) == coverage(())
    assert coverage([]).organs == ()
