"""Train the tagger: seeded, resumable from its last checkpoint, with a log."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from quotes.detect.windows import CLS, MASK, SEP
from quotes.errors import InputError
from quotes.training.examples import Batch, Example, collate, epoch, read_article
from quotes.training.gold import Annotated
from quotes.training.network import Network
from quotes.training.predict import score, word_scores
from quotes.training.run import Run, same_plan

_BASE_FORM = "The base is the folder of a BERT with its vocabulary, in the form of transformers."


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train. The defaults made the weights that ship.

    Attributes:
        epochs: Passes over the articles.
        rate: Learning rate of the encoder; it rises over the first 6 % of steps and falls to nothing.
        head_rate: Learning rate of everything above and beside the encoder.
        size: The most pieces in a window.
        batch: The most pieces in a batch.
        dropout: Of the encoder's hidden states.
        blank: Share of pieces hidden from the network.
        restyle: Share of articles whose marks are drawn in another style.
        crf: Share of the CRF in the loss; the rest is cross entropy of single tags.
        average: How slowly the averaged weights follow; 0 ships the last ones.
        features: What the network sees beside the pieces.
        members: Networks whose scores are averaged; each has the next seed.
        seed: Of everything random.
        threads: CPU threads.
    """

    epochs: int = 6
    rate: float = 2e-4
    head_rate: float = 1e-3
    size: int = 384
    batch: int = 2400
    dropout: float = 0.1
    blank: float = 0.05
    restyle: float = 0.15
    crf: float = 0.5
    average: float = 0.995
    features: tuple[str, ...] = field(default=("shapes", "marks", "places"))
    members: int = 2
    seed: int = 0
    threads: int = 2


def train(
    gold: Sequence[Annotated],
    folder: Path,
    *,
    base: Path,
    plan: Plan | None = None,
    check: Sequence[Annotated] = (),
    say: Callable[[str], None] = lambda line: None,
) -> Network:
    """Train a network and leave checkpoints and a log in `folder`.

    A folder that holds a checkpoint is gone on with from there; the plan must be the same.

    Args:
        gold: What to learn from.
        folder: Where `checkpoint.pt`, `plan.json` and `log.txt` go.
        base: Folder of the pretrained encoder.
        plan: How to train.
        check: Articles to score by after each pass.
        say: Called with each line of the log.

    Raises:
        InputError: The folder holds a checkpoint of another plan or of other data, or the base cannot
            be loaded.
    """
    plan = plan or Plan()
    torch.set_num_threads(plan.threads)
    random.seed(plan.seed)
    np.random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(base)
    same_plan(folder / "plan.json", asdict(plan), gold, base)
    try:
        network = Network(base, dropout=plan.dropout, features=plan.features)
    except (OSError, RuntimeError, ValueError) as err:
        raise InputError(f"{base}: holds no BERT that can be loaded ({err}). {_BASE_FORM}") from err
    if plan.size > (most := network.encoder.config.max_position_embeddings):
        raise InputError(f"{base}: reads {most} pieces at once; the plan asks for {plan.size}. {_BASE_FORM}")
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    plain = [read_article(one.article, tokenizer) for one in gold]
    shown = [(one, read_article(one.article, tokenizer)) for one in check]

    def batches(number: int) -> list[list[Example]]:
        return epoch(
            gold,
            plain,
            tokenizer,
            size=plan.size,
            batch=plan.batch,
            restyle=plan.restyle,
            choose=random.Random(f"{plan.seed} {number}"),
        )

    total = len(batches(0)) * plan.epochs
    optimizer = _optimizer(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate_at(step / total))
    run = Run(network, optimizer, schedule, _weights(network))
    saved = folder / "checkpoint.pt"
    if saved.exists():
        run.load(saved)

    with (folder / "log.txt").open("a", encoding="utf-8") as log:

        def note(line: str) -> None:
            log.write(line + "\n")
            log.flush()
            say(line)

        note(f"{len(gold)} articles, {total} steps, begins at step {run.step}")
        done = 0
        for number in range(plan.epochs):
            todo = batches(number)
            skip, done = max(0, run.step - done), done + len(todo)
            if run.step >= done:
                continue
            began, losses, pieces = time.monotonic(), [], 0
            for chosen in todo[skip:]:
                run.step += 1
                batch = collate(chosen, blank=plan.blank)
                losses.append(_step(network, batch, plan, optimizer))
                schedule.step()
                run.follow(min(plan.average, run.step / (run.step + 10)))
                pieces += int(batch.inputs[-1].sum())
                if run.step % 50 == 0:
                    speed = pieces / (time.monotonic() - began)
                    loss = np.mean(losses[-50:])
                    note(f"pass {number + 1} step {run.step} loss {loss:.4f} pieces/s {speed:.0f}")
                if run.step % 100 == 0 or run.step == done:
                    run.save(saved)
            if shown:
                now = _weights(network)
                for name, weights in (("last", now), ("averaged", run.averaged)):
                    network.load_state_dict(weights)
                    note(f"pass {number + 1} {name}: {score(network, shown, size=plan.size)}")
                network.load_state_dict(now)
    if plan.average:
        network.load_state_dict(run.averaged)
    return network


def _weights(network: Network) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in network.state_dict().items()}


def load_tokenizer(base: Path) -> Tokenizer:
    """Return the word-piece tokeniser of a pretrained encoder.

    Raises:
        InputError: There is none, or it numbers its special pieces in another way than BERT's.
    """
    path = base / "tokenizer.json"
    if not path.is_file():
        raise InputError(f"{path}: no such file. {_BASE_FORM}")
    tokenizer = Tokenizer.from_file(str(path))
    if [tokenizer.token_to_id(piece) for piece in ("[CLS]", "[SEP]", "[MASK]")] != [CLS, SEP, MASK]:
        raise InputError(
            f"{path}: its special pieces have other numbers than {CLS}, {SEP}, {MASK}. {_BASE_FORM}"
        )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    tables = ("shapes", "marks", "places")
    return torch.optim.AdamW(
        [
            {"params": [p for n, p in named if n.startswith("encoder")], "lr": plan.rate},
            {
                "params": [p for n, p in named if not n.startswith(("encoder", *tables))],
                "lr": plan.head_rate,
            },
            {
                "params": [p for n, p in named if n.startswith(tables)],
                "lr": plan.head_rate,
                "weight_decay": 0.0,
            },
        ],
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )


def _rate_at(progress: float) -> float:
    return progress / 0.06 if progress < 0.06 else max(0.01, (1 - progress) / 0.94)


def _step(network: Network, batch: Batch, plan: Plan, optimizer: torch.optim.Optimizer) -> float:
    network.train()
    scores = word_scores(network, batch)
    loss = torch.zeros(())
    if plan.crf < 1:
        flat = nn.functional.cross_entropy(scores.flatten(0, 1), batch.tags.flatten(), reduction="none")
        loss = loss + (1 - plan.crf) * (flat * batch.mask.flatten()).sum()
    if plan.crf:
        loss = loss + plan.crf * network.crf.loss(scores, batch.tags, batch.mask, batch.opens)
    loss = loss / batch.mask.sum()
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())
