"""Teaches a smaller selector what a larger gives: `python -m index.training.selection_distil TEACHER OUT`.

A selector with fewer and narrower layers reads the same questions with the same stretches of text as its
teacher and learns its judgement of each sentence and its state of each sentence and of the whole; where the
sentences that answer are marked, the marks count, too. It begins from some of the teacher's layers, of each
of which only the neurons that matter most are kept. A passage near a question will do without marks; those
of the shipped documents may be among them.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertConfig

from corpus.errors import RaadslagError
from corpus.read import documents, read_folder
from corpus.sentences import sentences
from index.passages import passages
from index.selection_net import Encoded, Pieces, SelectionNet
from index.selector import WORDS
from index.training.data import read_municipal, read_training_text
from index.training.encoder import Encoder
from index.training.selection import optimiser_of, save, to_train
from index.training.selection_evaluate import judge
from index.training.selection_examples import Batch, Example, SelectionRecipe, examples, part
from index.training.selection_text import WRITTEN, Told, as_told, read_told

_REPORT = 30.0  # seconds between lines of progress
_MEASURED = 6  # batches by which the neurons to keep are chosen


@dataclass(frozen=True, slots=True)
class DistilRecipe:
    """How small the selector becomes, and how long it learns."""

    layers: tuple[int, ...] = (0, 1, 3)  # of the teacher
    neurons: int = 768  # of each layer's 1,536
    epochs: float = 2.5  # over all questions
    marked: float = 0.4  # what a passage's marks count beside the teacher's judgement
    state_weight: float = 2.0  # of the states' distance beside that of the judgements
    read: SelectionRecipe = field(
        default_factory=lambda: SelectionRecipe(rate=4e-4, near=8, whole=0.3, heading=0.5)
    )


RECIPE = DistilRecipe()


def distil(
    teacher: SelectionNet,
    told: Sequence[Told],
    unmarked: Sequence[Told],
    words: Path,
    recipe: DistilRecipe,
    start: Path | None = None,
) -> SelectionNet:
    """Return the trained smaller network.

    Args:
        teacher: the network to learn from.
        told: passages with questions whose answering sentences are marked.
        unmarked: passages whose questions have no marks, or that have none and are read with those of others.
        words: the embedding model's folder.
        recipe: how to train.
        start: a smaller selector to go on from; None to begin from the teacher's layers.
    """
    torch.manual_seed(recipe.read.seed)
    torch.set_num_threads(recipe.read.threads)
    rng = random.Random(recipe.read.seed)  # noqa: S311  # no secret
    pieces, encoder = Pieces(words), Encoder.load(words)
    asked = list(examples(told, encoder, recipe.read, marked=True))
    asked += examples(unmarked, encoder, recipe.read, marked=False)
    steps = round(len(asked) * recipe.epochs * 2 / recipe.read.batch)
    if start is None:
        trial = [_encoded(pieces, batch) for batch in _batches(asked, _MEASURED, recipe.read, rng)]
        net = to_train(_smaller(teacher.eval(), trial, recipe))
    else:
        net = to_train(SelectionNet.load(start, words))
    quick = copy.deepcopy(teacher).to(torch.bfloat16)
    optimiser, schedule = optimiser_of(net, steps, recipe.read)
    said, losses = time.monotonic(), []
    for step, batch in enumerate(_batches(asked, steps, recipe.read, rng), start=1):
        optimiser.zero_grad()
        losses.append(_descend(net, quick, pieces, batch, recipe))
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if time.monotonic() - said > _REPORT or step == steps:
            sys.stderr.write(f"distil: {step} of {steps} steps, loss {np.mean(losses):.4f}\n")
            said, losses = time.monotonic(), []
    return net.eval()


def _batches(
    asked: Sequence[Example], steps: int, recipe: SelectionRecipe, rng: random.Random
) -> Iterator[Batch]:
    """Yield questions, each with its passage and with another whose sentences nobody has marked for it."""
    order: list[int] = []
    for _ in range(steps):
        batch: Batch = []
        while len(batch) < recipe.batch:
            if not order:
                order = rng.sample(range(len(asked)), len(asked))
            one = asked[order.pop()]
            batch.append((one.question, *part(one.told, one.answer, recipe, rng)))
            if one.others:
                stretch, _ = part(rng.choice(one.others), (), recipe, rng)
                batch.append((one.question, stretch, None))
        yield sorted(batch, key=lambda each: sum(map(len, each[1].sentences)))


def _encoded(pieces: Pieces, batch: Batch) -> list[Encoded]:
    return [pieces.encode(question, stretch) for question, stretch, _ in batch]


def _descend(
    net: SelectionNet, teacher: SelectionNet, pieces: Pieces, batch: Batch, recipe: DistilRecipe
) -> float:
    """Add the gradients of a batch, in two halves of like length, and return its loss."""
    total = 0.0
    for half in (batch[: len(batch) // 2], batch[len(batch) // 2 :]):
        marks = [answer for _, _, answer in half]
        loss = _loss(net, teacher, _encoded(pieces, half), marks, recipe) * len(half) / len(batch)
        loss.backward()  # type: ignore[no-untyped-call]
        total += float(loss.detach())
    return total


def _loss(
    net: SelectionNet,
    teacher: SelectionNet,
    encoded: Sequence[Encoded],
    marks: Sequence[tuple[int, ...] | None],
    recipe: DistilRecipe,
) -> Tensor:
    with torch.no_grad():
        whole, means = teacher.read(encoded)
        wanted = torch.sigmoid(teacher.judge(whole, means))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        own_whole, own_means = net.read(encoded)
        found = net.judge(own_whole, own_means)
    read = torch.zeros(wanted.shape, dtype=torch.bool)
    for row, (one, answer) in enumerate(zip(encoded, marks, strict=True)):
        for number, (first, last) in enumerate(one.spans):
            read[row, number] = last > first
            if answer is not None:
                marked = float(number in answer)
                wanted[row, number] += recipe.marked * (marked - wanted[row, number])
    judged = nn.functional.binary_cross_entropy_with_logits(found[read], wanted[read], reduction="sum")
    apart = (own_means.float() - means.float())[read].square().mean()
    apart = apart + (own_whole.float() - whole.float()).square().mean()
    return judged / len(encoded) + recipe.state_weight * apart


def _smaller(teacher: SelectionNet, trial: Sequence[list[Encoded]], recipe: DistilRecipe) -> SelectionNet:
    """Return the network to train: some of the teacher's layers with their most used neurons."""
    config = BertConfig.from_dict(teacher.bert.config.to_dict())
    config.num_hidden_layers = len(recipe.layers)
    config.intermediate_size = recipe.neurons
    net = SelectionNet(config)
    net.bert.embeddings.load_state_dict(teacher.bert.embeddings.state_dict())
    net.head.load_state_dict(teacher.head.state_dict())
    used = _use(teacher, trial)
    layers: Any = net.bert.encoder.layer  # whose parts its class does not type
    given: Any = teacher.bert.encoder.layer
    for own, number in zip(layers, recipe.layers, strict=True):
        kept = used[number].topk(recipe.neurons).indices.sort().values
        weights = given[number].state_dict()
        for name in ("intermediate.dense.weight", "intermediate.dense.bias"):
            weights[name] = weights[name][kept]
        weights["output.dense.weight"] = weights["output.dense.weight"][:, kept]
        own.load_state_dict(weights)
    return net


