"""Parameters of an address that nothing reads: files, feeds and the API refuse them by name.

A misspelt filter would else be no filter at all, and a feed reader would follow everything without a word.
"""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import Request
from fastapi.routing import APIRoute

from corpus.cpr import has_number
from corpus.visible import one_line
from web.danish import joined

_LONGEST = 40  # characters of a name that is repeated
_NAMED = 3  # unknown names that are repeated


class UnknownParameter(Exception):
    """An address has a parameter that is not known there."""

    def __init__(self, unknown: Iterable[str], known: Iterable[str]) -> None:
        """Tell which.

        Args:
            unknown: the names, as they were sent.
            known: the names that there are.
        """
        super().__init__("unknown parameter")
        self.unknown = tuple(_harmless(name) for name in dict.fromkeys(unknown))[:_NAMED]
        self.known = tuple(known)

    @property
    def text(self) -> str:
        """Return what people are told."""
        named = joined([f"»{name}«" for name in self.unknown])
        known = f"De, der er, hedder {joined(list(self.known))}." if self.known else "Den har ingen."
        return f"Adressen har ingen parameter, der hedder {named}. {known}"

    @property
    def message(self) -> str:
        """Return what programs are told."""
        known = ", ".join(self.known) or "none"
        return f"Unknown parameter: {', '.join(map(repr, self.unknown))}. Known: {known}."


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """Raise `UnknownParameter` where an address has a parameter that is not among those known."""
    names = tuple(known)
    if unknown := [name for name in request.query_params if name not in names]:
        raise UnknownParameter(unknown, names)


async def only_known(request: Request) -> None:
    """Refuse, as a dependency, the parameters that the route's own function does not take."""
    route = request.scope.get("route")
    if isinstance(route, APIRoute):
        refuse_unknown(request, [field.alias for field in route.dependant.query_params])


def _harmless(name: str) -> str:
    """Return a name as it may be repeated; one that holds a CPR number is not."""
    return "…" if has_number(name) else one_line(name)[:_LONGEST]
