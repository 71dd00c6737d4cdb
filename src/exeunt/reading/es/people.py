"""Spanish words about people: who is an official, who is private, what only looks like a name.

`people.py` reads these tables, and only them, to find names; `speech.py` beside this file
holds the words of saying. All entries are lower case unless said; commas separate.
"""

from __future__ import annotations

LEXICON: dict[str, str] = {}


def _both(words: str) -> str:
    """Masculine and feminine of words written "director/a" or "alcalde/sa"."""
    out = []
    for word in words.replace("\n", " ").split(","):
        stem, _, end = word.strip().partition("/")
        out.append(stem)
        if end:
            out.append((stem[:-1] if stem.endswith("o") and end == "a" else stem) + end)
    return ", ".join(out)


# --- who is official: the word before or after a name that keeps the name

OFFICIAL = _both(
    """presidente, presidenta, vicepresidente, vicepresidenta, primer ministro, primera ministra, ministro/a, viceministro/a,
    canciller, gobernador/a, alcalde/sa, alcalde, alcaldesa, senador/a, diputado/a, congresista, asambleísta, concejal, concejala, portavoz, vocero/a,
    embajador/a, cónsul, comisionado/a, alto comisionado, alta comisionada, secretario general, secretaria general, secretario/a,
    subsecretario/a, director general, directora general, director/a, director ejecutivo, directora ejecutiva, subdirector/a, general,
    mayor general, general de brigada, coronel, teniente coronel, mayor, capitán, almirante, comandante, jefe de la policía, comisario/a,
    rey, reina, príncipe, princesa, papa, cardenal, arzobispo, obispo, juez, jueza, magistrado/a, fiscal, fiscal general, procurador/a,
    defensor del pueblo, defensora del pueblo, personero/a, relator/a, jefe/a, líder, líder opositor, lideresa, coordinador/a,
    administrador/a, delegado/a, delegado del gobierno, delegada del gobierno, subdelegado/a, funcionario/a, superintendente, inspector/a,
    intendente/a, prefecto/a, consejero/a, asesor/a, representante, portavoces, mandatario/a, expresidente, expresidenta, exministro/a,
    dictador, candidato/a, precandidato/a, contralor/a, registrador/a, registrador, canciller, lehendakari, presidente del gobierno, fundador/a,
    presidente electo, jefe de misión, jefa de misión, jefe de gobierno, jefa de gobierno, gerente general, corregidor/a, edil, edila, opositor/a,
    tesorero/a, auditor/a, ex presidente, ex ministro, encargado de negocios, vicecanciller, viceprimer ministro, guerrillero alias"""
)
PRIVATE_OFFICE = """
social, sociales, comunitario, comunitaria, comunitarios, indígena, campesino, campesina, juvenil, vecinal, comunal, estudiantil, religioso, religiosa,
hogar, familia, hotel, hostal, tienda, supermercado, restaurante, café, bar, panadería, escuela, colegio, jardín, finca, rancho, empresa,
fábrica, negocio, taller, salón, clínica, farmacia, club, equipo, banda, coro, clase, vereda, clan, tribu, comunidad, mezquita, iglesia,
parroquia, barrio, manzana, edificio, campamento, albergue, cooperativa, obra, bodega, cocina, agencia de viajes, marketing, ventas, cuadrilla
"""

# --- who is private: a role, which takes the name's place

