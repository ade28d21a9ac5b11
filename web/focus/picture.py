"""The picture of how themes carry on into each other, as numbers for an SVG: columns of boxes with curves."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.focus.develop import Development
from assistant.focus.phrases import decimal, period_of, short_title
from assistant.focus.types import Strategy, Theme

# In the picture's own units, of which about one is a pixel on a wide screen.
_WIDTH, _GAP = 250, 110
_LINE, _PADDING, _BETWEEN = 19, 12, 14
_TOP, _MARGIN = 70, 6
_LETTERS = 29  # of a title in a line of a box
_MOST_LINES = 3
MEDIUM, STRONG = 0.45, 0.55  # likeness from which a line is thicker, the same between all strategies


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text and its base line."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Box:
    """A theme in the picture."""

    x: int
    y: int
    height: int
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A link; `strength` is 1 to 3 by its likeness, on one scale for the whole picture."""

    path: str
    strength: int


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column."""

    x: int
    title: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """What stands between two columns: the likeness above which their themes are joined."""

    x: int  # of its middle
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it; the text alternative says in a sentence what it shows."""

    width: int
    height: int
    box_width: int
    inset: int  # of the text within a box
    heads: tuple[Head, ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    limits: tuple[Limit, ...]
    alternative: str


def picture(shown: Development) -> Picture | None:
    """Return the picture; None where there are fewer than two strategies to draw."""
    if len(shown.strategies) < 2:
        return None
    placed: dict[str, Box] = {}
    for place, strategy in enumerate(shown.strategies):
        x, y = _MARGIN + place * (_WIDTH + _GAP), _TOP
        for theme in strategy.themes:
            box = _box(theme, x, y)
            placed[theme.slug] = box
            y += box.height + _BETWEEN
    count = len(shown.strategies)
    return Picture(
        width=2 * _MARGIN + count * _WIDTH + (count - 1) * _GAP,
        height=max(box.y + box.height for box in placed.values()) + _MARGIN,
        box_width=_WIDTH,
        inset=_PADDING,
        heads=tuple(_head(strategy, place) for place, strategy in enumerate(shown.strategies)),
        boxes=tuple(placed.values()),
        curves=_curves(shown, placed),
        limits=_limits(shown),
        alternative=_alternative(shown.strategies, sum(len(step.links) for step in shown.steps)),
    )


def _box(theme: Theme, x: int, y: int) -> Box:
    lines = _wrapped(theme.title, _MOST_LINES)
    if theme.number:
        lines[0] = f"{theme.number}. {lines[0]}"
    height = 2 * _PADDING + _LINE * len(lines)
    base = y + _PADDING + _LINE - 5
    return Box(x, y, height, tuple(TextLine(text, base + i * _LINE) for i, text in enumerate(lines)))


def _wrapped(text: str, most: int) -> list[str]:
    return textwrap.wrap(text, _LETTERS, max_lines=most, placeholder=" …", break_on_hyphens=True) or ["–"]


def _head(strategy: Strategy, place: int) -> Head:
    """Return a strategy's title over its column, its years below where the title does not hold them."""
    title, period = short_title(strategy.document), period_of(strategy.document)
    lines = _wrapped(title, 2)
    if period and len(lines) < 2 and not all(year in title for year in period.split("–")):
        lines.append(period)
    x = _MARGIN + place * (_WIDTH + _GAP)
    return Head(x, tuple(TextLine(text, 22 + i * 22) for i, text in enumerate(lines)))


def _curves(shown: Development, placed: dict[str, Box]) -> tuple[Curve, ...]:
    found: list[Curve] = []
    for step in shown.steps:
        for link in step.links:
            shown_as = round(link.likeness, 2)  # as the tables write it
            strength = 1 + (shown_as >= MEDIUM) + (shown_as >= STRONG)
            found.append(Curve(_path(placed[link.earlier.slug], placed[link.later.slug]), strength))
    return tuple(found)


def _limits(shown: Development) -> tuple[Limit, ...]:
    return tuple(
        Limit(_MARGIN + place * (_WIDTH + _GAP) - _GAP // 2, 22, f"over {decimal(step.threshold)}")
        for place, step in enumerate(shown.steps, 1)
    )


def _path(left: Box, right: Box) -> str:
    x1, y1 = left.x + _WIDTH, left.y + left.height // 2
    x2, y2 = right.x, right.y + right.height // 2
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


def _alternative(strategies: Sequence[Strategy], links: int) -> str:
    titles = ", ".join(f"{short_title(s.document)} ({len(s.themes)})" for s in strategies)
    drawn = "én linje" if links == 1 else f"{links} linjer"
    return (
        f"Temaerne i {titles} i hver sin kolonne, forbundet af {drawn}. Tabellerne herunder siger det samme."
    )
