"""Models of random weights, small enough to be made in a test."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing
from tokenizers.trainers import WordPieceTrainer
from transformers import BertConfig, BertForSequenceClassification, BertModel, PreTrainedTokenizerFast

from index.training.encoder import Encoder
from index.training.export import export

TEXTS = [
    "Kommunen bygger en ny svømmehal ved havnen.",
    "Budgettet for 2012 er vedtaget af byrådet.",
    "query: passage: search_query: search_document: hvornår åbner hallen?",
]


def encoder(texts: Sequence[str] = TEXTS) -> Encoder:
    """Return a model that knows the pieces of the texts."""
    torch.manual_seed(7)
    tokenizer = _tokenizer(texts)
    return Encoder(BertModel(_config(tokenizer)), tokenizer)


def embedding_model(folder: Path, texts: Sequence[str] = TEXTS, **config: object) -> Path:
    """Write a sentence-transformers folder; `config` changes what it says of itself, such as its prompts."""
    export(encoder(texts), folder)
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **config}), "utf-8")
    return folder


def cross_encoder(folder: Path, labels: int = 1) -> Path:
    """Write the folder of a cross-encoder."""
    torch.manual_seed(7)
    tokenizer = _tokenizer(TEXTS)
    model = BertForSequenceClassification(_config(tokenizer, num_labels=labels))
    model.save_pretrained(folder)
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep", "mask")}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=128, **special).save_pretrained(
        folder
    )
    return folder


def _tokenizer(texts: Sequence[str]) -> Tokenizer:
    tokenizer = Tokenizer(WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(strip_accents=False)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = WordPieceTrainer(vocab_size=400, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.post_processor = BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return tokenizer


def _config(tokenizer: Tokenizer, num_labels: int = 1) -> BertConfig:
    return BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        num_labels=num_labels,
    )
