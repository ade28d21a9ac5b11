"""Building an index: aside, then switched in by one atomic rename."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import catalogue, names
from corpus.read import documents, read_folder
from corpus.types import Document, SourceFile
from index.errors import IndexUnusable
from index.lexical import WordIndex
from index.passages import passages
from index.store import Store
from index.twins import find_twins
from index.types import Embedder, Passage
from index.vectors import VectorIndex, windows

FORMAT = 8  # raised with every change to what is written below or to how text is taken apart
CURRENT = "CURRENT"
_MANIFEST = "manifest.json"
_STORE = "passages.sqlite"
_BATCH = 64  # texts embedded at once


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built of and by."""

    format: int
    corpus: str  # digest of the catalogue and the files
    model_id: str
    dimension: int
    documents: int
    passages: int
    windows: int
    files: dict[str, str]  # SHA-256 of each file of the index


class Progress:
    """Hears how far a build has come; this one keeps silent."""

    def step(self, name: str, total: int) -> None:
        """A step with `total` parts begins."""

    def advance(self, count: int = 1) -> None:
        """So many parts of the step are done."""


def corpus_digest(files: list[tuple[catalogue.Entry, SourceFile]]) -> str:
    """Return the SHA-256 over the catalogue's entries and the files' bytes."""
    parts = [(entry.model_dump(mode="json"), source.digest) for entry, source in files]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def build(
    folder: Path, index_dir: Path, embedder: Embedder, progress: Progress | None = None
) -> Manifest | None:
    """Index the documents of `folder` into `index_dir`, unless the index there is already of them.

    Returns:
        The new index's manifest, or None when nothing had to be done.

    Raises:
        CorpusError: a file or the catalogue cannot be read; the old index stays as it is.
    """
    progress = progress or Progress()
    files = read_folder(folder)
    corpus = corpus_digest(files)
    name = hashlib.sha256(f"{FORMAT}\n{corpus}\n{embedder.model_id}".encode()).hexdigest()[:16]
    if _is_complete(index_dir, name):
        return None
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnusable(
            f"cannot keep an index in {index_dir}: {error.strerror}; name another folder in RAADSLAG_INDEX"
        ) from error
    aside = index_dir / f".{name}.{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        progress.step("Reading documents", len(files))
        read = list(documents(files, lambda _: progress.advance()))
        sources = [source for _, source in files]
        manifest = _write(aside, sources, read, corpus, embedder, progress)
        _switch(index_dir, aside, name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return manifest


def _is_complete(index_dir: Path, name: str) -> bool:
    try:
        folder, manifest = read_current(index_dir)
        check_files(folder, manifest)
    except IndexUnusable:
        return False
    return folder.name == name


def _write(
    folder: Path,
    sources: list[SourceFile],
    read: list[Document],
    corpus: str,
    embedder: Embedder,
    progress: Progress,
) -> Manifest:
    found: list[list[Passage]] = []
    for document in read:
        found.append(list(passages(document, first_id=sum(map(len, found)))))
    rows = [(document, passage) for document, group in zip(read, found, strict=True) for passage in group]
    if not rows:
        raise IndexUnusable("the documents hold no text to index; look at the files of the catalogue")
    twins = find_twins([passage.text for _, passage in rows])
    short = _abbreviations(read)
    store = Store.create(folder / _STORE)
    for source in sources:
        store.add_file(source)
    for document, group in zip(read, found, strict=True):
        store.add(document, group, [twins[passage.id] for passage in group], short)
    store.close()
    progress.step("Indexing words", 1)
    WordIndex.build([searchable(document, passage) for document, passage in rows]).save(folder)
    progress.advance()
    window_rows, texts = _windows([passage for _, passage in rows])
    progress.step("Embedding", len(texts))
    vectors = _embed(texts, embedder, progress)
    VectorIndex.build(vectors, window_rows).save(folder)
    manifest = Manifest(
        format=FORMAT,
        corpus=corpus,
        model_id=embedder.model_id,
        dimension=embedder.dimension,
        documents=len(read),
        passages=len(rows),
        windows=len(texts),
        files={name: _digest(folder / name) for name in _files(folder)},
    )
    (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), "utf-8")
    return manifest


