"""What the templates of the chat get."""

from __future__ import annotations

from dataclasses import dataclass

from web.composer import Composer
from web.page_turns import PageTurn
from web.views import ConversationLine, View


@dataclass(frozen=True, slots=True)
class ChatView(View):
    """The conversation with the question form; without turns it is the front page."""

    template = "chat/chat.html"
    menu = "spoerg"

    turns: tuple[PageTurn, ...]
    composer: Composer
    examples: tuple[str, ...]
    covered: str  # how many documents there are, and of which years
    conversations: tuple[ConversationLine, ...]  # those of the browser that were used last


@dataclass(frozen=True, slots=True)
class NewTurnView(View):
    """The latest turn alone, to be put at the end of a conversation that is on the screen."""

    template = "chat/_new_turn.html"

    turn: PageTurn
    composer: Composer
    conversations: tuple[ConversationLine, ...]


@dataclass(frozen=True, slots=True)
class TurnAgainView(View):
    """A turn alone, to be put in its own place: its answer was written, or that was stopped."""

    template = "chat/_turn_again.html"

    turn: PageTurn
    composer: Composer
    status: str  # what a screen reader hears


@dataclass(frozen=True, slots=True)
class SuggestionsView(View):
    """The next questions of a turn alone; with none of them nothing."""

    template = "chat/_suggestions_part.html"

    turn: PageTurn
    composer: Composer
