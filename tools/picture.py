"""A picture of a page, as headless Chromium shows it; for the README.

python tools/picture.py report.html docs/page.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--window-size=1280,1020",
)  # fmt: skip


def main(page: str, picture: str) -> int:
    """Take the picture; 1 where there is no browser or it gave none."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"no browser found; looked for {', '.join(BROWSERS)}", file=sys.stderr)
        return 1
    wanted = Path(picture).resolve()
    with tempfile.TemporaryDirectory(prefix="exeunt-") as profile:
        command = [browser, *FLAGS, f"--user-data-dir={profile}", f"--screenshot={wanted}"]
        subprocess.run(
            [*command, Path(page).resolve().as_uri()], check=True, capture_output=True, timeout=120
        )
    return 0 if wanted.exists() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
