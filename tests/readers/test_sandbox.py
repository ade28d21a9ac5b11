"""A file is read in a process that may crash, hang or starve without harm to the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.readers import sandbox
from corpus.readers.names import UNNAMED
from corpus.readers.sandbox import extract
from corpus.readers.types import Limits
from tests.readers.make_files import DANISH, docx_of, odt, pdf, put, raw_docx, raw_pdf

ROOT = Path(__file__).resolve().parents[2]
SLOW_HTML = (
    "<html><p " + " ".join(f"x{i}" for i in range(200_000)) + ">Tekst</html>"
).encode()  # many seconds


def stand_in(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let the reading process run another program."""
    monkeypatch.setattr(sandbox, "_START", program)


def own_memory() -> int:
    """Return the bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("æøå.txt", DANISH.encode()),
        ("æøå.md", f"## {DANISH}".encode()),
        ("æøå.html", f"<p>{DANISH}".encode()),
        ("æøå.docx", docx_of(DANISH)),
        ("æøå.odt", odt(f"<text:p>{DANISH}</text:p>")),
        ("ÆØÅ.PDF", pdf(DANISH)),
    ],
)
def test_p_12_danish_letters_come_through_in_every_format(tmp_path: Path, name: str, data: bytes) -> None:
    found = extract(put(tmp_path, name, data))
    assert found.text == DANISH
    assert found.warnings == ()
    assert found.paged == name.endswith(".PDF")


def test_the_program_never_imports_a_parser(tmp_path: Path) -> None:
    put(tmp_path, "x.pdf", pdf("Tekst"))
    program = (
        "import sys; from pathlib import Path; from corpus.readers.sandbox import extract;"
        "extract(Path(sys.argv[1])); parsers = {'lxml', 'pypdfium2', 'markdown_it', 'zipfile'};"
        "assert not parsers & set(sys.modules), parsers & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "x.pdf")], check=True, cwd=ROOT)


def test_marks_lines_and_warnings_come_through(tmp_path: Path) -> None:
    marked = extract(put(tmp_path, "x.md", b"# Overskrift"))
    assert [marked.text[mark.start : mark.end] for mark in marked.marks] == ["Overskrift"]
    placed = extract(put(tmp_path, "x.pdf", pdf("en linje")))
    assert [(line.page, line.start, line.end, line.x0) for line in placed.lines] == [(1, 0, 8, 60.0)]
    assert extract(put(tmp_path, "x.txt", "å".encode("latin-1"))).warnings


def test_p_1_a_file_over_the_limit_is_refused_without_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox.subprocess, "Popen", None)
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(CorpusError, match=r"'stor.txt' is larger than 50 MB; divide it"):
        extract(path)


def test_p_2_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"'referat.pdf' should be a PDF by its ending but holds a program"):
        extract(put(tmp_path, "referat.pdf", b"MZ\x90\x00"))


def test_p_2_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"'x.txt' cannot be opened: No such file or directory; check"):
        extract(tmp_path / "x.txt")
    with pytest.raises(CorpusError, match=r"'x.txt' cannot be opened: its name is no name"):
        extract(tmp_path / "x\0.txt")
    (tmp_path / "mappe.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("mappe.txt", "pipe.txt"):
        with pytest.raises(CorpusError, match="is no file"):
            extract(tmp_path / name)


def test_p_3_a_zip_bomb_is_refused_and_the_next_file_is_read(tmp_path: Path) -> None:
    before = own_memory()
    bomb = raw_docx("<w:p><w:r><w:t>" + "x" * 30_000_000 + "</w:t></w:r></w:p>")
    before = max(before, own_memory())
    with pytest.raises(CorpusError, match="unpacks to more than 100 times its size"):
        extract(put(tmp_path, "bombe.docx", bomb))
    assert own_memory() < before + 50_000_000
    assert extract(put(tmp_path, "næste.docx", docx_of("Tekst"))).text == "Tekst"


def test_p_4_a_file_that_takes_too_much_processor_time_is_refused(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(CorpusError, match=r"'langsom.html' takes more than 1 seconds to read; divide it"):
        extract(put(tmp_path, "langsom.html", SLOW_HTML), Limits(seconds=1))
    assert time.monotonic() - began < 8


def test_p_4_a_process_that_hangs_is_killed_and_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_GRACE_SECONDS", 1)
    began = time.monotonic()
    pid = tmp_path / "pid"
    stand_in(monkeypatch, f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    with pytest.raises(CorpusError, match="takes more than 0 seconds"):
        extract(put(tmp_path, "x.txt", b"x"), Limits(seconds=0))
    assert time.monotonic() - began < 20
    assert not Path(f"/proc/{pid.read_text()}").exists()  # reaped too: no zombie is left


def test_text_recognition_gets_time_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_GRACE_SECONDS", 0.5)
    answer = '{"text": "x", "paged": true, "marks": [], "lines": [], "warnings": []}'
    stand_in(monkeypatch, f"import time; print('ocr', flush=True); time.sleep(1); print({answer!r})")
    path = put(tmp_path, "x.txt", b"x")
    assert extract(path, Limits(seconds=0, ocr_seconds=30)).text == "x"
    with pytest.raises(CorpusError, match="takes more than 0 seconds"):
        extract(path, Limits(seconds=0, ocr_seconds=0))


def test_p_4_a_file_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    before = own_memory()
    text = put(tmp_path, "x.txt", b"\xe6" * 20_000_000)
    with pytest.raises(CorpusError, match="needs more than 100 MB to be read; divide it"):
        extract(text, Limits(memory=100_000_000))
    assert own_memory() < before + 50_000_000


def test_p_4_more_text_than_may_be_sent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="more than 1 MB of text"):
        extract(put(tmp_path, "x.txt", b"x" * 1_100_000), Limits(answer=1_000_000))


def test_p_4_a_process_that_sends_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, "import os\nwhile True: os.write(1, b'x' * 65536)")
    with pytest.raises(CorpusError, match="gives more than 1 MB of text"):
        extract(put(tmp_path, "x.txt", b"x"), Limits(answer=1_000_000))


def test_p_9_a_pdf_that_makes_its_library_abort_is_refused(tmp_path: Path) -> None:
    content = zlib.compress(b"q " * 100_000_000)
    bomb = raw_pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
    ])  # fmt: skip
    with pytest.raises(CorpusError, match=r"makes its reader crash or run out of memory \(SIG"):
        extract(put(tmp_path, "bombe.pdf", bomb), Limits(memory=300_000_000))
    assert extract(put(tmp_path, "næste.pdf", pdf("Tekst"))).text == "Tekst"


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import os; os.abort()", "crash or run out of memory (SIGABRT)"),
        ("import os; os.kill(os.getpid(), 11)", "crash or run out of memory (SIGSEGV)"),
        ("import os; os.kill(os.getpid(), 9)", "crash or run out of memory (SIGKILL)"),
        ("raise SystemExit(3)", "without an answer (status 3)"),
        ("print('{}')", "without an answer (status 0)"),
        ("print('[]')", "without an answer (status 0)"),
        ("print('[' * 100000)", "without an answer (status 0)"),
        ('print(\'{"refused": "is\')', "without an answer (status 0)"),
        ('print(\'{"text":"x","paged":0,"marks":[[0,9,1]],"lines":[],"warnings":[]}\')', "without an answer"),
    ],
)
def test_p_9_a_process_that_dies_or_talks_nonsense_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, reason: str
) -> None:
    stand_in(monkeypatch, program)
    with pytest.raises(CorpusError) as error:
        extract(put(tmp_path, "x.txt", b"x"))
    assert reason in str(error.value)


def test_p_9_an_error_nobody_thought_of_names_its_place_and_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "from corpus.readers import text; text.decode = lambda data: 1 / 0; "
    stand_in(monkeypatch, sandbox._START.replace("from corpus", broken + "from corpus", 1))
    with pytest.raises(CorpusError, match=r"made its reader fail \(ZeroDivisionError in .*\); open it"):
        extract(put(tmp_path, "x.txt", b"hemmeligt"))


def test_p_10_a_file_without_text_is_refused(tmp_path: Path) -> None:
    for name, data in {"x.txt": b" \n\f", "x.html": b"<html><img src=x>", "x.docx": docx_of("")}.items():
        with pytest.raises(CorpusError, match="holds no text that can be read"):
            extract(put(tmp_path, name, data))


def test_p_12_garbled_letters_are_told_of_in_any_format(tmp_path: Path) -> None:
    (warning,) = extract(put(tmp_path, "x.docx", docx_of("K\u00c3\u00b8benhavn"))).warnings
    assert "garbled" in warning


def test_p_7_a_refusal_shows_the_name_without_what_deceives(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"^'referatfdp.exe' ends in '.exe', which is not read"):
        extract(put(tmp_path, "referat\u202efdp.exe", b"x"))
    with pytest.raises(CorpusError, match=f"^'{UNNAMED}' ends in ''"):
        extract(put(tmp_path, "\u202e", b"x"))


def test_p_8_a_name_that_leads_elsewhere_leads_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "mappe"
    inside.mkdir()
    extract(put(inside, "x.docx", raw_docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>", more={"../../y": "y"})))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["mappe", "x.docx"]


def test_the_reading_process_gets_no_secrets_and_cannot_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAADSLAG_SECRET", "hemmeligt")
    target = tmp_path / "skrevet"
    program = f"""
