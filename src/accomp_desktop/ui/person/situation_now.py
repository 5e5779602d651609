# SPDX-License-Identifier: EUPL-1.2
"""The situation as the last diagnosis of the accompaniment tells it, with the business of a partner if there is one."""

from dataclasses import replace

from accomp_desktop.domain.asking import known
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.situation import ToldSituation, told_situation
from accomp_desktop.domain.values import Answers
from accomp_desktop.ui.person.dossier import Dossier


def last_diagnosis(dossier: Dossier) -> Diagnosis | None:
    """Give the last diagnosis of the accompaniment looked at."""
    return dossier.support.diagnoses[-1] if dossier.support and dossier.support.diagnoses else None


def situation_now(dossier: Dossier) -> ToldSituation:
    """Tell the situation today, by the last diagnosis and the scales of today."""
    partner = dossier.partner
    theirs = _answers(replace(dossier, file=partner, partner=None, support_id=None)) if partner else None
    return told_situation(_answers(dossier), dossier.kit, dossier.today, theirs)


def _answers(dossier: Dossier) -> Answers:
    diagnosis, kit = last_diagnosis(dossier), dossier.kit
    if diagnosis is None:
        return dossier.told
    form = kit.form(diagnosis.form)
    return known(diagnosis, (*kit.fields_of("diagnosis"), *(kit.asked(form) if form else ())), dossier.told)
