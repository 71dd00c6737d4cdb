"""Spanish is a folder: its rules read the phrases beside them, its sentences become figures."""

from __future__ import annotations

from importlib.resources import files

import pytest

from exeunt.observations import Document, Observation, Place
from exeunt.reading import figures, language, measures, people, read, values
from exeunt.reading._stage import Stage
from exeunt.reading.attribution import attribute
from exeunt.reading.engine import Grammar, Rule, Tokens
from exeunt.reading.es import speech
from exeunt.reading.figures import Figure
from exeunt.reading.names import common
from exeunt.reading.sentences import sentences

SPANISH = language.load("es")
STAGES = {
    ("numbers", "ATOMS"): 0, ("numbers", "JUNK"): 0, ("dates", "NUMERIC"): 0,
    ("dates", "POINTS"): 1, ("dates", "SPANS"): 2, ("numbers", "AMOUNTS"): 3,
}  # fmt: skip


def tokens(text: str) -> Tokens:
    return values.understand(SPANISH.lexer.lex(text), SPANISH)


def phrased(text: str) -> Tokens:
    return figures.fold_phrases(tokens(text), SPANISH)


def observed(text: str, published: str = "2024-03-13") -> list[Observation]:
    found = read(Document(id="x", text=text, published=published, language="es"))
    return [o for o in found.observations if o.kind == "figure"]


def one(text: str) -> Observation:
    (found,) = observed(text)
    return found


def name(place: Place | None) -> str | None:
    return place.name if place else None


# ---- the corpus beside the rules ------------------------------------------------------------


def fires(rule: Rule, key: tuple[str, str], text: str) -> bool:
    """Does this rule alone make a value somewhere, after the stages before it?"""
    reader = values.reader(SPANISH)
    stages = (reader.atoms, reader.points, reader.spans, reader.amounts)
    lexed = SPANISH.lexer.lex(text)
    for stage in stages[: STAGES[key]]:
        lexed = stage.run(lexed)
    alone = Stage(Grammar(SPANISH.lexicon, (rule,)), stages[STAGES[key]].build)
    return alone.run(lexed) is not lexed


VALUES = [
    pytest.param(key, rule, id=f"{key[1]}: {rule.name}")
    for key in STAGES
    for rule in SPANISH.data(*key)
]


@pytest.mark.parametrize(("key", "rule"), VALUES)
def test_every_rule_on_numbers_and_dates_reads_its_examples(key, rule):
    assert [text for text in rule.examples if not fires(rule, key, text)] == []
    assert [text for text in rule.never if fires(rule, key, text)] == []


def told(part: str, table: str) -> list[tuple[Rule, str]]:
    return [(rule, text) for rule in SPANISH.data(part, table) for text in rule.examples]


@pytest.mark.parametrize(("rule", "text"), told("movement", "PHRASES"))
def test_every_phrase_rule_reads_its_examples(rule, text):
    assert rule.name in [v.rule for v in phrased(text).values if isinstance(v, Figure)]


@pytest.mark.parametrize(("rule", "text"), told("movement", "FACTS"))
def test_every_fact_rule_reads_its_examples(rule, text):
    grammar = SPANISH.grammar("movement", "FACTS")
    grammar.overlapping = True
    assert rule.name in [r.name for r, _ in grammar.matches(phrased(text))]
    assert figures.facts(phrased(text), SPANISH)


@pytest.mark.parametrize(("rule", "text"), told("border", "MEASURES"))
def test_every_measure_rule_reads_its_examples(rule, text):
    assert rule.name in [f.rule for f in measures.measures(phrased(text), SPANISH)]


@pytest.mark.parametrize(
    ("text", "speaker"), [told for cue in speech.CUES for told in cue.examples]
)
def test_every_cue_of_saying_names_the_speaker_of_its_examples(text, speaker):
    digit = next((text.index(c) for c in text if c.isdigit()), 2)
    answers = attribute(text, sentences(text), SPANISH, people.people(text, SPANISH))
    assert answers.at(digit, digit + 1).said_by == speaker


# ---- words ----------------------------------------------------------------------------------


def test_no_common_word_is_taken_for_two_glued_ones():
    packed = (files("exeunt.gazetteer") / "data" / "common_es.txt").read_text("utf-8")
    cut = [word for word in packed.split() if len(SPANISH.lexer.lex(word).codes) > 1]
    assert cut == []


def test_the_list_of_ordinary_words_holds_no_given_names():
    ordinary = common("es")
    assert {"cerca", "unas", "huyeron", "cola"} <= ordinary
    assert not {"maria", "juan", "jose", "perez", "gonzalez", "carlos"} & ordinary


