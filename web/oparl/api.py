"""The OParl 1.1 interface: each object at its id, each list by page."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from web.dependencies import TheAssistant
from web.links import base_address
from web.oparl.ids import PREFIX, SCHEMA
from web.oparl.lists import BadFilter, asked_of, list_of
from web.oparl.making import Listed, Object
from web.oparl.objects import Objects, objects_of

router = APIRouter(prefix=PREFIX, include_in_schema=False)


@router.get("/system")
def system(request: Request, assistant: TheAssistant) -> Response:
    """Return where a client starts."""
    return _json(request, _objects(request, assistant).system())


@router.get("/body")
def body(request: Request, assistant: TheAssistant) -> Response:
    """Return the municipality."""
    return _json(request, _objects(request, assistant).body())


@router.get("/organization/{identity}/meetings")
def meetings_of(identity: str, request: Request, assistant: TheAssistant) -> Response:
    """Return the meetings of one organization."""
    objects = _objects(request, assistant)
    if objects.one("organization", identity) is None:
        return _missing(request)
    address = objects.at.of(f"organization/{identity}")
    return _list(request, objects.meetings_of(address), f"{address}/meetings")


@router.get("/{kind}/{identity}")
def one(kind: str, identity: str, request: Request, assistant: TheAssistant) -> Response:
    """Return an object by its id."""
    found = _objects(request, assistant).one(kind, identity)
    return _json(request, found) if found else _missing(request)


@router.get("/{path}")
def listed(path: str, request: Request, assistant: TheAssistant) -> Response:
    """Return a page of a list."""
    objects = _objects(request, assistant)
    found = objects.listed(path)
    return _missing(request) if found is None else _list(request, found, objects.at.of(path))


@router.get("/{rest:path}")
def missing(rest: str, request: Request) -> Response:  # noqa: ARG001 - a path has it
    """Say in the standard's words that there is nothing."""
    return _missing(request)


def _objects(request: Request, assistant: TheAssistant) -> Objects:
    return objects_of(assistant.record(), base_address(request), request.app.state.municipality)


def _list(request: Request, objects: Sequence[Listed], address: str) -> Response:
    try:
        asked = asked_of(request.query_params)
    except BadFilter as error:
        return _error(request, 400, str(error))
    return _json(request, list_of(objects, asked, address))


def _missing(request: Request) -> Response:
    return _error(request, 404, "There is no such object.")


def _error(request: Request, status: int, message: str) -> Response:
    return _json(request, {"type": f"{SCHEMA}/Error", "message": message}, status)


def _json(request: Request, content: Object, status: int = 200) -> Response:
    # Where the operator has said that all of it is open data; else a page of another site could read minutes
    # that only the house may see, through the browser of somebody in the house.
    headers = {"Access-Control-Allow-Origin": "*"} if request.app.state.open_data else None
    return JSONResponse(content, status, headers=headers)
