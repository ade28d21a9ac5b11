"""What all OParl objects are made with: ids, and the times of the documents that they are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.item_text import documents_of
from assistant.record import Record
from corpus.types import Document
from web.oparl.ids import SCHEMA, Addresses
from web.oparl.kept import Life

Object = dict[str, object]
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Listed:
    """An object of a list that is made when it is asked for.

    Attributes:
        id: its id.
        created, modified: its times.
        make: makes it.
        documents: what it is made from, as far as that are its own.
        organization: the id of the organization whose list of meetings it stands in as well.
        basis: equal to that of an earlier record's object only where both say the same; None if not known.
        deleted: it is gone.
    """

    id: str
    created: dt.datetime
    modified: dt.datetime
    make: Callable[[], Object]
    documents: tuple[Document, ...] = ()
    organization: str | None = None
    basis: Hashable = None
    deleted: bool = False


class Making:
    """Makes objects of one record with their ids on one server."""

    def __init__(self, record: Record, at: Addresses, lives: Mapping[str, Life]) -> None:
        """Make objects.

        Args:
            record: what the minutes record.
            at: where the objects are.
            lives: when they came and changed, by the path of their ids; the times of others are those of
                the documents that they are made from.
        """
        self.record = record
        self.at = at
        self._lives = lives

    def object(self, kind: str, address: str, of: Iterable[Document], **rest: object) -> Object:
        """Return an object without what is not known.

        Args:
            kind: the type's name in the standard.
            address: its id.
            of: the documents that it is made from; of none it has the time of the newest there is.
            rest: its properties.
        """
        created, modified = self._times(address, of)
        return {
            "id": address,
            "type": f"{SCHEMA}/{kind}",
            **{name: value for name, value in rest.items() if _is_said(name, value)},
            "created": created.isoformat(),
            "modified": modified.isoformat(),
        }

    def listed(
        self,
        address: str,
        of: Iterable[Document],
        make: Callable[[], Object],
        organization: str | None = None,
        basis: Hashable = None,
    ) -> Listed:
        """Return an object as a list knows it before it is made."""
        documents = tuple(of)
        return Listed(address, *self._times(address, documents), make, documents, organization, basis)

    def gone(self, kind: str, path: str) -> Listed:
        """Return an object that was there: nothing is left of it but its id, type and times."""
        life, address = self._lives[path], self.at.of(path)
        organization = self.at.of(life.organization) if life.organization else None
        left: Object = {
            "id": address,
            "type": f"{SCHEMA}/{kind}",
            "created": life.created.isoformat(),
            "modified": life.modified.isoformat(),
            "deleted": True,
        }
        return Listed(
            address, life.created, life.modified, lambda: left, organization=organization, deleted=True
        )

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Return the minutes, each once."""
        found = (document for meeting in self.record.meetings for document in documents_of(meeting))
        return tuple({document.id: document for document in found}.values())

    def _times(self, address: str, of: Iterable[Document]) -> tuple[dt.datetime, dt.datetime]:
        """Return when an object came and when it last changed, in UTC and whole seconds."""
        life = self._lives.get(self.at.path(address))
        if life:
            return life.created, life.modified
        known = [time for document in of if (time := self._added.get(document.id))]
        return min(known, default=self._latest), max(known, default=self._latest)

    @cached_property
    def _added(self) -> dict[str, dt.datetime]:
        added = ((document.id, self.record.added(document.id)) for document in self.documents)
        return {name: time.astimezone(dt.UTC).replace(microsecond=0) for name, time in added if time}

    @cached_property
    def _latest(self) -> dt.datetime:
        return max(self._added.values(), default=_NEVER)


def embedded(whole: Object, *backwards: str) -> Object:
    """Return an object as it stands in another: without the way back to that one."""
    return {name: value for name, value in whole.items() if name not in backwards}


def _is_said(name: str, value: object) -> bool:
    """Tell whether a property is to be there: lists that are not required are left out when empty."""
    return value not in (None, "") and (value != [] or name == "legislativeTerm")
