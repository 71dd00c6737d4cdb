"""The bundled briefing as a careful reader would note it down, by hand.

The page's tests draw it. Each figure is found by its words, so a changed
briefing fails here first and not as a shifted mark on the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exeunt.observations import Change, Document, Observation, Period, Place, text_hash
from exeunt.report import PageDocument

PATH = Path(__file__).parent.parent / "examples" / "briefing-2022-09-23.txt"
NAME = "examples/briefing-2022-09-23.txt"
TEXT = PATH.read_text(encoding="utf-8")


def place(name: str, kind: str, country: str, lat: float, lon: float, *both: str) -> Place:
    return Place(
        name=name, as_written=name, id=name.lower(), kind=kind, country=country, lat=lat, lon=lon,
        countries=both,
    )  # fmt: skip


RUSSIA = place("Russia", "country", "RUS", 61.5, 105.0)
GEORGIA = place("Georgia", "country", "GEO", 42.0, 43.5)
KAZAKHSTAN = place("Kazakhstan", "country", "KAZ", 48.0, 68.0)
FINLAND = place("Finland", "country", "FIN", 64.0, 26.0)
GERMANY = place("Germany", "country", "DEU", 51.2, 10.4)
ESTONIA = place("Estonia", "country", "EST", 58.8, 25.5)
LATVIA = place("Latvia", "country", "LVA", 56.9, 24.9)
LITHUANIA = place("Lithuania", "country", "LTU", 55.3, 23.9)
BELARUS = place("Belarus", "country", "BLR", 53.5, 28.0)
MONGOLIA = place("Mongolia", "country", "MNG", 46.8, 103.1)
MOSCOW = place("Moscow", "city", "RUS", 55.752, 37.616)
ISTANBUL = place("Istanbul", "city", "TUR", 41.014, 28.95)
YEREVAN = place("Zvartnots Airport", "airport", "ARM", 40.147, 44.396)
MINSK = place("Minsk airport", "airport", "BLR", 53.882, 28.031)
LARS = place("Upper Lars", "crossing", "GEO", 42.744, 44.63, "RUS", "GEO")
TROITSK = place("Troitsk", "crossing", "RUS", 54.01, 61.65, "RUS", "KAZ")
GEO_RUS = place("Georgia–Russia border", "border", "GEO", 42.9, 44.2, "GEO", "RUS")
RUS_MNG = place("Mongolia–Russia border", "border", "MNG", 50.35, 106.45, "MNG", "RUS")
FIN_RUS = place("Finland–Russia border", "border", "FIN", 62.0, 30.0, "FIN", "RUS")
PAVLODAR = place("Pavlodar Region", "region", "KAZ", 52.3, 76.95)

WEDNESDAY = Period(start="2022-09-21", end="2022-09-21")
THURSDAY = Period(start="2022-09-22", end="2022-09-22")
NIGHT = Period(start="2022-09-21", end="2022-09-22", accuracy="night")
BBC, PEOPLE, RUSSIANS = ("BBC",), "people", "Russian citizens"


def note(words: str, kind: str = "figure", **fields: Any) -> Observation:
    start = TEXT.index(words)
    assert TEXT.count(words) == 1, words
    name = fields.pop("id", None) or text_hash(f"{words}{sorted(map(str, fields.items()))}")
    return Observation(
        id=name, kind=kind, document=NAME, start=start, end=start + len(words), quote=words,
        rule=f"en.{fields.get('measure') or fields.get('claim')}", confidence=0.9, **fields,
    )  # fmt: skip


def rule(words: str, about: str, decision: str, **fields: Any) -> Observation:
    return note(words, "claim", claim="rule", about=about, decision=decision, **fields)


FIGURES = (
    note("no fewer than 300,000 reservists", measure="conscripted", value=300_000, low=300_000,
         hedge="at_least", unit=PEOPLE, group="reservists", at=RUSSIA, modality="planned",
         said_by="the Kremlin", period=Period(start="2022-09-22", end=None, accuracy="since")),
    note("at least 10 thousand men had volunteered", measure="conscripted", value=10_000,
         low=10_000, hedge="at_least", unit=PEOPLE, group="volunteers", at=RUSSIA,
         said_by="the authorities"),
    note("more than 1,300 arrests", measure="arrested", value=1_300, low=1_300, hedge="more_than",
         unit=PEOPLE, at=RUSSIA, period=WEDNESDAY),
    note("not one economy seat from Moscow to Istanbul was left before Sunday", measure="seats",
         value=0, low=0, high=0, hedge="exact", unit="seats", from_=MOSCOW, to=ISTANBUL,
         mode="air", said_by="Aviasales", period=Period(start="2022-09-23", end="2022-09-24")),
    note("almost 2,900 dollars", measure="price", value=2_900, high=2_900, hedge="nearly",
         unit="USD", from_=MOSCOW, to=ISTANBUL, mode="air", said_by="Aviasales",
         group="one-way ticket"),
    note("a queue of more than six kilometres", measure="queue_length", value=6, low=6,
         hedge="more_than", unit="km", at=LARS, from_=RUSSIA, to=GEORGIA, mode="car",
         said_by="travellers", via=BBC, period=THURSDAY),
    note("put its length at 5-6 km", measure="queue_length", low=5, high=6, hedge="range",
         unit="km", at=LARS, from_=RUSSIA, to=GEORGIA, mode="car", said_by="a man in a video",
         via=("CNN",), period=THURSDAY),
    note("dozens of vehicles", measure="queue_vehicles", low=24, hedge="vague", unit="vehicles",
         at=GEO_RUS, said_by="a video", via=("CNN",), period=NIGHT),
    note("their passage took about 12 hours", measure="wait_time", value=12, hedge="about",
         unit="hours", at=LARS, from_=RUSSIA, to=GEORGIA, said_by="a young couple", via=BBC,
         period=THURSDAY, change=Change(value=11, implies="derived-last-trip")),
    note("it had taken one hour", measure="wait_time", value=1, low=1, high=1, hedge="exact",
         unit="hours", at=LARS, from_=RUSSIA, to=GEORGIA, said_by="a young couple", via=BBC),
    note("since two in the morning", measure="wait_time", low=15, hedge="at_least", unit="hours",
         at=LARS, from_=RUSSIA, to=GEORGIA, said_by="people in line",
         via=("a resident of Voronezh", "BBC"), period=THURSDAY),
    note("Dozens of cars were standing", measure="queue_vehicles", low=24, hedge="vague",
         unit="vehicles", at=TROITSK, from_=RUSSIA, to=KAZAKHSTAN, mode="car",
         said_by="a man in a video", period=THURSDAY),
    note("over 50 people had arrived the night before", measure="arrivals", value=50, low=50,
         hedge="more_than", unit=PEOPLE, at=PAVLODAR, said_by="the manager of a hotel", via=BBC,
         period=Period(start="2022-09-21", end="2022-09-22", accuracy="night")),
    note("200 rooms", measure="capacity", value=200, low=200, high=200, hedge="exact",
         unit="rooms", at=PAVLODAR, said_by="the manager of a hotel", via=BBC),
    note("All of its 200 rooms are taken", measure="occupancy", value=100, low=100, high=100,
         hedge="exact", unit="percent", at=PAVLODAR, said_by="the manager of a hotel", via=BBC),
    note("About 4,824 Russians entered Finland", measure="entries", value=4_824, hedge="about",
         unit=PEOPLE, group=RUSSIANS, at=FIN_RUS, from_=RUSSIA, to=FINLAND, period=WEDNESDAY,
         said_by="Matti Pitkäniitty, Finnish Border Guard", id="finland-wednesday",
         change=Change(value=1_691, against=Period(start="2022-09-14", end="2022-09-14"),
                       implies="finland-a-week-earlier")),
    note("1,691 more than on the same day of the previous week", measure="entries", value=3_133,
         hedge="about", unit=PEOPLE, group=RUSSIANS, at=FIN_RUS, from_=RUSSIA, to=FINLAND,
         period=Period(start="2022-09-14", end="2022-09-14"), derived=True,
         said_by="Matti Pitkäniitty, Finnish Border Guard", id="finland-a-week-earlier"),
)  # fmt: skip

CLAIMS = (
    note("no significant change over the past 10 days", "claim", claim="denial", at=GEORGIA,
         actor="Revenue Service of Georgia", said_by="Revenue Service of Georgia",
         denies="a rise in entries and exits", stance="denies", measure="crossings",
         period=Period(start="2022-09-12", end="2022-09-22")),
    note("brushed aside the accounts of crowded airports", "claim", claim="denial", at=RUSSIA,
         actor="Dmitry Peskov", said_by="Kremlin spokesman Dmitry Peskov", stance="denies",
         denies="accounts of crowded airports", period=THURSDAY),
    rule("Russians need no visa", "entry", "not_required", group=RUSSIANS, status="in_force",
         actor="former Soviet republics", said_by="BNS"),
    rule("nobody may cross on foot", "checks", "closed", status="in_force", at=LARS, mode="foot",
         said_by="a resident of Voronezh", via=BBC),
    rule("Kazakhstan could not restrict the entry of Russian citizens", "entry", "admitted",
         group=RUSSIANS, status="in_force", at=KAZAKHSTAN, actor="Kazakhstan",
         said_by="Maulen Ashimbayev"),
    rule("no permanent residence permit without Moscow's consent", "stay", "conditional",
         group=RUSSIANS, status="announced", at=KAZAKHSTAN, actor="Kazakhstan",
         said_by="Maulen Ashimbayev"),
    rule("begun to check men who hold Russian passports", "checks", "checked", at=MINSK,
         group="men with Russian passports", status="in_force", actor="Belarus", via=("a source",),
         said_by="Deutsche Welle"),
    rule("ordered on September 21 to look for Russians in hiding", "stay", "restricted",
         at=BELARUS, group="Russians who avoid the mobilisation", status="in_force",
         actor="Belarus", said_by="Nasha Niva", period=WEDNESDAY),
    note("Belarus may send such people back", "claim", claim="warning", at=BELARUS,
         group="Russians who avoid the mobilisation", said_by="social networks"),
    note("Further protests are called for Saturday", "claim", claim="intention", at=RUSSIA,
         period=Period(start="2022-09-24", end="2022-09-24")),
    rule("considering ways to reduce Russian tourism and transit", "entry", "restricted",
         at=FINLAND, actor="Finland", group="Russian tourists", status="considered",
         said_by="Prime Minister Sanna Marin"),
    rule("deserters threatened with severe repression can as a rule receive protection", "stay",
         "protected", at=GERMANY, actor="Germany", group="deserters", status="in_force",
         said_by="Interior Minister Nancy Faeser", via=("Frankfurter Allgemeine Zeitung",)),
    *(rule("they will not admit Russians who run from the call-up", "entry", "refused", at=where,
           actor=where.name, group="Russians who flee the call-up", status="announced",
           said_by=f"the government of {where.name}")
      for where in (ESTONIA, LATVIA, LITHUANIA)),
)  # fmt: skip


def briefing() -> PageDocument:
    """The briefing, published on Friday 23 September 2022."""
    document = Document(id=NAME, text=TEXT, published="2022-09-23", language="en", obtained="file")
    return PageDocument(document=document, observations=FIGURES + CLAIMS, reports=1)


# One small document at a time, for what the briefing has not.

DAY = THURSDAY
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00\ud800"


def figure(name: str, **fields: Any) -> Observation:
    """A queue at Upper Lars, unless told otherwise."""
    given = {
        "measure": "queue_length", "unit": "km", "at": LARS, "period": DAY, "said_by": "a driver",
        "hedge": "exact", **fields,
    }  # fmt: skip
    where = {"start": 0, "end": 5, **{k: given.pop(k) for k in ("start", "end") if k in given}}
    return Observation(id=name, kind="figure", document="d", quote="quote", **where, **given)


def read(
    *observations: Observation, text: str = "quote and more text.", **fields: Any
) -> PageDocument:
    """A document of one sentence with these observations."""
    document = Document(id="d", text=text, published="2022-09-23", **fields)
    return PageDocument(document=document, observations=observations)
