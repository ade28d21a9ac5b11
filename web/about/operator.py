"""Who runs the program, and what they have set that visitors are told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Operator:
    """The municipality and its settings; what is not set is empty.

    Attributes:
        municipality: its name.
        mail: the address that people write to.
        phone: the number that they call.
        statement_url: where its accessibility statement is published.
        checked: the day on which the pages' accessibility was checked last; None where nobody has said.
        conversation_days: for which conversations are kept after their last question; 0: until it stops.
        share_days: for which a link to a shared answer works; 0 where sharing is off.
        feedback_days: for which feedback is kept.
        keeps_unanswered: whether questions without an answer are kept without their asker's consent.
        model_host: where the language model is asked; empty where none is.
    """

    municipality: str = ""
    mail: str = ""
    phone: str = ""
    statement_url: str = ""
    checked: dt.date | None = None
    conversation_days: int = 0
    share_days: int = 0
    feedback_days: int = 365
    keeps_unanswered: bool = False
    model_host: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what a statement must have that is not set."""
        wanted = {
            "kommunens navn": self.municipality,
            "en e-mailadresse": self.mail,
            "et telefonnummer": self.phone,
            "adressen på erklæringen": self.statement_url,
        }
        return tuple(name for name, value in wanted.items() if not value)
