"""English dates: months, weekdays, relative words, clock times, and the rules over them.

`dates.py` reads this and knows no English. `NUMERIC` are dates in digits, matched
together with the numbers; `POINTS` are single dates, periods and times; `SPANS` join
them ("since", "between ... and", "overnight from ... to"). Named parts are what
`dates.py` asks for: day, month, year, weekday, shift, count, unit, nth, part, when.
"""

from __future__ import annotations

from collections.abc import Mapping

from exeunt.reading.engine import Rule

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "febr": 2, "march": 3, "mar": 3, "april": 4,
    "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2, "weds": 2,
    "thursday": 3, "thu": 3, "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5,
    "sunday": 6, "sun": 6,
}  # fmt: skip
DOUBTFUL = (
    "may",
    "march",
    "mar",
    "sat",
    "sun",
    "second",
    "fall",
    "spring",
)  # other words too: need a sign beside
DAYS = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tmrw": 1, "the day before yesterday": -2,
    "day before yesterday": -2, "the day after tomorrow": 2, "day after tomorrow": 2,
    "the day before": -1, "the day after": 1, "the previous day": -1, "the following day": 1,
    "the next day": 1, "the day": 0, "the same day": 0, "same day": 0, "that day": 0,
    "the other day": -2, "that same day": 0,
}  # fmt: skip
NIGHTS = {"tonight": 0, "tonite": 0, "last night": -1, "overnight": -1, "the night before": -1,
          "yesterday night": -1, "tomorrow night": 1, "this night": 0}  # fmt: skip
GRAINS = {
    "second": "second", "seconds": "second", "sec": "second", "secs": "second",
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "h": "hour",
    "day": "day", "days": "day", "night": "day", "nights": "day", "week": "week", "weeks": "week",
    "wk": "week", "wks": "week",
    "fortnight": "fortnight", "fortnights": "fortnight", "weekend": "weekend", "weekends": "weekend",
    "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter",
    "year": "year", "years": "year", "yr": "year", "yrs": "year", "decade": "decade",
    "decades": "decade", "century": "century", "centuries": "century", "half": "half",
    "workweek": "workweek", "week's": "week", "year's": "year", "month's": "month",
}  # fmt: skip
SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0, "current": 0,
    "this current": 0, "the same": 0, "same": 0, "that": 0, "that same": 0, "this same": 0,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "the": 0, "this past": -1,
    "this coming": 1, "this upcoming": 1, "this very": 0, "this last": -1, "latest": -1, "recent": -1, "the recent": -1,
    "these": 0, "these last": -1, "another": 0,
}  # fmt: skip
NEAREST = {
    "past": -1,
    "this past": -1,
    "upcoming": 1,
    "coming": 1,
    "this coming": 1,
    "this upcoming": 1,
}  # with a weekday: the nearest, not the one of that week
OPEN = {"the": 0}  # "the weekend" may be the last one
ALREADY = {
    "as early as": 1,
    "as of": 1,
    "as late as": 0,
}  # "as early as Wednesday" and "as of 2 March" are that day; a time is a limit
LETTERS = {"q": "quarter", "h": "half"}  # Q3, H1
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month
DAYPARTS = {  # part of the day: first and last hour
    "morning": (6, 12), "afternoon": (12, 17), "evening": (17, 22), "night": (20, 30),
    "daytime": (8, 18), "lunchtime": (11, 13), "nighttime": (20, 30), "night-time": (0, 8),
    "mornings": (6, 12), "afternoons": (12, 17), "evenings": (17, 22), "nights": (20, 30),
    "in the morning": (6, 12), "in the afternoon": (12, 17), "in the evening": (17, 22),
    "at night": (20, 30), "in the night": (20, 30), "in the night-time": (0, 8), "in the early morning": (5, 8), "at dawn": (5, 7),
    "midday": (11, 14), "small hours": (0, 5), "early hours": (0, 6), "daybreak": (5, 7),
}  # fmt: skip
HALVES = {  # half of the clock: hours to add to a number below 12
    "am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12, "a": 0, "p": 12,
    "in the morning": 0, "in the afternoon": 12, "in the evening": 12, "at night": 24,
    "of the night": 24, "of the morning": 0, "in the early morning": 0, "in the night": 24,
    "at dawn": 0, "a.m. local time": 0, "of the afternoon": 12,
}  # fmt: skip
CLOCK = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0), "12 noon": (12, 0), "noontime": (12, 0),
         "twelve noon": (12, 0), "mid-day": (12, 0), "noonish": (12, 0), "mid night": (0, 0)}  # fmt: skip
