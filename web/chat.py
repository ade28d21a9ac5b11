"""The conversation: asking, and reading again what was answered."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, BeforeValidator, Field

from assistant.conversations import Conversation, Conversations
from assistant.errors import InvalidQuestion
from assistant.types import ChipKind, Filters
from web.conversation_views import GONE, address_of, lines_of
from web.dependencies import TheAssistant, TheConversations, TheRenderer, TheWriter
from web.errors import question_text
from web.logs import log_answer
from web.render import wants_part
from web.turns import turn_view
from web.types import Answering
from web.views import ChatView, Composer, ConversationLine, DocumentChoice, NewTurnView, ProblemView
from web.visitor import TheOwner, remember

router = APIRouter(include_in_schema=False)

# An unset select sends an empty text.
_Unset = BeforeValidator(lambda value: value or None)


class QuestionForm(BaseModel):
    """What the question form sends; the names are those of its fields."""

    spoergsmaal: str = ""
    samtale: str = ""
    alene: bool = False  # nothing is to be carried over from the turns before
    aar: Annotated[int | None, _Unset, Field(ge=1, le=9999)] = None
    organ: Annotated[str | None, _Unset] = None
    dokument: Annotated[str | None, _Unset] = None
    uden: list[ChipKind] = []

    def filters(self) -> Filters:
        """Return what was set or removed by hand."""
        return Filters(self.aar, self.organ, self.dokument, frozenset(self.uden))


@router.get("/")
def front_page(
    assistant: TheAssistant,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
    dokument: str | None = None,
) -> Response:
    """Show the question form and some questions to start from."""
    composer = _composer(assistant, Filters(document=dokument))
    return renderer.respond(_chat_view(assistant, None, composer, _lines(conversations, owner)))


@router.get("/samtaler/{conversation_id}")
def conversation(
    conversation_id: str,
    assistant: TheAssistant,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
) -> Response:
    """Show a conversation from its beginning."""
    found = conversations.get(owner, conversation_id)
    if found is None:
        return renderer.respond(GONE, 404)
    composer = _composer(assistant, _kept(found.turns[-1].filters), found.id)
    return renderer.respond(_chat_view(assistant, found, composer, _lines(conversations, owner)))


@router.post("/spoerg")
def ask(
    request: Request,
    form: Annotated[QuestionForm, Form()],
    assistant: TheAssistant,
    conversations: TheConversations,
    owner: TheOwner,
    renderer: TheRenderer,
    writer: TheWriter,
) -> Response:
    """Answer a question; a conversation that is gone goes on as a new one."""
    filters = form.filters()
    before = conversations.get(owner, form.samtale)
    previous = before.answers if before and not form.alene else []
    try:
        answer = assistant.follow(form.spoergsmaal, filters, previous)
    except InvalidQuestion as error:
        problem = question_text(error)
        if wants_part(request):
            return renderer.respond(ProblemView(problem), 422)
        composer = _composer(assistant, filters, form.samtale, form.spoergsmaal, problem)
        return renderer.respond(_chat_view(assistant, before, composer, _lines(conversations, owner)), 422)
    if writer:
        answer = writer.finish(answer, filters)
    log_answer(answer)
    found = conversations.add(owner, form.samtale, filters, answer)
    turn, address = turn_view(found.turns[-1]), address_of(found.id)
    response: Response
    if wants_part(request):
        composer = _composer(assistant, _kept(filters), found.id)
        response = renderer.respond(NewTurnView(turn, composer, _lines(conversations, owner)))
        if found.id != form.samtale:
            response.headers["HX-Push-Url"] = address
    else:
        response = RedirectResponse(f"{address}#{turn.anchor}", 303)
    remember(request, response, owner, request.app.state.conversation_days)
    return response


_LISTED = 12  # conversations beside the chat; the others are a click away


def _lines(conversations: Conversations, owner: str) -> tuple[ConversationLine, ...]:
    return lines_of(conversations.list(owner, limit=_LISTED))


def _kept(filters: Filters) -> Filters:
    """Return the filters that the next question starts with: what was removed held for one only."""
    return Filters(filters.year, filters.organ, filters.document)


def _chat_view(
    assistant: Answering,
    found: Conversation | None,
    composer: Composer,
    lines: tuple[ConversationLine, ...],
) -> ChatView:
    return ChatView(
        turns=tuple(turn_view(turn) for turn in found.turns) if found else (),
        composer=composer,
        examples=() if found else assistant.examples(),
        document_count=len(assistant.documents()),
        conversations=lines,
    )


def _composer(
    assistant: Answering,
    filters: Filters,
    conversation_id: str = "",
    question: str = "",
    error: str | None = None,
) -> Composer:
    choices = assistant.choices()
    chosen = assistant.document(filters.document) if filters.document else None
    return Composer(
        conversation_id=conversation_id,
        question=question,
        years=choices.years,
        organs=choices.organs,
        year=filters.year,
        organ=filters.organ,
        document=DocumentChoice(chosen.id, chosen.title) if chosen else None,
        error=error,
    )
