"""A-15: bodies that are slow, huge or odd, and the versions of the libraries that had holes there."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest
import uvicorn
from starlette.exceptions import HTTPException

from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web import slow_clients
from web.app import create_app
from web.guard import UPLOAD_LIMIT, _Incoming
from web.limits import Limits
from web.serve import _config

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def listening(limits: Limits) -> Iterator[int]:
    """Serve as `raadslag serve` does and give the port."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        server = uvicorn.Server(_config(create_app(FakeAssistant(), version="1", limits=limits), ""))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield opened.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(10)


def received(connection: socket.socket) -> bytes:
    connection.settimeout(10)
    found = b""
    while piece := connection.recv(65_536):
        found += piece
    return found


def test_a15_slow_clients_are_ended_and_others_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow_clients, "HEADER_SECONDS", 0.5)
    head = (
        b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
    )
    with listening(Limits(form_seconds=0.5, idle_seconds=0.3)) as port:
        silent, half, slow, again = (socket.create_connection(("127.0.0.1", port)) for _ in range(4))
        half.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        slow.sendall(head)
        again.sendall(b"GET /sund HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.1)
        again.sendall(b"GET /su")  # the next request on a connection that was good once
        with socket.create_connection(("127.0.0.1", port)) as quick:
            quick.sendall(b"GET /sund HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert b'{"status":"ok"}' in received(quick)
        assert received(silent) == b""
        assert received(half) == b""
        slow.settimeout(10)
        assert slow.recv(100).startswith(b"HTTP/1.1 408")
        assert received(again).startswith(b"HTTP/1.1 200")
        for connection in (silent, half, slow, again):
            connection.close()


def test_a15_a_large_head_is_refused() -> None:
    with listening(Limits()) as port, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + b"a" * 300_000)
        connection.settimeout(10)
        assert connection.recv(100).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(("pieces", "status"), [([b"a" * 6, b"a" * 6], 413), ([b"a", None], 408)])
def test_a15_a_body_is_read_no_further_and_no_longer_than_its_limits(
    pieces: list[bytes | None], status: int
) -> None:
    async def run() -> int:
        left = list(pieces)

        async def receive():
            piece = left.pop(0)
            if piece is None:
                await asyncio.sleep(60)
            return {"type": "http.request", "body": piece, "more_body": True}

        incoming = _Incoming(receive, 10, seconds=30, idle=0.05)
        with pytest.raises(HTTPException) as caught:
            await incoming.whole()
        return caught.value.status_code

    assert asyncio.run(run()) == status


def test_a15_a_drip_of_bytes_does_not_go_on_for_ever() -> None:
    async def run() -> None:
        async def receive():
            await asyncio.sleep(0.01)
            return {"type": "http.request", "body": b"a", "more_body": True}

        with pytest.raises(HTTPException) as caught:
            await _Incoming(receive, 10**6, seconds=0.2, idle=5).whole()
        assert caught.value.status_code == 408

    asyncio.run(run())


def test_a15_ten_thousand_fields_are_no_trouble(client: FormClient) -> None:
    fields = "&".join(f"f{number}=" for number in range(7_000))
    began = time.perf_counter()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/spoerg", content=fields, headers=kind).status_code in (400, 403)
    many = "".join(f'--x\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\n\r\n' for n in range(1_010))
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert client.post("/spoerg", content=f"{many}--x--\r\n", headers=kind).status_code == 400
    assert client.post("/spoerg", content=f"{many * 10}--x--\r\n", headers=kind).status_code == 413
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "head",
    [
        'Content-Disposition: form-data; name="' + "a" * 30_000 + '"',
        "\r\n".join(f"X-{n}: a" for n in range(2_000)),
        "X-" + "a" * 30_000,
    ],
)
def test_a15_a_huge_multipart_head_is_refused(client: FormClient, head: str) -> None:
    body = f"--x\r\n{head}\r\n\r\na\r\n--x--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    began = time.perf_counter()
    assert client.post("/spoerg", content=body, headers=kind).status_code in (400, 403)
    assert time.perf_counter() - began < 2


def test_a15_ten_thousand_ranges_are_no_work(client: FormClient) -> None:
    ranges = ",".join(f"{n}-{n + 1}" for n in range(0, 20_000, 2))
    began = time.perf_counter()
    for path in ("/static/raadslag.css", "/dokumenter"):
        response = client.get(path, headers={"Range": f"bytes={ranges}"})
        assert response.status_code in (200, 416)
        assert len(response.content) < 1_000_000
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("library", "least"),
    [
        ("starlette", (0, 49, 1)),  # CVE-2025-62727 (ranges), CVE-2025-54121, CVE-2024-47874 (forms)
        ("fastapi", (0, 109, 1)),  # CVE-2024-24762, CVE-2021-32677 (JSON sent as text)
        ("python-multipart", (0, 0, 18)),  # CVE-2024-53981
        ("jinja2", (3, 1, 6)),  # CVE-2025-27516
        ("h11", (0, 16, 0)),  # CVE-2025-43859
    ],
)
def test_a15_libraries_are_pinned_to_versions_without_known_holes(
    library: str, least: tuple[int, ...]
) -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8").lower()
    pinned = next(line for line in lock.splitlines() if line.startswith(f"{library}=="))
    for found in (pinned.partition("==")[2], version(library)):
        assert tuple(int(part) for part in found.split(".")[:3]) >= least


def test_files_of_one_form_have_a_limit() -> None:
    assert UPLOAD_LIMIT == 200_000_000
