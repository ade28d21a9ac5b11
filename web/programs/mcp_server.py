"""The tools on a standard stream or an address, by the Model Context Protocol."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from starlette.applications import Starlette

from corpus.errors import RaadslagError
from web.guard import BODY_LIMIT
from web.headers import SecurityHeaders
from web.logs import RequestLog
from web.programs.tool_texts import SAID
from web.programs.tools import Tools
from web.types import Answering

PATH = "/mcp"
# Nobody is asked for a name here, so only programs of this machine may come: whatever the settings say of
# the pages, this listens on the loopback address, and takes no request that names another host (which is
# how a page of another site gets in) nor one that any web page sends.
HOST = "127.0.0.1"
_LOCAL = TransportSecuritySettings(
    enable_dns_rebinding_protection=True,
    allowed_hosts=["127.0.0.1:*", "localhost:*"],
    allowed_origins=[],
)


class Opening:
    """Opens the assistant once, for all who call it.

    That takes seconds, and programs give up on a server that lets them wait for its first word. So it is
    begun in the background, and only the first tool waits for it.
    """

    def __init__(self, open_assistant: Callable[[], Answering]) -> None:
        self._open_assistant = open_assistant
        self._assistant: Answering | None = None
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Open it in a thread of its own."""
        threading.Thread(target=self._try, daemon=True).start()

    def __call__(self) -> Answering:
        """Return the assistant; one that could not be opened is tried again with every call.

        Raises:
            RaadslagError: it cannot be opened now.
        """
        with self._lock:
            if self._assistant is None:
                self._assistant = self._open_assistant()
            return self._assistant

    def _try(self) -> None:
        with suppress(RaadslagError):  # whoever calls a tool is told
            self()


def build_server(
    assistant: Callable[[], Answering], *, version: str, on_start: Callable[[], None] | None = None
) -> MCPServer[None]:
    """Return the server with its four tools, none of which changes anything.

    Args:
        assistant: gives what the tools ask.
        version: the program's.
        on_start: called when the server is about to take its first message.
    """

    @asynccontextmanager
    async def serving(_: MCPServer[None]) -> AsyncIterator[None]:
        if on_start:
            on_start()
        yield

    said = SAID["server"]
    server: MCPServer[None] = MCPServer(
        "raadslag",
        title=said["title"],
        instructions=said["instructions"],
        version=version,
        log_level="WARNING",  # `web.logs` has the line for each call
        lifespan=serving,
    )
    tools = Tools(assistant)
    reading = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for name, tool in (
        ("search", tools.search),
        ("ask", tools.ask),
        ("decisions", tools.decisions),
        ("open_passage", tools.open_passage),
    ):
        texts = SAID[name]
        server.add_tool(tool, name, texts["title"], texts["description"], annotations=reading)
    return server


def serve_streams(opening: Opening, *, version: str) -> None:
    """Serve the tools on the standard streams until the other side closes them."""

    def start() -> None:
        # By now the protocol has the stream that this process was given; what any library prints from
        # here on, also while the process ends, goes where errors go.
        sys.stdout = sys.stderr
        opening.begin()

    # Waiting for a line from the other side cannot be broken off, so Ctrl+C ends the process itself.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    build_server(opening, version=version, on_start=start).run("stdio")


def http_app(opening: Opening, *, version: str) -> Starlette:
    """Return the application that serves the tools at `PATH`, for programs of this machine only.

    No tool needs to know of the call before it, so there are no sessions to keep.
    """
    app = build_server(opening, version=version, on_start=opening.begin).streamable_http_app(
        streamable_http_path=PATH,
        stateless_http=True,
        json_response=True,
        max_request_body_size=BODY_LIMIT,
        transport_security=_LOCAL,
    )
    for middleware in (SecurityHeaders, RequestLog):
        app.add_middleware(middleware)
    return app
