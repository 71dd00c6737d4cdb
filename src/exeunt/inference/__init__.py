"""Inference: observations, and what crossings can do, to estimates with intervals.

Without a scenario, each place is weighed by itself:

- `constants.py` every prior, with its source
- `evidence.py` what enters: which observations, of whom, on which day, copies once
- `spread.py` figures with their hedges as densities; arrays only
- `physics.py` one crossing on one day: queue, wait and flow at once
- `verdicts.py` how each observation sits with the others
- `weigh.py` all of it: from reports to a `Picture`
"""
