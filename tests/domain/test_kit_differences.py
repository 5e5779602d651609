# SPDX-License-Identifier: EUPL-1.2
"""What differs between two kits, what a newer edition proposes, and what taking it makes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from accomp_desktop.domain.kit import Kit, ReturnHeading
from accomp_desktop.domain.kit_differences import Proposal, differences, proposals
from accomp_desktop.domain.kit_items import ItemKey, items, racks
from accomp_desktop.domain.kit_taking import take
from accomp_desktop.domain.questions import Alert, Item, Question, Section
from accomp_desktop.domain.scales import ScaleValue
from accomp_desktop.domain.shelves import alerts_of, questions_of
from accomp_desktop.exchange.kit_rules import faults_of
from tests.mutating import KIT, mutated


def proposal(found: tuple[Proposal, ...], sort: str, code: str) -> Proposal:
    return next(one for one in found if (one.key.sort, one.key.code) == (sort, code))


def lasting(kit: Kit) -> Mapping[ItemKey, object]:
    """What a kit holds that is not retired, in the order of each rack."""
    held = {key: one.item for key, one in items(kit).items() if not getattr(one.item, "retired", False)}
    sections = {(key.within, one.host) for key, one in items(kit).items() if key.sort == "question" and key in held}
    return {key: one for key, one in held.items() if key.sort != "section" or (key.within, key.code) in sections}


def orders(kit: Kit) -> list[list[ItemKey]]:
    held = lasting(kit)
    rows = [[key for one in rack.shelf.read(kit) if (key := rack.key_of(one)) in held] for rack in racks(kit)
            if rack.ordered]  # fmt: skip
    return [row for row in rows if row]


def test_a_kit_does_not_differ_from_itself() -> None:
    assert differences(KIT, KIT) == ()
    assert proposals(KIT, KIT, KIT) == ()


@given(mutated(KIT))
@settings(max_examples=30)
def test_kits_without_a_difference_are_the_same_kit(other: Kit) -> None:
    if not differences(KIT, other):
        assert items(other).keys() == items(KIT).keys()
        assert lasting(other) == lasting(KIT)
        assert orders(other) == orders(KIT)


@given(mutated(KIT), mutated(KIT))
@settings(max_examples=30)
def test_taking_nothing_leaves_our_kit(ours: Kit, newer: Kit) -> None:
    assert take(ours, replace(newer, edition=7), ()) == replace(ours, edition=7)


@given(mutated(KIT))
@settings(max_examples=40)
def test_taking_everything_when_nothing_is_ours_gives_the_newer_kit(newer: Kit) -> None:
    taken = take(KIT, newer, proposals(KIT, KIT, newer))
    assert lasting(taken) == lasting(newer)
    assert orders(taken) == orders(newer)
    assert items(taken).keys() >= {key for key, one in items(KIT).items() if hasattr(one.item, "retired")}


@given(mutated(KIT), mutated(KIT), st.data())
@settings(max_examples=40)
def test_what_is_taken_of_a_sound_kit_is_sound_and_nothing_else_changes(
    ours: Kit, newer: Kit, data: st.DataObject
) -> None:
    found = proposals(KIT, ours, newer)
    chosen = [one for one in found if data.draw(st.booleans())]
    taken = take(ours, newer, chosen)
    if not [*faults_of(ours), *faults_of(newer)]:
        assert [*faults_of(taken)] == []
    keys = {one.key for one in chosen}
    held = items(taken)
    assert all(held[one.key].item == one.item.item for one in chosen if one.item and one.key.sort != "heading")
    untouched = {key: one for key, one in items(ours).items() if key not in keys and key.sort != "section"}
    assert {key: held[key].item for key in untouched} == {key: one.item for key, one in untouched.items()}
    assert taken.layouts == ours.layouts
    assert taken.lists.get("advisers") == ours.lists.get("advisers")
    left = {one.key for one in proposals(KIT, taken, newer)}
    assert not left & {one.key for one in chosen if one.change in {"new", "changed"}}


def question_in(kit: Kit, key: str) -> tuple[str, Question]:
    return next((part.code, one) for part in kit.forms[0].sections for one in part.questions if one.key == key)


def with_section(kit: Kit, *sections: Section) -> Kit:
    return replace(kit, forms=(replace(kit.forms[0], sections=sections),))


def test_the_kit_of_these_tests_is_sound() -> None:
    assert [*faults_of(KIT)] == []
    racked = {rack.sort for rack in racks(KIT) if rack.shelf.read(KIT)}
    assert racked >= {"core", "heading", "question", "scale_value", "letter", "return", "delay", "line", "fact"}


def test_what_changed_in_an_item_is_told_in_words() -> None:
    shelf = questions_of("diagnosis", "rights")
    first, *rest = shelf.read(KIT)
    changed = replace(first, label="Droit au RSA", kind="text", list="", required=True)
    newer = shelf.write(KIT, (changed, *rest))
    [told] = differences(KIT, newer)
    assert (told.change, told.place, told.label) == (
        "changed",
        "Diagnostic de situation, Droits et ressources du foyer",
        "Droit au RSA",
    )
    assert told.attributes == (
        ("Libellé", "État du droit au RSA", "Droit au RSA"),
        ("Type de réponse", "Un choix dans une liste", "Texte court"),
        ("Liste", "État du droit au RSA", ""),
        ("Demandé", "non", "oui"),
    )


def test_a_value_a_proof_and_an_action_are_told_by_their_names() -> None:
    value = ScaleValue(date(2024, 4, 1), Decimal("646.52"))
    newer = replace(
        KIT,
        scales=(replace(KIT.scales[0], values=(value, ScaleValue(date(2025, 4, 1), Decimal(650)))),),
        tracks=(replace(KIT.tracks[0], actions=KIT.tracks[0].actions[:1], purpose="x" * 400), *KIT.tracks[1:]),
        exit_reasons=(replace(KIT.exit_reasons[0], proof="income_rise"), *KIT.exit_reasons[1:]),
        operations=(replace(KIT.operations[0], ends_on=date(2026, 12, 31)),),
        funders=("FSE+", "Département"),
        label="Autre nom",
        author="",
        delays={**KIT.delays, "survey": 90},
    )
    found = {(one.key.sort, one.key.code): one for one in differences(KIT, newer)}
    assert found["scale_value", "2024-04-01"].attributes == (("Valeur", "635.71", "646.52"),)
    assert found["scale_value", "2025-04-01"].label == "Depuis le 01/04/2025"
    actions, purpose = found["track", KIT.tracks[0].code].attributes[::-1]
    assert actions.after == KIT.actions_of(KIT.tracks[0])[0].label
    assert purpose.after.endswith("…")
    assert found["exit", "S1"].attributes[0].before == KIT.proof_of(KIT.exit_reasons[0])
    assert found["operation", "OP"].attributes == (("Fin", "31/12/2025", "31/12/2026"),)
    assert found["fact", "funders"].attributes == (("Valeur", ", ".join(KIT.funders), "FSE+, Département"),)
    assert found["delay", "survey"].place == "Délais"
    assert take(KIT, newer, proposals(KIT, KIT, newer)) == newer


def test_a_question_goes_to_another_section_after_the_one_it_follows() -> None:
    sections = KIT.forms[0].sections
    moving = sections[0].questions[0]
    target = sections[1]
    newer = with_section(
        KIT,
        replace(sections[0], questions=sections[0].questions[1:]),
        replace(target, questions=(target.questions[0], moving, *target.questions[1:])),
        *sections[2:],
    )
    [told] = differences(KIT, newer)
    assert (told.change, told.attributes) == ("moved", (("Section", sections[0].label, target.label),))
    assert take(KIT, newer, proposals(KIT, KIT, newer)) == newer


def test_what_the_structure_changed_itself_is_said_and_what_it_added_stays() -> None:
    ours = replace(
        KIT,
        exit_reasons=(
            replace(KIT.exit_reasons[0], label="Vit de son activité"),
            *KIT.exit_reasons[1:],
            replace(KIT.exit_reasons[0], code="local", label="Le nôtre"),
        ),
    )
    newer = replace(
        KIT,
        edition=2,
        exit_reasons=(
            replace(KIT.exit_reasons[0], label="Viable"),
            replace(KIT.exit_reasons[1], label="En hausse"),
            *KIT.exit_reasons[3:],
        ),
    )
    found = proposals(KIT, ours, newer)
    assert [(one.key.code, one.change, one.ours_changed) for one in found] == [
        ("S1", "changed", True),
        ("S2", "changed", False),
        ("S3", "gone", False),
    ]
    taken = take(ours, newer, [one for one in found if not one.ours_changed])
    reasons = {one.code: one for one in taken.exit_reasons}
    assert (reasons["S1"].label, reasons["S2"].label) == ("Vit de son activité", "En hausse")
    assert (reasons["S3"].retired, reasons["local"].retired, taken.edition) == (True, False, 2)
    assert proposals(newer, taken, newer) == ()


def test_what_a_chosen_item_names_comes_with_it() -> None:
    section = Section("vehicle", "Véhicule", (Question("fuel", "Énergie", "choice", list="fuels"),))
    newer = replace(
        with_section(KIT, section, *KIT.forms[0].sections),
        lists={**KIT.lists, "fuels": (Item("gas", "Essence"), Item("power", "Électricité"))},
        list_labels={**KIT.list_labels, "fuels": "Énergies"},
    )
    found = proposals(KIT, KIT, newer)
    assert take(KIT, newer, [proposal(found, "question", "fuel")]) == newer
    assert take(KIT, newer, [proposal(found, "list", "fuels")]).lists["fuels"] == newer.lists["fuels"]
    assert take(KIT, newer, [proposal(found, "line", "gas")]).lists["fuels"] == newer.lists["fuels"]


def test_a_list_that_is_renamed_keeps_its_lines() -> None:
    newer = replace(KIT, list_labels={**KIT.list_labels, "proofs": "Preuves"},
        lists={**KIT.lists, "proofs": (*KIT.lists["proofs"], Item("other", "Autre"))})  # fmt: skip
    taken = take(KIT, newer, [proposal(proposals(KIT, KIT, newer), "list", "proofs")])
    assert taken.list_labels == newer.list_labels
    assert taken.lists == KIT.lists


def test_headings_that_the_structure_learnt_stay_when_a_newer_edition_brings_others() -> None:
    key = next(iter(KIT.headings))
    ours = replace(KIT, headings={**KIT.headings, key: (*KIT.headings[key], "Appris ici")})
    other = next(one for one in KIT.headings if one != key)
    newer = replace(KIT, headings={**KIT.headings, key: (*KIT.headings[key][1:], "Reçu", KIT.headings[other][0])})
    [told] = [one for one in proposals(KIT, ours, newer) if one.key.code == key]
    assert not told.ours_changed
    taken = take(ours, newer, [told])
    assert taken.headings[key] == (*newer.headings[key], "Appris ici")
    assert KIT.headings[other][0] not in taken.headings.get(other, ())
    none = replace(KIT, headings={name: several for name, several in KIT.headings.items() if name != key})
    left = proposal(proposals(KIT, ours, none), "heading", key)
    assert take(ours, none, [left]).headings[key] == ("Appris ici",)
    assert proposal(proposals(KIT, KIT, none), "heading", key).change == "gone"


def test_a_question_that_joins_a_group_is_asked_once_and_what_leaves_the_group_is_retired() -> None:
    first, second, *rest = KIT.forms[0].sections[0].questions
    group = Question("both", "Ensemble", "group", questions=(first, Question("extra", "En plus")))
    shelf = questions_of("diagnosis", "rights")
    grouped = shelf.write(KIT, (group, second, *rest))
    taken = take(KIT, grouped, [proposal(proposals(KIT, KIT, grouped), "question", "both")])
    assert taken == grouped
    smaller = shelf.write(KIT, (replace(group, questions=(first,)), second, *rest))
    [told] = proposals(grouped, grouped, smaller)
    kept = take(grouped, smaller, [told])
    assert question_in(kept, "both")[1].questions == (first, replace(group.questions[1], retired=True))
    apart = proposal(proposals(grouped, grouped, KIT), "question", first.key)
    loose = take(grouped, KIT, [apart])
    assert question_in(loose, first.key) == ("rights", first)
    assert question_in(loose, "both")[1].questions == group.questions[1:]


def test_a_section_leaves_when_all_its_questions_stand_elsewhere() -> None:
    sections = KIT.forms[0].sections
    last, before = sections[-1], sections[-2]
    newer = with_section(KIT, *sections[:-2], replace(before, questions=(*before.questions, *last.questions)))
    found = proposals(KIT, KIT, newer)
    assert take(KIT, newer, found) == newer
    alone = take(KIT, newer, [proposal(found, "section", last.code)])
    assert alone == KIT


def test_a_form_and_a_list_left_out_are_never_taken_away() -> None:
    newer = replace(KIT, forms=(), lists={"proofs": KIT.lists["proofs"]})
    found = proposals(KIT, KIT, newer)
    assert {one.key.sort for one in found} & {"form", "list", "section"} == set()
    taken = take(KIT, newer, found)
    assert all(one.retired for one in taken.asked(taken.forms[0]))
    assert all(one.retired for one in taken.lists["impacts"])
    assert proposals(KIT, taken, newer) == ()


def test_items_without_a_name_of_their_own_are_named() -> None:
    kit = replace(KIT, order={"person": ("town",), "elsewhere": ()}, delays={"unheard_of": 3},
        returns=(ReturnHeading("departement_id"), ReturnHeading("unheard_of")),
    )  # fmt: skip
    labels = {(one.key.sort, one.key.code): one.label for one in items(kit).values()}
    assert labels["order", "person"] == "Personne"
    assert labels["order", "elsewhere"] == "elsewhere"
    assert labels["delay", "unheard_of"] == "unheard_of"
    assert labels["return", "departement_id"] == "N° du Département"
    assert labels["return", "unheard_of"] == "unheard_of"
    assert labels["core", "phone"] == "Portable (personne)"
    assert labels["core", "rsa_since"] == "Droits RSA depuis le"
    assert labels["fact", "learnt"] == "Ce qui a été appris"


def test_the_questions_that_a_condition_names_come_with_it() -> None:
    shelf = questions_of("diagnosis", "rights")
    newer = shelf.put(KIT, Question("vehicle", "Véhicule", "yes_no"))
    newer = shelf.put(newer, Question("fuel", "Énergie", only_if="vehicle"))
    newer = alerts_of("diagnosis").put(newer, Alert("fuel", "Énergie à revoir", "known(fuel)"))
    taken = take(KIT, newer, [proposal(proposals(KIT, KIT, newer), "alert", "fuel")])
    assert taken == newer
    assert [*faults_of(taken)] == []
