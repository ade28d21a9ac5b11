"""The pages about a strategy's themes, over a small library of strategies."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from html import unescape

import pytest
from httpx2 import Response

import tests.focus_texts as shapes
from assistant.focus.guide import Guide
from assistant.focus.types import Strategy
from corpus.types import Document
from tests.texts import MINUTES as MINUTES_FILE
from tests.texts import POLICY, read
from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.focus.warming import Warmer

START = "/fokusomraader"
FIRST = f"{START}/sundby--sunde-liv-hele-livet"


def strategy(name: str, text: str, period: list[int], **fields: object) -> Document:
    title = fields.pop("title", text.partition("\n")[0])
    (document,) = read(text, id=name, kind="strategi", title=title, period=period, **fields)
    return document


def library() -> tuple[Document, ...]:
    (minutes,) = read(MINUTES_FILE, id="moede", kind="referat", organ="Kulturudvalget", date="2015-03-03")
    return (
        strategy("sundby", shapes.NUMBERED, [2024, 2099]),
        strategy("gammel", POLICY, [2014, 2018], title="Koncernstrategi 2014-2018"),
        strategy("erhverv", shapes.NONE, [2010, 2010]),
        minutes,
    )


def client_of(*documents: Document) -> FormClient:
    app = create_app(FakeAssistant(documents), version="1", days=0)
    return FormClient(app, raise_server_exceptions=False)


@pytest.fixture
def pages() -> FormClient:
    return client_of(*library())


def text_of(response: Response) -> str:
    """Return the words of a page as they are read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def test_the_overview_shows_the_themes_of_the_strategy_in_force(pages: FormClient) -> None:
    response = pages.get(START)
    assert response.status_code == 200
    shown = text_of(response)
    assert "Tre indsatsområder i Strategi for Sundby Kommune 2024-2028" in shown
    assert shown.index("Sunde liv hele livet") < shown.index("Grøn omstilling")
    assert "som er ældre" not in shown
    assert 'href="/dokumenter/sundby?fra=' in response.text
    assert f'href="{FIRST}"' in response.text
    assert 'aria-current="page">Fokusområder' in response.text


def test_an_older_strategy_can_be_chosen_and_says_that_it_is_older(pages: FormClient) -> None:
    assert f'href="{START}?strategi=gammel"' in pages.get(START).text
    shown = text_of(pages.get(START, params={"strategi": "gammel"}))
    assert "Du ser på Koncernstrategi 2014-2018, som er ældre." in shown
    assert "Flere mødesteder" in shown


def test_a_strategy_without_themes_offers_its_chapters(pages: FormClient) -> None:
    response = pages.get(START, params={"strategi": "erhverv"})
    assert "ikke delt op i fokusområder eller temaer" in text_of(response)
    assert re.search(r'href="/dokumenter/erhverv#afsnit-\d+">Baggrund og proces', response.text)
    assert "Start rundturen" not in response.text
    for path in ("/rundtur", "/quiz", "/udvikling"):
        assert pages.get(START + path, params={"strategi": "erhverv"}).status_code == 200


def test_without_a_strategy_the_page_offers_what_there_is() -> None:
    (minutes,) = read(MINUTES_FILE, id="moede", kind="referat")
    response = client_of(minutes).get(START)
    assert response.status_code == 200
    assert "ingen strategi blandt dokumenterne" in text_of(response)
    assert 'href="/dokumenter/moede"' in response.text
    assert client_of().get(START).status_code == 200


def test_a_theme_has_why_and_how_with_their_sources(pages: FormClient) -> None:
    response = pages.get(FIRST)
    shown = text_of(response)
    assert "»Alle borgere skal have mulighed for et sundt liv" in shown
    assert "Dokumentet har ikke et afsnit om hvorfor." in shown
    assert shown.index("Hvorfor") < shown.index("Hvordan") < shown.index("Måske relateret")
    quotes = re.findall(r'<figure.*?<a href="(/dokumenter/[^"]+)"', response.text, re.DOTALL)
    for link in quotes:
        assert "<mark" in pages.get(unescape(link)).text


def test_parts_that_the_document_names_are_not_called_found_by_form(pages: FormClient) -> None:
    shown = text_of(pages.get(f"{START}/gammel--flere-moedesteder"))
    assert "Ensomhed er dyr for den, der er ensom, og for os alle." in shown
    assert "Dokumentet har ikke et afsnit" not in shown


def test_ready_questions_are_posted_with_the_forms_word(pages: FormClient) -> None:
    response = pages.get(FIRST)
    (question, *_) = re.findall(r'name="spoergsmaal" value="([^"]+)"', response.text)
    assert 'name="form_word"' in response.text or 'type="hidden"' in response.text
    asked = pages.post("/spoerg", data={"spoergsmaal": unescape(question)}, follow_redirects=True)
    assert asked.status_code == 200
    assert "fandt ikke" not in asked.text


