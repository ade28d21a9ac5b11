"""What the templates of conversations get."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from assistant.conversation_types import Listed
from corpus.dates import written
from web.render import Renderer, wants_part
from web.views import ConversationLine, MessageView, ProblemView, View


@dataclass(frozen=True, slots=True)
class ConversationsView(View):
    """The browser's conversations, or those that a search found."""

    template = "chat/conversations.html"
    menu = "samtaler"

    lines: tuple[ConversationLine, ...]
    search: str
    total: int
    kept: str = ""  # how long a conversation stays that nobody uses; "" without an end


@dataclass(frozen=True, slots=True)
class DeleteView(View):
    """Whether to delete a conversation, or with no title all of them."""

    template = "chat/delete.html"
    menu = "samtaler"

    action: str
    title: str | None
    count: int


GONE = MessageView(
    title="Samtalen er her ikke",
    text="Den er slettet eller udløbet, eller den hører til en anden browser. Stil spørgsmålet igen "
    "i en ny samtale.",
    link="/",
    link_text="Start en ny samtale",
)


def days_text(days: int) -> str:
    """Return "90 dage"; "" for no end."""
    return "" if not days else "1 dag" if days == 1 else f"{days} dage"


def gone(request: Request, renderer: Renderer) -> Response:
    """Say that a conversation, or a turn of it, is not there; it may be another's."""
    if wants_part(request):
        return renderer.respond(ProblemView(f"{GONE.title}. {GONE.text}"), 404)
    return renderer.respond(GONE, 404)


def lines_of(conversations: Sequence[Listed]) -> tuple[ConversationLine, ...]:
    """Return what a list shows of conversations."""
    return tuple(_line(each) for each in conversations)


def _line(listed: Listed) -> ConversationLine:
    day = dt.datetime.fromtimestamp(listed.used, dt.UTC).astimezone().date()
    count = "1 spørgsmål" if listed.turns == 1 else f"{listed.turns} spørgsmål"
    return ConversationLine(listed.id, address_of(listed.id), listed.title, written(day), count)


def address_of(conversation_id: str) -> str:
    """Return the address of a conversation's page."""
    return f"/samtaler/{conversation_id}"
