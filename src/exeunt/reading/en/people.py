"""English words about people: who is an official, who is private, what only looks like a name.

`people.py` reads these tables, and only them, to find names; `speech.py` beside this file
holds the words of saying. All entries are lower case unless said; commas separate.
"""

from __future__ import annotations

LEXICON: dict[str, str] = {}

# --- who is official: the word before or after a name that keeps the name

OFFICIAL = """
president, vice president, vice-president, prime minister, minister, deputy minister, premier,
chancellor, governor, deputy governor, lieutenant governor, gov, mayor, deputy mayor, senator, sen,
congressman, congresswoman, representative, rep, mp, lawmaker, legislator, parliamentarian, mep,
parliament speaker, house speaker, spokesman, spokeswoman, spokesperson, spokespersons, spokesmen, ambassador,
envoy, diplomat, consul, attaché, commissioner, high commissioner, secretary-general,
secretary general, under-secretary-general, undersecretary-general, undersecretary,
under-secretary, secretary of state, foreign secretary, home secretary, defense secretary,
defence secretary, secretary, permanent secretary, director-general, director general, director,
executive director, deputy director, general, lieutenant general, major general, brigadier,
brigadier general, colonel, lieutenant colonel, lt col, lt gen, maj gen, brig gen, col, gen, major, maj, captain, capt, admiral,
vice admiral, rear admiral, commander, commander-in-chief, commandant, commissar, marshal,
field marshal, king, queen, crown prince, prince, princess, emir, emperor, sultan, pope, cardinal,
archbishop, patriarch, ayatollah, grand mufti, grand ayatollah, dalai lama, judge, justice, chief justice, prosecutor,
attorney general, attorney-general, ombudsman, ombudswoman, rapporteur, special rapporteur,
chairman, chairwoman, chairperson, chair, chief executive, ceo, head, deputy head, chief,
deputy chief, police chief, sheriff, boss, leader, opposition leader, coordinator, co-ordinator,
resident coordinator, administrator, regional director, country director, official, officials,
superintendent, commissioner-general, chief of staff, chief of mission, inspector general,
inspector-general, councillor, councilor, dictator, strongman, warlord, statesman, taoiseach,
ruler, oligarch, deputy, vice-chancellor, treasurer, auditor, comptroller, negotiator, mediator,
adviser, advisor, press officer, press secretary, communications officer, public information officer,
information officer, foreign minister, viceroy, candidate, incumbent, party leader, co-founder, founder
"""

# An office that is only one beside the name of a public body: "head of the Border Guard
# Service" is, "head of the household" and "manager of a hotel" are not.
PRIVATE_OFFICE = """
household, households, family, families, hotel, hostel, motel, guesthouse, guest house, shop,
store, supermarket, restaurant, café, cafe, bar, bakery, school, kindergarten, nursery, college,
farm, ranch, company, firm, factory, business, startup, garage, workshop, salon, clinic, pharmacy,
club, team, squad, band, choir, class, village, clan, tribe, community, mosque, church, parish,
neighborhood, neighbourhood, compound, block, building, camp, shelter, collective, cooperative,
construction, warehouse, kitchen, travel agency, agency owner, crew, gang, marketing, sales, bride, groom
"""

# --- who is private: a role, which takes the name's place

PRIVATE = """
resident, villager, townsman, farmer, fisherman, fisherwoman, fisher, herder, shepherd, pastoralist, nomad, labourer, laborer,
worker, builder, driver, taxi driver, truck driver, lorry driver, bus driver, minibus driver,
trucker, shopkeeper, shop owner, shop assistant, vendor, street vendor, trader, seller, merchant,
tailor, barber, hairdresser, baker, butcher, cook, chef, waiter, waitress, cleaner, maid, nanny,
teacher, schoolteacher, headteacher, head teacher, headmaster, headmistress, principal, professor,
lecturer, academic, researcher, scholar, student, schoolgirl, schoolboy, pupil, graduate, doctor,
physician, surgeon, nurse, midwife, paramedic, pharmacist, dentist, psychologist, psychiatrist,
therapist, engineer, programmer, it specialist, it worker, developer, designer, architect,
accountant, banker, lawyer, activist, campaigner, volunteer, aid worker, humanitarian worker,
social worker, health worker, rescuer, rescue worker, firefighter, soldier, conscript, reservist,
recruit, deserter, fighter, militant, rebel, gunman, veteran, policeman, policewoman,
police officer, officer, sergeant, corporal, private, border guard, guard, security guard, refugee,
asylum seeker, asylum-seeker, migrant, returnee, evacuee, deportee, displaced person, survivor,
victim, witness, eyewitness, passenger, traveller, traveler, tourist, pilgrim, commuter, bystander,
patient, prisoner, detainee, inmate, hostage, suspect, smuggler, trafficker, orphan, widow, widower, wife,
husband, mother, father, mom, mum, dad, son, daughter, brother, sister, uncle, aunt, cousin,
nephew, niece, grandmother, grandfather, grandma, grandpa, grandson, granddaughter, stepmother,
stepfather, stepson, stepdaughter, twin, toddler, baby, infant, newborn, child, boy, girl, teenager, teen, youth, youngster,
pensioner, retiree, housewife, homemaker, man, woman, lady, gentleman, couple, friend, neighbour, neighbor,
colleague, roommate, classmate, partner, his partner, her partner, my partner, their partner, boyfriend, girlfriend, fiancé, fiancée, fiance, spouse, relative, father-in-law,
mother-in-law, son-in-law, daughter-in-law, brother-in-law, sister-in-law, sister in law, parent, businessman,
businesswoman, entrepreneur, owner, landlord, landlady, tenant, homeowner, manager, hotel manager,
receptionist, guide, mechanic, electrician, plumber, carpenter, welder, miner, sailor, fishmonger,
blogger, vlogger, youtuber, influencer, journalist, reporter, correspondent, photographer,
photojournalist, cameraman, camerawoman, editor, writer, author, poet, singer, musician, artist, actor, actress, athlete, footballer, analyst, expert, historian, economist,
sociologist, political scientist, imam, priest, pastor, monk, nun, rabbi, father of, mother of, elder,
village chief, village head, village leader, community leader, camp leader, tribal leader, block leader, team leader, customer, client, user, people, persons, men, women, boys, girls, children, brothers, sisters, sons, daughters, friends, parents, residents, victims, refugees, students, farmers, relatives, neighbours, neighbors, colleagues, nationals, siblings, twins, members, national, citizen, native, local, person, member, camp resident, mother-of-two, mother-of-three, mother-of-four, mother-of-five, father-of-two, father-of-three, father-of-four, father-of-five, mother of two, mother of three, mother of four, mother of five, father of two, father of three, father of four, father of five
"""

