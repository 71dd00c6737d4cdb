"""Build `reading/es/words.txt.gz` and `gazetteer/data/common_es.txt`. Not run by users.

Needs the npm packages of `build_gazetteer.py` (stop words, MIT; emoji names of CLDR,
Unicode-3.0) in DIR:

    python tools/build_spanish.py [DIR]

Ordinary words are those of the language's own tables, those packages' and ours in
`spanish_added.txt`, the last two with their regular inflections. A word is left out if
it is first of all somebody's name ("perez", "rosa"), unless the tables or `KEPT` hold it
("cerca", "una"), or if the lexer would cut it in two: add it under `whole` in
`es/numbers.py`.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))
READING = ROOT / "src" / "exeunt" / "reading"
PLACES = ROOT / "src" / "exeunt" / "gazetteer" / "data"
PARTS = ("numbers", "dates", "movement", "border", "people", "claims")
ENDS = {
    "ar": "ar a an o as e en amos aba aban ado ada adas ados ando ara aran aria arian aron arse",
    "er": "er e en o es emos a an ia ian ido ida idos idas iendo era eran eria erian io ieron "
          "iera ieran erse",
    "ir": "ir e en o es imos a an ia ian ido ida idos idas iendo ira iran iria irian io ieron "
          "iera ieran irse",
}  # fmt: skip
INFINITIVE = re.compile(r"(.{2,}[^ao])(ar|er|ir)(?:se)?")
SOFT = {"c": "qu", "g": "gu", "z": "c"}  # before e: "atacar", "ataquen"
ADJECTIVE = re.compile(r"(.*(?:iv|os|ic|ad|id|ari|ori|an|er|ct))o")
FIXED = re.compile(r".*(?:s|[aei]r|ndo|[aeiu]n|mente)")  # no plural of its own
KEPT = """
abre agosto alegria algun alla alli alta alto amigo amor ante armas asi aun azul bandera barco
barrio batalla baño bebe bien borde buena bueno cabeza cabo cadena cai calle camara camino
camiones camp campo canal cara carrera casa casas cerro cielo cierra colas comer como con contra
coronel correr cortes costa criado cruce cruces cuarta cuesta dado dan dar das daño debera deja
dejan del den dia dias diez dos duda dudas durante duro ella era es esa esta este esten fondo
forma fuente fuentes fuertes fuga gano gas general grande guerra gusta haga hagan han hara haran
hasta hay haya he hora hoy huerta iban iglesia iglesias ira isla justo la lago les ley liga
luego mal mala malas malo malos manda mano manos mar mas masa mayor mañana media mercado mesa
meta metro mil miles mira mucha muro nacio nada niña niño nota ojo ordenes pan par para pareja
partida pasa pena planeta plaza poder podra post presa puente puentes puerta real red refugio
reino rentas rico rio rueda ruta saber sala salas salud salvar salvo san sean segundo sera será
señora sola solar son stock sur sus tal tan tierra toma tome tomo trae transito una uno valle
valles van ven ver vera verde vida vidas vino vos zona
"""


def ordinary(npm: Path) -> set[str]:
    """Words that are not first of all a name, and our own; folded."""
    from exeunt.reading.names import NAME, world

    own = tables()
    names = {word for word, bits in world().items() if bits & NAME} - set(KEPT.split()) - own
    inflected = {form for word in listed(npm) for form in forms(word)}
    return {w for w in (own | inflected) - names if w.isascii() and not is_well_known(w)}


def tables() -> set[str]:
    """The words of the language's own tables."""
    from exeunt.reading.names import fold

    own = set()
    for part in (import_module(f"exeunt.reading.es.{name}") for name in PARTS):
        for words in getattr(part, "LEXICON", {}).values():
            own |= {fold(w) for w in words.replace(",", " ").split() if w.isalpha() and len(w) > 1}
    peoples = import_module("exeunt.reading.es.peoples").PEOPLES
    return own | {fold(form) for forms in peoples.values() for form in forms}


def listed(npm: Path) -> set[str]:
    """Stop words, what emoji are called, and the words we added."""
    from exeunt.reading.names import fold

    def read(path: str) -> dict:
        return json.loads((npm / "node_modules" / path).read_text(encoding="utf-8"))

    signs = read("cldr-annotations-full/annotations/es/annotations.json")["annotations"]
    called = [t for s in signs["annotations"].values() for t in (*s["default"], *s.get("tts", ()))]
    words = re.findall(r"[^\W\d_]{2,}", " ".join(called))
    words += read("stopwords-iso/stopwords-iso.json")["es"]
    words += (ROOT / "tools" / "spanish_added.txt").read_text(encoding="utf-8").split()
    return {fold(word) for word in words if word.islower() and word.isalpha()}


def forms(word: str) -> Iterator[str]:
    """A folded word with its regular inflections: plural, gender, the commoner verb forms."""
    yield word
    if verb := INFINITIVE.fullmatch(word):
        yield from conjugated(*verb.groups())
    elif not FIXED.fullmatch(word):
        yield plural(word)
    if adjective := ADJECTIVE.fullmatch(word):
        yield from (adjective[1] + end for end in ("a", "os", "as"))
    elif word.endswith("dor"):
        yield from (word + "a", word + "as")


def plural(word: str) -> str:
    if word.endswith("z"):
        return word[:-1] + "ces"
    return word + ("s" if word[-1] in "aeo" else "es" if word[-1] in "lrnd" else "")


def conjugated(stem: str, infinitive: str) -> Iterator[str]:
    """Verb forms of reports, without those whose stem changes ("dirijo")."""
    for end in ENDS[infinitive].split():
        if infinitive == "ar" and end[0] == "e" and stem[-1] in SOFT:
            yield stem[:-1] + SOFT[stem[-1]] + end
        elif infinitive == "ar" or stem[-1] not in "cg" or end not in ("o", "a", "an"):
            yield stem + end


def is_well_known(word: str) -> bool:
    """A country, or a region or town of a million."""
    from exeunt.gazetteer import open_gazetteer

    atlas = open_gazetteer()
    return any(atlas.size(ref) >= 6.0 for ref in atlas.refs(word)[:1]) and word not in KEPT.split()


def main() -> None:
    """Write both files."""
    from exeunt.reading.language import load

    npm = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "gazetteer"
    lex = load("es").lexer.lex
    words = sorted(word for word in ordinary(npm) if len(lex(word).codes) == 1)
    packed = gzip.compress(" ".join(words).encode(), 9, mtime=0)
    (READING / "es" / "words.txt.gz").write_bytes(packed)
    (PLACES / "common_es.txt").write_text("\n".join(w for w in words if len(w) > 2) + "\n")
    sys.stdout.write(f"{len(words)} words, {len(packed)} bytes\n")


if __name__ == "__main__":
    main()
