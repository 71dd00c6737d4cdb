"""Spanish claims: who admits whom, who denies it, who warns of it.

`reading/claims.py` reads by these. `LEXICON` has the words, `CHUNKS` builds groups of
people, deciders and border lines, `RULES` say which words around them make a claim and
which decision it is when asserted and when negated. Spanish tells the future by the end
of the verb ("cerrará"): every verb has its finite forms, its future (`.f`, announced) and
its infinitive (`.i`, a claim only after an auxiliary).
"""

from __future__ import annotations

from exeunt.reading._claim import ACTOR, GROUP, LINE, Frame
from exeunt.reading.engine import Rule


def _verb(*verbs: str) -> dict[str, str]:
    """Regular verbs by "stem/ar" or "stem/ir": finite forms, future, infinitive."""
    finite, future, infinitive = [], [], []
    for verb in verbs:
        stem, _, end = verb.partition("/")
        vowel = "a" if end == "ar" else "e"
        past = ("ó", "aron", "ado") if end == "ar" else ("ió", "ieron", "ido")
        finite += [stem + e for e in (vowel, vowel + "n", *past)]
        future += [stem + end + e for e in ("á", "án", "ía", "ían")]
        infinitive.append(stem + end)
    return {"": ",".join(finite), ".f": ",".join(future), ".i": ",".join(infinitive)}


