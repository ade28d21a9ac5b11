"""The composition root: the only place that names the concrete parts."""

from __future__ import annotations

from assistant.ask import Assistant
from assistant.settings import Settings
from index.build import Manifest, Progress, build
from index.embed import SentenceTransformerEmbedder
from index.glossary import bundled
from index.search import Index


def open_assistant(settings: Settings) -> Assistant:
    """Open the index that the settings name.

    Raises:
        RaadslagError: the index or the embedding model cannot be used.
    """
    return Assistant(Index.open(settings.index, SentenceTransformerEmbedder(settings.embedder)), bundled())


def build_index(settings: Settings, progress: Progress | None = None) -> Manifest | None:
    """Build the index that the settings name; None when it is already of their documents and model.

    Raises:
        RaadslagError: a document or the embedding model cannot be used; the old index stays.
    """
    embedder = SentenceTransformerEmbedder(settings.embedder)
    return build(settings.documents, settings.index, embedder, progress)
