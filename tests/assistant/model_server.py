"""A small real server that speaks the streaming chat completions of OpenAI, well or badly.

A behaviour gets the request's body and a `Reply` to answer with. Every request is kept, so that a test
can see what was sent.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from corpus.sentences import sentences


@dataclass
class Request:
    """What was sent."""

    path: str
    headers: dict[str, str]
    body: dict

    @property
    def text(self) -> str:
        return "\n".join(message["content"] for message in self.body["messages"])

    @property
    def passages(self) -> dict[int, str]:
        """The passages by their numbers, as a model would read them."""
        found = re.findall(r'<(data-\w+) (?:nummer|number)="(\d+)">\n(.*?)\n</\1>', self.text, re.DOTALL)
        return {int(number): text.partition("\n\n")[2] for _, number, text in found}


class Reply:
    """Writes a response, whole or piece by piece."""

    def __init__(self, handler: BaseHTTPRequestHandler, stopped: threading.Event) -> None:
        self._handler = handler
        self.stopped = stopped

    def status(self, status: int, body: str = "", kind: str = "application/json", **headers: str) -> None:
        self._handler.send_response(status)
        data = body.encode()
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()
        self._handler.wfile.write(data)

    def begin(self, kind: str = "text/event-stream") -> None:
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", kind)
        self._handler.end_headers()

    def raw(self, text: str) -> None:
        self._handler.wfile.write(text.encode())
        self._handler.wfile.flush()

    def piece(self, text: str | None, **choice: object) -> None:
        delta = {} if text is None else {"content": text}
        self.raw(f"data: {json.dumps({'choices': [{'index': 0, 'delta': delta, **choice}]})}\n\n")

    def say(self, *lines: str) -> None:
        """Stream the lines in small pieces, as a model does, and end well."""
        self.begin()
        self.raw(": a comment\n\n")
        self.raw('data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}\n\n')
        for piece in re.findall(r"\s*\S{1,7}|\s+", "\n".join(lines)):
            self.piece(piece)
        self.piece(None, finish_reason="stop")
        self.raw('data: {"choices":[],"usage":{"total_tokens":7}}\n\ndata: [DONE]\n\n')

    def wait(self, seconds: float) -> None:
        self.stopped.wait(seconds)


Behaviour = Callable[[Request, Reply], None]


def saying(*lines: str) -> Behaviour:
    return lambda request, reply: reply.say(*lines)


def quoting(request: Request, reply: Reply) -> None:
    """Answer well: the first sentence of the first passage, in its own words."""
    number, text = next(iter(request.passages.items()))
    reply.say(f"{first_sentence(text)} [{number}]")


def first_sentence(text: str) -> str:
    """Return the first sentence of a passage that is long enough to say something."""
    found = (text[start:end] for start, end in sentences(text))
    return next((re.sub(r"^[•√·▪o–-]\s+", "", said) for said in found if len(said) > 40), text)


def failing(status: int, body: str = "{}", **headers: str) -> Behaviour:
    return lambda request, reply: reply.status(status, body, **headers)


def hanging(request: Request, reply: Reply) -> None:
    reply.wait(30)


def hanging_after_headers(request: Request, reply: Reply) -> None:
    reply.begin()
    reply.raw(": still there\n\n")
    reply.wait(30)


def dripping(request: Request, reply: Reply) -> None:
    """A byte now and then, so that no single read is slow."""
    reply.begin()
    with suppress(OSError):
        while not reply.stopped.is_set():
            reply.raw(":")
            reply.wait(0.1)


def stalling(request: Request, reply: Reply) -> None:
    """Begin well and never go on."""
    reply.begin()
    reply.piece("Forvaltningen har ")
    reply.wait(30)


def endless(request: Request, reply: Reply) -> None:
    reply.begin()
    with suppress(OSError):
        while not reply.stopped.is_set():
            reply.piece("Kommunen planlægger mere og mere. [1] ")


def endless_word(request: Request, reply: Reply) -> None:
    reply.begin()
    with suppress(OSError):
        while not reply.stopped.is_set():
            reply.piece("a" * 100)


def huge_event(request: Request, reply: Reply) -> None:
    reply.begin()
    with suppress(OSError):
        reply.piece("x" * 10_000_000)


def huge_line(request: Request, reply: Reply) -> None:
    reply.begin()
    with suppress(OSError):
        reply.raw("data: " + "x" * 10_000_000)


def silent_flood(request: Request, reply: Reply) -> None:
    """Events without text, for ever."""
    reply.begin()
    with suppress(OSError):
        while not reply.stopped.is_set():
            reply.piece(None)


def raw(text: str, kind: str = "text/event-stream") -> Behaviour:
    def answer(request: Request, reply: Reply) -> None:
        reply.begin(kind)
        reply.raw(text)

    return answer


def breaking_off(request: Request, reply: Reply) -> None:
    reply._handler.send_response(200)
    reply._handler.send_header("Content-Type", "text/event-stream")
    reply._handler.send_header("Content-Length", "100000")
    reply._handler.end_headers()
    reply.piece("Forvaltningen ")


@dataclass
class ModelServer:
    """A server on a free port of this machine; `behaviour` may be changed between requests."""

    behaviour: Behaviour = quoting
    requests: list[Request] = field(default_factory=list)
    url: str = ""

    @property
    def sent(self) -> str:
        """Everything that was sent to it."""
        return "\n".join(request.text for request in self.requests)


@contextmanager
def serving_model(behaviour: Behaviour = quoting) -> Iterator[ModelServer]:
    """Serve a behaviour until the block ends; what hangs then is let go."""
    model = ModelServer(behaviour)
    stopped = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            request = Request(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            model.requests.append(request)
            with suppress(OSError):
                model.behaviour(request, Reply(self, stopped))

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield model
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()


def timed(call: Callable[[], object]) -> float:
    """Return how many seconds a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began
