"""Who may administer: whoever knows the password, or without one only a person at this machine.

Until there are accounts, the password is the operator's, from the settings. Without it the pages answer only
what comes from this machine by a name of this machine: a page of another site that gives its own name this
machine's address (DNS rebinding) is told by the name, a proxy by what it adds.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from pydantic import SecretStr
from starlette.types import ASGIApp, Receive, Scope, Send

from web.addresses import ADMINISTRATION, LOGIN, is_below
from web.errors import problem_response
from web.render import wants_part
from web.visitor import visitor

COOKIE = "raadslag_administration"
_IDLE = 8 * 3_600  # seconds after which an unused session ends
_SESSIONS = 100  # at once; the one used longest ago ends
_LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}
_OF_PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


class Door:
    """Lets people into the administration; safe to use from several threads."""

    def __init__(
        self, password: SecretStr | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Guard the pages; without a password, which may be empty, they are for this machine only."""
        self._password = password.get_secret_value() if password else ""
        self._clock = clock
        self._used: OrderedDict[str, float] = OrderedDict()  # by the hash of a session's token
        self._lock = Lock()

    @property
    def has_password(self) -> bool:
        return bool(self._password)

    def is_open_to(self, request: Request) -> bool:
        """Tell whether who asks may administer."""
        if not self._password:
            return is_local(request)
        return self._is_session(request.cookies.get(COOKIE, ""))

    def log_in(self, password: str, before: str = "") -> str | None:
        """Return a new session's token, or None for a wrong password; the session before ends."""
        # Of equal length, so that the time taken tells nothing.
        given, right = (hashlib.sha256(word.encode()).digest() for word in (password, self._password))
        if not self._password or not hmac.compare_digest(given, right):
            return None
        self.log_out(before)
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._used[_hashed(token)] = self._clock()
            if len(self._used) > _SESSIONS:
                self._used.popitem(last=False)
        return token

    def log_out(self, token: str) -> None:
        """End a session."""
        with self._lock:
            self._used.pop(_hashed(token), None)

    def _is_session(self, token: str) -> bool:
        with self._lock:
            hashed, now = _hashed(token), self._clock()
            used = self._used.pop(hashed, None)
            if used is None or now - used > _IDLE:
                return False
            self._used[hashed] = now  # as the one used last
            return True


def is_local(request: Request) -> bool:
    """Tell whether a request comes from a person at this machine, who asked for it by its own name."""
    headers, client = request.headers, request.client
    if client is None or not is_loopback(client.host):
        return False
    # Proxies that name nobody else speak HTTP/1.0, which no browser does.
    if any(name in headers for name in _OF_PROXIES) or request.scope.get("http_version") == "1.0":
        return False
    asked = [f"//{headers.get('host', '')}"]
    asked += [headers[name] for name in ("origin", "referer") if name in headers]
    return all(_is_local_name(address) for address in asked)


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine's own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_local_name(address: str) -> bool:
    try:
        return urlsplit(address).hostname in _LOCAL_NAMES
    except ValueError:
        return False


def _hashed(token: str) -> str:
    """Return what the server keeps of a token, so that its memory opens nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


class Administrators:
    """Turns away from the administration who may not go there, and tells the pages who may."""

    def __init__(self, app: ASGIApp, *, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        asking = visitor()
        asking.may_administer = self._door.is_open_to(request)
        asking.may_log_out = asking.may_administer and self._door.has_password
        path = scope["path"]
        inside = is_below(path, ADMINISTRATION) and path != LOGIN
        if inside and not asking.may_administer:
            await self._turned_away(request)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _turned_away(self, request: Request) -> Response:
        """Lead to where one logs in; without a password there is nothing here for anybody else."""
        if not self._door.has_password:
            return problem_response(request, 404)
        if wants_part(request):  # htmx goes there with the whole page
            return Response(status_code=204, headers={"HX-Redirect": LOGIN})
        return RedirectResponse(LOGIN, 303)
