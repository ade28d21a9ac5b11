"""The application on an address."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from assistant.errors import ServerError
from web.admin.access import is_loopback
from web.logs import OneLine
from web.slow_clients import ImpatientProtocol


def check_address(host: str, *, has_password: bool) -> None:
    """Refuse to listen where other machines can reach the administration and nothing protects it.

    Raises:
        ServerError: the address is not this machine's own, and no password is set.
    """
    if not has_password and not _is_own(host):
        raise ServerError(
            f"RAADSLAG_HOST is {host!r}, which other machines can reach; set RAADSLAG_ADMIN_PASSWORD, which "
            "protects /administration there, or leave RAADSLAG_HOST at 127.0.0.1"
        )


def _is_own(host: str) -> bool:
    """Tell whether an address, or all that a name stands for, is this machine's own."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host or "0.0.0.0", None)}  # noqa: S104
    except OSError:
        return False
    return all(is_loopback(address) for address in found)


def serve(
    app: ASGIApp,
    *,
    host: str,
    port: int,
    path: str = "/",
    proxy: str = "",
    then: Callable[[], None] | None = None,
) -> None:
    """Serve until the process is told to stop.

    Args:
        app: what to serve.
        host: the address to listen on.
        port: 0 takes a free one.
        path: where the address that is printed leads.
        proxy: addresses, with commas between, of the proxies that are believed when they say whose request
            they pass on. What anybody else says of that is not.
        then: called once the address is printed; it returns at once.

    Raises:
        ServerError: The address cannot be listened on.
    """
    with _listen(host, port) as listening:
        _write_log()
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}{path}"
        print(f"Rådslag: {address}  (Ctrl+C stops it)", flush=True)  # noqa: T201
        if then:
            then()
        # uvicorn's own access log has query strings, and so questions, in it; ours has not.
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has shut down
            uvicorn.Server(_config(app, proxy)).run(sockets=[listening])


def _config(app: ASGIApp, proxy: str) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=ImpatientProtocol,
        access_log=False,
        log_config=None,  # `_write_log` has done that
        log_level="warning",
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy or None,
        server_header=False,
    )


def _write_log() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine("%(asctime)s %(name)s %(message)s"))
    for name in ("raadslag", "uvicorn"):
        log = logging.getLogger(name)
        log.addHandler(handler)
        log.setLevel(logging.INFO if name == "raadslag" else logging.WARNING)
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
