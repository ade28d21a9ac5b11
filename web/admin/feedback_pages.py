"""The list to work on: what people say of answers, and the questions that got none."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from assistant.feedback import Feedback
from web.admin.feedback_csv import feedback_csv
from web.admin.feedback_views import (
    ALL,
    FEEDBACK,
    HANDLED,
    OPEN,
    STATES,
    UNANSWERED,
    USEFUL,
    USELESS,
    VERDICTS,
    FeedbackLine,
    FeedbackView,
    UnansweredView,
    feedback_line,
    question_line,
    share_text,
)
from web.admin.parts import TheTally
from web.admin.words import counted_days
from web.danish import counted
from web.dependencies import TheAssistant, TheFeedback, TheRenderer
from web.types import Answering

router = APIRouter(include_in_schema=False)
_SHOWN = 200  # on one page; the table has all


@router.get(FEEDBACK)
def feedback_page(
    assistant: TheAssistant,
    feedback: TheFeedback,
    renderer: TheRenderer,
    vis: str = OPEN,
    vurdering: str = ALL,
) -> Response:
    """List what people say, what is not dealt with first."""
    lines = _lines(assistant, feedback, vis, vurdering)
    return renderer.respond(
        FeedbackView(
            lines=lines[:_SHOWN],
            found=_found(len(lines), "tilbagemelding", "tilbagemeldinger"),
            state=vis,
            verdict=vurdering,
            states=STATES,
            verdicts=VERDICTS,
            csv_link=f"{FEEDBACK}.csv?{urlencode({'vis': vis, 'vurdering': vurdering})}",
        )
    )


@router.get(f"{FEEDBACK}.csv")
def feedback_table(
    assistant: TheAssistant, feedback: TheFeedback, vis: str = OPEN, vurdering: str = ALL
) -> Response:
    """Send the same list for a spreadsheet."""
    return Response(
        feedback_csv(_lines(assistant, feedback, vis, vurdering)),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="tilbagemeldinger.csv"'},
    )


@router.post(f"{FEEDBACK}/{{entry_id}}/behandlet")
def handle(entry_id: int, feedback: TheFeedback, request: Request) -> Response:
    """Note that an entry is dealt with."""
    return _back(request, FEEDBACK, found=feedback.handled(entry_id))


@router.post(f"{FEEDBACK}/{{entry_id}}/genaabn")
def reopen(entry_id: int, feedback: TheFeedback, request: Request) -> Response:
    """Note that an entry is not dealt with after all."""
    return _back(request, FEEDBACK, found=feedback.handled(entry_id, done=False))


@router.post(f"{FEEDBACK}/{{entry_id}}/slet")
def delete(entry_id: int, feedback: TheFeedback, request: Request) -> Response:
    """Delete an entry, say because somebody wrote of a person."""
    return _back(request, FEEDBACK, found=feedback.delete(entry_id))


@router.get(UNANSWERED)
def unanswered_page(
    feedback: TheFeedback, tally: TheTally, renderer: TheRenderer, vis: str = OPEN
) -> Response:
    """List the questions that are kept, and say how many there were."""
    lines = tuple(map(question_line, feedback.unanswered(handled=_handled(vis))))
    return renderer.respond(
        UnansweredView(
            lines=lines[:_SHOWN],
            found=_found(len(lines), "spørgsmål", "spørgsmål"),
            state=vis,
            states=STATES,
            counted=tuple((when, share_text(day)) for when, day in counted_days(tally)),
            is_kept=feedback.keeps_unanswered,
        )
    )


@router.post(f"{UNANSWERED}/{{question_id}}/behandlet")
def handle_question(question_id: int, feedback: TheFeedback, request: Request) -> Response:
    """Note that a question is dealt with."""
    return _back(request, UNANSWERED, found=feedback.handled_unanswered(question_id))


@router.post(f"{UNANSWERED}/{{question_id}}/genaabn")
def reopen_question(question_id: int, feedback: TheFeedback, request: Request) -> Response:
    """Note that a question is not dealt with after all."""
    return _back(request, UNANSWERED, found=feedback.handled_unanswered(question_id, done=False))


@router.post(f"{UNANSWERED}/{{question_id}}/slet")
def delete_question(question_id: int, feedback: TheFeedback, request: Request) -> Response:
    """Delete a question."""
    return _back(request, UNANSWERED, found=feedback.delete_unanswered(question_id))


def _found(count: int, one: str, many: str) -> str:
    found = counted(count, one, many)
    return f"{found}, de første {_SHOWN} vises" if count > _SHOWN else found


def _lines(assistant: Answering, feedback: Feedback, state: str, verdict: str) -> tuple[FeedbackLine, ...]:
    useful = {USEFUL: True, USELESS: False}.get(verdict)
    kept = feedback.entries(handled=_handled(state), useful=useful)
    return tuple(feedback_line(each, assistant.document) for each in kept)


def _handled(state: str) -> bool | None:
    return {OPEN: False, HANDLED: True}.get(state)


def _back(request: Request, address: str, *, found: bool) -> Response:
    """Return to the list as it was narrowed; the fields come with the form's address."""
    if not found:
        raise HTTPException(404)
    kept = {name: request.query_params[name] for name in ("vis", "vurdering") if name in request.query_params}
    return RedirectResponse(f"{address}?{urlencode(kept)}" if kept else address, 303)
