"""The pages on which one finds conversations again, renames them and deletes them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from web.conversation_views import (
    GONE,
    ConversationsView,
    DeleteView,
    address_of,
    days_text,
    lines_of,
)
from web.dependencies import TheConversations, TheRenderer
from web.visitor import TheOwner

router = APIRouter(include_in_schema=False, prefix="/samtaler")
_LONGEST_SEARCH = 200  # characters that are looked at

# Before the pages of single conversations, whose ids it would be taken for.
ALL = "slet-alle"


@router.get("")
def conversations_page(
    request: Request, conversations: TheConversations, owner: TheOwner, renderer: TheRenderer
) -> Response:
    """List the browser's conversations."""
    found = conversations.list(owner)
    kept = days_text(request.app.state.conversation_days)
    return renderer.respond(ConversationsView(lines_of(found), "", len(found), kept))


@router.post("/soeg")
def search(
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
    q: Annotated[str, Form()] = "",
) -> Response:
    """List those that hold the words searched for, which may be personal and so stand in no address."""
    words = " ".join(q[:_LONGEST_SEARCH].split())
    found, total = conversations.list(owner, words), len(conversations.list(owner))
    return renderer.respond(ConversationsView(lines_of(found), words, total))


@router.get(f"/{ALL}")
def ask_delete_all(conversations: TheConversations, owner: TheOwner, renderer: TheRenderer) -> Response:
    """Ask whether to delete all of them."""
    count = len(conversations.list(owner))
    if not count:
        return RedirectResponse("/samtaler", 303)
    return renderer.respond(DeleteView(f"/samtaler/{ALL}", None, count))


@router.post(f"/{ALL}")
def delete_all(conversations: TheConversations, owner: TheOwner) -> Response:
    """Delete all of the browser's conversations."""
    conversations.delete_all(owner)
    return RedirectResponse("/samtaler", 303)


@router.post("/{conversation_id}/navn")
def rename(
    conversation_id: str,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
    navn: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Give a conversation another title."""
    if not conversations.rename(owner, conversation_id, navn):
        return renderer.respond(GONE, 404)
    return RedirectResponse(address_of(conversation_id), 303)


@router.get("/{conversation_id}/slet")
def ask_delete(
    conversation_id: str, conversations: TheConversations, owner: TheOwner, renderer: TheRenderer
) -> Response:
    """Ask whether to delete a conversation."""
    found = conversations.get(owner, conversation_id)
    if found is None:
        return renderer.respond(GONE, 404)
    return renderer.respond(DeleteView(f"{address_of(found.id)}/slet", found.title, 1))


@router.post("/{conversation_id}/slet")
def delete(
    conversation_id: str, conversations: TheConversations, owner: TheOwner, renderer: TheRenderer
) -> Response:
    """Delete a conversation."""
    if not conversations.delete(owner, conversation_id):
        return renderer.respond(GONE, 404)
    return RedirectResponse("/samtaler", 303)