MODS = {  # which part of a period
    "early": "early", "beginning of": "early", "the beginning of": "early", "start of": "early",
    "the start of": "early", "at the start of": "early", "beginning": "early",
    "earlier": "earlier", "earlier in": "earlier", "mid": "mid", "middle of": "mid", "the middle of": "mid",
    "mid of": "mid", "in the middle of": "mid", "halfway through": "mid", "late": "late",
    "end of": "late", "the end of": "late", "late in": "late", "early in": "early", "later": "later",
    "later in": "later", "at the end of": "late", "very early": "early", "early on": "early",
    "late on": "late", "earlier on": "early", "the latter part of": "late", "rest of": "rest",
    "the rest of": "rest", "remaining of": "rest", "remainder of": "rest", "the remainder of": "rest",
    "rest": "rest", "last part of": "late", "the close of": "late", "the early part of": "early",
    "the early hours of": "early", "all of": "", "throughout": "", "all": "", "the whole of": "",
}  # fmt: skip
SIDES = {
    "since": "since", "from": "", "after": "after", "before": "before", "until": "until",
    "till": "until", "til": "until", "by": "by", "as of": "since", "up to": "until",
    "up until": "until", "prior to": "before", "starting": "since", "starting on": "since",
    "starting from": "since", "beginning on": "since", "later than": "after", "as early as": "since",
    "earlier than": "before", "no later than": "until", "not before": "since", "no earlier than": "since",
    "ever since": "since", "as late as": "until", "through": "until", "ending": "until",
    "ending on": "until", "on or after": "since", "on or before": "until", "effective": "since",
    "effective from": "since", "following": "after", "only after": "after", "right before": "before",
    "shortly before": "before", "shortly after": "after", "right after": "after", "soon after": "after",
    "just before": "before", "just after": "after", "onwards from": "since", "valid until": "until",
}  # fmt: skip
AFTERWARDS = {"onwards": "since", "onward": "since", "later": "since", "after": "since",
              "greater": "since", "earlier": "until", "before": "until", "on": "since"}  # fmt: skip
IDIOMS = ("24/7", "9/11", "7/7", "50/50")  # no dates
DAY_FIRST = False  # 03/04/2017 is March 4; numbers above 12 settle it
FEW = {
    "few": 3,
    "several": 3,
    "couple": 2,
    "couple of": 2,
    "a few": 3,
    "a couple of": 2,
    "a couple": 2,
}


def _all(*tables: Mapping[str, object]) -> str:
    return ",".join(word for table in tables for word in table)


LEXICON: dict[str, str] = {
    "month.full": ",".join(
        word for word in MONTHS if len(word) > 4 or word in ("june", "july", "may")
    ),
    "month.short": ",".join(
        word for word in MONTHS if len(word) < 5 and word not in ("june", "july", "may")
    ),
    "weekday.full": ",".join(word for word in WEEKDAYS if word.endswith("day")),
    "weekday.short": ",".join(word for word in WEEKDAYS if not word.endswith("day")),
    "dayword": _all(DAYS),
    "nightword": _all(NIGHTS),
    "grain.one": ",".join(word for word in GRAINS if not word.endswith("s")),
    "grain.many": ",".join(word for word in GRAINS if word.endswith("s")),
    "shift": _all(SHIFTS),
    "season": _all(SEASONS),
    "daypart": _all(DAYPARTS),
    "half": _all(HALVES),
    "clock": _all(CLOCK),
    "mod": _all(MODS),
    "side": _all(SIDES),
    "afterwards": _all(AFTERWARDS),
    "ofweek": "of,beginning,beginning on,commencing,commencing on,starting,starting on,ending,"
    "ending on,ended",
    "present": "now,the present,the present day,current date,the current date",
    "todate": "to date,till date,up to now,until now,till now,to this day,until today",
    "beforemonth": "in,of,during,for,between,through,by,since,until,till,from,to,over,throughout",
    "zone": "gmt,utc,est,edt,cet,cest,bst,ist,eet,msk,hrs,local time,hours local time,hours gmt",
    "beforeyear": "as recently as,as far back as,as long ago as,year,early,late,mid",
    "inperiod": "in,during,throughout",
    "greeting": "good",
    "oclock": "o'clock,oclock,ish,o’clock,o'clock.,o’clock.",
    "ago": "ago,earlier,back,before,previously",
    "hence": "later,from now,hence,in the future,afterwards",
    "notcounted": "floods,flood,elections,election,earthquake,crisis,war,hurricane,season,report,"
    "census,drought,conflict,invasion,coup,agreement,budget,cyclone,typhoon,olympics,world cup,"
    "monsoon,hurricanes,peace,violence,famine",
    "decade.word": "twenties,thirties,forties,fifties,sixties,seventies,eighties,nineties",
}
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
           "seventies": 70, "eighties": 80, "nineties": 90}  # fmt: skip

