"""English words beside a name nobody has heard of: what people do, and what may follow a name.

`people_lone.py` reads these tables, and only it. Where a language has none, a word nobody
has heard of is a person only by what `people.py` of that language says.
"""

from __future__ import annotations

LEXICON: dict[str, str] = {}

# What people do, as it stands right after their name.
ACTS = """
beat, beats, slapped, whipped, tortured, detained, interrogated,
abandoned, abandons, ached, aches, admired, admires, adored, adores, apologised, apologises,
apologized, apologizes, approached, approaches, arrived, arrives, asked, asks, ate, attended,
attends, awaited, awaits, baked, bakes, bartered, barters, bathed, bathes, became, beckoned,
beckons, becomes, began, begged, begins, begs, believed, believes, bent, bit, bites, bled, bleeds,
blessed, blesses, blushed, blushes, boarded, boards, borrowed, borrows, bought, bowed, bows,
brewed, brews, bribed, bribes, brings, broke, brought, builds, built, burnt, buys, called, calls,
came, camped, carried, carries, carved, carves, catches, caught, chated, chats, chewed, chews,
chooses, chopped, chops, chose, clambered, clambers, clasped, clasps, cleaned, cleans, climbed,
climbs, clings, closed, closes, clung, collapsed, collapses, combed, combs, comes, comforted,
comforts, complained, complains, confessed, confesses, cooked, cooks, coughed, coughs, counted,
counts, cradled, cradles, crawled, crawls, creeps, crept, cried, cries, crossed, crosses, cursed,
curses, cut, cuts, danced, dances, dared, dares, decided, decides, delivered, delivers, denied,
denies, deserted, deserts, despaired, despairs, digs, dined, dines, discovered, discovers, dozed,
dozes, drank, draws, dreaded, dreads, dreamed, dreams, dreamt, dressed, dresses, drew, drinks,
drives, dropped, drops, drove, drowned, drowns, dug, earned, earns, eats, embraced, embraces,
enlisted, enlists, enroled, enrols, entered, enters, escaped, escapes, exhaled, exhales,
explained, explains, fainted, faints, falls, fanned, farmed, fasted, fasts, feared, fears, fed,
feeds, feels, fell, felt, ferried, ferries, fetched, fetches, fights, filmed, films, finds,
finished, finishes, fished, fishes, fixed, fixes, flagged, fled, flees, flew, flies, flinched,
flinches, folded, folds, forgave, forgets, forgives, forgot, fought, found, fried, fries, froze,
gathered, gathers, gave, gazed, gazes, gestured, gestures, gets, giggled, giggles, gives, glanced,
glances, goes, got, graduated, graduates, grazed, grazes, greeted, greets, grew, grieved, grieves,
grinned, grins, groaned, groans, grows, guessed, guesses, guided, guides, hailed, hails, handed,
hands, hangs, harvested, harvests, hated, hates, hauled, hauls, heard, hears, held, helped, helps,
herded, herds, hesitated, hesitates, hid, hides, hitchhiked, hitchhikes, hobbled, hobbles, holds,
hoped, hopes, hosted, hosts, hugged, hugs, hummed, hums, hung, hurried, hurries, imagined,
imagines, inhaled, inhales, insisted, insists, ironed, irons, jogged, jogs, joked, jokes, jumped,
jumps, keeps, kept, kicked, kicks, kissed, kisses, kneels, knelt, knew, knits, knitted, knocked,
knocks, knows, lamented, laments, laughed, laughs, lay, leads, learned, learns, learnt, leaves,
left, lends, lent, let, licked, licks, lies, lifted, lifts, limped, limps, listened, listens, lit,
lived, lives, loaded, longed, longs, looked, looks, loses, lost, loved, loves, made, makes,
marched, marches, married, marries, meant, meets, mended, mends, met, milked, milks, missed,
misses, moaned, moans, mopped, mops, mourned, mourns, moved, moves, murmured, murmurs, muttered,
mutters, napped, naps, nodded, nods, noticed, notices, obeyed, obeys, offered, offers, opened,
opens, outlived, overslept, owed, owes, owned, owns, packed, packs, paddled, paddles, paid,
painted, paints, panted, pants, parked, parks, passed, passes, paused, pauses, pays, peddled,
peddles, peeled, peels, performed, performs, phoned, phones, picked, picks, pitched, pitches,
plaited, plaits, planned, plans, planted, played, plays, pleaded, pleads, pointed, points,
polished, polishes, poured, pours, prayed, prays, preached, preaches, prefered, prefers, prepared,
prepares, promised, promises, protested, protests, pulled, pulls, pushed, pushes, put, queued,
queues, quit, ran, rang, rattled, rattles, reads, realised, realises, realized, realizes,
rebuilds, rebuilt, recalled, recalls, reckoned, reckons, recounted, recounts, recovered, recovers,
refused, refuses, registered, registers, regreted, regrets, relived, relives, remembered,
remembers, rented, rents, repaired, repairs, replied, replies, resisted, resists, rested, rests,
returned, returns, rides, rode, rose, rowed, rows, rubbed, rubs, runs, rushed, rushes, said,
sailed, sails, sang, sank, sat, saved, saves, saw, says, screamed, screams, scrubbed, scrubs,
searched, searches, sees, sells, sends, sent, sewed, sews, shares, sheltered, shelters, shivered,
shivers, shook, shot, shouted, shouts, shoveled, shovels, shrugged, shrugs, shut, shuts, sighed,
sighs, sings, sipped, sips, sits, skipped, skips, sleeps, slept, smiled, smiles, smoked, smokes,
snapped, snaps, sneezed, sneezes, sniffed, sniffs, sobbed, sobs, sold, speaks, spends, spent,
spoke, spread, squats, squatted, squinted, squints, stacked, stacks, stammered, stammers, stands,
stared, stares, starved, starves, stayed, stays, steals, stepped, steps, stitched, stitches,
stole, stood, stroked, strokes, struggled, struggles, stuck, studied, studies, stumbled, stumbles,
suffered, suffers, survived, survives, swam, swears, sweeps, swept, swims, swore, takes, talked,
talks, tapped, taps, tasted, tastes, taught, teaches, telephoned, telephones, tells, tended,
tends, texted, texts, thanked, thanks, thinks, thought, threw, throws, tied, ties, tired, tires,
toiled, toils, told, took, tore, touched, traded, trades, translated, translates, traveled,
travels, treated, treats, trekked, treks, trembled, trembles, tried, tries, trusted, trusts,
turned, turns, tutored, tutors, understands, understood, unpacked, unpacks, used, uses, visited,
visits, volunteered, volunteers, vomited, vomits, vowed, vows, waded, wades, waited, waits, wakes,
walked, walks, wandered, wanders, wanted, wants, warmed, warms, washed, washes, watched, watches,
watered, waved, waves, wears, weaves, weeps, went, wept, whispered, whispers, whistled, whistles,
wiped, wipes, wished, wishes, withdrew, woke, won, wondered, wonders, wore, worked, works,
worried, worries, worshipped, worships, wove, wrapped, wraps, writes, wrote, yawned, yawns,
yearned, yearns, yelled, yells
"""
# What neither a town nor a body nor a storm does: a known place that does it is a person.
FIRM = """
watched, listened, stumbled, staggered, whistled, waved, paddled, crouched, huddled, bathed, unpacked, undressed, shovelled,
aches, apologised, apologized, baked, bakes, begged, begs, blinked, blushed, bowed, braids,
breastfeeds, climbed, climbs, clung, combed, cooked, cooks, coughed, coughs, crawled, cried,
cries, cursed, danced, dances, dozed, dreamt, drives, drove, drowned, fainted, fetched, fetches,
fished, fishes, flinched, frowned, gestured, giggled, glanced, grinned, groaned, haggles, hobbled,
hugged, hugs, hummed, inhaled, jogged, joked, jokes, jumped, kissed, kisses, kneels, knelt, knits,
knitted, knocked, laughed, laughs, limped, limps, milks, moaned, mumbled, muttered, nodded, nods,
packed, phoned, phones, pointed, poured, pours, rides, rode, rowed, rows, sang, screamed, scrubs,
sewed, sews, shivered, shivers, shrugged, shrugs, sighed, sighs, sings, sipped, sleeps, smiled,
smiles, smoked, smokes, sneezed, sobbed, sobs, squatted, stammered, stitched, studies, swam,
sweeps, swims, teaches, telephoned, texted, texts, tiptoed, trembled, trembles, volunteered,
volunteers, waded, wades, walked, walks, wandered, washes, weeps, wept, whispered, whispers,
winced, wiped, wipes, wonders, worships, writes, yawned, yearns, yelled
"""
ARTICLE = "the"
AND = "and"
# What several people do.
TOGETHER = """
abandon, share, beat, slap, whip, torture, detain, sing, grow up, rebuild, host, wash, beg, weave, sew, ache, admire, adore, apologise, apologize, approach, are, arrive, ask, attend, await,
bake, barter, bathe, beckon, beg, begin, believe, bite, bleed, bless, blush, board, borrow, bow,
brew, bribe, bring, build, buy, call, camp, carry, carve, catch, chat, chew, choose, chop,
clamber, clasp, clean, climb, cling, close, collapse, comb, come, comfort, complain, confess,
cook, cough, count, cradle, crawl, creep, cross, cry, curse, dance, dare, decide, deliver, deny,
desert, despair, dig, dine, discover, doze, draw, dread, dream, dress, drink, drive, drop, drown,
earn, eat, embrace, enlist, enrol, enter, escape, exhale, explain, faint, fall, fan, farm, fast,
fear, feed, feel, ferry, fetch, fight, film, find, finish, fish, fix, flag, flee, flinch, fly,
fold, forget, forgive, fry, gather, gaze, gesture, get, giggle, give, glance, go, graduate, graze,
greet, grieve, grin, groan, grow, guess, guide, hail, hand, hang, harvest, hate, haul, have, hear,
help, herd, hesitate, hide, hitchhike, hobble, hold, hope, host, hug, hum, hurry, imagine, inhale,
insist, iron, jog, joke, jump, keep, kick, kiss, kneel, knit, knock, know, lament, laugh, learn,
leave, lend, lick, lie, lift, limp, listen, live, load, long, look, lose, love, make, march,
marry, meet, mend, milk, miss, moan, mop, mourn, move, murmur, mutter, nap, nod, notice, obey,
offer, open, owe, own, pack, paddle, paint, pant, park, pass, pause, pay, peddle, peel, perform,
phone, pick, pitch, plait, plan, plant, play, plead, point, polish, pour, pray, preach, prefer,
prepare, promise, protest, pull, push, queue, rattle, read, realise, realize, recall, reckon,
recount, recover, refuse, register, regret, relive, remember, rent, repair, reply, resist, rest,
return, ride, row, rub, run, rush, sail, save, scream, scrub, search, see, sell, send, sew,
shelter, shiver, shout, shovel, shrug, shut, sigh, sing, sip, sit, skip, sleep, smile, smoke,
snap, sneeze, sniff, sob, speak, spend, squat, squint, stack, stammer, stand, stare, starve, stay,
steal, step, stitch, stroke, struggle, study, stumble, suffer, survive, swear, sweep, swim, take,
talk, tap, taste, teach, telephone, tell, tend, text, thank, think, throw, tie, tire, toil, touch,
trade, translate, travel, treat, trek, tremble, trust, try, turn, tutor, understand, unpack, use,
visit, volunteer, vomit, vow, wade, wait, wake, walk, wander, want, warm, wash, watch, water,
wave, wear, weave, weep, were, whisper, whistle, wipe, wish, wonder, work, worry, worship, wrap,
write, yawn, yearn, yell
"""
# Helping verbs: weak, since a town or a body also "is" and "has".
AUX = """
might, may, must, should, shall, seldom, rarely, almost, soon, barely, hardly, nearly, quickly, slowly, suddenly,
finally, eventually, simply, sometimes, usually, silently, even, too, herself, himself, isn't, wasn't, hasn't, hadn't,
won't, wouldn't, couldn't, can't, doesn't, didn't, isn’t, wasn’t, hasn’t, hadn’t, won’t, wouldn’t, couldn’t, can’t,
doesn’t, didn’t, used,
is, was, has, had, will, would, can, could, cannot, did, does, never, also, still, now, once, often,
always, no longer, only, already, just, then, quietly, later, who, whose, and his, and her
"""
# Words that end in -ed and qualify the name before them: "the X based group".
QUALIFIES = """
burned, flooded, exploded, erupted, weakened, strengthened, escalated, intensified,
based, backed, controlled, related, linked, allied, led, funded, affected, occupied, supported, sponsored,
dominated, received, recorded, reported, experienced, caused, remained, registered, hosted, located,
confirmed, shared, sized, shaped, bound, needed, called, called for, launched, expanded, provided, published, operated, merged, employed, deployed, distributed,
continued, reopened, increased, decreased, declined, resulted, consisted, contained, covered, signed, issued
"""
# Words that may follow a name that is the object of a sentence.
FOLLOWS = """
our, your, him, them, something, everything, nothing, money, food, water, shelter, gone, dead, alive, asleep, missing,
ill, sick, crying, sleeping, screaming, hidden, hiding, himself, herself, either, instead, anyway, when, whether, why,
and, or, but, who, when, while, because, as, to, from, in, on, at, with, by, for, of, after, before, until,
till, about, his, her, their, a, an, the, not, home, back, away, again, there, here, today, yesterday, off,
out, up, down, into, if, how, what, where, that, some, one, two, three, four, five, six, seven, eight, nine,
ten, into, over, under, through, during, since, is, was, has, had, then, too, at, every, all, alone, twice,
once, outside, inside, near, behind, beside, along, across, without, would, will, never, this, last, next, my
"""
# Words after which a name nobody has heard of is rather a place, a body or a thing.
LEADS = """
in, at, near, from, of, to, for, on, into, via, through, across, around, outside, inside, within, between,
towards, toward, off, above, below, under, over, beyond, along, behind, throughout, since, until, than,
as, and, or, but, including, include, includes, versus, vs, per, namely, the, a, an, this, that, these, those,
its, north, south, east, west, northern, southern, eastern, western, central, both, either, neither, nor,
reach, reached, reaching, leave, leaving, left, entered, entering, enter, hit, flee, fled, fleeing, crossed,
struck, controlled, captured, seized, attacked, shelled, bombed, bombarded, besieged, overran, retook,
visited, looted, burned, burnt, torched, evacuated, flooded, destroyed, liberated, recaptured, bypassed, battered,
lashed, pounded, devastated, hammered, flattened, drenched, isolated, linking, overlooking, surrounding,
monitoring, serving, connecting, bordering, joining, dubbed, renamed, founded, funded, joined, told, quoted, cited,
run, runs, monitoring, indigenous, eg, especially, particularly, mainly, minus, degrees, percent, about, like, are, is, was, were, be, been, being, against, during, using,
use, used, uses, called, by, not, no, all, some, other, more, most, new, old, same, first, second, last,
local, former, own, de, la, del, el, los, las, des, du, le, les, al, bin, y, e, et, per, such, particular, several, many, two, three, four, five, through, without, upon, with, also, while, among
"""
# Words before a name that is no subject: "of X said ..." is somebody else's saying.
NOT_SUBJECT = """
of, from, for, to, in, at, per, the, a, an, no, its, their, my, your, our, any, some, every, each, this, these,
those, other, such, including, named, both, new, all, de, la, del, el, los, las, des, du, le, les, al, bin,
minus, degrees, since, on, into, via, near, towards, toward, across, around, between, versus, same, former
"""
# A phrase that explains a name: ", a beekeeper,".
EXPLAINED = r"(?:,|\s+[—–-]|\s\()\s*(?:an?|the|both|two|three|one of|his|her|my|our|their)\s+((?:[A-Z][\w-]+)?\s?[a-z]?[^,.;:()\n]{2,70}?)(?=,|\.|;|\)|\s[—–-]|\bwho\b|\bin\b|\bfrom\b|\bof\b|\bat\b|$)"
# ... and phrases with neither, after names of two words: ", pregnant with ...".
GOES_ON = (
    r",\s+[a-z][\w'’ -]{2,50}?(?=\s(?:of|for|from|in|at|to|with|by|who|whose|near)\b|[,.;:]|$)"
)
# Several people in a row before a verb: "X, Y and her sister share".
ROW = (
    r"(?:,\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)*,?\s+and\s+(?:I|[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}|"
    r"(?:his|her|their|my|the|a|two|three|four|five|six)\s+(?:[a-z]+\s+)??[a-z]+)"
    r"(?:\s+(?P<act>[a-z]+(?:\s+[a-z]+)?)|,\s+(?P<both>both|two|three|all|husband|brothers|sisters|twins|a couple)\b)"
)
# A call, in quotation marks: "X, come back".
CALLED = r"[”\"’]?!|,\s+[a-z]"
# Of which even a known place is a person: ", a schoolboy from ...".
EXPLAINED_FIRM = r",\s+an?\s+([a-z][\w -]{2,40}?)\s+from\s+[A-Z]"
# What stands after a person only: "X's mother", "X and two others".
BESIDE_FIRM = (
    r"['’]s\s+(?:(?:elder|older|younger|late|little|own)\s+)?(?:mother|father|wife|husband|son|daughter|brother|sister|uncle|aunt|cousin|"
    r"grand\w+|nephew|niece|fingers?|hands?|feet|legs?|arms?|eyes?|face|shoes?|coat|bag|bed|voice|hair|tears|wound|knees?)\b"
    r"|\s+and\s+(?:[a-z]+\s+){0,2}others\b"
)
# What belongs to a country or a body rather than to a person.
PUBLIC_THINGS = """
government, president, capital, economy, parliament, leader, leaders, army, military, population, market, markets,
global, national, public, foreign, prime, minister, ministry, ruling, largest, biggest, first, second, second-largest,
most, main, only, new, former, own, state, western, eastern, northern, southern, central, outer, historic, ancient,
border, borders, airport, port, rebels, fighters, forces, troops, police, authorities, council, mayor, governor,
residents, people, streets, hospitals, schools, hospital, outskirts, suburbs, countryside, gale-force, winds, path,
landfall, eye, arrival, passage, aftermath, victims, survivors, ceo, chief, spokesman, spokeswoman, spokesperson, director,
executive, shares, revenue, sales, customers, users, employees, office, offices, headquarters, website, report, reports,
programme, program, project, projects, team, teams, staff, volunteers, response, surface, powerful, moons, orbit
"""
# Where somebody stands in a picture.
POSED = (
    r",\s+(?:left|right|cent(?:re|er)|second|third|far|front|above|below|pictured|seated|standing|back)\b(?=,|\s+from|\s+left|\s+right|\)|\.|\s*$)|\s+\(not (?:his|her|their) real names?\)"
    r"|,\s+(?:now|then|formerly|too|meanwhile|still|barely|once|already|aged|pregnant|blind|wounded|injured|himself|herself|"
    r"originally|unable|afraid|dressed|wearing|holding|carrying|sitting|standing|hoping)\b"
    r"|\s+at\s+(?:work|home|school|prayer|his|her)\b|\s+(?:with|in front of|beside|outside|near)\s+(?:his|her)\b|:\s+[“\"]|\s+\([1-9]\d\)(?:\s+[a-z]|,)"
)
# What people are seen doing in a picture: "X cooking in the yard".
SEEN = "carrying, cooking, crying, dancing, digging, drinking, eating, feeding, fetching, fishing, holding, hugging, kissing, kneeling, laughing, leaning, looking, mending, packing, playing, pointing, praying, preparing, reading, resting, selling, sewing, sitting, sleeping, smiling, smoking, standing, studying, sweeping, teaching, waiting, walking, washing, watching, wearing, weaving, weeping, working, writing"
# Verbs of giving, telling and waiting: after these, "to X" and "for X" name a person.
DATIVE = (
    r"\b(?:(?:gave|gives|handed|lent|sold|paid|sent|wrote|sang|explained|showed)\s+"
    r"(?:(?!birth|on|way|back|off|up|in|over|down|out)\w+\s+){0,3}?to|(?:spoke|speaks|speaking|talks?|talked|"
    r"said|listen(?:s|ed)?|belong(?:s|ed)?|happened|married|waved|apologi[sz]ed)\s+to)\s+$"
    r"|\b(?:wait(?:s|ed|ing)?|search(?:es|ed|ing)?|look(?:s|ed|ing)?|cooks?|cooked|care[sd]?|pray(?:s|ed)?|"
    r"ask(?:s|ed)?|mourn(?:s|ed)?|cried|cries|wept)\s+for\s+$"
    r"|\b(?:house|home|body|name|story|photo|photograph|picture|portrait|death|case|friends?|hands?|face|"
    r"voice|words|grave|room|bed|shop|wife|husband|mother|father|sister|brother|son|daughter|children|"
    r"parents|uncle|aunt|cousin|neighbou?rs?|memory|funeral)\s+of\s+$"
    r"|\b(?:driven|steered|rowed|run|rented|owned|raised|cooked|baked|taught|carried|sewn|knitted|filmed|written|drawn|"
    r"painted|accompanied|comforted|guided|rescued|flanked|cared for|greeted|cooked)\s+by\s+$"
    r"|\b(?:widow|widower|son|daughter)\s+of\s+$"
    r"|\b(?:[Nn]ames?|dead|victims?|killed|missing|wounded|injured|survivors?)\b[^.\n:]{0,24}:\s+(?:[^.;:\n]{0,80},\s+)?$"
    r"|\b(?:elder|older|younger|eldest|oldest|youngest)(?:\s+(?:one|of\s+\w+(?:\s+\w+)?))?,\s+$"
    r"|(?:^|[.!?][”\"]?\s|\n)[“\"]?(?:For|Like|Unlike|With|Without|Beside)\s+$|\b(?:[Ww]here|[Ww]ho)(?:\s+is|\s+was|['’]s)\s+$"
    r"|\b(?:hard|difficult|easy|easier|worse|enough|impossible|painful)\s+for\s+$|\b[Aa]ccording to\s+$"
    r"|\b(?:person|one|man|woman|child|boy|girl|survivor|somebody|someone)\b[^.,;]{0,30}\s(?:was|is)\s+$"
    r"|\b(?:[Oo]ne|[Aa]nother|[Tt]wo)\s+of\s+(?:them|us|the\s+\w+|his\s+\w+|her\s+\w+|their\s+\w+),\s+$"
    r"|\b(?:[Tt]hank you|[Yy]es|[Nn]o|[Pp]lease|[Dd]ear|[Hh]ello|[Gg]oodbye|[Ss]orry|[Ll]isten),?\s+$"
    r"|\b(?:was|is|stayed|stays|lives?|lived|slept|sleeps|fled|travel\w*|walked|sat|sits|went|came|left|room|bed|tent|flat|house)\s+with\s+$"
    r"|\b(?:heard|message|letter|call|text|word|borrowed)\s+from\s+$"
)
# Of these even a known place is a person.
DATIVE_FIRM = (
    r"\b(?:belong(?:s|ed)?|married|apologi[sz]ed)\s+to\s+$"
    r"|\b(?:cooks?|cooked|wept|cries|cried)\s+for\s+$"
    r"|\b(?:driven|steered|rowed|rented|cooked|baked|taught|raised)\s+by\s+$"
    r"|\b(?:house|body|grave|shop|bed|shoes|voice|wife|husband|widow|widower|sister|brother|son|daughter|uncle|aunt|cousin|hands)\s+of\s+$"
    r"|\b(?:[Ss]he|[Hh]e|I|[Tt]hey|who|and)\s+(?:married|buried|hugged|kissed|comforted|embraced)\s+$"
)
# Nouns of what is no person: "X, a town ...", "X, a charity ...".
THINGS = """
town, city, village, suburb, district, province, region, area, island, port, hamlet, settlement, township,
county, municipality, neighbourhood, neighborhood, borough, capital, crossing, checkpoint, river, lake,
mountain, volcano, valley, camp, site, shelter, hospital, school, university, hotel, charity, group,
company, firm, agency, organisation, organization, network, ngo, nonprofit, association, union, party,
militia, movement, newspaper, broadcaster, channel, website, platform, app, programme, program, project,
ship, boat, vessel, ferry, storm, cyclone, typhoon, hurricane, disease, virus, drug, vaccine, plant, crop,
species, product, device, brand, model, car, game, film, song, book, language, dialect, people, tribe, clan,
minority, community, faction, coalition, alliance, bank, fund, think, tank, commune, locality, resort,
oasis, stronghold, enclave, market, airport, base, bridge, term, word, system, tool, service, service,
festival, holiday, kind, type, form, sort, month, measure, law, dish, drink, fabric, website, startup, unit
"""
# Ends of words that are no names, however rare, and what may stand before a common word.
ENDINGS = (
    r"(?:ments?|tions?|sions?|ness|ities|[^c]ity|isms?|ists?|ics|osis|itis|iasis|olog(?:y|ies|ical|ist)|"
    r"ically|ously|ively|ative|ship|hood|less|ware|graphy|emia|able|ible|wide|nesses|ances|ences|phobia|"
    r"ising|izing|ised|ized)$"
)
PREFIXES = "un, re, non, anti, pre, post, mis, over, under, multi, inter, counter, micro, macro, mid, sub, super, semi, dis, out, up, down, para, bio, hydro, agro, socio, tele, cyber"
INFLECTIONS = "s, es, ed, d, ing, ly, al, n, ns, ers, ors, ees"
