"""Where a conversation or one of its answers is saved as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from assistant.conversation_types import Conversation, Turn
from web.conversation_views import GONE
from web.dependencies import TheConversations, TheRenderer
from web.exports.markdown import markdown
from web.exports.model import Export, export
from web.exports.names import disposition
from web.links import base_address
from web.visitor import TheOwner

router = APIRouter(include_in_schema=False)


class Format(StrEnum):
    """What a file can be; the values are the ends of its name."""

    WORD = "docx"
    PDF = "pdf"
    MARKDOWN = "md"


Chosen = Annotated[Format, Query(alias="format")]
_TYPES = {
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
}


@router.get("/samtaler/{conversation_id}/eksport")
def export_conversation(
    conversation_id: str,
    chosen: Chosen,
    request: Request,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
) -> Response:
    """Send a whole conversation as a file."""
    found = conversations.get(owner, conversation_id)
    if found is None:
        return renderer.respond(GONE, 404)
    return _file(request, f"Samtale: {found.title}", found.turns, chosen)


@router.get("/samtaler/{conversation_id}/svar/{number}/eksport")
def export_answer(
    conversation_id: str,
    number: int,
    chosen: Chosen,
    request: Request,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
) -> Response:
    """Send one answer of a conversation as a file."""
    turn = turn_of(conversations.get(owner, conversation_id), number)
    if turn is None:
        return renderer.respond(GONE, 404)
    return _file(request, turn.answer.question, [turn], chosen)


def turn_of(conversation: Conversation | None, number: int) -> Turn | None:
    """Return the turn of that number; None where there is none."""
    turns = conversation.turns if conversation else ()
    return next((turn for turn in turns if turn.number == number), None)


def _file(request: Request, title: str, turns: Sequence[Turn], chosen: Format) -> Response:
    made = dt.datetime.now(dt.UTC).astimezone().date()
    body = _written(export(title, turns, made=made, base=base_address(request)), chosen)
    headers = {"Content-Disposition": disposition(title, chosen.value)}
    return Response(body, media_type=_TYPES[chosen], headers=headers)


def _written(what: Export, chosen: Format) -> bytes:
    # What writes Word files takes a while to load, which a server without exports never needs.
    match chosen:
        case Format.WORD:
            from web.exports.word import word

            return word(what)
        case Format.PDF:
            from web.exports.pdf import pdf

            return pdf(what)
        case Format.MARKDOWN:
            return markdown(what)
