"""Build `reading/es/words.txt.gz` and `gazetteer/data/common_es.txt`. Not run by users.

Needs wordfreq (which words are frequent in Spanish):

    python tools/build_spanish.py

A frequent word is ordinary unless it is first of all somebody's name ("pérez", "rosa"):
names of the world are left out, except those in `KEPT` ("cerca", "una"), and the words
of the language's own tables. `--glued` shows frequent words the lexer would cut in two;
they belong under `whole` in `es/numbers.py`.
"""

from __future__ import annotations

import gzip
import sys
from importlib import import_module
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
sys.path.insert(0, str(SOURCE))
READING, PLACES = SOURCE / "exeunt" / "reading", SOURCE / "exeunt" / "gazetteer" / "data"
PARTS = ("numbers", "dates", "movement", "border", "people", "claims")
MANY = 26_000
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


def frequent() -> list[str]:
    """The commonest Spanish words, with their accents."""
    from wordfreq import top_n_list

    return [word for word in top_n_list("es", MANY) if word.isalpha() and len(word) > 1]


def ordinary() -> set[str]:
    """Frequent words that are not first of all a name, and our own; folded."""
    from exeunt.reading.names import NAME, fold, world

    own = set()
    for part in (import_module(f"exeunt.reading.es.{name}") for name in PARTS):
        for words in getattr(part, "LEXICON", {}).values():
            own |= {fold(w) for w in words.replace(",", " ").split() if w.isalpha() and len(w) > 1}
    peoples = import_module("exeunt.reading.es.peoples").PEOPLES
    own |= {fold(form) for forms in peoples.values() for form in forms}
    places = {word for word in map(fold, frequent()) if is_well_known(word)}
    names = {word for word, bits in world().items() if bits & NAME} - set(KEPT.split()) - own
    return ({fold(word) for word in frequent()} | own) - names - places


def is_well_known(word: str) -> bool:
    """A country, or a region or town of a million."""
    from exeunt.gazetteer import open_gazetteer

    atlas = open_gazetteer()
    return any(atlas.size(ref) >= 6.0 for ref in atlas.refs(word)[:1]) and word not in KEPT.split()


def glued() -> list[str]:
    """Frequent words the lexer takes for two."""
    from exeunt.reading.language import load

    lex = load("es").lexer.lex
    return [word for word in frequent() if len(lex(word).codes) > 1]


def main() -> None:
    """Write both files, or show the glued words."""
    if "--glued" in sys.argv:
        sys.stdout.write(",".join(glued()) + "\n")
        return
    words = sorted(word for word in ordinary() if word.isascii())
    packed = gzip.compress(" ".join(words).encode(), 9, mtime=0)
    (READING / "es" / "words.txt.gz").write_bytes(packed)
    (PLACES / "common_es.txt").write_text("\n".join(w for w in words if len(w) > 2) + "\n")
    sys.stdout.write(f"{len(words)} words, {len(packed)} bytes\n")


if __name__ == "__main__":
    main()