def _abbreviations(read: list[Document]) -> dict[str, str]:
    """Return the names that the documents hold by their abbreviations, those that two share aside."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for document in read:
        for name in {names.nominative(name) for name in names.find_names(document.text.text)}:
            for short in names.abbreviations(name):
                if names.key(found.setdefault(short, name)) != names.key(name):
                    shared.add(short)
    return {short: name for short, name in found.items() if short not in shared}


def searchable(document: Document, passage: Passage) -> str:
    """Return what the word index holds of a passage: its text under its title and breadcrumb."""
    return "\n".join((document.title, *passage.headings, passage.text))


def _windows(group: list[Passage]) -> tuple[list[int], list[str]]:
    rows, texts = [], []
    for row, passage in enumerate(group):
        for window in windows(passage.text):
            rows.append(row)
            texts.append(window)
    return rows, texts


def _embed(texts: list[str], embedder: Embedder, progress: Progress) -> npt.NDArray[np.float32]:
    # Texts of like length share a batch, so that little of it is padding.
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    vectors = np.empty((len(texts), embedder.dimension), dtype=np.float32)
    for first in range(0, len(order), _BATCH):
        batch = order[first : first + _BATCH]
        vectors[batch] = embedder.embed_passages([texts[i] for i in batch])
        progress.advance(len(batch))
    return vectors


def _switch(index_dir: Path, aside: Path, name: str) -> None:
    """Put the finished folder in its place, point CURRENT at it, and drop the older ones."""
    previous = _current_name(index_dir)
    target = index_dir / name
    if target.exists():  # left by a build that was stopped before it switched, or damaged since
        shutil.rmtree(target)
    aside.rename(target)
    pointer = index_dir / f"{CURRENT}.{os.getpid()}"
    pointer.write_text(name, "utf-8")
    pointer.replace(index_dir / CURRENT)
    for folder in index_dir.iterdir():
        if folder.is_dir() and folder.name not in (name, previous) and not _is_in_work(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_in_work(folder: Path) -> bool:
    """Tell whether another build that still runs writes into the folder."""
    match = re.fullmatch(r"\.[0-9a-f]+\.(\d+)", folder.name)
    if not match:
        return False
    try:
        os.kill(int(match[1]), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _current_name(index_dir: Path) -> str | None:
    try:
        return (index_dir / CURRENT).read_text("utf-8").strip()
    except OSError:
        return None


def read_current(index_dir: Path) -> tuple[Path, Manifest]:
    """Return the folder of the index in force and its manifest.

    Raises:
        IndexUnusable: there is none, it is damaged, or another version built it.
    """
    name = _current_name(index_dir)
    if name is None:
        raise IndexUnusable(f"no index in {index_dir}; run 'raadslag build'")
    folder = index_dir / name
    try:
        raw = json.loads((folder / _MANIFEST).read_text("utf-8"))
        written = raw["format"]
        if written != FORMAT:
            raise IndexUnusable(
                f"the index in {index_dir} has format {written}, this version reads {FORMAT}; "
                "run 'raadslag build'"
            )
        return folder, Manifest(**raw)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnusable(f"the index in {index_dir} is damaged; run 'raadslag build'") from error


def check_files(folder: Path, manifest: Manifest) -> None:
    """Compare the files of an index with what was written.

    Raises:
        IndexUnusable: a file is missing or damaged.
    """
    for name, digest in manifest.files.items():
        path = folder / name
        if not path.is_file() or _digest(path) != digest:
            raise IndexUnusable(f"the index in {folder.parent} is damaged ({name}); run 'raadslag build'")


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_store(folder: Path) -> Store:
    """Open the store of an index folder for reading."""
    return Store(folder / _STORE)
