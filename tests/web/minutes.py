"""The pages over minutes of other municipalities than the shipped ones."""

from __future__ import annotations

from assistant.record import Record
from corpus.types import Document
from corpus.withhold import without_closed
from tests.minutes_texts import ALL
from tests.texts import read
from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import Look, create_app

ADDED = "2026-11-21T12:00:00+00:00"


class MinutesAssistant(FakeAssistant):
    """An assistant over given documents, as the library holds them: what is closed is taken out."""

    def __init__(self, documents: tuple[Document, ...], added: str = ADDED) -> None:
        super().__init__(tuple(map(without_closed, documents)))
        self._record = Record(self._documents, {d.id: added for d in self._documents})

    def record(self) -> Record:
        return self._record


def minutes(text: str, name: str = "fil", **fields: object) -> Document:
    (document,) = read(text, id=name, kind="referat", **fields)
    return document


EVERY_STYLE = tuple(minutes(text, style) for style, text in ALL.items())


def client(*documents: Document, **look: str) -> FormClient:
    """Return a client of the pages over the documents."""
    app = create_app(MinutesAssistant(documents), version="1", look=Look(**look))  # type: ignore[arg-type]
    return FormClient(app, raise_server_exceptions=True)
