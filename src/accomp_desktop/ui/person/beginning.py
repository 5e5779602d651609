# SPDX-License-Identifier: EUPL-1.2
"""Beginning an accompaniment, with or without a referral, and what a tab shows until there is one."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Text
from accomp_desktop.domain.person import Support
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.referral import OPEN_STATES, Referral
from accomp_desktop.domain.steps import enter
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.record_dialog import RecordDialog

ADVISER = "first_adviser"
"""Under this key the form of a new accompaniment carries who accompanies; it is not an answer of the record."""


def open_beginning(desk: Desk, dossier: Dossier, parent: QWidget, referral: Referral | None = None) -> RecordDialog:
    """Ask from which day and with whom; a referral that has entered says so."""
    adviser = Field(ADVISER, _tr("Conseiller·ère"), Text(), record="support")
    begun = Support(person_id=dossier.file.person.id, started_on=dossier.today)
    begun = replace(begun, referral_id=referral.id if referral else None)
    if len(dossier.advisers) == 1:
        begun = begun.answering(ADVISER, dossier.advisers[0])

    def writes(record: Record) -> tuple[Change, ...]:
        with_whom = record.answers.get(ADVISER)
        support = record.answering(ADVISER, None)
        return enter(support, str(with_whom) if with_whom else None, referral) if isinstance(support, Support) else ()

    core, own = dossier.kit.fields_of("support")[:1], dossier.kit.fields_of("support")[1:]
    dialog = RecordDialog(
        desk,
        _tr("Commencer un accompagnement"),
        parts_of((*core, adviser, *own)),
        begun,
        parent,
        reason=_tr("Entrée en accompagnement"),
        writes=writes,
        suggestions={ADVISER: dossier.advisers},
    )
    dialog.open()
    return dialog


def open_referral(dossier: Dossier) -> Referral | None:
    """Find the referral that may still enter, the last one if there are several."""
    entered = {one.support.referral_id for one in dossier.file.supports}
    states = {one.referral_id: one.state for one in dossier.file.referral_states}
    waiting = [
        one for one in dossier.file.referrals if one.id not in entered and states.get(one.id, "received") in OPEN_STATES
    ]
    return waiting[-1] if waiting else None


def no_support_yet(desk: Desk, dossier: Dossier, parent: QWidget) -> EmptyState:
    """Say why the tab is empty, and offer to begin."""
    begin = Command(
        _tr("Commencer un accompagnement"),
        lambda: open_beginning(desk, dossier, parent, open_referral(dossier)),
        "route",
    )
    return EmptyState(
        "route",
        _tr("Pas encore d’accompagnement"),
        _tr("Diagnostic, plan, entretiens et sortie se notent à partir du jour où la personne entre."),
        begin,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("beginning", text)
