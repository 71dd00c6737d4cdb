"""Spanish names of peoples: written small, so the gazetteer's capitals do not find them.

`naming.py` reads `PEOPLES`: alpha-3 code -> stems. A stem in -o or without an end takes
-a, -os, -as ("sirio", "siria", "sirios", "sirias"); one in -e or -í takes -s or -es.
"""

from __future__ import annotations

_STEMS = {
    "AFG": "afgano", "ALB": "albanés", "DEU": "alemán", "AGO": "angoleño,angolano", "SAU": "saudí,saudita",
    "DZA": "argelino", "ARG": "argentino", "ARM": "armenio", "AUS": "australiano", "AUT": "austriaco,austríaco",
    "AZE": "azerbaiyano,azerí", "BGD": "bangladesí", "BEL": "belga", "BEN": "beninés", "BLR": "bielorruso",
    "MMR": "birmano", "BOL": "boliviano", "BIH": "bosnio", "BRA": "brasileño", "BGR": "búlgaro",
    "BFA": "burkinés,burkinabé", "BDI": "burundés", "KHM": "camboyano", "CMR": "camerunés", "CAN": "canadiense",
    "TCD": "chadiano", "CZE": "checo", "CHL": "chileno", "CHN": "chino", "CYP": "chipriota", "COL": "colombiano",
    "COD": "congoleño", "CRI": "costarricense", "HRV": "croata", "CUB": "cubano", "DNK": "danés", "DOM": "dominicano",
    "ECU": "ecuatoriano", "EGY": "egipcio", "SLV": "salvadoreño", "ERI": "eritreo", "SVK": "eslovaco",
    "SVN": "esloveno", "ESP": "español", "USA": "estadounidense", "EST": "estonio", "ETH": "etíope",
    "PHL": "filipino", "FIN": "finlandés", "FRA": "francés", "GMB": "gambiano", "GEO": "georgiano", "GHA": "ghanés",
    "GRC": "griego", "GTM": "guatemalteco", "GIN": "guineano", "GUY": "guyanés", "HTI": "haitiano",
    "HND": "hondureño", "HUN": "húngaro", "IND": "indio", "IDN": "indonesio", "IRQ": "iraquí", "IRN": "iraní",
    "IRL": "irlandés", "ISR": "israelí", "ITA": "italiano", "JAM": "jamaicano,jamaiquino", "JPN": "japonés",
    "JOR": "jordano", "KAZ": "kazajo", "KEN": "keniano,keniata", "KGZ": "kirguís", "KWT": "kuwaití", "LVA": "letón",
    "LBN": "libanés", "LBR": "liberiano", "LBY": "libio", "LTU": "lituano", "MYS": "malasio", "MLI": "maliense,malí",
    "MAR": "marroquí", "MRT": "mauritano", "MEX": "mexicano", "MDA": "moldavo", "MNG": "mongol", "MOZ": "mozambiqueño",
    "NPL": "nepalí", "NIC": "nicaragüense", "NER": "nigerino", "NGA": "nigeriano", "NOR": "noruego",
    "NLD": "neerlandés,holandés", "PAK": "pakistaní,paquistaní", "PSE": "palestino,gazatí", "PAN": "panameño",
    "PRY": "paraguayo", "PER": "peruano", "POL": "polaco", "PRT": "portugués", "GBR": "británico", "CAF": "centroafricano",
    "ROU": "rumano", "RWA": "ruandés", "RUS": "ruso", "ESH": "saharaui", "SEN": "senegalés", "SRB": "serbio",
    "SLE": "sierraleonés", "SYR": "sirio", "SOM": "somalí", "LKA": "esrilanqués", "ZAF": "sudafricano",
    "SDN": "sudanés", "SSD": "sursudanés", "SWE": "sueco", "CHE": "suizo", "SUR": "surinamés", "THA": "tailandés",
    "TJK": "tayiko", "TZA": "tanzano", "TGO": "togolés", "TTO": "trinitense", "TUN": "tunecino", "TKM": "turcomano",
    "TUR": "turco", "UKR": "ucraniano", "UGA": "ugandés", "URY": "uruguayo", "UZB": "uzbeko", "VEN": "venezolano",
    "VNM": "vietnamita", "YEM": "yemení", "ZMB": "zambiano", "ZWE": "zimbabuense",
}  # fmt: skip
_PLAIN = str.maketrans("áéíóú", "aeiou")


def _forms(stem: str) -> list[str]:
    """Both genders and numbers of a people's name."""
    if stem.endswith("o"):
        return [stem[:-1] + end for end in ("o", "a", "os", "as")]
    if stem.endswith("í"):
        return [stem, stem + "es", stem + "s"]
    if stem[-1] in "aeiou" or stem.endswith("é"):
        return [stem, stem + "s"]
    bare = stem[:-2] + stem[-2:].translate(_PLAIN)
    return [stem, bare + "a", bare + "es", bare + "as"]


PEOPLES = {
    code: tuple(form for stem in stems.split(",") for form in _forms(stem))
    for code, stems in _STEMS.items()
}
LEXICON = {"people.word": ",".join(form for forms in PEOPLES.values() for form in forms)}
