"""The themes' pages are made before somebody opens them: once the server is up, between its requests."""

from __future__ import annotations

import logging
import threading
import time

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.focus.guide import Guide
from assistant.focus.types import Strategy
from corpus.errors import RaadslagError

_PATIENCE = 5.0  # seconds that a piece of the work waits for the requests: a busy server gets warm, too
_LOOK = 0.05  # seconds between two looks at whether they are done


class Warmer:
    """Makes the pages of a strategy's themes in the background, a piece at a time."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._requests = 0

    @property
    def is_busy(self) -> bool:
        """Tell whether pages are being made."""
        return self._thread is not None and self._thread.is_alive()

    def warm(self, strategy: Strategy | None = None) -> None:
        """Begin with a strategy, None for the one in force; while another is made this does nothing."""
        with self._lock:
            if not self.is_busy:
                self._thread = threading.Thread(target=self._run, args=(strategy,), daemon=True)
                self._thread.start()

    def request_came(self) -> None:
        """Let the work wait."""
        self._requests += 1

    def request_went(self) -> None:
        """Let the work go on when this was the last."""
        self._requests -= 1

    def _run(self, strategy: Strategy | None) -> None:
        try:
            chosen = strategy or self._guide.in_force()
            for _ in self._guide.warming(chosen) if chosen else ():
                self._wait()
        except RaadslagError:  # who asks for the pages is told
            logging.getLogger("raadslag").info(
                "the themes' pages could not be made before they are asked for"
            )

    def _wait(self) -> None:
        until = time.monotonic() + _PATIENCE
        while self._requests and time.monotonic() < until:
            time.sleep(_LOOK)


class Traffic:
    """Tells the warmer of the requests that are being answered."""

    def __init__(self, app: ASGIApp, *, warmer: Warmer) -> None:
        self._app = app
        self._warmer = warmer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        self._warmer.request_came()
        try:
            await self._app(scope, receive, send)
        finally:
            self._warmer.request_went()
