"""Answers, hits and documents as JSON: the command line and the HTTP API print the same object."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.types import Answer, Chip, Citation, SearchResult, Source
from corpus.decisions import Decision
from corpus.types import Document, Masked
from index.library import Report
from index.store import Refusal, StoredFile


def answer_json(answer: Answer) -> dict[str, object]:
    """Return the answer with its citations; offsets are characters in the source file."""
    return {
        "outcome": answer.outcome.value,
        "question": answer.question,
        "language": answer.language.value,
        "chips": [_chip(chip) for chip in answer.chips],
        "opening": answer.opening,
        "text": answer.text,
        "statements": [
            {
                "text": statement.text,
                "label": statement.label,
                "citations": list(statement.citations),
                "written": statement.written,
            }
            for statement in answer.statements
        ],
        "struck": [
            {"text": struck.text, "reason": struck.reason.value, "place": struck.place}
            for struck in answer.struck
        ],
        "note": answer.note,
        "citations": [_citation(citation) for citation in answer.citations],
        "related": [_source(source) for source in answer.related],
        "milliseconds": {"search": answer.search_ms, "answer": answer.answer_ms},
        "read_as": answer.read_as,
        "carried": [{"kind": carried.kind.value, "label": carried.label} for carried in answer.carried],
    }


def search_json(result: SearchResult) -> dict[str, object]:
    """Return the hits, best first."""
    return {
        "question": result.question,
        "language": result.language.value,
        "chips": [_chip(chip) for chip in result.chips],
        "hits": [
            _source(hit.source)
            | {"score": round(hit.score, 4), "also": [_source(source) for source in hit.also]}
            for hit in result.hits
        ],
        "milliseconds": {"search": result.search_ms},
    }


def document_json(document: Document) -> dict[str, object]:
    """Return what a list of documents shows of one."""
    return {
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "kind": document.kind.value,
        "organ": document.organ,
        "date": document.date.isoformat() if document.date else None,
        "period": [document.period.first, document.period.last] if document.period else None,
        "characters": len(document.text.text),
        "sections": len(document.sections),
    }


def decisions_json(decisions: Sequence[Decision]) -> dict[str, object]:
    """Return a list of decisions; offsets are characters in the source file."""
    return {"decisions": [_decision(decision) for decision in decisions]}


def reports_json(reports: Sequence[Report]) -> dict[str, object]:
    """Return what became of each file."""
    return {
        "files": [
            {
                "id": report.id,
                "file": report.name,
                "result": report.result.value,
                "reason": report.reason,
                "documents": report.documents,
                "passages": report.passages,
                "warnings": list(report.warnings),
                "masked": _masked(report.masked),
            }
            for report in reports
        ]
    }


def files_json(files: Sequence[StoredFile], refusals: Sequence[Refusal]) -> dict[str, object]:
    """Return the files that are there, and those that were refused."""
    return {
        "files": [
            {
                "id": file.id,
                "file": file.name,
                "title": file.title,
                "kind": file.kind,
                "organ": file.organ,
                "date": file.date,
                "origin": file.origin,
                "added": file.added,
                "sha256": file.digest,
                "documents": file.documents,
                "passages": file.passages,
                "warnings": list(file.warnings),
                "masked": _masked(file.masked),
            }
            for file in files
        ],
        "refused": [{"file": r.name, "origin": r.origin, "reason": r.reason, "at": r.at} for r in refusals],
    }


def _masked(masked: Sequence[Masked]) -> list[dict[str, object]]:
    return [{"page": found.page, "count": found.count} for found in masked]


def _decision(decision: Decision) -> dict[str, object]:
    span = decision.document.text.span(decision.start, decision.end)
    votes = decision.votes
    return {
        "document": decision.document.id,
        "item": {"number": decision.item_number, "title": decision.item_title},
        "organ": decision.organ,
        "date": decision.date.isoformat() if decision.date else None,
        "outcomes": [result.value for result in decision.results],
        "text": decision.text,
        "proposal": decision.proposal,
        "votes": {"for": votes.in_favour, "against": list(votes.against)} if votes else None,
        "absent": [{"name": person.name, "party": person.party} for person in decision.absent],
        "citation": {"file": decision.document.file, "start": span.start, "end": span.end},
    }


def _chip(chip: Chip) -> dict[str, object]:
    return {"kind": chip.kind.value, "label": chip.label, "by_hand": chip.by_hand}


def _citation(citation: Citation) -> dict[str, object]:
    source = _source(citation.source)
    quote = source.pop("text")
    also = [_source(place) for place in citation.also]
    return {"number": citation.number, "quote": quote} | source | {"also": also}


def _source(source: Source) -> dict[str, object]:
    return {
        "document": source.document_id,
        "file": source.file,
        "start": source.start,
        "end": source.end,
        "title": source.title,
        "kind": source.kind.value,
        "organ": source.organ,
        "date": source.date.isoformat() if source.date else None,
        "period": source.period,
        "page": source.page,
        "headings": list(source.headings),
        "text": source.text,
    }
