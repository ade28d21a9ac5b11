"""The tour, the picture and the quiz in a browser: what is remembered, and what works without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import tests.focus_texts as shapes
from tests.texts import POLICY, read
from tests.web.axe import violations
from tests.web.browser import chromium
from tests.web.fakes import FakeAssistant
from tests.web.server import serving

pytestmark = pytest.mark.browser

START = "/fokusomraader"
PAGES = ["", "/sundby--groen-omstilling", "/udvikling", "/rundtur", "/rundtur/2", "/quiz"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    (now,) = read(
        shapes.NUMBERED, id="sundby", kind="strategi", title="Koncernstrategi 2024", period=[2024, 2099]
    )
    (old,) = read(POLICY, id="gammel", kind="strategi", title="Koncernstrategi 2014", period=[2014, 2014])
    with serving(FakeAssistant((now, old))) as served:
        yield served


def opened(browser: Browser, address: str, **settings: object) -> Page:
    page = browser.new_context(**settings).new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_and_fit_a_narrow_screen(browser: Browser, address: str, scheme) -> None:
    page = opened(browser, address, viewport={"width": 320, "height": 640}, color_scheme=scheme)
    for path in PAGES:
        page.goto(address + START + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.context.close()


def test_the_picture_is_drawn_on_a_wide_screen(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}{START}/udvikling", viewport={"width": 1280, "height": 800})
    assert violations(page) == []
    assert page.get_by_role("img").get_attribute("aria-labelledby") == "billedtekst"
    assert page.locator("svg rect").count() == 5
    page.context.close()


def test_how_far_one_got_is_remembered_in_the_browser_alone(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}{START}/rundtur")
    assert page.get_by_role("button", name="Begynd forfra").count() == 0
    page.get_by_role("link", name="Begynd").click()
    page.get_by_role("link", name="Næste").click()
    page.goto(f"{address}{START}/rundtur")
    assert page.get_by_role("status").inner_text() == "Du har været på 1 af 5 trin."
    page.get_by_role("link", name="Fortsæt, hvor du slap").click()
    assert page.url.endswith("/rundtur/2")
    assert "raadslag-rundtur" not in page.evaluate("document.cookie")
    page.goto(f"{address}{START}/rundtur")
    page.get_by_role("button", name="Begynd forfra").click()
    assert page.get_by_role("status").inner_text() == "Din fremgang er slettet."
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("document.activeElement.textContent") == "Begynd"
    page.context.close()


def test_the_tour_and_the_quiz_work_without_a_script(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}{START}/rundtur", java_script_enabled=False)
    page.get_by_role("link", name="Begynd").click()
    for _ in range(4):
        page.get_by_role("link", name="Næste").click()
    page.get_by_role("link", name="Til quizzen").click()
    for question in page.get_by_role("group").all():
        question.get_by_role("radio").first.check()
    page.get_by_role("button", name="Se svarene").click()
    assert "Du svarede rigtigt på" in page.get_by_role("status").inner_text()
    page.context.close()
