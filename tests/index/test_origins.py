"""Where a file comes from: no folder takes another's files, and a file stays with its folder."""

from __future__ import annotations

from pathlib import Path

from index.store import Store
from tests.index.shelf import add, found, remove, results, sync, text, word, write


def origins(index_dir: Path) -> dict[str, str]:
    store = Store(index_dir)
    try:
        return {file.id: file.origin for file in store.files()}
    finally:
        store.close()


def test_two_folders_with_a_file_of_one_name_do_not_take_turns(tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    first = write(tmp_path / "a", {"referat.txt": text(1)})
    second = write(tmp_path / "b", {"referat.txt": text(2), "plan.txt": text(3)})
    sync(index_dir, first)
    reports = {report.id: report for report in sync(index_dir, second)}
    assert reports["plan"].result == "added"
    assert reports["referat"].result == "refused"
    assert f"would get the id 'referat', which a file from {str(first)!r} has" in str(
        reports["referat"].reason
    )
    assert found(index_dir, word(1)) == ["referat"]
    assert found(index_dir, word(2)) == []
    assert results(sync(index_dir, first)) == {"referat": "unchanged"}


def test_two_folders_in_one_call_do_not_either(tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    first = write(tmp_path / "a", {"referat.txt": text(1)})
    second = write(tmp_path / "b", {"referat.txt": text(2)})
    reports = add(index_dir, first, second)
    assert [report.result for report in reports] == ["added", "refused"]
    assert found(index_dir, word(1)) == ["referat"]


def test_a_file_updated_by_itself_stays_with_its_folder(tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    folder = write(tmp_path / "a", {"referat.txt": text(1), "plan.txt": text(2)})
    sync(index_dir, folder)
    loose = write(tmp_path / "loose", {"referat.txt": text(3)})
    assert results(add(index_dir, loose / "referat.txt")) == {"referat": "updated"}
    assert origins(index_dir) == {"referat": str(folder), "plan": str(folder)}
    write(folder, {"plan.txt": text(2)})
    assert results(sync(index_dir, folder)) == {"referat": "removed", "plan": "unchanged"}


def test_a_file_added_by_itself_is_claimed_by_its_folder(tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    folder = write(tmp_path / "a", {"referat.txt": text(1), "plan.txt": text(2)})
    add(index_dir, folder / "referat.txt")
    assert results(sync(index_dir, folder)) == {"referat": "unchanged", "plan": "added"}
    assert origins(index_dir) == {"referat": str(folder), "plan": str(folder)}


def test_a_text_that_many_repeat_is_one_hit_also_when_the_first_goes(tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    same = "Ansøgeren får besked, når udvalget har truffet sin afgørelse om tilskud til foreningens hus. " * 3
    folder = write(tmp_path / "a", {f"brev-{n}.txt": f"{same}\nJournal {n}.\n" for n in range(4)})
    add(index_dir, folder)
    assert len(found(index_dir, "besked om afgørelse")) == 1
    remove(index_dir, "brev-0")
    more = write(tmp_path / "b", {"brev-9.txt": f"{same}\nJournal 9.\n"})
    add(index_dir, more)
    assert found(index_dir, "besked om afgørelse") == ["brev-1"]