VERBS = {
    "close": _verb("sell/ar")
    | {
        "": "cierra,cierran,cerró,cerraron,cerrado,sella,sellan,selló,sellaron,sellado,clausuró,clausuraron",
        ".f": "cerrará,cerrarán,sellará,cerraría",
        ".i": "cerrar,sellar,clausurar",
    },
    "open": {
        "": "abre,abren,abrió,abrieron,abierto,reabre,reabren,reabrió,reabrieron,reabierto",
        ".f": "abrirá,abrirán,reabrirá,reabrirán",
        ".i": "abrir,reabrir",
    },
    "need": _verb("exig/ir", "requer/ir", "solicit/ar", "impon/er", "reimpon/er")
    | {
        "": "exige,exigen,exigió,exigieron,exigido,requiere,requieren,requirió,pide,piden,pidió,impone,imponen,impuso,impusieron,"
        "impuesto,reimpuso,introdujo,introdujeron,estableció,establece,implantó,restableció,exigía",
        ".f": "exigirá,exigirán,requerirá,requerirán,pedirá,pedirán,impondrá,impondrán,introducirá,restablecerá",
        ".i": "exigir,requerir,pedir,imponer,introducir,restablecer",
    },
    "lift": _verb(
        "elimin/ar", "levant/ar", "suprim/ir", "derog/ar", "anul/ar", "flexibiliz/ar", "retir/ar"
    ),
    "stop": _verb("suspend/er", "paraliz/ar", "cancel/ar", "fren/ar", "interrump/ir")
    | {".f": "suspenderá,suspenderán,paralizará,cancelará,frenará"},
    "bar": _verb("imped/ir", "bloque/ar", "vet/ar")
    | {
        "": "prohíbe,prohíben,prohibió,prohibieron,prohibido,impide,impiden,impidió,impidieron,impedido,bloquea,bloqueó,veta,vetó,"
        "restringe,restringen,restringió,limita,limitan,limitó",
        ".f": "prohibirá,prohibirán,impedirá,impedirán,bloqueará,vetará,restringirá,limitará",
        ".i": "prohibir,impedir,bloquear,vetar,restringir",
    },
    "allow": _verb("permit/ir", "autoriz/ar", "habilit/ar", "facilit/ar")
    | {".f": "permitirá,permitirán,autorizará,autorizarán,habilitará"},
    "deny": {
        "": "niega,niegan,negó,negaron,negado,deniega,denegó,denegaron,rechaza,rechazan,rechazó,rechazaron",
        ".f": "negará,negarán,denegará,rechazará",
        ".i": "negar,denegar,rechazar",
    },
    "admit": _verb("acept/ar", "admit/ir")
    | {
        "": "acepta,aceptan,aceptó,aceptaron,admite,admiten,admitió,admitieron,acoge,acogen,acogió,acogieron,recibe,reciben,recibió,recibieron",
        ".f": "aceptará,aceptarán,admitirá,admitirán,acogerá,acogerán,recibirá,recibirán",
        ".i": "aceptar,admitir,acoger,recibir",
    },
    "issue": _verb("otorg/ar", "conced/er", "emit/ir", "expid/ir", "entreg/ar")
    | {
        "": "otorga,otorgan,otorgó,otorgaron,concede,conceden,concedió,concedieron,emite,emiten,emitió,expide,expidió,entrega,da,dan,dio,"
        "ofrece,ofrecen,ofreció,brinda,brindan,brindó,garantiza",
        ".f": "otorgará,otorgarán,concederá,concederán,emitirá,expedirá,entregará,dará,darán,ofrecerá,brindará",
        ".i": "otorgar,conceder,emitir,expedir,entregar,dar,ofrecer,brindar",
    },
    "deport": _verb("deport/ar", "expuls/ar")
    | {
        "": "deporta,deportan,deportó,deportaron,expulsa,expulsan,expulsó,expulsaron,devuelve,devuelven,devolvió,extradita",
        ".f": "entregará,entregarán,deportará,deportarán,expulsará,expulsarán,devolverá,devolverán,extraditará",
        ".i": "deportar,expulsar,devolver,extraditar",
    },
    "check": _verb("revis/ar", "control/ar", "verific/ar", "inspeccion/ar", "registr/ar"),
    "call": _verb("declar/ar", "decret/ar", "orden/ar", "anunci/ar", "inici/ar", "reanud/ar")
    | {
        "": "declara,declaró,decretó,decreta,ordenó,ordena,anunció,inició,comenzó,reanudó",
        ".f": "decretará,declarará,ordenará,iniciará,comenzará",
        ".i": "decretar,declarar,ordenar,iniciar",
    },
}
LEXICON = {
    # what stands before a verb
    "c.aux.not": "no,nunca,jamás,tampoco,ya no",
    "c.aux.no": "ningún,ninguna",
    "c.none": "nadie,ninguno",
    "c.aux.will": "va a,van a,será,serán,podrá,podrán,iba a,iban a,tendrán que,deberán,deberá",
    "c.aux.would": "sería,serían,podría,podrían",
    "c.aux.can": "puede,pueden,podrá,podrán,pudo,pudieron,se permite,podía,podían",
    "c.aux.may": "podría,podrían",
    "c.aux.must": "debe,deben,deberá,deberán,tiene que,tienen que,tendrán que,debían,obligados a,obligadas a,obligatorio,obligatoria",
    "c.aux.should": "debería,deberían",
    "c.aux.be": "es,son,fue,fueron,será,serán,está,están,estaba,estará,estarán,sido,siendo,ser,permanece,permanecen,permanecerá,sigue,siguen,"
    "queda,quedan,quedó,quedaron,quedará,continúa,continúan,seguirá,seguirán,quedarán,estar",
    "c.aux.have": "ha,han,había,habían,haber,hayan,haya",
    "c.aux.plan": "planea,planean,planeaba,prevé,prevén,pretende,pretenden,decidió,decidieron,acordó,acordaron,anunció que,prometió,se dispone a,"
    "se comprometió a,se compromete a,prepara,preparan,piensa,piensan,intención de",
    "c.aux.ready": "dispuesto a,dispuesta a,dispuestos a,listo para,lista para,está dispuesto a,están dispuestos a",
    "c.aux.consider": "considera,consideran,evalúa,evalúan,estudia,estudian,analiza,analizan,propone,proponen,propuso,debate,baraja,sopesa,valora",
    "c.aux.begin": "empezó a,empezaron a,empieza a,empezará a,comenzó a,comenzaron a,comenzará a,reanudó,empezarán a",
    "c.aux.habit": "sigue,siguen,continúa,mantiene,mantienen",
    "c.aux.stop": "dejó de,dejaron de,deja de,dejará de,se niega a,se niegan a,se negó a,rehúsa,rehusó,reacios a,no quieren",
    "c.aux.order": "ordenó,ordenaron",
    "c.aux.adv": "ya,también,ahora,actualmente,todavía,aún,nuevamente,solo,sólo,solamente,se,les,le,lo,luego,además,hoy,ayer,totalmente,completamente,"
    "parcialmente,temporalmente,definitivamente",
    "c.link": "de,la,el,los,las,a,que",
    "c.if": "si,para,sin,hasta que,antes de,en vez de,en lugar de,aunque,evitar,posibilidad de,a menos que",
    "c.urge": "pidió,pidieron,pide,piden,exhortó,exhortaron,instó,instaron,insta,instan,llamó a,llamaron a,solicitó,solicitaron,exigió a,exigieron a,reclamó,"
    "reclaman,urgió,recomienda,aconseja,ruega,demandó",
    "c.order": "ordenó,ordenaron,orden,decreto,instruyó",
    "c.unless": "salvo,excepto,a menos que,siempre que,siempre y cuando,si,únicamente si,"
    "excepto si,salvo que,solo si",
    "c.lacking": "sin",
    "c.said": "dijo,dijeron,dice,informó,informaron,afirmó,señaló,indicó,aseguró,añadió,agregó,explicó,declaró,anunció,confirmó,según,reportó",
    "c.prep": "de,del,en,a,al,con,por,para,desde,hacia,entre,sobre,contra,hasta,bajo,tras,ante,sin,según,mediante,durante",
    "c.by": "por",
    "c.armed": "soldados,tropas,fuerzas,agentes,guardias,militares",
    "c.when": "lunes,martes,miércoles,jueves,viernes,sábado,domingo,enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre,"
    "mientras,además,cuando,pero,porque,ayer,hoy,mañana,esta,este,semana,mes,año",
    "c.pronoun": "ellos,ellas,él,ella,que,quienes,quien,nosotros",
    "c.only": "solo,sólo,solamente,únicamente",
    "c.context": "entrar,entrada,ingreso,ingresar,salir,salida,viajeros,pasajeros,frontera,fronteras,cruce,cruces,cruzar,visa,visas,visado,visados,pasaporte,"
    "pasaportes,turistas,extranjeros,aeropuerto,residencia,asilo,refugio,migrantes,refugiados,desertores,aduana,paso,fronterizo,país,territorio",
    "c.military": "parcial,general,obligatorio,obligatoria,militar,total,forzosa",
    "c.n.mobil": "movilización",
    "c.n.call": "reclutamiento,servicio militar,conscripción,llamado a filas,llamamiento a filas",
    "c.land": "país,territorio,suelo,frontera,extranjero,región,ciudad,isla",
    "c.i": "nosotros,yo",
    "c.who": "que,quienes",
    # people
    "c.det": "el,la,los,las,un,una,unos,unas,todo,toda,todos,todas,cualquier,algunos,algunas,muchos,muchas,varios,varias,su,sus,este,esta,estos,estas,"
    "cada,otro,otra,otros,otras,más,ciertos,dos,tres,cuatro,cinco,nuevos,nuevas",
    "c.own": "sus,su",
    "c.adj": "no acompañados,no acompañadas,mayores,menores,indocumentados,indocumentadas,desplazados,heridos,enfermos,jóvenes,extranjeros,extranjeras,adultos,adultas,"
    "embarazadas,solos,locales,vulnerables,irregulares,ilegales,nacionales,internacionales,registrados,vacunados,armados,varones,discapacitados,"
    "militar,militares,recién,llegados,documentados,reconocidos,residentes,irregular,humanitarios,civiles,varados,varadas",
    "c.person": "ciudadano,ciudadanos,ciudadana,ciudadanas,nacionales,hombre,hombres,mujer,mujeres,niño,niños,niña,niñas,menores,personas,persona,refugiado,"
    "refugiados,refugiadas,desertores,desertor,migrante,migrantes,inmigrantes,solicitantes de asilo,solicitantes de refugio,turistas,viajeros,visitantes,"
    "extranjeros,retornados,evacuados,residentes,reservistas,reclutas,objetores,soldados,pasajeros,titulares,peregrinos,estudiantes,conductores,familias,"
    "familiares,civiles,pacientes,trabajadores,comerciantes,peatones,jóvenes,adultos,madres,solicitantes,exiliados,disidentes,opositores,activistas,periodistas,"
    "médicos,diplomáticos,quienes,aquellos,vecinos,ancianos,camioneros,transportistas,habitantes,varones,deportados,desplazados",
    "c.migrant": "refugiado,refugiados,refugiadas,desertores,migrante,migrantes,inmigrantes,solicitantes de asilo,solicitantes de refugio,ciudadanos,nacionales,"
    "extranjeros,turistas,objetores,exiliados,evacuados,viajeros,visitantes,retornados,peregrinos,desplazados,deportados",
    "c.age": "años,edad,de,entre,y,a,mayores,menores",
    "c.doc": "pasaporte,pasaportes,visa,visas,visado,visados,permiso,permisos,documento,documentos,papeles,certificado,certificados,cédula,carné,licencia,"
    "nacionalidad,prueba,pruebas,boleto,autorización,invitación,antecedentes penales,seguro,vacunación,registro",
    "c.fleeing": "huyen,huyan,huían,procedentes,provenientes,llegan,lleguen,buscan,huyendo,escapan,viven",
    "c.holding": "con,sin",
    # deciders
    "c.official": "gobierno,gobiernos,autoridades,autoridad,ministerio,ministro,ministra,policía,guardia,guardias,gabinete,parlamento,congreso,presidente,presidenta,"
    "tribunal,corte,funcionarios,países,estado,república,junta,régimen,agencia,administración,consejo,servicio,servicios,unión,comisión,portavoz,gobernador,"
    "gobernadora,embajada,consulado,cancillería,canciller,secretaría,departamento,aduana,aduanas,fuerzas,ejército,primer ministro,alcalde,alcaldesa,alcaldía,"
    "migración,dirección,instituto,asamblea,senado,aerolíneas,aerolínea,ong,organización,acnur,onu,oim,organizaciones,ministra,agentes",
    "c.role": "nacional,nacionales,fronteriza,fronterizo,fronterizos,migratoria,migratorias,migratorio,federal,federales,militar,militares,local,locales,regional,"
    "costera,civil,supremo,suprema,interior,exteriores,defensa,seguridad,salud,extranjería,asuntos,relaciones,migración,general,humanitarias,unidas",
    "c.poss": "cuyo",
    # lines
    "c.border": "paso fronterizo,pasos fronterizos,puente internacional,cruce fronterizo,cruces fronterizos,puesto fronterizo,frontera,fronteras,paso,pasos,cruce,cruces,garita,garitas,aeropuerto,aeropuertos,puente,puentes,espacio aéreo,puesto,puestos",
    "c.line": "fronterizo,fronterizos,fronteriza,terrestre,terrestres,marítima,marítimas,aérea,aéreas,común,internacional,internacionales,norte,sur,oriental,occidental,"
    "principal,principales,binacional,este,oeste,único,último,oficial,comercial,vehicular,peatonal",
    "c.foot": "a pie,peatones,caminando",
    # what is done at a border
    "c.move.entry": "entrar,ingresar,entrada,ingreso,acceso,cruzar,cruce,pasar,paso,tránsito,llegada,viajar,regresar",
    "c.move.exit": "salir,salida,abandonar,emigrar,partir,viajar al extranjero",
    "c.move.stay": "permanecer,quedarse,estadía,estancia,permanencia,vivir,residir",
    "c.n.entry": "entrada,ingreso,acceso,paso,tránsito,llegada,admisión",
    "c.n.exit": "salida,salidas",
    "c.n.asylum": "asilo,protección temporal,protección internacional,refugio,estatus de refugiado,condición de refugiado,protección subsidiaria,estatus de protección temporal,"
    "protección humanitaria,asilo político",
    "c.n.permit": "permiso de residencia,permisos de residencia,permiso de trabajo,permisos de trabajo,residencia,permiso temporal,permisos temporales,"
    "permiso de permanencia,permisos humanitarios,visa humanitaria,visas humanitarias",
    "c.n.visa": "visa,visas,visado,visados,visa de turista,visas de turista,visados de turista,visa consular,visa de turismo",
    "c.n.checks": "controles,control,revisiones,inspecciones,controles fronterizos,controles migratorios,control de pasaportes",
    "c.n.curbs": "restricciones,restricción,límites,cuotas,requisitos,requisito,limitaciones",
    "c.n.phones": "teléfonos,teléfono,equipaje,equipajes,vehículos,celulares,móviles,bolsos,pasaportes,documentos,papeles",
    "c.v.must": "necesita,necesitan,necesitarán,necesitará,requieren,requerirán,precisan,deben,deberán,tienen que,tendrán que",
    "c.v.show": "presentar,mostrar,portar,llevar,tener,tramitar,obtener,solicitar,contar con,exhibir",
    "c.v.closed": "cerrado,cerrada,cerrados,cerradas,clausurado,clausurada,sellada,cerradas",
    "c.v.opened": "abierto,abierta,abiertos,abiertas,reabierto,reabierta",
    "c.v.barred": "prohibido,prohibida,prohibidos,vetado,vetada,impedido",
    "c.v.allowed": "permitido,permitida,permitidos,autorizado,autorizada,autorizados",
    "c.v.required": "obligatorio,obligatoria,obligatorios,necesario,necesaria,exigido,exigida,requerido",
    "c.n.closure": "cierre",
    "c.n.opening": "reapertura,apertura",
    "c.n.ban": "prohibición,veto,moratoria",
    "c.go.leave": "salir,abandonar,irse,marcharse,emigrar,huir",
    "c.go.to": "regresar,volver,retornar,viajar,cruzar,llegar",
    "c.home": "casa,casas,hogar,hogares,país,patria,tierra,tierras,comunidades,extranjero,frontera,pueblo",
    "c.v.want": "planean,planea,quieren,quiere,esperan,espera,pretenden,pretende,intentan,piensan,desean,buscan,decididos a,decidieron,prefieren,sueñan con",
    # denying, warning
    "c.d.deny": "niega,niegan,negó,negaron,desmiente,desmienten,desmintió,desmintieron,rechaza,rechazó,rechazaron,descartó,descarta,refutó,ha negado,ha desmentido",
    "c.d.fake": "falso,falsa,falsos,falsas,mentira,bulo,bulos,infundado,infundados,infundadas,noticia falsa,noticias falsas",
    "c.d.report": "informe,informes,versión,versiones,rumor,rumores,acusación,acusaciones,noticia,noticias,información,informaciones,reporte,reportes,denuncias,video,videos,"
    "imágenes,especulaciones,planes,existencia",
    "c.d.vary": "aumentado,aumentó,variado,varió,cambiado,cambió,crecido,subido,disminuido,disminuyó,bajado,incrementado",
    "c.d.same": "normal,habitual,estable,normalidad,tranquila,tranquilo",
    "c.w.warn": "advirtió,advirtieron,advierte,advierten,alertó,alertaron,alerta,alertan",
    "c.w.avoid": "evitar,no viajar,abstenerse de",
    # what a denial or a warning speaks of
    "c.topic.queue": "cola,colas,fila,filas,atasco,atascos,congestión,aglomeraciones",
    "c.topic.flow": "flujo,éxodo,salida masiva,ola,oleada,afluencia,estampida,avalancha",
    "c.topic.number": "número,cifra,cantidad",
    "c.topic.airport": "aeropuerto,aeropuertos,vuelos,boletos,pasajes",
    "c.topic.border": "frontera,fronteras,cruce,cruces,paso fronterizo,pasos fronterizos,cruces fronterizos",
    "c.topic.leaving": "salir,salido,salidas,huido,huir,huyendo,abandonado,abandonar,emigrado,emigrar",
    "c.topic.entry": "entrada,entradas,entrado,ingreso,ingresado,ingresar,llegadas,llegada,entrar",
    "c.topic.refugees": "refugiados,refugiadas,migrantes,desertores,desplazados,reservistas",
    "c.topic.deportation": "deportar,deportado,deportaciones,deportación,deportados,expulsiones,expulsión,devoluciones,deportaciones masivas",
    "c.topic.call_up": "movilización,reclutamiento,servicio militar",
    "c.topic.visa": "visa,visas,visados,pasaporte,pasaportes",
    "c.topic.travel": "viajar,viajes,viaje,turistas",
    # one of these is in every claim worth a look
    "c.key": "visa,visas,visado,visados,frontera,fronteras,fronterizo,fronterizos,fronteriza,aeropuerto,pasaporte,pasaportes,asilo,refugio,movilización,reclutamiento,"
    "servicio militar,reservistas,desertores,deportar,deportará,deportarán,deportaciones,expulsar,expulsará,devolverá,entrada,ingreso,ingresar,entrar,salida,salir,"
    "refugiados,migrantes,extranjeros,turistas,éxodo,cola,colas,a pie,protección temporal,permiso de residencia,permisos de residencia,residencia,solicitantes de asilo,"
    "paso fronterizo,cruces,cruce,paso,puente,regresar,volver,retornar,huir,viajar,permanecer,deportados,protección internacional,abandonar,cierre,reapertura,reclutamiento",
}  # fmt: skip
for _name, _forms in VERBS.items():
    for _end, _words in _forms.items():
        LEXICON[f"c.v.{_name}{_end}"] = _words

