"""English claims: who admits whom, who means to go, who denies it, who warns of it.

`reading/claims.py` reads by these. `LEXICON` has the words, `CHUNKS` builds groups of
people, deciders and border lines, `RULES` say which words around them make a claim
and which decision it is when asserted and when negated. Earlier rules win.
"""

from __future__ import annotations

from exeunt.reading.claims import ACTOR, GROUP, LINE, Frame
from exeunt.reading.engine import Rule


def _forms(*verbs: str) -> str:
    """Regular verbs with their forms: "admit:admitt" doubles, "issu:e" drops an e."""
    out = []
    for verb in verbs:
        if verb.endswith("/e"):
            stem = verb[:-2]
            out += [stem + "e", stem + "es", stem + "ed", stem + "ing"]
        elif verb.endswith("/y"):
            stem = verb[:-2]
            out += [stem + "y", stem + "ies", stem + "ied", stem + "ying"]
        elif verb.endswith("+"):
            stem = verb[:-1]
            out += [stem, stem + "s", stem + stem[-1] + "ed", stem + stem[-1] + "ing"]
        else:
            plural = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
            out += [verb, verb + plural, verb + "ed", verb + "ing"]
    return ",".join(out)


def _both(words: str) -> str:
    """Words with a straight and with a curly apostrophe."""
    return f"{words},{words.replace(chr(39), '’')}"


