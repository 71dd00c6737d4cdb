"""Spanish words of saying: who says something, who relays it, and who denies it.

`attribution.py` reads a sentence with `WORDS` (tag -> words) and looks for the `CUES`:
each is a pattern over tags, tells on which side the speaker stands (`left`, `right`)
and how the speaker stands to what is said. The examples are (phrase, speaker).
"""

from __future__ import annotations

from exeunt.reading.engine import Rule

_NOUNS = (
    "ministerio, agencia, agencias, servicio, servicios, guardia, guardias, policía, gobierno, gobiernos, autoridades, autoridad, consejo,"
    "comisión, comité, oficina, departamento, administración, federación, asociación, organización, organizaciones, organismo, organismos,"
    "cruz, ejército, armada, onu, naciones, unión, embajada, instituto, universidad, observatorio, red, ong, ongs, alcaldía, gobernación,"
    "defensoría, fiscalía, ayuntamiento, prefectura, intendencia, protección, defensa, bomberos, delegación, subdelegación, junta,"
    "secretaría, cancillería, dirección, migración, registraduría, personería, contraloría, fuerzas, fuerza, unidad, consejería,"
    "junta, parlamento, congreso, senado, tribunal, corte, hospital, empresa, aerolínea, compañía, operador, centro, misión, municipio,"
    "coordinadora, programa, fondo, sociedad, fundación, banco, sitio, aeropuerto, oim, acnur, ocha, unicef, oea, cicr, cidh, frontex,"
    "eurostat, idmc, portavocía, casa, kremlin, salvamento, aduana, aduanas, carabineros, sistema, partido, gestión, emergencias"
)
WORDS = {
    "belongs": "de, del, a, al",
    "that": "que",
    "to": "a, al",
    "plural": "varios, varias, algunos, algunas, muchos, muchas, dos, tres, todos, todas, estos, estas, los, las, unos, unas",
    "say.to": "contó a, dijo a, declaró a, dijeron a, comentó a, explicó a, aseguró a, relató a",
    "say.ing": "diciendo, advirtiendo, informando, afirmando, anunciando, asegurando",
    "definite": "el, la, los, las, este, esta, ese, esa, su, dicho, dicha",
    "proper": "defensoría, alcaldía, gobernación, fiscalía, policía, ejército, gobierno, ministerio, cancillería, guardia, kremlin, acnur, onu, oim, unicef, frontex, oea, cicr",
    "say.tell": "dijo, dijeron, dice, dicen, decía, informó, informaron, informa, informan, afirmó, afirmaron, afirma, afirman, señaló, señalaron,"
    "señala, señalan, indicó, indicaron, indica, indican, aseguró, aseguraron, asegura, aseguran, declaró, declararon, declara, explicó,"
    "explicaron, explica, explican, agregó, agrega, agregaron, añadió, añade, añadieron, precisó, precisaron, precisa, detalló, detallaron,"
    "detalla, confirmó, confirmaron, confirma, confirman, anunció, anunciaron, anuncia, advirtió, advirtieron, advierte, advierten, alertó,"
    "alertaron, alerta, sostuvo, sostiene, sostuvieron, manifestó, manifestaron, manifiesta, expresó, expresaron, comentó, comenta,"
    "comentaron, contó, cuenta, contaron, cuentan, relató, relata, relataron, narró, narra, subrayó, recalcó, reiteró, apuntó, apunta,"
    "puntualizó, insistió, insiste, admitió, reconoció, reconocieron, denunció, denunciaron, denuncia, denuncian, lamentó, comunicó,"
    "comunicaron, estimó que, estiman que, calcula que, calculan que, cree, creen, escribió, publicó en, tuiteó, respondió, respondieron,"
    "recordó, recuerda, destacó, destacaron, destaca, resaltó, aclaró, dio a conocer, dieron a conocer, hizo saber, alegó, adelantó, avanzó,"
    "testificó, exclamó, consideró, argumentó, arguyó, concluyó, apostilló, ratificó, notificó, notificaron, ha dicho, ha informado",
    "say.report": "reportó, reportaron, reporta, reportan, registró, registraron, registra, registran, contabilizó, contabilizaron, contabiliza,"
    "documentó, documentaron, documenta, estimó, estimaron, estima, estiman, calculó, calcularon, calcula, calculan, cifró, cifraron, cifra en,"
    "verificó, publicó, publicaron, recogió, identificó, identificaron, constató, contó, prevé, prevén, elevó, cuantificó",
    "say.show": "muestra, muestran, mostró, mostraron, revela, revelan, reveló, revelaron, indican, indica, sugiere, sugieren, apuntan a,"
    "recoge, recogen, evidencia, evidencian, arroja, arrojan, arrojó, reflejan, refleja, sitúa, sitúan, cifran, cifra",
    "say.deny": "negó, negaron, niega, niegan, desmintió, desmintieron, desmiente, desmienten, rechazó, rechazaron, rechaza, rechazan, refutó,"
    "refutaron, descartó, descartaron, descarta, contradijo, contradijeron, ha negado, ha desmentido, han negado, han desmentido, negando,"
    "desmintiendo, tachó de falsas, tachó de falso, calificó de falsas, calificó de falso, calificó de falsa, tildó de falsas",
    "say.according": "según, segun, de acuerdo con, de acuerdo a, de acuerdo al, conforme a, en palabras de, a juicio de, citando a, según datos de,"
    "según datos del, según cifras de, según cifras del, según informó, según informaron, según indicó, según dijo, según explicó, según señaló,"
    "según el reporte de, según el informe de, según el informe del, según confirmó, según afirmó, según fuentes de, según detalló, según precisó,"
    "según aseguró, según denunció, según anunció, según fuentes del, según reportó, según han informado, según ha informado, según un informe de,"
    "según un informe del, según el último informe de, según estimaciones de, según estimaciones del, según el balance de, según registros de,"
    "de acuerdo con datos de, de acuerdo con cifras de, según indicaron, según datos oficiales de, según un balance de, según los datos de,"
    "según un comunicado de, según un reporte de, según publicó, según señalaron, según confirmaron",
    "say.by": "reportado por, reportada por, reportados por, reportadas por, registrados por, registradas por, registrado por, estimado por,"
    "publicado por, publicada por, publicados por, publicadas por, difundido por, difundida por, difundidos por, difundidas por, citado por,"
    "citada por, citados por, verificado por, documentado por, documentados por, documentadas por, contabilizados por, contabilizadas por,"
    "confirmado por, confirmada por, confirmados por, facilitados por, facilitado por, ofrecidos por, ofrecido por, divulgado por, divulgados por,"
    "recogidos por, recogidas por, emitido por, elaborado por, proporcionados por, entregado por, entregados por, anunciado por, consultado por",
    "say.from": "datos de, datos del, cifras de, cifras del, estadísticas de, estadísticas del, estimaciones de, estimaciones del, fuentes de,"
    "fuentes del, informe de, informe del, fuente, un informe de, un informe del, reporte de, reporte del, comunicado de, comunicado del",
    "deny.object": "que, informes, informe, versiones, versión, rumores, rumor, acusaciones, acusación, afirmaciones, afirmación, noticias, noticia,"
    "información, informaciones, cifra, cifras, número, números, reportes, reporte, denuncias, denuncia, haber, esa, ese, esas, esos, tal, tales,"
    "los, las, la, el, estas, estos, categóricamente, tajantemente, rotundamente, cualquier, videos, existencia, especulaciones",
    "stance.false": "falso, falsa, falsos, falsas, mentira, mentiras, bulo, bulos, noticia falsa, noticias falsas, infundado, infundada, infundados,"
    "infundadas, sin fundamento, desinformación, no es cierto, no es verdad, no son ciertas, no son ciertos, propaganda, montaje, fabricado",
    "stance.notrue": "no es cierto que, no es verdad que, es falso que",
    "article": "el, la, los, las, un, una, unos, unas",
    "with": "con", "versus": "frente a",
    "be": "es, era, fue, fueron, son, eran, ser, sido, siendo, está, están, estaba",
    "aux": "ha, han, había, habían, lo, se, le, les, también, luego, ayer, hoy, ya, ahora, aún, todavía, después, posteriormente, además, asimismo,"
    "oficialmente, públicamente, así, igualmente, entonces, anoche, nos, me, antes, previamente, recientemente, no, sí, nuevamente, este, mismo,"
    "a su vez, por su parte, por su lado, mientras tanto, a través de su cuenta, en tanto, en un comunicado, en rueda de prensa, en una rueda de prensa",
    "verb": "elevan, eleva, elevó, sitúan, sitúa, situó, cifran, cifra, es, son, era, eran, fue, fueron, huyeron, huyó, salieron, salió, cruzaron, cruzó, entraron, ingresaron, llegaron, llegó, vinieron,"
    "tiene, tienen, tenía, hubo, será, serán, alcanzó, permanecen, permanece, quedaron, quedó, hay, había, viven, vive, necesitan, afectó,"
    "golpeó, obligó, obligaron, desplazó, desplazados, evacuó, evacuaron, evacuadas, evacuados, murieron, murió, dejó, dejaron, provocó,"
    "causó, están, está, estaban, se encuentran, perdieron, resultaron, regresaron, volvieron, superó, supera, asciende, ascendió",
    "stop": "que, pero, mientras, aunque, porque, cuando, donde, desde, tras, si, sin embargo, después de, luego de, antes de, ya que, sobre,"
    "hasta, cuántos, cómo, sino, pues, a pesar de, pese a, dado que, debido a, ante, y que, acerca de, respecto a, durante",
    "who": "quien, quienes, cuyo, cuya, cuyos, cuyas, el cual, la cual",
    "pronoun": "él, ella, ellos, ellas, yo, nosotros",
    "he": "él",
    "she": "ella",
    "they": "ellos, ellas",
    "det": "el, la, los, las, un, una, uno, otro, otra, algunos, algunas, varios, varias, muchos, este, esta, estos, estas, su, sus, dos, tres, ambos,"
    "otros, otras, del, al, nuestro",
    "data": "datos, dato, cifras, cifra, estadísticas, registros, estimaciones, recuento, balance, encuesta, encuestas, informe, informes, reporte,"
    "reportes, estudio, investigación, análisis, censo, matriz, boletín, búsqueda, resultados, documentos, comunicado, imágenes, fotos, foto,"
    "fotografías, videos, video, vídeos, vídeo, grabaciones, mapa, mapas, lista, documento, testimonios, mensajes, cámaras, monitoreo, parte",
    "visual": "video, videos, vídeo, vídeos, imágenes, fotos, foto, fotografías, grabaciones, grabación, película, publicaciones, mensajes, mensaje",
    "body": _NOUNS,
    "medium": "agencia, periódico, periódicos, diario, diarios, semanario, revista, cadena, cadenas, televisión, tv, radio, canal, canales, portal,"
    "medio, medios, prensa, noticiero, emisora, página, web, blog, rotativo, noticias",
    "people": "personas, residentes, residente, hombre, mujer, niño, niña, hombres, mujeres, testigo, testigos, vecinos, vecino, vecina, pobladores,"
    "habitantes, refugiados, migrantes, conductores, conductor, viajeros, pasajeros, fuente, fuentes, pareja, familia, familias, gerente,"
    "encargado, encargada, dueño, dueña, funcionario, funcionaria, funcionarios, portavoz, portavoces, vocero, vocera, ministro, ministra,"
    "ministros, presidente, presidenta, gobernador, gobernadora, alcalde, alcaldesa, líder, líderes, lideresa, experto, expertos, activistas,"
    "activista, voluntario, voluntaria, voluntarios, trabajador, trabajadores, soldado, soldados, oficial, oficiales, comandante, jefe, jefa,"
    "director, directora, secretario, secretaria, embajador, embajadora, maestra, maestro, médico, médicos, campesino, campesina, chofer,"
    "camionero, camioneros, estudiante, abogado, madre, padre, esposa, esposo, hijo, hija, hermano, hermana, guardia, policía, periodista,"
    "periodistas, corresponsal, observadores, sobreviviente, sobrevivientes, superviviente, damnificado, desplazados, comerciante, comerciantes,"
    "turista, representante, coordinador, coordinadora, asesor, diplomático, diputado, diputada, senador, senadora, defensor, defensora,"
    "personero, prefecto, intendente, consejero, delegado, delegada, canciller, viceministro, viceministra, subsecretario, coronel, general,"
    "teniente, sacerdote, obispo, monitores, críticos, rebeldes, consejera, comisionado, subdelegado, responsable, comisario, concejal",
    "quiet": "periodistas, reporteros, nosotros, me, él, ella, ellos, parlamento, policía, todos, personas, una rueda de prensa, la prensa, los periodistas,"
    "amigos, los medios, medios",
    "time": "el, la, en, del, de, este, esta, a, al, por, desde, durante, pasado, pasada, lunes, martes, miércoles, jueves, viernes, sábado, domingo,"
    "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, semana, mes, año, noche, mañana,"
    "tarde, madrugada, día, días, hoy, ayer, anoche, mientras tanto, sin embargo, además, por otra parte, por otro lado, asimismo, también,"
    "las, los, últimas, últimos, horas, jornada, tanto, entretanto",
    "conj": "y, e, pero, mientras, aunque, sin embargo",
    "in_medium": "en un video, en un vídeo, en una grabación, en un mensaje, en una publicación, en un mensaje de video, en imágenes, en otro video,"
    "en videos, en un clip",
    "on_medium": "en redes sociales, en las redes sociales, en telegram, en facebook, en twitter, en x, en instagram, en tiktok, en whatsapp, en youtube,"
    "en la televisión, en televisión, por whatsapp, vía telegram, vía twitter, en la radio",
}  # fmt: skip
AND = "y, e"

