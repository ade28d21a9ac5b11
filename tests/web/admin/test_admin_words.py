"""Sizes, shares and times in Danish."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from assistant.feedback import Feedback
from web.admin.words import counted_days, day_and_time, iso_day_and_time, percent, short_day, size
from web.tally import Tally


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (62_900, "63 KB"),
        (12_700_000, "12,7 MB"),
        (18_240_000_000, "18,2 GB"),
    ],
)
def test_sizes(count: int, shown: str) -> None:
    assert size(count) == shown


def test_shares() -> None:
    assert [percent(9, 112), percent(0, 5), percent(0, 0)] == ["8 %", "0 %", "–"]


def test_times() -> None:
    assert re.fullmatch(r"\d+\.1\.2012 kl\. \d+\.30", iso_day_and_time("2012-01-24T16:30:00+00:00"))
    assert day_and_time(1_327_422_600) == iso_day_and_time("2012-01-24T16:30:00+00:00")
    assert [short_day("2012-01-04"), short_day(None)] == ["4.1.2012", ""]


def test_counts_say_from_when_they_are() -> None:
    now = [dt.datetime(2026, 1, 1, 12, 5).astimezone()]
    tally = Tally(Feedback(None), clock=lambda: now[0])

    def said() -> list[str]:
        return [when for when, _ in counted_days(tally)]

    assert said() == ["I dag, siden serveren startede kl. 12.05"]
    now[0] += dt.timedelta(days=1)
    assert said() == ["I dag", "Siden serveren startede 1.1.2026 kl. 12.05"]
    now[0] += dt.timedelta(days=40)
    assert said() == ["I dag", "Siden 12.1.2026"]
