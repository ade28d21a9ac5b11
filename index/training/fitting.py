"""A model learns a library's words: rounds of questions made from it, old lessons in between, and a guard."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch

from index.errors import FitError
from index.fitted import Card
from index.progress import Progress
from index.training.contrast import neighbours
from index.training.data import Group, Pair, TrainingText, read_municipal
from index.training.guard import holds, measures
from index.training.lessons import asked_loss, made_loss, translated_loss
from index.training.optimise import Loss, Rates, optimise
from index.training.pairs import Asker, Made, Window
from index.training.student import Student

# Measured on the shipped documents: three times as fast, or all the way, cost 0.01 of the reciprocal rank.
_RATES = Rates(1e-4, 2e-5)
_TIMED = 32  # sentences


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast to train."""

    rounds: int = 2
    windows: int = 4_000  # of the library that ask in a round, at most
    batch: int = 32  # questions, each with its text
    pool: int = 1_000  # windows that batches of alike ones are made of
    pairs: int = 8  # batches of translations in a round
    pair_batch: int = 64
    asked: int = 8  # batches of municipal questions in a round
    rates: Rates = _RATES
    shares: tuple[float, ...] = (0.5, 0.25)  # of the way to the fitted weights, tried in turn
    margin: float = 0.02  # that a measure on held-out text may lose


RECIPE = Recipe()


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a model is fitted to, and how."""

    base: str  # id of the model that it starts from
    windows: tuple[Window, ...]
    seed: int
    seconds: float  # that training may take: no step is begun later
    rounds: Path  # folder that keeps what was learnt when a run is stopped


def fit_model(
    source: str, name: str, lesson: Lesson, made: Path, progress: Progress, recipe: Recipe | None = None
) -> Card:
    """Fit a model and write its folder, if the guard lets it pass; the card's share is 0 where it does not.

    Args:
        source: folder or hub name of the model to start from.
        name: what that model is known by.
        lesson: what to fit it to.
        made: the folder to write.
        progress: hears of the work.
        recipe: how to train; `RECIPE` if not given.

    Raises:
        EmbedderError: the model cannot be loaded or trained.
        FitError: there was no time for a step.
    """
    recipe = recipe or RECIPE
    text, held_out = read_municipal()
    student = Student.load(source, name)
    with student.quickest([pair.danish for pair in held_out.municipal[:_TIMED]]):
        progress.step("Measuring", 1)
        before = measures(student, held_out)
        progress.advance()
        start = student.weights()
        steps, planned = _train(student, text, lesson, progress, recipe)
        if not steps:
            raise FitError("there was no time for a step; give more minutes, or try when less is running")
        end = student.weights()
        share, after = 0.0, before
        for tried in recipe.shares:
            progress.step("Measuring", 1)
            student.blend(start, end, tried)
            after = measures(student, held_out)
            progress.advance()
            if holds(before, after, recipe.margin):
                share = tried
                student.save(made)
                break
    _forget(lesson.rounds)
    return Card(lesson.base, lesson.seed, len(lesson.windows), steps, planned, share, before, after)


def _train(
    student: Student, text: TrainingText, lesson: Lesson, progress: Progress, recipe: Recipe
) -> tuple[int, int]:
    """Train in rounds; return how many steps were taken, and how many there were to take."""
    asking = min(recipe.windows, len(lesson.windows))
    each = -(-asking // recipe.batch) + recipe.pairs + recipe.asked
    planned = recipe.rounds * each
    until = time.monotonic() + lesson.seconds
    asker = Asker(lesson.windows)
    targets = torch.from_numpy(student.embed([pair.english for pair in text.municipal]))
    key = _key(lesson, recipe)
    done = _resumed(student, lesson.rounds, key)
    progress.step("Fitting", planned)
    progress.advance(done * each)
    steps = done * each
    for number in range(done, recipe.rounds):
        rng = random.Random(f"{lesson.seed} {number}")  # noqa: S311  # no secret
        losses = [
            *_own(student, asker, lesson.windows, recipe, rng),
            *_replay(student, text, targets, recipe, rng),
        ]
        rng.shuffle(losses)
        ends = (1 - number / recipe.rounds, 1 - (number + 1) / recipe.rounds)
        taken = optimise(
            student.model,
            student.table,
            losses,
            recipe.rates,
            lambda _: progress.advance(),
            ends=ends,
            until=until,
        )
        steps += taken
        if taken < len(losses):
            break
        progress.advance(each - taken)
        steps += each - taken  # too short to ask
        _keep(student, lesson.rounds, f"{key}-{number + 1}")
    return steps, planned


def _own(
    student: Student, asker: Asker, windows: Sequence[Window], recipe: Recipe, rng: random.Random
) -> Iterator[Loss]:
    """Yield losses over questions made from the library; alike windows share a batch, which makes it hard."""
    chosen = rng.sample(windows, min(recipe.windows, len(windows)))
    made = [question for window in chosen if (question := asker.ask(window, rng))]
    order: list[Made] = []
    for first in range(0, len(made), recipe.pool):
        pool = made[first : first + recipe.pool]
        order += [pool[row] for row in neighbours(student.embed([m.window.text for m in pool]), rng)]
    for first in range(0, len(order), recipe.batch):
        yield partial(made_loss, student, order[first : first + recipe.batch])


def _replay(
    student: Student, text: TrainingText, targets: torch.Tensor, recipe: Recipe, rng: random.Random
) -> Iterator[Loss]:
    """Yield losses over what the model knows already, so that it does not forget it."""
    rows = rng.sample(range(len(text.municipal)), min(len(text.municipal), recipe.pairs * recipe.pair_batch))
    for first in range(0, len(rows), recipe.pair_batch):
        batch = rows[first : first + recipe.pair_batch]
        pairs: list[Pair] = [text.municipal[row] for row in batch]
        yield partial(translated_loss, student, pairs, targets[batch])
    groups: list[Group] = rng.sample(
        text.municipal_questions, min(len(text.municipal_questions), recipe.asked * recipe.batch)
    )
    for first in range(0, len(groups), recipe.batch):
        found = groups[first : first + recipe.batch]
        yield partial(asked_loss, student, found, [rng.choice(group.questions) for group in found])


def _key(lesson: Lesson, recipe: Recipe) -> str:
    """Return what changes with everything that a round depends on."""
    digest = hashlib.sha256(f"{lesson.base}\n{lesson.seed}\n{recipe}".encode())
    for window in lesson.windows:
        digest.update("\n".join((*window.headings, window.text)).encode())
    return digest.hexdigest()[:16]


def _keep(student: Student, folder: Path, name: str) -> None:
    """Write the weights after a round, in place of those before it."""
    folder.mkdir(exist_ok=True)
    aside = folder / "new"
    torch.save(student.weights(), aside)
    aside.replace(folder / name)
    for path in folder.iterdir():
        if path.name != name:
            path.unlink()


def _resumed(student: Student, folder: Path, key: str) -> int:
    """Take the weights of a run that was stopped; return how many of its rounds were done."""
    found = next(folder.glob(f"{key}-*"), None)
    if found is None:
        return 0
    student.model.load_state_dict(torch.load(found, weights_only=True))
    return int(found.name.rpartition("-")[2])


def _forget(folder: Path) -> None:
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
