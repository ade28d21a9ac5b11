"""Conversations while they last: in memory, bounded, gone when the server restarts."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from assistant.types import Answer, Filters, Source
from assistant.withdraw import standing


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer; `number` counts from 1 and stays when older turns are dropped."""

    number: int
    filters: Filters
    answer: Answer


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked and answered under one address, oldest first."""

    id: str
    turns: tuple[Turn, ...]


class Conversations:
    """Keeps the conversations used last.

    An id has 128 random bits, so that whoever has not been given it cannot guess it: the id is all
    that protects a conversation.
    """

    def __init__(
        self,
        stands: Callable[[Source], bool] = lambda _: True,
        *,
        conversation_limit: int = 500,
        turn_limit: int = 50,
    ) -> None:
        """Keep the last ones.

        Args:
            stands: tells whether a source is still there and the same. What an answer quotes of others
                goes when the conversation is next looked at, and is never shown again.
            conversation_limit: most conversations kept.
            turn_limit: most turns kept of each.
        """
        self._stands = stands
        # 500 x 50 answers of about 10 kB are 250 MB, the most that a busy server should spend here.
        self._conversation_limit = conversation_limit
        self._turn_limit = turn_limit
        self._kept: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = Lock()

    def get(self, conversation_id: str) -> Conversation | None:
        """Return the conversation; None when it never was or has been dropped."""
        with self._lock:
            found = self._kept.get(conversation_id)
            if found is None:
                return None
            self._kept.move_to_end(conversation_id)
            turns = tuple(replace(turn, answer=standing(turn.answer, self._stands)) for turn in found.turns)
            self._kept[conversation_id] = replace(found, turns=turns)
            return self._kept[conversation_id]

    def add(self, conversation_id: str, filters: Filters, answer: Answer) -> Conversation:
        """Return the conversation with the answer as its last turn; a new one for an unknown id."""
        with self._lock:
            conversation = self._kept.get(conversation_id) or Conversation(secrets.token_urlsafe(16), ())
            number = conversation.turns[-1].number + 1 if conversation.turns else 1
            turns = (*conversation.turns, Turn(number, filters, answer))[-self._turn_limit :]
            conversation = Conversation(conversation.id, turns)
            self._kept[conversation.id] = conversation
            self._kept.move_to_end(conversation.id)
            if len(self._kept) > self._conversation_limit:
                self._kept.popitem(last=False)
            return conversation
