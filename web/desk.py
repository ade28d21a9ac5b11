"""What one turn's page needs of the application, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from assistant.conversation_types import Conversation, Turn
from assistant.conversations import Conversations
from assistant.suggestions import Suggester
from assistant.types import Answer, Outcome
from assistant.years_covered import years_covered
from web.composer import Composer, composer, kept
from web.conversation_views import lines_of
from web.dependencies import TheAssistant, TheConversations, TheWriter
from web.labels import covered_text, searched_text
from web.links import base_address
from web.page_turns import PageTurn, page_turn
from web.types import Answering, Writing
from web.views import ConversationLine
from web.visitor import TheOwner

_LISTED = 12  # conversations beside the chat; the others are a click away


class TurnGone(Exception):
    """A turn that the visitor has not, or has no more: the page says so with a 404."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One visitor's conversations and what answers them."""

    assistant: Answering
    conversations: Conversations
    suggester: Suggester
    writer: Writing | None
    owner: str
    base: str  # what links begin with that leave the pages

    def turn(self, conversation_id: str, number: int) -> tuple[Conversation, Turn] | None:
        """Return a conversation of the visitor's and one of its turns; None when there is none."""
        found = self.conversations.get(self.owner, conversation_id)
        turn = found.turn(number) if found else None
        return (found, turn) if found and turn else None

    def lines(self) -> tuple[ConversationLine, ...]:
        """Return the visitor's conversations, those used last."""
        return lines_of(self.conversations.list(self.owner, limit=_LISTED))

    def shown(self, found: Conversation, turn: Turn, *, may_write: bool = False) -> PageTurn:
        """Return what a page shows of a turn.

        Args:
            found: its conversation.
            turn: the turn.
            may_write: whether the page asks for the model's words, which this answer may still get.
        """
        writing = may_write and self.writer is not None and awaits_words(turn)
        is_last = turn is found.turns[-1]
        known = self.suggester.remembered(answers_until(found, turn)) if is_last else ()
        searched = ""
        if turn.answer.outcome is Outcome.NOT_FOUND:
            searched = searched_text(years_covered(self.assistant.documents()))
        return page_turn(
            turn,
            found.id,
            self.base,
            self.assistant.document,
            is_last=is_last,
            writing=writing,
            suggestions=known,
            searched=searched,
        )

    def turns(self, found: Conversation | None) -> tuple[PageTurn, ...]:
        """Return all turns of a conversation as its page shows them."""
        return tuple(self.shown(found, turn) for turn in found.turns) if found else ()

    def covered(self) -> str:
        """Return in a line what the documents cover."""
        return covered_text(years_covered(self.assistant.documents()))

    def composer(self, found: Conversation) -> Composer:
        """Return the form that goes on with a conversation."""
        return composer(self.assistant, kept(found.turns[-1].filters), found.id)


def awaits_words(turn: Turn) -> bool:
    """Tell whether a language model could still put an answer into its words."""
    return turn.answer.outcome is Outcome.ANSWERED and turn.answer.note is None


def answers_until(found: Conversation, turn: Turn) -> list[Answer]:
    """Return the answers of a conversation up to a turn's own."""
    return [each.answer for each in found.turns if each.number <= turn.number]


async def _desk(
    request: Request,
    assistant: TheAssistant,
    conversations: TheConversations,
    writer: TheWriter,
    owner: TheOwner,
) -> Desk:
    return Desk(assistant, conversations, request.app.state.suggester, writer, owner, base_address(request))


TheDesk = Annotated[Desk, Depends(_desk)]


# Not `async`, for it reads the conversations' file.
def _turn(conversation_id: str, number: int, desk: TheDesk) -> tuple[Conversation, Turn]:
    found = desk.turn(conversation_id, number)
    if found is None:
        raise TurnGone
    return found


TheTurn = Annotated[tuple[Conversation, Turn], Depends(_turn)]  # the one that the address names
