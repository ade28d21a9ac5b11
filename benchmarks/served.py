"""A real `raadslag serve` in a process of its own, and what it has used of the processor."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
# A benchmark asks faster than a person may.
_UNLIMITED = {"RAADSLAG_QUESTIONS_A_MINUTE": "10000", "RAADSLAG_READS_A_MINUTE": "100000"}
_SERVE = "import sys; from web.main import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Server:
    """The process and where it listens."""

    address: str  # without a slash at the end
    pid: int

    def cpu_seconds(self) -> float:
        """Return the processor time that the process has used, all its threads together."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def resident_megabytes(self) -> float:
        """Return the memory that the process holds."""
        said = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", said)
        return int(found[1]) / 1024 if found else float("nan")


@contextmanager
def serving(index: Path, log: Path) -> Iterator[Server]:
    """Serve an index on a free port, of the shipped documents where there is none; stop at the end."""
    settings = os.environ | {"RAADSLAG_INDEX": str(index), "RAADSLAG_PORT": "0"} | _UNLIMITED
    command = [sys.executable, "-c", _SERVE]
    if not index.exists():
        subprocess.run([*command, "build"], env=settings, check=True, stdout=subprocess.DEVNULL)
    with log.open("w") as written:
        process = subprocess.Popen(
            [*command, "serve"], env=settings, stdout=subprocess.PIPE, stderr=written, text=True
        )
    try:
        said = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://[\w.:]+", said)
        if not found:
            raise RuntimeError(f"the server did not start; {log} says why")
        yield Server(found[0], process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)
