"""The chat in a real browser: the source beside the answer, previews, copying, stopping, trying again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from assistant.types import Answer, Filters, Outcome, Statement
from tests.web.axe import violations
from tests.web.browser import chromium
from tests.web.chat.asking import NOTHING, QUESTION
from tests.web.fakes import FakeAssistant
from tests.web.server import serving, serving_app
from web.app import create_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(FakeAssistant()) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_label("Dit spørgsmål").fill(question)
    page.get_by_role("button", name="Spørg", exact=True).click()


def test_the_source_opens_beside_the_answer_and_leads_back(page: Page, address: str) -> None:
    page.goto(address)
    ask(page)
    mark, panel = page.locator("#svar-1-m2"), page.locator("#svar-1-kilde")
    mark.press("Enter")
    expect(panel.get_by_role("heading")).to_be_focused()
    expect(panel.locator("mark")).to_contain_text("Arbejdet med klimatilpasning")
    answer_box, panel_box = page.locator("#svar-1 .answer").bounding_box(), panel.bounding_box()
    assert answer_box
    assert panel_box
    assert panel_box["x"] >= answer_box["x"] + answer_box["width"]
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(panel).to_be_empty()
    expect(mark).to_be_focused()
    page.keyboard.press("Escape")  # the preview that the focus brought
    mark.press("Enter")
    panel.get_by_role("link", name="‹ Kilde 1").click()
    expect(panel.get_by_role("heading")).to_be_focused()
    panel.get_by_role("link", name="Tilbage til svaret").press("Enter")
    expect(page.locator("#svar-1-m1")).to_be_focused()


def test_on_a_phone_it_opens_below_the_answer(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    ask(page)
    expect(page.locator(".side")).to_have_js_property("open", False)
    expect(page.get_by_label("Søg i dine samtaler")).to_be_hidden()
    page.locator("#svar-1-m1").click()
    panel = page.locator("#svar-1-kilde")
    expect(panel.get_by_role("heading")).to_be_in_viewport()
    answer_box, panel_box = page.locator("#svar-1 .answer").bounding_box(), panel.bounding_box()
    assert answer_box
    assert panel_box
    assert panel_box["y"] >= answer_box["y"] + answer_box["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []


def test_a_preview_stays_under_the_pointer_and_goes_with_esc(page: Page, address: str) -> None:
    page.goto(address)
    ask(page)
    preview = page.get_by_role("tooltip")
    page.locator("#svar-1-m1").hover()
    expect(preview).to_contain_text("Separatkloakering i Nordbyen er færdig.")
    expect(preview).not_to_contain_text("Klimatilpasning skal sikre")  # which stands beside it
    preview.hover()
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    page.locator("#svar-1-m2").focus()
    expect(preview).to_be_visible()
    page.keyboard.press("Tab")
    expect(preview).to_have_count(0)
    box = page.locator("#svar-1-m1").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize("width", [1280, 360])
def test_a_preview_covers_no_other_quote_where_there_is_room(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(address)
    ask(page)
    statements = page.locator(".statements > li")
    expect(statements).to_have_count(2)
    for number in (1, 2):
        page.locator(f"#svar-1-m{number}").hover()
        shown = page.get_by_role("tooltip")
        expect(shown).to_have_count(1)
        expect(shown).to_be_visible()
        other = statements.nth(2 - number).bounding_box()
        box = page.locator(f".statements > li:nth-child({number}) .preview").bounding_box()
        assert other
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        apart_across = box["x"] >= other["x"] + other["width"]
        apart_down = box["y"] >= other["y"] + other["height"] or box["y"] + box["height"] <= other["y"]
        assert apart_across or apart_down
        page.keyboard.press("Escape")


def test_who_only_passes_a_mark_sees_no_preview(page: Page, address: str) -> None:
    page.goto(address)
    ask(page)
    mark = page.locator("#svar-1-m1")
    mark.hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_an_answer_is_copied_as_text_and_formatted(page: Page, address: str) -> None:
    page.goto(address)
    ask(page)
    page.evaluate(
        """() => window.addEventListener("copy", (event) => {
            window.plain = event.clipboardData.getData("text/plain");
            window.html = event.clipboardData.getData("text/html");
        })"""
    )
    page.get_by_role("button", name="Kopiér med kilder").click()
    expect(page.get_by_role("status")).to_have_text("Kopieret")
    assert "Udarbejdet med Rådslag, kontrollér kilden." in page.evaluate("window.plain")
    assert f'<a href="{address}/dokumenter/' in page.evaluate("window.html")
    page.get_by_role("button", name="Kopiér citat fra kilde 1").click()
    assert page.evaluate("window.plain").startswith("»Klimatilpasning skal sikre")


def test_a_question_is_edited_rated_and_sent_on_in_place(page: Page, address: str) -> None:
    page.goto(address)
    ask(page)
    page.get_by_role("link", name="Ret spørgsmålet").click()
    field = page.get_by_label("Dit spørgsmål")
    expect(field).to_be_focused()
    expect(field).to_have_value(QUESTION)
    page.locator("#svar-1-vurdering > details > summary").click()
    page.locator("#svar-1-vurdering").get_by_label("Der mangler noget").check()
    page.locator("#svar-1-vurdering").get_by_role("button", name="Send").click()
    expect(page.locator("#svar-1-vurdering .thanks")).to_be_focused()
    ask(page, NOTHING)
    page.get_by_role("button", name="Send spørgsmålet til dem").click()
    expect(page.locator("#svar-2 .thanks")).to_contain_text("Spørgsmålet er sendt")
    assert violations(page) == []


def test_a_lost_question_is_tried_again_once(context: BrowserContext, page: Page, address: str) -> None:
    page.goto(address)
    context.set_offline(True)
    ask(page)
    again = page.get_by_role("button", name="Prøv igen")
    expect(again).to_be_visible()
    context.set_offline(False)
    again.click()
    expect(page.locator("#svar-1")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_empty()
    expect(page.locator(".turn")).to_have_count(1)


def test_a_source_that_cannot_be_fetched_says_so(context: BrowserContext, page: Page, address: str) -> None:
    page.goto(address)
    ask(page)
    expect(page.locator("#svar-1")).to_be_visible()
    context.set_offline(True)
    page.locator("#svar-1-m1").click()
    expect(page.locator("#svar-1-kilde")).to_contain_text("ingen forbindelse til serveren")


def test_chips_of_the_form_are_set_and_taken_away_without_leaving(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Dit spørgsmål").fill("Hvad står der?")
    page.get_by_text("Afgræns", exact=True).click()
    page.get_by_label("År", exact=True).select_option("2012")
    chip = page.get_by_role("link", name="Fjern afgrænsningen: År 2012")
    chip.click()
    expect(chip).to_have_count(0)
    expect(page.get_by_label("År", exact=True)).to_have_value("")
    expect(page.get_by_text("Afgræns", exact=True)).to_be_focused()
    expect(page.get_by_label("Dit spørgsmål")).to_have_value("Hvad står der?")


def test_reading_elsewhere_is_not_disturbed(page: Page, address: str) -> None:
    page.goto(address)
    for number in (1, 2):
        ask(page)
        expect(page.locator(f"#svar-{number}")).to_be_in_viewport()
        expect(page.get_by_role("button", name="Spørg", exact=True)).to_have_text("Spørg")
    held: list[Route] = []
    page.route("**/spoerg", lambda route: held.append(route))
    ask(page)
    page.evaluate("window.scrollTo(0, 0)")
    held[0].continue_()
    expect(page.locator("#svar-3")).to_be_attached()
    page.wait_for_timeout(100)
    assert page.evaluate("window.scrollY") == 0


class SlowWriter:
    """Writes when it is told to."""

    def __init__(self) -> None:
        self.may = threading.Event()

    def finish(self, answer: Answer, filters: Filters) -> Answer:
        self.may.wait(10)
        if answer.outcome is not Outcome.ANSWERED:
            return answer
        said = (Statement("Regnvand skal ledes væk.", (1,), written=True),)
        return replace(answer, statements=said, citations=answer.citations[:1], note="Skrevet.")


def test_words_follow_the_quotes_unless_they_are_stopped(page: Page) -> None:
    writer = SlowWriter()
    with serving_app(create_app(FakeAssistant(), version="1", writer=writer)) as address:
        page.goto(address)
        ask(page)
        expect(page.locator("#svar-1")).to_contain_text("»Klimatilpasning skal sikre")
        expect(page.locator("#svar-1")).to_contain_text("Skriver svar")
        page.get_by_role("button", name="Stop svaret").press("Enter")
        expect(page.get_by_label("Dit spørgsmål")).to_be_focused()
        expect(page.locator("#svar-1")).to_contain_text("Du stoppede svaret.")
        expect(page.locator("#svar-1")).to_contain_text("»Klimatilpasning skal sikre")
        writer.may.set()
        ask(page)
        expect(page.locator("#svar-2")).to_contain_text("Regnvand skal ledes væk.")
        expect(page.locator("#status")).to_have_text("Svaret er klar. 1 kilde.")
        page.reload()
        expect(page.locator("#svar-1")).not_to_contain_text("Regnvand skal ledes væk. ")


def test_without_script_all_of_it_is_pages(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(address)
    ask(page)
    page.locator("#svar-1-vurdering > details > summary").click()
    page.locator("#svar-1-vurdering").get_by_label("Det er forkert").check()
    page.locator("#svar-1-vurdering").get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Tak")).to_be_visible()
    page.get_by_role("link", name="Tilbage til svaret").click()
    page.get_by_role("link", name="Ret spørgsmålet").click()
    expect(page.get_by_label("Dit spørgsmål")).to_have_value(QUESTION)
    expect(page.get_by_role("button", name="Kopiér med kilder")).to_have_count(0)
    page.locator(".side > summary").click()
    page.locator(".side-more summary").first.click()
    page.get_by_label("Nyt navn").first.fill("Regn")
    page.get_by_role("button", name="Gem").first.click()
    page.locator(".side > summary").click()
    expect(page.get_by_role("link", name="Regn", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
