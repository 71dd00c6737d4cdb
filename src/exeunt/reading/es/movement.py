"""Spanish words and rules for people on the move: who is counted, and what happened to them.

`LEXICON` tags words: `u.*` what is counted, `ev.*` what happened, `sh.*` where people
shelter, `f.*` the small words. `PHRASES` fold a number and its noun into one figure;
`FACTS` join a figure (named part `fig`) to what happened (`ev`, or the rule's own event).
In Spanish the verb often comes first ("fueron desplazadas 3.000 personas"), participles
and adjectives agree in gender and number (`_agreeing`), and "de" means both "of" and
"from": a verb of leaving and its "de" are one word here (`_leaving`).
"""

from __future__ import annotations

from exeunt.reading.engine import Rule


def _agreeing(*stems: str) -> str:
    """Participles and adjectives in both genders and numbers: "desplazad" + o, a, os, as."""
    return ",".join(stem + end for stem in stems for end in ("o", "a", "os", "as"))


def _ar(*stems: str) -> str:
    """Verbs in -ar as reports use them: present, past, imperfect, future, gerund, infinitive."""
    ends = ("a", "an", "ó", "aron", "aba", "aban", "ar", "ando", "ará", "arán", "aría", "arían",
            "e", "en", "ara", "aran", "arse", "ándose", "arlos", "arlas")  # fmt: skip
    return ",".join(stem + end for stem in stems for end in ends)


def _ir(*stems: str) -> str:
    """Verbs in -ir and -er with the past in -ió, -ieron."""
    ends = ("e", "en", "ió", "ieron", "ía", "ían", "ir", "iendo", "irá", "irán", "iría", "irían",
            "a", "an", "iera", "ieran", "ido", "irse")  # fmt: skip
    return ",".join(stem + end for stem in stems for end in ends)


FLED = (
    "huya,huyan,huyera,huyeran,hui,huí,huimos,escapé,escapamos,huye,huyen,huyó,huyeron,huía,huían,huir,huyendo,huirán,huido,escapó,escaparon,escapan,escapar,"
    "escapando,escapado,escapaban"
)
LEFT = (
    "salí,salimos,sale,salen,salió,salieron,salía,salían,salir,saliendo,saldrán,salido,abandonó,abandonaron,"
    "abandonan,abandonar,abandonando,abandonado,partió,partieron,parten,partir,partido,emigró,"
    "emigraron,emigran,emigrar,emigrado"
)
DISPLACED = _agreeing("desplazad", "expulsad", "desarraigad")
EVACUATED = _agreeing("evacuad", "desalojad")


def _leaving(*tables: str) -> str:
    """A word of leaving and its "de": "salieron de", "desplazadas del"."""
    words = [word for table in tables for word in table.split(",")]
    return ",".join(f"{word} {of}" for word in words for of in ("de", "del"))


FLEEING = FLED + ",se fueron,se fue,irse,se han ido,se marcharon,marcharse"
HOMES = "sus casas,sus hogares,sus viviendas,su hogar,su casa,sus comunidades,sus tierras,sus veredas,sus pueblos"

