"""The tools, called by the official client: in process, over the standard streams, over HTTP."""

from __future__ import annotations

import json
import re
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import httpx2
import pytest
from anyio.abc import Process
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from assistant.register import DecisionFilter
from assistant.render import answer_json, decisions_json, search_json
from assistant.types import Answer, Filters
from corpus.decisions import Decision
from tests.web.fakes import DOCUMENTS, FakeAssistant, source_text
from tests.web.server import serving_app
from web.guard import BODY_LIMIT
from web.programs.mcp_server import Opening, build_server, http_app

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "Hvad er formålet med klimatilpasning?"
pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def calling(assistant: FakeAssistant | None = None) -> AsyncIterator[Client]:
    fake = assistant or FakeAssistant()
    async with Client(build_server(lambda: fake, version="1.2.3")) as client:
        yield client


def text(result: CallToolResult) -> str:
    (content,) = result.content
    return content.text


async def test_there_are_four_tools_that_only_read() -> None:
    async with calling() as client:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == ["search", "ask", "decisions", "open_passage"]
        assert "never tells you what to do" in client.instructions
        assert client.server_info.version == "1.2.3"
    for tool in tools:
        assert tool.title
        assert tool.description
        assert tool.annotations.read_only_hint
        assert all(each["description"] for each in tool.input_schema["properties"].values())
        assert tool.output_schema["type"] == "object"


async def test_an_answer_is_the_assistants_own() -> None:
    async with calling() as client:
        result = await client.call_tool("ask", {"question": QUESTION})
    answer = FakeAssistant().ask(QUESTION, Filters())
    assert result.structured_content == answer_json(answer)
    said = text(result)
    assert said.startswith(answer.opening)
    assert all(f"»{citation.source.text}«" in said for citation in answer.citations)
    assert re.search(r"\*\*Kilder\*\*\n\n1\. .*\(document=\"virksomhedsplan-2012-teknisk\", start=\d+", said)
    assert "](" not in said  # nobody may be serving the pages


async def test_a_search_lists_passages_within_its_bounds() -> None:
    asked = {"question": QUESTION, "document": "koncerngrundlag-2023-2028", "limit": 1}
    async with calling() as client:
        result = await client.call_tool("search", asked)
    found = FakeAssistant().search(QUESTION, Filters(document="koncerngrundlag-2023-2028"), 1)
    assert result.structured_content == search_json(found)
    assert found.hits[0].source.text in text(result)


async def test_decisions_are_counted_and_listed() -> None:
    class Twice(FakeAssistant):
        def decisions(self, wanted: DecisionFilter) -> list[Decision]:
            return super().decisions(wanted) * 2

    async with calling(Twice()) as client:
        result = await client.call_tool("decisions", {"from_date": "2015-01-01", "limit": 1})
        none = await client.call_tool("decisions", {"to_date": "1999-12-31"})
    (found,) = FakeAssistant().decisions(DecisionFilter())
    assert result.structured_content == decisions_json([found]) | {"total": 2}
    assert text(result).startswith("1 / 2\n\n1. Kulturudvalget, 2015-03-03, ")
    assert f"»{found.text}«" in text(result)
    assert (text(none), none.structured_content["total"]) == ("0 / 0", 0)


