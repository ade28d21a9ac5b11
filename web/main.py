"""The program's entry point: the command line with the web server behind `serve`."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from importlib.metadata import version
from urllib.parse import urlsplit

from assistant import cli
from assistant.ask import Assistant
from assistant.build import (
    open_archive,
    open_assistant,
    open_conversations,
    open_feedback,
    open_upkeep,
    open_writer,
)
from assistant.many import AssistantForMany
from assistant.settings import Settings
from corpus.errors import RaadslagError
from index.holdings import Holdings
from web.about.operator import Operator
from web.admin.parts import Administration, Setup
from web.app import Look, create_app
from web.limits import Limits
from web.oparl.kept import NAME, KeptObjects
from web.oparl.objects import Publisher
from web.oparl.published import Published
from web.serve import check_address, serve
from web.theme import readable

_NO_DESIGN = "Rådslag: web/node_modules is missing, so pages have no design; run 'npm ci' in web/"


def main() -> int:
    """Run `raadslag` with the process's own arguments; return the exit code."""
    return cli.main(_serve, serve_tools=_serve_tools)


def _serve(settings: Settings) -> None:
    check_address(settings.host, has_password=bool(settings.admin_password.get_secret_value()))
    assistant = _warm(open_assistant(settings, AssistantForMany))
    published = _published(settings)
    app = create_app(
        assistant,
        version=version("raadslag"),
        conversations=open_conversations(settings, assistant),
        days=settings.conversation_days,
        feedback=open_feedback(settings),
        writer=open_writer(settings, assistant),
        public_url=settings.public_url,
        look=_look(settings),
        administration=_administration(settings),
        password=settings.admin_password,
        limits=Limits(settings.questions_a_minute, settings.reads_a_minute, settings.logins_a_minute),
        archive=open_archive(assistant),
        operator=_operator(settings),
        share_days=settings.share_days,
        open_data=settings.open_data,
        published=published,
    )
    published.keep_following(assistant.record)
    if app.state.assets.absent:
        print(_NO_DESIGN, file=sys.stderr)  # noqa: T201
    serve(app, host=settings.host, port=settings.port, proxy=settings.proxy, then=app.state.warmer.warm)


def _published(settings: Settings) -> Published:
    publisher = Publisher(settings.municipality, settings.contact_mail, settings.data_license)
    return Published(KeptObjects(settings.index / NAME), publisher)


def _administration(settings: Settings) -> Administration:
    setup = Setup(
        documents=settings.documents,
        storage_bytes=settings.storage_mb * 1_000_000,
        reranker=settings.reranker,
        language_model=settings.model if settings.model_url else "",
    )
    return Administration(Holdings(settings.index), open_upkeep(settings), setup)


def _look(settings: Settings) -> Look:
    if settings.colour and not readable(settings.colour):
        raise RaadslagError(
            f"setting RAADSLAG_COLOUR: white text cannot be read on {settings.colour!r}; choose a darker one"
        )
    return Look(settings.municipality, settings.logo, settings.colour)


def _operator(settings: Settings) -> Operator:
    return Operator(
        municipality=settings.municipality,
        mail=settings.contact_mail,
        phone=settings.contact_phone,
        statement_url=settings.accessibility_url,
        checked=settings.accessibility_checked,
        conversation_days=settings.conversation_days,
        share_days=settings.share_days,
        feedback_days=settings.feedback_days,
        keeps_unanswered=settings.keep_unanswered,
        model_host=urlsplit(settings.model_url).hostname or "",
    )


def _serve_tools(settings: Settings, port: int | None) -> None:
    """Serve the tools on an address, or on the standard streams when there is no port."""
    # Takes a second, which no other command should wait.
    from web.programs import mcp_server

    opening = mcp_server.Opening(lambda: _warm(open_assistant(settings, AssistantForMany)))
    if port is None:
        mcp_server.serve_streams(opening, version=version("raadslag"))
    else:
        app = mcp_server.http_app(opening, version=version("raadslag"))
        serve(app, host=mcp_server.HOST, port=port, path=mcp_server.PATH)


def _read_minutes(assistant: Assistant) -> None:
    with suppress(RaadslagError):  # who asks for them is told
        assistant.record()


def _warm(assistant: Assistant) -> Assistant:
    """Load the model and read the minutes, so that the first to ask does not wait for them."""
    assistant.examples()
    # Half a minute for ten thousand decisions: who asks meanwhile is answered.
    threading.Thread(target=_read_minutes, args=(assistant,), daemon=True).start()
    return assistant
