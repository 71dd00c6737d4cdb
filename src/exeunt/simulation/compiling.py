"""Whether compiled code is worth having for one run.

numba compiles a kernel once, for half a minute, and keeps it beside the installed
files; loading it from there takes half a second. Both engines give the same numbers, so
the choice is one of time only.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

from exeunt.errors import WrongUse

LOADING, MAKING = 0.5, 15.0  # seconds of NumPy's work that loading, and compiling, repay


def compiled(engine: str, kernels: str, numpy_seconds: float) -> bool:
    """Whether to run the compiled engine.

    Parameters
    ----------
    engine : "compiled", "numpy", or "auto" to decide by time.
    kernels : name of the module beside this one that holds them.
    numpy_seconds : what NumPy would take, roughly.

    Raises
    ------
    WrongUse : "compiled" where numba is not installed.
    """
    there = importlib.util.find_spec("numba") is not None
    if engine == "compiled" and not there:
        raise WrongUse("the compiled engine needs numba", todo="pip install 'exeunt[fast]'")
    if engine != "auto" or not there:
        return engine == "compiled"
    return numpy_seconds > (LOADING if kept(kernels) else MAKING)


def kept(kernels: str) -> bool:
    """Whether numba has compiled these kernels before, as far as its files tell."""
    elsewhere = os.environ.get("NUMBA_CACHE_DIR")
    if elsewhere:
        return next(Path(elsewhere).glob(f"*/{kernels}.*.nbi"), None) is not None
    beside = Path(__file__).parent / "__pycache__"
    return next(beside.glob(f"{kernels}.*.nbi"), None) is not None
