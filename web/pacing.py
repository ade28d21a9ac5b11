"""Requests that come too fast, too many at once, or take too long are ended, whatever route they are for."""

from __future__ import annotations

import math
from dataclasses import dataclass

import anyio
from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.addresses import ADMINISTRATION, LOGIN, is_below
from web.errors import problem_response
from web.limits import Limits, Slots, Window
from web.visitor import visitor

_READING = {"GET", "HEAD", "OPTIONS"}
_UNCOUNTED = ("/static/", "/favicon.ico", "/healthz", "/sund")
# Where a question is sent to be answered while the request lasts.
ASKING = frozenset({"/spoerg", "/api/ask", "/v1/chat/completions"})
_LAST_WORD = 1.0  # seconds in which a stream that is ended must take its end


def user_of(scope: Scope) -> str:
    """Return what a user is counted by: the browser's token, or the address of what has none."""
    asking = visitor()
    return address_of(scope) if asking.is_new else f"browser {asking.token}"


def address_of(scope: Scope) -> str:
    """Return what an address is counted by."""
    client = scope.get("client")
    return f"address {client[0] if client else ''}"


@dataclass(frozen=True, slots=True)
class _Pace:
    """Two counts of the same: by user, and by the address that many may sit behind."""

    of_user: Window
    of_address: Window

    def wait(self, user: str, address: str) -> int:
        """Return the seconds to wait; with 0 one more is counted."""
        wait = max(self.of_user.wait(user), self.of_address.wait(address))
        if not wait:
            self.of_user.take(user)
            self.of_address.take(address)
        return wait


def _pace(limit: int, factor: int) -> _Pace:
    return _Pace(Window(limit), Window(limit * factor))


class RateLimit:
    """Counts questions and other changes, pages, and attempts to log in.

    The operator's own work is counted as reading: to go through a list is to send many small forms.
    """

    def __init__(self, app: ASGIApp, *, limits: Limits) -> None:
        self._app = app
        self._questions = _pace(limits.questions, limits.of_address)
        self._reads = _pace(limits.reads, limits.of_address)
        self._logins = Window(limits.logins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith(_UNCOUNTED):
            wait = self._wait(scope)
            if wait:
                await _too_many(scope, wait)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _wait(self, scope: Scope) -> int:
        address = address_of(scope)
        changes = scope["method"] not in _READING
        if changes and scope["path"] == LOGIN:
            wait = self._logins.wait(address)
            if not wait:
                self._logins.take(address)
            return wait
        pace = self._questions if changes and not is_below(scope["path"], ADMINISTRATION) else self._reads
        return pace.wait(user_of(scope), address)


def _too_many(scope: Scope, wait: int) -> Response:
    seconds = "1 sekund" if wait == 1 else f"{wait} sekunder"
    if scope["path"] == LOGIN:
        what = "Der er forsøgt at logge ind mange gange på kort tid."
    elif scope["path"] in ASKING:
        what = "Du har stillet mange spørgsmål på kort tid."
    else:
        what = "Du har sendt mange anmodninger på kort tid."
    response = problem_response(
        Request(scope),
        429,
        f"too many requests; try again in {wait} s",
        text=f"{what} Prøv igen om {seconds}.",
    )
    response.headers["Retry-After"] = str(wait)
    return response


class StreamLimit:
    """Bounds how many answers are being sent as streams, and for how long each may be.

    A stream is known by the type of its response, so that no route can forget to be counted. One that is
    over, broken off by its reader or never read frees its slot.
    """

    def __init__(self, app: ASGIApp, *, limits: Limits) -> None:
        self._app = app
        self._slots = Slots(limits.streams, limits.all_streams)
        self._seconds = limits.stream_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        stream = _Stream(scope, receive, send, self._slots, self._seconds)
        try:
            with stream.limit:
                await self._app(scope, receive, stream.send)
        finally:
            stream.close()
        if stream.limit.cancelled_caught and stream.is_open:
            with anyio.move_on_after(_LAST_WORD):
                await send({"type": "http.response.body", "body": b"", "more_body": False})


class _Stream:
    """One response on its way; `limit` ends it."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, slots: Slots, seconds: float) -> None:
        self.limit = anyio.CancelScope()
        self.is_open = False  # it has begun and is to be ended
        self._scope, self._receive, self._send = scope, receive, send
        self._slots, self._seconds = slots, seconds
        self._user: str | None = None

    async def send(self, message: Message) -> None:
        """Pass a message on; a stream that there is no slot for is refused in its place."""
        if message["type"] == "http.response.start" and _is_stream(message):
            user = user_of(self._scope)
            if not self._slots.take(user):
                await self._refuse()
                return
            self._user = user
            self.is_open = True
            self.limit.deadline = anyio.current_time() + self._seconds
        await self._send(message)

    async def _refuse(self) -> None:
        response = problem_response(
            Request(self._scope), 429, "too many answers are being sent already", text=_MANY_STREAMS
        )
        response.headers["Retry-After"] = str(math.ceil(self._seconds))
        await response(self._scope, self._receive, self._send)
        self.limit.cancel()
        await anyio.lowlevel.checkpoint()  # where what goes on answering is ended

    def close(self) -> None:
        """Free the slot."""
        if self._user is not None:
            self._slots.free(self._user)


_MANY_STREAMS = "Der er for mange svar på vej. Vent, til et af dem er færdigt, og prøv igen."


def _is_stream(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/event-stream")
