"""The addresses of OParl objects: they are the objects' ids, so they depend on nothing that changes."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import names
from corpus.parties import party_key
from web.decisions.rows import stable_id

PREFIX = "/oparl/1.1"
SCHEMA = "https://schema.oparl.org/1.1"


@dataclass(frozen=True, slots=True)
class Addresses:
    """What ids and lists are called on this server.

    Attributes:
        base: what addresses begin with: scheme and host, no slash at the end.
    """

    base: str

    def of(self, path: str) -> str:
        """Return the whole address of a path below the interface's own."""
        return f"{self.base}{PREFIX}/{path}"

    def path(self, address: str) -> str:
        """Return what `of` made an address of."""
        return address.removeprefix(self.of(""))

    def page(self, path: str) -> str:
        """Return the whole address of a page for people."""
        return self.base + path

    def organ(self, name: str) -> str:
        return self.of(f"organization/{stable_id('organ', names.key(name))}")

    def party(self, name: str) -> str:
        return self.of(f"organization/{stable_id('party', party_key(name))}")

    def person(self, name: str) -> str:
        return self.of(f"person/{stable_id('person', name.casefold())}")

    def membership(self, person: str, organ: str) -> str:
        return self.of(f"membership/{stable_id('membership', person.casefold(), names.key(organ))}")

    def meeting(self, document_id: str) -> str:
        return self.of(f"meeting/{stable_id('meeting', document_id)}")

    def location(self, document_id: str) -> str:
        return self.of(f"location/{stable_id('location', document_id)}")

    def file(self, document_id: str) -> str:
        return self.of(f"file/{stable_id('file', document_id)}")

    def item(self, document_id: str, key: str) -> str:
        return self.of(f"agendaitem/{stable_id('item', document_id, key)}")

    def paper(self, document_id: str, key: str) -> str:
        return self.of(f"paper/{stable_id('paper', document_id, key)}")

    def consultation(self, document_id: str, key: str) -> str:
        return self.of(f"consultation/{stable_id('consultation', document_id, key)}")
