"""Who says it: phrases and the speaker, the relays and the stance they must give."""

# ruff: noqa: E501  (a sentence is not broken)
from __future__ import annotations

import pytest

from exeunt.reading.attribution import attribute
from exeunt.reading.en.speech import CUES
from exeunt.reading.language import load
from exeunt.reading.people import people
from exeunt.reading.quotes import quotations
from exeunt.reading.sentences import sentences

ENGLISH = load("en")
ABBREVIATIONS = frozenset(["mr", "mrs", "dr", "lt", "col", "gen"])
# text, the words asked about, said_by, via, stance
CASES = [
    (
        "According to the border guard, 300 people crossed on Monday.",
        "300",
        "the border guard",
        (),
        "asserts",
    ),
    (
        "The line is 6 km long, according to Halden Radio.",
        "6 km",
        "Halden Radio",
        ("Halden Radio",),
        "asserts",
    ),
    (
        "Some 900 left, according to Ana Moss, head of the Border Police.",
        "900",
        "Ana Moss, head of the Border Police",
        (),
        "asserts",
    ),
    (
        "Some 4,000 arrivals were recorded by the Coast Guard.",
        "4,000",
        "Coast Guard",
        (),
        "asserts",
    ),
    (
        "Figures from the Migration Board put arrivals at 12,000.",
        "12,000",
        "Migration Board",
        (),
        "asserts",
    ),
    ("About 5,000 were moved, per UNHCR.", "5,000", "UNHCR", (), "asserts"),
    ("UNHCR data show that 41,000 people arrived in May.", "41,000", "UNHCR", (), "asserts"),
    ("IOM DTM recorded 300 displaced families in Baidoa.", "300", "IOM DTM", (), "asserts"),
    ("Official figures show 8,200 departures.", "8,200", "official figures", (), "asserts"),
    ("The ministry denied that 5,000 had fled.", "5,000", "the ministry", (), "denies"),
    (
        "Spokesman Ole Berg dismissed reports of 300 deserters.",
        "300",
        "Spokesman Ole Berg",
        (),
        "denies",
    ),
    ("The mayor said the report of 900 arrivals was not true.", "900", "the mayor", (), "denies"),
    ("The guards denied entry to 500 people.", "500", None, (), "asserts"),
    ("The governor said 300 people had left.", "300", "the governor", (), "asserts"),
    ('"We waited nine hours," said the driver.', "nine hours", "the driver", (), "asserts"),
    (
        "“We waited nine hours. Then they let twenty cars in,” Olga, a nurse from Perm, told Reuters.",
        "twenty",
        "a nurse from Perm",
        ("Reuters",),
        "asserts",
    ),
    ("Two hundred people were told to leave.", "Two hundred", None, (), "asserts"),
    ("Finland recorded its coldest day; 40 roads were shut.", "40", None, (), "asserts"),
    (
        "Reuters reported that the governor said 1,200 houses burned.",
        "1,200",
        "the governor",
        ("Reuters",),
        "asserts",
    ),
    ("The hotel has 80 rooms, but staff say 300 people sleep there.", "80", None, (), "asserts"),
    (
        "The hotel has 80 rooms, but staff say 300 people sleep there.",
        "300",
        "staff",
        (),
        "asserts",
    ),
    (
        "The agency said 2,000 had left, but the ministry put the figure at 300.",
        "300",
        "the ministry",
        (),
        "disputes",
    ),
    (
        "The agency said 2,000 had left, but the ministry put the figure at 300.",
        "2,000",
        "the agency",
        (),
        "asserts",
    ),
    (
        "Only 300 crossed, rather than the 2,000 claimed by the opposition.",
        "300",
        None,
        (),
        "disputes",
    ),
    (
        "Rescue workers evacuated 70 families, the fire service said on Friday.",
        "70",
        "the fire service",
        (),
        "asserts",
    ),
    (
        "The flood displaced 14,000 people, several officials said.",
        "14,000",
        "several officials",
        (),
        "asserts",
    ),
    (
        "At least 46 people died and 600 were moved (OCHA, 12 May 2021).",
        "600",
        "OCHA",
        (),
        "asserts",
    ),
    ("At least 46 people died (IOM).", "46", "IOM", (), "asserts"),
    (
        "An estimated 9,000 people need shelter, UN agencies estimate.",
        "9,000",
        "UN agencies",
        (),
        "asserts",
    ),
    (
        "Prime Minister Jane Roe spoke on Monday. She said 700 troops would go.",
        "700",
        "Prime Minister Jane Roe",
        (),
        "asserts",
    ),
    (
        "Colonel Tom Brandt heads the border police. “We count 90 cars an hour,” he said.",
        "90",
        "Colonel Tom Brandt",
        (),
        "asserts",
    ),
    (
        "“I paid 400 dollars,” a woman from Gyumri told the BBC. “The bus took 30 hours,” she added.",
        "30",
        "a woman from Gyumri",
        ("BBC",),
        "asserts",
    ),
    (
        "The manager of a guesthouse in Oskemen told Meduza: “Last night 60 people came. We have 20 beds.”",
        "20",
        "the manager of a guesthouse in Oskemen",
        ("Meduza",),
        "asserts",
    ),
    (
        "Interfax quoted the mayor as saying that 450 men had been called up.",
        "450",
        "the mayor",
        ("Interfax",),
        "asserts",
    ),
    (
        "State television reported that 12,000 had volunteered.",
        "12,000",
        "state television",
        ("state television",),
        "asserts",
    ),
    (
        "A video on Telegram shows dozens of trucks at the gate.",
        "dozens",
        "a video on Telegram",
        ("Telegram",),
        "asserts",
    ),
    (
        "In the clip, a man says the queue is 8 km long.",
        "8 km",
        "a man in a video",
        ("a video",),
        "asserts",
    ),
    (
        "The Interior Ministry, which runs the camps, said 5,100 people were inside.",
        "5,100",
        "Interior Ministry",
        (),
        "asserts",
    ),
    (
        "Erik Lund, the head of the Danish Refugee Council, warned that 80,000 people had no food.",
        "80,000",
        "Erik Lund, the head of the Danish Refugee Council",
        (),
        "asserts",
    ),
    (
        "A senior Tajik official, Farhod Karimi, said 600 had returned.",
        "600",
        "Farhod Karimi, a senior Tajik official",
        (),
        "asserts",
    ),
    ("The army rejected claims that 300 soldiers had deserted.", "300", "the army", (), "denies"),
    (
        "The report that 4,000 people were stuck is fake news, the governor said.",
        "4,000",
        "the governor",
        (),
        "denies",
    ),
    ("Residents said about 50 houses were destroyed.", "50", "residents", (), "asserts"),
    ("Local media say 17 buses left.", "17", "local media", ("local media",), "asserts"),
    (
        "As many as 20,000 people have fled, the UN refugee agency says.",
        "20,000",
        "UN refugee agency",
        (),
        "asserts",
    ),
    (
        "The Somali government and the UN said 1.2 million people were displaced.",
        "1.2 million",
        "Somali government and the UN",
        (),
        "asserts",
    ),
    (
        "Floods hit the valley on Sunday. 3,000 people were moved to schools.",
        "3,000",
        None,
        (),
        "asserts",
    ),
    ("UN: 2,000 flee fighting in Ituri", "2,000", "UN", (), "asserts"),
    (
        "The number of arrivals rose to 900, a spokeswoman for the Red Cross said.",
        "900",
        "a spokeswoman for the Red Cross",
        (),
        "asserts",
    ),
    (
        "“There are 3,000 of us here,” said Halima Noor, 40, a mother of six.",
        "3,000",
        "a mother of six, 40",
        (),
        "asserts",
    ),
    (
        "The National Disaster Management Agency reported 25 deaths and 1,900 damaged houses.",
        "1,900",
        "National Disaster Management Agency",
        (),
        "asserts",
    ),
    ("Data compiled by ACLED indicate 210 clashes.", "210", "ACLED", (), "asserts"),
    (
        "There were 530 crossings, as reported by the Frontier Corps.",
        "530",
        "Frontier Corps",
        (),
        "asserts",
    ),
    (
        "“Nobody slept.\n\n“We were 40 in one room,” the teacher said.",
        "40",
        "the teacher",
        (),
        "asserts",
    ),
    (
        "He said that, according to the Red Crescent, 90 people drowned.",
        "90",
        "Red Crescent",
        (),
        "asserts",
    ),
    (
        "The minister told reporters that 5,000 reservists had been called.",
        "5,000",
        "the minister",
        (),
        "asserts",
    ),
    (
        "Frontex estimates that 66,000 Russians entered the EU in one week.",
        "66,000",
        "Frontex",
        (),
        "asserts",
    ),
    ("The UN estimates 4 million people are displaced.", "4 million", "UN", (), "asserts"),
    (
        "Another driver, who had come from Omsk, said it took him 14 hours.",
        "14 hours",
        "a driver",
        (),
        "asserts",
    ),
    (
        "The Turkish Red Crescent said on Tuesday it had sheltered 30,000 people.",
        "30,000",
        "Turkish Red Crescent",
        (),
        "asserts",
    ),
    (
        "Almost 2,000 were registered by UNHCR in Moldova.",
        "2,000",
        "UNHCR in Moldova",
        (),
        "asserts",
    ),
    (
        "“More than 1,000 cars are waiting,” said Lt Col Anna Brand, a spokeswoman for the border guard, adding that 200 had turned back.",
        "1,000",
        "Lt Col Anna Brand, a spokeswoman for the border guard",
        (),
        "asserts",
    ),
    (
        "Deputy Governor Sule Bako told Premium Times that 4,200 houses were submerged.",
        "4,200",
        "Deputy Governor Sule Bako",
        ("Premium Times",),
        "asserts",
    ),
    (
        "In a statement, the Ministry of Defence said 12 soldiers were arrested.",
        "12",
        "Ministry of Defence",
        (),
        "asserts",
    ),
    ("The Kremlin called reports of 700,000 departures a lie.", "700,000", "Kremlin", (), "denies"),
    (
        "Asked about the 5,000 refusals, the minister denied them.",
        "5,000",
        "the minister",
        (),
        "denies",
    ),
    (
        "There is no truth in the claim that 90 buses left, the mayor said.",
        "90",
        "the mayor",
        (),
        "denies",
    ),
    ("Some 600 people were displaced. The Red Cross is helping.", "600", None, (), "asserts"),
    (
        "According to local authorities, 18 villages were flooded and 2,300 people moved.",
        "2,300",
        "local authorities",
        (),
        "asserts",
    ),
    (
        "The government's own estimate is 40,000; aid groups say 90,000 are homeless.",
        "90,000",
        "aid groups",
        (),
        "asserts",
    ),
    (
        "OCHA reported that, as of 3 May, 11,000 households had returned.",
        "11,000",
        "OCHA",
        (),
        "asserts",
    ),
    ("Since then 3,400 have crossed, police say.", "3,400", "police", (), "asserts"),
    (
        "“It is a trap,” says Farid, 30, who paid 2,000 euros to a smuggler.",
        "2,000",
        "a man, 30",
        (),
        "asserts",
    ),
    ("Farid, 30, said the crossing took 16 hours.", "16 hours", "a man, 30", (), "asserts"),
    (
        "A man named Farid told CNN that he waited 20 hours. He said the guards took 100 dollars.",
        "100",
        "a man",
        ("CNN",),
        "asserts",
    ),
    (
        "Provincial spokesman Ali Reza put the number of displaced families at 700.",
        "700",
        "provincial spokesman Ali Reza",
        (),
        "asserts",
    ),
    (
        "The report, published by Amnesty International, says 45 people were shot.",
        "45",
        "Amnesty International",
        (),
        "asserts",
    ),
    (
        "Camp officials counted 640 new arrivals on Thursday.",
        "640",
        "camp officials",
        (),
        "asserts",
    ),
    (
        "The Associated Press reported Monday that 1,500 people were sleeping outside.",
        "1,500",
        "Associated Press",
        ("Associated Press",),
        "asserts",
    ),
    ("Satellite images show 300 burned houses.", "300", "satellite images", (), "asserts"),
    (
        "Witnesses told Radio Dabanga that 27 villages were empty.",
        "27",
        "witnesses",
        ("Radio Dabanga",),
        "asserts",
    ),
    (
        "“We have seen 60 families,” a volunteer, Marta Lis, wrote on Facebook.",
        "60",
        "a volunteer",
        ("Facebook",),
        "asserts",
    ),
    (
        "TASS, citing the regional health ministry, reported 14 injured.",
        "14",
        "the regional health ministry",
        ("TASS",),
        "asserts",
    ),
    (
        "The border service had earlier said that 2,200 cars were queuing.",
        "2,200",
        "the border service",
        (),
        "asserts",
    ),
    (
        "UNICEF's representative said 5,000 children had crossed alone.",
        "5,000",
        "UNICEF's representative",
        (),
        "asserts",
    ),
    (
        "An official who asked not to be named said 130 men were missing.",
        "130",
        "an official",
        (),
        "asserts",
    ),
    (
        "As of Sunday, 7,100 people were in shelters, NDRRMC data showed.",
        "7,100",
        "NDRRMC",
        (),
        "asserts",
    ),
    (
        "The IFRC and the national society estimate that 22,000 people need tents.",
        "22,000",
        "IFRC and the national society",
        (),
        "asserts",
    ),
    ("“The queue?” laughed the guard. “About 10 km.”", "10 km", "the guard", (), "asserts"),
    (
        "Officials have not said how many people left, but volunteers counted 900.",
        "900",
        "volunteers",
        (),
        "asserts",
    ),
    ("It is said that 500 crossed.", "500", None, (), "asserts"),
    (
        "Police said no one had crossed; a resident said he saw 50 men.",
        "50",
        "a resident",
        (),
        "asserts",
    ),
    ("The ministry, however, put the figure at 1,100.", "1,100", "the ministry", (), "disputes"),
    (
        "Health Minister Ana Ruiz disputed the figure, saying 40 had died.",
        "40",
        "Health Minister Ana Ruiz",
        (),
        "disputes",
    ),
    (
        "Images from the border, airports and social media show 30 buses.",
        "30",
        "images",
        (),
        "asserts",
    ),
    (
        "In Lagos, the Red Cross and the army said 300 houses were lost.",
        "300",
        "Red Cross and the army",
        (),
        "asserts",
    ),
    (
        "Rebels, the UN and aid groups said 300 had died.",
        "300",
        "rebels, the UN and aid groups",
        (),
        "asserts",
    ),
    (
        "After the flood, the mayor of Beira, Ana Sitoe, said 900 families had moved.",
        "900",
        "Ana Sitoe, the mayor of Beira",
        (),
        "asserts",
    ),
]


