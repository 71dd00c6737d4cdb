"""Spanish dates: months, weekdays, relative words, clock times, and the rules over them.

`dates.py` reads this and knows no Spanish. `NUMERIC` are dates in digits, matched
together with the numbers; `POINTS` are single dates, periods and times; `SPANS` join
them ("desde", "entre ... y", "la noche del miércoles al jueves"). The words that shift a
period stand before or after it: "el pasado jueves", "el jueves pasado".
"""

from __future__ import annotations

from collections.abc import Mapping

from exeunt.reading.engine import Rule

MONTHS = {
    "enero": 1, "ene": 1, "febrero": 2, "feb": 2, "marzo": 3, "abril": 4, "abr": 4, "mayo": 5,
    "junio": 6, "jun": 6, "julio": 7, "jul": 7, "agosto": 8, "ago": 8, "septiembre": 9,
    "setiembre": 9, "sept": 9, "sep": 9, "octubre": 10, "oct": 10, "noviembre": 11, "nov": 11,
    "diciembre": 12, "dic": 12,
}  # fmt: skip
WEEKDAYS = {
    "lunes": 0, "martes": 1, "miércoles": 2, "miercoles": 2, "jueves": 3, "viernes": 4,
    "sábado": 5, "sabado": 5, "sábados": 5, "domingo": 6, "domingos": 6,
}  # fmt: skip
DOUBTFUL = ("segundo", "cuarto")
DAYS = {
    "hoy": 0, "ayer": -1, "anteayer": -2, "antes de ayer": -2, "antier": -2, "mañana": 1,
    "pasado mañana": 2, "el día anterior": -1, "el día siguiente": 1, "al día siguiente": 1,
    "el mismo día": 0, "la víspera": -1, "ese día": 0, "ese mismo día": 0, "este día": 0,
    "hoy mismo": 0, "en la víspera": -1, "la jornada anterior": -1, "el día previo": -1,
    "mismo día": 0,
}  # fmt: skip
NIGHTS = {
    "anoche": -1, "esta noche": 0, "anteanoche": -2, "la noche anterior": -1,
    "durante la noche": -1, "la pasada noche": -1, "la noche pasada": -1,
}  # fmt: skip
GRAINS = {
    "segundo": "second", "segundos": "second", "minuto": "minute", "minutos": "minute",
    "hora": "hour", "horas": "hour", "h": "hour", "día": "day", "días": "day", "dia": "day",
    "dias": "day", "jornada": "day", "jornadas": "day", "noche": "day", "noches": "day",
    "semana": "week", "semanas": "week", "quincena": "fortnight", "quincenas": "fortnight",
    "fin de semana": "weekend", "fines de semana": "weekend", "mes": "month", "meses": "month",
    "trimestre": "quarter", "trimestres": "quarter", "semestre": "half", "semestres": "half",
    "año": "year", "años": "year", "década": "decade", "décadas": "decade", "siglo": "century",
    "siglos": "century",
}  # fmt: skip
SHIFTS = {
    "pasado": -1, "pasada": -1, "pasados": -1, "pasadas": -1, "último": -1, "última": -1,
    "últimos": -1, "últimas": -1, "anterior": -1, "anteriores": -1, "previo": -1, "previa": -1,
    "previos": -1, "previas": -1, "este": 0, "esta": 0, "ese": 0, "esa": 0, "presente": 0,
    "mismo": 0, "misma": 0, "actual": 0, "en curso": 0, "próximo": 1, "próxima": 1,
    "próximos": 1, "próximas": 1, "siguiente": 1, "siguientes": 1, "entrante": 1,
    "que viene": 1, "venidero": 1, "venidera": 1, "venideros": 1, "corriente": 0,
    "estos": 0, "estas": 0, "este mismo": 0, "esta misma": 0, "este pasado": -1,
    "este próximo": 1, "recientes": -1, "que acaba de terminar": -1, "estos últimos": -1,
    "estas últimas": -1,
}  # fmt: skip
SEASONS = {"primavera": 3, "verano": 6, "otoño": 9, "invierno": 12}  # first month, in the north
DAYPARTS = {  # part of the day: first and last hour
    "madrugada": (0, 6), "mañana": (6, 12), "tarde": (12, 20), "noche": (20, 30),
    "mediodía": (11, 14), "amanecer": (5, 7), "anochecer": (19, 21), "atardecer": (18, 20),
    "media mañana": (9, 12), "media tarde": (15, 18), "primera hora": (6, 9),
    "primeras horas": (0, 9), "horas de la madrugada": (0, 6), "horas de la mañana": (6, 12),
    "horas de la tarde": (12, 20), "horas de la noche": (20, 30), "la medianoche": (22, 26),
    "última hora": (20, 24), "alba": (5, 7),
}  # fmt: skip
HALVES = {  # half of the clock: hours to add to a number below 12
    "de la mañana": 0, "de la madrugada": 0, "de la tarde": 12, "de la noche": 24, "am": 0,
    "a.m.": 0, "a.m": 0, "a. m.": 0, "pm": 12, "p.m.": 12, "p.m": 12, "p. m.": 12,
    "del mediodía": 12, "de esta madrugada": 0, "de esta mañana": 0, "de esta tarde": 12,
    "de esta noche": 24, "horas de la mañana": 0, "horas de la tarde": 12,
}  # fmt: skip
CLOCK = {"mediodía": (12, 0), "el mediodía": (12, 0), "al mediodía": (12, 0), "medianoche": (0, 0),
         "la medianoche": (0, 0)}  # fmt: skip
