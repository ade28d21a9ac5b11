"""Text from questions and documents, made safe for files of any format."""

from __future__ import annotations

from corpus.visible import visible


def plain(text: str) -> str:
    """Return the text without control characters, each line without white space around it."""
    lines = (" ".join(line.split()) for line in visible(text).split("\n"))
    return "\n".join(line for line in lines if line)
