"""How a change of the documents is shown while it is made and when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.upkeep import Job, State, Task
from corpus.visible import one_line
from index.library import Report, Result
from web.addresses import ADMINISTRATION
from web.admin.reasons import closed_text, masked_text, problem_text, reason_text, warning_text
from web.danish import counted, number
from web.turns import document_link
from web.views import View

_DOING = {Task.ADD: "Tilføjelse", Task.REPLACE: "Erstatning", Task.REMOVE: "Fjernelse"}
_RESULTS = {
    Result.ADDED: "Tilføjet",
    Result.UPDATED: "Erstattet",
    Result.UNCHANGED: "Uændret",
    Result.REFUSED: "Afvist",
    Result.REMOVED: "Fjernet",
}
_STEPS = {"Reading": "Læser", "Embedding": "Gør teksten søgbar", "Embedding anew": "Gør teksten søgbar igen",
          "Removing": "Fjerner"}  # fmt: skip
_PARTS = {"Reading": ("fil", "filer"), "Removing": ("fil", "filer")}


@dataclass(frozen=True, slots=True)
class JobLine:
    """A change in a list."""

    link: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What became of one file."""

    name: str
    result: str
    badge: str  # which of the design system's badges fits: success, info, error
    link: str | None  # to the document
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobPart(View):
    """How far a change is."""

    template = "admin/_job.html"

    link: str
    title: str
    status: str  # in a few words that change seldom: they are read aloud
    step: str  # what is being done now; empty when nothing is
    done: int
    total: int
    reports: tuple[ReportLine, ...]
    problem: str | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class JobView(View):
    """A change of the documents, on a page of its own."""

    template = "admin/job.html"
    menu = "administration"
    menu_current = "true"

    part: JobPart


def address_of(job: Job) -> str:
    """Return the address of a change's page."""
    return f"{ADMINISTRATION}/job/{job.id}"


def job_line(job: Job) -> JobLine:
    """Return what a list shows of a change."""
    return JobLine(address_of(job), f"{_title(job)}: {'i gang' if job.state is State.RUNNING else 'venter'}")


def job_part(job: Job, closed: Mapping[str, int]) -> JobPart:
    """Return how far a change is; `closed` counts the places left out as closed, by the id of their file."""
    return JobPart(
        link=address_of(job),
        title=_title(job),
        status=_status(job),
        step="" if job.is_over else _step(job),
        done=job.step_done,
        total=job.step_total,
        reports=tuple(_line(report, closed.get(report.id, 0)) for report in job.reports),
        problem=problem_text(job.problem) if job.state is State.FAILED else None,
        is_over=job.is_over,
    )


def _title(job: Job) -> str:
    what = f"»{one_line(job.names[0])}«" if len(job.names) == 1 else counted(len(job.names), "fil", "filer")
    return f"{_DOING[job.task]} af {what}"


def _status(job: Job) -> str:
    if job.state is State.WAITING:
        return "Venter på, at en anden ændring bliver færdig."
    if job.state is State.RUNNING:
        return "Ændringen er i gang. Spørgsmål besvares imens."
    results = Counter(report.result for report in job.reports)
    said = ", ".join(
        f"{counted(results[r], 'fil', 'filer')} {_RESULTS[r].lower()}" for r in Result if results[r]
    )
    if job.state is State.FAILED:
        return (
            f"Ændringen kunne ikke gennemføres. Inden da: {said}."
            if said
            else "Ændringen kunne ikke gennemføres."
        )
    return f"Færdig: {said}." if said else "Færdig. Der var intet at ændre."


def _step(job: Job) -> str:
    name = _STEPS.get(job.step, "Gør klar")
    if not job.step_total:
        return f"{name} …"
    done = min(job.step_done, job.step_total)
    parts = _PARTS.get(job.step, ("stykke tekst", "stykker tekst"))
    return f"{name}: {number(done)} af {counted(job.step_total, *parts)}"


def _line(report: Report, closed: int) -> ReportLine:
    notes = []
    if report.reason:
        notes.append(reason_text(report.reason))
    elif report.result is Result.UNCHANGED:
        notes.append("Filen er her allerede i samme udgave.")
    elif report.passages:
        documents = counted(report.documents, "dokument", "dokumenter")
        notes.append(f"{documents} med {counted(report.passages, 'afsnit', 'afsnit')}")
    kept = report.result in (Result.ADDED, Result.UPDATED)
    notes += [closed_text(closed)] if closed and kept else []
    masked = masked_text(report.masked)
    notes += [masked] if masked else []
    notes += [one_line(warning_text(warning)) for warning in report.warnings]
    return ReportLine(
        name=one_line(report.name),
        result=_RESULTS[report.result],
        badge="error" if report.result is Result.REFUSED else "success" if kept else "info",
        link=document_link(report.id) if kept and report.documents == 1 else None,
        notes=tuple(notes),
    )
