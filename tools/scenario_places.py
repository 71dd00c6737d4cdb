"""Places of the scenario `russia-2022`, for `build_scenarios.py`: towns, gates and hours."""

from __future__ import annotations

from exeunt.network.scenario import Number

CODES = {
    "Georgia": "GEO", "Kazakhstan": "KAZ", "Mongolia": "MNG", "Finland": "FIN", "Norway": "NOR",
    "Estonia": "EST", "Latvia": "LVA", "Lithuania": "LTU", "Poland": "POL", "Belarus": "BLR",
    "Turkey": "TUR", "Armenia": "ARM", "Azerbaijan": "AZE", "Kyrgyzstan": "KGZ",
    "Uzbekistan": "UZB", "Tajikistan": "TJK", "United Arab Emirates": "ARE", "Serbia": "SRB",
    "Israel": "ISR", "Russia": "RUS",
}  # fmt: skip
# Where people come to behind each gate: the town most roads from it lead to.
TOWNS = {
    "tbilisi": ("Tbilisi", "GEO", 41.69, 44.84), "sukhumi": ("Sukhumi", "Abkhazia", 43.00, 41.02),
    "tskhinvali": ("Tskhinvali", "South Ossetia", 42.23, 43.97),
    "uralsk": ("Uralsk", "KAZ", 51.25, 51.42), "aktobe": ("Aktobe", "KAZ", 50.28, 57.21),
    "atyrau": ("Atyrau", "KAZ", 47.12, 51.88), "kostanay": ("Kostanay", "KAZ", 53.21, 63.62),
    "petropavl": ("Petropavl", "KAZ", 54.87, 69.15), "pavlodar": ("Pavlodar", "KAZ", 52.29, 76.95),
    "semey": ("Semey", "KAZ", 50.42, 80.25), "almaty": ("Almaty", "KAZ", 43.25, 76.93),
    "astana": ("Astana", "KAZ", 51.17, 71.43),
    "kz_towns": ("Kazakhstan, other towns", "KAZ", None, None),
    "ulaanbaatar": ("Ulaanbaatar", "MNG", 47.91, 106.88), "olgii": ("Olgii", "MNG", 48.97, 89.97),
    "moron": ("Moron", "MNG", 49.63, 100.16), "ulaangom": ("Ulaangom", "MNG", 49.98, 92.07),
    "choibalsan": ("Choibalsan", "MNG", 48.07, 114.53),
    "helsinki": ("Helsinki", "FIN", 60.17, 24.94), "joensuu": ("Joensuu", "FIN", 62.60, 29.76),
    "kajaani": ("Kajaani", "FIN", 64.23, 27.73), "rovaniemi": ("Rovaniemi", "FIN", 66.50, 25.73),
    "kirkenes": ("Kirkenes", "NOR", 69.73, 30.05), "tallinn": ("Tallinn", "EST", 59.44, 24.75),
    "tartu": ("Tartu", "EST", 58.38, 26.73), "riga": ("Riga", "LVA", 56.95, 24.11),
    "vilnius": ("Vilnius", "LTU", 54.69, 25.28), "kaunas": ("Kaunas", "LTU", 54.90, 23.90),
    "gdansk": ("Gdansk", "POL", 54.35, 18.65), "minsk": ("Minsk", "BLR", 53.90, 27.57),
    "istanbul": ("Istanbul", "TUR", 41.01, 28.98), "antalya": ("Antalya", "TUR", 36.90, 30.70),
    "yerevan": ("Yerevan", "ARM", 40.18, 44.51), "baku": ("Baku", "AZE", 40.41, 49.87),
    "bishkek": ("Bishkek", "KGZ", 42.87, 74.57), "tashkent": ("Tashkent", "UZB", 41.30, 69.24),
    "dushanbe": ("Dushanbe", "TJK", 38.56, 68.79), "dubai": ("Dubai", "ARE", 25.20, 55.27),
    "belgrade": ("Belgrade", "SRB", 44.79, 20.45), "tel-aviv": ("Tel Aviv", "ISR", 32.08, 34.78),
    "elsewhere": ("Elsewhere by air", "other", None, None),
}  # fmt: skip
WAYPOINTS: dict[str, tuple[str, str, float, float]] = {
    "vladikavkaz": ("Vladikavkaz", "RUS", 43.02, 44.68), "orsha": ("Orsha", "BLR", 54.51, 30.43),
    "moscow_airports": ("Moscow, airports", "RUS", 55.60, 37.60),
}  # fmt: skip
BEHIND = {
    "lars": "tbilisi", "psou": "sukhumi", "roki": "tskhinvali", "mashtakovo": "uralsk",
    "ozinki": "uralsk", "teploe": "uralsk", "ilek": "uralsk", "vishnevka": "uralsk",
    "sagarchin": "aktobe", "orsk": "aktobe", "karauzek": "atyrau", "bugristoe": "kostanay",
    "mariinsky": "kostanay", "zverinogolovskoe": "kostanay", "petukhovo": "petropavl",
    "isilkul": "petropavl", "rail_kazakhstan": "petropavl", "olkhovka": "pavlodar",
    "karasuk": "pavlodar", "kulunda": "pavlodar", "veseloyarsk": "semey",
    "kz_other": "kz_towns", "kyakhta": "ulaanbaatar", "naushki": "ulaanbaatar",
    "tashanta": "olgii", "mondy": "moron", "khandagaity": "ulaangom",
    "solovyevsk": "choibalsan", "vaalimaa": "helsinki", "nuijamaa": "helsinki",
    "imatra": "helsinki", "niirala": "joensuu", "vartius": "kajaani", "kuusamo": "rovaniemi",
    "salla": "rovaniemi", "raja_jooseppi": "rovaniemi", "storskog": "kirkenes",
    "narva": "tallinn", "luhamaa": "tartu", "koidula": "tartu", "terehova": "riga",
    "grebneva": "riga", "kaliningrad_lt": "kaunas", "belarus_lt": "vilnius",
    "kaliningrad_pl": "gdansk", "smolensk_belarus": "orsha", "air_istanbul": "istanbul",
    "air_antalya": "antalya", "air_yerevan": "yerevan", "air_baku": "baku",
    "air_tbilisi": "tbilisi", "air_almaty": "almaty", "air_astana": "astana",
    "air_bishkek": "bishkek", "air_tashkent": "tashkent", "air_dushanbe": "dushanbe",
    "air_dubai": "dubai", "air_belgrade": "belgrade", "air_tel_aviv": "tel-aviv",
    "air_ulaanbaatar": "ulaanbaatar", "air_minsk": "minsk", "air_other": "elsewhere",
}  # fmt: skip
# Weight of a town as a goal: of itself each is like another, none is known to be.
GOAL, USUAL = Number(1.0, 0.5, 2.0), "like any other, half to twice"
DEAD_END = (Number(0.05, 0.01, 0.25), "no way on, a fifth to five times")
# No way on for who does not go home again; no border, and sent back from where men are sought.
LESS = {"sukhumi": DEAD_END, "tskhinvali": DEAD_END,
        "minsk": (Number(0.2, 0.04, 1.0), "no way on, a fifth to five times")}  # fmt: skip
# Hours of the day: Finnish and Norwegian posts as read on older pages, Mongolian ones a guess.
HOURS = {"vartius": (7.0, 21.0), "kuusamo": (7.0, 21.0), "salla": (7.0, 21.0),
         "raja_jooseppi": (7.0, 21.0), "storskog": (7.0, 21.0), "tashanta": (9.0, 18.0),
         "mondy": (9.0, 18.0), "khandagaity": (9.0, 18.0), "solovyevsk": (9.0, 18.0)}  # fmt: skip
POINTLESS = (
    "kz_other",
    "rail_kazakhstan",
    "air_other",
)  # sums over many posts: a point would mislead
