"""An answer as the events that a stream sends: what it comes from, each statement, what else is near."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

# What later events bring; all the rest is known when the answer begins.
_LATER = {"text", "statements", "citations", "related", "milliseconds"}


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its name and its data, which becomes a JSON object."""

    name: str
    data: Mapping[str, object]


def answer_events(body: Mapping[str, object]) -> Iterator[Event]:
    """Return an answer in parts; this is the one place that names the events and their order.

    `answer`: all but what follows. `statement`, once for each: the statement, and the citations that no
    event before it had. `related`: further passages. `done`: the whole answer once more, as it stands.

    Args:
        body: what the same question gets as one JSON object.
    """
    yield Event("answer", {name: value for name, value in body.items() if name not in _LATER})
    citations = cast(list[dict[str, object]], body["citations"])
    sent: set[object] = set()
    for statement in cast(list[dict[str, object]], body["statements"]):
        numbers = set(cast(list[int], statement["citations"])) - sent
        sent |= numbers
        new = [citation for citation in citations if citation["number"] in numbers]
        yield Event("statement", {"statement": statement, "citations": new})
    yield Event("related", {"related": body["related"]})
    yield Event("done", body)