# ---- dates in digits (on raw tokens, beside the numbers) ------------------------------------------

D = "<numeral>"
SEP = '("/"|"-"|".")'
NUMERIC = (
    Rule(
        "date in digits",
        f'{D} ("/"|"-"|"–") {D} ("/"|"-"|"–") {D}',
        "numeric",
        examples=("03/04/2017", "2022-02-24", "7-6-2018"),
        never=("555-123-4567", "123-12-1234"),
    ),
    Rule(
        "year, month, day set apart",
        f"{D} {D} {D}",
        "apart",
        examples=("2016 10 16",),
        never=("2016 200 300",),
    ),
    Rule(
        "day and month in digits",
        f'{D} "/" {D}',
        "daymonth",
        examples=("11/20",),
        never=("24/7", "9/11", "1/2"),
    ),
    Rule(
        "year and month in digits",
        f'{D} ("/"|"-") {D} (! ("/"|"-") <numeral>)',
        "yearmonth",
        examples=("2015-03", "11/2016"),
        never=("2014-2018",),
    ),
    Rule(
        "school year",
        f'{D} "/" {D}',
        "yearpair",
        examples=("2015/16", "2015/2016"),
        never=("2015/3", "5/6"),
    ),
    Rule(
        "year in words",
        f'<num.teen|num.ten> ("-")? (<num.ten> ("-"? <num.digit>)?|<num.teen>)',
        "wordyear",
        examples=("nineteen ninety nine", "twenty twenty"),
        never=("thirty ten",),
    ),
    Rule("decade", f'("\'"|"’")? {D} (("\'"|"’")? "s"|"\'s"|"’s")', "decade", examples=("1990s",)),
    Rule(
        "clock", f'{D} ":" {D} (":" {D})?', "clock", examples=("14:30", "8:00:31"), never=("4:3",)
    ),
)

# ---- one date, period or time ------------------------------------------------------------------

STOP = '((<= <month.short|weekday.short>) ".")?'  # the full stop of an abbreviation
WD = '("on")? (weekday: <weekday>)'
WDC = f'({WD} {STOP} ","? ("the"|"on"|"-")?)?'
DAY = "(day: <number|ordinal>)"
MONTH = f"(month: <month>) {STOP}"
YEAR = "(year: <year>)"
OF = '("of"|","|"-"|"/"|"in"|"–")*'
NTH = '(nth: <ordinal>|"last"|"final")'
COUNT = '(count: <number|few>|"a"|"an"|"couple"|"few"|"several"|"one")'
UNIT = "(unit: <grain>)"

