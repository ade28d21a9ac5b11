"""Sentences of clean Danish and English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Abbreviations after which a full stop ends no sentence, as Danish administrative text uses them.
_ABBREVIATIONS = frozenset(
    """
    adm afd alm ang anm art ass bl ca cf d dvs eks ekskl el etc evt f fht fmd fsva fx gl gnm gns hhv hr
    iht ift incl inkl jf jfr jvf kap kgs kl kr m mdr mhp mht mia mill mio mm ml mv nr nuv o og obs opg
    osv pct pga pkt pr prof ref resp s samt sml spm st stk str tdr tlf tsk u udg vedr vha vs årl øvr
    e.g i.e mr mrs no pp vol
    """.split()
)
_END = re.compile(r"[.!?…][”\"»)\]]*(?=\s)")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence in `text[start:end]`; a line break always ends one.

    White space around a sentence is not part of it.
    """
    stop = len(text) if end is None else end
    line_start = start
    while line_start < stop:
        line_end = text.find("\n", line_start, stop)
        line_end = stop if line_end < 0 else line_end
        yield from _in_line(text, line_start, line_end)
        line_start = line_end + 1


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends(text, begin, match.end(), end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, at: int, end: int) -> bool:
    if text[at - 1] != ".":
        return True
    following = text[at:end].lstrip()
    if following[:1].islower():
        return False
    word = re.search(r"[\w.]*$", text[begin : at - 1])
    last = word.group().casefold() if word else ""
    dotted = "." in last and not last[-1].isdigit()  # bl.a., f.eks., H.C.
    initial = bool(word) and len(last) == 1 and text[at - 2].isupper()
    if last in _ABBREVIATIONS or dotted or initial:
        return False
    # "24. januar" is caught by its small letter; "1. Økonomi" and "nr. 3. Den" differ by what is before.
    return not (last.isdigit() and len(last) <= 2)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if end > start:
        yield start, end
