"""Whose conversations a browser may see: those that were begun in it, by a cookie that nobody can guess."""

from __future__ import annotations

import re
import secrets
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response

COOKIE = "raadslag_samtaler"
_SECONDS_A_DAY = 86_400
_TOKEN = re.compile(r"[\w-]{43}")  # 256 bits in base64


async def _owner(request: Request) -> str:
    """Return the browser's token; a new one when it has none yet, or one that is not of our making."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else secrets.token_urlsafe(32)


TheOwner = Annotated[str, Depends(_owner)]


def remember(request: Request, response: Response, owner: str, days: int) -> None:
    """Give the browser its token, for as long as conversations are kept; with 0 days until it closes."""
    response.set_cookie(
        COOKIE,
        owner,
        max_age=days * _SECONDS_A_DAY or None,
        httponly=True,  # no script needs it
        samesite="lax",
        secure=request.url.scheme == "https",
    )
