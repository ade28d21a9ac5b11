"""Hostile text and requests, on every page in every state (the numbers are those of the threat list)."""

from __future__ import annotations

import json
import logging
import re
from functools import cache
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from httpx2 import Response
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from assistant.archive import Original
from assistant.feedback import About, Entry, Shown
from tests.index.shelf import text as shelf_text
from tests.web.admin.office import office
from tests.web.client import FormClient
from tests.web.documents.archive import FakeArchive
from tests.web.fakes import FakeAssistant
from tests.web.hostile import DOCUMENT, MINUTES, PAYLOADS, HostileAssistant
from tests.web.states import HTMX, STATES, Scene, State, set_up
from web.app import create_app
from web.headers import SECURITY_HEADERS
from web.render import _TEMPLATES, Renderer

HARMLESS = "Uskyldig tekst om noget"
# Where an attribute leads or loads from.
LEADS = ("href", "src", "action", "formaction", "data", "poster", "hx-get", "hx-post", "srcdoc")
OWN = re.compile(r"(?!//)[/#?]|mailto:|data:image/|http://testserver/|webcal://testserver/")
PROGRAMS = ("/api/", "/v1/", "/oparl/", "/static/", "/healthz", "/sund", "/favicon.ico")
PAGES = tuple(state for state in STATES if not state.file)


class Stage:
    """The pages over documents and questions of one text."""

    def __init__(self, *texts: str) -> None:
        text = " ".join(texts)
        app = create_app(HostileAssistant(text, *texts), version="1")
        self.client = FormClient(app, raise_server_exceptions=False)
        self.scene: Scene = set_up(self._send, DOCUMENT, MINUTES, text=text, organ=text)

    def _send(self, path, form):
        response = self.client.get(path) if form is None else self.client.post(path, data=form)
        assert response.status_code == 200
        return str(response.url), response.text

    def show(self, state: State):
        """Return the response of a state."""
        path, headers = self.scene.fill(state.path), HTMX if state.part else {}
        if state.form is None:
            return self.client.get(path, headers=headers)
        return self.client.post(path, data=self.scene.form(state), headers=headers)


@cache
def harmless() -> Stage:
    return Stage(HARMLESS)


@cache
def kinds(path: str) -> set[tuple[str, ...]]:
    """Return which elements, with which attributes, the states of a page have when no text is hostile."""
    states = [state for state in PAGES if page_of(state) == path]
    return {kind_of(element) for state in states for element in elements(harmless().show(state).text)}


def page_of(state: State) -> str:
    return state.path.partition("?")[0]


def elements(page: str):
    return [
        element for element in html.fromstring(f"<html>{page}</html>").iter() if isinstance(element.tag, str)
    ]


def kind_of(element) -> tuple[str, ...]:
    # What a state of a field or a link adds to it is not new.
    passing = {"id", "class", "lang", "hidden", "selected", "checked", "open", "aria-current", "title"}
    return (element.tag, *sorted(set(element.attrib) - passing))


def plain(text: str) -> str:
    """Return text as a reader compares it: without the marks of direction that pages neutralise."""
    return re.sub(r"[\s\u202a-\u202e\u2066-\u2069]", "", text)


# Five at a time: each stage takes half a second.
@pytest.mark.parametrize("payloads", [PAYLOADS[at : at + 5] for at in range(0, len(PAYLOADS), 5)])
def test_x2_x4_hostile_text_is_text_on_every_page(payloads: tuple[str, ...]) -> None:
    text, stage = " ".join(payloads), Stage(*payloads)
    for state in PAGES:
        response = stage.show(state)
        assert response.status_code == state.status, state
        found = elements(response.text)
        assert {kind_of(element) for element in found} <= kinds(page_of(state)), state
        for element in found:
            for name in LEADS:
                assert OWN.match(element.get(name) or "/"), (state.name, element.get(name))
        if state.shows:
            assert plain(text) in plain(html.fromstring(f"<html>{response.text}</html>").text_content()), (
                state
            )


def test_x1_every_response_has_every_header() -> None:
    for state in STATES:
        response = harmless().show(state)
        assert response.status_code == state.status, state
        sent = response.headers
        for name, value in SECURITY_HEADERS.items():
            assert sent[name].startswith(value), (state.name, name)
        assert "no-store" in sent["Cache-Control"], state
        assert not {"server", "x-powered-by"} & set(sent)


