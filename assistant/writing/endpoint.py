"""A client for the streaming chat completions of any OpenAI-compatible endpoint.

It trusts the endpoint with nothing: not to answer, to end, to keep to the protocol, or to stay small.
The request runs in a thread of its own, so that the limit on time holds whatever blocks it, a name that
does not resolve or a byte a second.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import httpx2
from pydantic import SecretStr

from assistant.writing.events import Fallback

_CONNECT_S = 3.0
_LARGEST_EVENT = 65_536  # bytes
_LARGEST_RESPONSE = 1_000_000  # bytes; a token takes about 250 of them
_LONGEST_TEXT = 12_000  # characters
_TRY_AGAIN = frozenset({502, 503, 504})
_BY_STATUS = {401: Fallback.DENIED, 403: Fallback.DENIED, 429: Fallback.BUSY, 503: Fallback.BUSY}

Message = Mapping[str, str]


class EndpointFailed(Exception):
    """The endpoint gave no usable answer. It holds a reason only: no address, key or text."""

    def __init__(self, reason: Fallback) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, in seconds, and how much to ask for."""

    first_s: float = 6.0  # until the first piece of text
    total_s: float = 9.0
    tokens: int = 600


class Endpoint:
    """One model behind one address; safe to use from several threads at once."""

    def __init__(
        self, url: str, model: str, key: SecretStr | None = None, limits: Limits | None = None
    ) -> None:
        """Prepare requests to `url` + "/chat/completions"; nothing is sent yet."""
        self._address = url.rstrip("/") + "/chat/completions"
        self._model = model
        self._key = key
        self.limits = limits or Limits()
        # The environment's proxies and .netrc would send text and key where the settings do not say.
        self._client = httpx2.Client(
            trust_env=False,
            follow_redirects=False,
            timeout=httpx2.Timeout(self.limits.first_s, connect=min(_CONNECT_S, self.limits.first_s)),
        )

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield the answer's text piece by piece.

        Raises:
            EndpointFailed: whatever went wrong, within the limits on time.
        """
        arrived: queue.SimpleQueue[str | EndpointFailed | None] = queue.SimpleQueue()
        abandoned = threading.Event()
        began = time.monotonic()
        threading.Thread(target=self._work, args=(messages, arrived, abandoned), daemon=True).start()
        until = began + min(self.limits.first_s, self.limits.total_s)
        length = 0
        try:
            while (piece := _next(arrived, until)) is not None:
                until = began + self.limits.total_s
                length += len(piece)
                if length > _LONGEST_TEXT:
                    raise EndpointFailed(Fallback.ENDLESS)
                yield piece
        finally:
            abandoned.set()

    def _work(
        self,
        messages: Sequence[Message],
        arrived: queue.SimpleQueue[str | EndpointFailed | None],
        abandoned: threading.Event,
    ) -> None:
        try:
            for piece in self._with_one_retry(messages, abandoned):
                if abandoned.is_set():
                    return
                arrived.put(piece)
            arrived.put(None)
        except EndpointFailed as failure:
            arrived.put(failure)
        except Exception:  # noqa: BLE001 - the asker waits for this thread, so nothing may end it silently
            arrived.put(EndpointFailed(Fallback.MALFORMED))

    def _with_one_retry(self, messages: Sequence[Message], abandoned: threading.Event) -> Iterator[str]:
        """Ask again once where the connection failed, or without the fields that not every model takes."""
        body = {"model": self._model, "messages": list(messages), "stream": True}
        optional = {"temperature": 0, "max_tokens": self.limits.tokens}
        began = time.monotonic()
        try:
            yield from self._pieces(body | optional, abandoned)
            return
        except _Retry as again:
            late = time.monotonic() - began > self.limits.first_s / 2
            if late or abandoned.is_set():
                raise EndpointFailed(again.reason) from None
            fields = body if again.plainer else body | optional
        try:
            yield from self._pieces(fields, abandoned)
        except _Retry as again:
            raise EndpointFailed(again.reason) from None

    def _pieces(self, body: Mapping[str, object], abandoned: threading.Event) -> Iterator[str]:
        said = False
        try:
            with self._client.stream(
                "POST", self._address, json=body, headers=self._headers(), timeout=self._client.timeout
            ) as response:
                _check(response)
                for event in httpx2.EventSource(response, max_event_size=_LARGEST_EVENT):
                    if abandoned.is_set() or event.data.strip() == "[DONE]":
                        return
                    if response.num_bytes_downloaded > _LARGEST_RESPONSE:
                        raise EndpointFailed(Fallback.ENDLESS)
                    if piece := _text(event.data):
                        said = True
                        yield piece
        except httpx2.SSEError:
            raise EndpointFailed(Fallback.MALFORMED) from None
        except httpx2.ConnectTimeout:
            raise EndpointFailed(Fallback.UNREACHABLE) from None
        except httpx2.TimeoutException:
            raise EndpointFailed(Fallback.SLOW) from None
        except (httpx2.ConnectError, httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.WriteError):
            if said:
                raise EndpointFailed(Fallback.MALFORMED) from None
            raise _Retry(Fallback.UNREACHABLE) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError):
            raise EndpointFailed(Fallback.MALFORMED) from None

    def _headers(self) -> dict[str, str]:
        headers = {"Accept": "text/event-stream", "Accept-Encoding": "identity"}
        if self._key is not None and self._key.get_secret_value():
            headers["Authorization"] = f"Bearer {self._key.get_secret_value()}"
        return headers


class _Retry(Exception):
    def __init__(self, reason: Fallback, *, plainer: bool = False) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.plainer = plainer


def _next(arrived: queue.SimpleQueue[str | EndpointFailed | None], until: float) -> str | None:
    try:
        piece = arrived.get(timeout=max(until - time.monotonic(), 0.001))
    except queue.Empty:
        raise EndpointFailed(Fallback.SLOW) from None
    if isinstance(piece, EndpointFailed):
        raise piece
    return piece


def _check(response: httpx2.Response) -> None:
    status = response.status_code
    if status == 400:
        raise _Retry(Fallback.FAILED, plainer=True)
    if status in _TRY_AGAIN:
        raise _Retry(_BY_STATUS.get(status, Fallback.FAILED))
    if status != 200:  # a redirect too: text and key go to the host of the settings only
        raise EndpointFailed(_BY_STATUS.get(status, Fallback.FAILED))
    if response.headers.get("content-encoding", "identity") != "identity":
        raise EndpointFailed(Fallback.MALFORMED)


def _text(data: str) -> str:
    """Return the text of one event; most have a little, the first and the last have none."""
    try:
        event = json.loads(data)
        if "error" in event:
            raise EndpointFailed(Fallback.FAILED)
        choices = event["choices"]
        if not choices:
            return ""
        choice = choices[0]
        delta = choice["delta"]
        refused = delta.get("refusal") or choice.get("finish_reason") == "content_filter"
        content = delta.get("content")
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise EndpointFailed(Fallback.MALFORMED) from None
    if refused:
        raise EndpointFailed(Fallback.REFUSED)
    if content is not None and not isinstance(content, str):
        raise EndpointFailed(Fallback.MALFORMED)
    if choice.get("finish_reason") == "length":
        raise EndpointFailed(Fallback.ENDLESS)
    return content or ""
