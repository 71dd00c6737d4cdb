"""Spanish words and rules for crossings and ways out: queues, waits, prices, seats, rooms.

`MEASURES` name what a length, a duration, a sum of money or a count at a crossing is;
`make` is (measure, cost) or, where the words say a figure without a numeral ("cupos
agotados", "el hotel está lleno"), (measure, cost, value, unit). `CHANGES` read differences.
"""

from __future__ import annotations

from exeunt.reading.engine import Rule

LEXICON = {
    "queue": "cola, colas, fila, filas, hilera, hileras, atasco, atascos, embotellamiento, embotellamientos, retención, retenciones,"
    "congestión, caravana, caravanas, columna, columnas, convoy, trancón, trancones, presa de vehículos, formación, hacer cola,"
    "haciendo cola, hacen cola, hacían cola, hicieron cola, haciendo fila, hacen fila, hacían fila, se extiende, se extendía,"
    "se extienden, se prolonga, se prolongaba, taco",
    "stand": "estacionados, estacionadas, varados, varadas, parados, paradas, detenidos en la vía, esperando, esperan, esperaban, esperaron,"
    "aguardan, aguardaban, aguardando, haciendo cola, haciendo fila, hacen cola, hacen fila, hacían cola, hacían fila, en cola, en fila,"
    "bloqueados, bloqueadas, atascados, atascadas, acumulados, acumuladas, se acumulan, se acumulaban, se acumularon, a la espera,"
    "inmovilizados, atrapados, represados, represadas, estancados, aparcados, en espera, permanecen varados, aglomerados",
    "border": "frontera, fronteras, paso fronterizo, pasos fronterizos, puesto fronterizo, puestos fronterizos, aduana, aduanas,"
    "control fronterizo, puesto de control, puestos de control, paso, garita, garitas, cruce fronterizo, cruces fronterizos,"
    "puerto de entrada, puente internacional, control migratorio, control de pasaportes, complejo fronterizo, puente fronterizo",
    "wait": "espera, esperas, esperó, esperaron, esperan, esperaban, esperado, esperamos, esperando, esperar, aguardan, aguardaron, aguardando,"
    "tiempo de espera, tiempos de espera, demora, demoras, demoró, demoraron, demoran, tarda, tardan, tardó, tardaron, tardamos, tardando,"
    "tardaban, tomó, toma, pasaron, pasamos, pasan, dura, duró, duraba, trámite, retraso, retrasos, retraso de, haciendo cola, hacen cola,"
    "hacer cola, hacen fila, haciendo fila, hicieron cola, llevan, llevaban, llevamos, lleva, llevaba, cola, fila, varados, varadas, parados,"
    "esperas de, estuvimos, estuvieron parados, llega a, lapso",
    "pass": "cruzar, cruzó, cruzaron, cruzamos, cruce, pasar, pasamos, pasaron, atravesar, atravesó, atravesaron, entrar, salir, ingresar,"
    "trámite, viaje, trayecto, frontera, franquear, cruzarla, pasar la frontera, cruzar la frontera, cruzando",
    "price": "precio, precios, tarifa, tarifas, cuesta, cuestan, costaba, costaban, costó, costo, costos, coste, costar, vale, valen, valía,"
    "pagan, pagó, pagaron, pagar, paga, pagaba, pagando, cobran, cobraba, cobraban, cobra, cobrar, cobrando, cobro, boleto, boletos,"
    "billete, billetes, pasaje, pasajes, tasa, alquiler, alquileres, renta, piden, pedían, se vende por, se venden por, más barato,"
    "más baratos, más barata, ofrecen por, desembolsar, valor",
    "sold": "boleto, boletos, billete, billetes, pasaje, pasajes, asiento, asientos, plaza, plazas, cupo, cupos, vuelo, vuelos, tren, trenes,"
    "autobús, habitación, habitaciones, apartamento, apartamentos, taxi, viaje, persona, travesía, traslado, coyote, traficantes",
    "nothing left": "agotados, agotadas, agotado, agotada, se agotaron, se han agotado, vendidos, vendidas, todo vendido, sin plazas,"
    "completamente llenos, no disponibles, copados, copadas, se acabaron, completamente vendidos, agotó, reservados, reservadas",
    "available": "quedan, queda, quedaban, quedaba, disponibles, disponible, libres, libre, a la venta, vacantes, en venta, restantes",
    "full": "lleno, llena, llenos, llenas, completo, completos, completa, al completo, abarrotado, abarrotada, abarrotados, a tope, saturado,"
    "saturada, saturados, saturadas, al límite, desbordado, desbordados, a plena capacidad, al límite de su capacidad, colapsado,"
    "repleto, repletos, repleta, a máxima capacidad, ocupado, ocupada, ocupados, ocupadas, de ocupación",
    "hold": "hotel, hoteles, hostal, hostales, albergue, albergues, refugio, refugios, campamento, campamentos, centro, centros, posada,"
    "posadas, instalación, instalaciones, pensión, residencia, polideportivo, pabellón, gimnasio, coliseo, centro de acogida,"
    "centros de acogida, centro de evacuación, albergue temporal, albergues temporales, centro de recepción, refugio temporal",
    "capacity": "capacidad, aforo, diseñado para, previsto para, prevista para, construido para, puede albergar, pueden albergar, puede acoger,"
    "puede recibir, pueden acoger, plazas para, espacio para, cupo para, puede alojar, sitio para, capacidad para, capacidad de,"
    "con capacidad para, diseñada para, tiene capacidad para, puede atender, pensado para",
    "has": "tiene, tienen, tenía, con, de, ofrece, cuenta con, cuentan con, dispone de, disponen de, posee",
    "than": "que, frente a, frente al, comparado con, en comparación con, respecto a, respecto al, con respecto a, con respecto al, sobre,"
    "contra, que en, que el, que la",
    "up": "aumento de, un aumento de, incremento de, un incremento de, alza de, un alza de, subió, aumentó, creció, aumentaron, subida de,"
    "una subida de, crecimiento de, aumento del, incremento del, un aumento del, un incremento del, creció un, aumentó un, subió un,"
    "aumentó en, creció en, subió en, alza del, un alza del, adicionales",
    "down": "descenso de, un descenso de, caída de, una caída de, disminución de, una disminución de, bajó, disminuyó, cayó, reducción de,"
    "una reducción de, descenso del, un descenso del, caída del, una caída del, cayó un, bajó un, disminuyó un, descendió un,"
    "disminuyó en, cayó en, bajó en, se redujo en, se redujo un, reducción del, una reducción del, una disminución del",
    "x.more": "más, mayor, superior",
    "x.less": "menos, menor, inferior",
    "away": "de distancia, al norte, al sur, al este, al oeste, al noreste, al noroeste, al sureste, al suroeste, de radio, de ancho, de altura,"
    "de profundidad, por hora, de la frontera, de la capital, de aquí, de allí, adelante, más allá, tierra adentro, de la costa,"
    "del epicentro, de la ciudad, desde, del, cuadrados, río arriba, río abajo, de alto",
    "mode.car": "coche, coches, carro, carros, auto, autos, automóvil, automóviles, vehículo, vehículos, camión, camiones, taxi, taxis,"
    "por carretera, conductores, en coche, en carro, en auto, camioneros, por tierra",
    "mode.bicycle": "bicicleta, bicicletas, en bicicleta, patinete, patinetes, monopatín",
    "mode.foot": "a pie, caminando, peatones, peatonal, caminaron, andando, caminantes, caminar, peatón",
    "mode.bus": "autobús, autobuses, bus, buses, microbús, microbuses, colectivo, en autobús, en bus, autocar, autocares, guagua",
    "mode.rail": "tren, trenes, ferrocarril, en tren, estación de tren, ferroviario",
    "mode.air": "vuelo, vuelos, avión, aviones, en avión, volaron, aeropuerto, aeropuertos, aerolínea, aerolíneas, por vía aérea, helicóptero,"
    "helicópteros, por aire, vía aérea, puente aéreo",
    "mode.sea": "barco, barcos, bote, botes, lancha, lanchas, ferry, ferri, transbordador, embarcación, embarcaciones, patera, pateras, cayuco,"
    "cayucos, balsa, balsas, por mar, canoa, canoas, por vía marítima, buque, neumática, neumáticas, lancha rápida",
    "before now": "la última vez, antes, previamente, anteriormente, habitualmente, normalmente, antes era, por lo general",
    "now": "ahora, hoy, esta vez, actualmente, en este momento, hoy en día",
    "more than": "más que, mayor que, superior a, superior al, más que en, más que el, más que la",
    "less than": "menos que, menor que, inferior a, inferior al, menos que en, menos que el, menos que la",
    "border word": "frontera, fronteras, límite fronterizo, línea fronteriza, franja fronteriza, paso fronterizo, pasos fronterizos",
    "side": "oriental, occidental, norte, sur, este, oeste, terrestre, común, compartida, marítima, septentrional, meridional, suroriental,"
    "suroccidental, nororiental, noroccidental, sureste, suroeste, noreste, noroeste",
    "between": "entre",
    "p.name": "en, cerca de, desde, hacia, junto a, procedentes de, procedente de, llegaron a",
    "from level": "frente a, frente a los, frente a las, comparado con, comparados con, en comparación con, desde,"
    "contra, respecto a, respecto a los, respecto a las",
    "with": "con, hacia, hasta, a, al",
}  # fmt: skip