def test_the_development_is_a_picture_and_says_the_same_in_tables(pages: FormClient) -> None:
    response = pages.get(f"{START}/udvikling")
    assert "Beregnet ud fra teksternes lighed, ikke noget dokumenterne siger." in text_of(response)
    assert 'role="img"' in response.text
    assert response.text.count("<rect") == 5
    svg = response.text[response.text.index("<svg") : response.text.index("</svg>")]
    assert "style" not in svg
    assert svg.count("<path") == response.text.count('<td class="number">')
    assert "Fra Koncernstrategi 2014-2018 til Strategi for Sundby Kommune 2024-2028" in text_of(response)


def test_the_newest_three_strategies_are_shown_unless_others_are_chosen() -> None:
    every = [strategy(f"s{n}", shapes.NUMBERED, [n, n], title=f"Strategi for {n}") for n in range(2016, 2021)]
    pages = client_of(*every)
    shown = pages.get(f"{START}/udvikling").text
    assert re.findall(r'value="(s\d+)" checked', shown) == ["s2020", "s2019", "s2018"]
    assert 'tabindex="0"' in shown
    chosen = pages.get(f"{START}/udvikling", params={"vis": ["s2016", "s2020"]}).text
    assert re.findall(r'value="(s\d+)" checked', chosen) == ["s2020", "s2016"]
    assert chosen.count('class="picture-limit"') == chosen.count("<table") == 1
    older = pages.get(f"{START}/udvikling", params={"strategi": "s2016"}).text
    assert re.findall(r'value="(s\d+)" checked', older) == ["s2018", "s2017", "s2016"]
    few = pages.get(f"{START}/udvikling", params={"vis": ["s2016", "findes-ikke"]}).text
    assert "Vælg mindst to strategier" in few
    assert "findes-ikke" not in few


def test_lines_of_one_likeness_are_as_thick_between_all_strategies(pages: FormClient) -> None:
    html = pages.get(f"{START}/udvikling").text
    found = [float(f.replace(",", ".")) for f in re.findall(r'<td class="number">([\d,]+)</td>', html)]
    drawn = [int(each) for each in re.findall(r"strength-(\d)", html)]
    assert drawn == [1 + (each >= 0.45) + (each >= 0.55) for each in found]


def test_one_strategy_alone_has_no_picture() -> None:
    response = client_of(strategy("sundby", shapes.NUMBERED, [2024, 2028])).get(f"{START}/udvikling")
    assert "<svg" not in response.text
    assert "kun én strategi med temaer" in text_of(response)


def test_the_tour_leads_from_stop_to_stop_and_on_to_the_quiz(pages: FormClient) -> None:
    address = f"{START}/rundtur/1"
    for number in range(1, 20):
        response = pages.get(address)
        assert response.status_code == 200
        assert f"Trin {number} af" in text_of(response)
        assert "Tænk over" in response.text
        assert f'value="{number}"' in response.text
        (address,) = re.findall(r'href="([^"]+)" rel="next"', response.text)
        if "quiz" in address:
            break
    assert number == 5  # the strategy, three themes, try yourself: the one decision was put off
    assert pages.get(address).status_code == 200


@pytest.mark.parametrize("stop", ["0", "99", "-1", "1.5", "x", "²", "1e1"])
def test_a_stop_that_is_not_there_is_not_found(pages: FormClient, stop: str) -> None:
    assert pages.get(f"{START}/rundtur/{stop}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/findes-ikke", "/sundby--findes-ikke", "?strategi=findes-ikke", "/quiz?strategi=", "/a/b"]
)
def test_what_is_not_there_is_not_found_and_not_echoed(pages: FormClient, path: str) -> None:
    response = pages.get(START + path)
    assert response.status_code == 404
    assert "findes-ikke" not in response.text


def quiz_form(response: Response) -> dict[str, str]:
    (digest,) = re.findall(r'name="v" value="([^"]+)"', response.text)
    return {"v": digest}


def test_the_quiz_shows_the_right_answers_with_their_sources(pages: FormClient) -> None:
    asked = pages.get(f"{START}/quiz")
    names = sorted(set(re.findall(r'name="(s\d+)"', asked.text)))
    assert names
    assert "det rigtige svar" not in asked.text
    answered = pages.get(f"{START}/quiz", params=quiz_form(asked) | dict.fromkeys(names, "0"))
    shown = text_of(answered)
    assert "Du svarede rigtigt på" in shown
    assert shown.count("– det rigtige svar") == len(names)
    assert shown.count("– dit svar") == len(names)
    assert answered.text.count("/dokumenter/") >= len(names)


def test_all_right_answers_are_counted(pages: FormClient) -> None:
    asked = pages.get(f"{START}/quiz")
    count = len(set(re.findall(r'name="(s\d+)"', asked.text)))
    names = [f"s{n}" for n in range(1, count + 1)]
    wrong = pages.get(f"{START}/quiz", params=quiz_form(asked) | dict.fromkeys(names, "0"))
    lists = re.findall(r'<ul class="marked">(.*?)</ul>', wrong.text, re.DOTALL)
    right = {
        f"s{n}": str(re.findall(r'<li class="(is-\w+)"', options).index("is-right"))
        for n, options in enumerate(lists, 1)
    }
    shown = text_of(pages.get(f"{START}/quiz", params=quiz_form(asked) | right))
    assert shown.count("Rigtigt.") == count
    assert "Ikke rigtigt" not in shown