LEXICON = {
    # --- small words
    "f.of": "de, del, entre",
    "f.det": "el, la, los, las, un, una, unos, unas, este, esta, estos, estas, ese, esa, esos, esas, su, sus,"
    "todo, toda, todos, todas, algún, alguna, cada, ambos, ambas, total de, un total de, el total de,"
    "otro, otra, al, lo, dicho, dicha, dichos, dichas, las mencionadas, otros, otras, suma de",
    "f.more": "más, otros, otras, adicionales, nuevos, nuevas, nuevo, nueva, adicional, otro, otra, extra",
    "f.prep": "en, con, por, para, sobre, bajo, tras, ante, contra, desde, hacia, hasta, entre, sin, según,"
    "durante, mediante, a, al, a las, a causa de, a causa del, debido a, debido al, cerca de, cerca del,"
    "dentro de, dentro del, fuera de, a través de, a través del, alrededor de, por causa de, frente a,"
    "al norte de, al sur de, al este de, al oeste de, junto a, a lo largo de, producto de, producto del",
    "p.in": "en, dentro de, dentro del, a lo largo de, en el interior de, entre, por todo, por toda,"
    "llegaron a, llegó a, llegado a, llegan a, llegaban a, llegar a, llegando a, llegaron al, llegó al, llegado al,"
    "llegan al, llegada a, llegadas a, llegaron hasta, arribaron a, arribó a, arribado a, arriban a",
    "p.near": "cerca de, cerca del, junto a, en las afueras de, a las afueras de, al norte de, al sur de,"
    "al este de, al oeste de, al norte del, al sur del, próximo a, próxima a, en las cercanías de,"
    "en cercanías de, en inmediaciones de, en las inmediaciones de, aledañas a, aledaños a, fronterizo con",
    "p.from": "desde, procedente de, procedentes de, proveniente de, provenientes de, procedente del,"
    "procedentes del, provenientes del, proveniente del, originarios de, originario de, oriundos de, fuera de,"
    "llegados de, llegadas de, llegaron de, llegó de, venidos de, vinieron de, llegan de, dejaron, dejar atrás,"
    + _leaving(FLEEING, LEFT, DISPLACED, EVACUATED) + ",abandonaron,abandonar,abandonan,abandonado,abandonando,abandonó",
    "p.to": "a, al, a las, hacia, hasta, para, rumbo a, con destino a, con destino al, camino a, camino de, en dirección a,"
    "entraron en, entró en, entrado en, entran en, entrar en, ingresaron en, ingresó en, ingresado en, ingresan en,"
    "ingresaron a, ingresó a, ingresado a, ingresan a, ingresar a, ingresar en, entraron a, entrar a,"
    "cruzaron a, cruzó a, cruzado a, cruzar a, cruzan a, cruzaron hacia, cruzado hacia, cruzan hacia, han cruzado a, pasaron a territorio",
    "p.via": "vía, a través de, a través del, por el paso de, por el puente, pasando por",
    "p.by": "por, debido a, debido al, a causa de, a causa del, a raíz de, tras, producto de, producto del,"
    "como consecuencia de, a consecuencia de, luego de, después de",
    "f.conj": "y, e, o, u, así como, además de, junto con, junto a, más, &",
    "f.clause": "mientras, mientras que, pero, aunque, porque, si, cuando, donde, sin embargo, ya que, puesto que,"
    "tras, después, antes, luego, no obstante, a pesar de, pese a, debido a, a raíz de, por lo que, en tanto,"
    "sino, pues, por su parte, además, asimismo, de modo que, con lo que",
    "f.wh": "que, quienes, quien, cuyos, cuyas, los cuales, las cuales, la mayoría, de los cuales, de las cuales,"
    "de ellos, de ellas, de estos, de estas, de los que, de las que",
    "f.including": "incluidos, incluidas, incluyendo, entre ellos, entre ellas, entre los que, entre las que, de los cuales,"
    "de las cuales, de ellos, de ellas, de estos, de estas, entre los cuales, entre las cuales, es decir, o sea,"
    "compuestas por, integradas por, conformadas por, equivalentes a, equivalente a, lo que equivale a, además de,"
    "así como, que suman, que representan, correspondientes a, lo que representa, compuestos por, pertenecientes a",
    "f.to": "a, al, a las",
    "f.pron": "él, ella, ellos, ellas, nosotros, yo, usted, se, le, les, nos, me, lo, todos, nadie, quien",
    "f.neg": "no, ni, nunca, jamás, nadie, ningún, ninguna, ninguno, sin, tampoco",
    "f.adv": "ya, también, aún, todavía, ahora, actualmente, recientemente, nuevamente, otra vez, además, internamente,"
    "forzosamente, forzadamente, temporalmente, presuntamente, supuestamente, voluntariamente, preventivamente,"
    "totalmente, completamente, parcialmente, gravemente, severamente, hasta ahora, hasta el momento, hasta la fecha,"
    "solo, sólo, solamente, apenas, luego, posteriormente, principalmente, mayoritariamente, inicialmente,"
    "de manera preventiva, de forma preventiva, de manera temporal, de forma temporal, de manera voluntaria,"
    "permanentemente, urgentemente, inmediatamente, rápidamente, oficialmente, ilegalmente, legalmente,"
    "irregularmente, de manera irregular, de forma irregular, de manera forzada, de forma forzada, de emergencia,"
    "directamente, juntos, juntas, solos, solas, en total, al menos, así, ayer, hoy, de urgencia, a pie, masivamente,"
    "diariamente, con anterioridad, previamente, por prevención, por precaución, por seguridad, de nuevo",
    "aux": "es, son, era, eran, fue, fueron, sido, siendo, ser, está, están, estaba, estaban, estar, estado, estuvieron,"
    "estarían, estaría, ha, han, había, habían, haber, haya, hayan, hubo, habría, habrían, hay, queda, quedan, quedó, quedaron,"
    "quedado, quedar, resulta, resultan, resultó, resultaron, resultado, permanece, permanecen, permanecían, permanecido,"
    "permanecieron, se encuentra, se encuentran, se encontraban, encuentran, encontraban, sigue, siguen, seguían, continúa,"
    "continúan, se vieron, se ven, se han visto, vieron, viven, tuvieron que, tuvo que, tienen que, han tenido que,"
    "debieron, debió, lograron, logró, logrado, pudieron, pudo, podido, tenido que, vieron obligados a, visto obligados a, obligados a, obligadas a, forzados a, forzadas a,"
    "obligado a, obligada a, comenzaron a, empezaron a, intentaron, intentan, intentaban, reportados, reportadas,"
    "se estima, considerados, consideradas, se, sean, fuesen, fueran, suman, tratan de, trataron de, tratando de",
    "may": "puede, pueden, podría, podrían, pudiera, pudieran, debe, deben, debería, deberían, deberán",
    "will": "será, serán, estará, estarán, habrá, habrán, va a, van a, prevé, prevén, se prevé, se espera, se esperan, espera,"
    "esperan, previsto, prevista, previstos, previstas, calcula que podrían, proyecta, proyectan, se prepara para,"
    "preparan, se preparan, irán a, esperaban, esperaba, quedarán",
    "plan": "planea, planean, planeaba, plan, planes, pretende, pretenden, pretendían, intención, busca, buscan, aspira,"
    "aspiran, quiere, quieren, querían, desea, desean, prevista la, proyecto de",
    "order": "ordenó, ordenaron, ordena, ordenan, orden de, órdenes de, instó, instaron, insta, pidió a, pidieron a,"
    "recomendó, recomendaron, recomienda, obligatoria, obligatorio, decretó, decretaron, dispuso, alertó",
    "hypo": "si, en caso de, en el caso de, hipotético, escenario, en el peor de los casos, de producirse",
    "force": "obligó a, obligaron a, obliga a, obligan a, obligado a, obligando a, forzó a, forzaron a, forzando a, fuerza a,"
    "provocó, provocaron, provoca, provocan, provocado, provocando, causó, causaron, causa, causan, causado, causando,"
    "ocasionó, ocasionaron, ocasionado, ocasionando, generó, generaron, genera, generado, llevó a, llevaron a, hizo, hicieron,"
    "motivó, motivaron, obligó, obligaron, forzó, forzaron, obligado, obligando, empujó a, empujaron a",
    "leave": "dejó, dejaron, deja, dejan, dejado, dejando, dejaría, ha dejado, han dejado",
    "total": "total, totales, número, números, cifra, cifras, cantidad, saldo, balance, suma, registro, conteo, números de",
    "reach": "asciende a, ascienden a, ascendió a, ascendía a, asciende ya a, alcanza, alcanzó, alcanzan, alcanzaron, llega a,"
    "llegó a, ha llegado a, subió a, se elevó a, se eleva a, aumentó a, es de, fue de, era de, suma, suman, sumaron, totaliza,"
    "totalizan, supera, superó, cifra en, cifró en, estima en, estimó en, se sitúa en, se situó en, se ubica en, ronda,"
    "pasó a, bajó a, cayó a, son, es, ya son, sumaba, elevó a, es ya de, va en",
    "changed": "subieron, bajaron, cayeron, aumentaron, disminuyeron, crecieron, descendieron, se redujeron, se duplicaron, subió,"
    "bajó, cayó, aumentó, disminuyó, creció, descendió",
    "home": "casa, casas, hogar, hogares, vivienda, viviendas, aldea, aldeas, pueblo, pueblos, tierra, tierras, comunidad,"
    "comunidades, vereda, veredas, barrio, barrios, localidad, localidades, ciudad, territorio, territorios, lugar,"
    "lugares, finca, fincas, domicilio, domicilios, residencia, residencias, zona, zonas, municipio, municipios",
    # --- what is counted
    "u.people": "persona, personas, individuos, civiles, civil, residentes, residente, habitantes, habitante, hombres, mujeres,"
    "niños, niñas, niño, niña, hombre, mujer, menores, menor, adolescentes, jóvenes, ancianos, ancianas, mayores, adultos,"
    "adultas, adultos mayores, bebés, refugiados, refugiadas, refugiado, refugiada, migrantes, migrante, inmigrantes, inmigrante,"
    "emigrantes, vecinos, vecinas, vecino, pobladores, poblador, pobladoras, campesinos, campesinas, campesino, indígenas,"
    "trabajadores, trabajadoras, obreros, jornaleros, empleados, estudiantes, alumnos, ciudadanos, ciudadanas, ciudadano,"
    "nacionales, víctimas, víctima, supervivientes, sobrevivientes, pasajeros, pasajeras, turistas, visitantes, viajeros,"
    "soldados, militares, reservistas, reclutas, voluntarios, manifestantes, almas, agricultores, pescadores, ganaderos,"
    "pacientes, presos, reclusos, detenidos, menores de edad, mujeres y niños, niños y niñas, niños y adolescentes,"
    "niños, niñas y adolescentes, menores no acompañados, solicitantes, solicitantes de asilo, solicitantes de refugio,"
    "solicitantes de protección internacional, balseros, caminantes, miembros, integrantes, población, invitados,"
    "inquilinos, extranjeros, extranjeras, extranjero, compatriotas, connacionales, desertores, combatientes, guerrilleros,"
    "médicos, enfermeras, maestros, docentes, periodistas, policías, agentes, bomberos, rescatistas, peregrinos, conductores,"
    "mineros, mineras, camioneros, transportistas, usuarios, beneficiarios, familiares, lugareños, comuneros, ocupantes,"
    "electores, excombatientes, afrodescendientes, embarazadas, fieles, hermanos, tripulantes, huéspedes, temporeros,"
    "ucranianos, ucranianas, rusos, rusas, sirios, sirias, afganos, afganas, venezolanos, venezolanas, colombianos,"
    "colombianas, haitianos, haitianas, cubanos, cubanas, hondureños, hondureñas, guatemaltecos, salvadoreños,"
    "nicaragüenses, ecuatorianos, ecuatorianas, peruanos, peruanas, bolivianos, bolivianas, chilenos, argentinos,"
    "mexicanos, mexicanas, marroquíes, senegaleses, malienses, sudaneses, somalíes, iraquíes, palestinos, libaneses,"
    "españoles, rohinyás, armenios, georgianos, bielorrusos, kazajos, turcos, dominicanos, panameños, africanos,"
    "subsaharianos, europeos, eritreos, etíopes, congoleños, pakistaníes, bangladesíes, indios, chinos, iraníes",
    "u.moved": "desplazados, desplazadas, desplazado, desplazada, evacuados, evacuadas, evacuado, desalojados, desalojadas,"
    "damnificados, damnificadas, damnificado, albergados, albergadas, deportados, deportadas, deportado, retornados, retornadas,"
    "retornado, expulsados, expulsadas, repatriados, repatriadas, desplazamientos, evacuaciones, deportaciones, expulsiones,"
    "devoluciones, muertos, muertas, fallecidos, fallecidas, muertes, fallecimientos, heridos, heridas, desaparecidos,"
    "desaparecidas, lesionados, lesionadas, decesos, víctimas mortales, víctimas fatales, solicitudes de asilo,"
    "solicitudes de refugio, solicitudes de protección internacional, peticiones de asilo, cruces, entradas irregulares,"
    "entradas de migrantes, entradas de refugiados, entradas de extranjeros, entradas al país, ingresos irregulares,"
    "ingresos de migrantes, ingresos de extranjeros, ingresos al país, salidas irregulares, salidas de migrantes, salidas del país,"
    "llegadas, retornos, regresos, arrestos, detenciones, detenidos, detenidas, arrestados, rechazos,"
    "rechazados, inadmitidos, inadmisiones, refugiados y desplazados, desplazados internos, desplazadas internas,"
    "desplazamientos internos, personas desplazadas, personas refugiadas, repatriaciones, confinados, confinadas,"
    "ahogados, asesinados, asesinadas, recién llegados, movilizados, reclutados, inscritos, registrados",
    "u.households": "familias, familia, hogares, hogar, núcleos familiares, grupos familiares, unidades familiares,"
    "núcleo familiar, familias enteras",
    "u.houses": "viviendas, vivienda, casas, casa, chozas, ranchos, chabolas, apartamentos, departamentos, pisos, edificios,"
    "edificio, inmuebles, inmueble, residencias, domicilios, unidades habitacionales, edificaciones, estructuras, predios,"
    "construcciones, cabañas, propiedades, caseríos de madera, infraviviendas",
    "u.vehicles": "vehículos, vehículo, coches, coche, carros, carro, autos, auto, automóviles, camiones, camión, autobuses,"
    "autobús, buses, colectivos, furgonetas, motocicletas, motos, taxis, gandolas, tractomulas, tráileres, camionetas,"
    "vehículos pesados, vehículos particulares, turismos, bicicletas, vehículos de carga, unidades de carga, rastras",
    "u.rooms": "habitaciones, habitación, camas, cama, cuartos, plazas hoteleras, camas disponibles",
    "u.seats": "asientos, asiento, pasajes, boletos, billetes, plazas, cupos, cupo, billete, pasaje, boleto, tiquetes",
    "u.trips": "vuelos, vuelo, viajes, viaje, trenes, salidas diarias, frecuencias",
    "u.none": "toneladas, tonelada, kilos, litros, hectáreas, aldeas, pueblos, ciudades, distritos, provincias, estados,"
    "países, municipios, comunas, comunidades, islas, escuelas, colegios, hospitales, centros de salud, puentes, carreteras,"
    "pozos, letrinas, carpas, mantas, kits, cajas, paquetes, bolsas, raciones, animales, cabezas de ganado, vacas, ovejas,"
    "árboles, barcos, embarcaciones, pateras, cayucos, lanchas, aviones, helicópteros, tiendas, comercios, empresas, fábricas,"
    "iglesias, sitios, lugares, puntos, equipos, proyectos, comidas, agencias, organizaciones, grupos, partidos, días, semanas,"
    "meses, años, horas, minutos, veces, casos, incidentes, ataques, eventos, reuniones, grados, barrios, localidades, veredas,"
    "metros, kilómetros, pies, dólares, euros, pesos, votos, empleos, goles, pisos de altura, departamentos del país, regiones,"
    "sectores, áreas, vacunas, dosis, páginas, palabras, preguntas, ministros, millas, cantones, parroquias, corregimientos,"
    "resguardos, zonas, por ciento, incendios, sismos, réplicas, focos, caminos, postes, camionadas, bomberos forestales",
    # --- what happened
    # what people are after it happened: participles, no verbs ("300 personas desplazadas")
    "state": _agreeing("desplazad", "expulsad", "desarraigad", "evacuad", "desalojad", "retornad", "repatriad", "registrad", "inscrit",
                       "albergad", "alojad", "acogid", "deportad", "muert", "fallecid", "herid", "desaparecid", "lesionad", "ahogad",
                       "asesinad", "reubicad", "damnificad") + ",sin hogar,sin techo,sin vivienda,sin casa,sin hogares,sin viviendas",
    "ev.displaced": DISPLACED + "," + _leaving(DISPLACED) + ",desplazó,desplazaron,desplaza,desplazan,desplazar,desplazarse,desplazando,"
    "desplazamiento,desplazamientos,desplazamiento forzado,desplazamientos forzados,se desplazaron,se han desplazado,"
    "se desplazó,desplazamiento interno,desplazados internos,desplazadas internas,desplazamiento masivo,expulsó de,"
    "expulsaron de,arrojadas de,desterrados,desterradas,personas desplazadas,desplazados por la violencia,éxodo interno",
    "ev.evacuated": EVACUATED + "," + _leaving(EVACUATED) + "," + _ar("evacu", "desaloj") + ",evacuación,evacuaciones,desalojo,desalojos,"
    "puestos a salvo,puestas a salvo,trasladados a un lugar seguro,trasladadas a un lugar seguro,puso a salvo,"
    "trasladados a lugares seguros,trasladadas a zonas seguras,trasladadas a lugares seguros,sacados de,sacadas de",
    "ev.flee": FLED + "," + _leaving(FLEEING) + ",se fueron,se fue,irse,se han ido,se marcharon,marcharse,éxodo,huida,fuga masiva,"
    + ",".join(f"{verb} {home}" for verb in ("abandonar", "abandonaron", "abandonan", "abandonó", "abandonado", "abandonando",
                                              "dejar", "dejaron", "dejado", "dejando", "dejan", "salir de", "salieron de",
                                              "huir de", "huyeron de", "salido de", "huido de") for home in HOMES.split(",")),
    "ev.relocated": _agreeing("reubicad", "trasladad", "reasentad", "movilizad") + "," + _ar("reubic", "traslad", "reasent")
    + ",reubicación,reubicaciones,traslado,traslados,reasentamiento,migraron,migró,migran,migrar,migrado",
    "ev.sheltered": _agreeing("albergad", "alojad", "acogid", "guarecid", "resguardad", "hospedad") + ",se refugiaron,se refugian,se refugió,"
    "refugiarse,se han refugiado,buscaron refugio,busca refugio,buscan refugio,encontraron refugio,hallaron refugio,se albergan,"
    "se albergaron,se alojan,se alojaron,buscar refugio,buscando refugio,buscado refugio,en casa de familiares,con familiares,"
    "en casas de familiares,en casas de familiares y amigos,en casas de amigos,con familias de acogida,se resguardan,"
    "se resguardaron,se hospedan,pernoctan,pernoctaron,pernoctaban,pasaron la noche,duermen,durmieron,albergar a,acoger a,alojar a",
    "ev.homeless": "sin hogar,sin hogares,sin techo,sin vivienda,sin casa,sin viviendas,sin casas,damnificados,damnificadas,damnificado,"
    "perdieron sus casas,perdieron sus viviendas,perdieron sus hogares,perdieron su casa,perdieron su vivienda,perdieron su hogar,"
    "perdió su vivienda,perdió su casa,han perdido sus viviendas,han perdido sus casas,han perdido su casa,han perdido su vivienda,"
    "perdido sus casas,perdido su vivienda,perdido su hogar,perdido sus viviendas,perdido sus hogares,a la intemperie,en la calle",
    "ev.destroyed": _agreeing("destruid", "colapsad", "quemad", "derrumbad", "demolid", "arrasad", "calcinad", "incendiad", "sepultad",
                              "derribad", "desplomad", "consumid", "colapsad", "arruinad") + "," + _ar("arras", "quem", "derrumb", "colaps",
                                                                                          "sepult", "calcin", "derrib") +
    ",ardió,ardieron,arden,destruye,destruyen,destruyó,destruyeron,destruir,destruyendo,destrucción,colapso,derrumbe de,consumió,consumieron,demolieron,"
    "demolió,demolición,incendió,incendiaron,pérdida total,pérdidas totales,con pérdida total,con destrucción total,"
    "se vinieron abajo,se derrumbaron,se desplomaron,se quemaron,se incendiaron,destruidas por completo,se llevó,se llevaron",
    "ev.damaged": _agreeing("dañad", "averiad", "inundad", "anegad", "afectad", "agrietad", "destechad", "semidestruid", "parcialmente destruid",
                            "parcialmente dañad", "deteriorad") + "," + _ar("dañ", "inund", "aneg", "afect") +
    ",daños,daño,con daños,con daños parciales,sufrieron daños,sufrió daños,bajo el agua,perdieron el techo,perdieron sus techos,"
    "afectación,afectaciones,con afectaciones,presentan daños,con daños menores,con daños leves,con daños moderados",
    "ev.uninhabitable": "inhabitable,inhabitables,no habitables,no habitable,en riesgo de colapso,declaradas en ruina",
    "ev.returned": _agreeing("retornad", "repatriad") + "," + _ar("retorn", "regres", "repatri") + ",regresado,retorno,retornos,regreso,"
    "regresos,repatriación,repatriaciones,volvieron,vuelven,volver,vuelto,volvieron a casa,volvieron a sus casas,volvieron a sus hogares,"
    "regresaron a sus hogares,regresaron a sus casas,volvió,volvían,han vuelto a,volver a sus casas,volver a sus hogares",
    "ev.entered": _ar("ingres")
    + ",entra,entran,entró,entraron,entraba,entraban,entrar,entrando,entrará,entrarán,entrarían" + ",entré,entramos,ingresamos,entrado,ingresado,ingresaron en,ingresaron a,entraron en,entraron a,entró en,ingresó a,ingresó en,"
    "ingresado a,ingresado en,ingresar en,entrado en,entran en,entrar en,entrar a,ingresan a,ingresan en,ingresar a,entradas irregulares,entradas de migrantes,entradas de refugiados,entradas de extranjeros,entradas al país,ingresos irregulares,ingresos de migrantes,ingresos de extranjeros,ingresos al país,entrada de,entradas de,ingreso de,ingresos de,entrada a,ingreso a,admitidos,admitidas,"
    "admitió a,admitieron a,cruzaron hacia,cruzaron a,cruzado a,cruzar a,cruzó a,cruzado hacia,cruzan a,cruzan hacia,han cruzado a,"
    "se internaron en,pasaron a territorio",
    "ev.left": LEFT + "," + _leaving(LEFT) + ",salieron del país,salir del país,salido del país,abandonaron el país,abandonar el país,abandonado el país,"
    "dejaron el país,dejar el país,dejado el país,salidas irregulares,salidas de migrantes,salidas del país,salidas de,salida de,salidas del,salida del,emigración,salieron rumbo a,salieron hacia,se exiliaron,exiliado,exiliados,exilio",
    "ev.crossed": _ar("cruz", "atraves", "transit") + ",cruzado,atravesado,transitado,cruces,cruce,cruces fronterizos,atraviesan,atraviesa,crucé,cruzamos,"
    "cruzaron por,cruzaron el río,pasaron por,han pasado por,pasan por,tránsito",
    "ev.refused": "rechazados,rechazadas,rechazado,rechazó,rechazaron,rechaza,devueltos,devueltas,devuelto,devolvió,devolvieron,"
    "inadmitidos,inadmitidas,inadmitió,impidió la entrada,impidieron la entrada,impidió el ingreso,negó la entrada,negó el ingreso,"
    "negaron la entrada,negaron el ingreso,denegó la entrada,denegaron la entrada,rechazos,devoluciones en caliente,"
    "interceptados,interceptadas,interceptó,interceptaron,inadmisiones,se les negó la entrada,se les negó el ingreso,impidieron el paso",
    "ev.deported": _agreeing("deportad", "extraditad") + "," + _ar("deport") + ",expulsados del país,expulsadas del país,deportación,deportaciones,"
    "expulsó,expulsaron,expulsa,expulsan,expulsó a,expulsaron a,expulsión,expulsiones,expulsar a,devolvió a su país,devoluciones",
    "ev.arrived": _ar("lleg", "arrib", "desembarc") + ",llegué,llegamos,llegado,llegados,llegadas,arribado,arribo,arribos,llegada,desembarcado,llegaron a,llegó a,"
    "llegado a,llegan a,llegaban a,llegar a,llegando a,llegaron al,llegó al,llegado al,llegan al,llegada a,llegadas a,llegaron hasta,arribaron a,"
    "arribó a,arribado a,arriban a,llegaron de,llegó de,llegan de,llegados de,recién llegados,se registraron en el hotel",
    "ev.registered": _agreeing("registrad", "inscrit", "empadronad", "censad") + ",se registraron,se han registrado,registro de,inscripción,se inscribieron,"
    "se han inscrito",
    "ev.applied": "solicitudes de asilo,solicitudes de refugio,solicitudes de protección internacional,solicitud de asilo,solicitudes,"
    "peticiones de asilo,solicitaron asilo,solicitaron refugio,solicitaron protección,pidieron asilo,pidieron refugio,han pedido asilo,"
    "han solicitado asilo,han solicitado refugio,solicitó asilo,pidió asilo,solicitar asilo,pedir asilo,solicitado asilo,pedido asilo,"
    "solicitaron protección internacional,solicitado refugio,solicitar refugio,solicitaron visa,solicitaron visas",
    "ev.arrested": _agreeing("detenid", "arrestad", "capturad", "apresad", "encarcelad", "aprehendid") + ",detuvo,detuvieron,arrestó,arrestaron,"
    "capturó,capturaron,detenciones,arrestos,detención,arresto,aprehendió,aprehendieron",
    "ev.conscripted": _agreeing("reclutad", "movilizad", "alistad") + ",reclutó,reclutaron,reclutar,reclutamiento,movilización,movilizó,movilizaron,"
    "movilizar a,llamados a filas,llamar a filas,llamó a filas,llamó a,se alistaron,alistarse,se han alistado,conscripción",
    "ev.casualty": _agreeing("muert", "fallecid", "herid", "desaparecid", "lesionad", "ahogad", "asesinad") + ",murieron,murió,mueren,morir,fallecieron,"
    "falleció,muertes,muerte,mató,mataron,decesos,perdieron la vida,perdió la vida,víctimas mortales,víctimas fatales,resultaron heridas,"
    "bajas,hirió,hirieron,asesinatos,cadáveres,cuerpos,se ahogaron",
    "ev.affected": "afectó a,afectaron a,afecta a,afectan a,afectado a,en necesidad,necesitan,necesita,requieren,requiere,asistió,asistieron,"
    + _agreeing("asistid", "atendid", "atrapad", "aislad", "varad", "incomunicad", "vacunad", "secuestrad", "amenazad", "beneficiad", "confinad", "rescatad",
                "sitiad", "perjudicad", "salvad")
    + ",atendió,atendieron,recibieron,recibió,reciben,en riesgo,sin electricidad,sin luz,sin agua,confinamiento,en situación de vulnerabilidad,sufren,sufrieron",
    "ev.searched": "búsquedas,buscaron en google,búsquedas en google,consultas",
    "label": "unidad, fase, nivel, etapa, categoría, grupo, equipo, ruta, carretera, artículo, sección, capítulo, tabla, cuadro,"
    "figura, zona, bloque, sector, número, no, nº, puerta, anexo, parte, grado, página, línea, clase, tipo, lote, vuelo,"
    "capítulo, magnitud, nacional, kilómetro, código, ley, decreto, canal",
    "per time": "día, semana, mes, hora, año, noche, minuto, cápita",
    "moves": _agreeing("trasladad", "llevad", "movilizad", "conducid", "reubicad") + ",llevaron,trasladaron,fueron a,se dirigieron",
    "drive": "expulsados, expulsadas, echados, empujados, arrojados",
    # --- where they are
    "housed": _agreeing("albergad", "alojad", "acogid", "hospedad") + ",alberga,albergan,acoge,acogen,aloja,alojan,albergaba,albergaban,"
    "acogió,acogieron,albergó,albergaron,alojó,alojaron,hospeda,hospedan,da refugio a,dan refugio a,brindan refugio a",
    "live": "vive, viven, vivía, vivían, vivir, viviendo, reside, residen, residía, residían, permanece, permanecen, permanecían,"
    "permanecieron, se encuentran, se encontraban, habitan, habitaban, alberga, albergan, albergaba, albergaban, acoge, acogen,"
    "acogía, acogió, acogieron, aloja, alojan, se quedan, se quedaron, están, estaban, siguen, continúan, se concentran,"
    + _agreeing("albergad", "alojad", "acogid", "ubicad", "asentad", "instalad", "hacinad", "hospedad", "concentrad"),
    "sh.camp": "campamento, campamentos, campo de refugiados, campos de refugiados, campo de desplazados, campos de desplazados,"
    "asentamiento, asentamientos, campamentos de refugiados, campamento de refugiados, campamentos de desplazados,"
    "asentamientos informales, asentamiento informal, campamentos improvisados, campamento improvisado, centro de tránsito,"
    "centros de tránsito, campamento temporal, campamentos temporales",
    "refuge": "albergue, albergues, refugio, refugios, centro de acogida, centros de acogida, centro de evacuación,"
    "centros de evacuación, albergues temporales, albergue temporal, refugios temporales, refugio temporal, alojamientos temporales,"
    "familias de acogida, centro de recepción, centros de recepción, centros colectivos, alojamiento de emergencia",
    "sh.shelter": "albergue, albergues, refugio, refugios, centro de acogida, centros de acogida, centro de evacuación,"
    "centros de evacuación, albergues temporales, albergue temporal, refugios temporales, refugio temporal, polideportivo,"
    "polideportivos, pabellón, pabellones, gimnasio, gimnasios, escuelas, escuela, colegio, colegios, iglesia, iglesias,"
    "estadio, coliseo, salón comunal, centros comunitarios, centro comunitario, alojamientos temporales, alojamiento temporal,"
    "casas de familiares, casas de amigos, casas de acogida, familias de acogida, familiares, parientes, carpas, tiendas de campaña, hoteles,"
    "centro de recepción, centros de recepción, centros colectivos, alojamiento de emergencia",
}  # fmt: skip

