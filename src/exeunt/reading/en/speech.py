"""English words of saying: who says something, who relays it, and who denies it.

`attribution.py` reads a sentence with `WORDS` (tag -> words) and looks for the `CUES`:
each is a pattern over tags, tells on which side the speaker stands (`left`, `right`)
and how the speaker stands to what is said. The examples are (phrase, speaker).
"""

from __future__ import annotations

from exeunt.reading.engine import Rule

WORDS = {
    "belongs": "of, to",
    "that": "that", "to": "to",
    "plural": "several, some, many, most, two, three, all, these, those",
    "say.to": "told, tells, tell, telling, informed, assured, assures, informs",
    "say.ing": "saying, warning, reporting, claiming, announcing, telling, insisting, showing, predicting, estimating, complaining, stressing",
    "definite": "the, this, that, these, those, his, her, their, its, both",
    "proper": "kremlin, russians, ukrainians, syrians, afghans, iom, unhcr, ocha, unicef, wfp, acled, frontex, eurostat, idmc, dtm, un, nato, congress",
    "say.tell": "laughed, laughs, sighed, sighs, smiled, whispered, lamented, grumbled, announce, confirm, warn, are of the opinion, is of the opinion, are of the view, is of the view, said, says, say, saying, told, tells, tell, telling, added, adds, explained, explains, recalled, recalls, noted, notes,"
    "stated, stressed, stresses, insisted, insists, admitted, admits, acknowledged, acknowledges, warned, warns, assured, assures,"
    "emphasised, emphasized, claimed that, complained, complains, commented, comments, commenting, remarked, replied, replies, asserted, asserts,"
    "argued, argues, believes, believe, thinks, hopes, described, wrote, writes, tweeted, posted, testified,"
    "recounted, recounts, confirmed, confirms, announced, announces, declared, declares, predicted, predicts, maintains,"
    "maintained, alleged, alleges, conceded, revealed, reveals, disclosed, reiterated, underlined, pointed out, points out, told us, estimates that, estimated that, reports that, reported that, claims that, claim that, spoke, speaks, asked, asks, shouted, cried, joked, concluded, concludes, informed, informs, cautioned, cautions, reckons, reckon, fears, feared, calculates, calculated, put the figure at, puts the figure at, put the number at, puts the number at, put the total at, puts the total at, put the toll at, puts the toll at, put it at, places the figure at, put the number of, puts the number of, put the figure, puts the figure",
    "say.report": "reported, reports, report, recorded, records, registered, registers, counted, counts, estimated, estimates, estimate,"
    "documented, documents, verified, tracked, tracks, logged, identified, observed, assessed, tallied, monitored, published, listed, cites, cited, quoted, quotes, calculates, projected, projects, expects, put, puts, gave, gives, places",
    "say.show": "show, shows, showed, shown, indicate, indicates, indicated, suggest, suggests, suggested, reveal, reveals, revealed, found, finds, estimate, estimates, estimated, put, puts, confirm, confirms, confirmed, record, recorded, claim, report, warn, warns, warning, see, saw, say, says, said, record, according",
    "say.deny": "denied, denies, deny, denying, dismissed, dismisses, dismiss, dismissing, rejected, rejects, reject, refuted, refutes,"
    "rebuffed, disputed, disputes, debunked, contradicted, contradicts, called false, ruled out, rubbished, rebutted, rebuts, disavowed, shot down",
    "say.according": "according to, as per, in the words of, in the view of, in the opinion of, quoting, citing, as reported by, as quoted by, as told to",
    "say.by": "reported by, recorded by, registered by, estimated by, published by, released by, issued by, provided by, quoted by, cited by, verified by,"
    "documented by, compiled by, collected by, counted by, announced by, confirmed by, collated by, given by, claimed by, shared by, posted by, gathered by, tracked by, identified by, produced by, supplied by, put out by, according to estimates by, told by, made by, circulated by, broadcast by",
    "say.from": "figures from, data from, statistics from, estimates from, numbers from, reports from, figures by, data by, statistics by, estimates by, data of, figures of, information from, source, sources",
    "deny.object": "claims that, reports that, claim that, reported that, reports, report, claims, claim, claiming, allegations, allegation, rumours, rumors, rumour, rumor, accusations, accusation,"
    "suggestions, suggestion, speculation, assertions, assertion, that, having, it, this, them, figure, figures, number, numbers,"
    "estimate, estimates, news, information, stories, story, statements, statement, video, videos, count, toll, any, as, being, media, all, these, those, such, the, what, images",
    "deny.not": "entry, entries, visa, visas, asylum, access, admission, permission, boarding, application, applications, passage, aid, food, bail, protection, status",
    "stance.false": "fake news, fake, false, untrue, not true, a lie, lies, baseless, groundless, unfounded, a hoax, disinformation, misinformation, propaganda, nonsense, fabricated, fabrication, no truth, exaggeration, exaggerated, an exaggeration, wrong",
    "be": "is, was, were, are, be, been, being, am, 's, 're",
    "aux": "has, have, had, will, would, could, can, may, might, must, should, did, does, do, also, later, earlier, then, now, still, already, recently, repeatedly, reportedly, officially, again, today, yesterday, never, not, just, previously, separately, initially, once, first, so far, publicly",
    "verb": "is, was, were, are, fled, left, crossed, entered, arrived, came, went, has, have, had, will, would, became, reached, stood, remained, took, got, made, killed, live, lives, need, needs, hit, struck, forced, displaced, evacuated, moved",
    "stop": "following, that, which, but, while, although, though, as, because, since, when, where, after, before, if, what, whereas, than, amid, despite, so, until, whose, how, why, whether, yet",
    "stance.notrue": "no truth, not true that, untrue that, false that, wrong that, not true, untrue",
    "article": "the, a, an",
    "with": "with", "versus": "than", "participle": "displaced, evacuated, moved, forced, killed, left",
    "who": "who, whom, whose",
    "pronoun": "he, she, they, we, i, it",
    "he": "he, him",
    "she": "she, her",
    "they": "they, them",
    "det": "the, a, an, one, another, some, several, many, most, this, these, those, his, her, their, its, two, three, both, all, other, few",
    "data": "figures, figure, data, statistics, numbers, records, estimates, count, tally, toll, survey, surveys, report, reports, assessment, assessments,"
    "study, poll, research, analysis, dataset, register, census, matrix, tracker, update, bulletin, search, results, findings, documents, statement, images, imagery, footage,"
    "photos, photo, photographs, pictures, video, videos, clip, clips, recordings, map, maps, list, lists, monitoring, dashboard, document, notice, factsheet, fact sheet, briefing, dtm, testimony, testimonies, accounts, interviews, messages, posts, website, webcams, cameras",
    "visual": "video, videos, footage, clip, clips, photo, photos, photographs, pictures, images, recording, recordings, film, posts, post, messages",
    "body": "ministry, agency, agencies, service, services, guard, guards, police, government, authorities, authority, officials, official, council, commission, committee, office,"
    "department, administration, federation, association, organization, organisation, organizations, organisations, cross, crescent, army, military, un, nations, union, embassy, institute, university, observatory, monitor, network, ngo, ngos, group, groups, charity, charities, bureau, directorate, cluster, board, secretariat, party, parliament, court, kremlin, hospital, company, airline, operator, operators, staff, spokesman, spokeswoman, spokesperson, minister, president, governor, mayor, monitors, centre, center, mission, municipality, coordinator, programme, fund, federation, society, foundation, bank, site, website, railways, airport, iom, unhcr, ocha, unicef, wfp, who, acled, frontex, eurostat, idmc, dtm",
    "medium": "agency, newspaper, newspapers, daily, weekly, magazine, broadcaster, broadcasters, television, tv, radio, channel, channels, website, outlet, outlets, media, publication, newswire, wire, portal, networks, network, station, press, news, site, journal, tabloid, paper, blog, podcast",
    "people": "people, residents, resident, man, woman, boy, girl, men, women, witness, witnesses, villagers, locals, refugees, migrants, drivers, travellers, travelers, passengers, source, sources, couple, family, families, manager, owner, official, officials, spokesman, spokeswoman, spokesperson, minister, ministers, president, governor, mayor, leader, leaders, experts, expert, analysts, analyst, activists, activist, volunteer, volunteers, workers, worker, staff, soldier, soldiers, officer, officers, commander, chief, head, director, secretary, ambassador, envoy, teacher, doctor, doctors, nurse, farmer, driver, student, lawyer, lawyers, mother, father, wife, husband, son, daughter, brother, sister, guard, guards, police, reporter, reporters, journalist, journalists, correspondent, observers, russians, ukrainians, syrians, afghans, survivor, survivors, evacuee, evacuees, shopkeeper, trader, traders, relative, relatives, neighbour, neighbours, tourist, tourists, representative, coordinator, adviser, advisor, aide, diplomat, diplomats, lawmaker, lawmakers, critics, rebels, priest, imam",
    "quiet": "reporters, journalists, us, me, them, him, her, you, parliament, lawmakers, police, everyone, people, a news conference, a press conference, friends, officers, residents, the crowd, the court, congress, ministers",
    "time": "on, in, late, early, last, this, during, at, by, from, since, over, earlier, monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may, june, july, august, september, october, november, december, week, month, year, night, morning, evening, afternoon, day, days, weekend, today, yesterday, tonight, meanwhile, however, moreover, furthermore, in addition, separately, nevertheless, also",
    "conj": "and, but, while, whereas, although, though, yet",
    "in_medium": "in a video, in a clip, in a post, in a message, in a recording, on video, in a video message, in footage, in a live stream, in another video, in one video, in videos, in a video recorded, in a video posted, in a film",
    "on_medium": "on social networks, on social media, on telegram, on facebook, on twitter, on x, on instagram, on tiktok, on vkontakte, on whatsapp, on youtube, on state television, on state tv, on television, on local radio, on the radio, via telegram, via twitter, via social media, in social networks, in social media, in chat groups, in social network groups, on online forums",
}  # fmt: skip

