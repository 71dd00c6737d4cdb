"""A stand-in for the gazetteer: folds a few countries, cities and demonyms to place tokens.

Lets the claims be measured alone, before and apart from the places.
"""

from __future__ import annotations

import re

from exeunt.reading.engine import Tokens, fold
from exeunt.reading.language import Language

COUNTRIES = (
    "Afghanistan,Armenia,Austria,Azerbaijan,Bangladesh,Belarus,Bolivia,Brazil,Bulgaria,"
    "Burkina Faso,Burundi,Cameroon,Canada,Chad,Chile,China,Colombia,Congo,Costa Rica,"
    "Croatia,Cuba,Cyprus,Cambodia,Dominican Republic,DR Congo,Ecuador,Egypt,El Salvador,"
    "Eritrea,Estonia,Ethiopia,Finland,France,Georgia,Germany,Ghana,Greece,Guatemala,"
    "Haiti,Honduras,Hungary,India,Indonesia,Iran,Iraq,Israel,Italy,Jordan,Kazakhstan,"
    "Kenya,Kyrgyzstan,Laos,Latvia,Lebanon,Libya,Lithuania,Malaysia,Mali,Mexico,Moldova,"
    "Mongolia,Morocco,Mozambique,Myanmar,Nepal,Nicaragua,Niger,Nigeria,Norway,Oman,"
    "Pakistan,Panama,Peru,Poland,Qatar,Romania,Russia,Rwanda,Saudi Arabia,Senegal,"
    "Serbia,Slovakia,Somalia,South Africa,South Sudan,Spain,Sudan,Sweden,Syria,"
    "Tajikistan,Tanzania,Thailand,Tunisia,Turkey,Turkmenistan,Uganda,Ukraine,"
    "United Kingdom,United States,Uzbekistan,Venezuela,Vietnam,Yemen,Zambia,Zimbabwe,"
    "Denmark,Trinidad,Guyana,Curacao,Britain,Sri Lanka,Algeria,Bahrain,Kuwait,Malta,"
    "Benin,Togo,Mauritania,Sakartvela,Sakartvelo,Sakartvel,Sakartwell,Netherlands,Japan,"
    "Australia"
)
CITIES = (
    "Moscow,Berlin,Ankara,Gaza,Rafah,Minsk,Yerevan,Istanbul,Kabul,Tehran,Islamabad,"
    "Dhaka,Bogota,Caracas,Khartoum,Cairo,Warsaw,Kyiv,Goma,Kampala,Juba,Yangon,Mae Sot,"
    "Cucuta,Torkham,Chaman,Dajabon,Adre,Medyka,Port-au-Prince,Beirut,Damascus,Amman,"
    "Darfur,Tbilisi,Astana,Helsinki,Vilnius,Schengen,Europe,European Union,EU,Asmara,"
    "Brussels,Wadi Halfa,Cox's Bazar,Idlib,Troitsky,Pavlodar,Vienna,Nairobi,Addis Ababa,"
    "Riyadh,Narva,Darien,Tapachula,Santo Domingo,Tijuana,Aleppo"
)
DEMONYMS = (
    "Afghan,Armenian,Bangladeshi,Belarusian,Brazilian,Burundian,Chadian,Chilean,"
    "Colombian,Congolese,Cuban,Dominican,Ecuadorian,Egyptian,Eritrean,Estonian,Ethiopian,"
    "European,Finnish,Georgian,German,Greek,Haitian,Honduran,Hungarian,Indian,Iranian,"
    "Iraqi,Israeli,Jordanian,Kazakh,Kenyan,Latvian,Lebanese,Libyan,Lithuanian,Malian,"
    "Mexican,Moldovan,Mongolian,Nicaraguan,Nigerian,Norwegian,Pakistani,Palestinian,"
    "Panamanian,Peruvian,Polish,Rohingya,Romanian,Russian,Rwandan,Salvadoran,Saudi,"
    "Serbian,Slovak,Somali,Spanish,Sudanese,Swedish,Syrian,Tajik,Thai,Tunisian,Turkish,"
    "Ugandan,Ukrainian,Uzbek,Venezuelan,Yemeni,Gazan,Kyrgyz,Tanzanian,Austrian,British,"
    "American,Chinese,Croatian,Danish,Bulgarian,Burmese,Bolivian,Cambodian,Ghanaian"
)


def _pattern(names: str) -> str:
    return "|".join(sorted(map(re.escape, names.split(",")), key=len, reverse=True))


PLACE = re.compile(
    rf"\b(?:(?P<country>{_pattern(COUNTRIES)})|(?P<demonym>(?:{_pattern(DEMONYMS)})s?)"
    rf"|(?P<city>{_pattern(CITIES)}))(?![^\W_])"
)


def with_places(tokens: Tokens, language: Language) -> Tokens:
    """The sentence with the names above folded, as the gazetteer would."""
    if not tokens.starts:
        return tokens
    first = {start: i for i, start in enumerate(tokens.starts)}
    last = {end: i + 1 for i, end in enumerate(tokens.ends)}
    folds = []
    for m in PLACE.finditer(tokens.text, tokens.starts[0], tokens.ends[-1]):
        if m.start() in first and m.end() in last:
            tag = {"demonym": ("place", "demonym"), "country": ("place", "country")}
            code = language.alphabet.code(tag.get(m.lastgroup or "", ("place",)))
            folds.append((first[m.start()], last[m.end()], code, None))
    return fold(tokens, folds)