ABBREVIATIONS = frozenset(
    "sr sra srta dr dra d dña prof gral gen cnel col tte sgto cap cmte ing lic arq mons art núm num nº no"
    " aprox pág págs etc vs ej ee uu ee.uu rr.hh ff.aa a.m p.m av avda c/ tel dpto depto prov ud uds"
    " ene feb abr jun jul ago sept sep oct nov dic km hab mill sto sta st".split()
)

# --- a number and what it counts
_ADJ = (
    "<!f.of|f.prep|f.clause|f.wh|f.pron|f.conj|f.neg|aux|may|mark|break|number|fig|length"
    "|duration|money|percent|date|time|u|total|p.to|p.from|ev.entered|ev.left|ev.crossed|ev.arrived|ev.flee>"
)
_N = "<number> <f.more>{0,2} (<f.of> <f.det>? <f.more>?)?"
_AFTER = f"({_ADJ}){{0,2}}"


def _counted(name: str, adjectives: int, unit: str, *examples: str) -> Rule:
    return Rule(name, f"{_N} ({_ADJ}){{0,{adjectives}}} (u: {unit}) <demonym>?", examples=examples)


PHRASES = (
    Rule(
        "a rate",
        f'{_N} ({_ADJ}){{0,3}} <u>? "por" (u: <measure.length|measure.other|u.none|num>|"habitante")',
        "other",
        examples=("900 personas por kilómetro cuadrado",),
    ),
    Rule(
        "people something happened to",
        f"{_N} (u: <u.people|u.households>) <f.adv>? (ev: <state>) (= <!p.by|f.of>|$)",
        examples=(
            "2.400 familias desplazadas",
            "40.000 personas sin hogar",
            "300 personas evacuadas",
        ),
    ),
    Rule(
        "a noun that says what happened",
        f"{_N} ({_ADJ}){{0,2}} (ev: <u.moved>)",
        examples=("14.000 desplazados", "900 nuevos deportados", "38.000 solicitudes de asilo"),
    ),
    _counted(
        "households", 2, "<u.households>", "700 familias campesinas", "300 núcleos familiares"
    ),
    _counted(
        "people",
        2,
        "<u.people>",
        "300 trabajadores",
        "decenas de personas",
        "2 millones de refugiados",
    ),
    _counted("houses", 2, "<u.houses>", "1.600 viviendas"),
    _counted("vehicles", 2, "<u.vehicles>", "decenas de vehículos", "350 camiones"),
    _counted("rooms", 1, "<u.rooms>", "200 habitaciones"),
    _counted("seats", 1, "<u.seats>", "180 asientos"),
    _counted("trips", 1, "<u.trips>", "450 vuelos"),
    _counted("other things", 2, "<u.none>", "12 municipios"),
    _counted("shelters", 2, "<sh.camp|sh.shelter>", "52 albergues"),
    _counted("a people", 1, "<place.demonym|demonym>"),
    Rule(
        "a bare number",
        "(<! <label>) <number> <f.more>{0,2} (= <ev|aux|may|will|plan|order|leave|live|f|p"
        "|mark|break|home|sh|date|place>|$)",
        examples=("35.000",),
        never=("400 panfletos",),
    ),
)

