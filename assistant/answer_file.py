"""Answers a file of questions into a file of answers, for measuring quality."""

from __future__ import annotations

import json
import os
from pathlib import Path

from assistant.ask import Assistant
from assistant.errors import InvalidQuestion
from assistant.types import Outcome
from corpus.errors import RaadslagError
from index.progress import Progress

_HITS = 10


def answer_file(
    assistant: Assistant, questions: Path, answers: Path, progress: Progress | None = None
) -> int:
    """Answer every question; return how many there were.

    Args:
        assistant: answers.
        questions: one JSON object a line, with "id" and "question".
        answers: written line by line beside its place and put there when all are answered; each line has
            the question's "id", "hits" (file, start, end), "answer" (outcome, text, citations) and
            "milliseconds". Offsets are characters in the source file.
        progress: hears of each question.

    Raises:
        RaadslagError: a line is no such object, or a file cannot be read or written.
    """
    rows = _questions(questions)
    aside = answers.with_name(f".{answers.name}.{os.getpid()}")
    if progress:
        progress.step("Answering", len(rows))
    try:
        with aside.open("w", encoding="utf-8") as file:
            for identity, question in rows:
                file.write(json.dumps(_answer(assistant, identity, question), ensure_ascii=False) + "\n")
                if progress:
                    progress.advance()
        aside.replace(answers)
    except OSError as error:
        raise RaadslagError(f"cannot write {answers}: {error.strerror}") from error
    finally:
        aside.unlink(missing_ok=True)
    return len(rows)


def _questions(path: Path) -> list[tuple[str, str]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RaadslagError(f"cannot read {path}: {error}") from error
    rows: list[tuple[str, str]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append((str(row["id"]), str(row["question"])))
        except (ValueError, KeyError, TypeError) as error:
            raise RaadslagError(
                f'{path}, line {number}: not a JSON object with "id" and "question"; correct that line'
            ) from error
    return rows


def _answer(assistant: Assistant, identity: str, question: str) -> dict[str, object]:
    try:
        answer = assistant.ask(question)
        result = assistant.search(question, limit=_HITS)
    except InvalidQuestion as error:
        declined = {"outcome": Outcome.DECLINED.value, "text": str(error), "citations": []}
        return {"id": identity, "hits": [], "answer": declined, "milliseconds": {}}
    return {
        "id": identity,
        "hits": [
            {"file": hit.source.file, "start": hit.source.start, "end": hit.source.end} for hit in result.hits
        ],
        "answer": {
            "outcome": answer.outcome.value,
            "text": answer.text,
            "citations": [
                {"file": c.source.file, "start": c.source.start, "end": c.source.end, "quote": c.source.text}
                for c in answer.citations
            ],
        },
        "milliseconds": {"search": result.search_ms, "answer": answer.answer_ms},
    }
