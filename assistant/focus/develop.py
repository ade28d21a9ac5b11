"""How a municipality's themes developed: which carries on into which, by how alike their texts are."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.focus.likeness import Compared, likeness
from assistant.focus.types import Strategy, Theme

# Below this no two texts are held to go on from each other, however little alike the others are: half of the
# shipped strategies' 52 pairs lie below 0.35.
LEAST = 0.35


@dataclass(frozen=True, slots=True)
class Link:
    """Two themes of neighbouring strategies, of which the later one may carry on the earlier one."""

    earlier: Theme
    later: Theme
    likeness: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Step:
    """From one strategy to the next: the links above the threshold, strongest first."""

    earlier: Strategy
    later: Strategy
    threshold: float
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Development:
    """Strategies in order of time, and the steps between neighbours."""

    strategies: tuple[Strategy, ...]
    steps: tuple[Step, ...]

    def before(self, theme: Theme) -> tuple[Link, ...]:
        """Return the links to what a theme may carry on, strongest first."""
        return tuple(link for step in self.steps for link in step.links if link.later == theme)

    def after(self, theme: Theme) -> tuple[Link, ...]:
        """Return the links to what may carry a theme on, strongest first."""
        return tuple(link for step in self.steps for link in step.links if link.earlier == theme)


def development(strategies: Sequence[Strategy], compared: Mapping[str, Compared]) -> Development:
    """Return which themes carry on into which.

    Args:
        strategies: with themes, oldest first.
        compared: each theme by its slug as it is compared.
    """
    steps = tuple(_step(earlier, later, compared) for earlier, later in itertools.pairwise(strategies))
    return Development(tuple(strategies), steps)


def _step(earlier: Strategy, later: Strategy, compared: Mapping[str, Compared]) -> Step:
    """Link what is more alike than the pairs of the two strategies are on average, by one deviation."""
    pairs = [
        Link(one, other, likeness(compared[one.slug], compared[other.slug]))
        for one in earlier.themes
        for other in later.themes
    ]
    found = [pair.likeness for pair in pairs]
    threshold = max(LEAST, statistics.fmean(found) + statistics.pstdev(found))
    kept = sorted((p for p in pairs if p.likeness > threshold), key=lambda p: -p.likeness)
    return Step(earlier, later, threshold, tuple(kept))
