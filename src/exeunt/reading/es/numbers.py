"""Spanish numbers: words with their values, hedges, units, money, and the rules over them.

`values.py` reads this and knows no Spanish. Points part thousands and a comma is the
decimal mark ("1.500", "2,5 millones"); "mil" is a scale of its own ("mil 500", "12 mil"),
and "medio millón", "un millón y medio", "un centenar", "decenas de miles" are numbers.
Every rule carries phrases that must and must not match: `tests/test_spanish.py` runs them.
"""

from __future__ import annotations

from exeunt.reading.engine import Rule

# ---- words and what they are worth ------------------------------------------------

ADDING = {
    "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
    "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
    "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "dieciseis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21,
    "veintiún": 21, "veintiuna": 21, "veintidós": 22, "veintidos": 22, "veintitrés": 23,
    "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26,
    "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30,
    "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200,
    "trescientos": 300, "trescientas": 300, "cuatrocientos": 400, "cuatrocientas": 400,
    "quinientos": 500, "quinientas": 500, "seiscientos": 600, "seiscientas": 600,
    "setecientos": 700, "setecientas": 700, "ochocientos": 800, "ochocientas": 800,
    "novecientos": 900, "novecientas": 900,
}  # fmt: skip
TIMES = {
    "mil": 1_000, "miles": 1_000, "millón": 10**6, "millon": 10**6, "millones": 10**6,
    "mill": 10**6, "mm": 10**6, "m": 10**6, "k": 1_000, "billón": 10**12, "billones": 10**12,
    "docena": 12, "docenas": 12, "decena": 10, "decenas": 10, "veintena": 20, "veintenas": 20,
    "treintena": 30, "cuarentena": 40, "quincena": 15, "cincuentena": 50,
    "centenar": 100, "centenares": 100, "cientos": 100, "millar": 1_000, "millares": 1_000,
}  # fmt: skip
FEW = {"varios": 3, "varias": 3, "algunos": 3, "algunas": 3, "unos pocos": 3, "unas pocas": 3,
       "un par de": 2, "un puñado de": 3, "unos cuantos": 3, "unas cuantas": 3}  # fmt: skip
PARTS = {
    "medio": 1 / 2, "media": 1 / 2, "mitad": 1 / 2, "la mitad": 1 / 2, "tercio": 1 / 3,
    "tercios": 1 / 3, "cuarto": 1 / 4, "cuartos": 1 / 4, "quinto": 1 / 5, "quintos": 1 / 5,
    "tercera parte": 1 / 3, "cuarta parte": 1 / 4, "quinta parte": 1 / 5, "décimo": 1 / 10,
    "décima parte": 1 / 10,
}  # fmt: skip
GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
ORDINALS = {
    "primer": 1, "primero": 1, "primera": 1, "primeros": 1, "primeras": 1, "segundo": 2,
    "segunda": 2, "tercer": 3, "tercero": 3, "tercera": 3, "cuarto": 4, "cuarta": 4,
    "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6, "séptimo": 7, "séptima": 7, "octavo": 8,
    "octava": 8, "noveno": 9, "novena": 9, "décimo": 10, "décima": 10, "undécimo": 11,
    "duodécimo": 12, "vigésimo": 20, "vigésima": 20, "trigésimo": 30, "centésimo": 100,
}  # fmt: skip
DECIMAL = ","  # "4,8" is a decimal; "397.000" and "12 000" are thousands
YEARS = (1900, 2100)  # a bare numeral in between may be a year

# ---- units: word -> (kind, unit of the observation, factor, name of the written unit) ----

