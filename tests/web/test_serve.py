"""The server on an address."""

from __future__ import annotations

import socket

import pytest

from assistant.errors import ServerError
from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.serve import serve


def test_a_taken_port_is_told_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=rf"cannot listen on 127.0.0.1:{port}: .*; choose another"):
            serve(create_app(FakeAssistant(), version="1"), host="127.0.0.1", port=port)


def test_an_unknown_host_is_told_too() -> None:
    with pytest.raises(ServerError, match="cannot listen on"):
        serve(create_app(FakeAssistant(), version="1"), host="ikke-en-vært.invalid", port=8000)
