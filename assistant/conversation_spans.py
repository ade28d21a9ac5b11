"""An answer as it is kept: where its quotes stand and the assistant's own words, but no quoted text.

Quotes are read from the documents again whenever a conversation is looked at. So nothing that a document
no longer says can be shown, and the file of conversations holds none of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from assistant.cite import source_at
from assistant.place import clean_offset
from assistant.texts import texts
from assistant.types import (
    Answer,
    Carried,
    CarriedKind,
    Chip,
    ChipKind,
    Citation,
    Filters,
    Language,
    Outcome,
    Place,
    Source,
    Statement,
    StrikeReason,
    Struck,
)
from corpus.types import Document

Find = Callable[[str], Document | None]  # the document of an id, as it is now
_BETWEEN = ("", " ")  # what stands between the parts of a quote over a page break

JSON = dict[str, Any]


def filters_text(filters: Filters) -> str:
    """Return filters as JSON."""
    return json.dumps(
        [filters.year, filters.organ, filters.document, sorted(filters.without)], ensure_ascii=False
    )


def to_filters(text: str) -> Filters:
    """Return the filters that `filters_text` wrote."""
    year, organ, document, without = json.loads(text)
    return Filters(year, organ, document, frozenset(ChipKind(kind) for kind in without))


def answer_text(answer: Answer, find: Find) -> str:
    """Return an answer as JSON; what it quotes of documents that `find` no longer has is left out."""
    by_number = {citation.number: citation.source.text for citation in answer.citations}
    body: JSON = {
        "outcome": answer.outcome.value,
        "language": answer.language.value,
        "chips": [[chip.kind.value, chip.label, chip.by_hand] for chip in answer.chips],
        "opening": answer.opening,
        "statements": [_statement_json(statement, by_number) for statement in answer.statements],
        "citations": [[_ref(c.source, find), _refs(c.also, find)] for c in answer.citations],
        "related": _refs(answer.related, find),
        "ms": [answer.search_ms, answer.answer_ms],
        "read_as": answer.read_as,
        "carried": [[carried.kind.value, carried.label] for carried in answer.carried],
        "place": _place_json(answer.place),
        "struck": [[struck.text, struck.reason.value, struck.place] for struck in answer.struck],
        "note": answer.note,
    }
    return json.dumps(body, ensure_ascii=False)


def to_answer(question: str, text: str, find: Find) -> Answer:
    """Return the answer that `answer_text` wrote; a withdrawn one when a quote's document has changed."""
    body: JSON = json.loads(text)
    language = Language(body["language"])
    if body["outcome"] == Outcome.WITHDRAWN.value:
        return withdrawn(question, language)
    citations = [
        Citation(number, source, _sources(also, find))
        for number, (ref, also) in enumerate(body["citations"], start=1)
        if (source := _source(ref, find))
    ]
    if len(citations) < len(body["citations"]):
        return withdrawn(question, language)
    by_number = {citation.number: citation.source.text for citation in citations}
    return Answer(
        outcome=Outcome(body["outcome"]),
        question=question,
        language=language,
        chips=tuple(Chip(ChipKind(kind), label, by_hand) for kind, label, by_hand in body["chips"]),
        opening=body["opening"],
        statements=tuple(_statement(each, by_number) for each in body["statements"]),
        citations=tuple(citations),
        related=_sources(body["related"], find),
        search_ms=body["ms"][0],
        answer_ms=body["ms"][1],
        read_as=body["read_as"],
        carried=tuple(Carried(CarriedKind(kind), label) for kind, label in body["carried"]),
        place=Place(*body["place"]) if body["place"] else None,
        struck=tuple(Struck(said, StrikeReason(why), at) for said, why, at in body.get("struck", ())),
        note=body.get("note"),
    )


def withdrawn(question: str, language: Language) -> Answer:
    """Return what stands for an answer whose documents were changed or removed: the question stays."""
    opening = texts(language).say("not_found", "withdrawn")
    return Answer(Outcome.WITHDRAWN, question, language, (), opening, (), (), (), 0.0, 0.0)


def withdrawn_text(language: Language) -> str:
    """Return what is kept of a withdrawn answer."""
    return json.dumps({"outcome": Outcome.WITHDRAWN.value, "language": language.value})


def documents_of(answer: Answer) -> set[tuple[str, str]]:
    """Return the documents, with their versions, without which an answer may not be shown."""
    found = {(c.source.document_id, c.source.version) for c in answer.citations}
    return found | ({(answer.place.document_id, answer.place.version)} if answer.place else set())


def _ref(source: Source, find: Find) -> list[object] | None:
    """Return where a source stands in its document's clean text, and how many headings it shows."""
    document = find(source.document_id)
    if document is None or document.version != source.version:
        return None
    start, end = clean_offset(document, source.start), clean_offset(document, source.end)
    return [source.document_id, source.version, start, end, len(source.headings)]


def _refs(sources: Sequence[Source], find: Find) -> list[list[object]]:
    return [ref for source in sources if (ref := _ref(source, find))]


def _source(ref: Sequence[Any] | None, find: Find) -> Source | None:
    if ref is None:
        return None
    identity, version, start, end, depth = ref
    document = find(identity)
    if document is None or document.version != version:
        return None
    return source_at(document, start, end, depth=depth)


def _sources(refs: Sequence[Sequence[Any]], find: Find) -> tuple[Source, ...]:
    return tuple(source for ref in refs if (source := _source(ref, find)))


def _statement_json(statement: Statement, by_number: dict[int, str]) -> JSON:
    between = _between(statement.text, [by_number[number] for number in statement.citations])
    return {
        # Words that are not the quote's own are the assistant's, and kept.
        "text": None if between is not None else statement.text,
        "between": between,
        "citations": list(statement.citations),
        "label": statement.label,
        "written": statement.written,
    }


def _between(text: str, quotes: Sequence[str]) -> list[str] | None:
    """Return what joins the quotes to a statement's text; None when it is not made of them alone."""
    found: list[str] = []
    for number, quote in enumerate(quotes):
        joint = next(
            (each for each in _BETWEEN if text.startswith(each + quote) and (number or not each)), None
        )
        if joint is None:
            return None
        found.append(joint)
        text = text[len(joint) + len(quote) :]
    return found if not text else None


def _statement(said: JSON, by_number: dict[int, str]) -> Statement:
    quotes = [by_number[number] for number in said["citations"]]
    text = said["text"]
    if text is None:
        text = "".join(joint + quote for joint, quote in zip(said["between"], quotes, strict=True))
    return Statement(text, tuple(said["citations"]), said["label"], said.get("written", False))


def _place_json(place: Place | None) -> list[object] | None:
    return [place.document_id, place.version, place.start, place.end, place.title] if place else None