# Plural of a role noun, by word; a name after it shows one of them.
SINGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child",
    "relatives": "relative", "wives": "wife", "nationals": "national",
}  # fmt: skip
KIN = """
wife, husband, mother, father, mom, mum, dad, son, daughter, brother, sister, uncle, aunt, cousin,
nephew, niece, grandmother, grandfather, grandson, granddaughter, brothers, sisters, sons,
daughters, children, friend, friends, neighbour, neighbor, colleague, his partner, her partner, my partner, their partner, fiancé, fiancée, fiance, boyfriend,
girlfriend, baby, twin, twins, child, parents, cousins, siblings
"""
FEMININE = """
she, her, woman, girl, wife, mother, daughter, sister, aunt, niece, grandmother, widow, nun, lady, schoolgirl,
mrs, ms, miss, madam, mme, umm, um, oum, daw, sister, housewife, waitress, actress, policewoman, businesswoman
"""
MASCULINE = """
he, his, man, boy, husband, father, son, brother, uncle, nephew, grandfather, widower, schoolboy, mr, sir, abu, bou, u, ko,
policeman, fisherman, businessman, gentleman
"""
# Titles of respect: they name a person and tell nothing about an office.
COURTESY = """
mr, mrs, ms, miss, mister, madam, madame, mme, mlle, monsieur, dr, prof, sir, lady, dame, señor,
señora, senor, senora, don, doña, herr, frau, umm, um, oum, abu, abou, bou, haji, hajji, hajj, hadji,
hajja, ustad, ustaz, maulana, mullah, mawlawi, moulavi, sheikh, shaikh, sheik, sayyid, syed, sayed, rev,
reverend, fr, sr, brother, sister, father, pastor, imam, uncle, aunt, auntie, aunty, grandma, grandpa, baba,
mama, mzee, old, little, big, ah, daw, ko, ma, saya, naw, saw, nai, sai, md, mohd, engr, hon, honourable, honorable,
comrade, professor, doctor, nurse, teacher, sgt, sergeant, cpl, lt, lieutenant, pvt, private, khun, bapak, ibu, pak, bu, malam, mallam, alhaji, hajia, chief, oba, ato, woizero
"""
# Of these only some are sure: "Ma", "Ko", "Sister" need a name of the right kind after them.
SHORT_COURTESY = "old, little, ah, u, ko, ma, daw, um, sr, fr, md, saw, naw, sai, nai, bu, pak, lady, don, chief, father, brother, sister, uncle, aunt, nurse, teacher, doctor, private, mama, baba, professor, pastor, imam, lieutenant, sergeant, sir"

# --- roles of people who tell news for a living
PRESS = {
    "photo": "a photographer", "photos": "a photographer", "photograph": "a photographer",
    "photographs": "a photographer", "photographer": "a photographer", "photojournalist": "a photographer",
    "picture": "a photographer", "image": "a photographer", "video": "a photographer", "credit": "a photographer",
}  # fmt: skip
BYLINE = (
    r"^[ \t]*(?i:text|words|story|interviews?)[ \t]*:[ \t]*|^[ \t]*(?i:by|words by|story by|text by|from|report by|author|reporter)(?:[ \t]*:[ \t]*|[ \t]+)"
    r"|\b(?i:(?:additional |further )?reporting|writing|written|edited|editing|compiled|translated|translation|report|story) by:?\s+"
    r"|\b(?i:byline|author|reporter|editor|journalist)s?\s*:\s*"
)
PHOTO = (
    r"\b(?i:(?:photos?|photographs?|photographed|pictures?|images?|video|credit|photo credit|picture credit)"
    r"(?:\s+(?:courtesy of|by|from|credit|taken by))?)\s*[:/]\s*|\b(?i:photos?|photographs?|photographed|pictures?|images?|taken|filmed)\s+by\s+|©\s*"
)
WIRE = r"AFP|AP|Reuters|Getty(?: Images)?|EPA|Scanpix|Anadolu|TASS|Xinhua|UNHCR|UNICEF|IOM|WFP|OCHA|NRC|MSF|IFRC|ICRC|NurPhoto|Bloomberg|Alamy|Shutterstock|BBC|CNN|AA|DPA|dpa|PA|EFE|ANSA|Zuma|ZUMA|Magnum|Pool|Handout"

# --- words beside a name
NAMED = r"(?:named|called|nicknamed|surnamed|known (?:only |simply |locally |to all )?(?:as|by)|identified (?:only )?as|(?:gave|gives|giving) (?:his|her|their) (?:first |full )?name (?:only )?as|name is|name was|names? (?:is|are|were)|calls (?:him|her)self|goes by|introduced (?:him|her)self as|alias|aka|a\.k\.a\.|née|nee|born)"
SAYING = r"(?:said|says|say|saying|told|tells|recalled|recalls|recounted|recounts|explained|explains|added|adds|asked|asks|replied|replies|remembered|remembers|described|describes|whispered|sighed|cried|laughed|lamented|laments|continued|continues|admitted|admits|insisted|insists|wept|smiled|nodded|wrote|writes|posted|tweeted|commented|complained|complains|testified|confirmed|stated|noted|warned|claimed)"
SAYING_TO = r"(?:said|says|adds|added|recalled|recalls|explained|explains|sighed|replied|cried|laughed|lamented|recounted|continued|commented)"
DOING = r"(?:who|whose|has|had|was|is|were|fled|flees|left|lost|arrived|came|went|lives|lived|works|worked|spent|carried|escaped|walked|crossed|remembers|hopes|wants|wanted|sits|sat|stood|waited|waits|died|survived|grew|fears|feared|decided|took|packed|ran|drove|sold|paid|hid|slept|saw|heard|felt|knew|thinks|believes|returned|managed|could|can|would|will|does|did|moved|settled|boarded|watched|held|pointed|looked|began|started|stopped|found|tried|owns|owned|runs|ran|earns|sells|cooks|recounts|struggles|struggled|gave|shares|shared|teaches|studied|suffers|suffered|speaks|spoke|joined|became|married|needs|needed|dreams|plans|brought|reached|got|gets|makes|made|kept|keeps|cannot|never|also|still|now|and (?:his|her|other|several|some)|with (?:his|her))"
MEETING = r"(?:met|meet|meeting|interviewed|asked|told|thanked|killed|injured|wounded|shot|arrested|detained|deported|married|raised|joined|followed|visited|buried|rescued|kidnapped|like|including|with|by|for|named|and|besides)"
AGE_BEFORE = r"(?:\d{1,3}[-‑– ]years?[-‑– ]old|(?:thirty|forty|fifty|sixty|seventy|eighty|ninety|twenty)[- ]?\w*[- ]years?[- ]old|aged \d{1,3},?)"
AGE_AFTER = r"\s*(?:,|\(|,\s*aged|\saged)\s*(?:aged\s+)?(?P<age>[1-9]\d?|10\d)(?=\s*(?:[),;.:]|,|years?\b|yo\b|-years?\b|and\b))(?!\s*(?:%|percent|km|people|\.\d|,\d{3}))"
ROLE_AFTER = r"\s*,\s*(?:(?:aged\s+)?(?P<age>\d{1,3})(?:[- ]years?[- ]old)?\s*,?\s*)?(?P<role>an?\s+[^\W\d][^,.;:()“”\"!?\n]{2,70}?)(?=\s*(?:,|\.|;|\bwho\b|\bwhose\b|\bsaid\b|\btold\b|\bsays\b|\)|$))"
FROM_AFTER = r"\s*,?\s*(?:(?:aged\s+)?\d{1,3},?\s+)?(?:who (?:is|comes|came) |originally )?from\s+"
FAMILY = r"\s+(?:family|household|brothers|sisters|couple|siblings|twins|clan)\b"

