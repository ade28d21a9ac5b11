"""The OParl objects of one record on one server: where a client starts, the municipality, and all lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from assistant.record import Record
from web.oparl.agenda import Agenda
from web.oparl.ids import SCHEMA, Addresses
from web.oparl.kept import Life
from web.oparl.making import Listed, Making, Object
from web.oparl.organs import Organs

SYSTEM, BODY = "system", "body"


@dataclass(frozen=True, slots=True)
class _List:
    """A list: the name that the body has for it, and its objects' path and type."""

    name: str
    one: str
    kind: str


_LISTS = {  # by path
    "organizations": _List("organization", "organization", "Organization"),
    "people": _List("person", "person", "Person"),
    "memberships": _List("membership", "membership", "Membership"),
    "meetings": _List("meeting", "meeting", "Meeting"),
    "agendaitems": _List("agendaItem", "agendaitem", "AgendaItem"),
    "papers": _List("paper", "paper", "Paper"),
    "consultations": _List("consultation", "consultation", "Consultation"),
    "files": _List("file", "file", "File"),
    "locations": _List("locationList", "location", "Location"),
    "legislativeterms": _List("legislativeTermList", "legislativeterm", "LegislativeTerm"),
}


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose data it is; empty is what is not known.

    Attributes:
        municipality: its name.
        mail: the address that people write to.
        license: the address of the licence that the data are under.
    """

    municipality: str = ""
    mail: str = ""
    license: str = ""


class Objects:
    """All objects; what lists hold is known at once, each object is made when it is asked for."""

    def __init__(self, record: Record, base: str, publisher: Publisher, lives: Mapping[str, Life]) -> None:
        """Make the objects of a record.

        Args:
            record: what the minutes record.
            base: what addresses begin with: scheme and host, no slash at the end.
            publisher: whose data it is.
            lives: when objects came, changed and went, by the path of their ids.
        """
        self.at = Addresses(base)
        self._publisher = publisher
        self._lives = lives
        self._making = Making(record, self.at, lives)
        self._organs = Organs(self._making)
        self._agenda = Agenda(self._making, self._organs)
        self._kept: dict[str, dict[str, Listed]] = {}

    def system(self) -> Object:
        """Return where a client starts."""
        said = self._publisher
        return self._making.object(
            "System",
            self.at.of(SYSTEM),
            (),
            oparlVersion=f"{SCHEMA}/",
            body=self.at.of("bodies"),
            name="Rådslag",
            license=said.license,
            contactEmail=said.mail,
            contactName=said.municipality if said.mail else "",
            website=self.at.page("/"),
            web=self.at.page("/"),
        )

    def body(self) -> Object:
        """Return the municipality."""
        said = self._publisher
        return self._making.object(
            "Body",
            self.at.of(BODY),
            (),
            system=self.at.of(SYSTEM),
            name=said.municipality or "Kommunen",
            contactEmail=said.mail,
            contactName=said.municipality if said.mail else "",
            classification="Kommune",
            legislativeTerm=[],
            web=self.at.page("/beslutninger"),
            **{listed.name: self.at.of(path) for path, listed in _LISTS.items()},
        )

    def everything(self) -> Iterator[Listed]:
        """Yield all objects that are there, each once."""
        yield self._making.listed(self.at.of(SYSTEM), (), self.system)
        for path in self._makers:
            yield from (each for each in self._of(path).values() if not each.deleted)

    def listed(self, path: str) -> tuple[Listed, ...] | None:
        """Return what a list holds by its path, with what is deleted, in the order of the ids.

        None where there is no such list.
        """
        return tuple(self._of(path).values()) if path in self._makers else None

    def meetings_of(self, organization: str) -> tuple[Listed, ...]:
        """Return the meetings of an organization, by its id, with those that are deleted."""
        return tuple(each for each in self._of("meetings").values() if each.organization == organization)

    def one(self, kind: str, identity: str) -> Object | None:
        """Return an object by the two last parts of its id; None where there never was one."""
        path = next((path for path, listed in _LISTS.items() if listed.one == kind), None)
        found = self._of(path).get(self.at.of(f"{kind}/{identity}")) if path else None
        return found.make() if found else None

    def _of(self, path: str) -> dict[str, Listed]:
        """Return a list's objects by id, in the order of the ids."""
        if path not in self._kept:
            held = (*self._gone(path), *self._makers[path]())
            self._kept[path] = {each.id: each for each in sorted(held, key=lambda each: each.id)}
        return self._kept[path]

    def _gone(self, path: str) -> Iterator[Listed]:
        listed = _LISTS.get(path)
        if listed:
            prefix = f"{listed.one}/"
            gone = (p for p, life in self._lives.items() if life.deleted and p.startswith(prefix))
            yield from map(partial(self._making.gone, listed.kind), gone)

    @cached_property
    def _makers(self) -> dict[str, Callable[[], list[Listed]]]:
        body = self._making.listed(self.at.of(BODY), (), self.body)
        return {
            "bodies": lambda: [body],
            "organizations": self._organs.organizations,
            "people": self._organs.members,
            "memberships": self._organs.memberships,
            "meetings": self._agenda.meetings,
            "agendaitems": self._agenda.items,
            "papers": self._agenda.papers,
            "consultations": self._agenda.consultations,
            "files": self._agenda.files,
            "locations": self._agenda.locations,
            "legislativeterms": list,
        }