ARTICLES = ("el", "la", "los", "las", "vecino", "vecina")
TRIGGERS = ("c.v", "c.n", "c.d", "c.w", "c.go", "c.foot")
TOPICS = ("c.key",)
HINTS = ()
PEOPLES = r"[a-záéíóúñ]+s$"
FOLKS = r"(?!)"
ADVERB = r"[a-záéíóúñ]{3,}mente"
GERUND = r"[a-záéíóúñ]+(?:ando|iendo|yendo)"
AGED = r"\b(?:de entre|entre|mayores|menores|de \d)"
MANY = r"(?i)(?:a |los |las )?(?:unos|unas|decenas|cientos|miles|varios|varias|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|un grupo)\b"
ROLES = {
    "a": "to", "al": "to", "hacia": "to", "para": "to", "desde": "from", "con": "with", "de": "at",
    "abandonar": "from", "entre": "at",
}  # fmt: skip

# -- chunks: groups of people, lines to cross, deciders

_W = "<!mark|break|=,>"
_DE = '("de"|"del")'
_PLACES = '<c.det>? <place> ((","|"y"|"e"|"o") <c.det>? <place>)*'
_PRE = "<c.det|numeral|number|percent|c.adj|demonym>"
_QUAL = "(<c.adj|demonym|c.people>)"
_AGE = (
    '(("mayores"|"menores")? "de" ("entre")? <number|numeral|duration|age> (("a"|"y") <number|numeral|duration|age>)? "años"?'
    '|("mayores"|"menores") "de" <number|numeral|duration|age>|"en" "edad" "militar"|<age|duration>)'
)
_POST = (
    f"({_QUAL}|{_AGE}|{_DE} {_PLACES}|<c.holding> <c.det|c.adj>{{0,2}} <c.doc|c.n.visa|c.n.permit>"
    f"|<c.fleeing> <!mark|break|=,|c.aux|c.v>{{0,5}})"
)
_PEOPLE = f"({_PRE}{{1,4}} ({_DE})?)? <c.person>"
_ALONE = f"(<c.det|numeral|number>{{1,3}} <c.people>(! <c.person|c.official|c.border>))"

