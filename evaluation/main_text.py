"""Main text of web pages against text made by hand.

    python evaluation/main_text.py DIR

DIR holds `truth.jsonl` (id, text) and `html/<id>.html.gz`. Measured as the makers of the
article-extraction-benchmark do: shingles of four words, counted; on each page the shares
of shared, extra and missed shingles; precision, recall and F1 from the means of these
shares over the pages, so that a long page weighs no more than a short one. The truth has
no headlines and our text does, which costs .011 of F1.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

FLOOR_F1 = 0.93  # the peer, trafilatura in its fast mode, has .96 at a sixth of the speed

_WORD = re.compile(r"\w+")
_SHINGLE = 4


def evaluate(
    directory: str | Path, extract: Callable[[bytes, str], str] | None = None
) -> dict[str, float]:
    """Precision, recall, F1 and the number of pages; `extract` is (bytes, id) to text."""
    extract = extract or ours
    shares = [page_shares(truth, extract(raw, name)) for name, raw, truth in pages(directory)]
    shared, extra, missed = (sum(share[part] for share in shares) for part in range(3))
    precision, recall = shared / (shared + extra), shared / (shared + missed)
    f1 = 2 * precision * recall / (precision + recall)
    return {"pages": len(shares), "precision": precision, "recall": recall, "f1": f1}


def pages(directory: str | Path) -> Iterable[tuple[str, bytes, str]]:
    """Name, bytes and true text of each page."""
    root = Path(directory)
    for line in (root / "truth.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        raw = gzip.decompress((root / "html" / f"{page['id']}.html.gz").read_bytes())
        yield page["id"], raw, page["text"]


def page_shares(truth: str, found: str) -> tuple[float, float, float]:
    """Shared, extra and missed shingles of one page, as shares of all of them."""
    wanted, got = _shingles(truth), _shingles(found)
    shared = sum((wanted & got).values())
    extra, missed = got.total() - shared, wanted.total() - shared
    whole = (shared + extra + missed) or 1
    return shared / whole, extra / whole, missed / whole


def ours(raw: bytes, name: str) -> str:
    """What `exeunt.sources` makes of a page; "" where it gives a problem."""
    from exeunt.sources import Item, open_item

    first = next(open_item(Item(name, "html", raw)))
    return getattr(first, "text", "")


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    size = min(_SHINGLE, len(words)) or 1
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def main() -> int:
    """Print the scores; fail below the floor."""
    scores = evaluate(sys.argv[1])
    print("  ".join(f"{name} {value:.3f}" for name, value in scores.items()))
    return int(scores["f1"] < FLOOR_F1)


if __name__ == "__main__":
    sys.exit(main())