# --- words that make a capitalised stretch a place, a body or a thing
IN_PLACE = r"(?:\b(?:in|at|near|outside|around|across|into|towards?|throughout|inside|within|via|between|reach|reached|reaching|leave|leaving|entered|entering|enter|north of|south of|east of|west of|northern|southern|eastern|western|central|downtown|city of|town of|village of|villages of|towns of|cities of|district of|districts of|province of|provinces of|region of|regions of|state of|states of|island of|islands of|port of|governorate of|governorates of|county of|counties of|areas of|area of|camp of|commune of|municipality of|municipalities of|neighbou?rhoods? of|suburb of|parts of|outskirts of|river|lake|mount|camp|village|town|city|district|province|through|rural|nearby|neighbou?ring|upper|lower|besieged|bombard(?:ed|ing)|hit|flee|fled)\s+(?:the\s+)?)$"
GEO_AFTER = r"['’]?s?[-\s]+(?:and\s+[A-Z][\w'’-]+\s+)?(?:(?:and|,)\s+[A-Z][\w'’-]+\s+)*(?:refugee\s+|border\s+|international\s+|health\s+|primary\s+|transit\s+|reception\s+|IDP\s+|local\s+|city\s+|town\s+)*(?i:villagers?|refugees?|people|women|men|families|minority|speakers?|returnees|nationals|district|districts|province|provinces|region|regions|villages?|city|cities|towns?|camps?|governorates?|county|counties|states?|areas?|municipalit(?:y|ies)|neighbou?rhoods?|valley|rivers?|airport|border|crossings?|street|avenue|road|highway|hospital|schools?|university|mosque|church|cathedral|market|bridge|islands?|mountains?|hills?|dam|desert|oblast|raion|townships?|prefectures?|wilayas?|cantons?|communes?|settlements?|basin|corridor|checkpoint|prison|stadium|square|division|divisions|sub-?districts?|upazilas?|tehsils?|union|sectors?|zones?|woredas?|kebeles?|departments?|locality|localities|parish|barangay|suburbs?|quarters?|bay|beach|coast|peninsula|strait|gulf|ocean|sea|lake|plateau|forest|park|volcano|delta|reservoir|canal|port|harbou?r|terminal|station|base|barracks|front|axis|constituency|boma|payam|block|site|sites|collective|dialect|language|tribe|tribes|clan|rebels?|militants?|fighters?|militia|insurgents?|insurgency|movement|party|army|forces|troops|offensive|conflict|agreement|ceasefire|accords?|foundation|institute|hotel|bank|newspaper|magazine|agency|television|tv|radio|website|stock exchange|index|virus|variant|outbreak|epidemic)\b"
THING_BEFORE = """
hurricane, hurricanes, typhoon, typhoons, cyclone, cyclones, storm, storms, depression, operation, operations, ship,
vessel, ferry, boat, tanker, frigate, uss, hms, mv, m/v, ss, trawler, yacht, carrier, prophet, saint, st, st., santa, mount, lake, lago,
cape, fort, port, camp, hotel, hospital, law, named after, in honour, in honor, earthquake, volcano, satellite, mission,
project, programme, program, plan, square, street, rue, calle, avenida, via, plaza, avenue, jalan, bukit, sungai, tropical
"""

# Word inside a capitalised stretch that makes all of it a body, a facility or a thing.
THING = """
ministry, agency, council, committee, commission, organization, organisation, university, service,
superintendency, superintendence, prefecture, gendarmerie, inspectorate, ombudsman, superintendencia, prefectura, gendarmería, guardia, policía, servicio, misión, mission, defensoría, cancillería, cruz roja, croix rouge, straż, graniczna, polizia, polizei, bundesamt, bundespolizei, grenzschutz, missione, servizio,
services, department, office, bureau, authority, administration, institute, institution, foundation,
fund, bank, court, parliament, congress, senate, assembly, union, league, federation, association,
society, alliance, coalition, party, front, movement, army, navy, force, forces, guard, police,
company, corporation, group, ltd, inc, llc, gmbh, plc, airlines, airways, airport, hospital,
clinic, school, college, academy, library, museum, stadium, hotel, camp, centre, center, station,
terminal, port, bridge, dam, street, road, avenue, boulevard, square, highway, mosque, church,
cathedral, temple, monastery, market, mall, tower, castle, palace, prison, barracks, base, island,
islands, river, lake, sea, ocean, gulf, bay, strait, mount, mountain, mountains, valley, desert,
peninsula, peak, volcano, park, forest, beach, cape, coast, district, province, region, county,
state, oblast, raion, governorate, prefecture, municipality, township, village, town, city,
republic, kingdom, emirate, emirates, territory, hurricane, typhoon, cyclone, storm, operation,
act, treaty, agreement, convention, protocol, accord, declaration, summit, conference, award,
prize, cup, championship, olympics, festival, news, times, post, herald, tribune, gazette, journal,
daily, weekly, magazine, press, media, television, tv, radio, network, channel, broadcasting,
programme, program, project, initiative, plan, mission, cluster, response, report, bulletin,
update, appeal, overview, survey, assessment, index, dashboard, matrix, crescent, cross, watch,
crossing, checkpoint, corridor, border, zone, wing, brigade, battalion, regiment, division, corps,
command, intelligence, security, nations, refugees, international, national, federal, global, world,
humanitarian, relief, aid, rescue, committee's, war, revolution, spring, crisis, day, week, month,
year, street's, boulevard's, hills, falls, springs, creek, heights, gardens, junction, roundabout, quarter,
children, rights, development, health, food, water, emergency, disaster, management, migration, monitor, monitoring, observatory, union, valley, delta, plateau, highlands, lowlands, province, provinces, districts, regions, states, counties, villages, camps, islands, shore, stock, exchange, tropical, earthquake, flood, floods, vision, trust, house, hall, gate, mandala, directorate, governorates, departments, municipalities, localities, subdistrict, payam, boma, char, dirección, direction, ministerio, ministère, centro, instituto, institut, fundación, fondation, comité, sistema, asociación, associação, operação, operación, sans, frontières, nacional, nationale, général, general assembly, unit, team, secretariat, tribunal, embassy, consulate, cabinet, kremlin, pentagon, government, junta, regime, dynasty, empire, tribe, clan, language, airbase, airfield, nuclear, power, plant, reactor, pipeline, refinery, mine, mill, factory, railway, train, express, metro, line, bus, ferry, ship, rights
"""
# First word of a capitalised stretch that makes it a place ("San", "Deir", "Nizhny").
PLACE_FIRST = """
al, el, ad, as, at, ar, az, ash, an,
san, santa, santo, são, sao, saint, st, st., ste, sainte, los, las, el, la, les, tal, tel, tell, deir, dayr, dair, beit,
bait, bayt, wadi, jabal, jebel, ain, ayn, ras, bab, kafr, kfar, kafar, nahr, shatt, bir, bani, banu, beni, dar, fort,
port, puerto, ciudad, villa, ville, nueva, nuevo, nova, novo, novaya, novy, novyi, stara, staraya, stary, rio, monte, cerro,
barrio, koh, kampung, kampong, ulu, sungai, tanjung, pulau, nusa, bandar, phnom, chiang, nakhon,
qala, suq, qasr, hai, awlad, ouled, sidi, siddi, kor, khallat, swani, baten, nizhny, nizhniy, nizhnii, verkhny, verkhniy, verkhnii, velyka, velykyi, mala, bila, north, south, east, west, northern, southern,
eastern, western, central, upper, lower, greater, inner, outer, new, old, great, little, grand, mount, lake, lago, cape,
cabo, isla, ilha, île, ile, cox's, sar, sare, qara, kara, ak, kyzyl, ust, krasny, krasnaya, bolshoy, bolshaya,
umm al, abu kamal, abu dhabi, addis, burkina, sierra, costa, buenos, porto, belo, punta, playa, tierra, santiago de, guinea, sri, papua, timor, viet, hong, kuala, phnom, mogadishu's, n'djamena, ho chi, siem, luang, nay, nay pyi, al hasakah, al hol, al-hol
"""
# Words before which a lower-case particle makes a name a place: Aix-en-Provence, Nahr-e-Saraj.
PLACE_INSIDE = (
    r"[-‑ ](?:e|i|ye|sur|sous|en|de|les|lès|upon|on|am|an der|im|na|pod|nad|by|le|la)[-‑]"
)

