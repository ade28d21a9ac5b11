"""How fast, how large and how true search is over 10,000, 100,000, 1,000,000 made-up passages.

    python -m benchmarks.retrieval [--sizes 10000] [--folder FOLDER] [--rivals-to 100000]

The passages and their vectors are made up in the shape of the shipped documents (see `made_up.py`); the
questions are the shipped ones, embedded by the bundled model while the time is taken. Up to 10,000
passages are written file by file as any document is; more are put into the tables at once, without the
look-up of repeated texts, years and names, and indexed as 'raadslag build' indexes a library whose views
are lost. Each row is a process of its own, so that the memory is its own too.

The rivals get the same passages in the same run, with one vector for each: the mean of its windows, a
third of what ours holds. One whose package is missing is left out: pip install -e '.[benchmark]'.
Recall is the share of the 50 nearest passages, by a scan of all vectors in the database, that our index
finds by their nearest window. "embed" is a question's embedding alone, which the other times include.
"cpu" is the processor's time for a question, which a busy machine does not lengthen as much. "resident" and
"peak" count the pages of mapped files that were looked at; the system takes those back when it needs them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measure import WAYS, Measured, Missing
from benchmarks.written import make_library

_OURS = "rådslag"


def measured(way: str, folder: Path, size: int) -> Measured | Missing:
    """Measure one way in a process of its own."""
    place = ["--folder", str(folder), "--sizes", str(size)]
    command = [sys.executable, "-m", "benchmarks.retrieval", "--measure", way, *place]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    said = json.loads(done.stdout.splitlines()[-1])
    return Missing(**said) if "package" in said else Measured(**said)


def table(size: int, results: dict[str, Measured | Missing]) -> Table:
    """Return the results of one size, each as a ratio to ours too."""
    ours = results[_OURS]
    shown = Table(f"{size:,}", *_COLUMNS, box=None)
    for way, found in results.items():
        if isinstance(found, Missing) or isinstance(ours, Missing):
            continue
        values = [getattr(found, name) for name in _COLUMNS.values()]
        first = [getattr(ours, name) for name in _COLUMNS.values()]
        shown.add_row(way, *(_cell(value, own, way) for value, own in zip(values, first, strict=True)))
    return shown


_COLUMNS = {
    "build s": "build_seconds",
    "peak MB": "peak_megabytes",
    "disk MB": "disk_megabytes",
    "open s": "open_seconds",
    "resident MB": "resident_megabytes",
    "own MB": "own_megabytes",
    "p50 ms": "p50",
    "p95 ms": "p95",
    "cpu p50 ms": "cpu_p50",
    "cpu p95 ms": "cpu_p95",
    "recall@50": "recall",
    "embed p50": "embed_p50",
    "embed p95": "embed_p95",
}


def _cell(value: float | None, own: float | None, way: str) -> str:
    if value is None:
        return ""
    shown = f"{value:.3f}" if value <= 1 else f"{value:.1f}"
    return shown if way == _OURS or not own else f"{shown} ×{value / own:.2f}"


def main() -> None:
    """Measure every size and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000], help="passages, by the hundred")
    parser.add_argument("--folder", type=Path, help="where the libraries are made and kept for another run")
    parser.add_argument("--rivals-to", type=int, default=100_000, help="largest size the rivals are run at")
    parser.add_argument("--measure", choices=[*WAYS, "make"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure == "make":
        make_library(given.folder, given.sizes[0])
    elif given.measure:
        print(json.dumps(WAYS[given.measure](given.folder, given.sizes[0])))
    else:
        with tempfile.TemporaryDirectory() as name:
            run(given.folder or Path(name), given.sizes, given.rivals_to)


def run(folder: Path, sizes: list[int], rivals_to: int) -> None:
    """Make what is not there yet, measure and print."""
    console = Console(width=160)
    for size in sizes:
        place = ["--folder", str(folder), "--sizes", str(size)]
        subprocess.run(
            [sys.executable, "-m", "benchmarks.retrieval", "--measure", "make", *place], check=True
        )
        ways = [way for way in WAYS if way == _OURS or size <= rivals_to]
        results = {way: measured(way, folder, size) for way in ways}
        console.print(table(size, results))
        for way, found in results.items():
            if isinstance(found, Missing):
                console.print(f"{way}: left out, {found.package} is not installed")
        console.print()


if __name__ == "__main__":
    main()