_ANY = '<!break|f.clause|";">'
_NOT_FAR = "(! <away>)"


def _measure(name: str, pattern: str, make: tuple[object, ...], *examples: str) -> Rule:
    return Rule(name, pattern, make, examples)


_OVER = "<pass|ev.crossed|ev.entered|ev.left>"
MEASURES = (
    _measure("a queue so long", f"<queue> <!break|length>{{0,22}} (fig: <length>) {_NOT_FAR}",
             ("queue_length", 2), "la cola de camiones era de 8 km", "una fila de 5 kilómetros"),
    _measure("so long a queue", '(fig: <length>) ("de")? <!break|f.clause|mark>{0,2} <queue>',
             ("queue_length", 0), "12 km de cola", "seis kilómetros de atasco"),
    _measure("cars standing so far", f"<u.vehicles> {_ANY}{{0,12}} <queue|stand> {_ANY}{{0,6}}"
             f" (fig: <length>) {_NOT_FAR}", ("queue_length", 1),
             "los camiones hacían fila a lo largo de 4 km"),
    _measure("vehicles standing", f"(fig: <fig.vehicles>) {_ANY}{{0,5}} <stand|queue>",
             ("queue_vehicles", 1), "decenas de camiones estaban varados"),
    _measure("a queue of vehicles", f"<queue|stand> {_ANY}{{0,3}} (fig: <fig.vehicles>)",
             ("queue_vehicles", 1), "una cola de 300 coches", "esperaban unos 400 camiones"),
    _measure("vehicles at the border", f"(fig: <fig.vehicles>) <p.in> {_ANY}{{0,4}} <border>",
             ("queue_vehicles", 4), "unos 400 coches en la frontera"),
    _measure("a wait so long", f"<wait> {_ANY}{{0,7}} (fig: <duration>)", ("wait_time", 1),
             "una espera de nueve horas", "la espera es de 12 horas", "hicieron cola hasta dos días"),
    _measure("so long a wait", '(fig: <duration>) ("de")? <!break|f.clause|mark>{0,1} <wait>',
             ("wait_time", 1), "12 horas de espera"),
    _measure("crossed in so long", f"{_OVER} {_ANY}{{0,5}} <p.in|f.clause> (fig: <duration>)",
             ("wait_time", 2), "cruzamos la frontera en una hora"),
    _measure("so long to cross", f"(fig: <duration>) (<p.to>|\"en\"|\"por\") <f.adv>{{0,1}} {_OVER}",
             ("wait_time", 1), "tardan 12 horas en cruzar"),
    _measure("crossed within", f"{_OVER} {_ANY}{{0,5}} (fig: <time>)", ("wait_time", 2)),
    _measure("waiting since", f"<wait|stand> {_ANY}{{0,3}} (fig: <date|time>)",
             ("wait_time", 1, "since"), "esperan desde las dos de la madrugada"),
    _measure("a price", f"<price> {_ANY}{{0,10}}? (fig: <money>)", ("price", 2),
             "el vuelo más barato costaba 2.900 dólares", "cobran 50 dólares por cruzar"),
    _measure("so much a seat", f"(fig: <money>) {_ANY}{{0,5}} <price|sold>", ("price", 2),
             "400 euros por un asiento"),
    _measure("no seats", "(fig: <f.neg>) <!break|f.prep|mark>{0,3} <u.seats> <f.adv>{0,2}"
             " (<available>)?", ("seats", 0, 0, "seats"), "no hay plazas disponibles", "no quedan boletos"),
    _measure("seats sold out", f"(fig: <u.seats|u.trips>) {_ANY}{{0,20}} (<aux>{{1,3}}"
             " <f.adv>{0,2})? <nothing left>", ("seats", 1, 0, "seats"), "los pasajes están agotados", "cupos agotados"),
    _measure("sold out seats", "<nothing left> <f.det>{0,1} (fig: <u.seats>)", ("seats", 1, 0, "seats"),
             "agotados los cupos", "se agotaron los boletos"),
    _measure("rooms it has", f"<hold> {_ANY}{{0,4}} <has> (fig: <fig.rooms>)", ("capacity", 0),
             "el hostal tiene 80 habitaciones"),
    _measure("capacity for people", f"<capacity> {_ANY}{{0,3}} (fig: <fig.people|fig.households|"
             "fig.bare|fig.vehicles>)", ("capacity", 2), "capacidad para 5.000 personas"),
    _measure("seats on offer", f"(fig: <fig.seats>) {_ANY}{{0,3}} <available>", ("seats", 1),
             "40 plazas libres"),
    _measure("so full", f"(fig: <percent>) {_ANY}{{0,4}} <full>", ("occupancy", 0),
             "90 por ciento de ocupación", "al 95% ocupado"),
    _measure("searched for so much", f"<ev.searched> {_ANY}{{0,14}} (fig: <percent>)",
             ("search_interest", 0), "las búsquedas de vuelos subieron 300 por ciento"),
    _measure("it is full", "<hold> <!break|mark>{0,6} <aux> <f.adv>{0,2} (fig: <full>)",
             ("occupancy", 0, 100, "percent"), "el hotel está lleno", "los albergues están llenos"),
)  # fmt: skip