# --- a figure and what happened
_GAP = '<!f.clause|";"|break|ev>'
_GAP_FIG = '<!f.clause|";"|break|ev|fig>'
_LINK = "<f.adv|aux|may|will|plan|order|f.to|f.neg|f.more|f.det|f.pron>"
_PEOPLE = "<fig.people|fig.households|fig.houses>"
_BE = "<aux|may|will>"


def _fact(name: str, pattern: str, cost: int, event: str | None = None, *examples: str) -> Rule:
    """A rule that joins `fig` to an event: its own, else the tag of `ev`."""
    return Rule(name, pattern, (event, cost), examples)


FACTS = (
    _fact(
        "moved to a camp",
        f"(fig: <fig>) {_GAP}{{0,8}} (ev: <moves>)"
        " <f.to|p.in|p.to> <!mark|ev|fig.people|f.clause>{0,3} <sh.camp>",
        -1,
        "camp",
    ),
    _fact(
        "moved to a shelter",
        f"(fig: <fig>) {_GAP}{{0,8}} (ev: <moves>)"
        " <f.to|p.in|p.to> <!mark|ev|fig.people|f.clause>{0,3} <sh.shelter>",
        -1,
        "sheltered",
    ),
    _fact(
        "did it to them",
        "(ev: <ev>) <f.det|f.adv|f.more|f.of|f.to>{0,3} (fig: <fig>)",
        0,
        None,
        "fueron desplazadas 3.000 personas",
        "evacuaron a 200 vecinos",
        "huyeron 300 familias",
    ),
    _fact(
        "it happened, then to whom",
        f'(ev: <ev>) <!f.clause|f.conj|mark|break|ev|fig|"con">{{1,8}} (fig: {_PEOPLE})',
        4,
        None,
        "huyeron de la zona 300 familias",
        "cruzaron a pie el puente 3.000 personas",
    ),
    _fact(
        "happened to them",
        f"(fig: <fig>) {_LINK}{{0,6}} (<ev.affected> <f.conj>)? (ev: <ev>)",
        0,
        None,
        "4.000 personas fueron desplazadas",
        "628.000 reubicados",
    ),
    _fact(
        "who it happened to",
        f"(fig: <fig>) {_GAP}{{0,3}} <f.wh> {_LINK}{{0,6}} (ev: <ev>)",
        0,
        None,
        "25.000 personas que habían huido",
    ),
    _fact(
        "left in that state",
        f"<leave|force> <!mark|ev|f.clause>{{0,4}} (fig: <fig>)"
        " <!mark|f.clause|ev>{0,3} (ev: <ev>)",
        0,
        None,
    ),
    _fact(
        "left them in that state",
        f"<leave|force> <!mark|f.clause|fig>{{0,5}} (ev: <ev>) <f.to|f.det>{{0,2}} (fig: {_PEOPLE})",
        0,
        None,
        "dejó sin hogar a 3.000 personas",
    ),
    _fact(
        "happened to those, further on",
        f"(fig: <fig>) {_GAP}{{0,22}} {_BE} {_LINK}{{0,6}} (<ev.affected> <f.conj>)? (ev: <ev>)",
        1,
        None,
        "300 personas de la costa fueron evacuadas",
    ),
    _fact(
        "they did it, further on",
        f"(fig: {_PEOPLE}) {_GAP}{{1,14}} (ev: <ev>)",
        3,
        None,
        "10.000 personas del valle huyeron",
    ),
    _fact(
        "its noun, of them",
        f"(ev: <ev>) <f.of> {_GAP_FIG}{{0,8}} (fig: <fig>)",
        1,
        None,
        "la evacuación de 618.000 personas",
        "el desplazamiento de más de 2.000 familias",
    ),
    _fact(
        "damage to them",
        "(ev: <ev.damaged|ev.destroyed>) <p.in|f.to|f.of> <f.det|f.more>{0,2} (fig: <fig>)",
        0,
        None,
        "daños en 61 viviendas",
    ),
    _fact(
        "houses with damage",
        "(fig: <fig.houses>) <f.prep> (ev: <ev.damaged|ev.destroyed>)",
        0,
        None,
    ),
    _fact(
        "there are so many",
        f'"hay" {_GAP_FIG}{{0,4}} (fig: {_PEOPLE}) {_GAP_FIG}{{0,3}} (ev: <ev>)',
        1,
        None,
    ),
    _fact(
        "its noun, its total",
        f'(ev: <ev>) {_GAP_FIG}{{0,2}} <total|reach|":"|mark> {_GAP_FIG}'
        "{0,2} (fig: <fig.bare>) (! <u>)",
        6,
        None,
        "Evacuados: 300",
    ),
    _fact(
        "they add up to",
        f"(ev: <u.moved>) {_GAP_FIG}{{0,8}} <reach> <f.adv|f.det>{{0,2}} (fig: <fig.bare>) (! <u>)",
        4,
        None,
        "los damnificados por el sismo suman 28.000",
    ),
    _fact(
        "their number, told after",
        f"<total> <f.of>? {_GAP_FIG}{{0,4}} (ev: <ev>)"
        f" {_GAP_FIG}{{0,14}} <reach> <f.adv|f.det>{{0,2}} (fig: <fig.bare>)",
        3,
        None,
        "el número de desplazados asciende a 274.000",
    ),
    _fact(
        "its noun, changed to so many",
        f'(ev: <u.moved|ev.entered|ev.left|ev.applied>) {_GAP_FIG}{{0,3}} <changed> {_GAP}{{0,9}} "a" (fig: <fig.bare>)',
        3,
        None,
        "las llegadas cayeron un tercio, a 8.100",
    ),
    _fact(
        "live in a camp",
        f"(fig: <fig>) {_GAP}{{0,10}} <live|aux> <f.adv|live|aux>{{0,3}}"
        " <p.in> <!mark|ev|f.clause>{0,6} (ev: <sh.camp>)",
        1,
        "camp",
        "12.800 personas viven en campamentos",
    ),
    _fact(
        "in a camp",
        f"(fig: {_PEOPLE}) <p.in> <!mark|ev|f.clause>{{0,4}} (ev: <sh.camp>)",
        1,
        "camp",
        "3.000 personas en 20 campamentos",
    ),
    _fact(
        "live in a shelter",
        f"(fig: <fig>) {_GAP}{{0,10}} <live|aux|ev.sheltered> <f.adv|live|aux>{{0,3}}"
        " <p.in|f.prep> <!mark|ev|f.clause>{0,4} (ev: <sh.shelter>)",
        1,
        "sheltered",
        "300 personas permanecen en albergues",
        "300 vecinos fueron alojados en un polideportivo",
    ),
    _fact(
        "in a shelter",
        f"(fig: {_PEOPLE}) <p.in> <!mark|ev|f.clause>{{0,3}} (ev: <refuge>)",
        2,
        "sheltered",
        "900 personas en albergues",
    ),
    _fact(
        "a camp that holds them",
        f"(ev: <sh.camp>) <!mark|fig|f.clause>{{0,5}} <live> <f.det|f.to>{{0,2}} (fig: {_PEOPLE})",
        2,
        "camp",
        "el campamento alberga a 300 familias",
    ),
    _fact(
        "a shelter that holds them",
        f"(ev: <sh.shelter>) <!mark|fig|f.clause>{{0,5}} <live> <f.det|f.to>{{0,2}} (fig: {_PEOPLE})",
        2,
        "sheltered",
        "las escuelas acogen a 300 familias",
    ),
    _fact(
        "put up",
        f"(fig: {_PEOPLE}) {_LINK}{{1,6}} (ev: <housed>)",
        4,
        "housed",
        "2.000 personas han sido alojadas",
    ),
    _fact(
        "houses them",
        f"(ev: <housed>) <f.det|f.adv|f.to>{{0,2}} (fig: {_PEOPLE})",
        4,
        "housed",
        "alberga a unas 900 personas",
    ),
    _fact(
        "houses so many",
        f"(ev: <housed>) <f.to> <f.det|f.adv>{{0,2}} (fig: <fig.bare>)",
        3,
        "housed",
        "alberga a 1.100",
    ),
    _fact(
        "driven out",
        f"(fig: {_PEOPLE}) {_LINK}{{1,6}} (ev: <drive>) (= <f.prep|p.by|p.from>)",
        3,
        "displaced",
    ),
    _fact("live there", f"(fig: {_PEOPLE}) {_LINK}{{0,6}} (ev: <live>)", 9, "present"),
)

