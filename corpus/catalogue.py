"""The catalogue: what is known of each file before it is read."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus.errors import CorpusError
from corpus.masking import without_numbers
from corpus.types import Kind

NAME = "catalogue.toml"


class Entry(BaseModel):
    """What the catalogue says of one file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    file: str = Field(pattern=r"^[^/\\]+(?:/[^/\\]+)*$")  # relative to the folder
    title: str = Field(min_length=1)
    kind: Kind = Kind.OTHER
    organ: str | None = None
    date: dt.date | None = None
    period: tuple[int, int] | None = None

    @field_validator("period")
    @classmethod
    def _in_order(cls, value: tuple[int, int] | None) -> tuple[int, int] | None:
        if value and value[0] > value[1]:
            raise ValueError("give the first year first, such as [2023, 2028]")
        return value

    @field_validator("file")
    @classmethod
    def _inside_the_folder(cls, value: str) -> str:
        if {".", ".."} & set(value.split("/")):
            raise ValueError("give the file's path inside the folder, without '.' and '..'")
        return value

    @field_validator("title", "organ")
    @classmethod
    def _without_numbers(cls, value: str | None) -> str | None:
        return value and without_numbers(value)

    @field_validator("date", mode="before")
    @classmethod
    def _only_a_day(cls, value: object) -> object:
        if isinstance(value, dt.datetime):
            raise ValueError("give a day such as 2012-01-24, without a time")
        return value


def load(folder: Path) -> list[Entry]:
    """Return the catalogue's entries in their order.

    Raises:
        CorpusError: the catalogue is missing, is no TOML, or an entry is wrong.
    """
    path = folder / NAME
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CorpusError(f"no {NAME} in {folder}; write one entry [[document]] for each file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} is not valid TOML in UTF-8: {error}") from error
    rows = raw.get("document")
    if not isinstance(rows, list) or not rows:
        raise CorpusError(f"{path} has no entry; write [[document]] with id, file and title for each file")
    entries = [_entry(row, number, path) for number, row in enumerate(rows, start=1)]
    for field in ("id", "file"):
        values = [getattr(entry, field) for entry in entries]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise CorpusError(f"{path}: {field} {twice[0]!r} stands in two entries; give each its own")
    return entries


def _entry(row: object, number: int, path: Path) -> Entry:
    try:
        return Entry.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "entry"
        name = row.get("id", row.get("file", "")) if isinstance(row, dict) else ""
        which = f"entry {number}" + (f" ({name!r})" if name else "")
        raise CorpusError(f"{path}, {which}: {where}: {first['msg']}") from error
