"""A model of random weights is fitted to a small library, put in use, followed and put away."""

from __future__ import annotations

import shutil
import time
from contextlib import nullcontext
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from index.embed import SentenceTransformerEmbedder
from index.errors import EmbedderError, FitError, IndexUnusable
from index.fit import fit, undo
from index.fitted import FittedModels
from index.library import changing
from index.progress import Progress
from index.search import Index
from index.store import Store
from index.training import fitting
from index.training.data import read_municipal
from index.training.fitting import Recipe
from index.training.optimise import Rates
from index.training.student import Student
from index.types import Query
from tests.index.shelf import files, rows, text, word, write
from tests.index.tiny import embedding_model

SMALL = Recipe(
    rounds=2,
    batch=16,
    pairs=1,
    pair_batch=8,
    asked=1,
    rates=Rates(3e-4, 6e-5),
    shares=(1.0, 0.75, 0.5),
    margin=1.0,
)
DOCUMENTS = {
    f"d{n:02}.txt": "".join(
        f"{n}.{part} Afsnit om {word(5 * n + part)}\n\n{text(5 * n + part)}Byrådet behandler "
        f"{word(5 * n + part)} i klimatilpasningsplanen og beder om en redegørelse for økonomien.\n\n" * 2
        for part in range(5)
    )
    for n in range(30)
}


class Stopped(Exception):
    pass


class Stopping(Progress):
    """Stops some way into a step."""

    def __init__(self, name: str, after: int) -> None:
        self.name, self.after, self.now = name, after, ""

    def step(self, name: str, total: int) -> None:
        self.now = name

    def advance(self, count: int = 1) -> None:
        if self.now == self.name:
            self.after -= count
            if self.after < 0:
                raise Stopped


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let training be short, and the municipal text little."""
    text, held_out = read_municipal()
    parts = [
        replace(part, municipal=part.municipal[:40], municipal_questions=part.municipal_questions[:20])
        for part in (text, held_out)
    ]
    monkeypatch.setattr(fitting, "read_municipal", lambda: tuple(parts))
    monkeypatch.setattr(fitting, "RECIPE", SMALL)
    # As many threads each time, so that models are the same.
    monkeypatch.setattr(Student, "quickest", lambda self, texts: nullcontext())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model and a library; a test takes a copy."""
    folder = tmp_path_factory.mktemp("made")
    model = embedding_model(folder / "tiny", list(DOCUMENTS.values()))
    with changing(folder / "index", SentenceTransformerEmbedder(str(model))) as library:
        library.add(files(write(folder / "documents", DOCUMENTS)))
    return folder


@pytest.fixture
def index_dir(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made / "index", tmp_path / "index")


@pytest.fixture
def base(made: Path) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(str(made / "tiny"))


def opened(index_dir: Path, base: SentenceTransformerEmbedder) -> Index:
    return Index.open(index_dir, base, FittedModels(index_dir, base).by_id)


def model(index_dir: Path) -> str:
    return Store(index_dir).meta()["model"]


def kept(index_dir: Path) -> set[str]:
    return {path.name for path in (index_dir / "fitted").iterdir()} - {"lock"}


def test_a_fitted_model_is_in_use_from_then_on(index_dir: Path, base: SentenceTransformerEmbedder) -> None:
    fitted = fit(index_dir, base)
    assert fitted.used
    assert fitted.card.steps == fitted.card.planned
    assert fitted.card.base == base.model_id
    found = FittedModels(index_dir, base).wanted()
    assert found.model_id.startswith("tiny-fitted@")
    assert model(index_dir) == found.model_id
    assert rows(index_dir, "SELECT DISTINCT model FROM vectors") == [(found.model_id,)]
    assert kept(index_dir) == {"CURRENT", found.model_id.partition("@")[2]}
    question = found.embed_question(text(7))
    assert question != pytest.approx(base.embed_question(text(7)), abs=1e-3)
    assert opened(index_dir, base).search(Query(word(7)))[0].near[0].cosine != 0
    with pytest.raises(IndexUnusable, match=r"was built with embedder 'tiny-fitted@.*', the settings say"):
        Index.open(index_dir, base)


def test_the_same_seed_makes_the_same_model(index_dir: Path, base: SentenceTransformerEmbedder) -> None:
    def ids(seed: int) -> str:
        fit(index_dir, base, seed=seed)
        return model(index_dir)

    first = ids(1)
    assert ids(2) != first
    assert ids(1) == first


def test_it_starts_from_the_base_each_time(index_dir: Path, base: SentenceTransformerEmbedder) -> None:
    before = fit(index_dir, base).card
    assert fit(index_dir, base).card == before


def test_fitting_can_be_undone(index_dir: Path, base: SentenceTransformerEmbedder) -> None:
    fit(index_dir, base)
    assert undo(index_dir, base)
    assert model(index_dir) == base.model_id
    assert kept(index_dir) == set()
    assert opened(index_dir, base).search(Query(word(7)))
    assert not undo(index_dir, base)


def test_a_model_that_got_worse_elsewhere_is_not_used(
    index_dir: Path, base: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "RECIPE", replace(SMALL, margin=-1.0))
    fitted = fit(index_dir, base)
    assert (fitted.used, fitted.card.share) == (False, 0)
    assert model(index_dir) == base.model_id
    assert kept(index_dir) == set()


