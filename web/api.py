"""JSON for programs: the same answers, the same numbering, the same offsets as on the pages."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.conversations import PROGRAMS
from assistant.minutes import meetings_json
from assistant.outline import outlines_json, select
from assistant.register import DecisionFilter, Sorting, in_order
from assistant.render import answer_json, decisions_json, document_json, search_json
from assistant.types import ChipKind, Filters
from corpus.outcomes import Result
from corpus.types import Kind
from web.assets import Assets
from web.dependencies import TheAssistant, TheConversations, TheRenderer, TheWriter
from web.logs import log_answer, log_search
from web.parameters import only_known
from web.programs.sse import MEDIA_TYPE, json_or_events
from web.text import Text as _Text
from web.views import ApiDocsView


class ErrorBody(BaseModel):
    """What went wrong."""

    code: str = Field(description="A word that stays the same, for programs", examples=["question_too_long"])
    message: str = Field(description="A sentence, for people")


class ErrorResponse(BaseModel):
    """The body of every response that is not a success."""

    error: ErrorBody


class AskRequest(BaseModel):
    """A question and the bounds that are set or removed by hand."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "Hvad er formålet med klimatilpasning i 2012?"}]},
    )

    question: _Text
    year: Annotated[int | None, Field(ge=1, le=9999, description="Only documents about that year")] = None
    organ: Annotated[_Text | None, Field(description="Only documents of that committee or department")] = None
    document: Annotated[_Text | None, Field(description="Only the document of that id")] = None
    without: Annotated[
        list[ChipKind], Field(description="Kinds of bound that the question's words shall not set")
    ] = []
    conversation: Annotated[
        _Text | None,
        Field(description='Id of the conversation that this goes on with; "new" begins one, null keeps none'),
    ] = None
    carry: Annotated[
        bool, Field(description="Whether the question may be read by the turns before it in the conversation")
    ] = True


router = APIRouter(
    prefix="/api",
    tags=["api"],
    responses={400: {"model": ErrorResponse}, 422: {"model": ErrorResponse}},
    dependencies=[Depends(only_known)],
)
NEW = "new"  # instead of a conversation's id
pages = APIRouter(include_in_schema=False)


@router.post(
    "/ask", summary="Answer a question with cited passages", responses={200: {"content": {MEDIA_TYPE: {}}}}
)
def ask(
    body: AskRequest,
    assistant: TheAssistant,
    conversations: TheConversations,
    writer: TheWriter,
    accept: Annotated[str, Header()] = "",
) -> Response:
    """Return the answer. Offsets are characters in the source file, end excluded.

    In a conversation, `read_as` is the question that a follow-up was read as, and `carried` what it took
    over from the turns before; null and empty for one that stands alone. Where the request accepts
    `text/event-stream`, the answer comes as the events `answer`, `statement` (one for each, with the
    citations that are new), `related` and `done`, which holds the whole answer.
    """
    filters = Filters(body.year, body.organ, body.document, frozenset(body.without))
    found = conversations.get(PROGRAMS, body.conversation) if body.conversation else None
    if found is None and body.conversation not in (None, NEW):
        raise HTTPException(404)
    answer = assistant.follow(body.question, filters, found.answers if found and body.carry else [])
    if writer:
        answer = writer.finish(answer, filters)
    log_answer(answer)
    kept = conversations.add(PROGRAMS, body.conversation, filters, answer).id if body.conversation else None
    return json_or_events(accept, answer_json(answer) | {"conversation": kept})


@router.get("/conversations/{conversation_id}", summary="Read a conversation again")
def conversation(conversation_id: str, conversations: TheConversations) -> dict[str, object]:
    """Return its turns, oldest first; an answer whose documents have changed since is "withdrawn"."""
    found = conversations.get(PROGRAMS, conversation_id)
    if found is None:
        raise HTTPException(404)
    return {"conversation": found.id, "turns": [answer_json(answer) for answer in found.answers]}


