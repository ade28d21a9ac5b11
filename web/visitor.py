"""Who asks, for as long as a request lasts: the browser's token, and the word that its forms carry.

A form is taken only with a word that is made from the browser's cookie (OWASP: signed double submit). Another
site's page can make a browser send the cookie, but cannot read it and so does not know the word.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import AsyncIterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from markupsafe import Markup
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "raadslag_samtaler"
FORM_FIELD = "csrf"
_SECONDS_A_DAY = 86_400
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)  # 256 bits in base64
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class StaleForm(Exception):
    """A form without the word of this browser: from another site, or from before its cookies were deleted."""


@dataclass(slots=True)
class Visitor:
    """The browser that asks.

    Attributes:
        token: what only it and the server know.
        is_new: it has no cookie with the token yet.
        shows_form: what it gets holds a form, which works only with the cookie.
        may_administer: the pages for the operator are open to it.
        may_log_out: they are so by a password, for as long as it wants.
    """

    token: str
    is_new: bool
    shows_form: bool = False
    may_administer: bool = False
    may_log_out: bool = False

    @property
    def form_word(self) -> str:
        """What forms of this browser carry."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()


_visitor: ContextVar[Visitor] = ContextVar("visitor")


def visitor() -> Visitor:
    """Return who asks; outside a request somebody new."""
    return _visitor.get(None) or Visitor(secrets.token_urlsafe(32), is_new=True)


async def _owner() -> str:
    return visitor().token


# Whose conversations a browser may see: those that were begun in it.
TheOwner = Annotated[str, Depends(_owner)]


def csrf() -> Markup:
    """Return the hidden field that every form of ours carries."""
    asking = visitor()
    asking.shows_form = True
    return Markup('<input type="hidden" name="{}" value="{}">').format(FORM_FIELD, asking.form_word)


async def check_form(request: Request) -> AsyncIterator[None]:
    """Refuse a form that does not carry the word of the browser that sends it; close the files of any.

    What programs post is no form: it is JSON, which another site's page cannot send. Anything else that is
    posted is refused, also where the route would not have read it.

    Raises:
        StaleForm: the word is missing or another's.
    """
    kind = request.headers.get("content-type", "")
    try:
        if request.method == "POST" and (not is_for_programs(request) or kind.startswith(_FORMS)):
            # FastAPI may have read the form already; this is the same one.
            word = (await request.form()).get(FORM_FIELD) if kind.startswith(_FORMS) else None
            expected = visitor().form_word.encode()
            if not isinstance(word, str) or not hmac.compare_digest(word.encode(), expected):
                raise StaleForm
        yield
    finally:
        await request.close()


def is_for_programs(request: Request) -> bool:
    """Tell whether programs are what an address is for."""
    path: str = request.scope["path"]
    return path.startswith(("/api/", "/v1/"))


def remember(request: Request, response: Response, token: str, days: int) -> None:
    """Give the browser its token, for as long as conversations are kept; with 0 days until it closes."""
    _set_cookie(response, token, days, secure=request.url.scheme == "https")


def _set_cookie(response: Response, token: str, days: int, *, secure: bool) -> None:
    response.set_cookie(
        COOKIE,
        token,
        max_age=days * _SECONDS_A_DAY or None,
        httponly=True,  # no script needs it
        samesite="lax",
        secure=secure,
    )


class Visitors:
    """Makes the visitor known to what answers, and gives a new one its cookie with the first form."""

    def __init__(self, app: ASGIApp, *, days: int = 0) -> None:
        self._app = app
        self._days = days

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        token = Request(scope).cookies.get(COOKIE, "")
        known = _TOKEN.fullmatch(token) is not None
        asking = Visitor(token if known else secrets.token_urlsafe(32), is_new=not known)
        _visitor.set(asking)

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and asking.is_new and asking.shows_form:
                headers = MutableHeaders(scope=message)
                if COOKIE not in headers.get("set-cookie", ""):
                    given = Response()
                    _set_cookie(given, asking.token, self._days, secure=scope["scheme"] == "https")
                    headers.append("set-cookie", given.headers["set-cookie"])
            await send(message)

        await self._app(scope, receive, with_cookie)