MODS = {  # which part of a period
    "principios de": "early", "a principios de": "early", "comienzos de": "early",
    "a comienzos de": "early", "inicios de": "early", "a inicios de": "early",
    "principios del": "early", "a principios del": "early", "comienzos del": "early",
    "a comienzos del": "early", "inicio de": "early", "el inicio de": "early", "inicios del": "early",
    "mediados de": "mid", "a mediados de": "mid", "mediados del": "mid", "a mediados del": "mid",
    "finales de": "late", "a finales de": "late", "fines de": "late", "a fines de": "late",
    "finales del": "late", "a finales del": "late", "fin de": "late", "final de": "late",
    "el final de": "late", "el resto de": "rest", "el resto del": "rest", "lo que va de": "earlier",
    "en lo que va de": "earlier", "lo que va del": "earlier", "en lo que va del": "earlier",
    "lo que resta de": "rest", "todo": "", "toda": "", "temprano": "early", "durante todo": "",
    "primeros días de": "early", "los primeros días de": "early", "últimos días de": "late",
    "los últimos días de": "late", "a lo largo de": "", "a lo largo del": "", "la primera mitad de": "early",
    "la segunda mitad de": "late", "primera quincena de": "early", "segunda quincena de": "late",
}  # fmt: skip
SIDES = {
    "desde": "since", "a partir de": "since", "a partir del": "since", "después de": "after",
    "después del": "after", "tras": "after", "luego de": "after", "luego del": "after",
    "antes de": "before", "antes del": "before", "hasta": "until", "previo a": "before",
    "previo al": "before", "a más tardar": "until",
    "ya desde": "since", "no antes de": "since", "no antes del": "since", "con corte a": "until",
    "con corte al": "until", "posterior a": "after",
}  # fmt: skip
AFTERWARDS = {"en adelante": "since", "después": "since", "antes": "until"}
# "el pasado jueves" is the latest one, "este jueves" too; the others count by weeks
NEAREST = {"pasado": -1, "último": -1, "este": 0, "próximo": 1, "que viene": 1, "siguiente": 1,
           "entrante": 1, "este pasado": -1, "este próximo": 1}  # fmt: skip
IDIOMS = ("24/7", "50/50")  # no dates
DAY_FIRST = True  # 03/04/2017 is 3 April
FEW = {"varios": 3, "varias": 3, "pocos": 3, "pocas": 3, "algunos": 3, "algunas": 3,
       "unos pocos": 3, "unas pocas": 3, "unos cuantos": 3, "unas cuantas": 3, "un par de": 2,
       "un puñado de": 3}  # fmt: skip