PRIVATE = _both(
    """residente, habitante, vecino/a, poblador/a, campesino/a, agricultor/a, pescador/a, pastor, ganadero/a, jornalero/a, obrero/a,
    trabajador/a, albañil, conductor/a, taxista, camionero/a, chofer, transportista, tendero/a, comerciante, vendedor/a, vendedor ambulante,
    vendedora ambulante, sastre, barbero, peluquero/a, panadero/a, carnicero/a, cocinero/a, camarero/a, mesero/a, limpiadora, empleada doméstica, niñera,
    maestro/a, profesor/a, docente, catedrático/a, investigador/a, académico/a, estudiante, alumno/a, universitario/a, graduado/a, médico/a, doctor/a,
    cirujano/a, enfermero/a, partera, paramédico/a, farmacéutico/a, dentista, odontólogo/a, psicólogo/a, psiquiatra, ingeniero/a, programador/a,
    informático/a, diseñador/a, arquitecto/a, contador/a, abogado/a, activista, voluntario/a, cooperante, trabajador humanitario, trabajadora social,
    rescatista, socorrista, bombero/a, soldado, recluta, reservista, desertor/a, combatiente, guerrillero/a, militante, rebelde, veterano/a, policía, agente,
    agente de policía, sargento, cabo, guardia, vigilante, guardia de seguridad, refugiado/a, solicitante de asilo, migrante, inmigrante, retornado/a,
    desplazado/a, damnificado/a, evacuado/a, deportado/a, sobreviviente, superviviente, víctima, testigo, pasajero/a, viajero/a, turista, peregrino/a,
    paciente, preso/a, detenido/a, recluso/a, rehén, sospechoso/a, coyote, traficante, huérfano/a, viudo/a, esposo/a, marido, mujer, padre, madre, papá, mamá,
    hijo/a, hermano/a, tío/a, primo/a, sobrino/a, abuelo/a, nieto/a, suegro/a, yerno, nuera, cuñado/a, gemelo/a, bebé, niño/a, chico/a, muchacho/a, joven, menor,
    adolescente, pensionado/a, jubilado/a, ama de casa, hombre, señor, señora, señorita, caballero, pareja, amigo/a, compañero/a, colega, novio/a, cónyuge, pariente,
    familiar, empresario/a, emprendedor/a, dueño/a, propietario/a, casero/a, inquilino/a, gerente, gerente del hotel, encargado/a, recepcionista, guía, mecánico/a,
    electricista, plomero, fontanero, carpintero/a, soldador, minero/a, marinero, bloguero/a, youtuber, influencer, periodista, reportero/a, corresponsal, fotógrafo/a,
    fotoperiodista, camarógrafo/a, editor/a, escritor/a, autor/a, poeta, cantante, músico/a, artista, actor, actriz, atleta, futbolista, analista, experto/a, historiador/a,
    economista, sociólogo/a, politólogo/a, imán, sacerdote, cura, párroco, monja, monje, rabino, anciano/a, líder comunitario, lideresa comunitaria, líder social,
    lideresa social, cliente, usuario/a, personas, hombres, mujeres, niños, niñas, hermanos, hermanas, hijos, hijas, amigos, amigas, padres, vecinos, caminante, joven de"""
)
SINGULAR = {
    "personas": "persona", "hombres": "hombre", "mujeres": "mujer", "niños": "niño", "niñas": "niña",
    "menores": "menor", "jóvenes": "joven",
}  # fmt: skip
KIN = """
esposa, esposo, marido, mujer, madre, padre, mamá, papá, hijo, hija, hermano, hermana, tío, tía, primo, prima, sobrino, sobrina, abuela, abuelo, nieto, nieta,
hermanos, hermanas, hijos, hijas, amigo, amiga, vecino, vecina, compañero, compañera, pareja, novio, novia, bebé, gemelos, gemelas, niño, niña, padres, primos, cuñado, cuñada
"""
FEMININE = """
ella, mujer, niña, esposa, madre, hija, hermana, tía, sobrina, abuela, viuda, monja, señora, señorita, sra, srta, doña, dra, doctora, mamá, vecina, campesina, maestra,
profesora, enfermera, abogada, migrante embarazada, refugiada, desplazada, damnificada, venezolana, colombiana, haitiana, ucraniana, siria, activista social femenina, muchacha,
chica, lideresa, trabajadora, ama de casa, anciana, cocinera, vendedora, estudiante femenina, embarazada, prima, nieta, novia, amiga, cuñada, suegra
"""
MASCULINE = """
él, hombre, niño, esposo, marido, padre, hijo, hermano, tío, sobrino, abuelo, viudo, señor, sr, don, dr, doctor, papá, vecino, campesino, maestro, profesor, enfermero,
abogado, refugiado, desplazado, damnificado, venezolano, colombiano, haitiano, ucraniano, sirio, muchacho, chico, conductor, camionero, pescador, obrero, albañil, soldado,
bombero, minero, trabajador, anciano, vendedor, primo, nieto, novio, amigo, cuñado, suegro, sacerdote, cura
"""
COURTESY = """
sr, sra, srta, señor, señora, señorita, don, doña, dr, dra, doctor, doctora, prof, profesor, profesora, ing, lic, arq, padre, fray, sor, hermano, hermana, tío, tía, mamá,
maestro, maestra, sargento, cabo, teniente, enfermera, abuela, abuelo, comadre, compadre, umm, abu, mr, mrs, ms, soldado, pastor
"""
SHORT_COURTESY = "don, padre, hermano, hermana, tío, tía, mamá, abuela, abuelo, maestro, maestra, pastor, cabo, profesor, profesora, doctor, doctora, sargento, enfermera, soldado, teniente, sor"

