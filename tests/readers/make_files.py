"""Small files of every format, made from text that a test writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import docx
import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

rl_config.invariant = True  # the same bytes each time

DANISH = "Rødgrød på ærø, ÆØÅ og é"
WIDTH, HEIGHT = A4  # points
MARGIN = 60
_LEADING = 14
_FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"

Draw = Callable[[Canvas], None]


def pdf(*pages: str | Draw, encryption: StandardEncryption | None = None) -> bytes:
    """Return a PDF; a page is its lines, or a function that draws it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=encryption, pageCompression=1)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        if isinstance(page, str):
            lines(canvas, page.splitlines())
        else:
            page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(canvas: Canvas, texts: Sequence[str], x: float = MARGIN, top: float = 80) -> None:
    """Draw lines from a point that is counted from the page's top left corner; an empty one is a gap."""
    for i, text in enumerate(texts):
        canvas.drawString(x, HEIGHT - top - i * _LEADING, text)


def empty_pages(count: int) -> bytes:
    """Return a PDF of pages that show nothing."""
    kids = " ".join(f"{i + 3} 0 R" for i in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        *["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * count,
    ]
    return raw_pdf([text.encode() for text in objects])


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of objects numbered from 1, the first of which is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def picture(texts: Sequence[str], size: tuple[int, int] = (1240, 700)) -> Image.Image:
    """Return a grey picture of lines, as a scanner at 150 dots per inch gives it."""
    image = Image.new("L", size, 250)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(_FONT, 32)
    for i, text in enumerate(texts):
        draw.text((120, 100 + 60 * i), text, fill=20, font=font)
    return image


def scan(*pages: Sequence[str]) -> bytes:
    """Return a PDF of pictures of lines."""
    first, *rest = [picture(page) for page in pages]
    buffer = io.BytesIO()
    first.save(buffer, "PDF", resolution=150, save_all=True, append_images=rest)
    return buffer.getvalue()


def zipped(parts: Mapping[str, bytes | str], stored: Sequence[str] = ()) -> bytes:
    """Return a ZIP archive of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, body, method)
    return buffer.getvalue()


def saved(document: object) -> bytes:
    """Return the bytes of a document of python-docx."""
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def docx_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CONTENT_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_WORD}styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_WORD}numbering+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{_WORD}footnotes+xml"/></Types>"""
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:xi="http://www.w3.org/2001/XInclude"'
)


def raw_docx(
    body: str,
    before: str = "",
    footnotes: str = "",
    numbering: str = "",
    styles: str = "",
    more: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """Return a Word file with this XML in its body; `before` stands before the root element."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "word/document.xml": f"{before}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_NAMESPACES}>{footnotes}</w:footnotes>",
    }
    return zipped(parts | dict(more or {}))


def odt(
    body: str,
    before: str = "",
    styles: str = "",
    named_styles: str = "",
    more: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """Return an OpenDocument text with this XML in its body."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in {
            "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
        }.items()
    )  # fmt: skip
    content = (
        f"{before}<office:document-content {names}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {names}>{named_styles}</office:document-styles>",
    }
    return zipped(parts | dict(more or {}), stored=("mimetype",))


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path