LEXICON = {
    # what stands before a verb
    "c.aux.not": _both(
        "not,never,cannot,can't,won't,wouldn't,don't,doesn't,didn't,isn't,aren't,wasn't,weren't,"
        "hasn't,haven't,hadn't,couldn't,shouldn't,mustn't,needn't,no longer,neither"
    ),
    "c.aux.no": "no",
    "c.aux.will": _both("will,shall,won't,we'll,they'll,he'll,she'll,i'll,it'll"),
    "c.aux.would": _both("would,wouldn't"),
    "c.aux.can": _both("can,cannot,can't,could,couldn't,able,unable"),
    "c.aux.may": "may,might",
    "c.aux.could": "could",
    "c.aux.must": _both("must,mustn't,obliged,required"),
    "c.aux.should": _both("should,shouldn't,ought"),
    "c.aux.do": _both("do,does,did,don't,doesn't,didn't"),
    "c.aux.be": _both("is,are,was,were,be,been,being,isn't,aren't,wasn't,weren't,get,gets,got,remain,"
        "remains,remained,stays,stayed,stay"),
    "c.aux.have": _both("has,have,had,having,hasn't,haven't,hadn't"),
    "c.aux.to": "to",
    "c.aux.plan": (
        "plan,plans,planned,planning,intend,intends,intended,intending,intention,aims,decided,"
        "decides,agreed,agrees,vowed,vows,promised,promises,pledged,pledges,going,set,due,about to,ruled out,rules out,ruling out,"
        "poised,preparing,prepares,prepared,expected,expects,scheduled,decision,pledge,hopes,"
        "determined,resolved"
    ),
    "c.aux.ready": "ready,willing,prepared",
    "c.aux.consider": (
        "whether,consider,considers,considered,considering,mull,mulls,mulled,mulling,weigh,weighs,weighed,"
        "weighing,debate,debates,debating,debated,discuss,discusses,discussed,discussing,propose,"
        "proposes,proposed,proposing,proposal,proposals,studying,examining,thinking,wants,"
        "want,wanted,seeks,seeking,threatened,threatens,threatening,contemplating,exploring,talk,"
        "talks,talking,looking,favour,favours,favors,suggested,suggests,push,pushing,idea,question"
    ),
    "c.aux.begin": "moved,moves,voted,resume,resumes,resumed,resuming,begin,begins,began,begun,beginning,start,starts,started,starting",
    "c.aux.habit": "reason,reasons,grounds,continue,continues,continued,keep,keeps,kept,continuing,keeping,usually,generally,always",
    "c.aux.stop": (
        "stop,stops,stopped,stopping,cease,ceases,ceased,ceasing,halt,halts,halted,halting,"
        "suspend,suspends,suspended,suspending,refuse,refuses,refused,refusing,decline,declines,"
        "declined,declining,ruled out,rules out,ruling out,rule out,unable,unwilling,reluctant,against,opposed,opposes"
    ),
    "c.aux.adv": (
        "also,already,now,currently,still,soon,again,even,only,just,both,reportedly,then,today,"
        "once,therefore,yet,largely,all,longer,otherwise,further,instead,always,henceforth"
    ),
    "c.link": (
        "about,"
        "complete,total,full,blanket,partial,general,ways,whether,how,possibility,option,options,plan,plans,measures,steps,of,on,at,a,law,"
        "bill,decree,for,new,the,that,it,has,in,order,its,no"
    ),
    "c.if": "make,makes,made,making,whether,if,unless,lest,suppose,supposing,in case,until,till,before,instead,without,than",
    "c.urge": (
        "urge,urges,urged,urging,call,calls,called,calling,appeal,appeals,appealed,appealing,ask,"
        "asks,asked,asking,demand,demands,demanded,demanding,request,requests,requested,press,"
        "pressed,pressing,pressure,pressured,want,wants,wanted,implore,implored,beg,begged,need,"
        "lobbied,lobby,advocate,advocates,advocated,advocating,advocacy,encourage,encouraged,encourages,persuade,persuaded,convince,force,forced,"
        "forcing,recommended,recommends"
    ),
    "c.aux.order": "ordered,instructed,directed",
    "c.order": "allowing,authorising,authorizing,empowering,requiring,enabling,order,orders,ordered,instruct,instructs,instructed,told,directed,instructions,authorised,authorized,decree,decreed",
    "c.unless": (
        "unless,provided,except,subject to,on condition,as long as,so long as,providing,"
        "if,apart from,other than,when"
    ),
    "c.lacking": "without",
    "c.atline": "cross,crosses,crossed,leaving,entering,departing,arriving",
    "c.none": "no one,nobody,none,no-one",
    "c.that": "that",
    "c.own": "its,their,our,his,her",
    "c.said": "say,said,says,told,tells,added,adds,according,stated,reported,reports,explained,noted,tweeted,wrote,announced",
    "c.prep": (
        "of,in,to,from,with,at,by,for,on,into,between,near,through,via,across,inside,over,"
        "towards,toward,under,against,outside,along,about,including,"
        "among,following,like,without,amid,onto,despite,around,within"
    ),
    "c.by": "by",
    "c.and": "and,but,or",
    "c.armed": "soldiers,soldier,troops,fighters,forces,officers,guards",
    "c.when": (
        "monday,tuesday,wednesday,thursday,friday,saturday,sunday,january,february,march,april,may,"
        "june,july,august,september,october,november,december,meanwhile,however,earlier,later,"
        "yesterday,today,tomorrow,tonight,recently,moreover,additionally,furthermore,although,"
        "while,when,since,after,before,despite,though,whereas,once,as,but,because,so,if,there,here,this,last,next,week,month,year,morning"
    ),
    "c.pronoun": "we,they,he,she,it,i,who,which,that",
    "c.only": "only",
    "c.context": (
        "enter,entering,entry,arrivals,arriving,travellers,travelers,passengers,border,borders,"
        "crossing,crossings,cross,visa,visas,passport,passports,visitors,tourists,foreigners,airport,"
        "residence,residency,nationals,asylum,migrants,refugees,leaving,departing,immigration,"
        "deserters,travelling,traveling,checkpoint,frontier,exit"
    ),
    "c.military": "partial,general,mandatory,compulsory,military,full,forced,mass,universal,army,wartime,nationwide,total",
    "c.n.mobil": "mobilization,mobilisation",
    "c.n.curbs": "restriction,restrictions,curbs,curb,limit,limits,quota,quotas,cap,caps,rules,controls,requirement,requirements,conditions,ceiling,measures,policy",
    "c.n.phones": "phones,phone,luggage,belongings,vehicles,cars,buses,telephones,laptops,trucks,bags",
    "c.v.shelter": "protect,shelter,harbour,harbor,host,house",
    "c.v.tighten": _forms("strengthen", "intensif/y", "tighten", "increas/e", "conduct", "reinforc/e", "introduc/e", "reinstat/e", "reintroduc/e", "impos/e", "resum/e", "start", "launch") + ",step up,stepped up,stepping up,set up,carry out,carried out,began,begun,begin,bring back,brings back,brought back,bringing back",
    "c.land": "country,territory,soil,homeland,border,borders,abroad,region,area,enclave,strip,island,city,kingdom,republic,state,bloc",
    "c.i": _both("i,we,i'm,we're,they,i'd,we'd"),
    "c.who": "who,whose",
    # people
    "c.det": (
        "the,a,an,all,any,some,most,many,several,its,their,his,her,our,these,those,no,every,each,"
        "only,more,other,such,certain,few,fewer,almost,nearly,around,over,dozens,hundreds,"
        "thousands,tens,millions,scores,both,own,one,another,whole,entire,two,three,four,five,"
        "six,seven,eight,nine,ten,more"
    ),
    "c.adj": (
        "unaccompanied,elderly,undocumented,displaced,fleeing,wounded,injured,sick,young,foreign,"
        "able,bodied,fit,military,draft,age,aged,adult,pregnant,single,stranded,ordinary,local,"
        "vulnerable,irregular,illegal,third,country,national,dual,stateless,international,"
        "registered,unregistered,vaccinated,unvaccinated,armed,army,reserve,asylum,seeking,"
        "disabled,male,female,unmarried,married,border,cross,day,eligible,persecuted,"
        "new,old,senior,former,medical,exhausted,newly,arrived,recent,orphaned"
    ),
    "c.person": (
        "citizens,nationals,men,women,children,minors,people,persons,refugees,deserters,"
        "defectors,migrants,immigrants,emigrants,asylum seekers,asylum-seekers,tourists,"
        "travellers,travelers,visitors,foreigners,arrivals,returnees,evacuees,residents,"
        "reservists,conscripts,recruits,objectors,evaders,dodgers,soldiers,passengers,"
        "holders,pilgrims,students,drivers,families,relatives,civilians,patients,workers,"
        "traders,merchants,herders,pedestrians,youths,adults,males,females,boys,girls,"
        "infants,mothers,elderly,applicants,newcomers,entrants,exiles,dissidents,"
        "opponents,activists,journalists,nurses,doctors,teachers,diplomats,anyone,"
        "everyone,everybody,no one,anybody,nobody,those,individuals,villagers,elders,teenagers,"
        "pensioners,graduates,farmers,fishermen,settlers,households,parents,couples,"
        "dependants,spouses,commuters,expatriates,volunteers,returners,infiltrators,kurds,yazidis,hazaras,rohingya,rohingyas,tigrayans,uyghurs,uighurs,chechens,buryats,pashtuns,"
        "fugitives,troops,inhabitants,populations,speakers,nomads,fighters,"
    ),
    "c.one": (
        "citizen,national,man,woman,child,minor,person,refugee,deserter,defector,"
        "migrant,immigrant,tourist,traveller,traveler,visitor,foreigner,returnee,evacuee,"
        "resident,reservist,evader,dodger,soldier,passenger,holder,pilgrim,student,"
        "driver,family,civilian,patient,worker,trader,pedestrian,youth,adult,applicant,"
        "population,asylum seeker,"
    ),
    "c.migrant": (
        "refugee,refugees,deserter,deserters,defector,defectors,migrant,migrants,asylum seeker,"
        "asylum seekers,asylum-seekers,citizens,nationals,foreigners,tourists,objectors,evaders,dodgers,"
        "kurds,yazidis,hazaras,rohingya,rohingyas,tigrayans,uyghurs,uighurs,chechens,exiles,evacuees,travellers,travelers,visitors,immigrants,returnees,pilgrims"
    ),
    "c.age": "aged,ages,age,years,year,old,over,under,between,above,below,older,younger,than,and,to,or",
    "c.doc": (
        "passport,passports,visa,visas,permit,permits,document,documents,paper,papers,certificate,"
        "certificates,identity card,identity cards,id card,id cards,id,ids,licence,license,"
        "nationality,citizenship,test,tests,pass,passes,invitation,ticket,tickets,permission,"
        "proof,vaccination,quarantine,insurance,form,forms,residency,biometric,fingerprint,"
        "fingerprints,clearance,letter,authorisation,authorization,registration,pcr,sponsor,"
        "approval,funds,stamp,waiver,exemption,guarantor,booking,bookings,card,cards,dual"
    ),
    "c.pass": "passport,passports,documents,papers,visa,visas,permit,permits,id,ids,nationality,citizenship,ticket,tickets,card,cards,tests,certificates,certificate,residency,pass,passes,invitation,identity,vaccination",
    "c.fleeing": (
        "fleeing,escaping,avoiding,evading,dodging,seeking,wishing,wanting,trying,living,residing,"
        "stranded,arriving,coming,entering,travelling,traveling,leaving,returning,hoping,attempting,"
        "crossing,staying,hiding,subject,liable,eligible,heading,displaced,born,willing,able,fit,"
        "surveyed,interviewed,polled,questioned,waiting,stuck,planning,opposed,opposing,facing,evacuated,escaped,trapped,at risk,expelled,"
        "rescued,sleeping,camped,registered,caught,working,studying,wanted,sought,deported"
    ),
    "c.holding": "with,without,holding,carrying,possessing,lacking,having,on,bearing",
    # deciders
    "c.official": (
        "chief,chiefs,staff,"
        "staff,island,territory,emirate,enclave,government,governments,authorities,authority,ministry,minister,ministers,police,guard,"
        "guards,cabinet,parliament,lawmakers,president,court,courts,officials,official,countries,"
        "states,state,nation,nations,kingdom,republic,republics,junta,regime,agency,administration,"
        "council,service,services,union,bloc,rulers,officers,officer,commission,spokesman,"
        "spokeswoman,spokesperson,chancellor,governor,king,embassy,embassies,consulate,"
        "consulates,department,customs,forces,army,premier,leader,leaders,envoy,"
        "ambassador,secretary,commissioner,senate,assembly,duma,prosecutor,mayor,troops,country,"
        "neighbours,neighbors,capital,kremlin,commissariat,side,institutions,rebels,militia,"
        "directorate,inspectors,airlines,airline,carriers,operator,operators,province,region"
    ),
    "c.role": (
        "prime,interior,foreign,defence,defense,home,border,immigration,security,migration,federal,"
        "state,military,health,local,national,deputy,vice,chief,head,justice,senior,regional,"
        "coast,frontier,law,enforcement,transitional,interim,caretaker,ruling,island,baltic,nordic,"
        "european,african,arab,gulf,central,asian,latin,neighbouring,neighboring,western,"
        "eastern,northern,southern,revenue,civil,aviation,customs,police,patrol,general,supreme,"
        "constitutional,internal,affairs,external,member,transit,balkan,caribbean,official,de,"
        "facto,parliamentary"
    ),
    "c.poss": _both("'s,country's,nation's,government's,state's,kingdom's,republic's,neighbour's,neighbor's,bloc's,region's"),
    # lines
    "c.border": (
        "border,borders,frontier,frontiers,crossing,crossings,checkpoint,checkpoints,airport,"
        "airports,airspace"
    ),
    "c.line": (
        "border,land,sea,air,main,common,shared,entire,whole,remaining,international,northern,"
        "southern,eastern,western,north,south,east,west,official,key,vital,post,posts,points,point,"
        "gate,last,sole,busiest,frontier,crossing,civilian,passenger,maritime,gates,two,three,four,"
        "five,six,seven,eight,nine,ten,internal,external,both,overland,station,stations,humanitarian,"
        "its,only,terminal"
    ),
    "c.foot": "on foot,walking,pedestrian,pedestrians,foot,walk",
    "c.vehicle": "vehicle,vehicles,car,cars,bus,buses,bicycle,bicycles,truck,trucks,ambulances,ambulance",
    # verbs
    "c.v.admit": _forms("admit+", "accept", "receiv/e", "welcom/e"),
    "c.v.take": "take,takes,took,taken,taking",
    "c.v.let": "let,lets,letting",
    "c.v.allow": _forms("allow", "permit+", "authoris/e", "authoriz/e", "entitl/e", "clear")
    + ",let,lets,letting,free",
    "c.v.bar": _forms("ban+", "bar+", "prohibit", "outlaw", "block", "prevent")
    + ",forbid,forbids,forbade,forbidden,forbidding",
    "c.v.stop": _forms("stop+", "halt", "suspend", "paus/e", "freez/e") + ",froze,frozen",
    "c.n.ban": "ban,bans,prohibition,moratorium,embargo",
    "c.v.deny": _forms("den/y", "refus/e"),
    "c.v.turn": _forms("turn", "push"),
    "c.v.limit": _forms(
        "restrict", "limit", "curb", "tighten", "reduc/e", "stem+", "curtail", "slow", "stop+",
        "cap+", "halt", "suspend", "harden"
    ) + ",cut,cuts,cutting",
    "c.v.ease": _forms("eas/e", "relax", "loosen", "simplif/y", "liberalis/e"),
    "c.v.lift": _forms("lift", "waiv/e", "scrap+", "abolish", "cancel", "drop+", "remov/e", "end",
                       "revok/e", "repeal", "overturn") + ",withdrew,withdrawn,cancelled,expired,lapsed",
    "c.v.impose": _forms("impos/e", "introduc/e", "reinstat/e", "reintroduc/e", "announc/e",
                         "order", "declar/e", "adopt", "approv/e", "enact", "enforc/e",
                         "reimpos/e", "restor/e", "slap+", "maintain", "plac/e"),
    "c.v.close": _forms("clos/e", "seal") + ",shut,shuts,shutting",
    "c.v.open": _forms("open", "reopen", "re-open", "unseal"),
    "c.n.closure": "closure,closures,closing,sealing,shutdown",
    "c.n.opening": "reopening,opening,re-opening",
    "c.v.need": _forms("need", "requir/e"),
    "c.v.required": "required,mandatory,compulsory,obligatory,necessary,needed",
    "c.v.must": "must,required,obliged,need,needs,requested",
    "c.v.show": (
        "show,present,hold,have,carry,produce,submit,provide,obtain,undergo,possess,take,complete,"
        "secure,apply,show proof,display,get"
    ),
    "c.v.issue": _forms("issu/e", "grant", "extend", "renew", "process", "award", "offer", "provid/e")
    + ",give,gives,gave,given,giving",
    "c.v.get": "get,gets,receive,receives,received,obtain,obtains,enjoy,enjoys,given,granted,offered,getting,eligible,entitled,qualify",
    "c.v.seek": "request,requests,seek,claim,apply,ask,lodge,applying,seeking",
    "c.v.check": _forms("check", "inspect", "search", "screen", "verif/y", "examin/e", "scan+",
                        "interrogat/e", "vet+", "fingerprint"),
    "c.n.checks": "checks,controls,inspections,screening,screenings,checkpoint,searches,vetting",
    "c.v.hunt": "track down,hunt,hunt down,round up,arrest,detain,search for,look for,identify",
    "c.v.deport": _forms("deport", "expel+", "extradit/e"),
    "c.v.send": "send,sends,sent,sending,return,returns,returned,returning,hand,handed",
    "c.n.deport": "deportation,deportations,expulsion,expulsions,repatriation,pushbacks,refoulement",
    "c.v.call": _forms("conscript", "mobiliz/e", "mobilis/e", "draft", "enlist", "press-gang")
    + ",call up,called up,calls up,calling up",
    "c.n.call": "conscription,call-up,call-ups,military draft,army draft,military service,compulsory service",
    "c.n.exempt": "exempt,exempted,exempts,spared,exemption,exemptions",
    "c.v.register": "register,re-register,registering",
    # what is done at a border
    "c.move.entry": "visit,visiting,travelling,traveling,enter,enters,entering,entry,entrance,admission,come,arrive,transit,into,cross,crossing,travel,pass,passage,through,fly,return,returning",
    "c.move.exit": "exit permit,exit permits,exit visa,exit visas,leave,leaves,leaving,exit,exiting,depart,departing,departure,out,abroad,emigrate,emigrating,flee,fleeing",
    "c.move.stay": "residence permit,residence permits,residency permits,residency permit,residency,stay permits,stay,staying,remain,remaining,live,living,reside,residing,settle,work",
    "c.n.entry": "entry,entries,admission,admissions,immigration,arrivals",
    "c.n.exit": "exit,departure,departures,exits,emigration,outflow,travel",
    "c.n.influx": "influx,inflow,inflows,migration,transit,tourism,arrival",
    "c.n.flow": "flow,flows,number,numbers,movement",
    "c.n.asylum": (
        "asylum,collective protection,special protection,emergency protection,international protection,temporary protection,subsidiary protection,refugee status,"
        "protected status,temporary protected status,humanitarian protection,political asylum,"
        "protection status,safe haven,sanctuary,temporary refuge,prima facie status"
    ),
    "c.n.permit": "residence permit,residence permits,residency permits,residency permit,residency,work permit,work permits,stay permits,residence,residence visas,humanitarian visas",
    "c.n.visa": "exit permit,exit permits,exit visa,exit visas,visa,visas,entry permit,entry permits,entry visas,tourist visas,transit visas",
    "c.n.free": "visa-free,visa free,visafree,visa-on-arrival",
    "c.tourist": "tourist,entry,transit,exit,schengen,humanitarian,work,student,business,short,term,new,any,a,the,single,multiple,valid,stay,electronic",
    # going
    # one of these is in every claim worth a look
    "c.key": (
        "leave,leaving,stay,cross,enter,entering,abroad,flee,travel,crosses,crossed,"
        "visa,visas,visa-free,border,borders,frontier,frontiers,crossing,crossings,"
        "checkpoint,checkpoints,airport,airports,airspace,passport,passports,asylum,"
        "asylum seeker,asylum seekers,conscription,mobilization,mobilisation,mobilised,"
        "mobilized,conscript,conscripted,conscripts,drafted,call-up,call-ups,call up,"
        "called up,reservists,deserters,deserter,defectors,deport,deported,deporting,"
        "deports,deportation,deportations,expel,expelled,expels,expulsion,expulsions,"
        "entry,exit,refugees,refugee,migrants,migrant,foreigners,tourists,tourist,"
        "travellers,travelers,nationals,influx,exodus,queue,queues,on foot,fleeing,"
        "emigrate,refuge,residence permit,residence permits,residency,residency permits,"
        "refugee status,international protection,temporary protection,repatriate,"
        "repatriation,evacuate,relocate,resettle,arrivals,immigration,tourism,migration,"
        "transit,returnees,passengers,pedestrians,pedestrian,entries,exits,departures,"
        "drafting,screening,military service,mobilise,mobilize,draft,deserting"
    ),
    # and these only beside people and a verb of wanting, letting or barring
    "c.hint": (
        "accept,accepted,accepting,accepts,admit,admits,admitted,admitting,back,come,get,go,going,home,move,protection,"
        "reach,remain,return,returned,returning,take"
    ),
    "c.v.pass": "enter,enters,cross,exit,stay,remain,leave",
    "c.go.leave": "leave,flee,emigrate,depart,escape,evacuate,migrate,resettle,relocate",
    "c.go.to": "return,go,come,get,move,cross,travel,head,reach,make it",
    "c.home": "home,back,abroad,homes,country,homeland,overseas,border,europe,village,villages,house,houses,camp,camps,city,town,island,area,region,capital,neighbouring,neighboring,elsewhere",
    "c.v.want": (
        "plan,plans,planned,planning,intend,intends,intended,intending,want,wants,wanted,wanting,"
        "hope,hopes,hoped,hoping,trying,try,tries,tried,prepare,preparing,prepared,decided,decide,"
        "ready,wish,wished,wishing,willing,dream,afraid,unwilling,refuse,refused,reluctant,eager,"
        "desperate,determined,intention,wait,waiting,scrambling,rushing,attempting,aiming,struggling,"
        "vowed,decision,keen,aspire,expect,considering,like"
    ),
    "c.v.evacuate": _forms("evacuat/e", "relocat/e", "resettl/e", "repatriat/e", "airlift", "transfer+"),
    # denying, warning
    "c.d.deny": _forms("den/y", "dismiss", "reject", "refut/e", "rebut+", "debunk", "disput/e", "contradict") + ",brushed off,brushed aside,shrugged off,played down,plays down,poured scorn on",
    "c.d.called": "call,calls,calling,called,branded,described,labelled,labeled,dismissing",
    "c.d.fake": "fake,fakes,exaggeration,exaggerated,false,untrue,rumour,rumours,rumor,rumors,baseless,unfounded,hoax,disinformation,provocation,nonsense,lies",
    "c.d.report": "report,reports,claim,claims,allegation,allegations,rumour,rumours,rumor,rumors,suggestions,accusation,accusations,information,news,speculation,talk,images,footage,video,videos",
    "c.d.vary": "vary,varied,increase,increased,change,changed,rise,risen,grow,grown,exceed,exceeded,fall,fallen,differ,differed,surge,surged,spike,spiked,intensified",
    "c.d.change": "change,changes,increase,rise,surge,spike,growth,deviation,variation,difference,influx,exodus,queues,queue,panic,congestion,crowding,shortage",
    "c.d.same": "unchanged,stable,normal,usual,constant,steady,routine,calm",
    "c.w.warn": _forms("warn", "caution", "advis/e", "urg/e", "alert") + ",warning,warnings",
    "c.w.avoid": "avoid,refrain,not,against,postpone",
    "c.w.prepare": "prepare,prepares,preparing,prepared,brace,braces,bracing,braced,ready,readying",
    "c.w.risk": "risk,risks,risked,risking,face,faces,faced",
    # what a denial or a warning speaks of
    "c.topic.queue": "queue,queues,queuing,line,lines,jam,jams,congestion,backlog,tailback,tailbacks,crowding,waiting",
    "c.topic.flow": "flow,flows,influx,exodus,outflow,inflow,migration",
    "c.topic.wave": "flight,stream,wave,mass,surge",
    "c.topic.number": "number,numbers,figure,figures,count",
    "c.topic.airport": "airport,airports,flights,tickets",
    "c.topic.border": "border,borders,crossing,crossings,frontier,checkpoint,checkpoints",
    "c.topic.leaving": "leave,leaving,left,fleeing,flee,fled,departures,departure,exits,exit,emigration,emigrating,evacuate",
    "c.topic.return": "return,returning,returned,returns",
    "c.topic.entry": "entry,entries,enter,entered,arrivals,arrival,entering,entrants",
    "c.topic.refugees": "refugees,refugee,migrants,deserters,returnees,displaced",
    "c.topic.deportation": "deport,deported,deporting,deportation,deportations,expelled,expelling,expulsion,pushback,pushbacks,repatriated,repatriation,refoulement",
    "c.topic.call_up": "mobilization,mobilisation,conscription,draft,drafted,conscripted,mobilised,mobilized,drafting",
    "c.topic.visa": "visa,visas,passport,passports",
    "c.topic.travel": "travel,travelling,traveling,tourist,tourists,journey,journeys",
}  # fmt: skip

