"""The program `raadslag mcp` over the small assistant, for tests that start it as a process.

    python -m tests.web.tool_server [wait FILE | broken]

It can wait for a file before it opens, and prints where nothing may be printed, as a library might.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from corpus.errors import RaadslagError
from tests.web.fakes import FakeAssistant
from web.programs.mcp_server import Opening, serve_streams


def open_assistant() -> FakeAssistant:
    print("loading weights: 100%")  # noqa: T201
    while "wait" in sys.argv and not Path(sys.argv[-1]).exists():
        time.sleep(0.05)
    if "broken" in sys.argv:
        raise RaadslagError("there is no index yet; run 'raadslag build'")
    return FakeAssistant()


if __name__ == "__main__":
    serve_streams(Opening(open_assistant), version="1.2.3")