def test_what_is_missing_is_said_and_what_was_chosen_is_kept(pages: FormClient) -> None:
    asked = pages.get(f"{START}/quiz")
    count = len(set(re.findall(r'name="(s\d+)"', asked.text)))
    chosen = {f"s{n}": "1" for n in range(1, count + 1) if n != 2}
    for given, missing in ((chosen, "2"), ({}, "1, 2")):
        shown = pages.get(f"{START}/quiz", params=quiz_form(asked) | given)
        assert f"Du mangler spørgsmål {missing}" in text_of(shown).replace(" ,", ",").replace(" og ", ", ")
        assert shown.text.count(" checked") == len(given)
        assert "det rigtige svar" not in shown.text
        assert shown.text.count("Vælg et svar.") == count - len(given)


@pytest.mark.parametrize("value", ["9", "-1", "x", "999999999999", ""])
def test_a_nonsense_answer_is_none(pages: FormClient, value: str) -> None:
    asked = pages.get(f"{START}/quiz")
    answered = pages.get(f"{START}/quiz", params=quiz_form(asked) | {"s1": value})
    assert answered.status_code == 200
    assert " checked" not in answered.text
    assert "Du mangler spørgsmål" in text_of(answered)


def test_answers_to_documents_that_changed_are_asked_again(pages: FormClient) -> None:
    response = pages.get(f"{START}/quiz", params={"v": "gammelt", "s1": "0"})
    assert "Dokumenterne er ændret" in response.text
    assert "det rigtige svar" not in response.text


def test_hostile_text_is_shown_harmless() -> None:
    text = shapes.NUMBERED.replace("Grøn omstilling", "<script>alert(1)</script> & {{ 7*7 }}")
    hostile = client_of(strategy("ond", text, [2024, 2099], title="<b>Strategi</b> 2024"), *library()[1:])
    first = hostile.get(START).text
    paths = [
        "",
        "/udvikling",
        "/rundtur",
        "/rundtur/1",
        "/quiz",
        *re.findall(rf'href="{START}(/ond--[^"]+)"', first),
    ]
    for path in paths:
        response = hostile.get(START + path)
        assert response.status_code == 200
        assert "<script>alert" not in response.text
        assert "<b>Strategi" not in response.text
        assert "{{ 7*7 }}" in response.text or "7*7" not in first


def test_marks_that_turn_text_around_are_gone_from_names() -> None:
    text = shapes.NUMBERED.replace("Grøn omstilling", "Grøn \u202egnillitsmo")
    turned = client_of(strategy("vendt", text, [2024, 2099], title="Strategi \u2067 2024"))
    for path in ("", "/udvikling", "/rundtur/1", "/quiz"):
        page = turned.get(START + path).text
        assert "\u202e" not in page
        assert "\u2067" not in page


def test_no_page_has_style_or_script_of_its_own(pages: FormClient) -> None:
    for path in ("", "/udvikling", "/rundtur", "/rundtur/2", "/quiz"):
        html = pages.get(START + path).text
        assert " style=" not in html
        assert "<style" not in html
        assert not re.search(r"<script(?![^>]*src=)", html)
        assert html.count("<h1") == 1


def test_a_document_that_goes_takes_its_themes_along() -> None:
    assistant = FakeAssistant(library())
    client = FormClient(create_app(assistant, version="1"))
    assert client.get(FIRST).status_code == 200
    assistant.remove("sundby")
    assert client.get(FIRST).status_code == 404
    assert "Koncernstrategi 2014-2018" in client.get(START).text


class Held(Guide):
    """A guide that is warming for as long as it is told to."""

    go = threading.Event()

    def warming(self, strategy: Strategy) -> Iterator[None]:
        self.go.wait(10)
        yield from super().warming(strategy)


def test_a_page_that_is_being_made_says_so_and_is_shown_to_who_waits(pages: FormClient) -> None:
    warmer = Warmer(Held(FakeAssistant(library())))
    pages.app.state.warmer = warmer  # type: ignore[attr-defined]
    warmer.warm()
    waiting = pages.get(FIRST)
    assert "Siden gøres klar." in text_of(waiting)
    assert "Sunde liv hele livet" in text_of(waiting)
    (link,) = re.findall(r'href="([^"]+)" data-waiting', waiting.text)
    assert "Siden gøres klar." not in text_of(pages.get(link))
    assert "Siden gøres klar." not in text_of(pages.get(FIRST))  # it is made now
    Held.go.set()


def test_pages_are_made_in_pauses_between_requests() -> None:
    guide = Guide(FakeAssistant(library()))
    warmer = Warmer(guide)
    strategy = guide.in_force()
    assert strategy is not None
    warmer.request_came()
    warmer.warm()
    time.sleep(0.2)
    assert not guide.knows(strategy, strategy.themes[0])
    warmer.request_went()
    until = time.monotonic() + 10
    while warmer.is_busy and time.monotonic() < until:
        time.sleep(0.02)
    assert all(guide.knows(strategy, theme) for theme in strategy.themes)
