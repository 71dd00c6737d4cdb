"""Inference: observations, and what crossings can do, to estimates with intervals.

Without a scenario, each place is weighed by itself:

- `constants.py` every prior, with its source
- `evidence.py` what enters: which observations, of whom, on which day, copies once
- `spread.py` figures with their hedges as densities; arrays only
- `physics.py` one crossing on one day: queue, wait and flow at once
- `verdicts.py` how each observation sits with the others
- `weigh.py` all of it: from reports to a `Picture`

Through a scenario, everything at once (`scenario_weigh.py` tells the story):

- `gateways.py` what an estimate can be about; `linking.py`, `seats.py` which of it a report is
- `worlds.py` scores in, simulated days out; `quantities.py` the numbers they give
- `likelihood.py` reports as terms; `localising.py` what they cannot touch
- `ensemble.py` and what it names: the algorithms, on arrays only
- `concluding.py` estimates; `judging.py` verdicts; `imagining.py` what-ifs
"""
