"""The conversation: asking, and reading again what was answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, BeforeValidator, Field

from assistant.conversation_types import Conversation
from assistant.errors import InvalidQuestion
from assistant.types import Answer, ChipKind, Filters
from corpus.errors import RaadslagError
from web.chat_views import ChatView, NewTurnView
from web.composer import Composer, FiltersView, TheFilterQuery, composer, kept
from web.conversation_views import GONE, address_of, gone
from web.dependencies import TheRenderer
from web.desk import Desk, TheDesk
from web.errors import SEARCH_FAILED, SERVER_FAILED, STILL_ANSWERING, question_text
from web.limits import Pending, StillAnswering
from web.logs import log_answer
from web.once import Asked, Once
from web.render import Renderer, wants_part
from web.views import ProblemView
from web.visitor import remember

router = APIRouter(include_in_schema=False)

# An unset select sends an empty text.
_Unset = BeforeValidator(lambda value: value or None)


class QuestionForm(BaseModel):
    """What the question form sends; the names are those of its fields."""

    spoergsmaal: str = ""
    samtale: str = ""
    formular: str = ""  # the word that tells two sendings of one form from two questions
    alene: bool = False  # nothing is to be carried over from the turns before
    aar: Annotated[int | None, _Unset, Field(ge=1, le=9999)] = None
    organ: Annotated[str | None, _Unset] = None
    dokument: Annotated[str | None, _Unset] = None
    uden: list[ChipKind] = []

    def filters(self) -> Filters:
        """Return what was set or removed by hand."""
        return Filters(self.aar, self.organ, self.dokument, frozenset(self.uden))


@router.get("/")
def front_page(desk: TheDesk, renderer: TheRenderer, query: TheFilterQuery) -> Response:
    """Show the question form and some questions to start from."""
    return renderer.respond(_chat_view(desk, None, composer(desk.assistant, query.filters)))


@router.get("/afgraensning")
def filters_part(
    desk: TheDesk, renderer: TheRenderer, query: TheFilterQuery, request: Request, samtale: str = ""
) -> Response:
    """Show the bounds of the form after one was set or taken away; as a page, the form with them."""
    form = composer(desk.assistant, query.filters, samtale)
    if wants_part(request):
        return renderer.respond(FiltersView(form))
    return renderer.respond(_chat_view(desk, None, composer(desk.assistant, query.filters)))


@router.get("/samtaler/{conversation_id}")
def conversation(
    conversation_id: str,
    desk: TheDesk,
    renderer: TheRenderer,
    query: TheFilterQuery,
    ret: int | None = None,
) -> Response:
    """Show a conversation from its beginning; with the question of turn `ret` in the field again."""
    found = desk.conversations.get(desk.owner, conversation_id)
    if found is None:
        return renderer.respond(GONE, 404)
    edited = found.turn(ret) if ret is not None else None
    filters = query.filters if query.given else kept((edited or found.turns[-1]).filters)
    question = edited.answer.question if edited else ""
    form = composer(desk.assistant, filters, found.id, question, focus=edited is not None)
    return renderer.respond(_chat_view(desk, found, form))


@router.post("/spoerg")
def ask(
    request: Request,
    form: Annotated[QuestionForm, Form()],
    desk: TheDesk,
    renderer: TheRenderer,
) -> Response:
    """Answer a question; a conversation that is gone goes on as a new one.

    The page with the script gets the quotes at once and asks for a language model's words afterwards.
    """
    part = wants_part(request)

    def answered() -> Asked:
        pending: Pending = request.app.state.pending
        with pending.answering(desk.owner):
            answer = _answer(desk, form, with_words=not part)
        found = desk.conversations.add(desk.owner, form.samtale, form.filters(), answer)
        return Asked(found.id, found.turns[-1].number)

    try:
        asked = _once(request, desk, form, answered)
    except InvalidQuestion as error:
        return _refused(desk, renderer, form, question_text(error), 422, part=part)
    except StillAnswering:
        return _refused(desk, renderer, form, STILL_ANSWERING, 409, part=part)
    except RaadslagError:
        if part:
            raise
        return _refused(desk, renderer, form, SEARCH_FAILED, 503, part=part)
    except Exception:
        if part:  # the script keeps the question in its field
            raise
        # Without the script only a page that holds the question keeps it.
        logging.getLogger("raadslag").exception("a question could not be answered")
        return _refused(desk, renderer, form, SERVER_FAILED, 500, part=part)
    response = _answered(request, desk, renderer, form, asked)
    remember(request, response, desk.owner, request.app.state.conversation_days)
    return response


def _once(request: Request, desk: Desk, form: QuestionForm, make: Callable[[], Asked]) -> Asked:
    once: Once = request.app.state.once
    return once.run((desk.owner, form.model_dump_json()), make) if form.formular else make()


def _answer(desk: Desk, form: QuestionForm, *, with_words: bool) -> Answer:
    filters = form.filters()
    before = desk.conversations.get(desk.owner, form.samtale)
    previous = before.answers if before and not form.alene else []
    answer = desk.assistant.follow(form.spoergsmaal, filters, previous)
    if desk.writer and with_words:
        answer = desk.writer.finish(answer, filters)
    log_answer(answer)
    return answer


def _answered(request: Request, desk: Desk, renderer: Renderer, form: QuestionForm, asked: Asked) -> Response:
    there = desk.turn(asked.conversation_id, asked.turn)
    if there is None:  # deleted in another window meanwhile
        return gone(request, renderer)
    found, turn = there
    if not wants_part(request):
        return RedirectResponse(f"{address_of(found.id)}#svar-{turn.number}", 303)
    view = NewTurnView(desk.shown(found, turn, may_write=True), desk.composer(found), desk.lines())
    response = renderer.respond(view)
    if found.id != form.samtale:
        response.headers["HX-Push-Url"] = address_of(found.id)
    return response


def _refused(
    desk: Desk, renderer: Renderer, form: QuestionForm, problem: str, status: int, *, part: bool
) -> Response:
    """Say what is wrong beside the question, which stays in the field."""
    if part:
        return renderer.respond(ProblemView(problem, retry=status >= 500), status)
    found = desk.conversations.get(desk.owner, form.samtale)
    retry = status >= 500
    filled = composer(desk.assistant, form.filters(), form.samtale, form.spoergsmaal, problem, retry=retry)
    return renderer.respond(_chat_view(desk, found, filled), status)


def _chat_view(desk: Desk, found: Conversation | None, form: Composer) -> ChatView:
    return ChatView(
        turns=desk.turns(found),
        composer=form,
        examples=() if found else desk.assistant.examples(),
        covered=desk.covered(),
        conversations=desk.lines(),
    )
