"""A set of questions whose answers are known: one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue, TypeAdapter, ValidationError

from corpus.errors import RaadslagError

UNANSWERABLE = "unanswerable"
FIELDS = ("lang", "style", "kind", "persona", "file", "set")  # what questions can be grouped by


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what finding and answering it takes."""

    id: str
    question: str
    lang: str = ""
    style: str = ""
    kind: str = ""  # UNANSWERABLE, or what sort of thing is asked for
    persona: str = ""
    set: str = ""
    file: str = ""  # the source file that holds the evidence, without its ending
    evidence: tuple[str, ...] = ()  # quotes from the source
    must: tuple[str, ...] = ()  # strings that a right answer holds
    any: bool | None = None  # whether one piece of evidence is enough; None: it is when there is but one
    also: JsonValue = None  # other places of the evidence; then a hit in any file counts

    @property
    def is_answerable(self) -> bool:
        """Tell whether the documents hold an answer."""
        return self.kind != UNANSWERABLE

    @property
    def one_is_enough(self) -> bool:
        """Tell whether one piece of evidence serves the question."""
        return len(self.evidence) < 2 if self.any is None else self.any

    def group(self, field: str) -> str:
        """Return the question's value of one of `FIELDS`."""
        return str(getattr(self, field)) or "-"


_Row = TypeAdapter(Question)


def read_questions(path: Path) -> list[Question]:
    """Read a question set.

    Raises:
        RaadslagError: the file cannot be read or holds no question, or a line is no question.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RaadslagError(f"cannot read the questions in {path}: {error}") from error
    questions = list(_parsed(path, lines))
    if not questions:
        raise RaadslagError(f"{path} holds no questions; write one JSON object a line")
    return questions


def _parsed(path: Path, lines: list[str]) -> Iterator[Question]:
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = _Row.validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            raise RaadslagError(f"{path}, line {number}: {where}: {first['msg']}; correct it") from error
        if question.is_answerable and not question.evidence:
            raise RaadslagError(
                f'{path}, line {number}: question {question.id!r} has no "evidence"; quote what answers it, '
                f'or give it the kind "{UNANSWERABLE}"'
            )
        if question.id in seen:
            raise RaadslagError(f"{path}, line {number}: id {question.id!r} is taken; give another")
        seen.add(question.id)
        yield question
