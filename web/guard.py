"""Requests that are turned away before any route sees them: from other sites, or too large."""

from __future__ import annotations

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import problem_response

# Fifty times the longest question; nothing else is sent to us.
BODY_LIMIT = 64 * 1024
# But here, where clients send the whole conversation with each question: some hundred turns.
BODY_LIMITS = {"/v1/chat/completions": 1024 * 1024}
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
    """Reads the body before the routes do, and no further than the limit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _READING:
            await self._app(scope, receive, send)
            return
        body = await _read(receive, BODY_LIMITS.get(scope["path"], BODY_LIMIT))
        if body is None:
            await problem_response(Request(scope), 413)(scope, receive, send)
            return
        unread = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return unread.pop() if unread else await receive()

        await self._app(scope, replay, send)


async def _read(receive: Receive, limit: int) -> bytes | None:
    """Return the body; None when it passes the limit."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)