CHUNKS = (
    Rule("people, with who they are",
         f'({_PEOPLE}|{_ALONE}) {_POST}{{0,3}} ((","|"y"|"e"|"o"|"ni") ({_PEOPLE}|{_ALONE}) {_POST}{{0,2}}){{0,3}}', GROUP,
         examples=("mujeres y niños", "los hombres de 18 a 60 años", "los migrantes sin papeles", "ciudadanos venezolanos",
                   "los refugiados de Siria"), never=("la frontera",)),
    Rule("a line to cross",
         f'(<c.det|numeral|number> "de")? <c.det|c.line|numeral|number>{{0,3}} <c.border> <c.line|cap>{{0,3}} (! <c.official>)'
         f'(("entre" {_PLACES}|{_DE} {_PLACES} ("con" {_PLACES})?|"con" {_PLACES}|"hacia" {_PLACES}))?', LINE,
         examples=("la frontera con Chad", "los pasos fronterizos", "la frontera entre Chad y Sudán")),
    Rule("who decides",
         f'<c.det>? <c.official> <c.role|demonym|cap>{{0,2}} ({_DE} <c.det>? (<place>|<c.official|c.role|cap>{{1,3}}) ({_DE} <place>)?)?<cap>{{0,2}}',
         ACTOR, examples=("el gobierno de Chad", "las autoridades colombianas", "el ministerio del interior")),
    Rule("countries together", '(! <demonym>)<place> ((","|"y"|"e") (! <demonym>)<place>)+', ACTOR),
    Rule("a name", '("el"|"la"|"los"|"las")? <cap|organisation|person>{1,4}', ACTOR),
)  # fmt: skip

