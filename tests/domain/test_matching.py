# SPDX-License-Identifier: EUPL-1.2
"""The same person is recognised through accents, hyphens and slips; twins, couples and homonyms are two people."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.likeness import ASKED, SAME, Key
from accomp_desktop.domain.matching import Acquaintances, Match, Someone
from accomp_desktop.domain.names import name_key

ODETTE = Someone(
    key="odette",
    shown="GUÉGUEN-L’HÉNORET Odette",
    name=name_key("GUÉGUEN-L’HÉNORET"),
    used_name="",
    first_name=name_key("Odette"),
    birth_date=date(1984, 11, 23),
    sex="F",
    departement_id="355063",
)


def someone(**differences: object) -> Someone:
    return ODETTE._replace(key="other", **{"departement_id": None, **differences})


def verdict(me: Someone) -> str:
    return Acquaintances([ODETTE]).find(me).verdict


@pytest.mark.parametrize("name", ["DELATOUR", "LATOUR", "De Latour"])
def test_a_particle_written_in_one_word_is_asked_about(name: str) -> None:
    known = someone(name=name_key("de La Tour"))
    assert Acquaintances([known]).find(someone(name=name_key(name))).verdict == "possible"


@pytest.mark.parametrize(
    ("me", "expected"),
    [
        (someone(), "same"),
        (someone(departement_id="355063"), "same"),
        (someone(departement_id="1"), "conflict"),
        (someone(departement_id="355063", name="guegen"), "same"),
        (someone(departement_id="355063", name="troadec", first_name="gabriel"), "conflict"),
        (someone(departement_id="355063", name="troadec", used_name=ODETTE.name, first_name="gabriel"), "same"),
        (someone(name="gueguenlhenore"), "possible"),
        (someone(name="gueguenlhenorat"), "possible"),
        (someone(name="guegeunlhenoret"), "possible"),
        (someone(first_name="odetta"), "possible"),
        (someone(first_name="odettemarie"), "possible"),
        (someone(first_name="odetta", sex="M"), "new"),
        (someone(first_name="odetta", sex=None), "possible"),
        (someone(birth_date=date(1948, 11, 23)), "possible"),
        (someone(birth_date=date(1984, 11, 24)), "new"),
        (someone(birth_date=date(1962, 10, 27)), "new"),
        (someone(name=ODETTE.first_name, first_name=ODETTE.name), "possible"),
        (someone(name="royer", used_name=ODETTE.name), "possible"),
        (someone(name="royer"), "new"),
        (someone(first_name="jeanneanne"), "new"),
    ],
)
def test_who_is_the_same_person(me: Someone, expected: str) -> None:
    assert verdict(me) == expected


def test_a_day_and_month_taken_for_each_other_come_close() -> None:
    known = ODETTE._replace(birth_date=date(1984, 2, 5))
    assert Acquaintances([known]).find(someone(birth_date=date(1984, 5, 2))).verdict == "possible"


def test_two_people_of_one_name_and_day_are_asked_about() -> None:
    twice = Acquaintances([ODETTE, someone(departement_id="2", shown="GUÉGUEN Odette")])
    assert twice.find(someone()).verdict == "possible"
    assert twice.find(someone(departement_id="2")).verdict == "same"


def test_a_person_without_a_birth_date_is_known_by_the_number_only() -> None:
    known = Acquaintances([ODETTE._replace(birth_date=date.min)])
    assert known.find(someone()).verdict == "new"
    assert known.find(someone(departement_id="355063")).verdict == "same"


def test_the_reason_names_the_person_and_what_differs() -> None:
    match = Acquaintances([ODETTE]).find(someone(departement_id="1"))
    assert match.reason == "GUÉGUEN-L’HÉNORET Odette a un autre n° du Département (355063 au lieu de 1)"


MARTIN = Someone("martin", "MARTIN Marie", "MARTIN", "", "Marie", date(1980, 3, 12), "F")
OTHER_DAY = date(1957, 8, 30)
NUMBER, NIR, PHONE, EMAIL = "355063", "280033512345611", ("0639980001",), ("m@exemple.fr",)

PAIRS: list[tuple[dict[str, object], dict[str, object], str]] = [
    # the same identity, however it is written
    ({}, {}, "same"),
    ({"name": "LE GALL", "first_name": "Jean Pierre"}, {"name": "Legall", "first_name": "JEAN-PIERRE"}, "same"),
    ({"name": "d’Argentré"}, {"name": "ARGENTRE"}, "same"),
    ({"sex": "M"}, {"sex": "F"}, "same"),
    ({"name": "DUPONT épouse MARTIN"}, {"name": "DUPONT", "used_name": "MARTIN"}, "same"),
    # a name used since, two names in one cell, name and first name in each other’s place
    ({"used_name": "DUPONT"}, {"name": "DUPONT"}, "possible"),
    ({"used_name": "DUPONT", "phones": PHONE}, {"name": "DUPONT", "phones": PHONE}, "same"),
    ({"used_name": "DUPONT", "emails": EMAIL}, {"name": "DUPONT", "emails": EMAIL}, "same"),
    ({"used_name": "DUPONT", "nir": NIR}, {"name": "DUPONT", "nir": NIR}, "same"),
    ({"name": "DUPONT-MARTIN"}, {"name": "DUPONT épouse MARTIN"}, "possible"),
    ({"name": "DUPONT-MARTIN", "phones": PHONE}, {"name": "DUPONT", "used_name": "MARTIN", "phones": PHONE}, "same"),
    ({"name": "DUPONT-MARTIN"}, {}, "possible"),
    ({"name": "DUPONT-MARTIN"}, {"name": "MARTIN-DUPONT"}, "possible"),
    ({"used_name": "LEROY"}, {"name": "DUPONT", "used_name": "LEROY"}, "possible"),
    ({"name": "THOMAS"}, {"name": "Marie", "first_name": "Thomas"}, "possible"),
    ({"name": "THOMAS", "emails": EMAIL}, {"name": "Marie", "first_name": "Thomas", "emails": EMAIL}, "same"),
    ({"used_name": "DUPONT"}, {"name": "DUPONT", "first_name": "Marie-Christine"}, "possible"),
    # a letter, a part of a first name, a beginning, a digit
    ({}, {"name": "MARTEN"}, "possible"),
    ({}, {"name": "MARTIN", "first_name": "Maria"}, "possible"),
    ({"phones": PHONE}, {"name": "MARTEN", "phones": PHONE}, "possible"),
    ({}, {"first_name": "Marie-Christine"}, "possible"),
    ({"name": "EL IDRISSI"}, {"name": "IDRISSI"}, "possible"),
    ({}, {"birth_date": date(1980, 12, 3)}, "possible"),
    ({}, {"birth_date": date(1980, 3, 21)}, "possible"),
    ({}, {"birth_date": date(1908, 3, 12)}, "possible"),
    ({}, {"birth_date": date(1986, 3, 12)}, "possible"),
    ({}, {"birth_date": date(1970, 3, 12)}, "possible"),
    ({"phones": PHONE}, {"birth_date": date(1970, 3, 12), "phones": PHONE}, "possible"),
    ({}, {"name": "MARTEN", "first_name": "Maria"}, "new"),
    ({}, {"name": "MARTEN", "birth_date": date(1980, 12, 3)}, "new"),
    # twins and homonyms
    ({}, {"first_name": "Sophie"}, "new"),
    ({"phones": PHONE, "emails": EMAIL}, {"first_name": "Sophie", "phones": PHONE, "emails": EMAIL}, "new"),
    ({"first_name": "Lina"}, {"first_name": "Lena"}, "possible"),
    ({"first_name": "Lina"}, {"first_name": "Lena", "sex": "M"}, "new"),
    ({"first_name": "Lina"}, {"first_name": "Lena", "sex": "X"}, "possible"),
    ({}, {"birth_date": date(1980, 3, 13)}, "new"),
    ({}, {"birth_date": OTHER_DAY}, "new"),
    # phone or e-mail, with the first name only
    ({"phones": PHONE}, {"birth_date": OTHER_DAY, "phones": PHONE}, "possible"),
    ({"emails": EMAIL}, {"birth_date": OTHER_DAY, "emails": EMAIL}, "possible"),
    ({"phones": PHONE}, {"name": "ROYER", "phones": ("0299000000", *PHONE)}, "possible"),
    ({"phones": PHONE, "used_name": "ROYER"}, {"name": "ROYER", "birth_date": OTHER_DAY, "phones": PHONE}, "possible"),
    ({"phones": PHONE}, {"name": "ROYER", "birth_date": OTHER_DAY, "phones": PHONE}, "new"),
    ({"phones": PHONE}, {"birth_date": OTHER_DAY, "sex": "M", "phones": PHONE}, "new"),
    ({"phones": PHONE}, {"first_name": "Paul", "sex": "M", "birth_date": date(1979, 1, 2), "phones": PHONE}, "new"),
    ({"phones": PHONE}, {"first_name": "Anna", "birth_date": date(2004, 1, 2), "phones": PHONE}, "new"),
    ({"phones": PHONE, "departement_id": "1"}, {"name": "ROYER", "phones": PHONE, "departement_id": "2"}, "new"),
    # official numbers
    ({"departement_id": NUMBER}, {"departement_id": NUMBER, "name": "ROYER"}, "same"),
    ({"departement_id": NUMBER}, {"departement_id": NUMBER, "birth_date": OTHER_DAY}, "same"),
    ({"departement_id": NUMBER}, {"departement_id": NUMBER, "name": "ROYER", "birth_date": OTHER_DAY}, "conflict"),
    ({"departement_id": NUMBER}, {"departement_id": NUMBER, "first_name": "Léon", "sex": "M"}, "conflict"),
    ({"departement_id": "1"}, {"departement_id": "2"}, "conflict"),
    ({"departement_id": "1"}, {"departement_id": "2", "name": "MARTEN"}, "possible"),
    ({"departement_id": "1"}, {"departement_id": "2", "name": "ROYER"}, "new"),
    ({"nir": NIR}, {"nir": NIR, "name": "ROYER"}, "same"),
    ({"nir": NIR}, {"nir": NIR, "name": "ROYER", "first_name": "Sophie"}, "conflict"),
    ({"nir": NIR}, {"nir": NIR, "name": "MARTEN", "first_name": "Maria", "birth_date": date(1980, 12, 3)}, "conflict"),
    ({"nir": NIR, "used_name": "ROYER"},
     {"nir": NIR, "name": "ROYER", "first_name": "Maria", "birth_date": date(1980, 12, 3)}, "possible"),
    ({"nir": NIR}, {"nir": NIR[::-1]}, "conflict"),
    ({"nir": NIR, "departement_id": "1"}, {"nir": NIR, "departement_id": "2"}, "conflict"),
    ({"nir": NIR, "departement_id": "1"}, {"nir": NIR[::-1], "departement_id": "1"}, "conflict"),
    ({"nir": NIR, "departement_id": "1"}, {"nir": NIR, "departement_id": "1", "name": "ROYER"}, "same"),
    ({"used_name": "ROYER", "phones": PHONE, "departement_id": "1"},
     {"name": "ROYER", "phones": PHONE, "departement_id": "2"}, "conflict"),
    # no birth date
    ({"birth_date": None}, {}, "new"),
    ({"birth_date": None, "phones": PHONE}, {"phones": PHONE}, "possible"),
    ({"birth_date": None, "departement_id": NUMBER}, {"departement_id": NUMBER}, "same"),
]  # fmt: skip


def martin(key: str, **differences: object) -> Someone:
    return MARTIN._replace(key=key, **differences)


@pytest.mark.parametrize(("one", "another", "expected"), PAIRS)
def test_each_rule_holds_both_ways(one: dict[str, object], another: dict[str, object], expected: str) -> None:
    first, second = martin("first", **one), martin("second", **another)
    assert Acquaintances([first]).find(second).verdict == expected
    assert Acquaintances([second]).find(first).verdict == expected


NAMES_OF_KEYS = (
    "N° du Département", "NIR", "Nom de naissance", "Prénom", "Date de naissance", "Téléphone", "Courriel",
)  # fmt: skip


@pytest.mark.parametrize(
    ("me", "agrees", "score", "reason"),
    [
        (
            {"phones": PHONE},
            ("unknown", "unknown", "yes", "yes", "yes", "yes", "unknown"),
            100,
            "mêmes noms et même date de naissance que MARTIN Marie, même téléphone",
        ),
        (
            {"name": "MARTEN", "emails": EMAIL},
            ("unknown", "unknown", "close", "yes", "yes", "unknown", "no"),
            65,
            "né·e le même jour que MARTIN Marie, nom presque identique",
        ),
        (
            {"birth_date": OTHER_DAY, "phones": PHONE, "departement_id": ""},
            ("unknown", "unknown", "yes", "yes", "no", "yes", "unknown"),
            60,
            "mêmes noms que MARTIN Marie, autre date de naissance, même téléphone",
        ),
        (
            {"name": "ROYER", "phones": PHONE},
            ("unknown", "unknown", "no", "yes", "yes", "yes", "unknown"),
            60,
            "né·e le même jour que MARTIN Marie, autre nom, même téléphone",
        ),
        (
            {"name": "ROYER", "first_name": "Sophie", "departement_id": "1"},
            ("yes", "unknown", "no", "no", "yes", "unknown", "unknown"),
            48,
            "le n° du Département 1 est déjà celui de MARTIN Marie",
        ),
        (
            {"name": "ROYER", "first_name": "Sophie", "nir": NIR},
            ("unknown", "yes", "no", "no", "yes", "unknown", "unknown"),
            48,
            "ce NIR est déjà celui de MARTIN Marie",
        ),
        (
            {"nir": NIR[::-1]},
            ("unknown", "no", "yes", "yes", "yes", "unknown", "unknown"),
            75,
            "MARTIN Marie a un autre NIR",
        ),
    ],
)
def test_a_match_is_explained(me: dict[str, object], agrees: tuple[str, ...], score: int, reason: str) -> None:
    known = MARTIN._replace(departement_id="1", nir=NIR, phones=PHONE, emails=("autre@exemple.fr",))
    match = Acquaintances([known]).find(martin("me", **me))
    assert match.other == known
    assert match.keys == tuple(Key(*pair) for pair in zip(NAMES_OF_KEYS, agrees, strict=True))
    assert (match.score, match.reason) == (score, reason)


def test_several_who_are_alike_are_all_asked_about_the_best_first() -> None:
    close, closer = martin("close", name="MARTEN"), martin("closer", name="ROYER", used_name="MARTIN", shown="ROYER M.")
    match = Acquaintances([close, closer, martin("twin", first_name="Sophie")]).find(martin("me", phones=PHONE))
    assert (match.verdict, match.other, match.others) == ("possible", closer, (close,))
    assert match.reason.endswith("\u202f; ressemble aussi à MARTIN Marie")


def test_one_who_is_exactly_known_is_not_mistaken_for_those_who_come_close() -> None:
    lina, lena = martin("lina", first_name="Lina"), martin("lena", first_name="Lena")
    known = Acquaintances([lina, lena])
    assert known.find(martin("me", first_name="Lena")).other == lena
    assert known.find(martin("me", first_name="Lena")).verdict == "same"


def test_two_keys_that_point_at_two_people_are_a_conflict() -> None:
    numbered = martin("numbered", departement_id="1", first_name="Maria", shown="MARTIN Maria")
    insured = martin("insured", nir=NIR, birth_date=OTHER_DAY, shown="MARTIN Mariette")
    known = Acquaintances([numbered, insured, MARTIN])
    match = known.find(martin("me", departement_id="1", nir=NIR))
    assert (match.verdict, match.other, match.others) == ("conflict", numbered, (insured, MARTIN))
    assert match.reason == (
        "le n° du Département 1 désigne MARTIN Maria, le NIR désigne MARTIN Mariette, "
        "les noms et la date de naissance désignent MARTIN Marie"
    )


def test_namesakes_are_those_of_one_first_name_and_one_of_the_names_born_whenever() -> None:
    older, crossed = martin("older", birth_date=OTHER_DAY), martin("crossed", name="ROYER", used_name="MARTIN")
    known = Acquaintances([older, crossed, martin("other", first_name="Sophie"), martin("another", name="ROYER")])
    assert known.namesakes(martin("me", birth_date=None, name="martin", first_name="MARIE")) == (older, crossed)


def test_a_key_that_everybody_shares_costs_no_more_for_each() -> None:
    known = Acquaintances(martin(str(number), name=f"NOM{number}") for number in range(3_000))
    assert known.find(martin("me", name="NOM2999")).verdict == "same"
    assert known.find(martin("me", name="ABRAHAM")).verdict == "new"


PEOPLE = st.builds(
    Someone,
    key=st.uuids().map(str),
    shown=st.just("Quelqu’un"),
    name=st.sampled_from(["MARTIN", "MARTEN", "Le Gall", "LEGALL-MARTIN", "DUPONT ép. MARTIN", "d’Été", "Marie", "Ly"]),
    used_name=st.sampled_from(["", "", "Martin", "LE GALL", "Dupont-Martin"]),
    first_name=st.sampled_from(["Marie", "Marie-Noëlle", "Maria", "Mârtin", "Jean Luc", "Ly"]),
    birth_date=st.sampled_from([date(1980, 3, 12), date(1980, 12, 3), date(1990, 3, 12), OTHER_DAY, None]),
    sex=st.sampled_from(["F", "M", "X", None]),
    departement_id=st.sampled_from(["1", "2", None]),
    nir=st.sampled_from(["3", "4", None]),
    phones=st.sampled_from([(), PHONE, ("0299000000",), (*PHONE, "0299000000")]),
    emails=st.sampled_from([(), EMAIL, ("autre@exemple.fr",)]),
)


def found(me: Someone, *known: Someone) -> Match:
    return Acquaintances(known).find(me)


@given(PEOPLE, PEOPLE)
def test_the_verdict_is_the_same_both_ways(one: Someone, another: Someone) -> None:
    mine, theirs = found(one, another), found(another, one)
    assert (mine.verdict, mine.score, mine.keys) == (theirs.verdict, theirs.score, theirs.keys)


@given(PEOPLE.filter(lambda one: one.birth_date is not None))
def test_an_exact_copy_is_the_same_person(one: Someone) -> None:
    assert found(one._replace(key="copy"), one).verdict == "same"


def rewritten(name: str, case: str, marks: str) -> str:
    """Write a name in another case, without its accents, with other marks between its words."""
    bare = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    words = re.split(r"[ ’-]", bare if marks == " " else name)
    return str(getattr(marks.join(words), case)())


@given(PEOPLE, PEOPLE, st.sampled_from(["upper", "lower", "title"]), st.sampled_from([" ", "-", "’", "'"]))
def test_case_accents_hyphens_and_apostrophes_change_no_verdict(
    one: Someone, another: Someone, case: str, marks: str
) -> None:
    names = ("name", "used_name", "first_name")
    written = one._replace(**{key: rewritten(getattr(one, key), case, marks) for key in names})
    assert found(written, another).verdict == found(one, another).verdict
    assert found(another, written).verdict == found(another, one).verdict


@given(PEOPLE, PEOPLE)
def test_only_an_identity_or_two_keys_make_the_same_person(one: Someone, another: Someone) -> None:
    match = found(one, another)
    agree = [key.name for key in match.keys if key.agrees == "yes"]
    assert match.verdict != "same" or len(agree) >= 2


@given(PEOPLE, PEOPLE)
def test_no_verdict_contradicts_its_score(one: Someone, another: Someone) -> None:
    match = found(one, another)
    bounds = {"new": (0, 0), "possible": (ASKED, SAME - 1), "same": (SAME, 100), "conflict": (0, 100)}
    lowest, highest = bounds[match.verdict]
    assert lowest <= match.score <= highest
    assert (match.other is None) == (match.verdict == "new") == (not match.reason) == (not match.keys)


@given(st.lists(PEOPLE, max_size=6), PEOPLE)
def test_among_several_nobody_alike_is_left_out(known: list[Someone], me: Someone) -> None:
    match = found(me, *known)
    told = {one.key for one in (match.other, *match.others) if one}
    assert len(told) == len(match.others) + (match.other is not None)
    assert (match.verdict == "new") <= all(found(me, one).verdict == "new" for one in known)