# ---- numbers, dates -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("Huyeron 1.500 personas.", 1500, 1500, 1500),
        ("Huyeron 12 000 personas.", 12_000, 12_000, 12_000),
        ("Huyeron 1,500 personas.", 1500, 1500, 1500),
        ("Huyeron 2,5 millones de personas.", 2_500_000, 2_500_000, 2_500_000),
        ("Huyó medio millón de personas.", 500_000, 500_000, 500_000),
        ("Huyeron tres mil quinientas personas.", 3500, 3500, 3500),
        ("Huyeron unas 300 personas.", 300, None, None),
        ("Huyeron al menos 300 personas.", 300, 300, None),
        ("Huyeron más de 300 personas.", 300, 300, None),
        ("Huyeron casi 300 personas.", 300, None, 300),
        ("Huyeron hasta 300 personas.", 300, None, 300),
        ("Huyeron entre 300 y 500 personas.", None, 300, 500),
        ("Huyeron de 300 a 500 personas.", None, 300, 500),
        ("Huyeron decenas de personas.", None, 20, None),
        ("Huyeron decenas de miles de personas.", None, 20_000, None),
        ("Huyó un centenar de personas.", 100, 100, 100),
    ],
)
def test_a_number_keeps_its_bounds(text, value, low, high):
    found = one(text)
    assert (found.value, found.low, found.high) == (value, low, high)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("el pasado jueves", "2024-03-07", "2024-03-07"),
        ("el jueves pasado", "2024-03-07", "2024-03-07"),
        ("el lunes", "2024-03-11", "2024-03-11"),
        ("hace dos días", "2024-03-11", "2024-03-11"),
        ("ayer", "2024-03-12", "2024-03-12"),
        ("la semana pasada", "2024-03-04", "2024-03-10"),
        ("del 3 al 5 de marzo", "2024-03-03", "2024-03-05"),
        ("entre el 28 de febrero y el 2 de marzo", "2024-02-28", "2024-03-02"),
        ("en febrero", "2024-02-01", "2024-02-29"),
        ("en 2022", "2022-01-01", "2022-12-31"),
        ("desde el 24 de febrero", "2024-02-24", None),
        ("la noche del martes al miércoles", "2024-03-12", "2024-03-13"),
        ("el 24 de febrero de 2022", "2022-02-24", "2022-02-24"),
    ],
)
def test_the_day_a_figure_is_told_for(when, start, end):
    found = one(f"Unas 300 personas huyeron de Tibú {when}.")
    assert found.period is not None
    assert (found.period.start, found.period.end) == (start, end)


# ---- what happened, where, who says so -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit", "term"),
    [
        ("Fueron desplazadas 3.000 personas.", "displaced", 3000, "people", "Displaced"),
        ("Huyeron más de 300 familias.", "displaced", 300, "households", "Forced to Flee"),
        ("Evacuaron a 200 vecinos.", "evacuated", 200, "people", "Evacuated"),
        ("El río dejó 85 damnificados.", "displaced", 85, "people", "Homeless"),
        ("El viento destruyó 40 viviendas.", "other", 40, "houses", "Destroyed Housing"),
        ("Hubo 61 casas dañadas.", "other", 61, "houses", "Partially Destroyed Housing"),
        ("El sábado fueron deportados 90 hombres.", "deported", 90, "people", None),
        ("Volvieron a sus casas 700 personas.", "returned", 700, "people", "Returned"),
        ("En el albergue duermen 150 personas.", "present", 150, "people", "Sheltered"),
        ("Cruzaron la frontera 4.100 personas.", "crossings", 4100, "people", None),
        ("Ingresaron 250 migrantes.", "entries", 250, "people", None),
        ("Hubo 1.900 solicitudes de asilo.", "applications", 1900, "people", None),
        ("La cola en la frontera es de 5 km.", "queue_length", 5, "km", None),
        ("En la aduana hay 12 horas de espera.", "wait_time", 12, "hours", None),
    ],
)
def test_what_happened_to_how_many(text, measure, value, unit, term):
    found = one(text)
    assert (found.measure, found.value, found.unit, found.term) == (measure, value, unit, term)


def test_de_is_from_after_a_verb_of_leaving_and_of_elsewhere():
    left = one("Unas 300 personas huyeron de Tibú hacia Cúcuta.")
    assert (name(left.from_), name(left.to)) == ("Tibú", "Cúcuta")
    inside = one("Unas 300 personas fueron evacuadas en el municipio de Tibú.")
    assert (name(inside.at), inside.from_) == ("Tibú", None)


def test_peoples_are_written_small_and_have_a_country():
    fled = one("Más de 300.000 rusos salieron del país.")
    assert name(fled.from_) == "Russia"
    assert observed("El ruso es un idioma.") == []


def test_the_border_between_two_countries_is_one_place_with_two_sides():
    found = one("Una fila de 300 camiones esperaba en la frontera entre Finlandia y Rusia.")
    assert found.at is not None
    assert found.at.countries == ("FIN", "RUS")


