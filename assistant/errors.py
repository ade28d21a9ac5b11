"""What can be wrong with a question or with serving it."""

from corpus.errors import RaadslagError


class InvalidQuestion(RaadslagError):
    """The question is empty, too long or holds no text.

    Attributes:
        reason: "empty" or "too_long"; `prompts/` has the sentence for the asker in both languages.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class ServerError(RaadslagError):
    """The web server cannot start."""


class ConversationsUnusable(RaadslagError):
    """The file of conversations cannot be opened or written; the operator can mend it."""


class FeedbackUnusable(RaadslagError):
    """The file of feedback cannot be opened or written; the operator can mend it."""


class InvalidFeedback(RaadslagError):
    """The feedback is longer than what is kept; its sender can shorten it."""


class UpkeepBusy(RaadslagError):
    """Too many changes of the library wait already; they are done after a while."""
