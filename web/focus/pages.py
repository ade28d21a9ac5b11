"""The routes of the pages about themes. None has an effect, so all are GET, the quiz's answers too."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response

from assistant.focus.guide import Guide
from assistant.focus.types import Strategy
from web.dependencies import TheAssistant, TheRenderer
from web.focus.places import theme_link
from web.focus.show import development_page, no_strategy, overview, theme_page
from web.focus.show_tour import quiz_page, stop_page, tour_page
from web.focus.views import WaitingView
from web.focus.warming import Warmer

router = APIRouter(prefix="/fokusomraader", include_in_schema=False)

_MOST_QUESTIONS = 20


async def _guide(request: Request) -> Guide:
    guide: Guide = request.app.state.guide
    return guide


async def _warmer(request: Request) -> Warmer:
    warmer: Warmer = request.app.state.warmer
    return warmer


TheGuide = Annotated[Guide, Depends(_guide)]
TheWarmer = Annotated[Warmer, Depends(_warmer)]


@router.get("")
def overview_page(
    guide: TheGuide,
    assistant: TheAssistant,
    renderer: TheRenderer,
    warmer: TheWarmer,
    strategi: str | None = None,
) -> Response:
    """Show the themes of the strategy in force, or of the one that is chosen."""
    found = guide.strategy(strategi)
    if found is None and strategi is None:
        return renderer.respond(no_strategy(assistant.documents()))
    strategy = _known(found)
    response = renderer.respond(overview(guide, strategy))
    warmer.warm(strategy)  # whoever opens the overview opens a theme next
    return response


@router.get("/udvikling")
def development(
    guide: TheGuide,
    renderer: TheRenderer,
    strategi: str | None = None,
    vis: Annotated[list[str] | None, Query()] = None,
) -> Response:
    """Show how the themes developed; `vis` is which strategies are compared."""
    return renderer.respond(development_page(guide, _known(guide.strategy(strategi)), vis or ()))


@router.get("/rundtur")
def tour(guide: TheGuide, renderer: TheRenderer, warmer: TheWarmer, strategi: str | None = None) -> Response:
    """Show where the tour begins."""
    strategy = _known(guide.strategy(strategi))
    response = renderer.respond(tour_page(guide, strategy))
    warmer.warm(strategy)  # its last stops need what the themes' pages do
    return response


@router.get("/rundtur/{trin}")
def stop(guide: TheGuide, renderer: TheRenderer, trin: str, strategi: str | None = None) -> Response:
    """Show a stop of the tour."""
    strategy = _known(guide.strategy(strategi))
    shown = stop_page(guide, strategy, int(trin)) if re.fullmatch(r"[1-9]\d?", trin, re.ASCII) else None
    if shown is None:
        raise HTTPException(404)
    return renderer.respond(shown)


@router.get("/quiz")
def quiz(
    request: Request,
    guide: TheGuide,
    renderer: TheRenderer,
    strategi: str | None = None,
    v: str | None = None,
) -> Response:
    """Show the quiz; `v` and `s1`, `s2` ... are what was answered."""
    strategy = _known(guide.strategy(strategi))
    chosen = [_place(request.query_params.get(f"s{n}")) for n in range(1, _MOST_QUESTIONS + 1)]
    return renderer.respond(quiz_page(guide, strategy, v, chosen))


@router.get("/{slug:path}")
def theme(
    guide: TheGuide,
    assistant: TheAssistant,
    renderer: TheRenderer,
    warmer: TheWarmer,
    slug: str,
    vent: bool = False,
) -> Response:
    """Show a theme; while the pages are still being made, say so, and with `vent` wait for it."""
    found = guide.theme(slug)
    if found is None:
        raise HTTPException(404)
    if warmer.is_busy and not vent and not guide.knows(*found):
        return renderer.respond(WaitingView(found[1].title, f"{theme_link(found[1])}?vent=1"))
    return renderer.respond(theme_page(guide, guide.detail(*found), assistant.record()))


def _known(strategy: Strategy | None) -> Strategy:
    if strategy is None:
        raise HTTPException(404)
    return strategy


def _place(value: str | None) -> int | None:
    """Return the place of an option; what is no small number is none."""
    return int(value) if value and re.fullmatch(r"\d{1,2}", value, re.ASCII) else None
