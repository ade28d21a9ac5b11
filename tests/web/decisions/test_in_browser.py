"""Decisions as a browser shows them: what axe finds, cards on a narrow screen, copying a reference."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.axe import violations
from tests.web.browser import chromium
from tests.web.minutes import EVERY_STYLE, MinutesAssistant
from tests.web.server import serving

pytestmark = pytest.mark.browser

PATHS = [
    "/beslutninger?organ=Byr%C3%A5det",
    "/beslutninger?organ=Byr%C3%A5det&fra=2019",
    "/beslutninger?fra=i+g%C3%A5r",
    "/moeder",
    "/moeder/council",
    "/moeder/council/punkt/2",
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(MinutesAssistant(EVERY_STYLE)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def opened(browser: Browser, width: int, **rest: object) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, **rest).new_page()  # type: ignore[arg-type]
    page.on(
        "console", lambda message: pytest.fail(message.text) if "Content Security" in message.text else None
    )
    return page


def test_every_page_is_accessible_and_fits_a_narrow_screen(browser: Browser, address: str) -> None:
    for width, scheme in ((1280, "light"), (320, "dark")):
        page = opened(browser, width, color_scheme=scheme)
        for path in PATHS:
            page.goto(address + path)
            assert violations(page) == [], (path, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.context.close()


def test_further_filters_are_folded_on_a_narrow_screen_unless_one_is_set(
    browser: Browser, address: str
) -> None:
    page = opened(browser, 360)
    page.goto(f"{address}/beslutninger")
    assert not page.locator("#udfald").is_visible()
    page.get_by_text("Flere filtre").click()
    page.locator("#udfald").select_option("udsat")
    page.get_by_role("button", name="Vis", exact=True).click()
    assert page.locator("#udfald").is_visible()
    assert "udfald=udsat" in page.url
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}/beslutninger")
    assert page.locator("#udfald").is_visible()
    page.context.close()


def test_a_reference_is_copied_by_one_click(browser: Browser, address: str) -> None:
    page = opened(browser, 1280, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/moeder/council/punkt/2")
    page.get_by_role("button", name="Kopiér henvisning").click()
    page.get_by_text("Henvisningen er kopieret.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"Byrådet, 28. august 2012, punkt 2, s. 3. {address}/moeder/council/punkt/2"
    page.context.close()


def test_everything_works_without_scripts(browser: Browser, address: str) -> None:
    page = opened(browser, 360, java_script_enabled=False)
    page.goto(f"{address}/beslutninger")
    page.locator("#ord").fill("klimatilpasningsplan")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.get_by_role("link", name="2. Klimatilpasningsplan for Ådalen").first.click()
    assert page.locator("h1").inner_text() == "2. Klimatilpasningsplan for Ådalen"
    assert not page.get_by_role("button", name="Kopiér henvisning").is_visible()
    assert page.locator("#henvisning").is_visible()
    page.context.close()