def test_x1_every_download_is_saved_under_a_safe_name() -> None:
    stage = Stage('x"; filename="y.exe')
    for state in STATES:
        if state.file and state.status == 200:
            sent = stage.show(state).headers
            kind = sent["content-type"].partition(";")[0]
            assert kind not in {"text/html", "image/svg+xml", "application/xhtml+xml"}, state
            assert ".exe" not in sent.get("content-disposition", ""), state


@pytest.mark.parametrize("status", [403, 413, 500])
def test_x1_refusals_and_bugs_have_the_headers(status: int) -> None:
    class Broken(FakeAssistant):
        def ask(self, question, filters):
            raise RuntimeError("fejl")

    client = FormClient(create_app(Broken(), version="1"), raise_server_exceptions=False)
    sent = {403: {"Origin": "https://evil.example"}}.get(status, {})
    question = "a" * 100_000 if status == 413 else "Hvad?"
    response = client.post("/spoerg", data={"spoergsmaal": question}, headers=sent)
    assert response.status_code == status
    assert all(response.headers[name] == value for name, value in SECURITY_HEADERS.items())


def test_every_page_is_in_the_table(caplog: pytest.LogCaptureFixture) -> None:
    """A page that is missing here is missing in all tests of this kind: add it to `tests/web/states.py`."""
    caplog.set_level(logging.INFO, "raadslag")
    for state in STATES:
        harmless().show(state)
    asked = {tuple(line.split()[1:3]) for line in caplog.messages if line.startswith("request ")}
    routes = [
        route
        for each in harmless().client.app.routes
        for route in (each.original_router.routes if hasattr(each, "original_router") else [each])
        if isinstance(route, APIRoute) and not route.path.startswith(PROGRAMS)
    ]
    read = {route.path for route in routes if "GET" in route.methods}
    changed = {route.path for route in routes if "POST" in route.methods}
    assert read - {path for method, path in asked if method == "GET"} == set()
    # What only changes something and leads to a page of the table.
    left = changed - {path for method, path in asked if method == "POST"}
    assert all(path.endswith(("/slet", "/slet-alle", "/navn", "/stop")) for path in left), left


MIXED = "1 < 2 & <b>fed</b> &amp; \"citat\" 'x' <mark>ikke vores</mark>"


@settings(max_examples=25)
@given(st.integers(-9, 400), st.integers(-9, 400))
def test_x3_taking_the_marks_away_gives_the_escaped_text(start: int, end: int) -> None:
    client = mixed().client
    page = client.get(f"/dokumenter/{DOCUMENT}", params={"fra": start, "til": end}).text
    text = client.get(f"/dokumenter/{DOCUMENT}").text
    assert shown_text(page) == shown_text(text)
    assert "&lt;mark&gt;ikke vores&lt;/mark&gt;" in text


@cache
def mixed() -> Stage:
    return Stage(MIXED)


def shown_text(page: str) -> list[str]:
    """Return the paragraphs of a document's text, as they were escaped, without our marks."""
    page = re.sub(r'<mark[^>]*>(<span class="sr-only">Citat: </span>)?|</mark>', "", page)
    return re.findall(r"<(?:p|li)>([^\n]*ikke vores[^\n]*)</", page)


def test_x4_every_template_is_escaped_whatever_its_name() -> None:
    environment = Renderer.__init__.__globals__["Environment"]
    assert {path.suffix for path in Path(_TEMPLATES).rglob("*") if path.is_file()} == {".html"}
    made = harmless().client.app.state.renderer._environment
    assert isinstance(made, environment)
    assert made.autoescape is True
    for name in ("x.html", "x.html.j2", "x.txt", "x"):
        assert made.from_string("{{ text }}", globals={"name": name}).render(text="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    "name", ["x.html", "x.svg", "x.xhtml", "x.htm.pdf", 'x"; filename="y.html', "æ\r\nX-Y: z.pdf"]
)
def test_x5_an_original_is_saved_and_never_shown(tmp_path: Path, name: str) -> None:
    (tmp_path / "fil").write_text("<script>alert(1)</script>", "utf-8")
    assistant = FakeAssistant()
    archive = FakeArchive(originals={assistant.documents()[0].id: Original(tmp_path / "fil", name)})
    client = FormClient(create_app(assistant, version="1", archive=archive))
    response = client.get(f"/dokumenter/{assistant.documents()[0].id}/original")
    sent = response.headers
    assert sent["content-disposition"].startswith("attachment; ")
    assert sent["content-type"] in {"application/octet-stream", "application/pdf"}
    assert "sandbox" in sent["content-security-policy"]
    assert sent["x-content-type-options"] == "nosniff"
    assert "x-y" not in sent


