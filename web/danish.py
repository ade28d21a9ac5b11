"""How Danish writes what all pages write: days, numbers, counts, lists."""

from __future__ import annotations

import datetime as dt


def short_day(day: dt.date) -> str:
    """Return a day as tables show it: "24.1.2012"."""
    return f"{day.day}.{day.month}.{day.year}"


def number(count: int) -> str:
    """Return a number with a point between thousands: "1.284"."""
    return f"{count:,}".replace(",", ".")


def counted(count: int, one: str, many: str) -> str:
    """Return "1 dokument", "2 dokumenter"."""
    return f"{number(count)} {one if count == 1 else many}"


def joined(parts: list[str]) -> str:
    """Return "a", "a og b", "a, b og c"."""
    return " og ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
