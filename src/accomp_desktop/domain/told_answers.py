# SPDX-License-Identifier: EUPL-1.2
"""Everything told of a person, as conditions, formulas and calculations read it: one mapping of answers."""

from accomp_desktop.domain.asking import known
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.values import Answers


def told_of(file: PersonFile, support: SupportFile | None, kit: Kit) -> Answers:
    """Give the answers of the person, the household, the present business and the accompaniment."""
    business = next((one for one in reversed(file.businesses) if one.ended is None), None)
    answers: Answers = {}
    for record in (file.person, file.household, business, support.support if support else None):
        if record is not None:
            answers = known(record, kit.fields_of(record.kind()), answers)
    return answers


def told_of_partner(partner: PersonFile | None, kit: Kit) -> Answers | None:
    """Give the answers of who shares the household, those of the last diagnosis included."""
    if partner is None:
        return None
    support = partner.supports[-1] if partner.supports else None
    answers = told_of(partner, support, kit)
    diagnosis = support.diagnoses[-1] if support and support.diagnoses else None
    form = kit.form(diagnosis.form) if diagnosis else None
    return known(diagnosis, (*kit.fields_of("diagnosis"), *kit.asked(form)), answers) if diagnosis and form else answers
