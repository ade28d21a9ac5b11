"""The administration over a small library, as a person at this machine or with the password meets it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr
from starlette.applications import Starlette

from assistant.feedback import Feedback
from assistant.upkeep import Upkeep
from index.holdings import Holdings
from index.library import changing
from index.progress import Progress
from tests.fakes import WordEmbedder
from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.admin.parts import Administration, Setup
from web.app import create_app
from web.limits import Limits

HERE = "http://127.0.0.1:8000"
PASSWORD = "rigtigt kodeord 12"


@dataclass(frozen=True, slots=True)
class Office:
    """The application with what stands behind it."""

    app: Starlette
    index_dir: Path
    holdings: Holdings
    feedback: Feedback

    def client(self, address: str = "127.0.0.1", base: str = HERE) -> FormClient:
        """Return a browser at an address."""
        return FormClient(self.app, base_url=base, client=(address, 50_000), raise_server_exceptions=False)

    def add(self, client: FormClient, texts: dict[str, str], **fields: str):
        """Send files in and return the page that says what became of them."""
        files = [("filer", (name, said.encode())) for name, said in texts.items()]
        return self.done(client, client.post("/administration/dokumenter", data=fields, files=files))

    def done(self, client: FormClient, response):
        """Return a job's page once the job is over."""
        assert "/administration/job/" in str(response.url), response.text
        until = time.monotonic() + 20
        while "Færdig" not in response.text and "kunne ikke gennemføres" not in response.text:
            assert time.monotonic() < until, response.text
            time.sleep(0.02)
            response = client.get(response.url.path)
        return response


def office(folder: Path, *, password: str = "", limits: Limits | None = None, **options) -> Office:
    """Open the administration of an empty library."""
    index_dir = folder / "index"
    with changing(index_dir, WordEmbedder()):
        pass

    def change(progress: Progress):
        return changing(index_dir, WordEmbedder(), progress)

    holdings = Holdings(index_dir)
    feedback = options.pop("feedback", None) or Feedback(None)
    administration = Administration(
        holdings, Upkeep(change, index_dir), Setup(folder / "dokumenter", 50_000_000)
    )
    app = create_app(
        FakeAssistant(),
        version="1.2.3",
        feedback=feedback,
        administration=administration,
        password=SecretStr(password),
        limits=limits,
        **options,
    )
    return Office(app, index_dir, holdings, feedback)


def logged_in(opened: Office, address: str = "10.0.0.7", base: str = "http://raadslag.test") -> FormClient:
    """Return a browser that has given the password."""
    client = opened.client(address, base)
    response = client.post("/administration/log-ind", data={"kodeord": PASSWORD})
    assert response.url.path == "/administration", response.text
    return client