def _all(*tables: Mapping[str, object]) -> str:
    return ",".join(word for table in tables for word in table)


def _grains(*, plural: bool) -> str:
    return ",".join(w for w in GRAINS if (w.endswith("s") and w != "mes") == plural)


LEXICON: dict[str, str] = {
    "month.full": ",".join(word for word in MONTHS if len(word) > 4 or word == "mayo"),
    "month.short": ",".join(word for word in MONTHS if len(word) < 5 and word != "mayo"),
    "weekday": _all(WEEKDAYS),
    "dayword": _all(DAYS),
    "nightword": _all(NIGHTS),
    "grain.one": _grains(plural=False),
    "grain.many": _grains(plural=True),
    "grain.end": "fin de semana",
    "within": "dentro de,en un plazo de,en el plazo de",
    "shift": _all(SHIFTS),
    "season": _all(SEASONS),
    "daypart": _all(DAYPARTS),
    "half": _all(HALVES),
    "clock": _all(CLOCK),
    "mod": _all(MODS),
    "side": _all(SIDES),
    "afterwards": _all(AFTERWARDS),
    "last": "último,última,final",
    "beforemonth": "en,de,durante,para,entre,desde,hasta,del,a,este,por",
    "oclock": "en punto,horas,hs,h,hrs",
    "oclock.at": "a las,a eso de las,a la una,a eso de la una",
    "ago": "atrás,antes",
    "hace": "hace,hacía",
    "hence": "después,más tarde,luego",
    "notcounted": "inundaciones,elecciones,terremoto,crisis,guerra,huracán,temporada,informe,censo,"
    "sequía,conflicto,invasión,acuerdo,presupuesto,ciclón,tifón,paz,violencia,hambruna",
}

# ---- dates in digits (on raw tokens, beside the numbers) ------------------------------------------

D = "<numeral>"
NUMERIC = (
    Rule(
        "date in digits",
        f'{D} ("/"|"-"|"–") {D} ("/"|"-"|"–") {D}',
        "numeric",
        examples=("03/04/2017", "2022-02-24", "7-6-2018"),
        never=("555-123-4567", "123-12-1234"),
    ),
    Rule(
        "day and month in digits", f'{D} "/" {D}', "daymonth", examples=("20/11",), never=("24/7",)
    ),
    Rule(
        "year and month in digits",
        f'{D} ("/"|"-") {D} (! ("/"|"-") <numeral>)',
        "yearmonth",
        examples=("2015-03", "11/2016"),
    ),
    Rule(
        "clock", f'{D} ":" {D} (":" {D})?', "clock", examples=("14:30", "8:00:31"), never=("4:3",)
    ),
)

# ---- one date, period or time ------------------------------------------------------------------

THE = '("el"|"la"|"los"|"las")?'
WD = "(weekday: <weekday>)"
STOP = '((<= <month.short>) ".")?'  # the full stop of an abbreviation
WDC = f'({WD} ","? ("el"|"día"|"dia")*)?'
DAY = "(day: <number|ordinal>)"
MONTH = f"(month: <month>) {STOP}"
YEAR = "(year: <year|number>)"
OF = '("de"|"del"|","|"-"|"/"|"año"|"–")*'
NTH = "(nth: <ordinal|last>)"
COUNT = "(count: <number|few|one>)"
UNIT = "(unit: <grain>)"
SHIFT = "(shift: <shift>)"

PERIOD = f'((month: <month>)|"año"|{SHIFT} (big: <grain>))? ("de"|"del"|"año")* ({YEAR})?'
NO_DATE = '(! "de" <month|weekday|number|ordinal|date>)'
IN = '("el"|"la"|"los"|"las"|"lo"|"en"|"del"|"de"|"durante"|"a"|"largo"|"este"|"dentro")*'