_ANY_FIGURE = "<fig|number|percent|duration|length|money>"
_THAN = "(<more than> | <x.more>? <than>)"
CHANGES = (
    Rule("so many more than then", f"(fig: <fig|number|percent>) {_THAN} <!break|mark>{{0,4}}"
         " (then: <date>)", 1, ("300 más que el mismo día de la semana pasada",)),
    Rule("so many fewer than then", "(fig: <fig|number|percent>) (<less than> | <x.less> <than>)"
         " <!break|mark>{0,4} (then: <date>)", -1, ("300 menos que una semana antes",)),
    Rule("up by so many", "<up> (fig: <fig|number|percent>) <!break|mark>{0,4} (then: <date>)", 1,
         ("un aumento de 300 respecto a la semana pasada",)),
    Rule("down by so many", "<down> (fig: <fig|number|percent>) <!break|mark>{0,4} (then: <date>)",
         -1, ("una caída de 300 respecto al día anterior",)),
    Rule("from so many then", f"<from level> <f.det>? (fig: {_ANY_FIGURE}) <!break|mark>{{0,2}} (then: <date>)", 0,
         ("frente a 1.800 la semana pasada",)),
)  # fmt: skip

# Two waits side by side, the earlier first: "la última vez una hora, ahora doce".
THEN = (
    Rule("then and now", "<before now> <!break>{0,12} (then: <duration>) <!break>{0,4} <now>"
         " <!break>{0,8} (fig: <duration>)", None, ("la última vez 1 hora, ahora unas 12 horas",)),
)  # fmt: skip