PRESS = {
    "foto": "un fotógrafo",
    "fotos": "un fotógrafo",
    "fotografía": "un fotógrafo",
    "fotógrafo": "un fotógrafo",
}
BYLINE = (
    r"^[ \t]*(?:[Pp]or|[Tt]exto(?: de)?|[Rr]edacción(?: de)?|[Aa]utora?|[Rr]eporter[oa])(?:[ \t]*:[ \t]*|[ \t]+)(?=[A-ZÁÉÍÓÚÑ])"
    r"|\b(?:escrito|editado|reporte|reportaje|texto|traducido|redactado) (?:por|de):?\s+"
    r"|\b(?i:autora?|reporter[oa]|editora?|periodista|redacción)\s*:\s*"
)
PHOTO = r"\b(?i:(?:fotos?|fotografías?|imagen|imágenes|video|vídeo|crédito)(?:\s+(?:de|por|cortesía de))?)\s*[:/]\s*|\b(?i:fotos?|fotografías?|imagen|tomada|tomadas|grabado)\s+(?:de|por)\s+|©\s*"
WIRE = r"AFP|AP|Reuters|Getty(?: Images)?|EPA|EFE|Europa Press|Xinhua|ACNUR|UNICEF|OIM|NurPhoto|Bloomberg|Shutterstock|BBC|CNN|DPA|ANSA|Zuma|Pool|Colprensa|Archivo"

# --- words beside a name
NAMED = r"(?:llamad[oa]|de nombre|apodad[oa]|conocid[oa] como|identificad[oa] (?:solo |sólo )?como|que se identificó (?:solo )?como|quien se identificó como|se llama|se llamaba|su nombre es|dijo llamarse|alias|bautizad[oa] como)"
SAYING = r"(?:dijo|dice|decía|contó|cuenta|contaba|relató|relata|recordó|recuerda|recordaba|explicó|explica|agregó|agrega|añadió|añade|preguntó|pregunta|respondió|responde|describió|describe|susurró|suspiró|lloró|lamentó|lamenta|continuó|continúa|admitió|admite|insistió|insiste|sonrió|escribió|escribe|publicó|comentó|comenta|denunció|denuncia|declaró|afirmó|afirma|aseguró|asegura|señaló|indicó|narró|narra|confesó|confiesa|manifestó|sostuvo|advirtió)"
SAYING_TO = r"(?:dijo|dice|contó|cuenta|relató|relata|recordó|recuerda|explicó|explica|agregó|añadió|preguntó|respondió|comentó|lamentó|narró|narra|afirmó|aseguró|señaló|confesó|denunció|admitió|declaró|insistió)(?: a \w+)?"
DOING = r"(?:quien|que|cuy[oa]s?|ha|había|fue|era|es|está|estaba|tiene|tenía|huyó|salió|perdió|llegó|vino|viajó|vive|vivía|trabaja|trabajaba|pasó|cargó|escapó|caminó|cruzó|espera|esperaba|esperó|quiere|quería|murió|sobrevivió|creció|teme|decidió|tomó|empacó|corrió|condujo|vendió|pagó|se escondió|durmió|vio|oyó|sintió|sabe|sabía|piensa|cree|regresó|volvió|logró|puede|podía|se mudó|subió|miró|sostuvo|empezó|comenzó|encontró|trató|intentó|dirige|gana|vende|cocina|lucha|compartió|enseña|estudió|sufre|se unió|se casó|necesita|sueña|planea|trajo|hizo|nunca|también|todavía|aún|ya|ahora|y su|con su|no)"
MEETING = r"(?:conoció a|entrevistó a|entrevistamos a|preguntó a|mató a|hirió a|detuvo a|arrestó a|deportó a|a|como|incluid[oa]|con|por|para|y|además de|entre ell[oa]s|de)"
AGE_BEFORE = r"(?:de \d{1,3} años(?: de edad)?,?|de (?:veinti|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)[\w ]* años,?)"
AGE_AFTER = r"\s*(?:,\s*(?:de\s+)?|\(|\s+de\s+)(?P<age>[1-9]\d?|10\d)(?=\s*(?:años|[),;]))(?!\s*(?:%|por|km|\.\d|,\d{3}))"
ROLE_AFTER = r"\s*,\s*(?:(?:de\s+)?(?P<age>\d{1,3})(?:\s+años)?\s*,?\s*)?(?P<role>(?:una?\s+)?(?:resident|habitant|vecin|pobladora?|campesin|madre|padre|maestr|profesor|estudiant|comerciant|migrant|refugiad|desplazad|agricultor|conductor|camioner|enfermer|abogad|trabajador|vendedor|ama de casa|joven|viud|jubilad|activist|voluntari|líder|mujer|hombre|pescador|obrer|ingenier)[^,.;:()“”\"!?\n]{0,60}?)(?=\s*(?:,|\.|;|\bque\b|\bquien\b|\bdijo\b|\bcontó\b|\)|$))"
FROM_AFTER = r"\s*,?\s*(?:(?:de\s+)?\d{1,3}\s+años,?\s+)?(?:que (?:es|viene|vino) |quien (?:es|viene) |originari[oa] |oriund[oa] |procedente |proveniente |natural )de\s+"
FAMILY = r"(?!)"

