"""How far a command has come, as bars on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from index.progress import Progress


class _BarProgress(Progress):
    """Shows each step as a bar; a step that comes again makes its bar longer."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._tasks: dict[str, TaskID] = {}
        self._totals: dict[str, int] = {}
        self._current: TaskID | None = None

    def step(self, name: str, total: int) -> None:
        self._bar.start()  # only now: a bar without a step would leave an empty line
        if name not in self._tasks:
            self._tasks[name] = self._bar.add_task(name, total=0)
        self._totals[name] = self._totals.get(name, 0) + total
        self._current = self._tasks[name]
        self._bar.update(self._current, total=self._totals[name])

    def advance(self, count: int = 1) -> None:
        if self._current is not None:
            self._bar.advance(self._current, count)


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Give bars that name their step, count and tell the time, on standard error."""
    columns = (TextColumn("{task.description:14}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Bar(*columns, console=Console(stderr=True))
    try:
        yield _BarProgress(bar)
    finally:
        if bar.tasks:
            bar.stop()
