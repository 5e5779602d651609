# SPDX-License-Identifier: EUPL-1.2
"""Another Département’s kit, and the demonstration on it: nothing of a programme is in the code."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from accomp_desktop.cli.demo import report_on
from accomp_desktop.cli.documents import write_documents
from accomp_desktop.demonstration.build import AUTHOR, LISTS_FOLDER, PASSPHRASE, build
from accomp_desktop.demonstration.courses import LAST_DAY
from accomp_desktop.demonstration.words import programmes, read_words
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.diagnosis_reading import read_diagnosis
from accomp_desktop.domain.expressions import computed, evaluate
from accomp_desktop.domain.headings import fold_heading, vocabulary
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.indicators import Span, measure
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.values import Answers
from accomp_desktop.exchange.kits import kits, read_kit
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.store.register import Register

SHIPPED = {folder.name: read_kit(folder) for folder in kits()}
FOUNDING, ARMOR = SHIPPED["35"], SHIPPED["22"]


@pytest.fixture(scope="module", params=programmes())
def demonstration(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = build(tmp_path_factory.mktemp("demonstration"), kit=request.param, people=20)
    write_documents(report_on(path), path.parent)
    with Register.open(path, PASSPHRASE, author=AUTHOR) as register:
        yield register


def test_the_kit_of_armor_is_whole() -> None:
    (form,) = ARMOR.forms
    questions = list(form.questions())
    assert 25 <= len(questions) <= 36
    assert 5 <= len(form.sections) <= 6
    assert [one.key for section in form.sections for one in section.questions if one.kind == "group"] == ["brakes"]
    assert [one.key for one in questions if one.formula] == ["all_overheads", "left_over"]
    assert [one.code for one in form.scores] == ["soundness", "upkeep", "room"]
    assert len(form.alerts) >= 5
    assert len(ARMOR.letters) == 5
    assert all((ARMOR.learnt, ARMOR.author, ARMOR.contact, ARMOR.operations, ARMOR.indicators))
    assert {one.key for one in ARMOR.fields} >= {"season", "mdd"}
    assert set(ARMOR.list_labels) == set(ARMOR.lists)
    assert all(ARMOR.actions_of(track) for track in ARMOR.tracks)
    assert all(ARMOR.proof_of(reason) for reason in ARMOR.exit_reasons)


def test_the_two_kits_have_no_code_in_common() -> None:
    for part in ("forms", "actions", "tracks", "exit_reasons", "letters", "operations", "indicators"):
        theirs, ours = ({one.code for one in getattr(kit, part)} for kit in (FOUNDING, ARMOR))
        assert not theirs & ours, part
    assert not {one.key for one in FOUNDING.fields} & {one.key for one in ARMOR.fields}
    asked = [{one.key for one in kit.forms[0].questions()} for kit in (FOUNDING, ARMOR)]
    assert not asked[0] & asked[1]
    assert len(ARMOR.exit_reasons) == len(FOUNDING.exit_reasons) + 1


WELDER: Answers = {
    "household_type": "alone", "lodging": "benefit", "lodging_aid": Decimal(250), "sector": "crafts",
    "scheme": "micro_entreprise", "receipts": (Decimal(1200),) * 12, "purchases": Decimal(8), "owed": Decimal(0),
    "overheads": Decimal(900), "till": Decimal(400),
}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        ({"overheads": Decimal(310)}, 20 + 10),
        ({"overhead_lines": (("Local", Decimal(60)), ("Assurances", Decimal(40)))}, 20 + 20),
        ({"overheads": Decimal(0)}, 20 + 20),
        ({"overheads": Decimal(310), "owed": Decimal(500), "instalments": True}, 10 + 10),
        ({"overheads": Decimal(500), "owed": Decimal(500), "instalments": False}, 0),
    ],
)
def test_a_mark_says_whether_receipts_debts_and_cash_let_one_live(answers: Answers, points: int) -> None:
    told = Diagnosis(support_id="s", on=LAST_DAY, form="starting_point", kit_version=1, answers={**WELDER, **answers})
    found = read_diagnosis(ARMOR, told, {"children": 0, "business_since": date(2020, 1, 1)})
    assert found
    assert found.livelihood
    assert found.livelihood.target_rsa
    mark = next(one for one in found.marks if one.score.code == "upkeep")
    assert mark.value == pytest.approx(60 * min(1, Decimal(1200) / found.livelihood.target_rsa) + points)


def test_the_demonstration_holds_together_whatever_the_kit(demonstration: Register) -> None:
    operation = demonstration.operations()[0]
    cases = demonstration.participations(operation.code)
    assert measure(cases, Span.whole(operation)).period["accompanied"].count() == len(demonstration.people()) == 20
    assert demonstration.check() == ()


def test_every_answer_of_the_demonstration_is_one_its_kit_allows(demonstration: Register) -> None:
    kit = SHIPPED[str(demonstration.kit_data()["code"])]
    asked = {one.key: one for one in kit.asked(kit.forms[0])}
    supports = [support for one in demonstration.files() for support in one.supports]
    assert {plan.track for one in supports for plan in one.plans} <= {one.code for one in kit.tracks}
    assert {one.exit.reason for one in supports if one.exit} <= {one.code for one in kit.exit_reasons}
    assert all(one.exit.proof is None or one.exit.proof in _proofs(kit) for one in supports if one.exit)
    for diagnosis in (one for support in supports for one in support.diagnoses):
        assert diagnosis.form == kit.forms[0].code
        assert all(asked[key].kind.show(value) for key, value in diagnosis.answers.items())
        assert not any(asked[key].formula for key in diagnosis.answers)


def _proofs(kit: Kit) -> set[str]:
    return {one.label for one in kit.lists["proofs"]}


def test_the_scores_of_the_demonstration_stay_between_their_bounds(demonstration: Register) -> None:
    kit = SHIPPED[str(demonstration.kit_data()["code"])]
    told = [one.answers for file in demonstration.files() for support in file.supports for one in support.diagnoses]
    formulas = {one.key: one.formula for one in kit.asked(kit.forms[0]) if one.formula}
    marks = {
        score: [evaluate(score.formula, {**one, **computed(formulas, one)}) for one in told]
        for score in kit.forms[0].scores
    }
    known = [(score, float(str(mark))) for score, several in marks.items() for mark in several if mark is not None]
    assert bool(known) == bool(marks)
    assert all(0 <= mark <= score.most for score, mark in known)


def test_the_lists_of_the_demonstration_have_the_headings_of_its_kit(demonstration: Register) -> None:
    code = str(demonstration.kit_data()["code"])
    names = vocabulary(SHIPPED[code]).names
    columns = read_words(code).columns
    assert all(fold_heading(heading) in names for heading in columns.values())
    for path in (demonstration.path.parent / LISTS_FOLDER).iterdir():
        assert [str(cell) for cell in read_book(path).sheets[0].rows[3]] == list(columns.values())


def test_the_kit_of_armor_reads_its_lists_and_those_of_others(demonstration: Register) -> None:
    for path in (demonstration.path.parent / LISTS_FOLDER).iterdir():
        plan = plan_import(read_book(path), ARMOR, [], today=LAST_DAY)
        assert not plan.unknown
        assert plan.counts["created"]


def test_the_workbook_and_the_report_come_out(demonstration: Register) -> None:
    folder, operation = demonstration.path.parent, demonstration.operations()[0].code
    (workbook,), (pdf,) = (sorted(folder.glob(f"FSE_{operation}_*.{ending}")) for ending in ("xlsx", "pdf"))
    assert any(operation in str(cell) for sheet in read_book(workbook).sheets for row in sheet.rows for cell in row)
    assert pdf.read_bytes().startswith(b"%PDF")