LEFT, RIGHT = "left", "right"
CUES = (
    Rule("según dice S a M", '<say.according> (verb: <say.tell|say.to> ("a")? <det>? <cap|medium>{1,3}) (= <det>)', (RIGHT, "asserts"), (
        ("La fila es de 6 km, según contó a Radio Halden el encargado de un hotel.", "el encargado de un hotel"),
    )),
    Rule("según dice S", "<say.according> <aux>? (verb: <say.tell|say.report>)", (RIGHT, "asserts"), (
        ("Unas 900 personas salieron, según denunció la alcaldía.", "la alcaldía"),
    )),
    Rule("según S", "<say.according>", (RIGHT, "asserts"), (
        ("Según la guardia fronteriza, 300 personas cruzaron.", "la guardia fronteriza"),
        ("La fila es de 6 km, según Radio Halden.", "Radio Halden"),
        ("Unas 900 personas salieron, según informó la alcaldía.", "la alcaldía"),
    )),
    Rule("dado por S", "(<! <pronoun|who>) <say.by>", (RIGHT, "asserts"), (
        ("Unas 4.000 llegadas fueron registradas por la Guardia Costera.", "Guardia Costera"),
    )),
    Rule("datos de S", "<say.from> (= <det|cap|body|person>)", (RIGHT, "asserts"), (
        ("Datos de la Cruz Roja elevan la cifra a 12.000.", "Cruz Roja"),
    )),
    Rule("S niega", "(<! <be>) <say.deny> (= <aux|det|cap>{0,3} <deny.object> | <cap> | \",\")", (LEFT, "denies"), (
        ("El ministerio negó que 5.000 personas hubieran huido.", "el ministerio"),
        ("El portavoz Ole Berg desmintió los rumores sobre 300 desertores.", "el portavoz Ole Berg"),
    )),
    Rule("S dice que es falso", "<say.tell> (= .{0,12} <stance.false>)", (LEFT, "denies"), (
        ("El alcalde dijo que el informe sobre 900 llegadas era falso.", "el alcalde"),
    )),
    Rule("falso, dice S", '<stance.false> "," .{0,8}? (verb: <say.tell>)', (LEFT, "denies"), (
        ("La noticia sobre 900 desertores es falsa, dijo el alcalde.", "el alcalde"),
    )),
    Rule("así lo dice S", '"así" "lo" <aux>? (verb: <say.tell>)', (RIGHT, "asserts"), (
        ("Unas 900 personas salieron, así lo confirmó la alcaldía.", "la alcaldía"),
    )),
    Rule("S dice", "(<! <be>) <say.tell>", (LEFT, "asserts"), (
        ("El gobernador dijo que 300 personas habían salido.", "el gobernador"),
        ("Unas 40 casas ardieron, informaron las autoridades.", "las autoridades"),
        ("«Esperamos nueve horas», dijo el conductor.", "el conductor"),
    )),
    Rule("S muestra", "(<! <be>) <say.show>", ("source", "asserts"), (
        ("Los datos de la policía muestran que cruzaron 900 personas.", "la policía"),
    )),
    Rule("S registra", "(<! <be>) <say.report>", ("body", "asserts"), (
        ("La OIM registró 300 familias desplazadas.", "OIM"),
        ("La Guardia Costera reportó 1.200 llegadas.", "Guardia Costera"),
    )),
)  # fmt: skip

