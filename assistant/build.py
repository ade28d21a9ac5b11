"""The composition root: the only place that names the concrete parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from assistant.archive import Archive
from assistant.ask import Assistant
from assistant.conversation_file import NAME
from assistant.conversation_types import Documents
from assistant.conversations import Conversations
from assistant.feedback import Feedback
from assistant.feedback_file import NAME as FEEDBACK
from assistant.settings import Settings
from assistant.upkeep import Upkeep
from assistant.writing.endpoint import Endpoint, Limits
from assistant.writing.nearness import Nearness
from assistant.writing.support import Verifier
from assistant.writing.write import Writer
from index.build import build
from index.embed import SentenceTransformerEmbedder
from index.fit import Fitted, fit, undo
from index.fitted import FittedModels
from index.glossary import bundled
from index.library import Library, Report, changing
from index.progress import Progress
from index.rerank import CrossEncoderReranker
from index.search import Index
from index.selector import SentenceSelector
from index.store import Store
from index.types import Embedder


def open_assistant(settings: Settings, kind: type[Assistant] = Assistant) -> Assistant:
    """Open the index that the settings name.

    Args:
        settings: name it.
        kind: which assistant answers from it: for one who asks at a time, or for many.

    Raises:
        RaadslagError: the index or the embedding model cannot be used.
    """
    base = SentenceTransformerEmbedder(settings.embedder)
    index = Index.open(settings.index, base, FittedModels(settings.index, base).by_id)
    if settings.reranker:
        index.reranker = CrossEncoderReranker(settings.reranker, settings.reranker_ms)
    return kind(index, bundled(), SentenceSelector())


def open_archive(assistant: Assistant) -> Archive:
    """Return the files behind the assistant's documents."""
    return Archive(assistant.index.store)


def open_conversations(settings: Settings, documents: Documents) -> Conversations:
    """Open the conversations that are kept beside the index, or in memory where none are to be kept.

    Raises:
        ConversationsUnusable: their file cannot be opened.
    """
    path = settings.index / NAME
    if not settings.conversation_days:
        path.unlink(missing_ok=True)  # what was kept before nobody wants kept now
    conversations = Conversations(
        path if settings.conversation_days else None, documents, days=settings.conversation_days
    )
    conversations.forget()
    return conversations


def open_feedback(settings: Settings) -> Feedback:
    """Open the feedback and the unanswered questions that are kept beside the index.

    Raises:
        FeedbackUnusable: their file cannot be opened.
    """
    return Feedback(
        settings.index / FEEDBACK, days=settings.feedback_days, keep_unanswered=settings.keep_unanswered
    )


def open_upkeep(settings: Settings) -> Upkeep:
    """Return what changes the library while a server answers from it.

    A change has an embedding model of its own, so that no question waits for a document to be embedded.
    """
    return Upkeep(partial(change_library, settings), settings.index)


def _forget_what_is_gone(settings: Settings) -> None:
    """Overwrite what conversations keep of documents that have just been changed or removed."""
    path = settings.index / NAME
    if path.exists():
        store = Store(settings.index)
        conversations = Conversations(path, store, days=settings.conversation_days)
        conversations.forget()
        conversations.close()
        store.close()


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
    limit = _storage_limit(settings)
    reports = build(settings.documents, settings.index, _embedder(settings), progress, report, limit=limit)
    _forget_what_is_gone(settings)
    return reports


@contextmanager
def change_library(settings: Settings, progress: Progress | None = None) -> Iterator[Library]:
    """Open the library that the settings name to add, remove and match files.

    Raises:
        RaadslagError: the library or the embedding model cannot be used.
    """
    limit = _storage_limit(settings)
    with changing(settings.index, _embedder(settings), progress, limit=limit) as library:
        yield library
    _forget_what_is_gone(settings)


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
