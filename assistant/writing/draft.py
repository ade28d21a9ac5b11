"""A model's text, as it streams in, becomes sentences with the numbers that they cite."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.sentences import sentences

_LIST = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_MARKS = re.compile(rf"\s*\[\^?({_LIST})\]")
_STOP_BEFORE_MARKS = re.compile(rf"([.!?…])((?:\s*\[\^?{_LIST}\])+)")
_OPEN_MARK = re.compile(r"\[[^\]]{0,20}$")
_BULLET = re.compile(r"^\s*(?:#{1,6}\s+|[-*•–]\s+|\d{1,2}[.)]\s+(?=[A-ZÆØÅ»\"“]))")
_EMPHASIS = re.compile(r"\*\*|__|`")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_WIDE_RANGE = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks, and the numbers in them in order."""

    text: str
    cites: tuple[int, ...]


def visible(text: str) -> str:
    """Return the text composed, without characters that cannot be seen; a line break stays one."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        "\n" if char == "\n" else " " if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Zs") else char
        for char in composed
        if unicodedata.category(char) not in ("Cf", "Co", "Cs", "Cn")
    )


def drafted(pieces: Iterable[str]) -> Iterator[Sentence]:
    """Yield each sentence once it cannot grow any more; what a model thinks aloud is left out."""
    text, done = "", 0  # `done` counts the sentences of `text` that have been given
    for piece in pieces:
        text += piece
        # A sentence has ended once the next one has begun, so only white space can bring one.
        held = _readable(text) if re.search(r"\s", piece) else None
        if held is None:
            continue
        found = list(_sentences(held, whole=False))
        yield from found[done:]
        done = max(done, len(found))
    yield from list(_sentences(_readable(text) or "", whole=True))[done:]


def _readable(text: str) -> str | None:
    """Return the text without thoughts; None while what has come may be the beginning of one."""
    if text.lstrip().startswith("<") and "<think>".startswith(text.strip()[:7]) and len(text.strip()) < 7:
        return None
    return visible(_THOUGHT.sub("", text)).translate({0x3010: "[", 0x3011: "]"})


def _sentences(text: str, *, whole: bool) -> Iterator[Sentence]:
    lines = text.split("\n")
    for number, raw in enumerate(lines):
        line = _STOP_BEFORE_MARKS.sub(r"\2\1", _EMPHASIS.sub("", _BULLET.sub("", raw)))
        spans = list(sentences(line))
        if number == len(lines) - 1 and not whole:
            # The last sentence may go on, and marks may follow the full stop of the one before it.
            spans = [] if _OPEN_MARK.search(line) else _closed(line, spans)
        for start, end in spans:
            if sentence := _sentence(line[start:end]):
                yield sentence


def _closed(line: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    following = line[spans[-1][0] :] if len(spans) > 1 else ""
    return spans[:-1] if re.match(r"[»\"“(]?\w\w", following) else []


def _sentence(text: str) -> Sentence | None:
    cites = tuple(dict.fromkeys(n for match in _MARKS.finditer(text) for n in _numbers(match[1])))
    said = " ".join(_MARKS.sub("", text).split())
    return Sentence(said, cites) if re.search(r"\w", said) else None


def _numbers(listed: str) -> Iterator[int]:
    for part in re.split(r"[,;]", listed):
        first, *rest = (int(number) for number in re.findall(r"\d+", part))
        last = rest[-1] if rest else first
        yield from range(first, last + 1) if first <= last <= first + _WIDE_RANGE else (first, last)