@router.delete("/conversations/{conversation_id}", status_code=204, summary="Delete a conversation")
def delete_conversation(conversation_id: str, conversations: TheConversations) -> Response:
    """Delete all of its turns."""
    if not conversations.delete(PROGRAMS, conversation_id):
        raise HTTPException(404)
    return Response(status_code=204)


@router.get("/search", summary="Find the passages nearest to a question")
def search(
    assistant: TheAssistant,
    q: Annotated[str, Query(description="The question or some words")] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    year: Annotated[int | None, Query(ge=1, le=9999)] = None,
    organ: str | None = None,
    document: str | None = None,
) -> dict[str, object]:
    """Return passages, best first. Scores are comparable within one search only."""
    result = assistant.search(q, Filters(year, organ, document), limit)
    log_search(result)
    return search_json(result)


@router.get("/decisions", summary="List the decisions that the minutes record")
def decisions(
    assistant: TheAssistant,
    organ: str | None = None,
    first: Annotated[dt.date | None, Query(alias="from", description="Not before this day")] = None,
    last: Annotated[dt.date | None, Query(alias="to", description="Not after this day")] = None,
    outcome: Result | None = None,
    person: Annotated[str | None, Query(description="A name or party: absent, against or named")] = None,
    text: Annotated[
        str | None, Query(description="Words that the item holds: its title, proposal, case or decision")
    ] = None,
    party: Annotated[
        str | None, Query(description="Its letter or name: that voted, or with a member named")
    ] = None,
    sort: Annotated[Sorting | None, Query(description="Without one as the documents have them")] = None,
    offset: Annotated[int, Query(ge=0, description="How many to pass over")] = 0,
    limit: Annotated[int | None, Query(ge=1, description="The most to return; without one all")] = None,
) -> dict[str, object]:
    """Return the decisions that keep every bound, and how many there are of them beyond the limit."""
    wanted = DecisionFilter(organ, first, last, outcome, person, text, party)
    found = assistant.decisions(wanted)
    ordered = in_order(found, sort) if sort else found
    end = None if limit is None else offset + limit
    return decisions_json(ordered[offset:end]) | {"total": len(found)}


@router.get("/documents", summary="List all documents")
def documents(assistant: TheAssistant) -> dict[str, object]:
    """Return what is known of each document, without its text."""
    return {"documents": [document_json(document) for document in assistant.documents()]}


@router.get("/meetings", summary="List the meetings whose minutes are there, with their items")
def meetings(
    assistant: TheAssistant,
    organ: str | None = None,
    first: Annotated[dt.date | None, Query(alias="from", description="Not before this day")] = None,
    last: Annotated[dt.date | None, Query(alias="to", description="Not after this day")] = None,
) -> dict[str, object]:
    """Return the meetings in the order of their documents; of a closed item nothing but that it was."""
    return meetings_json(assistant.meetings(organ, first, last))


@router.get("/outline", summary="List the themes and initiatives of plans and strategies")
def outline(
    assistant: TheAssistant,
    document: Annotated[str | None, Query(description="Only the document of that id")] = None,
    kind: Annotated[Kind | None, Query(description="Only documents of that kind")] = None,
) -> dict[str, object]:
    """Return each document's tree with the texts of its parts; without bounds plans and strategies."""
    if document is not None and assistant.document(document) is None:
        raise HTTPException(404)
    return outlines_json(select(assistant.documents(), document, kind))


@pages.get("/api/docs")
def docs(request: Request, renderer: TheRenderer) -> Response:
    """Show the description of this interface, from our own address only."""
    assets: Assets = request.app.state.assets
    return renderer.respond(ApiDocsView(assets.has("swagger-ui-bundle.js") and assets.has("swagger-ui.css")))


@pages.get("/healthz")
def health(request: Request, assistant: TheAssistant) -> dict[str, object]:
    """Say that the server runs, and over how many documents."""
    return {"status": "ok", "version": request.app.version, "documents": len(assistant.documents())}


@pages.get("/sund")
def alive(assistant: TheAssistant) -> dict[str, str]:
    """Say that the server runs and can read its documents, and nothing else, to whatever watches it."""
    assistant.revision()
    return {"status": "ok"}
