"""The client of a language model against a real server that behaves, and that does not."""

from __future__ import annotations

import logging
import socket
import threading
import time
from contextlib import suppress

import pytest
from pydantic import SecretStr

from assistant.writing.endpoint import Endpoint, EndpointFailed, Limits
from assistant.writing.events import Fallback
from tests.assistant import model_server as ms

MESSAGES = [{"role": "system", "content": "regler"}, {"role": "user", "content": "spørgsmål"}]
LIMITS = Limits(first_s=0.8, total_s=1.5, tokens=100)


def endpoint(url: str, key: str = "", limits: Limits = LIMITS) -> Endpoint:
    return Endpoint(url, "a-model", SecretStr(key), limits)


def failure(behaviour: ms.Behaviour) -> tuple[Fallback, float, list[ms.Request]]:
    """Return why a behaviour is a failure, after how long, and the requests that it took."""
    with ms.serving_model(behaviour) as model:
        began = time.perf_counter()
        with pytest.raises(EndpointFailed) as failed:
            "".join(endpoint(model.url).stream(MESSAGES))
        return failed.value.reason, time.perf_counter() - began, model.requests


def test_the_text_comes_piece_by_piece() -> None:
    with ms.serving_model(ms.saying("Første sætning. [1]", "Anden sætning. [2]")) as model:
        pieces = list(endpoint(model.url, "hemmelig").stream(MESSAGES))
    assert len(pieces) > 3
    assert "".join(pieces) == "Første sætning. [1]\nAnden sætning. [2]"
    (request,) = model.requests
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer hemmelig"
    assert request.body == {
        "model": "a-model",
        "messages": MESSAGES,
        "stream": True,
        "temperature": 0,
        "max_tokens": 100,
    }


def test_a_model_gets_no_tools_and_no_key_where_none_is_set() -> None:
    with ms.serving_model(ms.saying("Svar.")) as model:
        "".join(endpoint(model.url).stream(MESSAGES))
    assert not {"tools", "functions", "tool_choice"} & set(model.requests[0].body)
    assert "authorization" not in model.requests[0].headers


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (ms.failing(401), Fallback.DENIED),
        (ms.failing(403), Fallback.DENIED),
        (ms.failing(404), Fallback.FAILED),
        (ms.failing(429), Fallback.BUSY),
        (ms.failing(500, "<html>Internal error</html>"), Fallback.FAILED),
        (ms.failing(302, Location="http://127.0.0.1:9/elsewhere"), Fallback.FAILED),
        (ms.raw("<html><body>Login</body></html>", "text/html"), Fallback.MALFORMED),
        (ms.raw('{"choices": []}', "application/json"), Fallback.MALFORMED),
        (ms.raw("data: {not json}\n\n"), Fallback.MALFORMED),
        (ms.raw("data: []\n\n"), Fallback.MALFORMED),
        (ms.raw("data: 7\n\n"), Fallback.MALFORMED),
        (ms.raw('data: {"choices": [7]}\n\n'), Fallback.MALFORMED),
        (ms.raw('data: {"choices": {"a": 1}}\n\n'), Fallback.MALFORMED),
        (ms.raw('data: {"choices": [{"delta": {"content": ["a"]}}]}\n\n'), Fallback.MALFORMED),
        (ms.raw("data: " + "[" * 50_000 + "\n\n"), Fallback.MALFORMED),
        (ms.raw('data: {"error": {"message": "overloaded"}}\n\n'), Fallback.FAILED),
        (ms.raw('data: {"choices": [{"delta": {"refusal": "I cannot"}}]}\n\n'), Fallback.REFUSED),
        (
            ms.raw('data: {"choices": [{"delta": {}, "finish_reason": "content_filter"}]}\n\n'),
            Fallback.REFUSED,
        ),
        (
            ms.raw('data: {"choices": [{"delta": {"content": "a"}, "finish_reason": "length"}]}\n\n'),
            Fallback.ENDLESS,
        ),
        (ms.hanging, Fallback.SLOW),
        (ms.hanging_after_headers, Fallback.SLOW),
        (ms.dripping, Fallback.SLOW),
        (ms.stalling, Fallback.SLOW),
        (ms.endless_word, Fallback.ENDLESS),
        (ms.huge_event, Fallback.MALFORMED),
        (ms.huge_line, Fallback.MALFORMED),
        (ms.breaking_off, Fallback.MALFORMED),
    ],
)
def test_what_goes_wrong_is_told_within_the_time(behaviour: ms.Behaviour, reason: Fallback) -> None:
    told, seconds, requests = failure(behaviour)
    assert told is reason
    assert seconds < LIMITS.total_s + 0.5
    assert len(requests) == 1


