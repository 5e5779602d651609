# SPDX-License-Identifier: EUPL-1.2
"""The delays after which something is to be done."""

from dataclasses import replace

from accomp_desktop.domain.kinds import Number
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.todo import DELAYS
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.programme.drafts import Draft, asked_of
from accomp_desktop.ui.programme.form_part import Facts, FormPart
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

DAYS = Number("jours", 0, 3650)


def delays_part(running: RunningKit) -> FormPart:
    """Make the part."""
    return FormPart(
        running,
        Facts(
            title=tr("Délais d’alerte"),
            told=tr("Passé ce nombre de jours, l’écran «\u202fÀ faire\u202f» le dit."),
            reason=tr("Délais d’alerte\u202f: modification"),
            parts=parts_of(asked_of(code, label, DAYS, needed=True) for code, label in _labels().items()),
            read=lambda kit: Draft(id="", answers={**DELAYS, **kit.delays}),
            write=_write,
        ),
    )


def _write(kit: Kit, typed: Record) -> Kit:
    return replace(kit, delays={code: int(str(typed.answers[code])) for code in DELAYS})


def _labels() -> dict[str, str]:
    return {
        "first_contact": tr("Premier contact après l’orientation"),
        "diagnosis": tr("Diagnostic après l’entrée"),
        "plan": tr("Plan d’action après l’entrée"),
        "silence": tr("Sans contact avec la personne"),
        "action_soon": tr("Échéance annoncée à l’avance"),
        "survey": tr("Enquête après la sortie"),
        "esf_collection": tr("Données FSE après l’entrée ou la sortie"),
    }
