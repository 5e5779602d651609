# SPDX-License-Identifier: EUPL-1.2
"""The return: where each person stands whom the Département sent, what changed since, and nothing else ever."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from accomp_desktop.domain.casework import PersonFile, Profile, SupportFile
from accomp_desktop.domain.choices import Reading
from accomp_desktop.domain.exit import Exit
from accomp_desktop.domain.followup import Interview
from accomp_desktop.domain.headings import fold_heading, vocabulary
from accomp_desktop.domain.kit import ReturnHeading
from accomp_desktop.domain.listing import Use
from accomp_desktop.domain.person import Assignment, Person, Support
from accomp_desktop.domain.plan import Plan
from accomp_desktop.domain.reception import Dispatch
from accomp_desktop.domain.referral import Referral, ReferralState
from accomp_desktop.domain.returning import (
    RETURN_COLUMNS,
    NobodyRecognised,
    NobodySent,
    ReturnLine,
    dispatch_of,
    return_layout,
    return_lines,
    told_by_row,
)
from tests.hiding import SECRET, full_of_secrets
from tests.listing import HEADINGS, KIT, TODAY, planned

ODETTE = Person(departement_id="0042", birth_name="MOËLO", first_name="Odette", birth_date=date(1966, 5, 23))
SENT = Referral(id="sent", person_id=ODETTE.id, referred_on=date(2026, 1, 10))


def states(*reached: str, of: str = "sent") -> tuple[ReferralState, ...]:
    return tuple(
        ReferralState(referral_id=of, state=state, on=date(2026, 1, 12 + at)) for at, state in enumerate(reached)
    )


def accompanied(*, left: date | None = None, since: date = date(2026, 2, 1)) -> SupportFile:
    support = Support(person_id=ODETTE.id, referral_id="sent", started_on=since)
    exit_ = Exit(support_id=support.id, on=left, reason="S2", proof="Avis") if left else None
    return SupportFile(
        support=support,
        assignments=(Assignment(support_id=support.id, adviser="Nadia BELLEC", since=since),),
        plans=(
            Plan(support_id=support.id, track="stop", agreed_on=date(2026, 3, 1)),
            Plan(support_id=support.id, track="boost", agreed_on=date(2026, 4, 1)),
        ),
        interviews=(
            Interview(support_id=support.id, on=date(2026, 2, 3), subject="Les dettes"),
            Interview(support_id=support.id, on=date(2026, 3, 3)),
        ),
        exit=exit_,
    )


def a_file(*reached: str, supports: tuple[SupportFile, ...] = (), **person: Any) -> PersonFile:  # noqa: ANN401
    return PersonFile(
        person=replace(ODETTE, **person), referrals=(SENT,), referral_states=states(*reached), supports=supports
    )


def told(file: PersonFile, *sent: Dispatch, today: date = TODAY) -> ReturnLine:
    (line,) = return_lines([file], KIT, sent, today)
    return line


def test_a_line_tells_where_the_person_stands() -> None:
    line = told(a_file("received", "contacted", "entered", supports=(accompanied(left=date(2026, 9, 1)),)))
    assert dict(line.values) == {
        "departement_id": "0042",
        "birth_name": "MOËLO",
        "first_name": "Odette",
        "birth_date": date(1966, 5, 23),
        "received_on": date(2026, 1, 12),
        "state": "Sortie",
        "adviser": "Nadia BELLEC",
        "first_appointment": date(2026, 2, 3),
        "entered_on": date(2026, 2, 1),
        "track": "Booster l’activité",
        "exit_on": date(2026, 9, 1),
        "exit_reason": "Revenu d’activité en hausse, RSA maintenu",
        "changed": "nouveau",
    }


@pytest.mark.parametrize(
    ("reached", "supports", "state"),
    [
        ((), (), "Orientée"),
        (("received",), (), "Orientée"),
        (("received", "contacted"), (), "Contactée"),
        (("received", "unreachable"), (), "Injoignable"),
        (("received", "refused"), (), "Refuse l’accompagnement"),
        (("received", "withdrawn"), (), "Retirée par le Département"),
        (("received", "entered"), (accompanied(),), "En accompagnement"),
        (("received",), (accompanied(since=date(2025, 1, 1)),), "En accompagnement"),
        (("received", "entered"), (accompanied(left=date(2026, 9, 1)),), "Sortie"),
    ],
)
def test_the_state_is_told_in_words(reached: tuple[str, ...], supports: tuple[SupportFile, ...], state: str) -> None:
    assert told(a_file(*reached, supports=supports)).values["state"] == state


def test_who_is_sent_again_after_an_exit_waits_again() -> None:
    before = accompanied(since=date(2024, 1, 1), left=date(2025, 1, 1))
    values = told(a_file("received", supports=(before,))).values
    assert values["state"] == "Orientée"
    assert {values[code] for code in ("adviser", "first_appointment", "entered_on", "track", "exit_on")} == {None}


def test_only_those_whom_the_departement_sent_are_told_by_number_then_by_name() -> None:
    def sent(number: str | None, name: str, origin: str = "departement") -> PersonFile:
        person = Person(departement_id=number, birth_name=name, first_name="Zoé")
        return PersonFile(person=person, referrals=(Referral(person_id=person.id, origin=origin),))

    files = [sent(None, "B"), sent("10", "X"), sent("9", "Z"), sent(None, "A"), sent("1", "P", "partner")]
    lines = return_lines([*files, PersonFile(person=ODETTE)], KIT, (), TODAY)
    assert [(one.values["departement_id"], one.values["birth_name"]) for one in lines] == [
        ("9", "Z"), ("10", "X"), (None, "A"), (None, "B"),
    ]  # fmt: skip


def test_a_line_says_whether_it_changed_since_it_was_last_told() -> None:
    file = a_file("received")
    first = dispatch_of([told(file)], TODAY)
    assert (first.lines, told(file, first).values["changed"]) == (1, "non")
    entered = a_file("received", "entered", supports=(accompanied(),))
    assert told(entered, first).values["changed"] == "oui"
    assert told(entered, first, dispatch_of([told(entered)], TODAY)).values["changed"] == "non"
    assert told(file, first, Dispatch(on=TODAY, lines=0)).values["changed"] == "non"


def test_a_layout_told_in_another_order_changes_nothing_and_a_new_column_does() -> None:
    file = a_file("received")
    short = replace(KIT, returns=tuple(ReturnHeading(code) for code in ("departement_id", "state", "changed")))
    turned = replace(KIT, returns=tuple(ReturnHeading(code) for code in ("departement_id", "changed", "state")))
    sent = [dispatch_of(return_lines([file], short, (), TODAY), TODAY)]
    assert [return_lines([file], kit, sent, TODAY)[0].values["changed"] for kit in (short, turned, KIT)] == [
        "non", "non", "oui",
    ]  # fmt: skip


def test_a_digest_says_nothing_of_two_people_told_the_same() -> None:
    twin = a_file("received", id="another")
    assert told(a_file("received")).digest != told(replace(twin, person=replace(twin.person, id="another"))).digest
    assert len(told(twin).digest) == 16


def test_the_layout_is_the_kit_s_or_every_column() -> None:
    bare = replace(KIT, returns=())
    assert [one.code for one in return_layout(bare)] == list(RETURN_COLUMNS)
    named = replace(KIT, returns=(ReturnHeading("departement_id"), ReturnHeading("state", "Où en est-on")))
    assert [one.label for one in return_layout(named)] == ["N° du Département", "Où en est-on"]


def test_the_return_that_comes_back_in_a_list_is_taken_for_none_of_its_fields() -> None:
    known = vocabulary(KIT).names
    read = {one.code: known.get(fold_heading(one.label), ()) for one in return_layout(KIT)}
    identity = {code: (code,) for code in ("departement_id", "birth_name", "first_name", "birth_date")}
    assert read == {**dict.fromkeys(read, ()), **identity}


def test_a_list_has_an_answer_only_for_those_surely_known() -> None:
    known = a_file("received", departement_id=None)
    plan = planned(
        HEADINGS,
        ("1000001", "MOËLO", "Odette", date(1966, 5, 23)),
        ("1000001", "Moelo", "ODETTE", date(1966, 5, 23)),
        ("1000002", "QUÉRÉ", "Sylvie", date(1970, 5, 25)),
        ("1000003", "MOËLA", "Odette", date(1966, 5, 23)),
        ("1000004", "MOËLO", "Odette", None),
        known=[Profile(person=known.person, referral=SENT, referrals=known.referrals)],
    )
    assert [row.status for row in plan.rows] == ["updated", "duplicate", "created", "possible", "refused"]
    rows = told_by_row(plan, [told(known)])
    assert {row: bool(line) for row, line in rows.items()} == {2: True, 3: True, 4: False, 5: False, 6: False}


def test_a_list_of_strangers_or_without_headings_has_no_answer() -> None:
    known = a_file("received", departement_id=None)
    profile = Profile(person=known.person, referral=SENT, referrals=known.referrals)
    strangers = planned(HEADINGS, ("1000002", "QUÉRÉ", "Sylvie", date(1970, 5, 25)), known=[profile])
    bare = planned(
        ("MOËLO", "Odette", date(1966, 5, 23)),
        known=[profile],
        reading=Reading(header_row=0, uses={at: Use((key,)) for at, key in enumerate(list(RETURN_COLUMNS)[1:4])}),
    )
    assert [row.status for row in (*strangers.rows, *bare.rows)] == ["created", "unchanged"]
    for plan in (strangers, bare):
        with pytest.raises(NobodyRecognised, match="Importez-la d’abord"):
            told_by_row(plan, [told(known)])


def test_who_was_sent_nobody_is_told_to_import_first() -> None:
    assert return_lines([PersonFile(person=ODETTE)], KIT, (), TODAY) == ()
    assert "Importez d’abord la liste reçue" in str(NobodySent())


def test_nothing_but_the_table_is_told_of_a_file_full_of_secrets() -> None:
    line = told(full_of_secrets())
    assert not [value for value in line.values.values() if SECRET in str(value)]
    assert set(line.values) == set(RETURN_COLUMNS)
    assert all(line.values.values())
