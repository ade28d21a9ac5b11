"""The composition root: the only place that names the concrete parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.ask import Assistant
from assistant.settings import Settings
from index.build import build
from index.embed import SentenceTransformerEmbedder
from index.fit import Fitted, fit, undo
from index.fitted import FittedModels
from index.glossary import bundled
from index.library import Library, Report, changing
from index.progress import Progress
from index.rerank import CrossEncoderReranker
from index.search import Index
from index.types import Embedder


def open_assistant(settings: Settings) -> Assistant:
    """Open the index that the settings name.

    Raises:
        RaadslagError: the index or the embedding model cannot be used.
    """
    base = SentenceTransformerEmbedder(settings.embedder)
    index = Index.open(settings.index, base, FittedModels(settings.index, base).by_id)
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
    limit = _storage_limit(settings)
    return build(settings.documents, settings.index, _embedder(settings), progress, report, limit=limit)


@contextmanager
def change_library(settings: Settings, progress: Progress | None = None) -> Iterator[Library]:
    """Open the library that the settings name to add, remove and match files.

    Raises:
        RaadslagError: the library or the embedding model cannot be used.
    """
    limit = _storage_limit(settings)
    with changing(settings.index, _embedder(settings), progress, limit=limit) as library:
        yield library


def fit_model(settings: Settings, progress: Progress | None, minutes: float, seed: int) -> Fitted:
    """Fit the embedding model that the settings name to the library, and embed the library with it.

    Raises:
        RaadslagError: the library or the embedding model cannot be used.
    """
    base = SentenceTransformerEmbedder(settings.embedder)
    return fit(settings.index, base, progress, minutes=minutes, seed=seed)


def undo_fit(settings: Settings, progress: Progress | None) -> bool:
    """Embed the library with the model that the settings name again; tell whether it was fitted.

    Raises:
        RaadslagError: the library or the embedding model cannot be used.
    """
    return undo(settings.index, SentenceTransformerEmbedder(settings.embedder), progress)


def _embedder(settings: Settings) -> Embedder:
    """Return the model that new vectors are made with: the one fitted to the library, where there is one."""
    return FittedModels(settings.index, SentenceTransformerEmbedder(settings.embedder)).wanted()


def _storage_limit(settings: Settings) -> int:
    return settings.storage_mb * 1_000_000
