"""Fixtures of the web tests: always the small assistant of `fakes.py`, and a fresh application."""

from __future__ import annotations

import pytest

from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app


@pytest.fixture
def client() -> FormClient:
    return FormClient(create_app(FakeAssistant(), version="1.2.3"), raise_server_exceptions=False)