# --- words that make a capitalised stretch a place, a body or a thing
IN_PLACE = r"(?:\b(?:en|cerca de|cerca del|hacia|hasta|desde|rumbo a|vía|entre|norte de|sur de|este de|oeste de|noreste de|noroeste de|sureste de|suroeste de|ciudad de|pueblo de|municipios? de|departamentos? de|provincias? de|estados? de|distritos? de|región de|localidad de|isla de|puerto de|vereda|veredas|corregimiento de|corregimiento|comuna de|barrio|barrios|cantón|parroquia|campamento|campamento de|villa de|paso de|puente|río|lago|frontera de|frontera con|afueras de|procedentes? de|salieron de|huyeron de|llegaron a|llegó a|viajó a|ingresaron a|entraron a|cruzaron a)\s+(?:el\s+|la\s+|los\s+|las\s+)?)$"
GEO_AFTER = r"\s+(?i:distrito|provincia|departamento|occidental|oriental)\b"
# A name right after one of these is a storm's, a ship's, a street's.
THING_BEFORE = """
huracán, huracanes, tormenta, tormenta tropical, ciclón, tifón, depresión, frente, borrasca, dana, operación, operativo, plan, buque, barco, nave, ferry, fragata, san,
santa, santo, monte, cerro, volcán, lago, río, cabo, puerto, fuerte, campamento, hotel, hospital, colegio, escuela, universidad, estadio, coliseo, aeropuerto, puente,
paso, ley, calle, carrera, avenida, plaza, parque, barrio, vereda, urbanización, conjunto, edificio, represa, embalse, quebrada, hacienda, misión, proyecto, programa,
institución educativa, polideportivo, teatro, isla, club, museo, premio, bloque, batallón, brigada, clan, puente internacional, aeropuerto internacional, base militar,
base, iglesia, templo, parroquia, albergue, mercado, terminal, estación, resguardo, sector, colonia, rancho, finca, honor de
"""

