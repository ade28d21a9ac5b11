"""Requests that are turned away before any route sees them: from other sites, or too large."""

from __future__ import annotations

import asyncio
import time

from fastapi import Request
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.addresses import takes_files
from web.errors import problem_response
from web.limits import Limits

# Fifty times the longest question; nothing else is sent to us.
BODY_LIMIT = 64 * 1024
# But here, where clients send the whole conversation with each question: some hundred turns.
BODY_LIMITS = {"/v1/chat/completions": 1024 * 1024}
# All files of one form.
UPLOAD_LIMIT = 200_000_000
TOO_MANY_FILES = f"Filerne fylder mere end {UPLOAD_LIMIT // 1_000_000} MB tilsammen. Send færre ad gangen."
_READING = {"GET", "HEAD", "OPTIONS"}


class SameSiteOnly:
    """Refuses to let another site's page send forms here in the name of its visitor.

    Programs send neither header and are let through: without a browser there is nobody to trick.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _READING and _is_foreign(Headers(scope=scope)):
            await problem_response(Request(scope), 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_foreign(headers: Headers) -> bool:
    # Browsers send Sec-Fetch-Site over HTTPS and to localhost only; Origin they always send.
    if "sec-fetch-site" in headers:
        return headers["sec-fetch-site"] not in {"same-origin", "none"}
    return "origin" in headers and headers["origin"].partition("://")[2] != headers.get("host")


class BodyLimit:
    """Reads the body before the routes do, no further than the limit and no longer than a slow line takes.

    Files are not read here but as the route takes them, within limits of their own.
    """

    def __init__(self, app: ASGIApp, *, limits: Limits | None = None) -> None:
        self._app = app
        self._limits = limits or Limits()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _READING:
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if takes_files(path):
            incoming = _Incoming(
                receive, UPLOAD_LIMIT, self._limits.upload_seconds, self._limits.idle_seconds
            )
            if _declared(scope) > UPLOAD_LIMIT:
                await problem_response(Request(scope), 413, text=TOO_MANY_FILES)(scope, receive, send)
                return
            await self._app(scope, incoming.receive, send)
            return
        limit = BODY_LIMITS.get(path, BODY_LIMIT)
        incoming = _Incoming(receive, limit, self._limits.form_seconds, self._limits.idle_seconds)
        try:
            body = await incoming.whole()
        except HTTPException as error:
            await problem_response(Request(scope), error.status_code)(scope, receive, send)
            return
        unread = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return unread.pop() if unread else await receive()

        await self._app(scope, replay, send)


class _Incoming:
    """A body that is measured while it comes in."""

    def __init__(self, receive: Receive, limit: int, seconds: float, idle: float) -> None:
        self._receive = receive
        self._limit = limit
        self._until = time.monotonic() + seconds
        self._idle = idle
        self._read = 0
        self._is_whole = False

    async def receive(self) -> Message:
        """Return the next piece.

        Raises:
            HTTPException: all of it is too large (413), or comes too slowly (408).
        """
        if self._is_whole:  # only that the client is gone can still come, and may at any time
            return await self._receive()
        try:
            wait = min(self._idle, self._until - time.monotonic())
            message = await asyncio.wait_for(self._receive(), max(0.0, wait))
        except TimeoutError:
            raise HTTPException(408) from None
        self._read += len(message.get("body", b""))
        self._is_whole = not message.get("more_body", False)
        if self._read > self._limit:
            raise HTTPException(413)
        return message

    async def whole(self) -> bytes:
        """Return all of it.

        Raises:
            HTTPException: as `receive` does.
        """
        body = bytearray()
        while not self._is_whole:
            body += (await self.receive()).get("body", b"")
        return bytes(body)


def _declared(scope: Scope) -> int:
    """Return how many bytes the client says it sends; 0 where it does not say."""
    said = Headers(scope=scope).get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() else 0
