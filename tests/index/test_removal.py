"""D-10 and D-11: what was removed is gone, everywhere and at once, and leaves no trace."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.register import DecisionFilter
from assistant.types import Outcome
from index.errors import IndexUnusable
from index.glossary import bundled
from index.library import changing
from index.store import NAME, Store
from index.types import Query
from tests.fakes import WordEmbedder
from tests.index.shelf import (
    add,
    change_rows,
    found,
    open_library,
    opened,
    remove,
    rows,
    sync,
    text,
    word,
    write,
)
from tests.texts import MINUTES

FIELDS = 'kind = "referat"\norgan = "Kulturudvalget"\ndate = 2015-03-03\n'
QUESTION = "Hvad besluttede Kulturudvalget om en ny svømmehal?"
RARE = "kvadderhøne"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "documents", {"moede.txt": MINUTES, "plan.txt": text(1), "vej.txt": text(2)})
    entries = [f'[[document]]\nid = "moede"\nfile = "moede.txt"\ntitle = "Mødet"\n{FIELDS}']
    entries += [f'[[document]]\nid = "{n}"\nfile = "{n}.txt"\ntitle = "{n}"\n' for n in ("plan", "vej")]
    (tmp_path / "documents" / "catalogue.toml").write_text("\n".join(entries), "utf-8")
    return tmp_path / "documents"


@pytest.fixture
def index_dir(tmp_path: Path, folder: Path) -> Path:
    add(tmp_path / "index", folder)
    return tmp_path / "index"


@pytest.fixture
def assistant(index_dir: Path) -> Assistant:
    return Assistant(opened(index_dir), bundled())


def test_d_10_what_was_removed_is_nowhere(index_dir: Path, assistant: Assistant) -> None:
    answer = assistant.ask(QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    (source,) = {citation.source.document_id for citation in answer.citations}
    assert source == "moede"
    assert assistant.stands(answer.citations[0].source)
    assert (assistant.choices().years, assistant.choices().organs) == ((2015,), ("Kulturudvalget",))
    assert len(assistant.decisions()) == 1
    assert assistant.examples()
    assert "kulturudvalg" in assistant.index.names
    with open_library(index_dir) as library:
        library.remove(["moede"])
        # From here on, also before the indexes are written and while the library is still open.
        assert assistant.ask(QUESTION).outcome is Outcome.NOT_FOUND
        assert all(hit.source.document_id != "moede" for hit in assistant.search("svømmehal ved havnen").hits)
        assert [document.id for document in assistant.documents()] == ["plan", "vej"]
        assert assistant.document("moede") is None
        assert (assistant.choices().years, assistant.choices().organs) == ((), ())
        assert assistant.decisions(DecisionFilter()) == []
        assert assistant.examples() == ()
        assert "kulturudvalg" not in assistant.index.names
        assert not assistant.stands(answer.citations[0].source)
        assert [file.id for file in Store(index_dir).files()] == ["plan", "vej"]
    assert assistant.ask(QUESTION).outcome is Outcome.NOT_FOUND
    assert assistant.index.hits_without_source == 0


def test_d_10_what_was_replaced_is_nowhere(index_dir: Path, folder: Path, assistant: Assistant) -> None:
    before = assistant.ask(QUESTION).citations[0].source
    (folder / "moede.txt").write_text(MINUTES.replace("svømmehal", "skøjtehal"), "utf-8")
    add(index_dir, folder)
    assert not assistant.stands(before)
    for hit in assistant.search("svømmehal").hits:
        assert "svømmehal" not in hit.source.text
    after = assistant.ask(QUESTION.replace("svømmehal", "skøjtehal")).citations[0].source
    assert assistant.stands(after)


def test_d_11_a_passage_that_is_gone_is_dropped_and_counted(
    index_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index = opened(index_dir)
    assert found(index, word(1)) == ["plan"]
    change_rows(index_dir, "DELETE FROM passages WHERE document_id = 'plan'")
    with caplog.at_level(logging.WARNING, "raadslag.index"):
        assert found(index, word(1)) == []
    assert index.hits_without_source == 1
    assert caplog.messages == ["hits without source: 1"]
    assert found(index, word(2)) == ["vej"]


def test_d_11_an_index_that_lags_behind_shows_nothing_else_instead(index_dir: Path, tmp_path: Path) -> None:
    index = opened(index_dir)
    (gone,) = index.store.passages_of("plan")
    change_rows(index_dir, "DELETE FROM files WHERE id = 'plan'")
    # A removed passage's id never comes back, so that its old row cannot stand for another text.
    add(index_dir, write(tmp_path / "more", {"ny.txt": text(3)}))
    assert gone not in index.store.passage_ids().tolist()
    assert min(index.store.passages_of("ny")) > gone
    assert found(index, word(1)) == []
    assert found(index, word(3)) == ["ny"]


def traces(index_dir: Path, sought: str) -> list[str]:
    """Return the files that hold a word, in any case or encoding that is in use."""
    forms = {form.encode() for form in (sought, sought.upper(), sought.capitalize())}
    forms |= {sought.encode("unicode-escape")}
    paths = [path for path in index_dir.rglob("*") if path.is_file()]
    return [path.name for path in paths if any(form in path.read_bytes() for form in forms)]


@pytest.mark.parametrize("reading", [False, True])
@pytest.mark.parametrize("way", ["remove", "replace", "sync"])
def test_what_was_removed_leaves_no_trace(tmp_path: Path, way: str, reading: bool) -> None:
    index_dir = tmp_path / "index"
    said = f"En {RARE} står ved havnen. {RARE.upper()} og {RARE.capitalize()}udvalget mødes i byen.\n"
    long = " ".join(f"Sætning {n} om {RARE} og kajen." for n in range(900))
    folder = write(tmp_path / "documents", {"a.txt": text(1), f"{RARE}.txt": said + long, "b.txt": text(2)})
    sync(index_dir, folder)
    (identity,) = [file.id for file in Store(index_dir).files() if file.id not in "ab"]
    assert NAME in traces(index_dir, RARE)
    index = opened(index_dir) if reading else None
    if index:
        assert found(index, RARE) == [identity]
    if way == "remove":
        remove(index_dir, identity)
    elif way == "replace":
        (folder / f"{RARE}.txt").rename(folder / "c.txt")
        (folder / "c.txt").write_text(text(3), "utf-8")
        sync(index_dir, folder)
    else:
        (folder / f"{RARE}.txt").unlink()
        sync(index_dir, folder)
    assert traces(index_dir, RARE) == []
    if index:
        assert found(index, RARE) == []
        assert traces(index_dir, RARE) == []
    assert found(index_dir, word(1)) == ["a"]


def test_removing_all_leaves_an_empty_library(index_dir: Path, folder: Path) -> None:
    index = opened(index_dir)
    remove(index_dir, "moede", "plan", "vej")
    assert index.search(Query("havnen")) == []
    assert index.documents() == []
    tables = ["files", "documents", "sections", "passages", "vectors", "sketches", "names", "words"]
    tables += ["passage_years", "passage_names", "passage_abbreviations", "refusals"]
    assert [table for table in tables if rows(index_dir, f"SELECT * FROM {table} LIMIT 1")] == []
    assert list((index_dir / "originals").iterdir()) == []
    assert opened(index_dir).search(Query("havnen")) == []
    add(index_dir, folder)
    assert found(index, word(1)) == ["plan"]
    assert found(opened(index_dir), word(1)) == ["plan"]


def test_words_are_counted_down_again(index_dir: Path, folder: Path, tmp_path: Path) -> None:
    before = rows(index_dir, "SELECT word, count FROM words ORDER BY word")
    add(index_dir, write(tmp_path / "more", {"ny.txt": text(1, "Havnen og havnen.")}))
    remove(index_dir, "ny")
    assert rows(index_dir, "SELECT word, count FROM words ORDER BY word") == before


def test_an_open_index_of_another_model_is_told(index_dir: Path) -> None:
    index = opened(index_dir)
    with changing(index_dir, WordEmbedder("words@2")):
        pass
    with pytest.raises(IndexUnusable, match="was built with embedder 'words@2', the settings say 'words@1'"):
        index.search(Query(word(1)))


CLOSED = """\
2

Salg af grund (lukket punkt)
.

Sagsfremstilling
Grunden ved havnen sælges til køberen Ravnsborgholt.

Kulturudvalget den 3. marts 2015:
Godkendt.
"""


def test_no_word_of_a_closed_item_is_kept(tmp_path: Path, index_dir: Path, folder: Path) -> None:
    before = rows(index_dir, "SELECT word, count FROM words ORDER BY word")
    write(tmp_path / "closed", {"lukket.txt": f"{MINUTES}\n{CLOSED}"})
    add(index_dir, tmp_path / "closed")
    words = {word for (word,) in rows(index_dir, "SELECT word FROM words")}
    assert "svømmehallen" in words
    assert not words & {"ravnsborgholt", "grunden", "grund"}
    remove(index_dir, "lukket")
    assert rows(index_dir, "SELECT word, count FROM words ORDER BY word") == before
