"""The whole program: the real model and index behind the real server, in a browser and on a command line."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.ask import Assistant
from tests.web.browser import chromium
from tests.web.server import serving

QUESTION = "what did Teknisk Forvaltning plan for klimatilpasning in 2012"
GOAL = "At undersøge og fastlægge behovet for tilpasning til fremtidige klimaændringer"


@pytest.fixture(scope="module")
def address(model_assistant: Assistant) -> Iterator[str]:
    with serving(model_assistant) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def scripted(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def page(browser: Browser, scripted: bool) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=scripted, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.model
def test_a_quote_leads_to_its_place_in_the_document(page: Page, address: str, scripted: bool) -> None:
    page.goto(address)
    page.get_by_label("Dit spørgsmål").fill(QUESTION)
    page.get_by_role("button", name="Spørg").click()
    answer = page.locator("#svar-1")
    expect(answer).to_contain_text("Teknisk Forvaltnings virksomhedsplan 2012")
    expect(answer.locator(".statements li").first).to_contain_text(GOAL)
    answer.get_by_role("link", name="Source 1", exact=True).first.click()  # the mark, then the card's
    if scripted:  # the passage comes up beside the answer first
        panel = page.locator("#svar-1-kilde")
        expect(panel.locator("mark").first).to_contain_text(GOAL)
        panel.get_by_role("link", name="Åbn hele dokumentet").click()
    expect(page).to_have_url(re.compile(r"/dokumenter/[\w-]+teknisk-forvaltnings-[\w-]+\?fra=\d+&til=\d+"))
    mark = page.locator("mark#citat")
    expect(mark).to_contain_text(GOAL)
    expect(mark).to_be_in_viewport()


@pytest.mark.model
def test_serving_on_a_taken_port_fails_with_one_sentence(model_index_dir: Path, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("raadslag")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = {"RAADSLAG_INDEX": str(model_index_dir), "RAADSLAG_PORT": str(port)}
        ended = subprocess.run(
            [program, "serve"],
            cwd=tmp_path,
            env=os.environ | settings,
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert re.fullmatch(
        rf"raadslag: cannot listen on 127\.0\.0\.1:{port}: .+; choose another address or port\n", ended.stderr
    )
