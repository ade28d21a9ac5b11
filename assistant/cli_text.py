"""What commands print: answers, hits, decisions, JSON."""

from __future__ import annotations

import json

from assistant.types import Answer, SearchResult, Source
from corpus.decisions import Decision


def answer_text(answer: Answer) -> str:
    """Return an answer with its quotes and where they stand."""
    lines = [answer.opening, ""]
    for statement in answer.statements:
        label = f"{statement.label}: " if statement.label else ""
        marks = "".join(f"[{number}]" for number in statement.citations)
        text = statement.text if statement.written else f"»{statement.text}«"
        lines.append(f"  {label}{text} {marks}")
    for citation in answer.citations:
        lines.append(f"\n[{citation.number}] {_place(citation.source)}")
    if not answer.citations:
        lines.extend(f"  - {_place(source)}" for source in answer.related)
    return "\n".join(lines)


def hits_text(result: SearchResult) -> str:
    """Return the passages found, each with its place and score."""
    return "\n\n".join(
        f"{number}. {_place(hit.source)}  ({hit.score:.2f})\n{hit.source.text}"
        for number, hit in enumerate(result.hits, start=1)
    )


def decision_text(decision: Decision) -> str:
    """Return a decision with its day, organ, outcomes and item."""
    number = f"{decision.item_number}. " if decision.item_number else ""
    outcomes = ", ".join(result.value for result in decision.results)
    return f"{decision.date}  {decision.organ}  [{outcomes}]\n{number}{decision.item_title}\n{decision.text}"


def _place(source: Source) -> str:
    breadcrumb = " › ".join((source.title, *source.headings))
    return f"{breadcrumb} ({source.file}:{source.start}-{source.end})"


def print_text(text: str) -> None:
    """Print text for people on standard output."""
    print(text)  # noqa: T201


def print_json(value: object) -> None:
    """Print a value as JSON on one line of standard output."""
    print_text(json.dumps(value, ensure_ascii=False))