# Two figures side by side that say the same thing; `make` is how much nearer an event of
# its own must be to win over the first figure's.
LINKS = (
    Rule(
        "the same in other units",
        '(first: <fig>) ("(" | "," | "o" | "/" | "[" | "–" | "-"'
        " | <f.including>){1,2} <f.adv|f.det|f.more>{0,3} (fig: <fig>)",
        0,
        ("300 familias (1.500 personas)", "300 familias, es decir, 1.500 personas"),
    ),
    Rule(
        "a part of them",
        '(first: <fig>) <!ev|f.clause|fig|";">{0,3} ("," | "(")? <f.including>'
        " <f.det|f.adv>{0,2} (fig: <fig>)",
        2,
        ("300 personas, incluidos 44 niños",),
    ),
    Rule("a series", '(first: <fig.bare>) ("," | ";" | "/") (fig: <fig.bare>)', 0, ("300; 500",)),
    Rule(
        "and",
        '(first: <fig>) ("," | <f.conj>){1,2} <f.adv|f.det>{0,2} (fig: <fig>)',
        3,
        ("44 hombres y 139 niños",),
    ),
    Rule(
        "another number for the same",
        '<total> ("en"|"a") (fig: <fig.bare>) <!break|";">{1,10}'
        " (first: <fig.people|fig.households|fig.vehicles>)",
        0,
        ("cifró el número en 300, frente a las 900 personas",),
    ),
)

