"""The operator's pages in a browser: logging in, sending files, following a change, use by everyone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.feedback import About, Entry, Reason, Shown
from assistant.upkeep import Upkeep
from tests.index.shelf import found, text, word
from tests.web.admin.office import PASSWORD, Office, office
from tests.web.axe import violations
from tests.web.browser import chromium
from tests.web.fakes import DOCUMENTS
from tests.web.server import serving_app

pytestmark = pytest.mark.browser
LONG = "Byggesagsbehandlingsfristoverskridelseskompensationsansøgningsskemavejledning"


def fill(opened: Office, folder: Path) -> list[Path]:
    """Put something into every list; return files to send in, of which the last is none."""
    opened.feedback.record(
        Entry(
            About.SOURCE,
            useful=False,
            reason=Reason.WRONG_SOURCE,
            comment=f"{LONG}\nSe side 4.",
            question="Hvad koster tilsyn?",
            documents=(Shown(DOCUMENTS[0].id, "gammel"),),
        )
    )
    opened.feedback.record_unanswered(f"Hvad er {LONG}?", consented=True)
    texts = {
        f"{LONG}.txt": f"{LONG}\n\n{text(1)} CPR 010160-1234.",
        "havn.txt": text(2),
        "falsk.pdf": "ingen",
    }
    paths = [folder / name for name in texts]
    for path in paths:
        path.write_text(texts[path.name], "utf-8")
    return paths


def looked_at(page: Page, *, wide: bool = False) -> None:
    """Look at the page as it is now: narrow and dark, and wide and light too where it differs."""
    assert not wide or violations(page) == [], page.url
    page.set_viewport_size({"width": 320, "height": 800})
    page.emulate_media(color_scheme="dark")
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def test_files_are_sent_in_and_every_page_can_be_used_by_everyone(tmp_path: Path) -> None:
    opened = office(tmp_path, password=PASSWORD)
    files = fill(opened, tmp_path)
    with serving_app(opened.app) as address, chromium() as browser:
        page = browser.new_page()
        told: list[str] = []
        page.on("console", lambda said: said.type == "error" and told.append(said.text))
        page.goto(f"{address}/administration")
        looked_at(page)
        page.get_by_label("Kodeord").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Administration")
        page.get_by_role("navigation", name="Administration").get_by_text("Dokumenter").click()
        page.locator("#filer").set_input_files(files)
        page.get_by_role("button", name="Tilføj").click()
        expect(page.locator("#job-status")).to_have_text(
            "Færdig: 2 filer tilføjet, 1 fil afvist.", timeout=20_000
        )
        assert found(opened.index_dir, word(2)) == ["havn"]
        looked_at(page)
        for path in (
            "",
            "/dokumenter",
            "/dokumenter/havn/erstat",
            "/dokumenter/havn/fjern",
            "/tilbagemeldinger",
            "/ubesvarede",
        ):
            page.goto(f"{address}/administration{path}")
            looked_at(page, wide=path in ("", "/dokumenter", "/tilbagemeldinger"))
        assert told == []
        page.goto(f"{address}/administration/dokumenter/havn/fjern")
        page.get_by_role("button", name="Fjern").click()
        expect(page.locator("#job-status")).to_contain_text("Færdig: 1 fil fjernet.", timeout=20_000)
        page.get_by_role("button", name="Log ud").click()
        expect(page.get_by_role("link", name="Administration", exact=True)).to_have_count(0)


def test_a_file_that_is_too_large_is_told_before_it_is_sent(tmp_path: Path) -> None:
    opened = office(tmp_path)
    large = tmp_path / "stor.txt"
    with large.open("wb") as file:
        file.truncate(50_000_001)
    with serving_app(opened.app) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/administration/dokumenter")
        page.locator("#filer").set_input_files(large)
        expect(page.get_by_role("alert")).to_have_text(
            "»stor.txt« er større end 50 MB. Del den i flere filer."
        )
        page.get_by_role("button", name="Tilføj").click()
        assert page.url.endswith("/administration/dokumenter")
        assert opened.app.state.administration.upkeep.jobs() == []


def test_a_change_is_followed_without_a_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Upkeep, "_work", lambda self: None)
    opened = office(tmp_path)
    (tmp_path / "a.txt").write_text(text(1), "utf-8")
    with serving_app(opened.app) as address, chromium() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}/administration/dokumenter")
        page.locator("#filer").set_input_files(tmp_path / "a.txt")
        page.get_by_role("button", name="Tilføj").click()
        page.get_by_role("link", name="Opdater").click()
        expect(page.locator("#job-status")).to_have_text("Venter på, at en anden ændring bliver færdig.")
