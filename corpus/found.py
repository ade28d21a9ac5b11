"""A heading that was found: its level, its lines and the title that they make together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.item_lines import is_meta, says_openness
from corpus.lines import Line
from corpus.types import Role

# Levels of headings, outermost first; `corpus.headings` says what each is.
AGENDA, ITEM, ITEM_PART, THEME, CHAPTER, DEPARTMENT, GROUP, INITIATIVE, PART, SHORT = range(10)
NARROW = 18  # characters: the widest line of a title column beside a table


@dataclass(frozen=True, slots=True)
class Found:
    """A heading made of the lines `first` to `last`, both included.

    `opens` is the line at which its text begins and `closes` the line at which it ends at the latest;
    they differ from the heading's own place when it stands after its text.
    """

    first: int
    last: int
    title: str
    level: int
    role: Role = Role.BODY
    opens: int = -1
    closes: int | None = None
    series: str = ""  # "fokusområde" of "Fokusområde 2"
    closed: bool = False  # an item treated behind closed doors


def joined(lines: Sequence[Line], first: int, last: int) -> str:
    """Return the lines `first` to `last`, both included, as one title with its broken words joined."""
    whole = lines[first].whole
    if whole:
        return whole
    text = lines[first].text
    for line in lines[first + 1 : last + 1]:
        broken = re.search(r"[a-zæøåé]-$", text) and line.text[0].islower()  # "3D-" keeps its hyphen
        broken = broken or (re.search(r"\w-$", text) and line.text.isupper())
        if broken and not re.match(r"(?:og|eller|samt)\b", line.text):
            text = text[:-1] + line.text
        else:
            hyphen = text.endswith("-") and not re.match(r"(?:og|eller|samt)\b", line.text)
            text += ("" if hyphen else " ") + line.text
    return re.sub(r"\s+", " ", text).strip(" .")


def begins_block(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line may begin something new: after a gap, a full stop or a line with a case number."""
    before = lines[i - 1].text if i else ""
    return (
        lines[i].gap or before.endswith((".", ":", ")", "!", "?")) or is_meta(before) or says_openness(before)
    )