def test_it_goes_as_far_as_the_guard_lets_it(
    index_dir: Path, base: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[float] = []

    def holds(before: object, after: object, margin: float) -> bool:
        tried.append(margin)
        return len(tried) == 2

    monkeypatch.setattr(fitting, "holds", holds)
    assert fit(index_dir, base).card.share == SMALL.shares[1]
    assert len(tried) == 2


def test_a_running_server_follows(index_dir: Path, base: SentenceTransformerEmbedder) -> None:
    index = opened(index_dir, base)
    before = index.search(Query(word(7)))[0]
    fit(index_dir, base)
    after = index.search(Query(word(7)))[0]
    assert after.passage.id == before.passage.id
    assert [near.cosine for near in after.near] != pytest.approx([near.cosine for near in before.near])
    undo(index_dir, base)
    again = index.search(Query(word(7)))[0]
    assert [n.cosine for n in again.near] == pytest.approx([n.cosine for n in before.near], abs=1e-3)


def test_what_comes_later_is_embedded_with_it(
    index_dir: Path, base: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    fit(index_dir, base)
    with changing(index_dir, FittedModels(index_dir, base).wanted()) as library:
        library.add(files(write(tmp_path / "more", {"ny.txt": text(900)})))
    assert opened(index_dir, base).search(Query(word(900)))[0].document.id == "ny"
    assert len(rows(index_dir, "SELECT DISTINCT model FROM vectors")) == 1


def test_training_goes_on_where_it_was_stopped(index_dir: Path, base: SentenceTransformerEmbedder) -> None:
    fit(index_dir, base)
    whole = model(index_dir)
    undo(index_dir, base)
    assert FittedModels(index_dir, base).card() is None
    with pytest.raises(Stopped):
        fit(index_dir, base, Stopping("Fitting", after=25))
    assert model(index_dir) == base.model_id
    assert ".rounds" in kept(index_dir)
    heard = Counting()
    fit(index_dir, base, heard)
    assert model(index_dir) == whole
    assert heard.largest["Fitting"] > 1  # whole rounds are told at once
    assert ".rounds" not in kept(index_dir)


class Counting(Progress):
    """Keeps the largest advance of each step."""

    def __init__(self) -> None:
        self.now, self.largest = "", dict[str, int]()

    def step(self, name: str, total: int) -> None:
        self.now = name

    def advance(self, count: int = 1) -> None:
        self.largest[self.now] = max(self.largest.get(self.now, 0), count)


def test_the_old_vectors_serve_until_the_new_ones_are_there(
    index_dir: Path, base: SentenceTransformerEmbedder
) -> None:
    with pytest.raises(Stopped):
        fit(index_dir, base, Stopping("Embedding anew", after=64))
    assert model(index_dir) == base.model_id
    assert opened(index_dir, base).search(Query(word(7)))
    wanted = FittedModels(index_dir, base).wanted()
    assert wanted.model_id != base.model_id
    with changing(index_dir, wanted):  # as any other command does
        pass
    assert model(index_dir) == wanted.model_id


def test_a_model_of_another_base_is_left_alone(
    index_dir: Path, base: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    fit(index_dir, base)
    other = SentenceTransformerEmbedder(str(embedding_model(tmp_path / "other", ["ganske andre ord"])))
    models = FittedModels(index_dir, other)
    assert models.wanted() is other
    with pytest.raises(IndexUnusable, match="was built with embedder 'tiny-fitted@"):
        opened(index_dir, other)
    with changing(index_dir, models.wanted()):
        pass
    assert model(index_dir) == other.model_id


@pytest.mark.parametrize("damage", ["weights", "card", "folder"])
def test_damage_is_told_and_can_be_undone(
    index_dir: Path, base: SentenceTransformerEmbedder, damage: str
) -> None:
    fit(index_dir, base)
    (folder,) = (path for path in (index_dir / "fitted").iterdir() if path.is_dir())
    if damage == "folder":
        shutil.rmtree(folder)
    else:
        (folder / {"weights": "model.safetensors", "card": "fit.json"}[damage]).write_bytes(b"{")
    with pytest.raises(EmbedderError, match="is missing or damaged; run 'raadslag fit' to make it anew, or"):
        FittedModels(index_dir, base).wanted()
    with pytest.raises(IndexUnusable, match="was built with embedder 'tiny-fitted@"):
        opened(index_dir, base)
    assert undo(index_dir, base)
    assert opened(index_dir, base).search(Query(word(7)))


def test_too_little_text_is_told(tmp_path: Path, base: SentenceTransformerEmbedder) -> None:
    with changing(tmp_path / "index", base) as library:
        library.add(files(write(tmp_path / "few", {"a.txt": text(1)})))
    with pytest.raises(FitError, match="has too little text to fit a model to: 1 stretches"):
        fit(tmp_path / "index", base)
    with pytest.raises(IndexUnusable, match="no index in"):
        fit(tmp_path / "none", base)


def test_no_time_for_a_step_is_told(index_dir: Path, base: SentenceTransformerEmbedder) -> None:
    with pytest.raises(FitError, match="no time for a step; give more minutes"):
        fit(index_dir, base, minutes=1e-9)
    assert model(index_dir) == base.model_id


def test_training_ends_when_its_time_is_up(
    index_dir: Path, base: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = count()
    monkeypatch.setattr(time, "monotonic", lambda: float(next(seconds)))
    card = fit(index_dir, base, minutes=0.1).card
    assert 0 < card.steps < card.planned
