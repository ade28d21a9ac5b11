"""Text of others as it is shown: without what is not seen, turns text around or breaks a file's format.

A title with U+202E in it reads backwards from there, so that "gpj.exe" looks like "exe.jpg"; a Word file
with a control character in it does not open.
"""

from __future__ import annotations

import re

# What XML cannot hold; tab and line feed stay.
_FORBIDDEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# What turns the direction of the text after it, and what takes no room (Unicode TR 36).
_UNSEEN = r"\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_DROPPED = re.compile(f"[{_FORBIDDEN}{_UNSEEN}]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def visible(text: str) -> str:
    """Return the text with its lines, without characters that are not shown as such."""
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Return the text in one line, without characters that are not shown as such."""
    return " ".join(visible(text).split())
