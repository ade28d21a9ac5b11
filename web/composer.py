"""The question form: what it can be bounded by, what it is, and the addresses that take a bound away."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends

from assistant.types import Filters
from assistant.understand import LONGEST_QUESTION
from web.danish import number
from web.turns import filter_fields
from web.types import Answering
from web.views import View

_YEAR = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """The one document that the question is to be answered from."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ChosenView:
    """A bound that was set by hand, with the addresses that the page and its part have without it."""

    kind: str
    label: str
    link: str
    part: str


@dataclass(frozen=True, slots=True)
class Composer:
    """The question form: what can be chosen and what is."""

    conversation_id: str
    question: str
    years: tuple[int, ...]
    organs: tuple[str, ...]
    year: int | None
    organ: str | None
    document: DocumentChoice | None
    chosen: tuple[ChosenView, ...]
    word: str  # tells two sendings of one form from two questions
    error: str | None = None
    retry: bool = False  # the question may be sent again as it is
    focus: bool = False  # the asker came here to write
    longest: str = number(LONGEST_QUESTION)  # characters of a question


@dataclass(frozen=True, slots=True)
class FiltersView(View):
    """The bounds of the form alone, after one was set or taken away."""

    template = "chat/_filters_part.html"

    composer: Composer


@dataclass(frozen=True, slots=True)
class FilterQuery:
    """Bounds as they stand in an address."""

    filters: Filters
    given: bool  # the address says something of bounds, be it that there are none


async def _filter_query(
    aar: str | None = None, organ: str | None = None, dokument: str | None = None
) -> FilterQuery:
    """Read the bounds of an address; a year that is none bounds nothing."""
    year = int(aar) if aar and _YEAR.fullmatch(aar) else None
    given = any(value is not None for value in (aar, organ, dokument))
    return FilterQuery(Filters(year, organ or None, dokument or None), given)


TheFilterQuery = Annotated[FilterQuery, Depends(_filter_query)]


def kept(filters: Filters) -> Filters:
    """Return the filters that the next question starts with: what was removed held for one only."""
    return Filters(filters.year, filters.organ, filters.document)


def composer(
    assistant: Answering,
    filters: Filters,
    conversation_id: str = "",
    question: str = "",
    error: str | None = None,
    *,
    retry: bool = False,
    focus: bool = False,
) -> Composer:
    """Return the form with these bounds set.

    Args:
        assistant: knows what can be chosen.
        filters: what is chosen.
        conversation_id: the conversation that it goes on with; "" for a new one.
        question: what stands in the field.
        error: what is wrong with it.
        retry: whether sending it again as it is may help.
        focus: whether the page opens with the field ready to write in.
    """
    choices = assistant.choices()
    found = assistant.document(filters.document) if filters.document else None
    filters = replace(filters, document=found.id if found else None)
    document = DocumentChoice(found.id, found.title) if found else None
    return Composer(
        conversation_id=conversation_id,
        question=question,
        years=choices.years,
        organs=choices.organs,
        year=filters.year,
        organ=filters.organ,
        document=document,
        chosen=_chosen(filters, conversation_id, document),
        word=secrets.token_urlsafe(12),
        error=error,
        retry=retry,
        focus=focus,
    )


def _chosen(
    filters: Filters, conversation_id: str, document: DocumentChoice | None
) -> tuple[ChosenView, ...]:
    found: list[tuple[str, str, Filters]] = []
    if filters.year is not None:
        found.append(("År", str(filters.year), replace(filters, year=None)))
    if filters.organ is not None:
        found.append(("Organ", filters.organ, replace(filters, organ=None)))
    if document is not None:
        found.append(("Dokument", document.title, replace(filters, document=None)))
    return tuple(_without(kind, label, rest, conversation_id) for kind, label, rest in found)


def _without(kind: str, label: str, rest: Filters, conversation_id: str) -> ChosenView:
    page = f"/samtaler/{conversation_id}" if conversation_id else "/"
    # An address that says nothing of bounds keeps those of the last question.
    fields = [(field.name, field.value) for field in filter_fields(kept(rest))] or [("aar", "")]
    part = [("samtale", conversation_id), *fields] if conversation_id else fields
    return ChosenView(kind, label, f"{page}?{urlencode(fields)}#spoerg", f"/afgraensning?{urlencode(part)}")
