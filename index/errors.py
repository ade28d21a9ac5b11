"""What can be wrong with an index or its embedding model."""

from corpus.errors import RaadslagError


class IndexUnusable(RaadslagError):
    """The index is missing, of another version, or does not fit the settings."""


class EmbedderError(RaadslagError):
    """The embedding model is missing or is not the one it should be."""


class SelectorError(RaadslagError):
    """The model that selects sentences is missing or damaged."""


class FitError(RaadslagError):
    """A model cannot be fitted to a library."""


class RerankerError(RaadslagError):
    """The reranking model is missing or is not one that can be used."""


class StorageFull(RaadslagError):
    """The disk has no room for what is to be written."""


class NoSuchFile(RaadslagError):
    """An id that no file of the library has."""


class TrainingTextError(RaadslagError):
    """The text to train an embedding model on is missing or not as expected."""
