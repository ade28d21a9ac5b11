"""Views that are lost are made again a block at a time, and nothing but the result stays on disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.library import changing
from index.segments import read_list
from tests.fakes import WordEmbedder
from tests.index.shelf import add, opened, scores, text, word, write


def test_lost_views_are_made_again_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_dir = tmp_path / "index"
    add(index_dir, write(tmp_path / "documents", {f"d{n:02}.txt": text(n) for n in range(20)}))
    want = [scores(opened(index_dir), question) for question in ("havnen i byen", word(3))]
    shutil.rmtree(index_dir / "views")
    monkeypatch.setattr("index.segments._BLOCK", 6)
    with changing(index_dir, WordEmbedder(), check=True):
        pass
    (written,) = read_list(index_dir, "words@1").segments
    assert [path.name for path in (index_dir / "views").iterdir() if path.is_dir()] == [written.name]
    for question, expected in zip(("havnen i byen", word(3)), want, strict=True):
        found = scores(opened(index_dir), question)
        assert found.keys() == expected.keys()
        for place, values in expected.items():
            assert found[place] == pytest.approx(values, abs=1e-4)
