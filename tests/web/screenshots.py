"""Pictures of every page at desktop and phone width, over the documents that are indexed.

`make screenshots` runs it: `python -m tests.web.screenshots FOLDER`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from assistant.ask import Assistant
from assistant.build import open_assistant
from assistant.settings import load
from tests.web.browser import chromium
from tests.web.server import serving

_WIDTHS = (1280, 360)
_SCHEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Shot:
    """A page in a state: where it is, and what is asked there or pressed."""

    name: str
    path: str
    question: str = ""
    press: str = ""  # a selector


def shots(assistant: Assistant) -> Iterator[Shot]:
    """Yield the pages; those of a document, a meeting or a theme are the first there are."""
    yield Shot("spoerg", "/")
    question = next(iter(assistant.examples()), "Hvad er besluttet?")
    yield Shot("svar", "/", question)
    yield Shot("kilde", "/", question, press="a.cite")
    yield Shot("intet-svar", "/", "Hvad koster en billet til månen?")
    yield Shot("samtaler", "/samtaler")
    yield Shot("beslutninger", "/beslutninger")
    yield Shot("moeder", "/moeder")
    yield Shot("fokusomraader", "/fokusomraader")
    yield Shot("udvikling", "/fokusomraader/udvikling")
    yield Shot("rundtur", "/fokusomraader/rundtur")
    yield Shot("quiz", "/fokusomraader/quiz")
    yield Shot("dokumenter", "/dokumenter")
    for document in assistant.documents()[:1]:
        yield Shot("dokument", f"/dokumenter/{document.id}")
    yield Shot("administration", "/administration")
    yield Shot("administration-dokumenter", "/administration/dokumenter")
    yield Shot("om", "/om")
    yield Shot("privatliv", "/privatliv")
    yield Shot("tilgaengelighed", "/tilgaengelighed")
    yield Shot("findes-ikke", "/findes/ikke")


def _take(page: Page, address: str, shot: Shot) -> None:
    page.goto(address + shot.path)
    if shot.question:
        page.fill("#spoergsmaal", shot.question)
        page.press("#spoergsmaal", "Enter")
        page.wait_for_selector("article.turn")
    if shot.press:
        page.click(f"{shot.press} >> nth=0")
    page.wait_for_load_state("networkidle")


def main(folder: Path) -> None:
    """Write `NAME-WIDTH-SCHEME.png` for every page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    assistant = open_assistant(load())
    with serving(assistant) as address, chromium() as browser:
        for width in _WIDTHS:
            for scheme in _SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                page = context.new_page()
                for shot in shots(assistant):
                    _take(page, address, shot)
                    page.screenshot(path=folder / f"{shot.name}-{width}-{scheme}.png", full_page=True)
                context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