# Names that relay rather than witness.
MEDIA = """
efe, agencia efe, europa press, bbc, bbc mundo, cnn, cnn en español, afp, ap, associated press, reuters, ansa, dpa, xinhua, tass, ria novosti,
prensa latina, notimex, télam, telam, bolpress, abi, andina, el país, el pais, el mundo, la vanguardia, abc, el periódico, eldiario.es, rtve,
cadena ser, onda cero, cope, telecinco, antena 3, la sexta, el tiempo, el espectador, semana, caracol, caracol radio, blu radio, rcn, w radio,
el heraldo, el colombiano, vanguardia, la opinión, noticias caracol, el nacional, el universal, últimas noticias, telesur, vtv, efecto cocuyo,
tal cual, el pitazo, el universo, el comercio, expreso, primicias, ecuavisa, teleamazonas, la república, rpp, andina, el deber, la razón,
página siete, los tiempos, el diario, correo del sur, la tercera, emol, el mercurio, cooperativa, biobío, biobiochile, la nación, clarín, infobae,
página/12, perfil, todo noticias, el observador, el país de uruguay, abc color, última hora, reforma, milenio, la jornada, excélsior, proceso,
animal político, el financiero, televisa, tv azteca, prensa libre, la prensa, el heraldo, la prensa gráfica, el faro, el diario de hoy, confidencial,
la nación de costa rica, la estrella de panamá, tvn, listín diario, diario libre, granma, cubadebate, 14ymedio, telemundo, univision, univisión,
voz de américa, radio martí, france 24, dw, deutsche welle, al jazeera, sputnik, rt, meduza, ukrinform, facebook, telegram, twitter, instagram,
tiktok, whatsapp, youtube, redes sociales, medios locales, prensa local, medios estatales, medios rusos
"""
# What a medium is called again: "dijo al periódico".
MEDIUM_AGAIN = "publicación, periódico, diario, cadena, canal, portal, emisora, revista, medio, rotativo, agencia de noticias"
# What stands before or after a medium that relays.
RELAY_BEFORE = r"\b(?i:dijo(?:\s+\w+){0,3}\s+a|dijeron a|contó a|contaron a|declaró a|declararon a|explicó a|aseguró a|relató a|señaló a|comentó a|afirmó a|indicó a|confirmó a|declaraciones a|entrevista (?:con|a|en|de)|entrevistad[oa]s? por|(?:citad|difundid|publicad|recogid|emitid|divulgad|verificad|grabad|compartid|obtenid|consultad)[oa]s? por|publicad[oa]s? (?:en|por)|compartid[oa]s? en|circula[n]? en|escribió en|habló con|hablaron con|según|citando a|en|a través de|vía|dijo en|dijo por)\s+(?:el|la|los|las|al|medio|canal|diario|periódico|portal|la cadena|el diario|el periódico|la agencia|la emisora|agencia|cadena|emisora|radio)?(?:\s+\w+)?\s*[“\"«]?$"
RELAY_WEAK = "en, vía, a través de"  # only before networks
RELAY_AFTER = r"\s+(?i:habló con|conversó con|entrevistó|citó|cita|consultó|contactó)\b"
NETWORKS = (
    "redes sociales, red social, telegram, facebook, twitter, instagram, tiktok, youtube, whatsapp"
)
MEDIUM_NOUNS = "periódico, periódicos, agencia, diario, televisión, tv, radio, canal, cadena, emisora, portal, revista, noticias, medios, publicación"
PICTURE_TAIL = r"^(.*?)\s+(?:de|del|publicad[oa]s?|grabad[oa]s?|compartid[oa]s?|que|difundid[oa]s?|tomad[oa]s?)\b.*$"
MEDIUM_NAME = r"(?i:diario|periódico|revista|agencia|cadena|emisora|radio|canal|portal|semanario)\s+[“\"«]?[A-Z][\w.'’-]*(?:\s+(?:de\s+)?[A-Z][\w.'’-]*){0,3}[”\"»]?|(?i:televisión|radio|prensa|medios|agencia)\s+(?i:estatal|estatales|pública|públicos|local|locales|nacional|nacionales|oficial|oficiales|regional|regionales)"
GROUP_INTERVIEW = r"\b(?:entrevistad[oa]s por|habló con|conversó con|entrevistó a)\b"
CITE = r"\((?:[Ff]uente:?\s+)?(?P<org>(?:[A-Z][A-Za-z&-]*[A-Z][A-Za-z]*|[A-Z]{2,}|Cruz Roja)(?:[ /,-]+(?:[A-Z]{2,}[A-Za-z]*|y|&))*)(?:,?\s*\d[\d/ .–-]*)?\)\s*[.;]?\s*$"
SOURCE_LINE = r"^\s*[Ff]uentes?\s*:\s*(?P<org>[^\n.;]{2,80})"
COLON = r"^(?P<org>(?:[A-Z][\w.'’&-]*\s*){1,4}):\s+(?=[^\s])"
NOT_COLON = "foto, fotos, video, vídeo, imagen, nota, contacto, etiquetas, fuente, fuentes, figura, tabla, mapa, lea, relacionado, vea, contexto, anexo, editor, traducción, crédito, pregunta, respuesta, fecha, última hora, noticias, en vivo, galería, resumen, situación, lugar, día, hora, además, actualización"
IN_A_VIDEO = "{who} en un video"
A_VIDEO = "un video"
_DAYS = r"lunes|martes|miércoles|jueves|viernes|sábado|domingo"
_MONTHS = (
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
TIME_TAIL = rf"\s+(?:(?:este|el|el pasado|la noche del|la mañana del|la tarde del|en la mañana del|en la noche del)\s+(?:{_DAYS})(?:\s+\d{{1,2}}(?:\s+de\s+(?:{_MONTHS}))?)?|el\s+\d{{1,2}}\s+de\s+(?:{_MONTHS})(?:\s+(?:de|del)\s+\d{{4}})?|en\s+(?:{_MONTHS})|esta (?:mañana|tarde|noche|semana)|este mes|hoy|ayer|anoche|en (?:un|su|el)\s+(?:comunicado|informe|reporte|boletín|balance|mensaje|tuit|post)|en (?:una )?rueda de prensa|a (?:los )?periodistas|a la prensa|a los medios|también|luego|ya|ha|han|había|lo|se|no)$"
TIME_HEAD = rf"^(?:(?:este|el|el pasado)\s+(?:{_DAYS})(?:\s+\d{{1,2}}(?:\s+de\s+(?:{_MONTHS}))?)?,?\s+|el\s+\d{{1,2}}\s+de\s+(?:{_MONTHS}),?\s+|en\s+(?:{_MONTHS}),?\s+|(?:esta (?:mañana|tarde|noche)|hoy|ayer|anoche|además|también|asimismo|sin embargo|mientras tanto|en tanto|luego|y|pero|por su parte|aunque|mientras|cuando|donde|que|según)\s*,?\s+)"
ONE = "uno"
ARTICLE_ONE = "un"
STRIP_ARTICLE = r"^(?i:el|la|los|las)\s+(?=[A-ZÁÉÍÓÚÑ])"
APPOSITION = r"^(?:un|una|el|la|los|las|su|sus|jefe|jefa|subdirector|portavoz|vocero|vocera|director\w*|president\w*|ministr\w*|secretari\w*|alcald\w*|gobernador\w*|coordinador\w*|representante|comisionad\w*|responsable|encargad\w*|gerente|comandante|general|coronel|delegad\w*|viceministr\w*)\b"
RELATIVE = (
    r"^(?:que|quien|quienes|cuyo|cuya|donde|citando|refiriéndose|de \d{1,3}|\d{1,3}\b|cerca)\b"
)
# A figure after (or before) these words is set against another one of the same thing.
DISPUTES = (
    ("after", r"\b(?:pero|sin embargo|mientras que|aunque|en cambio|por el contrario)\b[^.;]{0,90}?\b(?:cifra|cifran|cifró|sitúa|sitúan|situó|eleva|elevan|elevó|estima|estiman|estimó|calcula|calculan|calculó|rebaja|rebajan)\b"),
    ("after", r"\b(?:cifra|número|total|recuento)\s+(?:real|verdader[oa]|oficial)\b"),
    ("before", r"\by no (?:a |de )?(?:los|las)\s+[\d,.]+"),
)  # fmt: skip
IN_VIDEO_HEAD = (
    r"^\W*En (?:el|un|una|otro|este|esa|su)\s+(?:\w+\s+){0,2}(?:video|vídeo|grabación|imágenes)\b"
)
DATA_TAIL = r"^(?:(?:los|las|el)\s+)?(?:últim[oa]s\s+)?(?:datos|cifras|estadísticas|registros|informe|reporte)\s+(?:oficiales\s+)?(?:de|del)\s+(?:la\s+|el\s+)?([A-ZÁÉÍÓÚÑ].*)$"
MOVING = "video, videos, vídeo, vídeos, grabación, grabaciones, película"
TOLD = r"\b(?:dijo|dijeron|contó|declaró|explicó|relató|comentó|aseguró|señaló)(?:\s+\w+){0,2}\s+(?:al|a la|a)\s+(?P<m>[A-ZÁÉÍÓÚÑ][\w.&-]*(?:\s+[A-ZÁÉÍÓÚÑ][\w.&-]*){0,3})"
MADE_TAIL = (
    r"\s+(?:publicad[oa]s?|difundid[oa]s?|emitid[oa]s?|elaborad[oa]s?|obtenid[oa]s?)\b[^,]*$"
)
