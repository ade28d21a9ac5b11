"""Asking on a page, for the tests of what stands around an answer."""

from __future__ import annotations

import html
import re

from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"
NOTHING = "Hvad med kvantecomputere?"
HTMX = {"HX-Request": "true"}


def pages(assistant: FakeAssistant | None = None, **options) -> FormClient:
    app = create_app(assistant or FakeAssistant(), version="1", **options)
    return FormClient(app, raise_server_exceptions=False)


def ask(client: FormClient, question: str = QUESTION, conversation: str = "", **fields: str) -> str:
    """Ask and return the address of the conversation."""
    data = {"spoergsmaal": question, "samtale": conversation, **fields}
    response = client.post("/spoerg", data=data, follow_redirects=False)
    assert response.status_code == 303
    return response.headers["location"].partition("#")[0]


def part(client: FormClient, question: str = QUESTION, **fields: str) -> str:
    """Ask as the script does and return the part of the page that comes."""
    return client.post("/spoerg", data={"spoergsmaal": question, **fields}, headers=HTMX).text


def attribute(page: str, pattern: str) -> str:
    """Return what the pattern's group finds in a page, unescaped."""
    found = re.search(pattern, page, re.DOTALL)
    assert found, pattern
    return html.unescape(found[1])
