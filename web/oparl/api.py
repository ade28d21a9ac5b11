"""The OParl 1.1 interface: each object at its id, each list by page."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response

from web.dependencies import TheAssistant
from web.links import base_address
from web.oparl.answers import answer, error
from web.oparl.ids import PREFIX
from web.oparl.lists import BadFilter, asked_of, list_of
from web.oparl.making import Listed
from web.oparl.objects import Objects
from web.oparl.published import Published

router = APIRouter(prefix=PREFIX, include_in_schema=False)


@router.get("/system")
def system(request: Request, assistant: TheAssistant) -> Response:
    """Return where a client starts."""
    return answer(request, _objects(request, assistant).system())


@router.get("/body")
def body(request: Request, assistant: TheAssistant) -> Response:
    """Return the municipality."""
    return answer(request, _objects(request, assistant).body())


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
    return answer(request, found) if found else _missing(request)


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
    published: Published = request.app.state.published
    return published.objects(assistant.record, base_address(request))


def _list(request: Request, objects: Sequence[Listed], address: str) -> Response:
    try:
        asked = asked_of(request.query_params)
    except BadFilter as problem:
        return error(request, 400, str(problem))
    return answer(request, list_of(objects, asked, address))


def _missing(request: Request) -> Response:
    return error(request, 404, "There is no such object.")
