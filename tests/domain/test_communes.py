# SPDX-License-Identifier: EUPL-1.2
"""A postcode and a town give a commune when it is certain, are said to disagree when they do, and are never changed."""

import gzip
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.communes import Found, Naming, one_letter_apart
from accomp_desktop.exchange.communes import read_communes
from tools.build_communes import table

COMMUNES = read_communes()
NAMINGS = COMMUNES.namings


def told(found: Found) -> tuple[str | None, str | None]:
    """Keep the code and the spelling, of what is found without a fault."""
    assert not found.fault
    return found.commune and found.commune.insee_code, found.town


def test_the_table_holds_every_commune_once() -> None:
    present = [one.commune.insee_code for one in NAMINGS if not one.old]
    assert len(present) > 34_800
    assert len(set(present)) == len(present)
    assert {one.commune.insee_code for one in NAMINGS if one.old} <= set(present)


def test_a_code_and_a_postcode_have_five_signs() -> None:
    assert all(re.fullmatch(r"(\d{2}|2[AB])\d{3}", one.commune.insee_code) for one in NAMINGS)
    assert all(re.fullmatch(r"\d{5}", postcode) for one in NAMINGS for postcode in one.commune.postcodes)
    assert all(one.commune.postcodes for one in NAMINGS)


@given(st.sampled_from(NAMINGS))
def test_a_name_of_the_table_is_found(one: Naming) -> None:
    found = COMMUNES.find(one.commune.postcodes[0], one.name.upper().replace("’", " ").replace("-", " "))
    assert found.fault == ""
    if found.commune:
        assert one.commune.postcodes[0] in found.commune.postcodes


@pytest.mark.parametrize(
    ("postcode", "town", "insee_code", "spelt"),
    [
        ("22200", "GUINGAMP", "22070", "Guingamp"),
        ("22600", "LOUDEAC", "22136", "Loudéac"),
        ("22000", "ST BRIEUC", "22278", "Saint-Brieuc"),
        ("22000", "saint brieuc", "22278", "Saint-Brieuc"),
        ("22023", "SAINT-BRIEUC CEDEX 1", "22278", "Saint-Brieuc"),
        ("59777", "Lille", "59350", "Lille"),
        ("20704", "AJACCIO CEDEX 9", "2A004", "Ajaccio"),
        ("13000", "MARSEILLE", "13055", "Marseille"),
        ("35650", "Le Rheu", "35240", "Le Rheu"),
        ("35650", "RHEU (LE)", "35240", "Le Rheu"),
        ("35650", "RHEU LE", "35240", "Le Rheu"),
        ("35650", "RHEU", "35240", "Le Rheu"),
        ("35590", "L HERMITAGE", "35131", "L’Hermitage"),
        ("35590", "L'Hermitage", "35131", "L’Hermitage"),
        ("35590", "LHERMITAGE", "35131", "L’Hermitage"),
        ("48400", "ROUSSES", "48130", "Rousses"),
        ("39220", "LES ROUSSES", "39470", "Les Rousses"),
        ("35530", "NOYAL S/ VILAINE", "35207", "Noyal-sur-Vilaine"),
        ("22150", "PLOEUC L'HERMITAGE", "22203", "Plœuc-L’Hermitage"),
        ("35600", "Redon (35)", "35236", "Redon"),
        ("22400", "LAMBALLE ARMOR", "22093", "Lamballe-Armor"),
        ("22400", "LAMBALLE", "22093", "Lamballe"),
        ("22530", "ST-GUEN", "22158", "Saint-Guen"),
        ("51000", "Châlons sur Marne", "51108", "Châlons-sur-Marne"),
        ("22700", "PERROS", "22168", "Perros-Guirec"),
        ("22000", "SAINT BRIEUX", "22278", "Saint-Brieuc"),
        ("22110", "ROSTRENNEN", "22266", "Rostrenen"),
        ("22200", "GUINAGMP", "22070", "Guingamp"),
        ("75012", "PARIS", "75112", "Paris"),
        ("75012", "PARIS 12EME", "75112", "Paris 12e Arrondissement"),
        ("75001", "Paris 1er arrondissement", "75101", "Paris 1er Arrondissement"),
        ("75592", "PARIS CEDEX 12", "75056", "Paris"),
        ("06260", "SAINT-PIERRE", "04194", "Saint-Pierre"),
        ("20200", "BASTIA", "2B033", "Bastia"),
        ("97410", "ST PIERRE", "97416", "Saint-Pierre"),
        ("97600", "MAMOUDZOU", "97611", "Mamoudzou"),
        ("98800", "NOUMEA", "98818", "Nouméa"),
        (None, "Guingamp", "22070", "Guingamp"),
        (None, "Paris 12", "75112", "Paris 12e Arrondissement"),
        (None, "LYON 03", "69383", "Lyon 3e Arrondissement"),
        (None, "Moulins (35)", "35198", "Moulins"),
        (None, "22200 GUINGAMP", "22070", "Guingamp"),
        ("22200", "22200 GUINGAMP", "22070", "Guingamp"),
        (None, "Dinan, 22100", "22050", "Dinan"),
    ],
)  # fmt: skip
def test_a_town_as_lists_write_it(postcode: str | None, town: str, insee_code: str, spelt: str) -> None:
    assert told(COMMUNES.find(postcode, town)) == (insee_code, spelt)