LEFT, RIGHT = "left", "right"
CUES = (
    Rule("according to S", "<say.according>", (RIGHT, "asserts"), (
        ("According to the border guard, 300 people crossed.", "the border guard"),
        ("The line is 6 km long, according to Halden Radio.", "Halden Radio"),
        ("Some 900 left, according to Ana Moss, head of the Border Police.", "Ana Moss, head of the Border Police"),
    )),
    Rule("given by S", "(<! <pronoun|who>) <say.by>", (RIGHT, "asserts"), (
        ("Some 4,000 arrivals were recorded by the Coast Guard.", "Coast Guard"),
        ("There are 80,000 homeless, as estimated by the council.", "the council"),
    )),
    Rule("figures from S", "<say.from> (= <det|cap|body|person>)", (RIGHT, "asserts"), (
        ("Figures from the Migration Board put it at 12,000.", "Migration Board"),
    )),
    Rule("per S", '"per" (= <det>? <cap|body|person>)', (RIGHT, "asserts"), (
        ("About 5,000 were moved, per UNHCR.", "UNHCR"),
    ), ("The queue grows by 40 cars per day.",)),
    Rule("S denies", "(<! <be>) <say.deny> (= <aux|det|cap>{0,3} <deny.object> | <cap> | \",\")", (LEFT, "denies"), (
        ("The ministry denied that 5,000 had fled.", "the ministry"),
        ("Spokesman Ole Berg dismissed reports of 300 deserters.", "Spokesman Ole Berg"),
    ), ("The guards denied entry to 500 people.", "Two men were denied visas.")),
    Rule("S says it is false", '<say.tell> (= .{0,12} <stance.false>)', (LEFT, "denies"), (
        ("The mayor said the report of 900 arrivals was not true.", "the mayor"),
    )),
    Rule("false, says S", '<stance.false> "," .{1,8}? (verb: <say.tell>)', (LEFT, "denies"), (
        ("The report of 900 deserters is fake news, the mayor said.", "the mayor"),
    )),
    Rule("no truth in it, says S", '<stance.notrue> .{1,30} "," .{1,6}? (verb: <say.tell>)', (LEFT, "denies"), (
        ("It is not true that 900 deserted, the general said.", "the general"),
    )),
    Rule("S calls it false", '(verb: "called" | "calls" | "calling" | "labelled") .{1,12}? <stance.false>', (LEFT, "denies"), (
        ("The army called reports of 300 deserters a lie.", "the army"),
    )),
    Rule("M quotes S", '"as" (verb: "saying" | "telling")', ("as", "asserts"), (
        ("The daily quoted the mayor as saying that 450 men were called up.", "the mayor"),
    )),
    Rule("S is saying", "<be> (= <say.ing>) <say.ing> (= \"that\" | <det|cap>)", (LEFT, "asserts"), (
        ("Social networks are warning that the bridge is shut.", "social networks"),
    )),
    Rule("pictures showing", "<visual> (= (<!stop|say.show|say.tell>){0,8} \"showing\")", ("first", "asserts"), (
        ("Photos were shared showing a full station.", "photos"),
    )),
    Rule("S says", "(<! <be>) <say.tell> (! \"to\" <verb> | \"there\" | \"by\")", (LEFT, "asserts"), (
        ("The governor said 300 people had left.", "the governor"),
        ("Officials say that 40 houses burned.", "officials"),
        ("\"We waited nine hours,\" said the driver.", "the driver"),
    ), ("Two hundred people were told to leave.",)),
    Rule("S shows", "(<! <be>) <say.show> (! \"to\" | \"at\")", ("source", "asserts"), (
        ("Border Police data show that 900 people crossed.", "Border Police"),
        ("A search on the ticket site showed no seats before Sunday.", "a search on the ticket site"),
    )),
    Rule("S reports", "(<! <be>) <say.report>", ("body", "asserts"), (
        ("IOM DTM recorded 300 displaced families.", "IOM DTM"),
        ("The Coast Guard registered 1,200 arrivals.", "Coast Guard"),
    ), ("Finland recorded its coldest day.",)),
)  # fmt: skip

