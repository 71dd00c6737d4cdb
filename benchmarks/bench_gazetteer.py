"""Places found and settled in invented reports, beside plain n-gram look-ups in the same run.

    python benchmarks/bench_gazetteer.py [articles]

The peer looks every group of up to four words up in a Python set of the same names: it
settles nothing and believes every word. Ours must find each place the reports were made
with, in its country. Process time, one core; the first round pays for empty caches.
"""

from __future__ import annotations

import random
import sys
import time

from exeunt.gazetteer import Gazetteer, fold, open_gazetteer
from exeunt.gazetteer.tables import open_tables

PLACES = (
    ("Goma", "COD"), ("Kandahar", "AFG"), ("Przemyśl", "POL"), ("Cúcuta", "COL"),
    ("Upper Lars", None), ("Bambari", "CAF"), ("Voronezh", "RUS"), ("Haute-Kotto", "CAF"),
    ("Yerevan", "ARM"), ("South Kordofan", "SDN"), ("Medyka", None), ("Idlib", "SYR"),
)  # fmt: skip
PLAIN = (
    "The queue had not moved since the early morning and nobody could say why.",
    "Officials said that most of those who came had been there for several days.",
    "However, the Ministry gave no figure, and Mr Halden declined to answer questions.",
    "Water, bread and blankets were handed out by volunteers until late in the night.",
)
FLOOR_RATIO = 1.0


def article(rng: random.Random, number: int) -> tuple[str, set[tuple[str, str | None]]]:
    """About 730 words, a place in one sentence of six, a stranger's name in each."""
    lines, used = [f"Report {number}."], set()
    while sum(map(len, lines)) < 4400:
        if rng.random() < 0.17:
            name, country = rng.choice(PLACES)
            used.add((name, country))
            lines.append(f"About {rng.randrange(20, 900)} people left {name} on foot that day.")
        else:
            lines.append(rng.choice(PLAIN))
    return " ".join(lines), used


def ours(atlas: Gazetteer, text: str) -> set[tuple[str, str | None]]:
    return {
        (r.mention.text, None if r.entry.countries else r.country)
        for r in atlas.resolve(atlas.mentions(text))
        if r.entry is not None
    }


def peer(names: set[str], text: str) -> set[str]:
    words = fold(text).split()
    groups = (" ".join(words[i : i + n]) for i in range(len(words)) for n in (4, 3, 2, 1))
    return {group for group in groups if group in names}


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = random.Random(7)
    made = [article(rng, i) for i in range(count)]
    atlas = open_gazetteer()
    start = time.process_time()
    found = [ours(atlas, text) for text, _ in made]
    mine = time.process_time() - start
    for got, (_, wanted) in zip(found, made, strict=True):
        sure = {pair for pair in wanted if pair[1]}
        assert sure <= got, sure - got
        assert {name for name, _ in got} == {name for name, _ in wanted}, got
    names = set(open_tables().names)
    start = time.process_time()
    for text, _ in made:
        peer(names, text)
    theirs = time.process_time() - start
    print(f"gazetteer  {count / mine:8.0f} articles/s   n-grams {count / theirs:8.0f}   "
          f"ratio {theirs / mine:.1f}")  # fmt: skip
    return 0 if theirs / mine >= FLOOR_RATIO else 1


if __name__ == "__main__":
    raise SystemExit(main())
