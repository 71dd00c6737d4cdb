"""English numbers: words with their values, hedges, units, money, and the rules over them.

`values.py` reads this and knows no English. Tables give words a meaning; `ATOMS`
make one number out of digits and words; `AMOUNTS` add hedges, ranges and units.
Every rule carries phrases that must and must not match: `tests/test_values.py`
runs them all.
"""

from __future__ import annotations

from exeunt.reading.engine import Rule

# ---- words and what they are worth ------------------------------------------------

ADDING = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
TIMES = {
    "hundred": 100, "thousand": 1_000, "thousands": 1_000, "million": 10**6, "mln": 10**6,
    "mil": 10**6, "mn": 10**6, "billion": 10**9, "bln": 10**9, "bn": 10**9, "trillion": 10**12,
    "tn": 10**12, "lakh": 10**5, "lac": 10**5, "crore": 10**7, "dozen": 12, "doz": 12,
    "dozs": 12, "k": 1_000, "m": 10**6, "mm": 10**6, "b": 10**9, "g": 10**9, "t": 10**12,
    "hundreds": 100, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "dozens": 12,
    "scores": 20, "tens": 10, "dozens of": 12, "lakhs": 10**5, "crores": 10**7,
}  # fmt: skip
FEW = {"a few": 3, "several": 3, "a couple of": 2, "a handful of": 3, "quite a few": 3}  # fmt: skip
PARTS = {
    "half": 1 / 2, "halves": 1 / 2, "quarter": 1 / 4, "quarters": 1 / 4, "third": 1 / 3,
    "thirds": 1 / 3, "fourth": 1 / 4, "fourths": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5,
    "sixth": 1 / 6, "sixths": 1 / 6, "seventh": 1 / 7, "sevenths": 1 / 7, "eighth": 1 / 8,
    "eighths": 1 / 8, "ninth": 1 / 9, "ninths": 1 / 9, "tenth": 1 / 10, "tenths": 1 / 10,
    "twentieth": 1 / 20, "twentieths": 1 / 20, "thirtieth": 1 / 30, "thirtieths": 1 / 30,
    "hundredth": 1 / 100, "hundredths": 1 / 100, "thousandth": 1 / 1000,
    "thousandths": 1 / 1000, "millionth": 1e-6, "millionths": 1e-6, "trillionth": 1e-12,
}  # fmt: skip
GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅙": 1 / 6,
          "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1_000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
DECIMAL = "."  # what "4.800" means: a point; "397.000" is thousands all the same
YEARS = (1900, 2100)  # a bare numeral in between may be a year

UNIT_FEW = {
    "few": 3,
    "couple": 2,
    "a couple": 2,
}  # before a unit only: "the young couple" is no number

# ---- units: word -> (kind, unit of the observation, factor, name of the written unit) ----

