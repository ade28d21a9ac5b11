"""Plans of tests, and their parts as text."""

from __future__ import annotations

from corpus.outline import Part
from corpus.plans import Initiative, Plan, plan
from corpus.types import Document
from tests.texts import read


def text(document: Document, part: Part) -> str:
    return "\n".join(document.text.text[start:end] for start, end in part.spans)


def of_text(source: str) -> Plan:
    (document,) = read(source, kind="virksomhedsplan")
    return plan(document)


def parts_of(initiative: Initiative, document: Document) -> list[tuple[str, str]]:
    return [(part.label, text(document, part)) for part in initiative.parts]
