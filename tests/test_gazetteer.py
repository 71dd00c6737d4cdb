"""Places: found in text, told apart from words and people, settled with reasons."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exeunt.errors import NotFound, SourceError
from exeunt.gazetteer import (
    Entry,
    Gazetteer,
    LanguageData,
    Mention,
    Resolved,
    fold,
    load_language,
    open_gazetteer,
)
from exeunt.gazetteer.alike import alike_key
from exeunt.gazetteer.curated import DATA, Compiler, open_curated, rows
from exeunt.gazetteer.tables import open_tables, pack_population, unpack_population


@pytest.fixture(scope="module")
def atlas() -> Gazetteer:
    return open_gazetteer()


def settled(atlas: Gazetteer, text: str) -> list[Resolved]:
    return [r for r in atlas.resolve(atlas.mentions(text)) if r.place]


def ids(atlas: Gazetteer, text: str) -> dict[str, str | None]:
    return {r.mention.text: r.entry.id if r.entry else None for r in settled(atlas, text)}


def entries(atlas: Gazetteer, text: str) -> dict[str, Entry]:
    return {r.mention.text: r.entry for r in settled(atlas, text) if r.entry}


def names(atlas: Gazetteer, text: str) -> list[str]:
    return [m.text for m in atlas.mentions(text)]


# names ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Ḥasakah", "AL HASAKAH"),
        ("Sana’a", "Sanaa"),
        ("Łódź", "lodz"),
        ("Saint-Denis", "Saint Denis"),
        ("Đà Nẵng", "da nang"),
        ("Троицк", "ТРОИЦК"),
        ("U.S.A.", "usa"),
    ],
)
def test_two_spellings_fold_into_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("Georgia", "iso:GEO"),
        ("Sakartvelo", "iso:GEO"),
        ("Грузия", "iso:GEO"),
        ("საქართველო", "iso:GEO"),
        ("Burma", "iso:MMR"),
        ("DRC", "iso:COD"),
        ("Holland", "iso:NLD"),
        ("Viet Nam", "iso:VNM"),
        ("Upper Lars", "crossing:verkhny-lars"),
        ("Верхний Ларс", "crossing:verkhny-lars"),
        ("Torfyanovka", "crossing:vaalimaa"),
        ("Donbass", "region:donbas"),
        ("West Bank", "geonames:285153"),
    ],
)
def test_the_likeliest_place_of_a_name_comes_first(
    atlas: Gazetteer, name: str, entry_id: str
) -> None:
    found = atlas.lookup(name)
    assert found
    if not entry_id.startswith("geonames:"):
        assert found[0].id == entry_id


def test_a_name_nobody_bears_finds_nothing(atlas: Gazetteer) -> None:
    assert atlas.lookup("Qwxzyvik") == ()


@pytest.mark.parametrize("written", ["Sakartvel", "Sakartvela", "Sakartwell", "Sakartvelas"])
def test_georgia_is_found_in_any_case_ending_or_transliteration(
    atlas: Gazetteer, written: str
) -> None:
    assert ids(atlas, f"They drove to {written} at night.") == {written: "iso:GEO"}


def test_other_countries_decline_as_well(atlas: Gazetteer) -> None:
    found = ids(atlas, "One road leads to Kazahstanas, another to Ukrainos.")
    assert list(found.values()) == ["iso:KAZ", "iso:UKR"]


def test_a_transliteration_is_believed_in_a_country_the_text_names(atlas: Gazetteer) -> None:
    said = entries(atlas, "In Libya, buses left Ejdabiyah and Benghazi.")
    assert said["Ejdabiyah"].country == "LBY"
    assert "Ejdabiyah" not in entries(atlas, "In Peru, buses left Ejdabiyah for Lima.")


@pytest.mark.parametrize(
    ("one", "other"),
    [("ajdabiya", "ejdabia"), ("bani walid", "bani waleed"), ("helmand", "hilmand")],
)
def test_transliterations_share_a_key(one: str, other: str) -> None:
    assert alike_key(one) == alike_key(other) != ""


# finding names in text -----------------------------------------------------------------


def test_mentions_carry_their_characters(atlas: Gazetteer) -> None:
    text = "Buses from Xining's old town reached N’Djamena, Côte d’Ivoire and al-Hasakah."
    for m in atlas.mentions(text):
        assert text[m.start : m.end] == m.text
    assert names(atlas, text)[-3:] == ["N’Djamena", "Côte d’Ivoire", "al-Hasakah"]


def test_the_longest_name_wins(atlas: Gazetteer) -> None:
    said = names(atlas, "Trucks from South Sudan passed the Central African Republic.")
    assert said == ["South Sudan", "Central African Republic"]


def test_ordinary_words_are_no_places(atlas: Gazetteer) -> None:
    text = "But the University said nothing. For May and Sunday, Most shops closed. The Day ended."
    assert names(atlas, text) == []


def test_a_town_that_is_a_word_needs_a_preposition(atlas: Gazetteer) -> None:
    assert names(atlas, "Reading is fun and Nice people know it.") == []
    assert names(atlas, "She lives in Reading, he in Nice.") == ["Reading", "Nice"]


@pytest.mark.parametrize("town", ["Paris", "Berlin", "Geneva", "Tripoli", "Goma", "Lyon", "Lima"])
def test_a_large_town_needs_no_preposition(atlas: Gazetteer, town: str) -> None:
    assert names(atlas, f"{town}: the talks go on.") == [town]


def test_a_doubtful_name_is_kept_when_what_follows_contains_it(atlas: Gazetteer) -> None:
    assert "Elizabeth" in names(atlas, "Elizabeth, New Jersey, saw no rain.")
    assert "Elizabeth" not in names(atlas, "Elizabeth saw no rain.")


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lincoln spoke.",
        "President Jordan Hale spoke.",
        "Spokesman Denis Kiev spoke.",
        "Chad Freeman sang.",
        "Vladimir Orlov sang.",
        "Florence Paris sang.",
        "The coach praised Sofia Marchetti.",
    ],
)
def test_people_are_no_places(atlas: Gazetteer, text: str) -> None:
    assert names(atlas, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Islamic State withdrew.",
        "The United Nations met.",
        "The Washington Post wrote it.",
        "Bank of China lent it.",
        "He reads the Moscow Times.",
        "The Geneva Conventions hold.",
        "Islamic State in Iraq and the Levant withdrew.",
        "Norwegian Refugee Council staff came.",
    ],
)
def test_organisations_are_no_places(atlas: Gazetteer, text: str) -> None:
    assert names(atlas, text) == []


def test_a_ministry_is_in_its_country(atlas: Gazetteer) -> None:
    assert names(atlas, "The Ministry of Health of Kenya spoke.") == ["Kenya"]


def test_peoples_are_demonyms_of_their_country(atlas: Gazetteer) -> None:
    found = settled(atlas, "Kenyans, Afghans, a Burmese family and Russian citizens")
    assert [(r.mention.kind, r.country) for r in found] == [
        ("demonym", "KEN"),
        ("demonym", "AFG"),
        ("demonym", "MMR"),
        ("demonym", "RUS"),
    ]


def test_capital_letters_throughout_hide_nothing(atlas: Gazetteer) -> None:
    assert names(atlas, "TRUCKS LEAVE KHARTOUM FOR EGYPT") == ["KHARTOUM", "EGYPT"]


def test_short_forms_count_only_as_written(atlas: Gazetteer) -> None:
    said = ids(atlas, "The DRC, the CAR and the U.S. agreed; IDPs, HHs and us in the car did not.")
    assert said == {"DRC": "iso:COD", "CAR": "iso:CAF", "U.S.": "iso:USA"}


def test_words_in_capitals_are_no_short_forms(atlas: Gazetteer) -> None:
    assert names(atlas, "CONTACT US NOW. A US court met.") == ["US"]


def test_dollars_are_no_country(atlas: Gazetteer) -> None:
    assert names(atlas, "It cost US$ 40.") == []


def test_a_feature_word_stuck_to_a_name_comes_off(atlas: Gazetteer) -> None:
    found = settled(atlas, "Rain hit the Nord-Ouestdepartment of Haiti.")
    assert next((r.mention.text, r.mention.feature) for r in found) == ("Nord-Ouest", "region")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The storm hit  Sri  Lanka,then India.", ["Sri  Lanka", "India"]),
        ("People left Central Darfurbetween May and June.", ["Central Darfur"]),
        ("ParisTunis is a page header: KenyaIn May rain fell.", ["Paris", "Tunis", "Kenya"]),
    ],
)
def test_what_a_pdf_glued_or_spread_is_read(atlas: Gazetteer, text: str, said: list[str]) -> None:
    assert names(atlas, text) == said


def test_directions_and_feature_words_belong_to_the_outer_span(atlas: Gazetteer) -> None:
    text = "Rain hit north-western Kandahar province."
    (mention,) = atlas.mentions(text)
    assert mention.text == "Kandahar"
    assert text[slice(*mention.outer)] == "north-western Kandahar province"


def test_scripts_without_capitals_are_read(atlas: Gazetteer) -> None:
    assert next(iter(ids(atlas, "თბილისი და ბათუმი").values())) == "geonames:611717"


def test_an_unknown_village_takes_the_country_of_the_text(atlas: Gazetteer) -> None:
    found = settled(atlas, "Residents of Zemgoro village fled to Bambari.")
    assert next((r.mention.text, r.entry is None, r.country) for r in found) == (
        "Zemgoro",
        True,
        "CAF",
    )


def test_unknown_names_in_a_list_of_districts_are_places(atlas: Gazetteer) -> None:
    said = names(atlas, "Floods hit Qalbandar, Kandahar and Zorgul districts.")
    assert said == ["Qalbandar", "Kandahar", "Zorgul"]


def test_a_text_without_places_has_none(atlas: Gazetteer) -> None:
    assert atlas.resolve(atlas.mentions("")) == []
    assert names(atlas, "nobody came, and nothing happened.") == []


def test_mentions_do_not_overlap_and_are_in_order(atlas: Gazetteer) -> None:
    text = "Kabul Afghanistan, New York City and Rio Grande do Sul; Al Hudaydah City, Yemen " * 3
    spans = [(m.start, m.end) for m in atlas.mentions(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ["Kabul", "al-", "d’", "of the", "U.S.", "province", ", ", "İzmir", "ß"]
            ),
        ),
        max_size=20,
    )
)
def test_no_text_breaks_the_search(atlas: Gazetteer, parts: list[str]) -> None:
    for text in ("".join(parts), " ".join(parts)):
        found = atlas.mentions(text)
        assert all(text[m.start : m.end] == m.text != "" for m in found)
        assert all(m.outer[0] <= m.start and m.end <= m.outer[1] <= len(text) for m in found)
        assert len(atlas.resolve(found)) == len(found)


# settling which place is meant ---------------------------------------------------------


def test_the_country_named_beside_a_town_settles_it(atlas: Gazetteer) -> None:
    assert entries(atlas, "Rain fell in Tripoli, Lebanon.")["Tripoli"].country == "LBN"
    assert entries(atlas, "Rain fell in Tripoli, Libya.")["Tripoli"].country == "LBY"


def test_the_region_named_beside_a_town_settles_both(atlas: Gazetteer) -> None:
    assert ids(atlas, "Birmingham, Alabama is hot.")["Birmingham"] == "geonames:4049979"
    found = entries(atlas, "He lives in London, Ontario.")
    assert found["London"].country == "CAN"
    assert found["Ontario"].kind == "region"


def test_being_inside_is_given_as_the_reason(atlas: Gazetteer) -> None:
    (first, *_) = settled(atlas, "Shots were heard in Bria in Haute-Kotto.")
    assert first.entry is not None
    assert first.entry.country == "CAF"
    assert any("lies in Haute-Kotto" in reason for reason in first.reasons)


def test_the_kind_of_region_settles_which(atlas: Gazetteer) -> None:
    assert entries(atlas, "Rain hit Huila department.")["Huila"].country == "COL"
    assert entries(atlas, "Rain hit Huila province.")["Huila"].country == "AGO"


def test_a_country_the_text_names_elsewhere_settles_a_town(atlas: Gazetteer) -> None:
    found = entries(atlas, "Syria counted its dead. In Hama, shops were shut.")
    assert found["Hama"].country == "SYR"


def test_context_countries_are_listened_to(atlas: Gazetteer) -> None:
    mentions = atlas.mentions("Cars stood in Birmingham.")
    (here,) = atlas.resolve(mentions)
    (there,) = atlas.resolve(mentions, context_countries=["USA"])
    assert here.country == "GBR"
    assert there.country == "USA"


def test_without_any_hint_the_best_known_place_is_meant(atlas: Gazetteer) -> None:
    assert entries(atlas, "He flew to Toronto.")["Toronto"].country == "CAN"
    assert entries(atlas, "He flew to Moscow.")["Moscow"].country == "RUS"


def test_georgia_is_a_state_beside_its_towns(atlas: Gazetteer) -> None:
    found = entries(atlas, "She moved to Savannah in Georgia.")
    assert found["Savannah"].country == "USA"


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("Cars stood at the Upper Lars border crossing.", "crossing:verkhny-lars"),
        ("Lorries waited at Verkhny Lars.", "crossing:verkhny-lars"),
        ("They filmed the Troitsky crossing into Kazakhstan.", "crossing:troitsk-crossing"),
        ("Cars stood at Vaalimaa in Finland.", "crossing:vaalimaa"),
        ("The Rafah crossing stayed shut.", "crossing:rafah-crossing"),
        (
            "People walked over the Simón Bolívar bridge.",
            "crossing:simon-bolivar-international-bridge",
        ),
        ("They landed at Yerevan airport.", "airport:EVN"),
    ],
)
def test_the_feature_word_chooses_the_kind(atlas: Gazetteer, text: str, entry_id: str) -> None:
    assert entry_id in ids(atlas, text).values()


def test_part_of_an_arabic_name_is_no_name(atlas: Gazetteer) -> None:
    found = settled(atlas, "Families left Raqqa for Al-Hol camp in Syria.")
    assert [(r.mention.text, r.country) for r in found][1] == ("Al-Hol", "SYR")


def test_a_corridor_is_not_the_district_of_its_name(atlas: Gazetteer) -> None:
    assert "region:lachin-corridor" in ids(atlas, "They left by the Lachin corridor.").values()


def test_a_town_named_like_a_crossing_stays_a_town_without_the_word(atlas: Gazetteer) -> None:
    assert entries(atlas, "Bread was sold in Medyka in Poland.")["Medyka"].kind == "city"


def test_airports_of_a_city_are_the_city(atlas: Gazetteer) -> None:
    assert entries(atlas, "Moscow airports were full.")["Moscow"].kind == "city"


def test_informal_regions_have_a_country_or_several(atlas: Gazetteer) -> None:
    found = entries(atlas, "From Darfur to Kashmir and from Donbas to the Sahel.")
    assert found["Darfur"].country == "SDN"
    assert found["Kashmir"].countries == ("IND", "PAK")
    assert found["Sahel"].country is None
    assert "MLI" in found["Sahel"].countries


def test_the_same_name_in_the_same_situation_means_the_same_place(atlas: Gazetteer) -> None:
    found = settled(atlas, "Goma slept. Rwanda watched. Goma woke. Goma ate.")
    assert len({r.entry.id for r in found if r.entry and r.mention.text == "Goma"}) == 1


# countries, borders, crossings ---------------------------------------------------------


def test_borders_have_two_sides_and_a_point_between_them(atlas: Gazetteer) -> None:
    border = atlas.border("GEO", "RUS")
    assert border == atlas.border("RUS", "GEO")
    assert (border.kind, border.id, border.countries) == ("border", "border:GEO-RUS",
                                                          ("GEO", "RUS"))  # fmt: skip
    assert border.lat is not None
    assert 42 < border.lat < 44


def test_every_pair_of_neighbours_has_a_border_with_a_point(atlas: Gazetteer) -> None:
    codes = [row["iso3"] for row in rows(DATA, "countries.csv")]
    for code in codes:
        for other in atlas.neighbours(code):
            assert code in atlas.neighbours(other)
            assert atlas.border(code, other).lat is not None


def test_countries_far_apart_make_a_border_without_a_point(atlas: Gazetteer) -> None:
    border = atlas.border("PER", "JPN")
    assert border.countries == ("JPN", "PER")
    assert border.lat is None


def test_unknown_country_codes_are_an_error_that_names_near_ones(atlas: Gazetteer) -> None:
    with pytest.raises(NotFound) as stop:
        atlas.country("GEX")
    assert "GEO" in stop.value.near


def test_every_crossing_lies_where_its_sides_can_meet(atlas: Gazetteer) -> None:
    for row in rows(DATA, "crossings.csv"):
        a, b = row["a"], row["b"]
        assert a == b or b in atlas.neighbours(a), row["name"]
        near = [atlas.country(side) for side in (a, b)]
        assert all(c.lat is not None for c in near)
        assert abs(float(row["lat"])) <= 90
        assert abs(float(row["lon"])) <= 180
        assert set(row["modes"].split(";")) <= {"road", "rail", "foot", "ferry"}, row["name"]


def test_crossings_between_two_countries_can_be_listed(atlas: Gazetteer) -> None:
    assert "Narva crossing" in {e.name for e in atlas.crossings("EST", "RUS")}


# the doors' helpers --------------------------------------------------------------------


def test_a_misspelt_name_is_answered_with_near_ones(atlas: Gazetteer) -> None:
    assert "Vladikavkaz" in [e.name for e in atlas.find("Vladikavkas")]
    assert "Verkhny Lars" in [e.name for e in atlas.find("Verkhny Larz")]


def test_an_alias_is_kept_for_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "aliases.tsv"
    first = open_gazetteer(path)
    first.add_alias("Halden Br.", "crossing:vaalimaa")
    assert first.lookup("halden br")[0].id == "crossing:vaalimaa"
    again = Gazetteer(open_tables(), open_curated(), path)
    assert again.lookup("Halden Br.")[0].id == "crossing:vaalimaa"


def test_an_alias_to_nothing_is_refused(tmp_path: Path, atlas: Gazetteer) -> None:
    fresh = open_gazetteer(tmp_path / "none.tsv")
    with pytest.raises(NotFound):
        fresh.add_alias("Halden", "crossing:halden")


def test_a_broken_alias_file_says_which_line(tmp_path: Path) -> None:
    path = tmp_path / "aliases.tsv"
    path.write_text("Halden crossing:vaalimaa\n")
    with pytest.raises(SourceError) as stop:
        open_gazetteer(path)
    assert "line 1" in stop.value.where


@pytest.mark.parametrize("entry_id", ["iso:GEO", "geonames:611717", "airport:EVN",
                                      "border:GEO-RUS", "crossing:vaalimaa"])  # fmt: skip
def test_an_id_finds_its_place_again(atlas: Gazetteer, entry_id: str) -> None:
    assert atlas.by_id(entry_id).id == entry_id


# languages and tables ------------------------------------------------------------------


def test_another_language_is_only_another_file(tmp_path: Path, atlas: Gazetteer) -> None:
    path = tmp_path / "ru.toml"
    words = '[context]\nprepositions = ["в"]\nstop = ["они"]\n[endings]\n"у" = ["а", ""]\n'
    path.write_text(words, encoding="utf-8")
    russian = load_language(path)
    found = atlas.resolve(atlas.mentions("Они едут в Москву.", russian))
    assert [r.entry.id for r in found if r.entry] == ["geonames:524901"]


def test_without_language_data_names_are_still_found(atlas: Gazetteer) -> None:
    assert [m.text for m in atlas.mentions("Georgia, Kenya", LanguageData())] == [
        "Georgia",
        "Kenya",
    ]


@pytest.mark.parametrize("people", [0, 7, 4095, 4096, 12_345, 1_353_000_000])
def test_populations_keep_three_digits(people: int) -> None:
    assert abs(unpack_population(pack_population(people)) - people) <= people * 0.002


def test_the_compiled_tables_are_those_of_the_csv_files() -> None:
    import msgspec

    compiled = msgspec.msgpack.encode(Compiler(DATA).finish())
    assert compiled == (DATA / "curated.msgpack").read_bytes(), (
        "run python tools/build_gazetteer.py curated"
    )


def test_opening_the_gazetteer_needs_no_numpy() -> None:
    code = (
        "import sys; from exeunt.gazetteer import open_gazetteer as o; o().mentions('Paris');"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_references_are_light_until_asked_for(atlas: Gazetteer) -> None:
    (mention,) = atlas.mentions("He reached Voronezh.")
    assert isinstance(mention, Mention)
    assert all(isinstance(ref, int) for ref in mention.candidates)
    assert atlas.entry(mention.candidates[0]).name