LENGTHS = {
    "kilometre": (1.0, "kilometre,kilometres,kilometer,kilometers,km,kms,kilometre-long"),
    "metre": (0.001, "metre,metres,meter,meters,m"),
    "decimetre": (1e-4, "dm,decimetre,decimetres,decimeter,decimeters"),
    "centimetre": (1e-5, "cm,cms,centimetre,centimetres,centimeter,centimeters"),
    "millimetre": (1e-6, "mm,millimetre,millimetres,millimeter,millimeters"),
    "mile": (1.609344, "mile,miles,mi"),
    "yard": (0.0009144, "yard,yards,yd,yds"),
    "foot": (0.0003048, "foot,feet,ft"),
    "inch": (2.54e-5, "inch,inches"),
    "nautical mile": (1.852, "nautical mile,nautical miles"),
}
DURATIONS = {
    "second": (1 / 3600, "second,seconds,sec,secs"),
    "minute": (1 / 60, "minute,minutes,min,mins"),
    "hour": (1.0, "hour,hours,hr,hrs,h"),
    "night": (24.0, "night,nights"),
    "day": (24.0, "day,days"),
    "weekend": (48.0, "weekend,weekends"),
    "week": (168.0, "week,weeks,wk,wks"),
    "fortnight": (336.0, "fortnight,fortnights"),
    "month": (730.5, "month,months"),
    "quarter": (2191.5, "quarter,quarters"),
    "year": (8766.0, "year,years,yr,yrs"),
    "decade": (87660.0, "decade,decades"),
    "century": (876600.0, "century,centuries"),
}
OTHER = {  # measures that are never people: folded as junk, with their value
    "hectare": (1.0, "ha", "hectare,hectares,ha"),
    "acre": (0.404686, "ha", "acre,acres"),
    "square metre": (0.0001, "ha", "square metres,square metre,square meter,square meters,sqm,sq m,m2,m²"),
    "square kilometre": (
        100.0, "ha",
        "square kilometre,square kilometres,square kilometer,square kilometers,sq km,km2",
    ),
    "square mile": (258.9988, "ha", "square mile,square miles,sq mi"),
    "square foot": (9.2903e-6, "ha", "square foot,square feet,sq ft"),
    "gram": (1e-6, "t", "gram,grams,gramme,grammes"),
    "microgram": (1e-12, "t", "microgram,micrograms,μg,mcg"),
    "milligram": (1e-9, "t", "milligram,milligrams,mg"),
    "kilogram": (0.001, "t", "kilogram,kilograms,kilogramme,kilogrammes,kilo,kilos,kg,kgs"),
    "pound": (0.000453592, "t", "lb,lbs"),
    "ounce": (2.83495e-5, "t", "ounce,ounces,oz"),
    "metric ton": (1.0, "t", "metric ton,metric tons,metric tonne,metric tonnes,mt"),
    "ton": (1.0, "t", "ton,tons,tonne,tonnes"),
    "litre": (1.0, "l", "litre,litres,liter,liters"),
    "millilitre": (0.001, "l", "millilitre,millilitres,milliliter,milliliters,ml"),
    "cubic metre": (1000.0, "l", "cubic metre,cubic metres,cubic meter,cubic meters,m3"),
    "gallon": (3.78541, "l", "gallon,gallons"),
    "barrel": (158.987, "l", "barrel,barrels"),
    "cup": (0.24, "l", "cup,cups"),
    "tablespoon": (0.015, "l", "tablespoon,tablespoons,tbsp"),
    "teaspoon": (0.005, "l", "teaspoon,teaspoons,tsp"),
    "degree": (1.0, "degree", "degree,degrees,°,degree celsius,degrees celsius,°c"),
    "mile per hour": (1.609344, "km/h", "miles an hour,mile an hour,miles per hour,mph"),
    "kilometre per hour": (
        1.0, "km/h",
        "km/h,kph,kmh,kilometres per hour,kilometers per hour,kilometres an hour,kilometers an hour",
    ),
    "bit": (1.0, "bit", "bit,bits"),
    "megabit": (1.0, "Mbit", "mb,megabit,megabits"),
    "megabyte": (1.0, "MB", "megabyte,megabytes"),
    "gigabyte": (1.0, "GB", "gigabyte,gigabytes,gb"),
    "megawatt": (1.0, "MW", "megawatt,megawatts,mw"),
    "kilowatt": (1.0, "kW", "kilowatt,kilowatts,kw"),
    "turn": (360.0, "degree", ""),
}  # fmt: skip
MONEY = {  # ISO 4217 -> words; a bare "dollar" or "rouble" means the best-known one
    "USD": "dollar,dollars,us dollar,us dollars,u.s. dollar,u.s. dollars,american dollars,bucks,"
    "united states dollar,united states dollars,usd,us$,usd$,u.s.$",
    "EUR": "euro,euros,eur,€", "GBP": "pound,pounds,quid,pound sterling,pounds sterling,gbp,£,british pound,"
    "british pounds,sterling",
    "RUB": "rouble,roubles,ruble,rubles,russian rouble,russian roubles,russian ruble,"
    "russian rubles,rub,rur,₽",
    "UAH": "hryvnia,hryvnias,hryvnya,hryvnyas,uah,₴",
    "KZT": "tenge,tenges,kzt,₸", "GEL": "lari,laris,gel,₾,georgian lari,georgian laris",
    "TRY": "lira,liras,turkish lira,turkish liras,try lira,₺", "AMD": "dram,drams,amd,֏,armenian dram",
    "AZN": "manat,manats,azn,₼", "MNT": "tugrik,tugriks,mnt,₮", "CNY": "yuan,cny,rmb,renminbi,"
    "chinese yuan", "JPY": "yen,jpy,japanese yen", "INR": "rs,rs.,rupee,rupees,indian rupee,indian rupees,inr,₹",
    "PKR": "pakistani rupee,pakistani rupees,pkr", "LKR": "sri lankan rupee,sri lankan rupees,lkr",
    "AUD": "australian dollar,australian dollars,aud,aud$,au$", "CAD": "c$,can$,canadian dollar,"
    "canadian dollars,cad,cad$,ca$", "NZD": "new zealand dollar,new zealand dollars,nzd,nz$",
    "HKD": "hong kong dollar,hong kong dollars,hkd,hk$", "SGD": "singapore dollar,"
    "singapore dollars,sgd,sg$", "MXN": "peso,pesos,mexican peso,mexican pesos,mxn,mex$", "COP": "colombian peso,"
    "colombian pesos,cop$", "PHP": "philippine peso,philippine pesos,php,₱", "ARS": "argentine peso,"
    "argentine pesos,ars", "CLP": "chilean peso,chilean pesos,clp", "BRL": "real brasileiro,reais,"
    "brazilian real,brazilian reais,brl,r$", "CHF": "franc,swiss franc,swiss francs,chf,francs",
    "SEK": "krona,kronas,swedish krona,swedish kronor,sek,kronor", "NOK": "norwegian krone,norwegian kroner,nok",
    "DKK": "krone,kroner,danish krone,danish kroner,dkk", "PLN": "zloty,zlotys,złoty,pln,zł",
    "CZK": "koruna,korunas,czk", "HUF": "forint,forints,huf", "RON": "leu,lei,ron",
    "BGN": "bgn,bulgarian lev", "ILS": "shekel,shekels,ils,₪", "IRR": "rial,rials,toman,tomans,iranian rial,iranian rials,irr",
    "IQD": "dinar,dinars,iraqi dinar,iraqi dinars,iqd", "JOD": "jordanian dinar,jordanian dinars,jod",
    "KWD": "kuwaiti dinar,kuwaiti dinars,kwd", "SYP": "syrian pound,syrian pounds,syp",
    "LBP": "lebanese pound,lebanese pounds,lebanese lira,lbp", "EGP": "egyptian pound,"
    "egyptian pounds,egp", "SDG": "sudanese pound,sudanese pounds,sdg", "AFN": "afghani,afghanis,afn",
    "BDT": "taka,bdt,৳", "MMK": "kyat,kyats,mmk", "THB": "baht,thb,฿", "VND": "dong,vnd,₫",
    "KRW": "won,krw,₩,south korean won", "IDR": "rupiah,idr", "MYR": "ringgit,myr",
    "LAK": "kip,₭,lak", "KHR": "riel,khr", "NGN": "naira,ngn,₦", "KES": "shilling,shillings,kenyan shilling,"
    "kenyan shillings,kes,ksh", "UGX": "ugandan shilling,ugandan shillings,ugx", "ETB": "birr,etb",
    "XAF": "xaf,cfa,fcfa,cfa francs,cfa franc", "XOF": "xof", "ZAR": "south african rand,zar,rand,rands",
    "SAR": "riyal,riyals,saudi riyal,saudi riyals,sar", "AED": "dirham,dirhams,aed", "QAR": "qatari riyal,"
    "qatari riyals,qar", "MAD": "moroccan dirham,moroccan dirhams", "VES": "bolivar,bolivars,"
    "bolivares,ves", "PEN": "nuevo sol,pen$,soles,peruvian sol,peruvian soles", "BYN": "belarusian rouble,belarusian ruble,"
    "belarusian roubles,belarusian rubles,byn", "MDL": "moldovan leu,moldovan lei,mdl",
    "KGS": "kyrgyz som,kgs", "UZS": "uzbek som,uzs", "TJS": "somoni,tjs", "TMT": "turkmen manat,tmt",
    "FIM": "finnish markka,markka,markkaa,fim", "DEM": "deutsche mark,deutsche marks,deutschmark,"
    "deutschmarks,german mark,german marks,d-mark,d-marks", "ITL": "lire,italian lira,italian lire",
    "NLG": "guilder,guilders,dutch guilder,dutch guilders", "ESP": "peseta,pesetas", "ATS": "austrian"
    " schilling,austrian schillings", "FRF": "french franc,french francs", "BEF": "belgian franc,"
    "belgian francs", "PTE": "escudo,escudos", "GRD": "drachma,drachmas", "GHS": "cedi,cedis,ghs",
    "ZMW": "kwacha,zmw", "GMD": "dalasi", "SLE": "leone,leones", "BWP": "pula,bwp", "NPR": "nepalese"
    " rupee,nepalese rupees,npr", "TWD": "taiwan dollar,taiwan dollars,new taiwan dollar,new taiwan dollars,"
    "twd,nt$", "TZS": "tanzanian shilling,tanzanian shillings,tzs", "SOS": "somali shilling,somali shillings",
    "RWF": "rwandan franc,rwandan francs", "BIF": "burundian franc,burundian francs", "CDF": "congolese"
    " franc,congolese francs", "LYD": "libyan dinar,libyan dinars,lyd", "TND": "tunisian dinar,tunisian"
    " dinars,tnd", "DZD": "algerian dinar,algerian dinars,dzd", "YER": "yemeni rial,yemeni rials,yer",
    "RSD": "serbian dinar,serbian dinars,rsd", "ALL": "albanian lek", "DOP": "dominican peso,dominican pesos",
    "CUP": "cuban peso,cuban pesos", "UYU": "uruguayan peso,uruguayan pesos", "CRC": "colones,colon",
    "GTQ": "quetzal,quetzales", "HNL": "lempira,lempiras", "NIO": "cordoba,cordobas", "JMD": "jamaican"
    " dollar,jamaican dollars", "TTD": "trinidad and tobago dollar,tt$",
    "HTG": "gourde,gourdes,htg", "ISK": "icelandic krona,isk", "XBT": "bitcoin,bitcoins,btc",
}  # fmt: skip
SIGNS = {"$": "USD"}  # stand before the number, or after it
CENTS = {"cent": "USD", "cents": "USD", "¢": "USD", "kopeck": "RUB", "kopecks": "RUB", "kopek": "RUB",
         "kopeks": "RUB", "pence": "GBP", "penny": "GBP", "eurocent": "EUR", "eurocents": "EUR"}  # fmt: skip
