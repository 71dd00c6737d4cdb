"""Forecasts from counts alone: people at places, and daily arrivals.

Arrays and plain data in, draws and quantiles out; who reads the files is not known here.

- `levels.py` people counted at each place; `states.py` what is known of a place
- `arrivals.py` people who arrive each day, by country
- `constants.py` every constant and how it came about; `draws.py` random numbers
"""
