"""What one way of searching takes: ours, or one of the obvious parts put together."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import tests
from benchmarks import rivals
from benchmarks.written import library_dir, made
from index.embed import BUNDLED, SentenceTransformerEmbedder
from index.glossary import bundled
from index.search import Index
from index.store import Store
from index.types import Query
from index.views import Views

_QUALITY = Path(tests.__path__[0]) / "quality"
_RECALL_AT = 50
_BLOCK = 20_000  # passages whose vectors are compared at once


@dataclass(frozen=True, slots=True)
class Measured:
    """What one way took; milliseconds for a question, its embedding included."""

    build_seconds: float  # without making up and embedding the passages
    peak_megabytes: float | None  # of the process that built
    disk_megabytes: float
    open_seconds: float | None
    resident_megabytes: float  # after the questions: interpreter, model and mapped files included
    own_megabytes: float  # of it, without files that are mapped and what was there before
    p50: float
    p95: float
    cpu_p50: float
    cpu_p95: float
    recall: float | None = None
    embed_p50: float | None = None  # of a question alone
    embed_p95: float | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A package that is not installed."""

    package: str


def questions(name: str) -> list[Query]:
    """Return the shipped questions as they are asked, with the glossary's words."""
    said = [json.loads(line) for line in (_QUALITY / name).read_text("utf-8").splitlines() if line]
    return [_query(row["question"], row["lang"]) for row in said]


def _query(text: str, language: str) -> Query:
    wider = bundled().synonyms(text) + (bundled().danish_for(text) if language == "en" else [])
    return Query(text, tuple(wider))


def times(ask: Callable[[Query], object]) -> dict[str, float]:
    """Return the median and the 95th percentile of the milliseconds for a question, once warm."""
    for query in questions("further.jsonl"):
        ask(query)
    walls, processor = [], []
    for query in questions("questions.jsonl"):
        wall, cpu = time.perf_counter(), time.process_time()
        ask(query)
        walls.append(1000 * (time.perf_counter() - wall))
        processor.append(1000 * (time.process_time() - cpu))
    (p50, p95), (cpu_p50, cpu_p95) = np.percentile(walls, [50, 95]), np.percentile(processor, [50, 95])
    return {"p50": p50, "p95": p95, "cpu_p50": cpu_p50, "cpu_p95": cpu_p95}


def memory(line: str) -> float:
    """Return a line of what the system says of this process's memory, in megabytes."""
    status = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(row.split()[1]) / 1024 for row in status if row.startswith(line))


def _embedder() -> SentenceTransformerEmbedder:
    embedder = SentenceTransformerEmbedder(BUNDLED)
    embedder.embed_question("Hvad er planen?")  # it is loaded at the first use
    return embedder


def ours(folder: Path, size: int) -> dict[str, object]:
    """Measure the index of this program."""
    place = library_dir(folder, size)
    embedder = _embedder()
    before = memory("RssAnon")
    began = time.perf_counter()
    index = Index.open(place, embedder)
    opened = time.perf_counter() - began
    took = times(index.search)
    resident, own = memory("VmRSS"), memory("RssAnon") - before
    embedding = times(lambda query: embedder.embed_question(query.text))
    built = made(folder, size)
    disk = sum(path.stat().st_size for path in (place / "views").rglob("*") if path.is_file())
    found = Measured(
        build_seconds=built.write_seconds + built.index_seconds,
        peak_megabytes=built.peak_megabytes,
        disk_megabytes=disk / 1e6,
        open_seconds=opened,
        resident_megabytes=resident,
        own_megabytes=own,
        **took,
        recall=_recall(place, embedder),
        embed_p50=embedding["p50"],
        embed_p95=embedding["p95"],
    )
    return asdict(found)


def _recall(place: Path, embedder: SentenceTransformerEmbedder) -> float:
    """Return the share of the passages nearest by a scan of all vectors that the index finds."""
    store = Store(place)
    asked = np.array([embedder.embed_question(query.text) for query in questions("questions.jsonl")])
    views = Views.open(place, store, embedder.model_id, embedder.dimension)
    scanned = _scanned(store, views.ids, asked, embedder)
    shares = []
    for row, question in enumerate(asked):
        scores = views.vectors.scores(question, None)
        least = np.sort(scanned[row])[-_RECALL_AT]
        wanted = np.flatnonzero(scanned[row] >= least - 1e-6)
        shares.append(np.mean(np.abs(scores[wanted] - scanned[row][wanted]) < 1e-3))
    return float(np.mean(shares))


def _scanned(
    store: Store,
    ids: npt.NDArray[np.int64],
    asked: npt.NDArray[np.float32],
    embedder: SentenceTransformerEmbedder,
) -> npt.NDArray[np.float32]:
    """Return each passage's best cosine for each question, shape (questions, passages)."""
    best = np.zeros((len(asked), len(ids)), dtype=np.float32)
    for first in range(0, len(ids), _BLOCK):
        held = store.vectors(ids[first : first + _BLOCK].tolist(), embedder.model_id, embedder.dimension)
        groups = [held[int(identity)] for identity in ids[first : first + _BLOCK]]
        starts = np.cumsum([0, *map(len, groups)])[:-1]
        cosines = asked @ np.concatenate(groups).T
        best[:, first : first + len(groups)] = np.maximum.reduceat(cosines, starts, axis=1)
    return best


def _rival(
    make: Callable[[rivals.Given], rivals.Rival],
) -> Callable[[Path, int], dict[str, object]]:
    def measure(folder: Path, size: int) -> dict[str, object]:
        embedder = _embedder()
        before = memory("RssAnon")
        given = _given(library_dir(folder, size), embedder)
        began = time.perf_counter()
        try:
            rival = make(given)
        except ModuleNotFoundError as error:
            return asdict(Missing(str(error.name)))
        built = time.perf_counter() - began
        place = folder / "rival"
        disk = rival.save(place)
        del given
        gc.collect()
        took = times(lambda query: rival.ask(query.text))
        resident, own = memory("VmRSS"), memory("RssAnon") - before
        return asdict(Measured(built, None, disk / 1e6, None, resident, own, **took))

    return measure


def _given(place: Path, embedder: SentenceTransformerEmbedder) -> rivals.Given:
    """Return the passages of a library, with the mean of each one's vectors."""
    store = Store(place)
    texts: list[str] = []
    means: list[npt.NDArray[np.float32]] = []
    for indexed in store.indexed(store.passage_ids(), embedder.model_id, embedder.dimension):
        mean = indexed.vectors.mean(axis=0)
        texts.append(indexed.words)
        means.append(mean / np.linalg.norm(mean))
    return rivals.Given(texts, np.array(means, dtype=np.float32), embedder)


WAYS: dict[str, Callable[[Path, int], dict[str, object]]] = {
    "rådslag": ours,
    "langchain + faiss": _rival(rivals.LangChain),
    "bm25s": _rival(rivals.Bm25s),
    "txtai hybrid": _rival(rivals.Txtai),
}