MILLION_PREFIX = "m"  # MUSD, MEUR: millions of a currency written by its code

LETTERS_APART = ("k",)  # "2.3 k": a scale letter that may stand apart from its digits
ONES = ("one",)  # a number that is a pronoun after the words tagged before.one

# ---- the lexicon ----------------------------------------------------------------------


def _words(*tables: dict[str, object] | dict[str, tuple[float, str]]) -> str:
    return ",".join(word for table in tables for word in table)


def _low(first: int, last: int) -> str:
    return ",".join(word for word, value in ADDING.items() if first <= value <= last)


MORE, FEWER = "more greater higher bigger larger".split(), "less fewer lower smaller".split()


def _or_equal(words: list[str]) -> str:
    """ "Greater than or equal to" and its cousins."""
    forms = "{} than or equal to,{} or equal than,{} or equal to,{} than or equals,equal to or {} than,equal or {} than"
    return ",".join(form.format(word) for word in words for form in forms.split(","))


LEXICON: dict[str, str] = {
    "num.zero": _low(0, 0),
    "num.digit": _low(1, 9),
    "num.teen": _low(10, 19),
    "num.ten": _low(20, 90),
    "num.hundred.one": "hundred",
    "num.hundred.many": "hundreds",
    "num.scale": "thousand,thousands,million,millions,mln,mil,mn,billion,billions,bln,bn,trillion,"
    "tn,lakh,lakhs,lac,crore,crores",
    "num.letter": "k,m,mm,b,g",
    "num.dozen": "dozen,doz,dozs,dozens",
    "num.many": "dozens,dozens of,scores,hundreds,thousands,millions,billions,tens,lakhs,crores",
    "num.few": ",".join(FEW),
    "num.part.one": ",".join(word for word in PARTS if not word.endswith("s")),
    "num.part.many": ",".join(word for word in PARTS if word.endswith("s")),
    "num.glyph": ",".join(GLYPHS),
    "num.ordinal.small": ",".join(word for word, value in ORDINALS.items() if value < 100),
    "num.ordinal.big": ",".join(word for word, value in ORDINALS.items() if value >= 100),
    "num.suffix": "st,nd,rd,th",
    "num.minus": "minus,negative",
    "hedge.about": "about,some,around,roughly,approximately,approx,approx.,circa,ca.,an estimated,"
    "estimated,in the region of,in the order of,on the order of,somewhere around,more or less,~,≈,"
    "somewhere between,an approximate,nominally,estimated at,an estimated total of,on average,"
    "an average of",
    "hedge.at_least": _or_equal(MORE)
    + ",at least,no fewer than,no less than,not less than,not fewer than,"
    "a minimum of,at a minimum,minimum,≥,> =,at least or equal to,greater than or equal to,"
    "more than or equal to,higher or equal than,bigger or equal than,greater or equal than,"
    "larger or equal than,higher than or equal to,bigger than or equal to,no lower than,"
    "at the very least,conservatively",
    "hedge.more_than": "more than,over,above,upwards of,upward of,in excess of,exceeding,exceeds,"
    "exceed,exceeded,greater than,higher than,bigger than,larger than,surpass,surpasses,surpassed,"
    "surpassing,topped,north of,well over,just over,slightly over,a little over,a little more than,"
    "slightly more than,well above,just above,far more than,far above,>,beyond,"
    "just more than,a bit over,a bit more than,better than,not just,well more than",
    "hedge.less_than": "fewer than,less than,under,below,smaller than,lower than,<,well under,"
    "well below,far fewer than,far less than,short of",
    "hedge.up_to": _or_equal(FEWER)
    + ",not exceeding,does not exceed,not to exceed,up to,as many as,as much as,at most,a maximum of,maximum,no more than,"
    "not more than,no greater than,no higher than,as high as,≤,< =,less than or equal to,"
    "lower or equal than,smaller or equal than,less or equal than,fewer than or equal to,"
    "lower than or equal to,smaller than or equal to,as few as,at the most,a total of up to",
    "hedge.nearly": "nearly,almost,close to,just under,just below,approaching,not quite,"
    "slightly less than,slightly fewer than,slightly under,a little under,a little less than,"
    "just short of,nearing,just less than,just fewer than,virtually,nearly about,some nearly,"
    "slightly below",
    "hedge.exact": "exactly,precisely,only,just,equal to,equaling to,equalling,equals,a total of,"
    "equal,a mere,merely,a record,another,an additional,a further,an extra,fully,the entire,all",
    "post.about": "or so,odd,approximately,or thereabouts,approx,more or less",
    "post.at_least": "at least,or upwards,plus,at a minimum",
    "post.more_than": "+",
    "post.equal": "or equal,or equal to",
    "post.up_to": "at most,maximum",
    "tail.at_least": "more,greater,higher,above,over,older,up,upwards,larger,counting,beyond,longer",
    "tail.up_to": "less,fewer,below,under,lower,smaller,younger,shorter",
    "ratio.of": "out of,in every,of every,in",
    "before.one": "the,this,that,no,any,every,each,which,another,someone,not",
    "range.to": "-,–,—,−,~,to,through,till,until",
    "range.or": "or",
    "percent.word": "%,percent,per cent,percents,pct,percentage,percentage points,percentage point",
    "money.word": ",".join(MONEY.values()) + ",$," + ",".join(f"m{code}" for code in MONEY).lower(),
    "money.cent": ",".join(CENTS),
    "measure.length": ",".join(words for _, words in LENGTHS.values()),
    "measure.time": ",".join(words for _, words in DURATIONS.values()),
    "measure.other": ",".join(words for _, _, words in OTHER.values() if words),
    "id.word": "resolution,article,highway,flight,route,phase,chapter,table,figure,fig,page,pages,"
    "section,zone,block,sector,camp,room,apartment,line,paragraph,annex,appendix,no.,nos.,nr.,nrs.,"
    "number,version,serial,protocol,law,decree,order,bulletin,sitrep,situation report,report #,"
    "update #,issue,volume,vol.,terminal,gate,platform,exit,interstate,rule,regulation,directive,"
    "grade,class,type,level,category,stage,tel,tel.,phone,fax,ext.,#,channel,battalion,brigade,"
    "division,regiment,unit,reactor,step,option,scenario,school,hospital,station,ward,district,polling station",
    "after.metre": "tall,long,high,deep,wide,away,above,below,thick,from,of,in,to,and,or,at,off,by,x,"
    "apart,sprint,race,freestyle,ahead,inland,north,south,east,west",
    "age.word": "aged,age,ages",
    "changedfrom": "up from,down from",
    "changed": "rose,risen,rising,increased,increasing,increase,grew,grown,fell,fallen,dropped,climbed,jumped,up,"
    "down,reduced,expanded,decreased,declined,swelled,surged,went,gone,raised,doubled,tripled,shrank,"
    "revised,lowered,cut,decrease,rise,drop,growth,soared,plunged,upward,downward",
    "timesword": "times,time,once,twice",
    "age.old": "old,olds",
    "age.group": "children,child,people,persons,boys,girls,women,men,those,infants,adults,anyone,"
    "everyone,kids,males,females,male,female,citizens,civilians,youths,students,boy,girl,babies",
    "url": "http,https,www",
}

