"""Patterns that are long lists of what may be said."""

from __future__ import annotations

import re

from index.words import fold


def any_line(lines: str) -> re.Pattern[str]:
    """Return a pattern of alternatives, one a line, for folded text: "afgørelse" is "afgorelse" there."""
    return re.compile("|".join(rf"\b(?:{fold(line.strip())})" for line in lines.split("\n") if line.strip()))