def asked(text, words):
    answers = attribute(text, sentences(text, ABBREVIATIONS), ENGLISH, people(text, ENGLISH))
    start = text.index(words)
    return answers.at(start, start + len(words))


@pytest.mark.parametrize(("text", "words", "said_by", "via", "stance"), CASES)
def test_the_text_tells_who_says_it(text, words, said_by, via, stance):
    answer = asked(text, words)
    assert (answer.said_by, answer.via, answer.stance) == (said_by, via, stance)


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [(phrase, speaker) for cue in CUES for phrase, speaker in cue.examples],
)
def test_the_examples_beside_a_cue_hold(phrase, speaker):
    digit = next((c for c in phrase if c.isdigit()), phrase[-2])
    assert asked(phrase, digit).said_by == speaker


@pytest.mark.parametrize("phrase", [phrase for cue in CUES for phrase in cue.never])
def test_the_counterexamples_beside_a_cue_name_nobody(phrase):
    answers = attribute(phrase, sentences(phrase), ENGLISH, people(phrase, ENGLISH))
    assert answers.at(len(phrase) - 4, len(phrase) - 1).said_by is None


def test_what_nobody_says_is_said_by_the_publisher():
    answer = asked("Some 40 buses left. The road is shut.", "40")
    assert answer.said_by is None
    assert answer.via == ()


def test_a_private_speaker_is_a_role_and_never_a_name():
    answer = asked("Neighbours of Amina Yusuf said 40 huts burned.", "40")
    assert "Amina" not in answer.said_by
    assert "Yusuf" not in answer.said_by


def test_a_quotation_runs_over_paragraphs_until_it_closes():
    text = "\u201cFirst we ran.\n\n\u201cThen we hid,\u201d she said. It rained."
    first, second = quotations(text)
    assert text[first.start : first.end].startswith("\u201cFirst")
    assert second.goes_on
    assert text[second.end :] == " she said. It rained."


def test_a_word_in_marks_is_no_speech():
    assert quotations("They called it \u201cfake\u201d and a \u201choax\u201d.") == []


def test_an_empty_text_has_no_speakers():
    assert attribute("", [], ENGLISH, []).at(0, 0).said_by is None
