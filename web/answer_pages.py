"""What is done with an answer that is on the page: writing it, stopping that, going on from it."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from assistant.conversation_types import Conversation
from assistant.texts import texts
from web.chat_views import SuggestionsView, TurnAgainView
from web.conversation_views import address_of, gone
from web.dependencies import TheRenderer
from web.desk import Desk, TheDesk, TheTurn, answers_until, awaits_words
from web.logs import log_answer
from web.render import Renderer, wants_part
from web.types import Writing

router = APIRouter(include_in_schema=False, prefix="/samtaler/{conversation_id}/svar/{number}")


@router.post("/skrevet")
def write(there: TheTurn, request: Request, desk: TheDesk, renderer: TheRenderer) -> Response:
    """Put the answer into a language model's words; what was stopped meanwhile stays as it is."""
    found, turn = there
    if desk.writer and awaits_words(turn):
        found = _written(desk, desk.writer, found, turn.number)
    return _again(request, desk, renderer, found, turn.number)


@router.post("/stop")
def stop(there: TheTurn, request: Request, desk: TheDesk, renderer: TheRenderer) -> Response:
    """Let the quotes stand as the answer, whatever the model comes with."""
    found, turn = there
    if awaits_words(turn):
        note = texts(turn.answer.language).say("written", "stopped")
        stopped = replace(turn.answer, note=note)
        found = desk.conversations.rewrite(desk.owner, found.id, turn.number, turn.answer, stopped) or found
    return _again(request, desk, renderer, found, turn.number)


@router.get("/videre")
def suggestions(there: TheTurn, request: Request, desk: TheDesk, renderer: TheRenderer) -> Response:
    """Show next questions, each of which the documents answer."""
    found, turn = there
    desk.suggester.suggest(answers_until(found, turn))
    if wants_part(request):
        return renderer.respond(SuggestionsView(desk.shown(found, turn), desk.composer(found)))
    return RedirectResponse(f"{address_of(found.id)}#svar-{turn.number}-videre", 303)


def _written(desk: Desk, writer: Writing, found: Conversation, number: int) -> Conversation:
    turn = found.turn(number)
    if turn is None:
        return found
    answer = writer.finish(turn.answer, turn.filters)
    log_answer(answer, again=True)
    return desk.conversations.rewrite(desk.owner, found.id, number, turn.answer, answer) or found


def _again(request: Request, desk: Desk, renderer: Renderer, found: Conversation, number: int) -> Response:
    turn = found.turn(number)
    if turn is None:
        return gone(request, renderer)
    if not wants_part(request):
        return RedirectResponse(f"{address_of(found.id)}#svar-{number}", 303)
    shown = desk.shown(found, turn)
    return renderer.respond(TurnAgainView(shown, desk.composer(found), shown.turn.status))
