"""Lists of OParl objects: by page, and those that were made or changed in a stretch of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from web.oparl.making import Listed, Object

PAGE = 100  # objects on a page, and the most that a client may ask for
_BOUNDS = {
    "created_since": ("created", False),
    "created_until": ("created", True),
    "modified_since": ("modified", False),
    "modified_until": ("modified", True),
}
_FOLLOWING = {"created_since", "modified_since"}
# What `omit_internal` leaves out: the objects that have lists of their own.
_INTERNAL = {
    "agendaItem",
    "membership",
    "consultation",
    "resultsProtocol",
    "auxiliaryFile",
    "mainFile",
    "location",
}


class BadFilter(Exception):
    """A list was asked for with a bound that is no time, or a page that is no number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks of a list."""

    bounds: Mapping[str, dt.datetime]
    page: int
    size: int
    omit_internal: bool
    with_deleted: bool  # it follows changes: what is gone is listed too
    given: tuple[tuple[str, str], ...]  # as it was written, without the page


def asked_of(parameters: Mapping[str, str]) -> Asked:
    """Return what an address asks of a list.

    Raises:
        BadFilter: a parameter cannot be read.
    """
    bounds = {name: _moment(name, parameters[name]) for name in _BOUNDS if name in parameters}
    size = min(_number(parameters, "elementsPerPage", PAGE), PAGE)
    names = (*_BOUNDS, "elementsPerPage", "omit_internal")
    given = tuple((name, parameters[name]) for name in names if name in parameters)
    omit = parameters.get("omit_internal", "").casefold() in {"true", "1"}
    with_deleted = not _FOLLOWING.isdisjoint(bounds)
    return Asked(bounds, _number(parameters, "page", 1), size, omit, with_deleted, given)


def list_of(objects: Sequence[Listed], asked: Asked, address: str) -> Object:
    """Return a page of a list.

    Args:
        objects: all that could be in it, also what is deleted, in an order that does not change.
        asked: what the client asks for.
        address: the list's own, whole.
    """
    there = (each for each in objects if asked.with_deleted or not each.deleted)
    kept = [each for each in there if _keeps(each, asked.bounds)]
    pages = max(1, -(-len(kept) // asked.size))
    data = [each.make() for each in kept[(asked.page - 1) * asked.size : asked.page * asked.size]]
    if asked.omit_internal:
        data = [{n: v for n, v in each.items() if not _is_internal(n, v)} for each in data]
    return {
        "data": data,
        "pagination": {
            "totalElements": len(kept),
            "elementsPerPage": asked.size,
            "currentPage": asked.page,
            "totalPages": pages,
        },
        "links": _links(address, asked, pages),
    }


def _links(address: str, asked: Asked, pages: int) -> Object:
    def link(page: int) -> str:
        pairs = [*asked.given, *([("page", str(page))] if page > 1 else [])]
        return f"{address}?{urlencode(pairs)}" if pairs else address

    links: Object = {"first": link(1), "self": link(asked.page), "last": link(pages)}
    if asked.page > 1:
        links["prev"] = link(min(asked.page - 1, pages))
    if asked.page < pages:
        links["next"] = link(asked.page + 1)
    return links


def _keeps(each: Listed, bounds: Mapping[str, dt.datetime]) -> bool:
    for name, bound in bounds.items():
        field, until = _BOUNDS[name]
        time = each.created if field == "created" else each.modified
        if (time > bound) if until else (time < bound):
            return False
    return True


def _is_internal(name: str, value: object) -> bool:
    """Tell whether a property is an object or a list of them; ids of objects stay."""
    held = value[:1] if isinstance(value, list) else [value]
    return name in _INTERNAL and all(isinstance(each, dict) for each in held)


def _moment(name: str, said: str) -> dt.datetime:
    # A plus sign that a client forgot to encode arrives as a space.
    try:
        found = dt.datetime.fromisoformat(said.strip().replace(" ", "+"))
    except ValueError as error:
        raise BadFilter(f"{name} is no date-time; write it as 2026-01-31T12:00:00+01:00") from error
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _number(parameters: Mapping[str, str], name: str, usual: int) -> int:
    said = parameters.get(name)
    if said is None:
        return usual
    if not (said.isascii() and said.isdecimal() and len(said) < 8 and int(said)):
        raise BadFilter(f"{name} is no number from 1 on")
    return int(said)
