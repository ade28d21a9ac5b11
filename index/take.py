"""A file that was read is taken apart, cut into passages and embedded, ready to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice

import numpy as np
import numpy.typing as npt
from pydantic import ValidationError

from corpus.catalogue import Entry
from corpus.clean import Joiner
from corpus.describe import describe
from corpus.errors import CorpusError
from corpus.folder import Offered
from corpus.read import take_apart
from corpus.repair import Repairer
from corpus.types import SourceFile
from corpus.withhold import without_closed
from index.passages import passages
from index.progress import Progress
from index.store import FORMAT
from index.types import Embedder
from index.vectors import windows
from index.writer import Taken, Writer, entry_json

_BATCH = 64  # texts embedded at once
_VOCABULARY = 20_000_000  # characters of the library that a damaged text is repaired with

Vectors = npt.NDArray[np.float32]


class Taker:
    """Takes the files of one group apart; their texts are each other's vocabulary."""

    def __init__(self, embedder: Embedder, progress: Progress, writer: Writer, texts: Sequence[str]) -> None:
        self._embedder = embedder
        self._progress = progress
        self._joiner = Joiner(texts, writer.count_word)
        self._repairer = Repairer(_Vocabulary(texts, writer))

    def take(self, file: Offered, source: SourceFile) -> Taken:
        """Take a file apart and embed its passages.

        Raises:
            CorpusError: it holds no text to index, which is never to take the place of one that does; or
                what the user said of it does not fit.
        """
        entry = file.entry or _described(file, source)
        version = sha256(f"{FORMAT}\n{entry_json(entry)}\n{source.digest}".encode()).hexdigest()[:16]
        whole = list(take_apart(entry, source, self._joiner, self._repairer))
        documents = [replace(without_closed(document), version=version) for document in whole]
        found = [list(passages(document)) for document in documents]
        if not any(found):
            closed = any(section.closed for document in whole for section in document.sections)
            why = "holds closed items only" if closed else "holds no text to index"
            raise CorpusError(f"{file.name!r} {why}; take it out or replace it")
        texts = [[windows(passage.text) for passage in group] for group in found]
        vectors = iter(
            embed([t for group in texts for w in group for t in w], self._embedder, self._progress)
        )
        rows = [[np.array(list(islice(vectors, len(w)))) for w in group] for group in texts]
        return Taken(
            file.id,
            source,
            entry,
            file.entry is None and not file.said,
            file.origin,
            version,
            list(zip(documents, found, rows, strict=True)),
        )


def embed(texts: list[str], embedder: Embedder, progress: Progress) -> Vectors:
    """Return the vectors of texts, shape (len(texts), dimension)."""
    progress.step("Embedding", len(texts))
    # Texts of like length share a batch, so that little of it is padding.
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    vectors = np.empty((len(texts), embedder.dimension), dtype=np.float32)
    for first in range(0, len(order), _BATCH):
        batch = order[first : first + _BATCH]
        vectors[batch] = embedder.embed_passages([texts[i] for i in batch])
        progress.advance(len(batch))
    return vectors


def embed_again(writer: Writer, embedder: Embedder, progress: Progress) -> None:
    """Make the vectors of this embedder where the library has another's, which serve meanwhile.

    What was made before an interruption is kept.
    """
    model = embedder.model_id
    if writer.meta()["model"] == model:
        return
    left = writer.unembedded(model)
    progress.step("Embedding anew", len(left))
    for first in range(0, len(left), _BATCH):
        group = left[first : first + _BATCH]
        texts = [windows(text) for _, text in group]
        vectors = iter(embedder.embed_passages([text for found in texts for text in found]))
        rows = [np.array(list(islice(vectors, len(found)))) for found in texts]
        writer.embed(model, zip((identity for identity, _ in group), rows, strict=True))
        progress.advance(len(group))
    writer.switch(model, embedder.dimension)


class _Vocabulary:
    """The texts at hand and, as far as they are needed, those of the library."""

    def __init__(self, texts: Sequence[str], writer: Writer) -> None:
        self._texts = texts
        self._writer = writer

    def __iter__(self) -> Iterator[str]:
        known = {hash(text) for text in self._texts}
        yield from self._texts
        left = _VOCABULARY
        for text in self._writer.texts():
            if hash(text) in known:
                continue
            left -= len(text)
            if left < 0:
                return
            yield text


def _described(file: Offered, source: SourceFile) -> Entry:
    """Return what the user or else the file itself says of it."""
    entry = describe(file.name, source).model_copy(update={"id": file.id, "file": file.name, **file.said})
    if not file.said:
        return entry
    try:
        return Entry.model_validate(entry.model_dump())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise CorpusError(f"{file.name!r}: {where}: {first['msg']}; give another one") from error
