"""A BERT of two layers and 32 dimensions with a vocabulary of its own, and three articles to learn from."""

from __future__ import annotations

import json
from pathlib import Path
from string import ascii_lowercase, digits
from typing import Any

WHOLE = ("the", "said", "ferry", "pier", "told", "council", "that", "will", "mayor", "harbour")
PUNCTUATION = ".,:;!?-–—…“”‘’«»„\"'()"

ARTICLES = {
    "ferry": (
        "Ferry to stop in May\n\n"
        "“The ferry will stop in May,” said Mara Lind, the harbour master.\n\n"
        "Rain fell on the quay. Jon Rask told the council that the pier was rotten and that nobody had looked at "
        "it since the storm of 2009, when two boats sank.\n\n"
        "“We were told nothing,” he said.",
        [
            ("Mara Lind, the harbour master", "said", "“The ferry will stop in May,”"),
            ("Jon Rask", "told", "that the pier was rotten and that nobody had looked at it since the storm of 2009"),
            ("he", "said.", "“We were told nothing,”"),
        ],
    ),
    "school": (
        "The school in Lunby needs a roof, the mayor said on Monday.\n\n"
        "Ada Pell said: “It leaks. It has leaked for years.”\n\n"
        "The council votes in June. Nobody asked the pupils, who read under umbrellas all winter and sang.",
        [
            ("the mayor", "said", "The school in Lunby needs a roof"),
            ("Ada Pell", "said", "“It leaks. It has leaked for years.”"),
        ],
    ),
    "match": (
        "Lunby lost again. “Our ‘wall’ fell,” Ivo Brandt, the coach, told the Ledger.\n\n"
        "He added that two players were hurt.\n\n"
        "The next match is on Sunday.",
        [
            ("Ivo Brandt, the coach", "told", "“Our ‘wall’ fell,”"),
            ("He", "added", "that two players were hurt"),
        ],
    ),
}  # fmt: skip


def row(name: str) -> dict[str, Any]:
    """Return an article as a line of PolNeAR's JSONL has it; a second annotator marked direct speech only."""
    text, quotes = ARTICLES[name]
    attributions = []
    for source, cue, content in quotes:
        at = text.index(content)
        near = {
            "source": text.find(source) if text.count(source) == 1 else text.index(source, at),
            "cue": text.find(cue, max(0, at - 40)),
            "content": at,
        }
        sizes = {"source": len(source), "cue": len(cue.rstrip(".")), "content": len(content)}
        attributions.append({part: [[start, start + sizes[part]]] for part, start in near.items()})
    direct = [one for one in attributions if text[one["content"][0][0]] == "“"]
    notes = [
        {"annotator": "b", "attributions": direct},
        {"annotator": "a", "attributions": attributions},
    ]
    return {"id": name, "text": text, "title": None, "annotations": notes}


def write_gold(path: Path, *names: str) -> Path:
    """Write articles as JSONL."""
    lines = (json.dumps(row(name), ensure_ascii=False) + "\n" for name in names or ARTICLES)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def write_base(folder: Path) -> Path:
    """Write an encoder with weights that know nothing, in the form of transformers."""
    import torch
    from transformers import BertConfig, BertModel

    tokenizer = write_tokenizer(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=512,
    )
    BertModel(config).save_pretrained(folder)
    return folder


def write_tokenizer(folder: Path) -> Any:
    """Write a word-piece tokeniser whose special pieces stand where BERT has them."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    special = {0: "[PAD]", 100: "[UNK]", 101: "[CLS]", 102: "[SEP]", 103: "[MASK]"}
    pieces = [special.get(i, f"[unused{i}]") for i in range(1_000)]
    letters = ascii_lowercase + digits
    pieces += [*letters, *(f"##{c}" for c in letters), *PUNCTUATION, *WHOLE]
    vocabulary = {piece: i for i, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=40))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.add_special_tokens(list(special.values()))
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    return tokenizer
