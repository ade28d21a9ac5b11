"""What the OParl interface answers with: JSON that pages of other sites may read, errors as well."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import JSONResponse

from web.oparl.ids import SCHEMA
from web.oparl.making import Object


def answer(request: Request, content: Object, status: int = 200) -> JSONResponse:
    """Return an object or a page of a list."""
    # Where the operator has said that all of it is open data; else a page of another site could read minutes
    # that only the house may see, through the browser of somebody in the house.
    headers = {"Access-Control-Allow-Origin": "*"} if request.app.state.open_data else None
    return JSONResponse(content, status, headers=headers)


def error(request: Request, status: int, message: str) -> JSONResponse:
    """Return the standard's object for what went wrong."""
    return answer(request, {"type": f"{SCHEMA}/Error", "message": message}, status)
