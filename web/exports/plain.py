"""Text from questions and documents, made safe for files of any format."""

from __future__ import annotations

import re

# What XML cannot hold, tab and line feed aside: a Word file with one of these does not open.
_FORBIDDEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
# What turns the direction of the text after it, so that a name or a link reads as another one.
_DIRECTION = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_DROPPED = re.compile(f"[{_FORBIDDEN}{_DIRECTION}]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def plain(text: str) -> str:
    """Return the text without control characters, each line without white space around it."""
    text = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Return the text on one line, without control characters."""
    return " ".join(plain(text).split("\n"))