# ---- one number ---------------------------------------------------------------------------

D = "<numeral>"
AND = '"and"'
DASH = '("-"|"–")'
A = '("a"|"an")'
U = f"(<num.ten> ({DASH}? <num.digit>)?|<num.digit|num.teen>)"
HUNDREDS = f"((({U}|{D}|{A}) <num.hundred>|(<! {A}) <num.hundred.one>) ({AND}? {U} (! <num.part.many>)|{AND} {D} (! <num.hundred|num.scale>))?|{U})"
BIG = f"({HUNDREDS}|{D}|{A}) <num.scale>+"
WORDS = f'{BIG} ((","|{AND})? {HUNDREDS} <num.scale>+)* ({AND}? {HUNDREDS})?'
PART = f"({A}|<num.digit|num.teen>|<num.ten> {DASH}?)? {DASH}? <num.part>"

ATOMS = (
    Rule(
        "digits",
        D,
        "digits",
        examples=(
            "1,300",
            "397.000",
            "2.5",
            "1'000",
            "17",
            "24.02.2022",
            "20200701",
            "192.168.1.2",
        ),
    ),
    Rule(
        "thousands torn apart",
        f'{D} "," {D}',
        "torn",
        examples=("61, 000", "10 , 000"),
        never=("61, 200", "5, 012"),
    ),
    Rule(
        "thousands set apart",
        f"{D} {D}+",
        "spaced",
        examples=("122 387", "12 500", "1 234 567"),
        never=("2016 200", "423 0000"),
    ),
    Rule("no leading zero", f'"." {D}', "point", examples=(".08",)),
    Rule("minus in front", f'("-"|"−") {D} (! "-")', "minus", examples=("-9.2",)),
    Rule("minus in words", f"<num.minus> ({D}|{HUNDREDS})", "minus", examples=("minus one",)),
    Rule(
        "words",
        f"({HUNDREDS}|<num.zero>)",
        "number",
        examples=("fifty-two", "one hundred and sixteen", "twelve", "3 hundred and 21"),
    ),
    Rule(
        "words with a scale",
        WORDS,
        "number",
        examples=("two hundred and two thousand", "one million two thousand two hundred"),
    ),
    Rule(
        "digits with scales",
        f"{D} <num.scale>+ {D} <num.hundred>",
        "number",
        examples=("4 thousand 3 hundred",),
    ),
    Rule(
        "digits with a scale",
        f"{D} <num.scale>+ ({D} (<num.hundred> ({AND}? {U}|{AND} {D})?))?",
        "number",
        examples=("10 thousand", "1.2 million", "4 thousand 3 hundred"),
    ),
    Rule("digits, dash, scale", f'{D} "-" <num.scale>', "number", examples=("1-billion",)),
    Rule("digits with a letter", f"{D} <num.letter>", "lettered", examples=("300k", "1.2b")),
    Rule(
        "dozens told",
        f"({A}|{U}|{D}|{HUNDREDS}) <num.dozen>",
        "number",
        examples=("a dozen", "two dozen"),
    ),
    Rule(
        "point in words",
        f'({HUNDREDS}|<num.zero>) "point" (tail: (<num.zero>|{U})+)',
        "decimal",
        examples=("two hundred point zero three",),
    ),
    Rule(
        "a part of one",
        f'({A}|"one") {DASH}? <num.part.one> (= "of"|$|<mark>|{AND}|<num.scale>)',
        "fraction",
        examples=("a fifth of",),
        never=("a third group",),
    ),
    Rule(
        "parts",
        f"(<! <shift>) ({U}|{D}) {DASH}? <num.part.many>",
        "fraction",
        examples=("two thirds", "three quarters", "five-eighths"),
    ),
    Rule(
        "a half of a scale",
        f'{A}? (f: {PART}) ("of")? {A}? <num.scale|num.dozen>',
        "partscale",
        examples=(
            "half a million",
            "a quarter million",
            "half a dozen",
            "three quarters of a million",
        ),
    ),
    Rule(
        "half",
        '(<! <num.ordinal>) <num.part> (= "of"|"the"|"their"|"its"|"all")',
        "half",
        examples=("half of", "half the"),
        never=("third of", "quarter of"),
    ),
    Rule(
        "and a half",
        f'(n: {HUNDREDS}|{D}) "-"? {AND} "-"? (f: {PART}) (s: <num.scale>+)?',
        "mixed",
        examples=("two and a half thousand", "five and a quarter", "one and a half million"),
    ),
    Rule(
        "scale and a half",
        f"(n: {HUNDREDS}|{D}|{A}) (s: <num.scale>+) {AND} (f: {PART}) (s2: <num.scale>)?",
        "mixed",
        examples=("3 million and a half", "a million and a half"),
    ),
    Rule("glyph", f"(n: {D})? (f: <num.glyph>) (s: <num.scale>)?", "mixed", examples=("2½", "½")),
    Rule(
        "slash fraction",
        f'(n: {D})? (p: {D}) "/" (q: {D}) (s: <num.scale>)?',
        "slash",
        examples=("1/2", "10 1/2"),
        never=("24/7", "9/11"),
    ),
    Rule(
        "one in so many",
        f'(p: {U}|{D}) <ratio.of> (q: {U}|{D}|"a" <num.hundred>)',
        "ratio",
        examples=("one in three", "2 out of 5"),
        never=("five in 2016",),
    ),
    Rule("vague many", "<num.many>", "vague", examples=("dozens", "hundreds")),
    Rule(
        "vague product",
        '<num.many> "of" <num.many>',
        "vague",
        examples=("tens of thousands", "hundreds of thousands"),
    ),
    Rule(
        "vague pair",
        f'<num.many> ({AND}|"or"|"to") (last: <num.many>)',
        "vaguepair",
        examples=("dozens and dozens", "hundreds or thousands"),
    ),
    Rule(
        "a few of a scale",
        "<num.few> (<num.hundred|num.scale|num.dozen>)+",
        "vague",
        examples=("several hundred", "a few dozen", "a couple of thousand"),
    ),
    Rule("a few", "<num.few>", "vague", examples=("several",)),
    Rule(
        "ordinal digits", f"{D} <num.suffix>", "ordinal", examples=("3rd", "21st"), never=("3 th",)
    ),
    Rule(
        "long ordinal words",
        f'(({WORDS}|(<num.digit|num.teen>(= <num.ordinal.big>))) {AND}?)? (<num.ten> "-"?)? <num.ordinal>',
        "ordinal",
        examples=("three thousandth", "one hundred and first"),
    ),
    Rule(
        "ordinal words",
        '(<num.ten> "-"?)? <num.ordinal>',
        "ordinal",
        examples=("first", "twenty-first"),
    ),
)

