"""A form with files becomes uploads in a folder of their own, or the reason why it cannot."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import FormData, UploadFile

from assistant.upload import Upload, safe_name
from corpus.types import Kind
from corpus.visible import one_line

MOST_FILES = 20  # in one form
_LONGEST = 300  # characters of a title or a committee


@dataclass(frozen=True, slots=True)
class Said:
    """What the sender wrote about a file, as it was written."""

    title: str = ""
    kind: str = ""
    organ: str = ""
    date: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.title or self.kind or self.organ or self.date)


class FormProblem(Exception):
    """What is wrong with a form, in a sentence for who sent it."""


def said_in(form: FormData) -> Said:
    """Return what a form says about its file."""
    return Said(*(_text(form, name) for name in ("titel", "slags", "organ", "dato")))


def files_in(form: FormData) -> list[UploadFile]:
    """Return the files of a form; a field without a chosen file has none."""
    return [file for file in form.getlist("filer") if isinstance(file, UploadFile) and file.filename]


def check(files: Sequence[UploadFile], said: Said) -> dict[str, object]:
    """Return the fields of a catalogue entry that the sender filled in.

    Raises:
        FormProblem: there is no file or are too many, or what is said of them does not fit.
    """
    if not files:
        raise FormProblem("Vælg mindst én fil.")
    if len(files) > MOST_FILES:
        raise FormProblem(f"Vælg højst {MOST_FILES} filer ad gangen.")
    if len(files) > 1 and not said.is_empty:
        raise FormProblem(
            "Titel, slags, udvalg og dato kan kun udfyldes, når du sender én fil. "
            "Send den fil alene, eller lad felterne være tomme."
        )
    if max(len(said.title), len(said.organ)) > _LONGEST:
        raise FormProblem(f"Titlen og udvalget må højst være {_LONGEST} tegn.")
    fields: dict[str, object] = {}
    if said.title:
        fields["title"] = said.title
    if said.organ:
        fields["organ"] = said.organ
    if said.kind:
        fields["kind"] = _kind(said.kind)
    if said.date:
        fields["date"] = _day(said.date)
    return fields


def store(
    files: Sequence[UploadFile], spool: Path, said: Mapping[str, object], into: str | None
) -> list[Upload]:
    """Put the files into a folder, each in one of its own: names may come twice."""
    uploads = []
    for number, file in enumerate(files):
        name = safe_name(file.filename or "")
        path = spool / str(number) / name
        path.parent.mkdir(mode=0o700)
        with path.open("xb") as stored:
            shutil.copyfileobj(file.file, stored)
        uploads.append(Upload(path, name, said, into))
    return uploads


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return " ".join(one_line(value).split()) if isinstance(value, str) else ""


def _kind(text: str) -> Kind:
    try:
        return Kind(text)
    except ValueError:
        raise FormProblem("Vælg en af de slags dokumenter, der er på listen.") from None


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise FormProblem("Skriv datoen som 2012-01-24.") from None
