"""What hears how far a long step has come."""

from __future__ import annotations


class Progress:
    """Hears how far the work has come; this one keeps silent."""

    def step(self, name: str, total: int) -> None:
        """A step with `total` parts begins, or goes on with so many more."""

    def advance(self, count: int = 1) -> None:
        """So many parts of the step are done."""
