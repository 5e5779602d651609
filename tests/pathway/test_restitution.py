# SPDX-License-Identifier: EUPL-1.2
"""The restitution on paper: everything for the person, nothing sensitive for the Département."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.person import Household
from accomp_desktop.domain.plan import Action
from accomp_desktop.domain.questions import Question
from accomp_desktop.domain.restitution import (
    WITHHELD,
    Diagnosed,
    Restitution,
    for_departement,
    my_situation,
    restitution,
)
from accomp_desktop.domain.values import Value
from accomp_desktop.reports.paper import HEIGHT, MARGIN, WIDTH
from accomp_desktop.reports.restitution import write_restitution
from tests.diagnosed import ANSWERS, DIAGNOSED, FILE, NOW, diagnosis, told
from tests.listing import KIT
from tests.printed import printed_texts

MOMENT = datetime(2026, 7, 1, 9, 5)  # noqa: DTZ001  the time on the user's wall
FORM = KIT.forms[0]


def written(folder: Path, made: Restitution) -> PdfReader:
    write_restitution(folder / "papier.pdf", made, MOMENT)
    return PdfReader(folder / "papier.pdf")


def words(pdf: PdfReader) -> str:
    return re.sub(r"[ \u00a0\u202f\n]+", " ", "\n".join(page.extract_text() for page in pdf.pages))


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return written(tmp_path_factory.mktemp("mine"), restitution(DIAGNOSED))


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return written(tmp_path_factory.mktemp("theirs"), for_departement(DIAGNOSED))


@pytest.mark.parametrize(
    "said",
    [
        "Restitution du diagnostic Odet MOËLO",
        "Urgent Dette envers l’Urssaf sans échéancier",
        "Forte fatigue",
        "Chiffre d’affaires encaissé 1 200,00 €",
        "= Ce que l’activité laisse 530,24 €",
        "+ Prime d’activité estimée 320,79 €",
        "= En tout 851,03 €",
        "Sortir du RSA n’est pas vivre de son activité",
        "Pour garder le montant du RSA du foyer 1 373,46 €",
        "À part, le RSA s’arrête à 1 135,00 € encaissés par mois.",
        "solide, 85 sur 100",
        "Pas de note : il manque",
        "Mobilité, Santé, Budget personnel.",
        "Proposée par le diagnostic : Booster l’activité.",
        "Décidée ensemble : Développer la pluriactivité.",
        "Pourquoi une autre voie : Un mi-temps l’attend",
        "Revenu net de l’activité 250,16 € 530,24 € +280,08 €",
        "Demander un échéancier à l’Urssaf, avant le 15 juillet 2026",
        "Les douze derniers mois",
        "RSA, montant forfaitaire, 1 personne (métropole) 651,69 €/mois 01/04/2026 décret 2026-220",
        "Estimation, ne vaut pas décision de la CAF ou de la MSA.",
        "signature",
    ],
)
def test_the_person_is_told_everything(mine: PdfReader, said: str) -> None:
    assert said in words(mine)


def test_it_holds_on_two_to_four_pages(mine: PdfReader, theirs: PdfReader) -> None:
    assert 2 <= len(mine.pages) <= 4
    assert 2 <= len(theirs.pages) <= 4
    assert f"Page 1 sur {len(mine.pages)}" in words(mine)


def test_it_is_tagged_in_french_and_named_after_nobody(mine: PdfReader, theirs: PdfReader) -> None:
    for pdf, title in ((mine, "Restitution du diagnostic"), (theirs, "Diagnostic, pour le Département")):
        assert pdf.metadata
        assert pdf.metadata.title == title
        assert (pdf.root_object["/Lang"], pdf.root_object["/MarkInfo"]["/Marked"]) == ("fr-FR", True)
        sorts = [part.get_object()["/S"] for part in pdf.root_object["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
        assert {"/H1", "/H2", "/P", "/L", "/Table"} <= set(sorts)


@pytest.mark.parametrize(
    "hidden", ["fatigue", "Santé", "frein pèse fort", "Repères", "sur 100", "Proposée", "mi-temps", "Liberté"]
)
def test_the_departement_is_told_nothing_sensitive_nor_any_mark(theirs: PdfReader, hidden: str) -> None:
    assert hidden.lower() not in words(theirs).lower()


@pytest.mark.parametrize(
    "said", ["N° du Département : 35-0042", "= En tout 851,03 €", "Décidée ensemble", "Mobilité, Budget personnel."]
)
def test_the_departement_is_told_the_rest(theirs: PdfReader, said: str) -> None:
    assert said in words(theirs)


def test_marks_go_to_the_departement_once_the_person_agrees_but_not_those_of_sensitive_answers(tmp_path: Path) -> None:
    text = words(written(tmp_path, for_departement(DIAGNOSED, with_marks=True)))
    assert "solide, 85 sur 100" in text
    assert "Liberté face aux freins" not in text


def sensitive(kit: Kit) -> Iterator[Question]:
    for one in (*kit.fields, *kit.forms[0].questions()):
        if one.sensitive and not one.formula:
            yield one


def with_sensitive(kit: Kit, *keys: str) -> Kit:
    """The same kit, where these questions are sensitive."""

    def marked(one: Question) -> Question:
        inner = tuple(map(marked, one.questions))
        return replace(one, sensitive=one.sensitive or one.key in keys, questions=inner)

    form = kit.forms[0]
    sections = tuple(replace(one, questions=tuple(map(marked, one.questions))) for one in form.sections)
    return replace(kit, forms=(replace(form, sections=sections),), fields=tuple(map(marked, kit.fields)))


def printed(base: Diagnosed, key: str, value: Value, folder: Path) -> bytes:
    """What the Département is sent when this is answered, in the diagnosis and in the person’s record."""
    answers = {one: told for one, told in NOW.answers.items() if one != key} | ({} if value is None else {key: value})
    person = replace(base.file.person, answers={} if value is None else {key: value})
    made = told(replace(NOW, answers=answers), replace(base, file=replace(base.file, person=person)))
    write_restitution(folder / "d.pdf", for_departement(made, with_marks=True), MOMENT)
    return (folder / "d.pdf").read_bytes()


SECRETS: tuple[Value, ...] = (None, "SECRET-4217", ("SECRET-4217",), "strong", "none", 1, 5, Decimal(4217), True)


@pytest.mark.parametrize("key", [one.key for one in sensitive(KIT)])
def test_no_answer_to_a_sensitive_question_changes_what_the_departement_is_sent(tmp_path: Path, key: str) -> None:
    sent = {printed(DIAGNOSED, key, value, tmp_path) for value in SECRETS}
    assert len(sent) == 1
    assert "SECRET" not in words(PdfReader(tmp_path / "d.pdf"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(key=st.sampled_from([one.key for one in FORM.questions() if not one.formula and one.key in ANSWERS]))
def test_whatever_question_a_kit_calls_sensitive_its_answer_stays_here(tmp_path: Path, key: str) -> None:
    base = replace(DIAGNOSED, kit=with_sensitive(KIT, key))
    assert printed(base, key, ANSWERS[key], tmp_path) == printed(base, key, None, tmp_path)


def test_figures_that_rest_on_a_sensitive_answer_are_said_to_be_withheld(tmp_path: Path) -> None:
    base = replace(DIAGNOSED, kit=with_sensitive(KIT, "housing_aid"))
    text = words(written(tmp_path, for_departement(base)))
    assert WITHHELD.replace("\u202f", " ") in text
    assert "530,24" not in text
    assert "530,24" in words(written(tmp_path, restitution(base)))


def test_where_the_person_lives_is_on_no_paper(tmp_path: Path) -> None:
    person = replace(FILE.person, address="7 rue SECRÈTE", town="CACHÉE", phones=("0611223344",), confidential=True)
    hidden = replace(DIAGNOSED, file=replace(FILE, person=person))
    for made in (restitution(hidden), for_departement(hidden, with_marks=True)):
        text = words(written(tmp_path, made))
        assert not re.search("SECRÈTE|CACHÉE|0611|06 11", text)


def test_the_page_of_the_person_speaks_of_no_sensitive_answer() -> None:
    bare = replace(DIAGNOSED.support, plans=(), actions=())
    steps = my_situation(replace(DIAGNOSED, support=bare)).steps
    assert [one.label for one in steps] == ["Je demande un échéancier à l’Urssaf."]
    assert my_situation(DIAGNOSED).steps[0].label == "Demander un échéancier à l’Urssaf"


def test_a_diagnosis_without_answers_says_what_is_missing(tmp_path: Path) -> None:
    empty = told(replace(NOW, answers={}))
    text = words(written(tmp_path, restitution(empty)))
    assert "Ces montants restent à compléter ensemble. Il manque :" in text
    assert "aucune, il manque des réponses" in text or "Période d’observation" in text
    assert "À décider ensemble".lower() in text.lower()


def test_a_form_that_the_kit_no_longer_has_still_gives_a_paper(tmp_path: Path) -> None:
    gone = told(replace(NOW, form="gone"))
    for made in (restitution(gone), for_departement(gone)):
        assert "Odet MOËLO" in words(written(tmp_path, made))


def test_the_partner_s_sensitive_answers_stay_here_too_and_their_work_counts(tmp_path: Path) -> None:
    couple = replace(FILE, household=Household(children=0, answers={"family_situation": "couple"}))
    base = replace(DIAGNOSED, file=couple)

    def sent(partner: PersonFile | None) -> str:
        return words(written(tmp_path, for_departement(replace(base, partner=partner))))

    works, alone = sent(FILE), sent(None)
    assert works != alone
    other = replace(
        FILE, supports=(replace(FILE.supports[0], diagnoses=(diagnosis(fatigue=1, health_impact="none"),)),)
    )
    assert sent(other) == works
    assert "Activité du conjoint" in sent(replace(FILE, supports=()))


def test_a_year_that_a_scale_does_not_reach_is_left_out(tmp_path: Path) -> None:
    young = tuple(
        replace(one, values=tuple(value for value in one.values if value.since.year >= 2026) or one.values)
        for one in KIT.scales
    )
    made = restitution(replace(DIAGNOSED, kit=replace(KIT, scales=young)))
    assert made.reading.livelihood
    assert made.year is None
    assert "douze derniers mois" not in words(written(tmp_path, made))


def test_three_diagnoses_stand_side_by_side(tmp_path: Path) -> None:
    midway = diagnosis(NOW.on.replace(month=4), turnover_months=(Decimal(1000),) * 12)
    first, last = DIAGNOSED.support.diagnoses
    many = replace(DIAGNOSED, support=replace(DIAGNOSED.support, diagnoses=(first, midway, last)))
    assert "12/01/2026 01/04/2026 01/07/2026 Écart" in words(written(tmp_path, restitution(many)))


@pytest.mark.parametrize("turnover", [10**6, 99_000_000, 999_000_000])
def test_the_largest_sums_stay_on_the_paper(tmp_path: Path, turnover: int) -> None:
    rich = told(diagnosis(turnover_months=(Decimal(turnover),) * 12, fixed_costs=Decimal(turnover) // 4))
    for page in written(tmp_path, restitution(rich)).pages:
        assert all(one.right <= WIDTH - MARGIN + 1 for one in printed_texts(page))


def test_the_fullest_diagnosis_holds_on_four_pages(tmp_path: Path) -> None:
    impacts = ("mobility", "family", "housing", "money", "paperwork", "digital", "reading")
    full = diagnosis(
        registration_current=False, qualification_held="no", insurance_held="no", main_client_share=Decimal(90),
        mixed_accounts=True, urssaf_state="several_late", debts=Decimal(90000), cash=Decimal(1), surroundings=1,
        rights_state="suspended", flat_tax=True, household_taxed=False, fatigue=5, decision_reason="très long " * 90,
        **{f"{one}_impact": "strong" for one in impacts},
    )  # fmt: skip
    midway, actions = diagnosis(NOW.on.replace(month=4)), (Action(plan_id="p", label="très long " * 90),) * 14
    support = replace(DIAGNOSED.support, diagnoses=(DIAGNOSED.support.diagnoses[0], midway, full), actions=actions)
    made = restitution(replace(DIAGNOSED, support=support, diagnosis=full, partner=FILE))
    assert len(made.reading.alerts) > 10
    assert len(written(tmp_path, made).pages) <= 4


LABELS = st.text(max_size=600) | st.sampled_from(["W" * 500, "très long " * 90])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(labels=st.lists(LABELS, max_size=14), name=LABELS, why=LABELS, turnover=st.decimals(0, 10**8, places=2))
def test_nothing_is_over_the_edges_whatever_is_written(
    tmp_path: Path, labels: list[str], name: str, why: str, turnover: Decimal
) -> None:
    answered = diagnosis(turnover_months=(turnover,) * 12, decision_reason=why)
    support = replace(DIAGNOSED.support, actions=tuple(Action(plan_id="p", label=one) for one in labels))
    person = replace(FILE.person, first_name=name, departement_id=name)
    base = replace(DIAGNOSED, support=support, file=replace(FILE, person=person))
    for made in (restitution(told(answered, base)), for_departement(told(answered, base))):
        pdf = written(tmp_path, made)
        assert 2 <= len(pdf.pages) <= 4
        for page in pdf.pages:
            for one in printed_texts(page):
                assert one.left >= MARGIN - 1
                assert one.right <= WIDTH - MARGIN + 1
                assert 20 <= one.y <= HEIGHT - 30
