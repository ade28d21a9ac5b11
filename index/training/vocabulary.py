"""The English model gets Danish word pieces, each started near what it means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import NFC, BertNormalizer
from tokenizers.normalizers import Sequence as Normalizers
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing
from tokenizers.trainers import WordPieceTrainer
from transformers import BertModel

from index.training.alignment import translations
from index.training.data import Pair
from index.training.encoder import Encoder

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
# Each alone, so that no name written with them is unknown.
_LETTERS = [letter for letter in map(chr, range(0xDF, 0x180)) if letter.islower()]
_TRANSLATIONS = 8  # English pieces whose mean a Danish piece starts from
_RESERVED = re.compile(r"\[.+\]")  # special pieces, and numbered ones that were never used
# Letters that Danish and English are written with, and signs; other scripts cost memory and say nothing here.
_WRITTEN = re.compile(r"[\x21-\x7e\u00a1-\u017f\u2010-\u2044\u20ac\u2116\u2122\u2190-\u21ff\u2264\u2265]+")


def extend(english: Encoder, danish: Iterable[str], pairs: Sequence[Pair], size: int) -> Encoder:
    """Return a copy of an English model that has pieces for Danish words, learnt from text and pairs.

    Args:
        english: the model to start from; it stays as it is.
        danish: text to learn the pieces from.
        pairs: translations to learn the new pieces' meaning from.
        size: the number of pieces learnt from Danish; those that English has already are not doubled.
    """
    kept = _kept(english.tokenizer)
    learnt = dict.fromkeys([*_learn(danish, size), *_LETTERS, *(f"##{letter}" for letter in _LETTERS)])
    new = [piece for piece in learnt if piece not in set(kept)]
    tokenizer = _tokenizer([*kept, *new])
    old_ids = english.tokenizer.get_vocab()
    old = english.embeddings.detach().numpy()
    table = np.zeros((len(kept) + len(new), old.shape[1]), dtype=np.float32)
    table[: len(kept)] = old[[old_ids[piece] for piece in kept]]
    table[len(kept) :] = _meanings(new, tokenizer, english.tokenizer, old, pairs)
    return Encoder(_with_embeddings(english.model, table), tokenizer)


def _kept(tokenizer: Tokenizer) -> list[str]:
    """Return the special pieces, so that padding is 0, and the English ones that our languages may need."""
    ids = tokenizer.get_vocab()
    pieces = (piece for piece in sorted(ids, key=lambda piece: ids[piece]) if not _RESERVED.fullmatch(piece))
    return [*_SPECIAL, *(piece for piece in pieces if _WRITTEN.fullmatch(piece))]


def _tokenizer(pieces: Sequence[str]) -> Tokenizer:
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106
    _prepare(tokenizer)
    tokenizer.post_processor = BertProcessing(("[SEP]", vocabulary["[SEP]"]), ("[CLS]", vocabulary["[CLS]"]))
    tokenizer.add_special_tokens(list(_SPECIAL))
    return tokenizer


def _prepare(tokenizer: Tokenizer) -> None:
    # The English model strips accents, which would make å an a.
    tokenizer.normalizer = Normalizers(
        [
            NFC(),
            BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=True),
        ]
    )
    tokenizer.pre_tokenizer = BertPreTokenizer()


def _learn(danish: Iterable[str], size: int) -> list[str]:
    tokenizer = Tokenizer(WordPiece(unk_token="[UNK]"))  # noqa: S106
    _prepare(tokenizer)
    trainer = WordPieceTrainer(vocab_size=size, min_frequency=3, show_progress=False)
    tokenizer.train_from_iterator(danish, trainer)
    ids = tokenizer.get_vocab()
    return [piece for piece in sorted(ids, key=lambda piece: ids[piece]) if _WRITTEN.fullmatch(piece)]


def _meanings(
    pieces: Sequence[str], tokenizer: Tokenizer, english: Tokenizer, old: np.ndarray, pairs: Sequence[Pair]
) -> np.ndarray:
    """Return a vector for each piece: the mean of its translations', weighted by how likely they are."""
    english.no_truncation()
    left = [e.ids for e in tokenizer.encode_batch([p.danish for p in pairs], add_special_tokens=False)]
    right = [e.ids for e in english.encode_batch([p.english for p in pairs], add_special_tokens=False)]
    table = translations(left, right, tokenizer.get_vocab_size(), len(old))
    ids = tokenizer.get_vocab()
    vectors = np.zeros((len(pieces), old.shape[1]), dtype=np.float32)
    for row, piece in enumerate(pieces):
        start, end = table.indptr[ids[piece]], table.indptr[ids[piece] + 1]
        shares, found = table.data[start:end], table.indices[start:end]
        if not len(found):
            # A piece of no pair starts as the English pieces that spell it.
            found = np.asarray(english.encode(piece.removeprefix("##"), add_special_tokens=False).ids)
            shares = np.ones(len(found))
        best = np.argsort(-shares, kind="stable")[:_TRANSLATIONS]
        vectors[row] = np.average(old[found[best]], axis=0, weights=shares[best])
    return vectors


def _with_embeddings(model: BertModel, table: np.ndarray) -> BertModel:
    config = type(model.config).from_dict(json.loads(model.config.to_json_string(use_diff=False)))
    config.vocab_size = len(table)
    config.pad_token_id = 0
    config._attn_implementation = "eager"
    copy = BertModel(config)
    weights = dict(model.state_dict())
    weights["embeddings.word_embeddings.weight"] = torch.from_numpy(table)
    copy.load_state_dict(weights)
    return copy
