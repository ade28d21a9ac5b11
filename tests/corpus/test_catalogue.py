"""A catalogue or a file that cannot be read is told with its place and the way out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import catalogue
from corpus.errors import CorpusError
from corpus.read import documents, read_file, read_folder
from corpus.types import Kind

ENTRY = '[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle = "Planen"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text("Hallen er åben.\n", "utf-8")
    (tmp_path / "catalogue.toml").write_text(ENTRY, "utf-8")
    return tmp_path


def refused(folder: Path) -> str:
    with pytest.raises(CorpusError) as error:
        read_folder(folder)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_whole_entry_is_read(folder: Path) -> None:
    more = 'kind = "referat"\norgan = "Byrådet"\ndate = 2012-01-24\nperiod = [2012, 2015]\n'
    (folder / "catalogue.toml").write_text(ENTRY + more, "utf-8")
    ((entry, source),) = read_folder(folder)
    assert (entry.id, entry.file, entry.title) == ("plan", "plan.txt", "Planen")
    assert (entry.kind, entry.organ) == (Kind.MINUTES, "Byrådet")
    assert (entry.date, entry.period) == (date(2012, 1, 24), (2012, 2015))
    assert source.text == "Hallen er åben.\n"


def test_three_fields_are_enough(folder: Path) -> None:
    ((entry, _),) = read_folder(folder)
    assert (entry.kind, entry.organ, entry.date, entry.period) == (Kind.OTHER, None, None, None)


def test_a_missing_catalogue(tmp_path: Path) -> None:
    assert refused(tmp_path) == (
        f"no catalogue.toml in {tmp_path}; write one entry [[document]] for each file"
    )


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "no catalogue.toml in" in refused(tmp_path / "findes-ikke")


def test_a_file_in_place_of_the_folder(folder: Path) -> None:
    assert "plan.txt" in refused(folder / "plan.txt")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id = plan", ["catalogue.toml is not valid TOML in UTF-8", "line 1"]),
        ("", ["has no entry", "write [[document]] with id, file and title"]),
        (ENTRY.replace("[[document]]", "[[documents]]"), ["has no entry", "write [[document]]"]),
        ("document = []", ["has no entry"]),
        ("document = [3]", ["entry 1: "]),
        (ENTRY.replace('title = "Planen"\n', ""), ["entry 1 ('plan'): title: Field required"]),
        (ENTRY.replace('id = "plan"\n', ""), ["entry 1 ('plan.txt'): id: Field required"]),
        (ENTRY.replace('"Planen"', '""'), ["entry 1 ('plan'): title: "]),
        (ENTRY + "pages = 3\n", ["entry 1 ('plan'): pages: Extra inputs are not permitted"]),
        (ENTRY + 'kind = "roman"\n', ["entry 1 ('plan'): kind: ", "'referat'"]),
        (ENTRY + 'date = "i går"\n', ["entry 1 ('plan'): date: "]),
        (ENTRY + "date = 2012-01-24T17:00:00\n", ["entry 1 ('plan'): date: ", "give a day such as"]),
        (ENTRY + "period = [2012]\n", ["entry 1 ('plan'): period"]),
        (ENTRY.replace('"plan"', '"Min Plan"'), ["entry 1 ('Min Plan'): id: "]),
        (ENTRY.replace("plan.txt", "../plan.txt"), ["entry 1 ('plan'): file: "]),
        (ENTRY + ENTRY.replace("plan.txt", "b.txt"), ["id 'plan' stands in two entries"]),
        (ENTRY + ENTRY.replace('"plan"', '"b"'), ["file 'plan.txt' stands in two entries"]),
    ],
)
def test_a_wrong_catalogue(folder: Path, text: str, says: list[str]) -> None:
    (folder / "catalogue.toml").write_text(text, "utf-8")
    message = refused(folder)
    assert all(part in message for part in [str(folder / "catalogue.toml"), *says]), message


def test_a_catalogue_in_another_encoding(folder: Path) -> None:
    (folder / "catalogue.toml").write_bytes(ENTRY.replace("Planen", "Støj").encode("latin-1"))
    assert "catalogue.toml is not valid TOML in UTF-8" in refused(folder)


def test_a_missing_file(folder: Path) -> None:
    (folder / "plan.txt").unlink()
    assert refused(folder) == f"cannot read 'plan.txt' in {folder}: No such file or directory"


def test_a_file_that_is_no_text(folder: Path) -> None:
    (folder / "plan.txt").write_bytes(b"En linje\n" + bytes(range(256)))
    assert refused(folder).startswith("'plan.txt' should be plain text by its ending but holds binary data")
    (folder / "plan.txt").write_bytes(b"En linje\n" + bytes(range(1, 256)))
    assert refused(folder).startswith("'plan.txt' is no text: ")


@pytest.mark.parametrize("text", ["", "\n \n\f\n", "\ufeff\n"])
def test_an_empty_file(folder: Path, text: str) -> None:
    (folder / "plan.txt").write_text(text, "utf-8")
    assert refused(folder) == "'plan.txt' holds no text; leave it out or replace it"


def test_a_file_that_is_too_large(folder: Path) -> None:
    with (folder / "plan.txt").open("wb") as file:
        file.truncate(50_000_001)
    assert refused(folder) == "'plan.txt' is larger than 50 MB; divide it"


def test_newlines_stay_as_they_are(folder: Path) -> None:
    (folder / "plan.txt").write_bytes(b"et\r\nto\rtre\n")
    assert read_file(folder / "plan.txt").text == "et\r\nto\rtre\n"


def test_the_files_are_told_one_by_one(folder: Path) -> None:
    heard: list[str] = []
    (document,) = documents(read_folder(folder), heard.append)
    assert heard == ["plan.txt"]
    assert document.file == "plan.txt"


def test_the_shipped_catalogue_names_every_shipped_file() -> None:
    folder = Path(catalogue.__file__).parent / "documents"
    listed = {entry.file for entry in catalogue.load(folder)}
    assert listed == {path.name for path in folder.iterdir()} - {"catalogue.toml"}


def test_a_period_that_ends_before_it_begins_is_told(tmp_path: Path) -> None:
    entry = '[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle = "Plan"\nperiod = [2028, 2023]\n'
    (tmp_path / "catalogue.toml").write_text(entry, "utf-8")
    with pytest.raises(CorpusError, match=r"entry 1 \('plan'\): period: .*first year first"):
        catalogue.load(tmp_path)