def _shifted(
    name: str, make: str, head: str, noun: str, tail: str = "", *examples: str
) -> tuple[Rule, Rule]:
    """Two rules: the word that shifts stands before the noun, or after it."""
    return (
        Rule(name, f"{head} {SHIFT} {noun} {tail}", make),
        Rule(f"{name}, told after", f"{head} {noun} {SHIFT} {tail}", make, examples),
    )


POINTS = (
    Rule(
        "day and month",
        f'{THE} ("día")? {WDC} {DAY} ("de"|"-"|"/")* {MONTH}',
        "date",
        examples=(
            "24 de febrero",
            "el 3 de mayo",
            "jueves 22 de septiembre",
            "jueves, 22 de septiembre",
            "9 mayo",
            "primero de mayo",
        ),
        never=("40 de mayo",),
    ),
    Rule(
        "day, month and year",
        f'{THE} ("día")? {WDC} {DAY} ("de"|"-"|"/")* {MONTH} {OF} {YEAR}',
        "date",
        examples=(
            "24 de febrero de 2022",
            "el jueves 22 de septiembre de 2022",
            "4 de julio del 1995",
        ),
    ),
    Rule(
        "month and day",
        f'{MONTH} {DAY} (! "-"? <measure|u|num>|"%"|<number>)',
        "date",
        examples=("marzo 14",),
        never=("mayo 400",),
    ),
    Rule(
        "month, day and year",
        f'{MONTH} {DAY} ("de"|",")* {YEAR}',
        "date",
        examples=("marzo 4 de 2017",),
    ),
    Rule(
        "month and year",
        f"{MONTH} {OF} {YEAR}",
        "date",
        examples=("febrero de 2022", "mayo del 2019", "mayo 2019"),
    ),
    Rule(
        "month alone",
        "(month: <month>)",
        "month",
        examples=("septiembre", "mayo"),
        never=("en el marco",),
    ),
    Rule(
        "month of this year",
        f'{MONTH} ("de"|"del") (yearshift: <shift>) "año"',
        "date",
        examples=("junio de este año", "junio del próximo año"),
    ),
    Rule(
        "month of last year",
        f'{MONTH} ("de"|"del") "año" (yearshift: <shift>)',
        "date",
        examples=("junio del año pasado",),
    ),
    *_shifted(
        "which month", "date", f'{THE} ("mes" "de")?', "(month: <month>)", "", "septiembre pasado"
    ),
    Rule(
        "day and month gone by",
        f'{THE} {WDC} {DAY} "de" {MONTH} <shift>',
        "date",
        examples=("3 de mayo pasado",),
    ),
    Rule(
        "day gone by",
        f'"el" <shift> {WDC} {DAY} "de" {MONTH} ({OF} {YEAR})?',
        "date",
        examples=("el pasado 3 de mayo", "el pasado 3 de mayo de 2023"),
    ),
    Rule("weekday", f"{THE} {WD}", "weekday", examples=("jueves", "el lunes")),
    *_shifted(
        "which weekday",
        "date",
        '("el")?',
        WD,
        f'(! "de" ("la")? (<shift>)? "semana")',
        "el lunes pasado",
    ),
    Rule(
        "weekday of last week",
        f'{THE} {WD} "de" ("la")? "semana" {SHIFT}',
        "date",
        examples=("el martes de la semana pasada",),
    ),
    Rule(
        "weekday of this week",
        f'{THE} {WD} "de" ("la")? {SHIFT} "semana"',
        "date",
        examples=("lunes de la próxima semana",),
    ),
    Rule(
        "weekday and plain day",
        f'{THE} {WD} (day: <number>) (! "de"? <month>|<measure|num|u>|":"|"-"|"a"|"al"|"y"|"o")',
        "date",
        examples=("lunes 21",),
        never=("lunes 300",),
    ),
    Rule(
        "day alone",
        '("el") ("día")? (day: <number>) (! <word|cap|grain|measure|numeral|num>|"%"|"-"|":"|"/")',
        "date",
        never=("el 300",),
    ),
    Rule(
        "day of this month",
        f'("el"|"del"|"día")* {DAY} ("de"|"del") {SHIFT} (unit: "mes")',
        "date",
        examples=("el 15 del próximo mes",),
    ),
    Rule(
        "day of last month",
        f'("el"|"del"|"día")* {DAY} ("de"|"del") (unit: "mes") {SHIFT}',
        "date",
        examples=("el 15 del mes pasado",),
    ),
    Rule("day word", "(dayword: <dayword>)", "dayword", examples=("ayer", "anteayer", "hoy")),
    Rule("night word", "(nightword: <nightword>)", "nightword", examples=("anoche", "esta noche")),
    Rule(
        "year",
        '(<= <side|shift|mod>|"en"|"de"|"durante"|"desde"|"hasta"|"año"|"y"|"("|"a"|"del"|"entre"|"que"|"o"|"-"|"al") (year: <year>)',
        "year",
        examples=(),
    ),
    Rule(
        "the year so and so",
        '("en"|"el"|"del")* "año" (year: <year>)',
        "year",
        examples=("el año 2008",),
    ),
    Rule("in a year", '"en" (year: <year>) (! <u>)', "year", examples=("en 2018",)),
    Rule("year of an event", "(year: <year>) (= <notcounted>)", "year", examples=()),
    *_shifted(
        "period by the present",
        "period",
        f"{IN}",
        f'("mismo"|"misma")? {UNIT}',
        NO_DATE,
        "la semana pasada",
        "el año pasado",
        "el mes que viene",
    ),
    *_shifted(
        "the same day of a week",
        "sameday",
        '("el"|"la"|"en"|"del")* ("mismo"|"misma"|"igual") (day: "día"|"período"|"periodo"|"fecha"|"lapso"|"jornada") ("de"|"del"|"la"|"el")*',
        UNIT,
        "",
        "el mismo período del año pasado",
        "mismo periodo del año anterior",
    ),
    *_shifted(
        "same day last week",
        "sameday",
        '(dayword: <dayword>) ("de"|"del"|"la"|"el")*',
        UNIT,
        "",
        "el mismo día de la semana pasada",
    ),
    *_shifted("window", "window", IN, f"{COUNT} {UNIT}", "", "los 10 días anteriores"),
    Rule(
        "window, the count first",
        f"{IN} {COUNT} {SHIFT} {UNIT}",
        "window",
        examples=("los tres últimos meses",),
    ),
    *_shifted(
        "recent", "recent", IN, "(unit: <grain.many>)", "", "días recientes", "los días previos"
    ),
    Rule(
        "within",
        f"<within> {COUNT} {UNIT} (! <shift>|<ago>|<hence>)",
        "ago",
        examples=("dentro de dos semanas",),
        never=("en la semana", "en dos semanas"),
    ),
    Rule(
        "ago",
        f"(ago: <hace>) (<hedge>)* {COUNT} {UNIT}",
        "ago",
        examples=("hace dos días", "hace una semana", "hace tres meses", "hace unos tres meses"),
    ),
    Rule(
        "a few ago",
        "(ago: <hace>) (count: <hedge>) (unit: <grain.many>)",
        "ago",
        examples=("hace unos meses",),
    ),
    Rule(
        "back",
        f'{COUNT} {UNIT} (ago: <ago>) (! "de"|"del"|"que")',
        "ago",
        examples=("dos días atrás", "una semana antes"),
    ),
    Rule(
        "hence",
        f'{COUNT} {UNIT} (hence: <hence>) (! "de"|"del"|"que")',
        "ago",
        examples=("dos días después", "tres semanas más tarde"),
    ),
    Rule(
        "half ago",
        "(ago: <hace>) (f: <num.part.one>) (unit: <grain>)",
        "ago",
        examples=("hace medio año",),
    ),
    Rule(
        "week of a month or year",
        f'{IN} {NTH} {UNIT} ("de"|"del") {PERIOD}',
        "nth",
        examples=(
            "la primera semana de octubre",
            "la última semana de julio",
            "el primer trimestre de 2016",
            "el primer semestre de este año",
        ),
        never=("la primera semana",),
    ),
    Rule(
        "first days",
        f'{IN} (nth: <ordinal|last>) {COUNT} {UNIT} ("de"|"del") {PERIOD}',
        "firstdays",
        examples=("los primeros diez días de mayo", "los primeros seis meses de 2016"),
    ),
    *_shifted(
        "season", "season", '("el"|"la"|"del")?', "(season: <season>)", "", "invierno pasado"
    ),
    Rule(
        "the weekend",
        '("en")? "el" (unit: <grain.end>) (! <shift>)',
        "weekend",
        examples=("el fin de semana",),
    ),
    Rule(
        "so far this year",
        f'{IN} (mod: <mod>) <shift>? (unit: "año"|"mes"|"semana"|"trimestre")',
        "thisend",
        examples=("en lo que va de año", "en lo que va del año", "a finales de este mes"),
    ),
    Rule(
        "season of a year",
        f'("el"|"la"|"del")? (season: <season>) ("de"|"del") {YEAR}',
        "season",
        examples=("verano de 2016", "la primavera de 2014"),
    ),
    Rule(
        "part of today",
        '("en"|"durante")? (shift: "esta"|"este"|"misma"|"mismo") (daypart: <daypart>)',
        "todaypart",
        examples=("esta mañana", "esta tarde", "esta madrugada"),
    ),
    Rule(
        "clock word",
        '("a"|"al"|"el"|"la")? (clock: <clock>)',
        "clockword",
        examples=("al mediodía", "medianoche"),
    ),
    Rule(
        "hour",
        '(<oclock.at>|"la"|"las")? (hour: <number|one>) <oclock>? "."? (half: <half>)',
        "hour",
        examples=("9 a.m.", "las dos de la madrugada", "las 9 de la mañana", "a las 5 de la tarde"),
    ),
    Rule(
        "hour alone",
        '<oclock.at> (hour: <number|one>) (<oclock>)? (! <measure|u|num>|"%"|"de"? <u>)',
        "hour",
        examples=("a las 9", "a las 14 horas"),
    ),
    Rule(
        "clock with its half",
        '(<oclock.at>|"la"|"las")? (time: <time>) <oclock>? (half: <half>)',
        "timehalf",
        examples=("7:30 p.m.", "las 7:30 de la tarde"),
    ),
    Rule(
        "clock alone",
        '(<oclock.at>|"las"|"la") (time: <time>) <oclock>?',
        "timehalf",
        examples=("a las 14:30",),
    ),
    Rule(
        "half past",
        '(<oclock.at>|"las"|"la") (hour: <number|one>) "y" (f: <num.part.one>) (half: <half>)?',
        "past",
        examples=("a las siete y media",),
    ),
    Rule(
        "part of the day",
        '(<! <number|few|one>) ("en" "la"|"por" "la"|"de" "la"|"al"|"de"|"durante" "la"|"la"|"el"|"en" "las"|"a"|"a" "la") (daypart: <daypart>)',
        "daypart",
        examples=("por la mañana", "de madrugada", "en la madrugada", "al amanecer", "la tarde"),
        never=("a.m.",),
    ),
)

