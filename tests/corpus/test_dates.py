"""Dates and years as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import first_date, open_years, written, years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i 2012", {2012}),
        ("I 2012.", {2012}),
        ("2010-13", {2010, 2011, 2012, 2013}),
        ("2012-2015", {2012, 2013, 2014, 2015}),
        ("2012 – 2015", {2012, 2013, 2014, 2015}),
        ("2010/2011", {2010, 2011}),
        ("Det er afsat i budget 2012-15, og", {2012, 2013, 2014, 2015}),
        ("Det er afsat i budget 2012-15.", {2012, 2013, 2014, 2015}),
        ("Det gælder 2012-2015.", {2012, 2013, 2014, 2015}),
        ("budget ’12 og '13", {2012, 2013}),
        ("24-01-2012", {2012}),
        ("24/1 2012", {2012}),
        ("24.1.2012", {2012}),
        ("2010-12-24", {2010}),
        ("2. og 3. februar 2012", {2012}),
        ("2011, 2012 og 2013", {2011, 2012, 2013}),
        ("1998", {1998}),
        ("2012-90", {2012}),
        ("2.012 kr. og 2012,5 pct.", set()),
        ("j.nr. 20120124", set()),
        ("3000 borgere i 1850", set()),
        ("", set()),
    ],
)
def test_these_years_are_spoken_of(text: str, expected: set[int]) -> None:
    assert years(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mødet den 24. januar 2012 kl. 17", date(2012, 1, 24)),
        ("24 januar 2012", date(2012, 1, 24)),
        ("24. Januar 2012", date(2012, 1, 24)),
        ("24-01-2012", date(2012, 1, 24)),
        ("24.1.2012", date(2012, 1, 24)),
        ("24/1 2012", date(2012, 1, 24)),
        ("Økonomiudvalgt den 2. og 3. februar 2012:", date(2012, 2, 2)),
        ("1.-3. marts 2012", date(2012, 3, 1)),
        ("efter 3. maj 2013, ikke 24-01-2012", date(2013, 5, 3)),
        ("31. februar 2012", None),
        ("januar 2012", None),
        ("i 2012", None),
        ("31-02-2012 eller 01-03-2012", date(2012, 3, 1)),
    ],
)
def test_this_is_the_first_whole_date(text: str, expected: date | None) -> None:
    assert first_date(text) == expected


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_is_read_again(day: date) -> None:
    assert first_date(written(day)) == day
    assert years(written(day)) == {day.year}


@given(st.integers(1900, 2069), st.integers(1, 30))
def test_a_range_stands_for_all_its_years(first: int, length: int) -> None:
    assert years(f"fra {first}-{first + length} i alt") == set(range(first, first + length + 1))


@given(st.text())
def test_any_text_can_be_asked_for_dates(text: str) -> None:
    assert all(1900 <= year <= 2130 for year in years(text))
    first_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Hvad skete der efter 2011?", 2012, 2041),
        ("beslutninger siden 2012", 2012, 2041),
        ("planer fra 2012 og fremefter", 2012, 2041),
        ("what was decided before 2015?", 1985, 2014),
        ("indtil 2015", 1986, 2015),
    ],
)
def test_a_year_with_an_open_end_stands_for_those_beyond_it(text: str, first: int, last: int) -> None:
    ((label, found),), rest = open_years(text)
    assert label in text
    assert (min(found), max(found)) == (first, last)
    assert years(rest) == set()


@pytest.mark.parametrize("text", ["budgettet fra 2012", "efter 2011-12", "i 2012", "efter mødet i 2011"])
def test_other_years_have_both_ends(text: str) -> None:
    assert open_years(text) == ([], text)


@pytest.mark.parametrize(
    "text",
    [
        "26-05-2020",
        "26.5.2020",
        "26/5 2020",
        "tirsdag den 26. maj 2020 kl. 17.00",
        "d. 26 maj 2020",
        "2020-05-26",
    ],
)
def test_a_day_is_read_in_any_form(text: str) -> None:
    assert first_date(text) == date(2020, 5, 26)


@pytest.mark.parametrize("text", ["26. okt. 2020", "26. okt 2020", "26. oktober 2020"])
def test_a_month_may_be_shortened(text: str) -> None:
    assert first_date(text) == date(2020, 10, 26)


@pytest.mark.parametrize("text", ["2020-13-26", "2020-05-26-4", "sag 12020-05-26", "26. mast 2020"])
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert first_date(text) is None
