"""A library of minutes that come and go behind the OParl interface, and a client that mirrors it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlsplit

from assistant.record import Record
from corpus.types import Document
from corpus.withhold import without_closed
from tests.web.client import FormClient
from tests.web.minutes import ADDED, MinutesAssistant
from web.app import create_app
from web.oparl.kept import KeptObjects
from web.oparl.objects import Publisher
from web.oparl.published import Published

LISTS = (
    "organizations", "people", "memberships", "meetings", "agendaitems", "papers", "consultations", "files",
    "locations",
)  # fmt: skip
START = 1_800_000_000.0  # seconds, 2027-01-15T08:00:00Z: after the minutes came in


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


class Library(MinutesAssistant):
    """An assistant over minutes that are taken in and out."""

    def hold(self, *documents: Document, added: str = ADDED) -> None:
        """Hold these documents and no others; what says something else has another version."""
        shown = map(without_closed, documents)
        self._documents = tuple(
            replace(d, version=sha256(d.text.text.encode()).hexdigest()[:16]) for d in shown
        )
        self._record = Record(self._documents, {d.id: added for d in documents}, self._record)


@dataclass
class Server:
    """A server of the interface over a library; started again, it knows what the file kept."""

    library: Library
    path: Path | None = None
    clock: Clock = field(default_factory=Clock)
    publisher: Publisher = field(default_factory=lambda: Publisher("Nørrevang Kommune"))
    client: FormClient = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin as a process does that has nothing in memory."""
        self.kept = KeptObjects(self.path, clock=self.clock)
        app = create_app(
            self.library, version="1", open_data=True, published=Published(self.kept, self.publisher)
        )
        self.client = FormClient(app, raise_server_exceptions=True)

    def get(self, address: str) -> dict[str, object]:
        """Return what stands at an address or a path below the interface's own."""
        parts = urlsplit(address if "//" in address else f"/oparl/1.1/{address}")
        response = self.client.get(parts.path + (f"?{parts.query}" if parts.query else ""))
        assert response.status_code == 200, address
        return response.json()

    def all(self, name: str, **asked: object) -> list[dict[str, object]]:
        """Return what all pages of a list hold."""
        address = f"{name}?" + "&".join(f"{key}={quote(str(value))}" for key, value in asked.items())
        found: list[dict[str, object]] = []
        while address:
            page = self.get(address)
            found += page["data"]
            address = page["links"].get("next", "")
        return found

    def everything(self, **asked: object) -> dict[str, dict[str, object]]:
        """Return what all lists hold, by id."""
        return {str(each["id"]): each for name in LISTS for each in self.all(name, **asked)}


class Mirror:
    """A client that keeps a copy up to date by nothing but what has changed since it last asked."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._asked = "1970-01-01T00:00:00Z"
        self.held: dict[str, dict[str, object]] = {}

    def update(self, now: str) -> None:
        """Ask for what has changed; `now` is the time of asking."""
        for identity, each in self._server.everything(modified_since=self._asked).items():
            if each.get("deleted"):
                self.held.pop(identity, None)
            else:
                self.held[identity] = each
        self._asked = now