# ---- joined dates --------------------------------------------------------------------------------

TO = '("a"|"al"|"-"|"–"|"—"|"hasta"|"~")'
A, B = "(a: <date|time|year>)", "(b: <date|time|year>)"
THE_ = '("el"|"la"|"los"|"las"|"de"|"del"|"en"|"al")*'

SPANS = (
    Rule(
        "part of a period",
        f'("en"|"a"|"desde"|"de"|"el")? (mod: <mod>) {THE_} {A}',
        "part",
        examples=("mediados de agosto", "finales de 2018", "a principios de mayo"),
    ),
    Rule(
        "part of the day of a date",
        f'(a: <date>) (","|"a"|"en"|"por"|"de"|"la"|"el"|"al"|"sobre"|"hacia")* (t: <time>)',
        "timed",
        examples=(
            "el jueves por la mañana",
            "ayer a las 2 de la tarde",
            "el 24 de febrero a las 5 de la mañana",
        ),
    ),
    Rule(
        "time, then its date",
        f'(t: <time>) ("de"|"del"|","|"en"|"el"|"la"|"al"|"este"|"pasado")* (a: <date>)',
        "timed",
        examples=(
            "las 2 de la madrugada del jueves",
            "la mañana del 24 de febrero",
            "en la noche del domingo",
        ),
    ),
    Rule(
        "side",
        f'(side: <side>) ("el"|"la"|"las"|"los"|"pasado"|"del"|"de"|"día")* {A}',
        "side",
        examples=(
            "desde el 24 de febrero",
            "hasta el domingo",
            "antes de 2015",
            "a partir del viernes",
            "desde las dos de la madrugada",
        ),
    ),
    Rule(
        "side of a time of a day",
        '(side: <side>) ("el"|"la"|"las"|"los")* (t: <time>) ("de"|"del"|"el"|"este"|"pasado")* (a: <date>)',
        "side",
        examples=("desde las 11 de la noche del martes",),
    ),
    Rule(
        "afterwards",
        f'("de"|"del"|"desde")? {A} ("en" "adelante"|(after: <afterwards>))',
        "side",
        examples=(),
    ),
    Rule(
        "from to",
        f'("de"|"del"|<side>|"entre")? {THE_} {A} {TO} {THE_} {B}',
        "range",
        examples=(
            "de lunes a viernes",
            "2014-2018",
            "marzo a mayo de 2019",
            "del 3 de marzo al 5 de abril",
            "desde el lunes hasta el jueves",
        ),
    ),
    Rule(
        "between",
        f'"entre" {THE_} {A} ("y"|"e"|"hasta") {THE_} {B}',
        "range",
        examples=(
            "entre el 17 de octubre y el 23 de noviembre",
            "entre 2014 y 2018",
            "entre enero y marzo",
        ),
    ),
    Rule("bare years", f"(year: <year>) {TO} (b: <year>)", "years", examples=("2014-2018",)),
    Rule(
        "days of one month",
        f'("del"|"entre"|"de"|<side>)? ("el"|"los"|"días"|"día"|"la")* {WDC} {DAY} ({TO}|"y") ("el"|"la")? (b: <date>)',
        "days",
        examples=(
            "del 3 al 5 de marzo",
            "entre el 3 y el 12 de septiembre",
            "del 1 al 15 de enero de 2024",
            "los días 3 y 4 de mayo",
        ),
    ),
    Rule(
        "hours to a time",
        f'("de"|"desde"|"entre"|<side>)? (<oclock.at>|"las"|"la")? (hour: <number>) ({TO}|"y") ("las"|"la")? (b: <time>)',
        "hours",
        examples=("entre las 2 y las 4 de la tarde",),
    ),
    Rule(
        "the night between",
        f'("en"|"durante")? ("la")? (t: <time>) ("del"|"de"|"desde"|"entre"|"el")+ (b: <date>) ({TO}|"y") ("el")? (c: <date>)',
        "night",
        examples=("la noche del miércoles al jueves",),
    ),
    Rule(
        "week of",
        f'("la"|"el"|"en")* (unit: "semana"|"fin de semana") ("del"|"de") (a: <date>)',
        "weekof",
        examples=("la semana del 3 de marzo",),
    ),
    Rule(
        "distance from a date",
        f"{COUNT} {UNIT} (dir: <side>) (a: <date>)",
        "distance",
        examples=("dos días después del 24 de febrero", "tres semanas antes del 9 de mayo"),
    ),
    Rule(
        "weekday, then the date",
        '(w: <weekday>) (","|"-"|"(")* (a: <date>) ")"?',
        "weekdayed",
        examples=("viernes, 7/6",),
    ),
    Rule("date of a period", '(a: <date>) ("de"|"del"|",")+ (b: <year>)', "lentyear", examples=()),
    Rule(
        "recurrence",
        '("cada"|"todos" "los"|"todas" "las") <number|ordinal>? (<date|time|grain|daypart>)',
        "every",
        examples=("cada lunes",),
    ),
)
