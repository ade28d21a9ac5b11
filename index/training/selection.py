"""Trains the sentence selector: `python -m index.training.selection OUT`.

It starts from the bundled embedding model's own layers and keeps its word vectors as they are. First it reads
questions with passages some sentence of which answers, it is not said which. Then a question is read with the
passage that answers it (the sentences that do are marked), with a passage that is near it and
does not, and near misses are read with the passage that they nearly fit: so it learns what an answer is, not
what is alike.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import BertConfig

from corpus.errors import RaadslagError
from index.selection_net import WORDS as WORD_VECTORS
from index.selection_net import Encoded, Pieces, SelectionNet
from index.selector import WORDS
from index.training.data import read_municipal, read_training_text
from index.training.encoder import Encoder
from index.training.selection_evaluate import judge
from index.training.selection_examples import RECIPE, Batch, Example, SelectionRecipe, examples, part
from index.training.selection_text import WRITTEN, Told, as_told, read_told

_REPORT = 30.0  # seconds between lines of progress


def train(
    told: Sequence[Told],
    passages: Sequence[Told],
    words: Path,
    recipe: SelectionRecipe,
    start: Path | None = None,
) -> SelectionNet:
    """Return the trained network.

    Args:
        told: passages with questions whose answering sentences are marked.
        passages: such with questions that they answer somewhere; their marks are not looked at.
        words: the embedding model's folder.
        recipe: how to train.
        start: a selector to go on from, which has read the passages already; None to begin anew.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    rng = random.Random(recipe.seed)  # noqa: S311  # no secret
    net, pieces, encoder = _begin(words, recipe, start), Pieces(words), Encoder.load(words)
    somewhere = list(examples(passages, encoder, recipe, marked=False))
    if start is None:
        _teach(net, pieces, somewhere, recipe.first_epochs, recipe, rng)
    again = rng.sample(somewhere, round(len(somewhere) * recipe.first_share))
    marked = list(examples(told, encoder, recipe, marked=True))
    _teach(net, pieces, marked + again, recipe.epochs, recipe, rng)
    return net.eval()


def _teach(
    net: SelectionNet,
    pieces: Pieces,
    examples: Sequence[Example],
    epochs: float,
    recipe: SelectionRecipe,
    rng: random.Random,
) -> None:
    steps = round(len(examples) * epochs * 2 / recipe.batch)
    optimiser, schedule = optimiser_of(net, steps, recipe)
    said, losses = time.monotonic(), []
    for step, batch in enumerate(_batches(examples, steps, recipe, rng), start=1):
        optimiser.zero_grad()
        losses.append(_descend(net, pieces, batch, recipe))
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if time.monotonic() - said > _REPORT or step == steps:
            sys.stderr.write(f"selection: {step} of {steps} steps, loss {np.mean(losses):.4f}\n")
            said, losses = time.monotonic(), []


def save(net: SelectionNet, folder: Path) -> None:
    """Write the layers in half precision; the word vectors are the embedding model's and stay there."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {
        name: value.to(torch.float16).contiguous()
        for name, value in net.state_dict().items()
        if name != f"bert.{WORD_VECTORS}"
    }
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    net.bert.config.save_pretrained(folder)


def _begin(words: Path, recipe: SelectionRecipe, start: Path | None) -> SelectionNet:
    """Return the network to train: one that is there, or the embedding model's layers under a new head."""
    if start is not None:
        return to_train(SelectionNet.load(start, words))
    config = BertConfig.from_pretrained(words)
    config.num_hidden_layers = len(recipe.layers)
    net = SelectionNet(config)
    given = load_file(words / "model.safetensors")
    place = {f"encoder.layer.{old}.": f"encoder.layer.{new}." for new, old in enumerate(recipe.layers)}
    taken: dict[str, Tensor] = {}
    for name, value in given.items():
        prefix = ".".join(name.split(".")[:3]) + "."
        if name.startswith("embeddings."):
            taken[name] = value.float()
        elif prefix in place:
            taken[place[prefix] + name.removeprefix(prefix)] = value.float()
    net.bert.load_state_dict(taken)
    return to_train(net)


