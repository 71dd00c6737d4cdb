"""The error measures, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from exeunt.errors import WrongUse
from exeunt.simulation import measures

COUNTED = [[0, 0], [60, 40], [50, 150]]
SIMULATED = [[5, 0], [30, 20], [100, 100]]


def test_the_normal_error_is_all_gaps_over_all_counted():
    assert_allclose(measures.normal(SIMULATED, COUNTED), [5 / 1, 50 / 100, 100 / 200])


def test_the_rescaled_error_forgives_a_wrong_total():
    assert_allclose(measures.rescaled(SIMULATED, COUNTED), [0, 0, 0.5])


def test_with_everybody_in_the_wrong_place_the_rescaled_error_is_two():
    assert_allclose(measures.rescaled([[7, 0]], [[0, 90]]), [2])


def test_a_day_without_simulated_people_misses_everyone():
    assert_allclose(measures.rescaled([[0, 0]], [[30, 10]]), [1])


def test_flees_own_error_is_smaller_by_its_inflated_total():
    assert_allclose(measures.flee_total(SIMULATED, COUNTED, [0, 200, 400]), [0, 0.25, 0.25])


def test_members_are_measured_one_by_one():
    both = np.stack([SIMULATED, COUNTED], axis=2)
    for measure in (measures.normal, measures.rescaled):
        assert_allclose(measure(both, COUNTED)[:, 0], measure(SIMULATED, COUNTED))
        assert_allclose(measure(both, COUNTED)[:, 1], 0)
    raw = [1, 200, 400]
    assert_allclose(measures.flee_total(both, COUNTED, raw)[:, 1], 0)


def test_coverage_counts_days_and_places_inside_their_interval():
    low, high = np.array(COUNTED) - 1, np.array([[1, 1], [59, 41], [50, 149]])
    assert measures.coverage(low, high, COUNTED) == pytest.approx(4 / 6)


@pytest.mark.parametrize("simulated", [[[1, 2]], [1, 2, 3], [[1], [2], [3]]])
def test_other_days_or_places_are_refused(simulated):
    with pytest.raises(WrongUse, match="do not agree"):
        measures.normal(simulated, COUNTED)


def test_a_raw_total_of_other_days_is_refused():
    with pytest.raises(WrongUse, match="3 days simulated, 2 of the raw total"):
        measures.flee_total(SIMULATED, COUNTED, [1, 2])
