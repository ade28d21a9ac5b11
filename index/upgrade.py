"""A library of another format: what it was made of, to be taken in again."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from corpus.catalogue import Entry
from corpus.folder import Offered
from index.errors import IndexUnusable
from index.originals import Originals
from index.store import FORMAT


def older_libraries(folder: Path) -> list[Path]:
    """Return the databases of other formats."""
    return sorted(p for p in folder.glob("library-*.sqlite") if p.stem != f"library-{FORMAT}")


def made_of(path: Path, originals: Originals) -> list[Offered]:
    """Return what a library of an older format was made of; these columns are in every format."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        query = "SELECT id, name, digest, entry, described, origin FROM files ORDER BY position"
        return [
            Offered(
                originals.path(found, name),
                identity,
                name,
                origin,
                None if described else Entry.model_validate_json(entry),
            )
            for identity, name, found, entry, described, origin in connection.execute(query)
        ]
    except sqlite3.DatabaseError as error:
        raise IndexUnusable(
            f"the library {str(path)!r} of an older version cannot be read ({error}); take it away and add "
            "the documents again"
        ) from error
    finally:
        connection.close()


def drop_older(folder: Path) -> None:
    """Delete what other versions kept in the folder."""
    for path in older_libraries(folder):
        for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            part.unlink(missing_ok=True)
    # Before there was a library: one folder for each build, and a pointer to it.
    with suppress(OSError):
        name = (folder / "CURRENT").read_text("utf-8").strip()
        if name and (folder / name / "manifest.json").is_file():
            shutil.rmtree(folder / name)
        (folder / "CURRENT").unlink()
