"""`exeunt report`: which scenario the reports are weighed through, and what the page is given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import weighed_made

import exeunt
from exeunt import weighing, workflow
from exeunt.cli import main
from exeunt.errors import WrongUse
from exeunt.inference import scenario_weigh
from exeunt.inference.evidence import Report
from exeunt.network.open import open_scenario
from exeunt.observations import Document

HALDEN = str(Path(__file__).parent.parent / "examples" / "scenario-halden")
LARS = (
    "The queue of cars at the Upper Lars border crossing between Russia and Georgia stretches for"
    " more than six kilometres. About 4,824 Russian citizens left Russia for Finland on Wednesday,"
    " the border guard said.\n"
)


@pytest.fixture
def asked(monkeypatch):
    """What the door asks of the inference, which answers with a made-up picture."""
    calls = []

    def answer(reports, scenario, **how):
        calls.append((scenario, how))
        return weighed_made.picture(reports, scenario, **{k: v for k, v in how.items() if v})

    monkeypatch.setattr(scenario_weigh, "weigh_scenario", answer)
    return calls


@pytest.fixture
def story(tmp_path):
    source = tmp_path / "story.txt"
    source.write_text(LARS)
    return ["report", str(source), "--published", "2022-09-23", "-o", str(tmp_path / "page.html")]


def page(tmp_path):
    return (tmp_path / "page.html").read_text("utf-8")


def test_the_scenario_that_suits_is_taken_by_itself(story, asked, tmp_path, capsys):
    assert main(story) == 0
    ((scenario, how),) = asked
    assert (scenario.leaves, how["as_of"], how["horizon"]) == ("RUS", "2022-09-23", 14)
    assert scenario.name in capsys.readouterr().err
    assert "Sarn - Tolk" in page(tmp_path)


def test_none_takes_none_and_a_name_takes_that_one(story, asked, tmp_path):
    assert main([*story, "--scenario", "none"]) == 0
    assert not asked
    assert "Sarn - Tolk" not in page(tmp_path)
    assert main([*story, "--scenario", HALDEN, "--as-of", "2031-03-12", "--horizon", "5",
                 "--members", "90", "--seed", "3"]) == 0  # fmt: skip
    ((scenario, how),) = asked
    assert scenario.name == "Halden"
    assert [how[name] for name in ("as_of", "horizon", "members", "seed")] == [
        "2031-03-12", 5, 90, 3,
    ]  # fmt: skip


def test_a_day_or_a_country_of_no_scenario_is_weighed_without_one(story, asked, tmp_path):
    story[3] = "2024-05-01"
    assert main(story) == 0
    assert not asked
    assert page(tmp_path)


def test_a_ledger_is_weighed_as_its_sources_are(story, asked, tmp_path):
    ledger = str(tmp_path / "kept.db")
    assert main(["read", *story[1:4], "--ledger", ledger]) == 0
    assert main(["report", ledger, "-o", str(tmp_path / "page.html")]) == 0
    assert main(story) == 0
    assert asked[0][1]["as_of"] == asked[1][1]["as_of"] == "2022-09-23"
    assert asked[0][0] == asked[1][0]


def test_with_a_day_what_was_published_later_is_on_no_page(tmp_path, asked):
    early = Document(id="early", text=LARS, published="2022-09-22", language="en")
    late = Document(id="late", text="About 9,999 people entered Latvia.", published="2022-09-25",
                    language="en")  # fmt: skip
    told = exeunt.report(early, late, as_of="2022-09-23")
    assert "9,999" not in told
    assert "9,999" in exeunt.report(early, late, scenario="none")
    assert asked[0][1]["as_of"] == "2022-09-23"


def test_the_likeliest_changes_are_imagined_from_tomorrow_each_with_its_chance(story, asked):
    assert main(story) == 0
    ((scenario, how),) = asked
    named = {one.what_if: one.chance.median for one in scenario.possible}
    assert 1 <= len(how["what_ifs"]) <= weighing.MOST_POSSIBLE
    assert set(how["what_ifs"]) == set(named)
    assert all("from 2022-09-24" in each for each in how["what_ifs"])
    assert list(named.values()) == sorted(named.values(), reverse=True)
    told = {one.chance.median for one in open_scenario(Path("russia-2022")).possible}
    assert max(named.values()) == max(told)


def test_a_page_of_reports_that_do_not_fit_is_written_and_says_so(story, monkeypatch, capsys):
    def answer(reports, scenario, **how):
        return weighed_made.picture(reports, scenario, as_of=how["as_of"], converged=False)

    monkeypatch.setattr(scenario_weigh, "weigh_scenario", answer)
    assert main(story) == 1
    assert "did not converge" in capsys.readouterr().err


def test_an_empty_ledger_has_a_page_without_a_picture(tmp_path, asked):
    with workflow.open_ledger(tmp_path / "empty.db"):
        pass
    call = ["report", str(tmp_path / "empty.db"), "-o", str(tmp_path / "page.html")]
    assert main(call) == 0
    assert main([*call, "--scenario", HALDEN]) == 0
    assert not asked


@pytest.mark.parametrize(
    "wrong",
    [["--horizon", "0"], ["--members", "1"], ["--as-of", "soon"],
     ["--scenario", HALDEN, "--as-of", "2022-09-23"]],
    ids=" ".join,
)  # fmt: skip
def test_what_cannot_be_is_refused_before_anything_is_read(story, capsys, wrong):
    assert main([*story, *wrong]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not Path(story[-1]).exists()


def test_which_scenario_suits_depends_on_the_country_left_and_the_day():
    (reading,) = workflow.read(Document(id="a", text=LARS, published="2022-09-23", language="en"))
    reports = [Report(one, "2022-09-23") for one in reading.observations]
    assert weighing.suited_scenario(reports, None) == "russia-2022"
    assert weighing.suited_scenario(reports, "2022-09-30") == "russia-2022"
    assert weighing.suited_scenario(reports, "2021-09-30") is None
    assert weighing.suited_scenario([], "2022-09-30") is None
    odd = [Report(one, "in autumn") for one in reading.observations]
    assert weighing.suited_scenario(odd, None) is None


def test_a_way_to_weigh_that_cannot_be_is_refused_at_once():
    with pytest.raises(WrongUse, match="horizon"):
        weighing.pictured(weighing.How(horizon=0))
    assert weighing.period((date(2031, 3, 1), date(2031, 3, 2)))
