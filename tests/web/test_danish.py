"""Days, numbers and lists as Danish has them."""

from __future__ import annotations

from datetime import date

from web.danish import counted, joined, number, short_day


def test_days_and_numbers_are_written_as_in_tables() -> None:
    assert short_day(date(2012, 1, 4)) == "4.1.2012"
    assert (number(0), number(999), number(1284), number(2325750)) == ("0", "999", "1.284", "2.325.750")
    assert counted(1, "dokument", "dokumenter") == "1 dokument"
    assert counted(1284, "dokument", "dokumenter") == "1.284 dokumenter"
    assert counted(0, "fil", "filer") == "0 filer"


def test_lists_are_joined_with_og() -> None:
    assert [joined(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a og b", "a, b og c"]
