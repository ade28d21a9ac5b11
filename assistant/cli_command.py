"""How a command is added to the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from assistant.settings import Settings

Run = Callable[[argparse.Namespace, Settings], int]  # returns the exit code
Command = Callable[[str, str, str, Run], argparse.ArgumentParser]  # of a name, what it does, an example


def add_json(command: argparse.ArgumentParser) -> None:
    """Let a command print JSON instead of text for people."""
    command.add_argument("--json", action="store_true", help="print one JSON object")
