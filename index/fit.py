"""Fitting the embedding model to a library: it learns the library's own words, without labels."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from index.embed import SentenceTransformerEmbedder
from index.errors import FitError
from index.fitted import FOLDER, Card, FittedModels
from index.library import changing
from index.lock import locked, room
from index.progress import Progress
from index.store import Store

LEAST = 100  # windows; in less text there is little to learn
MOST = 20_000  # passages; of more as many are drawn
_MADE = ".made"
_ROUNDS = ".rounds"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What came of fitting."""

    used: bool  # False where the guard found it worse elsewhere; the library is as it was then
    card: Card


def fit(
    index_dir: Path,
    base: SentenceTransformerEmbedder,
    progress: Progress | None = None,
    *,
    minutes: float = 15,
    seed: int = 1,
) -> Fitted:
    """Fit a model to a library and embed the library with it.

    The library serves meanwhile and may be changed while the model is trained. What was done before an
    interruption is kept: whole rounds of training, and the passages that are embedded already.

    Args:
        index_dir: the library's folder.
        base: the model to start from.
        progress: hears of the work.
        minutes: most that the training may take.
        seed: of all that is drawn at random; the same library, seed, number of steps and of
            threads make the same model.

    Raises:
        IndexUnusable: there is no library, or another process fits or changes it.
        FitError: it holds too little text, or there was no time for a step.
        StorageFull: the disk has no room.
        EmbedderError: the model cannot be loaded or trained.
    """
    progress = progress or Progress()
    models = FittedModels(index_dir, base)
    store = Store(index_dir)
    try:
        folder = index_dir / FOLDER
        with locked(folder), room(index_dir, folder):
            made = folder / _MADE
            shutil.rmtree(made, ignore_errors=True)
            card = _train(store, base, made, progress, 60 * minutes, seed)
            if card.share > 0:
                models.keep(made, card)
    finally:
        store.close()
    if card.share > 0:
        use(index_dir, models, progress)
    return Fitted(card.share > 0, card)


def undo(index_dir: Path, base: SentenceTransformerEmbedder, progress: Progress | None = None) -> bool:
    """Embed a library with the base again; tell whether a fitted model was in use.

    Raises:
        IndexUnusable: there is no library, or another process fits or changes it.
    """
    Store(index_dir).close()  # there has to be one
    models = FittedModels(index_dir, base)
    with locked(index_dir / FOLDER):
        known = models.put_away()
        shutil.rmtree(index_dir / FOLDER / _ROUNDS, ignore_errors=True)
    use(index_dir, models, progress or Progress())
    return known


def use(index_dir: Path, models: FittedModels, progress: Progress) -> None:
    """Embed a library with the model in use, and delete those that are in use no longer."""
    wanted = models.wanted()
    with changing(index_dir, wanted, progress):
        pass
    models.clear(wanted.model_id)


def _train(
    store: Store,
    base: SentenceTransformerEmbedder,
    made: Path,
    progress: Progress,
    seconds: float,
    seed: int,
) -> Card:
    # Keeps the slow import of torch to where it is needed.
    from index.training.fitting import Lesson, fit_model
    from index.training.pairs import windows_of

    ids = store.passage_ids().tolist()
    drawn = random.Random(seed).sample(ids, min(len(ids), MOST))  # noqa: S311  # no secret
    passages = store.passages(sorted(drawn)).values()
    documents = {identity: store.document(identity) for identity in {p.document_id for p in passages}}
    titles = {identity: document.title for identity, document in documents.items() if document}
    windows = [w for p in passages if p.document_id in titles for w in windows_of(titles[p.document_id], p)]
    if len(windows) < LEAST:
        raise FitError(
            f"the library in {store.folder} has too little text to fit a model to: {len(windows)} stretches "
            f"of 350 characters, {LEAST} are needed; add documents, or do without"
        )
    lesson = Lesson(base.model_id, tuple(windows), seed, seconds, made.parent / _ROUNDS)
    return fit_model(base.source, base.name, lesson, made, progress)
