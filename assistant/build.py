"""The composition root: the only place that names the concrete parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.ask import Assistant
from assistant.settings import Settings
from index.build import build
from index.embed import SentenceTransformerEmbedder
from index.glossary import bundled
from index.library import Library, Report, changing
from index.progress import Progress
from index.rerank import CrossEncoderReranker
from index.search import Index


def open_assistant(settings: Settings) -> Assistant:
    """Open the index that the settings name.

    Raises:
        RaadslagError: the index or the embedding model cannot be used.
    """
    index = Index.open(settings.index, SentenceTransformerEmbedder(settings.embedder))
    if settings.reranker:
        index.reranker = CrossEncoderReranker(settings.reranker, settings.reranker_ms)
    return Assistant(index, bundled())


def build_index(
    settings: Settings, progress: Progress | None = None, report: Callable[[Report], None] | None = None
) -> list[Report]:
    """Make the index hold the documents' folder as it is now; return what became of each file.

    Raises:
        RaadslagError: the catalogue or the embedding model cannot be used; nothing is changed then.
    """
    embedder = SentenceTransformerEmbedder(settings.embedder)
    return build(
        settings.documents, settings.index, embedder, progress, report, limit=_storage_limit(settings)
    )


@contextmanager
def change_library(settings: Settings, progress: Progress | None = None) -> Iterator[Library]:
    """Open the library that the settings name to add, remove and match files.

    Raises:
        RaadslagError: the library or the embedding model cannot be used.
    """
    embedder = SentenceTransformerEmbedder(settings.embedder)
    with changing(settings.index, embedder, progress, limit=_storage_limit(settings)) as library:
        yield library


def _storage_limit(settings: Settings) -> int:
    return settings.storage_mb * 1_000_000