LENGTHS = {
    "kilometre": (1.0, "kilómetro,kilómetros,kilometro,kilometros,km,kms"),
    "metre": (0.001, "metro,metros,m,mts"),
    "centimetre": (1e-5, "centímetro,centímetros,cm"),
    "millimetre": (1e-6, "milímetro,milímetros,mm"),
    "mile": (1.609344, "milla,millas"),
    "nautical mile": (1.852, "milla náutica,millas náuticas"),
    "foot": (0.0003048, "pie,pies"),
}
DURATIONS = {
    "second": (1 / 3600, "segundo,segundos,seg"),
    "minute": (1 / 60, "minuto,minutos,min"),
    "hour": (1.0, "hora,horas,hs,hrs,h"),
    "night": (24.0, "noche,noches"),
    "day": (24.0, "día,días,dia,dias"),
    "weekend": (48.0, "fin de semana,fines de semana"),
    "week": (168.0, "semana,semanas"),
    "fortnight": (360.0, "quincena,quincenas"),
    "month": (730.5, "mes,meses"),
    "quarter": (2191.5, "trimestre,trimestres"),
    "half": (4383.0, "semestre,semestres"),
    "year": (8766.0, "año,años"),
    "decade": (87660.0, "década,décadas"),
    "century": (876600.0, "siglo,siglos"),
}
OTHER = {  # measures that are never people: folded as junk, with their value
    "hectare": (1.0, "ha", "hectárea,hectáreas,ha,has"),
    "square metre": (0.0001, "ha", "metro cuadrado,metros cuadrados,m2,m²"),
    "square kilometre": (100.0, "ha", "kilómetro cuadrado,kilómetros cuadrados,km2,km²"),
    "kilogram": (0.001, "t", "kilo,kilos,kilogramo,kilogramos,kg,kgs"),
    "gram": (1e-6, "t", "gramo,gramos"),
    "ton": (1.0, "t", "tonelada,toneladas,ton,tn"),
    "litre": (1.0, "l", "litro,litros"),
    "cubic metre": (1000.0, "l", "metro cúbico,metros cúbicos,m3,m³"),
    "barrel": (158.987, "l", "barril,barriles"),
    "degree": (1.0, "degree", "grado,grados,°,°c,grados celsius"),
    "kilometre per hour": (1.0, "km/h", "kilómetros por hora,km/h,kilómetro por hora"),
    "megawatt": (1.0, "MW", "megavatio,megavatios,mw"),
}  # fmt: skip
MONEY = {  # ISO 4217 -> words; a bare "peso" says nothing about whose, so it is Mexico's
    "USD": "dólar,dólares,dolar,dolares,dólares estadounidenses,dólares americanos,usd,us$,u$s,u$d",
    "EUR": "euro,euros,eur,€", "GBP": "libra,libras,libras esterlinas,gbp,£",
    "MXN": "peso,pesos,peso mexicano,pesos mexicanos,mxn",
    "COP": "peso colombiano,pesos colombianos,cop", "ARS": "peso argentino,pesos argentinos,ars",
    "CLP": "peso chileno,pesos chilenos,clp", "UYU": "peso uruguayo,pesos uruguayos,uyu",
    "DOP": "peso dominicano,pesos dominicanos,rd$", "CUP": "peso cubano,pesos cubanos,cup",
    "VES": "bolívar,bolívares,ves,bs", "PEN": "sol,soles,nuevos soles,pen,s/",
    "BOB": "boliviano,bolivianos,bob", "PYG": "guaraní,guaraníes,pyg",
    "BRL": "real,reales,reales brasileños,brl,r$", "GTQ": "quetzal,quetzales,gtq",
    "HNL": "lempira,lempiras,hnl", "NIO": "córdoba,córdobas,nio", "CRC": "colón,colones,crc",
    "RUB": "rublo,rublos,rub,₽", "UAH": "grivna,grivnas,uah,₴", "TRY": "lira,liras,liras turcas",
    "CHF": "franco suizo,francos suizos,chf", "CNY": "yuan,yuanes,cny", "JPY": "yen,yenes,jpy",
    "MAD": "dirham,dirhams,mad", "KZT": "tenge,tenges,kzt", "GEL": "lari,laris,gel",
    "INR": "rupia,rupias", "ILS": "séquel,séqueles,shekel", "HTG": "gourde,gourdes,htg",
    "SEK": "corona sueca,coronas suecas", "NOK": "corona noruega,coronas noruegas",
    "PLN": "esloti,eslotis,zloty,pln",
}  # fmt: skip
SIGNS = {"$": "USD"}  # stand before the number, or after it
CENTS = {"centavo": "USD", "centavos": "USD", "céntimo": "EUR", "céntimos": "EUR"}
MILLION_PREFIX = "m"  # MUSD, MEUR: millions of a currency written by its code

