"""The operator's first page: what is there, what it takes, what waits for somebody."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.conversations import Conversations
from assistant.evaluation import corpus_digest
from index.holdings import HeldFile
from index.store import FORMAT
from web.addresses import ADMINISTRATION
from web.admin.job_views import JobLine, job_line
from web.admin.parts import Administration, TheAdministration, TheTally
from web.admin.words import counted_days, iso_day_and_time, percent, size
from web.danish import counted, number
from web.dependencies import TheConversations, TheFeedback, TheRenderer
from web.tally import Day, Tally
from web.views import View

router = APIRouter(include_in_schema=False)
_PACKAGES = ("sentence-transformers", "torch", "faiss-cpu", "fastapi", "pypdfium2")
_NAMED = 12  # characters of a digest, which are enough to tell two apart


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the health page."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines that belong together."""

    title: str
    lines: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the operator."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class HealthView(View):
    """How Rådslag is."""

    template = "admin/health.html"
    menu = "administration"

    waiting: tuple[Waiting, ...]
    jobs: tuple[JobLine, ...]
    groups: tuple[Facts, ...]
    is_empty: bool


@router.get(ADMINISTRATION)
def health(
    request: Request,
    admin: TheAdministration,
    tally: TheTally,
    feedback: TheFeedback,
    conversations: TheConversations,
    renderer: TheRenderer,
) -> Response:
    """Show how Rådslag is."""
    held = admin.holdings.overview()
    view = HealthView(
        waiting=tuple(
            _waiting(
                refused=len(admin.holdings.refusals()),
                feedback=len(feedback.entries(handled=False)),
                unanswered=len(feedback.unanswered(handled=False)),
            )
        ),
        jobs=tuple(job_line(job) for job in admin.upkeep.jobs()),
        groups=(
            _documents(admin, held),
            _questions(tally, conversations, request.app.state.conversation_days),
            _disk(admin),
            _parts(admin, held),
            _versions(request.app.version),
        ),
        is_empty=not held,
    )
    return renderer.respond(view)


def _waiting(*, refused: int, feedback: int, unanswered: int) -> list[Waiting]:
    found = []
    if refused:
        text = counted(refused, "fil blev afvist", "filer blev afvist")
        found.append(Waiting(text, f"{ADMINISTRATION}/dokumenter#afviste"))
    if feedback:
        text = counted(feedback, "tilbagemelding er ikke behandlet", "tilbagemeldinger er ikke behandlet")
        found.append(Waiting(text, f"{ADMINISTRATION}/tilbagemeldinger"))
    if unanswered:
        text = counted(unanswered, "ubesvaret spørgsmål er åbent", "ubesvarede spørgsmål er åbne")
        found.append(Waiting(text, f"{ADMINISTRATION}/ubesvarede"))
    return found


def _documents(admin: Administration, held: list[HeldFile]) -> Facts:
    documents, passages = admin.holdings.counts()
    changed = max((each.file.added for each in held), default=None)
    masked = sum(found.count for each in held for found in each.file.masked)
    return Facts(
        "Dokumenter",
        (
            Fact("Dokumenter", f"{number(documents)} i {counted(len(held), 'fil', 'filer')}"),
            Fact("Afsnit, der søges i", number(passages)),
            Fact("Sidst tilføjet eller erstattet", iso_day_and_time(changed) if changed else "–"),
            Fact("Slørede CPR-numre", number(masked)),
            Fact("Steder, hvor lukkede punkter er udeladt", number(sum(each.closed for each in held))),
        ),
    )


def _questions(tally: Tally, conversations: Conversations, days: int) -> Facts:
    kept = (
        f"slettes {counted(days, 'dag', 'dage')} efter sidste spørgsmål" if days else "til serveren stopper"
    )
    return Facts(
        "Spørgsmål",
        (
            *(Fact(when, _asked(day)) for when, day in counted_days(tally)),
            Fact("Gemte samtaler", f"{number(conversations.count())} ({kept})"),
        ),
    )


def _asked(day: Day) -> str:
    if not day.questions:
        return "ingen"
    share = percent(day.unanswered, day.questions)
    return f"{number(day.questions)}, heraf {number(day.unanswered)} uden svar ({share})"


def _disk(admin: Administration) -> Facts:
    sizes = admin.holdings.sizes()
    limit = admin.setup.storage_bytes
    used = f"{size(sizes.originals)} af højst {size(limit)} ({percent(sizes.originals, limit)})"
    return Facts(
        "Disk",
        (
            Fact("Originale filer", used),
            Fact("Indeks", size(sizes.library + sizes.views)),
            Fact("Samtaler, tilbagemeldinger og andet", size(sizes.other)),
            Fact("Ledig plads", size(shutil.disk_usage(admin.holdings.folder).free)),
        ),
    )


def _parts(admin: Administration, held: list[HeldFile]) -> Facts:
    name, _, digest = admin.holdings.meta()["model"].partition("@")
    corpus = corpus_digest(each.file for each in held)[:_NAMED]
    return Facts(
        "Indeks og modeller",
        (
            Fact("Indeksets format", f"{FORMAT}, ændring {number(admin.holdings.revision())}"),
            Fact("Dokumenternes kontrolsum", corpus),
            Fact("Model, der søges med", f"{name} ({digest[:_NAMED]})" if digest else name),
            Fact("Model, der læser de første steder igen", admin.setup.reranker or "slået fra"),
            Fact("Sprogmodel, der skriver svar", admin.setup.language_model or "slået fra"),
        ),
    )


def _versions(own: str) -> Facts:
    lines = [Fact("Rådslag", own), Fact("Python", sys.version.partition(" ")[0])]
    lines.append(Fact("SQLite", sqlite3.sqlite_version))
    for name in _PACKAGES:
        try:
            lines.append(Fact(name, version(name)))
        except PackageNotFoundError:  # installed in another way
            continue
    return Facts("Versioner", tuple(lines))
