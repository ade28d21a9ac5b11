"""What the library says to its operator, in Danish: why a file was refused, what to do, what is uncertain.

The library speaks English, as the command line does; `prompts/operator.toml` has both. A sentence that is not
known there is shown as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

from assistant.texts import PROMPTS
from corpus.types import Masked
from web.danish import counted

_Table = tuple[tuple[re.Pattern[str], str], ...]


def _table(name: str) -> _Table:
    rows = _SAID[name]
    return tuple((re.compile(row["said"], re.DOTALL), row["shown"]) for row in rows)


_SAID = tomllib.loads((PROMPTS / "operator.toml").read_text("utf-8"))
_CONTENTS, _REASONS, _PROBLEMS, _WARNINGS = map(_table, ("content", "reason", "problem", "warning"))
_MISMATCH = re.compile(r"should be (.+) by its ending but holds (.+)", re.DOTALL)


def reason_text(reason: str) -> str:
    """Return why a file was refused and what to do about it."""
    return known_reason(reason) or f"Filen kunne ikke læses: {reason}"


def known_reason(reason: str) -> str | None:
    """Return why a file was refused and what to do about it; None for a sentence that is not known."""
    mismatch = _MISMATCH.search(reason)
    if mismatch:
        expected, found = (_first(_CONTENTS, part) or part for part in mismatch.groups())
        return (
            f"Efter sit navn skulle filen være {expected}, men den indeholder {found}. Gem den i et format, "
            "der kan læses, og med den rette endelse."
        )
    return _first(_REASONS, reason)


def problem_text(problem: str | None) -> str:
    """Return why a change could not be made; None stands for a bug."""
    if problem is None:
        return "Der skete en fejl hos os. Serverens log siger hvilken. Prøv igen."
    return _first(_PROBLEMS, problem) or _first(_REASONS, problem) or problem


def warning_text(warning: str) -> str:
    """Return what is missing from a file or uncertain in it."""
    text = _first(_WARNINGS, warning) or warning
    if "install Tesseract" in warning:
        text += ". Installér Tesseract med dansk på serveren, og erstat så filen"
    return re.sub(r"(?<=\d)-(?=\d)", "–", text)  # ranges of pages


def closed_text(places: int) -> str:
    """Say in how many places closed items were left out."""
    return f"Lukkede punkter er udeladt {counted(places, 'sted', 'steder')}"


def masked_text(masked: Sequence[Masked]) -> str | None:
    """Say how many CPR numbers were masked and on which pages, never which; None where none was."""
    count = sum(page.count for page in masked)
    if not count:
        return None
    numbers = "1 CPR-nummer er" if count == 1 else f"{count} CPR-numre er"
    pages = [str(page.page) for page in masked if page.page is not None]
    if not pages:
        return f"{numbers} sløret"
    listed = f"{', '.join(pages[:-1])} og {pages[-1]}" if len(pages) > 1 else pages[0]
    return f"{numbers} sløret på side {listed}"


def _first(table: _Table, text: str) -> str | None:
    for said, shown in table:
        match = said.search(text)
        if match:
            return match.expand(shown)
    return None
