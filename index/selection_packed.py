"""The selector's network as it is asked: the tokens of all stretches in a row, without padding or gradients.

The same numbers as `selection_net.SelectionNet` gives, for a fifth less of the processor's time: the three
products that attention begins with are one, every other one is of all stretches at once, and no token is
read that only fills a gap, but for a few at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from index.selection_net import Encoded, SelectionNet

_ROUND = 32  # tokens: for each length the library keeps what it has prepared, hundreds of megabytes in all


@dataclass(frozen=True, slots=True)
class _Layer:
    """The weights of a layer; `attention` has those of query, key and value under one another."""

    attention: tuple[Tensor, Tensor]
    joined: nn.Linear
    first_norm: nn.LayerNorm
    wide: nn.Linear
    narrow: nn.Linear
    second_norm: nn.LayerNorm

    @classmethod
    def of(cls, layer: nn.Module) -> _Layer:
        """Take over the weights of a BERT's layer."""
        given: Any = layer  # whose parts its class does not type
        own, joined = given.attention.self, given.attention.output
        parts = (own.query, own.key, own.value)
        return cls(
            (torch.cat([part.weight for part in parts]), torch.cat([part.bias for part in parts])),
            joined.dense,
            joined.LayerNorm,
            given.intermediate.dense,
            given.output.dense,
            given.output.LayerNorm,
        )


class PackedNet:
    """Gives each sentence of some stretches a logit."""

    def __init__(self, net: SelectionNet) -> None:
        """Take over the weights of `net`, at its precision."""
        self._embeddings = net.bert.embeddings
        self._layers = [_Layer.of(layer) for layer in net.bert.encoder.layer]
        self._heads = int(net.bert.config.num_attention_heads)
        self._head = net.head

    @torch.inference_mode()
    def __call__(self, encoded: Sequence[Encoded]) -> list[Tensor]:
        """Return the logits, for each stretch shape (sentences,), float32; an empty span's is -inf."""
        sizes = [len(one.ids) for one in encoded]
        more = -sum(sizes) % _ROUND
        states = self._begin(encoded, more)
        sizes += [more] if more else []
        for layer in self._layers:
            states = self._through(layer, states, sizes)
        return [self._judge(one, own) for one, own in zip(encoded, torch.split(states, sizes), strict=False)]

    def _begin(self, encoded: Sequence[Encoded], more: int) -> Tensor:
        """Return the tokens' first states, shape (tokens of all stretches and `more`, size)."""
        given = self._embeddings
        none = [0] * more
        ids = torch.tensor([token for one in encoded for token in one.ids] + none)
        places = torch.tensor([at for one in encoded for at in range(len(one.ids))] + none)
        kinds = torch.tensor(
            [int(at >= one.question) for one in encoded for at in range(len(one.ids))] + none
        )
        words, place = given.word_embeddings(ids), given.position_embeddings(places)
        states: Tensor = given.LayerNorm(words + given.token_type_embeddings(kinds) + place)
        return states

    def _through(self, layer: _Layer, states: Tensor, sizes: list[int]) -> Tensor:
        tokens, size = states.shape
        asked = functional.linear(states, *layer.attention).view(tokens, 3, self._heads, -1)
        seen = []
        for own in torch.split(asked, sizes):  # a token sees its own stretch
            query, key, value = own.permute(1, 2, 0, 3).unsqueeze(1)
            found = functional.scaled_dot_product_attention(query, key, value)
            seen.append(found[0].transpose(0, 1).reshape(-1, size))
        states = layer.first_norm(states + layer.joined(torch.cat(seen)))
        told: Tensor = layer.second_norm(states + layer.narrow(functional.gelu(layer.wide(states))))
        return told

    def _judge(self, one: Encoded, states: Tensor) -> Tensor:
        read = [last > first for first, last in one.spans]
        means = torch.stack(
            [states[first:last].mean(dim=0) if last > first else states[0] for first, last in one.spans]
        )
        beside = torch.cat([means, states[:1].expand_as(means)], dim=-1)
        logits: Tensor = self._head(beside).squeeze(-1).float()
        return torch.where(torch.tensor(read), logits, -torch.inf)
