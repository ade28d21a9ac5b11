"""What an organ decided is found also where the minutes' heading does not name it."""

from __future__ import annotations

from assistant.decided import decisions_within
from assistant.texts import texts
from assistant.types import Language
from assistant.understand import Reading
from index.types import Bounds
from tests.minutes_of_councils import CAPITAL
from tests.texts import read


def test_a_bare_decision_is_that_of_the_meetings_organ() -> None:
    organ = "Teknik- og Miljøudvalget"
    minutes = read(CAPITAL, kind="referat", organ=organ, date="2012-08-20")
    reading = Reading(
        "Hvad besluttede udvalget?", Language.DANISH, (), Bounds(organs=(organ,)), frozenset(), ""
    )
    quotes = decisions_within(reading, minutes, texts(Language.DANISH))
    assert [quote.label for quote in quotes][:2] == [
        "1. Godkendelse af dagsorden (2012-98411)",
        "2. Cykelparkering ved stationerne (2012-77310)",
    ]