# Well-known bodies, papers, groups and things that look like names of people.
NOT_PEOPLE = """
big ben, samsung, macbook, hulu, roku, google, oxfam, pfizer, moderna, rakuten, weibo, wechat, bluetooth, medicare, medicaid, eutelsat, iridium, inmarsat, starlink, sensex, nifty, nasdaq, nikkei, boeing, lufthansa, ryanair, aeroflot, wizz, flixbus, uber, yandex, airbnb, paypal, spotify, tiktok, snapchat, whatsapp, reddit, huawei, xiaomi, lenovo, danida, sida, usaid, medair, cordaid, plumpy'nut, plumpy'sup, gazprom, lukoil, rosneft, sberbank, tinkoff, maersk, ikea, zara, heineken, airbus, maxar, kathimerini, gizmodo, ekathimerini, repubblica, corriere, clarín, clarin, folha, estadão, reforma, milenio, hürriyet, hurriyet, sabah, cumhuriyet, ukrinform, interfax, kommersant, vedomosti, novosti, izvestia, pravda, rappler, inquirer, kompas, tempo, irrawaddy, mizzima, khaosod, prothom, dainik, vanguard, punch, gannett,
audi, nissan, volkswagen, amazon, dell, alexa, pokemon, jupiter, honda, mazda, hyundai, kia, fiat, opel, skoda, porsche, bentley, chevrolet, chevron, siemens, philips, nokia, ericsson, sony, toshiba, intel, cisco, oracle, adobe, netflix, disney, marvel, nestlé, nestle, danone, unilever, pepsi, coca-cola, mcdonald's, starbucks, jp morgan, morgan stanley, goldman sachs, wells fargo, deloitte, accenture, bayer, merck, roche, novartis, sanofi, johnson & johnson, shell, total, eni, exxon mobil, petrobras, vodafone, orange, airtel, safaricom, celtel, mtn, paypal, ebay, dhl, fedex, chelsea, arsenal, juventus,
eid al-adha, eid al-fitr, al jazeera, al-jazeera, al arabiya, al-arabiya, deutsche welle, le monde, el país, el pais, der spiegel, die zeit, la repubblica,
frankfurter allgemeine zeitung, frankfurter allgemeine, agence france-presse, agence france presse, radio liberty, novaya gazeta, meduza, naša niva, nasha niva,
asahi shimbun, nikkei asia, ria novosti, la nación, boko haram, al shabaab, al-shabaab, ash-shabaab, al qaeda, al-qaeda, al-qaida, hezbollah, hizbollah,
hamas, taliban, abu sayyaf, jemaah islamiyah, ansar allah, ansarullah, jabhat al-nusra, hayat tahrir al-sham, tahrir al-sham, ansar al-sharia, jaysh al-islam, ahrar al-sham, maute, janjaweed, mai-mai, mai mai, mayi-mayi, imbonerakure, wagner, azov, médecins sans frontières, medecins sans frontieres, handicap international,
caritas, oxfam, mercy corps, plan international, save the children, acted, première urgence, premiere urgence, terre des hommes, action contre la faim, solidarités, islamic relief, tearfund, care, frontex, europol, interpol,
nord stream, sea-watch, sos méditerranée, sos mediterranee, ocean viking, louise michel, open arms, black lives matter, nobel, pulitzer, oscar, booker, guinness, forbes, johns hopkins, max planck, konrad adenauer, friedrich ebert, bill gates foundation, gates, ford, toyota, mercedes, mercedes-benz, tesla, boeing, airbus, lada, kamaz, antonov, tupolev, sukhoi, kalashnikov, iskander, kalibr, shahed, javelin, himars, patriot, starlink, telegram, facebook, twitter, youtube, tiktok, whatsapp, instagram, viber, signal, vkontakte, google, yandex, aviasales, booking, airbnb, uber, bla bla car, blablacar, ryanair, turkish airlines, aeroflot, pegasus, wizz air, lufthansa, delta, maersk, walmart, carrefour, ikea, renault, lukoil, gazprom, rosneft, sputnik, pfizer, moderna, astrazeneca, sinovac, ebola, zika, lassa, marburg, delta, omicron, covid, cholera, dengue, dow jones, nikkei, bitcoin, visa, mastercard, western union, moneygram, doctors without borders, human rights watch, amnesty international, amnesty, crisis group, reliefweb, relief web, flash appeal, sphere, google maps, agence congolaise de presse, kyodo news, kyodo, jiji, yonhap, xinhua, antara, anadolu, interfax, tass, itar-tass, ukrinform, unian, suspilne, fars, mehr, irna, isna, sana, wafa, petra, saba, rappler, inquirer, haaretz, ha'aretz, hürriyet, hurriyet, sabah, cumhuriyet, al-ahram, al ahram, asharq al-awsat, dawn, prothom alo, bild, die welt, die presse, le figaro, libération, liberation, corriere della sera, la stampa, el mundo, el comercio, el universal, el tiempo, el nacional, clarín, o globo, folha, gazeta wyborcza, rzeczpospolita, delfi, postimees, helsingin sanomat, hufvudstadsbladet, aftonbladet, dagens nyheter, verdens gang, politiken, magyar nemzet, ekho moskvy, echo of moscow, dozhd, tv rain, kommersant, vedomosti, izvestia, pravda, rossiya, fontanka, mediazona, verstka, sota, ovd-info, holod, mash, baza, rybar, belta, kazinform, tengri news, tengrinews, 24.kg, akipress, sadaf, tolo news, tolonews, khaama press, pajhwok, afghan islamic press, rudaw, kurdistan 24, shafaq news, radio dabanga, sudan tribune, eye radio, radio tamazuj, garowe, hiiraan, shabelle, premium times, daily trust, vanguard, sahara reporters, actualité, jeune afrique
"""
# Peoples, languages, creeds, calendar and other capitalised words that are nobody's name here.
NOT_NAMES = """
venezuelan, venezuelans, guatemalan, guatemalans, angolan, angolans, rwandan, rwandans, ugandan, ugandans, kenyan, kenyans, libyan, libyans, zambian, zimbabwean, zimbabweans, malawian, motswana, basotho, togolese, gambian, ghanaian, burundian, congolese, chadian, eritrean, djiboutian, comorian, mauritanian, malian, nigerien, nigerian, tanzanian, namibian, haitian, honduran, hondurans, salvadoran, salvadorans, nicaraguan, nicaraguans, panamanian, ecuadorean, ecuadorian, peruvian, bolivian, chilean, paraguayan, paraguayans, uruguayan, uruguayans, argentine, argentines, cuban, dominican, jamaican, uzbekistani, kazakhstani, tajikistani, lankan, lankans, bhutanese, maldivian, burmese, laotian, mongolian,
covid, ebola, dengue, chikungunya, malaria, cholera, measles, polio, zika, monkeypox, kwashiorkor, leishmaniasis, bubonic, sorghum, millet, teff, cassava, kg, rs, usd, eur, taliban, mujahideen, rohingyas, returnees, evacuees, respondents, enumerators, airstrikes, hotspots, celsius, fahrenheit, richter, bitcoin, soviet, kremlin, tigrayans, tamils, kurdistan, fulanis, pashtuns, saharan, sahelian, alawites, houthis, janjaweed, twitter, facebook, instagram, telegram,
islamist, islamists, jihadist, jihadists, afghan, afghans, saudi, saudis, iraqi, iraqis, israeli, israelis, pakistani, pakistanis, bangladeshi, thai, lao, khmer, czech, slovak, dutch, welsh, scots, filipino, filipinos, filipina, malay, yemeni, yemenis, omani, emirati, kuwaiti, qatari, bahraini, nepali, kashmiri, kashmir, punjabi, punjab, sindhi, sindh, ivorian, burkinabe, malagasy, swiss, kosovar, kosovars, croat, croats, serb, serbs, bosniak, bosniaks, azeri, azeris, karen, chin, shan, nile, york, bazar, costa, rica, salvador, niña, nina, arabia, zealand, verde, faso, rico, lanka, domingo, angeles, francisco, grande, janeiro, paulo, aires, timor, leste, iraq, kuwait, juan de fuca, luis potosí, potosi, est, ouest, nord, sud, gu, deyr,
russia, ukraine, armenia, india, china, iran, syria, egypt, turkey, canada, australia, america, africa, europe, asia, cambodia, italy, georgia, moscow, istanbul, london, berlin, rome, madrid, vienna, washington, brussels, geneva, beirut, tehran, beijing, budapest, warsaw, prague, bucharest, athens, nairobi, kampala, kinshasa, goma, dakar, bamako, niamey, ouagadougou, abuja, maiduguri, bogota, bogotá, caracas, lima, quito, havana, tegucigalpa, lisbon, copenhagen, stockholm, helsinki, dublin,
january, february, march, april, may, june, july, august, september, october, november, december, jan, feb,
mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, monday, tuesday, wednesday, thursday, friday,
saturday, sunday, mon, tue, wed, thu, fri, sat, sun, ramadan, eid, easter, christmas, nowruz, passover, diwali, hanukkah, muharram, ashura, islam, god, allah, jesus,
christ, bible, koran, quran, torah, christian, christians, christianity, muslim, muslims, jewish, jew, jews, hindu,
buddhist, sunni, shia, shiite, shi'ite, catholic, orthodox, protestant, alawite, druze, sikh, yazidi, yazidis, sufi, salafi, wahhabi,
african, african-american, americas, european, asian, latin, arab, arabs, arabic, western, european-union, eurasian, slavic, baltic, balkan, nordic, caribbean, levant, sahel, sahelian, maghreb, kurd,
kurds, kurdish, kurdistan, turkmen, pashtun, pashtuns, tajik, tajiks, uzbek, uzbeks, hazara, hazaras, baloch, uyghur, uighur, uyghurs, tatar, tatars,
chechen, chechens, ingush, ossetian, abkhaz, rohingya, rakhine, kachin, kayin, kayah, karenni, hausa, fulani, fula, yoruba, igbo,
kanuri, tuareg, tutsi, hutu, twa, hema, lendu, dinka, nuer, shilluk, murle, oromo, amhara, amharic, tigray, tigrayan, tigrinya, somali, afar, zulu, xhosa,
masalit, zaghawa, fur, bedouin, berber, amazigh, sahrawi, roma, quechua, aymara, mapuche, garifuna, creole, swahili, farsi, dari,
pashto, urdu, hindi, bengali, tamil, sinhala, sinhalese, bamar, mandarin, cantonese, spanish, english, french, german, germans, greek, turk, turks, dane, pole, poles, swede, finn, finns, latvian, estonian,
moscow's, bono, unidentified, mpox, internet, wifi, santa, virginia, carolina, georgia, dakota, alabama, montana, indiana, louisiana, nevada, paris, florence, victoria, alexandria, sydney, adelaide, charlotte, austin, houston, dallas, denver, lincoln, jackson, madison, houston, orlando, jordan, israel, chad, kenya, cyprus, malta, macedonia, odessa, sofia, medina, aden, adana, amman, ankara, cairo, lagos, kano, niger, nigeria, mali, togo, benin, gabon, congo, angola, zambia, malawi, rwanda, burundi, uganda, somalia, sudan, eritrea, ethiopia, lybia, libya, tunisia, algeria, morocco, mauritania, senegal, gambia, guinea, liberia, ghana, cameroon, namibia, botswana, lesotho, madagascar, comoros, seychelles, samoa, tonga, fiji, vanuatu, kiribati, palau, nauru, tuvalu, brazil, chile, peru, bolivia, ecuador, colombia, venezuela, guyana, suriname, panama, nicaragua, honduras, guatemala, belize, mexico, haiti, jamaica, bahamas, barbados, grenada, dominica, trinidad, japan, korea, mongolia, vietnam, laos, cambodia, thailand, myanmar, burma, nepal, bhutan, bangladesh, pakistan, afghanistan, iraq, lebanon, palestine, gaza, yemen, oman, qatar, bahrain, kuwait, emirates, azerbaijan, uzbekistan, kazakhstan, kyrgyzstan, tajikistan, turkmenistan, belarus, moldova, romania, bulgaria, hungary, slovakia, czechia, poland, lithuania, latvia, estonia, finland, sweden, norway, denmark, iceland, ireland, scotland, wales, england, britain, france, spain, portugal, germany, austria, switzerland, belgium, netherlands, luxembourg, slovenia, croatia, bosnia, serbia, montenegro, kosovo, greece, turkiye, türkiye, santiago, valencia, brooklyn, manhattan, melbourne, catalina, mariupol, kherson, cuba, philippines, luzon, mindanao, cebu, indonesia, java, sumatra, borneo, sulawesi, singapore, brunei, dili, taiwan, tibet, crimea, donbas, donbass, darfur, kasai, ituri, kivu, tillaberi, diffa, maradi, zinder, borno, adamawa, yobe, kandahar, helmand, hilmand, herat, nangarhar, kunduz, ghazni, balkh, homs, hama, idlib, aleppo, damascus, raqqa, hasakeh, mosul, ninewa, nineveh, anbar, kirkuk, erbil, dohuk, basra, baghdad, tripoli, benghazi, sirte, derna, sabha, taiz, hodeidah, marib, sana'a, sanaa, juba, malakal, bentiu, jonglei, khartoum, nyala, geneina, mogadishu, baidoa, kismayo, puntland, somaliland, mekelle, gambela, santa-cruz, la paz, kyiv, kiev, lviv, kharkiv, donetsk, luhansk, minsk, vilnius, riga, tallinn, tbilisi, yerevan, baku, astana, almaty, bishkek, tashkent, dushanbe, kabul, islamabad, karachi, lahore, delhi, mumbai, dhaka, kathmandu, colombo, yangon, bangkok, hanoi, manila, jakarta, aceh, lombok, palu, tacloban, antarctica, eurovision, nato, usa, uk, uae, baltics, balkans, sahara, himalaya, himalayas, pacific, atlantic, mediterranean, aegean, kremlin, bundestag, duma, knesset, pentagon, capitol, rada, verkhovna, brexit, euro, euros, dollar, rouble, ruble, hryvnia, wells, unicef, unesco, unhcr, ocha, acled, reuters, bloomberg, wikipedia, maidan, tahrir, zaatari, dadaab, kakuma, moria, calais, lampedusa, lesbos, kos, chios, samos, ceuta, melilla, melilla's, canaries
"""  # fmt: skip
PEOPLE_SUFFIX = r"(?:ians?|eans?|cans?|eses?|ish|stanis?)$"

