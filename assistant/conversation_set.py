"""A set of conversations whose answers are known: one JSON object a line, with its turns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.question_set import UNANSWERABLE, Question
from assistant.types import CarriedKind
from corpus.errors import RaadslagError

FIRST = "first"
NEW = "new"  # the kind of a turn that begins another topic


@dataclass(frozen=True, slots=True)
class TurnSpec:
    """A turn and what answering it takes."""

    question: str
    kind: str  # what sort of follow-up it is
    carried: tuple[CarriedKind, ...]  # what it takes over; an item counts as a topic
    lang: str = ""
    answerable: bool = True
    file: str = ""  # the source file that holds the evidence, without its ending
    evidence: tuple[str, ...] = ()
    any: bool | None = None  # whether one piece of evidence is enough; None: it is when there is but one
    lines: tuple[int, int] | None = None  # lines of the file that the citation must touch, counted from 1

    def as_question(self, identity: str) -> Question:
        """Return the turn as a question of a question set."""
        kind = self.kind if self.answerable else UNANSWERABLE
        return Question(
            identity,
            self.question,
            lang=self.lang,
            kind=kind,
            file=self.file,
            evidence=self.evidence,
            any=self.any,
        )


@dataclass(frozen=True, slots=True)
class ConversationSpec:
    """A conversation of two to four turns."""

    id: str
    turns: tuple[TurnSpec, ...]
    lang: str = ""
    set: str = ""


_Row = TypeAdapter(ConversationSpec)


def holds_conversations(path: Path) -> bool:
    """Tell whether a file holds conversations, and not single questions, by its first line."""
    try:
        with path.open(encoding="utf-8") as file:
            row = json.loads(next((line for line in file if line.strip()), "{}"))
    except (OSError, ValueError):
        return False
    return isinstance(row, dict) and "turns" in row


def read_conversations(path: Path) -> list[ConversationSpec]:
    """Read a set of conversations.

    Raises:
        RaadslagError: the file cannot be read or holds none, or a line is no conversation.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RaadslagError(f"cannot read the conversations in {path}: {error}") from error
    found = list(_parsed(path, lines))
    if not found:
        raise RaadslagError(f"{path} holds no conversations; write one JSON object a line")
    return found


def _parsed(path: Path, lines: list[str]) -> Iterator[ConversationSpec]:
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            spec = _Row.validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            raise RaadslagError(f"{path}, line {number}: {where}: {first['msg']}; correct it") from error
        for turn in spec.turns:
            if turn.answerable and not turn.evidence:
                raise RaadslagError(
                    f'{path}, line {number}: turn {turn.question!r} has no "evidence"; quote what answers '
                    'it, or give it "answerable": false'
                )
        if len(spec.turns) < 2:
            raise RaadslagError(f"{path}, line {number}: {spec.id!r} has no follow-up; give it two turns")
        if spec.id in seen:
            raise RaadslagError(f"{path}, line {number}: id {spec.id!r} is taken; give another")
        seen.add(spec.id)
        yield spec
