"""Passages with questions that they answer, sentence by sentence, and with questions that they do not.

All of it was written for this project; no municipality, place or person in it exists. A fixed part is held
out, chosen by the text alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.sentences import sentences
from index.errors import TrainingTextError
from index.training.data import Group

WRITTEN = Path(__file__).parent / "text"
_HELD_OUT = 8  # one passage in so many


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the numbers, from 0, of the sentences that answer it; none answers a near miss."""

    question: str
    language: str  # "da", "en", or "mixed"
    answer: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A passage and what is asked about it."""

    area: str
    sentences: tuple[str, ...]
    questions: tuple[Asked, ...]
    near_misses: tuple[Asked, ...]  # close to the passage, and not answered by it

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


def read_told(folder: Path = WRITTEN) -> tuple[list[Told], list[Told]]:
    """Return the passages to train on and those held out.

    Raises:
        TrainingTextError: there are none, or a line is not as expected.
    """
    told = [one for path in sorted(folder.glob("*.jsonl")) for one in _read(path)]
    if not told:
        raise TrainingTextError(f"no *.jsonl in {str(folder)!r}; name the folder of passages with questions")
    return [t for t in told if not _is_held_out(t)], [t for t in told if _is_held_out(t)]


def as_told(group: Group) -> Told:
    """Return a passage with questions that some of its sentences answer; which ones is not known."""
    text = group.passage
    found = tuple(text[start:end] for start, end in sentences(text, 0, len(text)))
    asked = [Asked(question, "da") for question in group.danish]
    asked += [Asked(question, "en") for question in group.english]
    return Told("", found, tuple(asked), ())


def _is_held_out(told: Told) -> bool:
    digest = hashlib.sha256(told.sentences[0].encode()).digest()
    return int.from_bytes(digest[:4], "big") % _HELD_OUT == 0


def _read(path: Path) -> Iterator[Told]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            told = Told(
                row["area"],
                tuple(row["sentences"]),
                tuple(Asked(q["q"], q["lang"], tuple(q["answer"])) for q in row["questions"]),
                tuple(Asked(q["q"], q["lang"]) for q in row["near_misses"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise TrainingTextError(
                f"{path}, line {number}: no passage with sentences, questions and near misses ({error})"
            ) from error
        if any(not 0 <= n < len(told.sentences) for q in told.questions for n in q.answer):
            raise TrainingTextError(f"{path}, line {number}: an answer names a sentence that is not there")
        yield told