def test_events_without_text_come_to_an_end() -> None:
    told, seconds, _ = failure(ms.silent_flood)
    assert told in (Fallback.ENDLESS, Fallback.SLOW)
    assert seconds < LIMITS.total_s + 0.5


@pytest.mark.parametrize(
    ("status", "reason"), [(502, Fallback.FAILED), (503, Fallback.BUSY), (504, Fallback.FAILED)]
)
def test_what_may_pass_is_tried_once_more(status: int, reason: Fallback) -> None:
    told, _, requests = failure(ms.failing(status))
    assert told is reason
    assert len(requests) == 2


def test_a_second_try_can_succeed() -> None:
    with ms.serving_model() as model:

        def once(request: ms.Request, reply: ms.Reply) -> None:
            reply.status(503) if len(model.requests) == 1 else reply.say("Svar.")

        model.behaviour = once
        assert "".join(endpoint(model.url).stream(MESSAGES)) == "Svar."


def test_fields_that_a_model_does_not_take_are_left_out_the_second_time() -> None:
    def strict(request: ms.Request, reply: ms.Reply) -> None:
        reply.status(400) if "temperature" in request.body else reply.say("Svar.")

    with ms.serving_model(strict) as model:
        assert "".join(endpoint(model.url).stream(MESSAGES)) == "Svar."
    assert set(model.requests[1].body) == {"model", "messages", "stream"}


def test_an_address_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(EndpointFailed) as failed:
        list(endpoint(f"http://127.0.0.1:{port}/v1").stream(MESSAGES))
    assert failed.value.reason is Fallback.UNREACHABLE


def test_a_name_that_does_not_resolve() -> None:
    began = time.perf_counter()
    with pytest.raises(EndpointFailed) as failed:
        list(endpoint("http://no-such-host.invalid/v1").stream(MESSAGES))
    assert failed.value.reason in (Fallback.UNREACHABLE, Fallback.SLOW)
    assert time.perf_counter() - began < LIMITS.total_s + 0.5


def test_a_redirect_is_not_followed() -> None:
    with ms.serving_model() as other:
        told, _, _ = failure(ms.failing(307, Location=f"{other.url}/chat/completions"))
        assert told is Fallback.FAILED
        assert other.requests == []


def test_the_environments_proxy_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with ms.serving_model() as proxy, ms.serving_model(ms.saying("Svar.")) as model:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.setenv("NO_PROXY", "")
        monkeypatch.setenv("no_proxy", "")
        assert "".join(endpoint(model.url).stream(MESSAGES)) == "Svar."
        assert proxy.requests == []


def test_the_key_and_the_text_are_neither_logged_nor_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for behaviour in (ms.saying("Et svar."), ms.failing(401, "hemmelig"), ms.raw("data: {\n\n")):
        with ms.serving_model(behaviour) as model, suppress(EndpointFailed):
            "".join(endpoint(model.url, "hemmelig-key").stream(MESSAGES))
    written = caplog.text
    assert "hemmelig" not in written
    assert "spørgsmål" not in written
    assert "Et svar" not in written


def test_the_thread_ends_when_nobody_reads_on() -> None:
    before = threading.active_count()
    with ms.serving_model(ms.endless) as model:
        stream = endpoint(model.url).stream(MESSAGES)
        next(stream)
        stream.close()
    until = time.monotonic() + 3
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.05)
    assert threading.active_count() <= before
