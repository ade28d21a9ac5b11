"""The process that makes one PDF: reads its data (JSON) on standard input, writes it on standard output.

Started by `web.exports.pdf` as a program of its own, since the compiler keeps what it made for later: up to
a gigabyte, in which the text of answers would stay. It reads the layout beside it and no other file, and
takes its fonts from the compiler, so that a file looks the same wherever it is made. Linux and macOS only.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import typst

_LAYOUT = Path(__file__).parent / "layout"  # the one folder that the compiler may read
_MEMORY = 4_000_000_000  # bytes
_SECONDS = 30


def main() -> None:
    """Make the file; the compiler refuses what PDF/UA-1 does not allow."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would leave the answer on the disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    _limit(resource.RLIMIT_AS, _MEMORY)
    _limit(resource.RLIMIT_CPU, _SECONDS)
    data = sys.stdin.buffer.read().decode()
    file = typst.compile(
        str(_LAYOUT / "answers.typ"),
        root=str(_LAYOUT),
        font_paths=typst.Fonts(include_system_fonts=False),
        sys_inputs={"file": data},
        format="pdf",
        pdf_standards="ua-1",
    )
    sys.stdout.buffer.write(file)


def _limit(kind: int, most: int) -> None:
    """Set a limit, or leave a lower one that the operator has set."""
    ceiling = resource.getrlimit(kind)[1]
    wanted = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
    resource.setrlimit(kind, (wanted, ceiling))


if __name__ == "__main__":
    main()
