"""What people say of an answer or of one of its sources, and questions sent to those who keep Rådslag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator

from assistant.conversation_types import Turn
from assistant.errors import InvalidFeedback
from assistant.feedback import LONGEST_COMMENT, About, Entry, Feedback, Reason, Shown
from assistant.types import Language, Outcome
from web.conversation_views import address_of, gone
from web.danish import number
from web.dependencies import TheFeedback, TheRenderer
from web.desk import TheTurn
from web.render import Renderer, wants_part
from web.views import MessageView, View

router = APIRouter(include_in_schema=False, prefix="/samtaler/{conversation_id}/svar/{number}")

_THANKS = {
    Language.DANISH: "Tak. Det bliver læst af dem, der passer Rådslag.",
    Language.ENGLISH: "Thank you. It will be read by those who look after Rådslag.",
}
_SENT = "Tak. Spørgsmålet er sendt til dem, der passer Rådslag."
_TOO_LONG = f"Bemærkningen er for lang. Skriv højst {number(LONGEST_COMMENT)} tegn."
_Unset = BeforeValidator(lambda value: value or None)


class FeedbackForm(BaseModel):
    """What the form sends; the names are those of its fields."""

    nyttig: Literal["ja", "nej"]
    kilde: Annotated[int | None, _Unset] = None  # the number of the citation; None for the answer
    grund: Annotated[Reason | None, _Unset] = None
    kommentar: str = ""
    send_spoergsmaal: bool = False


@dataclass(frozen=True, slots=True)
class ThanksView(View):
    """What takes the place of a form that was sent."""

    template = "chat/_thanks.html"

    text: str
    problem: bool = False


@router.post("/vurdering")
def rate(
    there: TheTurn,
    form: Annotated[FeedbackForm, Form()],
    request: Request,
    feedback: TheFeedback,
    renderer: TheRenderer,
) -> Response:
    """Keep whether an answer or a source was of use, and why not."""
    found, turn = there
    entry = _entry(turn, form)
    if entry is None:
        return gone(request, renderer)
    # As a page of its own it is Danish, like the frame around it.
    language = turn.answer.language if wants_part(request) else Language.DANISH
    back = f"{address_of(found.id)}#svar-{turn.number}"
    try:
        feedback.record(entry)
    except InvalidFeedback:
        return _said(request, renderer, _TOO_LONG, back, problem=True)
    return _said(request, renderer, _THANKS[language], back)


@router.post("/send")
def send(
    there: TheTurn,
    request: Request,
    feedback: TheFeedback,
    renderer: TheRenderer,
) -> Response:
    """Send a question that was not answered to those who keep Rådslag, as its asker chose to."""
    found, turn = there
    if turn.answer.outcome is not Outcome.NOT_FOUND:
        return gone(request, renderer)
    _send(feedback, turn)
    return _said(request, renderer, _SENT, f"{address_of(found.id)}#svar-{turn.number}")


def _send(feedback: Feedback, turn: Turn) -> None:
    feedback.record_unanswered(turn.answer.read_as or turn.answer.question, consented=True)


def _entry(turn: Turn, form: FeedbackForm) -> Entry | None:
    """Return what is kept; None for a source that the answer has not."""
    cited = [c for c in turn.answer.citations if form.kilde in (None, c.number)]
    if form.kilde is not None and not cited:
        return None
    sources = dict.fromkeys((c.source.document_id, c.source.version) for c in cited)
    useful = form.nyttig == "ja"
    return Entry(
        about=About.ANSWER if form.kilde is None else About.SOURCE,
        useful=useful,
        reason=None if useful else form.grund,
        comment="" if useful else form.kommentar,
        question=turn.answer.question if form.send_spoergsmaal else None,
        documents=tuple(Shown(*source) for source in sources),
    )


def _said(request: Request, renderer: Renderer, text: str, back: str, *, problem: bool = False) -> Response:
    status = 422 if problem else 200
    if wants_part(request):
        return renderer.respond(ThanksView(text, problem))
    title = "Det kunne ikke sendes" if problem else "Tak"
    return renderer.respond(MessageView(title, text, back, "Tilbage til svaret"), status)
