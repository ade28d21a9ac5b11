"""Where the words of a search were found, for a row whose title does not show it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.cite import source_at
from assistant.held import Where, held
from corpus.visible import one_line
from web.decisions.rows import Row
from web.turns import source_link

_BEFORE, _AFTER = 60, 90  # characters that are shown around the word


@dataclass(frozen=True, slots=True)
class FoundWords:
    """A piece of a sentence around the word that was looked for."""

    where: str  # "sagen"
    before: str
    word: str
    after: str
    link: str | None  # the address of the sentence in its document


def found_words(row: Row, words: str | None, shown: int) -> FoundWords | None:
    """Return where a decision's item holds the words of a search.

    None where the title holds them all, or the decision's first characters, which are shown already.

    Args:
        row: the decision.
        words: those of the search, if it has any.
        shown: characters of the decision that the row shows.
    """
    found = held(row.decision, words) if words else None
    if found is None:
        return None
    decision = row.decision
    if found.where is Where.DECISION and found.span and found.span[0] + found.end - decision.start <= shown:
        return None
    link = source_link(source_at(decision.document, *found.span)) if found.span else None
    return FoundWords(
        where=found.where.value,
        before=_cut_before(found.text[: found.start]),
        word=one_line(found.text[found.start : found.end]),
        after=_cut_after(found.text[found.end :]),
        link=link,
    )


def _cut_before(text: str) -> str:
    line = one_line(text)
    kept = line if len(line) <= _BEFORE else f"… {line[-_BEFORE:].partition(' ')[2]}"
    return f"{kept} " if text[-1:].isspace() else kept


def _cut_after(text: str) -> str:
    line = one_line(text)
    kept = line if len(line) <= _AFTER else f"{line[:_AFTER].rpartition(' ')[0]} …"
    return f" {kept}" if text[:1].isspace() and kept else kept
