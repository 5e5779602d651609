# SPDX-License-Identifier: EUPL-1.2
"""The indicators of the programme: how many participants of an operation meet a condition."""

from accomp_desktop.domain.kinds import Text
from accomp_desktop.domain.kit import Kit, LocalIndicator
from accomp_desktop.domain.known_names import names_for_indicators
from accomp_desktop.domain.shelves import INDICATORS
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.condition_editor import expression_editors
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr


def indicators_part(running: RunningKit) -> ItemsPart[LocalIndicator]:
    """Make the part."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Indicateurs du programme"),
            told=tr("Le bilan FSE les compte par sexe, à côté des indicateurs communs et locaux."),
            thing=tr("Indicateur du programme"),
            add=tr("Ajouter un indicateur"),
            empty=tr("Un indicateur compte les participants dont les réponses remplissent une condition."),
            shelf=INDICATORS,
            columns=(
                Column(tr("Indicateur"), lambda one: one.label, stretches=True, strong=True),
                Column(tr("Condition"), lambda one: one.when, width=320),
                state_column(),
            ),
            parts=_parts,
            sort="indicator",
            make=lambda: LocalIndicator("", "", ""),
            editors=lambda kit: expression_editors(names_for_indicators(kit)),
        ),
    )


def _parts(_: Kit, __: LocalIndicator) -> tuple[Part, ...]:
    return parts_of(
        (
            asked_of("label", tr("Indicateur"), Text(lines=2), needed=True),
            asked_of("when", tr("Compte les participants dont"), Text(lines=2), needed=True),
            asked_of("help", tr("Ce qu’il dit"), Text(lines=2)),
        )
    )
