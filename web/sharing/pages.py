"""The pages on which an answer is shared, shown to others, and shared no longer."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from assistant.shares import Shares
from corpus.dates import written
from web.conversation_views import GONE, address_of
from web.dependencies import TheConversations, TheRenderer
from web.exports.model import exported
from web.exports.pages import turn_of
from web.links import base_address
from web.sharing.views import (
    ALL,
    NOT_SHARED,
    AskToShareView,
    LinkView,
    SharesView,
    days_text,
    share_line,
    shared_view,
)
from web.visitor import TheOwner

router = APIRouter(include_in_schema=False)


async def _shares(request: Request) -> Shares:
    """Return the shares; where sharing is off none of these pages is there."""
    shares: Shares | None = request.app.state.shares
    if shares is None:
        raise HTTPException(404)
    return shares


TheShares = Annotated[Shares, Depends(_shares)]


@router.get(ALL)
def shared_answers(shares: TheShares, owner: TheOwner, renderer: TheRenderer) -> Response:
    """List the browser's shared answers."""
    return renderer.respond(SharesView(tuple(share_line(share) for share in shares.list(owner))))


@router.post(f"{ALL}/{{share_id}}/stop")
def stop(share_id: str, shares: TheShares, owner: TheOwner, renderer: TheRenderer) -> Response:
    """Share an answer no longer."""
    if not shares.revoke(owner, share_id):
        return renderer.respond(NOT_SHARED, 404)
    return RedirectResponse(ALL, 303)


@router.get("/samtaler/{conversation_id}/svar/{number}/del")
def ask_to_share(
    conversation_id: str,
    number: int,
    shares: TheShares,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
) -> Response:
    """Show what a link would show, and ask."""
    turn = turn_of(conversations.get(owner, conversation_id), number)
    if turn is None:
        return renderer.respond(GONE, 404)
    here = address_of(conversation_id)
    answer = exported(turn, base="", carried=False)
    action, back = f"{here}/svar/{number}/del", f"{here}#svar-{number}"
    return renderer.respond(AskToShareView(action, back, answer, days_text(shares.days)))


@router.post("/samtaler/{conversation_id}/svar/{number}/del")
def share(
    conversation_id: str,
    number: int,
    request: Request,
    shares: TheShares,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
) -> Response:
    """Make a link and show it, this once: only its hash is kept."""
    turn = turn_of(conversations.get(owner, conversation_id), number)
    token = shares.add(owner, conversation_id, number) if turn else None
    if turn is None or token is None:
        return renderer.respond(GONE, 404)
    last = dt.datetime.now(dt.UTC).astimezone().date() + dt.timedelta(days=shares.days)
    link, back = f"{base_address(request)}/delt/{token}", f"{address_of(conversation_id)}#svar-{number}"
    return renderer.respond(LinkView(link, back, turn.answer.question, written(last)))


@router.get("/delt/{token}")
def shared_answer(token: str, shares: TheShares, renderer: TheRenderer) -> Response:
    """Show a shared answer, read from the documents as they are now."""
    found = shares.open(token)
    return renderer.respond(shared_view(found)) if found else renderer.respond(NOT_SHARED, 404)