async def test_a_citation_can_be_opened() -> None:
    async with calling() as client:
        answer = await client.call_tool("ask", {"question": QUESTION})
        cited = answer.structured_content["citations"][0]
        place = {name: cited[name] for name in ("document", "start", "end")}
        opened = (await client.call_tool("open_passage", place | {"context": 60})).structured_content
        bare = (await client.call_tool("open_passage", place | {"context": 0})).structured_content
    assert opened["passage"] == cited["quote"]
    assert opened["headings"] == cited["headings"]
    assert source_text(DOCUMENTS[0])[opened["start"] : opened["end"]] == cited["quote"]
    whole = DOCUMENTS[0].text.text
    around = f"{opened['before']}\n{opened['passage']}\n{opened['after']}"
    assert around in whole
    assert 0 < len(opened["after"]) <= 60
    assert whole[whole.index(around) - 1].isspace()  # no word is cut
    assert (bare["before"], bare["passage"], bare["after"]) == ("", cited["quote"], "")


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ask", {"question": " "}, "the question is empty"),
        ("ask", {"question": "a" * 1001}, "shorten it to 1000"),
        ("ask", {}, "question"),
        ("ask", {"question": QUESTION, "document": "nej"}, "no document has the id 'nej'"),
        ("search", {"question": QUESTION, "year": 20122}, "less than or equal to 9999"),
        ("search", {"question": "\ud800"}, "lone surrogate"),
        ("decisions", {"from_date": "i går"}, "from_date"),
        ("decisions", {"from_date": "2012-02-01", "to_date": "2012-01-01"}, "give the earlier day first"),
        ("decisions", {"outcome": "måske"}, "outcome"),
        ("open_passage", {"document": "nej", "start": 1, "end": 2}, "no document has the id 'nej'"),
        ("open_passage", {"document": DOCUMENTS[0].id, "start": 9, "end": 3}, "stands at 9-3"),
        ("open_passage", {"document": DOCUMENTS[0].id, "start": 0, "end": 5}, "stands at 0-5"),
        ("open_passage", {"document": DOCUMENTS[0].id, "start": 10**9, "end": 10**9 + 1}, "stands at"),
        ("sing", {}, "sing"),
    ],
)
async def test_what_cannot_be_done_is_told(tool: str, arguments: dict, told: str) -> None:
    async with calling() as client:
        result = await client.call_tool(tool, arguments)
    assert result.is_error
    assert told in text(result)


async def test_a_bug_is_told_without_what_was_asked() -> None:
    class Broken(FakeAssistant):
        def ask(self, question: str, filters: Filters) -> Answer:
            raise RuntimeError(question)

    async with calling(Broken()) as client:
        result = await client.call_tool("ask", {"question": QUESTION})
    assert result.is_error
    assert text(result) == "Error executing tool ask"


def process(*arguments: str) -> StdioServerParameters:
    return StdioServerParameters(
        command=sys.executable, args=["-m", "tests.web.tool_server", *arguments], cwd=ROOT
    )


async def test_the_standard_streams_answer_before_the_model_is_loaded(tmp_path: Path) -> None:
    loaded = tmp_path / "loaded"
    async with Client(stdio_client(process("wait", str(loaded)))) as client:
        assert len((await client.list_tools()).tools) == 4
        loaded.touch()
        result = await client.call_tool("ask", {"question": QUESTION})
        assert result.structured_content["citations"]


@asynccontextmanager
async def pinged() -> AsyncIterator[tuple[Process, bytes]]:
    """Start the program and give it with the first it said."""
    command = [sys.executable, "-m", "tests.web.tool_server"]
    async with await anyio.open_process(command, cwd=ROOT, stderr=None) as server:
        await server.stdin.send(b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        yield server, await server.stdout.receive()


async def test_the_standard_output_carries_nothing_but_the_protocol() -> None:
    async with pinged() as (server, first):
        await server.stdin.aclose()
        said = b"".join([first, *[chunk async for chunk in server.stdout]])
        assert [json.loads(line)["jsonrpc"] for line in said.splitlines()] == ["2.0"]
        assert await server.wait() == 0


async def test_ctrl_c_ends_it_while_the_other_side_says_nothing() -> None:
    async with pinged() as (server, _):
        server.send_signal(signal.SIGINT)
        with anyio.fail_after(30):
            assert await server.wait() == -signal.SIGINT


async def test_an_assistant_that_cannot_be_opened_is_told() -> None:
    async with Client(stdio_client(process("broken"))) as client:
        result = await client.call_tool("ask", {"question": QUESTION})
    assert result.is_error
    assert "there is no index yet; run 'raadslag build'" in text(result)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving_app(http_app(Opening(FakeAssistant), version="1.2.3")) as address:
        yield f"{address}/mcp"


async def test_the_tools_are_served_over_http(address: str) -> None:
    async with Client(address) as client:
        assert len((await client.list_tools()).tools) == 4
        result = await client.call_tool("ask", {"question": QUESTION})
    assert result.structured_content["citations"][0]["number"] == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example:80"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://localhost:3000"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Type": "text/plain"}, 400),
    ],
)
def test_web_pages_and_other_hosts_are_refused(address: str, headers: dict, status: int) -> None:
    params = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    }
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    accepts = {"Accept": "application/json, text/event-stream"}
    response = httpx2.post(address, json=message, headers=accepts | headers)
    assert response.status_code == status
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "access-control-allow-origin" not in response.headers


def test_a_large_body_is_refused(address: str) -> None:
    response = httpx2.post(
        address, content=b"a" * (BODY_LIMIT + 1), headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 413