import json, os, sys
sys.path.append(sys.argv.pop(1))
from corpus.readers.child import confine
from corpus.readers.types import Limits
confine(Limits())
try:
    with open({str(target)!r}, "w") as file: file.write("x")
    wrote = "written"
except OSError as error:
    wrote = error.strerror
text = " ".join([*os.environ, os.getcwd(), wrote])
print(json.dumps(dict(text=text, paged=False, marks=[], lines=[], warnings=[])))
"""
    stand_in(monkeypatch, program)
    found = extract(put(tmp_path, "x.txt", b"x")).text
    assert "RAADSLAG_SECRET" not in found
    assert found.endswith("/ File too large")
    assert target.read_bytes() == b""


def test_the_reading_process_dies_with_the_program(tmp_path: Path) -> None:
    path = put(tmp_path, "langsom.html", SLOW_HTML)
    program = (
        "import sys; from pathlib import Path; from corpus.readers.sandbox import extract;"
        "extract(Path(sys.argv[1]))"
    )
    parent = subprocess.Popen([sys.executable, "-c", program, str(path)], cwd=ROOT)
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    deadline = time.monotonic() + 20
    while not (found := children.read_text().split()) or b"-I" not in _command(found[0]):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.5)  # until it has asked to die with its parent
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    while _command(found[0]):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _command(pid: str) -> bytes:
    """Return a process's command line; a dead one has none."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