POINTS = (
    Rule(
        "day and month",
        f'("the"|"on")? {WDC} "the"? {DAY} ("day")? ("of"|"-"|"/")* {MONTH}',
        "date",
        examples=("24 February", "the 3rd of May", "Thursday, 22 September", "9 May"),
        never=("40 May",),
    ),
    Rule(
        "day, month and year",
        f'("the")? {WDC} "the"? {DAY} ("day")? ("of"|"-"|"/")* {MONTH} {OF} {YEAR}',
        "date",
        examples=("24 Feb 2022", "Thursday 22 September 2022", "4th of July of 1995"),
    ),
    Rule(
        "month and day",
        f'("the")? {WDC} {MONTH} ("the"|"/"|"-")? {DAY} (! "-"? <measure>|<u>|<num>|"%"|<word>)',
        "date",
        examples=("February 24", "Tue May 9", "Nov. 3rd"),
        never=("May 400",),
    ),
    Rule(
        "month and day after on",  # nothing happens "on May": the number is its day
        f'(<= "on") {MONTH} {DAY} (! "-"? <measure>|<num>|"%")',
        "date",
        examples=("on May 12 people fled",),
        never=("on May 400",),
    ),
    Rule(
        "month and day before a word",  # "in May 12 fishermen drowned" counts fishermen
        f'(<! <inperiod>) ("the")? {WDC} {MONTH} ("the"|"/"|"-")? {DAY} (! "-"? <measure>|<u>|<num>|"%")',
        "date",
        examples=("on February 24 they left",),
        never=("in May 12 fishermen drowned",),
    ),
    Rule(
        "month, day and year",
        f'("the")? {WDC} {MONTH} ("the"|"/"|"-")? {DAY} {OF} {YEAR}',
        "date",
        examples=("Dec. 31, 1994", "March 4 2017"),
    ),
    Rule(
        "year, month and day",
        f'{YEAR} (","|"-"|"/")? {MONTH} ("the"|"/"|"-")? {DAY}',
        "date",
        examples=("2019-aug-1",),
    ),
    Rule(
        "month and year", f"{MONTH} {OF} {YEAR}", "date", examples=("February 2022", "May of 2019")
    ),
    Rule("year and month", f'{YEAR} ("-"|","|"/")? {MONTH}', "date", examples=("2016 June",)),
    Rule(
        "month alone",
        f'("the")? (month: <month>)',
        "month",
        examples=("in September", "since May"),
        never=("they may leave", "a march on the capital"),
    ),
    Rule(
        "month of a year told by the present",
        f'(shift: <shift>)? {MONTH} ("of"|",")? (yearshift: <shift>) "year"',
        "date",
        examples=("June last year", "June of next year"),
    ),
    Rule(
        "which month",
        "(shift: <shift>) (month: <month>)",
        "date",
        examples=("last September", "this May"),
    ),
    Rule("weekday", f"{WD} {STOP}", "weekday", examples=("Thursday", "on Monday")),
    Rule(
        "which weekday",
        f'("on")? ("the")? (shift: <shift>) (weekday: <weekday>)',
        "date",
        examples=("last Monday", "next Friday", "this Tuesday"),
    ),
    Rule(
        "weekday of a week",
        f'("the")? (shift: <shift>) ("week"|"week\'s") ("-"|",")? {WD}',
        "date",
        examples=("next week on Tuesday", "last week Monday"),
    ),
    Rule(
        "weekday, then its week",
        f'{WD} ("of"|",")? ("the")? (shift: <shift>) "week"',
        "date",
        examples=("Tuesday of last week", "Monday of the following week", "Thursday last week"),
    ),
    Rule(
        "weekday and day",
        f'{WD} ","? ("the")? (day: <ordinal>) (! <month>)',
        "date",
        examples=("Tuesday the 11th",),
    ),
    Rule(
        "weekday and plain day",
        f'{WD} (day: <number>) (= "."|"!"|"?"|"at"|"from"|<side>|$)',
        "date",
        examples=("Monday 21",),
        never=("Monday 300", "on Monday 21 fishermen drowned"),
    ),
    Rule(
        "nth weekday of a period",
        f'("on")? ("the")? {NTH} (weekday: <weekday>) (daypart: <daypart>)? ("of"|"in") ("the")? ((month: <month>)|(shift: <shift>) (big: <grain>))? (","|"of")* {YEAR}?',
        "nthweekday",
        examples=("the first Sunday of May", "last Friday of next month"),
    ),
    Rule(
        "day alone",
        f'(<= "on"|"by"|"until"|"since"|"from"|"till") ("the") '
        f"(day: <ordinal>) (! <word|cap|grain>)",
        "date",
        examples=("on the 17th",),
    ),
    Rule(
        "day of a month told by the present",
        f'("the")? {DAY} ("day")? ("of"|"in")? (shift: <shift>) (unit: "month")',
        "date",
        examples=("the 15th of next month", "the 3rd day of this month"),
    ),
    Rule(
        "day word",
        "(dayword: <dayword>)",
        "dayword",
        examples=("yesterday", "the day before yesterday"),
    ),
    Rule(
        "night word", "(nightword: <nightword>)", "nightword", examples=("last night", "overnight")
    ),
    Rule(
        "year",
        f'(<= <side|shift|mod|beforeyear|"in"|"of"|"during"|"for"|"year"|"and"|"to"|"("|"end"|"fiscal"|"="|"than"|"or"|"~">) (year: <year>)',
        "year",
        examples=("in 2018", "since 2015", "(2016)"),
    ),
    Rule(
        "the year so and so", f'("the")? "year" (year: <year>)', "year", examples=("the year 2008",)
    ),
    Rule("sum is a year", f'("=") (year: <year>)', "year", examples=()),
    Rule(
        "year of an event",
        f"(year: <year>) (= <notcounted>)",
        "year",
        examples=("the 2015 floods",),
    ),
    Rule("year of a named event", f'(<= "the") (year: <year>) (= <cap>)', "year", examples=()),
    Rule(
        "period by the present",
        f'("the")? (shift: <shift>) ((work: "working")|"calendar"|"entire"|"whole"|"same")? {UNIT} '
        f'(! (<ofweek>|"to") ("the"|"on")* <month|weekday|number|ordinal|date>)',
        "period",
        examples=("last week", "this month", "next year", "the previous month", "the same week"),
        never=("the hour",),
    ),
    Rule(
        "part of the present period",
        '("the"|"at")* (mod: <mod>) (unit: "week"|"month"|"year"|"quarter")',
        "thisend",
        examples=("end of month",),
    ),
    Rule(
        "month of two digits",
        '(month: <month>) ("\'"|"’")? (yy: <number>)',
        "monthyy",
        examples=("August 99",),
        never=("August 20",),
    ),
    Rule("weekend", '(unit: "weekend") (! <ofweek>)', "weekend", examples=("weekend",)),
    Rule(
        "the one after next",
        f'("the")? {UNIT} "after" ("the")? "next" ("one")?',
        "afternext",
        examples=("the week after next",),
    ),
    Rule(
        "the one before last",
        f'("the")? {UNIT} "before" ("the")? "last" ("one")?',
        "beforelast",
        examples=("the week before last",),
    ),
    Rule(
        "same day last week",
        f'(<dayword>|("the")? <shift> ("time"|"period"|"point")) ("in"|"of"|"the")* (shift: <shift>) {UNIT}',
        "sameday",
        examples=("the same day last week", "the same period last year"),
    ),
    Rule(
        "window",
        f'("over"|(w: "within")|"in"|"during"|"for"|"the")* ("the"|"these"|"this")? (shift: <shift>) {COUNT} ("of")? "-"? {UNIT}',
        "window",
        examples=("over the past 10 days", "the last few weeks", "next 3 months"),
    ),
    Rule(
        "window with the count first",
        f'("the")? {COUNT} (shift: <shift>) (unit: <grain.many>)',
        "window",
        examples=("10 previous weeks",),
        never=("a last year",),
    ),
    Rule(
        "recent",
        f'("in"|"over"|"during")* ("the")? (shift: "recent"|"these last"|"past"|"last"|"coming"|"next"|"the recent") (unit: <grain.many>)',
        "recent",
        examples=("in recent days", "over the past weeks", "recent months", "coming days"),
        never=("last week",),
    ),
    Rule("within", f'"within" ("the")? {COUNT} "-"? {UNIT}', "within", examples=("within 5 days",)),
    Rule(
        "long ago",
        f'<number|few> <grain> ((","|"and")? <number> <grain>)+ ((ago: <ago>)|<hence>)',
        "longago",
        examples=("two years 1 month ago",),
    ),
    Rule(
        "ago",
        f'{COUNT} ("and"|"of")? {UNIT} (ago: <ago>) (! <date|year|month|weekday|dayword|number>|"the")',
        "ago",
        examples=("two days ago", "a week earlier", "three months ago"),
    ),
    Rule(
        "hence",
        f'{COUNT} {UNIT} (hence: <hence>) (! <date|year|month|weekday|dayword|number|shift>|"the")',
        "ago",
        examples=("two days later", "three weeks from now"),
    ),
    Rule(
        "half ago",
        f'((in: "in")? (f: "half"|"half" "of") ("a"|"an") {UNIT} ((ago: <ago>)|<hence>)|(in2: "in") (f2: "half") ("a"|"an") (unit2: <grain>))',
        "ago",
        examples=(),
    ),
    Rule(
        "in so long",
        f'(in: "in") {COUNT} (! "-") ("of")? {UNIT} (<mark>? "time")? (! "of"|"from"|"since"|"after"|<hence>)',
        "ago",
        examples=("in two weeks", "in a week"),
        never=("in the week",),
    ),
    Rule(
        "week of a month or year",
        f'("the")? {NTH} (unit: <grain>) ("of"|"in")? ("the")? ((month: <month>) {STOP})? (","|"of")* ({YEAR}|(shift: <shift>) (big: <grain>))?',
        "nth",
        examples=("the first week of October", "third week of 2016", "last week of July"),
        never=("first week",),
    ),
    Rule(
        "first days",
        f'("for"|"in"|"over"|"during")? ("the")? (nth: <ordinal|shift>) {COUNT} {UNIT} ("of"|"in") ("the")? ((month: <month>)|(shift: <shift>) (big: <grain>))? (","|"of")* {YEAR}?',
        "firstdays",
        examples=("the first ten days of May", "first six months of 2016"),
    ),
    Rule(
        "week number",
        f'("the")? "week" (nth: <number>) ((","|"of"|"in")? ({YEAR}|(shift: <shift>) "year"))?',
        "weeknumber",
        examples=("week 31", "week 10 of 2019"),
    ),
    Rule("quarter", f'(q: <quarter>) ("of"|","|"-")? {YEAR}', "quarter", examples=()),
    Rule(
        "half of a year",
        f'("the")? {NTH} (unit: "half"|"quarter") ("of"|",")? ("the")? ({YEAR}|(shift: <shift>) "year")',
        "nthpart",
        examples=("the first half of 2016", "third quarter of last year"),
    ),
    Rule(
        "quarter by letter",
        f'(q: "q"|"h") (nth: <number>) ("of"|","|"-"|"/")? {YEAR}?',
        "letter",
        examples=("Q1 2020", "H1 2016"),
    ),
    Rule(
        "quarter after the year",
        f'{YEAR} ("-"|",")? (q: "q"|"h") (nth: <number>)',
        "letter",
        examples=("2016 Q3",),
    ),
    Rule(
        "season",
        f'("the")? (shift: <shift>)? (season: <season>) (("of"|",")? {YEAR})?',
        "season",
        examples=("summer 2016", "this winter", "the spring of 2014"),
        never=("a fall in numbers",),
    ),
    Rule(
        "decade in words",
        '("the"|"nineteen")* (decade: <decade.word>)',
        "decadeword",
        examples=("the nineties",),
    ),
    Rule(
        "century",
        '("the")? (nth: <ordinal>) "-"? (unit: "century")',
        "century",
        examples=("21st century",),
    ),
    Rule(
        "part of today",
        '("earlier"|"later"|"early"|"late")? (shift: "this"|"last"|"next"|"that") (daypart: <daypart>)',
        "todaypart",
        examples=("this morning", "this evening"),
    ),
    Rule("clock word", '("at")? (clock: <clock>)', "clockword", examples=("noon", "at midnight")),
    Rule(
        "hour",
        '("at")? (hour: <number>) <oclock>? "."? (half: <half>)',
        "hour",
        examples=("9 a.m.", "two in the morning", "9 o'clock in the morning", "2pm"),
    ),
    Rule("o'clock", '("at")? (hour: <number>) <oclock>', "hour", examples=("2 o'clock",)),
    Rule(
        "four digits and a zone",
        '("at")? (four: <number>) <zone>',
        "fourdigits",
        examples=("1119 GMT",),
        never=("300 hrs",),
    ),
    Rule("clock with zone", '("at")? (time: <time>) <zone>', "timehalf", examples=("14:30 GMT",)),
    Rule(
        "clock with half",
        '("at")? (time: <time>) <oclock>? (half: <half>)',
        "timehalf",
        examples=("7:30 pm",),
    ),
    Rule(
        "half past",
        '("at")? (f: "half"|"quarter"|<number>) ("minutes"|"minute")? ("past"|"after") (hour: <number>) (<oclock>)? (half: <half>)?',
        "past",
        examples=("half past seven", "ten past nine"),
    ),
    Rule(
        "quarter to",
        '("at")? (f: "quarter") "to" (hour: <number>) (<oclock>|(half: <half>))',
        "to",
        examples=("quarter to five pm",),
    ),
    Rule(
        "part of the day",
        '(<! <number|few|greeting>) ("in" "the"|"in"|"the"|"at"|"during" "the"|"by")? (mod: "early"|"late"|"mid"|"later in the"|"later")? "-"? (daypart: <daypart>)',
        "daypart",
        examples=("in the morning", "at night", "early morning"),
        never=("a.m.",),
    ),
)