# -- rules: the words around the chunks, and what they decide


def _f(
    about: str, yes: str, no: str, subject: str = "actor", asks: str = "", **more: object
) -> Frame:
    return Frame(about, yes, no, subject, frozenset(asks.split()), **more)  # type: ignore[arg-type]


def _rules(
    name: str, verb: str, pattern: str, frame: Frame, *examples: str, never: tuple[str, ...] = ()
) -> tuple[Rule, ...]:
    """One rule for each form of a verb; HEAD in the pattern is the verb."""
    announced = frame._replace(status="announced", asks=frame.asks | {"count"})
    after = frame._replace(asks=frame.asks | {"modal"})
    return (
        Rule(f"{name}, in future", pattern.replace("HEAD", f"(head: <c.v.{verb}.f>)"), announced),
        Rule(
            f"{name}, after an auxiliary", pattern.replace("HEAD", f"(head: <c.v.{verb}.i>)"), after
        ),
        Rule(
            name,
            pattern.replace("HEAD", f"(head: <c.v.{verb}>)"),
            frame,
            examples=examples,
            never=never,
        ),
    )


G, G2 = "(group: <c.np.group>)", "(group2: <c.np.group>)"
L = "(line: <c.np.line>)"
_TO = '("a"|"para"|"de"|"contra")'
_DET = "<c.det|c.adj|demonym|c.aux.no>{0,3}"
_WHAT = "(what: <c.n.entry|c.n.exit|c.move>)"
_LAND = (
    '("a"|"de"|"del"|"al"|"en"|"hacia"|"por"|<c.det>){0,3} (<c.land|place|c.np.line|c.np.actor>)'
)

