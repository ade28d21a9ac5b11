"""A-12 to A-14: how fast, how many at once, for how long; counted by user, in bounded memory."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
import threading
import time
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient

from assistant.types import Answer, Filters
from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.limits import Limits, Pending, Slots, StillAnswering, Window
from web.visitor import COOKIE

QUESTION = {"spoergsmaal": "Hvad er formålet med klimatilpasning?"}


def served(limits: Limits | None = None, assistant: FakeAssistant | None = None) -> FastAPI:
    return create_app(assistant or FakeAssistant(), version="1", limits=limits or Limits())


def browser(app: FastAPI, address: str = "10.0.0.7") -> FormClient:
    return FormClient(app, client=(address, 50_000), raise_server_exceptions=False)


def ask(client: TestClient) -> int:
    return client.post("/spoerg", data=QUESTION, follow_redirects=False).status_code


def test_a12_the_sixteenth_question_in_a_minute_must_wait() -> None:
    client = browser(served())
    assert [ask(client) for _ in range(15)] == [303] * 15
    response = client.post("/spoerg", data=QUESTION)
    assert response.status_code == 429
    seconds = int(response.headers["Retry-After"])
    assert 50 <= seconds <= 60
    assert f"Du har stillet mange spørgsmål på kort tid. Prøv igen om {seconds} sekunder." in response.text
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    part = client.post("/spoerg", data=QUESTION, headers={"HX-Request": "true"})
    assert part.status_code == 429
    assert "<html" not in part.text
    assert client.get("/").status_code == 200  # reading goes on


def test_a12_users_behind_one_address_do_not_use_up_each_others_questions() -> None:
    app = served()
    clients = [browser(app) for _ in range(20)]
    assert [ask(client) for client in clients for _ in range(15)] == [303] * 300
    assert {ask(client) for client in clients} == {429}


def test_a12_made_up_cookies_do_not_help_for_long() -> None:
    app = served(Limits(questions=2, of_address=3))
    assert [ask(browser(app)) for _ in range(8)] == [303] * 6 + [429] * 2
    assert ask(browser(app, "10.0.0.8")) == 303


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions"])
def test_a12_programs_are_counted_by_their_address(path: str) -> None:
    app = served()
    body = {"question": "klimatilpasning"} if path == "/api/ask" else {
        "model": "raadslag", "messages": [{"role": "user", "content": "klimatilpasning"}],
    }  # fmt: skip
    statuses = [browser(app).post(path, json=body).status_code for _ in range(16)]
    assert statuses == [200] * 15 + [429]
    response = browser(app).post(path, json=body)
    assert response.headers["Retry-After"]
    assert response.json()["error"]["code"] == "too_many_requests"
    assert browser(app, "10.0.0.8").post(path, json=body).status_code == 200


def test_a12_pages_are_counted_but_not_what_they_load() -> None:
    client = browser(served(Limits(reads=20)))
    ask(client)  # which gives it a cookie
    assert [client.get("/dokumenter").status_code for _ in range(21)] == [200] * 20 + [429]
    assert "Du har sendt mange anmodninger på kort tid." in client.get("/").text
    assert {client.get("/static/raadslag.css").status_code for _ in range(50)} == {200}
    assert {client.get(path).status_code for path in ("/healthz", "/sund") for _ in range(50)} == {200}


def test_a12_a_minute_later_there_is_room_again() -> None:
    now = [0.0]
    window = Window(2, clock=lambda: now[0])
    waits = []
    for moment in (0, 10, 20, 59.5, 60, 61, 70):
        now[0] = moment
        waits.append(window.wait("jeg"))
        if not waits[-1]:
            window.take("jeg")
    assert waits == [0, 0, 40, 1, 0, 9, 0]


def test_a12_what_is_counted_stays_small() -> None:
    window = Window(180, keys=100)
    for _ in range(1_000):
        key = secrets.token_hex(8)
        for _ in range(300):
            window.take(key)
    assert len(window._taken) == 100
    assert max(map(len, window._taken.values())) == 180


class Slow(FakeAssistant):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go = threading.Semaphore(0), threading.Event()

    def ask(self, question: str, filters: Filters) -> Answer:
        self.begun.release()
        self.go.wait(10)
        return super().ask(question, filters)


def test_a13_a_second_question_waits_for_the_first() -> None:
    assistant = Slow()
    app = served(assistant=assistant)
    client = browser(app)
    client.get("/samtaler")
    ask_first: list[int] = []
    token = secrets.token_urlsafe(32)
    client.cookies.set(COOKIE, token, domain="testserver.local", path="/")
    other_window = browser(app)
    other_window.cookies.set(COOKIE, token, domain="testserver.local", path="/")
    first = threading.Thread(target=lambda: ask_first.append(ask(client)))
    first.start()
    assert assistant.begun.acquire(timeout=10)
    second = other_window.post("/spoerg", data={"spoergsmaal": "Noget andet?"})
    assert second.status_code == 409
    assert "Vent på svaret, før du stiller det næste spørgsmål." in second.text
    assert "Noget andet?" in second.text  # it need not be written again
    part = other_window.post("/spoerg", data=QUESTION, headers={"HX-Request": "true"})
    assert (part.status_code, "<html" in part.text) == (409, False)
    stranger = threading.Thread(target=lambda: ask_first.append(ask(browser(app))))
    stranger.start()
    assert assistant.begun.acquire(timeout=10)  # another user is not held up
    assistant.go.set()
    first.join(10)
    stranger.join(10)
    assert ask_first == [303, 303]
    assert ask(other_window) == 303


def test_a13_a_question_that_fails_lets_the_next_one_in() -> None:
    pending = Pending()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), pending.answering("jeg"):
            raise ZeroDivisionError
    with pending.answering("jeg"), pending.answering("en anden"):
        with pytest.raises(StillAnswering), pending.answering("jeg"):
            pass
        with pytest.raises(StillAnswering), pending.answering("jeg"):
            pass


def streaming(limits: Limits) -> tuple[FastAPI, list[str]]:
    """Return an application with a stream that does not end, and how streams of it ended."""
    app, ended = served(limits), list[str]()

    async def endless() -> AsyncIterator[str]:
        try:
            while True:
                yield "data: x\n\n"
                await asyncio.sleep(0.01)
        finally:
            ended.append("ended")

    @app.get("/endeloes")
    async def stream() -> StreamingResponse:
        return StreamingResponse(endless(), media_type="text/event-stream")

    return app, ended


class Reader:
    """A client that opens a stream and reads as it likes, on the application itself."""

    def __init__(self, app: FastAPI, token: str, path: str = "/endeloes", accept: str = "") -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = b""
        self.leave = asyncio.Event()
        self.block = asyncio.Event()
        self.blocks = False
        headers = [(b"cookie", f"{COOKIE}={token}".encode()), (b"host", b"x")]
        headers += [(b"accept", accept.encode())] if accept else []
        scope = {
            "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
            "headers": headers, "client": ("10.0.0.7", 1), "server": ("x", 80), "scheme": "http",
            "http_version": "1.1", "asgi": {"version": "3.0", "spec_version": "2.3"}, "root_path": "",
        }  # fmt: skip
        self.task = asyncio.create_task(app(scope, self._receive, self._send))

    async def _receive(self) -> dict[str, object]:
        await self.leave.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {k.decode().lower(): v.decode() for k, v in message["headers"]}
        else:
            self.body += message.get("body", b"")
            if self.blocks:
                await self.block.wait()

    async def begun(self) -> int:
        while not self.status:
            await asyncio.sleep(0.005)
        return self.status


def test_a14_a_user_has_three_streams_and_all_have_so_many() -> None:
    app, ended = streaming(Limits(all_streams=5))

    async def run() -> None:
        readers = [Reader(app, "a" * 43) for _ in range(4)]
        assert sorted([await reader.begun() for reader in readers]) == [200, 200, 200, 429]
        refused = next(reader for reader in readers if reader.status == 429)
        await refused.task
        assert "Der er for mange svar på vej." in refused.body.decode()
        assert refused.headers["retry-after"]
        others = [Reader(app, "b" * 43), Reader(app, "c" * 43), Reader(app, "d" * 43)]
        assert sorted([await reader.begun() for reader in others]) == [200, 200, 429]
        opened = [reader for reader in readers + others if reader.status == 200]
        opened[0].leave.set()
        await asyncio.wait_for(opened[0].task, 5)
        again = Reader(app, "a" * 43)
        assert await again.begun() == 200  # its slot was freed
        for reader in [*opened, again]:
            reader.leave.set()
            await asyncio.wait_for(reader.task, 5)

    asyncio.run(run())
    assert len(ended) >= 6


def test_a14_two_hundred_streams_do_not_keep_health_waiting() -> None:
    app, _ = streaming(Limits())

    async def run() -> tuple[list[int], float]:
        readers = [Reader(app, secrets.token_urlsafe(32)) for _ in range(200)]
        statuses = [await reader.begun() for reader in readers]
        began = time.perf_counter()
        health = Reader(app, "h" * 43, "/sund")
        assert await health.begun() == 200
        took = time.perf_counter() - began
        for reader in readers:
            reader.leave.set()
        await asyncio.wait_for(asyncio.gather(*(reader.task for reader in readers)), 20)
        return statuses, took

    statuses, took = asyncio.run(run())
    assert (statuses.count(200), statuses.count(429)) == (100, 100)
    assert took < 1  # 0.2 s on a quiet machine


@pytest.mark.parametrize("blocks", [False, True])
def test_a14_a_stream_ends_in_time_also_when_nobody_reads_it(blocks: bool) -> None:
    app, ended = streaming(Limits(stream_seconds=0.2, streams=1))

    async def run() -> None:
        reader = Reader(app, "a" * 43)
        reader.blocks = blocks
        assert await reader.begun() == 200
        await asyncio.wait_for(reader.task, 5)
        again = Reader(app, "a" * 43)
        assert await again.begun() == 200
        again.leave.set()
        await asyncio.wait_for(again.task, 5)

    asyncio.run(run())
    assert len(ended) == 2


def test_a14_answers_that_end_by_themselves_are_whole() -> None:
    client = browser(served())
    for _ in range(5):
        response = client.post(
            "/api/ask", json={"question": "klimatilpasning"}, headers={"Accept": "text/event-stream"}
        )
        assert response.headers["Content-Type"].startswith("text/event-stream")
        events = re.findall(r"^event: (\w+)$", response.text, re.MULTILINE)
        assert (events[0], events[-1]) == ("answer", "done")
        assert json.loads(response.text.rstrip().rpartition("data: ")[2])


def test_a14_slots_count_each_user_and_all() -> None:
    slots = Slots(2, 3)
    assert [slots.take(user) for user in "aaabb"] == [True, True, False, True, False]
    slots.free("a")
    assert [slots.take(user) for user in "bc"] == [True, False]
    for user in "abb":
        slots.free(user)
    assert not slots._open