# A sentence states a claim only if it has one of the first and one of the second.
ARTICLES = ("the", "neighbouring", "neighboring", "eastern", "western")
TRIGGERS = ("c.v", "c.n", "c.d", "c.w", "c.go", "c.foot")
TOPICS = ("c.key",)
# Words said of anything ("go", "back") ask for all three of these besides.
HINTS = ("c.hint",)
HINT_TRIGGERS = (
    "c.v.want", "c.v.allow", "c.v.bar", "c.v.admit", "c.v.deny", "c.v.send", "c.v.turn", "c.v.stop",
    "c.v.take", "c.order", "c.w.warn", "c.d.deny", "c.aux.not", "c.aux.can", "c.aux.must",
)  # fmt: skip
HINT_PEOPLE = ("c.person", "c.one", "c.land", "c.i", "cap", "place")
FOLKS = r"\w+ese$"  # "Sudanese" is a people unless a noun follows
PEOPLES = r"(?:\w+[^'’\W]s|Rohingya)$"
ADVERB = r"[a-z]{3,}ly"
GERUND = r"[A-Za-z-]+ing"
PAST = r"[A-Za-z-]+(?:ed|en)"
AGED = r"\b(?:aged|between|under|over|from|who|of military)\b"
MANY = r"(?i)(?:dozens|hundreds|thousands|tens|scores|several|two|three|four|five|six|seven|eight|nine|ten|a (?:man|woman|child|soldier|family|couple|group))\b"
ROLES = {
    "to": "to", "into": "to", "towards": "to", "toward": "to", "enter": "to", "entering": "to",
    "for": "to", "reach": "to", "from": "from", "leave": "from", "leaving": "from", "with": "with",
    "flee": "from", "fleeing": "from", "avoid": "to", "against": "at", "left": "from",
    "fled": "from", "exit": "from", "reaching": "to",
}  # fmt: skip

# -- chunks: groups of people, lines to cross, deciders

_W = "<!mark|break|=,>"
_PRE = '(<c.det|c.adj|c.role|c.poss|demonym|place|number|numeral|cap|percent>|<c.doc>(= <c.person>)|<word> "-"|(<= <c.prep|c.det|demonym|c.adj>)<!c|mark|break|=,>(= <c.person>))'
_IN = '("than"|"least"|<c.doc>(= <c.person>)|<c.det|c.adj|c.role|c.poss|demonym|place|number|numeral|cap|percent>|"of"|"or"|"and"|"-"|<word> "-"|<!c|mark|break|=,>(= <c.person>))'
_PLACES = '"the"? (! <demonym>)<place> ((","|"and"|"or") "the"? (! <demonym>)<place>)*'
_AGED = '("aged"|"between"|"under"|"over"|"above"|"below"|"younger"|"older") (<c.age|number|numeral|age|duration|mark|=,|=the|=of>)*<number|numeral|age|duration|c.age>'
_POST = (
    f'({_AGED}|<age|number>|"with" <c.det|c.adj>{{0,2}}<c.person>'
    '|"of" <c.adj|c.det|demonym|place>* ("age"|"origin"|"nationality"|"descent"|"families"|"war")'
    f'|("in"|"at"|"across"|"inside") ({_PLACES}|<c.det> <c.home|c.land>) (= <c.aux|c.v.want>)'
    f'|<c.age>?("from"|"of") (<c.adj|c.line>* {_PLACES}|<c.det|c.poss|demonym|place|c.role>{{0,3}}<c.official>)'
    "|<c.holding> <c.det|demonym|place|c.adj|c.tourist|c.doc|cap>{0,4}<c.pass|c.n.visa|c.n.permit>+"
    f'|","?<c.fleeing> ("to" <word>)?<!mark|break|=,|c.aux.be|c.aux.will|c.aux.can|c.aux.may|c.aux.should|c.aux.have|c.aux.must|c.aux.do|c.v|c.d|=from>{{0,5}}("from" (! <c.move|c.n.entry|c.n.exit>)<!mark|break|=,|c.aux|c.v>{{1,3}})?'
    '|<c.who> <c.aux>* <!mark|break|=,|=and|c.aux.be|c.aux.will|c.aux.would|c.aux.can|c.aux.may|c.aux.must|c.aux.should|c.aux.have|c.aux.do>{1,9}("to" <!mark|break|=,|c.aux.be|c.aux.will|c.aux.would|c.aux.can|c.aux.may|c.aux.must|c.aux.should|c.aux.have|c.aux.do>{1,5})?("and" <c.aux>* <!mark|break|=,|c.aux.be|c.aux.will|c.aux.would|c.aux.can|c.aux.may|c.aux.must|c.aux.should|c.aux.have|c.aux.do>{1,6})?'
    ")"
)
_SOME = '(<c.det> "in"|<c.det|number|numeral> "out" "of"|"at" ("least"|"most")|"up" "to"|"more" "than"|"fewer" "than"|"as" "many" "as")'
_NOUN = "(<c.person>|<c.one>(= <c.aux|c.prep|c.who|c.fleeing|c.holding|c.v|c.person|mark|break|=,|=and|=or>|$))+"
_PEOPLE = f"({_SOME}?{_PRE} {_IN}{{0,5}})?{_NOUN}"
_ALONE = f'({_SOME}?(<c.det|c.adj|number|numeral>"of"?){{0,3}}(<c.people>|<c.folk>(! <!c|mark|break|=,>)))'

