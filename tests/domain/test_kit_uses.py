# SPDX-License-Identifier: EUPL-1.2
"""Who uses an item of the kit, and the answers that a change would leave without a reader."""

from dataclasses import replace

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_items import ItemKey
from accomp_desktop.domain.kit_uses import Orphan, answers_of, losing, orphans, uses
from accomp_desktop.domain.questions import Item, Question
from accomp_desktop.domain.shelves import questions_of
from tests.domain.test_kit_references import KIT

SALES = questions_of("diagnosis", "sales")


def test_what_uses_an_item_is_told_where_it_stands() -> None:
    told = [(one.place, one.label, one.how) for one in uses(KIT, ItemKey("question", "diagnosis", "clients"))]
    assert told == [
        ("Diagnostic, Ensuite", "Part", "formule"),
        ("Diagnostic, Scores", "Commercial", "formule du score"),
        ("Diagnostic, Alertes", "Un seul client", "condition de l’alerte"),
        ("Diagnostic, Voies proposées", "Débute", "condition de la voie proposée"),
        ("Indicateurs", "Clients", "condition de l’indicateur"),
    ]
    assert uses(KIT, ItemKey("question", "diagnosis", "share")) == ()


def test_a_change_that_orphans_answers_says_how_many_and_why() -> None:
    after = SALES.put(SALES.take_out(KIT, "offer"), Question("clients", "Clients", "choice", list="towns"))
    after = replace(after, fields=(Question("branch", "Antenne", "choice", record="business"),))
    held = {("offer", ""): 12, ("clients", ""): 3, ("branch", ""): 1}
    assert orphans(KIT, after, held) == (
        Orphan("Champs", "Antenne", "la question passe à une autre fiche", 1),
        Orphan("Diagnostic, Clients", "L’offre", "la question est supprimée", 12),
        Orphan(
            "Diagnostic, Clients",
            "Clients",
            "le type de réponse devient «\u202fUn choix dans une liste\u202f»",
            3,
        ),
    )
    assert orphans(KIT, after, {}) == ()


def test_a_choice_taken_out_of_its_list_is_lost_and_a_retired_one_is_not() -> None:
    towns = (Item("a", "Ici", retired=True), Item("b", "Là"))
    kit = replace(KIT, lists={**KIT.lists, "towns": towns})
    without = replace(kit, lists={**KIT.lists, "towns": towns[:1]})
    assert [*losing(kit, without)] == [("branch", "b")]
    assert losing(kit, without)["branch", "b"].label == "Antenne\u202f: Là"
    assert not losing(KIT, kit)


def test_answers_that_another_kind_reads_are_not_lost_nor_is_what_is_computed() -> None:
    def with_offer(kind: Question) -> Kit:
        return SALES.put(KIT, kind)

    assert not losing(KIT, with_offer(Question("offer", "L’offre", "long_text")))
    assert not losing(KIT, with_offer(Question("offer", "Offre", "email")))
    assert losing(KIT, with_offer(Question("offer", "Offre", "day")))
    later = questions_of("diagnosis", "later")
    assert not losing(KIT, later.take_out(KIT, "share"))
    assert [*losing(KIT, later.take_out(KIT, "table"))] == [("row", ""), ("next", "")]


def test_the_answers_behind_an_item_are_those_of_its_question_its_group_or_its_line() -> None:
    assert answers_of(KIT, ItemKey("question", "diagnosis", "table")) == {("row", ""), ("next", "")}
    assert answers_of(KIT, ItemKey("line", "towns", "a")) == {("branch", "a")}
    assert answers_of(KIT, ItemKey("track", "", "boost")) == frozenset()
