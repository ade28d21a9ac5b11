"""Addresses of the pages about themes, and quotes with the link to where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from assistant.focus.phrases import short_title
from assistant.focus.types import Excerpt, Strategy, Theme
from corpus.visible import one_line
from web.turns import source_link

START = "/fokusomraader"


@dataclass(frozen=True, slots=True)
class Said:
    """A verbatim quote and where it stands."""

    text: str
    link: str
    place: str  # "Koncerngrundlag 2023-2028, side 6"


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; `now` marks the one that is shown."""

    text: str
    link: str
    now: bool = False


def said(excerpt: Excerpt) -> Said:
    """Return a quote as a page shows it."""
    source = excerpt.source
    page = f", side {source.page}" if source.page else ""
    return Said(one_line(excerpt.text), source_link(source), f"{short_title(excerpt.document)}{page}")


def theme_link(theme: Theme) -> str:
    """Return the address of a theme's page."""
    return f"{START}/{quote(theme.slug, safe='')}"


def page_link(path: str, strategy: Strategy, in_force: Strategy | None) -> str:
    """Return the address of a page about a strategy; the one in force needs no naming."""
    address = f"{START}{path}"
    if in_force is not None and strategy.document.id == in_force.document.id:
        return address
    return f"{address}?{urlencode({'strategi': strategy.document.id})}"
