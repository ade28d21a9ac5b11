"""Meetings of tests, and what is compared of their items."""

from __future__ import annotations

from corpus.meetings import Item, Meeting, meetings
from corpus.types import Role
from tests.texts import read


def meeting_of(text: str, **fields: object) -> Meeting:
    (meeting,) = meetings(read(text, kind="referat", **fields))
    return meeting


def decided(item: Item) -> list[tuple[str, str, list[str]]]:
    return [(d.organ, str(d.date), [result.value for result in d.results]) for d in item.decisions]


def roles(item: Item) -> list[tuple[str, Role]]:
    return [(part.title, part.role) for part in item.parts]