THING = """
ministerio, agencia, consejo, comité, comisión, organización, universidad, servicio, servicios, departamento, oficina, autoridad, administración, instituto, institución,
fundación, banco, corte, tribunal, parlamento, congreso, senado, asamblea, unión, liga, federación, asociación, sociedad, alianza, coalición, partido, frente, movimiento,
ejército, armada, fuerza, fuerzas, guardia, policía, compañía, corporación, grupo, aerolíneas, aeropuerto, hospital, clínica, escuela, colegio, academia, biblioteca, museo, estadio,
hotel, campamento, centro, estación, terminal, puerto, puente, presa, calle, carretera, avenida, autopista, mezquita, catedral, templo, monasterio, prisión, cárcel, cuartel, base, isla, islas, río, lago, mar, océano, golfo, bahía, estrecho, montaña, desierto, península, volcán, parque, bosque, playa,
distrito, provincia, región, estado, municipio, comuna, aldea, pueblo, ciudad, república, reino, territorio, huracán, tifón, ciclón, tormenta, operación, tratado,
acuerdo, convención, protocolo, declaración, cumbre, conferencia, premio, copa, campeonato, festival, noticias, diario, periódico, semanario, revista, prensa, medios, televisión, tv,
radio, red, canal, programa, proyecto, iniciativa, plan, misión, clúster, informe, boletín, balance, evaluación, índice, matriz, media, paso, frontera, zona,
brigada, batallón, regimiento, división, cuerpo, comando, inteligencia, seguridad, naciones, refugiados, internacional, nacional, federal, mundial, humanitario, humanitaria, ayuda,
rescate, revolución, crisis, día, semana, mes, año, defensa, protección, defensoría, fiscalía, alcaldía, gobernación, ayuntamiento, secretaría, dirección, migración, gobierno,
salvamento, bomberos, cancillería, embajada, consulado, registraduría, procuraduría, personería, contraloría, gendarmería, carabineros, subdelegación, delegación, gestión, emergencias,
derechos, desarrollo, salud, alimentación, agua, emergencia, desastre, desastres, riesgo, riesgos, monitor, observatorio, delta, meseta, vereda, corregimiento, resguardo, ruta,
comunidad, autodefensas, clan, bloque, tren, sistema, unidad, junta, delegado, municipal, departamental, regional, central, civil, costera, marítimo, militar, fronteriza, fronterizo, europea, unidas, roja
"""
PLACE_FIRST = """
san, santa, santo, são, los, las, el, la, puerto, ciudad, villa, nueva, nuevo, monte, cerro, barrio, río, lago, cabo, isla, islas, norte, sur, este, oeste, alto, alta, bajo, baja,
gran, al, deir, tel, tal, umm al, abu dhabi, costa, buenos, playa, punta, sierra, tierra, valle, laguna, fuerte, hong, kuala, addis, burkina, estados, reino, guinea, timor, sri,
papúa, corea, arabia, cabo verde, países, emiratos, piedras, aguas, boca, bocas, palma, palmar, loma, lomas, rincón, quebrada, salto, pozo, peña, peñas, cruz, santiago, pto
"""
PLACE_INSIDE = r"[-‑ ](?:de los|de las|de la|del)\s(?:Caballeros|Estero|Compostela|Cuba|Chile|Paraguay|Plata|Sur|Norte|Río|Mar|Valle|Sierra)\b"

