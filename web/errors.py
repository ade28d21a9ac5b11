"""Which status and which words an error gets: a page for people, JSON for programs.

HTTP is no property of an error, so this table is the one place that knows both.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from assistant.errors import InvalidQuestion
from assistant.texts import texts
from assistant.types import Language
from assistant.understand import LONGEST_QUESTION
from corpus.errors import RaadslagError
from web.conversation_views import gone
from web.danish import number
from web.desk import TurnGone
from web.headers import SECURITY_HEADERS
from web.limits import StillAnswering
from web.oparl import answers as oparl
from web.oparl.ids import PREFIX as OPARL
from web.parameters import UnknownParameter
from web.programs.openai_errors import PREFIX, CompletionRefused, error_response
from web.render import Renderer, wants_part
from web.views import MessageView, ProblemView
from web.visitor import StaleForm


@dataclass(frozen=True, slots=True)
class _Problem:
    code: str
    message: str  # for programs
    title: str
    text: str


_PROBLEMS = {
    403: _Problem(
        "cross_site",
        "Requests from pages of another site are refused.",
        "Anmodningen blev afvist",
        "Den kom fra en anden hjemmeside. Åbn Rådslag i sit eget vindue, og prøv igen.",
    ),
    404: _Problem(
        "not_found",
        "There is nothing at this address.",
        "Siden findes ikke",
        "Adressen kan være skrevet forkert, eller siden kan være fjernet.",
    ),
    405: _Problem(
        "method_not_allowed",
        "This address does not take that method.",
        "Siden kan ikke bruges på den måde",
        "Gå til forsiden, og start derfra.",
    ),
    408: _Problem(
        "too_slow",
        "The request took too long to come in.",
        "Det tog for lang tid at sende",
        "Forbindelsen er langsom eller blev afbrudt. Prøv igen.",
    ),
    409: _Problem(
        "pending",
        "Another question of yours is being answered; wait for it.",
        "Dit forrige spørgsmål er ikke besvaret endnu",
        "Vent på svaret, før du stiller det næste spørgsmål.",
    ),
    413: _Problem(
        "too_large",
        "The request body is too large.",
        "Det sendte fylder for meget",
        "Forkort spørgsmålet, og prøv igen.",
    ),
    422: _Problem(
        "invalid",
        "The request could not be read.",
        "Formularen kunne ikke læses",
        "Noget i den er ikke udfyldt, som Rådslag venter det. Gå til forsiden, og prøv igen.",
    ),
    429: _Problem(
        "too_many_requests",
        "Too many requests; try again later.",
        "Det går for hurtigt",
        "Vent lidt, og prøv igen.",
    ),
    503: _Problem(
        "unavailable",
        "The documents cannot be searched now; the server's log says why.",
        "Der kan ikke søges i dokumenterne lige nu",
        "Rådslags indeks er ved at blive ændret. Bliver det ved, så fortæl det til den, der driver Rådslag.",
    ),
    500: _Problem(
        "internal",
        "Something went wrong on the server.",
        "Der skete en fejl hos os",
        "Prøv igen om lidt. Bliver fejlen ved, så fortæl det til den, der driver Rådslag hos jer.",
    ),
}

_STALE = _Problem(
    "stale_form",
    "The form does not carry the word of this browser; get the page again.",
    "Siden er for gammel",
    "Den blev åbnet, før browseren sidst slettede sine cookies, eller den kom fra en anden hjemmeside. "
    "Genindlæs siden, og prøv igen.",
)

_UNKNOWN_PARAMETER = _Problem(
    "unknown_parameter",
    "The address has a parameter that is not known.",
    "Adressen har en parameter, som ikke findes",
    "Ret adressen, og prøv igen.",
)


def problem_response(
    request: Request,
    status: int,
    message: str | None = None,
    *,
    text: str = "",
    special: _Problem | None = None,
) -> Response:
    """Return the error as what asked for it can show: JSON, part of a page, or a page.

    The address that was asked for is never repeated.

    Args:
        request: what asked.
        status: of HTTP.
        message: for programs, instead of the table's.
        text: for people, instead of the table's.
        special: a problem of its own, instead of the table's.
    """
    problem = special or _PROBLEMS.get(status, _PROBLEMS[500 if status >= 500 else 422])
    if text:
        problem = replace(problem, text=text)
    # Not `request.url`, which cannot be put together when the Host header is nonsense.
    if request.scope["path"].startswith(OPARL):
        return oparl.error(request, status, message or problem.message)
    if request.scope["path"].startswith(("/api/", PREFIX)):
        return _json(request, status, problem.code, message or problem.message)
    renderer: Renderer = request.app.state.renderer
    if wants_part(request):
        return renderer.respond(ProblemView(f"{problem.title}. {problem.text}", retry=status >= 500), status)
    return renderer.respond(MessageView(problem.title, problem.text, "/", "Gå til forsiden"), status)


SEARCH_FAILED = f"{_PROBLEMS[503].title}. {_PROBLEMS[503].text}"
SERVER_FAILED = f"{_PROBLEMS[500].title}. {_PROBLEMS[500].text}"
STILL_ANSWERING = f"{_PROBLEMS[409].title}. {_PROBLEMS[409].text}"


def question_text(error: InvalidQuestion) -> str:
    """Return what the asker is told about a question that cannot be answered as it is."""
    limit = number(LONGEST_QUESTION)
    return texts(Language.DANISH).say("invalid", error.reason, limit=limit)


def install(app: FastAPI) -> None:
    """Make the application answer its errors with the words of this table."""
    app.add_exception_handler(InvalidQuestion, _invalid_question)
    app.add_exception_handler(CompletionRefused, _refused_completion)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(UnknownParameter, _unknown_parameter)
    app.add_exception_handler(RaadslagError, _unavailable)
    app.add_exception_handler(StaleForm, _stale_form)
    app.add_exception_handler(StillAnswering, _still_answering)
    app.add_exception_handler(TurnGone, _turn_gone)
    app.add_exception_handler(Exception, _bug)


def _json(request: Request, status: int, code: str, message: str) -> JSONResponse:
    if request.scope["path"].startswith(PREFIX):
        return error_response(status, code, message)
    return JSONResponse({"error": {"code": code, "message": message}}, status)


def _invalid_question(request: Request, error: Exception) -> Response:
    """Answer a program; the pages tell the asker themselves, beside the question."""
    reason = error.reason if isinstance(error, InvalidQuestion) else "invalid"
    return _json(request, 422, f"question_{reason}", str(error))


def _refused_completion(_request: Request, error: Exception) -> Response:
    refused = cast(CompletionRefused, error)  # handlers are found by class
    return error_response(refused.status, refused.code, str(refused), refused.param)


def _invalid_request(request: Request, error: Exception) -> Response:
    # Where it is wrong and why, but not what was sent: that may be the question.
    details = error.errors() if isinstance(error, RequestValidationError) else []
    found = [f"{'.'.join(str(part) for part in detail['loc'])}: {detail['msg']}" for detail in details]
    return problem_response(request, 422, "; ".join(found))


def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    response = problem_response(request, status)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def _unknown_parameter(request: Request, error: Exception) -> Response:
    unknown = cast(UnknownParameter, error)  # handlers are found by class
    return problem_response(request, 400, unknown.message, text=unknown.text, special=_UNKNOWN_PARAMETER)


def _stale_form(request: Request, _error: Exception) -> Response:
    return problem_response(request, 403, special=_STALE)


def _still_answering(request: Request, _error: Exception) -> Response:
    return problem_response(request, 409)


def _turn_gone(request: Request, _error: Exception) -> Response:
    return gone(request, request.app.state.renderer)


def _unavailable(request: Request, error: Exception) -> Response:
    """Answer while the operator has something to mend: an index of another model, say."""
    logging.getLogger("raadslag").error("%s", error)
    return problem_response(request, 503)


def _bug(request: Request, _error: Exception) -> Response:
    response = problem_response(request, 500)
    # This one is sent from outside all middleware, past the one that adds these.
    response.headers.update(SECURITY_HEADERS)
    return response
