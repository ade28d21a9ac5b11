"""Sizes, shares and times as Danish writes them."""

from __future__ import annotations

import datetime as dt

from web import danish

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


def _written(moment: dt.datetime) -> str:
    local = moment.astimezone()
    return f"{danish.short_day(local.date())} kl. {local.hour}.{local.minute:02}"