def to_train(net: SelectionNet) -> SelectionNet:
    """Return the network ready to be trained; its word vectors stay as they are."""
    net.bert.set_attn_implementation("eager")  # its backward pass is the fastest on CPUs
    net.bert.get_input_embeddings().weight.requires_grad_(False)  # type: ignore[no-untyped-call]
    return net.train()


def _batches(
    examples: Sequence[Example], steps: int, recipe: SelectionRecipe, rng: random.Random
) -> Iterator[Batch]:
    order: list[int] = []
    for _ in range(steps):
        batch: Batch = []
        while len(batch) < recipe.batch:
            if not order:
                order = rng.sample(range(len(examples)), len(examples))
            example = examples[order.pop()]
            batch.append((example.question, *part(example.told, example.answer, recipe, rng)))
            if example.others:
                batch.append((example.question, *part(rng.choice(example.others), (), recipe, rng)))
        yield sorted(batch, key=lambda one: sum(map(len, one[1].sentences)))


def _descend(net: SelectionNet, pieces: Pieces, batch: Batch, recipe: SelectionRecipe) -> float:
    """Add the gradients of a batch, in two halves of like length, and return its loss."""
    total = 0.0
    for half in (batch[: len(batch) // 2], batch[len(batch) // 2 :]):
        encoded = [pieces.encode(question, stretch) for question, stretch, _ in half]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(encoded)
        losses = [
            _loss(row, one, answer, recipe)
            for row, one, (_, _, answer) in zip(logits, encoded, half, strict=True)
        ]
        loss = torch.stack(losses).sum() / len(batch)
        loss.backward()  # type: ignore[no-untyped-call]
        total += float(loss.detach())
    return total


def _loss(
    logits: Tensor, encoded: Encoded, answer: tuple[int, ...] | None, recipe: SelectionRecipe
) -> Tensor:
    read = [number for number, (first, last) in enumerate(encoded.spans) if last > first]
    if answer is None:  # the chance that none answers is the product of the chances that each does not
        none = -torch.nn.functional.softplus(logits[read]).sum()
        return -torch.log1p(-torch.exp(none).clamp(max=1 - 1e-5)) * recipe.passage_weight
    wanted = torch.tensor([float(number in answer) for number in read])
    weights = torch.where(wanted > 0, recipe.answer_weight, 1.0)
    return torch.nn.functional.binary_cross_entropy_with_logits(
        logits[read], wanted, weight=weights, reduction="sum"
    )


def optimiser_of(
    net: SelectionNet, steps: int, recipe: SelectionRecipe
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """Return what changes the weights in so many steps, and how fast: slowly at first and at the end."""
    layers = [weights for weights in net.bert.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": recipe.rate}, {"params": net.head.parameters(), "lr": recipe.head_rate}],
        weight_decay=0.01,
    )
    warm = max(1, round(recipe.warm_up * steps))
    return optimiser, torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (steps - step) / max(1, steps - warm))
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the selector's folder; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m index.training.selection", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="where the selector's folder is written")
    parser.add_argument("--text", type=Path, default=WRITTEN, help="passages with questions, *.jsonl")
    parser.add_argument("--also", type=Path, help="training text whose articles are read first, too")
    parser.add_argument("--start", type=Path, help="a selector to go on from, instead of beginning anew")
    parser.add_argument("--words", type=Path, default=WORDS, help="the embedding model's folder")
    parser.add_argument("--threads", type=int, default=RECIPE.threads, help="to compute with")
    chosen = parser.parse_args(arguments)
    try:
        told, held_out = read_told(chosen.text)
        municipal, _ = read_municipal()
        passages = [as_told(group) for group in municipal.municipal_questions]
        if chosen.also:
            articles, _ = read_training_text(chosen.also)
            passages += [as_told(group) for group in articles.articles[:: RECIPE.one_article_in]]
        net = train(told, passages, chosen.words, replace(RECIPE, threads=chosen.threads), chosen.start)
        save(net, chosen.out)
        sys.stdout.write(json.dumps(judge(net, Pieces(chosen.words), held_out)) + "\n")
    except RaadslagError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