ONES = ()  # "un" and "una" are articles: a number only before a measure, a scale or a group

# ---- the lexicon ----------------------------------------------------------------------


def _low(first: int, last: int) -> str:
    return ",".join(word for word, value in ADDING.items() if first <= value <= last)


LEXICON: dict[str, str] = {
    "num.zero": _low(0, 0),
    "one": _low(1, 1),
    "num.digit": _low(2, 9),
    "num.teen": _low(10, 29),
    "num.ten": _low(30, 90),
    "num.hundred": _low(100, 900),
    "num.scale": "mil,millón,millon,millones,mill,billón,billones",
    "num.letter": "k,m,mm",
    "num.group": "docena,docenas,decena,veintena,treintena,cuarentena,cincuentena,centenar,millar",
    "num.many": "decenas,docenas,centenares,cientos,miles,millares,millones,veintenas",
    "num.few": ",".join(FEW),
    # words that are not two glued ones: "estados" is no "esta" and "dos"
    "whole": "abrirlos,abrirnos,abrirse,aceptados,aceptarlas,aceptarlos,alcanzados,aldeanos,analizados,"
    "antepasado,antepasados,anulados,asímismo,autobus,autocontrol,autodefensa,autodestrucción,"
    "autogobierno,autoservicio,autovía,barrionuevo,brindarles,buscada,buscados,busqueda,"
    "canallas,cancelados,casados,casinos,causados,causales,cifrados,cobrados,comodos,"
    "completados,comunales,concentro,conciertos,conciudadanos,confederal,configura,"
    "conformación,conjunta,conjuntas,conjuntos,conlleva,conllevan,conllevar,conseguirá,"
    "conseguirán,conseguían,consigue,consiguen,consiguiente,consiguientes,consolas,consuelo,"
    "consuma,consuman,contener,contenía,contiendas,contiene,contienen,contrabajo,"
    "contracorriente,contradice,contraparte,contrapeso,contrapesos,contrapunto,contras,"
    "controlados,controlarlos,conversiones,conversión,convive,conviven,conviviendo,convivir,"
    "cruzados,declarados,dejados,dejalos,dejanos,delante,descartados,deseados,destruirlos,"
    "devolverles,devolverlos,devolvernos,diametro,eliminados,eliminarlas,eliminarlos,entrados,"
    "entredicho,entregados,entregarles,entregarlos,entregarnos,entretener,entretiene,"
    "entretienen,esperados,estadia,estados,estadía,estelas,estudiados,estándar,eurogrupo,"
    "eurozona,evitarlas,evitarlos,exigirles,existenciales,extranos,extraoficial,"
    "extraoficialmente,extraterrestre,extraterrestres,facilitados,facilitarles,fechados,"
    "garantizados,generados,generales,haberlas,haberles,haberlos,habernos,habilitados,hotelera,"
    "ingresados,islamismo,levantados,levantarnos,leyeran,licenciados,limitados,llevarlas,"
    "llevarles,llevarlos,llevarnos,marsella,mediados,medianos,mediocentro,mediodia,menosprecio,"
    "metrobus,millardos,mostrarles,mostrarnos,necesitados,nosotras,novedad,ofrecerles,"
    "ofrecernos,ordenados,otorgados,pagados,paganos,pagarlas,pagarles,pagarlos,paralizados,"
    "parametro,parametros,paramilitar,paramilitares,paramédicos,paranormal,pasarlas,pasarlos,"
    "pasarnos,pedirles,pedirnos,pendeja,penúltima,penúltimo,permitirles,permitirnos,personales,"
    "planeados,plantel,pormenores,preparados,presentarles,presentarlos,presentarnos,provocados,"
    "proyectados,quedarnos,quemadura,recibirlas,recibirlos,recibirnos,residenciales,resultados,"
    "retirados,revisados,sellados,semanales,sincero,sinnúmero,sintaxis,sintoma,sobredosis,"
    "sobrellevar,sobrepasado,sobrepasan,sobrepasar,sobrepaso,sobrepeso,sobrepoblación,"
    "sobreprecio,sobresale,sobresalen,sobresaliendo,sobresalir,sobresalió,sobretodo,sobrevive,"
    "sobreviven,sobreviviendo,sobrevivir,soledad,sumados,superados,surreal,suspensión,tenerlas,"
    "tenerles,tenerlos,tenernos,tomados,trasera,trasnacionales,traspasado,traspasar,traspaso,"
    "traspasos,valorados,verificados,volverlos,volvernos",
    "num.part.one": "medio,media,mitad,la mitad,tercio,cuarto,tercera parte,cuarta parte,"
    "quinta parte,décima parte",
    "num.part.many": "tercios,cuartos,quintos",
    "num.glyph": ",".join(GLYPHS),
    "num.ordinal.small": ",".join(word for word, value in ORDINALS.items() if value < 100),
    "num.ordinal.big": ",".join(word for word, value in ORDINALS.items() if value >= 100),
    "num.suffix": "º,ª,er,ro,ra,do,da,to,ta,mo,ma",
    "num.minus": "menos",
    "hedge.about": "unos,unas,alrededor de,aproximadamente,aprox,aprox.,cerca de,en torno a,"
    "al rededor de,más o menos,poco más o menos,~,≈,en promedio,un promedio de,un estimado de,"
    "se estima en,estimado en,estimada en,estimados en,del orden de,circa,como unos,como unas,"
    "próximo a,próximos a,próximas a,a razón de,alrededor del,cerca del,en torno al",
    "hedge.at_least": "al menos,por lo menos,como mínimo,un mínimo de,mínimo,no menos de,cuando menos,≥,"
    "a lo menos,siquiera,ya van",
    "hedge.more_than": "más de,mas de,más que,por encima de,superior a,superiores a,superó,superó los,superó las,"
    "superan,superaba los,superaba las,superaban las,superaba,superan los,superan las,supera los,supera las,superaron los,superaron las,superaban los,"
    "superando los,supera,superaron,rebasa los,rebasó los,rebasan los,sobrepasa los,sobrepasó los,"
    "poco más de,un poco más de,bastante más de,mucho más de,algo más de,>,excede los,exceden los,"
    "más de los,más de las,por encima de los,por encima de las,con más de,muy por encima de,más del",
    "hedge.less_than": "menos de,inferior a,inferiores a,por debajo de,<,menos que,menos del",
    "hedge.up_to": "hasta,como máximo,un máximo de,máximo,a lo sumo,no más de,a lo más,≤,hasta un máximo de,"
    "un total de hasta,hasta unos,hasta unas,tope de",
    "hedge.nearly": "casi,prácticamente,poco menos de,un poco menos de,algo menos de,cerca ya de,rozando los,"
    "roza los,rozan los,rozan las,roza las,rondan los,rondando,al borde de,apenas menos de,casi los,casi las",
    "hedge.exact": "exactamente,precisamente,solo,sólo,solamente,apenas,únicamente,un total de,total de,en total,"
    "otros,otras,el total de,otros tantos",
    "post.about": "aproximadamente,más o menos,aprox,o así",
    "post.at_least": "como mínimo,al menos,por lo menos",
    "post.more_than": "+,y pico,y tantos,y tantas,largos,largas",
    "post.up_to": "como máximo,a lo sumo",
    "tail.at_least": "más,mayores,superior",
    "tail.up_to": "menos,menores,inferior",
    "ratio.of": "de cada",
    "before.one": "el,la,los,las,este,esta,cada,ningún,ninguna,otro,otra,como,de,con,en,a,por,para,era,es,fue",
    "range.to": "-,–,—,−,~,a,hasta,al,y hasta",
    "range.or": "o,u",
    "percent.word": "%,por ciento,porciento,por cien,puntos porcentuales,pct",
    "money.word": ",".join(MONEY.values()) + ",$," + ",".join(f"m{code}" for code in MONEY).lower(),
    "money.cent": ",".join(CENTS),
    "measure.length": ",".join(words for _, words in LENGTHS.values()),
    "measure.time": ",".join(words for _, words in DURATIONS.values()),
    "measure.other": ",".join(words for _, _, words in OTHER.values() if words),
    "id.word": "resolución,artículo,art.,carretera,ruta,autopista,vuelo,fase,capítulo,tabla,cuadro,"
    "figura,página,páginas,sección,zona,sector,bloque,manzana,lote,comuna,nº,n°,núm.,no.,núm,"
    "número,versión,ley,decreto,orden,boletín,informe,terminal,puerta,andén,etapa,tipo,nivel,"
    "categoría,tel,tel.,teléfono,#,batallón,brigada,división,frente,párrafo,anexo,kilómetro,km,"
    "casilla,código,expediente,protocolo,nacional,escuela,grado",
    "after.metre": "de,desde,sobre,bajo,más,por",
    "age.word": "edad",
    "age.old": "de edad",
    "of": "de",
    "url": "http,https,www",
}

