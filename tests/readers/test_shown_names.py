"""How file names are shown."""

from __future__ import annotations

import pytest

from corpus.readers.names import UNNAMED, shown_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Referat ærø 2012.pdf", "Referat ærø 2012.pdf"),
        ("A\u030adal.pdf", "Ådal.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\mappe\\referat.docx", "referat.docx"),
        ("a\x00b\r\nc.pdf", "ab c.pdf"),
        ("referat\u202efdp.exe", "referatfdp.exe"),
        ("\u2066re\u200bferat\u2069.pdf", "referat.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
        ("CON", "CON"),
        ("=1+1.txt", "=1+1.txt"),
        ("  to   ord .txt", "to ord .txt"),
        ("", UNNAMED),
        ("..", UNNAMED),
        ("mappe/", UNNAMED),
        ("\u202e\u200b", UNNAMED),
        ("." * 300, UNNAMED),
    ],
)
def test_p_7_a_name_is_shown_without_what_deceives(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_p_7_a_long_name_is_cut_before_its_ending() -> None:
    shown = shown_name("å" * 4000 + ".pdf")
    assert len(shown) == 150
    assert shown.endswith("å….pdf")


def test_p_7_a_long_name_without_an_ending_is_cut() -> None:
    for name in ("x" * 4000, "a." + "x" * 4000, "." + "x" * 4000):
        assert len(shown_name(name)) == 150
