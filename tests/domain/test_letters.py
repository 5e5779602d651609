# SPDX-License-Identifier: EUPL-1.2
"""A letter says what is known of the person, leaves a blank for the rest, and carries nothing sensitive."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Interview
from accomp_desktop.domain.kit import Kit, Letter
from accomp_desktop.domain.letters import (
    BLANK,
    WORDS,
    MergedLetter,
    Paragraph,
    day_in_words,
    enumerated,
    file_name,
    merge_names,
    merge_problems,
    merged,
    recipient,
)
from accomp_desktop.domain.person import Assignment, Household, Person, Support
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.questions import Item, Question
from tests.cases import STRUCTURE
from tests.listing import KIT as SHIPPED

TODAY = date(2026, 3, 1)
KIT = replace(
    SHIPPED,
    funders=("le Département", "l’Union européenne"),
    lists={**SHIPPED.lists, "tools": (Item("van", "camion"), Item("saw", "scie"), Item("kiln", "four"))},
    fields=(
        *SHIPPED.fields,
        Question("tools", "Outils", "choices", list="tools"),
        Question("saved", "Épargne", "money"),
        Question("illness", "Maladie", sensitive=True),
        Question("old_one", "Ancien champ", retired=True),
        Question("income_sum", "Total", "computed", formula="saved + saved"),
        Question("home", "Logement", "group", questions=(Question("stall_rent", "Loyer", "money"),)),
    ),
)
NAMES = merge_names(KIT)

PERSON = Person(
    id="odette", sex="F", birth_name="MOËLO", first_name="Odette", birth_date=date(1966, 5, 23),
    answers={"tools": ("van", "kiln"), "saved": Decimal("1200.50"), "illness": "secret"},
)  # fmt: skip
SUPPORT = SupportFile(
    support=Support(id="s", person_id="odette", started_on=date(2025, 9, 15)),
    assignments=(Assignment(support_id="s", adviser="Nadia BELLEC", since=date(2025, 9, 15)),),
    plans=(
        Plan(id="old", support_id="s", track="combine", agreed_on=date(2025, 10, 1)),
        Plan(id="new", support_id="s", track=KIT.tracks[0].code, agreed_on=date(2025, 12, 1), goal="Vendre en ligne"),
    ),
    actions=(
        Action(plan_id="old", label="Oubliée"),
        Action(plan_id="new", label="Ouvrir une boutique", due_on=date(2026, 4, 1)),
        Action(plan_id="new", label="Abandonnée", status="dropped"),
        Action(plan_id="new", label="Tenir un livre de recettes"),
    ),
    interviews=(
        Interview(support_id="s", on=date(2026, 2, 20), attendance="planned"),
        Interview(support_id="s", on=date(2026, 3, 20), attendance="planned"),
        Interview(support_id="s", on=date(2026, 3, 12), attendance="planned"),
        Interview(support_id="s", on=date(2026, 3, 2), attendance="present"),
    ),
    exit=Exit(support_id="s", on=date(2026, 6, 30), reason=KIT.exit_reasons[0].code),
)
FILE = PersonFile(
    person=PERSON,
    household=Household(children=2),
    businesses=(
        Business(person_id="odette", trade="Poterie", legal_form="micro"),
        Business(person_id="odette", trade="Vente", ended=date(2020, 1, 1)),
    ),
    supports=(SUPPORT,),
)
EMPTY = PersonFile(person=Person(id="nobody"))


def merge(body: str, file: PersonFile = FILE, kit: Kit = KIT, subject: str = "") -> MergedLetter:
    return merged(Letter("essai", "Essai", body, subject), kit, file, STRUCTURE, TODAY)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("salutation", "Madame"),
        ("full_name", "Odette MOËLO"),
        ("first_name", "Odette"),
        ("birth_date", "23\u00a0mai 1966"),
        ("sex", "Femme"),
        ("children", "2"),
        ("trade", "Poterie"),
        ("legal_form", "Micro-entreprise"),
        ("started_on", "15\u00a0septembre 2025"),
        ("tools", "camion et four"),
        ("saved", "1\u202f200,50\u00a0€"),
        ("adviser", "Nadia BELLEC"),
        ("today", "1er\u00a0mars 2026"),
        ("next_appointment", "12\u00a0mars 2026"),
        ("track", KIT.tracks[0].label),
        ("goal", "Vendre en ligne"),
        ("actions", "- Ouvrir une boutique, avant le 1er\u00a0avril 2026\n- Tenir un livre de recettes"),
        ("exit_date", "30\u00a0juin 2026"),
        ("exit_reason", KIT.exit_reasons[0].label),
        ("structure", "Rebond & Compagnie"),
        ("structure_address", "2 rue de l’Étang, 35000 Rennes"),
        ("structure_email", "contact@rebond.example"),
        ("departement", "Ille-et-Vilaine"),
        ("funders", "le Département et l’Union européenne"),
    ],
)
def test_each_field_is_told_as_a_letter_tells_it(name: str, text: str) -> None:
    assert merge(f"{{{name}}}") == MergedLetter("", text)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"salutation", "today", "funders"}])
def test_what_is_not_known_leaves_a_blank_and_is_told_once(name: str) -> None:
    structure = replace(STRUCTURE, name="", address=None, email=None)
    letter = Letter("essai", "Essai", f"{{{name}}} puis {{{name}}}", f"De {{{name}}}")
    given = merged(letter, replace(KIT, departement=""), EMPTY, structure, TODAY)
    assert given == MergedLetter(f"De {BLANK}", f"{BLANK} puis {BLANK}", (NAMES[name],))


def test_nobody_but_the_sex_known_is_greeted_as_anyone() -> None:
    assert merge("{salutation},", EMPTY).text == "Madame, Monsieur,"
    assert merge("{salutation},", replace(FILE, person=replace(PERSON, sex="M"))).text == "Monsieur,"


def test_an_accompaniment_without_plan_exit_nor_coming_interview_leaves_blanks() -> None:
    bare = replace(FILE, supports=(replace(SUPPORT, plans=(), exit=None, interviews=()),))
    given = merge("{track} {goal} {actions} {exit_date} {exit_reason} {next_appointment}", bare)
    assert given.text == " ".join([BLANK] * 6)
    assert len(given.missing) == 6


def test_a_track_or_a_reason_that_the_kit_has_lost_leaves_a_blank() -> None:
    kit = replace(KIT, tracks=(), exit_reasons=())
    assert merge("{track} {exit_reason}", kit=kit).missing == (WORDS["track"].label, WORDS["exit_reason"].label)


def test_without_a_present_business_the_last_one_is_told() -> None:
    assert merge("{trade}", replace(FILE, businesses=FILE.businesses[1:])).text == "Vente"


def test_a_list_begins_on_its_own_line() -> None:
    assert merge("Vous ferez : {actions}").text.startswith("Vous ferez\u202f:\n- Ouvrir")
    assert merge("Vous ferez\n{actions}").text.startswith("Vous ferez\n- Ouvrir")


def test_what_is_sensitive_hidden_retired_or_computed_is_neither_proposed_nor_told() -> None:
    kit = replace(KIT, keeps_nir=True, hidden=("town",))
    letter = Letter("essai", "Essai", "{nir} {illness} {old_one} {income_sum} {town}")
    assert len(list(merge_problems(letter, merge_names(kit)))) == 5
    given = merged(letter, kit, FILE, STRUCTURE, TODAY)
    assert given == MergedLetter("", " ".join([BLANK] * 5), ("nir", "illness", "old_one", "income_sum", "town"))


def test_the_menu_names_each_field_in_french_and_a_group_before_its_question() -> None:
    assert NAMES["first_name"] == "Prénom"
    assert NAMES["stall_rent"] == "Logement – Loyer"
    assert next(iter(NAMES)) == "salutation"


def test_no_core_field_bears_the_name_of_a_word() -> None:
    fields = [item.key for kind in ("person", "household", "business", "support") for item in SHIPPED.fields_of(kind)]
    assert not WORDS.keys() & set(fields)


ALONE = (
    "une accolade est seule, ou en contient une autre\u202f; "
    "un champ s’écrit sur une ligne, entre deux accolades\u202f: {first_name}."
)


def unknown(name: str, meant: str = "") -> str:
    return f"«\u202f{{{name}}}\u202f» n’est pas un champ qu’un courrier peut reprendre{nearest(meant)}."


def more_than_a_name(name: str, meant: str = "") -> str:
    said = "les accolades n’entourent que le nom d’un champ, sans rien d’autre"
    return f"«\u202f{{{name}}}\u202f»\u202f: {said}{nearest(meant)}."


def nearest(meant: str) -> str:
    return f"\u202f; écrivez peut-être {{{meant}}}" if meant else ""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{first_nam}", unknown("first_nam", "first_name")),
        ("{prenom}", unknown("prenom", "first_name")),
        ("{zzzzzz}", unknown("zzzzzz")),
        ("{Prénom}", more_than_a_name("Prénom", "first_name")),
        ("{first_name!r}", more_than_a_name("first_name!r", "first_name")),
        ("{birth_date:%Y}", more_than_a_name("birth_date:%Y", "birth_date")),
        ("{first_name.__class__}", more_than_a_name("first_name.__class__", "first_name")),
        ("{}", more_than_a_name("")),
        ("{first_name", ALONE),
        ("{a{first_name}}", ALONE),
    ],
)
def test_what_cannot_be_merged_is_said_with_its_place_and_the_nearest_name(body: str, said: str) -> None:
    letter = Letter("essai", "Essai", f"Bonjour\n{body}")
    assert list(merge_problems(letter, NAMES)) == [f"ligne 2 du texte\u202f: {said}"]
    assert [one.partition("\u202f: ")[0] for one in merge_problems(replace(letter, subject=body), NAMES)] == [
        "objet", "ligne 2 du texte",
    ]  # fmt: skip


@given(st.text("{}\n abc.:!é- ", max_size=40) | st.text(max_size=60), st.sampled_from(["", *NAMES]))
def test_any_text_is_refused_or_merged_whole(text: str, name: str) -> None:
    letter = Letter("essai", "Essai", f"{text}{{{name}}}" if name else text, text)
    problems = list(merge_problems(letter, NAMES))
    for file in (FILE, EMPTY):
        given = merged(letter, KIT, file, STRUCTURE, TODAY)
        assert problems or not set("{}") & set(given.subject + given.text)
        assert all(one.text and one.text == one.text.strip(" \n") for one in given.paragraphs)
        assert given.rewritten(given.subject, given.text) == given


def test_the_text_is_typeset_as_french_is() -> None:
    given = merge("« L'avenir » ? 30 % ou 20 € ; c'est dit : oui...", subject="Votre\nbilan !")
    assert given.text == "«\u202fL’avenir\u202f»\u202f? 30\u00a0% ou 20\u00a0€\u202f; c’est dit\u202f: oui…"
    assert given.subject == "Votre bilan\u202f!"


def test_blank_lines_part_paragraphs_and_dashes_make_lists() -> None:
    assert MergedLetter("", "\n Un,\ndeux\n\n\nTrois\n- a\n-  b\nQuatre\n").paragraphs == (
        Paragraph("Un,\ndeux"),
        Paragraph("Trois"),
        Paragraph("a", listed=True),
        Paragraph("b", listed=True),
        Paragraph("Quatre"),
    )


def test_signs_without_a_shape_are_left_out() -> None:
    assert merge("a\u200bb\x00\r\nc  ").text == "ab\nc"


def test_days_and_lists_in_words() -> None:
    assert [day_in_words(date(2026, month, 2)).split("\u00a0")[1] for month in (2, 8, 12)] == [
        "février 2026", "août 2026", "décembre 2026",
    ]  # fmt: skip
    assert [enumerated(words) for words in ((), "a", "ab", "abc")] == ["", "a", "a et b", "a, b et c"]


def test_an_envelope_names_the_person_and_what_is_known_of_the_address() -> None:
    home = replace(PERSON, address="14 rue Inventée", postcode="35500", town="Vitré")
    assert recipient(home) == ("Madame Odette MOËLO", "14 rue Inventée", "35500 VITRÉ")
    assert recipient(replace(home, used_name="ESSAI", sex="X", address=None, town=None)) == ("Odette ESSAI", "35500")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Plan d’action", "Courrier Plan d’action 2026-03-01"),
        ("Bilan : fin/suite ?", "Courrier Bilan fin suite 2026-03-01"),
        ("../..", "Courrier essai 2026-03-01"),
        ("a" * 300, f"Courrier {'a' * 60} 2026-03-01"),
    ],
)
def test_a_document_is_named_after_its_letter_and_nobody(label: str, name: str) -> None:
    assert file_name(Letter("essai", label, ""), TODAY) == name
