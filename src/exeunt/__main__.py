"""`python -m exeunt` is the command `exeunt`."""

from __future__ import annotations

from exeunt.cli import main

raise SystemExit(main())
