"""Addresses for those who are not on our pages: whole, with the host in them."""

from __future__ import annotations

import re

from fastapi import Request

# What may stand in a link: the Host header is the asker's own word and can hold anything.
_HOST = re.compile(r"(?:[\w-]+(?:\.[\w-]+)*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?", re.ASCII)


def base_address(request: Request) -> str:
    """Return what our links begin with: the address set by the operator, or the one that was asked.

    Without a slash at the end.
    """
    public: str = request.app.state.public_url
    if public:
        return public
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        server = request.scope.get("server") or ("127.0.0.1", None)
        host = f"{server[0]}:{server[1]}" if server[1] else str(server[0])
    return f"{request.scope['scheme']}://{host}"
