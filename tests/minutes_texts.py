"""Short minutes of invented municipalities by the name of their style, which Danish municipalities write."""

from __future__ import annotations

from tests.minutes_of_committees import BARE, CASE_ABOVE, POINTS, RUN_IN, UNNUMBERED
from tests.minutes_of_councils import CAPITAL, COUNCIL, FACTS, OLD, POLITICAL

ALL = {
    "council": COUNCIL,
    "capital": CAPITAL,
    "facts": FACTS,
    "old": OLD,
    "run-in": RUN_IN,
    "unnumbered": UNNUMBERED,
    "points": POINTS,
    "case-above": CASE_ABOVE,
    "bare": BARE,
    "political": POLITICAL,
}
