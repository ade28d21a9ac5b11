"""Errors raised on purpose, and who can do something about them.

RaadslagError
├── CorpusError        the operator: a file or a catalogue entry cannot be read
├── IndexUnusable      the operator: the index is missing, stale or of another version (index/errors.py)
├── StorageFull        the operator: the disk has no room (index/errors.py)
├── NoSuchFile         the operator: an id that no file has (index/errors.py)
├── EmbedderError      the operator: the embedding model cannot be used (index/errors.py)
├── FitError           the operator: no model can be fitted to the library (index/errors.py)
├── RerankerError      the operator: the reranking model cannot be used (index/errors.py)
├── InvalidQuestion    the asker: empty, too long, not text (assistant/errors.py)
└── ServerError        the operator: the address cannot be listened on (assistant/errors.py)

Each message is one sentence that says what is wrong, with which thing, and what to do.
"""


class RaadslagError(Exception):
    """What went wrong, in one sentence for the one who can mend it."""


class CorpusError(RaadslagError):
    """A file or a catalogue entry cannot be read."""