# ---- one number ---------------------------------------------------------------------------

D = "<numeral>"
AND = '"y"'
ONE = "<one>"
U = f"(<num.ten> ({AND} (<num.digit>|{ONE}))?|<num.digit|num.teen>)"
SMALL = f"(<num.hundred> ({U}|{ONE})?|{U})"
BIG = f'(({SMALL}|{D}|{ONE}) <num.scale>+|"mil" <num.scale>*)'
WORDS = f'{BIG} (({SMALL}|{D}) <num.scale>+|"mil")* ({SMALL}|{ONE}|{D})?'
PART = "<num.part>"

ATOMS = (
    Rule(
        "digits",
        D,
        "digits",
        examples=("1.500", "397.000", "2,5", "1.234.567", "17", "24.02.2022", "20200701"),
    ),
    Rule(
        "thousands set apart",
        f"{D}{{2,5}}",
        "spaced",
        examples=("122 387", "12 000", "1 234 567"),
        never=("2016 200", "423 0000"),
    ),
    Rule("no leading zero", f'("."|",") {D}', "point", examples=(",08",)),
    Rule("minus in front", f'("-"|"−") {D}', "minus", examples=("-9,2",)),
    Rule("minus in words", f"<num.minus> ({D}|{SMALL})", "minus", examples=("menos dos",)),
    Rule(
        "words",
        f"({SMALL}|<num.zero>)",
        "number",
        examples=("cincuenta y dos", "ciento dieciséis", "doce", "trescientas veinte"),
        never=("un camión", "una mujer"),
    ),
    Rule(
        "words with a scale",
        WORDS,
        "number",
        examples=("doscientos dos mil", "un millón dos mil doscientos", "mil quinientas"),
    ),
    Rule(
        "digits with a scale",
        f"{D} <num.scale>+ ({D}|{SMALL})?",
        "number",
        examples=("10 mil", "2,5 millones", "4 mil 300", "3 mil millones"),
    ),
    Rule("digits with a letter", f"{D} <num.letter>", "lettered", examples=("300k",)),
    Rule(
        "a group told",
        f"(un: {ONE}|<num.digit>|<num.teen>|{D}) <num.group>",
        "number",
        examples=("una docena", "un centenar", "una veintena"),
    ),
    Rule(
        "groups told",
        f"(<num.digit|num.teen>|{D}) <num.many>",
        "number",
        examples=("dos docenas", "3 docenas"),
    ),
    Rule(
        "comma in words",
        f'({SMALL}|<num.zero>) ("coma"|"punto") (tail: (<num.zero>|<one>|{U})+)',
        "decimal",
        examples=("dos coma cinco",),
    ),
    Rule(
        "parts",
        f"(<num.digit>|{D}|{ONE}) <num.part>",
        "fraction",
        examples=("dos tercios", "tres cuartos", "un tercio", "una cuarta parte"),
        never=(),
    ),
    Rule(
        "a half of a scale",
        f'(f: {PART}) (<of>|"de")? <num.scale|num.group>',
        "partscale",
        examples=("medio millón", "media docena", "medio centenar"),
    ),
    Rule("half", '(<! <num.ordinal>) <num.part> (= <of>|"del"|"de")', "half", examples=()),
    Rule(
        "and a half",
        f'(n: {SMALL}|{D}) {AND} (f: "medio") (s: <num.scale>+)?',
        "mixed",
        examples=("dos y medio", "3 y medio"),
    ),
    Rule(
        "scale and a half",
        f'(n: {SMALL}|{D}|{ONE}) (s: <num.scale>+) {AND} (f: "medio")',
        "mixed",
        examples=("3 millones y medio", "un millón y medio"),
    ),
    Rule("glyph", f"(n: {D})? (f: <num.glyph>) (s: <num.scale>)?", "mixed", examples=("2½", "½")),
    Rule(
        "slash fraction",
        f'(n: {D})? (p: {D}) "/" (q: {D})',
        "slash",
        examples=("1/2",),
        never=("24/7",),
    ),
    Rule(
        "one in so many",
        f"(p: {U}|{ONE}|{D}) <ratio.of> (q: {U}|<num.hundred>|{D})",
        "ratio",
        examples=("uno de cada tres", "2 de cada 5"),
    ),
    Rule("vague many", "<num.many>", "vague", examples=("decenas", "centenares", "miles")),
    Rule(
        "vague product",
        '<num.many> (<of>|"de") <num.many>',
        "vague",
        examples=("decenas de miles", "cientos de miles"),
    ),
    Rule(
        "vague pair",
        f'<num.many> ({AND}|"o"|"e") (last: <num.many>)',
        "vaguepair",
        examples=("miles y miles", "cientos o miles"),
    ),
    Rule(
        "a few of a scale",
        "<num.few> (<num.many>|<num.scale|num.group>)+",
        "vague",
        examples=("varios miles", "varias decenas", "varios cientos", "unos cuantos miles"),
    ),
    Rule("a few", "<num.few>", "vague", examples=("varios", "varias")),
    Rule(
        "ordinal digits",
        f'{D} "."? <num.suffix>',
        "ordinal",
        examples=("3º", "1er", "2ª"),
        never=("3 da",),
    ),
    Rule("ordinal words", "<num.ordinal>", "ordinal", examples=("primer", "tercera")),
)

