"""Every page in every state, as axe-core sees it: wide and light, narrow and dark; and no sideways scroll."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.focus_texts import NUMBERED
from tests.texts import POLICY, read
from tests.web.axe import violations
from tests.web.browser import chromium
from tests.web.fakes import DOCUMENTS, FakeAssistant
from tests.web.server import serving
from tests.web.states import STATES, Scene, State, set_up

pytestmark = pytest.mark.browser

# Of the messages that something is not there one is enough, and of the ways back to a conversation too.
_SAME = ("written by a model", "stopped", "next questions")
PAGES = [
    state
    for state in STATES
    if not (state.file or state.part or state.name in _SAME)
    and (state.status not in {404, 405} or state.name == "an unknown page")
]
WIDE, NARROW, NARROWEST = 1280, 360, 320  # CSS pixels
_LEVELS = "all => all.map(heading => +heading.tagName[1])"
_SEND = """([path, fields]) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = path;
    for (const [name, value] of fields) {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = name;
        field.value = value;
        form.append(field);
    }
    document.body.append(form);
    form.submit();
}"""


@dataclass
class Desk:
    """A browser before a server, with a conversation behind it."""

    address: str
    page: Page
    scene: Scene
    word: str
    told: list[str] = field(default_factory=list)  # what the browser complains about

    def open(self, state: State) -> None:
        """Show a state at full width in light colours."""
        self.told.clear()
        self.page.set_viewport_size({"width": WIDE, "height": 900})
        self.page.emulate_media(color_scheme="light")
        path = self.scene.fill(state.path)
        if state.form is None:
            self.page.goto(self.address + path)
            return
        self.page.goto(f"{self.address}/om")
        fields = [["csrf", self.word], *map(list, self.scene.form(state).items())]
        with self.page.expect_navigation():
            self.page.evaluate(_SEND, [path, fields])

    def narrow(self, width: int) -> None:
        """Show the same page narrow and in dark colours."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme="dark")


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    strategies = [
        document
        for name, text, years in (("nu", NUMBERED, [2024, 2099]), ("foer", POLICY, [2014, 2018]))
        for document in read(text, id=name, kind="strategi", title=f"Strategi {years[0]}", period=years)
    ]
    with serving(FakeAssistant((*DOCUMENTS[:2], *strategies))) as address, chromium() as browser:
        context = browser.new_context()
        front = context.request.get(address).text()
        word = re.findall(r'name="csrf" value="(\w+)"', front)[0]
        page = context.new_page()
        desk = Desk(address, page, _set_up(context, address, word), word)
        page.on("console", lambda said: said.type == "error" and desk.told.append(said.text))
        page.on("dialog", lambda dialog: desk.told.append(dialog.message))
        yield desk


def _set_up(context: BrowserContext, address: str, word: str) -> Scene:
    def send(path, form):
        if form is None:
            response = context.request.get(address + path)
        else:
            response = context.request.post(address + path, form={"csrf": word, **form})
        assert response.status == 200
        return response.url, response.text()

    return set_up(send, DOCUMENTS[1].id, "fil")


def in_order(levels: list[int]) -> bool:
    """Tell whether there is one main heading and none that skips a level."""
    steps = pairwise(levels)
    return levels.count(1) == 1 and all(after - before <= 1 for before, after in steps)


@pytest.mark.parametrize("state", PAGES, ids=str)
def test_a_page_can_be_used_by_everyone(desk: Desk, state: State) -> None:
    desk.open(state)
    assert violations(desk.page) == []
    if state.path != "/api/docs":  # its headings are Swagger's
        assert in_order(desk.page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", _LEVELS))
    desk.narrow(NARROW)
    assert violations(desk.page) == []
    desk.narrow(NARROWEST)
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
    # The browser tells of every page that is not found as of an error.
    assert [said for said in desk.told if "the server responded with a status" not in said] == []
