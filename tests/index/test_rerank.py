"""What every reranker must keep, on a fake and on a cross-encoder of random weights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from index import rerank as module
from index.errors import RerankerError
from index.rerank import FIRST, CrossEncoderReranker
from index.search import Index
from index.types import Query, Reranker
from tests.index.shelf import add, opened, text, write
from tests.index.tiny import cross_encoder, embedding_model

QUESTION = "Hvad er den nye plan ved havnen i byen?"
TEXTS = ["Hallen ved havnen åbner.", "Budgettet er vedtaget.", ""] * 5


class Last:
    """Finds the later of the texts the better, as many as it reads."""

    def __init__(self, read: int = FIRST) -> None:
        self.read = read
        self.texts: list[str] = []

    def scores(self, question: str, texts: Sequence[str], /) -> list[float]:
        self.texts = list(texts)
        return [float(100 * row) for row in range(len(texts))][: self.read]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cross_encoder(tmp_path_factory.mktemp("reranker") / "model")


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("library")
    add(base / "index", write(base / "documents", {f"d{n:02}.txt": text(n) for n in range(40)}))
    return base / "index"


def ids(index: Index, limit: int = 40) -> list[str]:
    return [hit.document.id for hit in index.search(Query(QUESTION), limit=limit)]


@pytest.mark.parametrize("kind", ["fake", "real"])
def test_each_text_has_a_score(kind: str, folder: Path) -> None:
    reranker: Reranker = Last() if kind == "fake" else CrossEncoderReranker(str(folder), 60_000)
    found = reranker.scores(QUESTION, TEXTS)
    assert len(found) == len(TEXTS)
    assert all(isinstance(score, float) for score in found)
    assert reranker.scores(QUESTION, []) == []


def test_a_text_s_score_does_not_hang_on_the_others(folder: Path) -> None:
    reranker = CrossEncoderReranker(str(folder), 60_000)
    whole = reranker.scores(QUESTION, TEXTS)
    assert [reranker.scores(QUESTION, [text])[0] for text in TEXTS] == pytest.approx(whole, abs=1e-4)


def test_when_time_is_up_the_rest_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reranker = CrossEncoderReranker(str(folder), 1_000)
    reranker.scores(QUESTION, [])  # loads the model, which is no question's time
    clock = iter([0.0, 0.0, 0.4, 0.4, 0.8])  # a third batch would end after 1.2 seconds
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    assert len(reranker.scores(QUESTION, TEXTS)) == 10


def test_a_reranker_puts_the_first_hits_in_another_order(index_dir: Path) -> None:
    index = opened(index_dir)
    before = ids(index)
    scores = [hit.score for hit in index.search(Query(QUESTION), limit=40)]
    index.reranker = Last()
    assert ids(index) != before
    assert ids(index)[FIRST:] == before[FIRST:]
    assert ids(index, limit=10) == ids(index)[:10]
    assert [hit.score for hit in index.search(Query(QUESTION), limit=40)] == scores
    assert all(one >= other for one, other in pairwise(scores))


def test_what_was_not_read_stays_behind_in_its_order(index_dir: Path) -> None:
    index = opened(index_dir)
    before = ids(index)
    index.reranker = Last(read=4)
    after = ids(index)
    assert sorted(after[:4]) == sorted(before[:4])
    assert after[4:] == before[4:]
    index.reranker = Last(read=0)
    assert ids(index) == before


def test_a_hit_is_read_under_its_breadcrumb(index_dir: Path) -> None:
    index = opened(index_dir)
    index.reranker = fake = Last()
    first = index.search(Query(QUESTION), limit=1)
    assert len(fake.texts) == FIRST
    assert any(first[0].passage.text[:30] in said and first[0].document.title in said for said in fake.texts)


def test_nothing_found_is_nothing_to_read(tmp_path: Path) -> None:
    add(tmp_path / "index", write(tmp_path / "documents", {"a.txt": text(1)}))
    index = opened(tmp_path / "index")
    index.reranker = Last()
    assert ids(index) == ["a"]


def _empty(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda at: at, "is no folder; name a model folder or a hub model"),
        (_empty, "cannot be loaded; name the folder of a cross-encoder"),
        (embedding_model, "is no cross-encoder but BertModel; name another model"),
        (
            lambda at: cross_encoder(at, labels=3),
            "gives 3 scores for a pair, not one; name another model",
        ),
    ],
    ids=["missing", "empty", "embedding model", "classes"],
)
def test_a_model_that_does_not_fit_is_told(tmp_path: Path, make, message: str) -> None:
    folder = str(make(tmp_path / "model"))
    with pytest.raises(RerankerError, match=message):
        CrossEncoderReranker(folder, 500).scores(QUESTION, TEXTS)
