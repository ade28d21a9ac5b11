"""The bounds of the question form: chips that a link takes away, addresses that set them."""

from __future__ import annotations

import pytest

from tests.web.chat.asking import HTMX, ask, attribute
from tests.web.client import FormClient


def test_what_was_chosen_is_a_chip_that_a_link_takes_away(client: FormClient) -> None:
    address = ask(client, "Hvad står der om klimatilpasning?", aar="2012", organ="Teknisk Forvaltning")
    page = client.get(address).text
    assert page.count("Fjern afgrænsningen: </span>") == 2
    link = attribute(page, r'<ul class="chosen"[^>]*>\s*<li><a href="([^"]+)#spoerg"')
    without = client.get(link).text
    assert '<option value="2012" selected>' not in without
    assert '<option value="Teknisk Forvaltning" selected>' in without
    last = attribute(without, r'<ul class="chosen"[^>]*>\s*<li><a href="([^"]+)#spoerg"')
    assert 'class="chosen"' not in client.get(last).text
    assert 'class="chosen"' in client.get(address).text


def test_the_script_gets_the_chips_and_the_selects(client: FormClient) -> None:
    part = client.get("/afgraensning?aar=2012&organ=&samtale=", headers=HTMX).text
    assert "<html" not in part
    assert '<div id="valgte">' in part
    assert '<option value="2012" selected>' in part
    assert 'hx-swap-oob="true"' in part


def test_bounds_stand_in_the_address_of_the_front_page(client: FormClient) -> None:
    page = client.get("/?aar=2012&dokument=koncerngrundlag-2023-2028").text
    assert '<option value="2012" selected>' in page
    assert "Koncerngrundlag" in page
    assert "<html" in client.get("/afgraensning?aar=2012").text


@pytest.mark.parametrize("query", ["aar=x", "aar=99999", "aar=-1", "aar=%C2%B2", "dokument=x", "organ="])
def test_a_bound_that_is_none_is_left_out(client: FormClient, query: str) -> None:
    page = client.get(f"/?{query}")
    assert page.status_code == 200
    assert 'class="chosen"' not in page.text
