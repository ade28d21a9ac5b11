"""Which files a folder stands for: not what links in it lead to elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.folder import offered


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file, beside a file and a folder that are none of its business."""
    (tmp_path / "privat").mkdir()
    (tmp_path / "privat" / "dagbog.txt").write_text("Kun til mig selv.\n", "utf-8")
    (tmp_path / "planer").mkdir()
    (tmp_path / "planer" / "plan.txt").write_text("Vi bygger en skole.\n", "utf-8")
    return tmp_path / "planer"


def names(path: Path) -> list[str]:
    return [file.name for file in offered(path)]


def test_links_out_of_a_folder_are_left_alone(folder: Path) -> None:
    private = folder.parent / "privat"
    (folder / "hilsen.txt").symlink_to(private / "dagbog.txt")
    (folder / "nabo").symlink_to(private)
    (folder / "over.txt").symlink_to(Path("..") / "privat" / "dagbog.txt")
    (folder / "ring.txt").symlink_to(folder / "ring.txt")
    assert names(folder) == ["plan.txt"]


def test_a_link_within_the_folder_is_followed(folder: Path) -> None:
    (folder / "ny.txt").symlink_to("plan.txt")
    assert names(folder) == ["ny.txt", "plan.txt"]


def test_a_link_that_is_named_itself_is_followed(folder: Path) -> None:
    (folder / "hilsen.txt").symlink_to(folder.parent / "privat" / "dagbog.txt")
    (folder.parent / "genvej").symlink_to(folder)
    assert names(folder / "hilsen.txt") == ["hilsen.txt"]
    assert names(folder.parent / "genvej") == ["plan.txt"]


def test_a_catalogue_cannot_list_a_link_to_elsewhere(folder: Path) -> None:
    (folder / "hilsen.txt").symlink_to(folder.parent / "privat" / "dagbog.txt")
    entry = '[[document]]\nid = "hilsen"\nfile = "hilsen.txt"\ntitle = "Hilsen"\n'
    (folder / "catalogue.toml").write_text(entry, "utf-8")
    with pytest.raises(CorpusError, match="leads out of the folder; put the file itself there"):
        offered(folder)
