from __future__ import annotations

import re

import pytest

from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import Look, create_app
from web.assets import Assets
from web.theme import adapted, colours, readable


def test_each_colour_can_be_set_by_what_it_paints() -> None:
    css = ".a{color:#1A1A1A;background-color:#fff;border:1px solid #bfbfbf;box-shadow:0 0 4px #0003}"
    assert adapted(css) == (
        ".a{color:var(--ink-1a1a1a,#1a1a1a);background-color:var(--ground-fff,#fff);"
        "border:1px solid var(--line-bfbfbf,#bfbfbf);box-shadow:0 0 4px #0003}"
    )


def test_selectors_that_look_like_colours_stay() -> None:
    assert adapted("#fff:hover,a#abc{margin:0}") == "#fff:hover,a#abc{margin:0}"


def test_images_come_from_our_address_and_fonts_are_our_own() -> None:
    css = "@font-face{src:url(../fonts/x.woff)}.a{background-image:url(../img/svg-icons/plus.svg)}"
    assert adapted(css) == ".a{background-image:url(/static/icon-plus.svg)}"


def test_what_the_design_system_names_is_served(client: FormClient) -> None:
    css = client.get("/static/dkfds.css").text
    assert "../" not in css
    for address in set(re.findall(r"url\((/static/[^)]+svg)\)", css)):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(("colour", "can"), [("#0f4c5c", True), ("#ffff00", False), ("#767676", True)])
def test_a_colour_must_carry_white_text(colour: str, can: bool) -> None:
    assert readable(colour) is can


def test_a_dark_colour_is_lightened_for_dark_pages() -> None:
    assert "--brand:#0f4c5c;" in colours("#0f4c5c")
    dark = colours("#0f4c5c").partition("dark")[2]
    assert "--brand:#0f4c5c;" not in dark
    assert colours("") == ""


def test_the_municipality_stands_on_every_page(tmp_path) -> None:
    logo = tmp_path / "våben.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    look = Look("Ærø <Kommune>", logo, "#123456")
    client = FormClient(create_app(FakeAssistant(), version="1", look=look))
    for address in ["/", "/dokumenter", "/findes/ikke"]:
        page = client.get(address).text
        assert 'alt="Ærø &lt;Kommune&gt;"' in page
    assert client.get("/static/logo.svg").headers["content-type"] == "image/svg+xml"
    assert "#123456" in client.get("/static/colours.css").text


def test_files_are_sent_packed_to_those_who_take_it() -> None:
    assert Assets().get("raadslag.css")
    client = FormClient(create_app(FakeAssistant(), version="1"))
    packed = client.get("/static/raadslag.css", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/static/raadslag.css", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert (
        client.get("/static/raadslag.css", headers={"If-None-Match": plain.headers["etag"]}).status_code
        == 304
    )