NOT_PEOPLE = """
al jazeera, boko haram, al shabaab, al qaeda, hezbolá, hamás, el país, el mundo, el tiempo, el espectador, la nación, la razón, la tercera, el comercio, el universo, el nacional, el universal,
médicos sin fronteras, cruz roja, media luna roja, naciones unidas, unión europea, guardia civil, guardia costera, policía nacional, defensa civil, protección civil, salvamento marítimo, casa blanca,
tren de aragua, clan del golfo, ejército de liberación nacional, segunda marquetalia, los zetas, estado islámico, human rights watch, amnistía internacional, save the children, caritas, cáritas,
corte penal internacional, corte suprema, world vision, visión mundial, plan internacional, consejo noruego, semana santa, día de muertos, navidad, año nuevo, virgen maría, dios mío, san josé,
migración colombia, parques nacionales, medicina legal, caracol radio, blu radio, radio nacional, europa press, prensa latina, voz de américa, radio martí, google maps, open arms, sea watch,
norte de santander, nueva york, santa fe, simón bolívar, francisco de paula santander, san antonio, santa marta, puerto príncipe, ciudad juárez
"""
NOT_NAMES = """
enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, lunes, martes, miércoles, jueves, viernes, sábado, domingo, navidad, pascua, ramadán,
islam, dios, alá, jesús, cristo, biblia, corán, internet, covid, covid-19, gobierno, ejército, estado, europa, asia, áfrica, américa, latinoamérica, caribe, mediterráneo, atlántico, pacífico, sahel,
rusia, ucrania, armenia, india, china, irán, siria, egipto, turquía, canadá, australia, camboya, italia, georgia, moscú, estambul, londres, berlín, roma, madrid, viena, washington, bruselas, ginebra,
beirut, teherán, pekín, budapest, varsovia, praga, atenas, nairobi, bogotá, caracas, lima, quito, habana, tegucigalpa, lisboa, méxico, españa, francia, alemania, polonia, portugal, grecia, líbano,
israel, palestina, gaza, jordania, irak, yemen, afganistán, pakistán, marruecos, argelia, túnez, libia, sudán, chad, níger, nigeria, malí, senegal, mauritania, gambia, guinea, somalia, etiopía, eritrea,
kenia, congo, ruanda, burundi, venezuela, colombia, ecuador, perú, bolivia, chile, argentina, paraguay, uruguay, brasil, panamá, nicaragua, honduras, guatemala, salvador, belice, haití, cuba, jamaica,
dominicana, trinidad, guyana, surinam, japón, corea, mongolia, vietnam, laos, tailandia, myanmar, nepal, bangladesh, filipinas, indonesia, kiev, járkov, donetsk, lugansk, jersón, mariúpol, crimea,
donbás, alepo, damasco, idlib, raqa, mosul, bagdad, kabul, cúcuta, maicao, arauca, apure, táchira, zulia, chocó, cauca, nariño, catatumbo, tibú, antioquia, putumayo, caquetá, guaviare, meta, huila,
melilla, ceuta, canarias, lampedusa, lesbos, tijuana, tapachula, darién, necoclí, tulcán, rumichaca, huaquillas, tumbes, colchane, iquique, arica, tacna, roraima, pacaraima, miami, texas, arizona,
onu, acnur, oim, unicef, oea, eln, farc, otan, ue, eeuu, dana, santa, santo, san, norte, sur, este, oeste, occidente, oriente, valencia, alicante, murcia, almería, málaga, cádiz, tenerife, hierro, lanzarote
"""
PEOPLE_SUFFIX = r"(?!)"

# Heads of state and others so public that the bare name is an office (facts of the day).
PUBLIC = """
putin, lavrov, shoigu, peskov, zelenski, zelensky, lukashenko, tokáyev, pashinián, erdogan, erdoğan, asad, al-asad, netanyahu, macron, merkel, scholz, sunak, starmer, meloni, orbán, biden, trump, obama,
kamala, guterres, grandi, maduro, guaidó, chávez, cabello, petro, uribe, duque, lasso, noboa, correa, boluarte, castillo, fujimori, arce, morales, boric, piñera, milei, kirchner, macri, lula, bolsonaro,
ortega, murillo, bukele, giammattei, arévalo, mulino, abinader, díaz-canel, castro, peña nieto, lópez obrador, amlo, sheinbaum, sánchez, feijóo, abascal, rajoy, aznar, zapatero, borrell, almagro, bachelet,
ali jamenei, jamenei, francisco i, hitler, stalin, lenin, franco, pinochet, bolívar
"""
PUBLIC_FULL = "papa francisco, nicolás maduro, hugo chávez, gustavo petro, juan manuel santos, álvaro uribe, iván duque, daniel noboa, guillermo lasso, rafael correa, evo morales, luis arce, gabriel boric, javier milei, cristina fernández, pedro sánchez, nayib bukele, daniel ortega, rosario murillo, fidel castro, raúl castro, claudia sheinbaum, andrés manuel lópez obrador, dina boluarte, simón bolívar, josé martí, joe biden, donald trump, kamala harris, vladímir putin, volodímir zelenski, luis almagro, luis abinader, xiomara castro, bernardo arévalo, josé raúl mulino, juan guaidó, maría corina machado, edmundo gonzález, diosdado cabello"

