"""The pages of documents in a real browser, over a small library of real files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant.archive import Archive
from assistant.ask import Assistant
from index.glossary import bundled
from tests.index.shelf import add, opened
from tests.readers.make_files import pdf, put
from tests.web.axe import violations
from tests.web.browser import chromium
from tests.web.server import serving_app
from web.about.operator import Operator
from web.app import create_app

pytestmark = pytest.mark.browser

FIRST = """\
Referat fra Kulturudvalgets møde den 3. marts 2015

1. Ny svømmehal ved havnen

Sagsfremstilling
Udvalget har bedt om et forslag til en ny svømmehal ved havnen."""
LAST = """\
2. Grønne tage på skolerne

Sagsfremstilling
Regn skal holdes tilbage på tagene af alle skoler i byen."""
OLD = FIRST.replace("2015", "2012").replace("svømmehal", "skøjtehal")
REPORT = "kulturudvalget-2015-03-03"
QUOTE = "Regn skal holdes tilbage på tagene"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("dokumenter")
    files = {
        f"{REPORT}.pdf": pdf(FIRST, LAST),
        "kulturudvalget-2012-03-03.txt": OLD.encode(),
        "notat.txt": "Notat om cykelstier\n\nDer er for få cykelstier i byen.".encode(),
        "tom.txt": b"",
    }
    add(folder / "index", *(put(folder, name, data) for name, data in files.items()))
    return Assistant(opened(folder / "index"), bundled())


@pytest.fixture(scope="module")
def address(assistant: Assistant) -> Iterator[str]:
    operator = Operator("Rådslag Kommune", "a@example.dk", "12 34 56 78", conversation_days=90)
    app = create_app(assistant, version="1", archive=Archive(assistant.index.store), operator=operator)
    with serving_app(app) as address:
        yield address


@pytest.fixture(scope="module")
def quoted(assistant: Assistant) -> str:
    """The address of the page with the quote, without the host."""
    document = assistant.document(REPORT)
    assert document
    start = assistant.index.store.source(document).index(QUOTE)
    return f"/dokumenter/{REPORT}/side/2?fra={start}&til={start + len(QUOTE)}&v={document.version}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


def test_the_list_is_narrowed_in_place_and_the_way_back_leads_back(page: Page, address: str) -> None:
    page.goto(f"{address}/dokumenter")
    expect(page.locator("#antal")).to_have_text("3 dokumenter")
    page.get_by_label("År").focus()
    page.get_by_label("År").select_option("2012")
    expect(page.locator("#antal")).to_have_text("1 dokument af 3")
    expect(page.get_by_label("År")).to_be_focused()
    expect(page.locator(".document-table tbody tr")).to_have_count(1)
    assert "aar=2012" in page.url
    page.get_by_role("link", name="Fjern filteret: 2012").click()
    expect(page.locator("#antal")).to_have_text("3 dokumenter")
    page.go_back()
    expect(page.locator("#antal")).to_have_text("1 dokument af 3")


def test_a_document_is_searched_and_its_page_seen_and_its_file_fetched(
    page: Page, address: str, quoted: str
) -> None:
    page.goto(f"{address}/dokumenter/{REPORT}")
    page.get_by_role("searchbox", name="Søg i dokumentet").fill("skole")
    page.get_by_role("button", name="Søg").click()
    expect(page.get_by_role("status").first).to_contain_text("2 steder")
    page.get_by_role("link", name="Grønne tage på skolerne › Sagsfremstilling").click()
    expect(page.locator("#sted")).to_be_in_viewport()
    expect(page.locator(".place-nav")).to_contain_text("Sted 2 af 2")
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent original").click()
    assert download.value.suggested_filename == f"{REPORT}.pdf"

    page.goto(address + quoted)
    picture, mark = page.locator(".page-picture svg").bounding_box(), page.locator("rect").bounding_box()
    assert picture
    assert mark
    assert picture["x"] <= mark["x"] < mark["x"] + mark["width"] <= picture["x"] + picture["width"]
    text = page.locator("#citat").bounding_box()
    assert text
    assert text["x"] > picture["x"] + picture["width"]
    assert page.evaluate("fetch(document.querySelector('image').href.baseVal).then(r => r.status)") == 200


def test_a_reference_is_copied_with_an_address_that_leads_to_it(
    page: Page, context: BrowserContext, address: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/dokumenter/{REPORT}")
    page.get_by_role("button", name="Kopiér henvisning").last.click()
    expect(page.get_by_role("button", name="Kopieret")).to_be_visible()
    text, link = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert text.startswith("Kulturudvalgets møde den 3. marts 2015, 2. Grønne tage på skolerne")
    assert text.endswith("side 2")
    page.goto(link)
    expect(page.locator("#citat")).to_be_in_viewport()


def test_nothing_is_hidden_from_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/dokumenter/{REPORT}?ord=skole")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
                const element = document.activeElement, box = element.getBoundingClientRect();
                if (element === document.body) return null;
                const [x, y] = [box.x + Math.min(box.width, 20) / 2, box.y + box.height / 2];
                const top = document.elementFromPoint(x, y);
                return [element.textContent.trim().slice(0, 30), top !== null &&
                    (element.contains(top) || top.contains(element)) && box.height >= 18];
            }"""
        )
        if at is None:
            break
        seen.append(at)
    assert len(seen) > 15
    assert [name for name, is_seen in seen if not is_seen] == []


def test_every_page_is_accessible_and_fits_any_width(browser: Browser, address: str, quoted: str) -> None:
    paths = [
        "/dokumenter",
        "/dokumenter?aar=2012",
        f"/dokumenter/{REPORT}?ord=skole",
        quoted,
        "/om",
        "/privatliv",
        "/tilgaengelighed",
    ]
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    found: list[str] = []
    for path in paths:
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found.append(f"{path} is wider than 320")
        found += [f"{path}: {violation}" for violation in violations(page)]
        if path in (paths[0], paths[2], quoted, paths[-1]):
            page.emulate_media(color_scheme="dark")
            found += [f"{path}, dark: {violation}" for violation in violations(page)]
            page.emulate_media(color_scheme="light")
    context.close()
    assert found == []
