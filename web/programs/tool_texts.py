"""What the tools return as text, for a model to read."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

from assistant.texts import PROMPTS
from assistant.types import Answer, SearchResult, Source
from corpus.decisions import Decision
from web.programs.content import parts, plain
from web.programs.passage import Opened
from web.turns import Card

SAID: dict[str, dict[str, str]] = {
    group: {name: text.strip() for name, text in texts.items()}
    for group, texts in tomllib.loads((PROMPTS / "tools.toml").read_text("utf-8")).items()
}


def answer_text(answer: Answer) -> str:
    """Return the answer with [1] marks and where its sources can be opened."""
    return "".join(part.text for part in parts(answer, "", _with_arguments))


def search_text(result: SearchResult) -> str:
    """Return the hits, best first, each with where it can be opened."""
    return "\n\n".join(
        f"{number}. {_heading(hit.source.title, hit.source.headings)} {_arguments(hit.source)}\n"
        f"{hit.source.text}"
        for number, hit in enumerate(result.hits, 1)
    )


def decisions_text(decisions: Sequence[Decision], total: int) -> str:
    """Return the decisions that are shown, and how many there are in all."""
    head = f"{len(decisions)} / {total}"
    return "\n\n".join((head, *(_decision(number, d) for number, d in enumerate(decisions, 1))))


def passage_text(found: Opened) -> str:
    """Return the passage in quotation marks, with the text around it."""
    head = _heading(found.document.title, found.headings)
    return "\n\n".join(filter(None, (head, found.before, f"»{found.text}«", found.after)))


def passage_json(found: Opened) -> dict[str, object]:
    """Return the passage with all that tells where it comes from."""
    document = found.document
    span = document.text.span(found.stretch.start, found.stretch.end)
    period = document.period
    return {
        "document": document.id,
        "file": document.file,
        "start": span.start,
        "end": span.end,
        "title": document.title,
        "kind": document.kind.value,
        "organ": document.organ,
        "date": document.date.isoformat() if document.date else None,
        "period": "-".join(dict.fromkeys((str(period.first), str(period.last)))) if period else None,
        "page": document.page_at(span.start),
        "headings": list(found.headings),
        "before": found.before,
        "passage": found.text,
        "after": found.after,
    }


def _with_arguments(card: Card, source: Source) -> str:
    return ", ".join((_heading(card.title, (card.breadcrumb,)), *card.facts)) + f" {_arguments(source)}"


def _arguments(source: Source) -> str:
    """Return what `open_passage` takes to open it."""
    return _opens(source.document_id, source.start, source.end)


def _opens(document_id: str, start: int, end: int) -> str:
    return f'(document="{document_id}", start={start}, end={end})'


def _heading(title: str, headings: Sequence[str]) -> str:
    return plain(" › ".join(filter(None, dict.fromkeys((title, *headings)))))


def _decision(number: int, decision: Decision) -> str:
    span = decision.document.text.span(decision.start, decision.end)
    item = ". ".join(str(part) for part in (decision.item_number, decision.item_title) if part)
    outcomes = ", ".join(result.value for result in decision.results)
    head = ", ".join(str(part) for part in (decision.organ, decision.date, item) if part)
    place = _opens(decision.document.id, span.start, span.end)
    return f"{number}. {head} [{outcomes}] {place}\n»{decision.text}«"
