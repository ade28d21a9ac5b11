"""The words that stand right before and right after a quote, which its reader does not see yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.cite import section_at
from assistant.place import clean_offset
from assistant.types import Source
from corpus.types import Document
from web.quoted import BULLET, blocks_of

_MOST = 140  # characters on each side
_LOOSE = " \n-–·•"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands before and after a quote in its section; "" where nothing does."""

    before: str = ""
    after: str = ""


def around(document: Document | None, source: Source) -> Around:
    """Return what stands around a quote; nothing where its document is gone or another by now."""
    if document is None or document.version != source.version:
        return Around()
    start, end = clean_offset(document, source.start), clean_offset(document, source.end - 1) + 1
    section = section_at(document, start)
    if section is None:
        return Around()
    headings = [heading.end for heading in section.headings if heading.end <= start]
    text = document.text.text
    return Around(
        _last(text[max(section.start, *headings, 0) : start]), _first(text[end : max(end, section.end)])
    )


def _last(text: str) -> str:
    # The bullet of the quote itself is no word before it.
    text = _in_line(re.sub(rf"(?:^|\n)(?:{BULLET.pattern})$", "", text))
    return text if len(text) <= _MOST else f"… {text[-_MOST:].partition(' ')[2] or text[-_MOST:]}"


def _first(text: str) -> str:
    text = _in_line(text)
    return text if len(text) <= _MOST else f"{text[:_MOST].rpartition(' ')[0] or text[:_MOST]} …"


def _in_line(text: str) -> str:
    """Return text in one line, with a dot between the lines that it had."""
    lines = (block.text for block in blocks_of(text, quoted=False))
    return " · ".join(line for block in lines for each in block.split("\n") if (line := each.strip()))
