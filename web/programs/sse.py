"""Server-Sent Events: a response that comes in parts."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping

from fastapi.responses import JSONResponse, Response, StreamingResponse

from web.programs.events import Event, answer_events

MEDIA_TYPE = "text/event-stream"
# Some proxies collect a response before they pass it on, unless it says that they must not.
STREAM_HEADERS = {"X-Accel-Buffering": "no"}
_BUG = {"error": {"code": "internal", "message": "Something went wrong on the server."}}


def data_line(value: Mapping[str, object]) -> str:
    """Return one event's data as a line of its own.

    Only ASCII: many readers split at every line break that Unicode knows, also within the data.
    """
    return f"data: {json.dumps(value, ensure_ascii=True)}\n\n"


def json_or_events(accept: str, body: Mapping[str, object]) -> Response:
    """Return an answer as one JSON object, or as events where the Accept header asks for them."""
    if not wants_events(accept):
        return JSONResponse(dict(body), headers={"Vary": "Accept"})
    lines = _lines(answer_events(body))
    return StreamingResponse(lines, media_type=MEDIA_TYPE, headers={"Vary": "Accept", **STREAM_HEADERS})


def wants_events(accept: str) -> bool:
    """Tell whether an Accept header names the media type of event streams, and not with weight 0."""
    for part in accept.lower().split(","):
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        if media_type == MEDIA_TYPE:
            return not any(_is_zero(parameter) for parameter in parameters)
    return False


def _is_zero(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    return name.strip() == "q" and not value.strip().strip("0.")


def _lines(events: Iterator[Event]) -> Iterator[str]:
    try:
        for event in events:
            yield f"event: {event.name}\n{data_line(event.data)}"
    except Exception:
        # The status has been sent, so that only the stream itself can still say it.
        logging.getLogger("raadslag.web").exception("an answer broke off")
        yield f"event: error\n{data_line(_BUG)}"