DENIAL = _f(claim="denial", about="", yes="", no="", asks="topic free")
WARNING = _f(claim="warning", about="", yes="", no="", asks="topic", subject="any")
INTENTION = _f(claim="intention", about="", yes="", no="", subject="group", asks="goer lone")

RULES = (
    # denials and warnings
    Rule("denies that", '(head: <c.d.deny>) ("que"|<c.det|c.adj>{0,3} <c.d.report> ("de" "que"|"de"|"sobre"|"que")?) (denied: <!break>{2,40})',
         DENIAL, examples=("El ministro negó que hubiera colas en la frontera.",
                           "El ejército desmintió los rumores sobre la salida de reservistas."),
         never=("El juez negó que hubiera fraude fiscal.",)),
    Rule("reports of it are false", "(denied: <c.d.report> <!mark|break|=,>{1,15}?) <c.aux.be|c.aux.not|c.aux.adv>+(head: <c.d.fake>)", DENIAL,
         examples=("Los rumores sobre el cierre de la frontera son falsos, dijo la gobernadora.",)),
    Rule("there is no such flow", '<c.aux.not> "hay" (head: <c.det>?) (denied: <c.topic.queue|c.topic.flow> <!mark|break|=,>{1,12})',
         _f(claim="denial", about="", yes="", no="", asks="topic free lone"),
         examples=("No hay colas en el paso, aseguró la aduana.",), never=("No hay escuelas en el campamento.",)),
    Rule("did not vary", "(denied: <c.topic|c.np.line|c.np.group> <!break>{0,12}?<c.aux.not> <c.aux.have>?(head: <c.d.vary>))", DENIAL,
         examples=("El número de cruces no ha aumentado, dijo la guardia fronteriza.",)),
    Rule("warns of it", "(head: <c.w.warn>) <!break>{0,10}?(= <c.topic.deportation|c.topic.call_up|c.topic.flow|c.w.avoid>)(denied: <!break>{1,30})", WARNING,
         examples=("La organización advirtió de deportaciones masivas.",)),
    # visas and papers
    *_rules("requires papers of people", "need", f"HEAD (<c.prep>? <date>)? {_DET}(<c.n.visa|c.doc>) <!mark|break|c.np>{{0,4}}? {_TO} {G}",
            _f("entry", "required", "not_required", asks="group"),
            "Perú exige visa a los venezolanos.", "Chile exigirá pasaporte a los ciudadanos haitianos."),
    *_rules("waives papers", "lift", f"HEAD {_DET}(\"requisito\" \"de\"|\"exigencia\" \"de\")? (<c.n.visa>) <!mark|break|c.np>{{0,4}}? {_TO} {G}",
            _f("entry", "not_required", "required", asks=""), "Brasil eliminó la visa para los ciudadanos ucranianos."),
    *_rules("stops visas", "stop", f"HEAD <c.det|c.adj|word>{{0,3}}? (\"de\")? (<c.n.visa>) ({_TO} {G})?",
            _f("entry", "refused", "admitted", asks="lone"), "El consulado suspendió la emisión de visas."),
    Rule("needs a visa", f"(head: <c.v.must>) {_DET}(<c.n.visa>|\"pasaporte\"|\"permiso\") ((\"para\"|\"de\") (what: <c.move>))?",
         _f("entry", "required", "not_required", "group", "group count"),
         examples=("Los haitianos necesitan visa para entrar a Chile.", "Los colombianos no necesitan visa.")),
    Rule("must show papers", f"(head: <c.v.must>) <c.v.show> {_W}{{0,3}}?(<c.doc|c.n.visa>)",
         _f("entry", "required", "not_required", "group", "context group count"),
         examples=("Los viajeros deben presentar un pasaporte en la frontera.",)),
    # lines
    *_rules("closes a line", "close", f"HEAD {L}", _f("entry", "closed", "open"), "Colombia cerró la frontera con Venezuela.",
            "Egipto no cerrará el paso de Rafah.", never=("La empresa cerró la tienda.",)),
    *_rules("opens a line", "open", f"HEAD {L}", _f("entry", "open", "closed"), "Venezuela reabrió la frontera con Colombia."),
    Rule("a line is closed", f"{L}<!mark|break|=,|c.v>{{0,5}}?<c.aux.be>(<c.aux.adv>)*(head: <c.v.closed>)", _f("entry", "closed", "open", "thing"),
         examples=("La frontera con Chad fue cerrada el lunes.", "El paso fronterizo permanece cerrado.")),
    Rule("a line is open", f"{L}<!mark|break|=,|c.v>{{0,5}}?<c.aux.be>(<c.aux.adv>)*(head: <c.v.opened>)", _f("entry", "open", "closed", "thing"),
         examples=("La frontera sigue abierta.",)),
    Rule("closure of a line", f"(head: <c.n.closure>) {_DE} {L}", _f("entry", "closed", "open", "any", "lone", confidence=0.7),
         examples=("Quito anunció el cierre de la frontera.",)),
    Rule("reopening of a line", f"(head: <c.n.opening>) {_DE} {L}", _f("entry", "open", "closed", "any", "lone", confidence=0.7),
         examples=("Las partes acordaron la reapertura de la frontera.",)),
    Rule("on foot", "<c.aux.be>(head: <c.v.barred>) <c.det>? (<c.move>|\"paso\") <!mark|break|=,>{0,3} <c.foot>",
         _f("entry", "refused", "admitted", "thing"), examples=("Está prohibido cruzar la frontera a pie.",)),
    Rule("cannot cross on foot", "<c.aux.can> (head: <c.move.entry>) <!mark|break|=,>{0,3} <c.foot>",
         _f("entry", "admitted", "refused", "any", "can"), examples=("No se puede cruzar el puente a pie.",)),
    # who may pass
    *_rules("bars people", "bar", f"HEAD <c.det>? {_WHAT} <!mark|break|c.np>{{0,3}}? {_TO} {G}", _f("entry", "refused", "admitted"),
            "Rusia prohibió la salida de reservistas.", "Guatemala prohíbe el ingreso a los migrantes sin documentos."),
    *_rules("bars people from", "bar", f"HEAD \"a\" {G} {_WHAT}", _f("entry", "refused", "admitted"),
            "Jordania impide a los sirios entrar."),
    *_rules("allows people", "allow", f"HEAD <c.det>? {_WHAT} <!mark|break|c.np>{{0,3}}? {_TO} {G}", _f("entry", "admitted", "refused", asks="group"),
            "Uganda permite la entrada de refugiados congoleños.", "Letonia no permite el ingreso de turistas rusos."),
    *_rules("allows people to", "allow", f"HEAD \"a\" {G} {_WHAT}", _f("entry", "admitted", "refused", asks="group"),
            "Uganda permite a los refugiados entrar.", never=("El sol permite a los niños jugar.",)),
    *_rules("refuses entry", "deny", f"HEAD <c.det>? {_WHAT} <!mark|break|c.np>{{0,3}}? {_TO} {G}", _f("entry", "refused", "admitted", asks="group"),
            "Malta negó la entrada a los migrantes."),
    Rule("may go", f"(head: <c.go.leave>) {_LAND}", _f("exit", "admitted", "refused", "group", "group can"),
         examples=("Los hombres de 18 a 60 años no pueden salir del país.",), never=("No pueden salir del estadio.",)),
    Rule(
        "without a visa",
        f'(head: "entrar"|"ingresar"|"viajar"|"cruzar") {_W}{{0,5}}?"sin" <c.n.visa>',
        _f("entry", "not_required", "required", "group", "group can"),
        examples=("Los ucranianos pueden entrar a Brasil sin visa.",),
        never=("Dos hombres lograron entrar sin visa.",),
    ),
    Rule("may come", f'(head: "entrar"|"ingresar"|"cruzar") {_LAND}', _f("entry", "admitted", "refused", "group", "group can"),
         examples=("Los sudaneses pueden entrar a Egipto.",)),
    *_rules("admits people", "admit", f"HEAD (\"a\")? {G}", _f("entry", "admitted", "refused", asks="group taken"),
            "Kenia no admitirá a desertores.", "Polonia acoge a los refugiados ucranianos.", never=("El hospital recibió a 30 pacientes.",)),
    # staying
    *_rules("grants protection", "issue", f"HEAD <c.det>? (what: <c.n.asylum>) <!mark|break|c.np>{{0,3}}? {_TO} {G}",
            _f("stay", "protected", "refused"), "Colombia otorga protección temporal a los migrantes venezolanos."),
    *_rules("issues permits", "issue", f"HEAD <c.det>? <c.adj>? (what: <c.n.permit|c.n.visa>) <!mark|break|c.np>{{0,3}}? {_TO} {G}",
            _f("stay", "admitted", "refused", asks="modal"), "Turquía no otorga permisos de residencia a los recién llegados extranjeros."),
    *_rules("sends people back", "deport", f"HEAD (\"a\")? {G}", _f("stay", "refused", "protected", asks="modal"),
            "Suecia no deporta a los desertores.", never=("La policía deportó a 40 hombres.",)),
    # call-up, checks
    *_rules("orders a call-up", "call", f"HEAD <c.det>? (<c.n.mobil|c.n.call>)", _f("call_up", "required", "not_required"),
            "El presidente decretó la movilización parcial."),
    *_rules("ends a call-up", "stop", f"HEAD <c.det>? (<c.n.mobil|c.n.call>)", _f("call_up", "not_required", "required"),
            "La junta suspendió el reclutamiento."),
    *_rules("checks people", "check", f"HEAD {_W}{{0,2}}?({G}|<c.doc|c.n.phones>)", _f("checks", "checked", "not_required", asks="line actor"),
            "Los guardias revisan los teléfonos en el paso de Narva.", never=("Las enfermeras revisan a los niños.",)),
    Rule("means to go", f"(head: <c.v.want>) (<c.go.leave|c.go.to>) {_LAND}", INTENTION,
         examples=("Los refugiados quieren regresar a Siria.",), never=("El equipo quiere volver a ganar.",)),
)  # fmt: skip
