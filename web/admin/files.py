"""Documents in, anew and out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from assistant.upkeep import Job
from assistant.upload import Upload
from corpus.errors import RaadslagError
from index.holdings import HeldFile
from web.addresses import ADMINISTRATION, DOCUMENTS
from web.admin import job_views
from web.admin.file_views import (
    ALL,
    KINDS,
    NEWEST,
    Listing,
    RemoveView,
    ReplaceView,
    address_of,
    file_line,
    files_view,
    losses,
)
from web.admin.job_views import JobView, job_line, job_part
from web.admin.parts import Administration, TheAdministration
from web.admin.reasons import problem_text
from web.admin.uploads import FormProblem, Said, check, files_in, said_in, store
from web.dependencies import TheConversations, TheRenderer
from web.render import wants_part

router = APIRouter(include_in_schema=False)
_log = logging.getLogger("raadslag.web")
_STOP_POLLING = 286  # htmx's own status: put this in, and ask no more


@router.get(DOCUMENTS)
def files_page(
    admin: TheAdministration,
    renderer: TheRenderer,
    q: Annotated[str, Query(max_length=200)] = "",
    vis: str = ALL,
    orden: str = NEWEST,
    side: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """List the files, those that were refused, and the form by which more come."""
    listing = Listing(" ".join(q.split()), vis, orden, side)
    return _page(admin, renderer, listing)


@router.post(DOCUMENTS)
async def add(request: Request, admin: TheAdministration, renderer: TheRenderer) -> Response:
    """Begin to take files in."""
    form = await request.form()
    files, said = files_in(form), said_in(form)
    try:
        fields = check(files, said)
        job = await _begin(admin, files, fields, overwrite=form.get("erstat") == "ja")
    except (FormProblem, RaadslagError) as error:
        text = _problem(error)
        return await run_in_threadpool(_page, admin, renderer, Listing(), said=said, error=text)
    _log.info("administration: %d files are to be added", len(files))
    return RedirectResponse(job_views.address_of(job), 303)


@router.get(f"{DOCUMENTS}/{{file_id}}/erstat")
def ask_replace(file_id: str, admin: TheAdministration, renderer: TheRenderer) -> Response:
    """Show the form for a new version."""
    return _replace_page(admin, renderer, file_id)


@router.post(f"{DOCUMENTS}/{{file_id}}/erstat")
async def replace(
    file_id: str, request: Request, admin: TheAdministration, renderer: TheRenderer
) -> Response:
    """Begin to put a new version in a file's place."""
    form = await request.form()
    files, said = files_in(form), said_in(form)
    await run_in_threadpool(_held, admin, file_id)
    try:
        if len(files) > 1:
            raise FormProblem("Vælg én fil.")
        job = await _begin(admin, files, check(files, said), into=file_id)
    except (FormProblem, RaadslagError) as error:
        text = _problem(error)
        return await run_in_threadpool(_replace_page, admin, renderer, file_id, said=said, error=text)
    _log.info("administration: file %r is to be replaced", file_id)
    return RedirectResponse(job_views.address_of(job), 303)


@router.get(f"{DOCUMENTS}/{{file_id}}/fjern")
def ask_remove(
    file_id: str, admin: TheAdministration, conversations: TheConversations, renderer: TheRenderer
) -> Response:
    """Ask whether to remove a file, and say what goes with it."""
    held = _held(admin, file_id)
    documents = admin.holdings.documents_of(file_id)
    answers = conversations.citing([identity for identity, _ in documents])
    return renderer.respond(
        RemoveView(
            line=file_line(held),
            action=f"{address_of(file_id)}/fjern",
            losses=losses(held, answers),
            documents=tuple(title for _, title in documents) if len(documents) > 1 else (),
            from_folder=_is_from_folder(admin, held),
        )
    )


@router.post(f"{DOCUMENTS}/{{file_id}}/fjern")
def remove(file_id: str, admin: TheAdministration) -> Response:
    """Begin to remove a file."""
    held = _held(admin, file_id)
    job = admin.upkeep.remove([file_id], [held.file.name])
    _log.info("administration: file %r is to be removed", file_id)
    return RedirectResponse(job_views.address_of(job), 303)


@router.post(f"{ADMINISTRATION}/afviste/{{file_id}}/skjul")
def dismiss(file_id: str, admin: TheAdministration, renderer: TheRenderer) -> Response:
    """Take a file that was refused off the list."""
    try:
        admin.upkeep.forget_refusal(file_id)
    except RaadslagError as error:
        return _page(admin, renderer, Listing(), error=problem_text(str(error)))
    return RedirectResponse(f"{DOCUMENTS}#afviste", 303)


@router.get(f"{ADMINISTRATION}/job/{{job_id}}")
def job_page(job_id: str, request: Request, admin: TheAdministration, renderer: TheRenderer) -> Response:
    """Show how far a change is."""
    job = admin.upkeep.job(job_id)
    if job is None:
        raise HTTPException(404)
    closed = {held.file.id: held.closed for held in admin.holdings.overview()} if job.reports else {}
    part = job_part(job, closed)
    if wants_part(request):
        return renderer.respond(part, _STOP_POLLING if job.is_over else 200)
    return renderer.respond(JobView(part))


async def _begin(
    admin: Administration,
    files: Sequence[UploadFile],
    fields: dict[str, object],
    *,
    into: str | None = None,
    overwrite: bool = False,
) -> Job:
    return await run_in_threadpool(_begin_now, admin, files, fields, into, overwrite)


def _begin_now(
    admin: Administration,
    files: Sequence[UploadFile],
    fields: dict[str, object],
    into: str | None,
    overwrite: bool,
) -> Job:
    spool = admin.upkeep.spool()
    try:
        uploads: list[Upload] = store(files, spool, fields, into)
    except BaseException:
        admin.upkeep.drop(spool)
        raise
    return admin.upkeep.add(uploads, spool, overwrite=overwrite)


def _page(
    admin: Administration,
    renderer: TheRenderer,
    listing: Listing,
    *,
    said: Said | None = None,
    error: str | None = None,
) -> Response:
    view = files_view(
        admin.holdings.overview(),
        admin.holdings.refusals(),
        listing,
        tuple(job_line(job) for job in admin.upkeep.jobs()),
        said=said,
        error=error,
    )
    return renderer.respond(view, 422 if error else 200)


def _replace_page(
    admin: Administration,
    renderer: TheRenderer,
    file_id: str,
    *,
    said: Said | None = None,
    error: str | None = None,
) -> Response:
    held = _held(admin, file_id)
    view = ReplaceView(
        line=file_line(held),
        action=f"{address_of(file_id)}/erstat",
        kinds=KINDS,
        said=said or Said(),
        from_folder=_is_from_folder(admin, held),
        error=error,
    )
    return renderer.respond(view, 422 if error else 200)


def _held(admin: Administration, file_id: str) -> HeldFile:
    found = next((held for held in admin.holdings.overview() if held.file.id == file_id), None)
    if found is None:
        raise HTTPException(404)
    return found


def _is_from_folder(admin: Administration, held: HeldFile) -> bool:
    """Tell whether the next build would bring the file back as it lies in the documents' folder."""
    return Path(held.file.origin) == admin.setup.documents.resolve()


def _problem(error: FormProblem | RaadslagError) -> str:
    return str(error) if isinstance(error, FormProblem) else problem_text(str(error))