CHUNKS = (
    Rule(
        "people, with who they are",
        f'({_PEOPLE}|{_ALONE}(! "-"? <c.person|c.official|c.role|c.border|c.n|c.line|cap>)) {_POST}{{0,2}}'
        f'(("," "and"|","|"and"|"or") ({_PEOPLE}|{_ALONE}(! <c.official|c.role|c.border>)) {_POST}{{0,2}}){{0,3}}',
        GROUP,
        examples=(
            "women and children",
            "men aged 18 to 60",
            "unaccompanied minors from Myanmar",
            "travellers with valid visas",
            "asylum seekers from Syria and Iraq",
            "all Afghan nationals holding foreign passports",
            "deserters fleeing conscription",
        ),
        never=("the border", "the interior ministry"),
    ),
    Rule(
        "a line to cross",
        '(<c.det|c.poss|c.line|place|number|numeral|cap> (<c.det|c.poss|c.line|place|number|numeral|cap>|"of"|"and"|"-"){0,6}|(! "crossing" (! <c.line|c.border>)))'
        '(<! <c.aux.be>)<c.border> <c.border|c.line>*(! "-"? <c.official|c.n.checks|c.n.curbs|c.n.ban|c.person|c.role>)'
        f'("between" "the"? <place> "and" "the"? <place>|("with"|"to"|"into"|"at"|"from"|"in"|"near") {_PLACES})?',
        LINE,
        examples=(
            "its border with Chad",
            "the Cucuta border crossing",
            "all land crossings between Haiti and the Dominican Republic",
            "two of its border crossing points",
            "Kabul airport",
        ),
        never=("border guards", "border checks"),
    ),
    Rule(
        "who decides",
        '(<place> ("," <place>)*"and")?(<c.det|c.poss|c.role|place|cap|number|numeral> (<c.det|c.poss|c.role|place|cap|number|numeral>|"of"){0,5})?'
        '<c.official>+ (("of"|"for"|"in") ("the"? <place>|<c.det|c.poss|c.role|place|cap>{0,4}<c.official>+ ("of" <cap>)?)){0,2}<cap>{0,3}',
        ACTOR,
        examples=(
            "the interior ministry",
            "the government of Chad",
            "Colombian migration authorities",
            "Prime Minister Ana Vidal",
            "the island nation's coast guard",
        ),
        never=("the refugees",),
    ),
    Rule("countries together", f"(! <demonym>)<place> ((\",\" \"and\"|\",\"|\"and\") \"the\"? (! <demonym>)<place>)+", ACTOR),
    Rule("a name", '("the"|"The")? <cap|organisation|person>{1,4}', ACTOR),
)  # fmt: skip

# -- rules: the words around the chunks, and what they decide


def _f(
    about: str, yes: str, no: str, subject: str = "actor", asks: str = "", **more: object
) -> Frame:
    return Frame(about, yes, no, subject, frozenset(asks.split()), **more)  # type: ignore[arg-type]


G, G2, G3 = "(group: <c.np.group>)", "(group2: <c.np.group>)", "(group3: <c.np.group>)"
L = "(line: <c.np.line>)"
_V = "<c.n.visa>"
_FOR = f'(("to"|"for"|"of"|"by"|"on"|"from"|"against") {G})'
_FOR2 = _FOR.replace("(group:", "(group3:")
_NP = f"{_W}{{0,3}}"
_MUST = '(<c.v.must> "to"?|("have"|"has"|"had") "to")'
_DET = "<c.det|c.tourist|c.adj|c.poss|demonym|place|c.aux.no|c.np.actor>{0,4}"
_LAND = '("the"|"their"|"its"|"our"|"this"|"that"|"to"|"into"|"from"|"for"|"through"|"via"|"in"|"at"){0,2}(<c.land|place|c.np.line|c.np.actor>)'
_VISA_WORDS = (
    '("requirement"|"requirements"|"regime"|"regimes"|"obligation"|"obligations"|(! <c.n.curbs>))'
)
_BE = "<c.aux.be> (<c.aux.adv>|<!c|mark|break|=,>)?"
_HARM = '(<c.v.deport|c.v.call>|<c.v.send> ("back"|"home"|"to")|"refouled"|"pushed" "back"|"turned" "back")'

DENIAL = _f(claim="denial", about="", yes="", no="", asks="topic free")
WARNING = _f(claim="warning", about="", yes="", no="", asks="topic", subject="any")
WARNED = _f(claim="warning", about="", yes="", no="", subject="any", asks="count")
INTENTION = _f(claim="intention", about="", yes="", no="", subject="group", asks="goer lone count")

