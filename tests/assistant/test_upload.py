"""Names of files that somebody sends in."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.upload import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("referat.pdf", "referat.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\plan.docx", "plan.docx"),
        ("\x00\r\n", "Unavngivet dokument"),
        ("..", "Unavngivet dokument"),
        ("fdp.‮txt", "fdp.txt"),
        ("010160-1234.pdf", "[CPR-nummer fjernet].pdf"),
    ],
)
def test_a_hostile_name_becomes_a_safe_one(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    "name", ["a" * 4_000 + ".pdf", "ø" * 4_000 + ".pdf", "漢" * 4_000 + ".pdf", "漢" * 400, "a." + "漢" * 400]
)
def test_a_long_name_fits_every_file_system_and_keeps_its_ending(tmp_path: Path, name: str) -> None:
    made = safe_name(name)
    (tmp_path / made).write_text("")
    assert made.endswith(".pdf") == name.endswith(".pdf")
