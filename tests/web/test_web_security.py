"""What no page may do: run what was written by others, tell what was asked, obey other sites."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.types import Answer, Filters
from corpus.types import Kind
from index.errors import IndexUnusable
from tests.web.client import FormClient
from tests.web.fakes import DOCUMENTS, FakeAssistant, make_document
from web import assets
from web.app import create_app
from web.assets import Assets
from web.chat_views import ChatView
from web.composer import composer
from web.guard import BODY_LIMIT
from web.render import Renderer
from web.views import ApiDocsView

WEB = Path(assets.__file__).parent
HTMX = {"HX-Request": "true"}
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</mark></title><iframe src=javascript:alert(1)>",
    "{{ 7 * 7 }} {% raw %} %(x)s {0.__class__}",
    "javascript:alert(1)//",
    "<math><mtext></form><form action=//evil.example>",
]
PATHS = ["/", "/dokumenter", f"/dokumenter/{DOCUMENTS[0].id}", "/api/docs", "/findes-ikke", "/samtaler/x"]


class BrokenAssistant(FakeAssistant):
    def ask(self, question: str, filters: Filters) -> Answer:
        raise RuntimeError(f"could not answer {question}")


def hostile(payload: str) -> FormClient:
    """Return pages over a document of which every word is the payload."""
    text = f"# {payload}\n{payload} om klimatilpasning\n• {payload}"
    document = make_document(payload, text, title=payload, kind=Kind.NOTE, organ=payload)
    document = replace(document, file=f"{payload}.txt")
    return FormClient(create_app(FakeAssistant((document,)), version=payload))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_others_is_shown_as_text_everywhere(payload: str) -> None:
    client = hostile(payload)
    question = f"{payload} klimatilpasning"
    pages = [
        client.get("/").text,
        client.get("/", params={"dokument": payload}).text,
        client.get("/dokumenter").text,
        client.post("/spoerg", data={"spoergsmaal": question, "organ": payload}).text,
        client.post("/spoerg", data={"spoergsmaal": question}, headers=HTMX).text,
        client.post("/spoerg", data={"spoergsmaal": payload * 300, "samtale": payload}).text,
    ]
    link = re.search(r'class="cite" href="([^"]+)"', pages[4])
    assert link
    pages.append(client.get(link.group(1).replace("&amp;", "&")).text)
    assert "<mark" in pages[-1]
    for page in pages:
        assert not re.search(r"<(?!/?mark)(img|svg/|iframe|math|script>)", page)
        assert not re.search(r'(href|src|action)="(javascript:|//|https?:)', page)
    shown = payload.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown.replace('"', "&#34;").replace("'", "&#39;") in pages[4]


def test_an_address_is_not_repeated_by_the_page_that_says_it_is_unknown(client: FormClient) -> None:
    for path in ["/ikke/<script>alert(1)</script>", "//evil.example/x", "/dokumenter/<b>", "/api/<b>"]:
        response = client.get(f"http://testserver{path}")
        assert response.status_code == 404
        assert "<b>" not in response.text
        assert "evil" not in response.text
        assert "alert" not in response.text


@pytest.mark.parametrize(
    "path", [*PATHS, "/healthz", "/api/documents", "/api/findes-ikke", "/static/raadslag.css"]
)
def test_every_response_has_the_security_headers(client: FormClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"] or path.startswith("/static/")


@pytest.mark.parametrize("path", PATHS)
def test_no_page_needs_another_host_or_holds_code(client: FormClient, path: str) -> None:
    page = client.get(path).text
    assert not re.search(r"https?://|//[a-z]+\.", page)
    assert not re.search(r"\son\w+=|style=|<style|hx-on|javascript:", page)
    assert re.findall(r"<script(?![^>]* src=\"/static/)", page) == []


def test_our_scripts_and_styles_load_nothing_from_elsewhere() -> None:
    for path in filter(Path.is_file, (WEB / "static").rglob("*")):
        addresses = re.findall(r"https?://[\w.]+", path.read_text("utf-8"))
        assert set(addresses) <= {"http://www.w3.org"}  # the name of the SVG namespace


def test_a_bug_is_told_kindly_and_with_the_headers() -> None:
    client = FormClient(create_app(BrokenAssistant(), version="1"), raise_server_exceptions=False)
    page = client.post("/spoerg", data={"spoergsmaal": "hemmeligt"})
    assert page.status_code == 500
    assert "Der skete en fejl hos os" in page.text
    assert page.text.count("hemmeligt") == 1 == page.text.count("hemmeligt</textarea>")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    part = client.post("/spoerg", data={"spoergsmaal": "hemmeligt"}, headers=HTMX)
    assert "<html" not in part.text
    api = client.post("/api/ask", json={"question": "hemmeligt"})
    assert api.json() == {"error": {"code": "internal", "message": "Something went wrong on the server."}}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        # Behind a proxy that renames the host, the browser's own word counts.
        ({"Origin": "https://raadslag.example", "Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
def test_forms_of_other_sites_are_refused(client: FormClient, headers: dict[str, str], status: int) -> None:
    response = client.post("/spoerg", data={"spoergsmaal": "klimatilpasning"}, headers=headers)
    assert response.status_code == status
    api = client.post("/api/ask", json={"question": "klimatilpasning"}, headers=headers)
    assert api.status_code == status
    if status == 403:
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert api.json()["error"]["code"] == "cross_site"


def test_a_host_header_of_nonsense_is_no_bug_of_ours(client: FormClient) -> None:
    for path in ["/findes-ikke", "/api/findes-ikke"]:
        assert client.get(path, headers={"Host": "["}).status_code == 404


def test_links_from_other_sites_work(client: FormClient) -> None:
    assert client.get("/dokumenter", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_body_over_the_limit_is_refused_unread(client: FormClient) -> None:
    response = client.post("/spoerg", data={"spoergsmaal": "a" * BODY_LIMIT})
    assert response.status_code == 413
    assert "Det sendte fylder for meget" in response.text
    sent = iter([b"a" * BODY_LIMIT, b"b", b"never sent"])
    api = client.post("/api/ask", content=sent)
    assert api.status_code == 413
    assert api.json()["error"]["code"] == "too_large"


def test_no_log_line_holds_what_was_asked(client: FormClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "raadslag")
    client.post("/spoerg", data={"spoergsmaal": "klimatilpasning hemmeligt"})
    client.post("/api/ask", json={"question": "klimatilpasning hemmeligt"})
    client.get("/api/search", params={"q": "klimatilpasning hemmeligt"})
    client.get("/hemmeligt%0aforged line")
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("raadslag")]
    assert not any("hemmeligt" in line or "\n" in line for line in lines)
    assert "question outcome=answered citations=2 search_ms=4 answer_ms=6" in lines
    assert any(re.fullmatch(r"request GET /api/search 200 \d+ ms", line) for line in lines)
    assert any(re.fullmatch(r"request GET - 404 \d+ ms", line) for line in lines)


def test_pages_do_without_what_npm_has_not_installed(tmp_path: Path) -> None:
    renderer = Renderer(Assets(tmp_path), version="1")
    form = composer(FakeAssistant(), Filters())
    assert "htmx.min" not in renderer.html(ChatView((), form, (), "", ()))
    style = Assets(tmp_path).get("raadslag.css")
    assert style is not None
    assert b"woff2" not in style.content
    assert "htmx.min.js" in Assets(tmp_path).absent
    assert "swagger-ui" not in renderer.html(ApiDocsView(script_installed=False))


def test_what_npm_installs_is_pinned_and_names_no_registry() -> None:
    wanted = json.loads((WEB / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((WEB / "package-lock.json").read_text("utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("resolved" not in package for package in locked.values())
    assert all("integrity" in package for path, package in locked.items() if path)


def test_only_the_listed_files_are_served(client: FormClient) -> None:
    for name in ["package.json", "..%2fapp.py", "htmx.js", "chat.js%00", "."]:
        assert client.get(f"/static/{name}").status_code == 404
    script = client.get("/static/chat.js")
    assert script.headers["Content-Type"].startswith("text/javascript")
    assert client.get("/favicon.ico").headers["Content-Type"].startswith("image/svg+xml")


def test_an_asset_is_kept_for_long_only_under_its_digest(client: FormClient) -> None:
    link = re.search(r'href="(/static/raadslag\.css\?v=\w+)"', client.get("/").text)
    assert link
    assert "immutable" in client.get(link.group(1)).headers["Cache-Control"]
    assert client.get("/static/raadslag.css").headers["Cache-Control"] == "no-cache"


def test_an_index_that_cannot_be_used_is_told_without_its_path(caplog: pytest.LogCaptureFixture) -> None:
    class Changing(FakeAssistant):
        def ask(self, question: str, filters: Filters) -> Answer:
            raise IndexUnusable("the index in /srv/hemmeligt was built with another embedder")

    client = FormClient(create_app(Changing(), version="1"), raise_server_exceptions=False)
    page = client.post("/spoerg", data={"spoergsmaal": "Hvad er klimatilpasning?"})
    assert page.status_code == 503
    assert "Der kan ikke søges i dokumenterne lige nu" in page.text
    answer = client.post("/api/ask", json={"question": "Hvad er klimatilpasning?"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "unavailable")
    assert "hemmeligt" not in page.text + answer.text
    assert "hemmeligt" in caplog.text
    assert page.headers["Content-Security-Policy"]
