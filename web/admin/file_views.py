"""What the pages about the files of the library show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from urllib.parse import quote, urlencode

from assistant.alphabet import sort_key
from corpus.types import Kind
from corpus.visible import one_line
from index.holdings import HeldFile
from index.store import Refusal
from index.words import fold
from web.addresses import ADMINISTRATION, DOCUMENTS
from web.admin.job_views import JobLine
from web.admin.reasons import closed_text, masked_text, reason_text, warning_text
from web.admin.uploads import Said
from web.admin.words import iso_day_and_time, short_day
from web.danish import counted, number
from web.labels import kind_text
from web.turns import document_link
from web.views import View

PAGE = 50  # files on one page
NEWEST, BY_TITLE = "nyeste", "titel"
ALL, NOTED = "alle", "bemaerkninger"


@dataclass(frozen=True, slots=True)
class Listing:
    """What of the files is shown, in which order."""

    words: str = ""
    state: str = ALL
    order: str = NEWEST
    page: int = 1

    def link(self, page: int) -> str:
        """Return the address of another page of the same list."""
        fields = {"q": self.words, "vis": self.state, "orden": self.order, "side": str(page)}
        return f"{DOCUMENTS}?{urlencode(fields)}"


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that is there."""

    title: str
    link: str
    name: str
    facts: str
    pages: str
    added: str
    notes: tuple[str, ...]
    replace_link: str
    remove_link: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A file that was refused."""

    name: str
    when: str
    reason: str
    is_held: bool  # an earlier version of it is there
    dismiss: str  # address


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A sort of document to choose."""

    value: str
    text: str


KINDS = tuple(KindChoice(kind.value, kind_text(kind)) for kind in Kind)


@dataclass(frozen=True, slots=True)
class FilesView(View):
    """The files of the library, and the form by which more come."""

    template = "admin/files.html"
    menu = "administration"
    menu_current = "true"

    listing: Listing
    lines: tuple[FileLine, ...]
    found: str
    total: int
    previous: str | None
    next: str | None
    refused: tuple[RefusedLine, ...]
    jobs: tuple[JobLine, ...]
    kinds: tuple[KindChoice, ...]
    said: Said
    error: str | None


@dataclass(frozen=True, slots=True)
class ReplaceView(View):
    """The form by which a new version takes a file's place."""

    template = "admin/replace.html"
    menu = "administration"
    menu_current = "true"

    line: FileLine
    action: str
    kinds: tuple[KindChoice, ...]
    said: Said
    from_folder: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class RemoveView(View):
    """Whether to remove a file, and what would disappear with it."""

    template = "admin/remove.html"
    menu = "administration"
    menu_current = "true"

    line: FileLine
    action: str
    losses: tuple[str, ...]
    documents: tuple[str, ...]  # titles, where the file was divided into several
    from_folder: bool


def files_view(
    held: Sequence[HeldFile],
    refused: Sequence[Refusal],
    listing: Listing,
    jobs: tuple[JobLine, ...],
    *,
    said: Said | None = None,
    error: str | None = None,
) -> FilesView:
    """Return the page of files that a listing asks for."""
    found, kept = _found(held, listing), {each.file.id for each in held}
    last = max(1, ceil(len(found) / PAGE))
    page = min(max(1, listing.page), last)
    return FilesView(
        listing=listing,
        lines=tuple(file_line(each) for each in found[(page - 1) * PAGE : page * PAGE]),
        found=_count(len(found), page, last),
        total=len(held),
        previous=listing.link(page - 1) if page > 1 else None,
        next=listing.link(page + 1) if page < last else None,
        refused=tuple(_refused_line(refusal, kept) for refusal in refused),
        jobs=jobs,
        kinds=KINDS,
        said=said or Said(),
        error=error,
    )


def file_line(held: HeldFile) -> FileLine:
    """Return what a list shows of a file."""
    file = held.file
    facts = (kind_text(Kind(file.kind)), file.organ, short_day(file.date))
    return FileLine(
        title=one_line(file.title),
        link=document_link(held.first_document),
        name=one_line(file.name),
        facts="\u00a0· ".join(one_line(fact) for fact in facts if fact),
        pages=number(held.pages) if held.pages else "",
        added=iso_day_and_time(file.added),
        notes=tuple(_notes(held)),
        replace_link=f"{address_of(file.id)}/erstat",
        remove_link=f"{address_of(file.id)}/fjern",
    )


def losses(held: HeldFile, answers: int) -> tuple[str, ...]:
    """Return what would disappear with a file."""
    found = []
    if held.pages:
        found.append(counted(held.pages, "side", "sider"))
    found.append(f"{counted(held.file.passages, 'afsnit', 'afsnit')}, der søges i")
    found.append("den originale fil, som den blev lagt op")
    if answers:
        text = counted(answers, "gemt svar mister sin kilde", "gemte svar mister deres kilde")
        found.append(f"{text} og vises ikke mere")
    return tuple(found)


def address_of(file_id: str) -> str:
    """Return what the addresses of a file's pages begin with."""
    return f"{DOCUMENTS}/{quote(file_id, safe='')}"


def _found(held: Sequence[HeldFile], listing: Listing) -> list[HeldFile]:
    words = fold(listing.words).split()
    found = [
        each
        for each in held
        if all(word in fold(f"{each.file.title} {each.file.name} {each.file.organ or ''}") for word in words)
        and (listing.state != NOTED or _notes(each))
    ]
    if listing.order == BY_TITLE:
        return sorted(found, key=lambda each: sort_key(each.file.title))
    return sorted(found, key=lambda each: each.file.added, reverse=True)


def _count(found: int, page: int, last: int) -> str:
    text = counted(found, "fil", "filer")
    return f"{text}, side {number(page)} af {number(last)}" if last > 1 else text


def _notes(held: HeldFile) -> list[str]:
    file = held.file
    notes = []
    if file.documents > 1:
        notes.append(f"Delt i {counted(file.documents, 'dokument', 'dokumenter')}")
    if held.closed:
        notes.append(closed_text(held.closed))
    if masked := masked_text(file.masked):
        notes.append(masked)
    return notes + [one_line(warning_text(warning)) for warning in file.warnings]


def _refused_line(refusal: Refusal, kept: set[str]) -> RefusedLine:
    return RefusedLine(
        name=one_line(refusal.name),
        when=iso_day_and_time(refusal.at),
        reason=one_line(reason_text(refusal.reason)),
        is_held=refusal.id in kept,
        dismiss=f"{ADMINISTRATION}/afviste/{quote(refusal.id, safe='')}/skjul",
    )