# The compass of a side word; the engine takes the neighbour that lies that way.
SIDES = {
    "oriental": "e", "occidental": "w", "norte": "n", "sur": "s", "este": "e", "oeste": "w",
    "septentrional": "n", "meridional": "s", "suroriental": "se", "suroccidental": "sw",
    "nororiental": "ne", "noroccidental": "nw", "sureste": "se", "suroeste": "sw",
    "noreste": "ne", "noroeste": "nw",
}  # fmt: skip

_DE = '("de"|"del"|"que" "comparte"|"que" "comparten")'
BORDERS = (
    Rule("the border between two", '<border word|border> (side: <side>)? <between> <f.det>? (one: <place>) ("y"|"e") <f.det>? (other: <place>)',
         None, ("la frontera entre Chad y Sudán",)),
    Rule("one's border with another", f"<border word|border> (side: <side>)? {_DE} <f.det>? (one: <place>) (<with>|\"y\") <f.det>? (other: <place>)",
         None, ("la frontera de Colombia con Venezuela",)),
    Rule("the two-sided border", '<border word> ("de" | "-")? (one: <place>) ("-" | "–" | "/" | "y") (other: <place>)',
         None, ("la frontera Chad-Sudán",)),
    Rule("the two-sided border in adjectives", "<border word> (one: <demonym>) (\"-\" | \"–\") (other: <demonym>)",
         None, ("la frontera colombo-venezolana",)),
    Rule("one's side of a border", f"<border word> (side: <side>)? {_DE} <f.det>? (one: <country>)", None,
         ("la frontera oriental de Finlandia",)),
    Rule("the border with one", "<border word|border> (side: <side>)? <with> <f.det>? (one: <country>)", None,
         ("la frontera con Moldavia",)),
)  # fmt: skip

# A name the gazetteer does not know, where a place is expected.
UNKNOWN = (
    Rule("a name after in or from", "<p.name> <f.det>? (only: <cap>{1,3}) (! <cap|u|place>)",
         None, ("en un albergue en Xantura",)),
)  # fmt: skip

# Waits and queues are read only in a text that speaks of a way out.
CONTEXT = (
    "frontera", "fronteriz", "aduana", "paso ", "camiones", "coches", "carros", "aeropuerto", "visa", "visado", "pasaporte",
    "ferri", "ferry", "puente", "garita", "cruce", "huy", "salir del país", "puesto de control", "cruzar",
    "migrante", "refugiad", "asilo", "desertor", "moviliza",
)  # fmt: skip
# What a measure must have for company in its sentence, and how much of it is believable.
COMPANY = {
    "price": (("sold", "pass", "mode", "hold", "u.seats", "u.rooms", "u.trips", "fig.seats"), 1, 5_000_000),
    "wait_time": ((), 1 / 12, 2400),
    "queue_length": ((), 0.1, 500),
    "queue_vehicles": ((), 2, 100_000),
}  # fmt: skip