# ---- things that look like numbers ----------------------------------------------------------

JUNK = (
    Rule(
        "model or code",
        f'(<= <word>) (<! <month|weekday|money|num.digit|num.teen|num.ten|num.hundred|num.scale|num.part|hedge|mod|side>) "-" {D}',
        "code",
        examples=("Mi-8", "COVID-19", "A-320"),
    ),
    Rule(
        "labelled",
        f'<id.word> <mark>? {D} (("."|"-") {D})*',
        "label",
        examples=("Resolution 2254", "Article 5", "Highway 9", "No. 5", "Camp 14"),
    ),
    Rule("the clock round", f'{D} "/" {D}', "slashed", examples=("24/7", "9/11")),
    Rule("footnote", f'"[" {D} "]"', "junk", examples=("[12]",)),
    Rule("number of a list", f'^ {D} ("."|")") (= <word|cap>)', "junk", examples=("1. Overview",)),
    Rule(
        "telephone", f'"+" {D} (("-"|"("|")"|"/")* {D})+', "junk", examples=("+380 44 123 45 67",)
    ),
    Rule("long code", f'{D} ("-" {D}){{2,}}', "longcode", examples=("555-123-4567",)),
    Rule("score", f'{D} ("-"|":") {D}', "score", examples=("3-1",), never=("5-6", "100-150,000")),
    Rule(
        "coordinates",
        f'{D} "°" ({D} ("\'"|"′"|"’")? ({D} "″"?)?)? <cap>?',
        "coordinate",
        examples=("48°51'N",),
    ),
)

