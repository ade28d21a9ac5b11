"""Changes that the web asks for: one at a time, looked at while they run, nothing left behind."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.errors import UpkeepBusy
from assistant.upkeep import SPOOL, Change, Job, State, Task, Upkeep
from assistant.upload import Upload, safe_name
from corpus.types import Kind
from index.holdings import Holdings
from index.library import Library, Result, changing
from index.lock import locked
from index.progress import Progress
from tests.fakes import WordEmbedder
from tests.index.shelf import found, opened, text, word


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    with changing(tmp_path / "index", WordEmbedder()):
        pass
    return tmp_path / "index"


def change_of(index_dir: Path) -> Change:
    def change(progress: Progress):
        return changing(index_dir, WordEmbedder(), progress)

    return change


@pytest.fixture
def upkeep(index_dir: Path) -> Upkeep:
    return Upkeep(change_of(index_dir), index_dir)


def finished(upkeep: Upkeep, job: Job) -> Job:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        now = upkeep.job(job.id)
        assert now
        if now.is_over and not list((upkeep._spool).glob("*")):
            return now
        time.sleep(0.01)
    pytest.fail(f"job is not over: {upkeep.job(job.id)}")


def sent(spool: Path, texts: dict[str, str], **more: object) -> list[Upload]:
    uploads = []
    for number, (name, said) in enumerate(texts.items()):
        path = spool / str(number) / safe_name(name)
        path.parent.mkdir()
        path.write_text(said, "utf-8")
        uploads.append(Upload(path, path.name, **more))
    return uploads


def add(upkeep: Upkeep, texts: dict[str, str], *, overwrite: bool = False, **more: object) -> Job:
    spool = upkeep.spool()
    return finished(upkeep, upkeep.add(sent(spool, texts, **more), spool, overwrite=overwrite))


def outcomes(job: Job) -> dict[str, str]:
    return {report.id: report.result.value for report in job.reports}


def test_files_are_taken_in_and_found_at_once(upkeep: Upkeep, index_dir: Path) -> None:
    index = opened(index_dir)
    job = add(upkeep, {"et.txt": text(1), "to.txt": text(2)})
    assert (job.state, job.task, job.names) == (State.DONE, Task.ADD, ("et.txt", "to.txt"))
    assert outcomes(job) == {"et": "added", "to": "added"}
    assert found(index, word(2)) == ["to"]  # by one that had it open
    assert upkeep.jobs() == []


def test_the_good_ones_are_kept_when_others_are_refused(upkeep: Upkeep, index_dir: Path) -> None:
    job = add(upkeep, {"god.txt": text(1), "tom.txt": "", "falsk.pdf": "ingen PDF"})
    assert job.state is State.DONE
    assert outcomes(job) == {"god": "added", "tom": "refused", "falsk": "refused"}
    assert found(index_dir, word(1)) == ["god"]
    assert {refusal.id for refusal in Holdings(index_dir).refusals()} == {"tom", "falsk"}
    upkeep.forget_refusal("tom")
    assert {refusal.id for refusal in Holdings(index_dir).refusals()} == {"falsk"}


def test_what_the_sender_says_of_a_file_counts(upkeep: Upkeep, index_dir: Path) -> None:
    said = {"title": "Referat om havnen", "kind": Kind.MINUTES, "organ": "Havneudvalget"}
    add(upkeep, {"havn.txt": text(1)}, said=said)
    (file,) = Holdings(index_dir).files()
    assert (file.title, file.kind, file.organ) == ("Referat om havnen", "referat", "Havneudvalget")


def test_another_file_of_the_same_name_replaces_none_unasked(upkeep: Upkeep, index_dir: Path) -> None:
    add(upkeep, {"referat.txt": text(1)})
    job = add(upkeep, {"referat.txt": text(2)})
    assert outcomes(job) == {"referat": "refused"}
    assert "replace that one" in (job.reports[0].reason or "")
    assert found(index_dir, word(1)) == ["referat"]
    assert outcomes(add(upkeep, {"referat.txt": text(1)})) == {"referat": "unchanged"}
    assert outcomes(add(upkeep, {"referat.txt": text(2)}, overwrite=True)) == {"referat": "updated"}
    assert found(index_dir, word(1)) == []


def test_files_of_the_same_name_that_come_together_are_both_kept(upkeep: Upkeep) -> None:
    spool = upkeep.spool()
    uploads = sent(spool, {"referat.txt": text(1), "referat.md": text(2)})
    uploads += [Upload(spool / "x" / "referat.txt", "referat.txt")]
    (spool / "x").mkdir()
    uploads[-1].path.write_text(text(3), "utf-8")
    job = finished(upkeep, upkeep.add(uploads, spool))
    assert outcomes(job) == {"referat": "added", "referat-md": "added", "referat-txt": "added"}


def test_a_file_is_replaced_by_another_of_any_name(upkeep: Upkeep, index_dir: Path) -> None:
    add(upkeep, {"plan.txt": text(1)})
    job = add(upkeep, {"plan, endelig.txt": text(2)}, into="plan")
    assert job.task is Task.REPLACE
    assert outcomes(job) == {"plan": "updated"}
    assert [file.name for file in Holdings(index_dir).files()] == ["plan, endelig.txt"]
    gone = add(upkeep, {"ny.txt": text(3)}, into="findes-ikke")
    assert outcomes(gone) == {"findes-ikke": "refused"}


def test_a_refused_version_leaves_what_was_there(upkeep: Upkeep, index_dir: Path) -> None:
    add(upkeep, {"plan.txt": text(1)})
    assert outcomes(add(upkeep, {"ny.pdf": "ingen PDF"}, into="plan")) == {"plan": "refused"}
    assert found(index_dir, word(1)) == ["plan"]


def test_files_are_removed(upkeep: Upkeep, index_dir: Path) -> None:
    add(upkeep, {"et.txt": text(1), "to.txt": text(2)})
    job = finished(upkeep, upkeep.remove(["et"], ["et.txt"]))
    assert (job.state, outcomes(job)) == (State.DONE, {"et": "removed"})
    assert found(index_dir, word(1)) == []
    gone = finished(upkeep, upkeep.remove(["et"], ["et.txt"]))
    assert gone.state is State.FAILED
    assert "no file has the id 'et'" in (gone.problem or "")


def test_another_process_that_changes_the_library_is_told(upkeep: Upkeep, index_dir: Path) -> None:
    with locked(index_dir):
        job = add(upkeep, {"et.txt": text(1)})
    assert job.state is State.FAILED
    assert "is being changed by process" in (job.problem or "")
    assert outcomes(add(upkeep, {"et.txt": text(1)})) == {"et": "added"}


def test_a_bug_in_one_job_does_not_end_the_next(index_dir: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken = [True]

    @contextmanager
    def change(progress: Progress) -> Iterator[Library]:
        if broken.pop() if broken else False:
            raise ZeroDivisionError("a bug")
        with changing(index_dir, WordEmbedder(), progress) as library:
            yield library

    upkeep = Upkeep(change, index_dir)
    job = add(upkeep, {"et.txt": text(1)})
    assert (job.state, job.problem) == (State.FAILED, None)
    assert "a bug" in caplog.text
    assert add(upkeep, {"et.txt": text(1)}).state is State.DONE


def test_jobs_wait_for_each_other_and_not_too_many_do(index_dir: Path) -> None:
    go, at_once, most = threading.Event(), [0], [0]

    @contextmanager
    def change(progress: Progress) -> Iterator[Library]:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        go.wait(10)
        with changing(index_dir, WordEmbedder(), progress) as library:
            yield library
        at_once[0] -= 1

    upkeep = Upkeep(change, index_dir)
    jobs = []
    for number in range(10):
        spool = upkeep.spool()
        jobs.append(upkeep.add(sent(spool, {f"nr{number}.txt": text(number)}), spool))
    assert {job.id for job in upkeep.jobs()} == {job.id for job in jobs}
    spool = upkeep.spool()
    with pytest.raises(UpkeepBusy):
        upkeep.add(sent(spool, {"for-mange.txt": text(99)}), spool)
    assert not spool.exists()
    go.set()
    assert [finished(upkeep, job).state for job in jobs] == [State.DONE] * 10
    assert most == [1]


def test_a_job_tells_how_far_it_is(index_dir: Path) -> None:
    seen, reached, go = [], threading.Event(), threading.Event()

    @contextmanager
    def change(progress: Progress) -> Iterator[Library]:
        progress.step("Reading", 4)
        progress.advance()
        progress.advance(2)
        reached.set()
        go.wait(10)
        with changing(index_dir, WordEmbedder(), progress) as library:
            yield library

    upkeep = Upkeep(change, index_dir)
    spool = upkeep.spool()
    job = upkeep.add(sent(spool, {"et.txt": text(1)}), spool)
    assert reached.wait(10)
    now = upkeep.job(job.id)
    assert now
    seen.append((now.state, now.step, now.step_done, now.step_total))
    go.set()
    finished(upkeep, job)
    assert seen == [(State.RUNNING, "Reading", 3, 4)]


def test_the_folder_of_what_is_sent_in_is_its_owners_alone(upkeep: Upkeep, index_dir: Path) -> None:
    spool = upkeep.spool()
    assert spool.stat().st_mode & 0o777 == 0o700
    upkeep.drop(spool)
    assert list((index_dir / SPOOL).iterdir()) == []


def test_what_a_process_that_died_left_is_deleted(index_dir: Path) -> None:
    old, new = index_dir / SPOOL / "gammel", index_dir / SPOOL / "ny"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "fil.txt").write_text("tekst")
    os.utime(old, (1, 1))
    Upkeep(change_of(index_dir), index_dir)
    assert (old.exists(), new.exists()) == (False, True)


def test_only_the_last_jobs_can_be_looked_at(upkeep: Upkeep) -> None:
    jobs = [finished(upkeep, upkeep.remove(["x"], ["x"])) for _ in range(52)]
    assert upkeep.job(jobs[0].id) is None
    assert upkeep.job(jobs[-1].id)
    assert upkeep.job("findes-ikke") is None


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


def test_holdings_count_without_reading_texts(upkeep: Upkeep, index_dir: Path) -> None:
    add(upkeep, {"sider.txt": f"{text(1)}\f{text(2)}\f{text(3)}", "uden.txt": text(4)})
    holdings = Holdings(index_dir)
    assert [(held.file.id, held.pages) for held in holdings.overview()] == [("sider", 3), ("uden", None)]
    assert holdings.overview() is holdings.overview()
    documents, passages = holdings.counts()
    assert documents == 2
    assert passages >= 2
    sizes = holdings.sizes()
    assert sizes.library > 10_000
    assert sizes.originals > 100
    assert sizes.views > 100
    assert [title for _, title in holdings.documents_of("uden")] == [holdings.files()[1].title]


def test_places_where_closed_items_were_left_out_are_counted(upkeep: Upkeep, index_dir: Path) -> None:
    minutes = (
        "Økonomiudvalget\nReferat fra mødet tirsdag den 3. marts 2015\n\n1. Åben sag om havnen\n\n"
        "Sagsfremstilling\nDer bygges en havn i byen til alle.\n\nBeslutning\nGodkendt.\n\n"
        "2. Lukket punkt: Salg af grund\n\nSagsfremstilling\nKanariefugl.\n\nBeslutning\nGodkendt.\n"
    )
    job = add(upkeep, {"referat.txt": minutes}, said={"kind": Kind.MINUTES})
    assert job.reports[0].result is Result.ADDED
    assert [held.closed for held in Holdings(index_dir).overview()] == [1]