def test_who_says_it_and_who_denies_it():
    assert one("Huyeron 300 personas, informó la alcaldía.").said_by == "la alcaldía"
    assert one("Según la Cruz Roja, huyeron 300 personas.").said_by == "Cruz Roja"
    denied = one("El ministro negó que 900 reservistas hubieran salido del país.")
    assert (denied.said_by, denied.stance) == ("el ministro", "denies")


def test_a_private_speaker_is_a_role_and_never_a_name():
    found = one("Vecinos de Amina Yusuf dijeron que ardieron 40 chozas.")
    assert found.said_by is not None
    assert "Amina" not in found.said_by
    assert found.said_by.lower().startswith("vecinos de")


def test_a_change_tells_the_earlier_figure_too():
    now, then = observed(
        "El domingo cruzaron 7.824 personas, 1.691 más que el mismo día de la semana pasada."
    )
    assert (now.value, then.value, then.derived) == (7824, 6133, True)


@pytest.mark.parametrize(
    "text",
    [
        "La empresa vendió 3.000 coches en marzo.",
        "El partido obtuvo 120 escaños en 1998.",
        "La ley 1448 de 2011 reconoce a las víctimas.",
        "El hospital atendió a 300 pacientes con dengue.",
        "Los Estados Unidos y la Unión Europea firmaron el acuerdo.",
    ],
)
def test_what_is_not_about_people_on_the_move_is_no_figure(text):
    assert observed(text) == []


# ---- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Rosa Elvira Quintero, de 44 años, huyó de Tibú con sus hijos.", "Rosa Elvira Quintero"),
        ("Según Milena, una campesina, salieron 300 familias.", "Milena"),
        ("El camionero Wilmer Andrade espera desde el lunes.", "Wilmer Andrade"),
        ("«No quedó nada», dijo doña Carmen Rojas.", "Carmen Rojas"),
        ("Un hombre llamado Yeison cruzó a pie.", "Yeison"),
        ("Foto: Julián Pabón / EFE", "Julián Pabón"),
        ("Murió Leidy Johana Cruz, líder social de Argelia.", "Leidy Johana Cruz"),
        ("El padre de Matías, Gerardo Lugo, declaró ante el juez.", "Matías Gerardo Lugo"),
        ("Escriba a ana.rojas77@correo.com o llame al 311 555 0199.", "ana.rojas77 0199"),
        ("Kateryna espera noticias de su marido Andriy.", "Kateryna Andriy"),
    ],
)
def test_private_names_give_way(text, private):
    masked = people.mask(text, people.people(text, SPANISH)).text
    assert not [word for word in private.split() if word in masked]


@pytest.mark.parametrize(
    "text",
    [
        "El gobernador William Villamizar informó del cierre.",
        "Según Laura Díaz, ministra del Interior, entraron 900 personas.",
        "El alcalde de Cúcuta, Jorge Acevedo, pidió ayuda.",
        "Huyeron de Tibú hacia Cúcuta, en Norte de Santander.",
        "Cerca de la frontera esperan Cruz Roja y Defensa Civil.",
    ],
)
def test_officials_places_and_bodies_keep_their_names(text):
    places = [(text.find(w), text.find(w) + len(w)) for w in ("Tibú", "Cúcuta") if w in text]
    assert people.mask(text, people.people(text, SPANISH, places=places)).text == text


# ---- claims ----------------------------------------------------------------------------------


def claimed(text: str) -> list[Observation]:
    found = read(Document(id="x", text=text, published="2024-03-13", language="es"))
    return [o for o in found.observations if o.kind == "claim"]


CLAIMS = SPANISH.data("claims", "RULES")


@pytest.mark.parametrize(
    ("rule", "text"), [(rule.name, text) for rule in CLAIMS for text in rule.examples]
)
def test_every_rule_on_claims_reads_its_examples(rule, text):
    assert [o.rule.removesuffix(", in future") for o in claimed(text)] == [rule]


@pytest.mark.parametrize("text", [text for rule in CLAIMS for text in rule.never])
def test_what_looks_like_a_claim_and_is_none(text):
    assert claimed(text) == []


@pytest.mark.parametrize(
    ("text", "decision", "status", "actor", "group"),
    [
        ("Perú exige visa a los venezolanos.", "required", "in_force", "Perú", "los venezolanos"),
        ("Chile cerrará la frontera con Bolivia.", "closed", "announced", "Chile", None),
        ("Finlandia considera cerrar la frontera con Rusia.", "closed", "considered", "Finlandia",
         None),
        ("Kenia no admitirá a desertores.", "refused", "announced", "Kenia", "desertores"),
        ("Los colombianos no necesitan visa.", "not_required", "in_force", None, "Los colombianos"),
        ("Los hombres de 18 a 60 años no pueden salir del país.", "refused", "in_force", None,
         "Los hombres de 18 a 60 años"),
    ],
)  # fmt: skip
def test_who_admits_whom(text, decision, status, actor, group):
    (claim,) = claimed(text)
    assert (claim.decision, claim.status, claim.actor, claim.group) == (
        decision, status, actor, group,
    )  # fmt: skip
