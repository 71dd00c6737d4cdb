"""Set up `.venv` for a checkout: called by the Makefile, runs on Python alone.

    python tools/setup.py core|dev [--venv .venv]

`core` installs what `make report` needs, `dev` what `make test` and `make check`
need, both from a lock with hashes. A stamp in the venv remembers what was installed,
so a second call costs nothing. Uses only the standard library, 3.11 or later.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NO_VENV = """\
make: this Python cannot make a virtual environment: it has neither ensurepip nor pip ({python})
  on Debian or Ubuntu:  apt-get install python3-venv
  elsewhere:            install Python 3.11 or later from its makers, then run make again"""


def main() -> int:
    """Make the venv where it is missing, install where the lock moved."""
    parser = argparse.ArgumentParser(description="set up the virtual environment")
    parser.add_argument("part", choices=("core", "dev"))
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    options = parser.parse_args()
    lock = ROOT / "requirements" / f"{options.part}.txt"
    wanted = fingerprint(lock)
    if up_to_date(options.venv, options.part, wanted):
        return 0
    say(f"setting up {options.venv.name} for {options.part} (once; about a minute)")
    try:
        install = installer(options.venv)
        run([*install, "--require-hashes", "-r", str(lock)])
        run([*install, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    except subprocess.CalledProcessError as error:
        say(f"this step failed with status {error.returncode}: {' '.join(map(str, error.cmd))}")
        say("what the installer said is above; without a network nothing can be installed")
        return 1
    stamp(options.venv, options.part).write_text(wanted + "\n", encoding="utf-8")
    return 0


def fingerprint(lock: Path) -> str:
    """What the venv must have been made from: the lock, the project, the Python."""
    digest = hashlib.sha256(lock.read_bytes())
    digest.update((ROOT / "pyproject.toml").read_bytes())
    digest.update(f"{ROOT} {sys.version}".encode())
    return digest.hexdigest()


def stamp(venv: Path, part: str) -> Path:
    """Where a finished set-up is remembered."""
    return venv / f".exeunt-{part}"


def up_to_date(venv: Path, part: str, wanted: str) -> bool:
    """Whether this very lock is in the venv already; `dev` contains `core`."""
    if not python_of(venv).exists():
        return False
    for name in {part, "dev"}:
        mark = stamp(venv, name)
        locked = fingerprint(ROOT / "requirements" / f"{name}.txt") if name != part else wanted
        if mark.exists() and mark.read_text(encoding="utf-8").strip() == locked:
            return True
    return False


def python_of(venv: Path) -> Path:
    """The venv's own Python, here and on Windows."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def installer(venv: Path) -> list[str]:
    """The command that installs into the venv: its own pip, else ours, else uv."""
    if not python_of(venv).exists():
        make_venv(venv)
    python = str(python_of(venv))
    quiet = ["install", "-qq", "--disable-pip-version-check"]
    if works([python, "-m", "pip", "--version"]):
        return [python, "-m", "pip", *quiet]
    if works([python, "-m", "ensurepip", "--default-pip"]):
        return [python, "-m", "pip", *quiet]
    if works([sys.executable, "-m", "pip", "--python", python, "--version"]):
        return [sys.executable, "-m", "pip", "--python", python, *quiet]
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--python", python]
    raise SystemExit(NO_VENV.format(python=sys.executable))


def make_venv(venv: Path) -> None:
    """A venv with pip where Python brings it, without where a distribution took it out."""
    pip = importlib.util.find_spec("ensurepip") is not None
    if importlib.util.find_spec("venv") is None:
        raise SystemExit(NO_VENV.format(python=sys.executable))
    run([sys.executable, "-m", "venv", *([] if pip else ["--without-pip"]), str(venv)])


def works(command: list[str]) -> bool:
    """Whether a command runs and says it is well."""
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode == 0


def run(command: list[str]) -> None:
    """Run one step with its output shown; stop where it fails."""
    subprocess.run(command, check=True, cwd=ROOT)


def say(line: str) -> None:
    """One line to the person at the keyboard."""
    print(f"make: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