@torch.inference_mode()
def _use(teacher: SelectionNet, trial: Sequence[list[Encoded]]) -> list[Tensor]:
    """Return for each layer how much each of its neurons adds to the states, on average."""
    layers: Any = teacher.bert.encoder.layer
    sums = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]

    def noting(total: Tensor) -> Callable[[nn.Module, object, Tensor], None]:
        def note(_: nn.Module, __: object, output: Tensor) -> None:
            total.add_(output.float().abs().mean(dim=(0, 1)))

        return note

    hooks = [
        layer.intermediate.register_forward_hook(noting(total))
        for layer, total in zip(layers, sums, strict=True)
    ]
    for encoded in trial:
        teacher.read(encoded)
    for hook in hooks:
        hook.remove()
    return [total * layer.output.dense.weight.norm(dim=0) for layer, total in zip(layers, sums, strict=True)]


def _of_documents(folder: Path) -> Iterator[Told]:
    """Yield the passages of a folder of documents, about which nothing is asked."""
    for document in documents(read_folder(folder)):
        title = document.title.partition(":")[0]
        for passage in passages(document):
            text = passage.text
            area = " › ".join([title, *passage.headings[-1:]])
            yield Told(area, tuple(text[s:e] for s, e in sentences(text, 0, len(text))), (), ())


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the selector's folder; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m index.training.selection_distil", description=__doc__)
    parser.add_argument("teacher", type=Path, metavar="TEACHER", help="the selector to learn from")
    parser.add_argument("out", type=Path, metavar="OUT", help="where the selector's folder is written")
    parser.add_argument("--text", type=Path, default=WRITTEN, help="passages with questions, *.jsonl")
    parser.add_argument("--also", type=Path, help="training text whose articles are read, too")
    parser.add_argument("--documents", type=Path, help="documents whose passages are read, too")
    parser.add_argument("--start", type=Path, help="a smaller selector to go on from")
    parser.add_argument("--words", type=Path, default=WORDS, help="the embedding model's folder")
    parser.add_argument("--threads", type=int, default=RECIPE.read.threads, help="to compute with")
    parser.add_argument(
        "--layers", type=int, nargs="+", default=RECIPE.layers, help="the teacher's to begin from"
    )
    parser.add_argument("--neurons", type=int, default=RECIPE.neurons, help="of each layer, to keep")
    parser.add_argument("--epochs", type=float, default=RECIPE.epochs, help="over all questions")
    parser.add_argument("--rate", type=float, default=RECIPE.read.rate, help="at which it learns")
    chosen = parser.parse_args(arguments)
    recipe = replace(
        RECIPE,
        layers=tuple(chosen.layers),
        neurons=chosen.neurons,
        epochs=chosen.epochs,
        read=replace(RECIPE.read, threads=chosen.threads, rate=chosen.rate),
    )
    try:
        told, held_out = read_told(chosen.text)
        municipal, _ = read_municipal()
        unmarked = [as_told(group) for group in municipal.municipal_questions]
        if chosen.also:
            articles, _ = read_training_text(chosen.also)
            unmarked += [as_told(group) for group in articles.articles[:: recipe.read.one_article_in]]
        if chosen.documents:
            unmarked += _of_documents(chosen.documents)
        teacher = SelectionNet.load(chosen.teacher, chosen.words)
        net = distil(teacher, told, unmarked, chosen.words, recipe, chosen.start)
        save(net, chosen.out)
        sys.stdout.write(json.dumps(judge(net, Pieces(chosen.words), held_out)) + "\n")
    except RaadslagError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
