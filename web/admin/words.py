"""Sizes, shares and times as Danish writes them."""

from __future__ import annotations

import datetime as dt

from web import danish
from web.tally import Day, Tally

_KILO = 1_000
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def percent(part: int, whole: int) -> str:
    """Return "8 %"; a dash where there is nothing to take a part of."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def size(count: int) -> str:
    """Return "18,2 GB"."""
    amount = float(count)
    for unit in _UNITS:
        if amount < _KILO or unit == _UNITS[-1]:
            break
        amount /= _KILO
    decimals = 1 if unit not in _UNITS[:2] else 0
    return f"{amount:.{decimals}f}".replace(".", ",") + f" {unit}"


def day_and_time(seconds: float) -> str:
    """Return "24.1.2012 kl. 17.30" for seconds since 1970, in this machine's time."""
    return _written(dt.datetime.fromtimestamp(seconds, dt.UTC))


def iso_day_and_time(iso: str) -> str:
    """Return "24.1.2012 kl. 17.30" for a time in ISO 8601."""
    return _written(dt.datetime.fromisoformat(iso))


def short_day(iso: str | None) -> str:
    """Return "24.1.2012" for a day in ISO 8601; empty for none."""
    if not iso:
        return ""
    return danish.short_day(dt.date.fromisoformat(iso))


def counted_days(tally: Tally) -> tuple[tuple[str, Day], ...]:
    """Return what was asked, with the time that it was counted for: never from before the server started."""
    today, month = tally.today(), tally.month()
    started = tally.since.astimezone()
    clock = f"kl. {started.hour}.{started.minute:02}"
    if started.date() == today.day:
        return ((f"I dag, siden serveren startede {clock}", today),)
    if started.date() == month.day:
        since = f"Siden serveren startede {danish.short_day(started.date())} {clock}"
    else:
        since = f"Siden {danish.short_day(month.day)}"
    return (("I dag", today), (since, month))


def _written(moment: dt.datetime) -> str:
    local = moment.astimezone()
    return f"{danish.short_day(local.date())} kl. {local.hour}.{local.minute:02}"
