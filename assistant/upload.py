"""Files that somebody sends in, and which place in the library each is to take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.folder import Offered, document_id
from corpus.readers.names import shown_name
from index.library import Report, Result
from index.segment import digest
from index.writer import Held

_LONGEST_NAME = 200  # bytes, which any file system takes


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent in and lies in a folder of its own.

    `said` holds the fields of a catalogue entry that its sender filled in. With `into` it is to take the
    place of the file with that id.
    """

    path: Path
    name: str
    said: Mapping[str, object] = field(default_factory=dict)
    into: str | None = None


def safe_name(name: str) -> str:
    """Return the name that a file which was sent in is stored and shown under."""
    shown = shown_name(name)
    if len(shown.encode()) <= _LONGEST_NAME:
        return shown
    suffix = Path(shown).suffix
    ending = f"…{suffix}" if suffix.isascii() else "…"
    stem = Path(shown).stem.encode()[: _LONGEST_NAME - len(ending.encode())]
    return stem.decode(errors="ignore") + ending


def arrange(
    uploads: Sequence[Upload], held: Mapping[str, Held], *, overwrite: bool
) -> tuple[list[Offered], list[Report]]:
    """Return the files with the ids that they get, and which cannot have one.

    Args:
        uploads: the files.
        held: what the library holds, by id.
        overwrite: whether a file takes the place of another one of the same name. Two meetings' minutes are
            often called the same, so without that it is refused.
    """
    offers: list[Offered] = []
    refused: list[Report] = []
    taken: set[str] = set()
    for upload in uploads:
        own = upload.into or _free_id(upload.name, taken)
        taken.add(own)
        other = held.get(own)
        if upload.into and not other:
            refused.append(_refused(own, upload, "is to replace a file that is gone; add it as a new one"))
        elif other and not upload.into and not overwrite and digest(upload.path) != other.digest:
            why = f"has the name of another file, {own!r}; replace that one, or give this one another name"
            refused.append(_refused(own, upload, why))
        else:
            # Named by itself, as on the command line, it may take the place of a folder's file.
            origin = str(upload.path.resolve())
            offers.append(Offered(upload.path, own, upload.name, origin, None, upload.said))
    return offers, refused


def _free_id(name: str, taken: set[str]) -> str:
    """Return the id that a name gives; of files that come together each gets its own."""
    own = document_id(Path(name).stem)
    if own in taken:  # "referat.docx" beside "referat.pdf"
        own = document_id(name)
    first, number = own, 2
    while own in taken:
        own, number = f"{first}-{number}", number + 1
    return own


def _refused(identity: str, upload: Upload, why: str) -> Report:
    return Report(identity, upload.name, Result.REFUSED, f"{upload.name!r} {why}")
