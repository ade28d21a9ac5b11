"""What is done with an answer: a model's words after the quotes, stopping, going on, editing, once."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from assistant.errors import InvalidQuestion
from assistant.types import Answer, Filters, Outcome, Statement
from index.errors import IndexUnusable
from tests.web.chat.asking import HTMX, NOTHING, QUESTION, ask, attribute, pages, part
from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.once import Asked, Once

WRITTEN = "Regnvand skal ledes væk."


class Writer:
    """Writes one sentence once it may."""

    def __init__(self) -> None:
        self.asked = 0
        self.may = threading.Event()
        self.may.set()

    def finish(self, answer: Answer, filters: Filters) -> Answer:
        self.asked += 1
        self.may.wait(10)
        if answer.outcome is not Outcome.ANSWERED:
            return answer
        said = (Statement(WRITTEN, (1,), written=True),)
        return replace(answer, statements=said, citations=answer.citations[:1], note="Skrevet.")


def writing_address(page: str) -> str:
    return attribute(page, r'<form hx-post="([^"]+/skrevet)"')


def test_quotes_come_first_and_the_words_take_their_place() -> None:
    writer = Writer()
    client = pages(writer=writer)
    first = part(client)
    assert writer.asked == 0
    assert "»Klimatilpasning skal sikre" in first
    assert "Skriver svar …" in first
    assert "Stop svaret" in first
    assert 'id="status"' not in first  # the second announcement comes with the words
    again = client.post(writing_address(first), data={}, headers=HTMX).text
    assert WRITTEN in again
    assert "Skriver svar" not in again
    assert "Svaret er klar. 1 kilde." in again
    address = writing_address(first).partition("/svar/")[0]
    assert WRITTEN in client.get(address).text
    client.post(writing_address(first), data={}, headers=HTMX)
    assert writer.asked == 1


def test_without_the_script_the_answer_waits_for_the_words() -> None:
    client = pages(writer=Writer())
    page = client.get(ask(client)).text
    assert WRITTEN in page
    assert "Skriver svar" not in page


def test_what_was_stopped_stays_as_it_was() -> None:
    writer = Writer()
    client = pages(writer=writer)
    address = writing_address(part(client))
    writer.may.clear()
    with ThreadPoolExecutor(1) as pool:
        late = pool.submit(client.post, address, data={}, headers=HTMX)
        stopped = client.post(address.replace("skrevet", "stop"), data={}, headers=HTMX).text
        writer.may.set()
        assert WRITTEN not in late.result().text
    assert "Du stoppede svaret." in stopped
    assert "»Klimatilpasning skal sikre" in stopped
    page = client.get(address.partition("/svar/")[0]).text
    assert "Du stoppede svaret." in page
    assert WRITTEN not in page


def test_an_answer_of_another_is_not_there() -> None:
    client = pages(writer=Writer())
    address = writing_address(part(client))
    stranger = FormClient(client.app)
    base = address.rpartition("/")[0]
    for name in ("skrevet", "stop", "vurdering", "send"):
        assert stranger.post(f"{base}/{name}", data={"nyttig": "ja"}).status_code == 404
    assert stranger.get(f"{base}/videre").status_code == 404
    assert client.post(base.replace("/svar/1", "/svar/9/stop"), data={}).status_code == 404


def test_a_question_is_edited_by_an_address_that_does_not_hold_it(client: FormClient) -> None:
    address = ask(client)
    link = attribute(client.get(address).text, r'href="([^"]+ret=1)#spoerg"')
    assert "klima" not in link
    page = client.get(link).text
    assert f">\n{QUESTION}</textarea>" in page
    assert "autofocus" in page
    assert ">\n</textarea>" in client.get(f"{address}?ret=7").text


def test_a_form_that_is_sent_twice_is_one_question(client: FormClient) -> None:
    first = ask(client, formular="ord")
    assert ask(client, formular="ord") == first
    assert client.get(first).text.count("<article") == 1
    conversation = first.rpartition("/")[2]
    ask(client, QUESTION, conversation, formular="andet")
    ask(client, QUESTION, conversation, formular="andet")
    assert client.get(first).text.count("<article") == 2
    assert 'id="svar-2"' in part(client, samtale=conversation, formular="andet")
    assert client.get(first).text.count("<article") == 2


def test_every_page_gives_its_form_another_word(client: FormClient) -> None:
    words = {attribute(client.get("/").text, r'name="formular" value="([^"]+)"') for _ in range(3)}
    assert len(words) == 3


def test_two_that_come_at_once_are_answered_once() -> None:
    once, made, go = Once(), [], threading.Event()

    def make() -> Asked:
        go.wait(10)
        made.append(1)
        return Asked("x", 1)

    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(once.run, ("mig", "ord"), make) for _ in range(4)]
        go.set()
        assert {future.result() for future in futures} == {Asked("x", 1)}
    assert made == [1]


def test_what_failed_can_be_sent_again() -> None:
    once = Once()

    def fails() -> Asked:
        raise InvalidQuestion("empty", "empty")

    for _ in range(2):
        try:
            once.run(("mig",), fails)
        except InvalidQuestion:
            continue
        raise AssertionError
    assert once.run(("mig",), lambda: Asked("x", 1)) == Asked("x", 1)


class FailsOnce(FakeAssistant):
    failed = False

    def ask(self, question: str, filters: Filters) -> Answer:
        if not self.failed:
            self.failed = True
            raise IndexUnusable("the index is being changed; try again")
        return super().ask(question, filters)


def test_when_searching_fails_the_question_stays_and_can_be_tried_again() -> None:
    for headers in ({}, HTMX):
        client = pages(FailsOnce())
        response = client.post("/spoerg", data={"spoergsmaal": QUESTION, "formular": "x"}, headers=headers)
        assert response.status_code == 503
        assert "Prøv igen</button>" in response.text
        assert ("<html" in response.text) is not headers
        if not headers:
            assert f">\n{QUESTION}</textarea>" in response.text
        address = ask(client, formular="x")
        assert client.get(address).text.count("<article") == 1


def test_next_questions_come_after_the_answer(client: FormClient) -> None:
    page = part(client, "Hvad blev besluttet om virksomhedsplanerne?")
    address = attribute(page, r'hx-get="([^"]+/videre)" hx-trigger="load"')
    shown = client.get(address, headers=HTMX)
    assert shown.status_code == 200
    assert "<html" not in shown.text
    response = client.get(address, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"].endswith("#svar-1-videre")


def test_without_the_script_a_link_leads_to_them(client: FormClient) -> None:
    address = ask(client)
    page = client.get(address).text
    assert "Vis forslag" in page  # the answer does not wait for them
    found = client.get(attribute(page, r'href="([^"]+/videre)"'))
    assert "/videre" not in found.text  # nothing is left to be asked for


def test_only_the_last_answer_offers_next_questions(client: FormClient) -> None:
    address = ask(client)
    part(client, samtale=address.rpartition("/")[2])
    part(client, NOTHING, samtale=address.rpartition("/")[2])
    assert 'class="next"' not in client.get(address).text


def test_what_is_copied_holds_every_source_with_its_whole_address(client: FormClient) -> None:
    page = client.get(ask(client)).text
    copied = attribute(page, r"<template data-copied>\s*<pre>(.*?)</pre>")
    assert copied.startswith(QUESTION)
    assert copied.rstrip().endswith("Udarbejdet med Rådslag, kontrollér kilden.")
    assert "[1] Virksomhedsplan 2012 for Teknisk Forvaltning, Teknisk Forvaltning, 2012, side 2" in copied
    links = re.findall(r"^(http\S+)$", copied, re.MULTILINE)
    assert len(links) == 2
    assert all(link.startswith("http://testserver/dokumenter/") for link in links)
    quote = attribute(page, r'data-copy="([^"]+)"')
    assert quote.startswith("»Klimatilpasning skal sikre")
    assert "Teknisk Forvaltning, 2012, side 2)" in quote


def test_a_mark_tells_its_source_before_it_is_opened(client: FormClient) -> None:
    page = client.get(ask(client)).text
    shown = attribute(page, r'role="tooltip" lang="da" hidden>(.*?)</span></span></span>')
    said = re.sub(r"<[^>]+>", "", shown)
    assert said.startswith(
        "Virksomhedsplan 2012 for Teknisk Forvaltning Teknisk Forvaltning\xa0· 2012\xa0· side 2"
    )
    assert "Klimatilpasning › Formål" in said
    assert "[citatet] Separatkloakering i Nordbyen er færdig. · Borgerne kan se" in said
    assert "Klimatilpasning skal sikre" not in said  # which stands beside it
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
