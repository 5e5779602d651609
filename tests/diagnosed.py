# SPDX-License-Identifier: EUPL-1.2
"""An invented plumber and his diagnoses, to print: the example of whoever leaves the RSA without living from work."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.decision import DECIDED_TRACK, DECISION_REASON
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.followup import Interview
from accomp_desktop.domain.person import Assignment, Household, Person, Support
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.restitution import Diagnosed
from accomp_desktop.domain.values import Answers, Value
from tests.cases import STRUCTURE
from tests.listing import KIT

DAY, ENTRY = date(2026, 7, 1), date(2026, 1, 12)
ANSWERS: Answers = {
    "housing_charge": "benefit", "housing_aid": Decimal(250), "turnover_months": (Decimal(1200),) * 12,
    "variable_share": Decimal(8), "fixed_costs": Decimal(310),
    "debts": Decimal(1240), "urssaf_debt": Decimal(1240), "urssaf_plan": False, "cash": Decimal(400), "wish": "grow",
    "mobility_impact": "medium", "health_impact": "strong", "fatigue": 4, "bank_access": ("ficp",),
    "receipts_book": "yes", "purchases_book": "not_needed", "quotes_written": "yes", "invoices": "yes",
    "reminders": "partly", "tracking_tool": "no", "cash_forecast": "no", "papers_filed": "partly",
    "family_impact": "none", "reading_impact": "none", "housing_impact": "none", "money_impact": "medium",
    "paperwork_impact": "none", "digital_impact": "none", "surroundings": 3,
    "hours_worked": 30, "hours_free": 8,
    DECIDED_TRACK: "combine", DECISION_REASON: "Un mi-temps l’attend chez un artisan, le temps d’ajuster ses prix.",
}  # fmt: skip


def diagnosis(day: date = DAY, **answers: Value) -> Diagnosis:
    given = {key: value for key, value in {**ANSWERS, **answers}.items() if value is not None}
    return Diagnosis(id=f"d{day}", support_id="s", on=day, form="diagnosis", kit_version=1, answers=given)


NOW, THEN = diagnosis(), diagnosis(ENTRY, turnover_months=(Decimal(800),) * 12, cash_forecast="no", invoices="no")
SUPPORT = SupportFile(
    support=Support(id="s", person_id="odet", started_on=ENTRY),
    assignments=(Assignment(support_id="s", adviser="Nadia BELLEC", since=ENTRY),),
    diagnoses=(THEN, NOW),
    plans=(Plan(id="p", support_id="s", track="combine", agreed_on=DAY),),
    actions=(
        Action(plan_id="p", label="Demander un échéancier à l’Urssaf", due_on=date(2026, 7, 15)),
        Action(plan_id="p", label="Revoir les tarifs du dépannage", due_on=date(2026, 8, 1)),
        Action(plan_id="p", label="Ouvrir un compte pour l’entreprise"),
        Action(plan_id="p", label="Déjà fait", status="done"),
    ),
    interviews=(Interview(support_id="s", on=date(2026, 7, 20), attendance="planned"),),
)
FILE = PersonFile(
    person=Person(id="odet", sex="M", first_name="Odet", birth_name="MOËLO", departement_id="35-0042"),
    household=Household(children=0, answers={"family_situation": "single"}),
    businesses=(
        Business(
            person_id="odet", legal_form="ei", since=date(2020, 1, 1),
            answers={"activity_nature": "craft", "regime": "micro"},
        ),
    ),
    supports=(SUPPORT,),
)  # fmt: skip
DIAGNOSED = Diagnosed(file=FILE, support=SUPPORT, diagnosis=NOW, kit=KIT, structure=STRUCTURE, partner=None, today=DAY)


def told(answered: Diagnosis, base: Diagnosed = DIAGNOSED) -> Diagnosed:
    """The same accompaniment with this diagnosis in the place of the last."""
    support = replace(base.support, diagnoses=(*base.support.diagnoses[:-1], answered))
    return replace(base, support=support, file=replace(base.file, supports=(support,)), diagnosis=answered)
