"""Which documents are strategies, in which order they came, and which one is in force."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.focus.listed_themes import of_list, taken_up, under_a_heading
from assistant.focus.own_themes import marked_themes
from assistant.focus.phrases import called_in, number
from assistant.focus.types import Strategy, Theme
from corpus.outline import outline
from corpus.types import Document, Kind

# What leads a municipality as a whole; the plans of all others are a department's.
_LEADS = re.compile(
    r"(?:direktion|kommunaldirektion|koncerndirektion|koncernledelse|chefgruppe|kommunalbestyrelse|byråd|regionsråd"
    r"|borgerrepræsentation|magistrat)(?:en|et|n)?s?",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    r"\b(?:koncern|kommune|kommuneplan|udviklings|hoved|byråds|virksomheds|plan|fælles|ledelses|organisations)?"
    r"(?:strategi|grundlag|vision)(?:en|et)?\b(?!\s+(?:for|om)\s+(?!.*kommune\b))",
    re.IGNORECASE,
)


_SORT = re.compile(r"strategi|politik|plan|grundlag|vision|koncept", re.IGNORECASE)
_TITLE_PAGE = 200  # characters in which a strategy says what it is


def themes_of(document: Document) -> tuple[Theme, ...]:
    """Return the themes that a document's structure shows, the surest signs first; none shows none."""
    tree = outline(document)
    for find in (marked_themes, taken_up, under_a_heading, of_list):
        found = _distinct(find(document, tree))
        if len(found) > 1:
            return _named(document, found)
    return ()


def _named(document: Document, themes: tuple[Theme, ...]) -> tuple[Theme, ...]:
    """Return themes that bear no name of their sort with the one by which the text counts them."""
    if any(theme.word for theme in themes):
        return themes
    counted = re.compile(rf"\b(?:{number(len(themes))}|{len(themes)})\s+(?:\w+\s+)?(\w+)", re.IGNORECASE)
    words = (called_in(match[1]) for match in counted.finditer(document.text.text))
    word = next((word for word in words if word), None)
    return tuple(replace(theme, word=word) for theme in themes)


def _distinct(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """Leave out what bears a name that an earlier theme has, as a repeated table of themes does."""
    return tuple({theme.slug: theme for theme in reversed(list(themes))}.values())[::-1]


def strategies(documents: Iterable[Document]) -> tuple[Strategy, ...]:
    """Return the strategies and the plans of the municipality's leadership, oldest first.

    Where there are none, any plan counts that has themes.
    """
    known = list(documents)
    chosen = [d for d in known if d.kind is Kind.STRATEGY or _is_leaders_plan(d)]
    found = [Strategy(d, themes_of(d), is_overall(d)) for d in chosen]
    if not any(strategy.themes for strategy in found):
        plans = (Strategy(d, themes_of(d), False) for d in known if d.kind is Kind.PLAN and d not in chosen)
        found += [plan for plan in plans if plan.themes]
    return tuple(sorted(found, key=_age))


def _is_leaders_plan(document: Document) -> bool:
    return document.kind is Kind.PLAN and bool(_LEADS.fullmatch(document.organ or ""))


def is_overall(document: Document) -> bool:
    """Tell whether a strategy is of the whole organisation, by its title or by whose it is."""
    if _is_leaders_plan(document) or _OVERALL.search(document.title):
        return True
    # "Sammen om Lindby" says below its title what it is.
    named = _SORT.search(document.title) or document.kind is not Kind.STRATEGY
    return not named and bool(_OVERALL.search(document.text.text[:_TITLE_PAGE]))


def _age(strategy: Strategy) -> tuple[int, int, dt.date, str]:
    document = strategy.document
    last = max(document.years, default=0)
    return strategy.first_year, last, document.date or dt.date.min, document.id


def in_force(found: Sequence[Strategy], today: dt.date) -> Strategy | None:
    """Return the newest strategy whose period holds today, else the newest; None when there is none.

    One with themes goes before one without, and one of the whole organisation before one of a matter.

    Args:
        found: strategies, oldest first.
        today: the day to judge by.
    """

    def rank(place: int) -> tuple[bool, bool, bool, int]:
        strategy = found[place]
        period = strategy.document.period
        now = period is not None and today.year in period
        return bool(strategy.themes), now, strategy.overall, place

    return found[max(range(len(found)), key=rank)] if found else None


def in_line(found: Sequence[Strategy], chosen: Strategy) -> tuple[Strategy, ...]:
    """Return the strategies whose themes may carry on into each other, oldest first, the chosen one among.

    A strategy of the whole organisation carries on from others of its sort, not from one of the climate.
    """

    def belongs(strategy: Strategy) -> bool:
        return strategy.overall or not chosen.overall or strategy.document.id == chosen.document.id

    return tuple(strategy for strategy in found if strategy.themes and belongs(strategy))
