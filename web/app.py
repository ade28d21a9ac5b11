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
from web import assets, errors
from web.about.operator import Operator
from web.admin import routers as administration_pages
from web.admin.access import Administrators, Door
from web.admin.parts import Administration
from web.documents.without_files import WithoutFiles
from web.focus.warming import Traffic, Warmer
from web.guard import BodyLimit, SameSiteOnly
from web.headers import SecurityHeaders
from web.limits import Limits, Pending
from web.logs import RequestLog
from web.once import Once
from web.oparl.kept import KeptObjects
from web.oparl.objects import Publisher
from web.oparl.published import Published
from web.pacing import RateLimit, StreamLimit
from web.render import Renderer, Site
from web.routes import ROUTERS
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
    open_data: bool = False,
    published: Published | None = None,
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
        open_data: pages of other sites may read the OParl interface.
        published: the objects of that interface; None keeps in memory when they came and went.
    """
    app = _bare(version)
    app.state.public_url = public_url
    app.state.open_data = open_data
    app.state.published = published or Published(KeptObjects(None), Publisher((look or Look()).municipality))
    app.state.operator = operator or Operator()
    app.state.archive = archive or WithoutFiles()
    app.state.administration = administration
    app.state.door = Door(password)
    app.state.feedback = feedback or Feedback(None)
    _set_answering(app, assistant, writer)
    _set_conversations(app, conversations or Conversations(None, assistant, days=0), days, share_days)
    _set_look(app, look or Look(), version)
    errors.install(app)
    _add_guards(app, limits, days)
    for router in (*ROUTERS, *(administration_pages.ROUTERS if administration else ())):
        app.include_router(router)
    return app


def _bare(version: str) -> FastAPI:
    return FastAPI(
        title="Rådslag",
        version=version,
        description=_DESCRIPTION,
        # The built-in pages load their script from another host; ours is at /api/docs.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(check_form)],
    )


def _set_answering(app: FastAPI, assistant: Answering, writer: Writing | None) -> None:
    app.state.assistant = assistant
    app.state.writer = writer
    app.state.guide = Guide(assistant)
    app.state.warmer = Warmer(app.state.guide)
    app.state.suggester = Suggester(assistant)
    app.state.once = Once()
    app.state.pending = Pending()
    app.state.tally = Tally(app.state.feedback)


def _set_conversations(app: FastAPI, conversations: Conversations, days: int, share_days: int) -> None:
    app.state.conversations = conversations
    app.state.conversation_days = days
    shares = Shares(conversations, app.state.assistant, days=share_days) if share_days else None
    app.state.shares = shares


def _set_look(app: FastAPI, look: Look, version: str) -> None:
    app.state.municipality = look.municipality
    app.state.assets = assets.Assets(logo=look.logo, colour=look.colour)
    site = Site(look.municipality, app.state.assets.logo, app.state.shares is not None)
    app.state.renderer = Renderer(app.state.assets, version=version, site=site)


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
    app.add_middleware(Traffic, warmer=app.state.warmer)