# --- what can be reached: contacts and numbers that lead to one person, always masked
CONTACTS = (
    ("correo electrónico", r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", "@"),
    ("cuenta", r"(?<![\w@./])@[A-Za-z_]\w{1,30}(?:\.\w+)*", "@"),
    ("cuenta", r"\b(?:(?:https?://)?(?:www\.|m\.)?(?:t\.me|vk\.com|facebook\.com|fb\.com|instagram\.com|tiktok\.com|twitter\.com|x\.com|linkedin\.com/in|wa\.me))/@?[\w.%+-]+", "t.me/ .com/ wa.me/"),
    ("teléfono", r"(?<![\w.,])\+\d{1,3}(?:[ \-.()/]*\d){6,13}(?!\d)", "#"),
    ("teléfono", r"(?i:\b(?:tel|teléfono|telefono|móvil|celular|cel|fax|whatsapp|llamar al|llame al|contacto|número)\b\.?(?:\s+(?:número|no\.?|es|al))*\s*:?\s*)(?P<hit>\+?\(?\d[\d \-.()/]{6,18}\d)(?!\d)", "#"),
    ("teléfono", r"(?<![\w.,])\(\d{2,5}\)[ \-]?\d{2,4}(?:[ \-]\d{2,4}){1,4}(?![\d,])", "#"),
    ("teléfono", r"(?<![\w.,\-/])\d{3}-\d{3}-\d{4}(?![\d,-])", "#"),
    ("documento", r"(?i:\b(?:pasaporte|cédula|dni|nie|documento|carné|identidad|expediente|rut|curp|visa)\b(?:\s+(?:de|ciudadanía|identidad|número|no\.?|nº|n°|es))*\s*[:#]?\s*)(?P<hit>(?=[A-Z\d. -]*\d[\d.]{3})[A-Z]{0,3}[ -]?\d[\d.]{4,14}(?:-?[A-Z\d])?)(?!\d)", "pasaporte cédula dni nie documento carné identidad expediente rut curp"),
    ("dirección", r"\b(?:[Cc]alle|[Cc]arrera|[Aa]venida|[Aa]v\.|[Cc]ra\.?|[Tt]ransversal|[Dd]iagonal|[Pp]asaje|[Jj]irón)\s+(?:[A-ZÁÉÍÓÚÑ][\w'’.-]+(?:\s+(?:de\s+|del\s+|la\s+)*[A-ZÁÉÍÓÚÑ][\w'’.-]+){0,3}|\d{1,3}[A-Z]?)\s*,?\s*(?:(?:[Nn]o\.?|[Nn]º|[Nn]úmero|#|n°)\s*)\d{1,4}(?:[-–/ ]\d+)*[A-Za-z]?(?!\w|,\d)", "calle carrera avenida av. cra transversal diagonal pasaje jirón"),
    ("dirección", r"\b(?:[Cc]alle|[Aa]venida|[Aa]v\.)\s+(?:de\s+|del\s+|la\s+)*[A-ZÁÉÍÓÚÑ][\w'’.-]+(?:\s+(?:de\s+|del\s+|la\s+)*[A-ZÁÉÍÓÚÑ][\w'’.-]+){0,3},\s*\d{1,4}[A-Za-z]?(?!\w|,\d|\.\d)", "calle avenida av."),
)  # fmt: skip

# --- what stands in the text instead
MAN, WOMAN, PERSON, CHILD = "un hombre", "una mujer", "una persona", "un menor"
REPORTER, PHOTOGRAPHER, FAMILY_ROLE = "un periodista", "un fotógrafo", "una familia"
WITHHELD = "nombre reservado"
RESIDENT = "residente de {place}"
FROM = "{who} de {place}"
AGED = "{who}, {age}"
VOWELS = ""  # no article is put before a role

OFFICE_LEAD = (
    r"\s*(?:,|\(|–|—)\s*(?:quien\s+(?:es|era|fue|dirige|encabeza)\s+)?"
    r"(?:(?:el|la|los|un|una|su|entonces|actual|ex|nuevo|nueva)\s+)*"
)
OFFICE_OF = r"\s+(?:de|del)\s+(?:la\s+|el\s+)?(?:ONU|ACNUR|OIM|PMA|UNICEF|OCHA|OMS|UNFPA|PNUD|FAO|CICR|Cruz Roja|OEA|CIDH|Unicef)\b"
NOT_OFFICE = "a, al, ante, contra, con, por, cuyo, cerca, esposa, esposo, hijo, hija, amigo, amiga, pariente, vecino, vecina, escolta, chofer, primo, hermano, hermana, madre, padre"
SOFT_OFFICE = "jefe, jefa, líder, coordinador, coordinadora, director, directora, subdirector, subdirectora, representante, fundador, fundadora, capitán, mayor, candidato, candidata, secretario, secretaria, administrador, administradora, presidente, presidenta, vicepresidente, asesor, asesora, funcionario, funcionaria, auditor, delegado, delegada, director ejecutivo, directora ejecutiva, opositor, opositora, general"
TITLE_OF = r"(?:(?:\s+(?:de|del|en|para|ante|a|al|contra)\s+[^.,;:“”\"()\n]{1,70})?\s*,\s*$|\s+(?:de|del|en|para)\s+(?:la\s+|el\s+|los\s+|las\s+)?(?:[A-ZÁÉÍÓÚÑ][\w'’-]+\s+(?:de\s+|del\s+|la\s+)*){1,4}$)"
PLURAL_ROLES = "personas, hombres, mujeres, niños, niñas, menores, residentes, víctimas, refugiados, estudiantes, agricultores, padres, hermanos, hermanas, hijos, hijas, amigos, amigas, vecinos, policía, guardia, agente, usuario, cliente, testigo, socio, mujer, menor, joven, pareja, familiar, líder, mayor"
POSSESSIVE = r"(?!)"

LIST = r"\s*(?:,|y|e|o|,\s*y|;)\s*"
THE = r"\b(?:[Ee]l|[Ll]os|[Ll]as)\s+$"
ABBREVIATED = "sr, sra, srta, dr, dra, prof, gral, gen, cnel, col, tte, sgto, cap, cmte, ing, lic, arq, mons, d, dña, sres"
YOUNG = "niño, niña, bebé, menor, hijo, hija, recién nacido, nieto, nieta"

# Cheap signs that a pattern before a name is worth trying.
GATES = {
    "NAMED": "llama nombre apoda conocid identific alias bautiz",
    "AGE_BEFORE": "años",
    "PHOTO": "foto imagen imágenes video vídeo crédito tomada ©",
    "BYLINE": "por texto escrito editado redac autor reporter editor periodista report traduc",
}
BOUND = r"\b(?:Doña|Don|Umm|Abu)\s+$"
BELONGS = r"(?!)"
OFFICE_PREP = "de, del, para, ante, en, a, al"
INDEFINITE = "un, una, uno, otro, otra, su, sus"
DULL = "y, su, sus, el, la, los, las, ha, había, era, fue, es, está, que, también, aún, ya, ahora, nunca, con, otro, otra, varios, de, para, por, quien, cuando, nombre, años, texto, informe, no, a, en, como, entre, editado, autor, escrito, periodista, conocida, conocido"
LISTING = r"(?:,\s+[A-ZÁÉÍÓÚÑ][\w'’-]+)*,?\s+[ye]\s+[A-ZÁÉÍÓÚÑ]"
PAIR = r"\s+(?:y|e)\s+"
ROLE_HEAD = r"\s(?:de|del|para|en|cerca|con|que|quien|cuyo|cuya|a|y|por)\s"
WEAK_ROLES = "cliente, usuario, socio, guía, guardia, líder, menor, agente"
PERSONAL_AFTER = (
    r"\s*,\s+(?:(?:quien|quienes|que|cuy[oa]s?)\b|(?:su|sus|mi)\s+(?:[\w-]+\s+){0,2}(?:KIN)\b)"
)
SUFFERED = r"\b(?:enterró a|se casó con|secuestraron a|abrazó a|besó a|viud[oa] de|esposa de|esposo de|madre de|padre de|hij[oa] de|herman[oa] de)\s+$"
LIVING = r"\s+(?:(?:vende|cocina|durmió|duerme|caminó|camina|cargó|lloró|llora|reza|sonrió|sonríe|se casó|creció|recuerda|sueña|vive|vivía|gana|estudió|enseña|manejaba|espera|alquila|repara|lava|extraña|tiene \d{1,3}|nació|perdió|empacó|enterró|huyó|salió con|llegó con|no pudo|se escondió)\b)"
