"""How fast the shipped corpus, repeated under other ids, is read and structured, and in how much memory.

    python -m benchmarks.reading [--repeats 100]

Each row is measured in a process of its own, so that the memory is its own too. The plain loop reads
the same files and splits them at blank lines: what no program can be faster than.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

import corpus
from corpus import catalogue
from corpus.read import documents, read_file, read_folder

_SHIPPED = Path(corpus.__file__).parent / "documents"
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes


@dataclass(frozen=True, slots=True)
class Measured:
    """What one way of reading took."""

    files: int
    characters: int
    seconds: float
    peak: int  # bytes of memory, the interpreter and its libraries included


def plain_loop(folder: Path) -> int:
    """Read the files and split them at blank lines; return how many characters they hold."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    blocks = [text.split("\n\n") for text in texts]
    return sum(len(block) for text in blocks for block in text)


def reading(folder: Path) -> int:
    """Read the files, with the search for CPR numbers."""
    return sum(len(read_file(path).text) for path in sorted(folder.glob("*.txt")))


def reading_and_structuring(folder: Path) -> int:
    """Read the files of the catalogue and make documents of them."""
    return sum(len(document.text.text) for document in documents(read_folder(folder)))


WAYS: dict[str, Callable[[Path], int]] = {
    "plain loop": plain_loop,
    "read": reading,
    "and structure": reading_and_structuring,
}


def write_copies(folder: Path, repeats: int) -> None:
    """Write the shipped documents so many times under other ids, with a catalogue of them all."""
    rows: list[str] = []
    for entry in catalogue.load(_SHIPPED):
        text = (_SHIPPED / entry.file).read_bytes()
        for number in range(repeats):
            name = f"{entry.id}-{number}"
            (folder / f"{name}.txt").write_bytes(text)
            fields = {"id": name, "file": f"{name}.txt", "title": entry.title, "kind": entry.kind.value}
            lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
            rows.append("\n".join(["[[document]]", *lines]))
    (folder / catalogue.NAME).write_text("\n\n".join(rows) + "\n", "utf-8")


def measure(way: str, folder: Path) -> Measured:
    """Run one way in this process."""
    began = time.perf_counter()
    characters = WAYS[way](folder)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT
    return Measured(len([*folder.glob("*.txt")]), characters, seconds, peak)


def in_own_process(way: str, folder: Path) -> Measured:
    """Run one way in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.reading", "--measure", way, "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Measured(**json.loads(done.stdout))


def table(results: dict[str, Measured]) -> Table:
    """Return the results, each beside the plain loop of the same run."""
    plain = results["plain loop"]
    shown = Table("", "files", "seconds", "files/s", "MB/s", "× plain", "peak MB", "× plain", box=None)
    for way, found in results.items():
        shown.add_row(
            way,
            str(found.files),
            f"{found.seconds:.2f}",
            f"{found.files / found.seconds:.1f}",
            f"{found.characters / found.seconds / 1e6:.2f}",
            f"{found.seconds / plain.seconds:.1f}",
            f"{found.peak / 1e6:.0f}",
            f"{found.peak / plain.peak:.1f}",
        )
    return shown


def main() -> None:
    """Measure every way and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--repeats", type=int, default=100, help="copies of each shipped document")
    parser.add_argument("--measure", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(asdict(measure(given.measure, given.folder))))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_copies(folder, given.repeats)
        Console().print(table({way: in_own_process(way, folder) for way in WAYS}))


if __name__ == "__main__":
    main()
