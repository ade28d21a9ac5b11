"""The application on an address."""

from __future__ import annotations

import logging
import socket
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from assistant.errors import ServerError


def serve(app: ASGIApp, *, host: str, port: int, path: str = "/") -> None:
    """Serve until the process is told to stop; `path` is where the address that is printed leads.

    Raises:
        ServerError: The address cannot be listened on.
    """
    with _listen(host, port) as listening:
        _write_log()
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}{path}"
        print(f"Rådslag: {address}  (Ctrl+C stops it)", flush=True)  # noqa: T201
        # uvicorn's own access log has query strings, and so questions, in it; ours has not.
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has shut down
            uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning")).run(
                sockets=[listening]
            )


def _write_log() -> None:
    log = logging.getLogger("raadslag")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False  # where a library gave the root a handler, each line would be written twice


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or error
        raise ServerError(
            f"cannot listen on {host}:{port}: {reason}; choose another address or port"
        ) from error
