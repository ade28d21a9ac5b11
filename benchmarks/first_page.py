"""What the front page takes to load: bytes, requests, hosts, and the time to its first byte."""

from __future__ import annotations

import http.client
import time
from urllib.parse import urlsplit

import numpy as np
from rich.table import Table

from tests.web.browser import chromium

_FONTS = ("font/woff2",)
_TRIES = 50
LIMIT_KB, LIMIT_MS = 150, 50


def first_page(address: str) -> Table:
    """Return what a browser with an empty cache loads, and the median and 95th percentile of first bytes."""
    loaded, hosts = _loaded(address)
    plain = sum(size for kind, size in loaded if kind not in _FONTS)
    fonts = sum(size for kind, size in loaded if kind in _FONTS)
    waits = [_first_byte(address) for _ in range(_TRIES)]
    p50, p95 = np.percentile(waits, [50, 95])
    shown = Table("first page", "measured", "target", box=None)
    shown.add_row("kB transferred, without fonts", f"{plain / 1000:.1f}", f"below {LIMIT_KB}")
    shown.add_row("kB of fonts", f"{fonts / 1000:.1f}", "")
    shown.add_row("requests", str(len(loaded)), "")
    shown.add_row("hosts", ", ".join(sorted(hosts)), "one")
    shown.add_row("ms to first byte, p50 / p95", f"{p50:.1f} / {p95:.1f}", f"below {LIMIT_MS}")
    return shown


def _loaded(address: str) -> tuple[list[tuple[str, int]], set[str]]:
    """Return the type and transferred bytes (headers included) of each response, and who sent them."""
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    hosts: set[str] = set()

    def note(event: dict[str, object]) -> None:
        response = event["response"]
        if isinstance(response, dict):
            kinds[str(event["requestId"])] = str(response["mimeType"])
            hosts.add(urlsplit(str(response["url"])).netloc)

    with chromium() as browser:
        page = browser.new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", note)
        session.on(
            "Network.loadingFinished",
            lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
        )
        page.goto(address, wait_until="networkidle")
    return [(kind, sizes.get(identity, 0)) for identity, kind in kinds.items()], hosts


def _first_byte(address: str) -> float:
    """Return the milliseconds from a request for the page, on an open connection, to its answer."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.connect()
    began = time.perf_counter()
    connection.request("GET", "/")
    response = connection.getresponse()
    waited = (time.perf_counter() - began) * 1000
    response.read()
    connection.close()
    return waited