# ---- amounts: hedges, ranges, units -----------------------------------------------------------

H = "(hedge: <hedge>+)"
TAIL = '("or"|"and") <tail> (! <number|num|numeral|money|hedge>|"than")'
P = f"(post: <post>|{TAIL})"
ANY_UNIT = "<measure|percent.word|money.word|money.cent>"
UNIT = f'("-"|"["|"of")? (unit: {ANY_UNIT}) "]"?'
CUR = "(cur: <money.word>)"
N = "<number>"

AMOUNTS = (
    Rule(
        "age limit",
        f'((<= <age.group>) (<hedge.less_than|hedge.more_than> {N} "or")? '
        f"(hedge: <hedge.less_than|hedge.more_than|hedge.at_least|hedge.up_to>) "
        f'("the" "age" "of")? (a: {N}) ((unit: <measure.time>) <age.old>?)? (! <u|num>)'
        f'|(hedge2: <hedge.less_than|hedge.more_than>) "-" (a2: {N}) "s"?)',
        "agelimit",
        examples=("children under five", "men over 18 years old", "under-5s"),
        never=("people over 300",),
    ),
    Rule(
        "hedged",
        f"{H} (a: {N}) (mid: <post>|{TAIL})? ({UNIT})? {P}?",
        "amount",
        examples=("at least 300,000", "nearly 2,900", "up to 40", "about 12 km"),
    ),
    Rule(
        "with a unit",
        f"(a: {N}) (mid: <post>|{TAIL})? {UNIT} {P}?",
        "amount",
        examples=("12 hours", "six-mile", "30 percent", "40 km or more"),
    ),
    Rule("with a tail", f"(a: {N}) {P}", "amount", examples=("50 or more", "300+")),
    Rule(
        "money before",
        f"{H}? {CUR} (mid: <hedge>)? (a: {N}) {P}?",
        "amount",
        examples=("$2,900", "USD 5m"),
    ),
    Rule(
        "money between",
        f"{H}? (a: {N}) {CUR} (s: <num.scale>)",
        "amount",
        examples=("75 USD million",),
    ),
    Rule(
        "risen from",
        f'((<= <changed>) "from"|<changedfrom>) <hedge>* <money.word>? {N} <measure|percent.word|money.word>? "to" {H}? {CUR}? '
        f"(a: {N}) ({UNIT})? {P}?",
        "risen",
        examples=("rose from 20 to 35", "cut from $300 to $500"),
        never=("from 5 to 6",),
    ),
    Rule(
        "range",
        f'{H}? ("from"|"between")? {CUR}? (a: {N}) ("-"? (ua: {ANY_UNIT}))? <range.to> '
        f"(cur2: <money.word>)? (b: {N}) ({UNIT})? {P}?",
        "range",
        examples=(
            "5-6",
            "from 5 to 6",
            "2,000 to 3,000",
            "100-150,000",
            "5-6 kilometres",
            "$5-6 million",
            "5% to 6%",
        ),
        never=("6-5",),
    ),
    Rule(
        "between",
        f'{H}? "between" {CUR}? (a: {N}) (ua: {ANY_UNIT})? "and" (cur2: <money.word>)? (b: {N}) '
        f"({UNIT})?",
        "range",
        examples=("between 5 and 6",),
    ),
    Rule(
        "between ranks",
        '"between" "the"? (a: <ordinal>) "and" "the"? (b: <ordinal>)',
        "ranks",
        examples=("between the tenth and the fifteenth",),
    ),
    Rule(
        "either",
        f'{H}? {CUR}? (a: {N}) "or" (b: {N}) ({UNIT})?',
        "range",
        examples=("5 or 6",),
        never=("6 or 5",),
    ),
    Rule(
        "two bounds",
        f'{H} (a: {N}) ("and"|","|"but") (hedge2: <hedge>+) (b: {N}) ({UNIT})?',
        "bounds",
        examples=("more than 100 and less than 300",),
        never=("less than 10 and more than 40",),
    ),
    Rule(
        "one of a unit or more",
        f'{H}? {A} (unit: <measure>) "or" (b: {N})',
        "oneor",
        examples=("an hour or two",),
    ),
    Rule(
        "one of a unit",
        f'(<! <number|measure|money|u|timesword>) {H}? (one: {A}|"another") (unit: <measure>)',
        "amount",
        examples=("an hour", "a mile"),
        never=("500 a day",),
    ),
    Rule(
        "half of a unit",
        f'{H}? {A}? (f: <num.part>) ({A}|"of"|"-")* (unit: <measure>)',
        "amount",
        examples=("half an hour", "half-hour"),
    ),
    Rule(
        "part of a unit",
        f'{H}? (part: {N}) "of" {A} (unit: <measure>)',
        "amount",
        examples=("a quarter of an hour", "two thirds of a mile"),
    ),
    Rule(
        "unit and a half",
        f"{H}? ({A}|(a: {N})) (unit: <measure>) {AND} (f: <number>|{A}? <num.part>)",
        "amount",
        examples=("an hour and a half", "one day and a half"),
    ),
    Rule(
        "all of a unit",
        '("all"|"full"|"whole"|"entire") ("of")? ("the")? "-"? (unit: <measure.time>)',
        "amount",
        examples=("all day",),
    ),
    Rule(
        "few of a unit",
        '(few: "few"|"couple"|"a couple") ("of")? "-"? (unit: <measure.time|measure.length>)',
        "few",
        examples=("few hours", "couple of days"),
    ),
    Rule(
        "units in turn",
        f'{H}? ((a: {N})|{A}) "-"? <measure> (({AND}|","|"-")? ({N}|{A}) "-"? <measure>)+',
        "turns",
        examples=("1 hour and 30 minutes", "5 feet 2 inches", "two days and three hours"),
    ),
    Rule(
        "feet and inches",
        f'{H}? (a: {N}) (unit: "ft"|"foot"|"feet"|"\'"|"′") (b: {N}) ("in"|"inches"|"″")',
        "feet",
        examples=("5 ft 2 in",),
    ),
    Rule(
        "money and cents",
        f'{H}? (a: {N}) (unit: <money.word>) ({AND}|",")? (b: {N}) <money.cent>',
        "cents",
        examples=("3 dollars 50 cents",),
    ),
    Rule(
        "age",
        f'{H}? (a: {N}) ("-"? (unit: <measure.time>) ("-"? <age.old>|"of" "age"))',
        "age",
        examples=("44-year-old", "five years old"),
    ),
    Rule(
        "age range",
        f'{H}? ("between"|"from")? (a: {N}) (<range.to>|"and"|"or") (b: {N}) '
        f'"-"? (unit: <measure.time>) ("-"? <age.old>|"of" "age")',
        "age",
        examples=("18 to 60 years old",),
    ),
    Rule(
        "aged",
        f'<age.word> ("of"|",")* {H}? ("between"|"from")? (a: {N}) '
        f'((<range.to>|"and"|"or") (b: {N}))? {P}?',
        "age",
        examples=("aged 18-60", "age 87", "aged between 18 and 60", "ages 6 to 59"),
    ),
    Rule("year that counts", "(a: <year>) (= <u>)", "count", examples=()),
)