# Names that relay rather than witness.
MEDIA = """
bbc, cnn, afp, ap, associated press, reuters, agence france-presse, bns, tass, ria novosti, interfax, dpa, efe, ansa, xinhua, kyodo, anadolu, al jazeera, al-jazeera, al arabiya, al-arabiya, deutsche welle, dw, radio free europe, radio liberty, rfe/rl, voice of america, voa, nhk, npr, abc, nbc, cbs, cbc, itv, sky news, the guardian, guardian, new york times, washington post, financial times, wall street journal, the times, telegraph, the telegraph, the independent, bloomberg, der spiegel, bild, le monde, le figaro, el país, el pais, la repubblica, frankfurter allgemeine zeitung, frankfurter allgemeine, süddeutsche zeitung, meduza, novaya gazeta, mediazona, kommersant, naša niva, nasha niva, belta, ukrinform, unian, kyiv independent, euronews, politico, axios, yle, err, lrt, delfi, postimees, tengrinews, kazinform, akipress, tolonews, khaama press, pajhwok, dawn, the hindu, times of india, daily star, prothom alo, radio dabanga, sudan tribune, radio tamazuj, france 24, rfi, tv5, channel 4, pbs, fox news, usa today, los angeles times, miami herald, haaretz, times of israel, rudaw, shafaq news, sana, wafa, irna, telegram, facebook, twitter, instagram, tiktok, youtube, social networks, social media, vkontakte, whatsapp, state media, state television, state tv, local media, russian media, ukrainian media, media reports, local newspapers, press reports
"""
# What a medium is called again: "told the publication".
MEDIUM_AGAIN = "publication, newspaper, broadcaster, channel, outlet, website, magazine, station, paper, news agency, portal"
# What stands before or after a medium that relays.
RELAY_BEFORE = r"\b(?i:told|tells|telling|informed|sources? (?:at|in|within|with|inside)|interview(?:ed)?(?: with| by| to| on)?|speaking (?:to|on)|spoke (?:to|with|on)|speaks to|talk(?:ed|ing) to|statement to|comments? to|(?:quoted|cited|reported|shown|broadcast|published|aired|carried|obtained|verified|filmed|seen|released|recorded) by|published (?:in|on)|shared (?:on|with)|posted (?:on|to|in)|circulat(?:ed|ing) (?:on|in)|wr(?:ote|ites|itten) (?:on|in|for)|in an interview with|meeting|met|according to|says? on|said on|quoting|citing|in|on|via|appeared on)\s+(?:the|state[- ]run|state|its|local|various|many|several|a|german public broadcaster|\w+ (?:public |state )?(?:broadcaster|newspaper|news agency|agency|daily|channel)|newspaper|broadcaster|agency|channel)?(?:\s+\w+)?\s*[“\"‘]?$"
RELAY_WEAK = "in, on, via, meeting, met"  # only before networks and reporters
RELAY_AFTER = r"['’]?s?\s+(?i:reporters?|correspondents?|journalists?|crews?|team|spoke to|spoke with|interviewed|talked to|met|quoted|quotes|cited|cites|asked)\b"
NETWORKS = "social networks, social network, social media, telegram, facebook, twitter, vkontakte, instagram, tiktok, youtube, whatsapp"
MEDIUM_NOUNS = "newspaper, newspapers, agency, daily, television, tv, radio, channel, broadcaster, website, magazine, portal, news, media, publication"
PICTURE_TAIL = r"^(.*?)\s+(?:from|posted|recorded|shared|showing|taken|published|of|circulating|filmed|circulated|shot|uploaded)\b.*$"
# A named stretch that is a medium by its last or first word.
MEDIUM_NAME = r"(?:[A-Z][\w.'’&-]*\s+){1,5}(?:(?i:state\s+)?(?i:news\s+(?:agency|channel|site|website|portal|service)|press agency)|(?i:news|newspaper|daily|television|tv|radio|channel|broadcaster|website|magazine|portal))(?!\w)|(?i:newspaper|magazine|news agency|broadcaster|daily|website|channel|portal)\s+[“\"‘]?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}[”\"’]?|(?i:state|local|public|national|regional|russian|ukrainian|state-run|foreign|several|independent)\s+(?i:news agency|television|tv|radio|broadcaster|media|newspapers?)|publication|newspaper|broadcaster|news agency"
GROUP_INTERVIEW = r"\b(?:interviewed by|spoke to|spoke with|talked to|interviewed)\b"
CITE = r"\((?:[Ss]ource:?\s+)?(?P<org>(?:[A-Z][A-Za-z&-]*[A-Z][A-Za-z]*|[A-Z]{2,}|UN Women|Red Cross|Save the Children|[A-Z][\w&.-]+(?: (?:of|for|the|and|[A-Z][\w&.-]+)){1,6}(?=,? \d))(?:[ /,-]+(?:[A-Z]{2,}[A-Za-z]*|and|&))*)(?:,?\s*(?:[A-Z][a-z]+\s+)?\d[\d/ .–-]*(?:[A-Z][a-z]+\s*)?\d*)?(?:;[^()]*)?\)\s*[.;]?\s*$"
SOURCE_LINE = r"^\s*(?:[Dd]ata\s+)?[Ss]ources?\s*:\s*(?P<org>[^\n.;]{2,80})"
COLON = r"^(?P<org>(?:[A-Z][\w.'’&-]*\s*){1,4}):\s+(?=[^\s])"
NOT_COLON = "photo, video, image, note, update, contact, tags, source, sources, figure, table, map, read more, berlin, related, next, watch, key, background, conflict, chapter, annex, editor, translation, picture, credit, reference, question, answer, download, published, date, day, breaking, news, live, gallery, overview, highlights, summary, situation"
IN_A_VIDEO = "{who} in a video"
A_VIDEO = "a video"
TIME_TAIL = r"\s+(?:in the course of .*|the same (?:day|week|month|year)|to (?:receive|get|help|assist|support|obtain|be)\b.*|(?:late |early |earlier |later )?(?:on|in|at|last|this|during|by)\s+(?:(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|week|month|year|night|the (?:evening|morning|afternoon|weekend)|\d{1,2}(?:st|nd|rd|th)?(?:\s+[A-Z][a-z]+)?|a (?:statement|press release|report|tweet|post|briefing|news conference|press conference|interview|speech|televised address))(?:\s+(?:night|morning|evening|afternoon|\d{1,4}))*|today|yesterday|also|then|later|earlier|has|have|had|now|recently|still|already|reportedly|repeatedly|meanwhile|however|again|as|did|does|do|not|never|officially|separately|just|even|would|could|will|themselves|himself|herself|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$"
TIME_HEAD = r"^(?:(?:on|in|late on|early on|last|by|during|at|since|earlier|as of|until|late)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|week|month|year|night|the (?:evening|morning|afternoon|weekend)|\d{1,2}(?:st|nd|rd|th)?(?:\s+[A-Z][a-z]+)?)(?:\s+(?:night|morning|evening|afternoon|\d{1,4}))*,?\s+|(?:meanwhile|however|also|and|but|or|so|then|yet|later|recently|now|today|yesterday|yet|while|as|especially|earlier|according to|moreover|furthermore|nevertheless|instead|though|although|still|when|where|with|separately|reportedly)\s+)"
ONE = "one, another"
ARTICLE_ONE = "a"
STRIP_ARTICLE = r"^(?i:the|a|an)\s+(?=[A-Z])"
APPOSITION = r"^(?:an?|the|its|their|his|her|head|deputy|chief|spokes\w+|director|chair\w*|president|minister|secretary|executive|senior|UN|UNHCR|regional|country|commissioner|coordinator|representative|governor|mayor|manager|professor|[A-Z][\w.'’-]+(?:['’]s)?\s+(?:\w+\s+){0,3}(?:director|spokes\w+|chief|head|minister|president|representative|coordinator|manager|officer|secretary))\b"
RELATIVE = r"^(?:who|whose|whom|which|where|speaking|citing|referring|quoting|asking|aged|\d{1,3}\b|near|from)\b"
# A figure after (or before) these words is set against another one of the same thing.
DISPUTES = (
    ("after", r"\b(?:[Bb]ut|[Hh]owever|while|[Ww]hereas|[Aa]lthough|though|[Yy]et|[Mm]eanwhile|by contrast|instead)\b[^.;]{0,90}?\b(?:put|puts|putting|place[sd]?|gave|gives|estimate[sd]?)\s+(?:the|that|this|its|their|it)\s*(?:own\s+)?(?:actual|real|true|official|total|overall)?\s*(?:figures?|numbers?|total|toll|count|tally|estimate)?"),
    ("after", r"\b(?:disput(?:ed|es|ing)|contest(?:ed|s|ing)|challeng(?:ed|es|ing)|contradict(?:ed|s|ing)|question(?:ed|s|ing)|correct(?:ed|s|ing))\s+(?:the|that|this|those|these|its|their)\b[^.;]{0,60}?\b(?:saying|said|says|insisting|and put|and said|claiming|adding)\b"),
    ("after", r"\b(?:real|actual|true)\s+(?:figure|number|total|toll|count)\b"),
    ("before", r"\b(?:rather than|not|instead of|and not|(?:far|much|well|significantly)?\s*(?:more|fewer|less|higher|lower|above|below)\s+than)\s+(?:the|its)\s+[\d,.]+(?:\s+\w+){0,3}\s+(?:claimed|reported|announced|given|cited|stated|put forward|published|quoted|estimated|suggested)\b"),
    ("before", r"\bcontrary to (?:the|its)?\s*[\w ]{0,30}(?:figures?|numbers?|claims?|estimates?)"),
)  # fmt: skip
IN_VIDEO_HEAD = r"^\W*(?:In|On) (?:the|a|one|another|this|that|his|her)\s+(?:\w+\s+){0,2}(?:video|clip|footage|recording|film)\b"
DATA_TAIL = r"^((?!(?:[Uu]nconfirmed|[Ii]nformal|[Ss]everal|[Ss]ome|[Ff]ield|[Mm]edia|[Ii]nitial|[Vv]arious|[Mm]ultiple|[Uu]nverified|[Oo]fficial|[Ll]ocal|[Nn]ew|[Ll]atest|[Pp]reliminary|[Gg]overnment|[Oo]ther|[Uu]nofficial|[Pp]rovisional|[Ee]arly)\b).*[A-Z][\w’'.-]*?)(?:['’]s)?\s+(?:latest |own |official |new )?(?:data|figures|statistics|records|estimates|numbers|count|tally|reports?|update|bulletin)$"
MOVING = "video, videos, footage, clip, clips, film, recording, recordings"
TOLD = r"\b(?:told|tells|telling|interview with|interview to|speaking to)\s+(?:the\s+)?(?P<m>[A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*){0,3})"
MADE_TAIL = r"\s+(?:released|published|issued|conducted|carried out|obtained|dated|compiled|circulated)\b[^,]*$"
# What stands where a speaker stands and is none: a figure, a date, an amount, a place.
NOT_SPEAKER = (
    r"^(?:(?:the|any|all|such|these|those)\s+)?(?:claims?|allegations?|accusations?|rumou?rs?|suggestions?|speculation)\b|^(?:(?:a|the)\s+total\b|total\s+(?:of|number)\b)|^(?:(?:a|the|an?other)\s+)?(?:(?:total |overall |cumulative )?(?:number|proportion|percentage|share|rate)s?\b|key figures\b|majority of\b)"
    r"|^(?:(?:at (?:least|most)|over|under|nearly|almost|about|around|approximately|roughly|some|more than|less than|fewer than|up to|"
    r"just over|just under|only|another|an? estimated|an additional)\s+(?:[\d.,]+|half|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"a (?:third|quarter|half|dozen)|million|thousand|hundreds?|dozens)\b|half\b|no (?!10\b)|not |been\b|there\b|up from\b|down from\b|out of\b|"
    r"(?:in|of|by|for|between|among|with|until|since|from|to|on|as|into|within|per|during|after|before|including)\s)"
    r"|^united$|^[\d.,]+(?:\s?%|\s(?!(?:[a-z-]+\s){0,3}(?:witnesses|residents|officials|aid agencies|agencies|organi[sz]ations|survivors|doctors|governments|countries|experts)\b)|$)"
    r"|\s\d{1,3}(?:[ ,]\d{3})+$|\s(?:reports|recorded|confirmed|had|has)\s\d+$"
)
# Abbreviations in brackets that cite nobody.
NOT_CITED = "idp, idps, pwd, pwds, sam, mam, gam, gbv, pss, nfi, nfis, awd, sgbv, uasc, coc, ied, ieds, uxo, cfr, ili, ari, rdt, pcr, hh, hhs, lga, lgas, kii, kiis, poc, pocs, usd, tbc, est, ngos, ngo, ingo, ingos, bsf, opv, muac, pmr, hrp, srp, rmrp"
LONGEST_SPEAKER = 14  # words