# Heads of state and others so public that the bare name is an office (facts of the day).
PUBLIC = """
putin, medvedev, lavrov, shoigu, peskov, kadyrov, prigozhin, navalny, zelensky, zelenskyy,
zelenskiy, poroshenko, yanukovych, lukashenko, lukashenka, tsikhanouskaya, tikhanovskaya, tokayev,
nazarbayev, mirziyoyev, rahmon, berdimuhamedow, japarov, pashinyan, saakashvili, zourabichvili,
sandu, erdogan, erdoğan, assad, al-assad, khamenei, rouhani, raisi, netanyahu, nasrallah, sisi, el-
sisi, al-sisi, gaddafi, qaddafi, haftar, al-bashir, hemedti, kiir, machar, museveni, kagame,
nkurunziza, tshisekedi, ruto, kenyatta, mugabe, mnangagwa, ramaphosa, zuma, mandela, obasanjo,
buhari, tinubu, gbagbo, deby, déby, biya, compaore, merkel, scholz, steinmeier, macron, sarkozy,
hollande, sunak, starmer, thatcher, meloni, berlusconi, salvini, orban, orbán, duda, morawiecki,
tusk, kaczynski, niinistö, niinisto, von der leyen, stoltenberg, borrell, guterres, annan, ki-moon,
grandi, lowcock, trump, obama, biden, bush, clinton, reagan, nixon, trudeau, maduro, guaido, guaidó,
bukele, bolsonaro, lula, amlo, duterte, marcos, suharto, jokowi, widodo, modi, gandhi, nehru,
rajapaksa, bhutto, zardari, musharraf, karzai, ghani, suu kyi, hlaing, xi jinping, mao zedong, deng
xiaoping, hitler, stalin, lenin, gorbachev, yeltsin, brezhnev, khrushchev, saddam, bin laden,
baghdadi, al-baghdadi, ceausescu, milosevic, tito, karadzic, mladic, aristide, duvalier, moïse,
préval, preval, francis of assisi
"""
# Full names, when the family name alone is anybody's.
PUBLIC_FULL = "imran khan, kim jong un, kim jong-un, kim jong il, sheikh hasina, boris johnson, theresa may, tony blair, gordon brown, david cameron, pope francis, queen elizabeth, king charles, ban ki-moon, aung san suu kyi, min aung hlaing, hugo chavez, hugo chávez, fidel castro, daniel ortega, saddam hussein, osama bin laden, mahmoud abbas, omar al-bashir, hosni mubarak, ilham aliyev, joseph kabila, alassane ouattara, john kerry, hillary clinton, antony blinken, joe biden, kamala harris, mike pence, nancy pelosi, abiy ahmed, volodymyr zelensky, martin luther king, george washington, abraham lincoln, simón bolívar, simon bolivar, gustavo petro, angela merkel"

