"""The composition root: the only place that names the concrete parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.ask import Assistant
from assistant.settings import Settings
from assistant.writing.endpoint import Endpoint, Limits
from assistant.writing.nearness import Nearness
from assistant.writing.support import Verifier
from assistant.writing.write import Writer
from index.build import build
from index.embed import SentenceTransformerEmbedder
from index.glossary import bundled
from index.library import Library, Report, changing
from index.progress import Progress
from index.search import Index


def open_assistant(settings: Settings) -> Assistant:
    """Open the index that the settings name.

    Raises:
        RaadslagError: the index or the embedding model cannot be used.
    """
    return Assistant(Index.open(settings.index, SentenceTransformerEmbedder(settings.embedder)), bundled())


def open_writer(settings: Settings, assistant: Assistant) -> Writer | None:
    """Return what puts the assistant's answers into a language model's words; None when none is set up.

    Nothing is sent before the first question.
    """
    if not settings.model_url:
        return None
    limits = Limits(settings.model_first_seconds, settings.model_seconds, settings.model_tokens)
    endpoint = Endpoint(settings.model_url, settings.model, settings.model_key, limits)
    verifier = Verifier(bundled(), Nearness(assistant.index.embedder.embed_passages))
    return Writer(assistant, assistant.index.store.source, endpoint, verifier)


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
