"""Numbers, sizes and times as Danish writes them."""

from __future__ import annotations

import datetime as dt
import re

_UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # they turn or hide text
_KILO = 1_000
_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_SORTED = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})  # after z


def number(count: int) -> str:
    """Return "1.284"."""
    return f"{count:,}".replace(",", ".")


def counted(count: int, one: str, many: str) -> str:
    """Return "1 dokument" or "1.284 dokumenter"."""
    return f"{number(count)} {one if count == 1 else many}"


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
    day = dt.date.fromisoformat(iso)
    return f"{day.day}.{day.month}.{day.year}"


def plain(text: str) -> str:
    """Return a text without characters that turn its direction or are not seen."""
    return _UNSEEN.sub("", text)


def sort_key(text: str) -> str:
    """Return what puts texts into Danish order: aa is å, and æ, ø, å come last."""
    return text.casefold().replace("aa", "å").translate(_SORTED)


def _written(moment: dt.datetime) -> str:
    local = moment.astimezone()
    return f"{local.day}.{local.month}.{local.year} kl. {local.hour}.{local.minute:02}"
