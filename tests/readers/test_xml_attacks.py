"""XML that asks for files, addresses or endless text gets none of them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.readers import safe_xml
from corpus.readers.sandbox import extract
from corpus.readers.types import Refused
from tests.readers.make_files import odt, put, raw_docx

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
DOCTYPES = {
    "file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    "http": '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:{port}/e">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/p"> %p;]>',
    "external": '<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/x.dtd">',
    "laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY e "&l9;">]>',
}


def docx_with(before: str, text: str) -> bytes:
    return raw_docx(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>", before)


def odt_with(before: str, text: str) -> bytes:
    return odt(f"<text:p>{text}</text:p>", before)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket that takes connections and on which nobody may have called when the test ends."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("attack", DOCTYPES)
@pytest.mark.parametrize(("name", "make"), [("x.docx", docx_with), ("x.odt", odt_with)])
def test_p_6_document_types_are_refused_unread(
    tmp_path: Path, listener: socket.socket, name: str, make: Callable[[str, str], bytes], attack: str
) -> None:
    before = DOCTYPES[attack].replace("{port}", str(listener.getsockname()[1]))
    with pytest.raises(CorpusError, match="declares a document type"):
        extract(put(tmp_path, name, make(before, "&e;")))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037"])
def test_p_6_document_types_in_other_encodings_are_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{DOCTYPES["file"]}<x>&e;</x>'
    with pytest.raises(Refused):
        safe_xml.parse(text.encode(encoding))


def test_p_6_inclusions_are_not_followed(tmp_path: Path, listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    hrefs = ("file:///etc/hostname", f"http://127.0.0.1:{port}/x")
    included = "".join(f'<w:r><w:t>a<xi:include parse="text" href="{href}"/></w:t></w:r>' for href in hrefs)
    assert extract(put(tmp_path, "x.docx", raw_docx(f"<w:p>{included}</w:p>"))).text == "aa"


def test_p_6_links_to_templates_and_pictures_are_not_followed(
    tmp_path: Path, listener: socket.socket
) -> None:
    port = listener.getsockname()[1]
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{kind}" Target="http://127.0.0.1:{port}/{i}" TargetMode="External"/>'
        for i, kind in enumerate(("attachedTemplate", "image", "subDocument"))
    )
    more = {"word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>"}
    data = raw_docx("<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>", more=more)
    assert extract(put(tmp_path, "x.docx", data)).text == "Tekst"


def test_p_6_html_loads_nothing(tmp_path: Path, listener: socket.socket) -> None:
    there = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    html = (
        f"<!DOCTYPE html SYSTEM '{there}a'><html><head><base href='{there}'>"
        f"<link rel=stylesheet href={there}b>"
        f"</head><body>Tekst<img src={there}c><iframe src={there}d></iframe></body></html>"
    )
    assert extract(put(tmp_path, "x.html", html.encode())).text == "Tekst"


def test_p_6_a_pdf_that_launches_and_runs_scripts_gives_text_only(
    tmp_path: Path, listener: socket.socket
) -> None:
    from tests.readers.make_files import raw_pdf

    there = b"http://127.0.0.1:%d/" % listener.getsockname()[1]
    marker = tmp_path / "launched"
    data = raw_pdf([
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/AA<</O 6 0 R>>"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length 37>>stream\nBT /F 12 Tf 50 700 Td (Tekst) Tj ET  \nendstream",
        b"<</S/Launch/F(/usr/bin/touch)/P(%s)/Next 6 0 R>>" % str(marker).encode(),
        b"<</S/JavaScript/JS(app.launchURL('%s'))/Next<</S/URI/URI(%s)>>>>" % (there, there),
    ])  # fmt: skip
    assert extract(put(tmp_path, "x.pdf", data)).text == "Tekst"
    assert not marker.exists()


def test_deep_xml_is_refused() -> None:
    with pytest.raises(Refused, match="damaged XML"):
        safe_xml.parse(b"<a>" * 200_000)
