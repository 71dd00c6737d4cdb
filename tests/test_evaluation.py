"""Floors hold, rise by themselves, and fall only with a reason that is written down."""

from __future__ import annotations

import sys
import tomllib
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from evaluation import run

FLOORS = """\
# what
# how

[weights]
data = "weights"

[weights.figures."apples.f1"]
floor = 0.8
target = 0.95

[weights.figures.leaks]
ceiling = 0
"""


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """An evaluation called `weights` whose figures the test decides."""
    figures = {"apples": {"f1": 0.85, "words": 7}, "leaks": 0}
    module = ModuleType("evaluation.weights")
    module.evaluate = lambda folder: figures
    module.__spec__ = ModuleSpec("evaluation.weights", None)
    monkeypatch.setitem(sys.modules, "evaluation.weights", module)
    monkeypatch.setattr(run, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setenv("EXEUNT_SHARED", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    run.FLOORS.write_text(FLOORS, encoding="utf-8")
    (tmp_path / "weights").mkdir()
    return figures


def floor():
    held = tomllib.loads(run.FLOORS.read_text(encoding="utf-8"))
    return held["weights"]["figures"]["apples.f1"]


def test_a_figure_above_its_floor_passes(measured, capsys):
    assert run.main([]) == 0
    assert "every floor holds" in capsys.readouterr().out


def test_a_figure_below_its_floor_fails_and_is_named(measured, capsys):
    measured["apples"]["f1"] = 0.79
    assert run.main([]) == 1
    assert "weights.apples.f1: 0.790 is below its floor 0.800" in capsys.readouterr().out


def test_a_single_leak_is_above_its_ceiling(measured, capsys):
    measured["leaks"] = 1
    assert run.main([]) == 1
    assert "above its ceiling" in capsys.readouterr().out


def test_a_figure_that_is_no_longer_given_fails(measured):
    del measured["apples"]
    assert run.main([]) == 1


def test_an_evaluation_that_breaks_fails(measured, monkeypatch, capsys):
    monkeypatch.setattr(sys.modules["evaluation.weights"], "evaluate", lambda folder: 1 / 0)
    assert run.main([]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().out


def test_updating_raises_a_floor_to_just_below_the_figure(measured):
    assert run.main(["--update"]) == 0
    assert floor()["floor"] == 0.845
    assert run.FLOORS.read_text(encoding="utf-8").startswith("# what\n# how\n")


def test_updating_never_lowers_a_floor(measured):
    measured["apples"]["f1"] = 0.7
    assert run.main(["--update"]) == 1
    assert floor()["floor"] == 0.8


def test_lowering_needs_a_reason_and_keeps_it(measured):
    measured["apples"]["f1"] = 0.7
    with pytest.raises(SystemExit):
        run.main(["--lower", "weights.apples.f1"])
    assert run.main(["--lower", "weights.apples.f1", "--why", 'the "truth" was wrong']) == 0
    assert floor()["floor"] == 0.7
    assert 'the "truth" was wrong' in floor()["lowered"][0]
    assert run.main([]) == 0


def test_the_readme_shows_figures_with_a_label(measured, tmp_path, monkeypatch):
    page = tmp_path / "README.md"
    page.write_text("before\n{}\nold\n{}\nafter\n".format(*run.MARKS), encoding="utf-8")
    monkeypatch.setattr(run, "README", page)
    labelled = FLOORS.replace("floor = 0.8", 'label = "apples found"\npeer = 0.799\nfloor = 0.8')
    run.FLOORS.write_text(labelled, encoding="utf-8")
    run.main(["--readme"])
    text = page.read_text(encoding="utf-8")
    assert "| apples found | .85 | .79 | .95 |" in text
    assert "old" not in text
    assert text.startswith("before")
    assert text.endswith("after\n")


def test_missing_data_are_not_measured_here_and_a_failure_in_ci(measured, monkeypatch, capsys):
    monkeypatch.setenv("EXEUNT_SHARED", "nowhere")
    assert run.main([]) == 0
    assert "not measured" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    assert run.main([]) == 1


def test_every_evaluation_has_its_floors():
    folder = run.FLOORS.parent
    measuring = {p.stem for p in folder.glob("*.py") if "\ndef evaluate(" in p.read_text("utf-8")}
    assert measuring <= set(run.read_floors())


def test_the_pinned_floors_can_be_read_and_written_back(tmp_path, monkeypatch):
    pinned = run.read_floors()
    copy = tmp_path / "floors.toml"
    copy.write_text(run.FLOORS.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(run, "FLOORS", copy)
    run.write_floors(pinned)
    assert run.read_floors() == pinned