# Stems that make a sentence worth reading; without one, nothing in it concerns us.
STRONG = tuple(
    "ardi,desplaz,desarraig,evacu,desaloj,rescat,huy,huir,huid,escap,éxodo,refugi,alberg,alojad,acog,sin hogar,sin techo,"
    "sin viviend,sin casa,damnific,perdi,reubic,reasent,traslad,migra,repatri,retorn,regres,volvi,asilo,deport,expuls,"
    "extradi,fronter,puesto de control,aduana,cruz,cruce,atraves,visa,visado,pasaporte,ingres,entra,entró,devuel,devolu,"
    "rechaz,inadmi,reclut,moviliz,a filas,alist,conscrip,cola,fila,filas,atasco,embotella,caravana,espera,varad,"
    "campamento,asentamiento,campo de,destru,derrumb,colaps,demol,arras,inund,anega,quemad,calcin,incendi,dañ,afect,"
    "vivienda,casas,hogares,hotel,hostal,agotad,boleto,billete,pasaje,cupo,vuelos,tarifa,precio,deten,arrest,captur,"
    "salió,salieron,salida,salir,abandon,partier,emigr,llegad,llegar,llegó,arrib,desembarc,sepult,solicit,"
    "capacidad,llenos,lleno,llena,ocupación,ocupad,habitacion,plazas,patera,cayuco,cerró,cerrar,cierre,cerrad,abrió,reabr,"
    "horas,parad,llevan,desert,admit,aceptar,prohíb,prohib,impid,imped,permit,aforo,tránsito,transit,residencia,protección,convocatoria,servicio militar,confinad,ciudadan,extranjer,turist".split(
        ","
    )
)
