"""A quiz: questions with the one right answer among some, and the words that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.focus.types import Excerpt


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with its options; `quote` is what it is about, `proof` what shows the right answer."""

    text: str
    quote: Excerpt | None
    options: tuple[str, ...]
    right: int  # the place of the right one among the options
    explained: str
    proof: Excerpt
    kind: str = ""  # what is asked, so that two of one kind can be told

    def __post_init__(self) -> None:
        if len(set(self.options)) < max(2, len(self.options)) or not 0 <= self.right < len(self.options):
            raise ValueError(f"quiz question with options {self.options!r} and answer {self.right}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A question as it was answered; `chosen` is the place of an option, None when it was left out."""

    question: QuizQuestion
    chosen: int | None

    @property
    def is_right(self) -> bool:
        """Tell whether the right option was chosen."""
        return self.chosen == self.question.right


def left_out(questions: Sequence[QuizQuestion], chosen: Sequence[int | None]) -> tuple[int, ...]:
    """Return the numbers, counted from 1, of the questions for which no option was chosen."""
    return tuple(n for n, each in enumerate(mark(questions, chosen), 1) if each.chosen is None)


def mark(questions: Sequence[QuizQuestion], chosen: Sequence[int | None]) -> tuple[Marked, ...]:
    """Return the questions as they were answered; an option that is not there is none."""
    padded = [*chosen, *([None] * len(questions))]
    return tuple(
        Marked(question, place if place is not None and 0 <= place < len(question.options) else None)
        for question, place in zip(questions, padded, strict=False)
    )