# ---- things that look like numbers ----------------------------------------------------------

JUNK = (
    Rule("model or code", f'(<= <word>) (<! <month|weekday|money|num|hedge|mod|side>) "-" {D}', "code",
         examples=("Mi-8", "COVID-19", "A-320")),
    Rule("labelled", f'<id.word> <mark>? {D} (("."|"-") {D})*', "label",
         examples=("Resolución 2254", "Artículo 5", "Ruta 40", "Nº 5")),
    Rule("the clock round", f'{D} "/" {D}', "slashed", examples=("24/7",)),
    Rule("footnote", f'"[" {D} "]"', "junk", examples=("[12]",)),
    Rule("number of a list", f'^ {D} ("."|")") (= <word|cap>)', "junk", examples=("1. Resumen",)),
    Rule("telephone", f'"+" {D} (("-"|"("|")"|"/")* {D})+', "junk", examples=("+57 44 123 45 67",)),
    Rule("long code", f'{D} ("-" {D}){{2,}}', "longcode", examples=("555-123-4567",)),
    Rule("score", f'{D} ("-"|":") {D}', "score", examples=("3-1",), never=("5-6", "100-150.000")),
    Rule("coordinates", f'{D} "°" ({D} ("\'"|"′"|"’")? ({D} "″"?)?)? <cap>?', "coordinate",
         examples=("4°35'N",)),
)  # fmt: skip

