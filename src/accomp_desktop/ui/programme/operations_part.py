# SPDX-License-Identifier: EUPL-1.2
"""The ESF operations that a register made from this kit begins with."""

from datetime import date

from accomp_desktop.domain.kinds import Choice, Day
from accomp_desktop.domain.kit import Kit, OperationTemplate
from accomp_desktop.domain.operation import PROGRAMMES
from accomp_desktop.domain.shelves import OPERATIONS
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

PROGRAMME = Choice(PROGRAMMES)


def operations_part(running: RunningKit) -> ItemsPart[OperationTemplate]:
    """Make the part."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Opérations FSE proposées"),
            told=tr("Celles qu’un nouveau registre proposera\u202f; les vôtres se tiennent dans les réglages."),
            thing=tr("Opération proposée"),
            add=tr("Ajouter une opération"),
            empty=tr("Un nouveau registre commencera sans opération."),
            shelf=OPERATIONS,
            columns=(
                Column(tr("Intitulé"), lambda one: one.label, stretches=True, strong=True),
                Column(tr("Programme"), lambda one: PROGRAMME.show(one.programme), width=150),
                Column(tr("Du"), lambda one: one.starts_on, width=110),
                Column(tr("Au"), lambda one: one.ends_on, width=110),
            ),
            parts=_parts,
            sort="operation",
            make=_new,
        ),
    )


def _new() -> OperationTemplate:
    year = date.today().year
    return OperationTemplate("", "", date(year, 1, 1), date(year, 12, 31))


def _parts(_: Kit, __: OperationTemplate) -> tuple[Part, ...]:
    return parts_of(
        (
            asked_of("label", tr("Intitulé"), needed=True),
            asked_of("programme", tr("Programme"), PROGRAMME, needed=True),
            asked_of("funder", tr("Organisme intermédiaire")),
            asked_of("starts_on", tr("Du"), Day(), needed=True),
            asked_of("ends_on", tr("Au"), Day(), needed=True),
        )
    )
