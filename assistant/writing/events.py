"""What happens, in order, while an answer is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Answer, Citation, Statement, Struck


class Fallback(StrEnum):
    """Why the extractive answer stands; `prompts/` has a line for the asker in both languages."""

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    DENIED = "denied"  # the key is not accepted
    BUSY = "busy"  # too many at once, there or here
    FAILED = "failed"  # any other status
    MALFORMED = "malformed"
    ENDLESS = "endless"
    REFUSED = "refused"
    NOTHING = "nothing"  # the model wrote nothing, or that the passages hold no answer
    UNSUPPORTED = "unsupported"  # every sentence was struck out
    PERSONAL = "personal"  # the question holds a CPR number and was not sent
    WITHHELD = "withheld"  # no passage was fit to be sent


@dataclass(frozen=True, slots=True)
class Extracted:
    """The extractive answer, always the first event."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Supported:
    """A sentence that was verified, with those citations that no sentence before it had."""

    statement: Statement
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class StruckOut:
    """A sentence that was not, and why."""

    struck: Struck


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer as it stands: written, or the extractive one where there was nothing to write."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class FellBack:
    """The extractive answer as it stands, with a note that says why; what was written before is void."""

    answer: Answer
    reason: Fallback


# The first is `Extracted`; the last, and only that, is `Finished` or `FellBack`.
Event = Extracted | Supported | StruckOut | Finished | FellBack
