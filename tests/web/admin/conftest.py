"""Each test has a library, an application and a browser of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.admin.office import Office, office
from tests.web.client import FormClient


@pytest.fixture
def opened(tmp_path: Path) -> Office:
    return office(tmp_path)


@pytest.fixture
def here(opened: Office) -> FormClient:
    return opened.client()
