"""Write `requirements/core.txt` and `dev.txt`: every version pinned, every file hashed.

    python tools/lock.py [uv pip compile options, such as --upgrade]

Needs uv. One lock serves Python 3.11 to 3.14 on every platform; it names no registry,
so it installs from whichever one the machine is set up for.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = (
    "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-emit-index-url", "--no-header", "--quiet",
)  # fmt: skip
PARTS = {
    "core": ("--group", "build", "--extra", "fast"),  # the report simulates
    "dev": ("--group", "build", "--group", "dev", "--extra", "all"),
}


def main() -> None:
    """Resolve both parts; `dev` is held to the versions of `core`."""
    for part, groups in PARTS.items():
        out = f"requirements/{part}.txt"
        held = ("--constraint", "requirements/core.txt") if part == "dev" else ()
        command = [*COMPILE, "pyproject.toml", *groups, *held, "--output-file", out]
        subprocess.run([*command, *sys.argv[1:]], check=True, cwd=ROOT)
        drop_local_files(ROOT / out)


def drop_local_files(lock: Path) -> None:
    """A lock must not name a registry or a folder of this machine."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("--find-links", "--index", "--extra"))]
    lock.write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