def test_x6_an_event_holds_a_whole_sentence() -> None:
    client = FormClient(create_app(HostileAssistant(" ".join(PAYLOADS)), version="1"))
    said = client.post(
        "/api/ask", json={"question": "Hvad om klimatilpasning?"}, headers={"Accept": "text/event-stream"}
    ).text
    data = [json.loads(line[6:]) for line in said.split("\n") if line.startswith("data: ")]
    whole = data[-1]["statements"]
    assert [each["statement"] for each in data if "statement" in each] == whole
    assert all(payload in whole[0]["text"] for payload in PAYLOADS)
    assert all(line.startswith(("data: ", "event: ")) or not line for line in said.split("\n"))


@pytest.mark.parametrize(
    "path",
    ["/ikke/<script>alert(1)</script>", "//evil.example", "//evil.example/%2f..", "/dokumenter/<b>evil</b>",
     "/delt/<b>evil</b>", "/moeder/<b>evil</b>/punkt/<i>", "/samtaler/<b>evil</b>",
     "/api/<b>evil</b>", "/\\evil.example"],
)  # fmt: skip
def test_x9_no_address_is_repeated(path: str) -> None:
    response = harmless().client.get(f"http://testserver{path}", follow_redirects=False)
    assert response.status_code == 404
    assert "evil" not in response.text
    assert "<b>" not in response.text


def test_x9_no_page_leads_to_another_host() -> None:
    stage = Stage("//evil.example")
    for state in STATES:
        path, form = stage.scene.fill(state.path), stage.scene.form(state)
        headers = {"Referer": "https://evil.example/", "X-Forwarded-Host": "evil.example"}
        response = (
            stage.client.get(path, headers=headers, follow_redirects=False)
            if state.form is None
            else stage.client.post(path, data=form, headers=headers, follow_redirects=False)
        )
        assert re.match(r"(/(?!/)|$)", response.headers.get("location", "")), state


ADMINISTRATION = (
    "/administration",
    "/administration/dokumenter",
    "/administration/tilbagemeldinger",
    "/administration/tilbagemeldinger?vis=alle",
    "/administration/ubesvarede",
    "/administration/dokumenter/fil/fjern",
    "/administration/dokumenter/fil/erstat",
)


def administration(folder: Path, text: str, name: str) -> dict[str, Response]:
    """Return the operator's pages over feedback of a text and files of a name; one of them is refused."""
    folder.mkdir()
    opened = office(folder)
    client = opened.client()
    entry = Entry(About.ANSWER, useful=False, comment=text, question=text, documents=(Shown(text, text),))
    opened.feedback.record(entry)
    opened.feedback.record_unanswered(text, consented=True)
    # A file's id is made of its name: this one keeps its own.
    job = opened.add(
        client, {"fil.txt": f"{text}\n\n{shelf_text(1)}", f"{name}.txt": shelf_text(2), f"{name}.pdf": "x"}
    )
    return {"job": job} | {path: client.get(path) for path in ADMINISTRATION}


def test_x2_hostile_text_is_text_on_the_operators_pages(tmp_path: Path) -> None:
    text, name = " ".join(PAYLOADS)[:1000], "<img src=x onerror=alert(1)> {{7*7}}"
    harmless_pages = administration(tmp_path / "a", HARMLESS, "navn")
    pages = administration(tmp_path / "b", text, name)
    for path, response in pages.items():
        assert response.status_code == 200, path
        wanted = {kind_of(element) for element in elements(harmless_pages[path].text)}
        found = elements(response.text)
        assert {kind_of(element) for element in found} <= wanted, path
        for element in found:
            assert all(OWN.match(element.get(each) or "/") for each in LEADS), path
        assert all(response.headers[header] == value for header, value in SECURITY_HEADERS.items()), path
    for path in ("/administration/tilbagemeldinger", "/administration/ubesvarede"):
        shown = html.fromstring(pages[path].text).text_content()
        assert plain(text) in plain(shown), path