# ---- joined dates --------------------------------------------------------------------------------

TO = '("to"|"-"|"–"|"—"|"−"|"until"|"till"|"through"|"thru"|"up to"|"~"|"into")'
A, B = "(a: <date|time|year>)", "(b: <date|time|year|present>)"
MA, MB = '((ma: <mod>) ("of"|"the")*)?', '((mb: <mod>) ("of"|"the")*)?'
THE = '("the"|"on"|"of"|"in")*'

SPANS = (
    Rule(
        "weekday, then the date",
        f'("this"|"next")? (w: <weekday>) ("," | "-")* (a: <date>)',
        "weekdayed",
        examples=("Friday, 7/6",),
    ),
    Rule(
        "part of a period",
        f'("the"|"in"|"at")? (mod: <mod>) ("of"|"the"|"in"|"on"|"-")* {A} (t: <time>)?',
        "part",
        examples=("early on Thursday", "mid-August", "the end of 2018", "late last month"),
    ),
    Rule(
        "clock range on a date",
        f'(a: <date>) (p: <time>)? (","|"on"|"from"|"between"|"at"|"in")* ((h1: <number>)|(t1: <time>)) ({TO}|"and") ((h2: <number>)|(t2: <time>))',
        "clockrange",
        examples=("Tuesday from 2:00 to 2:30 pm", "yesterday between 5 and 7 a.m."),
        never=("Tuesday from 2 to 3",),
    ),
    Rule(
        "clock range, then its date",
        f'("from"|"between"|"at"|"in")? ((h1: <number>)|(t1: <time>)) ({TO}|"and") ((h2: <number>)|(t2: <time>)) ("on"|","|"of"|"in")* (a: <date>) (p: <time>)?',
        "clockrange",
        examples=("from 5 to 6 p.m. on Friday", "between 2 and 4 a.m. yesterday"),
        never=("between 3 and 8 yesterday",),
    ),
    Rule(
        "part of the day of a date",
        f'(a: <date>) ("at"|","|"in"|"on"|"for"|"the"|"@"|"around"|"about"|(side: <side>))* (t: <time>) ("at"? (t2: <time>))? {YEAR}?',
        "timed",
        examples=("Thursday morning", "yesterday at 2 o'clock", "24 February at 5 a.m."),
    ),
    Rule(
        "time, then its date",
        f'(t: <time>) ("on"|"of"|","|"in"|"the")* (a: <date>)',
        "timed",
        examples=("2 a.m. on Thursday", "the morning of 24 February", "at night on Sunday"),
    ),
    Rule(
        "date at an hour",
        f'(a: <date>) ("at"|"around"|"about") (hour: <number>) (= <mark>|"and"|"or"|"when"|"but"|$)',
        "athour",
        examples=("on Saturday at 5",),
    ),
    Rule(
        "part of a day, then the hour",
        f'(t: <time>) ("at"|",")* ((b: <time>)|(hour: <number>) (! <measure|u|num|word|cap>|"%"|","))',
        "parttime",
        examples=("in the morning at 7 o'clock",),
    ),
    Rule(
        "period, between days",
        f'(a: <date>) ("between"|"from") (b: <date>) ({TO}|"and") (c: <date>)',
        "inweek",
        examples=("next week between Wednesday and Friday",),
    ),
    Rule(
        "side",
        f'(side: <side>) ("the"|"about"|"around"|"at"|"on"|"in"|<hedge.about>)* ((mod: <mod>) ("of"|"the"|"in"|"on"|"-")*)? {A} (("in"|"at"|"the"|",")* (t: <time>))?',
        "side",
        examples=("since 24 February", "until Sunday", "before 2015", "by Friday"),
    ),
    Rule(
        "afterwards",
        f'("from")? {A} (("and"|"or") (after: <afterwards>) (! <date|number|time|word|cap>)|(after2: "onwards"|"onward"))',
        "side",
        examples=("2018 onwards", "2016 or later"),
    ),
    Rule(
        "from to",
        f'("from")? {THE} {MA} {A} {TO} {THE} {MB} {B} (","? {YEAR})?',
        "range",
        examples=("from Monday to Friday", "2014-2018", "June to August 2019", "9 a.m. to 5 p.m."),
    ),
    Rule(
        "between",
        f'"between" {THE} {MA} (a: <date|time|year|present>) ("and"|"to"|"-"|"through") {THE} {MB} {B}',
        "range",
        examples=("between 17 October and 23 November", "between 2014 and 2018"),
    ),
    Rule("up to now", f'("from"|"since")? {A} <todate>', "tonow", examples=("from March to date",)),
    Rule(
        "the next such date",
        '(shift: "next"|"this"|"coming") (a: <date>)',
        "shifted",
        examples=("next 6th of April",),
    ),
    Rule(
        "bare years",
        f'(("from")? (year: <year>) {TO} (b: <year>)|"between" (year2: <year>) ("and"|{TO}) (b2: <year>))',
        "years",
        examples=("2014-2018",),
    ),
    Rule(
        "days of one month",
        f'("from"|"between")? ("the")? {WDC} {DAY} ("," <number|ordinal>)* ","? ({TO}|"and") ("the")? (b: <date>)',
        "days",
        examples=("17 to 23 October", "between 3 and 12 September", "4 to 23 next month"),
    ),
    Rule(
        "days after the month",
        f'("from"|"between")? ("the")? (a: <date>) ({TO}|"and") ("the")? {DAY} ("of"|",")* {YEAR}? (! <measure|month>)',
        "daysafter",
        examples=("October 17 to 23", "November 19-20"),
    ),
    Rule(
        "month, between days",
        f'(a: <date>) ("between"|"from") {DAY} ({TO}|"and") (day2: <number|ordinal>) ((","|"of")? {YEAR})?',
        "monthdays",
        examples=("November between 19 and 20",),
    ),
    Rule(
        "hours to a time",
        f'("from"|"between"|"at")? (hour: <number>) ({TO}|"and") (b: <time>)',
        "hours",
        examples=("from 5 to 6 p.m.", "between 2 and 4 a.m."),
    ),
    Rule(
        "overnight into",
        f'(a: <date>) ("from"|"on"|"of"|"between"|",")* (b: <date>) (({TO}|"and") (c: <date>))?',
        "night",
        examples=("overnight from Wednesday to Thursday", "overnight on Sunday"),
    ),
    Rule(
        "the night between",
        f'("on"|"in"|"during")? ("the")? (t: <time>) ("of"|"from"|"between")+ (b: <date>) ({TO}|"and") (c: <date>)',
        "night",
        examples=("the night from Wednesday to Thursday",),
    ),
    Rule(
        "the night between days",
        f'("on"|"in"|"during")? ("the")? (t: <time>) ("of"|"from"|"between")+ {DAY} ({TO}|"and") (b: <date>)',
        "nightdays",
        examples=("the night of 21 to 22 September",),
    ),
    Rule(
        "week ending",
        f'("the")? (unit: "week"|"month"|"year") ("ending"|"ended"|"to") ("on")? (a: <date>)',
        "weekending",
        examples=("the week ending 9 March",),
    ),
    Rule(
        "week of",
        f'("the")? (unit: "week"|"weekend") <ofweek> ("on"|"the")* (a: <date>)',
        "weekof",
        examples=("the week of 3 March", "week beginning 7 May"),
    ),
    Rule(
        "week commencing, short", '"w" "/" "c" (a: <date>)', "weekof", examples=("w/c 4 February",)
    ),
    Rule(
        "stretch from a date",
        f'"for" {COUNT} {UNIT} ","? ("from"|"starting"|"beginning"|<ofweek>|<side>) ("the"|"on")* (a: <date>)',
        "stretch",
        examples=("for three days from Monday",),
    ),
    Rule(
        "the days from a date",
        f'("in"|"over"|"during"|"within")? "the" {COUNT} {UNIT} (dir: "from"|"after"|"since"|"following"|"before"|"to"|"until") ("the")? (a: <date>)',
        "stretch",
        examples=("in the five days from 29 December", "the two weeks before 9 May"),
    ),
    Rule(
        "stretch that starts",
        f'{COUNT} {UNIT} ("starting"|"beginning"|"starting from"|<ofweek>) ("the"|"on")* (a: <date>)',
        "stretch",
        examples=("two weeks starting tomorrow",),
    ),
    Rule(
        "distance from a date",
        f'("in")? (h: <hedge.more_than|hedge.less_than>|"within")? {COUNT} {UNIT} (dir: "after"|"before"|"from"|"since"|"following"|"prior" "to") ("the")? (a: <date|year>)',
        "distance",
        examples=("two days after 24 February", "three weeks before 9 May"),
    ),
    Rule("date of a period", f'(a: <date>) ("of"|","|"in")? (b: <year>)', "lentyear", examples=()),
    Rule(
        "recurrence",
        f'("every"|"each") ("other")? <number|ordinal>? (<date|time|grain|daypart>)',
        "every",
        examples=("every Monday", "each month"),
        never=(),
    ),
)
