"""The selector's network: a BERT over a question and a stretch of text, and a head over each sentence.

A sentence is the mean of its tokens' states; beside the state of the whole it goes through two layers to one
logit. Question, heading and sentences are read together, so a sentence is judged in its surroundings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from index.types import Excerpt

_HEAD = 128
WORDS = "embeddings.word_embeddings.weight"  # of the embedding model, which the selector reads with
_QUESTION, _HEADING, _SENTENCE, LONGEST = 48, 20, 90, 220  # tokens, most


@dataclass(frozen=True, slots=True)
class Encoded:
    """A question and a stretch as token ids; `spans` say which tokens are whose sentence's."""

    ids: list[int]
    question: int  # tokens of the question, the marks at its ends included
    spans: list[tuple[int, int]]  # one for each sentence; empty where it no longer fitted


class Pieces:
    """Turns a question and a stretch into tokens."""

    def __init__(self, words: Path) -> None:
        """Read the tokenizer of the embedding model in the folder `words`."""
        self._tokenizer = Tokenizer.from_file(str(words / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._start, self._end = self._tokenizer.encode("").ids  # the marks around a text
        # What many questions find is read again and again. One text at a time, since a batch is shared among
        # threads that wait for one another on a busy machine.
        self._ids: Callable[[str], tuple[int, ...]] = lru_cache(maxsize=8_192)(self._ids_of)

    def encode(self, question: str, stretch: Excerpt) -> Encoded:
        """Return the tokens: question, heading, sentences, each cut to what the network reads."""
        asked, heading, *sentences = map(self._ids, (question, stretch.heading, *stretch.sentences))
        ids = [self._start, *asked[:_QUESTION], self._end]
        length = len(ids)
        if heading:
            ids += [*heading[:_HEADING], self._end]
        spans: list[tuple[int, int]] = []
        for sentence in sentences:
            kept = sentence[: max(0, min(_SENTENCE, LONGEST - 1 - len(ids)))]
            spans.append((len(ids), len(ids) + len(kept)))
            ids += kept
        return Encoded([*ids, self._end], length, spans)

    def _ids_of(self, text: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(text, add_special_tokens=False).ids)


class SelectionNet(nn.Module):
    """Gives each sentence of some stretches a logit."""

    def __init__(self, config: BertConfig) -> None:
        """Lay out a network of the configuration's size."""
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        size = int(config.hidden_size)
        self.head = nn.Sequential(nn.Linear(2 * size, _HEAD), nn.GELU(), nn.Linear(_HEAD, 1))

    @classmethod
    def load(cls, folder: Path, words: Path) -> SelectionNet:
        """Read the layers from `folder` and the word vectors of the embedding model in `words`."""
        net = cls(BertConfig.from_pretrained(folder))
        weights = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
        weights[f"bert.{WORDS}"] = load_file(words / "model.safetensors")[WORDS].float()
        net.load_state_dict(weights)
        return net.eval()

    def forward(self, encoded: Sequence[Encoded]) -> list[Tensor]:
        """Return the logits, for each stretch shape (sentences,), float32; an empty span's is -inf."""
        states, means = self.read(encoded)
        logits = self.judge(states, means)
        return [
            torch.where(
                torch.tensor([last > first for first, last in one.spans]),
                logits[row, : len(one.spans)],
                -torch.inf,
            )
            for row, one in enumerate(encoded)
        ]

    def read(self, encoded: Sequence[Encoded]) -> tuple[Tensor, Tensor]:
        """Return the state of each whole and of each sentence: (stretches, size), (stretches, most, size)."""
        # Few lengths, since for each the library keeps what it has prepared: training grew to gigabytes.
        longest = -(-max(len(one.ids) for one in encoded) // 16) * 16
        most = max(len(one.spans) for one in encoded)
        ids = torch.zeros((len(encoded), longest), dtype=torch.long)
        kinds, mask = torch.zeros_like(ids), torch.zeros_like(ids)
        means = torch.zeros((len(encoded), most, longest))
        for row, one in enumerate(encoded):
            ids[row, : len(one.ids)] = torch.tensor(one.ids)
            kinds[row, one.question : len(one.ids)] = 1
            mask[row, : len(one.ids)] = 1
            for number, (first, last) in enumerate(one.spans):
                if last > first:
                    means[row, number, first:last] = 1 / (last - first)
        states = self.bert(input_ids=ids, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        return states[:, 0], torch.bmm(means.to(states.dtype), states)

    def judge(self, whole: Tensor, sentences: Tensor) -> Tensor:
        """Return the logits of what `read` returns, shape (stretches, most), float32."""
        beside = torch.cat([sentences, whole.unsqueeze(1).expand_as(sentences)], dim=-1)
        logits: Tensor = self.head(beside).squeeze(-1).float()
        return logits
