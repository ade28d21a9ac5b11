"""The OParl objects of one record on one server: where a client starts, the municipality, and all lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

from assistant.record import Record
from web.oparl.agenda import Agenda
from web.oparl.ids import SCHEMA, Addresses
from web.oparl.making import Listed, Making, Object
from web.oparl.organs import Organs

# Each list's path, with the name that the body has for it and the path of one of its objects.
_LISTS = {
    "organizations": ("organization", "organization"),
    "people": ("person", "person"),
    "memberships": ("membership", "membership"),
    "meetings": ("meeting", "meeting"),
    "agendaitems": ("agendaItem", "agendaitem"),
    "papers": ("paper", "paper"),
    "consultations": ("consultation", "consultation"),
    "files": ("file", "file"),
    "locations": ("locationList", "location"),
    "legislativeterms": ("legislativeTermList", "legislativeterm"),
}


class Objects:
    """All objects; what lists hold is known at once, each object is made when it is asked for."""

    def __init__(self, record: Record, base: str, municipality: str) -> None:
        self.at = Addresses(base)
        self._municipality = municipality or "Kommunen"
        self._making = Making(record, self.at)
        self._organs = Organs(self._making)
        self._agenda = Agenda(self._making, self._organs)
        self._kept: dict[str, tuple[Listed, ...]] = {}

    def system(self) -> Object:
        """Return where a client starts."""
        return self._making.object(
            "System",
            self.at.of("system"),
            (),
            oparlVersion=f"{SCHEMA}/",
            body=self.at.of("bodies"),
            name="Rådslag",
            website=self.at.page("/"),
        )

    def body(self) -> Object:
        """Return the municipality."""
        return self._making.object(
            "Body",
            self.at.of("body"),
            (),
            system=self.at.of("system"),
            name=self._municipality,
            classification="Kommune",
            legislativeTerm=[],
            web=self.at.page("/beslutninger"),
            **{name: self.at.of(path) for path, (name, _) in _LISTS.items()},
        )

    def listed(self, path: str) -> tuple[Listed, ...] | None:
        """Return what a list holds by its path, in the order of the ids; None where there is no such list."""
        if path not in self._makers:
            return None
        if path not in self._kept:
            self._kept[path] = tuple(sorted(self._makers[path](), key=lambda each: each.id))
        return self._kept[path]

    def meetings_of(self, organization: str) -> tuple[Listed, ...]:
        """Return the meetings of an organization, by its id."""
        return tuple(sorted(self._agenda.meetings_of(organization), key=lambda each: each.id))

    def one(self, kind: str, identity: str) -> Object | None:
        """Return an object by the two last parts of its id; None where there is none."""
        path = next((path for path, (_, one) in _LISTS.items() if one == kind), None)
        address = self.at.of(f"{kind}/{identity}")
        found = next((each for each in self.listed(path or "") or () if each.id == address), None)
        return found.make() if found else None

    @cached_property
    def _makers(self) -> dict[str, Callable[[], list[Listed]]]:
        body = self._making.listed(self.at.of("body"), (), self.body)
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


@lru_cache(maxsize=2)
def objects_of(record: Record, base: str, municipality: str) -> Objects:
    """Return the objects of a record, made once for as long as it is the latest."""
    return Objects(record, base, municipality)
