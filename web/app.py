"""The web application, put together from its parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fastapi import Depends, FastAPI
from pydantic import SecretStr

from assistant.conversations import Conversations
from assistant.feedback import Feedback
from assistant.focus.guide import Guide
from assistant.shares import Shares
from assistant.suggestions import Suggester
from web import (
    answer_pages,
    api,
    assets,
    chat,
    conversation_pages,
    errors,
    feedback_pages,
    source_panel,
)
from web.about import pages as about_pages
from web.about.operator import Operator
from web.admin import routers as administration_pages
from web.admin.access import Administrators, Door
from web.admin.parts import Administration
from web.decisions import meeting_pages
from web.decisions import pages as decision_pages
from web.documents import files as document_files
from web.documents import pages as document_pages
from web.documents.without_files import WithoutFiles
from web.exports import pages as export_pages
from web.focus import pages as focus
from web.guard import BodyLimit, SameSiteOnly
from web.headers import SecurityHeaders
from web.limits import Limits, Pending
from web.logs import RequestLog
from web.once import Once
from web.oparl import api as oparl
from web.pacing import RateLimit, StreamLimit
from web.programs import completions
from web.render import Renderer, Site
from web.sharing import pages as sharing_pages
from web.tally import Tallied, Tally
from web.types import Answering, Archiving, Writing
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
    feedback: Feedback | None = None,
    writer: Writing | None = None,
    public_url: str = "",
    look: Look | None = None,
    administration: Administration | None = None,
    password: SecretStr | None = None,
    limits: Limits | None = None,
    archive: Archiving | None = None,
    operator: Operator | None = None,
    share_days: int = 30,
) -> FastAPI:
    """Return the application that serves the assistant, pages and JSON.

    Args:
        assistant: answers.
        version: the program's, for the pages and the description of the interface.
        conversations: where conversations are kept; None keeps them in memory.
        days: how long a browser stays the owner of its conversations; 0 until it closes.
        feedback: where feedback is kept; None keeps it in memory.
        writer: puts the answers into a language model's words; None leaves them quotes.
        public_url: what links that leave the pages begin with; empty takes the address that was asked.
        look: whose pages they are; None for nobody's in particular.
        administration: what the operator's pages work with; None leaves them out.
        password: opens the operator's pages; None or empty opens them to this machine only.
        limits: what one user may have; None counts no requests, as tests that send many want it.
        archive: the files behind the documents; None shows the documents without them.
        operator: who runs it, and what they have set that visitors are told; None for nobody in particular.
        share_days: how long a link to a shared answer works; 0 turns sharing off.
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
    app.state.operator = operator or Operator()
    app.state.archive = archive or WithoutFiles()
    app.state.conversations = conversations or Conversations(None, assistant, days=0)
    app.state.conversation_days = days
    app.state.feedback = feedback or Feedback(None)
    app.state.suggester = Suggester(assistant)
    app.state.once = Once()
    kept = app.state.conversations
    app.state.shares = Shares(kept, assistant, days=share_days) if share_days else None
    app.state.public_url = public_url
    look = look or Look()
    app.state.municipality = look.municipality
    app.state.assets = assets.Assets(logo=look.logo, colour=look.colour)
    site = Site(look.municipality, app.state.assets.logo)
    app.state.renderer = Renderer(app.state.assets, version=version, site=site)
    app.state.administration = administration
    app.state.door = Door(password)
    app.state.tally = Tally(app.state.feedback)
    app.state.pending = Pending()
    errors.install(app)
    _add_guards(app, limits, days)
    for router in (
        conversation_pages.router,
        sharing_pages.router,
        chat.router,
        document_files.router,
        document_pages.router,
        about_pages.router,
        decision_pages.router,
        meeting_pages.router,
        oparl.router,
        answer_pages.router,
        feedback_pages.router,
        source_panel.router,
        export_pages.router,
        focus.router,
        api.router,
        api.pages,
        completions.router,
        assets.router,
        *(administration_pages.ROUTERS if administration else ()),
    ):
        app.include_router(router)
    return app


def _add_guards(app: FastAPI, limits: Limits | None, days: int) -> None:
    """Put what every request passes around the routes; the last one added is the first to see it."""
    app.add_middleware(Tallied, tally=app.state.tally)
    app.add_middleware(StreamLimit, limits=limits or Limits())
    app.add_middleware(BodyLimit, limits=limits or Limits())
    app.add_middleware(SameSiteOnly)
    if limits:
        app.add_middleware(RateLimit, limits=limits)
    if app.state.administration:
        app.add_middleware(Administrators, door=app.state.door)
    app.add_middleware(Visitors, days=days)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestLog)
