"""A page of a PDF is drawn in a process that may crash, hang or starve without harm to the program."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from corpus.errors import CorpusError
from corpus.readers import page_picture as module
from corpus.readers import sandbox
from corpus.readers.page_picture import LIMITS, page_picture
from tests.readers.make_files import HEIGHT, WIDTH, empty_pages, pdf, put

ROOT = Path(__file__).resolve().parents[2]


def drawn(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def black_share(picture: Image.Image) -> float:
    histogram = picture.convert("L").histogram()
    return sum(histogram[:100]) / sum(histogram)


def test_a_page_is_drawn_as_it_is_seen(tmp_path: Path) -> None:
    path = put(tmp_path, "x.pdf", pdf("første side", "anden side\n" * 20))
    first, second = page_picture(path, 1), page_picture(path, 2)
    assert (round(first.width), round(first.height)) == (round(WIDTH), round(HEIGHT))
    assert drawn(first.png).width == 1240
    assert 0 < black_share(drawn(first.png)) < black_share(drawn(second.png))


def test_a_turned_page_is_drawn_turned(tmp_path: Path) -> None:
    turned = empty_pages(1).replace(b"595 842]", b"595 842]/Rotate 90")
    picture = page_picture(put(tmp_path, "x.pdf", turned), 1)
    assert picture.width > picture.height
    assert drawn(picture.png).width > drawn(picture.png).height


def test_a_page_of_absurd_size_stays_within_bounds(tmp_path: Path) -> None:
    tall = empty_pages(1).replace(b"0 0 595 842", b"0 0 2 14400")
    picture = drawn(page_picture(put(tmp_path, "x.pdf", tall), 1).png)
    assert picture.width * picture.height <= 4_100_000


@pytest.mark.parametrize("page", [0, 3, -1, 10**9])
def test_a_page_that_is_not_there_is_refused(tmp_path: Path, page: int) -> None:
    with pytest.raises(CorpusError, match=f"'x.pdf' has no page {page}"):
        page_picture(put(tmp_path, "x.pdf", pdf("en", "to")), page)


@pytest.mark.parametrize("data", [b"%PDF-1.4 nonsense %%EOF", b"", b"hej", pdf("x")[:400]])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CorpusError, match=r"'x.pdf' made the drawing of its page 1 fail"):
        page_picture(put(tmp_path, "x.pdf", data), 1)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be opened"):
        page_picture(tmp_path / "x.pdf", 1)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import os; os.abort()", "crash"),
        ("print('hej')", "without an answer"),
        ('print(\'{"width": 1, "height": 1}\\nGIF89a\')', "without an answer"),
        ('print(\'{"width": -1, "height": 1}\\n\\x89PNG\')', "without an answer"),
        ("print('[]')", "without an answer"),
        ("import time; time.sleep(60)", "takes more than 0 seconds"),
        ("import sys; sys.stdout.write('x' * 20_000_000)", "more than 12 MB"),
    ],
)
def test_whatever_the_process_does_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, why: str
) -> None:
    monkeypatch.setattr(sandbox, "_START", program)
    monkeypatch.setattr(sandbox, "_GRACE_SECONDS", 1 if "sleep" in program else 5)
    limits = replace(LIMITS, seconds=0) if "sleep" in program else LIMITS
    with pytest.raises(CorpusError, match=why):
        page_picture(put(tmp_path, "x.pdf", pdf("x")), 1, limits)


def test_a_page_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        page_picture(put(tmp_path, "x.pdf", pdf("x")), 1, replace(LIMITS, memory=50_000_000))


def test_the_program_never_imports_what_draws(tmp_path: Path) -> None:
    put(tmp_path, "x.pdf", pdf("Tekst"))
    program = (
        "import sys; from pathlib import Path; from corpus.readers.page_picture import page_picture;"
        "page_picture(Path(sys.argv[1]), 1); assert not {'pypdfium2', 'PIL'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "x.pdf")], check=True, cwd=ROOT)


def test_the_limits_of_drawing_are_narrower_than_those_of_reading() -> None:
    assert module.LIMITS.seconds <= 10
    assert module.LIMITS.memory <= 1_000_000_000
