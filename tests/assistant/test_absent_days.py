"""Who was absent on which day of a meeting of several."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.absent_days import absent_days
from corpus.decisions import decisions_of
from tests.texts import read

MINUTES = """\
Fjordby Kommune
Referat
Teknisk Udvalg

Mødedato: Mandag den 2. og 3. februar 2015

Punkt 1: Lys på stien

Beslutning i Teknisk Udvalg den 02-02-2015
Drøftet den 3. februar 2015.

{absence}
"""
SECOND, THIRD = dt.date(2015, 2, 2), dt.date(2015, 2, 3)


@pytest.mark.parametrize(
    ("absence", "told"),
    [
        (
            "Ole Bro (V) og Inge Mark (A) var fraværende 2. februar 2015, og Jens Høj (V) var fraværende "
            "3. februar 2015.",
            {"Ole Bro": (SECOND,), "Inge Mark": (SECOND,), "Jens Høj": (THIRD,)},
        ),
        (
            "Den 2. februar var Ole Bro (V) fraværende, den 3. februar Jens Høj (V).",
            {"Ole Bro": (SECOND,), "Jens Høj": (THIRD,)},
        ),
        ("Fraværende: Ole Bro (V) (3/2), Jens Høj (V).", {"Ole Bro": (THIRD,)}),
        ("Fraværende: Ole Bro (V), Jens Høj (V).", {}),
        ("Ole Bro (V) var fraværende den 2. og 3. februar 2015.", {}),
        ("Ole Bro (V) var fraværende fra 12. februar 2015.", {}),
    ],
)
def test_a_day_is_that_of_the_names_beside_it(absence: str, told: dict[str, tuple[dt.date, ...]]) -> None:
    (document,) = read(
        MINUTES.format(absence=absence), kind="referat", organ="Teknisk Udvalg", date="2015-02-02"
    )
    (decision,) = decisions_of(document)
    assert "Ole Bro" in {person.name for person in decision.absent}
    assert absent_days(decision, THIRD) == told
    assert absent_days(decision, None) == {}