# ---- amounts: hedges, ranges, units -----------------------------------------------------------

H = "(hedge: <hedge>+)"
TAIL = '("o"|"y"|"u") <tail> (! <number|num|numeral|money|hedge>|"que"|"de")'
P = f"(post: <post>|{TAIL})"
ANY_UNIT = "<measure|percent.word|money.word|money.cent>"
UNIT = f'("-"|"["|<of>|"de")? (unit: {ANY_UNIT}) "]"?'
CUR = "(cur: <money.word>)"
N = "<number>"

AMOUNTS = (
    Rule(
        "hedged",
        f"{H}? (a: {N}) (mid: <post>|{TAIL})? ({UNIT})? {P}?",
        "amount",
        examples=(
            "al menos 300.000",
            "casi 2.900",
            "hasta 40",
            "50 o más",
            "12 horas",
            "unas 12 horas",
            "cerca de 12 km",
            "30 por ciento",
            "más de un millón",
            "2 millones de dólares",
        ),
    ),
    Rule(
        "money before",
        f"{H}? {CUR} (mid: <hedge>)? (a: {N}) {P}?",
        "amount",
        examples=("$2.900", "US$ 50"),
    ),
    Rule(
        "range",
        f'{H}? ("de"|<side>|"desde"|"entre")? {CUR}? (a: {N}) ("-"? (ua: {ANY_UNIT}))? <range.to> '
        f"(cur2: <money.word>)? (b: {N}) ({UNIT})? {P}?",
        "range",
        examples=("5-6", "de 5 a 6", "2.000 a 3.000", "100-150.000", "5-6 kilómetros", "5% a 6%"),
        never=("6-5",),
    ),
    Rule(
        "between",
        f'{H}? "entre" <hedge>? {CUR}? (a: {N}) (ua: {ANY_UNIT})? ("y"|"e") <hedge>? (cur2: <money.word>)? (b: {N}) '
        f"({UNIT})?",
        "range",
        examples=("entre 5 y 6", "entre 5 y 6 kilómetros", "entre 3 y 5 mil"),
    ),
    Rule(
        "either",
        f"{H}? {CUR}? (a: {N}) <range.or> (b: {N}) ({UNIT})?",
        "range",
        examples=("5 o 6", "7 u 8"),
        never=("6 o 5",),
    ),
    Rule(
        "two bounds",
        f'{H} (a: {N}) ("y"|","|"pero") (hedge2: <hedge>+) (b: {N}) ({UNIT})?',
        "bounds",
        examples=("más de 100 y menos de 300",),
        never=("menos de 10 y más de 40",),
    ),
    Rule(
        "one of a unit",
        f'(<! <number|measure|money>|"de"|"por") {H}? (one: {ONE}) (unit: <measure>)',
        "amount",
        examples=("una hora", "un kilómetro"),
    ),
    Rule(
        "half of a unit",
        f"{H}? (f: <num.part.one>) (unit: <measure>)",
        "amount",
        examples=("media hora", "medio kilómetro"),
    ),
    Rule(
        "quarter of a unit",
        f'{H}? (f: <number>) (<of>|"de") (unit: <measure>)',
        "amount",
        examples=("tres cuartos de hora",),
    ),
    Rule(
        "unit and a half",
        f"{H}? ({ONE}|(a: {N})) (unit: <measure>) {AND} (f: <num.part.one>)",
        "amount",
        examples=("una hora y media", "dos días y medio"),
    ),
    Rule(
        "all of a unit",
        '("todo"|"toda") ("el"|"la")? (unit: <measure.time>)',
        "amount",
        examples=("todo el día", "toda la semana"),
    ),
    Rule(
        "units in turn",
        f'{H}? ((a: {N})|{ONE}) <measure> (({AND}|",")? ({N}|{ONE}) <measure>)+',
        "turns",
        examples=("1 hora y 30 minutos", "dos días y tres horas"),
    ),
    Rule(
        "money and cents",
        f'{H}? (a: {N}) (unit: <money.word>) ({AND}|"con"|",")? (b: {N}) <money.cent>',
        "cents",
        examples=("3 dólares y 50 centavos",),
    ),
    Rule(
        "age",
        f'{H}? (<of>|"de")? (a: {N}) (unit: <measure.time>) <age.old>',
        "age",
        examples=("44 años de edad", "de cinco años de edad"),
    ),
    Rule(
        "age of somebody",
        f'(<= <u.people>|",") (<of>|"de")? (a: {N}) (unit: "años"|"meses") (= ","|"."|")"|"que"|"fue"|$)',
        "age",
        examples=(),
    ),
    Rule(
        "age range",
        f'{H}? ("entre"|"de")? ("los")? (a: {N}) (<range.to>|"y"|"o") ("los")? (b: {N}) (unit: "años") (<age.old>|(= "de"|","|".")|$)',
        "age",
        examples=("entre 18 y 60 años", "de 18 a 60 años de edad"),
    ),
    Rule(
        "aged over",
        f'("mayores"|"menores"|"mayor"|"menor") (<of>|"de") (a: {N}) (unit: "años")',
        "age",
        examples=("mayores de 18 años",),
    ),
    Rule("year that counts", "(a: <year>) (= <u>)", "count", examples=()),
)
