"""The columns of a table, which a text extraction puts on the same lines, are parted again.

A plan's tables have their labels in a narrow first column. On the page "Formål, mål og succeskriterier"
stands beside its cell; in the text it stands above it, on one line with it, or with its last word in the
middle of the cell. Here the label gets a line of its own, and a scrap of it that stands within the cell
is dropped, so that the cell reads on. The order of what remains is the source's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.clean import ends_open, is_list_item
from corpus.found import NARROW, joined
from corpus.labels import begins_label, squash, whole_label
from corpus.lines import Line, is_bare_number
from corpus.plan_labels import find_group
from corpus.rows import ROW_NAMES, split_line, split_rows

_QUESTIONS = re.compile(r"(Hvad (?:var målet|har vi (?:ikke )?realiseret)\?)\s+(?=\S)")
_TITLE_CELL = re.compile(
    rf"(?!(?:{ROW_NAMES})\s)((?:[A-ZÆØÅ]|\d[\w-]*\s[a-z])[\w\-/]*(?:\s(?!\d)[a-zæøå][\w\-/]*){{0,5}})"
    r"\s+(?=[A-ZÆØÅ”].{15,})"
)
_SHORTEST_LABEL = 12  # letters; parts of shorter ones are words of their own
_SHORTEST_HEAD = 6  # letters of a label's beginning
_CELL_LINES = 8  # within which the rest of a broken label stands


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with labels, titles and cells parted."""
    return _split_titles(_mend_labels(split_rows(lines)))


def _mend_labels(lines: Sequence[Line]) -> list[Line]:
    mended = list(lines)
    i = 0
    while i < len(mended):
        if parted := _beside_cell(mended, i):
            lines_of_label, end = parted
            mended[i:end] = lines_of_label
        elif found := _around_cell(mended, i):
            last, scrap, label, length = found
            for k in range(i, last + 1):
                mended[k] = replace(mended[k], whole=label)
            mended[scrap : scrap + 1] = _without(mended[scrap], length)
        i += 1
    return mended


def _beside_cell(lines: Sequence[Line], i: int) -> tuple[list[Line], int] | None:
    """Part two lines that each begin with a piece of one label: "Hvad har vi √ Der", "realiseret? er".

    Returns:
        What stands in their place, and the line after them.
    """
    following = i + 1  # past the number of a page that ends between them
    if following + 1 < len(lines) and is_bare_number(lines[following]):
        following += 1
    if following >= len(lines) or _is_piece(lines[i].text):
        return None
    for head in _word_ends(lines[i].text):
        begun = squash(lines[i].text[:head])
        if len(begun) < _SHORTEST_HEAD or not begins_label(begun):
            continue
        if lines[i].text[head:].lstrip()[0].islower():
            continue  # a cell begins with a capital or a bullet
        for rest in [*_word_ends(lines[following].text), len(lines[following].text)]:
            label = whole_label(begun + squash(lines[following].text[:rest]))
            if label and len(squash(label)) >= _SHORTEST_LABEL:
                named, cell = split_line(lines[i], head)
                between = lines[i + 1 : following]
                rest_of_cell = _without(lines[following], rest)
                return [replace(named, whole=label), cell, *between, *rest_of_cell], following + 1
    return None


def _is_piece(text: str) -> bool:
    """Tell whether a line is a piece of a label and nothing else; "Hvad har vi rea- -" has a cell, too."""
    return begins_label(squash(text)) and not re.search(r"-\s+[-–]$", text)


def _around_cell(lines: Sequence[Line], i: int) -> tuple[int, int, str, int] | None:
    """Find a label whose last word stands within its cell, where a page ends.

    Returns:
        The last of the label's lines, the line that its rest begins, the label, and the length of the
        rest in characters.
    """
    begun = ""
    for last in range(i, min(i + 3, len(lines))):
        if len(lines[last].text) > NARROW or (last > i and lines[last].gap):
            return None
        begun += squash(lines[last].text)
        if len(begun) < _SHORTEST_HEAD or not begins_label(begun):
            continue
        for k in range(last + 1, min(last + 1 + _CELL_LINES, len(lines))):
            if k == last + 1 and not lines[k].gap:
                break
            for end in (len(lines[k].text), *_word_ends(lines[k].text)[:2]):
                label = whole_label(begun + squash(lines[k].text[:end]))
                alone = end == len(lines[k].text) or lines[k].text[end:].lstrip()[:1].islower()
                if label and len(squash(label)) >= _SHORTEST_LABEL and alone and lines[k].page_top:
                    return last, k, label, end
    return None


def _word_ends(text: str) -> list[int]:
    """Return where the words of a line end, but for its last one."""
    return [match.start() for match in re.finditer(r"\s+", text)]


def _without(line: Line, length: int) -> list[Line]:
    """Return the line without its first characters, as the text before it goes on."""
    if length >= len(line.text):
        return []
    return [replace(split_line(line, length)[1], gap=False)]


def _split_titles(lines: Sequence[Line]) -> list[Line]:
    """Part a question from its answer and an initiative's title from its description.

    "Hvad var målet?  Igangsættelse af ..."; "Sikre skoleveje Fagudvalg har besluttet, at ...", when the
    goals follow.
    """
    parted: list[Line] = []
    i = 0
    while i < len(lines):
        line, i = lines[i], i + 1
        match = _QUESTIONS.match(line.text)
        after = None if match else _titles_a_table(lines, i - 1)
        if after is not None:
            match = _TITLE_CELL.match(line.text)
        if not match:
            parted.append(line)
            continue
        title, cell = split_line(line, match.end(1))
        if after is not None and after > i:
            pieces = [title, *lines[i:after]]
            title = replace(title, whole=joined(pieces, 0, len(pieces) - 1))
            i = after
        parted += [title, cell]
    return parted


def _goes_on(line: Line) -> bool:
    return (line.page_top or not line.gap) and len(line.text) <= NARROW


def _titles_a_table(lines: Sequence[Line], i: int) -> int | None:
    """Return the line after the title that a line begins, if a plan's goals follow its paragraph.

    A title that ends open on its first line ("Trivsels- og Udspringer af ...") goes on in the narrow
    lines below, which stand between the first and the second line of its cell.
    """
    in_group = i > 0 and find_group(lines, i - 1) is not None
    if not (lines[i].gap or in_group) or len(lines[i].text) <= 2 * NARROW:
        return None
    if i and not in_group and len(lines[i - 1].text) <= NARROW:
        return None
    match = _TITLE_CELL.match(lines[i].text)
    after = i + 1
    if match and ends_open(match[1]):
        while after < len(lines) and _goes_on(lines[after]):
            after += 1
    near = [k for k in range(after, min(i + 9, len(lines))) if lines[k].gap or k == after]
    goals = [k for k in near if lines[k].text.startswith("Formål, mål")]
    # Only a title that ran through its cell has more than one paragraph before the goals.
    others = [lines[k].text for k in range(after, goals[0]) if lines[k].gap] if goals else []
    if not goals or (after == i + 1 and any(text[0].isupper() or is_list_item(text) for text in others)):
        return None
    return after
