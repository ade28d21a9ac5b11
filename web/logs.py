"""What the server writes down: that something was asked, never what.

People write personal data into questions. So no line here holds a question, a query string or a
path as it was asked for, only the pattern of the route that answered.
"""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.types import Answer, SearchResult
from web.tally import note

_log = logging.getLogger("raadslag.web")
_LONGEST_LINE = 4_000  # characters


def log_answer(answer: Answer, *, again: bool = False) -> None:
    """Write one line for a question that was answered, and count it unless it was answered `again`."""
    if not again:
        note(answer)
    _log.info(
        "question outcome=%s citations=%d search_ms=%.0f answer_ms=%.0f",
        answer.outcome.value,
        len(answer.citations),
        answer.search_ms,
        answer.answer_ms,
    )


def log_search(result: SearchResult) -> None:
    """Write one line for a plain search."""
    _log.info("search hits=%d search_ms=%.0f", len(result.hits), result.search_ms)


class OneLine(logging.Formatter):
    """Writes each message on one line, whatever stands in it: no line can be forged, no terminal driven.

    The lines of a traceback are set in, so that none of them looks like a message.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as it is written."""
        first, *traceback = (
            super().format(record).split("\n") if record.exc_info else [super().format(record)]
        )
        return "\n    ".join(_escaped(line)[:_LONGEST_LINE] for line in [first, *traceback])


def _escaped(line: str) -> str:
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)


class RequestLog:
    """Writes one line for each request: method, route pattern, status, milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, began = 500, time.perf_counter()

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, note_status)
        finally:
            milliseconds = (time.perf_counter() - began) * 1000
            # A path that no route knows can hold anything, also line breaks that forge a log line.
            pattern = getattr(scope.get("route"), "path", "-")
            _log.info("request %s %s %d %.0f ms", _method(scope), pattern, status, milliseconds)


def _method(scope: Scope) -> str:
    method = str(scope["method"])
    return method if method.isalpha() else "-"
