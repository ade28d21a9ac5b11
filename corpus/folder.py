"""Which files a path stands for: itself, what a folder's catalogue lists, or all that a folder holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from corpus import catalogue
from corpus.catalogue import Entry
from corpus.errors import CorpusError
from corpus.masking import without_numbers
from corpus.readers.names import shown_name
from corpus.slug import slug

_LONGEST_ID = 100  # characters
# What systems leave in folders, which nobody means to add.
_NO_DOCUMENT = re.compile(r"\.|~\$|Thumbs\.db$|desktop\.ini$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that is to be taken in."""

    path: Path
    id: str
    name: str  # as it is cited
    origin: str  # the folder or file that was named
    entry: Entry | None  # what the catalogue says of it; None to read it off the file itself
    said: Mapping[str, object] = field(default_factory=dict)  # fields of an entry that the user gave

    @property
    def is_single(self) -> bool:
        """Tell whether the file itself was named, not a folder."""
        return self.origin == str(self.path.expanduser().resolve())


def offered(path: Path) -> list[Offered]:
    """Return the files that a path stands for, in order.

    A folder with a catalogue stands for the files that it lists, any other for all files in it and in
    the folders below, hidden ones aside. A symbolic link out of the folder is left where it is: whoever
    may write in the folder could have put it there for a file that only its reader may see. A link that is
    named itself is followed.

    Raises:
        CorpusError: there is nothing at the path, or its catalogue is wrong or lists such a link.
    """
    path = path.expanduser()
    if path.is_dir():
        origin = str(path.resolve())
        if (path / catalogue.NAME).exists():
            return [_listed(path, entry, origin) for entry in catalogue.load(path)]
        return list(_distinct(path, origin))
    if not path.exists():
        raise CorpusError(f"nothing is at {str(path)!r}; check the path")
    return [Offered(path, document_id(path.stem), shown_name(path.name), str(path.resolve()), None)]


def _listed(folder: Path, entry: Entry, origin: str) -> Offered:
    path = folder / entry.file
    if not _is_inside(path, folder):
        raise CorpusError(
            f"{folder / catalogue.NAME}: {entry.file!r} leads out of the folder; put the file itself there"
        )
    return Offered(path, entry.id, entry.file, origin, entry)


def _is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path stays in the folder when all links on it are followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


def _distinct(folder: Path, origin: str) -> Iterator[Offered]:
    """Yield the files of a folder, each under an id of its own."""
    taken: set[str] = set()
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if not path.is_file() or any(_NO_DOCUMENT.match(part) for part in relative.parts):
            continue
        if not _is_inside(path, folder):
            continue
        own = name = document_id(relative.with_suffix("").as_posix())
        if name in taken:  # "referat.docx" beside "referat.pdf"
            own = name = document_id(relative.as_posix())
        number = 2
        while name in taken:
            name, number = f"{own}-{number}", number + 1
        taken.add(name)
        shown = "/".join(shown_name(part) for part in relative.parts)
        yield Offered(path, name, shown, origin, None)


def document_id(name: str) -> str:
    """Return the id that a file gets from its name: lower-case letters, digits and hyphens.

    A CPR number is left out: ids are stored, listed and printed, those of refused files too.
    """
    made = slug(without_numbers(name))[:_LONGEST_ID].strip("-")
    return made or f"dokument-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
