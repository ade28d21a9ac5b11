"""What the reading process and the program say to each other: JSON, which can hold nothing but data."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple

from corpus.readers.types import Extract, HeadingMark, Limits, LineBox, Refused

OCR = b"ocr\n"  # the line that says: text recognition begins, allow it its time


def encode_request(suffix: str, limits: Limits) -> str:
    """Return what the reading process is to know of the file."""
    return json.dumps({"suffix": suffix, "limits": asdict(limits)})


def decode_request(request: str) -> tuple[str, Limits]:
    """Return the suffix and the limits of a request."""
    fields = json.loads(request)
    return fields["suffix"], Limits(**fields["limits"])


def encode(extract: Extract) -> bytes:
    """Return the answer that holds an extract."""
    fields = {
        "text": extract.text,
        "paged": extract.paged,
        "marks": [astuple(mark) for mark in extract.marks],
        "lines": [astuple(line) for line in extract.lines],
        "warnings": extract.warnings,
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def encode_refusal(reason: str) -> bytes:
    """Return the answer that says why there is no extract."""
    return json.dumps({"refused": reason}).encode()


def decode(answer: bytes) -> Extract:
    """Return the extract of an answer. Every field is converted: the process may have been taken over.

    Raises:
        Refused: the answer is a refusal.
        ValueError: it is no answer.
    """
    try:
        fields = json.loads(answer.removeprefix(OCR))
        if "refused" in fields:
            raise Refused(str(fields["refused"]))
        return Extract(
            str(fields["text"]),
            bool(fields["paged"]),
            tuple(HeadingMark(*map(int, row)) for row in fields["marks"]),
            tuple(LineBox(*map(int, row[:3]), *map(float, row[3:])) for row in fields["lines"]),
            tuple(str(warning) for warning in fields["warnings"]),
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("the answer has another shape") from error
