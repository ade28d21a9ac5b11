"""The pages in a real browser: with the script, without it, narrow, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.web.browser import chromium
from tests.web.fakes import FakeAssistant
from tests.web.server import serving

pytestmark = pytest.mark.browser

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(FakeAssistant()) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # A name that is not localhost: there browsers send no Sec-Fetch-Site over plain HTTP.
    with chromium("--host-resolver-rules=MAP raadslag.test 127.0.0.1") as browser:
        yield browser


class Watched:
    """A page whose console errors and requests to other hosts are kept."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._host(request.url))

    def _console(self, message) -> None:
        # Browsers write down every 4xx; a refused question or an unknown page is no fault of ours. Nor is
        # that over plain HTTP they do without the header that keeps other sites' windows apart from ours.
        harmless = ("Failed to load resource", "The Cross-Origin-Opener-Policy header has been ignored")
        if message.type == "error" and not message.text.startswith(harmless):
            self.complaints.append(message.text)

    def _host(self, url: str) -> None:
        if urlsplit(url).scheme != "data" and urlsplit(url).hostname not in {"127.0.0.1", "raadslag.test"}:
            self.complaints.append(f"request to {url}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    watched = Watched(context.new_page())
    yield watched
    context.close()
    assert watched.complaints == []


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_label("Dit spørgsmål").fill(question)
    page.get_by_role("button", name="Spørg").click()


def assert_quote_in_view(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/dokumenter/[\w-]+\?fra=\d+&til=\d+#citat$"))
    mark = page.locator("mark#citat")
    expect(mark).to_have_text(re.compile("^Citat: Klimatilpasning skal sikre, at .* borgernes ejendom.$"))
    expect(mark).to_be_in_viewport()


def test_ask_read_and_check_the_source(page: Page, address: str) -> None:
    page.goto(address)
    ask(page)
    expect(page.locator("#svar-1 .statements li").first).to_contain_text("»Klimatilpasning skal sikre")
    expect(page).to_have_url(re.compile(r"/samtaler/[\w-]{22}$"))
    expect(page.get_by_role("status")).to_have_text("Svaret er klar. 2 kilder.")
    with page.context.expect_page() as opened:  # a plain click opens the panel beside the answer
        page.get_by_role("link", name="Kilde 1", exact=True).first.click(modifiers=["ControlOrMeta"])
    assert_quote_in_view(opened.value)
    opened.value.close()
    expect(page.locator("#svar-1-kilde")).to_be_empty()


def test_the_same_without_script(plain: Page, address: str) -> None:
    plain.goto(address)
    ask(plain)
    expect(plain).to_have_url(re.compile(r"/samtaler/[\w-]{22}#svar-1$"))
    expect(plain.locator("#svar-1")).to_be_in_viewport()
    plain.get_by_role("button", name="Fjern afgrænsningen: 2012").click()
    expect(plain).to_have_url(re.compile(r"#svar-2$"))
    expect(plain.locator("#svar-2 .chip")).to_have_count(0)
    plain.locator("#svar-1").get_by_role("link", name="Kilde 1", exact=True).first.click()
    assert_quote_in_view(plain)


def test_over_plain_http_under_another_name(page: Page, plain: Page, address: str) -> None:
    named = address.replace("127.0.0.1", "raadslag.test")
    for each in (page, plain):
        each.goto(named)
        ask(each)
        expect(each.locator("#svar-1")).to_be_visible()


def test_enter_sends_and_shift_enter_does_not(page: Page, address: str) -> None:
    page.goto(address)
    field = page.get_by_label("Dit spørgsmål")
    field.fill("Hvad er formålet")
    field.press("Shift+Enter")
    field.press_sequentially("med klimatilpasning?")
    expect(page.locator(".turn")).to_have_count(0)
    field.press("Enter")
    expect(page.locator(".turn")).to_have_count(1)
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_enter_that_ends_a_composed_character_does_not_send(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Dit spørgsmål").fill("klimatilpasning")
    page.evaluate(
        """() => document.getElementById("spoergsmaal").dispatchEvent(new KeyboardEvent(
            "keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    page.wait_for_timeout(200)
    expect(page.locator(".turn")).to_have_count(0)


def test_the_focus_stays_and_two_things_are_announced(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(
        """() => {
            window.heard = [];
            const status = document.getElementById("status");
            new MutationObserver(() => status.textContent && window.heard.push(status.textContent.trim()))
                .observe(status, {childList: true, subtree: true, characterData: true});
        }"""
    )
    page.get_by_label("Dit spørgsmål").fill(QUESTION)
    button = page.get_by_role("button", name="Spørg")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#svar-1")).to_be_in_viewport()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "false")
    assert page.evaluate("window.heard") == ["Søger i dokumenterne …", "Svaret er klar. 2 kilder."]


def test_examples_and_chips_ask_in_place(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role(
        "button", name="Hvad besluttede Økonomiudvalget om virksomhedsplanerne for 2012?"
    ).click()
    expect(page.locator("#svar-1 .chip")).to_have_count(2)
    expect(page.locator("#eksempler")).to_be_hidden()
    page.get_by_role("button", name="Fjern afgrænsningen: 2012").click()
    expect(page.locator("#svar-2 .chip")).to_have_count(1)
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)


def test_a_filter_shows_where_it_stands_and_goes_with_its_chip(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_text("Afgræns", exact=True).click()
    page.get_by_label("År", exact=True).select_option("2012")
    expect(page.locator("#valgte")).to_contain_text("2012")
    ask(page, "Hvad står der om klimatilpasning?")
    expect(page.locator("#svar-1 .chip.by-hand")).to_contain_text("2012")
    expect(page.get_by_label("År", exact=True)).to_have_value("2012")
    page.get_by_role("button", name="Fjern afgrænsningen: 2012").click()
    expect(page.locator("#svar-2")).to_be_visible()
    expect(page.get_by_label("År", exact=True)).to_have_value("")


def test_a_refused_question_stays_with_its_reason(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "å" * 1001)
    expect(page.get_by_role("alert")).to_contain_text("Skriv højst 1.000 tegn.")
    field = page.get_by_label("Dit spørgsmål")
    expect(field).to_have_value("å" * 1001)
    expect(field).to_have_attribute("aria-invalid", "true")
    ask(page)
    expect(page.locator("#svar-1")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_empty()


def test_a_lost_connection_keeps_the_question(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    context.set_offline(True)
    ask(page)
    expect(page.get_by_role("alert")).to_contain_text("Der er ingen forbindelse til serveren.")
    expect(page.get_by_label("Dit spørgsmål")).to_have_value(QUESTION)
    context.close()


def test_two_clicks_are_one_question(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Dit spørgsmål").fill(QUESTION)
    page.get_by_role("button", name="Spørg").dblclick()
    expect(page.locator("#svar-1")).to_be_visible()
    page.wait_for_timeout(200)
    expect(page.locator(".turn")).to_have_count(1)


def test_the_description_of_the_interface_works_from_our_own_address(page: Page, address: str) -> None:
    page.goto(f"{address}/api/docs")
    page.locator("#operations-api-ask_api_ask_post .opblock-summary-control").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator(".responses-table.live-responses-table")).to_contain_text("answered")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_needs_scrolling_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address)
    ask(page)
    expect(page.locator("#svar-1")).to_be_visible()
    for path in ["", "/dokumenter", "/dokumenter/oekonomiudvalget-2012-01-24?fra=90&til=700", "/findes-ikke"]:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        response: Response | None = page.goto(address + path)
        assert response
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_follow_up_is_shown_as_it_was_read_and_read_alone_by_one_click(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address)
    for question in (QUESTION, "og for skolevejene?"):
        page.get_by_label("Dit spørgsmål").fill(question)
        page.get_by_role("button", name="Spørg", exact=True).click()
        expect(page.get_by_role("heading", name=question)).to_be_visible()
    expect(page.get_by_text("Jeg læser spørgsmålet som »")).to_have_count(1)
    page.get_by_role("button", name="Læs det for sig selv").click()
    expect(page.locator("article")).to_have_count(3)
    expect(page.get_by_text("Jeg læser spørgsmålet som »")).to_have_count(1)
    assert not watched.complaints


def test_conversations_are_found_renamed_and_deleted_by_keyboard(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    page.get_by_label("Dit spørgsmål").fill(QUESTION)
    page.keyboard.press("Enter")
    beside = page.get_by_role("navigation", name="Dine samtaler")
    expect(beside.get_by_role("link", name=QUESTION)).to_have_attribute("aria-current", "page")
    beside.get_by_role("link", name="Alle samtaler").press("Enter")
    page.get_by_text("Omdøb").press("Enter")
    page.get_by_label("Nyt navn").fill("Klima")
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("navigation", name="Dine samtaler").get_by_role("link", name="Klima")
    ).to_be_visible()
    page.goto(f"{address}/samtaler")
    page.get_by_role("link", name=re.compile("Slet.*Klima")).press("Enter")
    page.get_by_role("button", name="Slet").press("Enter")
    expect(page.get_by_text("Du har ingen samtaler endnu")).to_be_visible()
    assert not watched.complaints


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_of_conversations_fit_any_width(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#spoergsmaal", "Klimatilpasningsforanstaltningernesøkonomiskekonsekvenser " * 3)
    page.click("#send")
    for path in (page.url, f"{address}/samtaler", f"{page.url.partition('#')[0]}/slet"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
