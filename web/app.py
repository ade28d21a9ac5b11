"""The web application, put together from its parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fastapi import Depends, FastAPI

from assistant.conversations import Conversations
from assistant.focus.guide import Guide
from web import api, assets, chat, conversation_pages, documents, errors
from web.focus import pages as focus
from web.guard import BodyLimit, SameSiteOnly
from web.headers import SecurityHeaders
from web.logs import RequestLog
from web.programs import completions
from web.render import Renderer, Site
from web.types import Answering, Writing
from web.visitor import Visitors, check_form


@dataclass(frozen=True, slots=True)
class Look:
    """Whose pages they are.

    Attributes:
        municipality: its name.
        logo: the file of its logo, SVG or PNG.
        colour: "#" and six hexadecimal digits, dark enough for white text.
    """

    municipality: str = ""
    logo: Path | None = None
    colour: str = ""


_DESCRIPTION = "Answers questions over a municipality's plans and minutes with verbatim, cited passages."


def create_app(
    assistant: Answering,
    *,
    version: str,
    conversations: Conversations | None = None,
    days: int = 0,
    writer: Writing | None = None,
    public_url: str = "",
    look: Look | None = None,
) -> FastAPI:
    """Return the application that serves the assistant, pages and JSON.

    Args:
        assistant: answers.
        version: the program's, for the pages and the description of the interface.
        conversations: where conversations are kept; None keeps them in memory.
        days: how long a browser stays the owner of its conversations; 0 until it closes.
        writer: puts the answers into a language model's words; None leaves them quotes.
        public_url: what links that leave the pages begin with; empty takes the address that was asked.
        look: whose pages they are; None for nobody's in particular.
    """
    app = FastAPI(
        title="Rådslag",
        version=version,
        description=_DESCRIPTION,
        # The built-in pages load their script from another host; ours is at /api/docs.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(check_form)],
    )
    app.state.assistant = assistant
    app.state.guide = Guide(assistant)
    app.state.writer = writer
    app.state.conversations = conversations or Conversations(None, assistant, days=0)
    app.state.conversation_days = days
    app.state.public_url = public_url
    look = look or Look()
    app.state.assets = assets.Assets(logo=look.logo, colour=look.colour)
    site = Site(look.municipality, app.state.assets.logo)
    app.state.renderer = Renderer(app.state.assets, version=version, site=site)
    errors.install(app)
    # The last one added is the first to see a request.
    app.add_middleware(BodyLimit)
    app.add_middleware(SameSiteOnly)
    app.add_middleware(Visitors, days=days)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestLog)
    for router in (
        conversation_pages.router,
        chat.router,
        documents.router,
        focus.router,
        api.router,
        api.pages,
        completions.router,
        assets.router,
    ):
        app.include_router(router)
    return app
