"""The own words of the pages about themes, from `prompts/focus.toml`, in Danish as the pages are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from assistant.focus.types import Strategy
from assistant.texts import PROMPTS
from corpus.types import Document
from corpus.visible import one_line

_TEMA = "tema"


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((PROMPTS / "focus.toml").read_text("utf-8"))


def say(group: str, name: str, **values: str) -> str:
    """Return a text with its braces filled in; a known word's gender is put right."""
    text = _texts()[group][name]
    if values.get("word") in _texts()["common"]["words"].split():
        text = text.replace("et {word}", "en {word}").replace("Et {word}", "En {word}")
        text = text.replace("hvilket {word}", "hvilken {word}")
    return text.format(**values)


def word_of(strategy: Strategy) -> str:
    """Return what a strategy calls one of its themes, in small letters: "fokusområde"; else "tema"."""
    word = (strategy.word or _TEMA).casefold()
    return word if word in _texts()["one"] else _TEMA


def called_in(text: str) -> str | None:
    """Return the word by which a text calls several themes, as one of them is called: "Pejlemærke"."""
    found = (
        (match.start(), -len(many), one)
        for one, many in _texts()["one"].items()
        if (match := re.search(rf"\b\w*?{many}(?:ne)?\b", text, re.IGNORECASE))
    )
    best = min(found, default=None)
    return best[2].capitalize() if best else None


def kind_of(document: Document) -> str:
    """Return what a document is called when it was named before: "Strategien"."""
    kinds = _texts()["kind"]
    return kinds.get(document.kind.value, kinds["strategi"])


def words_of(strategy: Strategy, count: int | None = None) -> str:
    """Return what a strategy calls its themes: "fokusområder"; for a count of one the singular."""
    word = word_of(strategy)
    return word if count == 1 else _texts()["one"][word]


def number(count: int) -> str:
    """Return a count as running text has it: a word up to ten."""
    written = _texts()["numbers"]["words"].split()
    return written[count] if count < len(written) else str(count)


def decimal(value: float) -> str:
    """Return a share as Danish writes it: "0,55"."""
    return f"{value:.2f}".replace(".", ",")


def joined(items: Sequence[str]) -> str:
    """Return "a", "a og b" or "a, b og c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} og {items[-1]}" if items else ""


def period_of(document: Document) -> str | None:
    """Return the years that a document is of: "2023–2028"; None when nothing says."""
    period = document.period
    if period is None:
        return str(document.date.year) if document.date else None
    return str(period.first) if period.first == period.last else f"{period.first}–{period.last}"


def years_in_force(document: Document) -> str | None:
    """Return the years that a strategy is in force; None for one year, which may be that of its aims."""
    period = document.period
    return period_of(document) if period and period.first < period.last else None


def short_title(document: Document) -> str:
    """Return a title without what stands behind its colon, when enough is left to call it by."""
    title = one_line(document.title)
    head = title.partition(": ")[0]
    return head if len(head) >= len("Strategi 2030") else title
