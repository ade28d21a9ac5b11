from __future__ import annotations

import re
from pathlib import Path

import pytest

from web.assets import Assets
from web.style_sheets import joined

STATIC = Path(__file__).parents[2] / "web" / "static"
SHEETS = sorted(STATIC.glob("*.css"))


def test_a_part_stands_where_it_is_imported(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "a.css").write_text("a{}", "utf-8")
    whole = tmp_path / "whole.css"
    whole.write_text('/* æ */\n@import "parts/a.css";\nb{}', "utf-8")
    assert joined(whole) == "/* æ */\na{}\nb{}"


def test_a_part_that_is_not_there_is_no_empty_part(tmp_path: Path) -> None:
    whole = tmp_path / "whole.css"
    whole.write_text('@import "parts/a.css";\n', "utf-8")
    with pytest.raises(FileNotFoundError):
        joined(whole)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_browsers_are_sent_whole_style_sheets(path: Path) -> None:
    sent = Assets().get(path.name)
    assert sent is not None
    assert b"@import" not in sent.content


def test_every_part_is_in_a_style_sheet() -> None:
    parts = {str(path.relative_to(STATIC)) for path in STATIC.rglob("*/*.css")}
    imported = {
        name
        for path in STATIC.rglob("*.css")
        for name in re.findall(r'^@import "(.+)";$', path.read_text("utf-8"), re.MULTILINE)
    }
    assert parts == imported
