"""Logging in to the administration, and out again."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from web.addresses import ADMINISTRATION, LOGIN
from web.admin.access import COOKIE
from web.admin.parts import TheDoor
from web.dependencies import TheRenderer
from web.views import View
from web.visitor import visitor

router = APIRouter(include_in_schema=False)
_log = logging.getLogger("raadslag.web")


@dataclass(frozen=True, slots=True)
class LoginView(View):
    """The form for the password."""

    template = "admin/login.html"
    menu = "administration"

    error: str | None = None
    is_out: bool = False  # who asks has just logged out


@router.get(LOGIN)
def login_page(door: TheDoor, renderer: TheRenderer, ude: str = "") -> Response:
    """Ask for the password, of whoever is not in already."""
    if visitor().may_administer:
        return RedirectResponse(ADMINISTRATION, 303)
    if not door.has_password:
        raise HTTPException(404)
    return renderer.respond(LoginView(is_out=ude == "1"))


@router.post(LOGIN)
def log_in(
    request: Request,
    door: TheDoor,
    renderer: TheRenderer,
    kodeord: Annotated[str, Form(max_length=1_000)] = "",
) -> Response:
    """Begin a session for whoever knows the password."""
    token = door.log_in(kodeord, request.cookies.get(COOKIE, ""))
    if token is None:
        _log.warning("administration: a wrong password was given")
        return renderer.respond(LoginView("Kodeordet er ikke rigtigt. Prøv igen."), 422)
    _log.info("administration: somebody logged in")
    response = RedirectResponse(ADMINISTRATION, 303)
    secure = request.url.scheme == "https" or request.app.state.public_url.startswith("https:")
    response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure)
    return response


@router.post(f"{ADMINISTRATION}/log-ud")
def log_out(request: Request, door: TheDoor) -> Response:
    """End the session and say so; whoever uses the machine next finds the form."""
    door.log_out(request.cookies.get(COOKIE, ""))
    response = RedirectResponse(f"{LOGIN}?ude=1", 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response