@pytest.mark.parametrize(
    ("postcode", "town", "spelt"),
    [
        (None, None, None),
        ("22000", None, None),
        ("22000", "–", None),
        ("22200", "Le Bout du Pont", "Le Bout du Pont"),
        ("22000", "BRUXELLES", "Bruxelles"),
        ("58120", "Château-Chinon", "Château-Chinon"),
        ("22000", "Moulins", "Moulins"),
        (None, "SAINT-DENIS", "Saint-Denis"),
        (None, "Guingamp (35)", "Guingamp"),
        (None, "Bruxe", "Bruxe"),
    ],
)
def test_what_is_not_certain_has_no_code_and_is_no_fault(postcode: str | None, town: str | None, spelt: str) -> None:
    assert told(COMMUNES.find(postcode, town)) == (None, spelt)
    assert COMMUNES.find(postcode, town).postcode == postcode


@pytest.mark.parametrize(
    ("postcode", "town", "fault"),
    [
        ("22000", "GUINGAMP", "le code postal 22000 n’est pas celui de Guingamp (22200)"),
        ("35000", "Guingamp", "le code postal 35000 n’est pas celui de Guingamp (22200)"),
        ("22200", "Lamballe", "le code postal 22200 n’est pas celui de Lamballe (22400)"),
        ("75013", "Paris 12", "le code postal 75013 n’est pas celui de Paris 12e Arrondissement (75012)"),
        ("29000", "Rennes", "le code postal 29000 n’est pas celui de Rennes (35000, 35200, 35700)"),
    ],
)
def test_a_postcode_and_a_town_that_disagree_are_said_to(postcode: str, town: str, fault: str) -> None:
    found = COMMUNES.find(postcode, town)
    assert (found.commune, found.postcode, found.fault) == (None, postcode, fault)


def test_a_town_alone_is_looked_for_in_the_departement_first() -> None:
    assert told(COMMUNES.find(None, "moulins", "35")) == ("35198", "Moulins")
    assert told(COMMUNES.find(None, "Saint-Denis", "974")) == ("97411", "Saint-Denis")
    assert told(COMMUNES.find(None, "Guingamp", "35")) == ("22070", "Guingamp")


def test_a_postcode_is_never_invented() -> None:
    assert COMMUNES.find(None, "Guingamp").postcode is None
    assert COMMUNES.find(None, "22200 Guingamp").postcode == "22200"
    assert COMMUNES.find(None, "1000 BOURG EN BRESSE").postcode == "01000"


def test_a_postcode_of_the_table_is_known() -> None:
    assert COMMUNES.is_postcode("22200")
    assert not COMMUNES.is_postcode("99999")


@given(st.one_of(st.none(), st.text(max_size=6), st.from_regex(r"\d{5}", fullmatch=True)), st.text(max_size=60))
def test_any_text_is_looked_for(postcode: str | None, town: str) -> None:
    found = COMMUNES.find(postcode, town)
    assert not (found.commune and found.fault)
    if postcode:
        assert found.postcode == postcode


def test_a_very_long_text_is_looked_for_at_once() -> None:
    assert COMMUNES.find("22000", "a1 " * 10_000).commune is None


@given(st.from_regex(r"[a-z]{4,9}", fullmatch=True), st.data())
def test_one_letter_apart_goes_both_ways(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    longer = f"{word[:at]}x{word[at:]}"
    assert one_letter_apart(word, longer)
    assert one_letter_apart(longer, word)
    assert not one_letter_apart("lanion", "lanon vx")


def test_the_table_is_made_of_present_names_and_of_those_that_ended() -> None:
    entries = [
        {"type": "commune-actuelle", "code": "01001", "nom": "L'Étang-Neuf", "codesPostaux": ["01020", "01010"],
         "anciensCodes": ["01002"]},
        {"type": "commune-actuelle", "code": "98400", "nom": "Îles Vides"},
        {"type": "commune-deleguee", "code": "01001", "nom": "L'Étang", "chefLieu": "01001"},
        {"type": "commune-deleguee", "code": "01001", "nom": "L'Étang Neuf", "chefLieu": "01001"},
    ]  # fmt: skip
    history = [{"code": "01001", "nom": "L'Étang-Ne"}, {"code": "01002", "nom": "Le Vieux"}, {"code": "7", "nom": "?"}]
    made = table(entries, history)
    assert gzip.decompress(made).decode().split("\n") == [
        "etang neuf;L’Étang-Neuf;01001;;01010 01020",
        "etang;L’Étang;01001;L’Étang-Neuf;01010 01020",
        "vieux;Le Vieux;01001;L’Étang-Neuf;01010 01020",
    ]
    assert table(entries, history) == made
