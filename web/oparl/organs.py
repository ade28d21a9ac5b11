"""OParl objects of organs, parties, members, and who is a member of what.

Only members whose party the minutes tell are people here: officials and citizens are not.
"""

from __future__ import annotations

import re
from functools import cached_property, partial

from corpus import names
from corpus.meetings import Meeting
from corpus.parties import party_key
from corpus.people import Person
from corpus.types import Document
from corpus.visible import one_line
from web.oparl.making import Listed, Making, Object, embedded

_COUNCIL = re.compile(r"kommunalbestyrelse|byråd|borgerrepræsentation", re.IGNORECASE)
_ADVICE = re.compile(r"råd(?:et)?$", re.IGNORECASE)


class Organs:
    """The organs and members of one record."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self._at = making.at

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Return the members whose party is known."""
        return tuple(person for person in self._making.record.people if person.party)

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the members' names."""
        return frozenset(person.name for person in self.people)

    def organizations(self) -> list[Listed]:
        """Return the organs that met or decided, then the parties."""
        listed = self._making.listed
        parties = dict.fromkeys(party_key(person.party) for person in self.people if person.party)
        return [
            *(
                listed(self._at.organ(o), self._documents(o), partial(self._organ, o))
                for o in self._making.record.organs
            ),
            *(listed(self._at.party(party), (), partial(self._party, party)) for party in parties),
        ]

    def members(self) -> list[Listed]:
        """Return the members."""
        listed = self._making.listed
        return [listed(self._at.person(p.name), (), partial(self._person, p)) for p in self.people]

    def memberships(self) -> list[Listed]:
        """Return who is a member of what, as far as lists of those present and absent tell."""
        return [self._making.listed(str(each["id"]), (), partial(dict, each)) for each in self._memberships]

    def _organ(self, organ: str) -> Object:
        address = self._at.organ(organ)
        return self._making.object(
            "Organization",
            address,
            self._documents(organ),
            body=self._at.of("body"),
            name=one_line(organ),
            organizationType="Gremium",
            classification=_classification(organ),
            meeting=f"{address}/meetings",
            membership=[each["id"] for each in self._memberships if each["organization"] == address],
        )

    def _party(self, party: str) -> Object:
        return self._making.object(
            "Organization",
            self._at.party(party),
            (),
            body=self._at.of("body"),
            name=one_line(party),
            organizationType="Fraktion",
            classification="Fraktion",
        )

    def _person(self, person: Person) -> Object:
        address = self._at.person(person.name)
        own = (each for each in self._memberships if each["person"] == address)
        return self._making.object(
            "Person",
            address,
            (),
            body=self._at.of("body"),
            name=one_line(person.name),
            membership=[embedded(each, "person") for each in own],
        )

    @cached_property
    def _memberships(self) -> list[Object]:
        """Return the memberships, each once: of a member and an organ that were at one meeting."""
        known = {person.name.casefold(): person for person in self.people}
        found: dict[tuple[str, str], Object] = {}
        for meeting in self._making.record.meetings:
            for named in (*meeting.present, *meeting.absent):
                person = known.get(named.name.casefold())
                if person and meeting.organ:
                    key = (person.name, names.key(meeting.organ))
                    if key not in found:
                        found[key] = self._membership(person, meeting.organ)
        return list(found.values())

    def _membership(self, person: Person, organ: str) -> Object:
        address = self._at.organ(organ)
        return self._making.object(
            "Membership",
            self._at.membership(person.name, organ),
            (),
            person=self._at.person(person.name),
            organization=address,
            onBehalfOf=self._at.party(person.party or ""),
        )

    def _documents(self, organ: str) -> list[Document]:
        return [meeting.document for meeting in self._by_organ.get(names.key(organ), ())]

    @cached_property
    def _by_organ(self) -> dict[str, list[Meeting]]:
        found: dict[str, list[Meeting]] = {}
        for meeting in self._making.record.meetings:
            if meeting.organ:
                found.setdefault(names.key(meeting.organ), []).append(meeting)
        return found


def _classification(organ: str) -> str:
    if _COUNCIL.search(organ):
        return "Parlament"
    return "Beirat" if _ADVICE.search(organ) else "Ausschuss"
