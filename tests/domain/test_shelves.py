# SPDX-License-Identifier: EUPL-1.2
"""The shelves of a kit: what is put, moved, retired or taken out is so, and nothing else changes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.asked_fields import core_field, fields_of
from accomp_desktop.domain.kit import ActionTemplate, ExitReason, Kit, Letter, LocalIndicator, Track
from accomp_desktop.domain.questions import Alert, Form, Item, Question, Score, Section
from accomp_desktop.domain.shelves import (
    ACTIONS,
    EXIT_REASONS,
    INDICATORS,
    LETTERS,
    OPERATIONS,
    RETURNS,
    TRACKS,
    alerts_of,
    answers_of,
    lines_of,
    proposals_of,
    questions_of,
    scores_of,
    sections_of,
    to_another_section,
)

FORM = Form(
    "diagnosis",
    "Diagnostic",
    (
        Section(
            "sales",
            "Clients",
            (
                Question("offer", "L’offre"),
                Question("quotes", "Devis", "group", questions=(Question("sent", "Envoyés"),)),
                Question("clients", "Clients", "number"),
            ),
        ),
    ),
    (Score("sales", "Commercial", "clients * 4"),),
    (Alert("alone", "Un seul client", "clients == 1"),),
)
KIT = Kit(
    "99",
    "Essai",
    "Ailleurs",
    "Personne",
    fields=(Question("branch", "Antenne"), Question("stall", "Étal", record="business")),
    forms=(FORM, replace(FORM, code="other")),
    actions=(ActionTemplate("prices", "Revoir les prix"), ActionTemplate("training", "Se former")),
    tracks=(Track("boost", "Booster", "Vendre", ("prices",)),),
    exit_reasons=(ExitReason("S1", "Viable", "positive"), ExitReason("S2", "Arrêt", "neutral")),
    lists={"towns": (Item("a", "Ici"), Item("b", "Là"))},
    letters=(Letter("invitation", "Convocation", "Bonjour"),),
    indicators=(LocalIndicator("I1", "En ville", "known(town)"),),
)
SHELVES = {
    "exit reasons": EXIT_REASONS,
    "actions": ACTIONS,
    "tracks": TRACKS,
    "letters": LETTERS,
    "indicators": INDICATORS,
    "operations": OPERATIONS,
    "columns of the return": RETURNS,
    "lines of a list": lines_of("towns"),
    "sections": sections_of("diagnosis"),
    "alerts": alerts_of("diagnosis"),
    "scores": scores_of("diagnosis"),
    "proposals": proposals_of("diagnosis"),
    "questions": questions_of("diagnosis", "sales"),
    "answers of a group": answers_of("diagnosis", "sales", "quotes"),
    "fields of the person": fields_of("person"),
    "fields of the business": fields_of("business"),
}


@given(st.sampled_from(sorted(SHELVES)), st.data())
def test_a_shelf_gives_back_what_was_written(name: str, data: st.DataObject) -> None:
    shelf = SHELVES[name]
    items = tuple(data.draw(st.permutations(shelf.read(KIT))))
    written = shelf.write(KIT, items)
    assert shelf.read(written) == items
    assert shelf.write(written, shelf.read(KIT)) == KIT
    others = {other: one.read(KIT) for other, one in SHELVES.items() if other != name}
    if name not in {"questions", "sections", "answers of a group"}:
        assert {other: one.read(written) for other, one in SHELVES.items() if other != name} == others


@given(st.sampled_from(sorted(SHELVES)), st.integers(-50, 50), st.data())
def test_moving_keeps_everything_and_goes_no_further_than_the_ends(name: str, steps: int, data: st.DataObject) -> None:
    shelf = SHELVES[name]
    held = shelf.read(KIT)
    if held:
        at = data.draw(st.integers(0, len(held) - 1))
        moved = shelf.read(shelf.move(KIT, shelf.code_of(held[at]), steps))
        assert set(map(shelf.code_of, moved)) == shelf.codes(KIT)
        assert moved[min(max(0, at + steps), len(held) - 1)] == held[at]


def test_an_item_takes_the_place_of_the_one_of_its_code_or_comes_last() -> None:
    renamed = EXIT_REASONS.put(KIT, ExitReason("S1", "Vit de son activité", "positive"))
    assert [one.label for one in renamed.exit_reasons] == ["Vit de son activité", "Arrêt"]
    added = EXIT_REASONS.put(KIT, ExitReason("S3", "Retraite", "out"))
    assert [one.code for one in added.exit_reasons] == ["S1", "S2", "S3"]
    assert EXIT_REASONS.find(added, "S3") == ExitReason("S3", "Retraite", "out")
    assert EXIT_REASONS.find(KIT, "S3") is None


def test_an_item_is_retired_brought_back_and_taken_out() -> None:
    retired = EXIT_REASONS.retire(KIT, "S2", retired=True)
    assert [one.retired for one in retired.exit_reasons] == [False, True]
    assert EXIT_REASONS.retire(retired, "S2", retired=False) == KIT
    assert [one.code for one in EXIT_REASONS.take_out(KIT, "S1").exit_reasons] == ["S2"]


def test_a_section_or_a_form_that_is_not_there_holds_nothing() -> None:
    nowhere = questions_of("diagnosis", "money")
    assert nowhere.read(KIT) == ()
    assert nowhere.write(KIT, (Question("a", "A"),)) == KIT
    assert alerts_of("exit").read(KIT) == ()
    unknown = answers_of("diagnosis", "sales", "debts")
    assert unknown.read(KIT) == ()
    assert unknown.write(KIT, (Question("a", "A"),)) == KIT


def test_a_core_field_is_reworded_hidden_and_asked_for() -> None:
    shelf = fields_of("person")
    phone = shelf.find(KIT, "phone")
    assert phone is not None
    changed = replace(
        phone, label="Portable", help="Avec l’indicatif", required=True, sensitive=True, headings=("Mobile",)
    )
    kit = shelf.retire(shelf.put(KIT, changed), "phone", retired=True)
    field = next(one for one in kit.fields_of("person") if one.key == "phone")
    assert (field.label, field.help, field.headings) == ("Portable", "Avec l’indicatif", ("Mobile",))
    assert field.hidden
    assert field.required
    assert not field.needed
    assert field.sensitive
    assert not field.retired
    assert kit.fields == KIT.fields
    back = shelf.put(kit, phone)
    assert back == KIT


def test_fields_stand_in_the_order_of_the_kit() -> None:
    shelf = fields_of("person")
    kit = shelf.move(KIT, "branch", -100)
    assert kit.fields_of("person")[0].key == "branch"
    assert kit.order["person"][0] == "branch"
    assert shelf.move(kit, "branch", 100) == KIT


def test_a_question_of_the_shelf_knows_its_core_field() -> None:
    questions = {one.key: one for one in fields_of("person").read(KIT)}
    field = core_field(questions["birth_name"])
    assert field is not None
    assert field.needed
    assert core_field(questions["branch"]) is None


def test_the_social_security_number_stays_away_from_kits_that_do_not_keep_it() -> None:
    shelf = fields_of("person")
    assert "nir" not in shelf.codes(KIT)
    keeping = replace(KIT, keeps_nir=True)
    assert "nir" in shelf.codes(keeping)
    assert shelf.write(keeping, shelf.read(keeping)) == keeping


def test_a_kit_without_a_form_begins_one() -> None:
    bare = replace(KIT, forms=())
    kit = sections_of("diagnosis").put(bare, Section("sales", "Clients", ()))
    assert [one.code for one in kit.forms] == ["diagnosis"]
    assert [one.label for one in kit.forms[0].sections] == ["Clients"]


def test_a_question_goes_to_another_section_with_its_key() -> None:
    kit = sections_of("diagnosis").put(KIT, Section("money", "Finances", ()))
    moved = to_another_section(kit, "diagnosis", "offer", "sales", "money")
    assert questions_of("diagnosis", "money").read(moved) == (Question("offer", "L’offre"),)
    assert "offer" not in questions_of("diagnosis", "sales").codes(moved)
    assert to_another_section(kit, "diagnosis", "nothing", "sales", "money") == kit
