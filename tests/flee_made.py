"""Tiny Flee folders made by hand: four towns in a row, a hub and two camps abroad."""

from __future__ import annotations

import re
from pathlib import Path

LOCATIONS, ROUTES = "input_csv/locations.csv", "input_csv/routes.csv"
CLOSURES, CONFLICTS = "input_csv/closures.csv", "input_csv/conflicts.csv"
LAYOUT, ELM, SETTINGS = "source_data/data_layout.csv", "source_data/elm.csv", "simsetting.yml"
PERIOD = "input_csv/sim_period.csv"
CORRECTIONS = "input_csv/registration_corrections.csv"

FILES = {
    "input_csv/sim_period.csv": "StartDate,2020-01-01\nLength,40\n",
    "input_csv/locations.csv": (
        "#name,region,country,latitude,longitude,location_type,conflict_date,population\n"
        "Alda,North,Home,10.0,20.0,conflict_zone,0,50000\n"
        "Brun,North,Home,10.5,20.5,conflict_zone,12,30000\n"
        "Cale,South,Home,11.0,21.0,town,,\n"
        "Dorn,South,Away,11.5,21.5,forwarding_hub,,\n"
        "Elm,East,Away,12.0,22.0,camp,,900\n"
        "Fern,East,Away,12.5,22.5,idp_camp,,0\n"
    ),
    "input_csv/routes.csv": (
        "#name1,name2,distance,forced_redirection\n"
        "Alda,Brun,40,\nBrun,Cale,60,0\nCale,Dorn,30,\nDorn,Elm,25,\nDorn,Fern,35,\n"
    ),
    "input_csv/closures.csv": (
        "#closure_type,name1,name2,closure_start,closure_end\n"
        "country,Home,Away,3,6\nlocation,Elm,whatever,20,25\ncamp,Fern,,0,10\n"
    ),
    "input_csv/conflicts.csv": "#Day,Alda,Brun,Cale,\n"
    + "".join(f"{day},1,{int(day >= 12)},{int(day in (5, 6))}\n" for day in range(41)),
    "input_csv/registration_corrections.csv": "Elm,2020-01-21\n",
    "source_data/data_layout.csv": "total,refugees.csv\nElm,elm.csv\nFern,fern.csv\n",
    "source_data/refugees.csv": "Date,people\n2020-01-01,100\n2020-02-10,900\n",
    "source_data/elm.csv": (
        "Date,people\n2020-01-01,100\n2020-01-11,400\n2020-01-21,200\n2020-02-10,500\n"
    ),
    "source_data/fern.csv": "Date,people\n2020-01-11,0\n2020-01-31,300\n",
    "simsetting.yml": (
        "move_rules:\n  max_move_speed: 200.0\n  conflict_weight: 0.25\n"
        "spawn_rules:\n  insert_day0: True\n"
    ),
}


def made(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the folder; `changes` gives other contents, None leaves a file out."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """One change: `old` becomes `new` in a file."""
    assert old in FILES[name]
    return {name: FILES[name].replace(old, new)}


def told(scenario, words: str) -> list[str]:
    """Notes of the scenario that say this."""
    return [note for note in scenario.notes if re.search(words, note)]
