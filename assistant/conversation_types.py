"""Conversations as they are read, and what is needed of the documents that they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.types import Answer, Filters
from corpus.types import Document


class Documents(Protocol):
    """The documents that conversations are about."""

    def document(self, document_id: str) -> Document | None:
        """Return a document as it is now, None when there is none with this id."""
        ...

    def revision(self) -> int:
        """Return a number that changes with every change of the documents."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer; `number` counts from 1 and stays when older turns are dropped."""

    number: int
    filters: Filters
    answer: Answer


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked and answered under one id, oldest first."""

    id: str
    title: str
    turns: tuple[Turn, ...]

    @property
    def answers(self) -> list[Answer]:
        return [turn.answer for turn in self.turns]

    def turn(self, number: int) -> Turn | None:
        """Return the turn of that number; None when it was dropped or never was."""
        return next((turn for turn in self.turns if turn.number == number), None)


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in a list."""

    id: str
    title: str
    used: float  # when it was last asked in, in seconds since 1970
    turns: int