# The third part tells when a pattern is worth trying: one of these words is in the text,
# or (#) a long run of digits.
# --- what can be reached: contacts and numbers that lead to one person, always masked
CONTACTS = (
    ("e-mail address", r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", "@"),
    ("e-mail address", r"[\w.+%-]+\s?(?:\[at\]|\(at\))\s?[\w-]+\s?(?:\[dot\]|\(dot\))\s?[a-z]{2,6}\b", "[at]|(at)|[dot]|(dot)"),
    ("account", r"(?<![\w@./])@[A-Za-z_]\w{1,30}(?:\.\w+)*", "@"),
    ("account", r"\b(?:(?:https?://)?(?:www\.|m\.)?(?:t\.me|vk\.com|facebook\.com|fb\.com|instagram\.com|tiktok\.com|twitter\.com|x\.com|ok\.ru|linkedin\.com/in|wa\.me))/@?[\w.%+-]+", "t.me/|.com/|ok.ru/|wa.me/"),
    ("account", r"(?i:\b(?:user\s?name|screen name|nick(?:name)?|account|handle|telegram|whatsapp|skype|instagram|viber)\s*(?:is|:)\s*)(?P<hit>[“\"']?[\w.@-]*[\d_@][\w.-]*[”\"']?)", "username|user name|screen name|nickname|account:|account is|handle:|handle is|telegram:|telegram is|whatsapp:|whatsapp is|skype|instagram:|instagram is|viber:|viber is"),
    ("phone number", r"(?<![\w.,])\+\d{1,3}(?:[ \-.()/]*\d){6,13}(?!\d)", "#"),
    ("phone number", r"(?<![\w.,])(?<!\d )00[1-9]\d{0,2}(?:[ \-.()/]+\d+){2,6}(?!\d)", "#"),
    ("phone number", r"(?<![\w.,])\(\d{2,5}\)[ \-]?\d{2,4}(?:[ \-]\d{2,4}){1,4}(?![\d,])", "#"),
    ("phone number", r"(?i:\b(?:tel|telephone|phone|phone number|mobile|cell|cellphone|fax|whatsapp|call|hotline|viber|contact|number)\b\.?(?:\s+(?:number|no\.?|is|on|at))*\s*:?\s*)(?P<hit>\+?\(?\d[\d \-.()/]{6,18}\d)(?!\d)", "#"),
    ("phone number", r"(?<![\w.,\-/])0\d{2,4}[ \-/]\d{3,4}(?:[ \-]\d{2,4}){1,2}(?![\d,])", "#"),
    ("phone number", r"(?<![\w.,\-/])\d{3}-\d{3}-\d{4}(?![\d,-])", "#"),
    ("document number", r"(?i:\bpassports?(?:\s+(?:number|no\.?|nr\.?|series|holder))*\s*[:#№]?\s*)(?P<hit>(?=[A-Z\d ]*\d{3})[A-Z]{0,3}[ -]?\d{2,4}[ -]?\d{3,7})(?!\d)", "passport"),
    ("document number", r"(?i:\b(?:ID|identity card|identity|national ID|registration|case|file|social security|SSN|tax|license|licence|visa|permit|proGres|UNHCR|refugee|alien|A-)\b(?:\s+(?:card|number|no\.?|nr\.?|registration|certificate|file))+\s*(?:is|:|#|№)?\s*)(?P<hit>[A-Z]{0,3}[-–]?\d[\w/–-]{4,18})", "#"),
    ("document number", r"(?:\bID|\b(?i:identity card|national id|id card|ssn))\s*(?:(?i:number|no\.?|nr\.?|is|:|#|№)\s*)*(?P<hit>(?=(?:[^\d\s]{0,3}\d){5})[A-Z]{0,3}[-–]?\d[\w/–-]{4,18})", "#"),
    ("document number", r"\b\d{3}-\d{2}-\d{4}\b", "#"),
    ("document number", r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}\b", "#"),
    ("number plate", r"(?i:\b(?:licen[cs]e plates?|number plates?|registration plates?|plates?|reg(?:istration)?)\b(?:\s+(?:number|no\.?|reading|marked|bearing))*\s*[:#]?\s*)(?P<hit>(?=[A-ZА-Я\d -]*\d)(?=[A-ZА-Я\d -]*[A-ZА-Я])[A-ZА-Я\d]{1,4}(?:[ -]?[A-ZА-Я\d]{1,4}){1,3})(?![\w])", "plate|registration"),
    ("number plate", r"(?<![\w])[АВЕКМНОРСТУХ]\s?\d{3}\s?[АВЕКМНОРСТУХ]{2}\s?\d{2,3}(?!\w)|(?<![\w])[ABEKMHOPCTYX]\d{3}[ABEKMHOPCTYX]{2}\d{2,3}(?!\w)", "#"),
    ("address", r"(?<![\w,.])\d{1,5}[A-Za-z]?,?\s+(?:[A-Z][\w'’.-]+\s+){1,4}(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Boulevard|Blvd\.?|Close|Terrace|Crescent|Alley)(?!\w)(?:,?\s*(?:[Aa]pt\.?|[Aa]partment|[Ff]lat|[Nn]o\.?|[Uu]nit)\s*#?\w+)?", " street| road| avenue| lane| drive| boulevard| close| terrace| crescent| alley| st.| rd| ave.| ave | blvd"),
    ("address", r"\b(?:[A-Z][\w'’-]+\s+){1,3}(?:Street|Avenue|Road|Lane|Boulevard|Prospekt|Prospect|Strasse|Straße)\s*,?\s*(?:[Nn]o\.?\s*|house\s+|building\s+)?\d{1,4}[A-Za-z]?(?:\s*,\s*(?:apt\.?|apartment|flat)\s*\d+)?(?!\w|,\d)", " street| avenue| road| lane| boulevard| prospe| strasse| straße"),
    ("address", r"\b(?:ul\.|ulitsa|vul\.|vulytsia|prospekt|pr\.|Calle|Carrera|Rua|Rue|Via|Avenida|Av\.)\s+[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,2},?\s*(?:[Nn]o\.?\s*|#\s*|d\.\s*)?\d{1,4}(?:[-–/]\d+)?[A-Za-z]?(?:\s*,\s*(?:kv\.?|apt\.?|apartment|flat)\s*\d+)?(?!\w|,\d)", "ul. |ulitsa |vulytsia |prospekt | pr. |calle |carrera | rua | rue | via |avenida | av. "),
    ("address", r"\b(?i:apartment|flat|apt\.?)\s+\d{1,4}[A-Za-z]?\b(?=\s*(?:,|\bof\b|\bin\b|\bat\b|\bon\b)\s*(?:\d|house|building))", "apartment|flat |apt"),
)  # fmt: skip

# --- what stands in the text instead
MAN, WOMAN, PERSON, CHILD = "a man", "a woman", "a person", "a child"
REPORTER, PHOTOGRAPHER, FAMILY_ROLE = "a reporter", "a photographer", "a family"
WITHHELD = "name withheld"
RESIDENT = "a resident of {place}"
FROM = "{who} from {place}"
AGED = "{who}, {age}"
ARTICLES = ("a", "an", "the", "his", "her", "their", "my", "our", "its", "your")
VOWELS = "aeiou"  # a noun with one of these first takes `an`

# --- an office told after the name: "Jane Roe, head of mission at ...", "Jane Roe of UNHCR"
OFFICE_LEAD = (
    r"\s*(?:,|\(|–|—)\s*(?:who\s+(?:is|was|serves as|works as|heads)\s+)?"
    r"(?:(?:the|a|an|its|their|then|former|acting|current|newly elected|outgoing|interim)\s+)*"
)
OFFICE_OF = (
    r"\s+(?:of|from|at|with)\s+(?:the\s+)?(?:UN|UNHCR|IOM|WFP|UNICEF|OCHA|WHO|UNFPA|UNRWA|UNDP|FAO"
    r"|ICRC|IFRC|MSF|NRC|DRC|IRC|UN Refugee Agency|United Nations|World Food Programme|World Health Organization"
    r"|Human Rights Watch|Amnesty International|Save the Children|Doctors Without Borders|M[ée]decins Sans Fronti[èe]res"
    r"|Mercy Corps|Oxfam|Caritas|World Vision|Red Cross|Red Crescent)\b"
    r"|\s+(?:of|from|at|with)\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s+(?:(?:of|for|the|and|on)\s+){0,2}){0,5}?"
    r"(?:Councils?|Guards?|Ministry|Agency|Services?|Committee|Commission|Red Cross|Red Crescent|Authority|"
    r"Department|Directorate|Bureau|Inspectorate|Police|Customs|Organi[sz]ation|Federation|Observatory|"
    r"Administration|Mission|Programme|Institute|Government)\b[^.,;\n]{0,60}?,?\s+"
    r"(?:said|says|told|tells|added|adds|explained|explains|confirmed|estimates|estimated|warned|warns)\b"
    r"|\s*,\s+who\s+(?:heads|leads|directs|chairs|coordinates|oversees|is in charge of|runs the (?=UN|IOM|WFP))\s+"
    r"(?!(?:a|an|his|her|their)\b)(?![^,.]{0,60}\b(?:household|family|hotel|shop|class|choir|team|company|farm|gang|"
    r"restaurant|convoy|group|school|village|church|mosque)\b)"
)
# Between the comma and the office none of these: "a friend of the mayor" is no mayor.
NOT_OFFICE = "of, to, by, from, for, with, whose, and, who, near, under, wife, husband, son, daughter, friend, relative, neighbour, neighbor, bodyguard, driver, cousin, brother, sister, mother, father, said, told, says"
# Offices that need a public body beside them.
SOFT_OFFICE = "head, deputy head, chief, deputy chief, boss, leader, coordinator, co-ordinator, director, deputy director, executive director, representative, rep, chair, chairman, chairwoman, chairperson, founder, co-founder, deputy, captain, major, candidate, secretary, administrator, president, vice president, chief executive, ceo, adviser, advisor, official, auditor"
OFFICE_PREP = "of, for, in, at, to, with, on"
PLURAL_ROLES = "people, persons, men, women, boys, girls, children, members, nationals, residents, victims, refugees, students, farmers, local, native, national, member, user, customer, client, witness, partner, elder, private, guard, officer, guide, parent"
POSSESSIVE = r"['’]s?(?![\w])"

LIST = r"\s*(?:,|and|&|or|,\s*and|;)\s*"
THE = r"\b[Tt]he\s+$"
ABBREVIATED = "mr, mrs, ms, mme, dr, prof, gov, gen, col, sen, rep, capt, lt, sgt, rev, md, mohd, fr, sr, hon, engr, maj, cpl, pvt, brig gen, maj gen, lt gen, lt col"
YOUNG = "boy, girl, baby, infant, toddler, child, son, daughter, newborn, schoolgirl, schoolboy, grandson, granddaughter"

# Cheap signs that a pattern before a name is worth trying.
GATES = {
    "NAMED": "named called nicknamed surnamed known identified name names calls goes introduced alias aka née nee born",
    "AGE_BEFORE": "old aged",
    "PHOTO": "photo picture image video credit courtesy taken filmed ©",
    "BYLINE": "by reporting writing written edited editing compiled translated translation report story author reporter editor journalist words text from byline",
}
BOUND = r"\b(?:Pa|Don|Doña|Haji|Hajji|Hajja|Baba|Mst\.?|Umm|Um|Oum|Abu|Abou|Bou|Daw|Ko|Ma\.?|Old|Little|Big|Ah|U|Saw|Naw|Nai|Sai|Saya|Md\.?|Mohd\.?)\s+$"
BELONGS = r"\b(?:from|of|(?<!ccording )to|for)\s+$"
LISTING = (
    r"(?:,\s+[A-Z][\w'’-]+)*,?\s+and\s+(?:[A-Z]|(?:his|her|their|my|our|the|a|two|three|four)\b)"
)
PAIR = r"\s+(?:and|&)\s+"
ROLE_HEAD = r"\s(?:of|for|from|in|near|with|who|whose|at|to|on|and|outside|by)\s"
WEAK_ROLES = "partner, member, user, guide, guard, native, local, client, customer"
PERSONAL_AFTER = r"\s*,\s+(?:(?:who|whose|whom)\b|(?:originally )?from\s+[A-Z]|(?:his|her|their|my|our)\s+(?:[\w-]+\s+){0,2}(?:KIN|partner)\b)"
SUFFERED = r"\b(?:(?:[Tt]hey|[Ww]e|[Hh]e|[Ss]he|I) (?:asked|helped|woke|called)|buried|married|kidnapped|christened|thanked|adopted|hugged|kissed|comforted|embraced|mourned|widow of|wife of|husband of|mother of|father of|son of|daughter of)\s+$"
LIVING = r"\s+(?:(?:texted|texts|phoned|clung|climbed|crawled|jumped|knelt|fainted|coughed|sighed|sobbed|wiped|whispered|screamed|yelled|stared|blinked|laughed|laughs|grinned|sang|danced|dozed|woke|pointed|gestured|sipped|sells|cooks|slept|sleeps|walked|walks|carried|hid|hides|wept|weeps|prays|prayed|sat|sits|smiled|smiles|married|grew up|remembers|dreams|lives|lived|earns|studied|teaches|drove|cries|cried|hopes|recalls|rents|owns|fixes|repairs|washes|misses|feeds|limps|shivers|waits|waited|nodded|shrugged|swam|knits|sews|begs|begged|coughs|is (?:\d{1,3}|pregnant|a widow|an orphan|a widower|single|married)|was (?:born|\d{1,3} (?:when|years)))\b|(?:lost|took|left|sold|packed|grabbed|buried|holds|held|has lost|kept|built|rebuilt|shares|shared)\s+(?:his|her)\b)"
INDEFINITE = "a, an, one, another, some, his, her, their, our"
# Words too common to make the word beside them a name worth a second look.
DULL = "and, his, her, the, has, had, was, is, were, are, will, would, could, can, also, still, now, never, with, other, several, some, from, for, who, when, name, years, when, text, report, story, words, of, did, does, cannot, not"
APPOSED = r"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)\s+(?:(?!from\b|in\b|at\b|near\b)[\w-]+\s+){0,3}(?:ROLE)(?:\s+of\s+(?:\d+|[a-z]+))?\s*,\s+$"
PRONOUN_AFTER = r"(?:['’]s)? [a-z][^.!?\n“”\"A-Z]{0,70}?\b(?:his|her|himself|herself)\b"