RULES = (
    # denials
    Rule(
        "denies that",
        '(head: <c.d.deny>) ("that" | <c.det|c.np.actor|place|c.adj>{0,3}<c.d.report> ("of"|"that"|"about"|"on")?) (denied: <!break>{2,40})',
        DENIAL,
        examples=(
            "The minister denied that queues had formed at the border.",
            "The army dismissed reports of soldiers fleeing across the border.",
            "Ankara rejected claims that refugees were being deported.",
        ),
        never=("The judge dismissed reports of tax fraud.", "He denied that he had taken bribes."),
    ),
    Rule(
        "denies a thing",
        f'(head: "deny"|"denies"|"denied"|"denying"|"refuted"|"debunked") (denied: (! <c.det>{{0,2}}<c.n.entry|c.n.visa|c.n.asylum|c.np.group|c.move.entry|c.doc>)(= {_W}{{0,6}}<c.topic|c.np.line|c.np.group>)<!break>{{2,40}})',
        _f(claim="denial", about="", yes="", no="", asks="matter free"),
        examples=("Dhaka denied any plan to close the crossing.", "The airline denied panic at the airport."),
        never=("They were denied entry at the airport.", "The court denied the refugees a hearing."),
    ),
    Rule(
        "no truth in it",
        '("no" (head: "truth") ("in"|"to")|<c.aux.be> <c.aux.not>(head2: "true") "that") (denied: <!break>{2,40})',
        DENIAL,
        examples=("There is no truth in reports that the border is closed.", "It is not true that refugees are being deported."),
        never=("There is no truth in the story about the singer.",),
    ),
    Rule(
        "reports of it are false",
        '(denied: <c.d.report> <!mark|break|=,>{1,15}?) <c.aux.be|c.aux.have|c.aux.not|c.aux.adv>+(head: <c.d.fake|c.d.deny>)',
        DENIAL,
        examples=("Reports of a closed border are false, the governor said.",),
        never=("Reports of new cases are false.",),
    ),
    Rule(
        "called false",
        '(head: <c.d.called>) (denied: <c.d.report> <!mark|break|=,>{1,12}?)("as"|"a"|"an"|"pure"|"mere"|<mark>){0,2}<c.d.fake>',
        DENIAL,
        examples=("The Kremlin called reports of a border closure fake.",),
        never=("Critics called reports of profits fake.",),
    ),
    Rule(
        "there is no such flow",
        '"there" <c.aux>{1,3}(head: "no"|"any") (("sign"|"signs"|"evidence"|"indication"|"trace") "of" <c.det>?)?(denied: (= <!mark|break|=,>{0,3}<c.topic.queue|c.topic.flow|c.d.change>) <!mark|break|=,>{1,12})',
        DENIAL,
        examples=("There are no queues at the crossing, the customs service said.",),
        never=("There are no schools at the camp.",),
    ),
    Rule(
        "did not vary",
        '(denied: (<c.n.flow|c.topic|c.np.line|c.np.group>) <!break>{0,16}?<c.aux.do|c.aux.have|c.aux.be|c.aux.can>?<c.aux.not> <c.aux.adv|c.aux.be|c.aux.have>*<!c|mark|break|=,>{0,2}(head: <c.d.vary>)(("or"|"and") <c.d.vary>)?("significantly"|"much"|"sharply"|"noticeably"|"markedly")?)',
        DENIAL,
        examples=(
            "The number of people crossing the border has not increased, the guard said.",
            "Arrivals have not changed significantly in two weeks.",
        ),
        never=("The number of cases has not increased.", "Prices have not risen."),
    ),
    Rule(
        "no significant change",
        '(head: "no") <c.adj|word>{0,2}(denied: <c.d.change> ("in"|"of"|"at"|"on") (= <!mark|break|=,>{0,8}<c.topic|c.np.line|c.np.group>)<!mark|break|=,>{1,12})',
        DENIAL,
        examples=("Officials saw no significant increase in border crossings.",),
        never=("There was no increase in food prices.",),
    ),
    Rule(
        "as usual at the border",
        '(denied: (<c.n.flow|c.topic|c.np.line>|"situation" <!mark|break|=,>{0,2}<c.np.line>|"traffic") <!mark|break|=,>{0,10}?<c.aux.be>(head: <c.aux.adv>?("as")? <c.d.same>))',
        DENIAL,
        examples=("The flow across the border remains normal, the agency said.",),
        never=("The patient remains stable.",),
    ),
    # warnings
    Rule(
        "travel warning",
        '"travel" (head: "warning"|"alert"|"advisory"|"advice") <!break|mark>{0,6}?(<place|c.np.line|c.np.actor>)',
        WARNED._replace(asks=frozenset({"count", "lone"})),
        examples=("The embassy issued a travel warning for Goma.",),
        never=("The travel advisory board met.",),
    ),
    Rule(
        "should avoid a place",
        f'(group: <c.np.group>)<!break>{{0,8}}?<c.aux.should|c.aux.must>(head: "avoid") <c.det>?(<place|c.np.line|c.topic.travel|c.np.actor>)',
        WARNED,
        examples=("Travellers should avoid the Goma crossing.",),
        never=("Patients should avoid salt.",),
    ),
    Rule(
        "may be sent back",
        f'(subject: <c.np.group|c.pronoun>)<!break|mark|c.np.group>{{0,3}}?(<c.aux.may|c.w.risk>|"could") <c.aux.be|c.aux.adv|c.aux.not>{{1,3}}(head: {_HARM})',
        _f(claim="warning", about="", yes="", no="", subject="group", asks="count group lone"),
        examples=("Deserters may be sent back to Asmara.", "Haitians risk being deported at the checkpoint."),
        never=("Goods may be sent back to the shop.",),
    ),
    Rule(
        "warns of it",
        '(head: <c.w.warn>) (group: <c.np.group>)?<!break>{0,12}?(= <c.topic.deportation|c.topic.call_up|c.topic.leaving|c.topic.return|c.topic.travel|c.topic.flow>|"not" "to" <c.v.pass|c.go>|"avoid" <place|c.np.line>)(denied: <!break>{1,30})',
        WARNING,
        examples=(
            "Rights groups warned of mass deportations from Iran.",
            "The embassy warned its nationals against travel to the border area.",
            "The UN warned of an exodus to Chad.",
        ),
        never=("The UN warned of food shortages in the camps.", "Forecasters warned of heavy rain."),
    ),
    Rule(
        "prepares for an influx",
        f'(head: <c.w.prepare>) "for" <c.det|c.adj|word>{{0,5}}?(<c.topic.flow>|"arrival" "of" {G}|"arrivals"|<c.np.group>)',
        WARNED,
        examples=("Poland is preparing for an influx of refugees.",),
        never=("The team is preparing for the final.",),
    ),
    # visas
    Rule(
        "needs no visa",
        f'(head: <c.v.need>) ("no"|"neither") {_DET}({_V}|"passport"|"passports")',
        _f("entry", "not_required", "required", "group", "group"),
        examples=("Colombians need no visa for Ecuador.",),
    ),
    Rule(
        "needs a visa",
        f'(head: <c.v.need>) <c.tourist|c.det|demonym|place|c.adj|c.np.actor|c.n.permit>{{0,3}}(what2: {_V}|"passport"|"passports")( "to" (what: <c.move>("abroad"|"out")?(! "-")|("going"|"go") ("abroad"|"out"|"to")|"access" "the"? ("territory"|"country")))?',
        _f("entry", "required", "not_required", "group", "group"),
        examples=("Syrians now need a visa to enter Lebanon.", "Georgians do not need visas."),
    ),
    Rule(
        "leave needed to go",
        f'(head: <c.v.need>) <c.det|c.adj|c.doc|c.n|c.tourist>{{1,4}}("from" <!mark|break|=,>{{1,5}}?)?"to" (what: <c.move>("abroad"|"out")?(! "-")|("going"|"go") ("abroad"|"out"|"to")|"access" "the"? ("territory"|"country"))',
        _f("entry", "required", "not_required", "group", "group"),
        examples=("Reservists need a permit to leave the country.",),
        never=("Ships need a permit to enter the harbour.",),
    ),
    Rule(
        "no visa is required",
        f'"no" <c.tourist>{{0,2}}{_V} <c.aux>+(head: <c.v.required>)',
        _f("entry", "not_required", "required", "thing", "free"),
        examples=("No visa is required for stays of up to 90 days.",),
    ),
    Rule(
        "a visa is required",
        f'{_V} <!mark|break|=,|c.aux>{{0,6}}<c.aux>+(head: <c.v.required>|"introduced"|"imposed")( ("for"|"of") {G})?',
        _f("entry", "required", "not_required", "thing", "lone"),
        examples=("Visas are now required for Venezuelan citizens.", "A visa is not needed."),
    ),
    Rule(
        "ends visa-free travel",
        f'(head: <c.v.lift|c.v.stop|c.v.limit>) {_NP}<c.n.free>{_NP}{_FOR}?',
        _f("entry", "required", "not_required", asks=""),
        examples=("Serbia suspended visa-free travel for Burundians.",),
    ),
    Rule(
        "visa-free travel ended",
        f'<c.n.free> <!mark|break|=,>{{0,5}}<c.aux.be>(head: <c.v.lift|c.v.stop>)',
        _f("entry", "required", "not_required", "thing"),
        examples=("Visa-free entry for Ecuadorians was suspended on Monday.",),
    ),
    Rule(
        "without a visa",
        f'(head: <c.move.entry|c.move.stay>) {_W}{{0,5}}?("without" <c.tourist|demonym>{{0,2}}{_V}|<c.n.free>)',
        _f("entry", "not_required", "required", "group", "can group"),
        examples=("Nicaraguans can enter Costa Rica without a visa.", "Sudanese cannot travel to Egypt without a visa."),
        never=("Two men entered without a visa.",),
    ),
    Rule(
        "enjoys visa-free travel",
        f'(head: <c.v.get>|"have"|"has") <c.n.free>',
        _f("entry", "not_required", "required", "group", "group"),
        examples=("Syrians no longer enjoy visa-free entry to Lebanon.",),
    ),
    Rule(
        "visa-free",
        f'(head: <c.n.free>) <c.n.entry|c.move|c.topic.travel|c.n.visa|"regime"|"access"|"stay"|"stays">?{_FOR}?',
        _f("entry", "not_required", "required", "thing", "lone noun"),
        examples=("Georgia offers visa-free entry to Moldovans.",),
    ),
    Rule(
        "waives visas",
        f'(head: <c.v.lift>) <c.tourist|c.det|demonym|place>{{0,3}}(what: {_V}) {_VISA_WORDS}{_FOR}?',
        _f("entry", "not_required", "required", asks="lone"),
        examples=("Brazil waived visa requirements for Ukrainians.",),
    ),
    Rule(
        "visas waived",
        f'(what: {_V}) {_VISA_WORDS}{_FOR}?<c.aux.be|c.aux.have|c.aux.adv>+(head: <c.v.lift>)',
        _f("entry", "not_required", "required", "thing"),
        examples=("Visa requirements for Haitians were lifted.",),
    ),
    Rule(
        "brings in visas",
        f'(head: <c.v.impose|c.v.tighten>) <c.tourist|c.det|demonym|place>{{0,3}}(what: {_V}) {_VISA_WORDS}{_FOR}?',
        _f("entry", "required", "not_required", asks="actor"),
        examples=("Peru introduced a visa requirement for Venezuelans.",),
        never=("The embassy issued visas.",),
    ),
    Rule(
        "visa requirement",
        f'{_V} (head: "requirement"|"requirements"|"regime"|"obligation")( "for" {G})?',
        _f("entry", "required", "not_required", "thing", "lone noun", confidence=0.8),
        examples=("The visa requirement for Syrians took effect in May.",),
    ),
    Rule(
        "suspends visas",
        f'(head: <c.v.stop>) (("issuing"|"accepting"|"granting"|"processing"|"the"|"issuance"|"all"|"of"){{0,4}})<c.tourist|c.det|demonym|place>{{0,3}}{_V} (! <!c|mark|break|=,>)("services"|"applications"|"processing"|"issuance")?{_FOR}?',
        _f("entry", "refused", "admitted", asks="lone"),
        examples=("Latvia has stopped issuing visas to Russian citizens.", "The consulate suspended visa services."),
    ),
    Rule(
        "issues visas",
        f'(head: <c.v.issue>|"accept") <c.tourist|c.det|demonym|place>{{0,3}}{_V} "applications"?{_FOR}?',
        _f("entry", "admitted", "refused", asks="modal"),
        examples=("Estonia will no longer issue tourist visas to Belarusians.",),
        never=("The consulate issued 300 visas.",),
    ),
    Rule(
        "issues residence permits",
        f'(head: <c.v.issue>) <!mark|break|numeral|number>{{0,2}}?(what: <c.n.permit>)( <c.aux.adv>?{_FOR})?',
        _f("stay", "admitted", "refused", asks="modal"),
        examples=("Turkey will not issue residence permits to newcomers in the district.",),
        never=("The office issued 4,000 residence permits.",),
    ),
    Rule(
        "requires papers from people",
        f'(head: <c.v.need>) <!mark|break|=,|c.move>{{0,4}}?(<c.doc>|{_V}) ("from"|"of"|"for") {G}',
        _f("entry", "required", "not_required", asks="context"),
        examples=("Kenya requires a negative test from travellers.", "Chad does not require visas from Libyan nationals."),
        never=("The club requires a form from volunteers.",),
    ),
    Rule(
        "requires papers of people",
        f'(head: <c.v.need>) {G} "to" <c.v.show> {_W}{{0,5}}?<c.doc|c.n.visa|c.n.permit>',
        _f("entry", "required", "not_required", asks="group context"),
        examples=("Ecuador requires Venezuelan migrants to show a passport.",),
        never=("The school requires pupils to show a card.",),
    ),
    Rule(
        "tells its citizens to leave",
        f'(head: <c.order>|<c.w.warn>|"called" "on"|"asked") {G} {_W}{{0,4}}?"to" ("leave"|"depart"|"quit") {_LAND}',
        _f(claim="warning", about="", yes="", no="", asks="group own count"),
        examples=("Belgium told its nationals to leave Burundi.",),
        never=("The bar told its customers to leave the terrace.",),
    ),
    Rule(
        "orders people to leave",
        f'(head: <c.order>|"gave"|"gives"|"giving"|"given"|"give"|"asked"|"told") {G} {_W}{{0,8}}?"to" ("leave"|"depart"|"quit") ({_LAND}|(= <mark|break>)|$)',
        _f("stay", "refused", "admitted", asks="group count foreign"),
        examples=("Pakistan ordered Afghans without papers to leave the country.",),
        never=("The coach told the boys to leave the field.",),
    ),
    Rule(
        "papers issued to people",
        f'(<c.n.permit|c.n.visa>) <c.aux>*<c.aux.be>(head: <c.v.issue>) ("to"|"for") {G}',
        _f("stay", "admitted", "refused", "thing", "modal"),
        examples=("Residence permits will not be granted to Syrians.",),
        never=("Permits were issued to 300 shops.",),
    ),
    Rule(
        "must leave",
        f'<c.aux.must|c.aux.to>(head: "leave"|"depart") {_LAND}',
        _f("stay", "refused", "admitted", "group", "group must"),
        examples=("Undocumented Afghans must leave the country by 1 November.",),
        never=("They must leave the stadium.",),
    ),
    Rule(
        "must show papers",
        _MUST + f'(head: <c.v.show>) {_W}{{0,5}}?(<c.doc|c.n.visa>(= ( <!break>{{0,8}}?(what: <c.n.permit>))?)|(what2: <c.n.permit>))',
        _f("entry", "required", "not_required", "group", "context"),
        examples=(
            "Travellers must show a negative test at the border.",
            "Arrivals are required to present a passport.",
        ),
        never=("Shoppers must show a pass.",),
    ),
    Rule(
        "paper is required",
        '<c.doc> <!mark|break|=,|c.aux>{0,3}<c.aux>+(head: <c.v.required>) ("to"|"for"|"at"|"on") (<!mark|break|=,>{0,2}?<c.move|c.n.entry|c.n.exit|c.np.line>)',
        _f("entry", "required", "not_required", "thing"),
        examples=("A negative test is required to cross into Uganda.",),
        never=("A licence is required to sell food.",),
    ),
    Rule(
        "must register",
        _MUST + '(head: <c.v.register>)',
        _f("stay", "required", "not_required", "group", "context group"),
        examples=("Refugees must register with the police within 15 days.",),
        never=("Voters must register by May.",),
    ),
    # lines
    Rule(
        "only vehicles pass",
        f'(group: "only"? <c.vehicle> ("and" <c.vehicle>)?) <c.aux>+(head: <c.v.allow>) (what: <c.move>)',
        _f("entry", "admitted", "refused", "thing", "context"),
        examples=("Only buses and cars are let through at the border.",),
        never=("Cars are allowed to park.",),
    ),
    Rule(
        "forbidden to cross on foot",
        f'(head: <c.v.bar>) "to" "cross" <!break|mark>{{0,4}}?(group2: <c.foot>)',
        _f("entry", "refused", "admitted", "thing", "context"),
        examples=("It is forbidden to cross the border on foot.",),
    ),
    Rule(
        "allowed to cross on foot",
        f'(head: <c.v.allow>|"possible") "to" "cross" <!break|mark>{{0,4}}?(group2: <c.foot>)',
        _f("entry", "admitted", "refused", "thing", "context"),
        examples=("It is not permitted to cross the border on foot.",),
    ),
    Rule(
        "crossing on foot",
        f'(group2: <c.foot>) <!mark|break|=,>{{0,6}}?<c.aux>+(head: <c.v.bar>)( <c.aux.adv>?"for" {G})?',
        _f("entry", "refused", "admitted", "thing", "context"),
        examples=("Crossing the border on foot is forbidden.",),
    ),
    Rule(
        "crossing on foot allowed",
        f'(group: <c.foot>) <!mark|break|=,>{{0,6}}?<c.aux>+(head: <c.v.allow>|"possible")',
        _f("entry", "admitted", "refused", "thing", "context"),
        examples=("Crossing on foot is not allowed at Medyka.",),
    ),
    Rule(
        "cannot cross on foot",
        f'(head: "cross"|"crossed"|"enter"|"crossing") {_W}{{0,3}}?(group: <c.foot>)',
        _f("entry", "admitted", "refused", "any", "can"),
        examples=("You cannot cross the bridge on foot.",),
        never=("They crossed the river on foot.",),
    ),
    Rule(
        "keeps a line closed",
        f'(head: "keep"|"keeps"|"kept"|"keeping") {L} <c.v.close>( ("to"|"for") {G})?',
        _f("entry", "closed", "open"),
        examples=("Armenia has kept its border with Turkey closed.",),
    ),
    Rule(
        "keeps a line open",
        f'(head: "keep"|"keeps"|"kept"|"keeping") {L} <c.v.open>( ("to"|"for") {G})?',
        _f("entry", "open", "closed"),
        examples=("Uganda keeps its borders open to Congolese refugees.",),
    ),
    Rule(
        "closes a line",
        f'(head: <c.v.close>) ("down"|"off")? {L}( ("to"|"for") {G})?',
        _f("entry", "closed", "open", asks="noturge"),
        examples=("Chad closed its border with Sudan.", "Egypt will not close the Rafah crossing."),
        never=("Close the border!", "Police closed the road."),
    ),
    Rule(
        "opens its doors",
        f'(head: <c.v.open>) <c.det> ("doors"|"gates"|"arms"|"door") ("to"|"for") {G}',
        _f("entry", "admitted", "refused", asks="migrant"),
        examples=("Uganda opened its doors to Congolese refugees.",),
        never=("The museum opened its doors to visitors.",),
    ),
    Rule(
        "closes its doors",
        f'(head: <c.v.close>) <c.det> ("doors"|"gates"|"door") ("to"|"for"|"on") {G}',
        _f("entry", "refused", "admitted", asks="migrant"),
        examples=("Europe must not close its doors to refugees.",),
    ),
    Rule(
        "opens a line",
        f'(head: <c.v.open>) (("up")? <c.det>?"doors" "of")? {L}( ("to"|"for") {G})?',
        _f("entry", "open", "closed", asks="noturge"),
        examples=("Colombia reopened its border with Venezuela.",),
        never=("Soldiers opened fire near the border.",),
    ),
    Rule(
        "a line is closed",
        f'{L}<!mark|break|=,|c.aux.be|c.v>{{0,6}}?<c.aux>*(head: <c.v.close>)(! ("the"|"all"|"its"))( "only"? ("to"|"for") <c.det>?{G})?',
        _f("entry", "closed", "open", "thing"),
        examples=("The border with Chad was closed on Monday.", "The crossing remains shut."),
    ),
    Rule(
        "a line is open",
        f'{L}<!mark|break|=,|c.aux.be|c.v>{{0,6}}?<c.aux>*(head: <c.v.open>)(! ("the"|"all"|"its"|"fire"))( "only"? ("to"|"for") <c.det>?{G})?',
        _f("entry", "open", "closed", "thing"),
        examples=("The Torkham crossing reopened after nine days.", "The border is open only to the wounded."),
    ),
    Rule(
        "closure of a line",
        f'(head: <c.n.closure>) "of" {L}',
        _f("entry", "closed", "open", "any", "lone", confidence=0.7),
        examples=("Khartoum announced the closure of the border.",),
    ),
    Rule(
        "line closure",
        f'{L}(head: "closure"|"closures"|"shutdown")',
        _f("entry", "closed", "open", "thing", "lone", confidence=0.6),
        examples=("A border closure was announced by Juba.",),
        never=("Road closures delayed aid.",),
    ),
    Rule(
        "reopening of a line",
        f'(head: <c.n.opening>) "of" {L}',
        _f("entry", "open", "closed", "any", "lone", confidence=0.7),
        examples=("The two sides agreed on the reopening of the border.",),
    ),
    # call-up
    Rule(
        "call-up begins",
        '<c.military>*(<c.n.call>|<c.n.mobil>) <c.aux>*(head: <c.aux.begin>|<c.v.impose>|"extended"|"prolonged"|"expanded")',
        _f("call_up", "required", "not_required", "thing"),
        examples=("Conscription began on Monday.", "Partial mobilisation was announced.", "General mobilization has been declared."),
        never=("Community outreach began.",),
    ),
    Rule(
        "call-up ends",
        f'((head: <c.v.lift|c.v.stop>) {_NP}<c.n.call>)',
        _f("call_up", "not_required", "required"),
        examples=("The junta suspended conscription of women.",),
    ),
    Rule(
        "call-up ended",
        '(<c.n.call>|<c.military> <c.n.mobil>) <c.aux.be|c.aux.have|c.aux.adv|c.aux.will>+(head: <c.v.lift|c.v.stop>)',
        _f("call_up", "not_required", "required", "thing"),
        examples=("Conscription was suspended in May.",),
    ),
    Rule(
        "orders a call-up",
        f'(head: <c.v.impose|c.v.tighten|c.aux.begin>) <c.det|c.adj|c.military|c.poss|demonym|place>{{0,4}}(<c.n.call>|<c.n.mobil>)( {_NP}{_FOR})?',
        _f("call_up", "required", "not_required"),
        examples=("The junta introduced conscription for men aged 18 to 35.", "Kyiv ordered a general mobilisation."),
        never=("The agency started resource allocation.",),
    ),
    Rule(
        "exempt from the call-up",
        f'(head: <c.n.exempt>) "from" {_NP}<c.n.call|c.n.mobil|c.topic.call_up>',
        _f("call_up", "not_required", "required", "group", "group"),
        examples=("Students are exempt from conscription.",),
        never=("Food is exempt from tax.",),
    ),
    Rule(
        "is called up",
        _BE + '(head: <c.v.call>)',
        _f("call_up", "required", "not_required", "group", "group modal"),
        examples=("Reservists will be mobilised next week.",),
        never=("The plan was drafted.", "Funds will be mobilised."),
    ),
    Rule(
        "calls people up",
        f'(head: <c.v.call>) {_W}{{0,1}}?{G}',
        _f("call_up", "required", "not_required", asks="group actor"),
        examples=("The army plans to conscript 60,000 young men.",),
        never=("The council will draft a plan.",),
    ),
    # protection
    Rule(
        "can get protection",
        f'(head: <c.v.get>) {_W}{{0,2}}?(what: <c.n.asylum>)',
        _f("stay", "protected", "refused", "group", "can group", status="in_force"),
        examples=("Eritrean deserters can get asylum in Sweden.", "Syrians will no longer receive temporary protection."),
    ),
    Rule(
        "is given protection",
        _BE + '(head: "granted"|"given"|"offered"|"guaranteed") <!c|mark|break|=,>{0,2}?(what: <c.n.asylum>)',
        _f("stay", "protected", "refused", "group", "group"),
        examples=("Deserters are granted refugee status in Ethiopia.",),
        never=("He was given sanctuary by monks.",),
    ),
    Rule(
        "can ask for protection",
        f'(head: <c.v.seek>) {_W}{{0,2}}?(what: <c.n.asylum>)',
        _f("stay", "protected", "refused", "group", "can group", status="in_force"),
        examples=("Anyone at risk can apply for asylum in Kenya.",),
        never=("Thousands applied for asylum last year.",),
    ),
    Rule(
        "grants protection",
        f'(head: <c.v.issue>) ({G} {_W}{{0,2}}?(what: <c.n.asylum>)|{_W}{{0,2}}?<c.n.asylum> "to" {G2})',
        _f("stay", "protected", "refused", asks="actor"),
        examples=("Colombia grants temporary protection to Venezuelans.",),
        never=("They were granted a hearing.",),
    ),
    Rule(
        "gives refuge",
        f'(head: "offer"|"offers"|"offered"|"give"|"gives"|"gave"|"grant"|"grants"|"granted"|"provide"|"provides") <c.det|c.adj|word>{{0,2}}?("refuge"|"haven"|"sanctuary") ("to"|"for") {G}',
        _f("stay", "protected", "refused", asks="group actor"),
        examples=("Denmark will not offer refuge to men who avoid the draft.",),
        never=("The cave offers refuge to bats.",),
    ),
    Rule(
        "offers refuge",
        f'(head: "offer"|"offers"|"offered"|"give"|"gives"|"gave"|"grant"|"grants"|"granted") <c.det|c.adj|word>{{0,2}}?("shelter"|"protection") ("to"|"for") {G}',
        _f("stay", "protected", "refused", asks="migrant actor"),
        examples=("Armenia offers shelter to deserters.",),
        never=("The school offers shelter to pupils.",),
    ),
    Rule(
        "rejects asylum",
        f'(head: <c.v.deny>|"reject"|"rejects"|"rejected"|"rejecting") <c.det|c.adj|demonym>{{0,3}}<c.n.asylum> ("claims"|"applications"|"requests")?( ("of"|"from"|"by"|"to") {G})?',
        _f("stay", "refused", "protected", asks="who"),
        examples=("Hungary rejects asylum claims of Iraqis.",),
    ),
    Rule(
        "gives shelter",
        f'(head: <c.v.shelter>) {G}',
        _f("stay", "protected", "refused", asks="group actor will"),
        examples=("Rwanda is ready to host refugees from Congo.",),
        never=("Volunteers house families.",),
    ),
    # who may pass
    Rule(
        "lets people pass",
        f'(<! <c.det|c.tourist>)(head: <c.v.allow>) ({G})?("to"|"for")? (what: <c.move>("abroad"|"out")?(! "-")|("going"|"go") ("abroad"|"out"|"to")|"access" "the"? ("territory"|"country"))( ("of"|"for"|"to")?{G2})?',
        _f("entry", "admitted", "refused", asks="allowed"),
        examples=(
            "Men of military age are not allowed to leave Ukraine.",
            "Uganda allows Congolese refugees to enter.",
            "Thailand does not allow Rohingya refugees to stay.",
            "Only women and children are allowed to cross.",
        ),
        never=("The rain allowed crops to grow.",),
    ),
    Rule(
        "bars people from passing",
        f'(head: <c.v.bar|c.v.stop>) (group: <c.np.group|c.np.actor>) ("from"|"to") <c.det>?(what: <c.move>("abroad"|"out")?(! "-")|("going"|"go") ("abroad"|"out"|"to")|"access" "the"? ("territory"|"country"))',
        _f("entry", "refused", "admitted"),
        examples=("Russia banned reservists from leaving.", "Jordan has barred Syrians from entering."),
        never=("The club banned fans.",),
    ),
    Rule(
        "barred from passing",
        '(head: <c.v.bar>) ("from"|"to") <c.det>?(what: <c.move>("abroad"|"out")?(! "-")|("going"|"go") ("abroad"|"out"|"to")|"access" "the"? ("territory"|"country"))',
        _f("entry", "refused", "admitted", asks="group"),
        examples=("Men aged 18 to 60 are barred from leaving.",),
    ),
    Rule(
        "bars entry to",
        f'(head: <c.v.bar|c.v.deny>) (what: <c.n.entry|c.n.exit>) ("to"|"for") {G}',
        _f("entry", "refused", "admitted"),
        examples=("Malta bars entry to cruise passengers.",),
    ),
    Rule(
        "bans the entry of",
        f'(head: <c.v.bar|c.v.stop>) {_DET}(what: <c.n.entry|c.n.exit>)( ("of"|"for"|"by"|"to") {G})?',
        _f("entry", "refused", "admitted", asks="actor"),
        examples=("Guatemala prohibits entry of migrants without papers.",),
        never=("The law bans smoking.",),
    ),
    Rule(
        "limits lifted",
        f'(what: <c.n.entry|c.n.exit|c.move>|{_V}|"border") (<c.n.curbs>|<c.n.ban>){_FOR}?<c.aux>*<c.aux.be> <c.aux.adv>?(head: <c.v.lift|c.v.ease>)',
        _f("entry", "admitted", "refused", "thing"),
        examples=("Travel restrictions for foreigners were lifted.", "The entry ban for tourists will be lifted."),
        never=("Parking restrictions were lifted.",),
    ),
    Rule(
        "limits imposed",
        f'(what: <c.n.entry|c.n.exit|c.move>|{_V}|"border") (<c.n.curbs>|<c.n.ban>){_FOR}?<c.aux>*<c.aux.be> <c.aux.adv>?(head: <c.v.impose|c.v.tighten>|"extended"|"implemented")',
        _f("entry", "restricted", "admitted", "thing"),
        examples=("New entry requirements were introduced by Chile.", "Entry restrictions for foreigners were extended."),
        never=("Water restrictions were extended.",),
    ),
    Rule(
        "lifts a ban",
        f'(head: <c.v.lift|c.v.ease>) <c.det|c.poss|c.adj|word>{{0,3}}?((what: <c.n.entry|c.n.exit|c.move>|{_V}|"border") (<c.n.ban|c.n.curbs>)|<c.n.curbs|c.n.ban> "on" {_NP}(<c.n.entry|c.n.exit|c.move>|{_V}|{G})){_FOR2}?',
        _f("entry", "admitted", "refused", asks="lone"),
        examples=("Bahrain lifted its entry ban.", "Nepal eased travel restrictions."),
        never=("The town lifted its parking ban.",),
    ),
    Rule(
        "brings in checks",
        '(head: <c.v.tighten>) <c.det|c.poss|c.adj|word>{0,4}?("border"|"passport"|"document"|"identity"|"frontier") ("and" <word>)?(<c.n.checks>)',
        _f("checks", "checked", "not_required", asks="lone"),
        examples=("Germany reintroduced border controls.",),
    ),
    Rule(
        "imposes limits",
        f'(head: <c.v.impose|c.v.tighten>) <c.det|c.poss|c.adj|word>{{0,4}}?(what: <c.n.entry|c.n.exit|c.move>|{_V}|"border") <c.n.curbs>( ("on"|"for") {G})?',
        _f("entry", "restricted", "admitted", asks="actor"),
        examples=("Hungary introduced new border restrictions.",),
        never=("The city imposed water restrictions.",),
    ),
    Rule(
        "imposes limits on",
        f'(head: <c.v.impose|c.v.tighten>) <c.det|c.poss|c.adj|word>{{0,4}}?<c.n.curbs> ("on"|"for") {_W}{{0,2}}?(what: <c.n.entry|c.n.exit|c.n.influx>|{_V})( ("of"|"for"|"by"|"from") {G})?',
        _f("entry", "restricted", "admitted", asks="actor"),
        examples=("Austria imposed new limits on immigration.",),
        never=("The city imposed limits on parking.",),
    ),
    Rule(
        "tightens a line",
        f'(head: "tighten"|"tightens"|"tightened"|"tightening") {L}(! <c.n>)',
        _f("entry", "restricted", "admitted"),
        examples=("Rwanda has tightened its border with Burundi.",),
    ),
    Rule(
        "a ban on",
        f'(head: <c.n.ban>) "on" {_W}{{0,3}}?((what: <c.n.entry|c.n.exit|c.move>)( ("of"|"for"|"by"|"to"|"from") {G}|(! "of"|"of"))|{_V}{_FOR2}?|{G2})',
        _f("entry", "refused", "admitted", "thing", "lone noun"),
        examples=("The ban on entry for Russian tourists took effect.",),
        never=("The ban on smoking in restaurants.",),
    ),
    Rule(
        "an entry ban",
        f'(what: "entry"|"travel"|"exit"|"visa"|"border") (head: "ban"|"bans")( ("on"|"for") {G})?',
        _f("entry", "refused", "admitted", "thing", "lone noun"),
        examples=("An exit ban for men aged 18 to 60 is in force.",),
    ),
    Rule(
        "refuses entry",
        f'(head: <c.v.deny>) ({G} )?<c.det>?(what: "entry"|"admission"|"passage"|{_V}|<c.n.asylum>)(= <mark|break|=,|c.prep|c.aux|c.unless>|$)( ("to"|"for") {G2})?',
        _f("entry", "refused", "admitted", asks="who"),
        examples=("Malta refused the migrants entry.", "Syrians are being denied entry."),
        never=("She was denied access to a lawyer.",),
    ),
    Rule(
        "turns people back",
        f'(head: <c.v.turn>) ({G} ("back"|"away")|("back"|"away") {G2})',
        _f("entry", "refused", "admitted", asks="migrant"),
        examples=("Greece will turn back migrants at the river.",),
        never=("Guards turned back 40 migrants.",),
    ),
    Rule(
        "is turned back",
        _BE + '(head: <c.v.turn> ("back"|"away"))',
        _f("entry", "refused", "admitted", "group", "migrant"),
        examples=("Migrants are routinely turned back at the border.",),
        never=("The clock was turned back.",),
    ),
    Rule(
        "limits entry",
        f'(head: <c.v.limit>) <c.det|c.poss|c.adj|word>{{0,3}}?(group: <demonym>)?("flow"|"number" "of")?(what: <c.n.entry|c.n.exit|c.n.influx>)( ("of"|"by"|"for"|"from") {G2})?',
        _f("entry", "restricted", "admitted", asks="actor who"),
        examples=("Norway restricts entry of Russian citizens.", "Panama cannot limit transit."),
        never=("The plan will reduce emissions.",),
    ),
    Rule(
        "entry is barred",
        f'(what: <c.n.entry|c.n.exit>) (("of"|"by"|"for"|"from") {G} )?<c.aux>+(head: <c.v.bar|c.v.stop>|"denied"|"refused")(("for"|"to") {G2})?',
        _f("entry", "refused", "admitted", "thing", "who"),
        examples=("Entry of foreigners is prohibited.", "Entry is denied to men without papers."),
        never=("Entry is barred by a gate.",),
    ),
    Rule(
        "entry is allowed",
        f'(what: <c.n.entry|c.n.exit>|"crossing"|"passage") (("of"|"by"|"for"|"from") {G} )?<c.aux>+(head: <c.v.allow>|"possible"|"open") "only"? ("for"|"to"|"with"|"by") ({G2}|<c.det|c.adj|word>{{0,3}}<c.doc>)',
        _f("entry", "admitted", "refused", "thing"),
        examples=("Entry is allowed only for residents.", "Exit is open to women and children."),
        never=("Entry is open to all poets.",),
    ),
    Rule(
        "entry is closed",
        f'(what: <c.n.entry|c.n.exit>) <c.aux>+(head: <c.v.close>) ("for"|"to") {G}',
        _f("entry", "refused", "admitted", "thing"),
        examples=("Exit is closed to men under 60.",),
    ),
    Rule(
        "entry is limited",
        f'(what: <c.n.entry|c.n.exit|c.n.influx>) ("of"|"by"|"for"|"from") {G} <c.aux>+(head: <c.v.limit|c.v.bar>)',
        _f("entry", "restricted", "admitted", "thing"),
        examples=("Entry of foreign citizens has been restricted.",),
    ),
    Rule(
        "takes people in",
        f'((head: <c.v.take>) "in" {G}|(head2: <c.v.let>) {G2} ("in"|"through"|"out"|"across"))',
        _f("entry", "admitted", "refused", asks="taken"),
        examples=("Germany is ready to take in refugees.", "Iran will let refugees in."),
        never=("The hotel took in guests.",),
    ),
    Rule(
        "takes people",
        f'(head: <c.v.take>) {G}(! "to"|"into"|"home"|"back"|"away"|"hostage")',
        _f("entry", "admitted", "refused", asks="migrant modal"),
        examples=("Norway will take 100 refugees from Libya.",),
        never=("The bus will take pupils to school.",),
    ),
    Rule(
        "are welcome",
        '<c.aux.be> <c.aux>*(head: "welcome") (= <mark|break|=,|=in|=to|=here|=there>)',
        _f("entry", "admitted", "refused", "group", "migrant", confidence=0.7),
        examples=("Refugees from Sudan are welcome in Juba.",),
        never=("Comments are welcome.",),
    ),
    Rule(
        "admits people",
        f'(head: <c.v.admit>) {G}',
        _f("entry", "admitted", "refused", asks="group taken"),
        examples=(
            "Kenya will not admit deserters.",
            "Finland does not intend to accept asylum seekers from Iraq.",
            "Rwanda agreed to receive refugees from Libya.",
        ),
        never=("The hospital admitted 30 patients.", "The court accepted the claim."),
    ),
    Rule(
        "people are admitted",
        _BE + '(head: <c.v.admit>)',
        _f("entry", "admitted", "refused", "group", "group taken modal"),
        examples=("Fleeing Sudanese should be accepted.", "Deserters will not be admitted."),
        never=("The patient was admitted.",),
    ),
    Rule(
        "may go",
        f'(head: ("leave"|"exit"|"depart"|"flee") {_LAND}|("travel"|"go") ("abroad"|"out" "of"))',
        _f("exit", "admitted", "refused", "group", "group able"),
        examples=("Reservists cannot leave the country.",),
        never=("They cannot leave the stadium.",),
    ),
    Rule(
        "may come",
        f'(head: "enter"|"cross") ({_LAND}|(= <mark|break>)|$)',
        _f("entry", "admitted", "refused", "group", "group able"),
        examples=("Sudanese women can enter Egypt.",),
    ),
    Rule(
        "may stay",
        f'(head: <c.move.stay>) ({_LAND}|"for" (<number|numeral|duration>|"up"))',
        _f("stay", "admitted", "refused", "group", "group able"),
        examples=("Ukrainians may stay in Norway for a year.",),
        never=("Prices may stay in double digits.",),
    ),
    # checks
    Rule(
        "is checked",
        '((group: <c.np.group>)|<c.doc|c.n.phones>)<!mark|break|=,>{0,8}?<c.aux.be>(head: <c.v.check>)',
        _f("checks", "checked", "not_required", "group", "line"),
        examples=("Phones of young men are checked at the airport.", "Men have begun to be checked at the crossing."),
        never=("Passengers were screened for fever.",),
    ),
    Rule(
        "checks people",
        f'(head: <c.v.check>) {_W}{{0,3}}?({G}|<c.doc|c.n.phones>)',
        _f("checks", "checked", "not_required", asks="line actor"),
        examples=("Border guards are checking phones at the Narva crossing.",),
        never=("Nurses check children for fever.",),
    ),
    Rule(
        "checks at a line",
        f'(head: <c.v.tighten>) {_W}{{0,3}}?<c.n.checks> ("at"|"on"|"along") {L}',
        _f("checks", "checked", "not_required", asks="lone"),
        examples=("Rwanda has stepped up screening at its border with Congo.",),
        never=("Nurses stepped up screening at the clinic.",),
    ),
    Rule(
        "checks lifted",
        f'("border"|"passport"|"identity"|"frontier") <c.n.checks> <!mark|break|=,|c.aux>{{0,5}}?<c.aux>*<c.aux.be> <c.aux.adv>?(head: <c.v.lift|c.v.stop>)',
        _f("checks", "not_required", "checked", "thing"),
        examples=("Border checks between Italy and Austria were suspended.",),
    ),
    Rule(
        "checks brought in",
        f'("border"|"passport"|"identity"|"frontier") <c.n.checks> <!mark|break|=,|c.aux>{{0,5}}?<c.aux>*<c.aux.be> <c.aux.adv>?(head: <c.v.impose|c.v.tighten>|"extended")',
        _f("checks", "checked", "not_required", "thing"),
        examples=("Border checks with France will be extended.", "Passport checks have been reintroduced."),
    ),
    Rule(
        "lifts checks",
        '(head: <c.v.lift>) <c.det|c.poss|c.adj|word>{0,4}?("border"|"passport"|"frontier") (<c.n.checks>)',
        _f("checks", "not_required", "checked", asks="lone"),
        examples=("Croatia abolished border checks.",),
    ),
    Rule(
        "looks for people",
        f'"to" (head: <c.v.hunt>) {G}',
        _f("checks", "checked", "not_required", asks="migrant ordered"),
        examples=("Police were ordered to track down deserters.",),
        never=("Police were ordered to arrest protesters.",),
    ),
    # sending back
    Rule(
        "sends people back",
        f'((head: <c.v.deport>) {_W}{{0,2}}?(group: <c.np.group>)|(head2: <c.v.send>) {G2} ("back"|"home")|(head3: <c.v.send>) ("back"|"home") {G3}|(head4: "return"|"returns"|"returned"|"returning") (group4: <c.np.group>))',
        _f("stay", "refused", "protected", asks="modal group"),
        examples=("Pakistan will deport undocumented Afghans.", "Sweden will not send deserters back."),
        never=("Officers deported 40 men.",),
    ),
    Rule(
        "is sent back",
        _BE + '(head: <c.v.deport>|"returned"|<c.v.send> ("back"|"home"))',
        _f("stay", "refused", "protected", "group", "group modal migrant"),
        examples=("Haitians without papers will be deported.",),
    ),
    Rule(
        "stops deportations",
        f'(head: <c.v.stop|c.v.lift>) {_NP}<c.n.deport>( ("of"|"to") {G})?',
        _f("stay", "protected", "refused", asks="actor"),
        examples=("The court suspended deportations to Syria.",),
    ),
    # going
    Rule(
        "means to leave",
        '(head: <c.v.want>) <c.aux.adv|c.aux.not>?"to" (<c.go.leave> (= <mark|place|c.np.actor|c.np.line|c.home|c.land|c.prep|c.aux|c.unless>|$|"the" <c.land|c.home>|<c.det> <c.land|c.home>)|<c.go.to> ("on"|"back"|"over")?("to" ("the"|"their"|"our")? <place|c.home|c.land|c.np.actor|c.np.line>|"into" <place|c.np.actor>|"the"? <place|c.np.line>|<c.home>|"out"|"away")|"return" (= (<mark>|"within"|"before"|"when"|"if"|"once"|"soon"|"as"|"in"|"by"))|("stay"|"remain"|"settle") ("in"|"here"|"there"|"with"))',
        INTENTION,
        examples=(
            "Most of the refugees want to return home.",
            "Young men are trying to leave the country.",
            "We do not plan to go back.",
        ),
        never=("The minister wants to leave office.", "Children want to go to school."),
    ),
    Rule(
        "thinks of leaving",
        '(head: <c.v.want>|"thinking"|"plans"|"planning") ("of"|"about"|"on")?("leaving"|"fleeing"|"emigrating"|"returning"|"going"|"moving"|"relocating") (= <mark|place|c.np.actor|c.np.line|c.home|c.land|c.prep|=the|=to|=their>|$)',
        INTENTION,
        examples=("Many young Georgians are thinking of leaving the country.",),
        never=("The minister is thinking of leaving office.",),
    ),
    Rule(
        "will not go back",
        '<c.aux.will>(head: <c.aux.not|c.aux.adv>?("return"|"go"|"come") ("home"|"back"|"abroad"))',
        _f(claim="intention", about="", yes="", no="", subject="group", asks="goer"),
        examples=("We will never go back.",),
    ),
    Rule(
        "plans to move people",
        f'(head: <c.v.want>) "to" <c.v.evacuate> {G}',
        _f(claim="intention", about="", yes="", no="", asks="lone count"),
        examples=("Dhaka plans to relocate 100,000 Rohingya refugees.",),
    ),
)  # fmt: skip
